/* dp-section-scroller.c: a part of a page that scrolls by itself, or is as tall as it wants to be.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beside an outline a section scrolls by itself. Where there is little room the whole page scrolls, and its sections grow.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-section-scroller.h"

struct _DpSectionScroller
{
  GtkWidget parent_instance;

  GtkWidget *window;
  GtkWidget *viewport;
  gboolean grows;
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
get_child (DpSectionScroller *self)
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

G_DEFINE_FINAL_TYPE_WITH_CODE (DpSectionScroller, dp_section_scroller, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkSizeRequestMode
dp_section_scroller_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dp_section_scroller_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  DpSectionScroller *self = DP_SECTION_SCROLLER (widget);
  GtkWidget *child = get_child (self);
  gboolean grows = self->grows && orientation == GTK_ORIENTATION_VERTICAL && child != NULL;

  gtk_widget_measure (grows ? child : self->window, orientation, for_size, minimum, natural, NULL, NULL);
  if (grows)
    *minimum = *natural;
}

static void
dp_section_scroller_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  gtk_widget_size_allocate (DP_SECTION_SCROLLER (widget)->window, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
dp_section_scroller_dispose (GObject *object)
{
  DpSectionScroller *self = DP_SECTION_SCROLLER (object);

  g_clear_pointer (&self->window, gtk_widget_unparent);
  G_OBJECT_CLASS (dp_section_scroller_parent_class)->dispose (object);
}

static void
dp_section_scroller_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, get_child (DP_SECTION_SCROLLER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_section_scroller_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_CHILD:
      gtk_viewport_set_child (GTK_VIEWPORT (DP_SECTION_SCROLLER (object)->viewport), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_section_scroller_class_init (DpSectionScrollerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_section_scroller_dispose;
  object_class->get_property = dp_section_scroller_get_property;
  object_class->set_property = dp_section_scroller_set_property;
  widget_class->get_request_mode = dp_section_scroller_get_request_mode;
  widget_class->measure = dp_section_scroller_measure;
  widget_class->size_allocate = dp_section_scroller_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "sectionscroller");
}

static void
dp_section_scroller_init (DpSectionScroller *self)
{
  self->viewport = gtk_viewport_new (NULL, NULL);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (self->viewport), TRUE);
  self->window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->window), self->viewport);
  gtk_widget_set_parent (self->window, GTK_WIDGET (self));
}

/** dp_section_scroller_set_grows: whether it asks for the height of all it holds, and so never scrolls. */
void
dp_section_scroller_set_grows (DpSectionScroller *self,
                               gboolean           grows)
{
  g_return_if_fail (DP_IS_SECTION_SCROLLER (self));

  if (self->grows == grows)
    return;
  self->grows = grows;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
