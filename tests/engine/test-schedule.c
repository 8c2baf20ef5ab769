/* test-schedule.c: opening dates, and what they wait for.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-random.h"
#include "engine/dp-schedule.h"

#include "reference.h"

#include <math.h>
#include <stdlib.h>

#define N 20000

static void
test_sure (void)
{
  /* 0 → 1 → 3, 2 → 3; the second way is shorter; step 4 waits for nothing and nobody waits for it. */
  const DpStep steps[] = {
    { TRUE, 3, 3, 3, 0 }, { TRUE, 4, 4, 4, 0 }, { TRUE, 5, 5, 5, 1 }, { TRUE, 2, 2, 2, 0 }, { TRUE, 1, 1, 1, 12 }
  };
  const DpStepLink links[] = { { 0, 1 }, { 1, 3 }, { 2, 3 } };
  DpStepAnswer answers[5];

  g_assert_true (dp_schedule_run (steps, 5, links, 3, 3, 100, 1, answers, NULL));
  assert_close (answers[1].start_mean, 3, 1e-12);
  assert_close (answers[2].end_mean, 6, 1e-12);
  assert_close (answers[3].start_mean, 7, 1e-12);
  assert_close (answers[3].end_mean, 9, 1e-12);
  assert_close (answers[4].end_mean, 13, 1e-12);
  assert_close (answers[0].critical, 1, 1e-12);
  assert_close (answers[1].critical, 1, 1e-12);
  g_assert_cmpfloat (answers[2].critical, ==, 0);
  assert_close (answers[3].critical, 1, 1e-12);
  g_assert_cmpfloat (answers[4].critical, ==, 0);
  g_assert_cmpfloat (dp_schedule_by (&answers[3], 8.999), ==, 0);
  g_assert_cmpfloat (dp_schedule_by (&answers[3], 9), ==, 1);
}

static void
test_triangular (void)
{
  const DpStep step = { TRUE, 2, 4, 12, 1 };
  DpStepAnswer answer;

  g_assert_true (dp_schedule_run (&step, 1, NULL, 0, 0, N, 7, &answer, NULL));
  /* Mean (2 + 4 + 12) / 3; variance (4 + 16 + 144 − 8 − 24 − 48) / 18; four standard errors. */
  g_assert_cmpfloat_with_epsilon (answer.end_mean, 1 + 6, 4 * sqrt (84 / 18.0 / N));
  /* P (X ≤ 4) = 2 / 10, P (X > 8) = 16 / 80. */
  g_assert_cmpfloat_with_epsilon (dp_schedule_by (&answer, 5), 0.2, 0.015);
  g_assert_cmpfloat_with_epsilon (dp_schedule_by (&answer, 9), 0.8, 0.015);
  g_assert_cmpfloat_with_epsilon (answer.end_percentile[20], 5, 0.1);
  g_assert_cmpfloat (dp_schedule_by (&answer, 2.9), ==, 0);
  g_assert_cmpfloat (dp_schedule_by (&answer, 13.1), ==, 1);
  for (int p = 0; p < 100; p++)
    g_assert_cmpfloat (answer.end_percentile[p], <=, answer.end_percentile[p + 1]);
}

/* Two alike at the same time: the later of two triangular lengths on 0–2 around 1 has the mean 37/30. */
static void
test_two_alike (void)
{
  const DpStep steps[] = { { TRUE, 0, 1, 2, 0 }, { TRUE, 0, 1, 2, 0 }, { TRUE, 0, 0, 0, 0 } };
  const DpStepLink links[] = { { 0, 2 }, { 1, 2 } };
  DpStepAnswer answers[3];

  g_assert_true (dp_schedule_run (steps, 3, links, 2, 2, N, 3, answers, NULL));
  g_assert_cmpfloat_with_epsilon (answers[2].end_mean, 37.0 / 30, 0.012);
  g_assert_cmpfloat_with_epsilon (answers[0].critical, 0.5, 0.015);
  assert_close (answers[0].critical + answers[1].critical, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (dp_schedule_by (&answers[2], 1), 0.25, 0.015);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The percentiles are those of the futures drawn one by one and sorted: of a step, of one that begins late in many futures alike
 * and of one that takes no time. */
static void
test_one_by_one (void)
{
  static const int counts[] = { 1, 2, 3, 10, 1000, N };
  const DpStep steps[] = { { TRUE, 2, 4, 12, 1 }, { TRUE, 0, 0, 1000, 11 }, { TRUE, 0, 0, 0, 0 }, { TRUE, 0, 0, 0, 9 } };
  const DpStepLink links[] = { { 0, 1 }, { 0, 2 }, { 0, 3 } };
  const guint64 seed = 5;

  for (gsize c = 0; c < G_N_ELEMENTS (counts); c++)
    {
      const int n = counts[c];
      g_autofree double *ends = g_new (double, 4 * (gsize) n);
      DpStepAnswer answers[4];

      g_assert_true (dp_schedule_run (steps, 4, links, 3, 1, n, seed, answers, NULL));
      for (int i = 0; i < n; i++)
        {
          double u[2], end;

          dp_philox_uniforms (seed, (guint32) i, 0, 16, u);
          end = ends[i] = 1 + dp_triangular (2, 4, 12, u[0]);
          dp_philox_uniforms (seed, (guint32) i, 1, 16, u);
          ends[n + i] = dp_triangular (0, 0, 1000, u[0]) + MAX (11, end);
          ends[2 * n + i] = end;
          ends[3 * n + i] = MAX (9, end);
        }
      for (int s = 0; s < 4; s++)
        {
          qsort (ends + s * n, (gsize) n, sizeof *ends, compare_numbers);
          for (int p = 0; p <= 100; p++)
            {
              const double place = p / 100.0 * (n - 1);
              const int i = MIN ((int) place, n - 1), next = MIN (i + 1, n - 1);

              g_assert_cmpfloat (answers[s].end_percentile[p], ==,
                                 ends[s * n + i] + (place - i) * (ends[s * n + next] - ends[s * n + i]));
            }
        }
    }
}

static void
test_unknown (void)
{
  const DpStep steps[] = { { TRUE, 1, 1, 1, 0 }, { FALSE, 0, 0, 0, 0 }, { TRUE, 1, 1, 1, 0 }, { TRUE, 1, 1, 1, 0 } };
  const DpStepLink links[] = { { 0, 1 }, { 1, 2 }, { 0, 3 } };
  DpStepAnswer answers[4];

  g_assert_true (dp_schedule_run (steps, 4, links, 3, 2, 100, 1, answers, NULL));
  g_assert_true (answers[0].known);
  g_assert_false (answers[1].known);
  g_assert_false (answers[2].known);
  g_assert_true (answers[3].known);
  assert_close (answers[3].end_mean, 2, 1e-12);
  g_assert_cmpfloat (answers[0].critical, ==, 0);
}

static void
test_refused (void)
{
  const DpStep good[] = { { TRUE, 1, 1, 1, 0 }, { TRUE, 1, 1, 1, 0 } };
  const DpStep upside_down = { TRUE, 2, 1, 3, 0 }, negative = { TRUE, -1, 1, 3, 0 }, early = { TRUE, 1, 1, 1, NAN };
  const DpStepLink circle[] = { { 0, 1 }, { 1, 0 } }, outside[] = { { 0, 2 } }, itself[] = { { 1, 1 } };
  const struct
  {
    const DpStep *steps;
    gsize n_steps;
    const DpStepLink *links;
    gsize n_links, goal;
    int replications, code;
    const char *input;
  } rows[] = {
    { good, 0, NULL, 0, 0, 10, DP_ENGINE_ERROR_EMPTY, "steps:" },
    { good, 2, NULL, 0, 2, 10, DP_ENGINE_ERROR_TOO_LARGE, "goal:" },
    { good, 2, NULL, 0, 0, 0, DP_ENGINE_ERROR_NOT_POSITIVE, "replications:" },
    { good, 2, circle, 2, 0, 10, DP_ENGINE_ERROR_CIRCULAR, "links:" },
    { good, 2, itself, 1, 0, 10, DP_ENGINE_ERROR_CIRCULAR, "links:" },
    { good, 2, outside, 1, 0, 10, DP_ENGINE_ERROR_TOO_LARGE, "links:" },
    { &upside_down, 1, NULL, 0, 0, 10, DP_ENGINE_ERROR_TOO_LARGE, "low:" },
    { &negative, 1, NULL, 0, 0, 10, DP_ENGINE_ERROR_NEGATIVE, "low:" },
    { &early, 1, NULL, 0, 0, 10, DP_ENGINE_ERROR_NOT_FINITE, "not_before:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      DpStepAnswer answers[2];

      g_assert_false (dp_schedule_run (rows[i].steps, rows[i].n_steps, rows[i].links, rows[i].n_links, rows[i].goal,
                                       rows[i].replications, 1, answers, &error));
      g_assert_error (error, DP_ENGINE_ERROR, rows[i].code);
      g_assert_true (g_str_has_prefix (error->message, rows[i].input));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/schedule/sure", test_sure);
  g_test_add_func ("/engine/schedule/triangular", test_triangular);
  g_test_add_func ("/engine/schedule/two-alike", test_two_alike);
  g_test_add_func ("/engine/schedule/one-by-one", test_one_by_one);
  g_test_add_func ("/engine/schedule/unknown", test_unknown);
  g_test_add_func ("/engine/schedule/refused", test_refused);
  return g_test_run ();
}
