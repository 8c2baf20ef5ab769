/* test-merge-dialog.c: somebody else has saved the plan meanwhile, as a planner meets it in the window.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs below tests/tools/headless.sh.
 */
#include "config.h"

#include "settle.h"

#include "app/dp-application.h"
#include "app/dp-window.h"
#include "plan/dp-text.h"

#include <string.h>

#include <glib/gstdio.h>

static DpApplication *application;
static char *folder;

typedef struct
{
  GFile *file;
  DpDocument *document;
  DpWindow *window;
} Fixture;

/* Until @question is answered with something. */
static gpointer
wait_for (gpointer (*question) (Fixture *fixture),
          Fixture *fixture)
{
  gpointer answer = NULL;

  settle_until ((answer = question (fixture)) != NULL);
  return answer;
}

static double
places (DpDocument *document,
        const char *unit)
{
  return dp_record_number_or (dp_plan_get (dp_document_get_plan (document), DP_ENTITY_UNIT, unit), DP_UNIT_PLACES, -1);
}

static void
set_places (DpDocument *document,
            const char *unit,
            double      number)
{
  DpValue value = dp_value_number (number);

  g_assert_true (dp_document_set (document, DP_ENTITY_UNIT, unit, DP_UNIT_PLACES, &value, NULL));
}

static GFile *
file_of (const char *name)
{
  return g_file_new_build_filename (folder, name, NULL);
}

/* What somebody else makes of a copy of the plan, saved in its place: 8 in Nordjylland, 12 in Hovedstaden. */
static void
other_saves (Fixture *fixture)
{
  g_autoptr(GFile) aside = file_of ("aside.doegnplan");
  g_autoptr(DpDocument) other = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_copy (fixture->file, aside, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error));
  other = dp_document_open (aside, &error);
  g_assert_no_error (error);
  set_places (other, "A-nordjylland", 8);
  set_places (other, "A-hovedstaden", 12);
  g_assert_true (dp_document_save (other, FALSE, NULL));
  g_assert_true (g_file_move (aside, fixture->file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture->file = file_of ("shared.doegnplan");
  g_file_delete (fixture->file, NULL, NULL);
  fixture->document = dp_document_new_from_template ("sample", &error);
  g_assert_no_error (error);
  g_assert_true (dp_document_save_as (fixture->document, fixture->file, &error));
  fixture->window = dp_window_new (ADW_APPLICATION (application));
  dp_window_set_document (fixture->window, fixture->document);
  dp_window_show_page (fixture->window, "overview");
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  dp_document_discard (fixture->document, NULL);
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->file);
}

/* The question or list above the window. */
static GtkWidget *
find_dialog (const char *type)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (link->data), type) && gtk_widget_get_mapped (link->data))
      return link->data;
  return NULL;
}

static gpointer
question (Fixture *fixture)
{
  return find_dialog ("AdwMessageDialog");
}

static gpointer
merge_dialog (Fixture *fixture)
{
  return find_dialog ("DpMergeDialog");
}

static gpointer
no_dialog (Fixture *fixture)
{
  return question (fixture) == NULL && merge_dialog (fixture) == NULL ? fixture : NULL;
}

static gpointer
saved (Fixture *fixture)
{
  return dp_document_get_modified (fixture->document) ? NULL : fixture;
}

static void
save (Fixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "save", NULL);
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
answer (Fixture    *fixture,
        const char *label)
{
  GtkWidget *button = find_button (wait_for (question, fixture), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
list_answers (GtkWidget *widget,
              GPtrArray *answers)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    g_ptr_array_add (answers, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_answers (child, answers);
}

/* The n-th answer of a dialog, which must say @text. */
static GtkCheckButton *
find_answer (GtkWidget  *dialog,
             guint       n,
             const char *text)
{
  g_autoptr(GPtrArray) answers = g_ptr_array_new ();
  GtkWidget *label;

  list_answers (dialog, answers);
  g_assert_cmpuint (n, <, answers->len);
  label = gtk_check_button_get_child (answers->pdata[n]);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, text);
  return answers->pdata[n];
}

static double
places_in_file (Fixture    *fixture,
                const char *unit)
{
  g_autoptr(DpPlan) plan = dp_plan_read (g_file_peek_path (fixture->file), NULL);

  return dp_record_number_or (dp_plan_get (plan, DP_ENTITY_UNIT, unit), DP_UNIT_PLACES, -1);
}

/* Nothing was changed by both: one answer, and both are saved. */
static void
test_without_conflict (Fixture      *fixture,
                       gconstpointer unused)
{
  set_places (fixture->document, "A-midtjylland", 7);
  other_saves (fixture);
  save (fixture);
  answer (fixture, "_Merge");
  wait_for (saved, fixture);
  wait_for (no_dialog, fixture);
  g_assert_cmpfloat (places_in_file (fixture, "A-midtjylland"), ==, 7);
  g_assert_cmpfloat (places_in_file (fixture, "A-nordjylland"), ==, 8);
}

/* Mine is kept unless theirs is chosen; undoing brings back the time before, and saving then asks again. */
static void
test_decided (Fixture      *fixture,
              gconstpointer unused)
{
  GtkWidget *dialog;

  set_places (fixture->document, "A-nordjylland", 4);
  set_places (fixture->document, "A-hovedstaden", 3);
  other_saves (fixture);
  save (fixture);
  answer (fixture, "_Merge");
  dialog = wait_for (merge_dialog, fixture);
  g_assert_cmpfloat (places (fixture->document, "A-hovedstaden"), ==, 3);
  g_assert_true (gtk_check_button_get_active (find_answer (dialog, 0, "Mine: 3\302\240places")));
  g_assert_false (gtk_check_button_get_active (find_answer (dialog, 1, "Theirs: 12\302\240places")));
  g_assert_true (gtk_check_button_get_active (find_answer (dialog, 2, "Mine: 4\302\240places")));
  gtk_check_button_set_active (find_answer (dialog, 3, "Theirs: 8\302\240places"), TRUE);
  gtk_widget_activate_action (dialog, "merge.apply", NULL);
  wait_for (saved, fixture);
  wait_for (no_dialog, fixture);
  g_assert_cmpfloat (places_in_file (fixture, "A-hovedstaden"), ==, 3);
  g_assert_cmpfloat (places_in_file (fixture, "A-nordjylland"), ==, 8);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "undo", NULL);
  g_assert_cmpfloat (places (fixture->document, "A-nordjylland"), ==, 4);
  save (fixture);
  answer (fixture, "_Cancel");
  wait_for (no_dialog, fixture);
  g_assert_cmpfloat (places_in_file (fixture, "A-nordjylland"), ==, 8);
  save (fixture);
  answer (fixture, "Save _Anyway");
  wait_for (saved, fixture);
  g_assert_cmpfloat (places_in_file (fixture, "A-nordjylland"), ==, 4);
}

/* Whoever cancels has neither touched the plan nor the file. */
static void
test_cancelled (Fixture      *fixture,
                gconstpointer unused)
{
  GtkWidget *dialog;

  set_places (fixture->document, "A-nordjylland", 4);
  other_saves (fixture);
  save (fixture);
  answer (fixture, "_Merge");
  dialog = wait_for (merge_dialog, fixture);
  gtk_check_button_set_active (find_answer (dialog, 1, "Theirs: 8\302\240places"), TRUE);
  gtk_window_close (GTK_WINDOW (dialog));
  wait_for (no_dialog, fixture);
  g_assert_cmpfloat (places (fixture->document, "A-nordjylland"), ==, 4);
  g_assert_cmpfloat (places (fixture->document, "A-hovedstaden"), ==, 6);
  g_assert_cmpfloat (places_in_file (fixture, "A-nordjylland"), ==, 8);
  g_assert_true (dp_document_get_modified (fixture->document));
  save (fixture);
  answer (fixture, "_Cancel");
  wait_for (no_dialog, fixture);
}

/* What does not go together is said in the dialog, which stays. */
static void
test_clash (Fixture      *fixture,
            gconstpointer unused)
{
  GtkWidget *dialog;

  set_places (fixture->document, "A-nordjylland", 4);
  other_saves (fixture);
  save (fixture);
  answer (fixture, "_Merge");
  dialog = wait_for (merge_dialog, fixture);
  /* The plan goes on while the list stands there. */
  set_places (fixture->document, "A-nordjylland", 5);
  gtk_widget_activate_action (dialog, "merge.apply", NULL);
  g_assert_true (wait_for (merge_dialog, fixture) == dialog);
  g_assert_true (GTK_IS_LABEL (gtk_window_get_focus (GTK_WINDOW (dialog))));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_window_get_focus (GTK_WINDOW (dialog)))), ==,
                   "The plan was changed here meanwhile. Save again to merge.");
  g_assert_cmpfloat (places (fixture->document, "A-hovedstaden"), ==, 6);
  gtk_window_close (GTK_WINDOW (dialog));
  wait_for (no_dialog, fixture);
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

/* The network drive is gone, and comes back; then the file is deleted. The work is safe, that is said, and it is saved. */
static void
test_unreachable (Fixture      *fixture,
                  gconstpointer unused)
{
  g_autofree char *drive = g_build_filename (folder, "drive", NULL);
  g_autofree char *away = g_build_filename (folder, "away", NULL);
  g_autofree char *path = g_build_filename (drive, "plan.doegnplan", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_cmpint (g_mkdir (drive, 0700), ==, 0);
  g_assert_true (dp_document_save_as (fixture->document, file, NULL));
  g_set_object (&fixture->file, file);
  set_places (fixture->document, "A-nordjylland", 4);
  g_assert_cmpint (g_rename (drive, away), ==, 0);
  save (fixture);
  g_assert_true (says (wait_for (question, fixture), "Nothing is lost"));
  answer (fixture, "_Close");
  wait_for (no_dialog, fixture);
  g_assert_true (dp_document_get_modified (fixture->document));
  g_assert_cmpfloat (places (fixture->document, "A-nordjylland"), ==, 4);

  g_assert_cmpint (g_rename (away, drive), ==, 0);
  g_assert_cmpfloat (places_in_file (fixture, "A-nordjylland"), ==, 6);
  save (fixture);
  wait_for (saved, fixture);
  g_assert_cmpfloat (places_in_file (fixture, "A-nordjylland"), ==, 4);

  g_assert_cmpint (g_unlink (path), ==, 0);
  set_places (fixture->document, "A-nordjylland", 5);
  save (fixture);
  wait_for (saved, fixture);
  g_assert_cmpfloat (places_in_file (fixture, "A-nordjylland"), ==, 5);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  int status;

  folder = g_dir_make_tmp ("doegnplan-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  dp_language_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = dp_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));

  ADD ("/merge-dialog/without-conflict", test_without_conflict);
  ADD ("/merge-dialog/decided", test_decided);
  ADD ("/merge-dialog/cancelled", test_cancelled);
  ADD ("/merge-dialog/clash", test_clash);
  ADD ("/saving/unreachable", test_unreachable);
  status = g_test_run ();

  g_free (folder);
  return status;
}
