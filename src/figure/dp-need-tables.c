/* dp-need-tables.c: the need in tables and sentences.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-need-tables.h"

#include "figure/dp-estimates.h"
#include "figure/dp-words.h"
#include "plan/dp-analysis-need.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

#define UNKNOWN "–"

/** dp_need_women_words: see the header. */
const char *
dp_need_women_words (const DpPlan *plan)
{
  switch (dp_need_rests_on (plan))
    {
    case DP_STAGE_NEED:
      return _("Women a year");
    case DP_STAGE_REFERRAL:
      return _("Women referred a year");
    case DP_STAGE_ADMISSION:
      return _("Women admitted a year");
    default:
      g_assert_not_reached ();
    }
}

/** dp_need_split_words: see the header. */
const char *
dp_need_split_words (const DpPlan *plan)
{
  switch (dp_need_split (plan))
    {
    case DP_SPLIT_POPULATION:
      return _("need by population");
    case DP_SPLIT_BIRTHS:
      return _("need by births");
    case DP_SPLIT_OWN:
      return _("need by own split");
    default:
      g_assert_not_reached ();
    }
}

/** dp_need_split_reason: see the header. */
char *
dp_need_split_reason (const DpPlan *plan)
{
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);
  const DpRecord *basis = plans->len > 0
                            ? dp_plan_basis (plan, DP_ENTITY_PLAN, ((const DpRecord *) plans->pdata[0])->id, DP_PLAN_SPLIT)
                            : NULL;
  const char *reason = basis != NULL ? dp_record_text (basis, DP_BASIS_REASON) : NULL;

  return g_strdup (reason != NULL ? reason : _("No source is given, and no reason."));
}

/** dp_need_split_missing: see the header. */
char *
dp_need_split_missing (DpAnalysis *analysis)
{
  const DpNeedResult *need = dp_analysis_need (analysis);

  return need->weights != NULL ? NULL : dp_words_no_split (need->empty_region, dp_need_split (dp_analysis_plan (analysis)));
}

static char *
share_words (gboolean       known,
             const DpRange *share)
{
  return known ? dp_format_percent_range (share->low, share->high) : g_strdup (_("unknown"));
}

/** dp_need_stages_words: see the header. */
char *
dp_need_stages_words (const DpPlan *plan)
{
  DpRange referred, admitted;
  gboolean has_referred = dp_need_stage_share (plan, DP_STAGE_REFERRAL, &referred);
  gboolean has_admitted = dp_need_stage_share (plan, DP_STAGE_ADMISSION, &admitted);
  g_autofree char *referred_text = share_words (has_referred, &referred);
  g_autofree char *admitted_text = share_words (has_admitted, &admitted);

  switch (dp_need_rests_on (plan))
    {
    case DP_STAGE_NEED:
      /* Translators: share of those in need who are referred, and who are admitted: percentages, or "unknown" */
      return g_strdup_printf (_("Capacity rests on the women in need. Of them referred: %1$s; admitted: %2$s."), referred_text,
                              admitted_text);
    case DP_STAGE_REFERRAL:
      return g_strdup_printf (_("Capacity rests on the women referred. Of those in need referred: %1$s; admitted: %2$s."),
                              referred_text, admitted_text);
    case DP_STAGE_ADMISSION:
      return g_strdup_printf (_("Capacity rests on the women admitted. Of those in need referred: %1$s; admitted: %2$s."),
                              referred_text, admitted_text);
    default:
      g_assert_not_reached ();
    }
}

static char *
trend_percent (const DpRange *trend)
{
  return trend->low == trend->high ? dp_format_trimmed (100 * trend->low, 1)
                                   : dp_words_bounds (100 * trend->low, 100 * trend->high);
}

/** dp_trend_use_words: see the header. */
char *
dp_trend_use_words (DpTrendUse     use,
                    const DpRange *trend)
{
  g_autofree char *percent = trend_percent (trend);

  switch (use)
    {
    case DP_TREND_FOLLOWED:
      /* Translators: per cent, or a range of them */
      return g_strdup_printf (_("Each year follows the assumed trend of %s per cent a year from the estimate’s own year."), percent);
    case DP_TREND_NO_CALENDAR:
      /* Translators: per cent, or a range of them */
      return g_strdup_printf (_("The assumed trend of %s per cent a year is not followed, since the opening has no date; give the "
                                "decision or the opening a date."),
                              percent);
    case DP_TREND_NONE:
      return NULL;
    default:
      g_assert_not_reached ();
    }
}

/** dp_need_trend_note: see the header. */
char *
dp_need_trend_note (DpAnalysis *analysis,
                    const char *proposal_id)
{
  DpRange trend;

  dp_need_trend (dp_analysis_plan (analysis), &trend);
  return dp_trend_use_words (dp_analysis_trend_use (analysis, proposal_id), &trend);
}

/** dp_need_trend_words: see the header. */
char *
dp_need_trend_words (const DpPlan *plan,
                     int           year)
{
  DpRange trend;
  g_autofree char *percent = NULL;

  if (!dp_need_trend (plan, &trend))
    return g_strdup (_("No trend is assumed: every year is like the estimate’s own."));

  percent = trend_percent (&trend);
  if (year == 0)
    /* Translators: per cent, or a range of them: "2" or "−1 to 3" */
    return g_strdup_printf (_("Assumed trend: %s per cent a year from the estimate’s own year. The years after an opening with a "
                              "date follow it; full operation is measured against the figures as published."),
                            percent);

  /* Translators: the same, and a year */
  return g_strdup_printf (_("Assumed trend: %1$s per cent a year from the estimate’s own year to %2$d."), percent, year);
}

/** dp_need_hidden_name: see the header. */
char *
dp_need_hidden_name (const DpRecord *estimate)
{
  /* Translators: a body behind an estimate: "The agency + hidden cases" */
  return g_strdup_printf (_("%s + hidden cases"), dp_record_name (estimate));
}

/** dp_need_count_words: see the header. */
char *
dp_need_count_words (const DpPlan   *plan,
                     const DpRecord *estimate)
{
  DpNeedAnswer answer;
  g_autofree char *interval = NULL;
  g_autofree char *next = NULL;

  if (!dp_need_answer (plan, estimate, 0, &answer) || !answer.is_count)
    return NULL;

  interval = dp_words_women (answer.interval.low, answer.interval.high);
  next = dp_format_range (answer.next_year.low, answer.next_year.high, 0);

  /* Translators: the 95 % interval of the mean behind a count of women, and the range that holds 90 % of next years' counts */
  return g_strdup_printf (_("counted: chance alone gives %1$s (95 %%); another year %2$s (90 %%)"), interval, next);
}

/* ------------------------------------------------------------------------------------------------- estimate by estimate */

/* What the columns of a table of estimates are. */
typedef struct
{
  const DpPlan *plan;
  const DpRegionSet *set;
  int year;
  gboolean has_year;
  gboolean has_referred;
  gboolean has_admitted;
} NeedColumns;

static void
add_split_cells (GStrvBuilder      *cells,
                 const DpRegionSet *set,
                 const DpRange     *women,
                 gboolean           comparable)
{
  for (guint g = 0; g < set->n_groups; g++)
    {
      g_autofree char *one = comparable ? dp_format_range (women->low * set->weights[g], women->high * set->weights[g], 1)
                                        : g_strdup (UNKNOWN);

      g_strv_builder_add (cells, one);
    }
}

static void
add_stage_cells (GStrvBuilder       *cells,
                 const NeedColumns  *columns,
                 const DpNeedAnswer *answer,
                 gboolean            comparable)
{
  const gboolean shown[DP_N_STAGES] = { FALSE, columns->has_referred, columns->has_admitted };

  for (int s = 0; s < DP_N_STAGES; s++)
    if (shown[s])
      {
        g_autofree char *women = comparable ? dp_words_women (answer->stages[s].low, answer->stages[s].high)
                                            : g_strdup (UNKNOWN);

        g_strv_builder_add (cells, women);
      }
}

static void
add_hidden_row (DpTable            *table,
                const NeedColumns  *columns,
                const DpNeedAnswer *answer)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *years = dp_words_years (answer->estimate);
  g_autofree char *women = dp_words_women (answer->with_hidden.low, answer->with_hidden.high);
  g_autofree char *figure_name = dp_need_hidden_name (answer->estimate);
  /* Translators: "The agency + hidden cases" */
  g_autofree char *name = g_strdup_printf (_("%s (own assumption)"), figure_name);

  /* What is added is added in the year asked for. */
  g_strv_builder_add_many (cells, "", name, years, columns->has_year ? UNKNOWN : women, NULL);
  if (columns->has_year)
    g_strv_builder_add (cells, women);
  g_strv_builder_add (cells, UNKNOWN);
  if (columns->has_referred)
    g_strv_builder_add (cells, UNKNOWN);
  if (columns->has_admitted)
    g_strv_builder_add (cells, UNKNOWN);
  add_split_cells (cells, columns->set, &answer->with_hidden, TRUE);
  dp_table_take_row (table, NULL, FALSE, g_strv_builder_end (cells));
}

static void
add_need_rows (DpTable           *table,
               const NeedColumns *columns,
               const DpRecord    *estimate)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *years = dp_words_years (estimate);
  g_autofree char *women = NULL;
  g_autofree char *in_year = NULL;
  g_autofree char *interval = NULL;
  const gboolean comparable = dp_estimate_is_comparable (estimate);
  DpNeedAnswer answer;

  if (!dp_need_answer (columns->plan, estimate, columns->year, &answer))
    return;

  women = dp_format_range (answer.published.low, answer.published.high, 0);
  in_year = comparable ? dp_words_women (answer.in_year.low, answer.in_year.high) : g_strdup (UNKNOWN);
  interval = answer.is_count ? dp_words_women (answer.interval.low, answer.interval.high) : g_strdup (UNKNOWN);
  g_strv_builder_add_many (cells, estimate->id, dp_record_name (estimate), years, women, NULL);
  if (columns->has_year)
    g_strv_builder_add (cells, in_year);
  g_strv_builder_add (cells, interval);
  add_stage_cells (cells, columns, &answer, comparable);
  add_split_cells (cells, columns->set, &answer.in_year, comparable);
  dp_table_take_row (table, estimate->id, FALSE, g_strv_builder_end (cells));
  if (answer.has_hidden)
    add_hidden_row (table, columns, &answer);
}

/** dp_need_table_new: see the header. */
DpTable *
dp_need_table_new (DpAnalysis *analysis,
                   int         year,
                   const char *only)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  g_autoptr (DpRegionSet) set = dp_region_set_new (analysis, year);
  DpTable *table = dp_table_new (_("Women a year; figures that count something else are not split over the regions."));
  NeedColumns columns = { .plan = plan, .set = set, .year = year };
  g_autofree char *missing = dp_need_split_missing (analysis);
  g_autofree char *trend = dp_need_trend_words (plan, year);
  g_autofree char *stages = dp_need_stages_words (plan);
  DpRange range;

  columns.has_year = year != 0 && dp_need_trend (plan, &range);
  columns.has_referred = dp_need_stage_share (plan, DP_STAGE_REFERRAL, &range);
  columns.has_admitted = dp_need_stage_share (plan, DP_STAGE_ADMISSION, &range);
  dp_table_add_column (table, _("Id"), FALSE);
  dp_table_add_column (table, _("Who"), FALSE);
  dp_table_add_column (table, _("Year"), TRUE);
  dp_table_add_column (table, _("Women a year"), TRUE);
  if (columns.has_year)
    {
      /* Translators: a year */
      g_autofree char *title = g_strdup_printf (_("In %d"), year);

      dp_table_add_column (table, title, TRUE);
    }
  dp_table_add_column (table, _("Counted, 95 %"), TRUE);
  if (columns.has_referred)
    dp_table_add_column (table, _("Referred"), TRUE);
  if (columns.has_admitted)
    dp_table_add_column (table, _("Admitted"), TRUE);
  for (guint g = 0; g < set->n_groups; g++)
    dp_table_add_column (table, set->names[g], TRUE);

  for (guint i = 0; i < estimates->len; i++)
    if (only == NULL || g_str_equal (((const DpRecord *) estimates->pdata[i])->id, only))
      add_need_rows (table, &columns, estimates->pdata[i]);

  table->note = g_strjoin (" ", missing != NULL ? missing : dp_need_split_sentence (plan), trend, stages, NULL);

  return table;
}

/* A stage whose share nobody knows: the word, and within which bounds. */
static char *
stage_text (const DpPlan  *plan,
            DpNeedStage    stage,
            const DpRange *women)
{
  g_autofree char *text = dp_words_women (women->low, women->high);
  DpRange share;

  if (dp_need_stage_share (plan, stage, &share))
    return g_steal_pointer (&text);

  /* Translators: bounds of an unknown number of women: "unknown (0–100)" */
  return g_strdup_printf (_("unknown (%s)"), text);
}

static void
add_stage_rows (DpTable             *table,
                const DpPlan        *plan,
                const DpEstimateRow *row)
{
  for (guint i = 0; i < row->estimates->len; i++)
    {
      const DpRecord *estimate = row->estimates->pdata[i];
      g_autofree char *years = dp_words_years (estimate);
      g_autofree char *need = NULL, *referred = NULL, *admitted = NULL, *interval = NULL;
      DpNeedAnswer answer;

      if (!dp_need_answer (plan, estimate, 0, &answer))
        continue;
      need = dp_words_women (answer.stages[DP_STAGE_NEED].low, answer.stages[DP_STAGE_NEED].high);
      interval = answer.is_count ? dp_words_women (answer.interval.low, answer.interval.high) : g_strdup (UNKNOWN);
      referred = stage_text (plan, DP_STAGE_REFERRAL, &answer.stages[DP_STAGE_REFERRAL]);
      admitted = stage_text (plan, DP_STAGE_ADMISSION, &answer.stages[DP_STAGE_ADMISSION]);
      dp_table_add_row (table, estimate->id, FALSE, dp_record_name (estimate), years, need, interval, referred, admitted, NULL);
    }
}

/** dp_stage_table_new: see the header. */
DpTable *
dp_stage_table_new (DpAnalysis *analysis)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  g_autoptr (GPtrArray) rows = dp_estimate_rows (plan, DP_ESTIMATES_IN_USE, NULL);
  DpTable *table = dp_table_new (_("Need, referral and admission, women a year"));

  dp_table_add_column (table, _("Who"), FALSE);
  dp_table_add_column (table, _("Year"), TRUE);
  dp_table_add_column (table, _("In need"), TRUE);
  dp_table_add_column (table, _("Counted, 95 %"), TRUE);
  dp_table_add_column (table, _("Referred"), TRUE);
  dp_table_add_column (table, _("Admitted"), TRUE);
  for (guint i = 0; i < rows->len; i++)
    add_stage_rows (table, plan, rows->pdata[i]);
  table->note = g_strdup (_("Counted: the exact interval of the mean behind a count, by chance alone. Estimates have no such "
                            "interval."));

  return table;
}

/* ------------------------------------------------------------------------------------------------------ region by region */

/** dp_need_split_sentence: Returns: what the need is split by, as a sentence. */
const char *
dp_need_split_sentence (const DpPlan *plan)
{
  switch (dp_need_split (plan))
    {
    case DP_SPLIT_POPULATION:
      return _("No source gives the regional split; the need is split by population, which you can replace.");
    case DP_SPLIT_BIRTHS:
      return _("No source gives the regional split; the need is split by the births that you entered.");
    case DP_SPLIT_OWN:
      return _("No source gives the regional split; the need is split by your own figures.");
    default:
      g_assert_not_reached ();
    }
}

static const char *
split_column (DpNeedSplit split)
{
  switch (split)
    {
    case DP_SPLIT_POPULATION:
      return _("Population");
    case DP_SPLIT_BIRTHS:
      return _("Births");
    case DP_SPLIT_OWN:
      return _("Own split");
    default:
      g_assert_not_reached ();
    }
}

/* The figures of a row of estimates, each estimate's own and never their mean, times a region's share. */
static char *
row_part (const DpPlan        *plan,
          const DpEstimateRow *row,
          int                  year,
          double               weight)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->estimates->len; i++)
    {
      DpNeedAnswer answer;
      g_autofree char *one = NULL;

      if (!dp_need_answer (plan, row->estimates->pdata[i], year, &answer))
        continue;
      one = dp_words_women (answer.in_year.low * weight, answer.in_year.high * weight);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", one);
    }

  return g_string_free (text, FALSE);
}

static void
add_region_row (DpTable           *table,
                const DpPlan      *plan,
                const GPtrArray   *rows,
                const DpRegionSet *set,
                guint              group,
                int                year)
{
  const DpNeedSplit split = dp_need_split (plan);
  const GPtrArray *regions = dp_plan_list (plan, DP_ENTITY_REGION);
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *share = dp_format_percent (set->weights[group]);
  g_autofree char *amount_text = NULL;
  const char *id = NULL;
  guint n_members = 0;
  double amount = 0.0;

  for (guint r = 0; r < set->n_regions; r++)
    if (set->group[r] == group)
      {
        amount += dp_record_number_or (regions->pdata[r], dp_need_split_field (split), 0.0);
        id = ((const DpRecord *) regions->pdata[r])->id;
        n_members++;
      }

  amount_text = dp_format_trimmed (amount, 1);
  g_strv_builder_add_many (cells, set->names[group], amount_text, share, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *figures = row_part (plan, rows->pdata[i], year, set->weights[group]);

      g_strv_builder_add (cells, figures);
    }
  /* A region of several cannot be chosen as an area. */
  dp_table_take_row (table, n_members == 1 ? id : NULL, FALSE, g_strv_builder_end (cells));
}

/** dp_region_table_new: see the header. */
DpTable *
dp_region_table_new (DpAnalysis *analysis,
                     int         year)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  g_autoptr (GPtrArray) rows = dp_estimate_rows (plan, DP_ESTIMATES_IN_USE, NULL);
  g_autoptr (DpRegionSet) set = dp_region_set_new (analysis, year);
  g_autofree char *missing = dp_need_split_missing (analysis);
  g_autofree char *trend = dp_need_trend_words (plan, year);
  DpTable *table = dp_table_new (_("Women a year, region by region"));

  dp_table_add_column (table, _("Region"), FALSE);
  dp_table_add_column (table, split_column (dp_need_split (plan)), TRUE);
  dp_table_add_column (table, _("Share"), TRUE);
  for (guint i = 0; i < rows->len; i++)
    dp_table_add_column (table, dp_estimate_row_name (rows->pdata[i]), TRUE);

  for (guint g = 0; g < set->n_groups; g++)
    add_region_row (table, plan, rows, set, g, year);
  table->note = missing != NULL ? g_steal_pointer (&missing)
                                : g_strjoin (" ", dp_need_split_sentence (plan), trend, NULL);

  return table;
}

/* ------------------------------------------------------------------------------------------------------- the places needed */

/** dp_goal_case_words: see the header. */
char *
dp_goal_case_words (const DpNeedCase *one)
{
  g_autofree char *years = dp_words_years (one->estimate);
  g_autofree char *women = dp_format_trimmed (one->need, 1);

  /* Translators: a body, a year, women a year: "The agency 2024: 100 women a year" */
  return g_strdup_printf (_("%1$s %2$s: %3$s women a year"), dp_record_name (one->estimate), years, women);
}

/* A row of places: of the units, of all of them, and of one unit in their place; below 0 there is none. */
static void
add_goal_row (DpTable            *table,
              const DpGoalResult *goal,
              const char         *id,
              const char         *name,
              const char         *women,
              const int          *places,
              gsize               stride,
              int                 total,
              int                 pooled)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *sum = dp_format_number (total, 0);
  g_autofree char *one = pooled >= 0 ? dp_format_number (pooled, 0) : g_strdup (UNKNOWN);

  g_strv_builder_add_many (cells, name, women, NULL);
  for (guint u = 0; u < goal->capacity->n_units; u++)
    {
      g_autofree char *number = dp_format_number (places[u * stride], 0);

      g_strv_builder_add (cells, number);
    }
  g_strv_builder_add_many (cells, sum, one, NULL);
  dp_table_take_row (table, id, FALSE, g_strv_builder_end (cells));
}

static char *
goal_note (const DpGoalResult *goal)
{
  g_autofree char *share = dp_format_percent (goal->capacity->goal);
  g_autofree char *unserved = NULL;

  if (goal->capacity->unserved_share <= 0.0)
    /* Translators: the service goal */
    return g_strdup_printf (_("Places with which at most %s are without a place at once in every unit, and so in every region, "
                              "in full operation. The estimates stand side by side and are not averaged."),
                            share);

  unserved = dp_format_percent (goal->capacity->unserved_share);
  /* Translators: the service goal, and the share of the need whose region has no unit */
  return g_strdup_printf (_("Places with which at most %1$s are without a place at once in every unit, in full operation. %2$s of "
                            "the need has no unit in its region, and more places do not help there."),
                          share, unserved);
}

/** dp_goal_table_new: see the header. */
DpTable *
dp_goal_table_new (DpAnalysis         *analysis,
                   const DpGoalResult *goal)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  const DpCapacityResult *capacity = goal->capacity;
  DpTable *table = dp_table_new (_("How many places does it take?"));
  g_autofree int *present = g_new0 (int, capacity->n_units);

  dp_table_add_column (table, _("Estimate"), FALSE);
  dp_table_add_column (table, _("Women"), TRUE);
  for (guint u = 0; u < capacity->n_units; u++)
    {
      dp_table_add_column (table, dp_record_name (capacity->units[u].unit), TRUE);
      present[u] = capacity->units[u].places;
    }
  dp_table_add_column (table, _("In all"), TRUE);
  dp_table_add_column (table, _("One for the country"), TRUE);

  add_goal_row (table, goal, NULL, _("Places now"), "", present, 1, capacity->places, -1);
  for (guint c = 0; c < goal->n_cases; c++)
    {
      const DpRecord *estimate = need->cases[c].estimate;
      g_autofree char *years = dp_words_years (estimate);
      g_autofree char *name = g_strdup_printf ("%s %s", dp_record_name (estimate), years);
      g_autofree char *women = dp_format_trimmed (need->cases[c].need, 1);

      add_goal_row (table, goal, estimate->id, name, women, &goal->units[c], goal->n_cases, goal->total[c],
                    goal->pooled[c]);
    }
  table->note = goal_note (goal);

  return table;
}

/** dp_goal_refusal: see the header. */
char *
dp_goal_refusal (const DpCapacityResult *capacity,
                 const GError           *error)
{
  char *gap = capacity != NULL ? dp_words_gap (capacity) : NULL;

  if (gap != NULL)
    return gap;

  return g_strdup (_("The need is too large for a number of places to be found. Look at the estimates in use."));
}

/** dp_goal_step_label: see the header. */
char *
dp_goal_step_label (const DpNeedCase *one)
{
  g_autofree char *words = dp_goal_case_words (one);

  /* Translators: a step of the history: "Places for the goal – The agency 2024: 100 women a year" */
  return g_strdup_printf (_("Places for the goal – %s"), words);
}

/** dp_goal_reason: see the header. */
char *
dp_goal_reason (const DpGoalResult *goal,
                const DpNeedCase   *one)
{
  g_autofree char *words = dp_goal_case_words (one);
  g_autofree char *share = dp_format_percent (goal->capacity->goal);

  /* Translators: the service goal, and an estimate: "The agency 2024: 100 women a year" */
  return g_strdup_printf (_("Computed: the places with which at most %1$s are without a place at once. %2$s."), share, words);
}
