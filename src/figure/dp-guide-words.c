/* dp-guide-words.c: how a plan's scoring guide differs from the program's, in words.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-guide-words.h"

#include "figure/dp-words.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-validate.h"

#include <glib/gi18n-lib.h>

/** dp_guide_update_sentence: see the header. */
char *
dp_guide_update_sentence (const DpGuideUpdate *update)
{
  g_autofree char *count = dp_words_count (update->n_added);

  if (update->n_added == 0)
    return g_strdup (_("The plan’s scoring guide has all that the program’s has."));

  /* Translators: a number in words */
  return g_strdup_printf (ngettext ("The program’s scoring guide has %s entry that this plan’s copy lacks. Taken over, it counts in the "
                                    "scores from then on; judgements, weights and limits of the plan stay as they are.",
                                    "The program’s scoring guide has %s entries that this plan’s copy lacks. Taken over, they count in "
                                    "the scores from then on; judgements, weights and limits of the plan stay as they are.",
                                    update->n_added),
                          count);
}

static const char *
parameter_of (const DpRecord *record)
{
  guint field = (guint) dp_entity_find_field (dp_entity (record->kind), "parameter");
  const DpChoice *choice = dp_field_find_choice (dp_field (DP_ENTITY_CRITERION, DP_CRITERION_PARAMETER),
                                                 dp_record_text (record, field));

  return choice != NULL ? dp_choice_label (choice) : "";
}

static const char *
name_of (const DpRecord *record)
{
  return record->kind == DP_ENTITY_PARAMETER ? _("The whole parameter") : dp_record_name (record);
}

static void
add_row (DpTable                 *table,
         const DpGuideDifference *difference)
{
  const DpRecord *shown = difference->own != NULL ? difference->own : difference->theirs;
  const DpField *field = dp_field (shown->kind, difference->field);
  g_autofree char *own = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *what = NULL;
  const char *becomes = NULL;

  switch (difference->kind)
    {
    case DP_GUIDE_ADDED:
      what = g_strdup (_("missing in the plan"));
      becomes = _("is added");
      break;
    case DP_GUIDE_FILLED:
      /* Translators: the label of a field of a form */
      what = g_strdup_printf (_("“%s” is empty in the plan"), dp_field_label (field));
      becomes = _("is filled in");
      break;
    case DP_GUIDE_KEPT:
    default:
      own = dp_field_describe (field, &shown->values[difference->field]);
      theirs = dp_field_describe (field, &difference->theirs->values[difference->field]);
      /* Translators: the label of a field, the plan's value, the program's value */
      what = g_strdup_printf (_("%1$s: %2$s in the plan, %3$s in the program"), dp_field_label (field), own, theirs);
      becomes = _("the plan’s stays");
      break;
    }
  dp_table_add_row (table, shown->id, FALSE, parameter_of (shown), name_of (shown), what, becomes, NULL);
}

/** dp_guide_update_table_new: see the header. */
DpTable *
dp_guide_update_table_new (const DpGuideUpdate *update)
{
  DpTable *table = dp_table_new (_("The plan’s scoring guide beside the program’s"));

  dp_table_add_column (table, _("Parameter"), FALSE);
  dp_table_add_column (table, _("Criterion"), FALSE);
  dp_table_add_column (table, _("Difference"), FALSE);
  dp_table_add_column (table, _("When it is taken over"), FALSE);
  for (guint i = 0; i < update->differences->len; i++)
    add_row (table, &g_array_index (update->differences, DpGuideDifference, i));

  return table;
}
