/* page-fixture.c: what the tests of the window's pages share: a window with a document, and what stands on a page.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "page-fixture.h"

#include "app/dp-application.h"
#include "plan/dp-text.h"

#include <string.h>

#define WORD_JOINER "\342\201\240"

static DpApplication *application;

/** page_test_init: a display, English, a data folder of its own, and the program as it is without a window. */
void
page_test_init (int    *argc,
                char ***argv)
{
  g_autofree char *data = g_dir_make_tmp ("doegnplan-XXXXXX", NULL);

  g_assert_nonnull (data);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  dp_language_init ("en");
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  application = dp_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));
}

void
page_set_up (PageFixture  *fixture,
             gconstpointer template_name)
{
  g_autoptr(GError) error = NULL;

  fixture->window = dp_window_new (ADW_APPLICATION (application));
  fixture->document = dp_document_new_from_template (template_name, &error);
  g_assert_no_error (error);
  dp_window_set_document (fixture->window, fixture->document);
  fixture->session = dp_window_get_session (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  settle ();
}

void
page_tear_down (PageFixture  *fixture,
                gconstpointer template_name)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_clear_object (&fixture->document);
}

GtkWidget *
page_find_id (GtkWidget  *widget,
              const char *id)
{
  const char *own = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (own != NULL && g_str_equal (own, id))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = page_find_id (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The widget of that id on a page, which is shown. */
GtkWidget *
page_part (PageFixture *fixture,
           const char  *page,
           const char  *id)
{
  GtkWidget *found;

  if (!g_str_equal (dp_window_get_page (fixture->window), page))
    {
      g_assert_true (dp_window_show_page (fixture->window, page));
      settle ();
    }
  found = page_find_id (dp_window_find_page (fixture->window, page), id);
  g_assert_nonnull (found);
  return found;
}

/* As it is read: without what only keeps words in one line. */
const char *
page_label (PageFixture *fixture,
            const char  *page,
            const char  *id)
{
  g_autoptr(GString) text = g_string_new (gtk_label_get_label (GTK_LABEL (page_part (fixture, page, id))));

  g_string_replace (text, WORD_JOINER, "", 0);
  return g_intern_string (text->str);
}

/* The texts of all labels below @widget as they are read, line by line: without what only keeps words in one line. */
void
page_collect_texts (GtkWidget *widget,
                    GString   *texts)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget))
    {
      g_string_append_printf (texts, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
      g_string_replace (texts, WORD_JOINER, "", 0);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    page_collect_texts (child, texts);
}

char *
page_texts (PageFixture *fixture,
            const char  *page,
            const char  *id)
{
  g_autoptr(GString) texts = g_string_new (NULL);

  page_collect_texts (page_part (fixture, page, id), texts);
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

/* Every cell of @table in the first @n_columns stands in the widget. */
void
page_assert_shows (const char    *texts,
                   const DpTable *table,
                   guint          n_columns)
{
  g_assert_cmpuint (table->rows->len, >, 0);
  for (guint r = 0; r < table->rows->len; r++)
    for (guint c = 0; c < n_columns; c++)
      {
        const char *cell = g_array_index (table->rows, DpTableRow, r).cells[c];

        if (strstr (texts, cell) == NULL)
          g_test_message ("“%s” is not on the page", cell);
        g_assert_nonnull (strstr (texts, cell));
      }
}
