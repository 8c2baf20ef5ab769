/* sample-charts.c: charts with the figures of the Danish sources, for the demo, the tests and the benchmark.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sample-charts.h"

const SampleChart sample_charts[] = {
  { "need", sample_need },
  { "capacity", sample_capacity },
  { "scores", sample_scores },
  { "what-if", sample_what_if },
  { "empty-range", sample_empty_range },
  { "empty-steps", sample_empty_steps },
  { "one-row", sample_one_row },
  { "many-rows", sample_many_rows },
  { "long-names", sample_long_names },
  { "crowded-lines", sample_crowded_lines },
  { "wide-scores", sample_wide_scores },
  { "tipping", sample_tipping },
  { "distance", sample_distance },
  { "price", sample_price },
  { "empty-lines", sample_empty_lines },
  { "units", sample_units },
  { "change", sample_change },
  { "years", sample_years },
  { "empty-dots", sample_empty_dots },
  { "empty-quantiles", sample_empty_quantiles },
  { "timeline", sample_timeline },
  { "empty-timeline", sample_empty_timeline },
  { "title-page", sample_title_page },
  { "points", sample_points },
  { "map", sample_map },
  { "squares", sample_squares },
  { "empty-map", sample_empty_map },
};
const guint n_sample_charts = G_N_ELEMENTS (sample_charts);

DpChart *
finish_sample (DpChart *chart)
{
  if (chart->kind == DP_CHART_TEXT)
    return chart;
  if (chart->subtitle == NULL)
    dp_chart_set_subtitle (chart, "Et eksempel, hele landet, kvinder om året");
  if (chart->source == NULL)
    dp_chart_set_source (chart, "Egen beregning.");
  dp_chart_set_version (chart, "Planens version 3F9A-1C2B, ændret 12. nov. 2026 kl. 14.03");
  return chart;
}

static DpRangeRow *
add_row (DpChart    *chart,
         DpRowLevel  level,
         DpParty     party,
         const char *name,
         const char *detail,
         DpBar       bar,
         const char *text)
{
  DpRangeRow *row = dp_chart_add_range_row (chart, level, party, name, detail);

  dp_range_row_set_bar (row, bar);
  dp_range_row_set_text (row, text);
  return row;
}

DpChart *
sample_need (void)
{
  DpChart *chart = dp_chart_new_range ("De fire skøn går fra 16 til 100 kvinder om året – og tæller ikke det samme");
  DpRangeRow *row;

  dp_chart_set_language (chart, "da");
  dp_chart_set_subtitle (chart, "Behov for døgnbehandling af gravide, hele landet, uden mørketal · vist med "
                                "offentliggjorte grænser, ikke lagt sammen");
  dp_chart_set_source (chart, "Kilder: Social- og Boligstyrelsen 2024, Data fra Familieambulatorierne; kommunernes "
                              "svar 2025, tabel 1–3.");
  dp_chart_set_description (chart, "Styrelsen skønner 80–100 kvinder om året, regionerne 70–80, "
                                   "familieambulatorierne 19–51; kommunerne tæller 16 og 30.");
  dp_chart_set_axis (chart, 0, 120, 20, NULL);
  dp_chart_set_axis_title (chart, "Kvinder om året");
  dp_chart_set_heads (chart, "Hvem", "Hvad tallet tæller");
  dp_chart_set_section (chart, "Andre offentliggjorte tal – ikke med i »alle fire«");

  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_AGENCY, "Styrelsen", "2024 · samlet vurdering", DP_BAR_SOLID,
                 "Gravide med årligt behov for helhedsorienteret døgnbehandling");
  dp_range_row_set_id (row, "agency-2024");
  dp_range_row_add_mark (row, 80, "80", NULL, NULL);
  dp_range_row_add_mark (row, 100, "100", NULL, NULL);
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_REGIONS, "Regionerne", "2023 · skøn, december", DP_BAR_SOLID,
                 "Regionernes skøn over årligt behov for døgnbehandling");
  dp_range_row_add_mark (row, 70, "70", NULL, NULL);
  dp_range_row_add_mark (row, 80, "80", NULL, NULL);
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_CLINICS, "Familieambulatorierne", "2019 · COWIs kortlægning",
                 DP_BAR_SOLID, "De fem ambulatoriers skøn over årligt behov");
  dp_range_row_add_mark (row, 19, "19", NULL, NULL);
  dp_range_row_add_mark (row, 51, "51", NULL, NULL);
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_MUNICIPALITIES, "Kommunerne", "2020 · to enkelttal", DP_BAR_THREAD,
                 "I misbrugsbehandling under (16) og før (30) opholdet");
  dp_range_row_add_mark (row, 30, "30", NULL, NULL);
  dp_range_row_add_mark (row, 16, "16", NULL, NULL);

  row = add_row (chart, DP_ROW_SECONDARY, DP_PARTY_REGIONS, "Regionerne 2022", NULL, DP_BAR_NONE,
                 "Danske Regioners skøn");
  dp_range_row_add_mark (row, 80, "80", NULL, NULL);
  row = add_row (chart, DP_ROW_SECONDARY, DP_PARTY_REGISTER, "Registertal 2020", NULL, DP_BAR_NONE,
                 "døgnophold (familieanbringelse)");
  dp_range_row_add_mark (row, 83, "83", NULL, NULL);
  row = add_row (chart, DP_ROW_SECONDARY, DP_PARTY_REGISTER, "Registertal 2020", NULL, DP_BAR_NONE,
                 "visiteret til stofdøgnbehandling");
  dp_range_row_add_mark (row, 21, "21", NULL, NULL);
  row = add_row (chart, DP_ROW_SECONDARY, DP_PARTY_REFERRALS, "Kommunerne 2017–19", NULL, DP_BAR_NONE,
                 "visiteret til døgnbehandling (6 · 6 · 8)");
  dp_range_row_set_label (row, "6–8");
  dp_range_row_add_mark (row, 6, "6", NULL, NULL);
  dp_range_row_add_mark (row, 8, "8", NULL, NULL);
  row = add_row (chart, DP_ROW_SECONDARY, DP_PARTY_CLINICS, "Familieambulatorier 2015", NULL, DP_BAR_SOLID,
                 "kan ikke fastholdes ambulant");
  dp_range_row_add_mark (row, 10, "10", NULL, NULL);
  dp_range_row_add_mark (row, 15, "15", NULL, NULL);
  return finish_sample (chart);
}

static void
add_four_estimates (DpChart *chart)
{
  DpRangeRow *row;

  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_AGENCY, "Styrelsen", "2024 · samlet vurdering", DP_BAR_SOLID, NULL);
  dp_range_row_add_mark (row, 80, "80", "58 %", "Styrelsen 2024: 80 kvinder om året\n58 % får plads straks");
  dp_range_row_add_mark (row, 100, "100", "50 %", NULL);
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_REGIONS, "Regionerne", "2023 · skøn, december", DP_BAR_SOLID, NULL);
  dp_range_row_add_mark (row, 70, "70", "63 %", NULL);
  dp_range_row_add_mark (row, 80, "80", "58 %", NULL);
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_CLINICS, "Familieambulatorierne", "2019 · COWIs kortlægning",
                 DP_BAR_SOLID, NULL);
  dp_range_row_add_mark (row, 19, "19", "98 %", NULL);
  dp_range_row_add_mark (row, 51, "51", "75 %", NULL);
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_MUNICIPALITIES, "Kommunerne", "2020 · 16 under, 30 før opholdet",
                 DP_BAR_THREAD, NULL);
  dp_range_row_add_mark (row, 16, "16", "99 %", NULL);
  dp_range_row_add_mark (row, 30, "30", "91 %", NULL);
}

static void
add_capacity_frame (DpChart *chart)
{
  dp_chart_set_language (chart, "da");
  dp_chart_set_subtitle (chart, "Kvinder om året, uden mørketal · 30 pladser · 6 mdr. ophold · efter befolkning · mål: "
                                "højst 10 % uden plads straks");
  dp_chart_set_source (chart, "Kilder: Social- og Boligstyrelsen 2024; kommunernes svar 2025, tabel 2 og 3. Egen "
                              "beregning.");
  dp_chart_set_axis (chart, 0, 120, 20, NULL);
  dp_chart_set_axis_title (chart, "Kvinder om året");
  dp_chart_set_lead (chart, "får plads straks");
  dp_chart_add_zone (chart, 0, 23.4, DP_ZONE_STRONG);
  dp_chart_add_zone (chart, 23.4, 31.4, DP_ZONE_WEAK);
  dp_line_set_id (dp_chart_add_line (chart, 31.4, "Holder til ca. 31 for landet", DP_SIDE_RIGHT, DP_STROKE_SOLID, TRUE),
                  "tipping-country");
  dp_line_set_id (dp_chart_add_line (chart, 23.4, "i hver region ca. 23", DP_SIDE_LEFT, DP_STROKE_DASHED, FALSE),
                  "tipping-region");
}

DpChart *
sample_capacity (void)
{
  DpChart *chart = dp_chart_new_range ("Fem tilbud med 6 pladser holder til ca. 31 kvinder om året, 23 i hver region");

  add_capacity_frame (chart);
  dp_chart_set_description (chart, "30 pladser holder til ca. 31 kvinder om året for landet og ca. 23 i hver region.");
  add_four_estimates (chart);
  return finish_sample (chart);
}

DpChart *
sample_what_if (void)
{
  DpChart *chart = dp_chart_new_range ("Med 30 kvinder om året er der plads straks til 91 % – og under halvdelen af "
                                       "pladserne er i brug");
  DpRangeRow *row;

  add_capacity_frame (chart);
  dp_chart_set_subtitle (chart, NULL);
  dp_chart_set_lead (chart, NULL);
  dp_chart_set_band (chart, "Hvad nu hvis: 30 kvinder om året", "af de 83 i 2020, tabel 2");
  dp_chart_set_source (chart, "Grå: de fire offentliggjorte skøn. Kilde: kommunernes svar 2025, tabel 2 og 3. Ikke gemt "
                              "i planen.");
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_AGENCY, "Styrelsen 2024", NULL, DP_BAR_SOLID, NULL);
  dp_range_row_set_ghost (row, TRUE);
  dp_range_row_add_mark (row, 80, "80", NULL, NULL);
  dp_range_row_add_mark (row, 100, "100", NULL, NULL);
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_REGIONS, "Regionerne 2023", NULL, DP_BAR_SOLID, NULL);
  dp_range_row_set_ghost (row, TRUE);
  dp_range_row_add_mark (row, 70, "70", NULL, NULL);
  dp_range_row_add_mark (row, 80, "80", NULL, NULL);
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_CLINICS, "Fam.amb. 2019", NULL, DP_BAR_SOLID, NULL);
  dp_range_row_set_ghost (row, TRUE);
  dp_range_row_add_mark (row, 19, "19", NULL, NULL);
  dp_range_row_add_mark (row, 51, "51", NULL, NULL);
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_MUNICIPALITIES, "Kommunerne 2020", NULL, DP_BAR_NONE, NULL);
  dp_range_row_set_ghost (row, TRUE);
  dp_range_row_add_mark (row, 16, "16", NULL, NULL);
  dp_mark_set_box (dp_range_row_add_mark (row, 30, "30", NULL, NULL), "30 om året", "91 % plads straks");
  dp_chart_add_fact (chart, "46 %", "af de 30 pladser", "er i brug (før: 26–83 %)");
  dp_chart_add_fact (chart, "1,5 af 6", "pladser i brug", "i Nordjylland");
  dp_chart_add_fact (chart, "18 %", "uden plads straks", "i Hovedstaden");
  return finish_sample (chart);
}

static void
add_cell (DpChart    *chart,
          guint       row,
          guint       column,
          int         low,
          int         high,
          const char *word,
          const char *line,
          const char *meta,
          const char *initials)
{
  DpStepCell *cell = dp_chart_set_step_cell (chart, row, column, low, high, word);

  dp_step_cell_add_line (cell, line);
  dp_step_cell_set_meta (cell, meta);
  dp_step_cell_set_initials (cell, initials);
}

DpChart *
sample_scores (void)
{
  static const char UNKNOWN_YET[] = "Horisont: ikke oplyst";
  DpChart *chart = dp_chart_new_steps ("Intet forslag er foran på alle fire parametre; to vurderinger er ukendte", 4);

  dp_chart_set_language (chart, "da");
  dp_chart_set_subtitle (chart, "Plan for specialisering, vurderet på ordskala 1–4 · ingen samlet score · "
                                "eksempelvurderinger til drøftelse");
  dp_chart_set_source (chart, "Kilder: Social- og Boligstyrelsen, anmodning om fornyet behandling 2024; kommunernes svar "
                              "2025, afsnit 4.1 og bilag 3.");
  dp_chart_add_step_column (chart, "A", "Hver region", "Styrelsens model");
  dp_chart_add_step_column (chart, "B", "Ved familieambulatorier", "Kommunernes model");
  dp_chart_add_step_column (chart, "C", "Højt specialiseret", "Regionernes model");
  dp_chart_add_step_row (chart, "Aktiv praksis", "opbygger erfaring inden for en fastsat tid");
  dp_chart_add_step_row (chart, "Kompetencer", "nok medarbejdere med relevant uddannelse og erfaring");
  dp_chart_add_step_row (chart, "Samarbejdsformer", "sammenhængende forløb på tværs af fag og sektorer");
  dp_chart_add_step_row (chart, "Vidensdistribution", "bruger og udbreder bedste viden, også mellem regionerne");

  add_cell (chart, 0, 0, 2, 2, "Begyndende", "1,6–10 kvinder om året i Nordjylland", "Horisont: 3 år efter åbning",
            "S 3 · K 1");
  add_cell (chart, 0, 1, 3, 3, "Delvist", "Følger ambulatoriets patienter", "Horisont: 1–3 år", "R 3 · K 3");
  add_cell (chart, 0, 2, 3, 3, "Delvist", "Ca. 80 om året, ét miljø", UNKNOWN_YET, "R 4 · K 2");
  add_cell (chart, 1, 0, 2, 2, "Begyndende", "Skal ansættes og oplæres", UNKNOWN_YET, "S 2 · K 2");
  add_cell (chart, 1, 1, 3, 3, "Delvist", "Ambulatoriernes fagfolk", "Horisont: ved åbning", "R 3 · K 3");
  add_cell (chart, 1, 2, 3, 4, "Delvist til opnået", "Tværfaglig gruppe, beskrevet", UNKNOWN_YET, "R 3");
  add_cell (chart, 2, 0, 3, 3, "Delvist", "Kommunal drift, aftaler mangler", UNKNOWN_YET, "S 3 · K 2");
  add_cell (chart, 2, 1, 2, 2, "Begyndende", "Aftaler findes i dele af landet", UNKNOWN_YET, "R 2 · K 3");
  add_cell (chart, 2, 2, DP_STEP_UNKNOWN, DP_STEP_UNKNOWN, "Ukendt", "Ingen beskrivelse i bilag 3",
            "Mangler: begrundelse og kilde", NULL);
  add_cell (chart, 3, 0, DP_STEP_UNKNOWN, DP_STEP_UNKNOWN, "Ukendt", "Krav 1, vidensmiljø: afventer",
            "Mangler: begrundelse og kilde", NULL);
  add_cell (chart, 3, 1, 2, 2, "Begyndende", "VEJ 49/2009 nævner opgaven", UNKNOWN_YET, "K 2");
  add_cell (chart, 3, 2, 2, 2, "Begyndende", "Ensartethed nævnt som mål", UNKNOWN_YET, "R 2");
  dp_step_cell_set_selected (g_ptr_array_index (((DpStepRow *) g_ptr_array_index (chart->steps.rows, 0))->cells, 0),
                             TRUE);

  dp_chart_set_step_legend_title (chart, "Planens vurdering");
  dp_chart_add_step_legend (chart, 1, "Ikke til stede");
  dp_chart_add_step_legend (chart, 2, "Begyndende");
  dp_chart_add_step_legend (chart, 3, "Delvist");
  dp_chart_add_step_legend (chart, 4, "Opnået");
  dp_chart_add_step_legend (chart, DP_STEP_UNKNOWN, "Ukendt");
  dp_chart_add_step_note (chart, "Parternes egne trin:", "S styrelsen · K kommunerne · R regionerne");
  return finish_sample (chart);
}

DpChart *
sample_empty_range (void)
{
  DpChart *chart = dp_chart_new_range ("Behovet er ikke beskrevet endnu");

  dp_chart_set_language (chart, "da");
  dp_chart_set_subtitle (chart, "Kvinder om året, hele landet");
  dp_chart_set_empty_text (chart, "Planen har ingen skøn endnu. Tilføj et skøn under Behov, så vises det her.");
  return finish_sample (chart);
}

DpChart *
sample_empty_steps (void)
{
  DpChart *chart = dp_chart_new_steps ("Ingen forslag er vurderet endnu", 4);

  dp_chart_set_language (chart, "da");
  dp_chart_set_empty_text (chart, "Skriv et forslag først; så kan det vurderes på de fire parametre.");
  dp_chart_set_source (chart, "Kilde: Social- og Boligstyrelsen 2024.");
  return finish_sample (chart);
}

DpChart *
sample_one_row (void)
{
  DpChart *chart = dp_chart_new_range ("Et enkelt tal: 83 ophold");
  DpRangeRow *row;

  dp_chart_set_language (chart, "da");
  dp_chart_set_axis_title (chart, "Ophold om året");
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_OWN, "Eget tal", "2020", DP_BAR_SOLID, NULL);
  dp_range_row_add_mark (row, 83, "83", NULL, NULL);
  return finish_sample (chart);
}

DpChart *
sample_many_rows (void)
{
  DpChart *chart = dp_chart_new_range ("Tolv skøn på samme akse");

  add_capacity_frame (chart);
  for (int i = 0; i < 3; i++)
    add_four_estimates (chart);
  return finish_sample (chart);
}

DpChart *
sample_long_names (void)
{
  DpChart *chart = dp_chart_new_range ("Fem tilbud med hver seks pladser og et ophold på seks måneder holder efter "
                                       "planens forudsætninger kun til omkring 31 gravide kvinder om året, mens det "
                                       "laveste af de fire offentliggjorte skøn siger 16 og det højeste siger 100, så "
                                       "ingen kan sige, om det er nok");
  DpRangeRow *row;

  add_capacity_frame (chart);
  dp_chart_set_note (chart, "Tallene er hver for sig offentliggjorte; de tæller ikke det samme og er ikke lagt sammen. "
                            "Se bilaget for hver definition, for hvem der har talt, og for hvad der mangler.");
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_RESEARCH,
                 "Forskningsenheden for gravide med et skadeligt rusmiddelbrug og deres familier",
                 "2021 · en opgørelse fra fire fødesteder, som ikke dækker hele landet", DP_BAR_SOLID, NULL);
  dp_range_row_add_mark (row, 118, "118 (ca.)", "under 47 %", NULL);
  dp_range_row_add_mark (row, 119, "119 (ca.)", "under 46 %", NULL);
  dp_range_row_add_mark (row, 0, "0", "100 %", NULL);
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_REGISTER, "Ætadeløå", NULL, DP_BAR_NONE, NULL);
  dp_range_row_add_mark (row, 22, "22,25", "98,6 %", NULL);
  dp_range_row_add_mark (row, 23, "23,00", "98,5 %", NULL);
  dp_range_row_add_mark (row, 24, "24,75", "98,4 %", NULL);
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_MUNICIPALITIES, "Kommunerne", "2020", DP_BAR_THREAD, NULL);
  dp_range_row_add_mark (row, 131, "131", NULL, NULL);
  row = add_row (chart, DP_ROW_SECONDARY, DP_PARTY_RESEARCH, "Et sekundært tal med et langt navn, der må brydes",
                 NULL, DP_BAR_NONE, NULL);
  dp_range_row_add_mark (row, 130, "130 kvinder", NULL, NULL);
  return finish_sample (chart);
}

DpChart *
sample_crowded_lines (void)
{
  DpChart *chart = dp_chart_new_range ("Fire grænser tæt på hinanden, og en uden for aksen");
  DpRangeRow *row;

  dp_chart_set_language (chart, "da");
  dp_chart_set_axis (chart, 0, 60, 10, NULL);
  dp_chart_set_axis_title (chart, "Kvinder om året");
  dp_chart_add_line (chart, 31, "Holder til ca. 31 for landet", DP_SIDE_RIGHT, DP_STROKE_SOLID, TRUE);
  dp_chart_add_line (chart, 31, "i hver region ca. 31", DP_SIDE_LEFT, DP_STROKE_DASHED, FALSE);
  dp_chart_add_line (chart, 33, "Forslag B ca. 33", DP_SIDE_RIGHT, DP_STROKE_DASHED, FALSE);
  dp_chart_add_line (chart, 2, "Forslag C ca. 2", DP_SIDE_LEFT, DP_STROKE_DASHED, FALSE);
  dp_chart_add_line (chart, 140, "Forslag D ca. 140", DP_SIDE_RIGHT, DP_STROKE_SOLID, FALSE);
  row = add_row (chart, DP_ROW_PRIMARY, DP_PARTY_CLINICS, "Familieambulatorierne", "2019", DP_BAR_SOLID, NULL);
  dp_range_row_add_mark (row, 19, "19", "98 %", NULL);
  dp_range_row_add_mark (row, 31, "31", "90 %", NULL);
  return finish_sample (chart);
}

DpChart *
sample_wide_scores (void)
{
  DpChart *chart = dp_chart_new_steps ("Seks forslag ved siden af hinanden", 4);

  dp_chart_set_language (chart, "da");
  dp_chart_add_step_row (chart, "Aktiv praksis", "opbygger erfaring inden for en fastsat tid");
  dp_chart_add_step_row (chart, "Samarbejdsformer", NULL);
  for (guint i = 0; i < 6; i++)
    {
      char letter[2] = { (char) ('A' + i), '\0' };

      dp_chart_add_step_column (chart, letter, "Et forslag med et navn", "Kommunernes model");
      add_cell (chart, 0, i, (int) i % 4, 4, "Begyndende til opnået", "Følger ambulatoriets patienter",
                "Horisont: 1–3 år", "S 1 · R 3 · K 3");
      if (i % 2 == 0)
        add_cell (chart, 1, i, DP_STEP_UNKNOWN, DP_STEP_UNKNOWN, "Ukendt", NULL, NULL, NULL);
    }
  dp_chart_add_step_legend (chart, 2, "Begyndende");
  return finish_sample (chart);
}
