/* test-clipping-dialogs.c: no text of a dialog or a menu is cut, whatever the language and the size of the text.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How texts are judged is said in test-clipping-common.h.
 *
 * Usage: test-clipping-dialogs da|en
 */
#include "config.h"

#include "test-clipping-common.h"

#include "app/dp-chart-view.h"

#include <glib/gstdio.h>

/** Fixture: a window on a plan that has a file, at one size of text. */
typedef struct
{
  int percent;
  char *folder;
  GFile *file;
  DpDocument *document;
  DpWindow *window;
  guint n_cut;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer percent)
{
  g_autoptr(GError) error = NULL;

  fixture->percent = GPOINTER_TO_INT (percent);
  fixture->folder = g_dir_make_tmp ("doegnplan-XXXXXX", NULL);
  fixture->file = g_file_new_build_filename (fixture->folder, "Døgnpladser, fælles oplæg.doegnplan", NULL);
  fixture->document = dp_document_new_from_template ("sample", NULL);
  g_assert_true (dp_document_save_as (fixture->document, fixture->file, &error));
  g_assert_no_error (error);
  scale_text (fixture->percent);
  fixture->window = open_window (fixture->document);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer percent)
{
  close_window (fixture->window);
  scale_text (100);
  dp_document_discard (fixture->document, NULL);
  g_clear_object (&fixture->document);
  g_file_delete (fixture->file, NULL, NULL);
  g_clear_object (&fixture->file);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* ---------------------------------------------------------------------------------------------------------- dialogs */

/* (nullable): the window above the main one: there must not be two. */
static GtkWidget *
find_dialog (Fixture *fixture)
{
  g_autoptr(GList) all = gtk_window_list_toplevels ();
  GtkWidget *found = NULL;

  for (GList *link = all; link != NULL; link = link->next)
    if (link->data != fixture->window && gtk_widget_get_mapped (link->data))
      {
        g_assert_null (found);
        found = link->data;
      }
  return found;
}

static GtkWidget *
check_dialog (Fixture    *fixture,
              const char *name)
{
  g_autofree char *where = g_strdup_printf ("%s at %d %%", name, fixture->percent);
  GtkWidget *dialog;

  settle_until ((dialog = find_dialog (fixture)) != NULL);
  fixture->n_cut += count_cut_texts (dialog, where);
  return dialog;
}

static void
set_places (DpDocument *document,
            const char *unit,
            double      number)
{
  DpValue value = dp_value_number (number);

  g_assert_true (dp_document_set (document, DP_ENTITY_UNIT, unit, DP_UNIT_PLACES, &value, NULL));
}

static void
test_dialogs (Fixture      *fixture,
              gconstpointer percent)
{
  static const char *const actions[] = {
    "app.preferences", "app.about", "app.help", "win.history", "win.show-help-overlay", "win.discard",
  };

  set_places (fixture->document, "A-nordjylland", 4);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), actions[i], NULL));
      gtk_window_destroy (GTK_WINDOW (check_dialog (fixture, actions[i])));
      settle ();
    }
  g_assert_cmpuint (fixture->n_cut, ==, 0);
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_save_chart (Fixture      *fixture,
                 gconstpointer percent)
{
  GtkWidget *chart;

  dp_window_show_page (fixture->window, "capacity");
  settle ();
  chart = find_child (GTK_WIDGET (fixture->window), DP_TYPE_CHART_VIEW);
  g_assert_true (gtk_widget_activate_action (chart, "chart.save", NULL));
  gtk_window_destroy (GTK_WINDOW (check_dialog (fixture, "chart.save")));
  g_assert_cmpuint (fixture->n_cut, ==, 0);
}

/* What somebody else makes of a copy of the plan, saved in its place. */
static void
other_saves (Fixture *fixture)
{
  g_autoptr(GFile) aside = g_file_new_build_filename (fixture->folder, "aside.doegnplan", NULL);
  g_autoptr(DpDocument) other = NULL;

  g_assert_true (g_file_copy (fixture->file, aside, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
  other = dp_document_open (aside, NULL);
  set_places (other, "A-nordjylland", 8);
  set_places (other, "A-hovedstaden", 12);
  g_assert_true (dp_document_save (other, FALSE, NULL));
  g_assert_true (g_file_move (aside, fixture->file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
}

static void
answer (GtkWidget  *dialog,
        const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Saving: somebody else was there, what both have changed, and the drive is gone. */
static void
test_saving (Fixture      *fixture,
             gconstpointer percent)
{
  set_places (fixture->document, "A-nordjylland", 4);
  set_places (fixture->document, "A-hovedstaden", 3);
  other_saves (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "save", NULL);
  answer (check_dialog (fixture, "changed by others"), "merge");
  gtk_window_destroy (GTK_WINDOW (check_dialog (fixture, "merge")));
  settle ();

  g_assert_true (g_file_delete (fixture->file, NULL, NULL));
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "save", NULL);
  answer (check_dialog (fixture, "not saved"), "cancel");
  settle ();
  g_assert_cmpuint (fixture->n_cut, ==, 0);
}

/* ------------------------------------------------------------------------------------------------------------ menus */

/* Buttons of one name in cards of one kind open the same. */
static char *
dup_kind (GtkWidget *button)
{
  GtkWidget *card = gtk_widget_get_parent (button);

  while (!g_str_has_prefix (G_OBJECT_TYPE_NAME (card), "Dp"))
    card = gtk_widget_get_parent (card);
  return g_strdup_printf ("%s in %s", gtk_buildable_get_buildable_id (GTK_BUILDABLE (button)), G_OBJECT_TYPE_NAME (card));
}

static void
list_menu_buttons (GtkWidget *widget,
                   GPtrArray *buttons)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_is_sensitive (widget))
    g_ptr_array_add (buttons, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_menu_buttons (child, buttons);
}

static void
check_menu (Fixture    *fixture,
            const char *page,
            GtkWidget  *button,
            const char *kind)
{
  g_autofree char *where = g_strdup_printf ("%s, menu %s at %d %%", page, kind, fixture->percent);
  GtkWidget *popover;

  g_test_message ("%s", where);
  /* What is below the fold comes into sight first, as with the keyboard. */
  gtk_widget_child_focus (button, GTK_DIR_TAB_FORWARD);
  settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle ();
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_mapped (popover));
  fixture->n_cut += count_cut_texts (popover, where);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  settle ();
}

/* Every menu that a page and the frame around it offer, each kind once. */
static void
test_menus (Fixture      *fixture,
            gconstpointer percent)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const char *const *page = dp_window_page_names (); *page != NULL; page++)
    {
      g_autoptr(GPtrArray) buttons = g_ptr_array_new ();

      dp_window_show_page (fixture->window, *page);
      settle ();
      list_menu_buttons (GTK_WIDGET (fixture->window), buttons);
      for (guint i = 0; i < buttons->len; i++)
        {
          char *kind = dup_kind (buttons->pdata[i]);

          if (g_hash_table_add (seen, kind))
            check_menu (fixture, *page, buttons->pdata[i], kind);
        }
    }
  /* The menus of the header and of a chart at least. */
  g_assert_cmpuint (g_hash_table_size (seen), >=, 4);
  g_assert_cmpuint (fixture->n_cut, ==, 0);
}

#define ADD(name, function) \
  g_test_add ("/clipping/" name "/100", Fixture, GINT_TO_POINTER (100), set_up, function, tear_down); \
  g_test_add ("/clipping/" name "/200", Fixture, GINT_TO_POINTER (200), set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  test_clipping_init (&argc, &argv);
  ADD ("dialogs", test_dialogs);
  ADD ("save-chart", test_save_chart);
  ADD ("saving", test_saving);
  ADD ("menus", test_menus);
  return g_test_run ();
}
