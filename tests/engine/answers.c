/* answers.c: the engine's functions by name, for independent/oracle.py: a question a line in, its numbers a line out.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-census.h"
#include "engine/dp-count.h"
#include "engine/dp-erlang.h"
#include "engine/dp-overflow.h"
#include "engine/dp-queue.h"
#include "engine/dp-random.h"
#include "engine/dp-stay.h"
#include "engine/dp-transient.h"

#include <stdio.h>
#include <string.h>

#define NUMBERS_MAX 64

typedef struct
{
  double in[NUMBERS_MAX];
  int n_in;
  double out[NUMBERS_MAX];
  int n_out;
} Question;

typedef gboolean (*Answer) (Question *question, GError **error);

static gboolean
erlang_b (Question *q,
          GError  **error)
{
  q->out[0] = dp_erlang_b ((int) q->in[0], q->in[1]);
  q->out[1] = dp_erlang_empty ((int) q->in[0], q->in[1]);
  q->n_out = 2;
  return TRUE;
}

static gboolean
erlang_c (Question *q,
          GError  **error)
{
  q->n_out = 3;
  return dp_erlang_c ((int) q->in[0], q->in[1], &q->out[0], &q->out[1], error)
         && dp_erlang_c_tail ((int) q->in[0], q->in[1], q->in[2], &q->out[2], error);
}

static gboolean
erlang_b_load (Question *q,
               GError  **error)
{
  q->n_out = 1;
  return dp_erlang_b_load ((int) q->in[0], q->in[1], &q->out[0], error);
}

static gboolean
erlang_b_places (Question *q,
                 GError  **error)
{
  int places = 0;
  gboolean known = dp_erlang_b_places (q->in[0], q->in[1], &places, error);

  q->out[0] = places;
  q->n_out = 1;
  return known;
}

static gboolean
erlang_c_places (Question *q,
                 GError  **error)
{
  int places = 0;
  gboolean known = dp_erlang_c_places (q->in[0], q->in[1], q->in[2], &places, error);

  q->out[0] = places;
  q->n_out = 1;
  return known;
}

static void
put_queue (Question            *q,
           const DpQueueAnswer *answer)
{
  q->out[0] = answer->wait_probability;
  q->out[1] = answer->abandon_probability;
  q->out[2] = answer->mean_wait;
  q->out[3] = answer->mean_queue;
  q->out[4] = answer->utilisation;
  q->n_out = 5;
}

static gboolean
mgc (Question *q,
     GError  **error)
{
  DpQueueAnswer answer = { 0 };
  gboolean known = dp_mgc ((int) q->in[0], q->in[1], q->in[2], q->in[3], &answer, error);

  put_queue (q, &answer);
  return known;
}

static gboolean
erlang_a (Question *q,
          GError  **error)
{
  DpQueueAnswer answer = { 0 };
  gboolean known = dp_erlang_a ((int) q->in[0], q->in[1], q->in[2], q->in[3], &answer, error);

  put_queue (q, &answer);
  return known;
}

static gboolean
garwood (Question *q,
         GError  **error)
{
  q->n_out = 2;
  return dp_garwood ((gint64) q->in[0], q->in[1], &q->out[0], &q->out[1], error);
}

static gboolean
predictive (Question *q,
            GError  **error)
{
  DpPredictive answer;

  if (!dp_predictive ((gint64) q->in[0], q->in[1], &answer, error))
    return FALSE;
  q->out[0] = answer.mean;
  q->out[1] = answer.variance;
  q->out[2] = answer.p_zero;
  q->out[3] = dp_predictive_cdf (&answer, (gint64) q->in[2]);
  q->out[4] = (double) dp_predictive_quantile (&answer, q->in[3]);
  q->n_out = 5;
  return TRUE;
}

/* Law, mean, cv, time, share: survival, its integral, that of the residual stay, the quantile, and the census from empty with
 * a rate of 1. */
static gboolean
stay (Question *q,
      GError  **error)
{
  const DpInflow inflow = { 1.0, 0.0, 0.0 };
  DpStay law;
  double variance;

  q->n_out = 5;
  if (!dp_stay_init (&law, (DpStayLaw) (int) q->in[0], q->in[1], q->in[2], error))
    return FALSE;
  q->out[0] = dp_stay_survival (&law, q->in[3]);
  q->out[1] = dp_stay_integral (&law, q->in[3]);
  q->out[2] = dp_stay_residual (&law, q->in[3]);
  q->out[3] = dp_stay_quantile (&law, q->in[4]);
  return dp_census (&law, &inflow, 1, NULL, 0, q->in[3], &q->out[4], &variance, error);
}

/* Law, mean, cv, rate, start, ramp, time. */
static gboolean
census (Question *q,
        GError  **error)
{
  const DpInflow inflow = { q->in[3], q->in[4], q->in[5] };
  DpStay law;

  q->n_out = 2;
  return dp_stay_init (&law, (DpStayLaw) (int) q->in[0], q->in[1], q->in[2], error)
         && dp_census (&law, &inflow, 1, NULL, 0, q->in[6], &q->out[0], &q->out[1], error);
}

static gboolean
poisson_above (Question *q,
               GError  **error)
{
  q->out[0] = dp_poisson_above (q->in[0], (int) q->in[1]);
  q->n_out = 1;
  return TRUE;
}

static gboolean
transient (Question *q,
           GError  **error)
{
  q->n_out = 2;
  return dp_transient_loss ((int) q->in[0], q->in[1], (int) q->in[2], q->in[3], &q->out[0], &q->out[1], error);
}

/* Rule, units, then places, arrivals and stay of each. */
static gboolean
overflow (Question *q,
          GError  **error)
{
  const int n = (int) q->in[1];
  int places[NUMBERS_MAX], order[NUMBERS_MAX * NUMBERS_MAX];
  double arrivals[NUMBERS_MAX], stays[NUMBERS_MAX];
  DpOverflowAnswer answers[NUMBERS_MAX];

  for (int u = 0; u < n; u++)
    {
      places[u] = (int) q->in[2 + 3 * u];
      arrivals[u] = q->in[3 + 3 * u];
      stays[u] = q->in[4 + 3 * u];
    }
  dp_overflow_order ((DpOverflowRule) (int) q->in[0], n, order);
  if (!dp_overflow_solve (n, places, arrivals, stays, order, answers, NULL, error))
    return FALSE;
  for (int u = 0; u < n; u++)
    {
      q->out[4 * u] = answers[u].home;
      q->out[4 * u + 1] = answers[u].elsewhere;
      q->out[4 * u + 2] = answers[u].without_place;
      q->out[4 * u + 3] = answers[u].occupancy;
    }
  q->n_out = 4 * n;
  return TRUE;
}

static gboolean
triangular (Question *q,
            GError  **error)
{
  q->out[0] = dp_triangular (q->in[0], q->in[1], q->in[2], q->in[3]);
  q->n_out = 1;
  return TRUE;
}

static gboolean
philox (Question *q,
        GError  **error)
{
  guint32 counter[4], key[2], output[4];

  for (int i = 0; i < 4; i++)
    counter[i] = (guint32) q->in[i];
  for (int i = 0; i < 2; i++)
    key[i] = (guint32) q->in[4 + i];
  dp_philox (counter, key, output);
  for (int i = 0; i < 4; i++)
    q->out[i] = output[i];
  q->n_out = 4;
  return TRUE;
}

static gboolean
normal_quantile (Question *q,
                 GError  **error)
{
  q->out[0] = dp_normal_quantile (q->in[0]);
  q->n_out = 1;
  return TRUE;
}

static const struct
{
  const char *name;
  Answer answer;
} functions[] = {
  { "erlang_b", erlang_b },
  { "erlang_c", erlang_c },
  { "erlang_b_load", erlang_b_load },
  { "erlang_b_places", erlang_b_places },
  { "erlang_c_places", erlang_c_places },
  { "mgc", mgc },
  { "erlang_a", erlang_a },
  { "garwood", garwood },
  { "predictive", predictive },
  { "stay", stay },
  { "census", census },
  { "poisson_above", poisson_above },
  { "transient", transient },
  { "overflow", overflow },
  { "triangular", triangular },
  { "philox", philox },
  { "normal_quantile", normal_quantile },
};

int
main (void)
{
  char line[4096];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (line), " ", -1);
      g_autoptr (GError) error = NULL;
      Question question = { .n_in = 0 };
      gboolean known = FALSE;

      for (char **word = words + 1; *word != NULL && question.n_in < NUMBERS_MAX; word++)
        question.in[question.n_in++] = g_ascii_strtod (*word, NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
        if (g_str_equal (functions[i].name, words[0]))
          known = functions[i].answer (&question, &error);
      if (!known)
        printf ("refused %s\n", error != NULL ? error->message : "unknown function");
      else
        {
          for (int i = 0; i < question.n_out; i++)
            {
              char text[G_ASCII_DTOSTR_BUF_SIZE];

              printf ("%s%s", i > 0 ? " " : "", g_ascii_formatd (text, sizeof text, "%.17g", question.out[i]));
            }
          printf ("\n");
        }
      fflush (stdout);
    }
  return 0;
}
