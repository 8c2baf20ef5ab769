/* dp-recents.c: plans that were open lately, as the desktop remembers them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dp-recents.h"

#define PLAN_MIME_TYPE "application/x-doegnplan"
#define MENU_LENGTH 8

static void
recent_free (DpRecent *recent)
{
  g_clear_object (&recent->file);
  g_free (recent->name);
  g_free (recent->folder);
  g_clear_pointer (&recent->when, g_date_time_unref);
  g_free (recent);
}

static int
compare_recent (gconstpointer a,
                gconstpointer b)
{
  const DpRecent *first = *(const DpRecent *const *) a, *second = *(const DpRecent *const *) b;

  return g_date_time_compare (second->when, first->when);
}

void
dp_recents_add (GFile      *file,
                const char *title)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .display_name = (char *) title,
    .mime_type = (char *) PLAN_MIME_TYPE,
    .app_name = (char *) "Døgnplan",
    .app_exec = (char *) "doegnplan %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* (transfer full) (element-type DpRecent): those that still exist, the latest first */
GPtrArray *
dp_recents_list (guint max)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) recent_free);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = items; l != NULL; l = l->next)
    {
      GtkRecentInfo *info = l->data;
      g_autoptr(GFile) file = NULL, folder = NULL;
      DpRecent *recent;

      if (g_strcmp0 (gtk_recent_info_get_mime_type (info), PLAN_MIME_TYPE) != 0 || !gtk_recent_info_is_local (info) ||
          !gtk_recent_info_exists (info))
        continue;
      file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
      folder = g_file_get_parent (file);
      recent = g_new0 (DpRecent, 1);
      recent->file = g_steal_pointer (&file);
      recent->name = g_strdup (gtk_recent_info_get_display_name (info));
      recent->folder = folder != NULL ? g_file_get_parse_name (folder) : NULL;
      recent->when = g_date_time_ref (gtk_recent_info_get_modified (info));
      g_ptr_array_add (list, recent);
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (list, compare_recent);
  if (list->len > max)
    g_ptr_array_set_size (list, (int) max);
  return list;
}

void
dp_recents_fill_menu (GMenu *menu)
{
  g_autoptr(GPtrArray) list = dp_recents_list (MENU_LENGTH);

  for (guint i = 0; i < list->len; i++)
    {
      const DpRecent *recent = g_ptr_array_index (list, i);
      g_autofree char *uri = g_file_get_uri (recent->file);
      g_autoptr(GMenuItem) item = g_menu_item_new (NULL, NULL);
      char **parts = g_strsplit (recent->name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      g_strfreev (parts);
      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, "app.open-recent", "s", uri);
      g_menu_append_item (menu, item);
    }
  if (list->len == 0)
    /* Translators: stands in the menu of recent plans when there is none. */
    g_menu_append (menu, _("No plans yet"), "app.none");
}
