/* dp-page-timeline.c: when the steps are done, and when the first places open.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schedule is simulated with the same seed every time, so that the same plan shows the same dates.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-page-timeline.h"

#include <glib/gi18n.h>

#include "app/dp-chart-view.h"
#include "app/dp-chip-bar.h"
#include "app/dp-columns.h"
#include "app/dp-form.h"
#include "app/dp-label.h"
#include "app/dp-model-button.h"
#include "app/dp-table-view.h"
#include "figure/dp-economy.h"
#include "figure/dp-error-words.h"
#include "plan/dp-date.h"

#define SEED 1

struct _DpPageTimeline
{
  DpPage parent_instance;

  DpTimelineResult *timeline; /* (nullable): what is shown */
  char *asked_for;            /* the proposal whose date stands in the entry */

  GtkStack *stack;
  AdwStatusPage *error;
  DpChipBar *chips;
  DpChartView *chart;
  GtkLabel *opening_finding;
  GtkBox *tiles;
  GtkLabel *opening_more;
  GtkEntry *by;
  GtkLabel *by_answer;
  DpTableView *chances;
  GtkWidget *chance_sheet;
  GtkWidget *decision;
  GtkLabel *time_scale;
  GtkBox *critical;
  GtkWidget *waiting_sheet;
  GtkWidget *critical_sheet;
  GtkBox *waiting;
  GtkWidget *steps_sheet;
  DpTableView *steps;
  GtkLabel *milestone_finding;
  DpTableView *milestones;
};

G_DEFINE_FINAL_TYPE (DpPageTimeline, dp_page_timeline, DP_TYPE_PAGE)

/* --------------------------------------------------------------------------------------------------------- parts */

/* The first sentence is the card's finding, the rest stands small below it. */
static void
show_finding (DpPageTimeline  *self,
              const GPtrArray *sentences)
{
  g_autoptr(GString) rest = g_string_new (NULL);

  dp_label_show (self->opening_finding, g_ptr_array_index (sentences, 0));
  for (guint i = 1; i < sentences->len; i++)
    g_string_append_printf (rest, "%s%s", i > 1 ? " " : "", (const char *) g_ptr_array_index (sentences, i));
  gtk_label_set_label (self->opening_more, rest->str);
  gtk_widget_set_visible (GTK_WIDGET (self->opening_more), rest->len > 0);
}

static GtkWidget *
new_tile (void)
{
  GtkWidget *tile = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 2, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *value = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 14, NULL);
  GtkWidget *below = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 18, NULL);

  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (value, "headline");
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (below, "caption");
  gtk_widget_add_css_class (below, "secondary");
  gtk_box_append (GTK_BOX (tile), label);
  gtk_box_append (GTK_BOX (tile), value);
  gtk_box_append (GTK_BOX (tile), below);
  return tile;
}

static void
show_tiles (GtkBox          *box,
            const GPtrArray *tiles)
{
  GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; i < tiles->len; i++)
    {
      const DpKeyFigure *figure = g_ptr_array_index (tiles, i);
      const char *below_text = figure->inputs != NULL ? figure->inputs : "";
      g_autofree char *name = g_strdup_printf ("%s: %s %s", figure->label, figure->value, below_text);
      GtkWidget *label, *value;

      if (tile == NULL)
        {
          tile = new_tile ();
          gtk_box_append (box, tile);
        }
      label = gtk_widget_get_first_child (tile);
      value = gtk_widget_get_next_sibling (label);
      gtk_label_set_label (GTK_LABEL (label), figure->label);
      gtk_label_set_label (GTK_LABEL (value), figure->value);
      gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (tile)), below_text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      tile = gtk_widget_get_next_sibling (tile);
    }
}

/* A list of sentences, one below the other; the labels that are there already are kept. */
static void
show_sentences (GtkBox          *box,
                const GPtrArray *sentences)
{
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; i < sentences->len; i++)
    {
      if (label == NULL)
        {
          label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 40, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
          gtk_box_append (box, label);
        }
      gtk_label_set_label (GTK_LABEL (label), g_ptr_array_index (sentences, i));
      label = gtk_widget_get_next_sibling (label);
    }
  while (label != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (label);

      gtk_box_remove (box, label);
      label = next;
    }
  gtk_widget_set_visible (GTK_WIDGET (box), sentences->len > 0);
}

/* The chance that the first places are open by the date in the entry. Nothing is written to the plan. */
static void
show_answer (DpPageTimeline *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->by));
  DpSession *session = dp_page_get_session (DP_PAGE (self));
  g_autofree char *stored = NULL;
  g_autofree char *answer = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_wrong = FALSE;

  if (self->timeline == NULL || session == NULL)
    return;
  if (text[0] == '\0')
    answer = g_strdup (_("Write a date, a quarter or a month from the decision to see the chance."));
  else if (dp_date_parse (text, &stored, &error))
    answer = dp_open_by_sentence (self->timeline, dp_session_get_plan (session), stored);
  else
    {
      answer = g_strdup (error->message);
      is_wrong = TRUE;
    }
  gtk_label_set_label (self->by_answer, answer);
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->by_answer), "field-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->by_answer), "field-error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->by), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* The first question is about the opening that the units state; without one, about the likely opening. */
static void
suggest_date (DpPageTimeline *self)
{
  const DpTimelineResult *timeline = self->timeline;
  g_autofree char *stored = NULL;
  g_autofree char *text = NULL;

  if (g_strcmp0 (self->asked_for, timeline->proposal->id) == 0)
    return;
  g_free (self->asked_for);
  self->asked_for = g_strdup (timeline->proposal->id);

  if (timeline->planned_known)
    stored = dp_timeline_stored (timeline, timeline->planned);
  else if (timeline->opening >= 0 && timeline->steps[timeline->opening].known)
    stored = dp_timeline_stored (timeline, timeline->steps[timeline->opening].percentile[50]);
  if (stored != NULL)
    text = dp_date_format (stored);
  gtk_editable_set_text (GTK_EDITABLE (self->by), text != NULL ? text : "");
}

/* The decision's own date, which everything that counts from it moves with. */
static void
show_decision (DpPageTimeline *self,
               DpSession      *session,
               gboolean        is_new)
{
  const GPtrArray *plans = dp_plan_list (dp_session_get_plan (session), DP_ENTITY_PLAN);
  const char *id = plans->len > 0 ? ((const DpRecord *) g_ptr_array_index (plans, 0))->id : NULL;

  if (is_new || g_strcmp0 (dp_field_row_get_id (DP_FIELD_ROW (self->decision)), id) != 0)
    dp_field_row_bind (DP_FIELD_ROW (self->decision), session, id);
  gtk_label_set_label (self->time_scale, self->timeline->is_calendar
                                           ? _("Time is the calendar. Dates that count from the decision move with it.")
                                           : _("Time is months from the decision, which is month 0. With a date here all dates "
                                               "are calendar days."));
}

/* Columns without a figure are left out: those of the dates when no step has one, the reason when every step has. */
static void
show_steps (DpPageTimeline *self)
{
  g_autoptr(DpTable) all = dp_timeline_table_new (self->timeline);
  g_autoptr(DpTable) table = dp_table_new (all->caption);
  gboolean any_known = FALSE, any_unknown = FALSE;
  gboolean opening_known = self->timeline->opening >= 0 && self->timeline->steps[self->timeline->opening].known;
  gboolean shown[7];

  for (guint i = 0; i < self->timeline->n_steps; i++)
    {
      any_known |= self->timeline->steps[i].known;
      any_unknown |= !self->timeline->steps[i].known;
    }
  for (guint c = 0; c < G_N_ELEMENTS (shown); c++)
    shown[c] = c < 2 || (c < 5 && any_known) || (c == 5 && opening_known) || (c == 6 && any_unknown);

  for (guint c = 0; c < G_N_ELEMENTS (shown); c++)
    if (shown[c])
      dp_table_add_column (table, g_array_index (all->columns, DpTableColumn, c).title,
                           g_array_index (all->columns, DpTableColumn, c).is_number);
  for (guint r = 0; r < all->rows->len; r++)
    {
      const DpTableRow *row = &g_array_index (all->rows, DpTableRow, r);
      char **cells = g_new0 (char *, G_N_ELEMENTS (shown) + 1);
      guint n = 0;

      for (guint c = 0; c < G_N_ELEMENTS (shown); c++)
        if (shown[c])
          cells[n++] = g_strdup (row->cells[c]);
      dp_table_take_row (table, row->id, row->is_sum, cells);
    }
  table->note = any_known ? g_strdup (all->note) : NULL;
  dp_table_view_set_table (self->steps, table);
  gtk_widget_set_visible (self->steps_sheet, self->timeline->n_own > 0);
}

/* ---------------------------------------------------------------------------------------------------------- page */

static void
show_chart (DpPageTimeline *self,
            DpSession      *session)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  DpFigureOptions options = { .proposal = dp_session_get_proposal (session) };
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  options.today = g_date_get_julian (&today);
  dp_chart_view_take_figure (self->chart, dp_figure_new (DP_FIGURE_TIMELINE, dp_session_get_analysis (session), &options));
}

static void
dp_page_timeline_refresh (DpPage            *page,
                          const DpChangeSet *changes)
{
  DpPageTimeline *self = DP_PAGE_TIMELINE (page);
  DpSession *session = dp_page_get_session (page);
  const DpPlan *plan = dp_session_get_plan (session);
  const char *proposal = dp_session_get_proposal (session);
  g_autoptr(GPtrArray) chips = NULL, sentences = NULL, tiles = NULL, critical = NULL, waiting = NULL;
  g_autoptr(DpTable) chances = NULL, milestones = NULL;
  g_autofree char *milestone_finding = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *refusal = NULL;
  gboolean known;

  g_clear_pointer (&self->timeline, dp_timeline_result_free);
  if (proposal == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "no-proposal");
      return;
    }
  self->timeline = dp_analysis_timeline (dp_session_get_analysis (session), proposal, SEED, DP_TIMELINE_REPLICATIONS, &error);
  if (self->timeline == NULL)
    {
      refusal = dp_words_error (error, NULL);
      adw_status_page_set_description (self->error, refusal);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "page");
  known = self->timeline->opening >= 0 && self->timeline->steps[self->timeline->opening].known;
  chips = dp_timeline_chips_new (plan, self->timeline);
  sentences = dp_timeline_sentences (self->timeline);
  tiles = dp_timeline_tiles_new (self->timeline);
  chances = dp_opening_table_new (self->timeline);
  critical = dp_critical_sentences (self->timeline);
  waiting = dp_waiting_sentences (self->timeline);
  milestones = dp_milestone_table_new (plan);
  milestone_finding = dp_milestone_sentence (plan);

  dp_chip_bar_show_chips (self->chips, chips);
  show_chart (self, session);
  show_finding (self, sentences);
  show_tiles (self->tiles, tiles);
  gtk_widget_set_visible (GTK_WIDGET (self->tiles), known);
  dp_table_view_set_table (self->chances, chances);
  gtk_widget_set_visible (self->chance_sheet, known);
  show_sentences (self->critical, critical);
  show_sentences (self->waiting, waiting);
  gtk_widget_set_visible (self->waiting_sheet, waiting->len > 0);
  gtk_widget_set_visible (self->critical_sheet, critical->len > 0);
  show_decision (self, session, changes == NULL);
  show_steps (self);
  dp_label_show (self->milestone_finding, milestone_finding);
  dp_table_view_set_table (self->milestones, milestones);
  gtk_widget_set_visible (GTK_WIDGET (self->milestones), milestones->rows->len > 0);
  suggest_date (self);
  show_answer (self);
}

static gboolean
dp_page_timeline_focus_field (DpPage      *page,
                              DpEntityKind kind,
                              const char  *id,
                              guint        field)
{
  DpFieldRow *row = dp_form_find (GTK_WIDGET (page), kind, id, field);

  return row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)) && gtk_widget_grab_focus (dp_field_row_get_target (row));
}

static void
by_changed_cb (DpPageTimeline *self,
               GtkEditable    *entry)
{
  show_answer (self);
}

static void
show_step_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  dp_session_goto_field (dp_page_get_session (DP_PAGE (widget)), DP_ENTITY_STEP, g_variant_get_string (parameter, NULL),
                         DP_STEP_NAME);
}

/* To the first of the proposal's own steps in its form. */
static void
edit_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DpSession *session = dp_page_get_session (DP_PAGE (widget));
  const char *proposal = dp_session_get_proposal (session);
  const GPtrArray *steps;

  if (proposal == NULL)
    return;
  steps = dp_plan_children (dp_session_get_plan (session), DP_ENTITY_STEP, proposal);
  if (steps->len > 0)
    dp_session_goto_field (session, DP_ENTITY_STEP, ((const DpRecord *) g_ptr_array_index (steps, 0))->id, DP_STEP_NAME);
  else
    gtk_widget_activate_action (widget, "win.show-proposal", "s", proposal);
}

static void
dp_page_timeline_finalize (GObject *object)
{
  DpPageTimeline *self = DP_PAGE_TIMELINE (object);

  g_clear_pointer (&self->timeline, dp_timeline_result_free);
  g_free (self->asked_for);

  G_OBJECT_CLASS (dp_page_timeline_parent_class)->finalize (object);
}

static void
dp_page_timeline_class_init (DpPageTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dp_page_timeline_finalize;
  DP_PAGE_CLASS (klass)->refresh = dp_page_timeline_refresh;
  DP_PAGE_CLASS (klass)->focus_field = dp_page_timeline_focus_field;

  g_type_ensure (DP_TYPE_MODEL_BUTTON);
  g_type_ensure (DP_TYPE_CHART_VIEW);
  g_type_ensure (DP_TYPE_CHIP_BAR);
  g_type_ensure (DP_TYPE_COLUMNS);
  g_type_ensure (DP_TYPE_FIELD_ROW);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-page-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, stack);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, error);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, chart);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, chips);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, opening_finding);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, tiles);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, opening_more);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, by);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, by_answer);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, chances);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, chance_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, critical_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, critical);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, waiting_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, decision);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, time_scale);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, waiting);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, steps_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, steps);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, milestone_finding);
  gtk_widget_class_bind_template_child (widget_class, DpPageTimeline, milestones);
  gtk_widget_class_install_action (widget_class, "timeline.show-step", "s", show_step_action);
  gtk_widget_class_install_action (widget_class, "timeline.edit", NULL, edit_action);
}

static void
dp_page_timeline_init (DpPageTimeline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->by, "changed", G_CALLBACK (by_changed_cb), self, G_CONNECT_SWAPPED);
}
