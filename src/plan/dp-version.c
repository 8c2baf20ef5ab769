/* dp-version.c: which state of a plan figures come from: a mark of its records, and when they were last changed.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-version.h"

#include "plan/dp-date.h"

#include <glib/gi18n-lib.h>

/* Hexadecimal digits on each side of the dash. */
#define MARK_PART 4

static gboolean
counts (DpEntityKind kind)
{
  return kind != DP_ENTITY_SLIDE && kind != DP_ENTITY_HEADLINE && kind != DP_ENTITY_QUESTION;
}

/* With its end, so that no two sequences of texts run together alike. */
static void
add_text (GChecksum  *checksum,
          const char *text)
{
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
}

/* Unknown values are left out: a field that a later program knows does not change the mark of what is already there. */
static void
add_record (GChecksum      *checksum,
            const DpRecord *record)
{
  const DpEntity *entity = dp_entity (record->kind);

  add_text (checksum, entity->name);
  add_text (checksum, record->id);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const DpValue *value = &record->values[i];
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      if (value->kind == DP_VALUE_NONE)
        continue;
      add_text (checksum, entity->fields[i].name);
      add_text (checksum, value->kind == DP_VALUE_NUMBER ? g_ascii_dtostr (number, sizeof number, value->number) : value->text);
    }
}

/** dp_version_mark: see the header. */
char *
dp_version_mark (const DpPlan *plan)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *digits = NULL;

  g_return_val_if_fail (plan != NULL, NULL);

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const GPtrArray *records = dp_plan_list (plan, kind);

      for (guint i = 0; counts (kind) && i < records->len; i++)
        add_record (checksum, records->pdata[i]);
    }
  digits = g_ascii_strup (g_checksum_get_string (checksum), 2 * MARK_PART);

  return g_strdup_printf ("%.*s-%s", MARK_PART, digits, digits + MARK_PART);
}

/** dp_version_text: see the header. */
char *
dp_version_text (const DpPlan *plan,
                 const char   *mark)
{
  GDateTime *changed = dp_plan_get_changed (plan);
  g_autofree char *when = changed != NULL ? dp_date_format_time (changed) : NULL;

  if (when == NULL)
    /* Translators: letters and digits that tell one state of the plan from another */
    return g_strdup_printf (_("Plan version %s"), mark);

  /* Translators: letters and digits that tell one state of the plan from another; a day and a time of day */
  return g_strdup_printf (_("Plan version %1$s, changed %2$s"), mark, when);
}
