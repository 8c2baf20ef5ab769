/* dp-page-capacity.c: is it enough, and for whose figure.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-page-capacity.h"

#include <glib/gi18n.h>

#include "app/dp-chart-view.h"
#include "app/dp-chip-bar.h"
#include "app/dp-form.h"
#include "app/dp-goal-card.h"
#include "app/dp-model-button.h"
#include "app/dp-proposal-edits.h"
#include "app/dp-sensitivity-card.h"
#include "app/dp-sideways.h"
#include "app/dp-simulation-card.h"
#include "app/dp-table-view.h"
#include "app/dp-wrap-bin.h"
#include "figure/dp-summary.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"

struct _DpPageCapacity
{
  DpPage parent_instance;

  char *assumptions_shown; /* ids of the assumptions that have rows */

  GtkStack *stack;
  GtkWidget *sections; /* the toggles */
  GtkStack *section_stack;
  AdwStatusPage *gap;
  DpChipBar *chips;
  DpChartView *chart;
  DpTableView *units;
  DpChartView *by_unit;
  DpChartView *possible_years;
  DpChartView *tipping;
  DpGoalCard *goal;
  DpSimulationCard *simulation;
  DpSensitivityCard *sensitivity;
  DpTableView *years;
  GtkGrid *assumptions;
  GtkGrid *other_assumptions;
  GtkExpander *other_expander;
};

G_DEFINE_FINAL_TYPE (DpPageCapacity, dp_page_capacity, DP_TYPE_PAGE)

/* A share says its per cent itself. */
static char *
unit_of (const DpRecord *assumption)
{
  const char *unit = dp_record_text (assumption, DP_ASSUMPTION_UNIT);
  gboolean is_share = dp_record_field (assumption, DP_ASSUMPTION_VALUE)->type == DP_TYPE_SHARE;

  return g_strdup (unit != NULL && unit[0] != '\0' && !is_share ? _(unit) : "");
}

/* The assumptions that this page's own figures rest on; the others serve other pages. */
static gboolean
is_of_capacity (const DpRecord *assumption)
{
  return g_str_equal (assumption->id, "service-goal") || g_str_equal (assumption->id, "split-population");
}

static GtkWidget *
new_assumption (const DpRecord *assumption)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", dp_record_name (assumption), "xalign", 0.0, "hexpand", TRUE,
                                  "wrap", TRUE, "max-width-chars", 28, NULL);

  gtk_box_append (GTK_BOX (first), name);
  /* An assumption whose only value is its own is a choice of method: nothing to enter, but a reason to read. */
  if (dp_record_number_or (assumption, DP_ASSUMPTION_MINIMUM, 0.0) !=
      dp_record_number_or (assumption, DP_ASSUMPTION_MAXIMUM, 1.0))
    {
      GtkWidget *value = dp_field_row_new (DP_ENTITY_ASSUMPTION, DP_ASSUMPTION_VALUE, DP_FIELD_ROW_LABEL_NONE);
      GtkWidget *unit = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "name", "unit", NULL);

      gtk_widget_set_size_request (value, 80, -1);
      gtk_widget_set_hexpand (value, FALSE);
      gtk_widget_set_valign (value, GTK_ALIGN_START);
      gtk_widget_set_valign (unit, GTK_ALIGN_START);
      gtk_widget_set_margin_top (unit, 6);
      gtk_widget_add_css_class (unit, "small");
      gtk_box_append (GTK_BOX (first), value);
      gtk_box_append (GTK_BOX (first), unit);
      g_object_set_data (G_OBJECT (box), "unit", unit);
    }
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), dp_field_row_new (DP_ENTITY_ASSUMPTION, DP_ASSUMPTION_REASON,
                                                    is_of_capacity (assumption) ? DP_FIELD_ROW_LABEL_ABOVE
                                                                                : DP_FIELD_ROW_LABEL_NONE));
  g_object_set_data_full (G_OBJECT (box), "assumption", g_strdup (assumption->id), g_free);
  return box;
}

static void
show_units (GtkGrid      *grid,
            const DpPlan *plan)
{
  for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (grid)); box != NULL; box = gtk_widget_get_next_sibling (box))
    {
      GtkLabel *unit = g_object_get_data (G_OBJECT (box), "unit");
      const DpRecord *assumption = dp_plan_get (plan, DP_ENTITY_ASSUMPTION, g_object_get_data (G_OBJECT (box), "assumption"));
      g_autofree char *text = NULL;

      if (unit == NULL || assumption == NULL)
        continue;
      text = unit_of (assumption);
      gtk_label_set_label (unit, text);
    }
}

/* Every assumption of the whole plan, with its reason: nothing that a figure rests on is hidden. */
static void
show_assumptions (DpPageCapacity *self,
                  DpSession      *session)
{
  const DpPlan *plan = dp_session_get_plan (session);
  const GPtrArray *list = dp_plan_list (plan, DP_ENTITY_ASSUMPTION);
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (all, "%s\n", ((const DpRecord *) g_ptr_array_index (list, i))->id);

  if (g_strcmp0 (all->str, self->assumptions_shown) != 0)
    {
      GtkWidget *child;
      int n[2] = { 0, 0 };

      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->assumptions))) != NULL)
        gtk_grid_remove (self->assumptions, child);
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->other_assumptions))) != NULL)
        gtk_grid_remove (self->other_assumptions, child);
      for (guint i = 0; i < list->len; i++)
        {
          const DpRecord *assumption = g_ptr_array_index (list, i);
          gboolean own = is_of_capacity (assumption);
          GtkWidget *box = new_assumption (assumption);

          gtk_grid_attach (own ? self->assumptions : self->other_assumptions, box, n[own] % 2, n[own] / 2, 1, 1);
          n[own]++;
          dp_form_bind (box, session, DP_ENTITY_ASSUMPTION, assumption->id);
        }
      dp_form_fold (GTK_WIDGET (self), dp_page_get_folded (DP_PAGE (self)));
      g_free (self->assumptions_shown);
      self->assumptions_shown = g_strdup (all->str);
    }

  show_units (self->assumptions, plan);
  show_units (self->other_assumptions, plan);
}

/* The picture of what the card has simulated. */
static void
simulated_cb (DpPageCapacity   *self,
              DpSimulationCard *card)
{
  DpSession *session = dp_page_get_session (DP_PAGE (self));
  DpFigureOptions options = { .proposal = session != NULL ? dp_session_get_proposal (session) : NULL,
                              .simulation_input = dp_simulation_card_get_input (card),
                              .simulation = dp_simulation_card_get_result (card) };

  if (options.proposal != NULL)
    dp_chart_view_take_figure (self->possible_years, dp_figure_new (DP_FIGURE_YEARS, dp_session_get_analysis (session), &options));
}

static DpFigureOptions
figure_options (DpSession *session)
{
  return (DpFigureOptions) { dp_session_get_proposal (session), dp_session_get_area (session), dp_session_get_estimate (session), NULL };
}

/* Beside the chart this shows the edited number, so it belongs to the first frame. */
static void
show_units_table (DpPageCapacity *self,
                  DpSession      *session)
{
  g_autoptr(DpTable) units = dp_unit_table_new (dp_session_get_analysis (session), dp_session_get_proposal (session));

  dp_table_view_set_table (self->units, units);
  dp_table_view_set_selected (self->units, dp_session_get_unit (session));
}

/* ---------------------------------------------------------------------------------- parts that follow in later frames */

static void
take_figure (DpPageCapacity *self,
             DpChartView    *view,
             DpFigureKind    kind)
{
  DpSession *session = dp_page_get_session (DP_PAGE (self));
  const DpFigureOptions options = figure_options (session);

  dp_chart_view_take_figure (view, dp_figure_new (kind, dp_session_get_analysis (session), &options));
}

static void
follow_by_unit (GtkWidget *page)
{
  take_figure (DP_PAGE_CAPACITY (page), DP_PAGE_CAPACITY (page)->by_unit, DP_FIGURE_UNITS);
}

static void
follow_goal (GtkWidget *page)
{
  dp_goal_card_show (DP_PAGE_CAPACITY (page)->goal, dp_page_get_session (DP_PAGE (page)));
}

static void
follow_simulation (GtkWidget *page)
{
  DpPageCapacity *self = DP_PAGE_CAPACITY (page);

  dp_simulation_card_show (self->simulation, dp_page_get_session (DP_PAGE (page)));
  simulated_cb (self, self->simulation);
}

static void
follow_tipping (GtkWidget *page)
{
  take_figure (DP_PAGE_CAPACITY (page), DP_PAGE_CAPACITY (page)->tipping, DP_FIGURE_TIPPING);
}

static void
follow_sensitivity (GtkWidget *page)
{
  dp_sensitivity_card_show (DP_PAGE_CAPACITY (page)->sensitivity, dp_page_get_session (DP_PAGE (page)));
}

static void
follow_years (GtkWidget *page)
{
  DpSession *session = dp_page_get_session (DP_PAGE (page));
  g_autoptr(DpTable) years = dp_year_table_new (dp_session_get_analysis (session), dp_session_get_proposal (session));

  dp_table_view_set_table (DP_PAGE_CAPACITY (page)->years, years);
}

static void
follow_assumptions (GtkWidget *page)
{
  show_assumptions (DP_PAGE_CAPACITY (page), dp_page_get_session (DP_PAGE (page)));
}

static void
add_parts (DpPageCapacity *self)
{
  dp_page_add_part (DP_PAGE (self), self->by_unit, follow_by_unit);
  dp_page_add_part (DP_PAGE (self), self->goal, follow_goal);
  dp_page_add_part (DP_PAGE (self), self->simulation, follow_simulation);
  dp_page_add_part (DP_PAGE (self), self->tipping, follow_tipping);
  dp_page_add_part (DP_PAGE (self), self->sensitivity, follow_sensitivity);
  dp_page_add_part (DP_PAGE (self), self->years, follow_years);
  dp_page_add_part (DP_PAGE (self), self->assumptions, follow_assumptions);
}

/* --------------------------------------------------------------------------------------------------------------- page */

static void
dp_page_capacity_refresh (DpPage            *page,
                          const DpChangeSet *changes)
{
  DpPageCapacity *self = DP_PAGE_CAPACITY (page);
  DpSession *session = dp_page_get_session (page);
  DpAnalysis *analysis = dp_session_get_analysis (session);
  const DpFigureOptions options = figure_options (session);
  const DpCapacityResult *capacity;

  if (changes == NULL)
    g_clear_pointer (&self->assumptions_shown, g_free);
  if (options.proposal == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "no-proposal");
      return;
    }
  capacity = dp_analysis_capacity (analysis, options.proposal);
  if (capacity->gap == DP_GAP_NO_UNIT)
    {
      g_autofree char *what = dp_words_gap (capacity);

      adw_status_page_set_description (self->gap, what);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "page");
  dp_chip_bar_show (self->chips, session);
  dp_chart_view_take_figure (self->chart, dp_figure_new (DP_FIGURE_CAPACITY, analysis, &options));
  show_units_table (self, session);
  dp_simulation_card_hold (self->simulation);
  dp_page_follow (page, changes);
}

static gboolean
dp_page_capacity_focus_field (DpPage      *page,
                              DpEntityKind kind,
                              const char  *id,
                              guint        field)
{
  DpFieldRow *row = dp_form_find (GTK_WIDGET (page), kind, id, field);

  if (row == NULL && kind == DP_ENTITY_ASSUMPTION)
    row = dp_form_find (GTK_WIDGET (page), kind, id, DP_ASSUMPTION_REASON);
  if (row == NULL)
    return FALSE;
  dp_page_show_section_of (page, GTK_WIDGET (row));
  if (gtk_widget_is_ancestor (GTK_WIDGET (row), GTK_WIDGET (DP_PAGE_CAPACITY (page)->other_expander)))
    gtk_expander_set_expanded (DP_PAGE_CAPACITY (page)->other_expander, TRUE);
  return gtk_widget_grab_focus (dp_field_row_get_target (row));
}

static void
add_unit_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  DpSession *session = dp_page_get_session (DP_PAGE (widget));
  g_autoptr(GError) error = NULL;

  if (dp_unit_add (session, &error))
    dp_session_goto_field (session, DP_ENTITY_UNIT, dp_session_get_unit (session), DP_UNIT_NAME);
  else
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

/* To the first thing that is missing. */
static void
go_to_gap_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  DpSession *session = dp_page_get_session (DP_PAGE (widget));
  const char *proposal = dp_session_get_proposal (session);

  if (proposal == NULL)
    return;
  if (dp_analysis_capacity (dp_session_get_analysis (session), proposal)->gap == DP_GAP_NO_UNIT)
    gtk_widget_activate_action (widget, "win.show-proposal", "s", proposal);
}

/* A row is an estimate, a mark one of its limits, "ESTIMATE/low"; a line is a tipping point. */
static void
chart_activated_cb (DpPageCapacity *self,
                    const char      *id,
                    DpChartView     *chart)
{
  const DpPlan *plan = dp_session_get_plan (dp_page_get_session (DP_PAGE (self)));
  g_autofree char *estimate = g_strndup (id, strcspn (id, "/"));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "s",
                              dp_plan_get (plan, DP_ENTITY_ESTIMATE, estimate) != NULL ? "immediate" : "tipping");
}

static void
dp_page_capacity_finalize (GObject *object)
{
  g_free (DP_PAGE_CAPACITY (object)->assumptions_shown);
  G_OBJECT_CLASS (dp_page_capacity_parent_class)->finalize (object);
}

static void
dp_page_capacity_class_init (DpPageCapacityClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dp_page_capacity_finalize;
  DP_PAGE_CLASS (klass)->refresh = dp_page_capacity_refresh;
  DP_PAGE_CLASS (klass)->focus_field = dp_page_capacity_focus_field;

  g_type_ensure (DP_TYPE_MODEL_BUTTON);
  g_type_ensure (DP_TYPE_CHIP_BAR);
  g_type_ensure (DP_TYPE_SENSITIVITY_CARD);
  g_type_ensure (DP_TYPE_GOAL_CARD);
  g_type_ensure (DP_TYPE_SIMULATION_CARD);
  g_type_ensure (DP_TYPE_CHART_VIEW);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  g_type_ensure (DP_TYPE_SIDEWAYS);
  g_type_ensure (DP_TYPE_WRAP_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-page-capacity.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, stack);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, sections);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, section_stack);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, gap);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, chips);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, chart);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, units);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, by_unit);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, possible_years);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, tipping);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, goal);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, simulation);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, sensitivity);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, years);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, assumptions);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, other_assumptions);
  gtk_widget_class_bind_template_child (widget_class, DpPageCapacity, other_expander);
  gtk_widget_class_install_property_action (widget_class, "capacity.section", "section");
  gtk_widget_class_install_action (widget_class, "capacity.add-unit", NULL, add_unit_action);
  gtk_widget_class_install_action (widget_class, "capacity.go-to-gap", NULL, go_to_gap_action);
}

static void
dp_page_capacity_init (DpPageCapacity *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  dp_page_set_sections (DP_PAGE (self), self->section_stack, self->sections);
  add_parts (self);
  dp_table_view_set_row_action (self->units, "win.show-unit");
  g_signal_connect_object (self->simulation, "simulated", G_CALLBACK (simulated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "item-activated", G_CALLBACK (chart_activated_cb), self, G_CONNECT_SWAPPED);
}
