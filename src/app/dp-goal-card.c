/* dp-goal-card.c: how many places keep the service goal, and a button that gives them to the units.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-goal-card.h"

#include "app/dp-drop-down.h"
#include "app/dp-sideways.h"
#include "app/dp-table-view.h"
#include "figure/dp-need-tables.h"

#include <glib/gi18n.h>

struct _DpGoalCard
{
  AdwBin parent_instance;

  GtkDropDown *estimate;
  GtkWidget *button;
  DpTableView *table;
  GtkLabel *missing;

  DpSession *session; /* (nullable): (owned) */
};

G_DEFINE_FINAL_TYPE (DpGoalCard, dp_goal_card, ADW_TYPE_BIN)

static DpGoalResult *
goal_of (DpSession *session,
         GError   **error)
{
  return dp_analysis_goal (dp_session_get_analysis (session), dp_session_get_proposal (session), error);
}

static void
show_estimates (DpGoalCard         *self,
                const DpNeedResult *need)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint c = 0; c < need->n_cases; c++)
    g_ptr_array_add (names, dp_goal_case_words (&need->cases[c]));
  dp_drop_down_show (self->estimate, names);
}

/** dp_goal_card_show: see the header. */
void
dp_goal_card_show (DpGoalCard *self,
                   DpSession  *session)
{
  DpAnalysis *analysis = dp_session_get_analysis (session);
  g_autoptr(GError) error = NULL;
  g_autoptr(DpGoalResult) goal = goal_of (session, &error);

  g_return_if_fail (DP_IS_GOAL_CARD (self));

  g_set_object (&self->session, session);
  gtk_widget_set_visible (GTK_WIDGET (self->table), goal != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), goal == NULL);
  gtk_widget_set_sensitive (self->button, goal != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->estimate), goal != NULL);
  if (goal != NULL)
    {
      g_autoptr(DpTable) table = dp_goal_table_new (analysis, goal);

      show_estimates (self, dp_analysis_need (analysis));
      dp_table_view_set_table (self->table, table);
    }
  else
    {
      g_autofree char *why = dp_goal_refusal (dp_analysis_capacity (analysis, dp_session_get_proposal (session)), error);

      gtk_label_set_label (self->missing, why);
    }
}

static void
apply_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DpGoalCard *self = DP_GOAL_CARD (widget);
  const guint chosen = gtk_drop_down_get_selected (self->estimate);
  g_autoptr(GError) error = NULL;
  g_autoptr(DpGoalResult) goal = self->session != NULL ? goal_of (self->session, &error) : NULL;
  g_autofree char *label = NULL;
  g_autofree char *reason = NULL;
  const DpNeedCase *one;

  if (goal == NULL || chosen >= goal->n_cases)
    return;

  one = &dp_analysis_need (dp_session_get_analysis (self->session))->cases[chosen];
  label = dp_goal_step_label (one);
  reason = dp_goal_reason (goal, one);
  if (dp_goal_apply (dp_session_get_document (self->session), goal, chosen, label, reason, &error))
    gtk_widget_activate_action (widget, "win.toast-undo", "s", label);
  else
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

/* Wherever the focus is in the window, as long as nothing is typed into. */
static gboolean
focus_shortcut_cb (GtkWidget *widget,
                   GVariant  *parameter,
                   gpointer   data)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_grab_focus (GTK_WIDGET (DP_GOAL_CARD (widget)->estimate));
}

static void
dp_goal_card_dispose (GObject *object)
{
  g_clear_object (&DP_GOAL_CARD (object)->session);

  G_OBJECT_CLASS (dp_goal_card_parent_class)->dispose (object);
}

static void
dp_goal_card_class_init (DpGoalCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_goal_card_dispose;

  g_type_ensure (DP_TYPE_SIDEWAYS);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  g_type_ensure (DP_TYPE_WRAP_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-goal-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DpGoalCard, estimate);
  gtk_widget_class_bind_template_child (widget_class, DpGoalCard, button);
  gtk_widget_class_bind_template_child (widget_class, DpGoalCard, table);
  gtk_widget_class_bind_template_child (widget_class, DpGoalCard, missing);
  gtk_widget_class_install_action (widget_class, "goal.apply", NULL, apply_action);
}

static void
dp_goal_card_init (DpGoalCard *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_g, 0),
                                                          gtk_callback_action_new (focus_shortcut_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}
