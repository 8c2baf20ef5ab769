/* dp-store-guide.c: the standard scoring guide for a plan from before there was one.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Such a plan has criteria, but no parameters, and no words for the steps. It gets those of the standard guide. Its own numbers
 * stay, and no criterion is added, so that no score changes because the program did.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-store-private.h"

#include "plan/dp-template.h"

static gboolean
fill_words (DpStore        *store,
            const DpRecord *criterion,
            GError        **error)
{
  static const guint fields[] = { DP_CRITERION_ABSENT, DP_CRITERION_BEGINNING, DP_CRITERION_PARTLY, DP_CRITERION_REACHED,
                                  DP_CRITERION_SOURCE };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *name = dp_field (DP_ENTITY_CRITERION, fields[i])->name;
      g_autofree char *sql = g_strdup_printf ("UPDATE \"criterion\" SET \"%s\" = ?1 WHERE \"id\" = ?2 AND \"%s\" IS NULL",
                                              name, name);
      g_autoptr (sqlite3_stmt) statement = _dp_store_prepare (store, sql, error);

      if (statement == NULL)
        return FALSE;
      _dp_store_bind_text (statement, 1, dp_record_text (criterion, fields[i]));
      _dp_store_bind_text (statement, 2, criterion->id);
      if (!_dp_store_finish (store, statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_all (DpStore      *store,
            const DpPlan *guide,
            DpEntityKind  kind,
            GError      **error)
{
  const GPtrArray *records = dp_plan_list (guide, kind);

  for (guint i = 0; i < records->len; i++)
    if (!_dp_store_insert_record (store, records->pdata[i], error))
      return FALSE;

  return TRUE;
}

/**
 * _dp_store_complete_guide:
 * @store: with the tables of today, in a transaction
 *
 * Gives a plan without parameters those of the standard guide, with the words for its criteria's steps; one without criteria
 * gets the whole guide.
 *
 * Returns: FALSE when something could not be written
 */
gboolean
_dp_store_complete_guide (DpStore *store,
                          GError **error)
{
  g_autoptr (DpPlan) guide = NULL;
  const GPtrArray *criteria;
  gint64 n_parameters;
  gint64 n_criteria;

  if (!_dp_store_query_integer (store, "SELECT count (*) FROM \"parameter\"", &n_parameters, error) ||
      !_dp_store_query_integer (store, "SELECT count (*) FROM \"criterion\"", &n_criteria, error))
    return FALSE;
  if (n_parameters > 0)
    return TRUE;

  guide = dp_template_load_guide (error);
  if (guide == NULL || !insert_all (store, guide, DP_ENTITY_PARAMETER, error))
    return FALSE;
  if (n_criteria == 0)
    return insert_all (store, guide, DP_ENTITY_CRITERION, error);

  criteria = dp_plan_list (guide, DP_ENTITY_CRITERION);
  for (guint i = 0; i < criteria->len; i++)
    if (!fill_words (store, criteria->pdata[i], error))
      return FALSE;

  return TRUE;
}
