/* dp-form.h: a form: field rows and tables below one widget, bound and found together.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-field-row.h"

G_BEGIN_DECLS

void        dp_form_bind (GtkWidget   *root,
                          DpSession   *session,
                          DpEntityKind kind,
                          const char  *id);
DpFieldRow *dp_form_find (GtkWidget   *root,
                          DpEntityKind kind,
                          const char  *id,
                          guint        field);
gboolean    dp_form_focus (GtkWidget   *root,
                           DpEntityKind kind,
                           const char  *id,
                           guint        field);

void        dp_form_tell (GtkWidget  *widget,
                          const char *text);
void        dp_form_tell_removed (GtkWidget  *widget,
                                  const char *text);

void        dp_form_fold         (GtkWidget *root,
                                  gboolean   is_folded);

G_END_DECLS
