/* dp-stagger.c: which part of a page follows an edit in which frame.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-stagger.h"

/** dp_stagger_edit: an edit: all parts, 0 … @n_parts - 1, wait for their frame. */
void
dp_stagger_edit (DpStagger *self,
                 guint      n_parts)
{
  g_return_if_fail (n_parts <= DP_STAGGER_MAX);

  self->waiting = (guint32) (((guint64) 1 << n_parts) - 1);
  self->is_at_rest = FALSE;
}

/** dp_stagger_rest: nothing was edited for a while: what is out of sight may follow too. */
void
dp_stagger_rest (DpStagger *self)
{
  self->is_at_rest = TRUE;
}

/**
 * dp_stagger_next:
 * @in_sight: (bit field): the parts that can be seen
 *
 * A frame was painted; the first one after an edit is the edit's own.
 *
 * Returns: the part that follows in the next frame, and waits no more; -1 for none
 */
int
dp_stagger_next (DpStagger *self,
                 guint32    in_sight)
{
  guint32 candidates = self->is_at_rest ? self->waiting : self->waiting & in_sight;
  int part;

  if (candidates == 0)
    return -1;

  part = g_bit_nth_lsf ((candidates & in_sight) != 0 ? candidates & in_sight : candidates, -1);
  self->waiting &= ~((guint32) 1 << part);
  return part;
}

/** dp_stagger_hurry: @part follows now, out of turn. Returns: whether it waited; it waits no more */
gboolean
dp_stagger_hurry (DpStagger *self,
                  guint      part)
{
  guint32 bit;

  g_return_val_if_fail (part < DP_STAGGER_MAX, FALSE);

  bit = (guint32) 1 << part;
  if ((self->waiting & bit) == 0)
    return FALSE;
  self->waiting &= ~bit;
  return TRUE;
}
