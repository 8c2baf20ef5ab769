/* dp-chart-canvas.c: the drawing of a chart, with hover and keyboard cursor over its marks.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture is the painter's, the same as on paper; this widget only hosts it: size, theme, pointer and keys. The
 * figure is borrowed from the chart view, which replaces it and the drawing together.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include <adwaita.h>

#include "app/dp-chart-canvas.h"
#include "app/dp-chart-tiles.h"
#include "app/dp-text-scale.h"
#include "chart/dp-scene.h"

#define NO_ITEM (-1)
/* The sheet's. */
#define CORNER_RADIUS_PX 9.0

/* What the chart asks for at a width. */
typedef struct
{
  double width;
  double least;
  double best;
  gboolean of_figure_before;
} Height;

#define N_HEIGHTS 4

struct _DpChartCanvas
{
  GtkWidget parent_instance;

  const DpFigure *figure;
  DpScene *scene;
  DpChartTiles *tiles; /* the painted scene */
  int painted_factor;  /* pixels to a px of the tiles; 0: the scene is not painted yet */
  Height heights[N_HEIGHTS]; /* one layout of the window asks for the same few widths again and again */
  guint n_heights;
  GtkWidget *popover;  /* what the keyboard cursor stands on, as text */
  GtkWidget *popover_label;
  int cursor; /* item of the keyboard cursor */
  int hover;  /* item under the pointer */
  double scale;
};

enum
{
  ACTIVATED,
  CURSOR_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DpChartCanvas, dp_chart_canvas, GTK_TYPE_WIDGET)

static const DpTheme *
current_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dp_theme_get (dark ? DP_THEME_HIGH_CONTRAST_DARK : DP_THEME_HIGH_CONTRAST_LIGHT);
  return dp_theme_get (dark ? DP_THEME_DARK : DP_THEME_LIGHT);
}

/* What charts are laid out for. */
static double
text_scale (GtkWidget *widget)
{
  return CLAMP (dp_text_scale (widget), DP_SCALE_MIN, DP_SCALE_MAX);
}

static void
drop_scene (DpChartCanvas *self)
{
  self->painted_factor = 0;
  g_clear_pointer (&self->scene, dp_scene_free);
}

/* The scene for the size that the widget has now. */
static DpScene *
ensure_scene (DpChartCanvas *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->figure == NULL || width <= 0 || height <= 0)
    return NULL;
  if (self->scene != NULL &&
      (dp_scene_get_width (self->scene) != width || dp_scene_get_height (self->scene) != height))
    drop_scene (self);
  if (self->scene == NULL)
    {
      self->scene = dp_chart_layout (self->figure->chart, current_theme (), width, height, self->scale);
      if (self->cursor >= (int) dp_scene_get_n_items (self->scene))
        self->cursor = NO_ITEM;
      self->hover = NO_ITEM;
    }
  return self->scene;
}

/* ------------------------------------------------------------------------------------------------------ cursor */

static void
show_cursor (DpChartCanvas *self,
             int            item)
{
  DpScene *scene = ensure_scene (self);
  const DpSceneItem *where = scene != NULL && item >= 0 ? dp_scene_get_item (scene, (guint) item) : NULL;

  self->cursor = where != NULL ? item : NO_ITEM;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (where != NULL)
    {
      g_signal_emit (self, signals[CURSOR_MOVED], 0, where->anchor_x, where->anchor_y);
      scene = ensure_scene (self);
      where = self->cursor != NO_ITEM ? dp_scene_get_item (scene, (guint) self->cursor) : NULL;
    }
  if (where == NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      if (self->figure != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->figure->text, -1);
      return;
    }

  gtk_label_set_label (GTK_LABEL (self->popover_label), where->tooltip != NULL ? where->tooltip : where->accessible);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) where->x, (int) where->y, (int) where->width, (int) where->height });
  gtk_popover_popup (GTK_POPOVER (self->popover));
  /* GTK 4.8 cannot announce; what the cursor stands on becomes the description, which screen readers follow. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, where->accessible, -1);
}

static void
activate_item (DpChartCanvas *self,
               int            item)
{
  DpScene *scene = ensure_scene (self);
  const DpSceneItem *where = scene != NULL && item >= 0 ? dp_scene_get_item (scene, (guint) item) : NULL;

  if (where != NULL && where->id != NULL)
    {
      g_autofree char *id = g_strdup (where->id); /* the scene may go when somebody answers */

      g_signal_emit (self, signals[ACTIVATED], 0, id);
    }
}

static gboolean
key_pressed_cb (DpChartCanvas         *self,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  static const struct
  {
    guint key;
    DpMove move;
  } moves[] = {
    { GDK_KEY_Left, DP_MOVE_LEFT },   { GDK_KEY_Right, DP_MOVE_RIGHT }, { GDK_KEY_Up, DP_MOVE_UP },
    { GDK_KEY_Down, DP_MOVE_DOWN },   { GDK_KEY_Home, DP_MOVE_FIRST },  { GDK_KEY_End, DP_MOVE_LAST },
    { GDK_KEY_KP_Left, DP_MOVE_LEFT }, { GDK_KEY_KP_Right, DP_MOVE_RIGHT }, { GDK_KEY_KP_Up, DP_MOVE_UP },
    { GDK_KEY_KP_Down, DP_MOVE_DOWN },
  };
  DpScene *scene = ensure_scene (self);

  if (scene == NULL || dp_scene_get_n_items (scene) == 0 ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i].key == key)
      {
        show_cursor (self, self->cursor == NO_ITEM ? 0 : dp_scene_move (scene, self->cursor, moves[i].move));
        return GDK_EVENT_STOP;
      }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space) && self->cursor != NO_ITEM)
    {
      activate_item (self, self->cursor);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Escape && self->cursor != NO_ITEM)
    {
      show_cursor (self, NO_ITEM);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
focus_left_cb (DpChartCanvas           *self,
               GtkEventControllerFocus *controller)
{
  show_cursor (self, NO_ITEM);
}

static void
set_hover (DpChartCanvas *self,
           int            item)
{
  if (self->hover == item)
    return;
  self->hover = item;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (DpChartCanvas            *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  DpScene *scene = ensure_scene (self);

  set_hover (self, scene != NULL ? dp_scene_hit (scene, x, y) : NO_ITEM);
}

static void
pointer_left_cb (DpChartCanvas            *self,
                 GtkEventControllerMotion *controller)
{
  set_hover (self, NO_ITEM);
}

static void
pressed_cb (DpChartCanvas   *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  DpScene *scene = ensure_scene (self);
  int item = scene != NULL ? dp_scene_hit (scene, x, y) : NO_ITEM;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (item >= 0)
    activate_item (self, item);
}

static gboolean
dp_chart_canvas_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard_mode,
                               GtkTooltip *tooltip)
{
  DpChartCanvas *self = DP_CHART_CANVAS (widget);
  DpScene *scene = ensure_scene (self);
  int item = scene == NULL || keyboard_mode ? NO_ITEM : dp_scene_hit (scene, x, y);
  const DpSceneItem *where = item >= 0 ? dp_scene_get_item (scene, (guint) item) : NULL;

  /* What the keyboard cursor stands on is said already. */
  if (where == NULL || where->tooltip == NULL || item == self->cursor)
    return FALSE;
  gtk_tooltip_set_text (tooltip, where->tooltip);
  gtk_tooltip_set_tip_area (
    tooltip, &(GdkRectangle) { (int) where->x, (int) where->y, (int) where->width, (int) where->height });
  return TRUE;
}

/* ------------------------------------------------------------------------------------------- size and painting */

static GtkSizeRequestMode
dp_chart_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_height (DpChartCanvas *self,
                double         width,
                double        *least,
                double        *best)
{
  int has = gtk_widget_get_width (GTK_WIDGET (self));
  Height *height = NULL;

  for (guint i = 0; i < MIN (self->n_heights, N_HEIGHTS) && height == NULL; i++)
    if (self->heights[i].width == width)
      height = &self->heights[i];

  /* The height at the width that the chart has is always its own. At other widths GTK only asks how narrow or low the window
   * could be: there the height of the figure before is near enough, and saves the shaping of all texts once more. */
  if (height == NULL || (height->of_figure_before && (has == 0 || width == has)))
    {
      if (height == NULL)
        height = &self->heights[self->n_heights++ % N_HEIGHTS];
      dp_chart_measure_height (self->figure->chart, current_theme (), width, self->scale, &height->least, &height->best);
      height->width = width;
      height->of_figure_before = FALSE;
    }
  *least = height->least;
  *best = height->best;
}

static void
dp_chart_canvas_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  DpChartCanvas *self = DP_CHART_CANVAS (widget);
  int least = (int) (DP_CHART_WIDTH_MIN * 0.75 * MIN (self->scale, 1.25));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, (int) (780 * self->scale));
    }
  else if (self->figure == NULL)
    *minimum = *natural = 0;
  else
    {
      double width = for_size > 0 ? for_size : 780 * self->scale;
      double least_height, best_height;

      measure_height (self, width, &least_height, &best_height);
      *natural = (int) best_height;
      *minimum = MIN (*natural, (int) least_height);
    }
}

static void
dp_chart_canvas_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DpChartCanvas *self = DP_CHART_CANVAS (widget);

  ensure_scene (self);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

/* Piece by piece: no more of the window is painted anew than they cover. */
static void
snapshot_moving (const DpScene *scene,
                 GtkSnapshot   *snapshot)
{
  const guint n = dp_scene_get_n_moving (scene);

  for (guint piece = 0; piece < n; piece++)
    {
      double x, y, width, height;
      cairo_t *cr;

      dp_scene_get_moving_box (scene, piece, &x, &y, &width, &height);
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
      dp_scene_paint_moving (scene, cr, piece);
      cairo_destroy (cr);
    }
}

static void
dp_chart_canvas_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DpChartCanvas *self = DP_CHART_CANVAS (widget);
  DpScene *scene = ensure_scene (self);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  if (scene == NULL)
    return;

  if (self->painted_factor != gtk_widget_get_scale_factor (widget))
    {
      self->painted_factor = gtk_widget_get_scale_factor (widget);
      dp_chart_tiles_paint (self->tiles, scene, self->painted_factor, CORNER_RADIUS_PX);
    }
  dp_chart_tiles_snapshot (self->tiles, snapshot);
  snapshot_moving (scene, snapshot);

  if (self->hover >= 0 || (self->cursor >= 0 && gtk_widget_has_focus (widget)))
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      if (self->hover >= 0)
        dp_scene_paint_cursor (scene, cr, self->hover, DP_CURSOR_HOVER);
      if (self->cursor >= 0 && gtk_widget_has_focus (widget))
        dp_scene_paint_cursor (scene, cr, self->cursor, DP_CURSOR_FOCUS);
      cairo_destroy (cr);
    }
  if (gtk_widget_has_visible_focus (widget) && self->cursor < 0)
    {
      GskRoundedRect ring;
      const DpColor *accent = &current_theme ()->color[DP_ROLE_ACCENT];
      GdkRGBA color = { (float) accent->red, (float) accent->green, (float) accent->blue, (float) accent->alpha };

      gsk_rounded_rect_init_from_rect (&ring, &GRAPHENE_RECT_INIT (2, 2, bounds.size.width - 4, bounds.size.height - 4), 8);
      gtk_snapshot_append_border (snapshot, &ring, (float[4]) { 2, 2, 2, 2 }, (GdkRGBA[4]) { color, color, color, color });
    }
}

/* Charts of pages that are not shown keep no pixels. */
static void
dp_chart_canvas_unmap (GtkWidget *widget)
{
  DpChartCanvas *self = DP_CHART_CANVAS (widget);

  GTK_WIDGET_CLASS (dp_chart_canvas_parent_class)->unmap (widget);
  self->painted_factor = 0;
  dp_chart_tiles_clear (self->tiles);
}

static void
look_changed_cb (DpChartCanvas *self)
{
  self->scale = text_scale (GTK_WIDGET (self));
  self->n_heights = 0;
  drop_scene (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
dp_chart_canvas_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dp_chart_canvas_parent_class)->css_changed (widget, change);
  DP_CHART_CANVAS (widget)->n_heights = 0;
  drop_scene (DP_CHART_CANVAS (widget));
  gtk_widget_queue_draw (widget);
}

static void
dp_chart_canvas_dispose (GObject *object)
{
  DpChartCanvas *self = DP_CHART_CANVAS (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->figure = NULL;
  drop_scene (self);

  G_OBJECT_CLASS (dp_chart_canvas_parent_class)->dispose (object);
}

static void
dp_chart_canvas_finalize (GObject *object)
{
  dp_chart_tiles_free (DP_CHART_CANVAS (object)->tiles);
  G_OBJECT_CLASS (dp_chart_canvas_parent_class)->finalize (object);
}

static void
dp_chart_canvas_class_init (DpChartCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_chart_canvas_dispose;
  object_class->finalize = dp_chart_canvas_finalize;
  widget_class->get_request_mode = dp_chart_canvas_get_request_mode;
  widget_class->measure = dp_chart_canvas_measure;
  widget_class->size_allocate = dp_chart_canvas_size_allocate;
  widget_class->snapshot = dp_chart_canvas_snapshot;
  widget_class->query_tooltip = dp_chart_canvas_query_tooltip;
  widget_class->unmap = dp_chart_canvas_unmap;
  widget_class->css_changed = dp_chart_canvas_css_changed;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CURSOR_MOVED] = g_signal_new ("cursor-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "chartcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dp_chart_canvas_init (DpChartCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkEventController *controller;

  self->tiles = dp_chart_tiles_new ();
  self->cursor = self->hover = NO_ITEM;
  self->scale = text_scale (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);

  self->popover_label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "max-width-chars", 48, "xalign", 0.0, NULL);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_TOP);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->popover_label);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));

  controller = gtk_event_controller_key_new ();
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  controller = gtk_event_controller_focus_new ();
  g_signal_connect_object (controller, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  controller = gtk_event_controller_motion_new ();
  g_signal_connect_object (controller, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "leave", G_CALLBACK (pointer_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  controller = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  g_signal_connect_object (controller, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dp_chart_canvas_new (void)
{
  return g_object_new (DP_TYPE_CHART_CANVAS, NULL);
}

/**
 * dp_chart_canvas_set_figure:
 * @figure: (nullable): borrowed: it must live until the next call
 */
void
dp_chart_canvas_set_figure (DpChartCanvas  *self,
                            const DpFigure *figure)
{
  g_return_if_fail (DP_IS_CHART_CANVAS (self));

  for (guint h = 0; h < MIN (self->n_heights, N_HEIGHTS); h++)
    self->heights[h].of_figure_before = TRUE;
  drop_scene (self);
  self->figure = figure;
  if (figure != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, figure->chart->title,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, figure->text,
                                    -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dp_chart_canvas_preview_figure:
 * @figure: borrowed: it must live until the next call
 *
 * Shows another state of the figure while something is moved about in it: the size stays, and what rests is painted once.
 */
void
dp_chart_canvas_preview_figure (DpChartCanvas  *self,
                                const DpFigure *figure)
{
  g_autoptr(DpScene) before = NULL;

  g_return_if_fail (DP_IS_CHART_CANVAS (self));
  g_return_if_fail (figure != NULL);

  before = g_steal_pointer (&self->scene);
  self->figure = figure;
  self->n_heights = 0;
  if (before == NULL || ensure_scene (self) == NULL || !dp_scene_is_as_still_as (self->scene, before))
    self->painted_factor = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** dp_chart_canvas_get_scene: Returns: (transfer none) (nullable): what is shown, until the figure or the size changes. */
const DpScene *
dp_chart_canvas_get_scene (DpChartCanvas *self)
{
  g_return_val_if_fail (DP_IS_CHART_CANVAS (self), NULL);

  return ensure_scene (self);
}

/** dp_chart_canvas_get_cursor_id: Returns: (transfer none) (nullable): what the keyboard cursor stands on. */
const char *
dp_chart_canvas_get_cursor_id (DpChartCanvas *self)
{
  const DpSceneItem *item;

  g_return_val_if_fail (DP_IS_CHART_CANVAS (self), NULL);

  item = self->scene != NULL && self->cursor >= 0 ? dp_scene_get_item (self->scene, (guint) self->cursor) : NULL;
  return item != NULL ? item->id : NULL;
}

/** dp_chart_canvas_show_cursor_on: puts the keyboard cursor on the item @id; NULL takes it away. */
void
dp_chart_canvas_show_cursor_on (DpChartCanvas *self,
                                const char    *id)
{
  const DpScene *scene;
  int found = NO_ITEM;

  g_return_if_fail (DP_IS_CHART_CANVAS (self));

  scene = ensure_scene (self);
  for (guint i = 0; scene != NULL && id != NULL && i < dp_scene_get_n_items (scene); i++)
    if (g_strcmp0 (dp_scene_get_item (scene, i)->id, id) == 0)
      found = (int) i;
  show_cursor (self, found);
}

/** dp_chart_canvas_describe: says @text to those who do not see the chart, until something else is to be said. */
void
dp_chart_canvas_describe (DpChartCanvas *self,
                          const char    *text)
{
  g_return_if_fail (DP_IS_CHART_CANVAS (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}
