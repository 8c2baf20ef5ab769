/* dp-wrap-layout.c: children side by side in lines, like words in a paragraph.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-wrap-layout.h"

struct _DpWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  gboolean apart;
};

G_DEFINE_FINAL_TYPE (DpWrapLayout, dp_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
dp_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Walks the lines that fit into @width; places the children when @place. Returns the height of all lines. */
static int
walk (DpWrapLayout *self,
      GtkWidget    *widget,
      int           width,
      gboolean      place)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *line = child, *last = NULL;
      int used = 0, line_height = 0;
      int x = 0;

      for (; child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          int natural, least, height;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
          natural = MAX (least, MIN (natural, width));
          if (used > 0 && used + self->spacing + natural > width)
            break;
          used += (used > 0 ? self->spacing : 0) + natural;
          last = child;
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, natural, NULL, &height, NULL, NULL);
          line_height = MAX (line_height, height);
        }

      for (GtkWidget *one = line; place && one != child; one = gtk_widget_get_next_sibling (one))
        {
          int natural, least;

          if (!gtk_widget_should_layout (one))
            continue;
          gtk_widget_measure (one, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
          natural = MAX (least, MIN (natural, width));
          if (self->apart && one == last && one != line)
            x = width - natural;
          gtk_widget_size_allocate (
            one, &(GtkAllocation) { mirrored ? width - x - natural : x, y, natural, line_height }, -1);
          x += natural + self->spacing;
        }

      if (line_height > 0)
        y += line_height + self->spacing;
    }

  return MAX (0, y - self->spacing);
}

static void
dp_wrap_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  DpWrapLayout *self = DP_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          int least, wanted;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
          *minimum = MAX (*minimum, least);
          *natural += wanted + (*natural > 0 ? self->spacing : 0);
        }
    }
  else
    {
      int width = for_size;

      if (width < 0)
        {
          int least;

          dp_wrap_layout_measure (manager, widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &width, NULL, NULL);
        }
      *minimum = *natural = walk (self, widget, width, FALSE);
    }
}

static void
dp_wrap_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  walk (DP_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
dp_wrap_layout_class_init (DpWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dp_wrap_layout_get_request_mode;
  layout_class->measure = dp_wrap_layout_measure;
  layout_class->allocate = dp_wrap_layout_allocate;
}

static void
dp_wrap_layout_init (DpWrapLayout *self)
{
  self->spacing = 6;
}

GtkLayoutManager *
dp_wrap_layout_new (int spacing)
{
  DpWrapLayout *self = g_object_new (DP_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

/** dp_wrap_layout_new_apart: Returns: (transfer full): the same, with the last of several children in a line at the line's end. */
GtkLayoutManager *
dp_wrap_layout_new_apart (int spacing)
{
  GtkLayoutManager *self = dp_wrap_layout_new (spacing);

  DP_WRAP_LAYOUT (self)->apart = TRUE;
  return self;
}
