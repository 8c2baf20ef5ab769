/* dp-editor.h: the widget a field's value is edited in; one subclass for each kind of editor.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An editor shows what it is handed and says what the user did. It neither parses nor writes: DpFieldRow does.
 */
#pragma once

#include <adwaita.h>

#include "app/dp-field-state.h"

G_BEGIN_DECLS

/**
 * DpEditorView: what an editor shows
 * @kind, @field: the field
 * @value: its value in the plan
 * @state: what follows from it
 * @plan: where names of other records come from
 * @record: (nullable): the record; NULL when there is none, then nothing can be edited
 */
typedef struct
{
  DpEntityKind kind;
  const DpField *field;
  const DpValue *value;
  const DpFieldState *state;
  const DpPlan *plan;
  const DpRecord *record;
} DpEditorView;

#define DP_TYPE_EDITOR (dp_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (DpEditor, dp_editor, DP, EDITOR, AdwBin)

/**
 * DpEditorClass:
 * @show: bring the widgets up to date; must not emit any of the signals below
 * @get_target: the widget that takes the focus, carries the label and the state "invalid"
 * @set_placeholder: (nullable): shows what stands in an empty field; @placeholder is nullable
 *
 * Signals:
 * "typed" (const char *text): the user typed; the text may be half a value
 * "chosen" (const DpValue *value): the user chose a whole value
 * "stepped" (int steps): the user asked for the next or the one before
 * "left" (): the focus left, or Enter was pressed
 * "reverted" (): Escape was pressed; handlers return whether there was something to take back
 */
struct _DpEditorClass
{
  AdwBinClass parent_class;

  void       (*show)       (DpEditor *self, const DpEditorView *view);
  GtkWidget *(*get_target) (DpEditor *self);
  void       (*set_placeholder) (DpEditor *self, const char *placeholder);
};

GtkWidget *dp_editor_new           (const DpField *field,
                                    gboolean       compact);
void       dp_editor_show          (DpEditor           *self,
                                    const DpEditorView *view);
GtkWidget *dp_editor_get_target    (DpEditor *self);
gboolean   dp_editor_is_compact    (DpEditor *self);
void       dp_editor_set_placeholder (DpEditor   *self,
                                      const char *placeholder);
void       dp_editor_set_name      (DpEditor   *self,
                                    const char *name);

/* For subclasses. */
void       dp_editor_emit_typed    (DpEditor *self, const char *text);
void       dp_editor_emit_chosen   (DpEditor *self, const DpValue *value);
void       dp_editor_emit_stepped  (DpEditor *self, int steps);
void       dp_editor_emit_left     (DpEditor *self);
gboolean   dp_editor_emit_reverted (DpEditor *self);
/* Whether an emission from a widget's signal is to be suppressed: the editor is being shown. */
gboolean   dp_editor_is_showing    (DpEditor *self);
void       dp_editor_watch_keys    (DpEditor *self, GtkWidget *widget, gboolean steps);

#define DP_TYPE_EDITOR_ENTRY (dp_editor_entry_get_type ())
G_DECLARE_FINAL_TYPE (DpEditorEntry, dp_editor_entry, DP, EDITOR_ENTRY, DpEditor)
#define DP_TYPE_EDITOR_LINE (dp_editor_line_get_type ())
G_DECLARE_FINAL_TYPE (DpEditorLine, dp_editor_line, DP, EDITOR_LINE, DpEditor)
#define DP_TYPE_EDITOR_TEXT (dp_editor_text_get_type ())
G_DECLARE_FINAL_TYPE (DpEditorText, dp_editor_text, DP, EDITOR_TEXT, DpEditor)
#define DP_TYPE_EDITOR_BOOL (dp_editor_bool_get_type ())
G_DECLARE_FINAL_TYPE (DpEditorBool, dp_editor_bool, DP, EDITOR_BOOL, DpEditor)
#define DP_TYPE_EDITOR_CHOICE (dp_editor_choice_get_type ())
G_DECLARE_FINAL_TYPE (DpEditorChoice, dp_editor_choice, DP, EDITOR_CHOICE, DpEditor)
#define DP_TYPE_EDITOR_KEYS (dp_editor_keys_get_type ())
G_DECLARE_FINAL_TYPE (DpEditorKeys, dp_editor_keys, DP, EDITOR_KEYS, DpEditor)

G_END_DECLS
