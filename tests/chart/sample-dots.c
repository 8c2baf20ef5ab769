/* sample-dots.c: rows of dots and equally likely outcomes, for the demo, the tests and the benchmark.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chart/dp-chart-dots.h"
#include "chart/dp-chart-quantiles.h"
#include "sample-charts.h"

static const DpParty parties[] = { DP_PARTY_AGENCY, DP_PARTY_REGIONS, DP_PARTY_CLINICS, DP_PARTY_MUNICIPALITIES };
static const char *const names[] = { "Styrelsen 2024", "Regionerne 2023", "Familieambulatorierne 2019", "Kommunerne 2020" };

static char *
percent (double value)
{
  return g_strdup_printf ("%.0f %%", value * 100);
}

static void
add_lane (DpDotRow *row,
          guint     panel,
          guint     party,
          gboolean  named,
          double    low,
          double    high)
{
  DpDotLane *lane = dp_dot_row_add_lane (row, panel, parties[party], party == 3 ? DP_BAR_THREAD : DP_BAR_SOLID,
                                         named ? names[party] : NULL);
  const double values[] = { low, high };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *share = percent (values[i]);
      g_autofree char *sentence = g_strdup_printf ("%s: %s", names[party], share);

      dp_dot_lane_add_dot (lane, values[i], NULL, FALSE, sentence);
    }
}

DpChart *
sample_units (void)
{
  static const struct
  {
    const char *name;
    double used[4][2];
    double without[4][2];
  } units[] = {
    { "Hovedstaden", { { 0.89, 0.92 }, { 0.86, 0.89 }, { 0.47, 0.79 }, { 0.41, 0.62 } },
      { { 0.58, 0.66 }, { 0.53, 0.58 }, { 0.05, 0.41 }, { 0.03, 0.18 } } },
    { "Sjælland", { { 0.72, 0.79 }, { 0.67, 0.72 }, { 0.22, 0.55 }, { 0.19, 0.35 } },
      { { 0.24, 0.34 }, { 0.19, 0.24 }, { 0, 0.09 }, { 0, 0.02 } } },
    { "Nordjylland", { { 0.59, 0.67 }, { 0.54, 0.59 }, { 0.16, 0.41 }, { 0.13, 0.25 } },
      { { 0.12, 0.19 }, { 0.08, 0.12 }, { 0, 0.03 }, { 0, 0 } } },
  };
  DpChart *chart = dp_chart_new_dots ("Hovedstaden er mest fyldt med 41–92 % af pladserne i brug, Nordjylland mindst med 13–67 %");
  DpDotSection *section = dp_chart_add_dot_section (chart, NULL);

  dp_chart_set_language (chart, "da");
  dp_chart_set_subtitle (chart, "Tilbud for tilbud ved hvert skøn · fuld drift · mål: højst 10 % uden plads straks");
  dp_chart_set_source (chart, "Kilder: Social- og Boligstyrelsen 2024; kommunernes svar 2025, tabel 2 og 3. Egen beregning.");
  dp_dot_section_add_panel (section, 0, 1, 0.2, percent, "Pladser i brug");
  dp_dot_panel_add_line (dp_dot_section_add_panel (section, 0, 1, 0.2, percent, "Uden plads straks"), 0.1, "mål: højst 10 %");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      DpDotRow *row = dp_dot_section_add_row (section, NULL, units[i].name, "6 pladser", NULL);
      g_autofree char *used = g_strdup_printf ("%.0f–%.0f %%", units[i].used[3][0] * 100, units[i].used[0][1] * 100);
      g_autofree char *without = g_strdup_printf ("%.0f–%.0f %%", units[i].without[3][0] * 100, units[i].without[0][1] * 100);

      dp_dot_row_set_text (row, 0, used);
      dp_dot_row_set_text (row, 1, without);
      for (guint p = 0; p < G_N_ELEMENTS (parties); p++)
        {
          add_lane (row, 0, p, TRUE, units[i].used[p][0], units[i].used[p][1]);
          add_lane (row, 1, p, FALSE, units[i].without[p][0], units[i].without[p][1]);
        }
    }
  return finish_sample (chart);
}

static void
add_change (DpDotSection *section,
            DpParty       party,
            const char   *name,
            const char   *detail,
            double        before,
            const char   *before_text,
            double        after,
            const char   *after_text)
{
  DpDotLane *lane = dp_dot_row_add_lane (dp_dot_section_add_row (section, NULL, name, detail, name), 0, party, DP_BAR_SOLID, NULL);

  dp_dot_lane_add_dot (lane, before, before_text, TRUE, before_text);
  dp_dot_lane_add_dot (lane, after, after_text, FALSE, after_text);
}

DpChart *
sample_change (void)
{
  DpChart *chart = dp_chart_new_dots ("Fra forslag A til C: ved 100 kvinder om året falder antallet uden plads fra 50 til 22");
  DpDotSection *section;

  dp_chart_set_language (chart, "da");
  dp_chart_set_subtitle (chart, "Åbne mærker: A Hver region · fyldte: C Højt specialiseret · hele landet, fuld drift");
  dp_chart_set_source (chart, "Kilder: Social- og Boligstyrelsen 2024; kommunernes svar 2025, tabel 2 og 3. Egen beregning.");
  section = dp_chart_add_dot_section (chart, "Holder til");
  dp_dot_section_add_panel (section, 0, 120, 20, NULL, "Kvinder om året · flere er bedre");
  add_change (section, DP_PARTY_OWN, "For landet", NULL, 31, "31", 81, "81");
  add_change (section, DP_PARTY_OWN, "I hver region", NULL, 23, "23", 81, "81");
  section = dp_chart_add_dot_section (chart, "Uden plads straks");
  dp_dot_section_add_panel (section, 0, 0, 0, NULL, "Kvinder om året · færre er bedre");
  add_change (section, DP_PARTY_AGENCY, "Styrelsen", "100 kvinder om året", 50, "50", 22, "22");
  add_change (section, DP_PARTY_MUNICIPALITIES, "Kommunerne", "16 kvinder om året", 0.2, "0,2", 0.2, "0,2");
  section = dp_chart_add_dot_section (chart, "Pris pr. brugt døgn");
  dp_dot_section_add_panel (section, 0, 0, 0, NULL, "Kr. · mindre er bedre");
  add_change (section, DP_PARTY_OWN, "Ved det højeste skøn", "100 kvinder om året", 5758, "5.758 kr.", 4900, "4.900 kr.");
  return finish_sample (chart);
}

DpChart *
sample_years (void)
{
  static const struct
  {
    guint party;
    const char *detail;
    double goal;
    guint stacks[12][2];
  } rows[] = {
    { 0, "80–100 kvinder om året", 10, { { 6, 2 }, { 10, 3 }, { 14, 5 }, { 17, 6 }, { 21, 9 }, { 24, 8 }, { 28, 7 }, { 33, 6 }, { 38, 3 }, { 46, 1 } } },
    { 1, "70–80 kvinder om året", 8, { { 1, 4 }, { 4, 8 }, { 7, 10 }, { 9, 11 }, { 13, 9 }, { 18, 5 }, { 27, 3 } } },
    { 2, "19–51 kvinder om året", 5.1, { { 0, 47 }, { 1, 2 }, { 2, 1 } } },
    { 3, "30 kvinder om året", 3, { { 0, 50 } } },
  };
  DpChart *chart = dp_chart_new_quantiles ("Ved styrelsens skøn er flere uden plads, end målet tåler, i 45 af 50 mulige år");

  dp_chart_set_language (chart, "da");
  dp_chart_set_subtitle (chart, "Kvinder uden plads i år 10 · 50 lige sandsynlige år for hvert skøn · simuleret");
  dp_chart_set_source (chart, "Egen simulering: 10.000 fremtider, startværdi 1.");
  dp_chart_set_quantile_axis (chart, 0, 50, 10, NULL, "Kvinder uden plads i året");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DpQuantileRow *row = dp_chart_add_quantile_row (chart, NULL, parties[rows[i].party], names[rows[i].party], rows[i].detail, NULL);

      dp_quantile_row_set_goal (row, rows[i].goal);
      dp_quantile_row_set_texts (row, i == 0 ? "45 af 50 år" : "5 af 50 år", "med flere end målet");
      for (guint s = 0; s < G_N_ELEMENTS (rows[i].stacks) && rows[i].stacks[s][1] > 0; s++)
        {
          g_autofree char *sentence = g_strdup_printf ("%u uden plads: %u af 50 år", rows[i].stacks[s][0], rows[i].stacks[s][1]);

          dp_quantile_row_add_stack (row, rows[i].stacks[s][0], rows[i].stacks[s][1], rows[i].stacks[s][0] > rows[i].goal, sentence);
        }
    }
  return finish_sample (chart);
}

DpChart *
sample_empty_dots (void)
{
  DpChart *chart = dp_chart_new_dots ("Der er kun ét forslag at sammenligne");

  dp_chart_set_language (chart, "da");
  dp_chart_set_empty_text (chart, "Dublér forslaget og ændr det; så kan de to stilles over for hinanden.");
  return finish_sample (chart);
}

DpChart *
sample_empty_quantiles (void)
{
  DpChart *chart = dp_chart_new_quantiles ("De mulige år er ikke simuleret endnu");

  dp_chart_set_language (chart, "da");
  dp_chart_set_empty_text (chart, "Simuleringen begynder af sig selv, når forslaget kan beregnes.");
  return finish_sample (chart);
}
