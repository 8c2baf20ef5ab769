/* dp-element-matrix.c: the eleven treatment elements of a unit, and how it provides each.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the request does not let an element be purchased, its column shows a dot instead of a button that cannot be used.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-element-matrix.h"

#include "app/dp-field-row.h"
#include "app/dp-field-state.h"
#include "app/dp-form.h"
#include "app/dp-proposal-sections.h"
#include "app/dp-sideways.h"
#include "app/dp-tooltip.h"
#include "plan/dp-catalogue.h"

#include <glib/gi18n.h>

#define N_ELEMENTS_MAX 16
#define N_STATES 5

struct _DpElementMatrix
{
  AdwBin parent_instance;

  GtkWidget *grid;
  GtkWidget *note;

  GtkWidget *buttons[N_ELEMENTS_MAX][N_STATES]; /* (nullable) each */
  GtkWidget *notes[N_ELEMENTS_MAX];
  char *draft_ids[N_ELEMENTS_MAX]; /* of elements that the unit says nothing about yet */

  DpSession *session;
  gulong changed_id;
  char *unit;
  guint showing : 1;
};

G_DEFINE_FINAL_TYPE (DpElementMatrix, dp_element_matrix, ADW_TYPE_BIN)

/* Heads of the narrow columns, in the order of dp_choices_element_state. */
static const char *const heads[N_STATES] = {
  /* Translators: heads of narrow columns: how a unit provides an element of the treatment; at most seven letters. */
  NC_("element", "Own"), NC_("element", "Bought"), NC_("element", "Agreed"), NC_("element", "Missing"),
  NC_("element", "Unkn."),
};

static gboolean
is_allowed (const char *element,
            const char *state)
{
  return !g_str_equal (state, "purchased") || dp_element_purchase (element) != DP_PURCHASE_NO;
}

static gboolean
find_button (DpElementMatrix *self,
             GtkWidget       *button,
             guint           *element,
             guint           *state)
{
  for (guint i = 0; i < N_ELEMENTS_MAX; i++)
    for (guint j = 0; j < N_STATES; j++)
      if (self->buttons[i][j] == button)
        {
          *element = i;
          *state = j;
          return TRUE;
        }

  return FALSE;
}

static gboolean
write_state (DpElementMatrix *self,
             const char      *element,
             const char      *state,
             GError         **error)
{
  DpDocument *document = dp_session_get_document (self->session);
  const DpPlan *plan = dp_document_get_plan (document);
  const DpRecord *record = dp_element_find (plan, self->unit, element);
  g_auto(DpValue) value = dp_value_text (state);
  g_autofree char *id = NULL, *added = NULL;
  DpRecord *fresh;

  if (record != NULL)
    return dp_value_equal (&record->values[DP_ELEMENT_STATE], &value) ||
           dp_document_set (document, DP_ENTITY_ELEMENT, record->id, DP_ELEMENT_STATE, &value, error);

  id = dp_document_new_id (document, DP_ENTITY_ELEMENT);
  fresh = dp_form_new_record (plan, DP_ENTITY_ELEMENT, id, self->unit);
  dp_record_set (fresh, DP_ELEMENT_ELEMENT, dp_value_text (element));
  dp_record_set (fresh, DP_ELEMENT_STATE, dp_value_text (state));
  added = dp_document_add (document, fresh, error);
  return added != NULL;
}

static void
toggled_cb (DpElementMatrix *self,
            GtkWidget       *button)
{
  guint element, state;
  g_autoptr(GError) error = NULL;

  g_assert (DP_IS_ELEMENT_MATRIX (self));

  if (self->showing || self->unit == NULL || !gtk_check_button_get_active (GTK_CHECK_BUTTON (button)) ||
      !find_button (self, button, &element, &state))
    return;
  if (!write_state (self, dp_choices_element[element].key, dp_choices_element_state[state].key, &error))
    dp_form_tell (GTK_WIDGET (self), error->message);
}

static void
add_head (DpElementMatrix *self,
          const char      *text,
          const char      *tooltip,
          int              column)
{
  GtkWidget *label = gtk_label_new (text);

  gboolean words = column == 0 || column == N_STATES + 1;

  gtk_label_set_xalign (GTK_LABEL (label), words ? 0.0f : 0.5f);
  dp_set_tooltip (label, tooltip);
  gtk_widget_add_css_class (label, "cell");
  gtk_widget_add_css_class (label, "head");
  if (!words)
    gtk_widget_add_css_class (label, "radio-cell");
  gtk_grid_attach (GTK_GRID (self->grid), label, column, 0, 1, 1);
}

static const char *
note_mark (const char *element)
{
  switch (dp_element_purchase (element))
    {
    case DP_PURCHASE_PARTLY:
      return "¹";
    case DP_PURCHASE_YES:
      return "²";
    case DP_PURCHASE_NO:
    default:
      return "";
    }
}

static void
add_cell (DpElementMatrix *self,
          GtkWidget       *child,
          int              column,
          int              row,
          gboolean         last)
{
  GtkWidget *cell = adw_bin_new ();

  adw_bin_set_child (ADW_BIN (cell), child);
  gtk_widget_set_halign (child, column == 0 ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cell, "cell");
  gtk_widget_add_css_class (cell, column > 0 ? "radio-cell" : "name-cell");
  if (last)
    gtk_widget_add_css_class (cell, "last");
  gtk_grid_attach (GTK_GRID (self->grid), cell, column, row, 1, 1);
}

static void
add_element (DpElementMatrix *self,
             guint            i,
             gboolean         last)
{
  const char *element = dp_choices_element[i].key;
  const char *name = dp_element_short_label (element);
  g_autofree char *text = g_strconcat (name, note_mark (element), NULL);
  GtkWidget *label = gtk_label_new (text), *first = NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  dp_set_tooltip (label, dp_choice_label (&dp_choices_element[i]));
  add_cell (self, label, 0, (int) i + 1, last);

  for (guint j = 0; j < N_STATES; j++)
    {
      GtkWidget *button;
      g_autofree char *label_of = NULL;

      if (!is_allowed (element, dp_choices_element_state[j].key))
        {
          GtkWidget *dot = gtk_label_new ("·");

          dp_set_tooltip (dot, _("The request does not let this element be purchased."));
          add_cell (self, dot, (int) j + 1, (int) i + 1, last);
          continue;
        }

      /* Translators: a treatment element and how the unit provides it, for people who hear the screen. */
      label_of = g_strdup_printf (_("%s: %s"), name, dp_choice_label (&dp_choices_element_state[j]));
      button = gtk_check_button_new ();
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label_of, -1);
      dp_set_tooltip (button, dp_choice_label (&dp_choices_element_state[j]));
      if (first != NULL)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
      else
        first = button;
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      self->buttons[i][j] = button;
      add_cell (self, button, (int) j + 1, (int) i + 1, last);
    }

  self->notes[i] = dp_field_row_new (DP_ENTITY_ELEMENT, DP_ELEMENT_NOTE, DP_FIELD_ROW_LABEL_NONE);
  gtk_widget_set_hexpand (self->notes[i], TRUE);
  gtk_widget_add_css_class (self->notes[i], "cell");
  if (last)
    gtk_widget_add_css_class (self->notes[i], "last");
  gtk_grid_attach (GTK_GRID (self->grid), self->notes[i], N_STATES + 1, (int) i + 1, 1, 1);
}

static void
bind_note (DpElementMatrix *self,
           guint            i,
           const DpRecord  *record)
{
  g_autoptr(DpRecord) draft = NULL;

  if (record != NULL || self->unit == NULL)
    {
      dp_field_row_bind (DP_FIELD_ROW (self->notes[i]), self->session, record != NULL ? record->id : NULL);
      return;
    }

  if (self->draft_ids[i] == NULL)
    self->draft_ids[i] = dp_document_new_id (dp_session_get_document (self->session), DP_ENTITY_ELEMENT);
  draft = dp_form_new_record (dp_session_get_plan (self->session), DP_ENTITY_ELEMENT, self->draft_ids[i], self->unit);
  dp_record_set (draft, DP_ELEMENT_ELEMENT, dp_value_text (dp_choices_element[i].key));
  dp_field_row_bind_draft (DP_FIELD_ROW (self->notes[i]), self->session, draft);
}

static void
refresh (DpElementMatrix *self)
{
  const DpPlan *plan = self->session != NULL ? dp_session_get_plan (self->session) : NULL;
  guint n = dp_choices_count (dp_choices_element);

  self->showing = TRUE;
  for (guint i = 0; i < n; i++)
    {
      const DpRecord *record = self->unit != NULL ? dp_element_find (plan, self->unit, dp_choices_element[i].key) : NULL;
      const char *state = record != NULL ? dp_record_text (record, DP_ELEMENT_STATE) : NULL;

      for (guint j = 0; j < N_STATES; j++)
        if (self->buttons[i][j] != NULL)
          gtk_check_button_set_active (GTK_CHECK_BUTTON (self->buttons[i][j]),
                                       g_strcmp0 (dp_choices_element_state[j].key, state != NULL ? state : "unknown") == 0);
      bind_note (self, i, record);
    }
  self->showing = FALSE;
  gtk_widget_set_sensitive (self->grid, self->unit != NULL);
}

static void
forget_drafts (DpElementMatrix *self)
{
  for (guint i = 0; i < N_ELEMENTS_MAX; i++)
    g_clear_pointer (&self->draft_ids[i], g_free);
}

static gboolean
concerns (const DpChangeSet *changes)
{
  if (changes->everything || changes->records == NULL)
    return TRUE;

  for (guint i = 0; i < changes->records->len; i++)
    if (((const DpChangedRecord *) g_ptr_array_index (changes->records, i))->kind == DP_ENTITY_ELEMENT)
      return TRUE;

  return FALSE;
}

static void
session_changed_cb (DpElementMatrix   *self,
                    const DpChangeSet *changes)
{
  g_assert (DP_IS_ELEMENT_MATRIX (self));

  if (changes != NULL && concerns (changes))
    refresh (self);
}

static void
dp_element_matrix_dispose (GObject *object)
{
  DpElementMatrix *self = DP_ELEMENT_MATRIX (object);

  if (self->session != NULL)
    g_clear_signal_handler (&self->changed_id, self->session);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dp_element_matrix_parent_class)->dispose (object);
}

static void
dp_element_matrix_finalize (GObject *object)
{
  DpElementMatrix *self = DP_ELEMENT_MATRIX (object);

  g_free (self->unit);
  forget_drafts (self);

  G_OBJECT_CLASS (dp_element_matrix_parent_class)->finalize (object);
}

static void
dp_element_matrix_class_init (DpElementMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_element_matrix_dispose;
  object_class->finalize = dp_element_matrix_finalize;

  g_type_ensure (DP_TYPE_SIDEWAYS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-element-matrix.ui");
  gtk_widget_class_bind_template_child (widget_class, DpElementMatrix, grid);
  gtk_widget_class_bind_template_child (widget_class, DpElementMatrix, note);
}

static void
dp_element_matrix_init (DpElementMatrix *self)
{
  guint n = dp_choices_count (dp_choices_element);

  G_STATIC_ASSERT (G_N_ELEMENTS (heads) == N_STATES);
  g_assert (n <= N_ELEMENTS_MAX && dp_choices_count (dp_choices_element_state) == N_STATES);

  gtk_widget_init_template (GTK_WIDGET (self));
  add_head (self, _("Element"), NULL, 0);
  for (guint j = 0; j < N_STATES; j++)
    add_head (self, g_dpgettext2 (NULL, "element", heads[j]), dp_choice_label (&dp_choices_element_state[j]), (int) j + 1);
  add_head (self, dp_field_label (dp_field (DP_ENTITY_ELEMENT, DP_ELEMENT_NOTE)), NULL, N_STATES + 1);
  for (guint i = 0; i < n; i++)
    add_element (self, i, i + 1 == n);
}

/** dp_element_matrix_bind: shows the elements of @unit (nullable), and follows them. */
void
dp_element_matrix_bind (DpElementMatrix *self,
                        DpSession       *session,
                        const char      *unit)
{
  char *copy = g_strdup (unit);

  g_return_if_fail (DP_IS_ELEMENT_MATRIX (self));

  if (self->session != session)
    {
      if (self->session != NULL)
        g_clear_signal_handler (&self->changed_id, self->session);
      g_set_object (&self->session, session);
      if (session != NULL)
        self->changed_id = g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                                                    G_CONNECT_SWAPPED);
    }
  if (g_strcmp0 (self->unit, copy) != 0)
    forget_drafts (self);
  g_free (self->unit);
  self->unit = copy;
  refresh (self);
}

/** dp_element_matrix_get_button: Returns: (transfer none) (nullable): the radio button of a state of an element. */
GtkWidget *
dp_element_matrix_get_button (DpElementMatrix *self,
                              const char      *element,
                              const char      *state)
{
  g_return_val_if_fail (DP_IS_ELEMENT_MATRIX (self), NULL);

  for (guint i = 0; dp_choices_element[i].key != NULL; i++)
    for (guint j = 0; j < N_STATES; j++)
      if (g_strcmp0 (dp_choices_element[i].key, element) == 0 && g_strcmp0 (dp_choices_element_state[j].key, state) == 0)
        return self->buttons[i][j];

  return NULL;
}

/** dp_element_matrix_focus: Returns: whether the record @element_id is one of the unit's elements, and has the focus now. */
gboolean
dp_element_matrix_focus (DpElementMatrix *self,
                         const char      *element_id,
                         guint            field)
{
  const DpRecord *record;
  DpFieldRow *row;
  GtkWidget *button;

  g_return_val_if_fail (DP_IS_ELEMENT_MATRIX (self), FALSE);

  record = self->session != NULL ? dp_plan_get (dp_session_get_plan (self->session), DP_ENTITY_ELEMENT, element_id) : NULL;
  if (record == NULL || g_strcmp0 (dp_record_parent (record), self->unit) != 0)
    return FALSE;
  row = field == DP_ELEMENT_NOTE ? dp_form_find (GTK_WIDGET (self), DP_ENTITY_ELEMENT, element_id, field) : NULL;
  if (row != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  button = dp_element_matrix_get_button (self, dp_record_text (record, DP_ELEMENT_ELEMENT),
                                         dp_record_text (record, DP_ELEMENT_STATE));
  return button != NULL && gtk_widget_grab_focus (button);
}
