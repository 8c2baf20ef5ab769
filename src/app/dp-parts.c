/* dp-parts.c: the parts of a page, which follow an edit one in a frame.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-parts.h"

#include "app/dp-stagger.h"

/* Between frames: after what is typed and clicked, before the next frame is laid out. */
#define PRIORITY (GDK_PRIORITY_REDRAW - 1)
/* The pause in typing after which what is out of sight follows. */
#define PAUSE_MS 250

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
  /* While something waits. No tick callback: a frame clock that ticks keeps an edit waiting for its next tick. */
  GSignalGroup *clock; /* its target: the frame clock */
  guint pause_id;
  guint follow_id; /* a part is due */
};

static void
stop (DpParts *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_signal_group_set_target (self->clock, NULL);
}

/** dp_parts_forget: nothing waits any more, and nothing more is brought up to date. */
void
dp_parts_forget (DpParts *self)
{
  self->stagger = (DpStagger) { 0 };
  stop (self);
}

/** dp_parts_free: frees @self; NULL is allowed. */
void
dp_parts_free (DpParts *self)
{
  if (self == NULL)
    return;

  dp_parts_forget (self);
  g_object_unref (self->clock);
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

/* A frame although nothing may have changed on screen. */
static void
request_frame (DpParts *self)
{
  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (self->owner), GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

static gboolean
pause_cb (gpointer data)
{
  DpParts *self = data;

  self->pause_id = 0;
  dp_stagger_rest (&self->stagger);
  request_frame (self);
  return G_SOURCE_REMOVE;
}

static gboolean
follow_cb (gpointer data)
{
  DpParts *self = data;
  const int part = dp_stagger_next (&self->stagger, find_in_sight (self));

  self->follow_id = 0;
  if (self->stagger.waiting == 0)
    stop (self);
  else if (self->stagger.is_at_rest || find_in_sight (self) != 0)
    request_frame (self);
  /* Last, since it may do anything, even to the parts. */
  if (part >= 0)
    self->parts[part].follow (self->owner);
  return G_SOURCE_REMOVE;
}

/* Whoever asked for the frame: what is scrolled into sight is due too. */
static void
painted_cb (DpParts       *self,
            GdkFrameClock *clock)
{
  if (self->follow_id == 0 && (self->stagger.is_at_rest || find_in_sight (self) != 0))
    self->follow_id = g_idle_add_full (PRIORITY, follow_cb, self, NULL);
}

/** dp_parts_new: Returns: (transfer full): no parts of @owner yet. */
DpParts *
dp_parts_new (GtkWidget *owner)
{
  DpParts *self = g_new0 (DpParts, 1);

  self->owner = owner;
  self->clock = g_signal_group_new (GDK_TYPE_FRAME_CLOCK);
  g_signal_group_connect_swapped (self->clock, "after-paint", G_CALLBACK (painted_cb), self);
  return self;
}

/** dp_parts_wait: an edit: every part follows in a frame of its own, after the one that shows the edit. The owner is mapped. */
void
dp_parts_wait (DpParts *self)
{
  stop (self);
  if (self->n_parts == 0)
    return;

  dp_stagger_edit (&self->stagger, self->n_parts);
  g_signal_group_set_target (self->clock, gtk_widget_get_frame_clock (self->owner));
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
  request_frame (self);
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
