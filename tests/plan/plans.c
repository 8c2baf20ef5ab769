/* plans.c: see plans.h.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"

#include "plan/dp-template.h"

#include <stdarg.h>

const char *const unit_ids_of_A[5] = { "A-hovedstaden", "A-sjaelland", "A-syddanmark", "A-midtjylland", "A-nordjylland" };
const char *const region_ids[5] = { "DK-84", "DK-85", "DK-83", "DK-82", "DK-81" };

/* Statistics Denmark, 1 January 2024 (data/facts/regions.csv), in the order of region_ids. */
static const double populations[5] = { 1911067, 852953, 1238406, 1365688, 593135 };

DpPlan *
sample_plan (void)
{
  g_autoptr (GError) error = NULL;
  DpPlan *plan = dp_template_load ("sample", &error);

  g_assert_no_error (error);
  return plan;
}

static void
put (DpPlan      *plan,
     DpEntityKind kind,
     const char  *id,
     guint        field,
     DpValue      value)
{
  const DpRecord *record = dp_plan_get (plan, kind, id);
  DpRecord *copy;

  g_assert_nonnull (record);
  copy = dp_record_copy (record);
  dp_record_set (copy, field, value);
  dp_plan_put (plan, copy);
}

void
put_number (DpPlan      *plan,
            DpEntityKind kind,
            const char  *id,
            guint        field,
            double       number)
{
  put (plan, kind, id, field, dp_value_number (number));
}

void
put_text (DpPlan      *plan,
          DpEntityKind kind,
          const char  *id,
          guint        field,
          const char  *text)
{
  put (plan, kind, id, field, dp_value_text (text));
}

void
put_unknown (DpPlan      *plan,
             DpEntityKind kind,
             const char  *id,
             guint        field)
{
  put (plan, kind, id, field, (DpValue) DP_VALUE_INIT);
}

void
add_record (DpPlan      *plan,
            DpEntityKind kind,
            const char  *id,
            ...)
{
  DpRecord *record = dp_record_new (kind, id);
  va_list list;
  int field;

  va_start (list, id);
  while ((field = va_arg (list, int)) >= 0)
    dp_record_set (record, (guint) field, dp_value_text (va_arg (list, const char *)));
  va_end (list);
  dp_plan_put (plan, record);
}

void
remove_children (DpPlan      *plan,
                 DpEntityKind kind,
                 const char  *parent)
{
  while (dp_plan_children (plan, kind, parent)->len > 0)
    {
      g_autofree char *id = g_strdup (((const DpRecord *) dp_plan_children (plan, kind, parent)->pdata[0])->id);

      dp_plan_remove (plan, kind, id);
    }
}

void
use_only (DpPlan *plan,
          double  low,
          double  high)
{
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < estimates->len; i++)
    g_ptr_array_add (ids, g_strdup (((const DpRecord *) estimates->pdata[i])->id));
  for (guint i = 0; i < ids->len; i++)
    put_number (plan, DP_ENTITY_ESTIMATE, ids->pdata[i], DP_ESTIMATE_USED, g_str_equal (ids->pdata[i], "sbst-2024"));
  put_number (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_LOW, low);
  put_number (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIGH, high);
}

void
set_places_of_A (DpPlan    *plan,
                 const int  places[5])
{
  for (guint i = 0; i < 5; i++)
    put_number (plan, DP_ENTITY_UNIT, unit_ids_of_A[i], DP_UNIT_PLACES, places[i]);
}

void
pool_A (DpPlan *plan,
        int     places)
{
  for (guint i = 1; i < 5; i++)
    dp_plan_remove (plan, DP_ENTITY_UNIT, unit_ids_of_A[i]);
  put_number (plan, DP_ENTITY_UNIT, unit_ids_of_A[0], DP_UNIT_PLACES, places);
  put_text (plan, DP_ENTITY_UNIT, unit_ids_of_A[0], DP_UNIT_REGIONS, "DK-84,DK-85,DK-83,DK-82,DK-81");
}

double
region_weight (const char *id)
{
  double sum = 0.0;
  double own = -1.0;

  for (guint i = 0; i < 5; i++)
    {
      sum += populations[i];
      if (g_str_equal (region_ids[i], id))
        own = populations[i];
    }

  g_assert_cmpfloat (own, >, 0.0);
  return own / sum;
}

/* (aᶜ/c!) / Σ aᵏ/k!, term by term from the largest k down: not the recursion that the engine uses. */
double
blocking (int    places,
          double load)
{
  long double term = 1.0L;
  long double sum = 1.0L;

  if (load <= 0.0)
    return places > 0 ? 0.0 : 1.0;

  for (int k = places; k > 0; k--)
    {
      term *= k / (long double) load;
      sum += term;
    }

  return (double) (1.0L / sum);
}

/* The largest whole need that keeps the goal, counted up one by one. */
int
largest_need (double (*share_without) (double need, const int *places),
              const int *places,
              double     goal)
{
  int need = 0;

  while (need < 10000 && share_without (need + 1, places) <= goal)
    need++;

  return need;
}
