/* dp-drop-down.c: names in a drop-down.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-drop-down.h"

/**
 * dp_drop_down_show:
 * @drop_down: a drop-down of strings
 * @names: (element-type utf8): its choices
 *
 * Fills it only when its choices differ, so that an open list stays.
 */
void
dp_drop_down_show (GtkDropDown     *drop_down,
                   const GPtrArray *names)
{
  GListModel *old = gtk_drop_down_get_model (drop_down);
  gboolean same = old != NULL && g_list_model_get_n_items (old) == names->len;
  g_autoptr(GtkStringList) list = NULL;

  for (guint i = 0; same && i < names->len; i++)
    same = g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (old), i), g_ptr_array_index (names, i)) == 0;
  if (same)
    return;

  list = gtk_string_list_new (NULL);
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (names, i));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
}
