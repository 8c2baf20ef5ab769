/* dp-futures-card.c: which proposal comes first when the scores are simulated too, beside the exact answer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-futures-card.h"

#include "app/dp-sideways.h"
#include "app/dp-table-view.h"
#include "app/dp-tooltip.h"
#include "figure/dp-futures-tables.h"
#include "figure/dp-simulation-tables.h"

#include <glib/gi18n.h>

/* The pause in typing after which the plan is simulated. */
#define PAUSE_MILLISECONDS 400
/* One processor is left to the window. */
#define THREADS_MAX 4

/* One run. The thread and what it sends to the main loop hold it; the study is only read once it has begun. */
typedef struct
{
  GWeakRef owner;
  DpCompareStudy *study;
  int cancel; /* atomic */
} Job;

/* How far a run has come. */
typedef struct
{
  Job *job;
  double done;
} Progress;

struct _DpFuturesCard
{
  AdwBin parent_instance;

  GtkWidget *status;
  GtkWidget *button;
  GtkWidget *progress;
  GtkWidget *sentences;
  GtkWidget *tables;
  DpTableView *nothing;
  GtkWidget *order_box;
  DpTableView *order;
  DpTableView *practice;

  DpSession *session;      /* (nullable): (owned) */
  GStrv ids;               /* of the proposals compared */
  DpCompareStudy *shown;   /* (nullable): what the answers are of */
  GPtrArray *answers;      /* (nullable) (element-type DpSimulatedComparison) */
  DpCompareStudy *stopped; /* (nullable): somebody stopped this one: it begins again only when asked for, or when it is another */
  Job *job;                /* (nullable): the one that runs */
  guint pause_id;
};

G_DEFINE_FINAL_TYPE (DpFuturesCard, dp_futures_card, ADW_TYPE_BIN)

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->owner);
  dp_compare_study_free (job->study);
}

static void
job_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, job_clear);
}

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  job_unref (progress->job);
  g_free (progress);
}

/* --------------------------------------------------------------------------------------------------------- widgets */

/* The button does what the moment asks for: while it runs, it stops. */
static void
show_state (DpFuturesCard *self,
            double         done)
{
  const gboolean is_running = self->job != NULL;
  g_autofree char *progress = dp_simulation_progress (done);

  gtk_label_set_label (GTK_LABEL (self->status), is_running ? progress : self->stopped != NULL ? _("Stopped") : "");
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), done);
  /* Kept in its place, so that nothing moves when a run begins or ends. */
  gtk_widget_set_opacity (self->progress, is_running ? 1.0 : 0.0);
  gtk_widget_set_visible (self->button, is_running || self->stopped != NULL);
  gtk_button_set_label (GTK_BUTTON (self->button), is_running ? _("Cancel") : _("Run again"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), is_running ? "futures.cancel" : "futures.run-again");
  dp_set_tooltip (self->button, is_running ? _("Stop the simulation and keep the figures there are")
                                           : _("Simulate the scores of these proposals"));
}

/* In place of the figures. */
static void
show_instead (DpFuturesCard *self,
              const char    *sentence)
{
  gtk_widget_set_visible (self->tables, FALSE);
  gtk_label_set_label (GTK_LABEL (self->sentences), sentence);
}

static char *
join_sentences (const GPtrArray *sentences)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) sentences->pdata[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Takes the table over. @text (nullable): what it shows, in sentences. */
static void
show_table (DpTableView *view,
            DpTable     *table,
            const char  *text)
{
  g_autoptr(DpTable) own = table;

  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, own->caption, -1);
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  /* The heading above says it. */
  g_clear_pointer (&own->caption, g_free);
  dp_table_view_set_table (view, own);
}

static void
show_answers (DpFuturesCard      *self,
              const DpComparison *comparison)
{
  const DpPlan *plan = dp_session_get_plan (self->session);
  const gboolean has_order = comparison->acceptability[DP_AGREE_ORDER].known;
  g_autoptr(GPtrArray) list = dp_futures_sentences (comparison, self->answers);
  g_autofree char *sentences = join_sentences (list);
  g_autofree char *nothing = dp_futures_text (plan, comparison, self->answers, DP_AGREE_NOTHING);
  g_autofree char *order = dp_futures_text (plan, comparison, self->answers, DP_AGREE_ORDER);

  show_table (self->nothing, dp_futures_first_table_new (plan, comparison, self->answers, DP_AGREE_NOTHING), nothing);
  gtk_widget_set_visible (self->order_box, has_order);
  if (has_order)
    show_table (self->order, dp_futures_first_table_new (plan, comparison, self->answers, DP_AGREE_ORDER), order);
  show_table (self->practice, dp_futures_practice_table_new (plan, comparison, self->answers), NULL);
  gtk_widget_set_visible (self->tables, TRUE);
  gtk_label_set_label (GTK_LABEL (self->sentences), sentences);
}

/* ------------------------------------------------------------------------------------------------------------ runs */

static void
stop (DpFuturesCard *self)
{
  if (self->job == NULL)
    return;
  g_atomic_int_set (&self->job->cancel, 1);
  g_clear_pointer (&self->job, job_unref);
}

static void
forget_answers (DpFuturesCard *self)
{
  g_clear_pointer (&self->shown, dp_compare_study_free);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
}

/* In the main loop. What comes from a run that was stopped or replaced is dropped. */
static gboolean
progress_cb (gpointer data)
{
  Progress *progress = data;
  g_autoptr(DpFuturesCard) self = g_weak_ref_get (&progress->job->owner);

  if (self != NULL && self->job == progress->job)
    show_state (self, progress->done);

  return G_SOURCE_REMOVE;
}

static void
tell_progress (double   done,
               gpointer data)
{
  Progress *progress = g_new (Progress, 1);

  progress->job = g_atomic_rc_box_acquire (data);
  progress->done = done;
  /* At the priority of drawing: keys and clicks come first. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE + 20, progress_cb, progress, progress_free);
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Job *job = data;
  const int processors = (int) g_get_num_processors ();
  const DpCompareDraws draws = { DP_COMPARE_FUTURES, DP_COMPARE_SEED, CLAMP (processors - 1, 1, THREADS_MAX), &job->cancel,
                                 tell_progress, job };
  GError *error = NULL;
  GPtrArray *answers = dp_compare_study_run_all (job->study, &draws, &error);

  if (answers != NULL)
    g_task_return_pointer (task, answers, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static DpComparison *
compare (DpFuturesCard *self)
{
  return dp_analysis_compare (dp_session_get_analysis (self->session), (const char *const *) self->ids, NULL, NULL);
}

/* In the main loop. A card that is gone meanwhile has stopped its run. */
static void
done_cb (GObject      *source,
         GAsyncResult *async,
         gpointer      data)
{
  Job *job = g_task_get_task_data (G_TASK (async));
  g_autoptr(DpFuturesCard) self = g_weak_ref_get (&job->owner);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) answers = g_task_propagate_pointer (G_TASK (async), &error);
  g_autoptr(DpComparison) comparison = NULL;
  g_autoptr(DpCompareStudy) now = NULL;

  if (self == NULL || self->job != job || self->session == NULL)
    return;
  g_clear_pointer (&self->job, job_unref);
  show_state (self, 1.0);
  forget_answers (self);
  if (answers == NULL)
    {
      g_autofree char *refusal = dp_simulation_refusal (error);

      show_instead (self, refusal);
      return;
    }

  comparison = compare (self);
  now = comparison != NULL ? dp_compare_study_new (dp_session_get_plan (self->session), comparison) : NULL;
  /* An edit that came meanwhile starts another run, and this one's figures would stand beside newer ones. */
  if (now == NULL || !dp_compare_study_equal (now, job->study))
    return;
  self->shown = g_steal_pointer (&now);
  self->answers = g_steal_pointer (&answers);
  show_answers (self, comparison);
}

static void
start (DpFuturesCard  *self,
       DpCompareStudy *study) /* (transfer full) */
{
  g_autoptr(GTask) task = NULL;

  stop (self);
  g_clear_pointer (&self->stopped, dp_compare_study_free);
  if (!gtk_widget_get_visible (self->tables))
    show_instead (self, _("The simulation is under way."));
  self->job = g_atomic_rc_box_new0 (Job);
  g_weak_ref_init (&self->job->owner, self);
  self->job->study = study;
  task = g_task_new (NULL, NULL, done_cb, NULL);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self->job), job_unref);
  g_task_run_in_thread (task, run_thread);
  show_state (self, 0.0);
}

/* Simulates what the plan says now, unless that is what is shown, runs or was stopped. */
static void
begin (DpFuturesCard *self)
{
  g_autoptr(DpComparison) comparison = compare (self);
  g_autoptr(DpCompareStudy) study = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), comparison != NULL && comparison->n_ranked > 1);
  if (comparison == NULL || comparison->n_ranked < 2)
    {
      stop (self);
      forget_answers (self);
      return;
    }

  study = dp_compare_study_new (dp_session_get_plan (self->session), comparison);
  if (study->n_estimates == 0)
    {
      stop (self);
      forget_answers (self);
      show_state (self, 0.0);
      show_instead (self, _("No estimate is in use, so there is nothing to simulate. Use one on the page of the need."));
      return;
    }
  if (self->shown != NULL && dp_compare_study_equal (study, self->shown))
    {
      stop (self);
      g_clear_pointer (&self->stopped, dp_compare_study_free);
      show_state (self, 1.0);
      /* A name may have changed. */
      show_answers (self, comparison);
      return;
    }
  if ((self->job != NULL && dp_compare_study_equal (study, self->job->study))
      || (self->stopped != NULL && dp_compare_study_equal (study, self->stopped)))
    return;

  start (self, g_steal_pointer (&study));
}

static gboolean
pause_cb (gpointer data)
{
  DpFuturesCard *self = data;

  self->pause_id = 0;
  if (self->session != NULL)
    begin (self);

  return G_SOURCE_REMOVE;
}

static void
cancel_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  DpFuturesCard *self = DP_FUTURES_CARD (widget);
  g_autoptr(DpComparison) comparison = NULL;

  if (self->job == NULL)
    return;
  comparison = compare (self);
  stop (self);
  g_clear_pointer (&self->stopped, dp_compare_study_free);
  if (comparison != NULL)
    self->stopped = dp_compare_study_new (dp_session_get_plan (self->session), comparison);
  show_state (self, 0.0);
  if (self->answers == NULL)
    show_instead (self, _("The simulation was stopped."));
}

static void
run_again_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  DpFuturesCard *self = DP_FUTURES_CARD (widget);

  g_clear_pointer (&self->stopped, dp_compare_study_free);
  if (self->session != NULL)
    begin (self);
}

/** dp_futures_card_show: see the header. */
void
dp_futures_card_show (DpFuturesCard     *self,
                      DpSession         *session,
                      const char *const *ids)
{
  gboolean are_others;

  g_return_if_fail (DP_IS_FUTURES_CARD (self));

  are_others = self->ids == NULL || !g_strv_equal ((const char *const *) self->ids, ids);
  g_set_object (&self->session, session);
  if (are_others)
    {
      g_strfreev (self->ids);
      self->ids = g_strdupv ((char **) ids);
      /* Figures of other proposals never stand under these names. */
      forget_answers (self);
      show_instead (self, _("The simulation is under way."));
    }
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MILLISECONDS, pause_cb, self);
}

/** dp_futures_card_is_settled: see the header. */
gboolean
dp_futures_card_is_settled (DpFuturesCard *self)
{
  g_return_val_if_fail (DP_IS_FUTURES_CARD (self), FALSE);

  return self->pause_id == 0 && self->job == NULL;
}

static void
dp_futures_card_dispose (GObject *object)
{
  DpFuturesCard *self = DP_FUTURES_CARD (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  stop (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->ids, g_strfreev);
  g_clear_pointer (&self->stopped, dp_compare_study_free);
  forget_answers (self);

  G_OBJECT_CLASS (dp_futures_card_parent_class)->dispose (object);
}

static void
dp_futures_card_class_init (DpFuturesCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_futures_card_dispose;
  g_type_ensure (DP_TYPE_SIDEWAYS);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-futures-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DpFuturesCard, status);
  gtk_widget_class_bind_template_child (widget_class, DpFuturesCard, button);
  gtk_widget_class_bind_template_child (widget_class, DpFuturesCard, progress);
  gtk_widget_class_bind_template_child (widget_class, DpFuturesCard, sentences);
  gtk_widget_class_bind_template_child (widget_class, DpFuturesCard, tables);
  gtk_widget_class_bind_template_child (widget_class, DpFuturesCard, nothing);
  gtk_widget_class_bind_template_child (widget_class, DpFuturesCard, order_box);
  gtk_widget_class_bind_template_child (widget_class, DpFuturesCard, order);
  gtk_widget_class_bind_template_child (widget_class, DpFuturesCard, practice);
  gtk_widget_class_install_action (widget_class, "futures.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "futures.run-again", NULL, run_again_action);
}

static void
dp_futures_card_init (DpFuturesCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
