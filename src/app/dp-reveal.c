/* dp-reveal.c: brings what has the focus into view, also before anything has its place.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A viewport scrolls to the focus when the focus moves. In a window, or on a page, that was never laid out it does not
 * know where to scroll to: that is done when all has its place.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-reveal.h"

/** A tick comes before the layout of its frame: in the second all has its place, in the third what gave way to it, too. */
#define LAID_OUT_FRAME 3

/** Units left free around what is brought into view. */
#define MARGIN 12.0f

static void
scroll_to (GtkWidget *viewport,
           GtkWidget *focus)
{
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  graphene_rect_t bounds;

  if (content == NULL || down == NULL || !gtk_widget_compute_bounds (focus, content, &bounds))
    return;
  gtk_adjustment_clamp_page (down, bounds.origin.y - MARGIN, bounds.origin.y + bounds.size.height + MARGIN);
}

/* What is folded away round the focus is unfolded. */
static void
unfold (GtkWidget *focus)
{
  for (GtkWidget *above = focus; above != NULL; above = gtk_widget_get_parent (above))
    if (GTK_IS_EXPANDER (above))
      gtk_expander_set_expanded (GTK_EXPANDER (above), TRUE);
}

static gboolean
reveal_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  int frame = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "reveal-frame")) + 1;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  g_object_set_data (G_OBJECT (widget), "reveal-frame", GINT_TO_POINTER (frame));
  if (frame == 1)
    unfold (focus);
  if (frame < LAID_OUT_FRAME)
    return G_SOURCE_CONTINUE;

  /* The outermost comes last: it scrolls to where the inner ones have brought it. */
  for (GtkWidget *above = focus; above != NULL; above = gtk_widget_get_parent (above))
    if (GTK_IS_VIEWPORT (above))
      scroll_to (above, focus);
  return G_SOURCE_REMOVE;
}

/** dp_reveal_focus: what has the focus of @window is in view as soon as everything has its place. */
void
dp_reveal_focus (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_object_set_data (G_OBJECT (window), "reveal-frame", NULL);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), reveal_cb, NULL, NULL);
}
