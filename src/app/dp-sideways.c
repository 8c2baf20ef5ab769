/* dp-sideways.c: something wide that may be moved sideways within its card.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scrolled window by itself asks for the height that its child has at its natural width, and cuts what wraps. This asks
 * for the height at the width there is.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dp-sideways.h"

/** No table is shown narrower than this, however small the window. */
#define WIDTH_MIN 160
/** Room for the scroll bar, so that it does not lie upon the last row. */
#define BAR_HEIGHT 12

struct _DpSideways
{
  GtkWidget parent_instance;

  GtkWidget *window;
  GtkWidget *viewport;
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GtkBuildableIface *parent_buildable;

static GtkWidget *
get_child (DpSideways *self)
{
  return gtk_viewport_get_child (GTK_VIEWPORT (self->viewport));
}

static void
add_child (GtkBuildable *buildable,
           GtkBuilder   *builder,
           GObject      *child,
           const char   *type)
{
  if (GTK_IS_WIDGET (child))
    g_object_set (buildable, "child", child, NULL);
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DpSideways, dp_sideways, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkSizeRequestMode
dp_sideways_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dp_sideways_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  GtkWidget *child = get_child (DP_SIDEWAYS (widget));
  int least, wanted, unused;

  *minimum = *natural = 0;
  if (child == NULL || !gtk_widget_should_layout (child))
    return;
  /* What is never measured never asks for a new size again: the child's next change would end at the window between them. */
  gtk_widget_measure (DP_SIDEWAYS (widget)->window, GTK_ORIENTATION_HORIZONTAL, -1, &unused, NULL, NULL, NULL);
  gtk_widget_measure (DP_SIDEWAYS (widget)->viewport, GTK_ORIENTATION_HORIZONTAL, -1, &unused, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (least, WIDTH_MIN);
      *natural = wanted;
      return;
    }
  gtk_widget_measure (child, orientation, for_size < 0 ? -1 : MAX (for_size, least), minimum, natural, NULL, NULL);
  if (for_size >= 0 && for_size < least)
    {
      *minimum += BAR_HEIGHT;
      *natural += BAR_HEIGHT;
    }
}

static void
dp_sideways_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  gtk_widget_size_allocate (DP_SIDEWAYS (widget)->window, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
dp_sideways_dispose (GObject *object)
{
  DpSideways *self = DP_SIDEWAYS (object);

  g_clear_pointer (&self->window, gtk_widget_unparent);
  G_OBJECT_CLASS (dp_sideways_parent_class)->dispose (object);
}

static void
dp_sideways_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, get_child (DP_SIDEWAYS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_sideways_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_CHILD:
      gtk_viewport_set_child (GTK_VIEWPORT (DP_SIDEWAYS (object)->viewport), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_sideways_class_init (DpSidewaysClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_sideways_dispose;
  object_class->get_property = dp_sideways_get_property;
  object_class->set_property = dp_sideways_set_property;
  widget_class->get_request_mode = dp_sideways_get_request_mode;
  widget_class->measure = dp_sideways_measure;
  widget_class->size_allocate = dp_sideways_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "sideways");
}

static void
dp_sideways_init (DpSideways *self)
{
  self->viewport = gtk_viewport_new (NULL, NULL);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (self->viewport), TRUE);
  self->window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->window), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->window), self->viewport);
  gtk_widget_set_parent (self->window, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->window), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: what assistive technology says of a table that is wider than its card. */
                                  _("Table; the arrow keys move it sideways"), -1);
}
