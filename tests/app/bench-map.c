/* bench-map.c: from a move of the pointer that drags a unit over the map to the painted window.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drags a unit over the real window's map, from town to town across the country and back, and takes the time of each step: the
 * distances recomputed, the map laid out and painted. One frame of a 60 Hz screen is 16.7 ms. Then the same while the rest of the
 * page follows, which it does when there is time. The clock counts what else runs on the machine, the processor's time does not.
 */
#define G_LOG_DOMAIN "doegnplan-bench"

#include "config.h"

#include "app/dp-application.h"
#include "app/dp-chart-view.h"
#include "app/dp-window.h"
#include "plan/dp-text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define UNIT "A-nordjylland"
#define N_STEPS 300
#define FRAME_MS (1000.0 / 60.0)

typedef struct
{
  double clock;
  double work;
} Moment;

typedef struct
{
  gboolean is_painted;
  Moment laid_out;
  Moment painted;
} Frame;

static Moment
moment_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (Moment) { (double) g_get_monotonic_time () / 1e3, (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6 };
}

static void
layout_cb (GdkFrameClock *clock,
           gpointer       data)
{
  ((Frame *) data)->laid_out = moment_now ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       data)
{
  Frame *frame = data;

  frame->painted = moment_now ();
  frame->is_painted = TRUE;
}

static void
settle (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gpointer
drag_gesture (GtkWidget *canvas)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (canvas);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (all, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return controller; /* the widget keeps it */
    }
  g_assert_not_reached ();
}

static const DpSceneItem *
unit_item (DpChartCanvas *canvas)
{
  const DpScene *scene = dp_chart_canvas_get_scene (canvas);

  for (guint i = 0; i < dp_scene_get_n_items (scene); i++)
    if (g_strcmp0 (dp_scene_get_item (scene, i)->id, UNIT) == 0)
      return dp_scene_get_item (scene, i);
  g_assert_not_reached ();
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_times (const char *what,
             double     *clock,
             double     *work)
{
  guint in_frame = 0;

  for (int i = 0; i < N_STEPS; i++)
    in_frame += clock[i] <= FRAME_MS;
  qsort (clock, N_STEPS, sizeof *clock, compare_doubles);
  qsort (work, N_STEPS, sizeof *work, compare_doubles);
  printf ("%-28s clock %6.2f/%6.2f   processor %6.2f/%6.2f   within a frame %3u of %d\n", what, clock[N_STEPS / 2],
          clock[N_STEPS * 99 / 100], work[N_STEPS / 2], work[N_STEPS * 99 / 100], in_frame, N_STEPS);
}

static void
print_parts (double *compute,
             double *layout,
             double *paint)
{
  double *const parts[] = { compute, layout, paint };
  static const char *const names[] = { "compute", "layout", "paint" };

  printf ("  of the processor's time:");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      qsort (parts[i], N_STEPS, sizeof *parts[i], compare_doubles);
      printf ("  %s %5.2f/%5.2f", names[i], parts[i][N_STEPS / 2], parts[i][N_STEPS * 99 / 100]);
    }
  printf ("\n");
}

/* A way to and fro over the country, some towns further with every step. */
static void
offset_of (int     step,
           double *x,
           double *y)
{
  const double at = (double) step / N_STEPS;

  *y = 330 * (0.5 - 0.5 * cos (at * 12 * G_PI));
  *x = 60 + 120 * sin (at * 34 * G_PI);
}

static void
measure (const char    *what,
         GtkWidget     *window,
         DpChartCanvas *canvas,
         int            pause_ms)
{
  gpointer gesture = drag_gesture (GTK_WIDGET (canvas));
  double clock[N_STEPS], work[N_STEPS], compute[N_STEPS], layout[N_STEPS], paint[N_STEPS];
  Frame frame = { FALSE };
  const gulong first = g_signal_connect (gtk_widget_get_frame_clock (window), "layout", G_CALLBACK (layout_cb), &frame);
  const gulong handler = g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), &frame);

  g_signal_emit_by_name (gesture, "drag-begin", unit_item (canvas)->anchor_x, unit_item (canvas)->anchor_y);
  for (int i = 0; i < N_STEPS; i++)
    {
      Moment begin, computed;
      double x, y;

      settle (pause_ms);
      offset_of (i, &x, &y);
      frame.is_painted = FALSE;
      begin = moment_now ();
      g_signal_emit_by_name (gesture, "drag-update", x, y);
      frame.laid_out = computed = moment_now ();
      gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (window), GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
      while (!frame.is_painted)
        g_main_context_iteration (NULL, TRUE);
      clock[i] = frame.painted.clock - begin.clock;
      work[i] = frame.painted.work - begin.work;
      compute[i] = computed.work - begin.work;
      layout[i] = frame.laid_out.work - computed.work;
      paint[i] = frame.painted.work - frame.laid_out.work;
    }
  g_signal_emit_by_name (gesture, "cancel", NULL);
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (window), first);
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (window), handler);
  print_times (what, clock, work);
  print_parts (compute, layout, paint);
  settle (200);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DpApplication) application = NULL;
  g_autoptr (DpDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  DpWindow *window;
  DpChartCanvas *canvas;

  dp_language_init ("da");
  gtk_init ();
  adw_init ();
  application = dp_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  document = dp_document_new_from_template ("sample", &error);
  g_assert_no_error (error);
  window = dp_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  dp_window_set_document (window, document);
  dp_session_set_proposal (dp_window_get_session (window), "A");
  gtk_window_present (GTK_WINDOW (window));
  dp_window_show_page (window, "map");
  settle (600);

  canvas = DP_CHART_CANVAS (find_type (dp_window_find_page (window, "map"), DP_TYPE_CHART_CANVAS));
  printf ("ms from a move of the pointer to the painted window, median/99th percentile\n");
  /* At once after the frame before; then with a pause of a frame, in which the list and the curve follow. */
  measure ("dragging without a pause", GTK_WIDGET (window), canvas, 0);
  measure ("dragging at 60 moves a second", GTK_WIDGET (window), canvas, 17);

  dp_document_discard (document, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  return EXIT_SUCCESS;
}
