/* dp-chips.c: the assumptions that a chart of a proposal rests on.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-summary.h"

#include "figure/dp-need-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-analysis-need.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

/* Whether a document stands behind a unit's value. */
static gboolean
has_document (const DpPlan   *plan,
              const DpRecord *unit,
              guint           field)
{
  const DpRecord *basis = dp_plan_basis (plan, DP_ENTITY_UNIT, unit->id, field);

  return basis != NULL && g_strcmp0 (dp_record_text (basis, DP_BASIS_KIND), "document") == 0;
}

/* The first unit whose @field has no document behind it. */
static const DpRecord *
first_assumed (const DpPlan    *plan,
               const GPtrArray *units,
               guint            field)
{
  for (guint i = 0; i < units->len; i++)
    if (dp_record_number (units->pdata[i], field, NULL) && !has_document (plan, units->pdata[i], field))
      return units->pdata[i];

  return NULL;
}

static const char *
reason_of (const DpPlan   *plan,
           const DpRecord *unit,
           guint           field)
{
  const DpRecord *basis = dp_plan_basis (plan, DP_ENTITY_UNIT, unit->id, field);
  const char *reason = basis != NULL ? dp_record_text (basis, DP_BASIS_REASON) : NULL;

  return reason != NULL ? reason : _("No source is given, and no reason.");
}

static void
add_places_chip (GPtrArray       *chips,
                 const DpPlan    *plan,
                 const GPtrArray *units)
{
  const DpRecord *unit = first_assumed (plan, units, DP_UNIT_PLACES);
  double low = G_MAXDOUBLE;
  double high = 0.0;
  g_autofree char *places = NULL;

  if (unit == NULL)
    return;

  for (guint i = 0; i < units->len; i++)
    {
      double one = dp_record_number_or (units->pdata[i], DP_UNIT_PLACES, 0.0);

      low = MIN (low, one);
      high = MAX (high, one);
    }
  if (low == high)
    places = dp_words_places ((int) high);
  else
    {
      g_autofree char *range = dp_format_range (low, high, 0);

      /* Translators: a range of numbers */
      places = g_strdup_printf (_("%s places"), range);
    }

  /* Translators: "6 places" */
  dp_chip_list_add (chips, TRUE, g_strdup_printf (_("%s in each unit"), places), reason_of (plan, unit, DP_UNIT_PLACES),
                    unit, DP_UNIT_PLACES);
}

static void
add_stay_chip (GPtrArray              *chips,
               const DpPlan           *plan,
               const GPtrArray        *units,
               const DpCapacityResult *capacity)
{
  const DpRecord *unit = first_assumed (plan, units, DP_UNIT_STAY_BEFORE);
  guint field = DP_UNIT_STAY_BEFORE;
  g_autofree char *stay = NULL;
  double months = -1.0;
  gboolean differ = FALSE;

  if (unit == NULL)
    {
      unit = first_assumed (plan, units, DP_UNIT_STAY_AFTER);
      field = DP_UNIT_STAY_AFTER;
    }
  if (unit == NULL || capacity->gap != DP_GAP_NONE)
    return;

  for (guint u = 0; u < capacity->n_units; u++)
    if (g_ptr_array_find ((GPtrArray *) units, capacity->units[u].unit, NULL))
      {
        differ |= months >= 0.0 && months != capacity->units[u].stay_years * 12.0;
        months = capacity->units[u].stay_years * 12.0;
      }
  stay = differ ? g_strdup (_("different lengths")) : dp_words_months (months);

  /* Translators: "6 months", or "different lengths" */
  dp_chip_list_add (chips, TRUE, g_strdup_printf (_("stay of %s"), stay), reason_of (plan, unit, field), unit, field);
}

static void
add_assumption_chip (GPtrArray    *chips,
                     const DpPlan *plan,
                     const char   *id,
                     gboolean      is_warning,
                     char         *label)
{
  const DpRecord *assumption = dp_plan_get (plan, DP_ENTITY_ASSUMPTION, id);

  if (assumption == NULL)
    {
      g_free (label);
      return;
    }

  dp_chip_list_add (chips, is_warning, label, dp_record_text (assumption, DP_ASSUMPTION_REASON), assumption, DP_ASSUMPTION_VALUE);
}

/* What the need is split by, where it can be changed; the split by population has an assumption of its own. */
static void
add_split_chip (GPtrArray    *chips,
                const DpPlan *plan)
{
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);
  g_autofree char *reason = NULL;

  if (dp_need_split (plan) == DP_SPLIT_POPULATION)
    {
      add_assumption_chip (chips, plan, "split-population", FALSE, g_strdup (_("Need by population")));
      return;
    }

  reason = dp_need_split_reason (plan);
  dp_chip_list_add (chips, FALSE, g_strdup (dp_need_split_words (plan)), reason, plans->pdata[0], DP_PLAN_SPLIT);
}

/**
 * dp_chips_new:
 * @analysis: the analysis of the plan
 * @proposal_id: (nullable): a proposal
 * @area: (nullable): id of a region, NULL is the whole country
 *
 * Returns: (transfer full) (element-type DpChip): the assumptions that its figures for the area rest on, the largest first; each
 *   leads to a unit that serves the area
 */
GPtrArray *
dp_chips_new (DpAnalysis *analysis,
              const char *proposal_id,
              const char *area)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  const GPtrArray *all = dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  GPtrArray *chips = dp_chip_list_new ();
  g_autofree char *goal = NULL;

  for (guint i = 0; i < all->len; i++)
    if (area == NULL || dp_record_in_set (all->pdata[i], DP_UNIT_REGIONS, area))
      g_ptr_array_add (units, all->pdata[i]);
  if (capacity == NULL || units->len == 0)
    return chips;

  add_places_chip (chips, plan, units);
  add_stay_chip (chips, plan, units, capacity);
  goal = dp_format_percent (capacity->goal);
  /* Translators: the service goal */
  add_assumption_chip (chips, plan, "service-goal", TRUE, g_strdup_printf (_("goal: at most %s without a place"), goal));
  add_split_chip (chips, plan);

  return chips;
}
