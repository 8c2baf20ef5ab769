/* dp-document-merge.c: an open plan takes up what somebody else did in another copy of it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-document-private.h"

#include "plan/dp-merge.h"

#include <glib/gi18n-lib.h>

/**
 * dp_document_merge:
 * @base: what this plan and @theirs began from
 * @theirs: the other copy
 * @label: how the history tells it
 *
 * Takes up the changes of the other copy as one step, which can be undone; see dp_merge().
 *
 * Returns: (transfer full) (element-type DpMergeConflict) (nullable): what somebody should look at; NULL with @error set
 *   when nothing was changed
 */
GPtrArray *
dp_document_merge (DpDocument   *self,
                   const DpPlan *base,
                   const DpPlan *theirs,
                   const char   *label,
                   GError      **error)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (DpPlan) merged = NULL;

  g_return_val_if_fail (DP_IS_DOCUMENT (self) && base != NULL && theirs != NULL, NULL);

  if (!_dp_document_can_edit (self, error) || !dp_document_commit (self, error))
    return NULL;

  merged = dp_merge (base, self->plan, theirs, &conflicts);
  return _dp_document_become (self, merged, label, error) ? g_steal_pointer (&conflicts) : NULL;
}

static DpPlan *
read_base (DpDocument *self,
           GError    **error)
{
  g_autofree char *name = g_filename_display_basename (self->working->target);
  g_autoptr (GBytes) bytes = dp_working_read_base (self->working);
  g_autoptr (DpStore) store = bytes != NULL ? dp_store_open_bytes (bytes, name, NULL) : NULL;
  DpPlan *plan = store != NULL ? dp_store_load (store, NULL) : NULL;

  if (plan == NULL)
    g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN,
                 _("It is not known any more how “%s” was when you opened it, so the changes cannot be told apart. "
                   "Save under another name."),
                 name);
  return plan;
}

/**
 * dp_document_merge_file:
 * @label: how the history tells it
 *
 * Takes up what somebody else has saved in the plan's file since it was opened or saved here. The file itself is not
 * touched: saving does that, and will not complain of these changes again.
 *
 * Returns: (transfer full) (element-type DpMergeConflict) (nullable): what somebody should look at
 */
GPtrArray *
dp_document_merge_file (DpDocument *self,
                        const char *label,
                        GError    **error)
{
  g_autofree char *name = NULL;
  g_autoptr (DpPlan) base = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DpStore) store = NULL;
  g_autoptr (DpPlan) theirs = NULL;
  GPtrArray *conflicts;
  DpFingerprint found = { 0 };

  g_return_val_if_fail (DP_IS_DOCUMENT (self) && self->working != NULL && self->working->target != NULL, NULL);

  name = g_filename_display_basename (self->working->target);
  base = read_base (self, error);
  bytes = base != NULL ? dp_store_file_read (self->working->target, &found, error) : NULL;
  store = bytes != NULL ? dp_store_open_bytes (bytes, name, error) : NULL;
  theirs = store != NULL ? dp_store_load (store, error) : NULL;
  if (theirs == NULL)
    return NULL;

  conflicts = dp_document_merge (self, base, theirs, label, error);
  if (conflicts == NULL)
    return NULL;

  dp_working_take_over (self->working, bytes, &found);
  _dp_document_refresh (self);
  return conflicts;
}
