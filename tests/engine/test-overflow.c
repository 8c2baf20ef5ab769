/* test-overflow.c: units that take over each other's women.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"
#include "engine/dp-overflow.h"

#include "reference.h"

#include <math.h>

#define UNITS DP_OVERFLOW_UNITS_MAX

static DpOverflowRule
rule_of_name (const char *name)
{
  if (g_str_equal (name, "none"))
    return DP_OVERFLOW_NONE;
  if (g_str_equal (name, "neighbour"))
    return DP_OVERFLOW_NEIGHBOUR;
  g_assert_cmpstr (name, ==, "all");
  return DP_OVERFLOW_ALL;
}

static void
test_reference (void)
{
  g_autoptr (Reference) table = reference_load ("overflow.csv", 22);

  for (guint i = 0; i < table->rows->len; i++)
    {
      g_auto (GStrv) places_text = g_strsplit (reference_text (table, i, "places"), " ", -1);
      g_auto (GStrv) arrivals_text = g_strsplit (reference_text (table, i, "lambda"), " ", -1);
      const int n_units = (int) g_strv_length (places_text);
      const int region = (int) reference_number (table, i, "region") - 1;
      int places[UNITS], order[UNITS * UNITS];
      double arrivals[UNITS], stays[UNITS];
      DpOverflowAnswer answers[UNITS];

      for (int u = 0; u < n_units; u++)
        {
          places[u] = (int) g_ascii_strtoll (places_text[u], NULL, 10);
          arrivals[u] = g_ascii_strtod (arrivals_text[u], NULL);
          stays[u] = 1;
        }
      dp_overflow_order (rule_of_name (reference_text (table, i, "rule")), n_units, order);
      g_assert_true (dp_overflow_solve (n_units, places, arrivals, stays, order, answers, NULL, NULL));
      assert_close (answers[region].home, reference_number (table, i, "p_home"), 1e-10);
      assert_close (answers[region].elsewhere, reference_number (table, i, "p_overflow"), 1e-10);
      assert_close (answers[region].without_place, reference_number (table, i, "p_lost"), 1e-10);
      assert_close (answers[region].occupancy, reference_number (table, i, "occupancy_unit"), 1e-10);
    }
}

/* Stays that differ and lists of one's own; solved with exact fractions outside this program. */
static void
test_own_lists (void)
{
  const int places[] = { 2, 3, 1 };
  const double arrivals[] = { 3, 1, 2 }, stays[] = { 0.5, 1, 2 };
  const int order[] = { 0, 2, -1, 1, 0, 2, 2, -1, -1 };
  const double expected[3][4] = {
    { 0.6838247966496445, 0.03794470373447234, 0.27823049961588314, 0.5227592661981281 },
    { 0.9375, 0.04211077230117593, 0.020389227698824067, 0.3125 },
    { 0.15344711653559426, 0.0, 0.8465528834644057, 0.8465528834644057 },
  };
  DpOverflowAnswer answers[3];
  double placed[9];

  g_assert_true (dp_overflow_solve (3, places, arrivals, stays, order, answers, placed, NULL));
  for (int r = 0; r < 3; r++)
    {
      double flow = 0;

      assert_close (answers[r].home, expected[r][0], 1e-12);
      g_assert_cmpfloat_with_epsilon (answers[r].elsewhere, expected[r][1], 1e-12);
      assert_close (answers[r].without_place, expected[r][2], 1e-12);
      assert_close (answers[r].occupancy, expected[r][3], 1e-12);
      assert_close (placed[r * 3 + r], answers[r].home, 1e-12);
      /* What is placed in a unit is what its places in use send home again. */
      for (int from = 0; from < 3; from++)
        flow += arrivals[from] * placed[from * 3 + r];
      assert_close (flow * stays[r], answers[r].occupancy * places[r], 1e-12);
    }
}

static void
test_sharing_helps (void)
{
  const int places[] = { 4, 4, 4 };
  const double arrivals[] = { 2.5, 2.5, 2.5 }, stays[] = { 1, 1, 1 };
  double before = 1;

  /* 15.0 %, 5.9 % and 3.8 % without a place; with all sharing 18 % outside their own region. */
  for (DpOverflowRule rule = DP_OVERFLOW_NONE; rule <= DP_OVERFLOW_ALL; rule++)
    {
      const double published[] = { 0.150, 0.059, 0.038 };
      int order[9];
      DpOverflowAnswer answers[3];

      dp_overflow_order (rule, 3, order);
      g_assert_true (dp_overflow_solve (3, places, arrivals, stays, order, answers, NULL, NULL));
      g_assert_cmpfloat_with_epsilon (answers[0].without_place, published[rule], 0.0005);
      g_assert_cmpfloat (answers[0].without_place, <, before);
      g_assert_cmpfloat (answers[0].without_place, >, dp_erlang_b (12, 7.5) - 1e-12);
      assert_close (answers[0].home + answers[0].elsewhere + answers[0].without_place, 1, 1e-12);
      if (rule == DP_OVERFLOW_ALL)
        g_assert_cmpfloat_with_epsilon (answers[2].elsewhere, 0.18, 0.005);
      before = answers[0].without_place;
    }
}

/* With one list for all and equal stays the units together are one Erlang loss system, of up to 1e5 states. */
static void
test_many_states (void)
{
  const int places[] = { 9, 9, 9, 9, 9 };
  const double arrivals[] = { 11, 7, 9, 8, 6 }, stays[] = { 1, 1, 1, 1, 1 };
  int order[25];
  DpOverflowAnswer answers[5];

  dp_overflow_order (DP_OVERFLOW_ALL, 5, order);
  g_assert_true (dp_overflow_solve (5, places, arrivals, stays, order, answers, NULL, NULL));
  for (int r = 0; r < 5; r++)
    assert_close (answers[r].without_place, dp_erlang_b (45, 41), 1e-9);
}

/* One large unit is Erlang's loss system, which is reckoned otherwise. */
static void
test_many_places (void)
{
  const int order[] = { 0 };
  const double stay = 1;
  DpOverflowAnswer answer;

  for (int places = 250; places <= 1000; places += 75)
    {
      const double arrivals = 0.97 * places;

      g_assert_true (dp_overflow_solve (1, &places, &arrivals, &stay, order, &answer, NULL, NULL));
      assert_close (answer.without_place, dp_erlang_b (places, arrivals), 1e-9);
    }
}

static void
test_ends (void)
{
  const double stays[] = { 1, 1 };
  const double some[] = { 2, 0 }, none[] = { 0, 0 };
  const int places[] = { 0, 3 };
  int order[4];
  DpOverflowAnswer answers[2];

  dp_overflow_order (DP_OVERFLOW_ALL, 2, order);
  g_assert_true (dp_overflow_solve (2, places, some, stays, order, answers, NULL, NULL));
  g_assert_cmpfloat (answers[0].home, ==, 0);
  g_assert_cmpfloat (answers[0].occupancy, ==, 0);
  assert_close (answers[0].without_place, dp_erlang_b (3, 2), 1e-12);
  g_assert_true (dp_overflow_solve (2, places, none, stays, order, answers, NULL, NULL));
  assert_close (answers[0].elsewhere, 1, 1e-12);
  g_assert_cmpfloat (answers[1].occupancy, <, 1e-12);
}

static void
test_refused (void)
{
  const struct
  {
    int n_units;
    int places;
    double arrivals, stays;
    int code;
    const char *input;
  } rows[] = {
    { 0, 1, 1, 1, DP_ENGINE_ERROR_EMPTY, "units:" },
    { 17, 1, 1, 1, DP_ENGINE_ERROR_TOO_LARGE, "units:" },
    { 2, -1, 1, 1, DP_ENGINE_ERROR_NEGATIVE, "places:" },
    { 6, 9, 1, 1, DP_ENGINE_ERROR_TOO_LARGE, "places:" },
    { 2, 3, -1, 1, DP_ENGINE_ERROR_NEGATIVE, "arrivals:" },
    { 2, 3, NAN, 1, DP_ENGINE_ERROR_NOT_FINITE, "arrivals:" },
    { 2, 3, 1, 0, DP_ENGINE_ERROR_NOT_POSITIVE, "stays:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      int places[17], order[17 * 17];
      double arrivals[17], stays[17];
      DpOverflowAnswer answers[17];

      for (int u = 0; u < 17; u++)
        {
          places[u] = rows[i].places;
          arrivals[u] = rows[i].arrivals;
          stays[u] = rows[i].stays;
        }
      dp_overflow_order (DP_OVERFLOW_ALL, MAX (rows[i].n_units, 1), order);
      g_assert_false (dp_overflow_solve (rows[i].n_units, places, arrivals, stays, order, answers, NULL, &error));
      g_assert_error (error, DP_ENGINE_ERROR, rows[i].code);
      g_assert_true (g_str_has_prefix (error->message, rows[i].input));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/overflow/reference", test_reference);
  g_test_add_func ("/engine/overflow/own-lists", test_own_lists);
  g_test_add_func ("/engine/overflow/sharing-helps", test_sharing_helps);
  g_test_add_func ("/engine/overflow/many-states", test_many_states);
  g_test_add_func ("/engine/overflow/many-places", test_many_places);
  g_test_add_func ("/engine/overflow/ends", test_ends);
  g_test_add_func ("/engine/overflow/refused", test_refused);
  return g_test_run ();
}
