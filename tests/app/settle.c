/* settle.c: waiting for a window to have done what it has to do: for states, not for a time.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "settle.h"

#include "app/dp-page.h"

/** A tick comes before the layout of its frame; bringing into view takes three. */
#define FRAMES 5
/** Nothing on the slowest machine takes as long. */
#define PATIENCE_US (120 * G_USEC_PER_SEC)
/** Between two looks at what somebody else has to do first. */
#define PAUSE_US 2000

static gboolean
count_cb (GtkWidget     *window,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  (*(guint *) user_data)++;
  return G_SOURCE_CONTINUE;
}

/* Until so many frames of every window that is shown are laid out. A window may go while one waits. */
static void
wait_for_frames (void)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr(GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    g_ptr_array_add (shown, g_list_model_get_item (windows, i));
  for (guint i = 0; i < shown->len; i++)
    {
      GtkWidget *window = shown->pdata[i];
      const gint64 begin = g_get_monotonic_time ();
      guint n_frames = 0;
      guint id;

      if (!gtk_widget_get_mapped (window))
        continue;
      id = gtk_widget_add_tick_callback (window, count_cb, &n_frames, NULL);
      while (gtk_widget_get_mapped (window) && n_frames < FRAMES)
        settle_go_on (begin, "a frame");
      gtk_widget_remove_tick_callback (window, id);
    }
}

static gboolean
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until there is time for what is to be done when nothing else is. */
static void
wait_for_idleness (void)
{
  const gint64 begin = g_get_monotonic_time ();
  gboolean is_idle = FALSE;

  if (gdk_display_get_default () != NULL)
    gdk_display_sync (gdk_display_get_default ());
  g_idle_add_full (G_PRIORITY_LOW + 100, set_true_cb, &is_idle, NULL);
  while (!is_idle)
    settle_go_on (begin, "idleness");
}

/* Whether a page that is shown has parts that do not show the latest edit. */
static gboolean
is_waiting (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (DP_IS_PAGE (widget) && dp_page_is_waiting (DP_PAGE (widget), FALSE))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_waiting (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_any_waiting (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (is_waiting (link->data))
      return TRUE;
  return FALSE;
}

/** settle: until all windows are laid out, their pages show the latest edit, and nothing is left to be done. What comes from a thread
 * or after a pause is not waited for: see settle_until(). */
void
settle (void)
{
  const gint64 begin = g_get_monotonic_time ();

  wait_for_idleness ();
  wait_for_frames ();
  while (is_any_waiting ())
    settle_go_on (begin, "the parts of a page");
  wait_for_idleness ();
}

/** settle_go_on: one step of the main loop, or a short rest; ends the test when @what was waited for since @begin (in the time of
 * g_get_monotonic_time()) and longer than any machine needs. */
void
settle_go_on (gint64      begin,
              const char *what)
{
  if (g_get_monotonic_time () - begin > PATIENCE_US)
    g_error ("Waited in vain: %s", what);
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (PAUSE_US);
}
