/* test-recovery.c: the program is killed in the middle of its work, again and again: nothing that was done is lost.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The test runs itself as a child that edits, undoes and saves as fast as it can and says before and after each step
 * what it does. The parent kills it at some moment, then looks at what is on the disk.
 *
 * Usage: test-recovery [long]
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "languages.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define UNIT "A-hovedstaden"
#define FILE_NAME "killed.doegnplan"
#define N_KILLS 12
#define N_KILLS_LONG 400
/* Lines of work after which a child is killed: two rounds of saving at most. */
#define MAX_LIFE 60
/* And then at some moment of the next step. */
#define MAX_DELAY_US 5000
#define MAX_PLACES 400
#define SAVE_EVERY 7
#define UNDO_EVERY 5

/* What the child told last: the number of places that it is about to make true, and the one that it has made true. */
typedef struct
{
  int began;
  int done;
  int saving; /* the number of places that it is about to save, -1 when it has been saved */
  int saved;
  guint n_lines;
} Report;

static void
say (const char *what,
     int         places)
{
  char line[64];
  int length = g_snprintf (line, sizeof line, "%s %d\n", what, places);

  if (write (STDOUT_FILENO, line, (gsize) length) != length)
    _exit (1);
}

static int
places_of (DpDocument *document)
{
  return (int) get_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES);
}

/* Works until it is killed. */
static void G_GNUC_NORETURN
work (void)
{
  g_autoptr (DpDocument) document = reopen (FILE_NAME);

  say ("open", places_of (document));
  for (guint i = 1;; i++)
    {
      int places = (places_of (document) + 1) % MAX_PLACES;

      say ("begin", places);
      set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, places);
      say ("done", places);

      if (i % UNDO_EVERY == 0)
        {
          int before = places == 0 ? MAX_PLACES - 1 : places - 1;

          say ("begin", before);
          undo (document);
          say ("done", places_of (document));
          say ("begin", places);
          redo (document);
          say ("done", places);
        }

      if (i % SAVE_EVERY == 0)
        {
          g_autoptr (GError) error = NULL;

          say ("saving", places);
          dp_document_save (document, FALSE, &error);
          g_assert_no_error (error);
          say ("saved", places);
        }
    }
}

/* Reads @n_lines lines, or all there are. */
static void
read_report (FILE   *stream,
             guint   n_lines,
             Report *report)
{
  char what[16];
  int places;

  for (guint i = 0; i < n_lines && fscanf (stream, "%15s %d", what, &places) == 2; i++)
    {
      report->n_lines++;
      if (g_str_equal (what, "begin"))
        report->began = places;
      else if (g_str_equal (what, "done"))
        report->began = report->done = places;
      else if (g_str_equal (what, "saving"))
        report->saving = places;
      else if (g_str_equal (what, "saved"))
        report->saving = report->saved = places;
    }
}

/* Kills it @delay_us after its @life-th line of work: however slow the machine is, it has worked. */
static void
kill_at_work (guint   life,
              guint   delay_us,
              Report *report)
{
  FILE *stream;
  int ends[2];
  int status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      close (ends[0]);
      close (ends[1]);
      execl ("/proc/self/exe", "test-recovery", "--work", NULL);
      _exit (127);
    }

  close (ends[1]);
  stream = fdopen (ends[0], "r");
  g_assert_nonnull (stream);
  /* The first line says that the plan is open. */
  read_report (stream, 1 + life, report);
  g_usleep (delay_us);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  read_report (stream, G_MAXUINT, report);
  fclose (stream);
  g_assert_cmpuint (report->n_lines, >, life);
}

static int
saved_places (void)
{
  g_autofree char *path = home_file (FILE_NAME);
  g_autoptr (GError) error = NULL;
  g_autoptr (DpPlan) plan = dp_plan_read (path, &error);
  double places = -1;

  g_assert_no_error (error);
  g_assert_true (dp_record_number (dp_plan_get (plan, DP_ENTITY_UNIT, UNIT), DP_UNIT_PLACES, &places));
  return (int) places;
}

/* No beginnings of plan files may stay after the working copy was opened again. */
static void
assert_tidy (void)
{
  g_autofree char *home = home_file ("");
  g_autoptr (GDir) folder = g_dir_open (home, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_suffix (name, ".tmp"));
}

static void
test_killed (gconstpointer n_kills)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  DpDocument *document = save_sample (FILE_NAME);
  guint n_recovered = 0;
  guint n_lines = 0;

  g_assert_finalize_object (document);
  for (guint i = 0; i < GPOINTER_TO_UINT (n_kills); i++)
    {
      Report report = { -1, -1, -1, -1, 0 };
      int on_disk = saved_places ();
      int places;

      kill_at_work ((guint) g_rand_int_range (random, 0, MAX_LIFE), (guint) g_rand_int_range (random, 0, MAX_DELAY_US), &report);
      n_lines += report.n_lines;

      /* The file is whole, and as it was saved last; perhaps a save got through without a word. */
      if (report.saved < 0)
        report.saved = on_disk;
      on_disk = saved_places ();
      if (on_disk != report.saved)
        g_assert_cmpint (on_disk, ==, report.saving);

      /* The work is there, to the last step that was done; perhaps one more got through without a word. */
      document = reopen (FILE_NAME);
      assert_tidy ();
      places = places_of (document);
      if (report.done >= 0 && places != report.done)
        g_assert_cmpint (places, ==, report.began);
      g_assert_false (dp_document_file_changed (document));
      g_assert_cmpint (dp_document_get_recovered (document), ==, dp_document_get_modified (document));
      if (places != on_disk)
        g_assert_true (dp_document_get_modified (document));
      if (dp_document_get_recovered (document))
        n_recovered++;
      g_assert_finalize_object (document);
    }

  g_test_message ("%u lines of work, %u times something to recover", n_lines, n_recovered);
  g_assert_cmpuint (n_recovered, >, 0);
}

/* While a child is alive, its plan is open in another window; when it is killed, the plan can be had at once. */
static void
test_busy_across_processes (void)
{
  g_autoptr (GFile) file = home_gfile ("held.doegnplan");
  g_autoptr (GError) error = NULL;
  DpDocument *document = save_sample ("held.doegnplan");
  int ends[2];
  char first;
  pid_t child;

  g_assert_finalize_object (document);
  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      execl ("/proc/self/exe", "test-recovery", "--hold", NULL);
      _exit (127);
    }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &first, 1), ==, 1);

  g_assert_null (dp_document_open (file, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_BUSY);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  close (ends[0]);

  document = reopen ("held.doegnplan");
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES), ==, 11);
  g_assert_true (dp_document_get_recovered (document));
  g_assert_true (dp_document_discard (document, NULL));
  g_assert_finalize_object (document);
}

static void G_GNUC_NORETURN
hold (void)
{
  g_autoptr (DpDocument) document = reopen ("held.doegnplan");

  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 11);
  say ("done", 11);
  while (TRUE)
    pause ();
}

int
main (int    argc,
      char **argv)
{
  int status;

  home_enter ();
  speak ("en");
  if (argc > 1 && g_str_equal (argv[1], "--work"))
    work ();
  if (argc > 1 && g_str_equal (argv[1], "--hold"))
    hold ();

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/recovery/killed", GUINT_TO_POINTER (argc > 1 && g_str_equal (argv[1], "long") ? N_KILLS_LONG : N_KILLS),
                        test_killed);
  g_test_add_func ("/recovery/busy-across-processes", test_busy_across_processes);
  status = g_test_run ();

  home_leave ();
  return status;
}
