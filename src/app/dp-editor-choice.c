/* dp-editor-choice.c: one of a list: of the field's choices, or of the municipalities.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-editor.h"

#include "app/dp-drop-down.h"
#include "app/dp-tooltip.h"
#include "app/dp-wrap-bin.h"

#include "plan/dp-municipalities.h"

#include <glib/gi18n.h>

struct _DpEditorChoice
{
  DpEditor parent_instance;

  GtkWidget *drop_down;
  DpWrapBin *fitted; /* holds it */
  GPtrArray *keys; /* as many as rows; "" for "not stated" */
  guint shown;     /* the row of the plan's value */
  gboolean typed;  /* what was searched for was handed on as it stood, and perhaps refused */
};

G_DEFINE_FINAL_TYPE (DpEditorChoice, dp_editor_choice, DP_TYPE_EDITOR)

/* Whoever chooses anew is through with what was refused. */
static void
take_back_typed (DpEditorChoice *self)
{
  if (!self->typed)
    return;
  self->typed = FALSE;
  dp_editor_emit_reverted (DP_EDITOR (self));
}

static void
selected_cb (DpEditorChoice *self)
{
  guint selected;
  g_auto(DpValue) value = DP_VALUE_INIT;

  g_assert (DP_IS_EDITOR_CHOICE (self));

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  /* The list tells of a choice once more after a refused one was taken back. */
  if (selected == GTK_INVALID_LIST_POSITION || selected == self->shown)
    return;
  take_back_typed (self);
  value = dp_value_text (g_ptr_array_index (self->keys, selected));
  dp_editor_emit_chosen (DP_EDITOR (self), &value);
}

/* What @name sorts by in Danish: æ, ø and å come after z, and aa is å. */
static char *
danish_key (const char *name)
{
  static const char *const letters[][2] = { { "aa", "{3" }, { "å", "{3" }, { "æ", "{1" }, { "ø", "{2" } };
  g_autofree char *lower = g_utf8_strdown (name, -1);
  GString *key = g_string_new (lower);

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    g_string_replace (key, letters[i][0], letters[i][1], 0);
  return g_string_free (key, FALSE);
}

static int
compare_municipalities (gconstpointer a,
                        gconstpointer b)
{
  const DpMunicipality *const *first = a, *const *second = b;
  g_autofree char *first_key = danish_key ((*first)->name), *second_key = danish_key ((*second)->name);

  return strcmp (first_key, second_key);
}

static void
add_municipalities (DpEditorChoice *self,
                    GtkStringList  *rows)
{
  guint n;
  const DpMunicipality *all = dp_municipalities (&n);
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sorted, (gpointer) &all[i]);
  g_ptr_array_sort (sorted, compare_municipalities);
  for (guint i = 0; i < n; i++)
    {
      const DpMunicipality *municipality = g_ptr_array_index (sorted, i);

      gtk_string_list_append (rows, municipality->name);
      g_ptr_array_add (self->keys, (gpointer) municipality->code);
    }
}

static GListModel *
make_rows (DpEditorChoice *self,
           const DpField  *field)
{
  GtkStringList *rows = gtk_string_list_new (NULL);

  if (!(field->flags & DP_FIELD_REQUIRED))
    {
      /* Translators: the first item of a list from which nothing need be chosen. */
      gtk_string_list_append (rows, _("Not stated"));
      g_ptr_array_add (self->keys, (gpointer) "");
    }

  if (field->type == DP_TYPE_REF)
    add_municipalities (self, rows);
  else
    for (const DpChoice *choice = field->choices; choice->key != NULL; choice++)
      {
        gtk_string_list_append (rows, dp_choice_label (choice));
        g_ptr_array_add (self->keys, (gpointer) choice->key);
      }

  return G_LIST_MODEL (rows);
}

static void
dp_editor_choice_show (DpEditor           *editor,
                       const DpEditorView *view)
{
  DpEditorChoice *self = DP_EDITOR_CHOICE (editor);
  const char *key = view->value->text != NULL ? view->value->text : "";
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < self->keys->len && found == GTK_INVALID_LIST_POSITION; i++)
    if (g_str_equal (g_ptr_array_index (self->keys, i), key))
      found = i;

  self->shown = found;
  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down)) != found)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), found);
  dp_set_tooltip (self->drop_down, found == GTK_INVALID_LIST_POSITION || *key == '\0' ? NULL :
                               gtk_string_object_get_string (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->drop_down))));
}

/* ---------------------------------------------------------------------------------------------------------- search */

static GtkWidget *
find_inside (GtkWidget *widget,
             GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_inside (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whoever opens a long list means to type. */
static void
list_shown_cb (DpEditorChoice *self)
{
  GtkWidget *search = find_inside (self->drop_down, GTK_TYPE_SEARCH_ENTRY);

  g_assert (DP_IS_EDITOR_CHOICE (self));

  take_back_typed (self);
  if (search != NULL)
    gtk_widget_grab_focus (search);
}

/* What is in no row may still be a name that is known, or its number; else it is told why not, under the field. */
static void
hand_on_typed (DpEditorChoice *self)
{
  GtkWidget *search = find_inside (self->drop_down, GTK_TYPE_SEARCH_ENTRY);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (search))));

  if (*text == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (find_inside (self->drop_down, GTK_TYPE_POPOVER)));
  self->typed = TRUE;
  dp_editor_emit_typed (DP_EDITOR (self), text);
  dp_editor_emit_left (DP_EDITOR (self));
}

/* Enter takes what was searched for when there is nothing else it can be. */
static void
search_activated_cb (DpEditorChoice *self)
{
  GtkWidget *list = find_inside (self->drop_down, GTK_TYPE_LIST_VIEW);
  GListModel *rows = gtk_drop_down_get_model (GTK_DROP_DOWN (self->drop_down));
  GListModel *hits = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_autoptr(GObject) hit = g_list_model_get_n_items (hits) == 1 ? g_list_model_get_item (hits, 0) : NULL;

  g_assert (DP_IS_EDITOR_CHOICE (self));

  if (g_list_model_get_n_items (hits) == 0)
    hand_on_typed (self);
  for (guint i = 0; hit != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(GObject) row = g_list_model_get_item (rows, i);

      if (row == hit)
        {
          gtk_popover_popdown (GTK_POPOVER (find_inside (self->drop_down, GTK_TYPE_POPOVER)));
          gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), i);
          return;
        }
    }
}

static void
make_searchable (DpEditorChoice *self)
{
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->drop_down), TRUE);
  g_signal_connect_object (find_inside (self->drop_down, GTK_TYPE_POPOVER), "show", G_CALLBACK (list_shown_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (find_inside (self->drop_down, GTK_TYPE_SEARCH_ENTRY), "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
dp_editor_choice_get_target (DpEditor *editor)
{
  return DP_EDITOR_CHOICE (editor)->drop_down;
}

static void
dp_editor_choice_constructed (GObject *object)
{
  DpEditorChoice *self = DP_EDITOR_CHOICE (object);
  const DpField *field;

  G_OBJECT_CLASS (dp_editor_choice_parent_class)->constructed (object);

  g_object_get (self, "field", &field, NULL);
  self->drop_down = gtk_drop_down_new (make_rows (self, field), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  self->fitted = DP_WRAP_BIN (dp_wrap_bin_new (self->drop_down));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->fitted));
  dp_drop_down_wrap (GTK_DROP_DOWN (self->drop_down), self->fitted);
  if (field->type == DP_TYPE_REF)
    make_searchable (self);
  if (dp_editor_is_compact (DP_EDITOR (self)))
    gtk_widget_add_css_class (self->drop_down, "flat-field");
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

static void
dp_editor_choice_finalize (GObject *object)
{
  DpEditorChoice *self = DP_EDITOR_CHOICE (object);

  g_ptr_array_unref (self->keys);

  G_OBJECT_CLASS (dp_editor_choice_parent_class)->finalize (object);
}

static void
dp_editor_choice_class_init (DpEditorChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = dp_editor_choice_constructed;
  G_OBJECT_CLASS (klass)->finalize = dp_editor_choice_finalize;
  DP_EDITOR_CLASS (klass)->show = dp_editor_choice_show;
  DP_EDITOR_CLASS (klass)->get_target = dp_editor_choice_get_target;
}

static void
dp_editor_choice_init (DpEditorChoice *self)
{
  self->keys = g_ptr_array_new ();
}
