/* dp-what-if.c: "what if?": a proposal with a few figures moved, computed beside the plan and not in it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-what-if.h"

#include "plan/dp-validate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A woman is admitted in the course of her pregnancy: the field's own limit. */
#define STAY_BEFORE_MAX 9.0

static gboolean
is_asked (double number)
{
  return number != DP_AS_PLANNED;
}

/** dp_what_if_is_empty: Returns: whether nothing is moved. */
gboolean
dp_what_if_is_empty (const DpWhatIf *what_if)
{
  return !is_asked (what_if->women) && !is_asked (what_if->places) && !is_asked (what_if->stay) && !what_if->pooled;
}

/* The field whose range and words a number of the question has. */
static const DpField *
field_of (DpWhatIfNumber number)
{
  switch (number)
    {
    case DP_WHAT_IF_WOMEN:
      return dp_field (DP_ENTITY_ESTIMATE, DP_ESTIMATE_HIGH);
    case DP_WHAT_IF_PLACES:
      return dp_field (DP_ENTITY_UNIT, DP_UNIT_PLACES);
    case DP_WHAT_IF_STAY:
    default:
      return dp_field (DP_ENTITY_UNIT, DP_UNIT_STAY_AFTER);
    }
}

/** dp_what_if_read: see the header. The last good value stays where @text is refused. */
gboolean
dp_what_if_read (DpWhatIf       *what_if,
                 DpWhatIfNumber  number,
                 const char     *text,
                 GError        **error)
{
  double *target = number == DP_WHAT_IF_WOMEN    ? &what_if->women
                   : number == DP_WHAT_IF_PLACES ? &what_if->places
                                                 : &what_if->stay;
  g_auto (DpValue) value = DP_VALUE_INIT;

  if (text[strspn (text, " \t")] == '\0')
    {
      *target = DP_AS_PLANNED;
      return TRUE;
    }
  if (!dp_field_parse (field_of (number), text, &value, error))
    return FALSE;
  if (number != DP_WHAT_IF_PLACES && !(value.number > 0))
    {
      g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RANGE,
                           number == DP_WHAT_IF_WOMEN
                             ? _("The need must be above 0 women a year; leave it empty to keep the plan's estimates.")
                             : _("The stay must be above 0 months; leave it empty to keep the plan's stays."));
      return FALSE;
    }

  *target = value.number;
  return TRUE;
}

/** dp_what_if_is_beyond: see the header. Without an estimate in use nothing is beyond. */
gboolean
dp_what_if_is_beyond (const DpWhatIf *what_if,
                      const DpPlan   *plan)
{
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  double low = G_MAXDOUBLE, high = 0.0;

  for (guint i = 0; i < estimates->len; i++)
    if (dp_record_number_or (estimates->pdata[i], DP_ESTIMATE_USED, 0) != 0)
      {
        low = MIN (low, dp_record_number_or (estimates->pdata[i], DP_ESTIMATE_LOW, low));
        high = MAX (high, dp_record_number_or (estimates->pdata[i], DP_ESTIMATE_HIGH, high));
      }

  return is_asked (what_if->women) && high > 0.0 && (what_if->women < low || what_if->women > high);
}

/* ------------------------------------------------------------------------------------------------ the changed proposal */

/* (transfer container) (element-type DpRecord): copies of the proposal's units, as the plan's own list moves with every change. */
static GPtrArray *
copy_units (const DpPlan *plan,
            const char   *proposal_id)
{
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id);
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_record_free);

  for (guint i = 0; units != NULL && i < units->len; i++)
    g_ptr_array_add (copies, dp_record_copy (units->pdata[i]));

  return copies;
}

/* Moves the whole stay to @months; the share of it before the birth stays, as far as a pregnancy allows. */
static void
set_stay (DpRecord *unit,
          double    months)
{
  double before = dp_record_number_or (unit, DP_UNIT_STAY_BEFORE, 0.0);
  double whole = before + dp_record_number_or (unit, DP_UNIT_STAY_AFTER, 0.0);
  double moved = MIN (whole > 0.0 ? before / whole * months : 0.0, STAY_BEFORE_MAX);

  dp_record_set (unit, DP_UNIT_STAY_BEFORE, dp_value_number (moved));
  dp_record_set (unit, DP_UNIT_STAY_AFTER, dp_value_number (months - moved));
}

/* Mean over the units of @field, each counted with its places; FALSE while a unit lacks the one or the other. */
static gboolean
mean_by_places (const GPtrArray *units,
                guint            field,
                double          *mean)
{
  double sum = 0.0, all = 0.0;

  for (guint i = 0; i < units->len; i++)
    {
      double places, value;

      if (!dp_record_number (units->pdata[i], DP_UNIT_PLACES, &places) || !dp_record_number (units->pdata[i], field, &value))
        return FALSE;
      sum += places * value;
      all += places;
    }

  *mean = all > 0.0 ? sum / all : 0.0;
  return all > 0.0;
}

/* The regions that any unit serves, in the order of the plan's regions, as a set is written. */
static char *
all_regions (const DpPlan    *plan,
             const GPtrArray *units)
{
  const GPtrArray *regions = dp_plan_list (plan, DP_ENTITY_REGION);
  g_autoptr(GPtrArray) served = g_ptr_array_new ();

  for (guint r = 0; r < regions->len; r++)
    {
      const DpRecord *region = regions->pdata[r];

      for (guint i = 0; i < units->len; i++)
        if (dp_record_in_set (units->pdata[i], DP_UNIT_REGIONS, region->id))
          {
            g_ptr_array_add (served, region->id);
            break;
          }
    }
  g_ptr_array_add (served, NULL);

  return g_strjoinv (",", (char **) served->pdata);
}

/* Makes the first of @units hold what all of them held. A figure that one of them lacks stays unknown: it is not guessed. */
static void
pool_into_first (const DpPlan    *plan,
                 const GPtrArray *units)
{
  DpRecord *first = units->pdata[0];
  const guint means[] = { DP_UNIT_STAY_BEFORE, DP_UNIT_STAY_AFTER };
  g_autofree char *regions = all_regions (plan, units);
  double stays[G_N_ELEMENTS (means)], places = 0.0;
  gboolean known[G_N_ELEMENTS (means)], places_known = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (means); i++)
    known[i] = mean_by_places (units, means[i], &stays[i]);
  for (guint i = 0; i < units->len; i++)
    {
      double here;

      places_known = places_known && dp_record_number (units->pdata[i], DP_UNIT_PLACES, &here);
      places += places_known ? here : 0.0;
    }

  for (guint i = 0; i < G_N_ELEMENTS (means); i++)
    dp_record_set (first, means[i], known[i] ? dp_value_number (stays[i]) : (DpValue) DP_VALUE_INIT);
  dp_record_set (first, DP_UNIT_PLACES, places_known ? dp_value_number (places) : (DpValue) DP_VALUE_INIT);
  dp_record_set (first, DP_UNIT_REGIONS, regions[0] != '\0' ? dp_value_text (regions) : (DpValue) DP_VALUE_INIT);
}

/* (transfer full) (element-type DpRecord): the proposal's units as the question has them. */
static GPtrArray *
changed_units (const DpPlan   *plan,
               const char     *proposal_id,
               const DpWhatIf *what_if)
{
  GPtrArray *units = copy_units (plan, proposal_id);

  for (guint i = 0; i < units->len; i++)
    {
      const char *id = ((const DpRecord *) units->pdata[i])->id;

      if (is_asked (what_if->places) && (what_if->unit == NULL || g_str_equal (what_if->unit, id)))
        dp_record_set (units->pdata[i], DP_UNIT_PLACES, dp_value_number (what_if->places));
      if (is_asked (what_if->stay))
        set_stay (units->pdata[i], what_if->stay);
    }
  if (what_if->pooled && units->len > 1)
    {
      pool_into_first (plan, units);
      g_ptr_array_set_size (units, 1);
    }

  return units;
}

static gboolean
is_kept (const GPtrArray *units,
         const char      *id)
{
  for (guint i = 0; i < units->len; i++)
    if (g_strcmp0 (((const DpRecord *) units->pdata[i])->id, id) == 0)
      return TRUE;

  return FALSE;
}

static void
add_estimate (DpPlan *plan,
              double  women)
{
  DpRecord *estimate = dp_record_new (DP_ENTITY_ESTIMATE, DP_WHAT_IF_ESTIMATE);

  dp_record_set (estimate, DP_ESTIMATE_POSITION, dp_value_number (dp_plan_list (plan, DP_ENTITY_ESTIMATE)->len));
  dp_record_set (estimate, DP_ESTIMATE_NAME, dp_value_text (_("What if")));
  dp_record_set (estimate, DP_ESTIMATE_PERSPECTIVE, dp_value_text ("own"));
  dp_record_set (estimate, DP_ESTIMATE_LOW, dp_value_number (women));
  dp_record_set (estimate, DP_ESTIMATE_HIGH, dp_value_number (women));
  dp_record_set (estimate, DP_ESTIMATE_PER_YEAR, dp_value_number (1));
  dp_record_set (estimate, DP_ESTIMATE_COMPARABLE, dp_value_text ("yes"));
  dp_record_set (estimate, DP_ESTIMATE_USED, dp_value_number (1));
  dp_plan_put (plan, estimate);
}

/**
 * dp_what_if_plan:
 * @plan: the plan, which stays as it is
 * @proposal_id: id of the proposal that the question is about
 * @what_if: what is moved
 *
 * Returns: (transfer full): a copy of @plan with the proposal changed; a need asked about is one more estimate in use,
 *   %DP_WHAT_IF_ESTIMATE, beside the plan's own
 */
DpPlan *
dp_what_if_plan (const DpPlan   *plan,
                 const char     *proposal_id,
                 const DpWhatIf *what_if)
{
  DpPlan *changed = dp_plan_copy (plan);
  g_autoptr(GPtrArray) before = copy_units (plan, proposal_id);
  g_autoptr(GPtrArray) units = changed_units (plan, proposal_id, what_if);

  for (guint i = 0; i < before->len; i++)
    {
      const char *id = ((const DpRecord *) before->pdata[i])->id;

      if (!is_kept (units, id))
        dp_plan_remove (changed, DP_ENTITY_UNIT, id);
    }
  for (guint i = 0; i < units->len; i++)
    dp_plan_put (changed, dp_record_copy (units->pdata[i]));
  if (is_asked (what_if->women))
    add_estimate (changed, what_if->women);

  return changed;
}

/* Writes the fields of @unit that the question moved. */
static gboolean
apply_unit (DpDocument     *document,
            const DpRecord *unit,
            GError        **error)
{
  static const guint moved[] = { DP_UNIT_REGIONS, DP_UNIT_PLACES, DP_UNIT_STAY_BEFORE, DP_UNIT_STAY_AFTER };

  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    if (!dp_document_set (document, DP_ENTITY_UNIT, unit->id, moved[i], &unit->values[moved[i]], error))
      return FALSE;

  return TRUE;
}

/**
 * dp_what_if_apply:
 * @document: the open plan
 * @proposal_id: id of the proposal
 * @what_if: what is moved; its need is not a matter of the proposal and is left alone
 * @error: return location; a sentence
 *
 * Makes the answer the plan, in one undo step.
 *
 * Returns: whether it is done; nothing is changed otherwise
 */
gboolean
dp_what_if_apply (DpDocument     *document,
                  const char     *proposal_id,
                  const DpWhatIf *what_if,
                  GError        **error)
{
  g_autoptr(GPtrArray) before = copy_units (dp_document_get_plan (document), proposal_id);
  g_autoptr(GPtrArray) units = changed_units (dp_document_get_plan (document), proposal_id, what_if);
  gboolean done = TRUE;

  /* Translators: the name of an undo step. */
  dp_document_begin (document, _("Apply “What if?”"));
  for (guint i = 0; done && i < units->len; i++)
    done = apply_unit (document, units->pdata[i], error);
  for (guint i = 0; done && i < before->len; i++)
    {
      const char *id = ((const DpRecord *) before->pdata[i])->id;

      if (!is_kept (units, id))
        done = dp_document_remove (document, DP_ENTITY_UNIT, id, error);
    }

  if (done)
    return dp_document_end (document, error);
  dp_document_cancel (document);
  return FALSE;
}
