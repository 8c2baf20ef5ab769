/* dp-editor-keys.c: several of a list: check buttons side by side, or in a popover when there are many.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list is the field's choices, or for references the other records of the same parent.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-editor.h"

#include "plan/dp-catalogue.h"

#include <glib/gi18n.h>

#define POPOVER_HEIGHT_PX 420

struct _DpEditorKeys
{
  DpEditor parent_instance;

  GtkWidget *button; /* (nullable): opens the popover */
  GtkWidget *box;    /* of the check buttons and headings */
  const DpField *field;
  char *keys;
  char *signature; /* what the check buttons were made from */
};

G_DEFINE_FINAL_TYPE (DpEditorKeys, dp_editor_keys, DP_TYPE_EDITOR)

static const char *
check_key (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "dp-key");
}

static void
check_toggled_cb (DpEditorKeys   *self,
                  GtkCheckButton *check)
{
  g_autofree char *keys = NULL;
  g_auto(DpValue) value = DP_VALUE_INIT;

  g_assert (DP_IS_EDITOR_KEYS (self));

  keys = dp_keys_with (self->field->choices, self->keys, check_key (GTK_WIDGET (check)), gtk_check_button_get_active (check));
  value = dp_value_text (keys);
  dp_editor_emit_chosen (DP_EDITOR (self), &value);
}

static void
add_check (DpEditorKeys *self,
           const char   *key,
           const char   *text)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  if (self->button != NULL)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 46);
    }
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (check), "dp-key", g_strdup (key), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), check);
}

static void
add_heading (DpEditorKeys *self,
             const char   *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "card-title");
  if (gtk_widget_get_first_child (self->box) != NULL)
    gtk_widget_set_margin_top (label, 8);
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
fill_with_choices (DpEditorKeys *self)
{
  const char *group = NULL;

  for (const DpChoice *choice = self->field->choices; choice->key != NULL; choice++)
    {
      const char *of = self->field->choices == dp_choices_agreement_question ? dp_agreement_question_group (choice->key) : NULL;

      if (of != NULL && g_strcmp0 (of, group) != 0)
        add_heading (self, of);
      group = of;
      add_check (self, choice->key, dp_choice_label (choice));
    }
}

static const GPtrArray *
siblings_of (const DpEditorView *view)
{
  const char *parent = dp_record_parent (view->record);

  return parent != NULL ? dp_plan_children (view->plan, view->kind, parent) : dp_plan_list (view->plan, view->kind);
}

static void
fill_with_siblings (DpEditorKeys       *self,
                    const DpEditorView *view)
{
  const GPtrArray *siblings = siblings_of (view);

  for (guint i = 0; siblings != NULL && i < siblings->len; i++)
    {
      const DpRecord *sibling = g_ptr_array_index (siblings, i);

      if (!g_str_equal (sibling->id, view->record->id))
        add_check (self, sibling->id, dp_record_name (sibling));
    }

  if (gtk_widget_get_first_child (self->box) == NULL)
    add_heading (self, _("There is nothing else to choose yet."));
}

/* What the check buttons are made from, so that they are made anew only when it differs. */
static char *
signature_of (const DpEditorView *view)
{
  g_autoptr(GString) signature = g_string_new (view->field->name);
  const GPtrArray *siblings = NULL;

  if (view->field->type == DP_TYPE_REFS && view->record != NULL)
    siblings = siblings_of (view);
  for (guint i = 0; siblings != NULL && i < siblings->len; i++)
    {
      const DpRecord *sibling = g_ptr_array_index (siblings, i);

      if (!g_str_equal (sibling->id, view->record->id))
        g_string_append_printf (signature, "\n%s\t%s", sibling->id, dp_record_name (sibling));
    }

  return g_string_free (g_steal_pointer (&signature), FALSE);
}

static void
fill (DpEditorKeys       *self,
      const DpEditorView *view)
{
  g_autofree char *signature = signature_of (view);
  GtkWidget *child;

  if (g_strcmp0 (signature, self->signature) == 0)
    return;
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (view->field->choices != NULL)
    fill_with_choices (self);
  else if (view->record != NULL)
    fill_with_siblings (self, view);
}

/* One or two are named, more are counted. */
static char *
summary (DpEditorKeys *self,
         char        **names_out)
{
  g_autoptr(GString) names = g_string_new (NULL);
  guint n = 0, n_of = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child))
      {
        n_of++;
        if (!dp_keys_contain (self->keys, check_key (child)))
          continue;
        n++;
        if (names->len > 0)
          g_string_append (names, ", ");
        g_string_append (names, gtk_label_get_text (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (child)))));
      }

  *names_out = n > 0 ? g_strdup (names->str) : NULL;
  if (n == 0 && n_of <= 6)
    /* Translators: on a button that opens a list: nothing in it is chosen. */
    return g_strdup (_("None"));
  if (n == 1 && g_utf8_strlen (names->str, -1) <= 24)
    return g_strdup (names->str);
  /* Translators: on a button that opens a list: so many are chosen of so many: "8 of 15". */
  return g_strdup_printf (_("%u of %u"), n, n_of);
}

static void
dp_editor_keys_show (DpEditor           *editor,
                     const DpEditorView *view)
{
  DpEditorKeys *self = DP_EDITOR_KEYS (editor);

  fill (self, view);
  g_free (self->keys);
  self->keys = g_strdup (view->value->text);

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child))
      gtk_check_button_set_active (GTK_CHECK_BUTTON (child), dp_keys_contain (self->keys, check_key (child)));

  if (self->button != NULL)
    {
      g_autofree char *names = NULL;
      g_autofree char *text = summary (self, &names);

      gtk_label_set_label (GTK_LABEL (gtk_menu_button_get_child (GTK_MENU_BUTTON (self->button))), text);
      gtk_widget_set_tooltip_text (self->button, names);
    }
}

static GtkWidget *
dp_editor_keys_get_target (DpEditor *editor)
{
  DpEditorKeys *self = DP_EDITOR_KEYS (editor);
  GtkWidget *first = gtk_widget_get_first_child (self->box);

  if (self->button != NULL)
    return self->button;
  return first != NULL ? first : GTK_WIDGET (self);
}

static void
make_popover (DpEditorKeys *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), POPOVER_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_add_css_class (self->button, dp_editor_is_compact (DP_EDITOR (self)) ? "flat-field" : "field-button");
  adw_bin_set_child (ADW_BIN (self), self->button);
}

static void
dp_editor_keys_constructed (GObject *object)
{
  DpEditorKeys *self = DP_EDITOR_KEYS (object);
  gboolean side_by_side;

  G_OBJECT_CLASS (dp_editor_keys_parent_class)->constructed (object);

  g_object_get (self, "field", &self->field, NULL);
  side_by_side = dp_editor_kind (self->field, dp_editor_is_compact (DP_EDITOR (self))) == DP_AS_CHECKS;
  self->box = gtk_box_new (side_by_side ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, side_by_side ? 10 : 2);
  if (side_by_side)
    {
      gtk_widget_add_css_class (self->box, "checks");
      adw_bin_set_child (ADW_BIN (self), self->box);
    }
  else
    make_popover (self);
  /* The check buttons of choices never change: they are there before anything is shown. */
  if (self->field->choices != NULL)
    {
      self->signature = g_strdup (self->field->name);
      fill_with_choices (self);
    }
}

static void
dp_editor_keys_finalize (GObject *object)
{
  DpEditorKeys *self = DP_EDITOR_KEYS (object);

  g_free (self->keys);
  g_free (self->signature);

  G_OBJECT_CLASS (dp_editor_keys_parent_class)->finalize (object);
}

static void
dp_editor_keys_class_init (DpEditorKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = dp_editor_keys_constructed;
  G_OBJECT_CLASS (klass)->finalize = dp_editor_keys_finalize;
  DP_EDITOR_CLASS (klass)->show = dp_editor_keys_show;
  DP_EDITOR_CLASS (klass)->get_target = dp_editor_keys_get_target;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dp_editor_keys_init (DpEditorKeys *self)
{
}
