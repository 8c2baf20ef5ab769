/* dp-field-row.c: one field of one record in a form.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While the user types, every value that can be read goes to the plan as a preview, so that the figures follow. Leaving
 * the field, or Enter, writes it. What cannot be read stays in the editor with a sentence under it, and the plan keeps
 * the value from before the typing began: a half-typed figure must never stay in a plan.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-field-row.h"

#include "app/dp-basis-popover.h"
#include "app/dp-editor.h"
#include "app/dp-field-state.h"
#include "app/dp-tooltip.h"
#include "app/dp-wrap-layout.h"
#include "plan/dp-validate.h"

#include <glib/gi18n.h>

/* A sentence about a half-typed value is noise; after such a pause it is help. */
#define PAUSE_MILLISECONDS 900

struct _DpFieldRow
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *header;
  GtkWidget *label;
  GtkWidget *body;
  GtkWidget *error_box;
  GtkWidget *error_label;

  GtkWidget *editor;
  GtkWidget *chip; /* (nullable): of a field that carries a basis */
  GtkWidget *chip_icon;
  GtkWidget *chip_label;
  GtkWidget *popover; /* (nullable): made when first asked for */

  char *field_name;
  DpEntityKind kind;
  guint number;
  const DpField *field;
  DpFieldRowLabel label_place;

  DpSession *session;
  gulong changed_id;
  char *id;
  char *basis_id;
  DpRecord *draft; /* (nullable) */

  char *typed;     /* (nullable): what stands in the editor and is not (yet) written */
  char *error;     /* (nullable): why it is refused */
  DpValue origin;  /* the value before the typing began */
  DpValue applied; /* the value that the typing gave last */
  guint pause_id;
  guint writing : 1;
};

enum
{
  PROP_0,
  PROP_FIELD,
  PROP_LABEL_PLACE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DpFieldRow, dp_field_row, ADW_TYPE_BIN)

GType
dp_field_row_label_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { DP_FIELD_ROW_LABEL_ABOVE, "DP_FIELD_ROW_LABEL_ABOVE", "above" },
        { DP_FIELD_ROW_LABEL_BESIDE, "DP_FIELD_ROW_LABEL_BESIDE", "beside" },
        { DP_FIELD_ROW_LABEL_ATOP, "DP_FIELD_ROW_LABEL_ATOP", "atop" },
        { DP_FIELD_ROW_LABEL_HIDDEN, "DP_FIELD_ROW_LABEL_HIDDEN", "hidden" },
        { DP_FIELD_ROW_LABEL_NONE, "DP_FIELD_ROW_LABEL_NONE", "none" },
        { 0, NULL, NULL },
      };

      g_once_init_leave (&type, g_enum_register_static ("DpFieldRowLabel", values));
    }

  return type;
}

/* The record in the plan, or NULL. */
static const DpRecord *
find_record (DpFieldRow *self)
{
  if (self->session == NULL || self->id == NULL)
    return NULL;
  return dp_plan_get (dp_session_get_plan (self->session), self->kind, self->id);
}

/* What is shown: the record in the plan, else the draft of one, or NULL. */
static const DpRecord *
shown_record (DpFieldRow *self)
{
  const DpRecord *record = find_record (self);

  return record != NULL ? record : self->draft;
}

/* The field as the record that is shown has it. */
static const DpField *
shown_field (DpFieldRow *self)
{
  const DpRecord *record = shown_record (self);

  return record != NULL ? dp_record_field (record, self->number) : self->field;
}

static DpDocument *
get_document (DpFieldRow *self)
{
  return dp_session_get_document (self->session);
}

static void
show_error (DpFieldRow *self,
            const char *error)
{
  GtkWidget *target = dp_editor_get_target (DP_EDITOR (self->editor));

  if (error != NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->error_label), error);
      gtk_widget_add_css_class (self->editor, "refused");
      gtk_widget_add_css_class (target, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (target),
                                      GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->error_label, NULL, -1);
    }
  else if (gtk_widget_has_css_class (self->editor, "refused"))
    {
      gtk_widget_remove_css_class (self->editor, "refused");
      gtk_widget_remove_css_class (target, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE, -1);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
    }
  gtk_widget_set_visible (self->error_box, error != NULL);
}

/* In a cell the mark keeps its room, so that the figures of a column stay under one another. */
static void
set_chip_shown (DpFieldRow *self,
                gboolean    shown)
{
  if (self->label_place == DP_FIELD_ROW_LABEL_ABOVE)
    gtk_widget_set_visible (self->chip, shown);
  else
    {
      gtk_widget_set_opacity (self->chip, shown ? 1.0 : 0.0);
      gtk_widget_set_sensitive (self->chip, shown);
    }
}

static void
show_chip (DpFieldRow *self,
           DpChip      chip)
{
  const char *words = dp_chip_label (chip);

  if (self->chip == NULL)
    return;
  /* The button that a popover hangs on stays until the popover is closed. */
  if (words == NULL && (self->popover == NULL || !gtk_widget_get_visible (self->popover)))
    set_chip_shown (self, FALSE);
  if (words == NULL)
    return;

  set_chip_shown (self, TRUE);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->chip_icon),
                                dp_chip_warns (chip) ? "dp-assumption-symbolic" : "dp-info-symbolic");
  if (dp_chip_warns (chip))
    gtk_widget_add_css_class (self->chip, "warn");
  else
    gtk_widget_remove_css_class (self->chip, "warn");
  if (self->chip_label != NULL)
    gtk_label_set_label (GTK_LABEL (self->chip_label), words);
  dp_set_tooltip (self->chip, words);
}

static void
show_names (DpFieldRow     *self,
            const DpRecord *record)
{
  const char *record_name = record != NULL ? dp_record_name (record) : NULL;
  const char *label = dp_field_label (self->field);
  g_autofree char *name = NULL, *chip_name = NULL;

  if (self->label_place == DP_FIELD_ROW_LABEL_NONE || self->label_place == DP_FIELD_ROW_LABEL_HIDDEN)
    {
      /* Translators: the name of a cell for people who hear the screen: the column, then the row's name. */
      name = record_name != NULL ? g_strdup_printf (_("%s: %s"), label, record_name) : g_strdup (label);
      dp_editor_set_name (DP_EDITOR (self->editor), name);
    }
  if (self->chip != NULL)
    {
      /* Translators: the name of the small button beside a figure; %s is the field: “Basis of Places”. */
      chip_name = g_strdup_printf (_("Basis of %s"), name != NULL ? name : label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->chip), GTK_ACCESSIBLE_PROPERTY_LABEL, chip_name, -1);
    }
}

static void
refresh (DpFieldRow *self)
{
  static const DpValue none = DP_VALUE_INIT;
  const DpPlan *plan = self->session != NULL ? dp_session_get_plan (self->session) : NULL;
  const DpRecord *record = shown_record (self);
  const DpRecord *basis = NULL;
  const DpValue *value = record != NULL ? &record->values[self->number] : &none;
  g_autofree char *placeholder = NULL;
  g_auto(DpFieldState) state = { NULL };

  if (self->field->flags & DP_FIELD_BASIS && record != NULL)
    basis = dp_plan_basis (plan, self->kind, self->id, self->number);
  state = dp_field_state_from (shown_field (self), value, self->typed, self->error, basis);
  /* In a table, examples in every empty cell would drown what is there. */
  if (record != NULL && (self->label_place == DP_FIELD_ROW_LABEL_ABOVE || self->field->type != DP_TYPE_DATE))
    placeholder = dp_field_placeholder (self->kind, self->number, record);

  dp_editor_set_placeholder (DP_EDITOR (self->editor), placeholder);
  dp_editor_show (DP_EDITOR (self->editor),
                  &(DpEditorView) { self->kind, shown_field (self), value, &state, plan, record });
  show_error (self, state.error);
  show_chip (self, state.chip);
  show_names (self, record);
}

static void
stop_pause (DpFieldRow *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
}

/* Where refused text of the record is kept, or NULL. */
static DpRefusals *
find_refusals (DpFieldRow *self)
{
  return self->session != NULL && self->id != NULL ? dp_session_get_refusals (self->session) : NULL;
}

static void
set_error (DpFieldRow *self,
           const char *message)
{
  g_free (self->error);
  self->error = g_strdup (message);
  if (find_refusals (self) != NULL)
    dp_refusals_set (find_refusals (self), self->kind, self->id, self->number, self->typed, message);
}

static void
forget_typed (DpFieldRow *self)
{
  stop_pause (self);
  g_clear_pointer (&self->typed, g_free);
  if (self->error != NULL)
    set_error (self, NULL);
  dp_value_clear (&self->origin);
  dp_value_clear (&self->applied);
}

static void
begin_typing (DpFieldRow *self)
{
  const DpRecord *record = shown_record (self);

  if (self->typed != NULL || record == NULL)
    return;
  dp_value_clear (&self->origin);
  self->origin = dp_value_copy (&record->values[self->number]);
  dp_value_clear (&self->applied);
  self->applied = dp_value_copy (&self->origin);
}

static void
set_typed (DpFieldRow *self,
           const char *typed)
{
  char *copy = g_strdup (typed);

  g_free (self->typed);
  self->typed = copy;
}

/* Adds the record that so far was only a draft, with the field's value. */
static gboolean
add_draft (DpFieldRow    *self,
           const DpValue *value,
           GError       **error)
{
  DpRecord *record = dp_record_copy (self->draft);
  g_autofree char *id = NULL;

  dp_record_set (record, self->number, dp_value_copy (value));
  self->writing = TRUE;
  id = dp_document_add (get_document (self), record, error);
  self->writing = FALSE;
  return id != NULL;
}

/* Puts a value into the plan, as a preview or for good. */
static gboolean
write_value (DpFieldRow    *self,
             const DpValue *value,
             gboolean       for_good,
             GError       **error)
{
  const DpRecord *record = find_record (self);
  gboolean written = TRUE;

  if (record == NULL && self->draft == NULL)
    return TRUE;
  if (record == NULL)
    return !for_good || dp_value_equal (&self->draft->values[self->number], value) || add_draft (self, value, error);

  self->writing = TRUE;
  if (!dp_value_equal (&record->values[self->number], value))
    written = dp_document_preview (get_document (self), self->kind, self->id, self->number, value, error);
  if (written && for_good)
    written = dp_document_commit (get_document (self), error);
  self->writing = FALSE;
  return written;
}

/* What was typed is refused: the plan goes back to the value from before the typing began. */
static void
restore_origin (DpFieldRow *self)
{
  const DpRecord *record = find_record (self);

  if (record == NULL || dp_value_equal (&record->values[self->number], &self->origin))
    return;

  self->writing = TRUE;
  dp_document_revert (get_document (self));
  record = find_record (self);
  /* A preview that was written by itself meanwhile is not taken back by that. */
  if (record != NULL && !dp_value_equal (&record->values[self->number], &self->origin))
    dp_document_set (get_document (self), self->kind, self->id, self->number, &self->origin, NULL);
  self->writing = FALSE;

  dp_value_clear (&self->applied);
  self->applied = dp_value_copy (&self->origin);
}

/* Reads and writes what stands in the editor. While typing, a refusal is only shown when one is shown already. */
static void
apply_typed (DpFieldRow *self,
             gboolean    leaving,
             gboolean    tell)
{
  g_auto(DpValue) value = DP_VALUE_INIT;
  g_autoptr(GError) error = NULL;
  gboolean telling = leaving || tell || self->error != NULL;

  stop_pause (self);
  if (dp_field_parse (shown_field (self), self->typed, &value, &error) && write_value (self, &value, leaving, &error))
    {
      dp_value_clear (&self->applied);
      self->applied = dp_value_copy (&value);
      set_error (self, NULL);
      if (leaving)
        forget_typed (self);
    }
  else
    {
      restore_origin (self);
      if (telling)
        set_error (self, error != NULL ? error->message : _("This cannot be used."));
    }

  refresh (self);
}

static gboolean
pause_cb (gpointer data)
{
  DpFieldRow *self = DP_FIELD_ROW (data);

  self->pause_id = 0;
  /* Somebody who has emptied the field is about to fill it. */
  if (self->typed != NULL && self->typed[0] != '\0')
    apply_typed (self, FALSE, TRUE);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (DpFieldRow *self,
          const char *text)
{
  g_assert (DP_IS_FIELD_ROW (self));

  begin_typing (self);
  set_typed (self, text);
  apply_typed (self, FALSE, FALSE);
  if (self->typed != NULL && self->error == NULL)
    self->pause_id = g_timeout_add (PAUSE_MILLISECONDS, pause_cb, self);
}

static void
chosen_cb (DpFieldRow    *self,
           const DpValue *value)
{
  g_autoptr(GError) error = NULL;
  const DpRecord *record;
  gboolean written;

  g_assert (DP_IS_FIELD_ROW (self));

  record = find_record (self);
  self->writing = TRUE;
  if (record == NULL)
    written = self->draft != NULL && add_draft (self, value, &error);
  else
    written = dp_value_equal (&record->values[self->number], value) ||
              dp_document_set (get_document (self), self->kind, self->id, self->number, value, &error);
  self->writing = FALSE;
  set_error (self, written || error == NULL ? NULL : error->message);
  refresh (self);
}

static void
stepped_cb (DpFieldRow *self,
            int         steps)
{
  const DpRecord *record;
  g_auto(DpValue) value = DP_VALUE_INIT;
  g_autofree char *text = NULL;

  g_assert (DP_IS_FIELD_ROW (self));

  record = shown_record (self);
  if (record == NULL || !dp_field_step (shown_field (self), &record->values[self->number], steps, &value))
    return;
  text = dp_field_format (shown_field (self), &value);
  typed_cb (self, text);
}

static void
left_cb (DpFieldRow *self)
{
  g_assert (DP_IS_FIELD_ROW (self));

  if (self->typed != NULL && self->session != NULL)
    apply_typed (self, TRUE, TRUE);
}

static gboolean
reverted_cb (DpFieldRow *self)
{
  g_assert (DP_IS_FIELD_ROW (self));

  if (self->typed == NULL && self->error == NULL)
    return FALSE;
  if (self->typed != NULL)
    restore_origin (self);
  forget_typed (self);
  refresh (self);
  return TRUE;
}

/* Another field changed: what was refused may be right now, or wrong for another reason. */
static gboolean
judge_again_cb (gpointer data)
{
  DpFieldRow *self = DP_FIELD_ROW (data);
  const DpRecord *record = find_record (self);
  gboolean at_it = (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  self->pause_id = 0;
  if (self->typed == NULL || self->error == NULL || record == NULL)
    return G_SOURCE_REMOVE;

  /* The plan's value may be another by now; that is the one to stay with. */
  dp_value_clear (&self->origin);
  self->origin = dp_value_copy (&record->values[self->number]);
  apply_typed (self, !at_it, TRUE);
  return G_SOURCE_REMOVE;
}

/* Whether the row shows anything of what changed. */
static gboolean
concerns (DpFieldRow        *self,
          const DpChangeSet *changes)
{
  if (changes->everything || changes->records == NULL)
    return TRUE;

  for (guint i = 0; i < changes->records->len; i++)
    {
      const DpChangedRecord *changed = g_ptr_array_index (changes->records, i);

      if (changed->kind == self->kind && (self->field->type == DP_TYPE_REFS || g_strcmp0 (changed->id, self->id) == 0))
        return TRUE;
      if (changed->kind == DP_ENTITY_BASIS && g_strcmp0 (changed->id, self->basis_id) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
session_changed_cb (DpFieldRow        *self,
                    const DpChangeSet *changes)
{
  const DpRecord *record;

  g_assert (DP_IS_FIELD_ROW (self));

  if (changes != NULL && !self->writing && self->typed != NULL && self->error != NULL && self->pause_id == 0)
    self->pause_id = g_idle_add (judge_again_cb, self);
  if (changes == NULL || self->writing || !concerns (self, changes))
    return;

  /* Somebody else changed the value under the typing, for example undo: that wins. Refused text stays. */
  record = shown_record (self);
  if (self->typed != NULL && self->error == NULL && record != NULL &&
      !dp_value_equal (&record->values[self->number], &self->applied))
    forget_typed (self);
  if (self->typed == NULL)
    set_error (self, NULL);
  refresh (self);
}

static void
popover_closed_cb (DpFieldRow *self)
{
  g_assert (DP_IS_FIELD_ROW (self));
  refresh (self);
}

static void
show_basis (DpFieldRow *self)
{
  if (self->chip == NULL || find_record (self) == NULL)
    return;
  if (self->popover == NULL)
    {
      self->popover = dp_basis_popover_new ();
      gtk_widget_set_parent (self->popover, self->chip);
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
    }
  dp_basis_popover_bind (DP_BASIS_POPOVER (self->popover), self->session, self->kind, self->id, self->number);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
basis_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  show_basis (DP_FIELD_ROW (widget));
}

/** dp_field_row_focus_basis: opens what the value rests on. Returns: whether the basis' own @field has the focus now */
gboolean
dp_field_row_focus_basis (DpFieldRow *self,
                          guint       field)
{
  g_return_val_if_fail (DP_IS_FIELD_ROW (self), FALSE);

  show_basis (self);
  return self->popover != NULL && dp_basis_popover_focus (DP_BASIS_POPOVER (self->popover), field);
}

static void
drop_popover (DpFieldRow *self)
{
  if (self->popover == NULL)
    return;
  dp_basis_popover_unbind (DP_BASIS_POPOVER (self->popover));
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static GtkWidget *
chip_new (DpFieldRow *self)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->chip_icon = gtk_image_new_from_icon_name ("dp-assumption-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->chip_icon), 12);
  gtk_box_append (GTK_BOX (box), self->chip_icon);
  if (self->label_place == DP_FIELD_ROW_LABEL_ABOVE)
    {
      self->chip_label = gtk_label_new (NULL);
      gtk_box_append (GTK_BOX (box), self->chip_label);
      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_add_css_class (chip, "field-chip");
    }
  else
    {
      gtk_widget_add_css_class (chip, "flat");
      gtk_widget_add_css_class (chip, "field-mark");
    }
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "field.basis");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

static void
name_editor (DpFieldRow *self)
{
  GtkWidget *target = dp_editor_get_target (DP_EDITOR (self->editor));
  gboolean group = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (self->editor)) == GTK_ACCESSIBLE_ROLE_GROUP &&
                   !GTK_IS_MENU_BUTTON (target);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (group ? self->editor : target),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL, -1);
  if (!group)
    gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), target);
}

static gboolean
find_field (DpFieldRow *self)
{
  g_auto(GStrv) parts = g_strsplit (self->field_name != NULL ? self->field_name : "", ".", 2);
  const DpEntity *entity = g_strv_length (parts) == 2 ? dp_entity_by_name (parts[0]) : NULL;
  int number = entity != NULL ? dp_entity_find_field (entity, parts[1]) : -1;

  if (number < 0)
    {
      g_critical ("“%s” is not a field of the table", self->field_name);
      return FALSE;
    }

  self->kind = entity->kind;
  self->number = (guint) number;
  self->field = dp_field (entity->kind, self->number);
  return TRUE;
}

static void
build (DpFieldRow *self)
{
  gboolean is_beside = self->label_place == DP_FIELD_ROW_LABEL_BESIDE || self->label_place == DP_FIELD_ROW_LABEL_ATOP;
  gboolean compact = is_beside || self->label_place == DP_FIELD_ROW_LABEL_NONE;
  g_autofree char *heading = dp_field_heading (self->field);

  self->editor = dp_editor_new (self->field, compact);
  gtk_widget_set_hexpand (self->editor, TRUE);
  g_signal_connect_object (self->editor, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "stepped", G_CALLBACK (stepped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "reverted", G_CALLBACK (reverted_cb), self, G_CONNECT_SWAPPED);

  if (self->label_place == DP_FIELD_ROW_LABEL_ABOVE)
    gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  if (self->label_place == DP_FIELD_ROW_LABEL_NONE)
    gtk_box_set_spacing (GTK_BOX (self->body), 0);
  gtk_label_set_label (GTK_LABEL (self->label), heading);
  dp_set_tooltip (self->label, dp_field_help (self->field));
  gtk_box_append (GTK_BOX (self->body), self->editor);
  gtk_widget_set_visible (self->header, self->label_place == DP_FIELD_ROW_LABEL_ABOVE);
  if (is_beside)
    {
      g_object_ref (self->label);
      gtk_box_remove (GTK_BOX (self->header), self->label);
      gtk_box_prepend (GTK_BOX (self->body), self->label);
      gtk_label_set_wrap (GTK_LABEL (self->label), FALSE);
      gtk_widget_set_valign (self->label, GTK_ALIGN_START);
      gtk_box_set_spacing (GTK_BOX (self->body), self->label_place == DP_FIELD_ROW_LABEL_BESIDE ? 4 : 0);
      if (self->label_place == DP_FIELD_ROW_LABEL_ATOP)
        gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), GTK_ORIENTATION_VERTICAL);
      g_object_unref (self->label);
    }
  if (self->field->flags & DP_FIELD_BASIS)
    {
      self->chip = chip_new (self);
      /* In a cell it stands before the figure, so that figures and headings end at the same line. */
      if (self->label_place == DP_FIELD_ROW_LABEL_NONE)
        gtk_box_prepend (GTK_BOX (self->body), self->chip);
      else
        gtk_box_append (GTK_BOX (self->label_place == DP_FIELD_ROW_LABEL_ABOVE ? self->header : self->body), self->chip);
    }
  if (self->label_place == DP_FIELD_ROW_LABEL_ABOVE || is_beside)
    name_editor (self);
}

static void
dp_field_row_constructed (GObject *object)
{
  DpFieldRow *self = DP_FIELD_ROW (object);

  G_OBJECT_CLASS (dp_field_row_parent_class)->constructed (object);

  if (find_field (self))
    {
      build (self);
      refresh (self);
    }
}

static gboolean
dp_field_row_grab_focus (GtkWidget *widget)
{
  DpFieldRow *self = DP_FIELD_ROW (widget);

  return self->editor != NULL && gtk_widget_grab_focus (self->editor);
}

/* The row goes, or shows another record: refused text waits until a row shows its record again. */
static void
leave_refused (DpFieldRow *self)
{
  if (self->error != NULL && find_refusals (self) != NULL)
    dp_refusals_leave (find_refusals (self), self->kind, self->id, self->number);
  g_clear_pointer (&self->error, g_free);
}

static void
dp_field_row_dispose (GObject *object)
{
  DpFieldRow *self = DP_FIELD_ROW (object);

  stop_pause (self);
  leave_refused (self);
  drop_popover (self);
  if (self->session != NULL)
    g_clear_signal_handler (&self->changed_id, self->session);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dp_field_row_parent_class)->dispose (object);
}

static void
dp_field_row_finalize (GObject *object)
{
  DpFieldRow *self = DP_FIELD_ROW (object);

  forget_typed (self);
  g_free (self->field_name);
  g_free (self->id);
  g_free (self->basis_id);
  dp_record_free (self->draft);

  G_OBJECT_CLASS (dp_field_row_parent_class)->finalize (object);
}

static void
dp_field_row_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DpFieldRow *self = DP_FIELD_ROW (object);

  switch (property_id)
    {
    case PROP_FIELD:
      g_value_set_string (value, self->field_name);
      break;
    case PROP_LABEL_PLACE:
      g_value_set_enum (value, (int) self->label_place);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_field_row_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  DpFieldRow *self = DP_FIELD_ROW (object);

  switch (property_id)
    {
    case PROP_FIELD:
      self->field_name = g_value_dup_string (value);
      break;
    case PROP_LABEL_PLACE:
      self->label_place = (DpFieldRowLabel) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_field_row_class_init (DpFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dp_field_row_constructed;
  object_class->dispose = dp_field_row_dispose;
  object_class->finalize = dp_field_row_finalize;
  object_class->get_property = dp_field_row_get_property;
  object_class->set_property = dp_field_row_set_property;
  widget_class->grab_focus = dp_field_row_grab_focus;

  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL_PLACE] = g_param_spec_enum ("label-place", NULL, NULL, DP_TYPE_FIELD_ROW_LABEL,
                                                    DP_FIELD_ROW_LABEL_ABOVE,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "field.basis", NULL, basis_action);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DpFieldRow, header);
  gtk_widget_class_bind_template_child (widget_class, DpFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, DpFieldRow, body);
  gtk_widget_class_bind_template_child (widget_class, DpFieldRow, error_box);
  gtk_widget_class_bind_template_child (widget_class, DpFieldRow, error_label);
  gtk_widget_class_set_css_name (widget_class, "fieldrow");
}

static void
dp_field_row_init (DpFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Where both do not fit beside each other, the chip comes below the name. */
  gtk_widget_set_layout_manager (self->header, dp_wrap_layout_new (6));
}

/**
 * dp_field_row_new:
 * @kind: the kind of record
 * @field: the number of the field
 *
 * Returns: (transfer floating): a row that is not bound to a record yet
 */
GtkWidget *
dp_field_row_new (DpEntityKind    kind,
                  guint           field,
                  DpFieldRowLabel label)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", dp_entity (kind)->name, dp_field (kind, field)->name);

  return g_object_new (DP_TYPE_FIELD_ROW, "field", name, "label-place", label, NULL);
}

static void
leave_record (DpFieldRow *self)
{
  if (self->id != NULL && self->typed != NULL && self->session != NULL && self->error == NULL)
    left_cb (self);
  leave_refused (self);
  forget_typed (self);
}

static void
take_refused (DpFieldRow *self)
{
  char *typed, *error;

  if (find_refusals (self) == NULL ||
      !dp_refusals_take (find_refusals (self), self->kind, self->id, self->number, &typed, &error))
    return;
  begin_typing (self);
  self->typed = typed;
  self->error = error;
}

static void
bind (DpFieldRow     *self,
      DpSession      *session,
      const char     *id,
      const DpRecord *draft)
{
  /* A row follows its record by itself; only what it would add can be new. */
  if (self->session == session && g_strcmp0 (self->id, id) == 0)
    {
      if (draft == NULL && self->draft == NULL)
        return;
      g_clear_pointer (&self->draft, dp_record_free);
      self->draft = draft != NULL ? dp_record_copy (draft) : NULL;
      refresh (self);
      return;
    }

  leave_record (self);
  drop_popover (self);
  if (self->session != session)
    {
      if (self->session != NULL)
        g_clear_signal_handler (&self->changed_id, self->session);
      g_set_object (&self->session, session);
      if (session != NULL)
        self->changed_id = g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                                                    G_CONNECT_SWAPPED);
    }

  g_free (self->id);
  g_free (self->basis_id);
  g_clear_pointer (&self->draft, dp_record_free);
  self->id = g_strdup (id);
  self->basis_id = id != NULL ? dp_basis_id (self->kind, id, self->number) : NULL;
  self->draft = draft != NULL ? dp_record_copy (draft) : NULL;
  take_refused (self);
  refresh (self);
}

/** dp_field_row_bind: shows the field of the record @id (nullable), and follows it. */
void
dp_field_row_bind (DpFieldRow *self,
                   DpSession  *session,
                   const char *id)
{
  g_return_if_fail (DP_IS_FIELD_ROW (self));
  g_return_if_fail (self->field != NULL);

  bind (self, session, id, NULL);
}

/** dp_field_row_bind_draft: shows @draft until the plan has a record with its id; the user's first value adds it. */
void
dp_field_row_bind_draft (DpFieldRow     *self,
                         DpSession      *session,
                         const DpRecord *draft)
{
  g_return_if_fail (DP_IS_FIELD_ROW (self));
  g_return_if_fail (draft != NULL && draft->kind == self->kind);

  bind (self, session, draft->id, draft);
}

DpEntityKind
dp_field_row_get_kind (DpFieldRow *self)
{
  g_return_val_if_fail (DP_IS_FIELD_ROW (self), DP_ENTITY_PLAN);
  return self->kind;
}

guint
dp_field_row_get_field (DpFieldRow *self)
{
  g_return_val_if_fail (DP_IS_FIELD_ROW (self), 0);
  return self->number;
}

/** dp_field_row_get_id: Returns: (nullable): the record that is shown. */
const char *
dp_field_row_get_id (DpFieldRow *self)
{
  g_return_val_if_fail (DP_IS_FIELD_ROW (self), NULL);
  return self->id;
}

/** dp_field_row_get_target: Returns: (transfer none): the widget that takes the focus. */
GtkWidget *
dp_field_row_get_target (DpFieldRow *self)
{
  g_return_val_if_fail (DP_IS_FIELD_ROW (self), NULL);
  return dp_editor_get_target (DP_EDITOR (self->editor));
}

/** dp_field_row_get_error: Returns: (nullable): the sentences under the field. */
const char *
dp_field_row_get_error (DpFieldRow *self)
{
  g_return_val_if_fail (DP_IS_FIELD_ROW (self), NULL);
  return gtk_widget_get_visible (self->error_box) ? gtk_label_get_label (GTK_LABEL (self->error_label)) : NULL;
}
