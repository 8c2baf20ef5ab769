/* dp-analysis-need.c: what a plan says of the need, handed to the engine.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-need.h"

#include "engine/dp-count.h"
#include "engine/dp-need.h"
#include "plan/dp-catalogue.h"

#include <math.h>

static const DpRecord *
plan_record (const DpPlan *plan)
{
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);

  return plans->len > 0 ? plans->pdata[0] : NULL;
}

/* The number of the plan's choice of @field; the first when it has none. */
static guint
plan_choice (const DpPlan *plan,
             guint         field)
{
  const DpRecord *record = plan_record (plan);
  const DpChoice *choices = dp_field (DP_ENTITY_PLAN, field)->choices;

  for (guint i = 0; record != NULL && choices[i].key != NULL; i++)
    if (g_strcmp0 (choices[i].key, dp_record_text (record, field)) == 0)
      return i;

  return 0;
}

/* Both limits; one stands for both when only one is written. FALSE when neither is. */
static gboolean
read_range (const DpRecord *record,
            guint           low,
            guint           high,
            DpRange        *range)
{
  gboolean has_low = record != NULL && dp_record_number (record, low, &range->low);
  gboolean has_high = record != NULL && dp_record_number (record, high, &range->high);

  if (!has_low)
    range->low = range->high;
  if (!has_high)
    range->high = range->low;

  return has_low || has_high;
}

/** dp_need_rests_on: see the header. */
DpNeedStage
dp_need_rests_on (const DpPlan *plan)
{
  return (DpNeedStage) plan_choice (plan, DP_PLAN_RESTS_ON);
}

/** dp_need_rests_on_key: Returns: (transfer none): the same as a key of dp_choices_stage. */
const char *
dp_need_rests_on_key (const DpPlan *plan)
{
  return dp_choices_stage[dp_need_rests_on (plan)].key;
}

/** dp_need_stage_share: see the header. */
gboolean
dp_need_stage_share (const DpPlan *plan,
                     DpNeedStage   stage,
                     DpRange      *share)
{
  static const guint fields[DP_N_STAGES][2] = {
    [DP_STAGE_REFERRAL] = { DP_PLAN_REFERRED_LOW, DP_PLAN_REFERRED_HIGH },
    [DP_STAGE_ADMISSION] = { DP_PLAN_ACCEPTED_LOW, DP_PLAN_ACCEPTED_HIGH },
  };
  gboolean known = TRUE;

  *share = (DpRange) { 1.0, 1.0 };
  for (int s = DP_STAGE_REFERRAL; s <= (int) stage; s++)
    {
      DpRange one = { 0.0, 1.0 };

      if (!read_range (plan_record (plan), fields[s][0], fields[s][1], &one))
        {
          one = (DpRange) { 0.0, 1.0 };
          known = FALSE;
        }
      share->low *= one.low;
      share->high *= one.high;
    }

  return known;
}

/** dp_need_trend: see the header. */
gboolean
dp_need_trend (const DpPlan *plan,
               DpRange      *trend)
{
  if (read_range (plan_record (plan), DP_PLAN_TREND_LOW, DP_PLAN_TREND_HIGH, trend))
    return TRUE;

  *trend = (DpRange) { 0.0, 0.0 };
  return FALSE;
}

/* The year that the estimate speaks of: the last one of several. */
static int
own_year (const DpRecord *estimate)
{
  const double from = dp_record_number_or (estimate, DP_ESTIMATE_YEAR_FROM, 0.0);

  return (int) dp_record_number_or (estimate, DP_ESTIMATE_YEAR_TO, from);
}

/** dp_need_growth: see the header. */
void
dp_need_growth (const DpPlan   *plan,
                const DpRecord *estimate,
                int             year,
                DpRange        *growth)
{
  static const DpRange one = { 1.0, 1.0 };
  DpRange trend;

  *growth = one;
  if (dp_need_trend (plan, &trend))
    dp_need_in_year (&one, &trend, year - own_year (estimate), growth, NULL);
}

/** dp_need_split: Returns: what the plan splits its need by; population when it does not say. */
DpNeedSplit
dp_need_split (const DpPlan *plan)
{
  return (DpNeedSplit) plan_choice (plan, DP_PLAN_SPLIT);
}

/** dp_need_split_key: Returns: (transfer none): the same as a key of dp_choices_split. */
const char *
dp_need_split_key (const DpPlan *plan)
{
  return dp_choices_split[dp_need_split (plan)].key;
}

/** dp_need_split_field: see the header. */
guint
dp_need_split_field (DpNeedSplit split)
{
  static const guint fields[] = {
    [DP_SPLIT_POPULATION] = DP_REGION_POPULATION,
    [DP_SPLIT_BIRTHS] = DP_REGION_BIRTHS,
    [DP_SPLIT_OWN] = DP_REGION_OWN_PART,
  };

  g_return_val_if_fail (split < G_N_ELEMENTS (fields), DP_REGION_POPULATION);

  return fields[split];
}

/** dp_estimate_is_comparable: Returns: whether it estimates the yearly need of residential treatment. */
gboolean
dp_estimate_is_comparable (const DpRecord *estimate)
{
  return g_strcmp0 (dp_record_text (estimate, DP_ESTIMATE_COMPARABLE), "yes") == 0;
}

/** dp_estimate_is_own: Returns: whether it is the planner's own. */
gboolean
dp_estimate_is_own (const DpRecord *estimate)
{
  return g_strcmp0 (dp_record_text (estimate, DP_ESTIMATE_PERSPECTIVE), "own") == 0;
}

/** dp_estimate_has_hidden: Returns: whether the planner adds hidden cases to it, beside it. */
gboolean
dp_estimate_has_hidden (const DpRecord *estimate)
{
  return dp_estimate_is_comparable (estimate)
         && (dp_record_number (estimate, DP_ESTIMATE_HIDDEN_SHARE_LOW, NULL)
             || dp_record_number (estimate, DP_ESTIMATE_HIDDEN_SHARE_HIGH, NULL)
             || dp_record_number (estimate, DP_ESTIMATE_HIDDEN_LOW, NULL)
             || dp_record_number (estimate, DP_ESTIMATE_HIDDEN_HIGH, NULL));
}

/* A count is of one year, one number and a whole one; a stock or a sum over years has no yearly chance to speak of. */
static gboolean
is_count (const DpRecord *estimate,
          const DpRange  *published)
{
  double from = dp_record_number_or (estimate, DP_ESTIMATE_YEAR_FROM, 0.0);

  return dp_record_number_or (estimate, DP_ESTIMATE_COUNTED, 0.0) == 1
         && dp_record_number_or (estimate, DP_ESTIMATE_PER_YEAR, 0.0) == 1
         && dp_record_number_or (estimate, DP_ESTIMATE_YEAR_TO, from) == from && published->low == published->high
         && published->low == floor (published->low) && published->low <= DP_COUNT_MAX;
}

static void
fill_count (DpNeedAnswer *answer)
{
  const gint64 count = (gint64) answer->published.low;
  DpPredictive predictive;

  answer->is_count = dp_garwood (count, DP_COUNT_CONFIDENCE, &answer->interval.low, &answer->interval.high, NULL)
                     && dp_predictive (count, 1.0, &predictive, NULL);
  if (!answer->is_count)
    return;

  answer->next_year.low = (double) dp_predictive_quantile (&predictive, DP_NEXT_YEAR_LOW);
  answer->next_year.high = (double) dp_predictive_quantile (&predictive, DP_NEXT_YEAR_HIGH);
}

/* The validation of the fields keeps what the engine refuses out of a plan; should it get there, nothing is added. */
static void
fill_hidden (DpNeedAnswer *answer)
{
  const DpRecord *estimate = answer->estimate;
  DpRange added;

  if (!dp_estimate_has_hidden (estimate))
    return;

  if (read_range (estimate, DP_ESTIMATE_HIDDEN_SHARE_LOW, DP_ESTIMATE_HIDDEN_SHARE_HIGH, &added))
    answer->has_hidden = dp_need_add_share (&answer->in_year, &added, &answer->with_hidden, NULL);
  else if (read_range (estimate, DP_ESTIMATE_HIDDEN_LOW, DP_ESTIMATE_HIDDEN_HIGH, &added))
    answer->has_hidden = dp_need_add_number (&answer->in_year, &added, &answer->with_hidden, NULL);
}

/** dp_need_answer: see the header. */
gboolean
dp_need_answer (const DpPlan   *plan,
                const DpRecord *estimate,
                int             year,
                DpNeedAnswer   *answer)
{
  DpRange trend;

  *answer = (DpNeedAnswer) { .estimate = estimate };
  if (!dp_record_number (estimate, DP_ESTIMATE_LOW, &answer->published.low)
      || !dp_record_number (estimate, DP_ESTIMATE_HIGH, &answer->published.high))
    return FALSE;

  answer->is_own = dp_estimate_is_own (estimate);
  if (is_count (estimate, &answer->published))
    fill_count (answer);

  answer->in_year = answer->published;
  if (year != 0 && dp_need_trend (plan, &trend))
    dp_need_in_year (&answer->published, &trend, year - own_year (estimate), &answer->in_year, NULL);
  fill_hidden (answer);

  for (int s = 0; s < DP_N_STAGES; s++)
    {
      DpRange share;

      dp_need_stage_share (plan, (DpNeedStage) s, &share);
      if (!dp_need_passed_on (&answer->in_year, &share, &answer->stages[s], NULL))
        answer->stages[s] = answer->in_year;
    }

  return TRUE;
}

/** dp_need_measured: see the header. */
gboolean
dp_need_measured (const DpPlan   *plan,
                  const DpRecord *estimate,
                  DpRange        *women)
{
  DpNeedAnswer answer;

  if (!dp_need_answer (plan, estimate, 0, &answer))
    return FALSE;

  *women = answer.stages[dp_need_rests_on (plan)];
  return TRUE;
}

static void
add_cases (GArray         *cases,
           const DpPlan   *plan,
           const DpRecord *estimate)
{
  DpNeedCase low = { estimate, FALSE, 0.0 };
  DpNeedCase high = { estimate, TRUE, 0.0 };
  DpRange women;
  DpRange trend;

  if (!dp_need_measured (plan, estimate, &women))
    return;

  low.need = women.low;
  high.need = women.high;
  g_array_append_val (cases, low);
  /* A trend that is known only within bounds parts the years of a single figure too. */
  dp_need_trend (plan, &trend);
  if (high.need != low.need || trend.high != trend.low)
    g_array_append_val (cases, high);
}

static void
fill_weights (DpNeedResult    *need,
              const GPtrArray *regions)
{
  const guint field = dp_need_split_field (need->split);
  g_autofree double *amounts = g_new0 (double, regions->len + 1);
  g_autofree double *weights = g_new0 (double, regions->len + 1);
  gsize empty = regions->len;

  for (guint i = 0; i < regions->len; i++)
    amounts[i] = dp_record_number_or (regions->pdata[i], field, 0.0);

  if (dp_need_weights (amounts, regions->len, weights, &empty, NULL))
    need->weights = g_steal_pointer (&weights);
  else if (empty < regions->len)
    need->empty_region = regions->pdata[empty];
}

/** _dp_need_result_new: Returns: (transfer full): the need of the country by estimate, and its split over the regions. */
DpNeedResult *
_dp_need_result_new (const DpPlan *plan)
{
  const GPtrArray *regions = dp_plan_list (plan, DP_ENTITY_REGION);
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (DpNeedCase));
  DpNeedResult *need = g_new0 (DpNeedResult, 1);

  need->split = dp_need_split (plan);
  need->n_regions = regions->len;
  need->regions = (const DpRecord *const *) regions->pdata;
  fill_weights (need, regions);

  for (guint i = 0; i < estimates->len; i++)
    if (dp_estimate_is_comparable (estimates->pdata[i])
        && dp_record_number_or (estimates->pdata[i], DP_ESTIMATE_USED, 0.0) == 1)
      add_cases (cases, plan, estimates->pdata[i]);

  need->n_cases = cases->len;
  need->cases = (DpNeedCase *) g_array_free (cases, FALSE);

  for (guint i = 0; i < need->n_cases; i++)
    {
      need->low = i == 0 ? need->cases[i].need : MIN (need->low, need->cases[i].need);
      need->high = i == 0 ? need->cases[i].need : MAX (need->high, need->cases[i].need);
    }

  return need;
}

/** _dp_need_result_free: frees @need; NULL is allowed. */
void
_dp_need_result_free (DpNeedResult *need)
{
  if (need == NULL)
    return;

  g_free ((gpointer) need->weights);
  g_free ((gpointer) need->cases);
  g_free (need);
}

/** dp_region_set_new: see the header. */
DpRegionSet *
dp_region_set_new (DpAnalysis *analysis,
                   int         year)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  DpRegionSet *set = g_new0 (DpRegionSet, 1);

  set->n_regions = need->weights != NULL ? need->n_regions : 0;
  set->names = g_new0 (const char *, set->n_regions + 1);
  set->weights = g_new0 (double, set->n_regions + 1);
  set->group = g_new0 (gsize, set->n_regions + 1);
  for (guint r = 0; r < set->n_regions; r++)
    {
      const char *later = dp_record_text (need->regions[r], DP_REGION_FROM_2027);
      const char *name = year >= DP_MERGER_YEAR && later != NULL ? later : dp_record_name (need->regions[r]);
      guint g = 0;

      while (g < set->n_groups && !g_str_equal (set->names[g], name))
        g++;
      if (g == set->n_groups)
        set->names[set->n_groups++] = name;
      set->group[r] = g;
    }
  if (set->n_regions > 0)
    dp_need_merge (need->weights, NULL, set->n_regions, 0, set->group, set->n_groups, set->weights, NULL);

  return set;
}

/** dp_region_set_free: frees @set; NULL is allowed. */
void
dp_region_set_free (DpRegionSet *set)
{
  if (set == NULL)
    return;

  g_free (set->names);
  g_free (set->weights);
  g_free (set->group);
  g_free (set);
}
