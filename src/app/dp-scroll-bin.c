/* dp-scroll-bin.c: a scrolled window around one child, whose users decide how much room it asks for.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkScrolledWindow cannot be derived from, so it stands within. Who derives from this says in measure() what is asked for.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-scroll-bin.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *viewport;
} DpScrollBinPrivate;

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GtkBuildableIface *parent_buildable;

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

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (DpScrollBin, dp_scroll_bin, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (DpScrollBin)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static DpScrollBinPrivate *
private_of (gpointer self)
{
  return dp_scroll_bin_get_instance_private (self);
}

static GtkSizeRequestMode
dp_scroll_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dp_scroll_bin_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  gtk_widget_size_allocate (private_of (widget)->window, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
dp_scroll_bin_dispose (GObject *object)
{
  g_clear_pointer (&private_of (object)->window, gtk_widget_unparent);
  G_OBJECT_CLASS (dp_scroll_bin_parent_class)->dispose (object);
}

static void
dp_scroll_bin_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, dp_scroll_bin_get_child (DP_SCROLL_BIN (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_scroll_bin_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_CHILD:
      gtk_viewport_set_child (GTK_VIEWPORT (private_of (object)->viewport), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_scroll_bin_class_init (DpScrollBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_scroll_bin_dispose;
  object_class->get_property = dp_scroll_bin_get_property;
  object_class->set_property = dp_scroll_bin_set_property;
  widget_class->get_request_mode = dp_scroll_bin_get_request_mode;
  widget_class->size_allocate = dp_scroll_bin_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dp_scroll_bin_init (DpScrollBin *self)
{
  DpScrollBinPrivate *private = private_of (self);

  private->viewport = gtk_viewport_new (NULL, NULL);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (private->viewport), TRUE);
  private->window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (private->window), private->viewport);
  gtk_widget_set_parent (private->window, GTK_WIDGET (self));
}

/** dp_scroll_bin_get_window: Returns: (transfer none): the scrolled window; its child is the viewport around the child. */
GtkScrolledWindow *
dp_scroll_bin_get_window (DpScrollBin *self)
{
  g_return_val_if_fail (DP_IS_SCROLL_BIN (self), NULL);

  return GTK_SCROLLED_WINDOW (private_of (self)->window);
}

/** dp_scroll_bin_get_child: Returns: (transfer none) (nullable): what is scrolled. */
GtkWidget *
dp_scroll_bin_get_child (DpScrollBin *self)
{
  g_return_val_if_fail (DP_IS_SCROLL_BIN (self), NULL);

  return gtk_viewport_get_child (GTK_VIEWPORT (private_of (self)->viewport));
}
