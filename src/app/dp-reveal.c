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

/** Until then it is kept in view: what lies above may still grow, when it unfolds or when a result arrives. */
#define SETTLED_FRAME 60

/** Units left free around what is brought into view. */
#define MARGIN 12.0f

/** Viewports, one inside the other, at most. */
#define DEPTH_MAX 8

/* What a window brings into view now. */
typedef struct
{
  guint tick_id;
  int frame, last_frame;
  gconstpointer focus;      /* compared only */
  /* Where each viewport round it was left, from the inside out, and how high its content was. */
  double left_at[DEPTH_MAX], height[DEPTH_MAX];
  /* The outermost of them, compared only, and where it was left. */
  gconstpointer outermost;
  double outermost_at;
} Reveal;

static void
scroll_to (GtkWidget     *viewport,
           GtkAdjustment *down,
           GtkWidget     *focus)
{
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  graphene_rect_t bounds;

  if (content != NULL && gtk_widget_compute_bounds (focus, content, &bounds))
    gtk_adjustment_clamp_page (down, bounds.origin.y - MARGIN, bounds.origin.y + bounds.size.height + MARGIN);
}

/* FALSE when the reader has scrolled since the last frame: where to is theirs to say. The outermost comes last: it scrolls to
 * where the inner ones have brought it. */
static gboolean
scroll_all (Reveal    *reveal,
            GtkWidget *focus,
            gboolean   is_first)
{
  guint depth = 0;

  for (GtkWidget *above = focus; above != NULL && depth < DEPTH_MAX; above = gtk_widget_get_parent (above))
    if (GTK_IS_VIEWPORT (above))
      {
        GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (above));

        /* Content that got lower moves what is shown by itself. */
        if (!is_first && gtk_adjustment_get_value (down) != reveal->left_at[depth] &&
            gtk_adjustment_get_upper (down) == reveal->height[depth])
          return FALSE;
        scroll_to (above, down, focus);
        reveal->left_at[depth] = gtk_adjustment_get_value (down);
        reveal->height[depth++] = gtk_adjustment_get_upper (down);
        reveal->outermost = above;
        reveal->outermost_at = gtk_adjustment_get_value (down);
      }
  return TRUE;
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
reveal_cb (GtkWidget     *window,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  Reveal *reveal = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (++reveal->frame == 1)
    unfold (focus);
  if (reveal->frame < LAID_OUT_FRAME)
    return G_SOURCE_CONTINUE;

  if (reveal->frame == LAID_OUT_FRAME)
    reveal->focus = focus;
  if (focus == NULL || focus != reveal->focus || reveal->frame > reveal->last_frame ||
      !scroll_all (reveal, focus, reveal->frame == LAID_OUT_FRAME))
    {
      reveal->tick_id = 0;
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static Reveal *
get_reveal (GtkWindow *window)
{
  Reveal *reveal = g_object_get_data (G_OBJECT (window), "dp-reveal");

  if (reveal == NULL)
    {
      reveal = g_new0 (Reveal, 1);
      g_object_set_data_full (G_OBJECT (window), "dp-reveal", reveal, g_free);
    }
  return reveal;
}

static void
begin (GtkWindow *window,
       int        frame,
       int        last_frame)
{
  Reveal *reveal = get_reveal (window);

  reveal->frame = frame;
  reveal->last_frame = last_frame;
  if (reveal->tick_id == 0)
    reveal->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (window), reveal_cb, reveal, NULL);
}

/** dp_reveal_focus: what has the focus of @window is in view as soon as everything has its place, and stays while that settles. */
void
dp_reveal_focus (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  begin (window, 0, SETTLED_FRAME);
}

/* The outermost viewport round @widget: what a page scrolls in. */
static GtkWidget *
outermost_viewport (GtkWidget *widget)
{
  GtkWidget *viewport = NULL;

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_VIEWPORT (widget))
      viewport = widget;
  return viewport;
}

/* Whether nobody has scrolled @viewport since @focus was brought into view in it: then it belongs in view wherever it is now. */
static gboolean
rests_where_left (const Reveal *reveal,
                  GtkWidget    *viewport,
                  GtkWidget    *focus)
{
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));

  return reveal->focus == focus && reveal->outermost == viewport && reveal->outermost_at == gtk_adjustment_get_value (down);
}

/* Whether a part of @focus is to be seen in @viewport. */
static gboolean
is_in_view (GtkWidget *viewport,
            GtkWidget *focus)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (focus, viewport, &bounds) && bounds.origin.y + bounds.size.height > 0 &&
         bounds.origin.y < (float) gtk_widget_get_height (viewport);
}

/* The height of what a viewport shows is another. Its child has perhaps got its new places, perhaps not yet. */
static void
height_changed_cb (GtkWindow     *window,
                   GtkAdjustment *down)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *viewport = outermost_viewport (focus);
  Reveal *reveal = get_reveal (window);

  if (viewport == NULL || gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)) != down)
    return;
  if (reveal->tick_id != 0)
    reveal->last_frame = MAX (reveal->last_frame, reveal->frame + LAID_OUT_FRAME);
  /* Who has scrolled away from the focus is not brought back. */
  else if (rests_where_left (reveal, viewport, focus) || is_in_view (viewport, focus))
    begin (window, 1, LAID_OUT_FRAME + 1);
}

static void
focus_changed_cb (GtkWindow *window)
{
  GtkWidget *viewport = outermost_viewport (gtk_window_get_focus (window));
  GtkAdjustment *down = viewport != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)) : NULL;

  if (down == NULL)
    return;
  /* A viewport scrolls to the focus by itself, but to where that lay before what is being laid out now. */
  if (get_reveal (window)->tick_id == 0 || get_reveal (window)->frame >= LAID_OUT_FRAME)
    begin (window, 1, LAID_OUT_FRAME + 1);
  if (g_object_get_data (G_OBJECT (down), "dp-reveal-kept") != NULL)
    return;
  g_object_set_data (G_OBJECT (down), "dp-reveal-kept", down);
  g_signal_connect_object (down, "changed", G_CALLBACK (height_changed_cb), window, G_CONNECT_SWAPPED);
}

/** dp_reveal_keep: from now on the focus of @window stays in view when something above it grows, as when a result arrives. */
void
dp_reveal_keep (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_signal_connect_object (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), window, 0);
}
