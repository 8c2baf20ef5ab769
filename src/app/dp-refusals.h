/* dp-refusals.h: what was typed into fields and cannot be used, also of fields that are not shown any more.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field row holds the text of the field that it shows and judges it itself. When it shows another record, or goes, the
 * text stays here: it is judged again whenever the plan changes, so that the list of problems stays true, and written as
 * soon as it can be used, as the row would have done.
 */
#pragma once

#include "figure/dp-problems.h"
#include "plan/dp-document.h"

G_BEGIN_DECLS

typedef struct _DpRefusals DpRefusals;

DpRefusals *dp_refusals_new   (DpDocument  *document,
                               void       (*changed) (gpointer data),
                               gpointer     data);
void        dp_refusals_free  (DpRefusals  *self);
void        dp_refusals_set   (DpRefusals  *self,
                               DpEntityKind kind,
                               const char  *id,
                               guint        field,
                               const char  *typed,
                               const char  *message);
void        dp_refusals_leave (DpRefusals  *self,
                               DpEntityKind kind,
                               const char  *id,
                               guint        field);
gboolean    dp_refusals_take  (DpRefusals  *self,
                               DpEntityKind kind,
                               const char  *id,
                               guint        field,
                               char       **typed,
                               char       **message);
void        dp_refusals_judge (DpRefusals  *self);
const GPtrArray *dp_refusals_list (DpRefusals *self);

G_END_DECLS
