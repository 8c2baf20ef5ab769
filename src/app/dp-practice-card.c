/* dp-practice-card.c: active practice by the formula and as simulated, simulated anew when the plan changes.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-practice-card.h"

#include "app/dp-sideways.h"
#include "app/dp-table-view.h"
#include "figure/dp-practice-tables.h"
#include "figure/dp-simulation-tables.h"
#include "figure/dp-words.h"

#include <glib/gi18n.h>

/* The pause in typing after which the plan is simulated. */
#define PAUSE_MILLISECONDS 400
/* The window and the other programs keep the rest. */
#define THREADS_MAX 2
/* Years after the opening that are shown. */
#define N_YEARS 6

/* What the thread is given; it owns the snapshot. */
typedef struct
{
  DpPracticeInput *input;
  int cancel; /* atomic */
} Job;

struct _DpPracticeCard
{
  AdwBin parent_instance;

  GtkWidget *status;
  GtkWidget *sentences;
  GtkWidget *tables;
  DpTableView *criteria;
  DpTableView *years;
  DpTableView *units;

  DpSession *session;     /* (nullable): (owned) */
  DpPracticeView *view;   /* (nullable): what is shown */
  Job *job;               /* (nullable): the one that runs */
  guint pause_id;
};

G_DEFINE_FINAL_TYPE (DpPracticeCard, dp_practice_card, ADW_TYPE_BIN)

static void
job_clear (gpointer data)
{
  dp_practice_input_free (((Job *) data)->input);
}

static void
job_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, job_clear);
}

static char *
join_sentences (const GPtrArray *sentences)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) sentences->pdata[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* In place of the figures. */
static void
show_instead (DpPracticeCard *self,
              const char     *sentence)
{
  gtk_widget_set_visible (self->tables, FALSE);
  gtk_label_set_label (GTK_LABEL (self->sentences), sentence);
}

static void
show_table (DpTableView *target,
            DpTable     *table)
{
  dp_table_view_set_table (target, table);
  gtk_accessible_update_property (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_PROPERTY_LABEL, table->caption, -1);
  dp_table_free (table);
}

/* Takes both over. */
static void
show_result (DpPracticeCard   *self,
             DpPracticeInput  *input,
             DpPracticeResult *result)
{
  DpPracticeView *view = dp_practice_view_new (dp_session_get_analysis (self->session), input, result, N_YEARS);
  g_autoptr(GPtrArray) list = dp_practice_sentences (view);
  g_autofree char *sentences = join_sentences (list);

  g_clear_pointer (&self->view, dp_practice_view_free);
  self->view = view;
  show_table (self->criteria, dp_practice_criterion_table_new (view));
  show_table (self->years, dp_practice_year_table_new (view));
  show_table (self->units, dp_practice_unit_table_new (view));
  gtk_widget_set_visible (self->tables, TRUE);
  gtk_label_set_label (GTK_LABEL (self->sentences), sentences);
}

static void
stop (DpPracticeCard *self)
{
  if (self->job == NULL)
    return;
  g_atomic_int_set (&self->job->cancel, 1);
  g_clear_pointer (&self->job, job_unref);
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  DpPracticeResult *result = dp_practice_study (job->input, DP_PRACTICE_FUTURES, DP_PRACTICE_SEED, THREADS_MAX, &job->cancel,
                                                &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) dp_practice_result_free);
  else
    g_task_return_error (task, error);
}

/* In the main loop. What comes from a run that was replaced is dropped. */
static void
done_cb (GObject      *source,
         GAsyncResult *async,
         gpointer      data)
{
  DpPracticeCard *self = DP_PRACTICE_CARD (source);
  Job *job = g_task_get_task_data (G_TASK (async));
  g_autoptr(GError) error = NULL;
  g_autoptr(DpPracticeResult) result = g_task_propagate_pointer (G_TASK (async), &error);
  g_autoptr(DpPracticeInput) now = NULL;

  if (self->job != job || self->session == NULL)
    return;
  g_clear_pointer (&self->job, job_unref);
  gtk_label_set_label (GTK_LABEL (self->status), "");
  if (result == NULL)
    {
      g_autofree char *refusal = dp_simulation_refusal (error);

      g_clear_pointer (&self->view, dp_practice_view_free);
      show_instead (self, refusal);
      return;
    }

  now = dp_practice_input_new (dp_session_get_analysis (self->session), job->input->simulation->proposal);
  /* An edit that came meanwhile starts another run, and this one's figures would stand beside a newer formula. */
  if (dp_practice_input_equal (now, job->input))
    show_result (self, g_steal_pointer (&now), g_steal_pointer (&result));
}

static void
begin (DpPracticeCard *self)
{
  DpAnalysis *analysis = dp_session_get_analysis (self->session);
  const char *proposal = dp_session_get_proposal (self->session);
  g_autoptr(DpPracticeInput) input = NULL;
  g_autoptr(GTask) task = NULL;

  if (proposal == NULL || dp_analysis_capacity (analysis, proposal) == NULL)
    return;
  input = dp_practice_input_new (analysis, proposal);
  if (input->simulation->gap != DP_GAP_NONE)
    {
      g_autofree char *gap = dp_words_gap (dp_analysis_capacity (analysis, proposal));

      stop (self);
      g_clear_pointer (&self->view, dp_practice_view_free);
      gtk_label_set_label (GTK_LABEL (self->status), "");
      show_instead (self, gap != NULL ? gap : "");
      return;
    }
  if (self->job != NULL && dp_practice_input_equal (input, self->job->input))
    return;

  stop (self);
  /* Something else changed, a weight perhaps: the futures are the same. */
  if (self->view != NULL && dp_practice_input_equal (input, self->view->input))
    {
      gtk_label_set_label (GTK_LABEL (self->status), "");
      show_result (self, g_steal_pointer (&self->view->input), g_steal_pointer (&self->view->result));
      return;
    }

  if (!gtk_widget_get_visible (self->tables))
    show_instead (self, _("The simulation is under way."));
  gtk_label_set_label (GTK_LABEL (self->status), _("Simulating …"));
  self->job = g_atomic_rc_box_new0 (Job);
  self->job->input = g_steal_pointer (&input);
  task = g_task_new (self, NULL, done_cb, NULL);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self->job), job_unref);
  g_task_run_in_thread (task, run_thread);
}

static gboolean
pause_cb (gpointer data)
{
  DpPracticeCard *self = data;

  self->pause_id = 0;
  if (self->session != NULL)
    begin (self);

  return G_SOURCE_REMOVE;
}

/** dp_practice_card_show: see the header. */
void
dp_practice_card_show (DpPracticeCard *self,
                       DpSession      *session)
{
  const char *proposal = dp_session_get_proposal (session);

  g_return_if_fail (DP_IS_PRACTICE_CARD (self));

  g_set_object (&self->session, session);
  /* Figures of another proposal never stand under this one's name. */
  if (self->view == NULL || g_strcmp0 (self->view->input->simulation->proposal, proposal) != 0)
    show_instead (self, _("The simulation is under way."));
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MILLISECONDS, pause_cb, self);
}

/** dp_practice_card_is_settled: see the header. */
gboolean
dp_practice_card_is_settled (DpPracticeCard *self)
{
  g_return_val_if_fail (DP_IS_PRACTICE_CARD (self), FALSE);

  return self->pause_id == 0 && self->job == NULL;
}

static void
dp_practice_card_dispose (GObject *object)
{
  DpPracticeCard *self = DP_PRACTICE_CARD (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  stop (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->view, dp_practice_view_free);

  G_OBJECT_CLASS (dp_practice_card_parent_class)->dispose (object);
}

static void
dp_practice_card_class_init (DpPracticeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_practice_card_dispose;
  g_type_ensure (DP_TYPE_SIDEWAYS);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-practice-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPracticeCard, status);
  gtk_widget_class_bind_template_child (widget_class, DpPracticeCard, sentences);
  gtk_widget_class_bind_template_child (widget_class, DpPracticeCard, tables);
  gtk_widget_class_bind_template_child (widget_class, DpPracticeCard, criteria);
  gtk_widget_class_bind_template_child (widget_class, DpPracticeCard, years);
  gtk_widget_class_bind_template_child (widget_class, DpPracticeCard, units);
}

static void
dp_practice_card_init (DpPracticeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
