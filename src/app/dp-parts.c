/* dp-parts.c: the parts of a page, which follow an edit one in a frame.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-parts.h"

#include "app/dp-stagger.h"

/* The pause in typing, in microseconds, after which what is out of sight follows. */
#define PAUSE (250 * 1000)

typedef struct
{
  GtkWidget *widget; /* borrowed: a child of the owner */
  DpPartsFollow follow;
} Part;

struct _DpParts
{
  GtkWidget *owner; /* borrowed: it owns the parts */
  Part parts[DP_STAGGER_MAX];
  guint n_parts;
  DpStagger stagger;
  gint64 edited; /* when, in the time of g_get_monotonic_time() */
  guint tick_id; /* while a part is due */
  /* While all that waits is out of sight: nothing asks for frames then, since a frame clock that ticks keeps what is typed
   * waiting for its next tick. */
  guint pause_id;
  GdkFrameClock *watched; /* (nullable): owned */
  gulong watch_id;
};

/** dp_parts_new: Returns: (transfer full): no parts of @owner yet. */
DpParts *
dp_parts_new (GtkWidget *owner)
{
  DpParts *self = g_new0 (DpParts, 1);

  self->owner = owner;
  return self;
}

static void
stop_watching (DpParts *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->watched != NULL)
    g_clear_signal_handler (&self->watch_id, self->watched);
  g_clear_object (&self->watched);
}

/** dp_parts_forget: nothing waits any more, and nothing more is brought up to date. */
void
dp_parts_forget (DpParts *self)
{
  self->stagger = (DpStagger) { 0 };
  stop_watching (self);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->owner, self->tick_id);
  self->tick_id = 0;
}

/** dp_parts_free: frees @self; NULL is allowed. */
void
dp_parts_free (DpParts *self)
{
  if (self == NULL)
    return;

  dp_parts_forget (self);
  g_free (self);
}

/** dp_parts_add: @widget is brought up to date by @follow; parts follow in the order in which they are added. */
void
dp_parts_add (DpParts       *self,
              GtkWidget     *widget,
              DpPartsFollow  follow)
{
  g_return_if_fail (self->n_parts < DP_STAGGER_MAX);

  self->parts[self->n_parts++] = (Part) { widget, follow };
}

static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (scroller == NULL)
    return TRUE;
  return gtk_widget_compute_bounds (widget, scroller, &bounds) && bounds.origin.y < (float) gtk_widget_get_height (scroller)
         && bounds.origin.y + bounds.size.height > 0.0f;
}

static guint32
find_in_sight (DpParts *self)
{
  guint32 in_sight = 0;

  for (guint i = 0; i < self->n_parts; i++)
    if ((self->stagger.waiting & ((guint32) 1 << i)) != 0 && is_in_sight (self->parts[i].widget))
      in_sight |= (guint32) 1 << i;
  return in_sight;
}

static void start (DpParts *self);

static gboolean
pause_cb (gpointer data)
{
  DpParts *self = data;

  self->pause_id = 0;
  start (self);
  return G_SOURCE_REMOVE;
}

/* A frame that something else asked for, scrolling perhaps, may have brought a part into sight. */
static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       data)
{
  DpParts *self = data;

  if (find_in_sight (self) != 0)
    start (self);
}

/* Until the pause in typing is over, or a part comes into sight. */
static void
watch (DpParts       *self,
       GdkFrameClock *clock)
{
  const gint64 left = MAX (self->edited + PAUSE - g_get_monotonic_time (), 0);

  self->pause_id = g_timeout_add ((guint) (left / 1000) + 1, pause_cb, self);
  self->watched = g_object_ref (clock);
  self->watch_id = g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_paint_cb), self, NULL, G_CONNECT_DEFAULT);
}

static gboolean
tick_cb (GtkWidget     *owner,
         GdkFrameClock *clock,
         gpointer       data)
{
  DpParts *self = data;
  int part;

  if (gdk_frame_clock_get_frame_time (clock) - self->edited > PAUSE)
    dp_stagger_rest (&self->stagger);
  part = dp_stagger_next (&self->stagger, find_in_sight (self));
  if (part >= 0)
    self->parts[part].follow (owner);
  if (self->stagger.waiting != 0 && (self->stagger.is_at_rest || find_in_sight (self) != 0))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  if (self->stagger.waiting != 0)
    watch (self, clock);
  return G_SOURCE_REMOVE;
}

/* The parts that are due follow in the next frames. */
static void
start (DpParts *self)
{
  stop_watching (self);
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (self->owner, tick_cb, self, NULL);
}

/** dp_parts_wait: an edit: every part follows in a frame of its own, after the one that shows the edit. */
void
dp_parts_wait (DpParts *self)
{
  dp_stagger_edit (&self->stagger, self->n_parts);
  self->edited = g_get_monotonic_time ();
  if (self->n_parts > 0)
    start (self);
}

/** dp_parts_hurry: brings the part of @widget up to date now, if it waits. */
void
dp_parts_hurry (DpParts   *self,
                GtkWidget *widget)
{
  for (guint i = 0; i < self->n_parts; i++)
    if (self->parts[i].widget == widget && dp_stagger_hurry (&self->stagger, i))
      self->parts[i].follow (self->owner);
}

/** dp_parts_finish: brings all parts up to date now, whether or not they wait. */
void
dp_parts_finish (DpParts *self)
{
  dp_parts_forget (self);
  for (guint i = 0; i < self->n_parts; i++)
    self->parts[i].follow (self->owner);
}

/** dp_parts_is_waiting: Returns: whether a part, or one that can be seen, does not show the latest edit yet */
gboolean
dp_parts_is_waiting (DpParts  *self,
                     gboolean  only_in_sight)
{
  return only_in_sight ? find_in_sight (self) != 0 : self->stagger.waiting != 0;
}
