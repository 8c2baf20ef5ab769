/* documents.h: a home of its own for tests that open plans, and comparisons of whole plans.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-document.h"

/* The home: before anything asks where the user's data is. */
void        home_enter            (void);
void        home_leave            (void);
char       *home_file             (const char *name);
GFile      *home_gfile            (const char *name);
guint       home_count_working    (void);
void        home_forget_working   (void);
char       *home_read             (const char *path, gsize *length);

/* Plans. */
DpDocument *open_sample           (void);
DpDocument *save_sample           (const char *name);
DpDocument *reopen                (const char *name);
void        assert_same_plan      (const DpPlan *plan, const DpPlan *expected);
gboolean    is_same_plan          (const DpPlan *plan, const DpPlan *expected);

/* Short forms of edits that must work. */
void        set_number            (DpDocument *document, DpEntityKind kind, const char *id, guint field, double number);
void        set_text              (DpDocument *document, DpEntityKind kind, const char *id, guint field, const char *text);
double      get_number            (DpDocument *document, DpEntityKind kind, const char *id, guint field);
void        undo                  (DpDocument *document);
void        redo                  (DpDocument *document);
