/* test-form-common.h: what the tests of forms share: a window with a document, and ways to act like a user.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "settle.h"

#include "app/dp-field-row.h"

/** Fixture: a window on a document made from a template. */
typedef struct
{
  DpDocument *document;
  DpSession *session;
  GtkWidget *window;
} Fixture;

void        test_form_init     (int    *argc,
                                char ***argv);
void        fixture_set_up     (Fixture      *fixture,
                                gconstpointer template_name);
void        fixture_tear_down  (Fixture      *fixture,
                                gconstpointer template_name);
void        fixture_show       (Fixture   *fixture,
                                GtkWidget *widget);

const DpValue *plan_value      (Fixture     *fixture,
                                DpEntityKind kind,
                                const char  *id,
                                guint        field);
GtkWidget  *find_child         (GtkWidget *widget,
                                GType      type);
guint       count_children     (GtkWidget *widget,
                                GType      type);
void        type_text          (DpFieldRow *row,
                                const char *text);
void        leave_field        (DpFieldRow *row);
gboolean    press_escape       (DpFieldRow *row);
const char *shown_text         (DpFieldRow *row);
