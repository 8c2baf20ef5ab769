/* dp-cli-queue.c: bare calculators, for whoever wants to check the engine against the textbook.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli.h"

#include "engine/dp-census.h"
#include "engine/dp-count.h"
#include "engine/dp-erlang.h"
#include "engine/dp-queue-study.h"
#include "engine/dp-queue.h"
#include "figure/dp-error-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

/* What can be given on the command line; not a number where nothing was given. */
typedef struct
{
  gint64 servers;
  double load;
  double arrival;
  double mean;
  double cv;
  double patience;
  double t;
  double confidence;
  gint64 count;
  char *waiting;
  char *law;
  gint64 customers;
  gint64 warmup;
  int replications;
  gint64 seed;
  int threads;
  gboolean json;
} Input;

/* One line of an answer. */
typedef struct
{
  const char *name;
  const char *label;
  double value;
} Answer;

typedef struct
{
  const char *name;
  gsize n_answers;
  gboolean (*run) (const Input *input, Answer *answers, GError **error);
  const char *needs; /* the options it cannot do without */
} Calculator;

#define MAX_ANSWERS 16

/* Options that a calculator does without, or that only some laws need. */
#define MAY_NEED "cv confidence customers warmup replications threads"

static gboolean
run_erlang_b (const Input *input,
              Answer      *answers,
              GError     **error)
{
  if (!dp_check_servers (input->servers, error) || !dp_check_load (input->load, error))
    return FALSE;

  answers[0] = (Answer) { "blocking", N_("Share without a place"), dp_erlang_b ((int) input->servers, input->load) };
  return TRUE;
}

static gboolean
run_erlang_c (const Input *input,
              Answer      *answers,
              GError     **error)
{
  answers[0] = (Answer) { "wait_probability", N_("Share that waits"), 0.0 };
  answers[1] = (Answer) { "mean_wait", N_("Mean wait, in mean service times"), 0.0 };

  return dp_check_servers (input->servers, error) && dp_check_load (input->load, error)
         && dp_erlang_c ((int) input->servers, input->load, &answers[0].value, &answers[1].value, error);
}

static gboolean
run_mgc (const Input *input,
         Answer      *answers,
         GError     **error)
{
  DpQueueAnswer queue;

  if (!dp_check_servers (input->servers, error)
      || !dp_mgc ((int) input->servers, input->arrival, input->mean, input->cv, &queue, error))
    return FALSE;

  answers[0] = (Answer) { "wait_probability", N_("Share that waits"), queue.wait_probability };
  answers[1] = (Answer) { "mean_wait", N_("Mean wait"), queue.mean_wait };
  answers[2] = (Answer) { "mean_queue", N_("Mean number waiting"), queue.mean_queue };
  answers[3] = (Answer) { "utilisation", N_("Share of the places in use"), queue.utilisation };
  return TRUE;
}

static gboolean
run_erlang_a (const Input *input,
              Answer      *answers,
              GError     **error)
{
  DpQueueAnswer queue;

  if (!dp_check_servers (input->servers, error)
      || !dp_erlang_a ((int) input->servers, input->arrival, input->mean, input->patience, &queue, error))
    return FALSE;

  answers[0] = (Answer) { "wait_probability", N_("Share that waits"), queue.wait_probability };
  answers[1] = (Answer) { "abandon_probability", N_("Share that leaves while waiting"), queue.abandon_probability };
  answers[2] = (Answer) { "mean_wait", N_("Mean wait"), queue.mean_wait };
  return TRUE;
}

static gboolean
parse_law (const char *name,
           DpStayLaw  *law)
{
  static const struct
  {
    const char *name;
    DpStayLaw law;
  } laws[] = {
    { "deterministic", DP_STAY_DETERMINISTIC }, { "exponential", DP_STAY_EXPONENTIAL },
    { "gamma", DP_STAY_GAMMA },                 { "lognormal", DP_STAY_LOGNORMAL },
    { "hyperexponential", DP_STAY_HYPEREXPONENTIAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (laws); i++)
    if (g_strcmp0 (laws[i].name, name) == 0)
      {
        *law = laws[i].law;
        return TRUE;
      }

  return FALSE;
}

/* The laws that need no --cv have it by themselves. */
static double
law_cv (DpStayLaw law,
        double    cv)
{
  if (law == DP_STAY_DETERMINISTIC)
    return 0.0;
  if (law == DP_STAY_EXPONENTIAL)
    return 1.0;

  return cv;
}

static gboolean
require_law (const Input *input,
             DpStayLaw   *law,
             GError     **error)
{
  if (parse_law (input->law, law))
    return TRUE;

  g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_CHOICE,
                       _("The law of the stay is not known; write --dist exponential, deterministic, gamma, lognormal or "
                         "hyperexponential."));
  return FALSE;
}

static gboolean
run_offered_load (const Input *input,
                  Answer      *answers,
                  GError     **error)
{
  DpInflow inflow = { input->arrival, 0.0, 0.0 };
  DpStayLaw law;
  DpStay stay;

  answers[0] = (Answer) { "mean", N_("Expected number in stay"), 0.0 };
  answers[1] = (Answer) { "variance", N_("Variance of that number"), 0.0 };

  return require_law (input, &law, error) && dp_stay_init (&stay, law, input->mean, law_cv (law, input->cv), error)
         && dp_census (&stay, &inflow, 1, NULL, 0, input->t, &answers[0].value, &answers[1].value, error);
}

static gboolean
run_garwood (const Input *input,
             Answer      *answers,
             GError     **error)
{
  answers[0] = (Answer) { "low", N_("Lower limit"), 0.0 };
  answers[1] = (Answer) { "high", N_("Upper limit"), 0.0 };

  return dp_garwood (input->count, input->confidence, &answers[0].value, &answers[1].value, error);
}

static gboolean
parse_waiting (const char *text,
               gint64     *waiting,
               GError    **error)
{
  if (text == NULL || g_str_equal (text, "inf"))
    {
      *waiting = DP_WAITING_UNLIMITED;
      return TRUE;
    }

  if (g_ascii_string_to_signed (text, 10, 0, G_MAXINT, waiting, NULL))
    return TRUE;

  g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_NUMBER,
                       _("The places in the queue must be a whole number from 0, or inf."));
  return FALSE;
}

static void
set_estimate (Answer           *answers,
              const char *const names[3],
              const char       *label,
              const DpEstimate *estimate)
{
  answers[0] = (Answer) { names[0], label, estimate->value };
  answers[1] = (Answer) { names[1], N_("  lower limit (95 %)"), estimate->low };
  answers[2] = (Answer) { names[2], N_("  upper limit (95 %)"), estimate->high };
}

static gboolean
run_simulate (const Input *input,
              Answer      *answers,
              GError     **error)
{
  static const char *const blocking[3] = { "blocking", "blocking_low", "blocking_high" };
  static const char *const wait[3] = { "mean_wait", "mean_wait_low", "mean_wait_high" };
  static const char *const probability[3] = { "wait_probability", "wait_probability_low", "wait_probability_high" };
  static const char *const utilisation[3] = { "utilisation", "utilisation_low", "utilisation_high" };
  DpQueueStudy study = {
    .arrival = input->arrival,
    .mean = input->mean,
    .customers = input->customers,
    .warmup = input->warmup,
    .replications = input->replications,
    .seed = (guint64) input->seed,
    .threads = input->threads,
  };
  gint64 begin;
  double seconds;
  DpQueueResult result;

  if (!dp_check_servers (input->servers, error) || !parse_waiting (input->waiting, &study.waiting, error)
      || !require_law (input, &study.law, error))
    return FALSE;

  study.servers = (int) input->servers;
  study.cv = law_cv (study.law, input->cv);
  begin = g_get_monotonic_time ();
  if (!dp_queue_study_run (&study, &result, error))
    return FALSE;
  seconds = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;

  set_estimate (answers, blocking, N_("Share without a place"), &result.blocking);
  set_estimate (answers + 3, wait, N_("Mean wait"), &result.mean_wait);
  set_estimate (answers + 6, probability, N_("Share that waits"), &result.wait_probability);
  set_estimate (answers + 9, utilisation, N_("Share of the places in use"), &result.utilisation);
  answers[12] = (Answer) { "events", N_("Arrivals and completed stays"), (double) result.events };
  answers[13] = (Answer) { "seconds", N_("Seconds"), seconds };
  answers[14] = (Answer) { "events_per_second", N_("Events a second"), seconds > 0.0 ? (double) result.events / seconds : 0.0 };
  answers[15] = (Answer) { "warmup", N_("Arrivals before them that were not counted"), (double) result.warmup };
  return TRUE;
}

static const Calculator calculators[] = {
  { "erlang-b", 1, run_erlang_b, "servers load" },
  { "erlang-c", 2, run_erlang_c, "servers load" },
  { "mgc", 4, run_mgc, "servers arrival mean cv" },
  { "erlang-a", 3, run_erlang_a, "servers arrival mean patience" },
  { "offered-load", 2, run_offered_load, "arrival mean dist t" },
  { "simulate", 16, run_simulate, "servers arrival mean dist" },
  { "garwood", 2, run_garwood, "count" },
};

static void
print_answers (const Answer *answers,
               gsize         n_answers,
               gboolean      json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (gsize i = 0; i < n_answers; i++)
    {
      g_autofree char *text = dp_format_trimmed (answers[i].value, 6);

      if (json && g_str_equal (answers[i].name, "events"))
        dp_json_int (builder, answers[i].name, (gint64) answers[i].value);
      else if (json)
        dp_json_number (builder, answers[i].name, answers[i].value);
      else
        printf ("%s: %s\n", _(answers[i].label), text);
    }
  json_builder_end_object (builder);
  if (json)
    dp_json_print (builder);
}

/* The option that the calculator needs and that was not given, or NULL. */
static const char *
find_missing (const Calculator *calculator,
              const Input      *input)
{
  const struct
  {
    const char *name;
    gboolean missing;
  } options[] = {
    { "servers", input->servers == G_MININT64 }, { "load", isnan (input->load) },         { "arrival", isnan (input->arrival) },
    { "mean", isnan (input->mean) },        { "cv", isnan (input->cv) },             { "patience", isnan (input->patience) },
    { "t", isnan (input->t) },              { "dist", input->law == NULL },          { "count", input->count == G_MININT64 },
  };
  g_auto (GStrv) needs = g_strsplit (calculator->needs, " ", -1);
  DpStayLaw law;

  if (isnan (input->cv) && parse_law (input->law, &law) && isnan (law_cv (law, input->cv)))
    return "cv";
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].missing && g_strv_contains ((const char *const *) needs, options[i].name))
      return options[i].name;

  return NULL;
}

static DpExit
run_calculator (const Calculator *calculator,
                const Input      *input)
{
  Answer answers[MAX_ANSWERS] = { 0 };
  const char *missing = find_missing (calculator, input);
  g_autoptr (GError) error = NULL;

  if (missing != NULL)
    {
      /* Translators: the name of an option */
      g_autofree char *message = g_strdup_printf (_("The option --%s is missing, or what it was given is no number."), missing);

      return dp_cli_error (DP_EXIT_USAGE, calculator->name, message);
    }

  if (!calculator->run (input, answers, &error))
    {
      g_autofree char *options = g_strconcat (calculator->needs, " ", MAY_NEED, NULL);
      g_autofree char *words = dp_words_error (error, options);

      return dp_cli_error (DP_EXIT_USAGE, calculator->name, words);
    }

  print_answers (answers, calculator->n_answers, input->json);
  return DP_EXIT_DONE;
}

DpExit
dp_cli_queue (int    argc,
              char **argv)
{
  Input input = {
    .servers = G_MININT64, .load = NAN, .arrival = NAN, .mean = NAN, .cv = NAN, .patience = NAN, .t = NAN, .confidence = 0.95,
    .count = G_MININT64, .customers = 1000000, .warmup = DP_WARMUP_AUTO, .replications = 20, .seed = 1, .threads = 1,
  };
  const GOptionEntry entries[] = {
    { "servers", 0, 0, G_OPTION_ARG_INT64, &input.servers, N_("Number of servers (places)"), "C" },
    { "load", 0, 0, G_OPTION_ARG_DOUBLE, &input.load, N_("Offered load in erlang (arrivals × mean stay)"), "A" },
    { "arrival", 0, 0, G_OPTION_ARG_DOUBLE, &input.arrival, N_("Arrivals per unit of time"), "L" },
    { "mean", 0, 0, G_OPTION_ARG_DOUBLE, &input.mean, N_("Mean stay"), "M" },
    { "cv", 0, 0, G_OPTION_ARG_DOUBLE, &input.cv, N_("Coefficient of variation of the stay"), "V" },
    { "dist", 0, 0, G_OPTION_ARG_STRING, &input.law, N_("Law of the stay"), "D" },
    { "patience", 0, 0, G_OPTION_ARG_DOUBLE, &input.patience, N_("Mean time before somebody who waits leaves"), "P" },
    { "t", 0, 0, G_OPTION_ARG_DOUBLE, &input.t, N_("Time since the empty start"), "T" },
    { "waiting", 0, 0, G_OPTION_ARG_STRING, &input.waiting, N_("Places in the queue, or inf"), "K" },
    { "customers", 0, 0, G_OPTION_ARG_INT64, &input.customers, N_("Arrivals counted in each replication"), "N" },
    { "warmup", 0, 0, G_OPTION_ARG_INT64, &input.warmup, N_("Arrivals before them that are not counted; otherwise as many as the start shows in (MSER-5)"), "W" },
    { "replications", 0, 0, G_OPTION_ARG_INT, &input.replications, N_("Independent runs"), "R" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &input.seed, N_("Seed; the same seed gives the same answer"), "S" },
    { "threads", 0, 0, G_OPTION_ARG_INT, &input.threads, N_("Threads; they do not change the answer"), "T" },
    { "count", 0, 0, G_OPTION_ARG_INT64, &input.count, N_("Events seen"), "X" },
    { "confidence", 0, 0, G_OPTION_ARG_DOUBLE, &input.confidence, N_("Confidence of the interval, 0–1"), "P" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &input.json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  DpExit status = DP_EXIT_USAGE;

  if (!dp_cli_parse ("queue", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;

  for (gsize i = 0; i < G_N_ELEMENTS (calculators); i++)
    if (g_str_equal (calculators[i].name, argv[1]))
      {
        status = run_calculator (&calculators[i], &input);
        g_free (input.law);
        g_free (input.waiting);
        return status;
      }

  return dp_cli_error (status, argv[1],
                       _("There is no such calculator; write erlang-b, erlang-c, mgc, erlang-a, offered-load, simulate or "
                         "garwood."));
}
