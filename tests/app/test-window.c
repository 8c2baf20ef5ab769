/* test-window.c: the window, its pages, the panel, the chart and the table widgets.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs below tests/tools/headless.sh. As a by-product every page is written as a picture to the build folder.
 */
#include "config.h"

#include "settle.h"

#include "app/dp-application.h"
#include "app/dp-chart-canvas.h"
#include "app/dp-chart-view.h"
#include "app/dp-columns.h"
#include "app/dp-models.h"
#include "app/dp-page.h"
#include "app/dp-table-view.h"
#include "app/dp-tooltip.h"
#include "app/dp-window.h"
#include "figure/dp-summary.h"
#include "plan/dp-text.h"

#include <glib/gstdio.h>

/** Wider than this no page may ask the window to be: the smallest screen planned for, and the frame that a window draws
 * where there is no compositor. */
#define WIDTH_MAX 1290

static DpApplication *application;

typedef struct
{
  DpWindow *window;
  DpDocument *document;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer template_name)
{
  g_autoptr(GError) error = NULL;

  fixture->window = dp_window_new (ADW_APPLICATION (application));
  fixture->document = dp_document_new_from_template (template_name, &error);
  g_assert_no_error (error);
  dp_window_set_document (fixture->window, fixture->document);
  dp_window_show_page (fixture->window, "overview");
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer template_name)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_clear_object (&fixture->document);
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_id (GtkWidget  *widget,
         const char *id)
{
  const char *own = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (own != NULL && g_str_equal (own, id))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_id (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
label_of (Fixture    *fixture,
          const char *id)
{
  return gtk_label_get_label (GTK_LABEL (find_id (GTK_WIDGET (fixture->window), id)));
}

static void
write_picture (GtkWidget  *window,
               const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("DOEGNPLAN_BUILD_DIR"), "pictures", NULL);
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GdkTexture) texture = NULL;
  GskRenderNode *node;
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);

  g_mkdir_with_parents (folder, 0755);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_render_node_unref (node);
  gdk_texture_save_to_png (texture, path);
}

/* ------------------------------------------------------------------------------------------------------- names */

/* What assistive technology can call a widget: its text, or a label that was given to it. */
static gboolean
has_text_inside (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_text_inside (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* The widget inside which a nameless one is a part: the text of an entry, the button of a menu button. */
static gboolean
is_named (GtkWidget *widget)
{
  if (has_name (widget))
    return TRUE;
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL; parent = gtk_widget_get_parent (parent))
    {
      if (GTK_IS_EDITABLE (parent) || GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) || GTK_IS_SPIN_BUTTON (parent) ||
          GTK_IS_EXPANDER (parent))
        return has_name (parent);
    }
  return FALSE;
}

static void
check_names (GtkWidget *widget,
             GString   *nameless)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (gtk_widget_get_focusable (widget) && gtk_widget_get_can_focus (widget) && gtk_widget_is_sensitive (widget) &&
      !GTK_IS_WINDOW (widget) && !GTK_IS_SCROLLED_WINDOW (widget) && !is_named (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      g_string_append_printf (nameless, " %s in %s in %s", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (parent),
                              G_OBJECT_TYPE_NAME (gtk_widget_get_parent (parent)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_names (child, nameless);
}

/* ------------------------------------------------------------------------------------------------------- tests */

static void
test_pages (Fixture      *fixture,
            gconstpointer template_name)
{
  for (const char *const *name = dp_window_page_names (); *name != NULL; name++)
    {
      g_autoptr(GString) nameless = g_string_new (NULL);
      g_autofree char *picture = g_strdup_printf ("%s-%s", (const char *) template_name, *name);
      int minimum;

      g_assert_true (dp_window_show_page (fixture->window, *name));
      g_assert_cmpstr (dp_window_get_page (fixture->window), ==, *name);
      settle ();
      g_assert_true (gtk_widget_get_mapped (dp_window_find_page (fixture->window, *name)));
      write_picture (GTK_WIDGET (fixture->window), picture);

      check_names (GTK_WIDGET (fixture->window), nameless);
      if (nameless->len > 0)
        g_test_message ("%s: without a name:%s", *name, nameless->str);
      g_assert_cmpuint (nameless->len, ==, 0);

      gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > WIDTH_MAX)
        g_test_message ("%s: the window must be %d wide", *name, minimum);
      g_assert_cmpint (minimum, <=, WIDTH_MAX);
    }
  g_assert_false (dp_window_show_page (fixture->window, "no such page"));
}

static void
test_live (Fixture      *fixture,
           gconstpointer template_name)
{
  DpSession *session = dp_window_get_session (fixture->window);
  const GPtrArray *units = dp_plan_children (dp_session_get_plan (session), DP_ENTITY_UNIT, "A");
  const DpRecord *unit = g_ptr_array_index (units, 0);
  g_autofree char *id = g_strdup (unit->id);
  g_autofree char *title = NULL;
  g_autoptr(GError) error = NULL;
  DpValue eight = dp_value_number (8);
  DpChartView *chart;

  dp_window_show_page (fixture->window, "capacity");
  dp_session_set_proposal (session, "A");
  settle ();
  g_assert_cmpstr (label_of (fixture, "country"), ==, "31");
  g_assert_cmpstr (label_of (fixture, "every_region"), ==, "23");
  chart = DP_CHART_VIEW (find_child (dp_window_find_page (fixture->window, "capacity"), DP_TYPE_CHART_VIEW));
  title = g_strdup (dp_chart_view_get_figure (chart)->chart->title);

  g_assert_true (dp_document_preview (fixture->document, DP_ENTITY_UNIT, id, DP_UNIT_PLACES, &eight, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (label_of (fixture, "country"), ==, "37");
  g_assert_cmpstr (label_of (fixture, "every_region"), ==, "32");
  g_assert_cmpstr (dp_chart_view_get_figure (chart)->chart->title, !=, title);

  g_assert_true (dp_document_commit (fixture->document, &error));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpstr (label_of (fixture, "country"), ==, "31");
  g_assert_cmpstr (dp_chart_view_get_figure (chart)->chart->title, ==, title);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  g_assert_cmpstr (label_of (fixture, "country"), ==, "37");
}

static void
test_explain (Fixture      *fixture,
              gconstpointer template_name)
{
  GtkWidget *panel = find_id (GTK_WIDGET (fixture->window), "panel");
  g_autofree char *tab = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.explain", "s", "occupancy");
  g_object_get (panel, "tab", &tab, NULL);
  g_assert_cmpstr (tab, ==, "why");
  g_assert_true (has_text_inside (find_id (panel, "why")));
  dp_window_show_page (fixture->window, "specialisation");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.explain", "s", "score/cooperation");
  settle ();
  write_picture (GTK_WIDGET (fixture->window), "why");
  g_assert_true (has_text_inside (find_id (panel, "why")));
}

static void
test_choices (Fixture      *fixture,
              gconstpointer template_name)
{
  DpSession *session = dp_window_get_session (fixture->window);
  const GPtrArray *regions = dp_plan_list (dp_session_get_plan (session), DP_ENTITY_REGION);
  const DpRecord *region = g_ptr_array_index (regions, 0);
  DpChartView *chart = DP_CHART_VIEW (find_child (dp_window_find_page (fixture->window, "overview"), DP_TYPE_CHART_VIEW));
  g_autofree char *country = g_strdup (dp_chart_view_get_figure (chart)->chart->title);
  g_autofree char *id = g_strdup (region->id);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.area", "s", id);
  g_assert_cmpstr (dp_session_get_area (session), ==, id);
  g_assert_cmpstr (label_of (fixture, "area_label"), ==, dp_record_name (dp_plan_get (dp_session_get_plan (session),
                                                                                         DP_ENTITY_REGION, id)));
  g_assert_cmpstr (dp_chart_view_get_figure (chart)->chart->title, !=, country);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.area", "s", "");
  g_assert_null (dp_session_get_area (session));
  g_assert_cmpstr (dp_chart_view_get_figure (chart)->chart->title, ==, country);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-proposal", "s", "B");
  g_assert_cmpstr (dp_session_get_proposal (session), ==, "B");
  g_assert_cmpstr (dp_window_get_page (fixture->window), ==, "proposal");
}

static void
test_panes (Fixture      *fixture,
            gconstpointer template_name)
{
  GtkWidget *sidebar = find_id (GTK_WIDGET (fixture->window), "sidebar");
  GtkWidget *panel = find_id (GTK_WIDGET (fixture->window), "panel");
  GtkWidget *focus;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "sidebar", NULL);
  g_assert_false (gtk_widget_get_visible (sidebar));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "sidebar", NULL);
  g_assert_true (gtk_widget_get_visible (sidebar));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "panel", NULL);
  g_assert_false (gtk_widget_get_visible (panel));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "panel", NULL);
  g_assert_true (gtk_widget_get_visible (panel));
  settle ();

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "next-pane", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, sidebar));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "next-pane", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, dp_window_find_page (fixture->window, "overview")));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "next-pane", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, panel));
}

static void
test_goto (Fixture      *fixture,
           gconstpointer template_name)
{
  DpSession *session = dp_window_get_session (fixture->window);
  static const struct
  {
    DpEntityKind kind;
    guint field;
    const char *page;
  } places[] = {
    { DP_ENTITY_PLAN, DP_PLAN_DEADLINE, "overview" },         { DP_ENTITY_ESTIMATE, DP_ESTIMATE_LOW, "need" },
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "proposal" },           { DP_ENTITY_ASSUMPTION, DP_ASSUMPTION_VALUE, "capacity" },
    { DP_ENTITY_CRITERION, DP_CRITERION_WEIGHT, "specialisation" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const GPtrArray *list = dp_plan_list (dp_session_get_plan (session), places[i].kind);
      g_autofree char *id = g_strdup (((const DpRecord *) g_ptr_array_index (list, 0))->id);
      GtkWidget *focus;

      gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
      dp_session_goto_field (session, places[i].kind, id, places[i].field);
      settle ();
      g_assert_cmpstr (dp_window_get_page (fixture->window), ==, places[i].page);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_is_ancestor (focus, dp_window_find_page (fixture->window, places[i].page)));
    }
}

static void
test_chart_view (Fixture      *fixture,
                 gconstpointer template_name)
{
  DpChartView *chart = DP_CHART_VIEW (find_child (dp_window_find_page (fixture->window, "overview"), DP_TYPE_CHART_VIEW));
  GtkWidget *canvas = find_child (GTK_WIDGET (chart), DP_TYPE_CHART_CANVAS);
  const DpFigure *figure = dp_chart_view_get_figure (chart);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (chart));
  GdkContentProvider *content;
  g_autoptr(GdkContentFormats) formats = NULL;
  g_autofree char *view = NULL;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, figure->chart->title);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, figure->text);

  gtk_widget_grab_focus (canvas);
  gtk_widget_activate_action (canvas, "chart.toggle", NULL);
  g_object_get (chart, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "table");
  settle ();
  write_picture (GTK_WIDGET (fixture->window), "table");
  gtk_widget_activate_action (GTK_WIDGET (chart), "chart.toggle", NULL);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.copy-chart", NULL);
  content = gdk_clipboard_get_content (clipboard);
  g_assert_nonnull (content);
  formats = gdk_content_provider_ref_formats (content);
  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING));
}

static void
test_dark (Fixture      *fixture,
           gconstpointer template_name)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  for (const char *const *name = dp_window_page_names (); *name != NULL; name++)
    {
      g_autofree char *picture = g_strdup_printf ("dark-%s", *name);

      dp_window_show_page (fixture->window, *name);
      settle ();
      write_picture (GTK_WIDGET (fixture->window), picture);
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* At 200 % text the panel makes room, and nothing is cut off. */
static void
test_large_text (Fixture      *fixture,
                 gconstpointer template_name)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *panel = find_id (GTK_WIDGET (fixture->window), "panel");
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi * 2, NULL);
  settle_until (!gtk_widget_get_visible (panel));
  settle ();
  write_picture (GTK_WIDGET (fixture->window), "large-text");
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  settle_until (gtk_widget_get_visible (panel));
}

static void
test_models (Fixture      *fixture,
             gconstpointer template_name)
{
  DpSession *session = dp_window_get_session (fixture->window);
  g_autoptr(GError) error = NULL;
  guint n;

  g_assert_null (dp_session_get_proposal (session));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add-model", "s", "model-A");
  g_assert_cmpstr (dp_session_get_proposal (session), ==, "A");
  n = dp_plan_list (dp_session_get_plan (session), DP_ENTITY_UNIT)->len;
  g_assert_cmpuint (n, ==, 5);
  settle ();
  g_assert_cmpstr (label_of (fixture, "country"), ==, "31");

  /* The same model once more: its records get ids of their own. */
  g_assert_true (dp_model_add (session, "model-A", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dp_session_get_proposal (session), !=, "A");
  g_assert_cmpuint (dp_plan_list (dp_session_get_plan (session), DP_ENTITY_UNIT)->len, ==, 2 * n);
  g_assert_cmpuint (dp_plan_children (dp_session_get_plan (session), DP_ENTITY_UNIT,
                                      dp_session_get_proposal (session))->len, ==, n);
  g_assert_cmpstr (label_of (fixture, "country"), ==, "31");

  g_assert_true (dp_document_undo (fixture->document, &error));
  g_assert_true (dp_document_undo (fixture->document, &error));
  g_assert_null (dp_session_get_proposal (session));
}

static void
test_estimates (Fixture      *fixture,
                gconstpointer template_name)
{
  DpSession *session = dp_window_get_session (fixture->window);
  GtkWidget *page = dp_window_find_page (fixture->window, "need");
  guint n = dp_plan_list (dp_session_get_plan (session), DP_ENTITY_ESTIMATE)->len;
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  dp_window_show_page (fixture->window, "need");
  settle ();
  gtk_widget_activate_action (page, "need.add-estimate", NULL);
  g_assert_cmpuint (dp_plan_list (dp_session_get_plan (session), DP_ENTITY_ESTIMATE)->len, ==, n + 1);
  gtk_widget_activate_action (page, "need.remove-estimate", NULL);
  g_assert_cmpuint (dp_plan_list (dp_session_get_plan (session), DP_ENTITY_ESTIMATE)->len, ==, n);

  for (guint i = 0; i < n; i++)
    {
      const DpRecord *estimate = g_ptr_array_index (dp_plan_list (dp_session_get_plan (session), DP_ENTITY_ESTIMATE), i);

      g_ptr_array_add (ids, g_strdup (estimate->id));
    }
  for (guint i = 0; i < n; i++)
    g_assert_true (dp_document_remove (fixture->document, DP_ENTITY_ESTIMATE, g_ptr_array_index (ids, i), &error));
  settle ();
  gtk_widget_activate_action (page, "need.use-published", NULL);
  g_assert_cmpuint (dp_plan_list (dp_session_get_plan (session), DP_ENTITY_ESTIMATE)->len, ==, n);
  settle ();
}

static void
test_table_view (void)
{
  g_autoptr(DpTable) table = dp_table_new ("Caption");
  GtkWidget *view = g_object_ref_sink (dp_table_view_new ());
  int least, wanted, narrow, wide;

  dp_table_add_column (table, "Name", FALSE);
  dp_table_add_column (table, "Number", TRUE);
  dp_table_add_row (table, "a", FALSE, "A long text that must be broken into several lines", "1", NULL);
  dp_table_add_row (table, NULL, TRUE, "Sum", "1", NULL);
  dp_table_view_set_row_action (DP_TABLE_VIEW (view), "win.show-unit");
  dp_table_view_set_table (DP_TABLE_VIEW (view), table);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Caption");

  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  g_assert_cmpint (least, <, wanted);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, least, NULL, &narrow, NULL, NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, wanted * 2, NULL, &wide, NULL, NULL);
  g_assert_cmpint (narrow, >, wide);

  dp_table_view_set_selected (DP_TABLE_VIEW (view), "a");
  dp_table_view_set_table (DP_TABLE_VIEW (view), NULL);
  g_assert_finalize_object (view);
}

static void
test_columns (void)
{
  GtkWidget *columns = g_object_ref_sink (g_object_new (DP_TYPE_COLUMNS, NULL));
  int beside, below;

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_set_size_request (child, 300, 100);
      gtk_widget_set_parent (child, columns);
    }
  gtk_widget_measure (columns, GTK_ORIENTATION_VERTICAL, 700, NULL, &beside, NULL, NULL);
  gtk_widget_measure (columns, GTK_ORIENTATION_VERTICAL, 500, NULL, &below, NULL, NULL);
  g_assert_cmpint (beside, ==, 100);
  g_assert_cmpint (below, ==, 210);
  g_assert_finalize_object (columns);
}

static void
test_welcome (void)
{
  DpWindow *window = dp_window_new (ADW_APPLICATION (application));
  g_autoptr(GString) nameless = g_string_new (NULL);

  dp_window_set_document (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  settle ();
  write_picture (GTK_WIDGET (window), "welcome");
  g_assert_null (dp_window_get_session (window));
  check_names (GTK_WIDGET (window), nameless);
  g_assert_cmpstr (nameless->str, ==, "");
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "save"));

  g_action_group_activate_action (G_ACTION_GROUP (application), "new-from", g_variant_new_string ("model-C"));
  settle_until (dp_window_get_session (window) != NULL);
  g_assert_cmpstr (dp_session_get_proposal (dp_window_get_session (window)), ==, "C");
  gtk_window_close (GTK_WINDOW (window));
  settle ();
}

/* The windows that are shown besides @window. */
static guint
n_others (GtkWidget *window)
{
  g_autoptr(GList) all = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = all; l != NULL; l = l->next)
    n += l->data != window && gtk_widget_get_mapped (l->data);
  return n;
}

/* Closes every window but @window. */
static guint
close_others (GtkWidget *window)
{
  g_autoptr(GList) all = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = all; l != NULL; l = l->next)
    if (l->data != window && gtk_widget_get_mapped (l->data))
      {
        n++;
        gtk_window_destroy (l->data);
      }
  settle ();
  return n;
}

static void
test_dialogs (Fixture      *fixture,
              gconstpointer template_name)
{
  static const char *const actions[] = {
    "app.preferences", "app.help", "app.about", "win.history", "win.show-help-overlay", "win.discard",
  };
  DpValue title = dp_value_text ("Another title");
  const GPtrArray *plans = dp_plan_list (dp_document_get_plan (fixture->document), DP_ENTITY_PLAN);
  g_autofree char *id = g_strdup (((const DpRecord *) g_ptr_array_index (plans, 0))->id);

  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_PLAN, id, DP_PLAN_TITLE, &title, NULL));
  dp_value_clear (&title);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr(GList) all = NULL;

      g_test_message ("%s", actions[i]);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), actions[i], NULL));
      settle_until (n_others (GTK_WIDGET (fixture->window)) > 0);
      settle ();
      all = gtk_window_list_toplevels ();
      for (GList *l = all; l != NULL; l = l->next)
        if (l->data != fixture->window && gtk_widget_get_mapped (l->data))
          {
            g_autofree char *picture = g_strconcat ("dialog-", actions[i], NULL);

            write_picture (l->data, picture);
          }
      g_assert_cmpuint (close_others (GTK_WIDGET (fixture->window)), ==, 1);
    }
}

/* What is no plan is refused in words, and the plan that is open stays. */
static void
test_refused (Fixture      *fixture,
              gconstpointer template_name)
{
  g_autofree char *path = NULL, *uri = NULL;
  int fd = g_file_open_tmp ("doegnplan-XXXXXX.doegnplan", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, "no plan", -1, NULL));
  uri = g_filename_to_uri (path, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "app.open-recent", "s", uri);
  settle_until (n_others (GTK_WIDGET (fixture->window)) > 0);
  close_others (GTK_WIDGET (fixture->window));
  g_assert_nonnull (dp_window_get_session (fixture->window));
  g_unlink (path);
}

/* The header has room for the first words of a long name only; what has all of it is within reach. */
static void
test_long_title (Fixture      *fixture,
                 gconstpointer template_name)
{
  static const char all[] = "Døgnbehandlingspladser til gravide kvinder med skadeligt forbrug af rusmidler";
  const GPtrArray *plans = dp_plan_list (dp_document_get_plan (fixture->document), DP_ENTITY_PLAN);
  g_autofree char *id = g_strdup (((const DpRecord *) g_ptr_array_index (plans, 0))->id);
  DpValue title = dp_value_text (all);

  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_PLAN, id, DP_PLAN_TITLE, &title, NULL));
  dp_value_clear (&title);
  g_assert_cmpstr (label_of (fixture, "plan_title"), ==, "Døgnbehandlingspladser til gravide …\302\240· not saved");
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), all));
}

/* Saved, the header says so; a step later it no longer does; undone, it does again. */
static void
test_saved (Fixture      *fixture,
            gconstpointer template_name)
{
  g_autofree char *folder = g_dir_make_tmp ("doegnplan-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.doegnplan", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  const GPtrArray *plans = dp_plan_list (dp_document_get_plan (fixture->document), DP_ENTITY_PLAN);
  g_autofree char *id = g_strdup (((const DpRecord *) g_ptr_array_index (plans, 0))->id);
  DpValue title = dp_value_text ("Another title");

  g_assert_cmpstr (label_of (fixture, "plan_state"), ==, "not saved");
  g_assert_true (dp_document_save_as (fixture->document, file, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (label_of (fixture, "plan_state"), ==, "saved");
  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_PLAN, id, DP_PLAN_TITLE, &title, &error));
  dp_value_clear (&title);
  g_assert_cmpstr (label_of (fixture, "plan_title"), ==, "Another title\302\240· not saved");
  g_assert_cmpstr (label_of (fixture, "plan_state"), ==, "not saved");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpstr (label_of (fixture, "plan_state"), ==, "saved");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  g_assert_cmpstr (label_of (fixture, "plan_state"), ==, "saved");
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_leaks (void)
{
  DpWindow *window = dp_window_new (ADW_APPLICATION (application));
  DpDocument *document = dp_document_new_from_template ("sample", NULL);
  gpointer weak_window = window, weak_document = document;

  g_object_add_weak_pointer (G_OBJECT (window), &weak_window);
  g_object_add_weak_pointer (G_OBJECT (document), &weak_document);
  dp_window_set_document (window, document);
  g_object_unref (document);
  gtk_window_present (GTK_WINDOW (window));
  for (const char *const *name = dp_window_page_names (); *name != NULL; name++)
    {
      dp_window_show_page (window, *name);
      settle ();
    }
  gtk_window_destroy (GTK_WINDOW (window));
  /* What a thread computes for the window may hold them until it sees that nobody wants it any more. */
  settle_until (weak_window == NULL && weak_document == NULL);
}

/* What is being typed when the window closes is there when the plan is opened again. */
static void
test_kept (void)
{
  DpWindow *window = dp_window_new (ADW_APPLICATION (application));
  DpDocument *document = dp_document_new_from_template ("sample", NULL);
  const GPtrArray *units = dp_plan_children (dp_document_get_plan (document), DP_ENTITY_UNIT, "A");
  g_autofree char *id = g_strdup (((const DpRecord *) g_ptr_array_index (units, 0))->id);
  g_autoptr(GPtrArray) before = dp_document_list_unsaved (), after = NULL;
  DpValue nine = dp_value_number (9);

  dp_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_true (dp_document_preview (document, DP_ENTITY_UNIT, id, DP_UNIT_PLACES, &nine, NULL));
  g_clear_object (&document);
  gtk_window_close (GTK_WINDOW (window));
  settle ();
  after = dp_document_list_unsaved ();
  g_assert_cmpuint (after->len, ==, before->len + 1);

  /* A plan that was begun and not touched leaves nothing behind. */
  window = dp_window_new (ADW_APPLICATION (application));
  document = dp_document_new_from_template ("empty", NULL);
  dp_window_set_document (window, document);
  g_clear_object (&document);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  gtk_window_close (GTK_WINDOW (window));
  settle ();
  {
    g_autoptr(GPtrArray) now = dp_document_list_unsaved ();

    g_assert_cmpuint (now->len, ==, after->len);
  }
}

/* Whether somebody who points at @widget reads @text: the nearest tooltip must say it, or the window's own does. */
static gboolean
tells (GtkWidget  *widget,
       GtkWidget  *window,
       const char *text)
{
  for (; widget != window && widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (widget);

      if (tooltip != NULL)
        return strstr (tooltip, text) != NULL;
    }
  return gtk_widget_get_has_tooltip (window);
}

static void
check_texts (GtkWidget  *widget,
             GtkWidget  *window,
             const char *where,
             guint      *n_wrong)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      g_autofree char *cut = dp_tooltip_dup_cut_text (widget);

      if (cut != NULL && !tells (widget, window, cut))
        {
          g_test_message ("%s: “%s” is cut, and no tooltip tells it", where, cut);
          (*n_wrong)++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_texts (child, window, where, n_wrong);
}

/* The first scrolled window of a page is the one that holds all of it. */
static void
check_width (GtkWidget  *page,
             const char *where,
             guint      *n_wrong)
{
  GtkWidget *scroller = find_child (page, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *across;

  if (scroller == NULL || !gtk_widget_get_mapped (scroller))
    return;
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  if (gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across) + 1.0)
    {
      g_test_message ("%s: %.0f wide in a pane of %.0f", where, gtk_adjustment_get_upper (across),
                      gtk_adjustment_get_page_size (across));
      (*n_wrong)++;
    }
}

/* Nothing is cut at any size of text, on the smallest screen planned for. */
static void
test_sizes (Fixture      *fixture,
            gconstpointer template_name)
{
  static const struct
  {
    int percent;
    int width_max;
  } sizes[] = { { 100, 1000 }, { 150, 1100 }, { 200, 1100 } };
  static const char *const pages[] = { "overview", "need", "proposal", "capacity", "economy", "timeline", "specialisation", NULL };
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *window = GTK_WIDGET (fixture->window), *sidebar = find_id (window, "sidebar"), *panel = find_id (window, "panel");
  guint n_wrong = 0;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      DpWindow *other;

      g_object_set (settings, "gtk-xft-dpi", dpi * sizes[s].percent / 100, NULL);
      other = dp_window_new (ADW_APPLICATION (application));
      gtk_window_set_default_size (GTK_WINDOW (other), 1280, 720);
      dp_window_set_document (other, fixture->document);
      gtk_window_present (GTK_WINDOW (other));
      window = GTK_WIDGET (other);
      for (const char *const *name = pages; *name != NULL; name++)
        {
          g_autofree char *where = g_strdup_printf ("%s at %d %%", *name, sizes[s].percent);
          int minimum;

          dp_window_show_page (other, *name);
          settle ();
          settle ();
          gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
          if (sizes[s].percent == 100)
            {
              /* The panel gives way before the page does. */
              g_action_group_change_action_state (G_ACTION_GROUP (other), "panel", g_variant_new_boolean (FALSE));
              settle ();
              gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
              g_action_group_change_action_state (G_ACTION_GROUP (other), "panel", g_variant_new_boolean (TRUE));
              settle ();
            }
          if (minimum > sizes[s].width_max)
            {
              g_test_message ("%s: the window asks for %d", where, minimum);
              n_wrong++;
            }
          check_width (dp_window_find_page (other, *name), where, &n_wrong);
          check_texts (window, window, where, &n_wrong);
        }

      /* What gave way is one key away. */
      sidebar = find_id (window, "sidebar");
      panel = find_id (window, "panel");
      settle_until (gtk_widget_get_visible (sidebar) == (sizes[s].percent == 100));
      settle_until (gtk_widget_get_visible (panel) == (sizes[s].percent == 100));
      if (sizes[s].percent > 100)
        {
          int minimum;

          g_action_group_activate_action (G_ACTION_GROUP (other), "panel", NULL);
          g_assert_true (gtk_widget_get_visible (panel));
          settle ();
          gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
          g_assert_cmpint (minimum, <=, WIDTH_MAX);
          g_action_group_activate_action (G_ACTION_GROUP (other), "sidebar", NULL);
          g_assert_true (gtk_widget_get_visible (sidebar));
          g_assert_false (gtk_widget_get_visible (panel));
          settle ();
          gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
          g_assert_cmpint (minimum, <=, WIDTH_MAX);
        }
      gtk_window_destroy (GTK_WINDOW (other));
      settle ();
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpuint (n_wrong, ==, 0);
}

#define ADD(path, template, function) g_test_add (path, Fixture, template, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  /* Windows that are closed here must not end the program. */
  g_autofree char *data = g_dir_make_tmp ("doegnplan-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  dp_language_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = dp_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));

  ADD ("/window/pages/sample", "sample", test_pages);
  ADD ("/window/pages/empty", "empty", test_pages);
  ADD ("/window/live", "sample", test_live);
  ADD ("/window/explain", "sample", test_explain);
  ADD ("/window/choices", "sample", test_choices);
  ADD ("/window/panes", "sample", test_panes);
  ADD ("/window/goto", "sample", test_goto);
  ADD ("/window/chart", "sample", test_chart_view);
  ADD ("/window/dark", "sample", test_dark);
  ADD ("/window/large-text", "sample", test_large_text);
  ADD ("/window/sizes", "sample", test_sizes);
  ADD ("/window/models", "empty", test_models);
  ADD ("/window/estimates", "sample", test_estimates);
  ADD ("/window/dialogs", "sample", test_dialogs);
  ADD ("/window/refused", "sample", test_refused);
  ADD ("/window/long-title", "sample", test_long_title);
  ADD ("/window/saved", "sample", test_saved);
  g_test_add_func ("/window/welcome", test_welcome);
  g_test_add_func ("/window/leaks", test_leaks);
  g_test_add_func ("/window/kept", test_kept);
  g_test_add_func ("/widgets/table-view", test_table_view);
  g_test_add_func ("/widgets/columns", test_columns);
  return g_test_run ();
}
