/* dp-validate-record.c: the rules between fields and records.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Messages are whole sentences: what is wrong, and what to do.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-validate.h"

#include "plan/dp-catalogue.h"
#include "plan/dp-date.h"
#include "plan/dp-error.h"
#include "plan/dp-occupants.h"
#include "plan/dp-text.h"
#include "plan/dp-travel.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A number as it would stand in a form. */
static char *
format_in_form (const DpRecord *record,
                guint           field,
                double          number)
{
  const DpValue value = { DP_VALUE_NUMBER, number, NULL };

  return dp_field_format (dp_record_field (record, field), &value);
}

static gboolean
refuse (GError    **error,
        const char *message)
{
  g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE, message);
  return FALSE;
}

/* Whether the number of @low is at most that of @high; an unknown number breaks no rule. */
static gboolean
in_order (const DpRecord *record,
          guint           low,
          guint           high)
{
  double from;
  double to;

  return !dp_record_number (record, low, &from) || !dp_record_number (record, high, &to) || from <= to;
}

static gboolean
check_assumption (const DpPlan   *plan,
                  const DpRecord *record,
                  GError        **error)
{
  g_autofree char *min = NULL;
  g_autofree char *max = NULL;
  double from;
  double to;

  if (in_order (record, DP_ASSUMPTION_MINIMUM, DP_ASSUMPTION_VALUE) &&
      in_order (record, DP_ASSUMPTION_VALUE, DP_ASSUMPTION_MAXIMUM))
    return TRUE;

  from = dp_record_number_or (record, DP_ASSUMPTION_MINIMUM, -G_MAXDOUBLE);
  to = dp_record_number_or (record, DP_ASSUMPTION_MAXIMUM, G_MAXDOUBLE);
  if (from == -G_MAXDOUBLE || to == G_MAXDOUBLE)
    {
      gboolean below = from != -G_MAXDOUBLE;

      min = format_in_form (record, DP_ASSUMPTION_VALUE, below ? from : to);
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RANGE,
                   below ? /* Translators: name of an assumption, then the lowest number */
                           _("“%s” must be at least %s. Write another number.")
                         : /* Translators: name of an assumption, then the highest number */
                           _("“%s” must be at most %s. Write another number."),
                   dp_record_name (record), min);
      return FALSE;
    }

  min = format_in_form (record, DP_ASSUMPTION_VALUE, from);
  max = format_in_form (record, DP_ASSUMPTION_VALUE, to);
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RANGE,
               _("“%s” must lie between %s and %s. Write another number."), dp_record_name (record), min, max);
  return FALSE;
}

static gboolean
check_basis (const DpPlan   *plan,
             const DpRecord *record,
             GError        **error)
{
  const DpEntity *entity = dp_entity_by_name (dp_record_text (record, DP_BASIS_ENTITY));

  if (entity == NULL || dp_entity_find_field (entity, dp_record_text (record, DP_BASIS_FIELD)) < 0 ||
      dp_plan_get (plan, entity->kind, dp_record_text (record, DP_BASIS_RECORD)) == NULL)
    {
      g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN,
                           _("The figure that this basis belongs to is not in the plan. Add the figure first."));
      return FALSE;
    }

  return TRUE;
}

/* A count of one year is one whole number; the interval is for the program to compute. */
static gboolean
check_count (const DpRecord *record,
             GError        **error)
{
  double low = dp_record_number_or (record, DP_ESTIMATE_LOW, 0);

  if (dp_record_number_or (record, DP_ESTIMATE_COUNTED, 0) != 1)
    return TRUE;
  if (low != floor (low) || low != dp_record_number_or (record, DP_ESTIMATE_HIGH, low))
    return refuse (error, _("A count is one whole number. Write the same number under “Low” and “High”, or answer no "
                            "under “Counted”."));

  return TRUE;
}

static gboolean
check_hidden (const DpRecord *record,
              GError        **error)
{
  gboolean has_share = dp_record_number (record, DP_ESTIMATE_HIDDEN_SHARE_LOW, NULL)
                       || dp_record_number (record, DP_ESTIMATE_HIDDEN_SHARE_HIGH, NULL);
  gboolean has_number = dp_record_number (record, DP_ESTIMATE_HIDDEN_LOW, NULL)
                        || dp_record_number (record, DP_ESTIMATE_HIDDEN_HIGH, NULL);

  if (has_share && has_number)
    return refuse (error, _("Hidden cases are added either in per cent or as women a year. Empty the fields of the one that "
                            "you do not use."));
  if (!in_order (record, DP_ESTIMATE_HIDDEN_SHARE_LOW, DP_ESTIMATE_HIDDEN_SHARE_HIGH)
      || !in_order (record, DP_ESTIMATE_HIDDEN_LOW, DP_ESTIMATE_HIDDEN_HIGH))
    return refuse (error, _("The hidden cases end lower than they begin. Write the lower limit under “from”."));

  return TRUE;
}

/* The bounds of the plan's own assumptions about the need. */
static gboolean
check_plan (const DpPlan   *plan,
            const DpRecord *record,
            GError        **error)
{
  if (dp_record_text (record, DP_PLAN_DISTANCES) != NULL)
    {
      g_autoptr (DpTravel) travel = dp_travel_parse (dp_record_text (record, DP_PLAN_DISTANCES), error);

      if (travel == NULL)
        return FALSE;
    }
  if (in_order (record, DP_PLAN_REFERRED_LOW, DP_PLAN_REFERRED_HIGH)
      && in_order (record, DP_PLAN_ACCEPTED_LOW, DP_PLAN_ACCEPTED_HIGH)
      && in_order (record, DP_PLAN_TREND_LOW, DP_PLAN_TREND_HIGH))
    return TRUE;

  return refuse (error, _("The lower limit is above the upper one. Write the smaller number first."));
}

static gboolean
check_estimate (const DpPlan   *plan,
                const DpRecord *record,
                GError        **error)
{
  if (!in_order (record, DP_ESTIMATE_LOW, DP_ESTIMATE_HIGH))
    return refuse (error, _("The low number is larger than the high one. Write the lower limit under “Low”."));
  if (!in_order (record, DP_ESTIMATE_YEAR_FROM, DP_ESTIMATE_YEAR_TO))
    return refuse (error, _("The last year comes before the first one. Write the first year under “Year”."));
  if (dp_record_number_or (record, DP_ESTIMATE_USED, 0) != 0 &&
      g_strcmp0 (dp_record_text (record, DP_ESTIMATE_COMPARABLE), "context") == 0)
    return refuse (error, _("This figure counts something else than the yearly need, so proposals cannot be measured "
                            "against it. Take it out of use, or change what it is comparable with."));

  return check_count (record, error) && check_hidden (record, error);
}

/* The limits that are given, from 0 to 100 points, rise all the way or fall all the way. */
static gboolean
check_criterion (const DpPlan   *plan,
                 const DpRecord *record,
                 GError        **error)
{
  static const guint limits[] = { DP_CRITERION_AT_0, DP_CRITERION_AT_25, DP_CRITERION_AT_50, DP_CRITERION_AT_75,
                                  DP_CRITERION_AT_100 };
  double at_0;
  double at_100;
  double before = 0;
  gboolean any = FALSE;

  if (!dp_record_number (record, DP_CRITERION_AT_0, &at_0) || !dp_record_number (record, DP_CRITERION_AT_100, &at_100))
    return TRUE;
  if (at_0 == at_100)
    return refuse (error, _("The same value cannot give both 0 and 100 points. Write two different values."));

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      double here;

      if (!dp_record_number (record, limits[i], &here))
        continue;
      if (any && (here == before || (here > before) != (at_100 > at_0)))
        return refuse (error, _("The values that give 0, 25, 50, 75 and 100 points must rise all the way or fall all the way. "
                                "Write one that lies between its neighbours, or leave it empty."));
      before = here;
      any = TRUE;
    }

  return TRUE;
}

static gboolean
check_element (const DpPlan   *plan,
               const DpRecord *record,
               GError        **error)
{
  if (g_strcmp0 (dp_record_text (record, DP_ELEMENT_STATE), "purchased") != 0)
    return TRUE;

  switch (dp_element_purchase (dp_record_text (record, DP_ELEMENT_ELEMENT)))
    {
    case DP_PURCHASE_YES:
      return TRUE;
    case DP_PURCHASE_PARTLY:
      if (dp_record_text (record, DP_ELEMENT_NOTE) != NULL)
        return TRUE;
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
                   /* Translators: %s is a treatment element */
                   _("Only a part of “%s” may be purchased. Write in the note which part, or choose another way."),
                   dp_record_name (record));
      return FALSE;
    case DP_PURCHASE_NO:
    default:
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
                   /* Translators: %s is a treatment element */
                   _("The agency requires that the unit itself provides “%s”, so it cannot be purchased. Choose "
                     "another way."),
                   dp_record_name (record));
      return FALSE;
    }
}

/* A line of staff cannot wait for more places than there will ever be. */
static gboolean
check_staffing (const DpPlan   *plan,
                const DpRecord *record,
                GError        **error)
{
  const DpRecord *unit = dp_plan_get (plan, DP_ENTITY_UNIT, dp_record_parent (record));
  g_autofree char *most = NULL;
  double places;
  double from;

  if (unit == NULL || !dp_record_number (unit, DP_UNIT_PLACES, &places)
      || !dp_record_number (record, DP_STAFFING_FROM_PLACES, &from) || from <= places)
    return TRUE;

  most = dp_format_number (places, 0);
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
               /* Translators: a number of places */
               _("The unit never has so many open places, so the line would never be manned. Write at most %s."), most);
  return FALSE;
}

/* The siblings' shares, @record's in the place of its old one. */
static gboolean
check_payer (const DpPlan   *plan,
             const DpRecord *record,
             GError        **error)
{
  const GPtrArray *siblings = dp_plan_children (plan, DP_ENTITY_PAYER, dp_record_parent (record));
  double share = dp_record_number_or (record, DP_PAYER_SHARE, 0);
  double others = 0;
  g_autofree char *left = NULL;

  for (guint i = 0; i < siblings->len; i++)
    if (!g_str_equal (((const DpRecord *) siblings->pdata[i])->id, record->id))
      others += dp_record_number_or (siblings->pdata[i], DP_PAYER_SHARE, 0);

  /* Thirds and the like miss 1 by the last bits. */
  if (share == 0 || others + share <= 1 + 1e-9)
    return TRUE;

  left = format_in_form (record, DP_PAYER_SHARE, MAX (1 - others, 0));
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
               /* Translators: %s is what is left of 100 %, such as 36 % */
               _("The payers' shares would be more than 100 %% together. At most %s is left for this payer."), left);
  return FALSE;
}

/* Whether a date can be at or before another. Dates that are not known, or whose decision is not, break no rule. */
static gboolean
dates_in_order (const DpPlan   *plan,
                const DpRecord *record,
                guint           before,
                guint           after)
{
  const GPtrArray *heads = dp_plan_list (plan, DP_ENTITY_PLAN);
  const char *decision = heads->len > 0 ? dp_record_text (heads->pdata[0], DP_PLAN_DECISION) : NULL;
  const char *text_before = dp_record_text (record, before);
  const char *text_after = dp_record_text (record, after);
  DpDateSpan a;
  DpDateSpan b;

  /* Two numbers of months after the decision are in order or not, whenever it falls: any day serves to count from. */
  if (text_before != NULL && text_before[0] == 'D' && text_after != NULL && text_after[0] == 'D')
    decision = "2000-01-01";

  return !dp_date_span (text_before, decision, &a) || !dp_date_span (text_after, decision, &b) || a.first <= b.last;
}

/* Whether following depends_on from @id leads to @goal. @record stands in the place of the plan's record with its id;
 * @seen holds the ids already followed. */
static gboolean
leads_to (const DpPlan   *plan,
          const DpRecord *record,
          const char     *id,
          const char     *goal,
          GHashTable     *seen)
{
  const DpRecord *step = g_str_equal (id, record->id) ? record : dp_plan_get (plan, DP_ENTITY_STEP, id);
  const char *text = step != NULL ? dp_record_text (step, DP_STEP_DEPENDS_ON) : NULL;
  g_auto (GStrv) next = text != NULL ? g_strsplit (text, ",", -1) : NULL;

  for (guint i = 0; next != NULL && next[i] != NULL; i++)
    {
      if (g_str_equal (next[i], goal))
        return TRUE;
      if (g_hash_table_add (seen, g_strdup (next[i])) && leads_to (plan, record, next[i], goal, seen))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_dependencies (const DpPlan   *plan,
                    const DpRecord *record,
                    GError        **error)
{
  const char *text = dp_record_text (record, DP_STEP_DEPENDS_ON);
  g_auto (GStrv) ids = text != NULL ? g_strsplit (text, ",", -1) : NULL;
  g_autofree char *quoted = NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const DpRecord *other = dp_plan_get (plan, DP_ENTITY_STEP, ids[i]);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      if (g_str_equal (ids[i], record->id))
        return refuse (error, _("A step cannot depend on itself. Choose another step."));
      if (other == NULL)
        {
          quoted = dp_text_quote (ids[i]);
          g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN,
                       /* Translators: %s is the id of a step */
                       _("There is no step “%s” in the plan. Choose a step from the timeline."), quoted);
          return FALSE;
        }
      if (leads_to (plan, record, ids[i], record->id, seen))
        {
          g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
                       /* Translators: %s is the name of a step of the timeline */
                       _("“%s” itself waits for this step, so neither could begin. Choose another step."),
                       dp_record_name (other));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_step (const DpPlan   *plan,
            const DpRecord *record,
            GError        **error)
{
  if (!dates_in_order (plan, record, DP_STEP_EARLIEST, DP_STEP_LIKELY))
    return refuse (error, _("The likely date comes before the earliest one. Change one of them."));
  if (!dates_in_order (plan, record, DP_STEP_LIKELY, DP_STEP_LATEST))
    return refuse (error, _("The latest date comes before the likely one. Change one of them."));
  if (!dates_in_order (plan, record, DP_STEP_EARLIEST, DP_STEP_LATEST))
    return refuse (error, _("The latest date comes before the earliest one. Change one of them."));

  return check_dependencies (plan, record, error);
}

static gboolean
check_unit (const DpPlan   *plan,
            const DpRecord *record,
            GError        **error)
{
  double places;
  gsize n_families;

  if (!dates_in_order (plan, record, DP_UNIT_OPENING, DP_UNIT_CLOSING))
    return refuse (error, _("The unit closes before it opens. Change one of the dates."));
  if (!in_order (record, DP_UNIT_FAMILY_PLACES, DP_UNIT_PLACES))
    return refuse (error, _("There are more places with room for partner or siblings than places. Change one of the numbers."));
  if (!dp_occupants_parse (dp_record_text (record, DP_UNIT_OCCUPANTS), NULL, &n_families, error))
    return FALSE;
  if (dp_record_number (record, DP_UNIT_PLACES, &places) && (double) n_families > places)
    return refuse (error, _("More families are inside at the opening than there are places. Change the list or the places."));

  return TRUE;
}

/* A judgement that does not say whose it is is the plan's own. */
static const char *
judge_of (const DpRecord *judgement)
{
  const char *judge = dp_record_text (judgement, DP_JUDGEMENT_PERSPECTIVE);

  return judge != NULL ? judge : dp_choices_judge[0].key;
}

static gboolean
is_second_judgement (const DpPlan   *plan,
                     const DpRecord *record)
{
  const GPtrArray *siblings = dp_plan_children (plan, DP_ENTITY_JUDGEMENT, dp_record_parent (record));

  for (guint i = 0; i < siblings->len; i++)
    {
      const DpRecord *other = siblings->pdata[i];

      if (!g_str_equal (other->id, record->id) && g_str_equal (judge_of (other), judge_of (record)) &&
          g_strcmp0 (dp_record_text (other, DP_JUDGEMENT_CRITERION), dp_record_text (record, DP_JUDGEMENT_CRITERION)) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_judgement (const DpPlan   *plan,
                 const DpRecord *record,
                 GError        **error)
{
  const char *level = dp_record_text (record, DP_JUDGEMENT_LEVEL);
  gboolean top = g_strcmp0 (level, "partly") == 0 || g_strcmp0 (level, "reached") == 0;

  if (dp_plan_get (plan, DP_ENTITY_CRITERION, dp_record_text (record, DP_JUDGEMENT_CRITERION)) == NULL)
    {
      g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN,
                           _("The criterion that is judged is not in the plan. Choose one of the plan's criteria."));
      return FALSE;
    }
  if (top && dp_record_text (record, DP_JUDGEMENT_EVIDENCE) == NULL)
    return refuse (error, _("“Partly” and “Reached” need evidence. Write under “Evidence” which document or fact "
                            "shows it."));
  if (is_second_judgement (plan, record))
    return refuse (error, _("This party has already judged this criterion. Change that judgement instead."));

  return TRUE;
}

static gboolean
check_parent (const DpPlan   *plan,
              const DpRecord *record,
              GError        **error)
{
  const DpEntity *entity = dp_entity (record->kind);
  const char *parent = dp_record_parent (record);
  g_autofree char *quoted = NULL;

  if (parent == NULL || dp_plan_get (plan, entity->parent, parent) != NULL)
    return TRUE;

  quoted = dp_text_quote (parent);
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN,
               /* Translators: a kind of record (“Proposal”), then its id */
               _("“%s %s” is not in the plan. Choose one that is."),
               dp_entity_label (dp_entity (entity->parent)), quoted);
  return FALSE;
}

/** dp_validate_record: see the header. */
gboolean
dp_validate_record (const DpPlan   *plan,
                    const DpRecord *changed,
                    GError        **error)
{
  static gboolean (*const rules[DP_N_ENTITIES]) (const DpPlan *, const DpRecord *, GError **) = {
    [DP_ENTITY_PLAN] = check_plan,
    [DP_ENTITY_ASSUMPTION] = check_assumption,
    [DP_ENTITY_BASIS] = check_basis,
    [DP_ENTITY_ESTIMATE] = check_estimate,
    [DP_ENTITY_CRITERION] = check_criterion,
    [DP_ENTITY_ELEMENT] = check_element,
    [DP_ENTITY_STAFFING] = check_staffing,
    [DP_ENTITY_UNIT] = check_unit,
    [DP_ENTITY_PAYER] = check_payer,
    [DP_ENTITY_STEP] = check_step,
    [DP_ENTITY_JUDGEMENT] = check_judgement,
  };
  const DpEntity *entity;

  g_return_val_if_fail (plan != NULL && changed != NULL, FALSE);

  entity = dp_entity (changed->kind);
  for (guint i = 0; i < entity->n_fields; i++)
    if (!dp_validate_value (&entity->fields[i], &changed->values[i], error))
      return FALSE;

  return check_parent (plan, changed, error) &&
         (rules[changed->kind] == NULL || rules[changed->kind] (plan, changed, error));
}
