/* dp-columns.c: children side by side where there is room, else one below the other.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 has no breakpoints. The room needed is what the children need at least, so it follows the text's size.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-columns.h"

#include "app/dp-text-scale.h"

#define SPACING 10

struct _DpColumns
{
  GtkWidget parent_instance;

  int first_width;
  int last_width;
  int least_width;
};

enum
{
  PROP_0,
  PROP_FIRST_WIDTH,
  PROP_LAST_WIDTH,
  PROP_LEAST_WIDTH,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DpColumns, dp_columns, GTK_TYPE_WIDGET)

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child) ? 1 : 0;
  return n;
}

static GtkWidget *
last_child (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_last_child (widget);

  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_prev_sibling (child);
  return child;
}

static GtkWidget *
first_child (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
least_width (GtkWidget *child)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* The width of @child when the columns stand side by side in @width. */
static int
column_width (DpColumns *self,
              GtkWidget *child,
              int        width)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *fixed = self->first_width > 0 ? first_child (widget) : self->last_width > 0 ? last_child (widget) : NULL;
  int n = (int) count_children (widget), own;

  if (n < 2)
    return width;
  if (fixed == NULL)
    return (width - (n - 1) * SPACING) / n;
  own = MAX (MAX (self->first_width, self->last_width), least_width (fixed));
  return child == fixed ? own : (width - own - (n - 1) * SPACING) / (n - 1);
}

static gboolean
fits (DpColumns *self,
      int        width)
{
  const int least = (int) (self->least_width * dp_text_scale (GTK_WIDGET (self)));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && MAX (least_width (child), least) > column_width (self, child, width))
      return FALSE;
  return TRUE;
}

static GtkSizeRequestMode
dp_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dp_columns_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  DpColumns *self = DP_COLUMNS (widget);
  gboolean beside;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0)
    {
      int least;

      dp_columns_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &for_size, NULL, NULL);
    }
  beside = orientation == GTK_ORIENTATION_VERTICAL && fits (self, for_size);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation,
                          orientation == GTK_ORIENTATION_HORIZONTAL ? -1
                          : beside                                  ? column_width (self, child, for_size)
                                                                    : for_size,
                          &least, &wanted, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum = MAX (*minimum, least);
          *natural += wanted + (*natural > 0 ? SPACING : 0);
        }
      else if (beside)
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, wanted);
        }
      else
        {
          *minimum += least + (*minimum > 0 ? SPACING : 0);
          *natural += wanted + (*natural > 0 ? SPACING : 0);
        }
    }
}

/* (transfer full): how tall each child becomes when they stand below one another in @width × @height: never more than there is. */
static GtkRequestedSize *
share_height (GtkWidget *widget,
              int        width,
              int        height)
{
  const guint n = count_children (widget);
  GtkRequestedSize *sizes = g_new0 (GtkRequestedSize, MAX (n, 1));
  int rest = height - MAX ((int) n - 1, 0) * SPACING;
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &sizes[i].minimum_size, &sizes[i].natural_size, NULL, NULL);
      rest -= sizes[i++].minimum_size;
    }
  gtk_distribute_natural_allocation (MAX (rest, 0), n, sizes);
  return sizes;
}

static void
dp_columns_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  DpColumns *self = DP_COLUMNS (widget);
  gboolean beside = fits (self, width), is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autofree GtkRequestedSize *below = beside ? NULL : share_height (widget, width, height);
  int x = 0, y = 0;
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int own = beside ? column_width (self, child, width) : width;
      int tall;

      if (!gtk_widget_should_layout (child))
        continue;
      tall = beside ? height : below[i++].minimum_size;
      gtk_widget_size_allocate (child, &(GtkAllocation) { is_mirrored ? width - x - own : x, y, own, tall }, -1);
      if (beside)
        x += own + SPACING;
      else
        y += tall + SPACING;
    }
}

static void
dp_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dp_columns_parent_class)->dispose (object);
}

static void
dp_columns_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_FIRST_WIDTH:
      g_value_set_int (value, DP_COLUMNS (object)->first_width);
      break;
    case PROP_LAST_WIDTH:
      g_value_set_int (value, DP_COLUMNS (object)->last_width);
      break;
    case PROP_LEAST_WIDTH:
      g_value_set_int (value, DP_COLUMNS (object)->least_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_columns_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_FIRST_WIDTH:
      DP_COLUMNS (object)->first_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;
    case PROP_LAST_WIDTH:
      DP_COLUMNS (object)->last_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;
    case PROP_LEAST_WIDTH:
      DP_COLUMNS (object)->least_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_columns_class_init (DpColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_columns_dispose;
  object_class->get_property = dp_columns_get_property;
  object_class->set_property = dp_columns_set_property;
  widget_class->get_request_mode = dp_columns_get_request_mode;
  widget_class->measure = dp_columns_measure;
  widget_class->size_allocate = dp_columns_size_allocate;

  properties[PROP_FIRST_WIDTH] = g_param_spec_int ("first-width", NULL, NULL, 0, G_MAXINT, 0,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LAST_WIDTH] = g_param_spec_int ("last-width", NULL, NULL, 0, G_MAXINT, 0,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /* px at 100 % text that every column must have to stand beside another. */
  properties[PROP_LEAST_WIDTH] = g_param_spec_int ("least-width", NULL, NULL, 0, G_MAXINT, 0,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "columns");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dp_columns_init (DpColumns *self)
{
}
