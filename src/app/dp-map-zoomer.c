/* dp-map-zoomer.c: shows a part of a map larger, by keys, wheel, fingers and actions, and moves it about.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-map-zoomer.h"

/* So many times larger with each step. */
#define STEP 1.5
/* A key moves the map by this part of its width and height. */
#define KEY_PART 0.2
/* Nearer to the whole country than this is the whole country. */
#define LEAST 1.05

struct _DpMapZoomer
{
  GObject parent_instance;

  DpChartView *map; /* the page's, as we are */
  DpChartCanvas *canvas;
  DpMapZoom zoom;
  double pointer_x; /* where the pointer is, px */
  double pointer_y;
  double pinched;         /* factor when two fingers were put down */
  DpMapProjection gripped; /* what was shown when the ground was taken */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DpMapZoomer, dp_map_zoomer, G_TYPE_OBJECT)

static const DpMapProjection *
projection_of (DpMapZoomer *self)
{
  const DpScene *scene = dp_chart_canvas_get_scene (self->canvas);

  return scene != NULL ? dp_scene_get_projection (scene) : NULL;
}

static void
show (DpMapZoomer *self,
      double       factor,
      DpMapPoint   centre)
{
  const double bounded = factor < LEAST ? 1 : MIN (factor, DP_MAP_ZOOM_MAX);
  const DpMapProjection *projection;

  if (bounded == self->zoom.factor && bounded == 1)
    return;
  self->zoom = (DpMapZoom) { bounded, centre };
  dp_chart_view_set_map_zoom (self->map, &self->zoom);
  /* The map keeps to the land: what cannot be shown is not remembered either. */
  projection = projection_of (self);
  if (projection != NULL)
    self->zoom.centre = dp_map_projection_centre (projection);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Enlarges by @factor, counted from the whole country, so that what lies at @x, @y stays there. */
static void
zoom_about (DpMapZoomer *self,
            double       factor,
            double       x,
            double       y)
{
  const DpMapProjection *projection = projection_of (self);
  const double bounded = CLAMP (factor, 1, DP_MAP_ZOOM_MAX);
  DpMapPoint fixed, centre;
  double part;

  if (projection == NULL)
    return;
  fixed = dp_map_projection_to_point (projection, x, y);
  centre = dp_map_projection_centre (projection);
  part = self->zoom.factor / bounded;
  /* The island in the frame comes to its place, in the middle. */
  if (dp_map_projection_view (projection, fixed) != &projection->country)
    centre = fixed;
  show (self, bounded, (DpMapPoint) { fixed.longitude + (centre.longitude - fixed.longitude) * part,
                                      fixed.latitude + (centre.latitude - fixed.latitude) * part });
}

/* Brings what is drawn @x, @y px from the middle of @projection into the middle. */
static void
move_from (DpMapZoomer           *self,
           const DpMapProjection *projection,
           double                 x,
           double                 y)
{
  const DpMapPoint at = dp_map_projection_to_point (projection, projection->plot_left + projection->plot_width / 2 + x,
                                                    projection->plot_top + projection->plot_height / 2 + y);

  show (self, self->zoom.factor, at);
}

/** dp_map_zoomer_can: Returns: whether @step would show anything else, where there is a map. */
gboolean
dp_map_zoomer_can (DpMapZoomer  *self,
                   DpMapZoomStep step)
{
  g_return_val_if_fail (DP_IS_MAP_ZOOMER (self), FALSE);

  return step == DP_MAP_ZOOM_IN ? self->zoom.factor < DP_MAP_ZOOM_MAX : self->zoom.factor > 1;
}

/* The unit on which the keyboard cursor stands, when it is in sight. */
static gboolean
find_cursor (DpMapZoomer *self,
             double      *x,
             double      *y)
{
  const char *id = dp_chart_canvas_get_cursor_id (self->canvas);
  const DpScene *scene = dp_chart_canvas_get_scene (self->canvas);

  for (guint i = 0; id != NULL && scene != NULL && i < dp_scene_get_n_items (scene); i++)
    {
      const DpSceneItem *item = dp_scene_get_item (scene, i);

      if (g_strcmp0 (item->id, id) == 0)
        {
          *x = item->anchor_x;
          *y = item->anchor_y;
          return dp_map_projection_shows (dp_scene_get_projection (scene), *x, *y);
        }
    }
  return FALSE;
}

/** dp_map_zoomer_step: enlarges about the keyboard cursor, or else about the middle of the map, or shows more of it. */
void
dp_map_zoomer_step (DpMapZoomer  *self,
                    DpMapZoomStep step)
{
  const DpMapProjection *projection;
  double x, y;

  g_return_if_fail (DP_IS_MAP_ZOOMER (self));

  projection = projection_of (self);
  if (projection == NULL || !dp_map_zoomer_can (self, step))
    return;
  if (!find_cursor (self, &x, &y))
    {
      x = projection->plot_left + projection->plot_width / 2;
      y = projection->plot_top + projection->plot_height / 2;
    }
  zoom_about (self, step == DP_MAP_ZOOM_IN ? self->zoom.factor * STEP : step == DP_MAP_ZOOM_OUT ? self->zoom.factor / STEP : 1, x, y);
}

/** dp_map_zoomer_reveal: moves the map, when it is enlarged and a unit at @x, @y, in px, is not in sight, so that it is. */
void
dp_map_zoomer_reveal (DpMapZoomer *self,
                      double       x,
                      double       y)
{
  const DpMapProjection *projection;

  g_return_if_fail (DP_IS_MAP_ZOOMER (self));

  projection = projection_of (self);
  if (projection != NULL && !dp_map_projection_shows (projection, x, y))
    show (self, self->zoom.factor, dp_map_projection_to_point (projection, x, y));
}

/** dp_map_zoomer_grip: takes the ground to pull it about. Returns: whether there is anything to pull: the map is enlarged. */
gboolean
dp_map_zoomer_grip (DpMapZoomer *self)
{
  const DpMapProjection *projection;

  g_return_val_if_fail (DP_IS_MAP_ZOOMER (self), FALSE);

  projection = projection_of (self);
  if (projection == NULL || self->zoom.factor <= 1)
    return FALSE;
  self->gripped = *projection;
  return TRUE;
}

/** dp_map_zoomer_pull: the ground goes with the hand, which is @offset_x, @offset_y px from where it took it. */
void
dp_map_zoomer_pull (DpMapZoomer *self,
                    double       offset_x,
                    double       offset_y)
{
  g_return_if_fail (DP_IS_MAP_ZOOMER (self));

  move_from (self, &self->gripped, -offset_x, -offset_y);
}

/* --------------------------------------------------------------------------------------------------------------- input */

static gboolean
pan_by_key (DpMapZoomer *self,
            guint        key)
{
  const DpMapProjection *projection = projection_of (self);
  const double x = projection != NULL ? projection->plot_width * KEY_PART : 0;
  const double y = projection != NULL ? projection->plot_height * KEY_PART : 0;

  if (projection == NULL || self->zoom.factor <= 1)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_from (self, projection, -x, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_from (self, projection, x, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_from (self, projection, 0, -y);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_from (self, projection, 0, y);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (DpMapZoomer           *self,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      dp_map_zoomer_step (self, DP_MAP_ZOOM_IN);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      dp_map_zoomer_step (self, DP_MAP_ZOOM_OUT);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      dp_map_zoomer_step (self, DP_MAP_ZOOM_WHOLE);
      return GDK_EVENT_STOP;
    default:
      return (state & GDK_SHIFT_MASK) != 0 ? pan_by_key (self, key) : GDK_EVENT_PROPAGATE;
    }
}

static void
motion_cb (DpMapZoomer              *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
scroll_cb (DpMapZoomer              *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (dy != 0)
    zoom_about (self, dy < 0 ? self->zoom.factor * STEP : self->zoom.factor / STEP, self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (DpMapZoomer      *self,
                GdkEventSequence *sequence,
                GtkGesture       *gesture)
{
  self->pinched = self->zoom.factor;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (DpMapZoomer    *self,
          double          scale,
          GtkGestureZoom *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    zoom_about (self, self->pinched * scale, x, y);
}

/* -------------------------------------------------------------------------------------------------------------- object */

static void
dp_map_zoomer_class_init (DpMapZoomerClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", DP_TYPE_MAP_ZOOMER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dp_map_zoomer_init (DpMapZoomer *self)
{
  self->zoom.factor = 1;
}

/**
 * dp_map_zoomer_new:
 * @map: what shows the map; it must outlive the zoomer
 *
 * Returns: (transfer full): a zoomer; the map shows the whole country
 */
DpMapZoomer *
dp_map_zoomer_new (DpChartView *map)
{
  DpMapZoomer *self = g_object_new (DP_TYPE_MAP_ZOOMER, NULL);
  GtkEventController *controller;

  self->map = map;
  self->canvas = dp_chart_view_get_canvas (map);
  g_signal_connect_object (self->canvas, "cursor-moved", G_CALLBACK (dp_map_zoomer_reveal), self, G_CONNECT_SWAPPED);

  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), controller);
  controller = gtk_event_controller_motion_new ();
  g_signal_connect_object (controller, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), controller);
  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  g_signal_connect_object (controller, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), controller);
  controller = GTK_EVENT_CONTROLLER (gtk_gesture_zoom_new ());
  g_signal_connect_object (controller, "begin", G_CALLBACK (pinch_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "scale-changed", G_CALLBACK (pinch_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), controller);
  return self;
}
