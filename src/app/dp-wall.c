/* dp-wall.c: what the hall sees.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-wall.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Long enough to see that the marks are the same and only what they say has moved. */
#define FADE_MILLISECONDS 250
/* Parts of the height: seen from the back row on every screen. */
#define LIGHT_SHARE 0.03f
#define LIGHT_RING_SHARE 0.004f
#define LIGHT_LEAST_PX 10.0f
/* As small as a slide can still be told from another. */
#define LEAST_WIDTH 160
#define LEAST_HEIGHT 90

struct _DpWall
{
  GtkWidget parent_instance;

  DpWallRole role;
  DpShow *show; /* (nullable): (owned) */
  GskRenderNode *shown;  /* (nullable): (owned): the picture that was there at the last frame */
  GskRenderNode *before; /* (nullable): (owned): the picture that fades out */
  gboolean was_answer;
  AdwAnimation *fade;
  double fading; /* 0–1: how far the new picture has come */
};

G_DEFINE_FINAL_TYPE (DpWall, dp_wall, GTK_TYPE_WIDGET)

static const DpFigure *
figure_of (DpWall *self)
{
  const DpSlide *next;

  if (self->show == NULL)
    return NULL;
  if (self->role != DP_WALL_NEXT)
    return dp_show_get_wall (self->show);

  next = dp_show_get_slide (self->show, dp_show_get_index (self->show) + 1);
  return next != NULL ? next->figure : NULL;
}

static void
snapshot_plain (GtkSnapshot           *snapshot,
                const graphene_rect_t *bounds,
                DpWallState            state)
{
  const GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

  gtk_snapshot_append_color (snapshot, state == DP_WALL_BLACK ? &black : &white, bounds);
}

/* A point of light in the accent, ringed so that it is seen on every ground. */
static void
snapshot_light (GtkSnapshot *snapshot,
                float        x,
                float        y,
                float        height)
{
  const float size = MAX (LIGHT_SHARE * height, LIGHT_LEAST_PX), ring = MAX (LIGHT_RING_SHARE * height, 1.0f);
  const DpColor *color = &dp_theme_get (DP_THEME_PRESENTATION)->color[DP_ROLE_ACCENT];
  const GdkRGBA fill = { (float) color->red, (float) color->green, (float) color->blue, 1 }, casing = { 1, 1, 1, 1 };
  const graphene_rect_t outer = GRAPHENE_RECT_INIT (x - size / 2, y - size / 2, size, size);
  const graphene_rect_t inner = GRAPHENE_RECT_INIT (outer.origin.x + ring, outer.origin.y + ring, size - 2 * ring, size - 2 * ring);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &outer, size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &casing, &outer);
  gtk_snapshot_pop (snapshot);
  gsk_rounded_rect_init_from_rect (&rounded, &inner, size / 2 - ring);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &fill, &inner);
  gtk_snapshot_pop (snapshot);
}

/* Begins to fade where an answer comes or goes: the same marks then say something else. Elsewhere a slide is just there. */
static void
take_picture (DpWall        *self,
              GskRenderNode *picture)
{
  const gboolean is_answer = dp_show_is_answer_shown (self->show);

  if (picture == self->shown)
    return;
  if (self->role == DP_WALL_HALL && self->shown != NULL && is_answer != self->was_answer
      && adw_get_enable_animations (GTK_WIDGET (self)))
    {
      g_clear_pointer (&self->before, gsk_render_node_unref);
      self->before = gsk_render_node_ref (self->shown);
      adw_animation_play (self->fade);
    }
  self->was_answer = is_answer;
  g_clear_pointer (&self->shown, gsk_render_node_unref);
  self->shown = gsk_render_node_ref (picture);
}

static void
dp_wall_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  DpWall *self = DP_WALL (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const int pixels = gtk_widget_get_scale_factor (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  const DpFigure *figure = figure_of (self);
  double x, y;

  if (width <= 0 || height <= 0)
    return;
  if (figure == NULL || (self->role != DP_WALL_NEXT && dp_show_get_state (self->show) != DP_WALL_SLIDE))
    {
      snapshot_plain (snapshot, &bounds, figure == NULL ? DP_WALL_BLACK : dp_show_get_state (self->show));
      return;
    }

  take_picture (self, dp_show_get_picture (self->show, figure, width * pixels, height * pixels));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, 1.0f / (float) pixels, 1.0f / (float) pixels);
  if (self->before != NULL)
    {
      gtk_snapshot_push_cross_fade (snapshot, self->fading);
      gtk_snapshot_append_node (snapshot, self->before);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_append_node (snapshot, self->shown);
      gtk_snapshot_pop (snapshot);
    }
  else
    gtk_snapshot_append_node (snapshot, self->shown);
  gtk_snapshot_restore (snapshot);
  if (self->role != DP_WALL_NEXT && dp_show_get_light (self->show, &x, &y))
    snapshot_light (snapshot, (float) (x * width), (float) (y * height), (float) height);
}

static void
dp_wall_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
}

static void
dp_wall_size_allocate (GtkWidget *widget,
                       int        width,
                       int        height,
                       int        baseline)
{
  DpWall *self = DP_WALL (widget);
  const int pixels = gtk_widget_get_scale_factor (widget);

  if (self->show != NULL && width > 0 && height > 0)
    dp_show_prepare (self->show, self->role, width * pixels, height * pixels);
}

static void
changed_cb (DpWall *self,
            DpShow *show)
{
  const DpFigure *figure = figure_of (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, figure != NULL ? figure->text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Over the wall the light stands for the pointer itself. */
static void
light_cb (DpWall *self,
          DpShow *show)
{
  double x, y;
  const gboolean is_lit = dp_show_get_light (show, &x, &y);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_lit && self->role == DP_WALL_HALL ? "none" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whoever points at the small picture points at the wall. */
static void
motion_cb (DpWall                   *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->show != NULL && self->role != DP_WALL_NEXT && width > 0 && height > 0)
    dp_show_move_light (self->show, x / width, y / height);
}

static void
fade_cb (double   value,
         gpointer user_data)
{
  DpWall *self = DP_WALL (user_data);

  self->fading = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fade_done_cb (DpWall       *self,
              AdwAnimation *animation)
{
  g_clear_pointer (&self->before, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dp_wall_dispose (GObject *object)
{
  DpWall *self = DP_WALL (object);

  g_clear_object (&self->fade);
  dp_wall_set_show (self, NULL);

  G_OBJECT_CLASS (dp_wall_parent_class)->dispose (object);
}

static void
dp_wall_class_init (DpWallClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_wall_dispose;
  widget_class->snapshot = dp_wall_snapshot;
  widget_class->measure = dp_wall_measure;
  widget_class->size_allocate = dp_wall_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "wall");
}

static void
dp_wall_init (DpWall *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  self->fade = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FADE_MILLISECONDS,
                                        adw_callback_animation_target_new (fade_cb, self, NULL));
  g_signal_connect_object (self->fade, "done", G_CALLBACK (fade_done_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Slide"), -1);
}

/** dp_wall_new: Returns: (transfer floating): a wall without a presentation yet. */
GtkWidget *
dp_wall_new (DpWallRole role)
{
  DpWall *self = g_object_new (DP_TYPE_WALL, NULL);

  self->role = role;
  return GTK_WIDGET (self);
}

/** dp_wall_set_role: says what of the presentation it shows; a new one is the hall's. */
void
dp_wall_set_role (DpWall    *self,
                  DpWallRole role)
{
  g_return_if_fail (DP_IS_WALL (self));

  self->role = role;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dp_wall_set_show:
 * @show: (nullable): the presentation it follows
 */
void
dp_wall_set_show (DpWall *self,
                  DpShow *show)
{
  g_return_if_fail (DP_IS_WALL (self));

  if (self->show != NULL)
    g_signal_handlers_disconnect_by_data (self->show, self);
  g_set_object (&self->show, show);
  g_clear_pointer (&self->shown, gsk_render_node_unref);
  g_clear_pointer (&self->before, gsk_render_node_unref);
  if (show != NULL)
    {
      g_signal_connect_object (show, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (show, "light", G_CALLBACK (light_cb), self, G_CONNECT_SWAPPED);
      changed_cb (self, show);
    }
}

/** dp_wall_is_fading: Returns: whether one picture is turning into another. */
gboolean
dp_wall_is_fading (DpWall *self)
{
  g_return_val_if_fail (DP_IS_WALL (self), FALSE);

  return self->before != NULL;
}
