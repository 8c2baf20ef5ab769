/* sample-lines.c: curves over two axes, for the demo, the tests and the benchmark.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chart/dp-chart-lines.h"
#include "sample-charts.h"

/* The shapes are smooth stand-ins; the charts of a plan are computed. */

static char *
percent (double value)
{
  return g_strdup_printf ("%.0f %%", value * 100);
}

static void
add_bands (DpChart      *chart,
           const double (*limits)[2])
{
  static const struct
  {
    DpParty party;
    const char *name;
    DpBar bar;
  } rows[] = {
    { DP_PARTY_AGENCY, "Styrelsen 2024", DP_BAR_SOLID },
    { DP_PARTY_REGIONS, "Regionerne 2023", DP_BAR_SOLID },
    { DP_PARTY_CLINICS, "Familieambulatorierne 2019", DP_BAR_SOLID },
    { DP_PARTY_MUNICIPALITIES, "Kommunerne 2020", DP_BAR_THREAD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DpRangeRow *row = dp_chart_add_band (chart, rows[i].party, rows[i].name);
      g_autofree char *label = g_strdup_printf (rows[i].bar == DP_BAR_SOLID ? "%g–%g" : "%g · %g", limits[i][0], limits[i][1]);

      dp_range_row_set_bar (row, rows[i].bar);
      dp_range_row_set_label (row, label);
      dp_range_row_add_mark (row, limits[i][0], NULL, NULL, NULL);
      dp_range_row_add_mark (row, limits[i][1], NULL, NULL, NULL);
    }
}

static void
add_tipping_curve (DpChart    *chart,
                   const char *name,
                   DpStroke    stroke,
                   gboolean    strong,
                   double      tipping,
                   const char *label)
{
  DpCurve *curve = dp_chart_add_curve (chart, name, stroke, strong);

  dp_curve_set_accessible (curve, name);
  for (int need = 0; need <= 120; need++)
    dp_curve_add_point (curve, need, need * need / (need * need + 9 * tipping * tipping));
  dp_curve_add_mark (curve, tipping, 0.1, label, label);
  for (int need = 20; need <= 120; need += 20)
    {
      g_autofree char *reading = g_strdup_printf ("%s, %d kvinder om året", name, need);

      dp_curve_add_reading (curve, need, need * need / (need * need + 9 * tipping * tipping), reading);
    }
}

DpChart *
sample_tipping (void)
{
  static const double LIMITS[][2] = { { 80, 100 }, { 70, 80 }, { 19, 51 }, { 16, 30 } };
  DpChart *chart = dp_chart_new_lines ("Forslag A holder til ca. 31 kvinder om året; ét samlet tilbud til ca. 56");

  dp_chart_set_language (chart, "da");
  dp_chart_set_subtitle (chart, "Andel uden plads straks ved stigende behov · hele landet · fuld drift · mål: højst 10 %");
  dp_chart_set_source (chart, "Kilder: Social- og Boligstyrelsen 2024; kommunernes svar 2025, tabel 2 og 3. Egen beregning.");
  dp_chart_set_x_axis (chart, 0, 120, 20, NULL, "Kvinder om året i hele landet – og hvor de fire skøn ligger");
  dp_chart_set_y_axis (chart, 0, 0.8, 0.1, percent, "Andel uden plads straks");
  add_tipping_curve (chart, "A Hver region", DP_STROKE_SOLID, TRUE, 31, "holder til ca. 31");
  add_tipping_curve (chart, "B Ved familieambulatorier", DP_STROKE_DASHED, FALSE, 37, "37");
  add_tipping_curve (chart, "C Højt specialiseret", DP_STROKE_DOTTED, FALSE, 56, "56");
  dp_chart_add_level (chart, 0.1, "mål: højst 10 %");
  add_bands (chart, LIMITS);
  return finish_sample (chart);
}

DpChart *
sample_distance (void)
{
  static const double STEPS[][2] = { { 12, 0.21 }, { 31, 0.44 }, { 48, 0.62 }, { 77, 0.81 }, { 98, 0.93 }, { 140, 1 } };
  DpChart *chart = dp_chart_new_lines ("93 % har højst 100 km i luftlinje til det nærmeste tilbud");
  DpCurve *curve;
  double share = 0;

  dp_chart_set_language (chart, "da");
  dp_chart_set_subtitle (chart, "Andel af behovet efter afstand i luftlinje til nærmeste tilbud · ikke rejsetid");
  dp_chart_set_source (chart, "Kilde: Danmarks Statistik 2024. Egen beregning.");
  dp_chart_set_x_axis (chart, 0, 200, 50, NULL, "Km i luftlinje");
  dp_chart_set_y_axis (chart, 0, 1, 0.2, percent, "Andel af behovet");
  curve = dp_chart_add_curve (chart, "A Hver region", DP_STROKE_SOLID, TRUE);
  dp_curve_add_point (curve, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++)
    {
      dp_curve_add_point (curve, STEPS[i][0], share);
      share = STEPS[i][1];
      dp_curve_add_point (curve, STEPS[i][0], share);
    }
  dp_curve_add_point (curve, 200, 1);
  dp_curve_add_mark (curve, 50, 0.62, "62 %", "Inden for 50 km: 62 %");
  dp_curve_add_mark (curve, 100, 0.93, "93 %", "Inden for 100 km: 93 %");
  dp_curve_add_mark (curve, 150, 1, "100 %", "Inden for 150 km: 100 %");
  for (int km = 50; km <= 150; km += 50)
    {
      g_autofree char *label = g_strdup_printf ("%d km", km);

      dp_chart_add_upright (chart, km, label, DP_STROKE_DASHED);
    }
  return finish_sample (chart);
}

DpChart *
sample_price (void)
{
  static const double LIMITS[][2] = { { 77, 83 }, { 74, 77 }, { 30, 64 }, { 26, 46 } };
  static const DpParty PARTIES[] = { DP_PARTY_AGENCY, DP_PARTY_REGIONS, DP_PARTY_CLINICS, DP_PARTY_MUNICIPALITIES };
  DpChart *chart = dp_chart_new_lines ("Et brugt døgn koster 1,1–3,7 gange taksten, når belægningen bliver 26–83 %");
  DpCurve *curve;

  dp_chart_set_language (chart, "da");
  dp_chart_set_subtitle (chart, "Kr. pr. brugt døgn efter belægning · 30 pladser · prisniveau 2025 · takst budgetteret ved 95 %");
  dp_chart_set_source (chart, "Kilde: forslagets driftsbudget. Egen beregning.");
  dp_chart_set_x_axis (chart, 0, 100, 20, NULL, "Procent af pladserne i brug – og hvor de fire skøn ligger");
  dp_chart_set_y_axis (chart, 0, 20000, 5000, NULL, "Kr. pr. brugt døgn");
  curve = dp_chart_add_curve (chart, NULL, DP_STROKE_SOLID, TRUE);
  for (int percent_used = 10; percent_used <= 100; percent_used++)
    dp_curve_add_point (curve, percent_used, 4300 * 100.0 / percent_used);
  for (guint i = 0; i < G_N_ELEMENTS (LIMITS); i++)
    for (guint k = 0; k < 2; k++)
      {
        g_autofree char *price = g_strdup_printf ("%.0f kr.", 4300 * 100 / LIMITS[i][k]);

        dp_curve_mark_set_party (dp_curve_add_mark (curve, LIMITS[i][k], 4300 * 100 / LIMITS[i][k], price, price), PARTIES[i]);
      }
  dp_curve_add_mark (curve, 95, 4300 * 100 / 95.0, "takst 4.526 kr.", "Takst ved 95 %");
  dp_chart_add_upright (chart, 95, "budgetteret 95 %", DP_STROKE_DASHED);
  add_bands (chart, LIMITS);
  return finish_sample (chart);
}

DpChart *
sample_empty_lines (void)
{
  DpChart *chart = dp_chart_new_lines ("Prisen kan ikke beregnes endnu");

  dp_chart_set_language (chart, "da");
  dp_chart_set_subtitle (chart, "Kr. pr. brugt døgn");
  dp_chart_set_empty_text (chart, "Forslaget har ingen driftsudgifter endnu. Skriv dem under Personale og økonomi.");
  return finish_sample (chart);
}
