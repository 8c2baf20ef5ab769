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
  DpScrollBin parent_instance;

  gboolean grows;
};

G_DEFINE_FINAL_TYPE (DpSectionScroller, dp_section_scroller, DP_TYPE_SCROLL_BIN)

static void
dp_section_scroller_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  DpScrollBin *bin = DP_SCROLL_BIN (widget);
  GtkWidget *child = dp_scroll_bin_get_child (bin);
  const gboolean grows = DP_SECTION_SCROLLER (widget)->grows && orientation == GTK_ORIENTATION_VERTICAL && child != NULL;
  GtkWidget *measured = grows ? child : GTK_WIDGET (dp_scroll_bin_get_window (bin));

  gtk_widget_measure (measured, orientation, for_size, minimum, natural, NULL, NULL);
  if (grows)
    *minimum = *natural;
}

static void
dp_section_scroller_class_init (DpSectionScrollerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dp_section_scroller_measure;
  gtk_widget_class_set_css_name (widget_class, "sectionscroller");
}

static void
dp_section_scroller_init (DpSectionScroller *self)
{
  gtk_scrolled_window_set_policy (dp_scroll_bin_get_window (DP_SCROLL_BIN (self)), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
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
