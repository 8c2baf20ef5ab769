/* bench-edit.c: from an edit to the repainted window: recomputed, laid out, painted.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Types another number of places into the real window, as the entry does, and takes the time until the frame is painted that
 * shows the edited number, the headline and the page's main chart. One frame of a 60 Hz screen is 16.7 ms. The time is told
 * apart into computing (what the records' change sets off), layout (GTK sets the widgets, charts included) and painting. What
 * GTK itself needs to paint the same area is measured first, with a plain area of one colour in the place of a chart.
 *
 * The other parts of a page follow one in a frame (dp-stagger.h). The second line of a page says when the last of those in
 * sight and the last of all are painted; the pause in typing after which the ones out of sight follow is within that.
 */
#define G_LOG_DOMAIN "doegnplan-bench"

#include "config.h"

#include "app/dp-application.h"
#include "app/dp-page.h"
#include "app/dp-window.h"
#include "plan/dp-text.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_WARM 10
#define N_EDITS 100
#define N_WHOLE 20
#define MANY_PROPOSALS 200
/* A chart in a window of 1280 × 800. */
#define PLAIN_WIDTH 700
#define PLAIN_HEIGHT 620
#define FRAME_MS (1000.0 / 60.0)
/* From what the edit before left to do to the next one: a key that is held down repeats thirty times a second. */
#define KEY_MS 33

static const char *const all_pages[] = { "capacity",   "overview", "proposal", "specialisation",
                                         "comparison", "economy",  "timeline", NULL };

/* A moment in ms: on the clock, and of the processor's time in the window's thread, which a busy machine does not lengthen
 * as it does the time on the clock. */
typedef struct
{
  double clock;
  double work;
} Moment;

/* When the phases of the frame were over. The handlers are connected after those of GTK, so they come last. */
typedef struct
{
  gboolean is_painted;
  Moment laid_out;
  Moment painted;
} Frame;

/* One measurement in ms: on the clock, and the processor's time for all of it and for its parts. */
typedef struct
{
  double all;
  double work;
  double compute;
  double layout;
  double paint;
} Sample;

/* From the edit in ms on the clock: what is in sight, and the whole page. */
typedef struct
{
  double in_sight;
  double whole;
} Whole;

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
  Frame *frame = data;

  frame->laid_out = moment_now ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       data)
{
  Frame *frame = data;

  frame->painted = moment_now ();
  frame->is_painted = TRUE;
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
  frame->is_painted = FALSE;
  frame->laid_out = moment_now ();
  /* A frame even when nothing changed; what is drawn in it is what the edit made invalid. */
  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (window), GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  while (!frame->is_painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + KEY_MS * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* Until the page's parts have followed, the last one painted. */
static void
follow (GtkWidget *page,
        gboolean   only_in_sight)
{
  while (dp_page_is_waiting (DP_PAGE (page), only_in_sight))
    g_main_context_iteration (NULL, TRUE);
}

static void
edit (DpDocument *document,
      int         places)
{
  g_auto (DpValue) value = dp_value_number (places);
  g_autoptr (GError) error = NULL;

  dp_document_preview (document, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, &value, &error);
  g_assert_no_error (error);
}

static Sample
edit_once (DpDocument *document,
           GtkWidget  *window,
           GtkWidget  *page,
           Frame      *frame,
           int         places)
{
  Moment begin, computed;

  follow (page, TRUE);
  settle ();
  begin = moment_now ();
  edit (document, places);
  computed = moment_now ();
  wait_for_frame (window, frame);

  return (Sample) { .all = frame->painted.clock - begin.clock,
                    .work = frame->painted.work - begin.work,
                    .compute = computed.work - begin.work,
                    .layout = frame->laid_out.work - computed.work,
                    .paint = frame->painted.work - frame->laid_out.work };
}

static Whole
edit_whole (DpDocument *document,
            GtkWidget  *window,
            GtkWidget  *page,
            Frame      *frame,
            int         places)
{
  Whole whole;
  double begin;

  follow (page, FALSE);
  settle ();
  begin = moment_now ().clock;
  edit (document, places);
  wait_for_frame (window, frame);
  if (dp_page_is_waiting (DP_PAGE (page), TRUE))
    {
      follow (page, TRUE);
      wait_for_frame (window, frame);
    }
  whole.in_sight = frame->painted.clock - begin;
  if (dp_page_is_waiting (DP_PAGE (page), FALSE))
    {
      follow (page, FALSE);
      wait_for_frame (window, frame);
    }
  whole.whole = frame->painted.clock - begin;

  return whole;
}

/* The median and the 99th percentile of the @n values at @offset of the structures of @size at @samples. */
static void
print_part (const char *name,
            const void *samples,
            gsize       size,
            gsize       offset,
            int         n)
{
  g_autofree double *values = g_new (double, n);

  for (int i = 0; i < n; i++)
    values[i] = *(const double *) (const void *) ((const char *) samples + (gsize) i * size + offset);
  qsort (values, (gsize) n, sizeof values[0], compare_doubles);
  printf ("  %s %5.1f/%5.1f", name, values[n / 2], values[n * 99 / 100]);
}

static void
print_samples (const char   *label,
               const char   *page,
               const Sample *samples)
{
  guint in_frame = 0;

  for (int i = 0; i < N_EDITS; i++)
    in_frame += samples[i].all <= FRAME_MS;
  printf ("%-20s %-15s", label, page);
  print_part ("clock", samples, sizeof *samples, G_STRUCT_OFFSET (Sample, all), N_EDITS);
  print_part ("processor", samples, sizeof *samples, G_STRUCT_OFFSET (Sample, work), N_EDITS);
  print_part ("of it: compute", samples, sizeof *samples, G_STRUCT_OFFSET (Sample, compute), N_EDITS);
  print_part ("layout", samples, sizeof *samples, G_STRUCT_OFFSET (Sample, layout), N_EDITS);
  print_part ("paint", samples, sizeof *samples, G_STRUCT_OFFSET (Sample, paint), N_EDITS);
  printf ("  within a frame %3u of %d\n", in_frame, N_EDITS);
}

static void
print_whole (const Whole *wholes)
{
  printf ("%-20s %-15s", "", "");
  print_part ("all in sight", wholes, sizeof *wholes, G_STRUCT_OFFSET (Whole, in_sight), N_WHOLE);
  print_part ("all of the page", wholes, sizeof *wholes, G_STRUCT_OFFSET (Whole, whole), N_WHOLE);
  printf ("\n");
  fflush (stdout);
}

static void
frame_watch (GtkWidget *window,
             Frame     *frame,
             gulong     handlers[2])
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  handlers[0] = g_signal_connect (clock, "layout", G_CALLBACK (layout_cb), frame);
  handlers[1] = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), frame);
}

static void
frame_unwatch (GtkWidget *window,
               gulong     handlers[2])
{
  for (int i = 0; i < 2; i++)
    g_signal_handler_disconnect (gtk_widget_get_frame_clock (window), handlers[i]);
}

static void
measure (const char *label,
         DpWindow   *window,
         const char *name)
{
  DpDocument *document = dp_session_get_document (dp_window_get_session (window));
  GtkWidget *page = dp_window_find_page (window, name);
  Sample samples[N_EDITS];
  Whole wholes[N_WHOLE];
  Frame frame = { FALSE };
  gulong handlers[2];

  frame_watch (GTK_WIDGET (window), &frame, handlers);
  dp_window_show_page (window, name);
  wait_for_frame (GTK_WIDGET (window), &frame);
  for (int i = 0; i < N_WARM; i++)
    samples[i] = edit_once (document, GTK_WIDGET (window), page, &frame, 4 + i % 5);
  for (int i = 0; i < N_EDITS; i++)
    samples[i] = edit_once (document, GTK_WIDGET (window), page, &frame, 4 + i % 5);
  for (int i = 0; i < N_WHOLE; i++)
    wholes[i] = edit_whole (document, GTK_WIDGET (window), page, &frame, 4 + i % 5);
  frame_unwatch (GTK_WIDGET (window), handlers);
  print_samples (label, name, samples);
  print_whole (wholes);
}

static void
draw_plain_cb (GtkDrawingArea *area,
               cairo_t        *cr,
               int             width,
               int             height,
               gpointer        data)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
}

/* The floor: GTK paints an area of a chart's size anew, and nothing else happens. */
static void
measure_plain (int width,
               int height)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *area = gtk_drawing_area_new ();
  g_autofree char *size = g_strdup_printf ("%d × %d", width, height);
  Sample samples[N_EDITS];
  Frame frame = { FALSE };
  gulong handlers[2];

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_plain_cb, NULL, NULL);
  gtk_widget_set_size_request (area, width, height);
  gtk_window_set_child (GTK_WINDOW (window), area);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  frame_watch (window, &frame, handlers);
  for (int i = 0; i < N_EDITS; i++)
    {
      Moment begin;

      settle ();
      begin = moment_now ();
      gtk_widget_queue_draw (area);
      wait_for_frame (window, &frame);
      samples[i] = (Sample) { .all = frame.painted.clock - begin.clock,
                                .work = frame.painted.work - begin.work,
                                .paint = frame.painted.work - begin.work };
    }
  frame_unwatch (window, handlers);
  print_samples ("nothing but GTK", size, samples);
  gtk_window_destroy (GTK_WINDOW (window));
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

/* With arguments: only the pages that they name. */
int
main (int    argc,
      char **argv)
{
  const char *const *pages = argc > 1 ? (const char *const *) argv + 1 : all_pages;
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

  printf ("ms, median/99th percentile; “processor” and its parts: the processor's time in the window's thread\n");
  measure_plain (PLAIN_WIDTH, PLAIN_HEIGHT);
  document = dp_document_new_from_template ("sample", &error);
  g_assert_no_error (error);
  window = dp_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  dp_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  settle ();

  for (gsize i = 0; pages[i] != NULL; i++)
    measure ("sample, 5 proposals", window, pages[i]);
  make_many (document);
  for (gsize i = 0; pages[i] != NULL; i++)
    measure ("200 proposals", window, pages[i]);

  dp_document_discard (document, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  return EXIT_SUCCESS;
}
