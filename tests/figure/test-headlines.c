/* test-headlines.c: headline sentences and what is said when something is missing, against sentences written by hand.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"
#include "texts.h"

#include "figure/dp-words.h"
#include "plan/dp-text.h"

/* Danish may say "med hver 6 pladser" or "med 6 pladser hver". */
#define EACH(n) "med (?:hver " n " pladser|" n " pladser hver)"

static void
assert_title (const DpPlan *plan,
              DpFigureKind  kind,
              const char   *proposal,
              const char   *area,
              const char   *english,
              const char   *danish)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpFigureOptions options = { .proposal = proposal, .area = area };
  g_autoptr (DpFigure) figure = dp_figure_new (kind, analysis, &options);
  g_autofree char *twin = dp_figure_to_text (figure);

  assert_reads (figure->chart->title, in_language (english, danish));
  g_assert_true (g_str_has_prefix (twin, figure->chart->title));
}

static void
test_capacity (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  assert_title (plan, DP_FIGURE_CAPACITY, "A", NULL,
                "Five units with 6 places each hold for about 31 women a year, 23 in every region",
                "Fem tilbud " EACH ("6") " holder til ca\\. 31 kvinder om året, 23 i hver region");
  set_places_of_A (plan, (const int[5]) { 9, 5, 6, 6, 4 });
  assert_title (plan, DP_FIGURE_CAPACITY, "A", NULL,
                "Five units with 30 places in all hold for about 37 women a year, 32 in every region",
                "Fem tilbud med (i alt )?30 pladser( i alt)? holder til ca\\. 37 kvinder om året, 32 i hver region");
  set_places_of_A (plan, (const int[5]) { 0, 0, 0, 0, 0 });
  assert_title (plan, DP_FIGURE_CAPACITY, "A", NULL,
                "Five units with 0 places each cannot hold the goal even for one woman a year",
                "Fem tilbud " EACH ("0") " kan ikke opfylde målet, end ikke for én kvinde om året");
  pool_A (plan, 30);
  assert_title (plan, DP_FIGURE_CAPACITY, "A", NULL,
                "One unit with 30 places holds for about 56 women a year, for the country and in every region",
                "Ét tilbud med 30 pladser holder til ca\\. 56 kvinder om året,? (både )?for landet og i hver region");
}

/* Several units for all: they hold, they do not holds. Each takes half of the women. */
static void
test_two_for_all (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autofree char *english = NULL;
  g_autofree char *danish = NULL;
  int need = 0;

  for (guint i = 2; i < 5; i++)
    dp_plan_remove (plan, DP_ENTITY_UNIT, unit_ids_of_A[i]);
  for (guint i = 0; i < 2; i++)
    put_text (plan, DP_ENTITY_UNIT, unit_ids_of_A[i], DP_UNIT_REGIONS, "DK-84,DK-85,DK-83,DK-82,DK-81");
  while (blocking (6, (need + 1) * 0.25) <= 0.10)
    need++;
  english = g_strdup_printf ("Two units with 6 places each hold for about %d women a year, for the country and in every region",
                             need);
  danish = g_strdup_printf ("To tilbud " EACH ("6") " holder til ca\\. %d kvinder om året,? (både )?for landet og i hver region",
                            need);
  assert_title (plan, DP_FIGURE_CAPACITY, "A", NULL, english, danish);
}

static void
test_unserved (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  /* Midtjylland has 22.9 per cent of the people, with Syddanmark 43.7. */
  assert_title (plan, DP_FIGURE_CAPACITY, "P", NULL,
                "One unit with 4 places is there for only 23% of the need, so the goal cannot hold for the country",
                "Ét tilbud med 4 pladser .*kun .*23 % af behovet, så målet kan ikke opfyldes for landet");
  for (guint i = 0; i < 5; i++)
    if (i != 2 && i != 3)
      dp_plan_remove (plan, DP_ENTITY_UNIT, unit_ids_of_A[i]);
  assert_title (plan, DP_FIGURE_CAPACITY, "A", NULL,
                "Two units with 6 places each are there for only 44% of the need, so the goal cannot hold for the country",
                "To tilbud " EACH ("6") " .*kun .*44 % af behovet, så målet kan ikke opfyldes for landet");
}

static void
test_regions (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  /* 19 per cent of the women of Nordjylland are without a place at 100 women a year (the table of the product research). */
  assert_title (plan, DP_FIGURE_CAPACITY, "A", "DK-81",
                "6 places in Nordjylland give a place at once to at least 81% under every estimate in use",
                "6 pladser i Nordjylland .*81 %.*");
  assert_title (plan, DP_FIGURE_CAPACITY, "A", "DK-84",
                "6 places in Hovedstaden give a place at once to at least 34% under every estimate in use",
                "6 pladser i Hovedstaden .*34 %.*");
  put_number (plan, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES, 1);
  assert_title (plan, DP_FIGURE_CAPACITY, "A", "DK-81",
                "1 place in Nordjylland gives a place at once to at least 17% under every estimate in use",
                "1 plads i Nordjylland .*17 %.*");
  assert_title (plan, DP_FIGURE_CAPACITY, "P", "DK-81", "No unit of the proposal is there for women from Nordjylland",
                ".*Nordjylland.*");
}

static void
test_missing (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  assert_title (plan, DP_FIGURE_CAPACITY, NULL, NULL, "The capacity cannot be computed yet",
                "Kapaciteten kan ikke (beregnes|regnes ud) endnu");
  assert_title (plan, DP_FIGURE_CAPACITY, "0", NULL, "The capacity cannot be computed yet",
                "Kapaciteten kan ikke (beregnes|regnes ud) endnu");
  use_only (plan, 80, 100);
  put_number (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_USED, 0);
  assert_title (plan, DP_FIGURE_CAPACITY, "A", NULL, "The capacity cannot be computed yet",
                "Kapaciteten kan ikke (beregnes|regnes ud) endnu");
  assert_title (plan, DP_FIGURE_NEED, NULL, NULL, "No estimate of the need is in use", "(Intet|Ingen) skøn .*");
}

static void
test_need (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  assert_title (plan, DP_FIGURE_NEED, NULL, NULL,
                "The four estimates range from 16 to 100 women a year – and do not count the same thing",
                "De fire skøn spænder fra 16 til 100 kvinder om året – og tæller ikke det samme");
  use_only (plan, 80, 100);
  assert_title (plan, DP_FIGURE_NEED, NULL, NULL, "The agency: 80–100 women a year need residential treatment",
                "Styrelsen: 80–100 kvinder om året .*døgnbehandling");
  use_only (plan, 19, 19);
  assert_title (plan, DP_FIGURE_NEED, NULL, NULL, "The agency: 19 women a year need residential treatment",
                "Styrelsen: 19 kvinder om året .*døgnbehandling");
}

static void
test_tipping (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  /* Tipping points and shares of the product research: 31, 50 per cent at 100; Nordjylland 19 per cent of its 9.9. */
  assert_title (plan, DP_FIGURE_TIPPING, "A", NULL,
                "The goal holds up to about 31 women a year; at 100, the highest estimate, 50% are without a place at once",
                "Målet holder op til ca\\. 31 kvinder om året; ved 100, det højeste skøn, er 50 % uden plads straks");
  assert_title (plan, DP_FIGURE_TIPPING, "A", "DK-81",
                "In Nordjylland the goal holds up to about .* women a year; at 9\\.9, the highest estimate, 19% are without a place at "
                "once",
                "I Nordjylland holder målet op til ca\\. .* kvinder om året; ved 9,9, det højeste skøn, er 19 % uden plads straks");
  use_only (plan, 19, 30);
  assert_title (plan, DP_FIGURE_TIPPING, "A", NULL,
                "The goal holds under every estimate in use, up to about 31 women a year",
                "Målet holder ved alle valgte skøn, op til ca\\. 31 kvinder om året");
  set_places_of_A (plan, (const int[5]) { 0, 0, 0, 0, 0 });
  assert_title (plan, DP_FIGURE_TIPPING, "A", NULL,
                "The goal never holds; at 30 women a year 100% are without a place at once",
                "Målet holder aldrig; ved 30 kvinder om året er 100 % uden plads straks");
  put_number (plan, DP_ENTITY_ASSUMPTION, "service-goal", DP_ASSUMPTION_VALUE, 1);
  assert_title (plan, DP_FIGURE_TIPPING, "A", NULL, "The goal holds whatever the need",
                "Målet holder, uanset hvor stort behovet er");
  assert_title (plan, DP_FIGURE_TIPPING, "0", NULL, "The capacity cannot be computed yet", "Kapaciteten kan ikke (beregnes|regnes ud) endnu");
}

static void
test_distance (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  /* 93 per cent within 100 km, from the product research's map. */
  assert_title (plan, DP_FIGURE_DISTANCE, "A", NULL, "93% of the need lies within 100 km of a unit, in a straight line",
                "93 % af behovet ligger højst 100 km i luftlinje fra et tilbud");
  /* The pilot serves Midtjylland alone, 22.9 per cent of the people. */
  assert_title (plan, DP_FIGURE_DISTANCE, "P", NULL, "2[0-3]% of the need .*", "2[0-3] % af behovet .*");
  assert_title (plan, DP_FIGURE_DISTANCE, "P", "DK-81",
                "0% of the need in Nordjylland lies within 100 km of a unit, in a straight line",
                "0 % af behovet i Nordjylland ligger højst 100 km i luftlinje fra et tilbud");
  assert_title (plan, DP_FIGURE_DISTANCE, "0", NULL, "The distances cannot be computed yet",
                "Afstandene kan ikke regnes ud endnu");
}

static void
test_units (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  /* The table of the product research: 41–92 per cent in Hovedstaden, 13–67 in Nordjylland. */
  assert_title (plan, DP_FIGURE_UNITS, "A", NULL,
                "Hovedstaden is the fullest with 41–92% of the places in use, Nordjylland the emptiest with 13–67%",
                "Hovedstaden er mest fyldt med 41–92 % af pladserne i brug, Nordjylland mindst med 13–67 %");
  assert_title (plan, DP_FIGURE_UNITS, "A", "DK-81", "Nordjylland has 13–67% of its places in use, depending on the estimate",
                "Nordjylland har 13–67 % af pladserne i brug, alt efter skønnet");
  assert_title (plan, DP_FIGURE_UNITS, "P", "DK-81", "No unit of the proposal is there for women from Nordjylland",
                ".*Nordjylland.*");
}

static void
test_change (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  /* Five units of 6: 50 of 100 women without a place. */
  assert_title (plan, DP_FIGURE_CHANGE, "A", NULL,
                "From proposal A to B: at 100 women a year the number without a place at once goes from 50 to [0-9]+",
                "Fra forslag A til B: ved 100 kvinder om året går antallet uden plads straks fra 50 til [0-9]+");
  dp_plan_remove (plan, DP_ENTITY_PROPOSAL, "B");
  dp_plan_remove (plan, DP_ENTITY_PROPOSAL, "C");
  dp_plan_remove (plan, DP_ENTITY_PROPOSAL, "P");
  assert_title (plan, DP_FIGURE_CHANGE, "A", NULL, "There is no second proposal to compare with",
                "Der er ikke et andet forslag at sammenligne med");
}

static void
test_price (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  assert_title (plan, DP_FIGURE_PRICE, "A", NULL,
                "A used day costs DKK .* under the estimates; the rate is DKK .*, budgeted at 95% occupancy",
                "Et brugt døgn koster .* kr\\., alt efter skøn; taksten er .* kr\\., budgetteret ved 95 % belægning");
  assert_title (plan, DP_FIGURE_PRICE, "0", NULL, "The price of a used day cannot be computed yet",
                "Prisen pr\\. brugt døgn kan ikke regnes ud endnu");
  set_places_of_A (plan, (const int[5]) { 0, 0, 0, 0, 0 });
  assert_title (plan, DP_FIGURE_PRICE, "A", NULL, "The price of a used day cannot be computed yet",
                "Prisen pr\\. brugt døgn kan ikke regnes ud endnu");
}

static void
test_history (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  assert_title (plan, DP_FIGURE_HISTORY, NULL, NULL,
                "From 10–15 in 2015 to 80–100 in 2024 – but the figures do not count the same thing",
                "Fra 10–15 i 2015 til 80–100 i 2024 – men tallene tæller ikke det samme");
}

static void
test_specialisation (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  for (guint i = 0; i < 5; i++)
    {
      static const char *const ids[] = { "A", "B", "C", "P", "0" };

      remove_children (plan, DP_ENTITY_JUDGEMENT, ids[i]);
      remove_children (plan, DP_ENTITY_AGREEMENT, ids[i]);
      if (i > 0)
        {
          remove_children (plan, DP_ENTITY_UNIT, ids[i]);
          dp_plan_remove (plan, DP_ENTITY_PROPOSAL, ids[i]);
        }
    }
  /* A's practice lies between two steps, and nothing is known of cooperation and knowledge; its staff is known. */
  assert_title (plan, DP_FIGURE_SPECIALISATION, NULL, NULL, "Three of the four parameters are not settled",
                "Tre af de fire parametre er ikke afklaret");
  remove_children (plan, DP_ENTITY_UNIT, "A");
  assert_title (plan, DP_FIGURE_SPECIALISATION, NULL, NULL, "None of the four parameters is settled yet",
                "Ingen af de fire parametre er afklaret endnu");
  dp_plan_remove (plan, DP_ENTITY_PROPOSAL, "A");
  assert_title (plan, DP_FIGURE_SPECIALISATION, NULL, NULL, "There is no proposal to judge yet",
                "Der er ikke noget forslag at vurdere endnu");
}

static void
assert_gap (const DpPlan *plan,
            const char   *proposal,
            DpGap         gap,
            const char   *english,
            const char   *danish)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpFigureOptions options = { .proposal = proposal };
  g_autoptr (DpFigure) figure = dp_figure_new (DP_FIGURE_CAPACITY, analysis, &options);
  g_autoptr (DpSummary) summary = dp_summary_new (analysis, proposal, NULL);
  g_autofree char *sentence = dp_words_gap (dp_analysis_capacity (analysis, proposal));

  g_assert_cmpint (dp_analysis_capacity (analysis, proposal)->gap, ==, gap);
  assert_reads (sentence, in_language (english, danish));
  /* The picture, its text and the panel say the same. */
  g_assert_cmpstr (figure->chart->empty_text, ==, sentence);
  g_assert_cmpstr (figure->text, ==, sentence);
  g_assert_cmpstr (summary->caption, ==, sentence);
  g_assert_true (dp_chart_is_empty (figure->chart));
}

static void
test_gaps (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

  g_assert_null (dp_words_gap (dp_analysis_capacity (analysis, "A")));
  assert_gap (plan, "0", DP_GAP_NO_UNIT,
              "The proposal has no residential unit\\. Add a unit with a site and places, and the rest is computed\\.",
              "Forslaget har .*tilbud.*\\. .*\\.");
  use_only (plan, 80, 100);
  put_number (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_USED, 0);
  assert_gap (plan, "A", DP_GAP_NO_NEED, "No estimate of the need is in use\\. Switch on at least one on the page Need\\.",
              ".*skøn.*\\. .*Behov.*\\.");
  put_number (plan, DP_ENTITY_REGION, "DK-81", DP_REGION_POPULATION, 0);
  assert_gap (plan, "A", DP_GAP_NO_POPULATION, "The regions lack population: Nordjylland has none\\. Enter it on the page Need.*\\.",
              "Regionerne mangler befolkningstal: Nordjylland har intet\\. .*Behov.*\\.");
  put_text (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_SPLIT, "births");
  assert_gap (plan, "A", DP_GAP_NO_POPULATION, "The regions lack births: Hovedstaden has none\\. Enter them.*\\.",
              "Regionerne mangler fødselstal: Hovedstaden har intet\\. .*Behov.*\\.");
  put_text (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_SPLIT, "own");
  assert_gap (plan, "A", DP_GAP_NO_POPULATION, "Your own split lacks a number for Hovedstaden\\. .*\\.",
              "Din egen fordeling mangler et tal for Hovedstaden\\. .*\\.");
  put_unknown (plan, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_REGIONS);
  assert_gap (plan, "A", DP_GAP_NO_REGIONS, "Nordjylland serves no region\\. Choose the regions whose women turn to it\\.",
              "Nordjylland .*region.*\\. .*\\.");
  put_unknown (plan, DP_ENTITY_UNIT, "A-midtjylland", DP_UNIT_STAY_BEFORE);
  assert_gap (plan, "A", DP_GAP_NO_STAY, "The stay at Midtjylland is unknown\\. Enter the mean stay before and after the birth\\.",
              ".*[Oo]phold.*Midtjylland.*\\. .*\\.");
  put_unknown (plan, DP_ENTITY_UNIT, "A-syddanmark", DP_UNIT_PLACES);
  assert_gap (plan, "A", DP_GAP_NO_PLACES, "The places of Syddanmark are unknown\\. Enter how many places it has\\.",
              ".*[Pp]lads.*Syddanmark.*\\. .*\\.");
}

static void
assert_word (char       *word,
             const char *english,
             const char *danish)
{
  assert_reads (word, in_language (english, danish));
  g_free (word);
}

static void
test_words (void)
{
  assert_word (dp_words_count (1), "one", "én|ét|et");
  assert_word (dp_words_count (5), "five", "fem");
  assert_word (dp_words_count (12), "twelve", "tolv");
  assert_word (dp_words_count (13), "13", "13");
  assert_word (dp_words_count (0), "0", "0");
  assert_word (dp_words_count_capital (5), "Five", "Fem");
  assert_word (dp_words_count_capital (12), "Twelve", "Tolv");
  assert_word (dp_words_places (0), "0 places", "0 pladser");
  assert_word (dp_words_places (1), "1 place", "1 plads");
  assert_word (dp_words_places (1200), "1,200 places", "1\\.200 pladser");
  assert_word (dp_words_months (1), "1 month", "1 md\\.");
  assert_word (dp_words_months (6), "6 months", "6 mdr\\.");
  assert_word (dp_words_months (4.5), "4\\.5 months", "4,5 mdr\\.");
  assert_word (dp_words_women (0, 0), "0", "0");
  assert_word (dp_words_women (0.46, 12.6), "0\\.5–13", "0,5–13");
  assert_word (dp_words_women (0.2105, 50.49), "0\\.2–50", "0,2–50");
  assert_word (dp_words_women (9.8, 9.84), "9\\.8", "9,8");
  assert_word (dp_words_tipping (31), "31", "31");
  assert_word (dp_words_tipping (DP_TIPPING_MAX), "any number", "[^0-9]+");
  g_assert_cmpstr (dp_words_level_name (DP_LEVEL_UNKNOWN), ==, in_language ("Unknown", "Ukendt"));
  g_assert_cmpstr (dp_words_level_name (DP_LEVEL_ABSENT), ==, in_language ("Not present", "Ikke til stede"));
}

static void
test_level_words (void)
{
  const DpScore nothing = { .high = 100, .low_level = DP_LEVEL_ABSENT, .high_level = DP_LEVEL_REACHED };
  const DpScore between = {
    .low = 30, .high = 60, .known_share = 1, .low_level = DP_LEVEL_BEGINNING, .high_level = DP_LEVEL_PARTLY
  };
  const DpScore sure = {
    .low = 80, .high = 90, .known_share = 1, .low_level = DP_LEVEL_REACHED, .high_level = DP_LEVEL_REACHED,
    .level = DP_LEVEL_REACHED
  };
  g_autofree char *range = g_strdup_printf ("%s – %s", dp_words_level_name (DP_LEVEL_BEGINNING), dp_words_level_name (DP_LEVEL_PARTLY));

  assert_word (dp_words_level (&nothing), "Unknown", "Ukendt");
  assert_word (dp_words_level (&between), range, range);
  assert_word (dp_words_level (&sure), "Reached", dp_words_level_name (DP_LEVEL_REACHED));
}

int
main (int    argc,
      char **argv)
{
  dp_language_init (NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/headlines/capacity", test_capacity);
  g_test_add_func ("/headlines/two-for-all", test_two_for_all);
  g_test_add_func ("/headlines/unserved", test_unserved);
  g_test_add_func ("/headlines/regions", test_regions);
  g_test_add_func ("/headlines/missing", test_missing);
  g_test_add_func ("/headlines/need", test_need);
  g_test_add_func ("/headlines/specialisation", test_specialisation);
  g_test_add_func ("/headlines/tipping", test_tipping);
  g_test_add_func ("/headlines/units", test_units);
  g_test_add_func ("/headlines/change", test_change);
  g_test_add_func ("/headlines/distance", test_distance);
  g_test_add_func ("/headlines/price", test_price);
  g_test_add_func ("/headlines/history", test_history);
  g_test_add_func ("/headlines/gaps", test_gaps);
  g_test_add_func ("/headlines/words", test_words);
  g_test_add_func ("/headlines/level-words", test_level_words);

  return g_test_run ();
}
