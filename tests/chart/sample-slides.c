/* sample-slides.c: a timeline and pages of words, for the demo, the tests and the benchmark.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The milestones are those of the reform's work plan; the steps are the example's.
 */
#include "sample-charts.h"

#include "chart/dp-chart-gantt.h"
#include "chart/dp-chart-map.h"
#include "chart/dp-chart-squares.h"
#include "chart/dp-chart-text.h"

#include <stddef.h>

/* Months since the beginning of 2025. */
#define QUARTERS 14

static void
add_scale (DpChart *chart)
{
  for (int quarter = 0; quarter < QUARTERS; quarter++)
    {
      g_autofree char *year = g_strdup_printf ("%d", 2025 + quarter / 4);
      g_autofree char *label = g_strdup_printf ("%d.", quarter % 4 + 1);

      if (quarter % 4 == 0)
        dp_chart_add_gantt_tick (chart, TRUE, quarter * 3, year);
      dp_chart_add_gantt_tick (chart, FALSE, quarter * 3, label);
    }
}

static void
add_milestone (DpGanttRow *row,
               double      at,
               gboolean    exact,
               const char *sentence)
{
  dp_gantt_span_set_exact (dp_gantt_row_add_span (row, DP_GANTT_FIXED, at, at, NULL, sentence), exact);
}

static void
add_lanes (DpChart *chart)
{
  DpGanttRow *row = dp_chart_add_gantt_row (chart, TRUE, "Opgaveflytning", NULL);

  add_milestone (row, 1.5, FALSE, "Fagligt grundlag: februar 2025");
  add_milestone (row, 9.5, FALSE, "Lovforslag om opgaveflytning: oktober 2025");
  add_milestone (row, 24, TRUE, "Opgaver overdrages: 1. januar 2027");
  row = dp_chart_add_gantt_row (chart, TRUE, "Sundhedsråd", NULL);
  add_milestone (row, 10.6, TRUE, "Valg: 18. november 2025");
  add_milestone (row, 12, TRUE, "Forberedende sundhedsråd: 1. januar 2026");
  add_milestone (row, 18.5, FALSE, "Aftale om deling: juli 2026");
}

static void
add_step (DpChart    *chart,
          const char *name,
          const char *detail,
          DpGanttForm form,
          double      from,
          double      to,
          gboolean    open,
          const char *label)
{
  g_autofree char *sentence = g_strdup_printf ("%s: %s", name, label);
  DpGanttRow *row = dp_chart_add_gantt_row (chart, FALSE, name, detail);

  dp_gantt_span_set_open (dp_gantt_row_add_span (row, form, from, to, label, sentence), open);
}

/** Every form of a step: fixed, expected, unknown, open, by day and by month; today and the handover. */
DpChart *
sample_timeline (void)
{
  DpChart *chart = dp_chart_new_gantt ("Et tilbud kan tidligst åbne i 3. kvartal 2027 – efter opgaveflytningen 1. januar 2027", 0,
                                       QUARTERS * 3);

  dp_chart_set_subtitle (chart, "Forslag A · kalender · egne trin under reformens milepæle");
  dp_chart_set_source (chart, "Kilde: reformens arbejdsplan i kommunernes svar 2025; sikkerhed: ikke oplyst. Egne trin: forudsætninger.");
  dp_chart_set_language (chart, "da");
  dp_chart_set_gantt_titles (chart, "Kvartal", "Sundhedsreformen", "Egne trin");
  dp_chart_set_gantt_legend (chart, "fastlagt", "forventet, blød ende", "tidspunkt ukendt, åben ende", "dag kendt",
                             "kun måned kendt");
  dp_chart_set_gantt_event (chart, 24, "1.1.2027: opgaver overdrages");
  dp_chart_set_gantt_today (chart, 3.8, "I dag, uge 17");
  add_scale (chart);
  add_lanes (chart);
  add_step (chart, "Politisk beslutning", "KKR og regionsråd", DP_GANTT_FIXED, 5, 5, FALSE, "31. maj 2025");
  add_step (chart, "Finansiering og drift", "kommunalbestyrelserne", DP_GANTT_FIXED, 5, 11, FALSE, "juni–november 2025");
  add_step (chart, "Ombygning", "driftsherren", DP_GANTT_EXPECTED, 12, 27, FALSE, "2026 – 1. kvartal 2027");
  add_step (chart, "Åbning", "tilbuddet", DP_GANTT_EXPECTED, 31.5, 31.5, FALSE, "3. kvartal 2027");
  add_step (chart, "Indkøring", "1–3 år (kommunernes erfaring)", DP_GANTT_UNKNOWN, 32, 32, TRUE, "slut ukendt");
  return finish_sample (chart);
}

DpChart *
sample_empty_timeline (void)
{
  DpChart *chart = dp_chart_new_gantt ("Forslaget har ingen trin endnu", 0, 1);

  dp_chart_set_empty_text (chart, "Tilføj trinene frem til åbningen, hvert med sin tidligste, sandsynlige og seneste dato.");
  return finish_sample (chart);
}

/** 500 steps with names of one line: what the benchmark times. */
DpChart *
sample_long_timeline (void)
{
  DpChart *chart = dp_chart_new_gantt ("Fem hundrede trin", 0, QUARTERS * 3);

  add_scale (chart);
  for (int step = 0; step < 500; step++)
    {
      g_autofree char *name = g_strdup_printf ("Trin nummer %d", step + 1);

      add_step (chart, name, NULL, step % DP_N_GANTT_FORMS, step % 30, step % 30 + step % 9, FALSE, "forventet");
    }
  return finish_sample (chart);
}

DpChart *
sample_title_page (void)
{
  DpChart *chart = dp_chart_new_text ("KKR Nordjylland");

  dp_chart_add_text (chart, DP_TEXT_HERO, "Døgnbehandling til gravide", "Oplæg til drøftelse den 25. april 2025");
  return finish_sample (chart);
}

DpChart *
sample_points (void)
{
  DpChart *chart = dp_chart_new_text ("Styrelsen beder om konkrete forslag i fire dele");

  dp_chart_set_source (chart, "Kilde: Social- og Boligstyrelsens anmodning om fornyet behandling, 2024.");
  dp_chart_add_text (chart, DP_TEXT_POINT, "Model", "Hjemmel, fagligt indhold, kompetencer og placering.");
  dp_chart_add_text (chart, DP_TEXT_POINT, "Aftaler", "Skriftlige samarbejdsaftaler med det regionale familieambulatorium, og hvornår de "
                                                      "er indgået.");
  dp_chart_add_text (chart, DP_TEXT_POINT, NULL, "Et punkt uden overskrift.");
  dp_chart_add_text (chart, DP_TEXT_ROW, "A  Hver region", "Fem tilbud, 30 pladser; holder til ca. 31 kvinder om året.");
  dp_chart_add_text (chart, DP_TEXT_ROW, "P  Prøvehandling", "Et tilbud, 4 pladser.");
  return finish_sample (chart);
}

static void
add_land (DpChart *chart,
          double   west,
          double   south,
          double   east,
          double   north,
          gboolean apart)
{
  const DpMapPoint corners[] = { { west, south }, { east, south + 0.1 }, { east - 0.2, north }, { west + 0.1, north - 0.1 } };

  dp_chart_add_map_land (chart, corners, G_N_ELEMENTS (corners), apart);
}

/** Land of few corners, an island in the frame, units near one another, and rings that leave the map. */
DpChart *
sample_map (void)
{
  static const struct
  {
    double longitude;
    double latitude;
    const char *name;
  } units[] = { { 9.9, 57.0, "Aalborg" }, { 10.2, 56.15, "Aarhus" }, { 10.4, 55.4, "Odense" }, { 11.7, 55.7, "Holbæk" }, { 12.45, 55.62, "Hvidovre" } };
  DpChart *chart = dp_chart_new_map ("93 % af behovet ligger inden for 100 km");

  dp_chart_set_subtitle (chart, "Luftlinje til regionens eget tilbud · behov efter befolkning");
  dp_chart_set_source (chart, "Kilder: Natural Earth; GeoNames; Danmarks Statistik.");
  dp_chart_set_language (chart, "da");
  dp_chart_set_map_apart (chart, "Bornholm");
  dp_chart_set_map_legend (chart, "tilbud med pladser", "by, efter befolkning", "50 km; 100 km stiplet");
  add_land (chart, 8.1, 54.9, 10.6, 57.6, FALSE);
  add_land (chart, 11.1, 54.7, 12.6, 56.1, FALSE);
  add_land (chart, 14.7, 55.0, 15.2, 55.3, TRUE);
  dp_chart_add_map_ring (chart, 50, "50 km");
  dp_chart_add_map_ring (chart, 100, "100 km");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const DpMapPoint at = { units[i].longitude, units[i].latitude };
      g_autofree char *sentence = g_strdup_printf ("%s: 6 pladser", units[i].name);
      DpMapUnit *unit = dp_chart_add_map_unit (chart, at, units[i].name, "6", sentence);

      dp_map_unit_set_id (unit, units[i].name);
      dp_map_unit_set_chosen (unit, i == 0);
      dp_chart_add_map_town (chart, at, 1.0 / (i + 1), NULL);
    }
  return finish_sample (chart);
}

DpChart *
sample_empty_map (void)
{
  DpChart *chart = dp_chart_new_map ("Ingen kan endnu sige, hvor langt der er");

  dp_chart_set_empty_text (chart, "Angiv, hvor tilbuddet ligger.");
  return finish_sample (chart);
}

DpChart *
sample_squares (void)
{
  DpChart *chart = dp_chart_new_squares ("Af 83 kvinder var 30 i misbrugsbehandling før opholdet og 16 under det", 83, DP_PARTY_MUNICIPALITIES);
  DpSquaresPanel *before = dp_chart_add_squares_panel (chart, "Før opholdet", 30, "Misbrugsbehandling: 30 (36 %)");
  DpSquaresPanel *during = dp_chart_add_squares_panel (chart, "Under opholdet", 16, "Misbrugsbehandling: 16 (19 %)");

  dp_chart_set_source (chart, "Kilde: kommunernes svar 2025, tabel 2 og 3. Gengangere: overlap ukendt.");
  dp_chart_set_language (chart, "da");
  dp_squares_panel_add_bar (before, "Andre forebyggende foranstaltninger", 60, "60 (72 %)");
  dp_squares_panel_add_bar (before, "Øvrige ydelser til socialt udsatte (fx SEL § 85)", 24, "24 (29 %)");
  dp_squares_panel_add_bar (during, "Andre forebyggende foranstaltninger", 83, "83 (100 %)");
  return finish_sample (chart);
}
