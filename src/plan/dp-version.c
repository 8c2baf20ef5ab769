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

/* Of SHA-256. */
#define DIGEST_BYTES 32

/* Records are told apart by their kind and id, so the sum of their digests tells their sets apart in whatever order they come. */
struct _DpVersionTally
{
  guint64 sum;                       /* modulo 2⁶⁴ */
  GHashTable *digests[DP_N_ENTITIES]; /* id → guint64 */
};

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

/* A record's part in the mark. Unknown values are left out: a field that a later program knows does not change the mark of what is
 * already there. */
static guint64
digest_of (const DpRecord *record)
{
  const DpEntity *entity = dp_entity (record->kind);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[DIGEST_BYTES];
  gsize length = sizeof digest;
  guint64 start = 0;

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
  g_checksum_get_digest (checksum, digest, &length);
  for (gsize i = 0; i < sizeof start; i++)
    start = start << 8 | digest[i];

  return start;
}

static void
add_record (DpVersionTally *tally,
            const DpRecord *record)
{
  guint64 digest = digest_of (record);

  tally->sum += digest;
  g_hash_table_replace (tally->digests[record->kind], g_strdup (record->id), g_memdup2 (&digest, sizeof digest));
}

static void
take_record (DpVersionTally *tally,
             DpEntityKind    kind,
             const char     *id)
{
  const guint64 *digest = g_hash_table_lookup (tally->digests[kind], id);

  if (digest == NULL)
    return;
  tally->sum -= *digest;
  g_hash_table_remove (tally->digests[kind], id);
}

/** dp_version_tally_new: Returns: (transfer full): of all records of @plan. */
DpVersionTally *
dp_version_tally_new (const DpPlan *plan)
{
  DpVersionTally *tally;

  g_return_val_if_fail (plan != NULL, NULL);

  tally = g_new0 (DpVersionTally, 1);
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const GPtrArray *records = dp_plan_list (plan, kind);

      tally->digests[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      for (guint i = 0; counts (kind) && i < records->len; i++)
        add_record (tally, records->pdata[i]);
    }

  return tally;
}

/** dp_version_tally_free: frees @tally; NULL is allowed. */
void
dp_version_tally_free (DpVersionTally *tally)
{
  if (tally == NULL)
    return;

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    g_hash_table_unref (tally->digests[kind]);
  g_free (tally);
}

/** dp_version_tally_follow: @changes, not of everything, have been made in @plan, which @tally was of. */
void
dp_version_tally_follow (DpVersionTally    *tally,
                         const DpPlan      *plan,
                         const DpChangeSet *changes)
{
  g_return_if_fail (!changes->everything);

  for (guint i = 0; i < changes->records->len; i++)
    {
      const DpChangedRecord *changed = changes->records->pdata[i];
      const DpRecord *record = dp_plan_get (plan, changed->kind, changed->id);

      take_record (tally, changed->kind, changed->id);
      if (record != NULL && counts (changed->kind))
        add_record (tally, record);
    }
}

/** dp_version_tally_mark: Returns: (transfer full): what dp_version_mark() says of the plan. */
char *
dp_version_tally_mark (const DpVersionTally *tally)
{
  return g_strdup_printf ("%04X-%04X", (guint) (tally->sum >> 48), (guint) (tally->sum >> 32 & 0xFFFF));
}

/** dp_version_mark: see the header. */
char *
dp_version_mark (const DpPlan *plan)
{
  g_autoptr (DpVersionTally) tally = NULL;

  g_return_val_if_fail (plan != NULL, NULL);

  tally = dp_version_tally_new (plan);
  return dp_version_tally_mark (tally);
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
