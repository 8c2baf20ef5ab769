/* bench-presentation.c: from a key to the wall, in the real window on a screen of 1920 × 1080.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A slide changes, a question is answered on the wall and taken back: each from the key to the frame that was painted. Goals: 50 ms
 * for a slide, 300 ms for an answer. Before that, how long it takes until all slides are painted beforehand.
 */
#define G_LOG_DOMAIN "doegnplan-bench"

#include "config.h"

#include "app/dp-application.h"
#include "app/dp-presentation.h"
#include "app/dp-window.h"
#include "plan/dp-text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WIDTH 1920
#define HEIGHT 1080
#define ROUNDS 100
#define PATIENCE_SECONDS 30

typedef struct
{
  DpPresentation *presentation;
  DpShow *show;
  GtkWidget *wall;
  gboolean is_painted;
} Bench;

/* On the clock, and the processor's time in the window's thread, which a busy machine does not lengthen as much; in ms. */
typedef struct
{
  double clock[ROUNDS];
  double work[ROUNDS];
} Times;

static double
work_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_times (const char *what,
             Times      *times)
{
  qsort (times->clock, ROUNDS, sizeof times->clock[0], compare_doubles);
  qsort (times->work, ROUNDS, sizeof times->work[0], compare_doubles);
  printf ("%-34s clock: median %6.1f ms   99 %% %6.1f ms   of it work: median %6.1f ms   99 %% %6.1f ms\n", what,
          times->clock[ROUNDS / 2], times->clock[ROUNDS * 99 / 100], times->work[ROUNDS / 2], times->work[ROUNDS * 99 / 100]);
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       data)
{
  Bench *bench = data;

  bench->is_painted = TRUE;
}

/* Runs what is to be done until nothing is left. */
static void
settle (void)
{
  const gint64 end = g_get_monotonic_time () + 30 * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* Presses @key and waits for the frame. */
static void
press (Bench *bench,
       guint  key,
       Times *times,
       guint  round)
{
  double begin, work;

  settle ();
  bench->is_painted = FALSE;
  begin = (double) g_get_monotonic_time () / 1e3;
  work = work_now ();
  dp_presentation_handle_key (bench->presentation, key, 0);
  while (!bench->is_painted)
    g_main_context_iteration (NULL, TRUE);
  times->clock[round] = (double) g_get_monotonic_time () / 1e3 - begin;
  times->work[round] = work_now () - work;
}

static void
measure_slides (Bench *bench)
{
  Times on;

  for (guint i = 0; i < ROUNDS; i++)
    press (bench, dp_show_get_index (bench->show) + 1 < dp_show_get_n_slides (bench->show) ? GDK_KEY_Right : GDK_KEY_Home, &on, i);
  print_times ("a slide changes", &on);
}

/* Another question every time: no picture can be there from before. */
static void
measure_questions (Bench *bench)
{
  static Times typed, shown, back;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *women = g_strdup_printf ("%u", 10 + i % 90);
      double begin, work;

      dp_presentation_handle_key (bench->presentation, GDK_KEY_h, 0);
      settle ();
      begin = (double) g_get_monotonic_time () / 1e3;
      work = work_now ();
      gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (bench->wall))), women);
      typed.clock[i] = (double) g_get_monotonic_time () / 1e3 - begin;
      typed.work[i] = work_now () - work;
      press (bench, GDK_KEY_Return, &shown, i);
      press (bench, GDK_KEY_Escape, &back, i);
    }
  print_times ("a number is typed: the answer is ready", &typed);
  print_times ("Enter: the answer is on the wall", &shown);
  print_times ("Escape: the slide is back", &back);
}

static void
wait_for_size (GtkWidget *wall)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while ((gtk_widget_get_width (wall) != WIDTH || gtk_widget_get_height (wall) != HEIGHT) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  printf ("the wall: %d × %d\n", gtk_widget_get_width (wall), gtk_widget_get_height (wall));
}

static void
measure (DpSession *session,
         GtkWindow *window)
{
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };
  GdkFrameClock *clock;
  gulong handler;
  double begin;

  bench.presentation = dp_presentation_start (session, NULL, DP_SCREENS_SINGLE, window, &error);
  g_assert_no_error (error);
  bench.show = dp_presentation_get_show (bench.presentation);
  bench.wall = GTK_WIDGET (dp_presentation_get_wall (bench.presentation));
  wait_for_size (bench.wall);
  begin = work_now ();
  while (!dp_show_is_prepared (bench.show))
    g_main_context_iteration (NULL, TRUE);
  printf ("%u slides painted beforehand: %.0f ms of the processor's time in all\n", dp_show_get_n_slides (bench.show), work_now () - begin);

  clock = gtk_widget_get_frame_clock (bench.wall);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &bench);
  measure_slides (&bench);
  for (guint i = 0; i < dp_show_get_n_slides (bench.show); i++)
    if (dp_show_get_slide (bench.show, i)->asks)
      dp_show_go (bench.show, (int) i);
  measure_questions (&bench);
  g_signal_handler_disconnect (clock, handler);
  dp_show_end (bench.show);
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
  dp_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  settle ();

  measure (dp_window_get_session (window), GTK_WINDOW (window));

  dp_document_discard (document, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  return EXIT_SUCCESS;
}
