/* bench-edit.c: from an edit to the repainted window: recomputed, laid out, painted.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Types another number of places into the real window, as the entry does, and takes the time until the frame is painted. One
 * frame of a 60 Hz screen is 16.7 ms.
 */
#define G_LOG_DOMAIN "doegnplan-bench"

#include "config.h"

#include "app/dp-application.h"
#include "app/dp-window.h"
#include "plan/dp-text.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_WARM 10
#define N_EDITS 100
#define MANY_PROPOSALS 200
#define FRAME_MS (1000.0 / 60.0)

typedef struct
{
  gboolean painted;
} Frame;

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       data)
{
  Frame *frame = data;

  frame->painted = TRUE;
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
wait_for_frame (GtkWidget *window,
                Frame     *frame)
{
  frame->painted = FALSE;
  /* A frame even when nothing changed; what is drawn in it is what the edit made invalid. */
  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (window), GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  while (!frame->painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 20 * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* Work done by this process, which a busy machine does not lengthen as it does the time on the clock. */
static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static double
edit_once (DpDocument *document,
           GtkWidget  *window,
           Frame      *frame,
           int         places,
           double     *work)
{
  g_auto (DpValue) value = dp_value_number (places);
  g_autoptr (GError) error = NULL;
  double work_begin;
  gint64 begin;

  settle ();
  work_begin = cpu_ms ();
  begin = g_get_monotonic_time ();
  dp_document_preview (document, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, &value, &error);
  g_assert_no_error (error);
  wait_for_frame (window, frame);
  *work = cpu_ms () - work_begin;

  return (double) (g_get_monotonic_time () - begin) / 1000.0;
}

static void
measure (const char *label,
         DpWindow   *window,
         const char *page)
{
  DpDocument *document = dp_session_get_document (dp_window_get_session (window));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  double times[N_EDITS];
  double works[N_EDITS];
  Frame frame = { FALSE };
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &frame);
  guint in_frame = 0;

  dp_window_show_page (window, page);
  wait_for_frame (GTK_WIDGET (window), &frame);
  for (int i = 0; i < N_WARM; i++)
    edit_once (document, GTK_WIDGET (window), &frame, 4 + i % 5, &works[i]);
  for (int i = 0; i < N_EDITS; i++)
    {
      times[i] = edit_once (document, GTK_WIDGET (window), &frame, 4 + i % 5, &works[i]);
      in_frame += times[i] <= FRAME_MS;
    }
  g_signal_handler_disconnect (clock, handler);

  qsort (times, N_EDITS, sizeof times[0], compare_doubles);
  qsort (works, N_EDITS, sizeof works[0], compare_doubles);
  printf ("%-20s %-15s clock: median %6.2f ms, 99th percentile %6.2f ms, within a frame %3u of %u; "
          "processor: median %6.2f ms, 99th percentile %6.2f ms\n",
          label, page, times[N_EDITS / 2], times[N_EDITS * 99 / 100], in_frame, N_EDITS, works[N_EDITS / 2],
          works[N_EDITS * 99 / 100]);
}

static void
make_many (DpDocument *document)
{
  g_autoptr (GError) error = NULL;
  guint n = dp_plan_list (dp_document_get_plan (document), DP_ENTITY_PROPOSAL)->len;

  dp_document_begin (document, "many proposals");
  for (; n < MANY_PROPOSALS; n++)
    {
      g_autofree char *id = dp_document_duplicate (document, DP_ENTITY_PROPOSAL, "B", &error);

      g_assert_no_error (error);
      g_assert_nonnull (id);
    }
  g_assert_true (dp_document_end (document, &error));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DpApplication) application = NULL;
  g_autoptr (DpDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  DpWindow *window;

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
  gtk_window_present (GTK_WINDOW (window));
  settle ();

  measure ("sample, 5 proposals", window, "capacity");
  measure ("sample, 5 proposals", window, "overview");
  measure ("sample, 5 proposals", window, "proposal");
  measure ("sample, 5 proposals", window, "specialisation");
  make_many (document);
  measure ("200 proposals", window, "capacity");
  measure ("200 proposals", window, "overview");
  measure ("200 proposals", window, "proposal");
  measure ("200 proposals", window, "specialisation");

  dp_document_discard (document, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  return EXIT_SUCCESS;
}
