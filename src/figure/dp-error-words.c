/* dp-error-words.c: what the engine refuses, in the words of those who plan.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The engine knows no languages: its messages are "INPUT: rule" in English. Every input and every rule that it has stands here;
 * tests/figure/error_words.py holds both against its sources.
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-error-words.h"

#include "engine/dp-engine-error.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A limit that the engine puts into a rule, and up to which number it is worth saying. */
#define AT_MOST "must be at most "
#define SAYABLE 1e12

static const struct
{
  const char *input;
  const char *label;
} labels[] = {
  { "acceptance", N_("Share referred") },
  { "alternatives", N_("Proposals") },
  { "amounts", N_("Numbers of the regions") },
  { "answer", N_("The answer") },
  { "arrival", N_("Women per unit of time") },
  { "arrivals", N_("Women a year") },
  { "band", N_("Band of the rate") },
  { "base", N_("Starting figure") },
  { "birth_week", N_("Week of birth") },
  { "blocking", N_("Share without a place") },
  { "busy", N_("Places in use") },
  { "capital", N_("Capital cost") },
  { "carried_in", N_("Result carried over") },
  { "ceiling", N_("Highest budgeted occupancy") },
  { "closing_month", N_("Month of closing") },
  { "confidence", N_("Confidence of the interval") },
  { "cost", N_("Cost") },
  { "count", N_("Women counted") },
  { "course", N_("Course days") },
  { "criteria", N_("Criteria") },
  { "crossings", N_("Bridges and ferries") },
  { "customers", N_("Women simulated") },
  { "cv", N_("Variation of the stay") },
  { "day_hours", N_("Hours of a working day") },
  { "days", N_("Days") },
  { "detour", N_("Detour by road") },
  { "distance", N_("Distance") },
  { "draws", N_("Draws") },
  { "elapsed", N_("Weeks already stayed") },
  { "estimate", N_("Estimate") },
  { "extra_holiday", N_("Extra days off") },
  { "fixed_share", N_("Fixed share of the cost") },
  { "floor", N_("Lowest budgeted occupancy") },
  { "from", N_("Open places from") },
  { "futures", N_("Futures simulated") },
  { "goal", N_("Service goal") },
  { "group", N_("Regions counted together") },
  { "handover", N_("Handover") },
  { "high", N_("Upper limit") },
  { "hold", N_("Weeks a place is kept") },
  { "holiday", N_("Holiday") },
  { "hours", N_("Hours") },
  { "input", N_("Assumption") },
  { "inputs", N_("Assumptions varied") },
  { "km", N_("Distance") },
  { "large_places", N_("Places with room for more") },
  { "large_share", N_("Share of families that need more room") },
  { "lat", N_("Latitude") },
  { "links", N_("Dependencies") },
  { "load", N_("Load") },
  { "locked", N_("Locked sites") },
  { "lon", N_("Longitude") },
  { "low", N_("Lower limit") },
  { "max_wait", N_("Longest wait") },
  { "mean", N_("Mean stay") },
  { "minimum", N_("Least weight") },
  { "mode", N_("Likely value") },
  { "need", N_("Need") },
  { "norm_hours", N_("Hours of a full-time post") },
  { "not_before", N_("Earliest date") },
  { "number", N_("Hidden cases") },
  { "occupancy", N_("Occupancy") },
  { "occupancy_half_width", N_("Uncertainty of the occupancy") },
  { "occupants", N_("Families at the opening") },
  { "occupied", N_("Places in use at first") },
  { "open", N_("Open places") },
  { "opening_month", N_("Opening") },
  { "order", N_("Order of the units") },
  { "over_dispersion", N_("Clusters of referrals") },
  { "paid_share", N_("Share paid") },
  { "patience", N_("Mean patience") },
  { "persons", N_("Persons on duty") },
  { "places", N_("Places") },
  { "plans", N_("Proposals") },
  { "points", N_("Towns") },
  { "practice_threshold", N_("Least women a year") },
  { "probability", N_("Probability") },
  { "proposal", N_("The proposal") },
  { "public_holidays", N_("Public holidays") },
  { "radius", N_("Distance") },
  { "ramp", N_("Start-up") },
  { "ramp_months", N_("Start-up") },
  { "rate", N_("Rate") },
  { "rate_count", N_("Women counted") },
  { "rate_high", N_("Upper limit of the need") },
  { "rate_low", N_("Lower limit of the need") },
  { "rate_years", N_("Years counted") },
  { "region_before", N_("Stay before birth") },
  { "region_weight", N_("Regions’ shares of the need") },
  { "regions", N_("Regions") },
  { "replications", N_("Futures simulated") },
  { "rest", N_("Rest of the cost") },
  { "samples", N_("Samples") },
  { "scores", N_("Points") },
  { "servers", N_("Places") },
  { "sets", N_("Sets of sites") },
  { "share", N_("Share") },
  { "share_half_width", N_("Uncertainty of the share") },
  { "sick", N_("Days of illness") },
  { "sites", N_("Sites") },
  { "start", N_("Beginning") },
  { "stay", N_("Stay") },
  { "stays", N_("Stay") },
  { "steps", N_("Steps") },
  { "study", N_("The study") },
  { "t", N_("Time") },
  { "target", N_("Target") },
  { "threads", N_("Threads") },
  { "trend", N_("Trend a year") },
  { "unit_stay", N_("Stay after birth") },
  { "units", N_("Units") },
  { "urgent_first", N_("The most urgent first") },
  { "wait", N_("Wait") },
  { "wait_half_width", N_("Uncertainty of the wait") },
  { "waiting", N_("Women waiting") },
  { "warmup", N_("Women not counted at first") },
  { "week_high", N_("Latest week at referral") },
  { "week_low", N_("Earliest week at referral") },
  { "week_mode", N_("Likely week at referral") },
  { "weight", N_("Weight") },
  { "weights", N_("Weights") },
  { "year_factor", N_("Growth of the need") },
  { "years", N_("Years") },
};

static const char *const rules[] = {
  N_("must not be negative"),
  N_("must be more than zero"),
  N_("must be a finite number"),
  N_("must be from 0 to 1"),
  N_("must lie between 0 and 1, without the ends"),
  N_("must be at least 0.000001"),
  N_("must be at least 0.01"),
  N_("must be at least 1"),
  N_("must be at least 2"),
  N_("must be at least 1e-100"),
  N_("must be at most 200 either way"),
  N_("must be 0 or at least 0.01"),
  N_("must be at least 1 for the hyperexponential law"),
  N_("is so close to 1 that the load is beyond what can be handled"),
  N_("needs more places than can be handled"),
  N_("is too short beside the mean stay"),
  N_("is too long for a load above the number of places"),
  N_("is too long for so many places"),
  N_("make too many states for an exact answer"),
  N_("differ too much for an exact answer"),
  N_("are too many for an exact answer"),
  N_("there must be at least one"),
  N_("there must be at least one in some unit"),
  N_("must join every land that is used"),
  N_("no number of places was found that keeps the goal"),
  N_("the lower bound must not be above the upper"),
  N_("every region must have more than zero"),
  N_("the lower bound must be at least -0.999 and not above the upper"),
  N_("must not all be zero"),
  N_("more sites are locked than units are placed"),
  N_("must be numbers of candidate sites"),
  N_("lets in too many sets"),
  N_("was cancelled"),
  N_("must be between steps there are"),
  N_("steps must not wait for themselves"),
  N_("must not be more than the places open from the first day"),
  N_("needs the pregnancy weeks"),
  N_("must hold numbers of regions"),
  N_("must hold numbers of units, or -1"),
  N_("must sum to 1"),
  N_("must be shorter than the years simulated"),
  N_("no unit is open in the years simulated"),
  N_("must be at most 1 divided by the number of criteria"),
  N_("nothing is left after the days away"),
  N_("cannot be computed yet"),
  N_("has nothing to simulate"),
};

static const char *
label_of (const char *input)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].input, input))
      return _(labels[i].label);

  return input;
}

static char *
rule_words (const char *rule)
{
  const char *number = g_str_has_prefix (rule, AT_MOST) ? rule + strlen (AT_MOST) : "";
  char *end = NULL;
  const double limit = g_ascii_strtod (number, &end);

  if (*number != '\0' && *end == '\0')
    {
      g_autofree char *text = dp_format_trimmed (limit, 6);

      /* Translators: a number; follows the name of an input and a colon */
      return limit <= SAYABLE ? g_strdup_printf (_("must be at most %s"), text)
                              : g_strdup (_("is larger than can be handled; write a smaller number"));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i], rule))
      return g_strdup (_(rules[i]));

  return g_strdup (rule);
}

static gboolean
is_option (const char *options,
           const char *input)
{
  g_auto (GStrv) names = g_strsplit (options != NULL ? options : "", " ", -1);

  return g_strv_contains ((const char *const *) names, input);
}

/** dp_words_error: see the header. */
char *
dp_words_error (const GError *error,
                const char   *options)
{
  const char *colon = error->domain == DP_ENGINE_ERROR ? strstr (error->message, ": ") : NULL;
  g_autofree char *input = NULL;
  g_autofree char *name = NULL;
  g_autofree char *rule = NULL;

  if (colon == NULL)
    return g_strdup (error->message);

  input = g_strndup (error->message, (gsize) (colon - error->message));
  name = is_option (options, input) ? g_strdup_printf ("%s (--%s)", label_of (input), input) : g_strdup (label_of (input));
  if (error->code == DP_ENGINE_ERROR_UNSTABLE)
    /* Translators: the name of an input */
    return g_strdup_printf (_("%s: the load is at or above the number of places, so the queue grows without end; take more places "
                              "or less load."),
                            name);

  rule = rule_words (colon + 2);
  /* Translators: the name of an input, and what it must be */
  return g_strdup_printf (_("%1$s: %2$s."), name, rule);
}
