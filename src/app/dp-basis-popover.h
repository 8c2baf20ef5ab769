/* dp-basis-popover.h: where a figure comes from: kind, source and reason, edited where the figure stands.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_BASIS_POPOVER (dp_basis_popover_get_type ())
G_DECLARE_FINAL_TYPE (DpBasisPopover, dp_basis_popover, DP, BASIS_POPOVER, GtkPopover)

GtkWidget *dp_basis_popover_new  (void);
void       dp_basis_popover_bind (DpBasisPopover *self,
                                  DpSession      *session,
                                  DpEntityKind    kind,
                                  const char     *id,
                                  guint           field);
gboolean   dp_basis_popover_focus (DpBasisPopover *self,
                                   guint           field);
void       dp_basis_popover_unbind (DpBasisPopover *self);

G_END_DECLS
