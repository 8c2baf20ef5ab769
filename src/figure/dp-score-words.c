/* dp-score-words.c: why a score is what it is, in words.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-score-words.h"

#include "figure/dp-words.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-date.h"
#include "plan/dp-guide.h"
#include "plan/dp-measures.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_RAISES 3
/* "About": an estimate of what posts cost knows no single thousands. */
#define COST_STEP 10000.0
/* An hour's wages in tens of kroner; an hour a month is so many a year. */
#define HOUR_STEP 10.0
#define MONTHS 12.0
/* So few posts are told to a hundredth of one. */
#define FEW_POSTS 0.1
/* Points that nobody reads as a gain. */
#define NO_GAIN 0.5
#define MAX_SOURCES 8

/**
 * Inputs: what a measure is computed from
 * @text: in words
 * @kind, @fields: the records whose figures have a basis: of the proposal's units, of their staffing lines, …; ended by -1
 */
typedef struct
{
  const char *measure;
  const char *text;
  DpEntityKind kind;
  int fields[4];
} Inputs;

#define WOMEN_INPUTS DP_ENTITY_UNIT, { DP_UNIT_PLACES, DP_UNIT_STAY_BEFORE, DP_UNIT_STAY_AFTER, -1 }
#define STAFF_INPUTS DP_ENTITY_STAFFING, { DP_STAFFING_FTE, -1 }
#define NO_INPUTS DP_ENTITY_UNIT, { -1 }

static const Inputs inputs[] = {
  { "women_per_unit", N_("The women who turn to the unit (the need times the share of its regions), less those who find all places "
                         "taken: Erlang’s loss formula with the unit’s places and a load of women a year × length of stay in years. "
                         "The unit with the fewest women counts, and the bounds are the published limits of the need."), WOMEN_INPUTS },
  { "women_per_fte", N_("Women placed in each unit, divided by its full-time equivalents without management. The unit with the "
                        "fewest counts."), STAFF_INPUTS },
  { "below_threshold", N_("Women placed in each unit, and the threshold: the number that gives all points for volume. The number "
                          "in a year varies as Poisson about the mean; the unit with the highest risk counts."), WOMEN_INPUTS },
  { "threshold_year", N_("Women placed year by year from the opening while places open, and the threshold: the number that gives "
                         "all points for volume. The unit that is last counts."),
    DP_ENTITY_UNIT, { DP_UNIT_OPENING, DP_UNIT_RAMP_UP, DP_UNIT_PLACES, -1 } },
  { "continuity", N_("The share of the time in which at least one place is in use: 1 − 1 / (1 + a + a²/2 + … + aⁿ/n!), where a is women a "
                     "year × length of stay in years and n the places. The unit that is most often empty counts."), WOMEN_INPUTS },
  { "months_to_full", N_("The start-up of each unit. The longest counts."), DP_ENTITY_UNIT, { DP_UNIT_RAMP_UP, -1 } },
  { "competence_areas", N_("The staffing lines of each unit: areas of competence with posts, of eight. The unit with the fewest "
                           "counts."), STAFF_INPUTS },
  { "experience", N_("Mean years of experience over all staffing lines, weighted by posts."),
    DP_ENTITY_STAFFING, { DP_STAFFING_EXPERIENCE, -1 } },
  { "cover", N_("Posts for round-the-clock care in each unit, against the minimum crew and the hours of a full-time post. The unit "
                "with the least cover counts."), STAFF_INPUTS },
  { "several_persons", N_("Own posts in each area of competence, against the limit below which it rests on one person. The unit "
                          "with the fewest such areas counts."), STAFF_INPUTS },
  { "elements", N_("The treatment elements of all units; own, purchased and by agreement are in place."), NO_INPUTS },
  { "cooperation_elements", N_("Two of the treatment elements: the family outpatient clinic, and support to attend."), NO_INPUTS },
  { "clinic_agreements", N_("Agreements with the family outpatient clinic that are signed or in revision; regions count by their "
                            "share of the need."), NO_INPUTS },
  { "municipal_agreements", N_("Agreements with the municipalities that are signed or in revision; regions count by their share of "
                               "the need."), NO_INPUTS },
  { "psychiatry_agreements", N_("Agreements with psychiatry that are signed or in revision; regions count by their share of the "
                                "need."), NO_INPUTS },
  { "maternity_agreements", N_("Agreements with the maternity and neonatal ward that are signed or in revision; regions count by "
                               "their share of the need."), NO_INPUTS },
  { "questions_settled", N_("The fifteen questions, in every agreement with a clinic that is there or being made."), NO_INPUTS },
};

static const Inputs *
find_inputs (const DpRecord *criterion)
{
  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    if (g_strcmp0 (inputs[i].measure, dp_record_text (criterion, DP_CRITERION_MEASURE)) == 0)
      return &inputs[i];

  return NULL;
}

/* ----------------------------------------------------------------------------------------------------- criterion */

static char *
points_words (double low,
              double high)
{
  g_autofree char *range = dp_format_range (low, high, 0);

  /* Translators: a number of points, or two: "9–57" */
  return g_strdup_printf (_("%s points"), range);
}

/* "0 women a year give 0 points, 10 give 100; straight in between." */
static char *
curve_words (const DpCriterionResult *criterion)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < criterion->curve.n; i++)
    {
      g_autofree char *value = dp_words_value (criterion->criterion, criterion->curve.x[i]);
      g_autofree char *points = dp_format_number (criterion->curve.points[i], 0);

      if (i > 0)
        g_string_append (text, "; ");
      /* Translators: a measured value with its unit, then points: "10 women a year: 100 points" */
      g_string_append_printf (text, _("%1$s: %2$s points"), value, points);
    }
  g_string_append (text, ". ");
  g_string_append (text, _("Straight in between, level beyond."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
formula_words (const DpCriterionResult *criterion)
{
  if (!dp_guide_is_judged (criterion->criterion))
    return criterion->has_curve ? curve_words (criterion)
                                : g_strdup (_("The guide does not say which values give 0 and 100 points."));

  return g_strdup (_("A judgement: the four steps give 0, 33, 67 and 100 points. The plan’s own counts; without it the steps of the "
                     "parties are the bounds."));
}

/* What the weight means: the whole way from the worst to the best counts so much of the parameter. */
static char *
swing_words (const DpCriterionResult *criterion,
             double                   sum)
{
  const char *worst = dp_record_text (criterion->criterion, DP_CRITERION_ABSENT);
  const char *best = dp_record_text (criterion->criterion, DP_CRITERION_REACHED);
  g_autofree char *weight = dp_format_trimmed (criterion->value.weight, 2);
  g_autofree char *whole = dp_format_trimmed (sum, 2);

  g_autofree char *from = worst != NULL ? dp_text_inner_quotes (worst) : NULL;
  g_autofree char *to = best != NULL ? dp_text_inner_quotes (best) : NULL;

  if (from == NULL || to == NULL)
    /* Translators: a weight, and the sum of the weights */
    return g_strdup_printf (_("The whole way from 0 to 100 points counts %1$s of %2$s."), weight, whole);

  /* Translators: what 0 points mean, what 100 points mean (whole sentences), a weight, and the sum of the weights */
  return g_strdup_printf (_("From “%1$s” to “%2$s” counts %3$s of %4$s."), from, to, weight, whole);
}

static char *
judgement_words (const DpRecord *judgement,
                 guint           judge)
{
  const char *evidence = dp_record_text (judgement, DP_JUDGEMENT_EVIDENCE);
  const char *judged = dp_record_text (judgement, DP_JUDGEMENT_JUDGED);
  const char *reason = dp_record_text (judgement, DP_JUDGEMENT_REASON);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s", dp_choice_label (&dp_choices_judge[judge]),
                          dp_words_level_name (dp_measure_judged_level (judgement)));
  if (judged != NULL)
    {
      g_autofree char *date = dp_date_format (judged);

      g_string_append_printf (text, " (%s)", date);
    }
  if (reason != NULL)
    g_string_append_printf (text, ". %s", reason);
  if (evidence != NULL)
    {
      g_string_append_c (text, ' ');
      /* Translators: a document or fact */
      g_string_append_printf (text, _("Evidence: %s."), evidence);
    }

  return g_string_free (text, FALSE);
}

static void
add_once (GPtrArray *texts,
          char      *text)
{
  if (text == NULL || g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (texts, text);
}

static void
add_basis (GPtrArray      *sources,
           const DpPlan   *plan,
           const DpRecord *record,
           guint           field)
{
  const DpRecord *basis = record->values[field].kind != DP_VALUE_NONE ? dp_plan_basis (plan, record->kind, record->id, field) : NULL;
  const char *source = basis != NULL ? dp_record_text (basis, DP_BASIS_SOURCE) : NULL;
  const char *reason = basis != NULL ? dp_record_text (basis, DP_BASIS_REASON) : NULL;
  const char *label = dp_field_label (dp_field (record->kind, field));

  if (reason != NULL)
    /* Translators: a field and the reason for its figure */
    add_once (sources, g_strdup_printf (_("Assumption, %1$s: %2$s"), label, reason));
  else if (source != NULL)
    add_once (sources, g_strdup_printf ("%s: %s", label, source));
}

static void
add_bases (GPtrArray      *sources,
           const DpPlan   *plan,
           const char     *proposal_id,
           const Inputs   *rests_on)
{
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id);

  for (guint u = 0; u < units->len; u++)
    {
      const DpRecord *unit = units->pdata[u];
      const GPtrArray *lines = rests_on->kind == DP_ENTITY_UNIT ? NULL : dp_plan_children (plan, rests_on->kind, unit->id);
      guint n = lines != NULL ? lines->len : 1;

      for (guint i = 0; i < n; i++)
        for (guint f = 0; f < G_N_ELEMENTS (rests_on->fields) && rests_on->fields[f] >= 0 && sources->len < MAX_SOURCES; f++)
          add_basis (sources, plan, lines != NULL ? lines->pdata[i] : unit, (guint) rests_on->fields[f]);
    }
}

static void
criterion_why_free (gpointer data)
{
  DpCriterionWhy *why = data;

  g_free (why->name);
  g_free (why->value);
  g_free (why->formula);
  g_free (why->swing);
  g_free (why->rests_on);
  g_free (why->raise);
  g_ptr_array_unref (why->judgements);
  g_ptr_array_unref (why->sources);
  g_free (why);
}

static DpCriterionWhy *
criterion_why_new (const DpPlan            *plan,
                   const char              *proposal_id,
                   const DpCriterionResult *criterion,
                   double                   sum)
{
  DpCriterionWhy *why = g_new0 (DpCriterionWhy, 1);
  const Inputs *rests_on = find_inputs (criterion->criterion);
  const char *source = dp_record_text (criterion->criterion, DP_CRITERION_SOURCE);
  g_autofree char *measured = dp_words_measured (criterion);
  g_autofree char *points = points_words (criterion->value.low, criterion->value.high);

  why->name = g_strdup (dp_record_name (criterion->criterion));
  why->value = g_strdup_printf ("%s · %s", measured, points);
  why->formula = formula_words (criterion);
  why->swing = swing_words (criterion, sum);
  why->rests_on = rests_on != NULL ? g_strdup (_(rests_on->text)) : NULL;
  why->judgements = g_ptr_array_new_with_free_func (g_free);
  why->sources = g_ptr_array_new_with_free_func (g_free);

  for (guint j = 0; j < DP_N_JUDGES; j++)
    if (criterion->judgements[j] != NULL)
      g_ptr_array_add (why->judgements, judgement_words (criterion->judgements[j], j));
  if (source != NULL)
    add_once (why->sources, g_strdup (source));
  if (dp_record_text (criterion->criterion, DP_CRITERION_REASON) != NULL)
    add_once (why->sources, g_strdup (dp_record_text (criterion->criterion, DP_CRITERION_REASON)));
  if (rests_on != NULL)
    add_bases (why->sources, plan, proposal_id, rests_on);

  return why;
}

/* ----------------------------------------------------------------------------------------------------- parameter */

static void
append_limit (GString                 *text,
              const DpParameterResult *parameter)
{
  int limit = parameter->score.limit_high >= 0 ? parameter->score.limit_high : parameter->score.limit_low;
  g_autofree char *name = limit >= 0 ? dp_text_inner_quotes (dp_record_name (parameter->criteria[limit].criterion)) : NULL;

  if (limit < 0)
    return;

  g_string_append_c (text, ' ');
  g_string_append_printf (text,
                          parameter->score.limit_high >= 0
                            ? /* Translators: a criterion */
                              _("“%s” lies below its minimum level, which nothing buys off, so the parameter has no more points.")
                            : /* Translators: a criterion */
                              _("“%s” may lie below its minimum level, which nothing buys off; the lower bound is then its own."),
                          name);
}

/* "(2 × 16–81 + 1 × 11–53) / 3 = 9–57": the weighted mean with its figures. */
static char *
mean_words (const DpParameterResult *parameter,
            double                   sum)
{
  g_autoptr (GString) text = g_string_new (_("Weighted mean of the criteria: "));
  g_autofree char *whole = dp_format_trimmed (sum, 2);
  g_autofree char *score = dp_format_range (parameter->score.mean_low, parameter->score.mean_high, 0);
  gboolean first = TRUE;

  g_string_append_c (text, '(');
  for (guint i = 0; i < parameter->n_criteria; i++)
    {
      const DpCriterionValue *value = &parameter->criteria[i].value;
      g_autofree char *weight = dp_format_trimmed (value->weight, 2);
      g_autofree char *points = dp_format_range (value->known ? value->low : 0.0, value->known ? value->high : 100.0, 0);

      if (value->weight <= 0.0)
        continue;
      g_string_append_printf (text, "%s%s × %s", first ? "" : " + ", weight, points);
      first = FALSE;
    }
  g_string_append_printf (text, ") / %s = %s.", whole, score);
  append_limit (text, parameter);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
about_money (double amount)
{
  return dp_format_money (round (amount / COST_STEP) * COST_STEP);
}

/* What a step costs that has a price. */
static char *
price_words (const char        *text,
             const DpRaiseCost *cost)
{
  g_autofree char *money = about_money (cost->cost);
  g_autofree char *capital = about_money (cost->capital);
  g_autofree char *posts = dp_format_trimmed (cost->posts, cost->posts < FEW_POSTS ? 2 : 1);
  g_autofree char *places = dp_format_number (cost->places, 0);

  if (cost->price == DP_RAISE_POSTS)
    /* Translators: a sentence without its full stop, an amount of money, and a number of full-time posts */
    return g_strdup_printf (_("%1$s, for about %2$s a year (%3$s more posts at the plan’s own prices)."), text, money, posts);
  if (!cost->capital_known)
    /* Translators: a sentence without its full stop, an amount of money, and a number of places */
    return g_strdup_printf (_("%1$s, for about %2$s a year (more places: %3$s, at the proposal’s own running cost for each). What they "
                              "cost to build is not known."), text, money, places);

  /* Translators: a sentence without its full stop, an amount of money a year, a number of places, an amount of money once */
  return g_strdup_printf (_("%1$s, for about %2$s a year and %4$s once (more places: %3$s, at the proposal’s own cost for each)."), text,
                          money, places, capital);
}

/* Why a step has no price. */
static char *
reason_words (const DpRaiseCost *cost)
{
  g_autofree char *places = dp_format_number (cost->places, 0);
  g_autofree char *years = dp_format_trimmed (cost->years, 1);
  g_autofree char *hour = dp_format_money (round (cost->hour / HOUR_STEP) * HOUR_STEP);
  g_autofree char *all = about_money (cost->hour * cost->own_posts * MONTHS);

  switch (cost->price)
    {
    case DP_RAISE_UNKNOWN:
      return g_strdup (_("the plan does not say yet how it is; it has to be filled in first"));
    case DP_RAISE_NO_POSTS:
      return g_strdup (_("the proposal does not say how many posts each unit has"));
    case DP_RAISE_NO_PRICE:
      return g_strdup (_("no staffing line of the plan has a cost in an area that is missing"));
    case DP_RAISE_NO_RUNNING:
      /* Translators: a number of places */
      return g_strdup_printf (_("more places would do it (%s), but the proposal’s running cost is not complete"), places);
    case DP_RAISE_NO_NEED:
      return g_strdup (_("it is not a matter of money. It takes more women for the unit that is worst off, and more places do not bring "
                         "them"));
    case DP_RAISE_START_UP:
      return g_strdup (_("a quicker start-up would do it, and the plan does not price one"));
    case DP_RAISE_RATIO:
      return g_strdup (_("it takes more women for the same staff, and those cannot be bought"));
    case DP_RAISE_PAY:
      if (cost->years_known)
        return g_strdup_printf (
          /* Translators: a number of years */
          ngettext ("the plan has no pay by experience. If everybody stays, it comes by itself in %s year",
                    "the plan has no pay by experience. If everybody stays, it comes by itself in %s years", cost->years == 1.0 ? 1 : 2),
          years);
      return g_strdup (_("the plan has no pay by experience"));
    case DP_RAISE_ELEMENT:
      return g_strdup (_("the plan has no price for a treatment element"));
    case DP_RAISE_AGREEMENT:
      if (cost->hour_known)
        /* Translators: an amount of money */
        return g_strdup_printf (_("the plan does not say how much work an agreement takes. One of the proposal’s own staff costs about %s "
                                  "an hour"), hour);
      return g_strdup (_("the plan does not say how much work an agreement takes"));
    case DP_RAISE_TIME:
      if (cost->hour_known)
        /* Translators: an amount of money for an hour, an amount of money a year */
        return g_strdup_printf (_("the guide does not say how much time the step takes. One of the proposal’s own staff costs about %1$s an "
                                  "hour; an hour a month for all of them about %2$s a year"), hour, all);
      return g_strdup (_("the guide does not say how much time the step takes"));
    case DP_RAISE_POSTS:
    case DP_RAISE_PLACES:
    case DP_N_RAISE_PRICES:
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
raise_words (const DpParameterResult *parameter,
             const DpRaise           *raise)
{
  const DpCriterionResult *criterion = &parameter->criteria[raise->number];
  g_autofree char *gain = dp_format_number (raise->gain, 0);
  g_autofree char *goal = raise->has_value ? dp_words_value (criterion->criterion, raise->value)
                                           : g_strdup (dp_words_level_name (raise->level));
  g_autofree char *text = g_strdup_printf (
    /* Translators: a criterion, the value or step it would have to reach, points that the parameter would gain */
    ngettext ("%1$s: %2$s would add %3$s point", "%1$s: %2$s would add %3$s points", (gulong) round (raise->gain)),
    dp_record_name (criterion->criterion), goal, gain);
  g_autofree char *reason = NULL;

  if (dp_raise_is_priced (&raise->cost))
    return price_words (text, &raise->cost);

  reason = reason_words (&raise->cost);
  /* Translators: a sentence without its full stop, and the reason why the cost is not known, which begins with a small letter */
  return g_strdup_printf (_("%1$s. Cost not known: %2$s."), text, reason);
}

/* The best stand together; of the others each stands with its criterion, so that every one has its answer. */
static void
add_raises (DpScoreWhy              *why,
            const DpParameterResult *result,
            const GArray            *raises)
{
  for (guint i = 0; i < raises->len; i++)
    {
      const DpRaise *raise = &g_array_index (raises, DpRaise, i);
      char *words = raise_words (result, raise);

      if (why->raises->len < MAX_RAISES && raise->gain >= NO_GAIN)
        g_ptr_array_add (why->raises, words);
      else
        ((DpCriterionWhy *) why->criteria->pdata[raise->number])->raise = words;
    }
}

/** dp_score_why_new: Returns: (transfer full): why number @parameter of the scores is what it is. */
DpScoreWhy *
dp_score_why_new (DpAnalysis          *analysis,
                  const DpScoreResult *scores,
                  guint                parameter)
{
  const DpParameterResult *result = &scores->parameters[parameter];
  g_autoptr (GArray) raises = dp_score_raises (analysis, scores, parameter);
  DpScoreWhy *why = g_new0 (DpScoreWhy, 1);
  double sum = 0.0;

  for (guint i = 0; i < result->n_criteria; i++)
    sum += result->criteria[i].value.weight;

  why->formula = mean_words (result, sum);
  why->criteria = g_ptr_array_new_with_free_func (criterion_why_free);
  why->raises = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < result->n_criteria; i++)
    g_ptr_array_add (why->criteria,
                     criterion_why_new (dp_analysis_plan (analysis), scores->proposal->id, &result->criteria[i], sum));
  add_raises (why, result, raises);

  return why;
}

/** dp_score_why_free: frees @why; NULL is allowed. */
void
dp_score_why_free (DpScoreWhy *why)
{
  if (why == NULL)
    return;

  g_free (why->formula);
  g_ptr_array_unref (why->criteria);
  g_ptr_array_unref (why->raises);
  g_free (why);
}

/* ----------------------------------------------------------------------------------------------------- step tests */

static char *
test_result (const DpComparison *comparison,
             const DpStepTest   *test)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (test->winner_after != test->winner_before && test->winner_after >= 0)
    {
      g_autofree char *name = dp_text_inner_quotes (dp_record_name (comparison->proposals[test->winner_after].proposal));

      /* Translators: a proposal */
      return g_strdup_printf (_("“%s” would be ahead"), name);
    }

  for (guint i = 0; i < comparison->n; i++)
    if (test->passes & (guint32) 1 << i)
      g_ptr_array_add (names, (gpointer) comparison->proposals[i].proposal->id);
  if (names->len > 0)
    {
      g_autofree char *list = dp_words_and (names);

      /* Translators: letters of proposals */
      return g_strdup_printf (_("changes the order with %s on this parameter"), list);
    }

  if (test->before.low_level != test->after.low_level || test->before.high_level != test->after.high_level)
    return g_strdup (_("changes the level"));

  return g_strdup (_("changes neither level nor order"));
}

/** dp_step_test_table_new: see the header. */
DpTable *
dp_step_test_table_new (DpAnalysis *analysis,
                        const char *proposal_id)
{
  const GPtrArray *proposals = dp_plan_list (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (DpComparison) comparison = NULL;
  g_autoptr (GArray) tests = NULL;
  DpTable *table = dp_table_new (NULL);
  guint n_others = 0;

  dp_table_add_column (table, _("Judgement"), FALSE);
  dp_table_add_column (table, _("Now"), FALSE);
  dp_table_add_column (table, _("One step away"), FALSE);
  dp_table_add_column (table, _("Points of the parameter"), TRUE);
  dp_table_add_column (table, _("What it changes"), FALSE);

  for (guint i = 0; i < proposals->len; i++)
    {
      const DpRecord *proposal = proposals->pdata[i];
      gboolean is_own = g_str_equal (proposal->id, proposal_id);

      if (is_own || n_others < DP_COMPARE_MAX - 1)
        g_ptr_array_add (ids, proposal->id);
      n_others += !is_own;
    }
  if (ids->len < proposals->len)
    table->note = g_strdup_printf (_("Order and lead are those among this proposal and the first %u others of the plan."),
                                   DP_COMPARE_MAX - 1u);
  g_ptr_array_add (ids, NULL);
  comparison = dp_analysis_line_up (analysis, (const char *const *) ids->pdata, NULL, NULL);
  for (guint i = 0; comparison != NULL && i < comparison->n; i++)
    if (g_str_equal (comparison->proposals[i].proposal->id, proposal_id))
      tests = dp_comparison_step_tests (comparison, i);

  for (guint i = 0; tests != NULL && i < tests->len; i++)
    {
      const DpStepTest *test = &g_array_index (tests, DpStepTest, i);
      const DpCompared *own = &comparison->proposals[test->proposal];
      const DpRecord *criterion = own->scores->parameters[test->parameter].criteria[test->criterion].criterion;
      g_autofree char *before = dp_format_range (test->before.low, test->before.high, 0);
      g_autofree char *after = dp_format_range (test->after.low, test->after.high, 0);
      g_autofree char *points = g_strdup_printf ("%s → %s", before, after);
      g_autofree char *result = test_result (comparison, test);

      dp_table_add_row (table, criterion->id, FALSE, dp_record_name (criterion), dp_words_level_name (test->from),
                        dp_words_level_name (test->to), points, result, NULL);
    }

  return table;
}
