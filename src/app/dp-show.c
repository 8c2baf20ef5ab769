/* dp-show.c: a presentation that runs.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-show.h"

#include "chart/dp-scene.h"
#include "figure/dp-figure-what-if.h"

#include <math.h>

/** A picture that was painted, and of what. */
typedef struct
{
  const DpFigure *figure;
  int width;
  int height;
  GskRenderNode *node;
} Picture;

/** In px; 0 × 0: nothing is shown there yet. */
typedef struct
{
  int width;
  int height;
} Size;

struct _DpShow
{
  GObject parent_instance;

  DpSession *session;
  DpPlan *plan;         /* as it was when the presentation began */
  DpAnalysis *analysis; /* of that plan */
  char *proposal;
  char *area;
  GPtrArray *deck;      /* of DpSlide */
  guint index;
  GArray *history;      /* of guint: slides that were left, for Backspace */

  DpWallState state;
  gboolean frozen;
  DpFigure *table; /* (nullable): the figures of what would be on the wall, in its place */
  const DpFigure *frozen_figure;
  DpFigure *kept;  /* (nullable): what is frozen on the wall and was taken back since */

  DpWhatIf question;
  DpPlan *changed_plan;
  DpAnalysis *changed;
  DpFigure *answer;
  gboolean answer_shown;
  GPtrArray *log;       /* of char * */

  GArray *pictures;     /* of Picture */
  guint prepare_id;
  guint prepare_next;   /* of all slides in all sizes */
  Size sizes[DP_SHOW_N_PLACES];

  gboolean light;
  double light_x;
  double light_y;

  gint64 started;       /* monotonic µs; 0: slide 1 was not left yet */
  gint64 paused_at;     /* monotonic µs; 0: the clock runs */
};

enum
{
  CHANGED,
  LIGHT,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DpShow, dp_show, G_TYPE_OBJECT)

static void
emit_changed (DpShow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static DpFigureOptions
options_of (DpShow *self)
{
  return (DpFigureOptions) { .proposal = self->proposal, .area = self->area, .for_hall = TRUE };
}

/* ------------------------------------------------------------------------------------------------------------ pictures */

static void
picture_clear (gpointer data)
{
  g_clear_pointer (&((Picture *) data)->node, gsk_render_node_unref);
}

static void
forget_pictures_of (DpShow         *self,
                    const DpFigure *figure)
{
  for (guint i = self->pictures->len; i > 0; i--)
    if (g_array_index (self->pictures, Picture, i - 1).figure == figure)
      g_array_remove_index_fast (self->pictures, i - 1);
}

/** dp_show_paint_slide: Returns: (transfer full): a slide as the wall shows it, @width × @height px, each at least 1. */
cairo_surface_t *
dp_show_paint_slide (const DpFigure *figure,
                     int             width,
                     int             height)
{
  const double scale = DP_SLIDE_SCALE * MIN (width / DP_SLIDE_WIDTH, height / DP_SLIDE_HEIGHT);
  g_autoptr(DpScene) scene = dp_chart_layout (figure->chart, dp_theme_get (DP_THEME_PRESENTATION), width, height, scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  /* Words that fit at no scale are taller than the slide: shown whole, smaller. */
  if (dp_scene_get_height (scene) > height)
    cairo_scale (cr, height / dp_scene_get_height (scene), height / dp_scene_get_height (scene));
  dp_scene_paint (scene, cr);
  cairo_destroy (cr);
  return surface;
}

/**
 * dp_show_new_picture:
 * @figure: a slide
 * @width, @height: pixels, at least 1
 *
 * As a node that paints the pixels with cairo: GTK 4.8 takes ten times as long to paint a texture of a whole screen where it
 * has no graphics card, and with one it keeps what it has painted of a node.
 *
 * Returns: (transfer full): the slide, painted once
 */
GskRenderNode *
dp_show_new_picture (const DpFigure *figure,
                     int             width,
                     int             height)
{
  cairo_surface_t *surface = dp_show_paint_slide (figure, width, height);
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return node;
}

/** dp_show_paintable: Returns: (transfer full): @picture in its own size, for a widget that takes a paintable. */
GdkPaintable *
dp_show_paintable (GskRenderNode *picture)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (picture, &bounds);
  gtk_snapshot_append_node (snapshot, picture);
  return gtk_snapshot_free_to_paintable (snapshot, &bounds.size);
}

static const Picture *
find_picture (DpShow         *self,
              const DpFigure *figure,
              int             width,
              int             height)
{
  for (guint i = 0; i < self->pictures->len; i++)
    {
      const Picture *known = &g_array_index (self->pictures, Picture, i);

      if (known->figure == figure && known->width == width && known->height == height)
        return known;
    }

  return NULL;
}

/** dp_show_has_picture: Returns: whether the picture in that size is there already. */
gboolean
dp_show_has_picture (DpShow         *self,
                     const DpFigure *figure,
                     int             width,
                     int             height)
{
  g_return_val_if_fail (DP_IS_SHOW (self), FALSE);

  return find_picture (self, figure, width, height) != NULL;
}

/**
 * dp_show_get_picture:
 * @figure: a slide of the presentation, or its answer
 * @width, @height: pixels of the screen, at least 1
 *
 * Returns: (transfer none): the picture in that size, painted now unless it has been before
 */
GskRenderNode *
dp_show_get_picture (DpShow         *self,
                     const DpFigure *figure,
                     int             width,
                     int             height)
{
  Picture picture = { figure, width, height, NULL };
  const Picture *known;

  g_return_val_if_fail (DP_IS_SHOW (self) && figure != NULL && width > 0 && height > 0, NULL);

  known = find_picture (self, figure, width, height);
  if (known != NULL)
    return known->node;
  picture.node = dp_show_new_picture (figure, width, height);
  g_array_append_val (self->pictures, picture);
  return picture.node;
}

static gboolean
prepare_cb (gpointer user_data)
{
  DpShow *self = DP_SHOW (user_data);

  /* The slides of the wall first. */
  while (self->prepare_next < DP_SHOW_N_PLACES * self->deck->len)
    {
      const Size *size = &self->sizes[self->prepare_next / self->deck->len];
      const DpSlide *slide = self->deck->pdata[self->prepare_next % self->deck->len];

      self->prepare_next++;
      if (size->width == 0)
        continue;
      dp_show_get_picture (self, slide->figure, size->width, size->height);
      return G_SOURCE_CONTINUE;
    }
  self->prepare_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
is_shown_in_size (DpShow *self,
                  int     width,
                  int     height)
{
  for (guint i = 0; i < DP_SHOW_N_PLACES; i++)
    if (self->sizes[i].width == width && self->sizes[i].height == height)
      return TRUE;

  return FALSE;
}

/* Pictures of a large screen are large: those of a size that no place has any more go. */
static void
forget_pictures_of_size (DpShow *self,
                         Size    size)
{
  for (guint i = self->pictures->len; i > 0; i--)
    {
      const Picture *picture = &g_array_index (self->pictures, Picture, i - 1);

      if (picture->width == size.width && picture->height == size.height)
        g_array_remove_index_fast (self->pictures, i - 1);
    }
}

/**
 * dp_show_prepare:
 * @place: whose size it is, below %DP_SHOW_N_PLACES; 0 is the wall's
 * @width, @height: pixels, at least 1
 *
 * Paints all slides in that size while nothing else is to be done, so that none is waited for.
 */
void
dp_show_prepare (DpShow *self,
                 guint   place,
                 int     width,
                 int     height)
{
  const Size new_size = { width, height };
  Size old;

  g_return_if_fail (DP_IS_SHOW (self) && place < DP_SHOW_N_PLACES && width > 0 && height > 0);

  old = self->sizes[place];
  if (width == old.width && height == old.height)
    return;
  self->sizes[place] = new_size;
  if (!is_shown_in_size (self, old.width, old.height))
    forget_pictures_of_size (self, old);
  self->prepare_next = 0;
  if (self->prepare_id == 0)
    self->prepare_id = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
}

/** dp_show_is_prepared: Returns: whether every slide has been painted in every size that was asked for. */
gboolean
dp_show_is_prepared (DpShow *self)
{
  g_return_val_if_fail (DP_IS_SHOW (self), FALSE);

  return self->prepare_id == 0;
}

/* --------------------------------------------------------------------------------------------------------------- light */

/** dp_show_toggle_light: shows a point of light on the wall, or no longer. */
void
dp_show_toggle_light (DpShow *self)
{
  g_return_if_fail (DP_IS_SHOW (self));

  self->light = !self->light;
  g_signal_emit (self, signals[LIGHT], 0);
}

/** dp_show_move_light: puts the point of light there; see the header. */
void
dp_show_move_light (DpShow *self,
                    double  x,
                    double  y)
{
  g_return_if_fail (DP_IS_SHOW (self));

  self->light_x = CLAMP (x, 0.0, 1.0);
  self->light_y = CLAMP (y, 0.0, 1.0);
  if (self->light)
    g_signal_emit (self, signals[LIGHT], 0);
}

gboolean
dp_show_get_light (DpShow *self,
                   double *x,
                   double *y)
{
  *x = self->light_x;
  *y = self->light_y;
  return self->light;
}

/* -------------------------------------------------------------------------------------------------------------- slides */

/** dp_show_get_plan: Returns: (transfer none): the plan as it was when the presentation began. */
const DpPlan *
dp_show_get_plan (DpShow *self)
{
  return self->plan;
}

const char *
dp_show_get_proposal (DpShow *self)
{
  return self->proposal;
}

/** dp_show_get_n_slides: Returns: how many slides are presented; at least 1. */
guint
dp_show_get_n_slides (DpShow *self)
{
  return self->deck->len;
}

/** dp_show_get_slide: Returns: (transfer none) (nullable): slide @index from 0; NULL behind the last. */
const DpSlide *
dp_show_get_slide (DpShow *self,
                   guint   index)
{
  return index < self->deck->len ? self->deck->pdata[index] : NULL;
}

/** dp_show_get_index: Returns: the slide that is presented, from 0. */
guint
dp_show_get_index (DpShow *self)
{
  return self->index;
}

/* Takes an answer or a table back. What is frozen on the wall stays there until it follows again. */
static void
take_back (DpShow    *self,
           DpFigure **figure)
{
  if (*figure != NULL && self->frozen && self->frozen_figure == *figure)
    {
      self->kept = g_steal_pointer (figure);
      return;
    }
  forget_pictures_of (self, *figure);
  g_clear_pointer (figure, dp_figure_free);
}

static void
drop_table (DpShow *self)
{
  take_back (self, &self->table);
}

/* A slide that is gone to is shown: black and white end, and so does an answer. */
static void
go (DpShow *self,
    guint   index)
{
  if (self->started == 0 && index != self->index)
    self->started = g_get_monotonic_time ();
  drop_table (self);
  self->index = index;
  self->state = DP_WALL_SLIDE;
  self->answer_shown = FALSE;
  emit_changed (self);
}

/** dp_show_go: goes to slide @index from 0; one that is not there is the nearest that is. */
void
dp_show_go (DpShow *self,
            int     index)
{
  const guint target = (guint) CLAMP (index, 0, (int) self->deck->len - 1);

  g_return_if_fail (DP_IS_SHOW (self));

  if (target != self->index)
    g_array_append_val (self->history, self->index);
  go (self, target);
}

/** dp_show_step: goes @steps slides on, or back. */
void
dp_show_step (DpShow *self,
              int     steps)
{
  g_return_if_fail (DP_IS_SHOW (self));

  dp_show_go (self, (int) self->index + steps);
}

/** dp_show_back: goes to the slide that was left last. */
void
dp_show_back (DpShow *self)
{
  g_return_if_fail (DP_IS_SHOW (self));

  if (self->history->len == 0)
    return;
  {
    const guint before = g_array_index (self->history, guint, self->history->len - 1);

    g_array_set_size (self->history, self->history->len - 1);
    go (self, before);
  }
}

/* ---------------------------------------------------------------------------------------------------------------- wall */

DpWallState
dp_show_get_state (DpShow *self)
{
  return self->state;
}

/** dp_show_toggle_state: makes the wall black or white, or shows the slide again. */
void
dp_show_toggle_state (DpShow     *self,
                      DpWallState state)
{
  g_return_if_fail (DP_IS_SHOW (self));

  self->state = self->state == state ? DP_WALL_SLIDE : state;
  emit_changed (self);
}

gboolean
dp_show_get_frozen (DpShow *self)
{
  return self->frozen;
}

static const DpFigure *
picture_now (DpShow *self)
{
  return self->answer_shown ? self->answer : ((const DpSlide *) self->deck->pdata[self->index])->figure;
}

static const DpFigure *
figure_now (DpShow *self)
{
  return self->table != NULL ? self->table : picture_now (self);
}

/** dp_show_toggle_frozen: lets the wall stand while the presenter looks elsewhere, or follow again. */
void
dp_show_toggle_frozen (DpShow *self)
{
  g_return_if_fail (DP_IS_SHOW (self));

  self->frozen = !self->frozen;
  self->frozen_figure = figure_now (self);
  if (!self->frozen)
    {
      forget_pictures_of (self, self->kept);
      g_clear_pointer (&self->kept, dp_figure_free);
    }
  emit_changed (self);
}

gboolean
dp_show_get_table (DpShow *self)
{
  return self->table != NULL;
}

/** dp_show_toggle_table: shows the figures of the slide as a table in place of the picture, or the picture again. */
void
dp_show_toggle_table (DpShow *self)
{
  g_return_if_fail (DP_IS_SHOW (self));

  if (self->table != NULL)
    drop_table (self);
  else
    self->table = dp_deck_table_page (picture_now (self));
  emit_changed (self);
}

/** dp_show_get_wall: Returns: (transfer none): see the header. */
const DpFigure *
dp_show_get_wall (DpShow *self)
{
  g_return_val_if_fail (DP_IS_SHOW (self), NULL);

  return self->frozen ? self->frozen_figure : figure_now (self);
}

/* ------------------------------------------------------------------------------------------------------------- what if */

static void
drop_answer (DpShow *self)
{
  take_back (self, &self->answer);
  g_clear_pointer (&self->changed, dp_analysis_free);
  g_clear_pointer (&self->changed_plan, dp_plan_free);
}

/**
 * dp_show_ask:
 * @what_if: the question
 *
 * Answers beside the plan. An answer that is on the wall already changes with the question; else nobody sees it yet.
 */
void
dp_show_ask (DpShow         *self,
             const DpWhatIf *what_if)
{
  const DpFigureOptions options = options_of (self);

  g_return_if_fail (DP_IS_SHOW (self));

  self->question = *what_if;
  drop_table (self);
  drop_answer (self);
  if (dp_what_if_is_empty (what_if) || self->proposal == NULL)
    self->answer_shown = FALSE;
  else
    {
      self->changed_plan = dp_what_if_plan (self->plan, self->proposal, what_if);
      self->changed = dp_analysis_new (self->changed_plan);
      self->answer = dp_figure_what_if (self->analysis, self->changed, &options, what_if);
      dp_chart_trim (self->answer->chart);
      dp_slide_number (self->answer->chart, self->index + 1);
    }
  emit_changed (self);
}

const DpWhatIf *
dp_show_get_question (DpShow *self)
{
  return &self->question;
}

const DpFigure *
dp_show_get_answer (DpShow *self)
{
  return self->answer;
}

gboolean
dp_show_is_answer_shown (DpShow *self)
{
  return self->answer_shown;
}

/** dp_show_is_beyond: Returns: whether the need that is asked about lies beyond every estimate in use. */
gboolean
dp_show_is_beyond (DpShow *self)
{
  return dp_what_if_is_beyond (&self->question, self->plan);
}

static gboolean
log_question (DpShow   *self,
              gboolean  kept,
              GError  **error)
{
  g_autofree char *words = dp_what_if_words (self->plan, &self->question);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H.%M");
  g_autofree char *id = dp_question_add (dp_session_get_document (self->session), self->proposal, &self->question, words,
                                         self->answer->chart->title, kept, error);

  if (id == NULL)
    return FALSE;
  g_ptr_array_add (self->log, g_strdup_printf ("%s  %s → %s", time, words, self->answer->chart->title));
  return TRUE;
}

/**
 * dp_show_show_answer:
 * @error: return location; a sentence
 *
 * Puts the answer on the wall and writes the question into the meeting's log.
 *
 * Returns: whether the question is in the log; the answer is on the wall in any case when there is one
 */
gboolean
dp_show_show_answer (DpShow  *self,
                     GError **error)
{
  gboolean logged;

  g_return_val_if_fail (DP_IS_SHOW (self), FALSE);

  if (self->answer == NULL || self->answer_shown)
    return TRUE;
  self->answer_shown = TRUE;
  self->state = DP_WALL_SLIDE;
  logged = log_question (self, FALSE, error);
  emit_changed (self);
  return logged;
}

/** dp_show_drop_answer: the wall shows the slide again, exactly as it was; the question is forgotten. */
void
dp_show_drop_answer (DpShow *self)
{
  g_return_if_fail (DP_IS_SHOW (self));

  self->question = (DpWhatIf) DP_WHAT_IF_INIT;
  self->answer_shown = FALSE;
  drop_table (self);
  drop_answer (self);
  emit_changed (self);
}

/** dp_show_keep_answer: keeps the question in the plan as a scenario; Returns: whether it is done. */
gboolean
dp_show_keep_answer (DpShow  *self,
                     GError **error)
{
  gboolean kept;

  g_return_val_if_fail (DP_IS_SHOW (self), FALSE);

  if (self->answer == NULL)
    return TRUE;
  kept = log_question (self, TRUE, error);
  emit_changed (self);
  return kept;
}

/** dp_show_apply_answer: makes the answer the plan, in one undo step; Returns: whether it is done. */
gboolean
dp_show_apply_answer (DpShow  *self,
                      GError **error)
{
  g_return_val_if_fail (DP_IS_SHOW (self), FALSE);

  return self->answer == NULL
         || dp_what_if_apply (dp_session_get_document (self->session), self->proposal, &self->question, error);
}

const GPtrArray *
dp_show_get_log (DpShow *self)
{
  return self->log;
}

/* --------------------------------------------------------------------------------------------------------------- clock */

/** dp_show_get_elapsed: Returns: seconds since slide 1 was left, without the pauses. */
gint64
dp_show_get_elapsed (DpShow *self)
{
  const gint64 now = self->paused_at != 0 ? self->paused_at : g_get_monotonic_time ();

  return self->started == 0 ? 0 : (now - self->started) / G_USEC_PER_SEC;
}

gboolean
dp_show_get_paused (DpShow *self)
{
  return self->paused_at != 0;
}

/** dp_show_toggle_paused: stops the clock, or lets it run on. */
void
dp_show_toggle_paused (DpShow *self)
{
  g_return_if_fail (DP_IS_SHOW (self));

  if (self->paused_at == 0)
    self->paused_at = g_get_monotonic_time ();
  else
    {
      if (self->started != 0)
        self->started += g_get_monotonic_time () - self->paused_at;
      self->paused_at = 0;
    }
  emit_changed (self);
}

/** dp_show_end: ends the presentation. */
void
dp_show_end (DpShow *self)
{
  g_return_if_fail (DP_IS_SHOW (self));

  g_signal_emit (self, signals[ENDED], 0);
}

/* -------------------------------------------------------------------------------------------------------------- object */

static void
dp_show_dispose (GObject *object)
{
  DpShow *self = DP_SHOW (object);

  g_clear_handle_id (&self->prepare_id, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dp_show_parent_class)->dispose (object);
}

static void
dp_show_finalize (GObject *object)
{
  DpShow *self = DP_SHOW (object);

  g_clear_pointer (&self->pictures, g_array_unref);
  g_clear_pointer (&self->kept, dp_figure_free);
  g_clear_pointer (&self->table, dp_figure_free);
  g_clear_pointer (&self->answer, dp_figure_free);
  g_clear_pointer (&self->changed, dp_analysis_free);
  g_clear_pointer (&self->changed_plan, dp_plan_free);
  g_clear_pointer (&self->deck, g_ptr_array_unref);
  g_clear_pointer (&self->analysis, dp_analysis_free);
  g_clear_pointer (&self->plan, dp_plan_free);
  g_clear_pointer (&self->history, g_array_unref);
  g_clear_pointer (&self->log, g_ptr_array_unref);
  g_free (self->proposal);
  g_free (self->area);

  G_OBJECT_CLASS (dp_show_parent_class)->finalize (object);
}

static void
dp_show_class_init (DpShowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dp_show_dispose;
  object_class->finalize = dp_show_finalize;

  signals[CHANGED] = g_signal_new ("changed", DP_TYPE_SHOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LIGHT] = g_signal_new ("light", DP_TYPE_SHOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", DP_TYPE_SHOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dp_show_init (DpShow *self)
{
  self->question = (DpWhatIf) DP_WHAT_IF_INIT;
  /* Until the pointer moves, in the middle. */
  self->light_x = self->light_y = 0.5;
  self->history = g_array_new (FALSE, FALSE, sizeof (guint));
  self->log = g_ptr_array_new_with_free_func (g_free);
  self->pictures = g_array_new (FALSE, FALSE, sizeof (Picture));
  g_array_set_clear_func (self->pictures, picture_clear);
}

/**
 * dp_show_new:
 * @session: the plan, proposal and area that are presented
 * @first_slide: (nullable): id of the slide to begin with; NULL or one that is hidden: the first
 *
 * Returns: (transfer full) (nullable): the presentation; NULL when every slide is hidden
 */
DpShow *
dp_show_new (DpSession  *session,
             const char *first_slide)
{
  g_autoptr(DpShow) self = g_object_new (DP_TYPE_SHOW, NULL);
  DpFigureOptions options;

  g_return_val_if_fail (DP_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  self->plan = dp_plan_copy (dp_session_get_plan (session));
  self->analysis = dp_analysis_new (self->plan);
  self->proposal = g_strdup (dp_session_get_proposal (session));
  self->area = g_strdup (dp_session_get_area (session));
  options = options_of (self);
  self->deck = dp_deck_new (self->analysis, &options, FALSE);
  for (guint i = 0; i < self->deck->len; i++)
    if (g_strcmp0 (((const DpSlide *) self->deck->pdata[i])->id, first_slide) == 0)
      self->index = i;

  return self->deck->len > 0 ? g_steal_pointer (&self) : NULL;
}
