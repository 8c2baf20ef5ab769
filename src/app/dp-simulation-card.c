/* dp-simulation-card.c: formula and simulation side by side, simulated anew when the plan changes.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-simulation-card.h"

#include "app/dp-sideways.h"
#include "app/dp-simulation-run.h"
#include "app/dp-table-view.h"
#include "app/dp-tooltip.h"
#include "figure/dp-simulation-differences.h"
#include "figure/dp-simulation-tables.h"
#include "figure/dp-words.h"

#include <glib/gi18n.h>

/* The pause in typing after which the plan is simulated. */
#define PAUSE_MILLISECONDS 400

struct _DpSimulationCard
{
  AdwBin parent_instance;

  GtkWidget *status;
  GtkWidget *button;
  GtkWidget *progress;
  DpTableView *table;
  GtkWidget *sentences;
  GtkWidget *comparison;
  DpTableView *differences;

  DpSession *session; /* (nullable): (owned) */
  DpSimulationRun *run;
  DpSimulationInput *input; /* (nullable): (owned): what runs or ran last, as it was when it began */
  GPtrArray *others;        /* (nullable): (owned): likewise the proposals that it is compared with */
  guint64 seed;
  guint pause_id;
  gboolean is_held; /* until dp_simulation_card_show(), and the pause in typing after it */

  /* The figures that were told of last, by what tells them from the next ones. */
  gint64 told_futures;
  guint64 told_seed;
  gboolean told_complete;
};

enum
{
  SIMULATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DpSimulationCard, dp_simulation_card, ADW_TYPE_BIN)

static char *
join_sentences (const GPtrArray *sentences)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) sentences->pdata[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
status_text (DpSimulationCard *self)
{
  const DpSimulationResult *result = dp_simulation_run_get_result (self->run);

  if (dp_simulation_run_is_running (self->run))
    return dp_simulation_progress (dp_simulation_run_get_progress (self->run));
  if (result == NULL)
    return g_strdup ("");
  if (!dp_simulation_run_is_complete (self->run)
      || !dp_simulation_input_equal (self->input, dp_simulation_run_get_input (self->run)))
    return g_strdup (_("Stopped; the figures are provisional"));

  return dp_simulation_status (dp_simulation_run_get_input (self->run), result);
}

/* The button does what the key does not: while it runs, it stops. */
static void
show_button (DpSimulationCard *self,
             gboolean          is_busy)
{
  gtk_button_set_label (GTK_BUTTON (self->button), is_busy ? _("Cancel") : _("Run again"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), is_busy ? "simulation.cancel" : "simulation.run-again");
  dp_set_tooltip (self->button, is_busy ? _("Stop the simulation and keep the figures there are")
                                        : _("Simulate again with other random numbers (R)"));
}

/* In place of the figures. */
static void
show_instead (DpSimulationCard *self,
              const char       *sentence)
{
  gtk_widget_set_visible (GTK_WIDGET (self->table), FALSE);
  gtk_widget_set_visible (self->comparison, FALSE);
  gtk_label_set_label (GTK_LABEL (self->sentences), sentence);
}

static void
show_result (DpSimulationCard         *self,
             const DpSimulationInput  *input,
             const DpSimulationResult *result)
{
  g_autoptr(DpTable) table = dp_simulation_table_new (input, result);
  g_autoptr(GPtrArray) list = dp_simulation_sentences (input, result);
  g_autofree char *sentences = join_sentences (list);

  dp_table_view_set_table (self->table, table);
  gtk_widget_set_visible (GTK_WIDGET (self->table), TRUE);
  gtk_label_set_label (GTK_LABEL (self->sentences), sentences);
}

/* Figures of another proposal never stand under this one's name. */
static gboolean
has_figures (DpSimulationCard *self)
{
  const DpSimulationInput *input = dp_simulation_run_get_input (self->run);

  return dp_simulation_run_get_error (self->run) == NULL && dp_simulation_run_get_result (self->run) != NULL && self->input != NULL
         && g_str_equal (input->proposal, self->input->proposal);
}

static void
tell (DpSimulationCard *self)
{
  const DpSimulationResult *result = has_figures (self) ? dp_simulation_run_get_result (self->run) : NULL;
  const gint64 futures = result != NULL ? result->most : 0;
  const guint64 seed = result != NULL ? result->seed : 0;
  const gboolean is_complete = result != NULL && dp_simulation_run_is_complete (self->run);

  if (futures == self->told_futures && seed == self->told_seed && is_complete == self->told_complete && !is_complete)
    return;
  self->told_futures = futures;
  self->told_seed = seed;
  self->told_complete = is_complete;
  g_signal_emit (self, signals[SIMULATED], 0);
}

static void
show_comparison (DpSimulationCard *self)
{
  const DpSimulationInput *const *inputs;
  const DpSimulationResult *result = dp_simulation_run_get_comparison (self->run, &inputs);
  g_autoptr(DpTable) table = NULL;

  gtk_widget_set_visible (self->comparison, result != NULL);
  if (result == NULL)
    return;
  table = dp_simulation_difference_table_new (inputs, result);
  dp_table_view_set_table (self->differences, table);
}

static void
update_widgets (DpSimulationCard *self)
{
  const gboolean is_running = dp_simulation_run_is_running (self->run);
  const DpSimulationInput *input = dp_simulation_run_get_input (self->run);
  const DpSimulationResult *result = dp_simulation_run_get_result (self->run);
  const GError *error = dp_simulation_run_get_error (self->run);
  g_autofree char *status = status_text (self);

  gtk_label_set_label (GTK_LABEL (self->status), status);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), dp_simulation_run_get_progress (self->run));
  /* Kept in its place, so that nothing moves when a run begins or ends. */
  gtk_widget_set_opacity (self->progress, is_running ? 1.0 : 0.0);
  show_button (self, is_running);

  if (error != NULL)
    {
      g_autofree char *refusal = dp_simulation_refusal (error);

      show_instead (self, refusal);
    }
  else if (!has_figures (self))
    show_instead (self, _("The simulation is under way."));
  else
    {
      show_result (self, input, result);
      show_comparison (self);
    }
  tell (self);
}

static void
run_changed_cb (DpSimulationCard *self,
                DpSimulationRun  *run)
{
  if (!self->is_held)
    update_widgets (self);
}

static void
show_gap (DpSimulationCard *self,
          const char       *proposal)
{
  g_autofree char *gap = dp_words_gap (dp_analysis_capacity (dp_session_get_analysis (self->session), proposal));

  dp_simulation_run_stop (self->run);
  g_clear_pointer (&self->input, dp_simulation_input_free);
  gtk_label_set_label (GTK_LABEL (self->status), "");
  gtk_widget_set_opacity (self->progress, 0.0);
  show_button (self, FALSE);
  show_instead (self, gap != NULL ? gap : "");
  tell (self);
}

/* The first of the other proposals that can be simulated beside @input. */
static GPtrArray *
new_others (DpSimulationCard        *self,
            const DpSimulationInput *input)
{
  DpAnalysis *analysis = dp_session_get_analysis (self->session);
  const GPtrArray *proposals = dp_plan_list (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL);
  GPtrArray *others = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_simulation_input_free);

  for (guint i = 0; i < proposals->len && others->len < DP_SIM_PLANS_MAX - 1; i++)
    {
      const DpRecord *proposal = proposals->pdata[i];
      g_autoptr(DpSimulationInput) other = NULL;

      if (g_str_equal (proposal->id, input->proposal))
        continue;
      other = dp_simulation_input_new (analysis, proposal->id, NULL, NULL);
      if (other->gap == DP_GAP_NONE && other->n_cases == input->n_cases)
        g_ptr_array_add (others, g_steal_pointer (&other));
    }

  return others;
}

static gboolean
same_others (const GPtrArray *first,
             const GPtrArray *second)
{
  if (first == NULL || second == NULL || first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    if (!dp_simulation_input_equal (first->pdata[i], second->pdata[i]))
      return FALSE;

  return TRUE;
}

/* Simulates what the plan says now, unless that is what ran last and @again is not asked for. */
static void
begin (DpSimulationCard *self,
       gboolean          again)
{
  const char *proposal = self->session != NULL ? dp_session_get_proposal (self->session) : NULL;
  DpAnalysis *analysis;
  g_autoptr(DpSimulationInput) input = NULL;
  g_autoptr(DpSimulationInput) plain = NULL;
  g_autoptr(GPtrArray) others = NULL;

  if (proposal == NULL)
    return;

  self->is_held = FALSE;
  analysis = dp_session_get_analysis (self->session);
  input = dp_simulation_input_new (analysis, proposal, NULL, NULL);
  plain = dp_simulation_input_new_plain (analysis, proposal, NULL);
  if (input->gap != DP_GAP_NONE || plain->gap != DP_GAP_NONE)
    {
      show_gap (self, proposal);
      return;
    }
  others = new_others (self, input);
  if (!again && dp_simulation_input_equal (input, self->input) && same_others (others, self->others)
      && (dp_simulation_run_is_running (self->run) || dp_simulation_run_is_complete (self->run)))
    {
      dp_simulation_run_set_resting (self->run, FALSE);
      update_widgets (self);
      return;
    }

  g_clear_pointer (&self->input, dp_simulation_input_free);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  self->input = g_steal_pointer (&input);
  self->others = g_steal_pointer (&others);
  dp_simulation_run_start (self->run, self->input, plain, self->others, self->seed);
}

static gboolean
pause_cb (gpointer data)
{
  DpSimulationCard *self = data;

  self->pause_id = 0;
  begin (self, FALSE);

  return G_SOURCE_REMOVE;
}

/** dp_simulation_card_hold: see the header. */
void
dp_simulation_card_hold (DpSimulationCard *self)
{
  g_return_if_fail (DP_IS_SIMULATION_CARD (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->is_held = TRUE;
  dp_simulation_run_set_resting (self->run, TRUE);
}

/** dp_simulation_card_show: see the header. */
void
dp_simulation_card_show (DpSimulationCard *self,
                         DpSession        *session)
{
  gboolean is_new;

  g_return_if_fail (DP_IS_SIMULATION_CARD (self));
  g_return_if_fail (DP_IS_SESSION (session));

  is_new = self->session != session || self->input == NULL
           || g_strcmp0 (self->input->proposal, dp_session_get_proposal (session)) != 0;
  g_set_object (&self->session, session);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  /* Another proposal was chosen: no typing to wait for. */
  if (is_new)
    {
      begin (self, FALSE);
      return;
    }
  self->pause_id = g_timeout_add (PAUSE_MILLISECONDS, pause_cb, self);
}

const DpSimulationInput *
dp_simulation_card_get_input (DpSimulationCard *self)
{
  g_return_val_if_fail (DP_IS_SIMULATION_CARD (self), NULL);

  return has_figures (self) ? dp_simulation_run_get_input (self->run) : NULL;
}

const DpSimulationResult *
dp_simulation_card_get_result (DpSimulationCard *self)
{
  g_return_val_if_fail (DP_IS_SIMULATION_CARD (self), NULL);

  return has_figures (self) ? dp_simulation_run_get_result (self->run) : NULL;
}

/** dp_simulation_card_run_again: see the header. */
void
dp_simulation_card_run_again (DpSimulationCard *self)
{
  g_return_if_fail (DP_IS_SIMULATION_CARD (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->seed++;
  begin (self, TRUE);
}

static void
run_again_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  dp_simulation_card_run_again (DP_SIMULATION_CARD (widget));
}

/* Wherever the focus is in the window, as long as nothing is typed into. */
static gboolean
run_again_shortcut_cb (GtkWidget *widget,
                       GVariant  *parameter,
                       gpointer   data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  dp_simulation_card_run_again (DP_SIMULATION_CARD (widget));

  return TRUE;
}

static void
cancel_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  DpSimulationCard *self = DP_SIMULATION_CARD (widget);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->is_held = FALSE;
  dp_simulation_run_stop (self->run);
  update_widgets (self);
}

static void
dp_simulation_card_dispose (GObject *object)
{
  DpSimulationCard *self = DP_SIMULATION_CARD (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_object (&self->run);
  g_clear_object (&self->session);
  g_clear_pointer (&self->input, dp_simulation_input_free);
  g_clear_pointer (&self->others, g_ptr_array_unref);

  G_OBJECT_CLASS (dp_simulation_card_parent_class)->dispose (object);
}

static void
dp_simulation_card_class_init (DpSimulationCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_simulation_card_dispose;

  signals[SIMULATED] = g_signal_new ("simulated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DP_TYPE_SIDEWAYS);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-simulation-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DpSimulationCard, status);
  gtk_widget_class_bind_template_child (widget_class, DpSimulationCard, button);
  gtk_widget_class_bind_template_child (widget_class, DpSimulationCard, progress);
  gtk_widget_class_bind_template_child (widget_class, DpSimulationCard, table);
  gtk_widget_class_bind_template_child (widget_class, DpSimulationCard, sentences);
  gtk_widget_class_bind_template_child (widget_class, DpSimulationCard, comparison);
  gtk_widget_class_bind_template_child (widget_class, DpSimulationCard, differences);
  gtk_widget_class_install_action (widget_class, "simulation.run-again", NULL, run_again_action);
  gtk_widget_class_install_action (widget_class, "simulation.cancel", NULL, cancel_action);
}

static void
dp_simulation_card_init (DpSimulationCard *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_r, 0),
                                                          gtk_callback_action_new (run_again_shortcut_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
  self->seed = DP_SIMULATION_SEED;
  self->run = dp_simulation_run_new ();
  g_signal_connect_object (self->run, "changed", G_CALLBACK (run_changed_cb), self, G_CONNECT_SWAPPED);
  update_widgets (self);
}
