/* dp-element-matrix.h: the eleven treatment elements of a unit, and how it provides each.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_ELEMENT_MATRIX (dp_element_matrix_get_type ())
G_DECLARE_FINAL_TYPE (DpElementMatrix, dp_element_matrix, DP, ELEMENT_MATRIX, AdwBin)

void       dp_element_matrix_bind        (DpElementMatrix *self,
                                          DpSession       *session,
                                          const char      *unit);
/* The radio button of a state of an element; NULL where the state is not allowed. */
GtkWidget *dp_element_matrix_get_button  (DpElementMatrix *self,
                                          const char      *element,
                                          const char      *state);
gboolean   dp_element_matrix_focus       (DpElementMatrix *self,
                                          const char      *element_id,
                                          guint            field);

G_END_DECLS
