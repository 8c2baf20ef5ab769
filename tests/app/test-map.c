/* test-map.c: units are moved on the map: by pointer, by keys, put back, undone; and the map's own settings.
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
#include "app/dp-page.h"
#include "app/dp-window.h"
#include "plan/dp-analysis-geography.h"
#include "plan/dp-relocation.h"
#include "plan/dp-text.h"

#include <string.h>

#define UNIT "A-nordjylland"

static DpApplication *application;

typedef struct
{
  DpWindow *window;
  DpDocument *document;
  DpSession *session;
  DpChartView *map;
  DpChartCanvas *canvas;
} Fixture;

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

static GtkWidget *
part (Fixture    *fixture,
      const char *id)
{
  GtkWidget *found = find_id (dp_window_find_page (fixture->window, "map"), id);

  g_assert_nonnull (found);
  return found;
}

static void
set_up (Fixture      *fixture,
        gconstpointer template_name)
{
  g_autoptr(GError) error = NULL;

  fixture->window = dp_window_new (ADW_APPLICATION (application));
  fixture->document = dp_document_new_from_template (template_name, &error);
  g_assert_no_error (error);
  dp_window_set_document (fixture->window, fixture->document);
  fixture->session = dp_window_get_session (fixture->window);
  dp_session_set_proposal (fixture->session, "A");
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  g_assert_true (dp_window_show_page (fixture->window, "map"));
  settle ();
  fixture->map = DP_CHART_VIEW (part (fixture, "map"));
  fixture->canvas = dp_chart_view_get_canvas (fixture->map);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer template_name)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_clear_object (&fixture->document);
}

/* ---------------------------------------------------------------------------------------------------- pointer and keys */

/* The mover's controllers were added last and so are asked first. */
static gpointer
controller_of (Fixture *fixture,
               GType    type)
{
  g_autoptr(GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (fixture->canvas));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (all, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller; /* the widget keeps it */
    }
  g_assert_not_reached ();
}

static void
press_key (Fixture *fixture,
           guint    key)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (controller_of (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", key, 0, 0, &handled);
  g_assert_true (handled);
}

static const DpSceneItem *
item_of (Fixture    *fixture,
         const char *unit)
{
  const DpScene *scene = dp_chart_canvas_get_scene (fixture->canvas);

  for (guint i = 0; i < dp_scene_get_n_items (scene); i++)
    if (g_strcmp0 (dp_scene_get_item (scene, i)->id, unit) == 0)
      return dp_scene_get_item (scene, i);
  g_assert_not_reached ();
}

static const DpTown *
town_named (const char *name)
{
  guint n;
  const DpTown *towns = dp_towns (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (towns[i].name, name))
      return &towns[i];
  g_assert_not_reached ();
}

static void
pixel_of (Fixture      *fixture,
          const DpTown *town,
          double       *x,
          double       *y)
{
  dp_map_projection_to_pixel (dp_scene_get_projection (dp_chart_canvas_get_scene (fixture->canvas)),
                              (DpMapPoint) { town->point.lon, town->point.lat }, x, y);
}

static void
drag_begin (Fixture *fixture,
            double   x,
            double   y)
{
  g_signal_emit_by_name (controller_of (fixture, GTK_TYPE_GESTURE_DRAG), "drag-begin", x, y);
}

static void
drag_to (Fixture *fixture,
         double   offset_x,
         double   offset_y,
         gboolean release)
{
  gpointer gesture = controller_of (fixture, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-update", offset_x, offset_y);
  if (release)
    g_signal_emit_by_name (gesture, "drag-end", offset_x, offset_y);
}

static const DpRecord *
unit_record (Fixture *fixture)
{
  return dp_plan_get (dp_session_get_plan (fixture->session), DP_ENTITY_UNIT, UNIT);
}

static gboolean
is_moving (Fixture *fixture)
{
  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (part (fixture, "bar"))), "moving");
}

/* What the map shows, in pixels. */
static GBytes *
pixels_of (Fixture *fixture)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (fixture->canvas)), height = gtk_widget_get_height (GTK_WIDGET (fixture->canvas));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes;

  dp_scene_paint (dp_chart_canvas_get_scene (fixture->canvas), cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface) * (gsize) height);
  cairo_surface_destroy (surface);
  return bytes;
}

static guint
n_steps (Fixture *fixture)
{
  g_autoptr(GPtrArray) history = dp_document_list_history (fixture->document, NULL);

  return history->len;
}

/* -------------------------------------------------------------------------------------------------------------- tests */

/* From Aalborg to Randers: the map follows while it goes, the plan when it is let go, in one step with a name. */
static void
test_drag (Fixture      *fixture,
           gconstpointer template_name)
{
  const DpTown *randers = town_named ("Randers");
  g_autoptr(DpRecord) before = dp_record_copy (unit_record (fixture));
  const double from_x = item_of (fixture, UNIT)->anchor_x, from_y = item_of (fixture, UNIT)->anchor_y;
  const guint steps = n_steps (fixture);
  g_autofree char *title = g_strdup (dp_chart_view_get_figure (fixture->map)->chart->title);
  double x, y;

  pixel_of (fixture, randers, &x, &y);
  /* Taken at its edge, it is not drawn to the pointer by its middle. */
  drag_begin (fixture, from_x + 8, from_y - 8);
  g_assert_false (is_moving (fixture));
  drag_to (fixture, x - from_x, y - from_y, FALSE);
  g_assert_true (is_moving (fixture));
  g_assert_cmpfloat (item_of (fixture, UNIT)->anchor_x, ==, x);
  g_assert_cmpfloat (item_of (fixture, UNIT)->anchor_y, ==, y);
  g_assert_cmpstr (dp_chart_view_get_figure (fixture->map)->chart->title, !=, title);
  g_assert_true (dp_record_equal (unit_record (fixture), before));
  g_assert_cmpuint (n_steps (fixture), ==, steps);

  drag_to (fixture, x - from_x, y - from_y, TRUE);
  g_assert_false (is_moving (fixture));
  g_assert_cmpstr (dp_record_text (unit_record (fixture), DP_UNIT_SITE), ==, "Randers");
  g_assert_cmpstr (dp_record_text (unit_record (fixture), DP_UNIT_MUNICIPALITY), ==, randers->municipality);
  g_assert_cmpfloat (dp_record_number_or (unit_record (fixture), DP_UNIT_LATITUDE, 0), ==, randers->point.lat);
  g_assert_cmpuint (n_steps (fixture), ==, steps + 1);
  g_assert_cmpstr (dp_document_get_undo_label (fixture->document), ==, "Move Nordjylland to Randers");

  g_assert_true (dp_document_undo (fixture->document, NULL));
  settle ();
  g_assert_true (dp_record_equal (unit_record (fixture), before));
  g_assert_cmpstr (dp_chart_view_get_figure (fixture->map)->chart->title, ==, title);
}

/* Escape while it is in hand: the plan, the history and every pixel are as they were. */
static void
test_escape (Fixture      *fixture,
             gconstpointer template_name)
{
  g_autoptr(DpRecord) before = dp_record_copy (unit_record (fixture));
  const guint steps = n_steps (fixture);
  g_autoptr(GBytes) pixels = NULL, during = NULL, after = NULL;
  double from_x, from_y;

  /* A press chooses it; that stays. */
  from_x = item_of (fixture, UNIT)->anchor_x;
  from_y = item_of (fixture, UNIT)->anchor_y;
  drag_begin (fixture, from_x, from_y);
  pixels = pixels_of (fixture);
  drag_to (fixture, 30, 200, FALSE);
  during = pixels_of (fixture);
  g_assert_false (g_bytes_equal (pixels, during));
  press_key (fixture, GDK_KEY_Escape);
  after = pixels_of (fixture);
  g_assert_true (g_bytes_equal (pixels, after));
  g_assert_true (dp_record_equal (unit_record (fixture), before));
  g_assert_cmpuint (n_steps (fixture), ==, steps);
  /* What the hand does afterwards moves nothing. */
  drag_to (fixture, 60, 240, TRUE);
  g_assert_true (dp_record_equal (unit_record (fixture), before));
  g_assert_cmpuint (n_steps (fixture), ==, steps);
}

/* A press without a way, and a way that leads back, are no step. */
static void
test_nothing_moved (Fixture      *fixture,
                    gconstpointer template_name)
{
  g_autoptr(DpRecord) before = dp_record_copy (unit_record (fixture));
  const guint steps = n_steps (fixture);
  const double from_x = item_of (fixture, UNIT)->anchor_x, from_y = item_of (fixture, UNIT)->anchor_y;

  drag_begin (fixture, from_x, from_y);
  drag_to (fixture, 2, 1, TRUE);
  g_assert_cmpstr (dp_session_get_unit (fixture->session), ==, UNIT);
  drag_begin (fixture, from_x, from_y);
  drag_to (fixture, 90, 40, FALSE);
  drag_to (fixture, 0, 0, TRUE);
  g_assert_true (dp_record_equal (unit_record (fixture), before));
  g_assert_cmpuint (n_steps (fixture), ==, steps);
}

/* On the open sea it lies in the nearest town, and Bornholm is reached in its frame. */
static void
test_sea_and_frame (Fixture      *fixture,
                    gconstpointer template_name)
{
  const DpTown *roenne = town_named ("Rønne");
  const double from_x = item_of (fixture, UNIT)->anchor_x, from_y = item_of (fixture, UNIT)->anchor_y;
  double x, y;

  drag_begin (fixture, from_x, from_y);
  drag_to (fixture, -200, -150, FALSE);
  g_assert_true (is_moving (fixture));
  pixel_of (fixture, roenne, &x, &y);
  drag_to (fixture, x - from_x, y - from_y, TRUE);
  g_assert_cmpstr (dp_record_text (unit_record (fixture), DP_UNIT_SITE), ==, "Rønne");
}

/* With the keys alone: taken with Enter, moved south, kept with Enter; the same with Escape; and undone. */
static void
test_keys (Fixture      *fixture,
           gconstpointer template_name)
{
  g_autoptr(DpRecord) before = dp_record_copy (unit_record (fixture));
  DpPoint place;
  const DpTown *first, *second;

  g_assert_true (dp_unit_get_point (before, &place));
  first = dp_towns_next (place.lat, place.lon, DP_DIRECTION_SOUTH);
  second = dp_towns_next (first->point.lat, first->point.lon, DP_DIRECTION_WEST);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  dp_chart_canvas_show_cursor_on (fixture->canvas, UNIT);
  press_key (fixture, GDK_KEY_Return);
  g_assert_true (is_moving (fixture));
  press_key (fixture, GDK_KEY_Down);
  press_key (fixture, GDK_KEY_Left);
  g_assert_true (dp_record_equal (unit_record (fixture), before));
  press_key (fixture, GDK_KEY_Escape);
  g_assert_false (is_moving (fixture));
  g_assert_true (dp_record_equal (unit_record (fixture), before));
  /* The cursor is back on the unit. */
  g_assert_cmpstr (dp_chart_canvas_get_cursor_id (fixture->canvas), ==, UNIT);

  press_key (fixture, GDK_KEY_m);
  press_key (fixture, GDK_KEY_Down);
  press_key (fixture, GDK_KEY_Left);
  press_key (fixture, GDK_KEY_Return);
  g_assert_cmpstr (dp_record_text (unit_record (fixture), DP_UNIT_SITE), ==, second->name);
  g_assert_true (dp_document_undo (fixture->document, NULL));
  g_assert_true (dp_record_equal (unit_record (fixture), before));
}

/* Taken with the button, put down by pressing on the map, kept with the button; undo while something is in hand lets go of it. */
static void
test_button (Fixture      *fixture,
             gconstpointer template_name)
{
  GtkWidget *page = dp_window_find_page (fixture->window, "map");
  double x, y;

  dp_session_set_unit (fixture->session, UNIT);
  gtk_widget_activate_action (page, "map.lift", NULL);
  g_assert_true (is_moving (fixture));
  pixel_of (fixture, town_named ("Viborg"), &x, &y);
  drag_begin (fixture, x, y);
  drag_to (fixture, 0, 0, TRUE);
  g_assert_true (is_moving (fixture));
  gtk_widget_activate_action (page, "map.keep", NULL);
  g_assert_cmpstr (dp_record_text (unit_record (fixture), DP_UNIT_SITE), ==, "Viborg");

  gtk_widget_activate_action (page, "map.lift", NULL);
  drag_begin (fixture, x + 60, y);
  drag_to (fixture, 0, 0, TRUE);
  g_assert_true (dp_document_undo (fixture->document, NULL));
  settle ();
  g_assert_false (is_moving (fixture));
  g_assert_cmpstr (dp_record_text (unit_record (fixture), DP_UNIT_SITE), ==, "Aalborg");
}

/* What is painted while a unit is moved: the rest of the map is the same for any two places. */
static void
test_still (Fixture      *fixture,
            gconstpointer template_name)
{
  const double from_x = item_of (fixture, UNIT)->anchor_x, from_y = item_of (fixture, UNIT)->anchor_y;
  g_autoptr(DpScene) other = NULL;

  drag_begin (fixture, from_x, from_y);
  drag_to (fixture, 0, 60, FALSE);
  other = dp_chart_layout (dp_chart_view_get_figure (fixture->map)->chart, dp_theme_get (DP_THEME_LIGHT),
                           gtk_widget_get_width (GTK_WIDGET (fixture->canvas)), gtk_widget_get_height (GTK_WIDGET (fixture->canvas)), 1);
  g_assert_true (dp_scene_is_as_still_as (dp_chart_canvas_get_scene (fixture->canvas), other));
  drag_to (fixture, 60, 300, FALSE);
  g_assert_true (dp_scene_is_as_still_as (dp_chart_canvas_get_scene (fixture->canvas), other));
  g_assert_cmpuint (dp_scene_get_n_moving (dp_chart_canvas_get_scene (fixture->canvas)), >, 5);
  press_key (fixture, GDK_KEY_Escape);
  g_assert_false (dp_scene_is_as_still_as (dp_chart_canvas_get_scene (fixture->canvas), other));
  g_assert_cmpuint (dp_scene_get_n_moving (dp_chart_canvas_get_scene (fixture->canvas)), ==, 0);
}

/* The reader's distance: headline and curve follow; what is no distance says so and changes nothing. */
static void
test_within (Fixture      *fixture,
             gconstpointer template_name)
{
  GtkEditable *entry = GTK_EDITABLE (part (fixture, "within"));
  GtkRevealer *trouble = GTK_REVEALER (part (fixture, "trouble_revealer"));
  g_autofree char *title = NULL;

  gtk_editable_set_text (entry, "70");
  settle ();
  title = g_strdup (dp_chart_view_get_figure (fixture->map)->chart->title);
  g_assert_nonnull (strstr (title, "70" DP_NO_BREAK_SPACE "km"));
  g_assert_nonnull (strstr (dp_chart_view_get_figure (DP_CHART_VIEW (part (fixture, "curve")))->chart->title, "70" DP_NO_BREAK_SPACE "km"));
  g_assert_false (gtk_revealer_get_reveal_child (trouble));
  for (guint i = 0; i < 3; i++)
    {
      static const char *const wrong[] = { "far", "2", "1e9" };

      gtk_editable_set_text (entry, wrong[i]);
      g_assert_true (gtk_revealer_get_reveal_child (trouble));
      g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
      g_assert_cmpstr (dp_chart_view_get_figure (fixture->map)->chart->title, ==, title);
    }
  gtk_editable_set_text (entry, "100");
  g_assert_false (gtk_revealer_get_reveal_child (trouble));
}

static double
factor_of (Fixture *fixture)
{
  return dp_scene_get_projection (dp_chart_canvas_get_scene (fixture->canvas))->zoom;
}

static gboolean
is_in_sight (Fixture    *fixture,
             const char *unit)
{
  const DpMapProjection *projection = dp_scene_get_projection (dp_chart_canvas_get_scene (fixture->canvas));

  return dp_map_projection_shows (projection, item_of (fixture, unit)->anchor_x, item_of (fixture, unit)->anchor_y);
}

/* A key that the first of the canvas's key controllers to know it takes, as GTK asks them. */
static void
press_any_key (Fixture        *fixture,
               guint           key,
               GdkModifierType state)
{
  g_autoptr(GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (fixture->canvas));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (all) && !handled; i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  g_assert_true (handled);
}

/* Keys and buttons enlarge the map, the cursor brings its unit into sight, and all of the country comes back as it was. */
static void
test_zoom (Fixture      *fixture,
           gconstpointer template_name)
{
  GtkWidget *page = dp_window_find_page (fixture->window, "map");
  g_autoptr(GBytes) before = pixels_of (fixture);
  g_autoptr(GBytes) after = NULL;

  g_assert_false (gtk_widget_is_sensitive (part (fixture, "zoom_out")));
  press_any_key (fixture, GDK_KEY_plus, 0);
  g_assert_cmpfloat (factor_of (fixture), >, 1);
  g_assert_true (gtk_widget_is_sensitive (part (fixture, "zoom_out")));
  for (guint i = 0; i < 20; i++)
    gtk_widget_activate_action (page, "map.zoom-in", NULL);
  g_assert_cmpfloat (factor_of (fixture), ==, DP_MAP_ZOOM_MAX);
  g_assert_false (gtk_widget_is_sensitive (part (fixture, "zoom_in")));

  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  dp_chart_canvas_show_cursor_on (fixture->canvas, UNIT);
  g_assert_true (is_in_sight (fixture, UNIT));
  dp_chart_canvas_show_cursor_on (fixture->canvas, "A-hovedstaden");
  g_assert_true (is_in_sight (fixture, "A-hovedstaden"));
  g_assert_false (is_in_sight (fixture, UNIT));
  for (guint i = 0; i < 9; i++)
    press_any_key (fixture, GDK_KEY_Left, GDK_SHIFT_MASK);
  g_assert_false (is_in_sight (fixture, "A-hovedstaden"));
  dp_chart_canvas_show_cursor_on (fixture->canvas, NULL);

  press_any_key (fixture, GDK_KEY_0, 0);
  g_assert_cmpfloat (factor_of (fixture), ==, 1);
  after = pixels_of (fixture);
  g_assert_true (g_bytes_equal (before, after));
}

/* Enlarged, the ground goes with the hand, and a unit is put down in the town that is under it. */
static void
test_drag_enlarged (Fixture      *fixture,
                    gconstpointer template_name)
{
  double x, y, from_x, from_y;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  dp_chart_canvas_show_cursor_on (fixture->canvas, UNIT);
  press_any_key (fixture, GDK_KEY_plus, 0);
  press_any_key (fixture, GDK_KEY_plus, 0);
  g_assert_true (is_in_sight (fixture, UNIT));
  pixel_of (fixture, town_named ("Randers"), &from_x, &from_y);
  drag_begin (fixture, from_x, from_y);
  drag_to (fixture, 30, -20, TRUE);
  pixel_of (fixture, town_named ("Randers"), &x, &y);
  g_assert_cmpfloat_with_epsilon (x, from_x + 30, 1e-6);
  g_assert_cmpfloat_with_epsilon (y, from_y - 20, 1e-6);
  g_assert_false (is_moving (fixture));
  g_assert_true (is_in_sight (fixture, UNIT));

  from_x = item_of (fixture, UNIT)->anchor_x;
  from_y = item_of (fixture, UNIT)->anchor_y;
  drag_begin (fixture, from_x, from_y);
  drag_to (fixture, x - from_x, y - from_y, TRUE);
  g_assert_cmpstr (dp_record_text (unit_record (fixture), DP_UNIT_SITE), ==, "Randers");
  /* What was enlarged stays so when the plan has changed. */
  settle ();
  g_assert_cmpfloat (factor_of (fixture), >, 2);
  g_assert_true (is_in_sight (fixture, UNIT));
}

/* A unit that lies nowhere: the page says so and leads to it, the list still has every unit, and what needs a map rests. */
static void
test_no_place (Fixture      *fixture,
               gconstpointer template_name)
{
  static const guint fields[] = { DP_UNIT_MUNICIPALITY, DP_UNIT_SITE, DP_UNIT_LATITUDE, DP_UNIT_LONGITUDE };
  const DpValue unknown = DP_VALUE_INIT;
  g_autoptr(GError) error = NULL;

  g_assert_false (gtk_widget_get_visible (part (fixture, "gap")));
  dp_session_set_unit (fixture->session, "A-hovedstaden");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      dp_document_set (fixture->document, DP_ENTITY_UNIT, UNIT, fields[i], &unknown, &error);
      g_assert_no_error (error);
    }
  settle ();
  g_assert_true (gtk_widget_get_visible (part (fixture, "gap")));
  g_assert_false (gtk_widget_get_visible (part (fixture, "regions_sheet")));
  g_assert_false (gtk_widget_is_sensitive (part (fixture, "zoom_in")));
  g_assert_true (dp_chart_is_empty (dp_chart_view_get_figure (fixture->map)->chart));

  gtk_widget_activate_action (part (fixture, "gap_button"), "map.fill-gap", NULL);
  g_assert_cmpstr (dp_session_get_unit (fixture->session), ==, UNIT);
  while (dp_document_undo (fixture->document, NULL))
    continue;
  settle ();
  g_assert_false (gtk_widget_get_visible (part (fixture, "gap")));
  g_assert_true (gtk_widget_get_visible (part (fixture, "regions_sheet")));
  g_assert_true (gtk_widget_is_sensitive (part (fixture, "zoom_in")));
}

/* However little room there is, no card lies on another. */
static void
test_cards_apart (Fixture      *fixture,
                  gconstpointer template_name)
{
  static const char *const cards[] = { "map", "regions", "curve", "form_sheet", "place_card", "travel" };
  graphene_rect_t bounds[G_N_ELEMENTS (cards)], meeting;

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_assert_true (gtk_widget_compute_bounds (part (fixture, cards[i]), part (fixture, "content"), &bounds[i]));
      g_test_message ("%s: %g × %g at %g, %g", cards[i], bounds[i].size.width, bounds[i].size.height, bounds[i].origin.x,
                      bounds[i].origin.y);
      g_assert_cmpfloat (bounds[i].size.height, >, 20);
      for (guint k = 0; k < i; k++)
        if (graphene_rect_intersection (&bounds[i], &bounds[k], &meeting))
          {
            g_test_message ("%s lies on %s", cards[i], cards[k]);
            g_test_fail ();
          }
    }
}

/* The card computes when nothing else is left to do. */
static void
wait_for_answer (Fixture *fixture)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_true (gtk_widget_get_visible (part (fixture, "answer")));
}

/* Sites in which the proposal's units lie in the plan, in the order of the units. */
static char *
sites_of (Fixture *fixture)
{
  const GPtrArray *units = dp_plan_children (dp_session_get_plan (fixture->session), DP_ENTITY_UNIT, "A");
  GString *sites = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    g_string_append_printf (sites, "%s;", dp_record_text (units->pdata[i], DP_UNIT_SITE));
  return g_string_free (sites, FALSE);
}

/* Mean km by road that the plan gives the women now. */
static double
mean_km (Fixture *fixture)
{
  g_autoptr(DpGeographyResult) geography = dp_analysis_geography (dp_session_get_analysis (fixture->session), "A", NULL);

  g_assert_cmpint (geography->gap, ==, DP_GEOGRAPHY_OK);
  return geography->road.mean;
}

/* The card warns of just those sites to which the women have farther once they are applied, since regions keep their units. */
static void
test_suggestion_by_plan (Fixture      *fixture,
                         gconstpointer template_name)
{
  static const char *const rows[] = { "0", "7", "12" };
  GtkWidget *card = part (fixture, "place_card");
  guint n_warned = 0;

  gtk_expander_set_expanded (GTK_EXPANDER (part (fixture, "expander")), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const double before = mean_km (fixture);
      gboolean warned;

      wait_for_answer (fixture);
      gtk_widget_activate_action (part (fixture, "sets_table"), "place.choose", "s", rows[i]);
      g_assert_true (gtk_widget_get_visible (part (fixture, "by_plan")));
      warned = gtk_widget_has_css_class (part (fixture, "by_plan"), "warn");
      gtk_widget_activate_action (card, "place.apply", NULL);
      settle ();
      g_assert_true (warned == (mean_km (fixture) > before));
      g_assert_cmpfloat (mean_km (fixture), !=, before);
      n_warned += warned ? 1 : 0;
      g_assert_true (dp_document_undo (fixture->document, NULL));
      settle ();
    }
  g_assert_cmpuint (n_warned, >, 0);
  g_assert_cmpuint (n_warned, <, G_N_ELEMENTS (rows));
}

/* The suggested sites are looked at first and put back; a locked unit stays; applied they are one step. */
static void
test_suggestion (Fixture      *fixture,
                 gconstpointer template_name)
{
  GtkWidget *card = part (fixture, "place_card");
  g_autofree char *before = sites_of (fixture);
  g_autofree char *applied = NULL, *undone = NULL, *chosen = NULL;
  const guint steps = n_steps (fixture);
  GtkWidget *check;

  gtk_expander_set_expanded (GTK_EXPANDER (part (fixture, "expander")), TRUE);
  wait_for_answer (fixture);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (part (fixture, "units"))), ==, 4);
  gtk_widget_activate_action (card, "place.show", NULL);
  g_assert_true (is_moving (fixture));
  g_assert_cmpuint (n_steps (fixture), ==, steps);
  press_key (fixture, GDK_KEY_Escape);
  g_assert_false (is_moving (fixture));

  /* Holbæk is not among the five best; locked, it stays. */
  check = gtk_widget_get_first_child (part (fixture, "locks"));
  while (check != NULL && !g_str_equal (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), "Holbæk"))
    check = gtk_widget_get_next_sibling (check);
  g_assert_nonnull (check);
  g_assert_null (strstr (gtk_label_get_label (GTK_LABEL (part (fixture, "best"))), "Holbæk"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  wait_for_answer (fixture);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (part (fixture, "best"))), "Holbæk"));
  gtk_widget_activate_action (card, "place.apply", NULL);
  settle ();
  applied = sites_of (fixture);
  g_assert_cmpuint (n_steps (fixture), ==, steps + 1);
  g_assert_cmpstr (applied, !=, before);
  g_assert_nonnull (strstr (applied, "Holbæk;"));
  g_assert_true (dp_document_undo (fixture->document, NULL));
  undone = sites_of (fixture);
  g_assert_cmpstr (undone, ==, before);

  /* Any of the sets that no other beats can be taken instead of the best by one measure. */
  for (check = gtk_widget_get_first_child (part (fixture, "locks")); check != NULL; check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  wait_for_answer (fixture);
  gtk_widget_activate_action (part (fixture, "sets_table"), "place.choose", "s", "7");
  gtk_widget_activate_action (card, "place.apply", NULL);
  settle ();
  g_assert_cmpuint (n_steps (fixture), ==, steps + 1);
  chosen = sites_of (fixture);
  g_assert_nonnull (strstr (chosen, "København;"));
  g_assert_nonnull (strstr (chosen, "Køge;"));
  g_assert_null (strstr (chosen, "Odense;"));
  g_assert_true (dp_document_undo (fixture->document, NULL));

  /* Fewer units than the proposal has can be looked for, and not given to it. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (fixture, "units")), 1);
  wait_for_answer (fixture);
  gtk_widget_activate_action (card, "place.apply", NULL);
  settle ();
  g_assert_cmpuint (n_steps (fixture), ==, steps + 1);
  g_assert_true (gtk_widget_get_visible (part (fixture, "trouble")));
}

#define ADD(path, function) g_test_add (path, Fixture, "sample", set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("doegnplan-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  dp_language_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = dp_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));

  ADD ("/map/drag", test_drag);
  ADD ("/map/escape", test_escape);
  ADD ("/map/nothing-moved", test_nothing_moved);
  ADD ("/map/sea-and-frame", test_sea_and_frame);
  ADD ("/map/keys", test_keys);
  ADD ("/map/button", test_button);
  ADD ("/map/still", test_still);
  ADD ("/map/within", test_within);
  ADD ("/map/zoom", test_zoom);
  ADD ("/map/drag-enlarged", test_drag_enlarged);
  ADD ("/map/no-place", test_no_place);
  ADD ("/map/cards-apart", test_cards_apart);
  ADD ("/map/suggestion", test_suggestion);
  ADD ("/map/suggestion-by-plan", test_suggestion_by_plan);
  return g_test_run ();
}
