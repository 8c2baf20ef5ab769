/* dp-stagger.h: which part of a page follows an edit in which frame.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first frame after an edit shows the edit itself: the field, the headline and the page's main chart. Its other parts follow
 * one in a frame, so that no frame takes long: first what is in sight, from above; what is out of sight when nothing was edited
 * for a while. This is the reckoning alone, without widgets and without a clock.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Parts of a page at most. */
#define DP_STAGGER_MAX 32

/**
 * DpStagger: one page; all zero is a page on which nothing waits
 * @waiting: (bit field): parts that do not show the latest edit yet
 * @is_at_rest: whether nothing was edited for a while
 */
typedef struct
{
  guint32 waiting;
  gboolean is_at_rest;
} DpStagger;

void     dp_stagger_edit  (DpStagger *self, guint n_parts);
void     dp_stagger_rest  (DpStagger *self);
int      dp_stagger_next  (DpStagger *self, guint32 in_sight) G_GNUC_WARN_UNUSED_RESULT;
gboolean dp_stagger_hurry (DpStagger *self, guint part) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
