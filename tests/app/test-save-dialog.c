/* test-save-dialog.c: a plan that cannot be saved, as a planner meets it in the window: what happened, where the work is, and on.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs below tests/tools/headless.sh. A full disk is a limit on the size of files; a folder that can only be read is one, and
 * root, who may write everywhere, is nobody while it is saved to.
 *
 * Usage: test-save-dialog da|en
 */
#include "config.h"

#include "settle.h"

#include "app/dp-application.h"
#include "app/dp-window.h"
#include "plan/dp-text.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define UNIT "A-nordjylland"
#define PLACES_BEFORE 6
#define NOBODY 65534

/** Words: what the dialog says, as the two languages say it. */
typedef struct
{
  const char *heading;
  const char *full;
  const char *locked;
  const char *advice;
  const char *safe;
  const char *typed;
  const char *nothing_lost;
  const char *close;
  const char *again;
  const char *elsewhere;
  const char *saved;
  const char *not_saved;
} Words;

static const Words english = {
  .heading = "The Plan Could Not Be Saved",
  .full = "“%s” cannot be written: the disk is full.",
  .locked = "“%s” cannot be written: you do not have permission.",
  .advice = "Save it under another name or in another folder.",
  .safe = "Nothing is lost: all your work is safe on this computer, in the file “%s”.",
  .nothing_lost = "Nothing is lost",
  .typed = "What you typed last is in this window only: leave it open",
  .close = "_Close",
  .again = "_Try Again",
  .elsewhere = "Save _Elsewhere …",
  .saved = "saved",
  .not_saved = "not saved",
};

static const Words danish = {
  .heading = "Planen kunne ikke gemmes",
  .full = "»%s« kan ikke skrives: disken er fuld.",
  .locked = "»%s« kan ikke skrives: du har ikke adgang.",
  .advice = "Gem under et andet navn eller i en anden mappe.",
  .safe = "Intet er tabt: alt dit arbejde ligger sikkert på denne computer, i filen »%s«.",
  .nothing_lost = "Intet er tabt",
  .typed = "Det, du skrev sidst, findes kun i dette vindue: Lad det være åbent",
  .close = "_Luk",
  .again = "_Prøv igen",
  .elsewhere = "Gem et _andet sted …",
  .saved = "gemt",
  .not_saved = "ikke gemt",
};

static const Words *words = &english;
static DpApplication *application;
static char *home;

typedef struct
{
  char *folder;
  char *path;
  DpDocument *document;
  DpWindow *window;
} Fixture;

/* ------------------------------------------------------------------------------------------------------ the plan */

static double
places_in (const DpPlan *plan)
{
  return dp_record_number_or (dp_plan_get (plan, DP_ENTITY_UNIT, UNIT), DP_UNIT_PLACES, -1);
}

static double
places_in_file (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DpPlan) plan = dp_plan_read (fixture->path, &error);

  g_assert_no_error (error);
  return places_in (plan);
}

static void
set_places (Fixture *fixture,
            double   number)
{
  DpValue value = dp_value_number (number);

  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, &value, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  fixture->folder = g_build_filename (home, "fælles", NULL);
  fixture->path = g_build_filename (fixture->folder, "plan.doegnplan", NULL);
  g_assert_cmpint (g_mkdir (fixture->folder, 0755), ==, 0);
  file = g_file_new_for_path (fixture->path);
  fixture->document = dp_document_new_from_template ("sample", &error);
  g_assert_no_error (error);
  g_assert_true (dp_document_save_as (fixture->document, file, &error));
  g_assert_cmpfloat (places_in_file (fixture), ==, PLACES_BEFORE);
  fixture->window = dp_window_new (ADW_APPLICATION (application));
  dp_window_set_document (fixture->window, fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_true (dp_document_discard (fixture->document, NULL));
  g_clear_object (&fixture->document);
  g_unlink (fixture->path);
  /* Fails when the beginning of a file was left in it. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* ---------------------------------------------------------------------------------------------------- the window */

/* The question above the window, while there is one. */
static GtkWidget *
find_question (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data) && gtk_widget_get_mapped (link->data))
      return link->data;
  return NULL;
}

static void
wait_until_question (gboolean is_there)
{
  settle_until ((find_question () != NULL) == is_there);
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (const char *label)
{
  GtkWidget *button = find_button (find_question (), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_until_question (FALSE);
}

static GtkWidget *
find_id (GtkWidget  *widget,
         const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_id (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
assert_header (Fixture    *fixture,
               const char *state)
{
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_id (GTK_WIDGET (fixture->window), "plan_state"))), ==, state);
}

static void
save (Fixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "save", NULL);
}

/* ----------------------------------------------------------------------------------------------------- the faults */

static void
save_to_full_disk (Fixture *fixture,
                   rlim_t   bytes_left)
{
  struct rlimit unlimited, limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  limit = (struct rlimit) { bytes_left, unlimited.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  save (fixture);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
}

static void
save_to_locked_folder (Fixture *fixture)
{
  gboolean is_root = geteuid () == 0;

  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  g_assert_cmpint (is_root ? seteuid (NOBODY) : 0, ==, 0);
  save (fixture);
  g_assert_cmpint (is_root ? seteuid (0) : 0, ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
}

/* What happened to which file, what can be done, and where the work is; which is still there, and so is the old file. */
static void
check_failure (Fixture    *fixture,
               const char *format,
               double      number)
{
  g_autofree char *working = dp_document_dup_working_file (fixture->document, NULL);
  g_autofree char *copy = g_build_filename (home, "copy.doegnplan", NULL);
  g_autofree char *content = NULL;
  g_autoptr(DpPlan) in_copy = NULL;
  gsize length;
  g_autoptr(GString) sentence = g_string_new (format), safe = g_string_new (words->safe);
  GtkWidget *question;

  wait_until_question (TRUE);
  question = find_question ();
  g_string_replace (sentence, "%s", fixture->path, 0);
  g_string_replace (safe, "%s", working, 0);
  g_assert_true (g_str_has_prefix (working, home));
  g_assert_true (says (question, words->heading));
  g_assert_true (says (question, sentence->str));
  g_assert_true (says (question, words->advice));
  g_assert_true (says (question, safe->str));
  g_assert_nonnull (find_button (question, words->elsewhere));

  /* Where it says that the work is, it is: that one file, copied, is the plan. */
  g_assert_true (g_file_get_contents (working, &content, &length, NULL));
  g_assert_true (g_file_set_contents (copy, content, (gssize) length, NULL));
  in_copy = dp_plan_read (copy, NULL);
  g_assert_nonnull (in_copy);
  g_assert_cmpfloat (places_in (in_copy), ==, number);
  g_unlink (copy);

  g_assert_cmpfloat (places_in (dp_document_get_plan (fixture->document)), ==, number);
  g_assert_true (dp_document_get_modified (fixture->document));
  g_assert_cmpfloat (places_in_file (fixture), ==, PLACES_BEFORE);
  assert_header (fixture, words->not_saved);
}

static void
check_saved (Fixture *fixture,
             double   number)
{
  /* An answer is heard after its question is gone. */
  settle_until (!dp_document_get_modified (fixture->document));
  g_assert_null (find_question ());
  g_assert_cmpfloat (places_in_file (fixture), ==, number);
  assert_header (fixture, words->saved);
}

/* ---------------------------------------------------------------------------------------------------------- tests */

/* Room is made while the question stands there. */
static void
test_full_disk (Fixture      *fixture,
                gconstpointer unused)
{
  set_places (fixture, 4);
  save_to_full_disk (fixture, 40000);
  check_failure (fixture, words->full, 4);
  press (words->again);
  check_saved (fixture, 4);
}

/* Not even the working copy can be written: that is said, and what was typed is saved when there is room. */
static void
test_all_disks_full (Fixture      *fixture,
                     gconstpointer unused)
{
  g_auto(DpValue) four = dp_value_number (4);

  g_assert_true (dp_document_preview (fixture->document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, &four, NULL));
  save_to_full_disk (fixture, 0);
  wait_until_question (TRUE);
  g_assert_true (says (find_question (), words->typed));
  g_assert_false (says (find_question (), words->nothing_lost));
  g_assert_cmpfloat (places_in (dp_document_get_plan (fixture->document)), ==, 4);
  g_assert_cmpfloat (places_in_file (fixture), ==, PLACES_BEFORE);
  press (words->again);
  check_saved (fixture, 4);
}

/* Work goes on after it, and what comes then is saved with the rest. */
static void
test_locked_folder (Fixture      *fixture,
                    gconstpointer unused)
{
  set_places (fixture, 4);
  save_to_locked_folder (fixture);
  check_failure (fixture, words->locked, 4);
  press (words->close);
  assert_header (fixture, words->not_saved);

  set_places (fixture, 5);
  save_to_locked_folder (fixture);
  check_failure (fixture, words->locked, 5);
  press (words->close);
  save (fixture);
  check_saved (fixture, 5);
}

/* The window is closed on it: the plan is opened again with the work in it. */
static void
test_closed_on_it (Fixture      *fixture,
                   gconstpointer unused)
{
  g_autoptr(GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr(GError) error = NULL;

  set_places (fixture, 4);
  save_to_full_disk (fixture, 40000);
  check_failure (fixture, words->full, 4);
  press (words->close);
  g_clear_object (&fixture->document);
  gtk_window_close (GTK_WINDOW (fixture->window));
  settle ();

  fixture->document = dp_document_open (file, &error);
  g_assert_no_error (error);
  g_assert_true (dp_document_get_recovered (fixture->document));
  g_assert_cmpfloat (places_in (dp_document_get_plan (fixture->document)), ==, 4);
  fixture->window = dp_window_new (ADW_APPLICATION (application));
  dp_window_set_document (fixture->window, fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  assert_header (fixture, words->not_saved);
  save (fixture);
  check_saved (fixture, 4);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  int status;

  home = g_dir_make_tmp ("doegnplan-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  if (argc > 1 && g_str_equal (argv[1], "da"))
    words = &danish;
  dp_language_init (words == &danish ? "da" : "en");
  adw_init ();
  application = dp_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));
  /* Else the limit on the size of files ends the program. */
  signal (SIGXFSZ, SIG_IGN);

  ADD ("/save-dialog/full-disk", test_full_disk);
  ADD ("/save-dialog/all-disks-full", test_all_disks_full);
  ADD ("/save-dialog/locked-folder", test_locked_folder);
  ADD ("/save-dialog/closed-on-it", test_closed_on_it);
  status = g_test_run ();

  g_free (home);
  return status;
}
