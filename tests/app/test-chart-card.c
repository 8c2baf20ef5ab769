/* test-chart-card.c: what a chart's card can do: a headline of one's own, paper, files, the clipboard.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs below tests/tools/headless.sh.
 */
#include "config.h"

#include "settle.h"

#include "app/dp-application.h"
#include "app/dp-chart-view.h"
#include "app/dp-headline-bar.h"
#include "app/dp-print.h"
#include "app/dp-save-dialog.h"
#include "app/dp-window.h"
#include "chart/dp-picture.h"
#include "figure/dp-decision-sheet.h"
#include "figure/dp-headline.h"
#include "plan/dp-text.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define OWN "We are short of places"
#define UNIT "A-hovedstaden"
/* Of 255. */
#define A_SHADE 64
/* The margin of a sheet in points: a print with it is the same page. */
#define MARGIN_PT (DP_SHEET_MARGIN * 72 / 96)

static DpApplication *application;
static char *folder;

typedef struct
{
  DpWindow *window;
  DpDocument *document;
  DpChartView *chart;
  GtkWidget *bar;
} Fixture;

static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *id)
{
  const char *own = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (id == NULL || g_strcmp0 (own, id) == 0) && (id != NULL || gtk_widget_get_mapped (widget)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
set_up (Fixture      *fixture,
        gconstpointer page)
{
  g_autoptr(GError) error = NULL;

  fixture->window = dp_window_new (ADW_APPLICATION (application));
  fixture->document = dp_document_new_from_template ("sample", &error);
  g_assert_no_error (error);
  dp_window_set_document (fixture->window, fixture->document);
  dp_window_show_page (fixture->window, page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  settle ();
  fixture->chart = DP_CHART_VIEW (find (GTK_WIDGET (fixture->window), DP_TYPE_CHART_VIEW, NULL));
  g_assert_nonnull (fixture->chart);
  fixture->bar = find (GTK_WIDGET (fixture->chart), DP_TYPE_HEADLINE_BAR, "headline");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer page)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_clear_object (&fixture->document);
}

static const DpFigure *
figure_of (Fixture *fixture)
{
  return dp_chart_view_get_figure (fixture->chart);
}

static void
act (GtkWidget  *widget,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
  settle ();
}

static void
set_places (Fixture *fixture,
            double   places)
{
  g_auto(DpValue) value = dp_value_number (places);
  g_autoptr(GError) error = NULL;

  dp_document_set (fixture->document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, &value, &error);
  g_assert_no_error (error);
  settle ();
}

static void
undo (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (dp_document_undo (fixture->document, &error));
  settle ();
}

static gboolean
shows (Fixture    *fixture,
       const char *id)
{
  return gtk_widget_get_mapped (find (fixture->bar, GTK_TYPE_WIDGET, id));
}

static const char *
headline_of (Fixture        *fixture,
             const DpFigure *figure)
{
  const GPtrArray *headlines = dp_plan_list (dp_document_get_plan (fixture->document), DP_ENTITY_HEADLINE);

  for (guint i = 0; i < headlines->len; i++)
    if (g_strcmp0 (dp_record_text (headlines->pdata[i], DP_HEADLINE_CHART), dp_figure_kind_name (figure->kind)) == 0)
      return ((const DpRecord *) headlines->pdata[i])->id;

  g_assert_not_reached ();
}

/* From the list of problems to where the headline is written: its page and section, its area, its entry. */
static void
test_goto_headline (Fixture      *fixture,
                    gconstpointer page)
{
  static const struct
  {
    DpFigureKind kind;
    const char *area;
    const char *page;
  } cases[] = {
    { DP_FIGURE_CAPACITY, "DK-84", "capacity" }, { DP_FIGURE_TIPPING, NULL, "capacity" }, { DP_FIGURE_PRICE, NULL, "economy" },
    { DP_FIGURE_NEED, NULL, "need" },            { DP_FIGURE_DISTANCE, NULL, "map" },
  };
  DpSession *session = dp_window_get_session (fixture->window);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DpFigureOptions options = { .proposal = "A", .area = cases[i].area };
      g_autoptr(DpFigure) figure = dp_figure_new (cases[i].kind, dp_session_get_analysis (session), &options);
      g_autofree char *seen = dp_headline_seen (figure);
      g_autoptr(GError) error = NULL;
      GtkWidget *focus;

      g_assert_true (dp_headline_write (fixture->document, dp_figure_kind_name (figure->kind), figure->proposal, figure->scope, OWN, seen,
                                        &error));
      g_assert_no_error (error);
      settle ();
      dp_window_show_page (fixture->window, "overview");
      dp_session_goto_field (session, DP_ENTITY_HEADLINE, headline_of (fixture, figure), DP_HEADLINE_TEXT);
      settle ();
      g_assert_cmpstr (dp_window_get_page (fixture->window), ==, cases[i].page);
      g_assert_cmpstr (dp_session_get_area (session), ==, cases[i].area);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_true (GTK_IS_EDITABLE (focus));
      g_assert_nonnull (gtk_widget_get_ancestor (focus, DP_TYPE_HEADLINE_BAR));
      g_assert_true (gtk_widget_get_mapped (focus));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, OWN);
    }
}

/* Written in the card, one step of the plan; doubted when the figures change; kept or given up with a button. */
static void
test_headline (Fixture      *fixture,
               gconstpointer page)
{
  g_autofree char *first = g_strdup (figure_of (fixture)->chart->title);
  g_autofree char *second = NULL;
  GtkEditable *entry;

  g_assert_false (gtk_widget_get_visible (fixture->bar));
  act (GTK_WIDGET (fixture->chart), "chart.edit-headline");
  entry = GTK_EDITABLE (find (fixture->bar, GTK_TYPE_EDITABLE, "entry"));
  g_assert_true (shows (fixture, "editor"));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, first);

  /* Giving up writes nothing. */
  gtk_editable_set_text (entry, OWN);
  act (fixture->bar, "headline.cancel");
  g_assert_cmpstr (figure_of (fixture)->chart->title, ==, first);
  g_assert_null (dp_document_get_undo_label (fixture->document));

  act (GTK_WIDGET (fixture->chart), "chart.edit-headline");
  gtk_editable_set_text (entry, OWN);
  act (fixture->bar, "headline.write");
  g_assert_cmpstr (figure_of (fixture)->chart->title, ==, OWN);
  g_assert_nonnull (dp_document_get_undo_label (fixture->document));
  g_assert_false (gtk_widget_get_visible (fixture->bar));

  set_places (fixture, 9);
  g_assert_true (shows (fixture, "note"));
  second = g_strdup (figure_of (fixture)->generated);
  g_assert_cmpstr (second, !=, first);
  g_assert_nonnull (g_strrstr (gtk_label_get_label (GTK_LABEL (find (fixture->bar, GTK_TYPE_LABEL, "note_generated"))), second));

  act (fixture->bar, "headline.keep");
  g_assert_false (gtk_widget_get_visible (fixture->bar));
  g_assert_cmpstr (figure_of (fixture)->chart->title, ==, OWN);
  undo (fixture);
  g_assert_true (shows (fixture, "note"));

  act (fixture->bar, "headline.take");
  g_assert_false (gtk_widget_get_visible (fixture->bar));
  g_assert_cmpstr (figure_of (fixture)->chart->title, ==, second);
  undo (fixture);
  g_assert_cmpstr (figure_of (fixture)->chart->title, ==, OWN);

  /* The program's own words typed in are the program's own. */
  act (GTK_WIDGET (fixture->chart), "chart.edit-headline");
  gtk_editable_set_text (entry, second);
  act (fixture->bar, "headline.write");
  g_assert_false (figure_of (fixture)->own_headline);
}

static void
read_text_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_clipboard (Fixture      *fixture,
                gconstpointer page)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->chart));
  g_autofree char *wanted = dp_figure_to_text (figure_of (fixture));
  g_autofree char *text = NULL;
  GdkContentFormats *formats;

  act (GTK_WIDGET (fixture->chart), "chart.copy");
  formats = gdk_clipboard_get_formats (clipboard);
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE));
  gdk_clipboard_read_text_async (clipboard, NULL, read_text_cb, &text);
  settle_until (text != NULL);
  g_assert_cmpstr (text, ==, wanted);
  g_assert_nonnull (g_strrstr (text, figure_of (fixture)->chart->version));
}

/* ---------------------------------------------------------------------------------------------------------------- paper */

static GtkPageSetup *
new_setup (gboolean sideways)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  /* The sheet's own page, whose sides are whole pixels. */
  GtkPaperSize *paper = gtk_paper_size_new_custom ("sheet", "sheet", DP_SHEET_WIDTH * 72 / 96, DP_SHEET_HEIGHT * 72 / 96, GTK_UNIT_POINTS);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, sideways ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_top_margin (setup, MARGIN_PT, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, MARGIN_PT, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, MARGIN_PT, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, MARGIN_PT, GTK_UNIT_POINTS);
  gtk_paper_size_free (paper);
  return setup;
}

static cairo_surface_t *
rasterise (const char *pdf)
{
  g_autofree char *stem = g_strconcat (pdf, "-page", NULL);
  g_autofree char *png = g_strconcat (stem, ".png", NULL);
  const char *const command[] = { "pdftoppm", "-r", "96", "-png", "-singlefile", pdf, stem, NULL };
  g_autoptr(GError) error = NULL;
  cairo_surface_t *picture;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  picture = cairo_image_surface_create_from_png (png);
  g_assert_cmpint (cairo_surface_status (picture), ==, CAIRO_STATUS_SUCCESS);
  g_remove (png);
  return picture;
}

static int
most_apart (guint32 one,
            guint32 other)
{
  int most = 0;

  for (int shift = 0; shift < 24; shift += 8)
    most = MAX (most, abs ((int) (one >> shift & 0xff) - (int) (other >> shift & 0xff)));
  return most;
}

/* What is printed and what is written as a file is the same page. GTK keeps margins in hundredths of a millimetre, so an edge may
 * be a shade lighter; a thing that lies elsewhere, or is missing, differs by far more. */
static void
assert_same_page (const char *printed,
                  const char *written)
{
  cairo_surface_t *a = rasterise (printed);
  cairo_surface_t *b = rasterise (written);
  const int stride = cairo_image_surface_get_stride (a), width = cairo_image_surface_get_width (a);
  guint different = 0, inked = 0;

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, cairo_image_surface_get_height (a));
  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < width; x++)
      {
        const guint32 one = ((const guint32 *) (const void *) (cairo_image_surface_get_data (a) + y * stride))[x] & 0xffffff;
        const guint32 other = ((const guint32 *) (const void *) (cairo_image_surface_get_data (b) + y * stride))[x] & 0xffffff;

        different += most_apart (one, other) > A_SHADE;
        inked += one != 0xffffff;
      }
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  g_assert_cmpuint (inked, >, 1000);
  g_assert_cmpuint (different, ==, 0);
}

static gboolean
can_rasterise (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftoppm");

  if (program == NULL)
    g_test_skip ("pdftoppm is not installed");
  return program != NULL;
}

static void
test_print (Fixture      *fixture,
            gconstpointer page)
{
  DpChart *chart = figure_of (fixture)->chart;

  for (int sideways = 0; sideways <= 1 && can_rasterise (); sideways++)
    {
      g_autofree char *printed = g_build_filename (folder, "printed.pdf", NULL);
      g_autofree char *written = g_build_filename (folder, "written.pdf", NULL);
      g_autoptr(GtkPageSetup) setup = new_setup (sideways != 0);
      g_autoptr(GError) error = NULL;

      g_assert_true (dp_print_to_file (printed, setup, &chart, 1, &error));
      g_assert_no_error (error);
      g_assert_true (dp_picture_write (chart, written, sideways ? DP_PICTURE_A4_SIDEWAYS : DP_PICTURE_A4, 1, &error));
      g_assert_no_error (error);
      assert_same_page (printed, written);
    }
}

static void
test_print_sheet (Fixture      *fixture,
                  gconstpointer page)
{
  static const char *const ids[] = { "A", "B", "C", NULL };
  g_autoptr(DpAnalysis) analysis = dp_analysis_new (dp_document_get_plan (fixture->document));
  g_autoptr(GPtrArray) charts = dp_decision_sheet_new (analysis, ids, "A", "2026-11-22");
  g_autofree char *printed = g_build_filename (folder, "sheet-printed.pdf", NULL);
  g_autofree char *written = g_build_filename (folder, "sheet-written.pdf", NULL);
  g_autoptr(GtkPageSetup) setup = new_setup (FALSE);
  g_autoptr(GError) error = NULL;

  if (!can_rasterise ())
    return;
  g_assert_true (dp_print_to_file (printed, setup, (DpChart *const *) charts->pdata, charts->len, &error));
  g_assert_no_error (error);
  g_assert_true (dp_decision_sheet_write (analysis, ids, "A", "2026-11-22", written, &error));
  g_assert_no_error (error);
  assert_same_page (printed, written);
}

/* What cannot be painted is told and not printed. */
static void
test_print_refused (Fixture      *fixture,
                    gconstpointer page)
{
  DpChart *chart = dp_chart_new_range ("Of nothing");
  g_autofree char *path = g_build_filename (folder, "refused.pdf", NULL);
  g_autoptr(GError) error = NULL;

  dp_range_row_add_mark (dp_chart_add_range_row (chart, DP_ROW_PRIMARY, DP_PARTY_OWN, "x", NULL), 1, "1", NULL, NULL);
  g_assert_false (dp_print_to_file (path, NULL, &chart, 1, &error));
  g_assert_error (error, DP_EXPORT_ERROR, DP_EXPORT_ERROR_INCOMPLETE);
  dp_chart_free (chart);
}

/* ---------------------------------------------------------------------------------------------------------------- files */

/* The dialog shows what goes with the kind of file, and how large a PNG becomes. */
static void
test_save_dialog (Fixture      *fixture,
                  gconstpointer page)
{
  GtkWidget *dialog, *kind, *size, *sharpness, *measure;
  GListModel *windows = gtk_window_get_toplevels ();

  act (GTK_WIDGET (fixture->chart), "chart.save");
  dialog = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (DP_IS_SAVE_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  kind = find (dialog, GTK_TYPE_WIDGET, "kind");
  size = find (dialog, GTK_TYPE_WIDGET, "size");
  sharpness = find (dialog, GTK_TYPE_WIDGET, "sharpness");
  measure = find (dialog, GTK_TYPE_WIDGET, "measure");

  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (size), DP_PICTURE_SLIDE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (sharpness), 3);
  settle ();
  g_assert_true (gtk_widget_get_mapped (sharpness));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (measure)), ==, "5120 × 2880 pixels");
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 2);
  settle ();
  g_assert_true (gtk_widget_get_mapped (size));
  g_assert_false (gtk_widget_get_mapped (sharpness));
  g_assert_false (gtk_widget_get_mapped (measure));
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 3);
  settle ();
  g_assert_false (gtk_widget_get_mapped (size));
  g_assert_true (gtk_widget_activate_action (dialog, "dialog.cancel", NULL));
  settle ();
}

int
main (int    argc,
      char **argv)
{
  int status;

  folder = g_dir_make_tmp ("doegnplan-card-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  dp_language_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = dp_application_new ();
  /* Windows that are closed here must not end the program. */
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));

  g_test_add ("/chart-card/headline", Fixture, "capacity", set_up, test_headline, tear_down);
  g_test_add ("/chart-card/goto-headline", Fixture, "capacity", set_up, test_goto_headline, tear_down);
  g_test_add ("/chart-card/clipboard", Fixture, "need", set_up, test_clipboard, tear_down);
  g_test_add ("/chart-card/print", Fixture, "capacity", set_up, test_print, tear_down);
  g_test_add ("/chart-card/print/sheet", Fixture, "need", set_up, test_print_sheet, tear_down);
  g_test_add ("/chart-card/print/refused", Fixture, "need", set_up, test_print_refused, tear_down);
  g_test_add ("/chart-card/save", Fixture, "need", set_up, test_save_dialog, tear_down);
  status = g_test_run ();
  g_free (folder);
  return status;
}
