/* test-smaa.c: rank acceptability and weight intervals against exact fractions.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-random.h"
#include "engine/dp-smaa.h"

#include "reference.h"

#include <math.h>

#define M DP_ALTERNATIVES_MAX
#define K DP_CRITERIA_MAX

/* "80 30 55|50 70 45": rows of alternatives. */
static void
parse_scores (const char *text,
              gsize      *n_alternatives,
              gsize      *n_criteria,
              double     *scores)
{
  g_auto (GStrv) rows = g_strsplit (text, "|", -1);
  gsize n = 0;

  *n_alternatives = g_strv_length (rows);
  for (gsize i = 0; i < *n_alternatives; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], " ", -1);

      *n_criteria = g_strv_length (cells);
      for (gsize k = 0; k < *n_criteria; k++)
        scores[n++] = g_ascii_strtod (cells[k], NULL);
    }
}

static double
parse_fraction (const char *text)
{
  char *end;
  const double above = g_ascii_strtod (text, &end);

  return *end == '/' ? above / g_ascii_strtod (end + 1, NULL) : above;
}

static void
test_reference (void)
{
  g_autoptr (Reference) table = reference_load ("smaa_exact.csv", 153);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const char *set = reference_text (table, i, "weights");
      const char *kind = reference_text (table, i, "kind");
      const int row = (int) reference_number (table, i, "alternative") - 1;
      const int column = (int) reference_number (table, i, "index") - 1;
      const double expected = parse_fraction (reference_text (table, i, "fraction"));
      gsize m, n;
      double scores[M * K], rank[M * M], pairwise[M * M], central[M * K];

      parse_scores (reference_text (table, i, "scores"), &m, &n, scores);
      g_assert_true (dp_smaa_exact (m, n, scores,
                                    g_str_equal (set, "uniform")   ? DP_WEIGHTS_UNIFORM
                                    : g_str_equal (set, "ordinal") ? DP_WEIGHTS_ORDINAL
                                                                   : DP_WEIGHTS_MINIMUM,
                                    0.1, rank, pairwise, central, NULL));
      if (g_str_equal (kind, "rank"))
        assert_close (rank[row * m + column], expected, 1e-12);
      else if (g_str_equal (kind, "pwi"))
        assert_close (pairwise[row * m + column], expected, 1e-12);
      else
        {
          g_assert_cmpstr (kind, ==, "cw");
          assert_close (central[row * n + column], expected, 1e-12);
        }
      assert_close (expected, reference_number (table, i, "value"), 1e-12);
    }
}

/* Shares of 400 000 weights drawn outside this program; five standard errors are 0.004. */
static void
test_six_by_five (void)
{
  const double scores[] = {
    80, 35, 60, 20, 55, 55, 70, 40, 65, 30, 30, 85, 75, 50, 45,
    65, 50, 50, 55, 60, 40, 40, 90, 35, 70, 72, 58, 33, 61, 49,
  };
  const double expected[2][36] = {
    {
      0.0922, 0.0671, 0.1478, 0.1435, 0.1375, 0.4119,
      0.0473, 0.1941, 0.1211, 0.1671, 0.1966, 0.2738,
      0.3230, 0.1745, 0.0956, 0.1553, 0.1417, 0.1099,
      0.0961, 0.2453, 0.3540, 0.2965, 0.0081, 0.0000,
      0.2672, 0.1591, 0.0676, 0.0837, 0.3006, 0.1218,
      0.1741, 0.1599, 0.2141, 0.1539, 0.2154, 0.0825,
    },
    {
      0.2591, 0.2868, 0.1058, 0.0883, 0.2294, 0.0307,
      0.0000, 0.1371, 0.1671, 0.5906, 0.0989, 0.0063,
      0.1760, 0.0712, 0.0885, 0.0705, 0.4972, 0.0966,
      0.0032, 0.1338, 0.5775, 0.2380, 0.0475, 0.0000,
      0.0000, 0.0001, 0.0015, 0.0071, 0.1255, 0.8657,
      0.5618, 0.3709, 0.0596, 0.0055, 0.0015, 0.0008,
    },
  };

  for (int set = 0; set < 2; set++)
    {
      double rank[36], pairwise[36], central[30];

      g_assert_true (dp_smaa_exact (6, 5, scores, set == 0 ? DP_WEIGHTS_UNIFORM : DP_WEIGHTS_ORDINAL, 0, rank, pairwise,
                                    central, NULL));
      for (int i = 0; i < 6; i++)
        {
          double row = 0, column = 0;

          for (int k = 0; k < 6; k++)
            {
              g_assert_cmpfloat_with_epsilon (rank[i * 6 + k], expected[set][i * 6 + k], 0.004);
              row += rank[i * 6 + k];
              column += rank[k * 6 + i];
              if (i != k)
                assert_close (pairwise[i * 6 + k] + pairwise[k * 6 + i], 1, 1e-12);
            }
          assert_close (row, 1, 1e-12);
          assert_close (column, 1, 1e-12);
        }
    }
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  const double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* Drawing weights must meet the exact shares within five standard errors. */
static void
test_sample (void)
{
  const double scores[] = { 90, 60, 40, 30, 65, 75, 60, 55, 40, 85, 80, 90 };
  const gint64 draws = 200000;

  for (DpWeightSet set = DP_WEIGHTS_UNIFORM; set <= DP_WEIGHTS_MINIMUM; set++)
    {
      double exact[3][12], sample[3][12], again[3][12];

      g_assert_true (dp_smaa_exact (3, 4, scores, set, 0.1, exact[0], exact[1], exact[2], NULL));
      g_assert_true (dp_smaa_sample (3, 4, scores, set, 0.1, draws, 5, sample[0], sample[1], sample[2], NULL));
      g_assert_true (dp_smaa_sample (3, 4, scores, set, 0.1, draws, 5, again[0], again[1], again[2], NULL));
      for (int i = 0; i < 9; i++)
        {
          const double p = exact[0][i], q = exact[1][i];

          g_assert_cmpfloat_with_epsilon (sample[0][i], p, 5 * sqrt (p * (1 - p) / draws) + 1e-12);
          g_assert_cmpfloat_with_epsilon (sample[1][i], q, 5 * sqrt (q * (1 - q) / draws) + 1e-12);
          g_assert_cmpfloat (sample[0][i], ==, again[0][i]);
        }
      for (int k = 0; k < 4; k++)
        g_assert_cmpfloat_with_epsilon (sample[2][8 + k], exact[2][8 + k], 0.005);
    }
}

/* The same draws, one after the other, scored in doubles by the weights themselves: all that is counted is the same, but for draws
 * that lie nearer to a tie than floats can tell, of which there are none among so few. Enough draws that every count runs over its
 * lanes and rounds, and a last block that is not full. */
static void
test_sample_one_by_one (void)
{
  enum { ROWS = 12, COLUMNS = 8, DRAWS = 128 * 70 + 37, BLOCK = 128 };
  double scores[ROWS * COLUMNS], rank[ROWS * ROWS], pairwise[ROWS * ROWS], central[ROWS * COLUMNS];
  double own_rank[ROWS * ROWS] = { 0 }, own_pairwise[ROWS * ROWS] = { 0 }, own_central[ROWS * COLUMNS] = { 0 }, first[ROWS] = { 0 };

  for (int i = 0; i < ROWS * COLUMNS; i++)
    scores[i] = (37 * i + 11 * i * i) % 1013 / 10.13;
  g_assert_true (dp_smaa_sample (ROWS, COLUMNS, scores, DP_WEIGHTS_UNIFORM, 0, DRAWS, 3, rank, pairwise, central, NULL));

  for (int d = 0; d < DRAWS; d++)
    {
      const guint64 block = (guint64) (d / BLOCK) * BLOCK * 2;
      double cuts[COLUMNS + 1] = { 0 }, total[ROWS];

      for (int k = 0; k < COLUMNS - 1; k++)
        {
          guint32 bits[4];

          dp_philox_block (3, block + (guint64) (k / 4) * BLOCK + (guint64) (d % BLOCK), 1, bits);
          cuts[k + 1] = ((bits[k % 4] >> 9) + 0.5) / 8388608;
        }
      cuts[COLUMNS] = 1;
      qsort (cuts, COLUMNS + 1, sizeof *cuts, compare_doubles);
      for (int i = 0; i < ROWS; i++)
        {
          total[i] = 0;
          for (int k = 0; k < COLUMNS; k++)
            total[i] += (cuts[k + 1] - cuts[k]) * scores[i * COLUMNS + k];
        }
      for (int i = 0; i < ROWS; i++)
        {
          int better = 0;

          for (int j = 0; j < ROWS; j++)
            {
              better += total[j] > total[i];
              own_pairwise[i * ROWS + j] += total[i] > total[j];
            }
          own_rank[i * ROWS + better]++;
          first[i] += better == 0;
          for (int k = 0; k < COLUMNS && better == 0; k++)
            own_central[i * COLUMNS + k] += cuts[k + 1] - cuts[k];
        }
    }
  for (int i = 0; i < ROWS * ROWS; i++)
    {
      g_assert_cmpfloat_with_epsilon (rank[i], own_rank[i] / DRAWS, 1e-12);
      g_assert_cmpfloat_with_epsilon (pairwise[i], own_pairwise[i] / DRAWS, 1e-12);
    }
  for (int i = 0; i < ROWS * COLUMNS; i++)
    g_assert_cmpfloat_with_epsilon (central[i], first[i / COLUMNS] > 0 ? own_central[i] / first[i / COLUMNS] : 0, 1e-6);
}

/* Alternatives that are equal everywhere share their ranks, drawn as exactly; and so does a draw of one criterion, and one whose
 * number of draws fills no block. */
static void
test_sample_equal (void)
{
  const double scores[] = { 90, 20, 60, 30, 80, 50, 90, 20, 60, 10, 95, 40, 30, 80, 50 };
  const gint64 draws = 100001;
  double exact[3][25], sample[3][25];

  g_assert_true (dp_smaa_exact (5, 3, scores, DP_WEIGHTS_UNIFORM, 0, exact[0], exact[1], exact[2], NULL));
  g_assert_true (dp_smaa_sample (5, 3, scores, DP_WEIGHTS_UNIFORM, 0, draws, 9, sample[0], sample[1], sample[2], NULL));
  for (int i = 0; i < 25; i++)
    {
      g_assert_cmpfloat_with_epsilon (sample[0][i], exact[0][i], 5 * sqrt (0.25 / draws));
      g_assert_cmpfloat_with_epsilon (sample[1][i], exact[1][i], 5 * sqrt (0.25 / draws));
    }
  for (int i = 0; i < 5; i++)
    {
      double row = 0;

      for (int r = 0; r < 5; r++)
        row += sample[0][i * 5 + r];
      assert_close (row, 1, 1e-12);
    }
  assert_close (sample[1][2], 0.5, 1e-12);

  g_assert_true (dp_smaa_sample (3, 1, scores, DP_WEIGHTS_UNIFORM, 0, 10, 9, sample[0], sample[1], sample[2], NULL));
  g_assert_cmpfloat (sample[0][0], ==, 1); /* 90 before 60 before 20 */
  g_assert_cmpfloat (sample[0][5], ==, 1);
  g_assert_cmpfloat (sample[0][7], ==, 1);
}

/* However large, there is an answer or a refusal, and no work without end. */
static void
test_too_many (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  double scores[M * K], rank[M * M], pairwise[M * M], central[M * K];
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < M * K; i++)
    scores[i] = g_rand_int_range (rand, 0, 101);
  if (!dp_smaa_exact (M, K, scores, DP_WEIGHTS_UNIFORM, 0, rank, pairwise, central, &error))
    g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_TOO_LARGE);
}

static void
test_ties (void)
{
  const double scores[] = { 50, 60, 50, 60, 10, 20 };
  double rank[9], pairwise[9], central[6];

  g_assert_true (dp_smaa_exact (3, 2, scores, DP_WEIGHTS_UNIFORM, 0, rank, pairwise, central, NULL));
  assert_close (rank[0], 0.5, 1e-15);
  assert_close (rank[1], 0.5, 1e-15);
  assert_close (rank[2], 0, 1e-15);
  assert_close (rank[8], 1, 1e-15);
  assert_close (pairwise[1], 0.5, 1e-15);
  assert_close (pairwise[2], 1, 1e-15);
  assert_close (central[2], 0.5, 1e-15);
  g_assert_cmpfloat (central[4], ==, 0);
  /* One criterion, one alternative. */
  g_assert_true (dp_smaa_exact (1, 1, scores, DP_WEIGHTS_ORDINAL, 0, rank, pairwise, central, NULL));
  assert_close (rank[0], 1, 1e-15);
  assert_close (central[0], 1, 1e-15);
  /* A minimum that leaves no choice. */
  g_assert_true (dp_smaa_exact (3, 2, scores, DP_WEIGHTS_MINIMUM, 0.5, rank, pairwise, central, NULL));
  assert_close (central[0], 0.5, 1e-15);
}

static void
test_stability_reference (void)
{
  g_autoptr (Reference) table = reference_load ("weight_stability.csv", 14);

  for (guint i = 0; i < table->rows->len; i++)
    {
      g_auto (GStrv) weight_text = g_strsplit (reference_text (table, i, "base_weights"), " ", -1);
      const int k = (int) reference_number (table, i, "criterion") - 1;
      gsize m, n, winner;
      double scores[M * K], weights[K], low[K], high[K];

      parse_scores (reference_text (table, i, "scores"), &m, &n, scores);
      for (gsize c = 0; c < n; c++)
        weights[c] = 12 * parse_fraction (weight_text[c]);
      g_assert_true (dp_weight_stability (m, n, scores, weights, &winner, low, high, NULL, NULL, NULL));
      g_assert_cmpuint (winner + 1, ==, (guint) reference_number (table, i, "winner"));
      assert_close (low[k], parse_fraction (reference_text (table, i, "low_fraction")), 1e-12);
      assert_close (high[k], parse_fraction (reference_text (table, i, "high_fraction")), 1e-12);
    }
}

/* Just inside the interval the winner leads; just outside its rival does. */
static void
test_stability_definition (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint crossings = 0;

  for (int round = 0; round < 500; round++)
    {
      double scores[4 * 3], weights[3], low[3], high[3], sum = 0;
      int low_rival[3], high_rival[3];
      gsize winner;

      for (int i = 0; i < 12; i++)
        scores[i] = g_rand_int_range (rand, 0, 101);
      for (int k = 0; k < 3; k++)
        sum += weights[k] = g_rand_double_range (rand, 0.05, 1);
      g_assert_true (dp_weight_stability (4, 3, scores, weights, &winner, low, high, low_rival, high_rival, NULL));
      for (int k = 0; k < 3; k++)
        for (int end = 0; end < 2; end++)
          {
            const double limit = end == 0 ? low[k] : high[k];
            const int rival = end == 0 ? low_rival[k] : high_rival[k];

            g_assert_cmpfloat (low[k], <=, weights[k] / sum + 1e-12);
            g_assert_cmpfloat (high[k], >=, weights[k] / sum - 1e-12);
            if (rival < 0)
              {
                g_assert_cmpfloat (limit, ==, end);
                continue;
              }
            crossings++;
            for (int side = -1; side <= 1; side += 2)
              {
                const double x = limit + side * 1e-6;
                double lead = 0;

                for (int c = 0; c < 3; c++)
                  lead += (c == k ? x : (1 - x) * weights[c] / (sum - weights[k])) *
                          (scores[winner * 3 + c] - scores[rival * 3 + c]);
                if ((side < 0) == (end == 0))
                  g_assert_cmpfloat (lead, <, 1e-9);
                else
                  g_assert_cmpfloat (lead, >, -1e-9);
              }
          }
    }
  g_assert_cmpuint (crossings, >, 500);
}

static void
test_dominance (void)
{
  const double a[] = { 1, 2, 3 }, b[] = { 1, 2, 2 }, c[] = { 2, 1, 3 };

  g_assert_true (dp_dominates (3, a, b));
  g_assert_false (dp_dominates (3, b, a));
  g_assert_false (dp_dominates (3, a, a));
  g_assert_false (dp_dominates (3, a, c));
}

static void
test_refused (void)
{
  const double scores[] = { 1, 2, 3, NAN };
  const double zeros[] = { 0, 0 }, negative[] = { 1, -1 };
  double rank[4], pairwise[4], central[4], low[2], high[2];
  gsize winner;
  const struct
  {
    gsize m, n;
    DpWeightSet set;
    double minimum;
    int code;
    const char *input;
  } rows[] = {
    { 0, 2, DP_WEIGHTS_UNIFORM, 0, DP_ENGINE_ERROR_EMPTY, "alternatives:" },
    { 2, 0, DP_WEIGHTS_UNIFORM, 0, DP_ENGINE_ERROR_EMPTY, "criteria:" },
    { 99, 2, DP_WEIGHTS_UNIFORM, 0, DP_ENGINE_ERROR_TOO_LARGE, "alternatives:" },
    { 2, 99, DP_WEIGHTS_UNIFORM, 0, DP_ENGINE_ERROR_TOO_LARGE, "criteria:" },
    { 2, 2, DP_WEIGHTS_UNIFORM, 0, DP_ENGINE_ERROR_NOT_FINITE, "scores:" },
    { 1, 2, DP_WEIGHTS_MINIMUM, 0.6, DP_ENGINE_ERROR_NOT_SHARE, "minimum:" },
    { 1, 2, DP_WEIGHTS_MINIMUM, -0.1, DP_ENGINE_ERROR_NOT_SHARE, "minimum:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dp_smaa_exact (rows[i].m, rows[i].n, scores, rows[i].set, rows[i].minimum, rank, pairwise,
                                     central, &error));
      g_assert_error (error, DP_ENGINE_ERROR, rows[i].code);
      g_assert_true (g_str_has_prefix (error->message, rows[i].input));
    }
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dp_weight_stability (1, 2, scores, i == 0 ? zeros : negative, &winner, low, high, NULL, NULL,
                                           &error));
      g_assert_true (g_str_has_prefix (error->message, "weights:"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/smaa/reference", test_reference);
  g_test_add_func ("/engine/smaa/six-by-five", test_six_by_five);
  g_test_add_func ("/engine/smaa/sample", test_sample);
  g_test_add_func ("/engine/smaa/sample/one-by-one", test_sample_one_by_one);
  g_test_add_func ("/engine/smaa/sample/equal", test_sample_equal);
  g_test_add_func ("/engine/smaa/too-many", test_too_many);
  g_test_add_func ("/engine/smaa/ties", test_ties);
  g_test_add_func ("/engine/smaa/dominance", test_dominance);
  g_test_add_func ("/engine/smaa/refused", test_refused);
  g_test_add_func ("/engine/smaa/stability/reference", test_stability_reference);
  g_test_add_func ("/engine/smaa/stability/definition", test_stability_definition);
  return g_test_run ();
}
