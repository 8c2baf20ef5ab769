/* dp-presenter.c: what the presenter sees.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-presenter.h"

#include "app/dp-wall.h"

#include <glib/gi18n.h>

#define CLOCK_MILLISECONDS 1000
/* Per cent of the text's own size. */
#define NOTES_STEP 20
#define NOTES_LEAST 80
#define NOTES_MOST 260

struct _DpPresenter
{
  AdwBin parent_instance;

  DpShow *show; /* (nullable): (owned) */
  DpWall *mirror;
  DpWall *next;
  GtkLabel *state;
  GtkLabel *time;
  GtkLabel *elapsed;
  GtkLabel *elapsed_caption;
  GtkLabel *number;
  GtkLabel *next_title;
  GtkWidget *notes_card;
  GtkLabel *notes;
  GtkWidget *log_card;
  GtkLabel *log;
  DpWhatIfDrawer *drawer;
  guint clock_id;
  gboolean wall_is_missing;
  int notes_size;
};

G_DEFINE_FINAL_TYPE (DpPresenter, dp_presenter, ADW_TYPE_BIN)

static void
show_clock (DpPresenter *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H.%M");
  const gint64 elapsed = self->show != NULL ? dp_show_get_elapsed (self->show) : 0;
  g_autofree char *gone = g_strdup_printf ("%d:%02d", (int) (elapsed / 60), (int) (elapsed % 60));

  gtk_label_set_label (self->time, time);
  gtk_label_set_label (self->elapsed, gone);
}

static gboolean
clock_cb (gpointer user_data)
{
  show_clock (DP_PRESENTER (user_data));
  return G_SOURCE_CONTINUE;
}

static const char *
state_words (DpShow  *show,
             gboolean wall_is_missing)
{
  if (wall_is_missing)
    return _("The hall’s screen is gone. It shows the slide again when it is back; S shows the slide here.");
  if (dp_show_get_frozen (show))
    return _("On the wall · frozen: F lets it follow again");
  switch (dp_show_get_state (show))
    {
    case DP_WALL_BLACK:
      return _("The wall is black: B shows the slide again");
    case DP_WALL_WHITE:
      return _("The wall is white: W shows the slide again");
    case DP_WALL_SLIDE:
    default:
      return dp_show_is_answer_shown (show) ? _("On the wall now: the answer") : _("On the wall now");
    }
}

static void
show_notes (DpPresenter *self,
            const char  *notes)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (self->notes_size / 100.0));
  gtk_label_set_attributes (self->notes, attributes);
  gtk_label_set_label (self->notes, notes != NULL ? notes : _("No notes for this slide."));
}

static void
show_log (DpPresenter *self)
{
  const GPtrArray *log = dp_show_get_log (self->show);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = log->len; i > 0; i--)
    g_string_append_printf (text, "%s%s", i < log->len ? "\n" : "", (const char *) log->pdata[i - 1]);
  gtk_widget_set_visible (self->log_card, log->len > 0);
  gtk_label_set_label (self->log, text->str);
}

static void
changed_cb (DpPresenter *self,
            DpShow      *show)
{
  const guint index = dp_show_get_index (show);
  const DpSlide *slide = dp_show_get_slide (show, index), *next = dp_show_get_slide (show, index + 1);
  g_autofree char *number = g_strdup_printf ("%u / %u", index + 1, dp_show_get_n_slides (show));
  g_autofree char *next_title = next != NULL ? g_strdup_printf ("%u  %s", index + 2, next->name) : g_strdup (_("The last slide"));

  gtk_label_set_label (self->state, state_words (show, self->wall_is_missing));
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->next_title, next_title);
  gtk_label_set_label (self->elapsed_caption, dp_show_get_paused (show) ? _("paused · P goes on") : _("gone · P pauses"));
  gtk_widget_set_visible (GTK_WIDGET (self->next), next != NULL);
  show_notes (self, slide->notes);
  show_log (self);
  show_clock (self);
}

/**
 * dp_presenter_set_show:
 * @show: (nullable): the presentation that it steers
 */
void
dp_presenter_set_show (DpPresenter *self,
                       DpShow      *show)
{
  g_return_if_fail (DP_IS_PRESENTER (self));

  if (self->show != NULL)
    g_signal_handlers_disconnect_by_data (self->show, self);
  g_set_object (&self->show, show);
  dp_wall_set_show (self->mirror, show);
  dp_wall_set_show (self->next, show);
  dp_what_if_drawer_set_show (self->drawer, show);
  if (show == NULL)
    return;
  g_signal_connect_object (show, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self, show);
}

/** dp_presenter_set_wall_is_missing: says that nobody else sees the slides now, or no longer says so. */
void
dp_presenter_set_wall_is_missing (DpPresenter *self,
                                  gboolean     missing)
{
  g_return_if_fail (DP_IS_PRESENTER (self));

  self->wall_is_missing = missing;
  if (self->show != NULL)
    changed_cb (self, self->show);
}

/** dp_presenter_get_drawer: Returns: (transfer none): where "what if?" is asked. */
DpWhatIfDrawer *
dp_presenter_get_drawer (DpPresenter *self)
{
  g_return_val_if_fail (DP_IS_PRESENTER (self), NULL);

  return self->drawer;
}

/** dp_presenter_toggle_notes: hides the notes, or shows them again. */
void
dp_presenter_toggle_notes (DpPresenter *self)
{
  g_return_if_fail (DP_IS_PRESENTER (self));

  gtk_widget_set_visible (self->notes_card, !gtk_widget_get_visible (self->notes_card));
}

/** dp_presenter_resize_notes: makes the letters of the notes larger, or smaller. */
void
dp_presenter_resize_notes (DpPresenter *self,
                           int          steps)
{
  g_return_if_fail (DP_IS_PRESENTER (self));

  self->notes_size = CLAMP (self->notes_size + steps * NOTES_STEP, NOTES_LEAST, NOTES_MOST);
  if (self->show != NULL)
    changed_cb (self, self->show);
}

static void
dp_presenter_dispose (GObject *object)
{
  DpPresenter *self = DP_PRESENTER (object);

  g_clear_handle_id (&self->clock_id, g_source_remove);
  if (self->mirror != NULL)
    dp_presenter_set_show (self, NULL);

  G_OBJECT_CLASS (dp_presenter_parent_class)->dispose (object);
}

static void
dp_presenter_class_init (DpPresenterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_presenter_dispose;
  g_type_ensure (DP_TYPE_WALL);
  g_type_ensure (DP_TYPE_WHAT_IF_DRAWER);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-presenter.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPresenter, mirror);
  gtk_widget_class_bind_template_child (widget_class, DpPresenter, next);
  gtk_widget_class_bind_template_child (widget_class, DpPresenter, state);
  gtk_widget_class_bind_template_child (widget_class, DpPresenter, time);
  gtk_widget_class_bind_template_child (widget_class, DpPresenter, elapsed);
  gtk_widget_class_bind_template_child (widget_class, DpPresenter, elapsed_caption);
  gtk_widget_class_bind_template_child (widget_class, DpPresenter, number);
  gtk_widget_class_bind_template_child (widget_class, DpPresenter, next_title);
  gtk_widget_class_bind_template_child (widget_class, DpPresenter, notes_card);
  gtk_widget_class_bind_template_child (widget_class, DpPresenter, notes);
  gtk_widget_class_bind_template_child (widget_class, DpPresenter, log_card);
  gtk_widget_class_bind_template_child (widget_class, DpPresenter, log);
  gtk_widget_class_bind_template_child (widget_class, DpPresenter, drawer);
}

static void
dp_presenter_init (DpPresenter *self)
{
  self->notes_size = 120;
  gtk_widget_init_template (GTK_WIDGET (self));
  dp_wall_set_role (self->mirror, DP_WALL_MIRROR);
  dp_wall_set_role (self->next, DP_WALL_NEXT);
  self->clock_id = g_timeout_add (CLOCK_MILLISECONDS, clock_cb, self);
}
