/* dp-parts.h: the parts of a page, which follow an edit one in a frame.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order is that of dp-stagger.h.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DpParts DpParts;

/** DpPartsFollow: brings a part of @owner up to date. */
typedef void (*DpPartsFollow) (GtkWidget *owner);

DpParts *dp_parts_new        (GtkWidget *owner);
void     dp_parts_free       (DpParts *self);
void     dp_parts_add        (DpParts *self, GtkWidget *widget, DpPartsFollow follow);
void     dp_parts_wait       (DpParts *self);
void     dp_parts_hurry      (DpParts *self, GtkWidget *widget);
void     dp_parts_finish     (DpParts *self);
void     dp_parts_forget     (DpParts *self);
gboolean dp_parts_is_waiting (DpParts *self, gboolean only_in_sight);

G_END_DECLS
