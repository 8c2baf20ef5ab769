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
  DpScrollBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DpSideways, dp_sideways, DP_TYPE_SCROLL_BIN)

static void
dp_sideways_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  GtkWidget *child = dp_scroll_bin_get_child (DP_SCROLL_BIN (widget));
  GtkWidget *window = GTK_WIDGET (dp_scroll_bin_get_window (DP_SCROLL_BIN (widget)));
  int least, wanted, unused;

  *minimum = *natural = 0;
  if (child == NULL || !gtk_widget_should_layout (child))
    return;
  /* What is never measured never asks for a new size again: the child's next change would end at the window between them. */
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &unused, NULL, NULL, NULL);
  gtk_widget_measure (gtk_widget_get_parent (child), GTK_ORIENTATION_HORIZONTAL, -1, &unused, NULL, NULL, NULL);
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
dp_sideways_class_init (DpSidewaysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dp_sideways_measure;
  gtk_widget_class_set_css_name (widget_class, "sideways");
}

static void
dp_sideways_init (DpSideways *self)
{
  GtkScrolledWindow *window = dp_scroll_bin_get_window (DP_SCROLL_BIN (self));

  gtk_scrolled_window_set_policy (window, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: what assistive technology says of a table that is wider than its card. */
                                  _("Table; the arrow keys move it sideways"), -1);
}
