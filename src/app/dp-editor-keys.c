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

#include "app/dp-tooltip.h"
#include "app/dp-wrap-bin.h"
#include "app/dp-wrap-layout.h"
#include "plan/dp-catalogue.h"

#include <glib/gi18n.h>

#define POPOVER_HEIGHT_PX 420
/** A field asks for no more than this for one line of its summary. */
#define CHARS_IN_LINE 40

/* Something that can be ticked. */
typedef struct
{
  char *key;
  char *label;
  const char *group; /* (nullable): the heading it stands under */
} Item;

struct _DpEditorKeys
{
  DpEditor parent_instance;

  GtkWidget *button; /* (nullable): opens the popover */
  GtkWidget *box;    /* of the check buttons and headings */
  const DpField *field;
  char *keys;
  GPtrArray *items; /* of Item */
  guint built : 1;  /* whether there are check buttons for the items: in a popover not before it is opened */
  guint ticking : 1;
};

G_DEFINE_FINAL_TYPE (DpEditorKeys, dp_editor_keys, DP_TYPE_EDITOR)

static void
item_free (Item *item)
{
  g_free (item->key);
  g_free (item->label);
  g_free (item);
}

static void
add_item (GPtrArray  *items,
          const char *key,
          const char *label,
          const char *group)
{
  Item *item = g_new0 (Item, 1);

  item->key = g_strdup (key);
  item->label = g_strdup (label);
  item->group = group;
  g_ptr_array_add (items, item);
}

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

  if (self->ticking)
    return;
  keys = dp_keys_with (self->field->choices, self->keys, check_key (GTK_WIDGET (check)), gtk_check_button_get_active (check));
  value = dp_value_text (keys);
  dp_editor_emit_chosen (DP_EDITOR (self), &value);
}

static void
add_check (DpEditorKeys *self,
           const Item   *item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (item->label);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  if (self->button != NULL)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 46);
    }
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, item->label, -1);
  g_object_set_data_full (G_OBJECT (check), "dp-key", g_strdup (item->key), g_free);
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
build_checks (DpEditorKeys *self)
{
  const char *group = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);

      if (item->group != NULL && g_strcmp0 (item->group, group) != 0)
        add_heading (self, item->group);
      group = item->group;
      add_check (self, item);
    }
  if (self->items->len == 0)
    add_heading (self, _("There is nothing else to choose yet."));
  self->built = TRUE;
}

static void
tick (DpEditorKeys *self)
{
  self->ticking = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child))
      gtk_check_button_set_active (GTK_CHECK_BUTTON (child), dp_keys_contain (self->keys, check_key (child)));
  self->ticking = FALSE;
}

/* The popover is made when it is first asked for: a table has many of these, and most are never opened. */
static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       data)
{
  DpEditorKeys *self = DP_EDITOR_KEYS (data);
  GtkWidget *popover, *scroller;

  if (!self->built)
    build_checks (self);
  tick (self);
  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  popover = gtk_popover_new ();
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), POPOVER_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

static const char *
group_of (const DpField *field,
          const char    *key)
{
  return field->choices == dp_choices_agreement_question ? dp_agreement_question_group (key) : NULL;
}

static GPtrArray *
collect_choices (const DpField *field)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);

  for (const DpChoice *choice = field->choices; choice->key != NULL; choice++)
    add_item (items, choice->key, dp_choice_label (choice), group_of (field, choice->key));
  return items;
}

static GPtrArray *
collect_siblings (const DpEditorView *view)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  const char *parent = view->record != NULL ? dp_record_parent (view->record) : NULL;
  const GPtrArray *siblings = parent != NULL ? dp_plan_children (view->plan, view->kind, parent) : NULL;

  for (guint i = 0; siblings != NULL && i < siblings->len; i++)
    {
      const DpRecord *sibling = g_ptr_array_index (siblings, i);

      if (!g_str_equal (sibling->id, view->record->id))
        add_item (items, sibling->id, dp_record_name (sibling), NULL);
    }
  return items;
}

static gboolean
same_items (const GPtrArray *a,
            const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const Item *one = g_ptr_array_index (a, i);
      const Item *other = g_ptr_array_index (b, i);

      if (!g_str_equal (one->key, other->key) || !g_str_equal (one->label, other->label))
        return FALSE;
    }

  return TRUE;
}

/* The choices of a field never change; the records that can be referred to do. */
static void
update_items (DpEditorKeys       *self,
              const DpEditorView *view)
{
  g_autoptr(GPtrArray) items = NULL;

  if (view->field->choices != NULL)
    return;
  items = collect_siblings (view);
  if (same_items (items, self->items))
    return;
  g_ptr_array_unref (self->items);
  self->items = g_steal_pointer (&items);
  if (self->built)
    build_checks (self);
}

/* One is named, more are counted. */
static char *
summary (DpEditorKeys *self,
         char        **all_names)
{
  g_autoptr(GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);

      if (!dp_keys_contain (self->keys, item->key))
        continue;
      if (n++ > 0)
        g_string_append_c (names, '\n');
      g_string_append (names, item->label);
    }

  *all_names = n > 0 ? g_strdup (names->str) : NULL;
  if (n == 0)
    /* Translators: on a button that opens a list: nothing in it is chosen. */
    return g_strdup (_("None"));
  if (n == 1)
    return g_strdup (names->str);
  /* Translators: on a button that opens a list: so many are chosen of so many: "8 of 15". */
  return g_strdup_printf (_("%u of %u"), n, self->items->len);
}

static void
dp_editor_keys_show (DpEditor           *editor,
                     const DpEditorView *view)
{
  DpEditorKeys *self = DP_EDITOR_KEYS (editor);

  update_items (self, view);
  g_free (self->keys);
  self->keys = g_strdup (view->value->text);
  tick (self);

  if (self->button != NULL)
    {
      g_autofree char *names = NULL;
      g_autofree char *text = summary (self, &names);

      gtk_label_set_label (GTK_LABEL (adw_bin_get_child (ADW_BIN (gtk_menu_button_get_child (GTK_MENU_BUTTON (self->button))))),
                           text);
      dp_set_tooltip (self->button, names);
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
make_button (DpEditorKeys *self)
{
  GtkWidget *label = gtk_label_new (NULL), *fitted;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARS_IN_LINE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), dp_wrap_bin_new (label));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover_cb, self, NULL);
  gtk_widget_add_css_class (self->button, dp_editor_is_compact (DP_EDITOR (self)) ? "flat-field" : "field-button");
  fitted = dp_wrap_bin_new (self->button);
  dp_wrap_bin_set_words (DP_WRAP_BIN (fitted), label);
  adw_bin_set_child (ADW_BIN (self), fitted);
}

static void
dp_editor_keys_constructed (GObject *object)
{
  DpEditorKeys *self = DP_EDITOR_KEYS (object);
  gboolean side_by_side;

  G_OBJECT_CLASS (dp_editor_keys_parent_class)->constructed (object);

  g_object_get (self, "field", &self->field, NULL);
  if (self->field->choices != NULL)
    {
      g_ptr_array_unref (self->items);
      self->items = collect_choices (self->field);
    }
  side_by_side = dp_editor_kind (self->field, dp_editor_is_compact (DP_EDITOR (self))) == DP_AS_CHECKS;
  self->box = g_object_ref_sink (gtk_box_new (side_by_side ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, 2));
  if (side_by_side)
    {
      gtk_widget_set_layout_manager (self->box, dp_wrap_layout_new (8));
      gtk_widget_add_css_class (self->box, "checks");
      adw_bin_set_child (ADW_BIN (self), self->box);
      build_checks (self);
    }
  else
    make_button (self);
}

static void
dp_editor_keys_dispose (GObject *object)
{
  g_clear_object (&DP_EDITOR_KEYS (object)->box);

  G_OBJECT_CLASS (dp_editor_keys_parent_class)->dispose (object);
}

static void
dp_editor_keys_finalize (GObject *object)
{
  DpEditorKeys *self = DP_EDITOR_KEYS (object);

  g_free (self->keys);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (dp_editor_keys_parent_class)->finalize (object);
}

static void
dp_editor_keys_class_init (DpEditorKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = dp_editor_keys_constructed;
  G_OBJECT_CLASS (klass)->dispose = dp_editor_keys_dispose;
  G_OBJECT_CLASS (klass)->finalize = dp_editor_keys_finalize;
  DP_EDITOR_CLASS (klass)->show = dp_editor_keys_show;
  DP_EDITOR_CLASS (klass)->get_target = dp_editor_keys_get_target;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dp_editor_keys_init (DpEditorKeys *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
}
