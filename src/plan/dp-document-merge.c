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

/* Taking up what is in the plan's own file. */

/** DpMergeOffer: what a merge would give, before anything is done. */
struct _DpMergeOffer
{
  DpDocument *document;
  DpPlan *merged;
  GPtrArray *conflicts;
  GBytes *bytes; /* the file, with theirs in it */
  DpFingerprint file;
  gint64 state;  /* of our store, when it was read */
};

/** dp_merge_offer_free: frees @offer; NULL is allowed. */
void
dp_merge_offer_free (DpMergeOffer *offer)
{
  if (offer == NULL)
    return;

  g_clear_object (&offer->document);
  g_clear_pointer (&offer->merged, dp_plan_free);
  g_clear_pointer (&offer->conflicts, g_ptr_array_unref);
  g_clear_pointer (&offer->bytes, g_bytes_unref);
  g_free (offer);
}

/** dp_merge_offer_conflicts: Returns: (transfer none) (element-type DpMergeConflict): what somebody should decide. */
GPtrArray *
dp_merge_offer_conflicts (DpMergeOffer *offer)
{
  g_return_val_if_fail (offer != NULL, NULL);

  return offer->conflicts;
}

static DpPlan *
read_base (DpDocument *self,
           GError    **error)
{
  g_autofree char *name = g_filename_display_basename (self->working->target);
  g_autoptr (GBytes) bytes = dp_working_read_base (self->working, _dp_document_known_level (self));
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
 * dp_document_offer_merge:
 *
 * Reads what somebody else has saved in the plan's file since it was opened or saved here. Nothing is changed.
 *
 * Returns: (transfer full) (nullable): what taking it up would give
 */
DpMergeOffer *
dp_document_offer_merge (DpDocument *self,
                         GError    **error)
{
  g_autoptr (DpMergeOffer) offer = NULL;
  g_autofree char *name = NULL;
  g_autoptr (DpPlan) base = NULL;
  g_autoptr (DpStore) store = NULL;
  g_autoptr (DpPlan) theirs = NULL;

  g_return_val_if_fail (DP_IS_DOCUMENT (self) && self->working != NULL && self->working->target != NULL, NULL);

  if (!_dp_document_can_edit (self, error) || !dp_document_commit (self, error))
    return NULL;

  offer = g_new0 (DpMergeOffer, 1);
  offer->document = g_object_ref (self);
  name = g_filename_display_basename (self->working->target);
  base = read_base (self, error);
  offer->bytes = base != NULL ? dp_store_file_read (self->working->target, &offer->file, error) : NULL;
  store = offer->bytes != NULL ? dp_store_open_bytes (offer->bytes, name, error) : NULL;
  theirs = store != NULL ? dp_store_load (store, error) : NULL;
  if (theirs == NULL)
    return NULL;

  offer->merged = dp_merge (base, self->plan, theirs, &offer->conflicts);
  offer->state = dp_store_state (self->store);
  return g_steal_pointer (&offer);
}

/* From this state on the plan rests on what the file holds. */
static void
know_file (DpDocument   *self,
           DpMergeOffer *offer,
           guint         level)
{
  DpKnown known = { dp_store_state (self->store), offer->file };
  g_autoptr (GError) problem = NULL;

  dp_working_know (self->working, level, offer->bytes, &known);
  if (!dp_working_write (self->working, &problem))
    g_debug ("%s", problem->message);
}

/**
 * dp_document_take_up:
 * @offer: of dp_document_offer_merge(); what is decided of its conflicts is in their @overruled
 * @label: how the history tells it
 *
 * Takes up what somebody else has saved, as one step. A plan that was edited since the offer is left alone.
 *
 * Returns: whether it is done; nothing is changed when decisions do not go together
 */
gboolean
dp_document_take_up (DpDocument   *self,
                     DpMergeOffer *offer,
                     const char   *label,
                     GError      **error)
{
  g_autoptr (DpPlan) decided = NULL;
  guint level;

  g_return_val_if_fail (DP_IS_DOCUMENT (self) && offer != NULL, FALSE);

  if (!_dp_document_can_edit (self, error) || !dp_document_commit (self, error))
    return FALSE;
  if (offer->document != self || dp_store_state (self->store) != offer->state)
    {
      g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
                           _("The plan was changed here meanwhile. Save again to merge."));
      return FALSE;
    }

  decided = dp_merge_decide (offer->merged, offer->conflicts, error);
  level = _dp_document_known_level (self) + 1;
  if (decided == NULL || !_dp_document_become (self, decided, label, error))
    return FALSE;

  know_file (self, offer, level);
  _dp_document_refresh (self);
  return TRUE;
}
