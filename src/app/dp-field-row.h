/* dp-field-row.h: one field of one record in a form, described only by the table of fields.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In a .ui file: <object class="DpFieldRow"><property name="field">unit.places</property></object>
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"

G_BEGIN_DECLS

/**
 * DpFieldRowLabel:
 * @DP_FIELD_ROW_LABEL_ABOVE: a small label above the editor
 * @DP_FIELD_ROW_LABEL_BESIDE: the label and the editor in one line
 * @DP_FIELD_ROW_LABEL_ATOP: the label above an editor as small as one beside its label
 * @DP_FIELD_ROW_LABEL_HIDDEN: no label is seen, but the editor is a full one: a heading near by says what it is
 * @DP_FIELD_ROW_LABEL_NONE: for cells: the label is only told to assistive technology, with the record's name
 */
typedef enum
{
  DP_FIELD_ROW_LABEL_ABOVE,
  DP_FIELD_ROW_LABEL_BESIDE,
  DP_FIELD_ROW_LABEL_ATOP,
  DP_FIELD_ROW_LABEL_HIDDEN,
  DP_FIELD_ROW_LABEL_NONE,
} DpFieldRowLabel;

#define DP_TYPE_FIELD_ROW_LABEL (dp_field_row_label_get_type ())
GType dp_field_row_label_get_type (void);

#define DP_TYPE_FIELD_ROW (dp_field_row_get_type ())
G_DECLARE_FINAL_TYPE (DpFieldRow, dp_field_row, DP, FIELD_ROW, AdwBin)

GtkWidget   *dp_field_row_new        (DpEntityKind    kind,
                                      guint           field,
                                      DpFieldRowLabel label);

/* Shows the field of the record @id; NULL shows an insensitive, empty field. */
void         dp_field_row_bind       (DpFieldRow *self,
                                      DpSession  *session,
                                      const char *id);
/* The same for a record that need not exist yet: @draft is added as soon as the user has given the field a value. */
void         dp_field_row_bind_draft (DpFieldRow     *self,
                                      DpSession      *session,
                                      const DpRecord *draft);

DpEntityKind dp_field_row_get_kind   (DpFieldRow *self);
guint        dp_field_row_get_field  (DpFieldRow *self);
const char  *dp_field_row_get_id     (DpFieldRow *self);
GtkWidget   *dp_field_row_get_target (DpFieldRow *self);
const char  *dp_field_row_get_error  (DpFieldRow *self);
gboolean     dp_field_row_focus_basis (DpFieldRow *self,
                                       guint       field);

G_END_DECLS
