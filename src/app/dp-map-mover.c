/* dp-map-mover.c: moves units about on the map, by pointer, finger and keys.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-map-mover.h"

#include "plan/dp-relocation.h"

#include <math.h>

/* px that the pointer goes before a press becomes a drag. */
#define THRESHOLD_PX 6.0
/* A unit this near to a town lies in it: moved there it has not moved. */
#define SAME_TOWN_KM 1.5

struct _DpMapMover
{
  GObject parent_instance;

  DpChartView *map;     /* the page's, as we are */
  DpChartCanvas *canvas;
  DpMapZoomer *zoomer;  /* (owned) */
  DpSession *session;   /* (nullable): (owned) */
  char *chosen;         /* (nullable) */
  double within_km;
  gboolean from_2027;

  DpRelocation *relocation; /* (nullable): while units are moved */
  char *unit;               /* (nullable): the one that is in hand */
  const DpTown *home;       /* (nullable): where it lies in the plan */
  DpMoveWords *words;       /* (nullable) */

  char *pressed;            /* (nullable): the unit that the pointer is on, pressed and not yet dragged */
  gboolean dragging;
  gboolean pulling;         /* the ground, not a unit */
  double grip_x;            /* where the middle of the unit was when it was taken, px */
  double grip_y;
};

enum
{
  MOVED,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DpMapMover, dp_map_mover, G_TYPE_OBJECT)

/* ------------------------------------------------------------------------------------------------------------- moving */

static void
show_moved (DpMapMover *self)
{
  const DpFigureOptions options = { .proposal = dp_session_get_proposal (self->session),
                                    .unit = self->unit != NULL ? self->unit : self->chosen,
                                    .before = dp_session_get_analysis (self->session),
                                    .within_km = self->within_km,
                                    .from_2027 = self->from_2027 };

  dp_chart_view_preview_figure (self->map, dp_figure_new (DP_FIGURE_MAP, dp_relocation_get_analysis (self->relocation), &options));
  g_clear_pointer (&self->words, dp_move_words_free);
  self->words = dp_move_words_new (dp_session_get_analysis (self->session), self->relocation, options.proposal, self->unit,
                                   self->within_km);
  if (self->words != NULL)
    dp_chart_canvas_describe (self->canvas, self->words->sentence);
  /* A bubble about what the pointer passes would hide where the unit goes. */
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->canvas), FALSE);
  g_signal_emit (self, signals[MOVED], 0);
}

/* Where the unit in hand lies now, in the copy. */
static gboolean
get_place (DpMapMover *self,
           DpPoint    *place)
{
  const DpRecord *unit = dp_plan_get (dp_analysis_plan (dp_relocation_get_analysis (self->relocation)), DP_ENTITY_UNIT, self->unit);

  return unit != NULL && dp_unit_get_point (unit, place);
}

static void
set_cursor (DpMapMover *self,
            const char *name)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->canvas), name);
}

static void
forget (DpMapMover *self)
{
  g_clear_pointer (&self->relocation, dp_relocation_free);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->words, dp_move_words_free);
  g_clear_pointer (&self->pressed, g_free);
  self->home = NULL;
  self->dragging = FALSE;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->canvas), TRUE);
  set_cursor (self, NULL);
}

/**
 * dp_map_mover_lift:
 * @unit: id of a unit of the proposal that is shown
 *
 * Takes it in hand: keys and clicks move it until it is kept or returned.
 *
 * Returns: whether it could be
 */
gboolean
dp_map_mover_lift (DpMapMover *self,
                   const char *unit)
{
  const DpRecord *record;
  const DpTown *nearest;
  DpPoint place;

  g_return_val_if_fail (DP_IS_MAP_MOVER (self), FALSE);

  record = self->session != NULL ? dp_plan_get (dp_session_get_plan (self->session), DP_ENTITY_UNIT, unit) : NULL;
  if (record == NULL || dp_chart_canvas_get_scene (self->canvas) == NULL
      || dp_scene_get_projection (dp_chart_canvas_get_scene (self->canvas)) == NULL || !dp_unit_get_point (record, &place))
    return FALSE;

  dp_chart_canvas_show_cursor_on (self->canvas, NULL);
  g_clear_pointer (&self->relocation, dp_relocation_free);
  g_free (self->unit);
  self->unit = g_strdup (record->id);
  self->relocation = dp_relocation_new (dp_session_get_plan (self->session));
  nearest = dp_towns_nearest (place.lat, place.lon);
  self->home = dp_great_circle (&nearest->point, &place) < SAME_TOWN_KM ? nearest : NULL;
  show_moved (self);
  return TRUE;
}

/**
 * dp_map_mover_place:
 * @unit: id of a unit of the proposal that is shown
 * @town: where it lies from now on in the copy
 *
 * Returns: whether it lay elsewhere
 */
gboolean
dp_map_mover_place (DpMapMover   *self,
                    const char   *unit,
                    const DpTown *town)
{
  g_return_val_if_fail (DP_IS_MAP_MOVER (self), FALSE);
  g_return_val_if_fail (self->session != NULL, FALSE);

  if (self->relocation == NULL)
    self->relocation = dp_relocation_new (dp_session_get_plan (self->session));
  if (!dp_relocation_move (self->relocation, unit, town))
    return FALSE;
  show_moved (self);
  return TRUE;
}

static void
put (DpMapMover   *self,
     const DpTown *town)
{
  if (town != NULL)
    dp_map_mover_place (self, self->unit, town == self->home ? NULL : town);
}

/** dp_map_mover_focus: shows the map, with the keys on it. */
void
dp_map_mover_focus (DpMapMover *self)
{
  g_return_if_fail (DP_IS_MAP_MOVER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/** dp_map_mover_keep: makes what is shown the plan, in one undo step, and lets go. */
void
dp_map_mover_keep (DpMapMover *self)
{
  g_autoptr(DpRelocation) relocation = NULL;
  g_autofree char *unit = NULL;
  g_autoptr(GError) error = NULL;
  DpDocument *document;
  gboolean by_hand;

  g_return_if_fail (DP_IS_MAP_MOVER (self));

  if (self->relocation == NULL)
    return;
  by_hand = self->dragging;

  relocation = g_steal_pointer (&self->relocation);
  unit = g_steal_pointer (&self->unit);
  document = dp_session_get_document (self->session);
  forget (self);
  if (dp_relocation_count (relocation) > 0 && dp_relocation_apply (relocation, document, &error))
    gtk_widget_activate_action (GTK_WIDGET (self->map), "win.toast-undo", "s", dp_document_get_undo_label (document));
  else
    {
      g_signal_emit (self, signals[ENDED], 0);
      if (error != NULL)
        gtk_widget_activate_action (GTK_WIDGET (self->map), "win.toast", "s", error->message);
    }
  /* Who dropped it sees it; a bubble would lie on it. */
  if (!by_hand && gtk_widget_has_focus (GTK_WIDGET (self->canvas)))
    dp_chart_canvas_show_cursor_on (self->canvas, unit);
}

/** dp_map_mover_return: lets go; everything is as it was. */
void
dp_map_mover_return (DpMapMover *self)
{
  g_autofree char *unit = NULL;

  g_return_if_fail (DP_IS_MAP_MOVER (self));

  if (self->relocation == NULL)
    return;

  unit = g_strdup (self->unit);
  forget (self);
  g_signal_emit (self, signals[ENDED], 0);
  if (gtk_widget_has_focus (GTK_WIDGET (self->canvas)))
    dp_chart_canvas_show_cursor_on (self->canvas, unit);
}

/* --------------------------------------------------------------------------------------------------------------- keys */

/* Where the unit in hand is drawn comes into sight. */
static void
show_in_hand (DpMapMover *self)
{
  const DpScene *scene = dp_chart_canvas_get_scene (self->canvas);
  DpPoint place;
  double x, y;

  if (scene == NULL || dp_scene_get_projection (scene) == NULL || self->unit == NULL || !get_place (self, &place))
    return;
  dp_map_projection_to_pixel (dp_scene_get_projection (scene), (DpMapPoint) { place.lon, place.lat }, &x, &y);
  dp_map_zoomer_reveal (self->zoomer, x, y);
}

static gboolean
move_by_key (DpMapMover *self,
             guint       key)
{
  DpDirection direction;
  const DpTown *next;
  DpPoint place;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      direction = DP_DIRECTION_NORTH;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      direction = DP_DIRECTION_EAST;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      direction = DP_DIRECTION_SOUTH;
      break;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      direction = DP_DIRECTION_WEST;
      break;
    default:
      return FALSE;
    }
  next = self->unit != NULL && get_place (self, &place) ? dp_towns_next (place.lat, place.lon, direction) : NULL;
  if (next != NULL)
    {
      put (self, next);
      show_in_hand (self);
    }
  else
    gtk_widget_error_bell (GTK_WIDGET (self->canvas));
  return TRUE;
}

static gboolean
lift_by_key (DpMapMover *self,
             guint       key)
{
  const char *cursor = dp_chart_canvas_get_cursor_id (self->canvas);
  const gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space;
  g_autofree char *unit = g_strdup (cursor != NULL || is_enter ? cursor : self->chosen);

  if (unit == NULL || !(is_enter || key == GDK_KEY_m || key == GDK_KEY_M))
    return FALSE;
  /* It is chosen, as by a press, and in hand. */
  g_signal_emit_by_name (self->canvas, "activated", unit);
  return dp_map_mover_lift (self, unit);
}

static gboolean
key_pressed_cb (DpMapMover            *self,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (self->relocation == NULL)
    return lift_by_key (self, key);
  /* With Shift they move the map. */
  if ((state & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Escape:
      dp_map_mover_return (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      dp_map_mover_keep (self);
      return GDK_EVENT_STOP;
    default:
      return move_by_key (self, key);
    }
}

/* ------------------------------------------------------------------------------------------------------------ pointer */

static const DpSceneItem *
unit_at (DpMapMover *self,
         double      x,
         double      y)
{
  const DpScene *scene = dp_chart_canvas_get_scene (self->canvas);
  const int hit = scene != NULL ? dp_scene_hit (scene, x, y) : -1;

  return hit >= 0 && dp_scene_get_item (scene, (guint) hit)->id != NULL ? dp_scene_get_item (scene, (guint) hit) : NULL;
}

static void
put_at (DpMapMover *self,
        double      x,
        double      y)
{
  const DpScene *scene = dp_chart_canvas_get_scene (self->canvas);
  const DpMapProjection *projection = scene != NULL ? dp_scene_get_projection (scene) : NULL;

  if (projection != NULL)
    {
      DpMapPoint at;

      dp_map_projection_clamp (projection, &x, &y);
      at = dp_map_projection_to_point (projection, x, y);

      put (self, dp_towns_nearest (at.latitude, at.longitude));
    }
}

/* The page shows what has the focus whole, and would slide away below the pointer. */
static void
focus_in_place (DpMapMover *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->canvas), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = scroller != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)) : NULL;
  const double at = adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;

  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, at);
}

static void
drag_begin_cb (DpMapMover     *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  const DpSceneItem *item = unit_at (self, x, y);

  g_clear_pointer (&self->pressed, g_free);
  focus_in_place (self);
  self->pulling = (item == NULL || self->relocation != NULL) && self->unit == NULL && dp_map_zoomer_grip (self->zoomer);
  if (self->pulling)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      set_cursor (self, "grabbing");
      return;
    }
  if (self->relocation != NULL && self->unit == NULL)
    return;
  if (item == NULL || (self->unit != NULL && g_strcmp0 (item->id, self->unit) != 0))
    {
      /* The unit in hand goes to where one presses. */
      if (self->unit == NULL)
        return;
      self->grip_x = x;
      self->grip_y = y;
      put_at (self, x, y);
    }
  else
    {
      self->grip_x = item->anchor_x;
      self->grip_y = item->anchor_y;
      self->pressed = g_strdup (item->id);
    }
  /* The page does not scroll under the finger. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->pressed != NULL && self->unit == NULL)
    g_signal_emit_by_name (self->canvas, "activated", self->pressed);
}

static void
drag_update_cb (DpMapMover     *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  if (self->pulling)
    {
      dp_map_zoomer_pull (self->zoomer, offset_x, offset_y);
      return;
    }
  if (!self->dragging && self->pressed != NULL && hypot (offset_x, offset_y) > THRESHOLD_PX)
    {
      g_autofree char *unit = g_steal_pointer (&self->pressed);

      self->dragging = self->unit != NULL || dp_map_mover_lift (self, unit);
      if (self->dragging)
        set_cursor (self, "grabbing");
    }
  if (self->dragging)
    put_at (self, self->grip_x + offset_x, self->grip_y + offset_y);
}

static void
stop_pulling (DpMapMover *self)
{
  if (self->pulling)
    set_cursor (self, NULL);
  self->pulling = FALSE;
}

static void
drag_end_cb (DpMapMover     *self,
             double          offset_x,
             double          offset_y,
             GtkGestureDrag *gesture)
{
  g_clear_pointer (&self->pressed, g_free);
  stop_pulling (self);
  if (self->dragging)
    dp_map_mover_keep (self);
}

static void
drag_cancel_cb (DpMapMover       *self,
                GdkEventSequence *sequence,
                GtkGesture       *gesture)
{
  g_clear_pointer (&self->pressed, g_free);
  stop_pulling (self);
  if (self->dragging)
    dp_map_mover_return (self);
}

static void
motion_cb (DpMapMover               *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  if (!self->dragging && !self->pulling)
    set_cursor (self, unit_at (self, x, y) != NULL ? "grab" : self->unit != NULL ? "crosshair" : NULL);
}

/* ------------------------------------------------------------------------------------------------------------- object */

static void
dp_map_mover_dispose (GObject *object)
{
  DpMapMover *self = DP_MAP_MOVER (object);

  g_clear_pointer (&self->relocation, dp_relocation_free);
  g_clear_pointer (&self->words, dp_move_words_free);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->pressed, g_free);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_object (&self->session);
  g_clear_object (&self->zoomer);

  G_OBJECT_CLASS (dp_map_mover_parent_class)->dispose (object);
}

static void
dp_map_mover_class_init (DpMapMoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dp_map_mover_dispose;

  signals[MOVED] = g_signal_new ("moved", DP_TYPE_MAP_MOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", DP_TYPE_MAP_MOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dp_map_mover_init (DpMapMover *self)
{
}

/**
 * dp_map_mover_new:
 * @map: what shows the map; it must outlive the mover
 * @zoomer: what moves the map about; its keys are asked after the mover's own
 *
 * Returns: (transfer full): a mover with nothing in hand
 */
DpMapMover *
dp_map_mover_new (DpChartView *map,
                  DpMapZoomer *zoomer)
{
  DpMapMover *self = g_object_new (DP_TYPE_MAP_MOVER, NULL);
  GtkEventController *controller;

  self->map = map;
  self->canvas = dp_chart_view_get_canvas (map);
  self->zoomer = g_object_ref (zoomer);

  /* Before the canvas itself, whose arrow keys walk from unit to unit. */
  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), controller);
  controller = gtk_event_controller_motion_new ();
  g_signal_connect_object (controller, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), controller);
  controller = GTK_EVENT_CONTROLLER (gtk_gesture_drag_new ());
  g_signal_connect_object (controller, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "cancel", G_CALLBACK (drag_cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), controller);
  return self;
}

/**
 * dp_map_mover_show:
 * @session: what the page shows
 * @look: how the map looks; copied
 *
 * Tells that the page shows something anew: whatever is in hand is let go without a word.
 */
void
dp_map_mover_show (DpMapMover      *self,
                   DpSession       *session,
                   const DpMapLook *look)
{
  g_return_if_fail (DP_IS_MAP_MOVER (self));

  if (self->relocation != NULL)
    forget (self);
  g_set_object (&self->session, session);
  if (g_strcmp0 (self->chosen, look->chosen) != 0)
    {
      g_free (self->chosen);
      self->chosen = g_strdup (look->chosen);
    }
  self->within_km = look->within_km;
  self->from_2027 = look->from_2027;
}

/** dp_map_mover_is_moving: Returns: whether units lie, or may soon lie, elsewhere than in the plan. */
gboolean
dp_map_mover_is_moving (DpMapMover *self)
{
  g_return_val_if_fail (DP_IS_MAP_MOVER (self), FALSE);

  return self->relocation != NULL;
}

const DpMoveWords *
dp_map_mover_get_words (DpMapMover *self)
{
  g_return_val_if_fail (DP_IS_MAP_MOVER (self), NULL);

  return self->words;
}

DpAnalysis *
dp_map_mover_get_analysis (DpMapMover *self)
{
  g_return_val_if_fail (DP_IS_MAP_MOVER (self), NULL);

  return self->relocation != NULL ? dp_relocation_get_analysis (self->relocation) : NULL;
}
