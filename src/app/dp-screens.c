/* dp-screens.c: which screen the hall looks at, and which the presenter.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Screens are named by what they are plugged into. Who is seen where is decided on the names alone, without a display.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-screens.h"

#include <string.h>

/* Sets of screens that are remembered: the halls somebody presents in. */
#define MEMORY_LINES 20

/* ------------------------------------------------------------------------------------------------------------ who where */

static int
find_screen (const char *const *screens,
             const char        *name)
{
  for (int i = 0; name != NULL && screens[i] != NULL; i++)
    if (g_str_equal (screens[i], name))
      return i;

  return DP_SCREEN_NONE;
}

/* The first screen that is not @taken. */
static int
first_other (const char *const *screens,
             int                taken)
{
  for (int i = 0; screens[i] != NULL; i++)
    if (i != taken)
      return i;

  return DP_SCREEN_NONE;
}

/**
 * dp_screens_assign:
 * @screens: the names of the screens there are, each once
 * @wish: what is wished, and what was
 *
 * With several screens the wall and the presenter's view have one each. On a single one there is only the wall, unless the
 * presenter's view is there already: then the hall's screen was unplugged, and what is the presenter's must not make way for
 * the slides, nor the slides show what is the presenter's.
 *
 * Returns: who is on which screen
 */
DpScreenRoles
dp_screens_assign (const char *const  *screens,
                   const DpScreenWish *wish)
{
  const int home = find_screen (screens, wish->home);
  DpScreenRoles roles = { find_screen (screens, wish->wall), DP_SCREEN_NONE };

  if (screens[0] == NULL)
    return roles;
  if (screens[1] == NULL)
    {
      const gboolean is_presenters = g_strcmp0 (screens[0], wish->presenter) == 0 && !wish->wall_here;

      return is_presenters ? (DpScreenRoles) { DP_SCREEN_NONE, 0 } : (DpScreenRoles) { 0, DP_SCREEN_NONE };
    }

  if (roles.wall == DP_SCREEN_NONE)
    roles.wall = first_other (screens, home);
  roles.presenter = home != DP_SCREEN_NONE && home != roles.wall ? home : first_other (screens, roles.wall);
  return roles;
}

/* --------------------------------------------------------------------------------------------------------------- memory */

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The screens in one string, the same in whatever order they were found; ends with a tab. */
static char *
set_key (const char *const *screens)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  GString *key = g_string_new (NULL);

  for (; *screens != NULL; screens++)
    g_ptr_array_add (names, (gpointer) *screens);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (key, "%s\t", (const char *) names->pdata[i]);
  return g_string_free (key, FALSE);
}

/* What a line says behind @key; NULL when it is about another set. */
static const char *
wall_in_line (const char *line,
              const char *key)
{
  const char *wall = g_str_has_prefix (line, key) ? line + strlen (key) : NULL;

  return wall != NULL && wall[0] != '\0' && strchr (wall, '\t') == NULL ? wall : NULL;
}

/** dp_screens_recall: Returns: (transfer full) (nullable): the screen of this set that was the wall; NULL when none was chosen. */
char *
dp_screens_recall (const char        *memory,
                   const char *const *screens)
{
  g_auto(GStrv) lines = g_strsplit (memory, "\n", -1);
  g_autofree char *key = set_key (screens);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *wall = wall_in_line (lines[i], key);

      if (wall != NULL && find_screen (screens, wall) != DP_SCREEN_NONE)
        return g_strdup (wall);
    }

  return NULL;
}

/** dp_screens_remember: Returns: (transfer full): @memory with @wall for this set; the sets that were chosen longest ago are forgotten. */
char *
dp_screens_remember (const char        *memory,
                     const char *const *screens,
                     const char        *wall)
{
  g_auto(GStrv) lines = g_strsplit (memory, "\n", -1);
  g_autofree char *key = set_key (screens);
  GString *text = g_string_new (NULL);
  guint n = 0;

  if (wall != NULL)
    {
      g_string_append_printf (text, "%s%s", key, wall);
      n++;
    }
  for (guint i = 0; lines[i] != NULL && n < MEMORY_LINES; i++)
    if (lines[i][0] != '\0' && wall_in_line (lines[i], key) == NULL)
      {
        g_string_append_printf (text, "%s%s", n > 0 ? "\n" : "", lines[i]);
        n++;
      }
  return g_string_free (text, FALSE);
}

/* -------------------------------------------------------------------------------------------------------------- display */

/** dp_screens_list: Returns: (transfer full): the names of the monitors in @monitors, each once, in its order. */
char **
dp_screens_list (GListModel *monitors)
{
  const guint n = g_list_model_get_n_items (monitors);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      const char *plug = gdk_monitor_get_connector (monitor);

      /* Without a plug's name its place in the list has to do. */
      g_ptr_array_add (names, plug != NULL ? g_strdup (plug) : g_strdup_printf ("%u", i));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/** dp_screens_label: Returns: (transfer full): a screen as its owner knows it: "HDMI-1 · Epson · 1920 × 1080". */
char *
dp_screens_label (GdkMonitor *monitor)
{
  const char *plug = gdk_monitor_get_connector (monitor), *maker = gdk_monitor_get_manufacturer (monitor);
  GdkRectangle area;

  gdk_monitor_get_geometry (monitor, &area);
  return g_strdup_printf ("%s%s%s%s%d × %d", plug != NULL ? plug : "", plug != NULL ? " · " : "", maker != NULL ? maker : "",
                          maker != NULL ? " · " : "", area.width, area.height);
}
