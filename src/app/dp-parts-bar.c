/* dp-parts-bar.c: what the parameters bring to a total, side by side on one scale.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-parts-bar.h"

#include "app/dp-app-compat.h"

#define HEIGHT 14
#define MINIMUM_WIDTH 120
#define MOST_POINTS 100.0
/* Between two parts, px. */
#define GAP 1.0f

struct _DpPartsBar
{
  GtkWidget parent_instance;

  double part[DP_N_PARAMETERS];
  double most;
};

G_DEFINE_FINAL_TYPE (DpPartsBar, dp_parts_bar, GTK_TYPE_WIDGET)

static void
dp_parts_bar_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : HEIGHT;
}

/* @from, @to: points; mirrored where one reads from the right. */
static graphene_rect_t
rect_of (GtkWidget *widget,
         double     from,
         double     to)
{
  const double width = gtk_widget_get_width (widget);
  const double start = from / MOST_POINTS * width;
  const double length = (to - from) / MOST_POINTS * width;
  const double x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - start - length : start;

  return GRAPHENE_RECT_INIT ((float) x, 0.0f, (float) length, (float) gtk_widget_get_height (widget));
}

static void
dp_parts_bar_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  static const float strength[DP_N_PARAMETERS] = { 0.9f, 0.66f, 0.45f, 0.28f };
  DpPartsBar *self = DP_PARTS_BAR (widget);
  const graphene_rect_t most = rect_of (widget, 0.0, self->most);
  GskRoundedRect outline;
  GdkRGBA color;
  GdkRGBA faint;
  double from = 0.0;

  dp_widget_get_color (widget, &color);
  faint = color;
  faint.alpha *= 0.5f;
  gsk_rounded_rect_init_from_rect (&outline, &most, 0.0f);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { faint, faint, faint, faint });
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      graphene_rect_t rect = rect_of (widget, from, from + self->part[p]);
      GdkRGBA shade = color;

      from += self->part[p];
      shade.alpha *= strength[p];
      rect.size.width -= MIN (GAP, rect.size.width);
      gtk_snapshot_append_color (snapshot, &shade, &rect);
    }
}

static void
dp_parts_bar_class_init (DpPartsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dp_parts_bar_measure;
  widget_class->snapshot = dp_parts_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dp_parts_bar_init (DpPartsBar *self)
{
}

/** dp_parts_bar_new: see the header. */
GtkWidget *
dp_parts_bar_new (const DpCompared *compared,
                  const char       *text)
{
  DpPartsBar *self = g_object_new (DP_TYPE_PARTS_BAR, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    self->part[p] = compared->part[DP_BOUND_LOW][p];
  self->most = compared->total[DP_BOUND_HIGH];
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return GTK_WIDGET (self);
}
