/* dp-score-log.c: what became of judgements and weights, as a table.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-score-words.h"

#include "plan/dp-catalogue.h"
#include "plan/dp-date.h"
#include "plan/dp-text.h"
#include "plan/dp-validate.h"

#include <glib/gi18n-lib.h>

#define NOTHING DP_EN_DASH

static char *
day_of (GDateTime *when)
{
  g_autoptr (GDateTime) local = when != NULL ? g_date_time_to_local (when) : NULL;
  g_autofree char *day = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;

  return day != NULL ? dp_date_format (day) : g_strdup (NOTHING);
}

/* "B · Takes part in a national knowledge environment · The agency: Level". */
static char *
subject_of (const DpPlan     *plan,
            const DpLogEntry *entry)
{
  const DpRecord *record = dp_plan_get (plan, entry->kind, entry->id);
  const char *label = dp_field_label (dp_field (entry->kind, entry->field));
  const DpRecord *criterion;
  const DpChoice *judge;

  if (record == NULL)
    return g_strdup_printf ("%s: %s", entry->id, label);
  if (entry->kind == DP_ENTITY_PARAMETER)
    return g_strdup_printf ("%s: %s",
                            dp_choice_label (dp_field_find_choice (dp_field (DP_ENTITY_PARAMETER, DP_PARAMETER_PARAMETER),
                                                                   dp_record_text (record, DP_PARAMETER_PARAMETER))),
                            label);
  if (entry->kind == DP_ENTITY_CRITERION)
    return g_strdup_printf ("%s: %s", dp_record_name (record), label);

  criterion = dp_plan_get (plan, DP_ENTITY_CRITERION, dp_record_text (record, DP_JUDGEMENT_CRITERION));
  judge = dp_field_find_choice (dp_field (DP_ENTITY_JUDGEMENT, DP_JUDGEMENT_PERSPECTIVE),
                                dp_record_text (record, DP_JUDGEMENT_PERSPECTIVE));
  return g_strdup_printf ("%s · %s · %s: %s", dp_record_parent (record),
                          criterion != NULL ? dp_record_name (criterion) : dp_record_text (record, DP_JUDGEMENT_CRITERION),
                          dp_choice_label (judge != NULL ? judge : dp_choices_judge), label);
}

static char *
value_words (const DpPlan     *plan,
             const DpLogEntry *entry,
             const DpValue    *value)
{
  const DpRecord *record = dp_plan_get (plan, entry->kind, entry->id);

  if (value->kind == DP_VALUE_NONE)
    return g_strdup (NOTHING);
  return dp_field_format (record != NULL ? dp_record_field (record, entry->field) : dp_field (entry->kind, entry->field), value);
}

/** dp_score_log_table_new: see the header. */
DpTable *
dp_score_log_table_new (const DpPlan    *plan,
                        const GPtrArray *log)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("When"), FALSE);
  dp_table_add_column (table, _("What"), FALSE);
  dp_table_add_column (table, _("Before"), FALSE);
  dp_table_add_column (table, _("After"), FALSE);
  dp_table_add_column (table, _("Why"), FALSE);
  for (guint i = 0; i < log->len; i++)
    {
      const DpLogEntry *entry = log->pdata[i];
      g_autofree char *when = day_of (entry->when);
      g_autofree char *subject = subject_of (plan, entry);
      g_autofree char *before = value_words (plan, entry, &entry->before);
      g_autofree char *after = value_words (plan, entry, &entry->after);
      g_autofree char *reason = entry->reason == NULL ? g_strdup (NOTHING)
                                : entry->reason_is_older
                                  /* Translators: a reason, which may be sentences */
                                  ? g_strdup_printf (_("%s (written before this change)"), entry->reason)
                                  : g_strdup (entry->reason);

      dp_table_add_row (table, entry->id, FALSE, when, subject, before, after, reason, NULL);
    }

  return table;
}
