/* dp-drop-down.c: names in a drop-down.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-drop-down.h"

/** A drop-down asks for no more than this for one line of the chosen item. */
#define CHARS_IN_LINE 26

static void
setup_chosen_cb (DpWrapBin                *bin,
                 GtkListItem              *item,
                 GtkSignalListItemFactory *factory)
{
  GtkWidget *label = gtk_label_new (NULL);

  /* Two lines rather than a part of one; the longest item must not set the width of the drop-down. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARS_IN_LINE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_list_item_set_child (item, dp_wrap_bin_new (label));
  dp_wrap_bin_set_words (bin, label);
}

static void
mark_selected (GtkListItem *item,
               GParamSpec  *pspec,
               GtkDropDown *drop_down)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  gboolean selected = gtk_drop_down_get_selected_item (drop_down) == gtk_list_item_get_item (item);

  if (box != NULL)
    gtk_widget_set_opacity (gtk_widget_get_last_child (box), selected ? 1.0 : 0.0);
}

static void
setup_item_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               GtkDropDown              *drop_down)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
  g_signal_connect_object (drop_down, "notify::selected-item", G_CALLBACK (mark_selected), item, G_CONNECT_SWAPPED);
}

static void
bind_chosen_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  unused)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (adw_bin_get_child (ADW_BIN (gtk_list_item_get_child (item)))), text);
}

static void
bind_item_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              GtkDropDown              *drop_down)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (gtk_list_item_get_item (item)));
  mark_selected (item, NULL, drop_down);
}

/**
 * dp_drop_down_wrap:
 * @drop_down: a drop-down of strings
 * @bin: holds it
 *
 * Breaks names that are longer than their place, in the list and above it.
 */
void
dp_drop_down_wrap (GtkDropDown *drop_down,
                   DpWrapBin   *bin)
{
  g_autoptr(GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkListItemFactory) items = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (chosen, "setup", G_CALLBACK (setup_chosen_cb), bin, G_CONNECT_SWAPPED);
  g_signal_connect_object (chosen, "bind", G_CALLBACK (bind_chosen_cb), drop_down, 0);
  g_signal_connect_object (items, "setup", G_CALLBACK (setup_item_cb), drop_down, 0);
  g_signal_connect_object (items, "bind", G_CALLBACK (bind_item_cb), drop_down, 0);
  gtk_drop_down_set_factory (drop_down, chosen);
  gtk_drop_down_set_list_factory (drop_down, items);
}

/**
 * dp_drop_down_show:
 * @drop_down: a drop-down of strings; in a #DpWrapBin names that are too long are broken
 * @names: (element-type utf8): its choices
 *
 * Fills it only when its choices differ, so that an open list stays.
 */
void
dp_drop_down_show (GtkDropDown     *drop_down,
                   const GPtrArray *names)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (drop_down));
  GListModel *old = gtk_drop_down_get_model (drop_down);
  gboolean same = old != NULL && g_list_model_get_n_items (old) == names->len;
  g_autoptr(GtkStringList) list = NULL;

  for (guint i = 0; same && i < names->len; i++)
    same = g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (old), i), g_ptr_array_index (names, i)) == 0;
  if (same)
    return;

  if (old == NULL && DP_IS_WRAP_BIN (parent))
    dp_drop_down_wrap (drop_down, DP_WRAP_BIN (parent));
  list = gtk_string_list_new (NULL);
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (names, i));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
}
