/* dp-page-economy.c: what staff and money mean.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each card says its finding first and shows the figures below. The terms that the figures rest on are changed where they
 * are used, and everything follows while they are typed.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-page-economy.h"

#include <glib/gi18n.h>

#include "app/dp-chart-view.h"
#include "app/dp-chip-bar.h"
#include "app/dp-columns.h"
#include "app/dp-drop-down.h"
#include "app/dp-form.h"
#include "app/dp-label.h"
#include "app/dp-model-button.h"
#include "app/dp-table-card.h"
#include "app/dp-table-view.h"
#include "app/dp-tooltip.h"
#include "app/dp-wrap-bin.h"
#include "figure/dp-cost-tables.h"
#include "figure/dp-economy.h"
#include "figure/dp-shift-tables.h"
#include "plan/dp-text.h"

/** Columns of the term grids: name, value, unit, what follows from it. */
enum
{
  TERM_NAME,
  TERM_VALUE,
  TERM_UNIT,
  TERM_RESULT,
};

struct _DpPageEconomy
{
  DpPage parent_instance;

  char *unit_shown; /* id of the unit whose competences are shown */
  guint case_shown;
  guint is_filling : 1;

  GtkStack *stack;
  GtkWidget *sections; /* the toggles */
  GtkStack *section_stack;
  DpChipBar *chips;
  GtkWidget *trouble;
  GtkLabel *price_finding;
  GtkWidget *price_gap;
  GtkBox *tiles;
  GtkLabel *price_more;
  DpTableView *used_days;
  DpChartView *chart;
  GtkWidget *price_sheet;
  GtkWidget *cost_sheet;
  DpTableView *price;
  GtkWidget *payer_sheet;
  GtkLabel *payer_finding;
  DpTableView *payers;
  DpTableCard *financing;
  DpTableCard *steps;
  DpTableCard *shifts;
  GtkDropDown *need_case;
  GtkWidget *year_sheet;
  GtkLabel *year_finding;
  DpTableView *years;
  GtkGrid *rate_terms;
  GtkWidget *staff_sheet;
  GtkLabel *staff_finding;
  GtkLabel *staff_more;
  DpTableView *staff;
  GtkWidget *area_sheet;
  GtkDropDown *unit;
  DpTableView *areas;
  GtkWidget *hours_sheet;
  GtkLabel *hours_finding;
  GtkGrid *hours_terms;
  GtkGrid *crew_terms;
  GtkWidget *capital_sheet;
  GtkLabel *capital_finding;
  DpTableView *capital;
  GtkWidget *loan_sheet;
  GtkLabel *loan_finding;
  GtkBox *loan;
  GtkLabel *loan_note;
};

G_DEFINE_FINAL_TYPE (DpPageEconomy, dp_page_economy, DP_TYPE_PAGE)

/* The terms of each card, in the order in which they are shown. */
static const char *const hours_ids[] = { "hours-norm", "hours-day", "days-holiday", "days-extra", "days-public", "days-sick",
                                         "days-course", NULL };
static const char *const crew_ids[] = { "handover-minutes", "crew-night", "crew-day", "crew-evening", "crew-weekend",
                                        "crew-day-hours", "crew-evening-hours", "one-person", NULL };
static const char *const rate_ids[] = { "budget-occupancy", "rate-floor", "rate-ceiling", "rate-band", "fixed-cost", NULL };

/** dp_page_economy_has_assumption: Returns: whether the page has a field for the value of the assumption @id. */
gboolean
dp_page_economy_has_assumption (const char *id)
{
  return id != NULL && (g_strv_contains (hours_ids, id) || g_strv_contains (crew_ids, id) || g_strv_contains (rate_ids, id));
}

/* --------------------------------------------------------------------------------------------------------- terms */

static GtkWidget *
new_term_label (float xalign)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "yalign", 0.0, "margin-top", 5, NULL);
}

/* A line of a grid of terms: the assumption's name, its value, its unit, and room for what follows from it. */
static void
add_term (GtkGrid    *grid,
          const char *id,
          int         line)
{
  GtkWidget *name = new_term_label (0.0);
  GtkWidget *unit = new_term_label (0.0);
  GtkWidget *value = dp_field_row_new (DP_ENTITY_ASSUMPTION, DP_ASSUMPTION_VALUE, DP_FIELD_ROW_LABEL_NONE);

  g_object_set (name, "wrap", TRUE, "max-width-chars", 44, NULL);
  gtk_widget_set_size_request (value, 68, -1);
  gtk_widget_set_hexpand (value, FALSE);
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  g_object_set (unit, "wrap", TRUE, "max-width-chars", 17, NULL);
  gtk_widget_add_css_class (unit, "small");
  gtk_widget_add_css_class (unit, "secondary");
  g_object_set_data_full (G_OBJECT (name), "assumption", g_strdup (id), g_free);
  gtk_grid_attach (grid, name, TERM_NAME, line, 1, 1);
  gtk_grid_attach (grid, value, TERM_VALUE, line, 1, 1);
  gtk_grid_attach (grid, unit, TERM_UNIT, line, 1, 1);
}

static void
add_terms (GtkGrid           *grid,
           const char *const *ids)
{
  for (int i = 0; ids[i] != NULL; i++)
    add_term (grid, ids[i], i);
}

/* A line that only shows what follows. */
static void
add_result (GtkGrid    *grid,
            int         line,
            const char *name)
{
  GtkWidget *label = new_term_label (0.0);

  g_object_set (label, "label", name, "wrap", TRUE, "max-width-chars", 44, NULL);
  gtk_widget_add_css_class (label, "card-title");
  gtk_grid_attach (grid, label, TERM_NAME, line, 1, 1);
}

static void
show_result (GtkGrid    *grid,
             int         column,
             int         line,
             const char *text,
             gboolean    is_sum)
{
  GtkWidget *label = gtk_grid_get_child_at (grid, column, line);

  if (label == NULL)
    {
      label = new_term_label (1.0);
      gtk_widget_add_css_class (label, "numeric");
      if (is_sum)
        gtk_widget_add_css_class (label, "card-title");
      gtk_grid_attach (grid, label, column, line, 1, 1);
    }
  gtk_label_set_label (GTK_LABEL (label), text);
}

/* What the number counts; a share is shown as a percentage, which says it itself. */
static const char *
unit_of (const DpRecord *assumption)
{
  const char *unit = dp_record_text (assumption, DP_ASSUMPTION_UNIT);

  return unit != NULL && unit[0] != '\0' && !g_str_equal (unit, "share") ? _(unit) : "";
}

/* Names, units and reasons follow the records; the values are the fields' own. */
static void
show_terms (DpPageEconomy     *self,
            GtkGrid           *grid,
            const char *const *ids,
            gboolean           is_new)
{
  DpSession *session = dp_page_get_session (DP_PAGE (self));

  for (int i = 0; ids[i] != NULL; i++)
    {
      const DpRecord *assumption = dp_plan_get (dp_session_get_plan (session), DP_ENTITY_ASSUMPTION, ids[i]);
      GtkWidget *name = gtk_grid_get_child_at (grid, TERM_NAME, i);
      GtkWidget *value = gtk_grid_get_child_at (grid, TERM_VALUE, i);
      GtkWidget *unit = gtk_grid_get_child_at (grid, TERM_UNIT, i);

      gtk_label_set_label (GTK_LABEL (name), assumption != NULL ? dp_record_name (assumption) : "");
      dp_set_tooltip (name, assumption != NULL ? dp_record_text (assumption, DP_ASSUMPTION_REASON) : NULL);
      gtk_label_set_label (GTK_LABEL (unit), assumption != NULL ? unit_of (assumption) : "");
      gtk_widget_set_visible (name, assumption != NULL);
      gtk_widget_set_visible (value, assumption != NULL);
      gtk_widget_set_visible (unit, assumption != NULL);
      if (is_new || g_strcmp0 (dp_field_row_get_id (DP_FIELD_ROW (value)), assumption != NULL ? ids[i] : NULL) != 0)
        dp_field_row_bind (DP_FIELD_ROW (value), session, assumption != NULL ? ids[i] : NULL);
    }
}

/* --------------------------------------------------------------------------------------------------------- parts */

/* The columns of @table that there is room for on the page. (transfer full) */
static DpTable *
pick_columns (const DpTable *table,
              const guint   *columns,
              guint          n_columns)
{
  DpTable *picked = dp_table_new (table->caption);

  picked->note = g_strdup (table->note);
  for (guint i = 0; i < n_columns; i++)
    {
      const DpTableColumn *column = &g_array_index (table->columns, DpTableColumn, columns[i]);

      dp_table_add_column (picked, column->title, column->is_number);
    }
  for (guint r = 0; r < table->rows->len; r++)
    {
      const DpTableRow *row = &g_array_index (table->rows, DpTableRow, r);
      char **cells = g_new0 (char *, n_columns + 1);

      for (guint i = 0; i < n_columns; i++)
        cells[i] = g_strdup (row->cells[columns[i]]);
      dp_table_take_row (picked, row->id, row->is_sum, cells);
    }
  return picked;
}

static void
show_columns (DpTableView *view,
              DpTable     *table,
              const guint *columns,
              guint        n_columns)
{
  g_autoptr(DpTable) picked = pick_columns (table, columns, n_columns);

  dp_table_view_set_table (view, picked);
}

/* The first sentence is the card's finding, the rest stands small below it; the last @leave_out are said elsewhere. */
static void
show_sentences (GtkLabel        *finding,
                GtkLabel        *more,
                const GPtrArray *sentences,
                guint            leave_out)
{
  g_autoptr(GString) rest = g_string_new (NULL);

  dp_label_show (finding, g_ptr_array_index (sentences, 0));
  for (guint i = 1; i + leave_out < sentences->len; i++)
    g_string_append_printf (rest, "%s%s", i > 1 ? " " : "", (const char *) g_ptr_array_index (sentences, i));
  gtk_label_set_label (more, rest->str);
  gtk_widget_set_visible (GTK_WIDGET (more), rest->len > 0);
}

static void
show_tiles (GtkBox          *box,
            const GPtrArray *tiles)
{
  GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; i < tiles->len; i++)
    {
      const DpKeyFigure *figure = g_ptr_array_index (tiles, i);
      g_autofree char *name = g_strdup_printf ("%s: %s", figure->label, figure->value);
      GtkWidget *label, *value;

      if (tile == NULL)
        {
          tile = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 2, "hexpand", TRUE, "accessible-role",
                               GTK_ACCESSIBLE_ROLE_GROUP, NULL);
          label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
          value = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 22, NULL);
          gtk_widget_add_css_class (label, "small");
          gtk_widget_add_css_class (label, "secondary");
          gtk_widget_add_css_class (value, "headline");
          gtk_widget_add_css_class (value, "numeric");
          gtk_box_append (GTK_BOX (tile), label);
          gtk_box_append (GTK_BOX (tile), value);
          gtk_box_append (box, tile);
        }
      label = gtk_widget_get_first_child (tile);
      value = gtk_widget_get_next_sibling (label);
      gtk_label_set_label (GTK_LABEL (label), figure->label);
      gtk_label_set_label (GTK_LABEL (value), figure->value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      tile = gtk_widget_get_next_sibling (tile);
    }
}

/* The case that is shown: the one chosen here, else the first of the session's estimate, else the highest need. */
static void
choose_case (DpPageEconomy         *self,
             const DpFinanceResult *finance,
             DpAnalysis            *analysis,
             gboolean               is_new)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  const char *estimate = dp_session_get_estimate (dp_page_get_session (DP_PAGE (self)));

  if (!is_new && self->case_shown < finance->n_cases)
    return;
  self->case_shown = 0;
  for (guint c = 1; c < finance->n_cases; c++)
    if (need->cases[c].need > need->cases[self->case_shown].need)
      self->case_shown = c;
  for (guint c = finance->n_cases; estimate != NULL && c-- > 0;)
    if (g_str_equal (need->cases[c].estimate->id, estimate))
      self->case_shown = c;
}

static void
show_years (DpPageEconomy         *self,
            const DpFinanceResult *finance,
            DpAnalysis            *analysis)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autofree char *finding = NULL;
  g_autoptr(DpTable) used_days = NULL, years = NULL;

  gtk_widget_set_visible (self->year_sheet, finance->n_cases > 0);
  if (finance->n_cases == 0)
    return;

  used_days = dp_used_day_table_new (finance, analysis);
  for (guint c = 0; c < used_days->rows->len; c++)
    g_ptr_array_add (names, g_array_index (used_days->rows, DpTableRow, c).cells[0]);
  dp_drop_down_show (self->need_case, names);
  gtk_drop_down_set_selected (self->need_case, self->case_shown);

  finding = dp_rate_year_sentence (finance, self->case_shown);
  years = dp_rate_year_table_new (finance, analysis, self->case_shown);
  dp_label_show (self->year_finding, finding);
  dp_table_view_set_table (self->years, years);
}

static void
show_staffing (DpPageEconomy          *self,
               const DpStaffingResult *staffing)
{
  static const guint unit_columns[] = { 0, 1, 2, 3, 4, 5, 8 };
  static const guint area_columns[] = { 1, 2, 3, 4, 5 };
  g_autoptr(GPtrArray) sentences = dp_staffing_sentences (staffing);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(DpTable) units = dp_staffing_table_new (staffing);
  g_autoptr(DpTable) areas = NULL;
  guint shown = 0;

  show_sentences (self->staff_finding, self->staff_more, sentences, 0);
  show_columns (self->staff, units, unit_columns, G_N_ELEMENTS (unit_columns));
  gtk_widget_set_visible (GTK_WIDGET (self->staff), staffing->n_units > 0);
  gtk_widget_set_visible (self->area_sheet, staffing->n_units > 0);
  if (staffing->n_units == 0)
    return;

  for (guint u = 0; u < staffing->n_units; u++)
    {
      g_ptr_array_add (names, (gpointer) dp_record_name (staffing->units[u].unit));
      if (g_strcmp0 (staffing->units[u].unit->id, self->unit_shown) == 0)
        shown = u;
    }
  g_free (self->unit_shown);
  self->unit_shown = g_strdup (staffing->units[shown].unit->id);
  dp_drop_down_show (self->unit, names);
  gtk_drop_down_set_selected (self->unit, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->unit), staffing->n_units > 1);
  areas = dp_competence_table_new (staffing, self->unit_shown);
  show_columns (self->areas, areas, area_columns, G_N_ELEMENTS (area_columns));
}

static void
show_shifts (DpPageEconomy          *self,
             const DpStaffingResult *staffing)
{
  g_autoptr(DpTable) shifts = dp_shift_table_new (staffing);
  g_autofree char *finding = dp_shift_sentence (staffing);

  dp_table_card_show (self->shifts, finding, shifts);
}

/* Beside each term of the year what it takes from it, and below what is left. */
static void
show_hours (DpPageEconomy         *self,
            const DpStaffingTerms *terms)
{
  /* The row of the table of hours that belongs to each term; the length of a day has none of its own. */
  static const int rows[] = { 0, -1, 1, 2, 3, 4, 5, 6 };
  g_autoptr(DpTable) hours = dp_hours_table_new (terms);
  g_autofree char *finding = dp_hours_sentence (terms);
  g_autofree char *post = dp_format_number (terms->fte_per_post, 2);
  g_autofree char *crew = dp_format_number (terms->crew_fte, 2);

  dp_label_show (self->hours_finding, finding);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i] >= 0)
      show_result (self->hours_terms, TERM_RESULT, (int) i, g_array_index (hours->rows, DpTableRow, rows[i]).cells[2],
                   i + 1 == G_N_ELEMENTS (rows));
  show_result (self->crew_terms, TERM_VALUE, (int) G_N_ELEMENTS (crew_ids) - 1, post, TRUE);
  show_result (self->crew_terms, TERM_VALUE, (int) G_N_ELEMENTS (crew_ids), crew, TRUE);
}

static GtkWidget *
new_criterion (void)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "spacing", 8, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *texts = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE, NULL);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_START, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *criterion = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 30, NULL);
  GtkWidget *why = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 30, NULL);
  GtkWidget *word = g_object_new (GTK_TYPE_LABEL, "valign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (row, "criterion");
  gtk_widget_add_css_class (why, "small");
  gtk_widget_add_css_class (why, "secondary");
  gtk_widget_add_css_class (word, "card-title");
  gtk_box_append (GTK_BOX (texts), criterion);
  gtk_box_append (GTK_BOX (texts), why);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), word);
  return row;
}

/* A verdict is told by shape, word and the sentence it rests on. */
static void
show_loan (DpPageEconomy         *self,
           const DpPlan          *plan,
           const DpFinanceResult *finance)
{
  static const char *const icons[] = {
    [DP_LOAN_PASS] = "dp-answered-symbolic",
    [DP_LOAN_FAIL] = "dp-refused-symbolic",
    [DP_LOAN_UNKNOWN] = "dp-missing-symbolic",
  };
  g_autoptr(DpTable) table = dp_loan_table_new (plan, finance->proposal);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->loan));
  g_autofree char *finding = NULL;
  DpLoanTest test;

  dp_loan_test (plan, finance->proposal, &test);
  finding = dp_loan_sentence (&test);
  dp_label_show (self->loan_finding, finding);
  gtk_label_set_label (self->loan_note, table->note);

  for (guint i = 0; i < DP_LOAN_N_CRITERIA; i++)
    {
      g_autofree char *why = dp_loan_check_text (plan, finance->proposal, i);
      const char *word = dp_loan_verdict_word (test.checks[i].verdict);
      g_autofree char *name = g_strdup_printf ("%s: %s. %s", dp_loan_criterion_text (i), word, why);
      GtkWidget *image, *texts;

      if (row == NULL)
        {
          row = new_criterion ();
          gtk_box_append (self->loan, row);
        }
      image = gtk_widget_get_first_child (row);
      texts = gtk_widget_get_next_sibling (image);
      gtk_image_set_from_icon_name (GTK_IMAGE (image), icons[test.checks[i].verdict]);
      gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (texts)), dp_loan_criterion_text (i));
      gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (texts)), why);
      gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (row)), word);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      row = gtk_widget_get_next_sibling (row);
    }
}

static void
show_rate (DpPageEconomy         *self,
           const DpFinanceResult *finance,
           DpAnalysis            *analysis)
{
  /* The rate is the same in every row, and stands in the tile above. */
  static const guint day_columns[] = { 0, 1, 3, 4 };
  g_autoptr(GPtrArray) sentences = dp_finance_sentences (finance, analysis);
  g_autoptr(GPtrArray) tiles = dp_economy_tiles_new (finance);
  g_autoptr(DpTable) used_days = dp_used_day_table_new (finance, analysis);

  /* Who carries empty places is the last sentence; it stands below the payers. */
  show_sentences (self->price_finding, self->price_more, sentences, 1);
  show_tiles (self->tiles, tiles);
  gtk_widget_set_visible (GTK_WIDGET (self->tiles), finance->rate_known);
  /* Without any cost there is nothing to draw, but one thing to do. */
  gtk_widget_set_visible (self->price_gap, !finance->running_known);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), finance->running_known);
  show_columns (self->used_days, used_days, day_columns, G_N_ELEMENTS (day_columns));
  gtk_widget_set_visible (GTK_WIDGET (self->used_days), finance->n_cases > 0);
  dp_chart_view_take_figure (self->chart, dp_figure_new (DP_FIGURE_PRICE, analysis,
                                                         &(DpFigureOptions) { .proposal = finance->proposal->id }));
}

/* ------------------------------------------------------------------------------------ parts that follow in their frames */

static DpAnalysis *
get_analysis (DpPageEconomy *self)
{
  return dp_session_get_analysis (dp_page_get_session (DP_PAGE (self)));
}

/* (transfer full) (nullable): nothing where the terms cannot be used together; then the last good figures stay. */
static DpFinanceResult *
new_finance (DpPageEconomy *self)
{
  const char *proposal = dp_session_get_proposal (dp_page_get_session (DP_PAGE (self)));

  return proposal != NULL ? dp_analysis_finance (get_analysis (self), proposal, NULL) : NULL;
}

/* (transfer full) (nullable): as new_finance(), and nothing where that has nothing. */
static DpStaffingResult *
new_staffing (DpPageEconomy *self)
{
  g_autoptr(DpFinanceResult) finance = new_finance (self);

  return finance != NULL ? dp_analysis_staffing (get_analysis (self), finance->proposal->id, NULL) : NULL;
}

static void
follow_rate (GtkWidget *page)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  g_autoptr(DpFinanceResult) finance = new_finance (self);

  if (finance != NULL)
    show_rate (self, finance, get_analysis (self));
}

static void
follow_cost (GtkWidget *page)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  g_autoptr(DpFinanceResult) finance = new_finance (self);
  g_autoptr(DpTable) price = finance != NULL ? dp_price_table_new (finance) : NULL;

  if (finance != NULL)
    dp_table_view_set_table (self->price, price);
}

static void
follow_years (GtkWidget *page)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  g_autoptr(DpFinanceResult) finance = new_finance (self);

  if (finance == NULL)
    return;
  self->is_filling = TRUE;
  show_years (self, finance, get_analysis (self));
  self->is_filling = FALSE;
}

static void
follow_steps (GtkWidget *page)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  g_autoptr(DpFinanceResult) finance = new_finance (self);
  g_autoptr(GArray) steps = NULL;
  g_autoptr(DpTable) table = NULL;
  g_autofree char *finding = NULL;

  if (finance == NULL)
    return;
  steps = dp_cost_steps_new (dp_analysis_plan (get_analysis (self)), finance);
  table = dp_step_table_new (steps, finance);
  finding = dp_step_sentence (steps, finance);
  dp_table_card_show (self->steps, finding, table);
}

static void
follow_payers (GtkWidget *page)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  g_autoptr(DpFinanceResult) finance = new_finance (self);
  g_autoptr(DpTable) payers = NULL;
  g_autofree char *finding = NULL;

  if (finance == NULL)
    return;
  payers = dp_payer_table_new (finance);
  finding = dp_payer_sentence (finance);
  dp_label_show (self->payer_finding, finding);
  dp_table_view_set_table (self->payers, payers);
}

/* Beside who pays by the plan: who would pay under each model, for the case that is shown. */
static void
follow_financing (GtkWidget *page)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  DpAnalysis *analysis = get_analysis (self);
  g_autoptr(DpFinanceResult) finance = new_finance (self);
  g_autoptr(DpPayersResult) payers = NULL;
  g_autoptr(DpTable) models = NULL;
  g_autofree char *finding = NULL;

  if (finance == NULL)
    return;
  payers = dp_analysis_payers (analysis, finance);
  models = dp_financing_table_new (payers, analysis, self->case_shown);
  finding = dp_financing_sentence (payers, analysis, self->case_shown);
  dp_table_card_show (self->financing, finding, models);
}

static void
follow_staff (GtkWidget *page)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  g_autoptr(DpStaffingResult) staffing = new_staffing (self);

  if (staffing == NULL)
    return;
  self->is_filling = TRUE;
  show_staffing (self, staffing);
  self->is_filling = FALSE;
}

static void
follow_shifts (GtkWidget *page)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  g_autoptr(DpStaffingResult) staffing = new_staffing (self);

  if (staffing != NULL)
    show_shifts (self, staffing);
}

static void
follow_hours (GtkWidget *page)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  g_autoptr(DpStaffingResult) staffing = new_staffing (self);

  if (staffing != NULL)
    show_hours (self, &staffing->terms);
}

static void
follow_capital (GtkWidget *page)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  g_autoptr(DpFinanceResult) finance = new_finance (self);
  g_autoptr(DpTable) capital = NULL;
  g_autofree char *finding = NULL;

  if (finance == NULL)
    return;
  capital = dp_capital_table_new (finance);
  finding = dp_capital_sentence (finance);
  dp_label_show (self->capital_finding, finding);
  dp_table_view_set_table (self->capital, capital);
}

static void
follow_loan (GtkWidget *page)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  g_autoptr(DpFinanceResult) finance = new_finance (self);

  if (finance != NULL)
    show_loan (self, dp_analysis_plan (get_analysis (self)), finance);
}

static void
add_parts (DpPageEconomy *self)
{
  DpPage *page = DP_PAGE (self);

  dp_page_add_part (page, self->price_sheet, follow_rate);
  dp_page_add_part (page, self->cost_sheet, follow_cost);
  dp_page_add_part (page, self->year_sheet, follow_years);
  dp_page_add_part (page, self->steps, follow_steps);
  dp_page_add_part (page, self->payer_sheet, follow_payers);
  dp_page_add_part (page, self->financing, follow_financing);
  dp_page_add_part (page, self->staff_sheet, follow_staff);
  dp_page_add_part (page, self->shifts, follow_shifts);
  dp_page_add_part (page, self->hours_sheet, follow_hours);
  dp_page_add_part (page, self->capital_sheet, follow_capital);
  dp_page_add_part (page, self->loan_sheet, follow_loan);
}

/* What the section on screen is about does not wait; on that of the staff hours are typed beside what follows from them. */
static void
dp_page_economy_section_shown (DpPage *page)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  const char *section = dp_page_get_section (page);
  const struct
  {
    const char *section;
    GtkWidget *part;
  } parts[] = {
    { "rate", self->price_sheet },   { "payers", self->payer_sheet },    { "staff", self->staff_sheet },
    { "staff", self->hours_sheet },  { "capital", self->capital_sheet },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strcmp0 (section, parts[i].section) == 0)
      dp_page_hurry (page, parts[i].part);
}

/* ---------------------------------------------------------------------------------------------------------- page */

/* Nothing to count: no unit, no cost, no payer. */
static gboolean
is_empty (const DpFinanceResult  *finance,
          const DpStaffingResult *staffing)
{
  return staffing->n_units == 0 && !finance->running_known && !finance->capital_known && finance->n_payers == 0;
}

static void
dp_page_economy_refresh (DpPage            *page,
                         const DpChangeSet *changes)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  DpSession *session = dp_page_get_session (page);
  DpAnalysis *analysis = dp_session_get_analysis (session);
  const DpPlan *plan = dp_session_get_plan (session);
  const char *proposal = dp_session_get_proposal (session);
  g_autoptr(DpFinanceResult) finance = NULL;
  g_autoptr(DpStaffingResult) staffing = NULL;
  g_autoptr(GPtrArray) chips = NULL;

  if (proposal == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "no-proposal");
      return;
    }
  staffing = dp_analysis_staffing (analysis, proposal, NULL);
  if (staffing != NULL)
    finance = dp_analysis_finance (analysis, proposal, NULL);
  if (finance == NULL)
    {
      /* Where a term cannot be used with the others, the fields stay in sight, and the figures are the last good ones. */
      if (changes != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "page") == 0)
        gtk_widget_set_visible (self->trouble, TRUE);
      else
        gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }

  gtk_widget_set_visible (self->trouble, FALSE);
  self->is_filling = TRUE;
  show_terms (self, self->hours_terms, hours_ids, changes == NULL);
  show_terms (self, self->crew_terms, crew_ids, changes == NULL);
  show_terms (self, self->rate_terms, rate_ids, changes == NULL);
  choose_case (self, finance, analysis, changes == NULL);
  if (is_empty (finance, staffing))
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "page");
      chips = dp_economy_chips_new (plan, finance, &staffing->terms);
      dp_chip_bar_show_chips (self->chips, chips);
      dp_page_follow (page, changes);
      dp_page_economy_section_shown (page);
    }
  self->is_filling = FALSE;
}

static gboolean
dp_page_economy_focus_field (DpPage      *page,
                             DpEntityKind kind,
                             const char  *id,
                             guint        field)
{
  DpPageEconomy *self = DP_PAGE_ECONOMY (page);
  DpFieldRow *row = dp_form_find (GTK_WIDGET (page), kind, id, field);

  if (row == NULL || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "page") != 0)
    return FALSE;
  dp_page_show_section_of (page, GTK_WIDGET (row));

  return gtk_widget_get_mapped (GTK_WIDGET (row)) && gtk_widget_grab_focus (dp_field_row_get_target (row));
}

static void
unit_chosen_cb (DpPageEconomy *self,
                GParamSpec    *pspec,
                GtkDropDown   *drop_down)
{
  DpSession *session = dp_page_get_session (DP_PAGE (self));
  guint chosen = gtk_drop_down_get_selected (drop_down);
  const GPtrArray *units;

  if (self->is_filling || session == NULL || dp_session_get_proposal (session) == NULL)
    return;
  units = dp_plan_children (dp_session_get_plan (session), DP_ENTITY_UNIT, dp_session_get_proposal (session));
  if (chosen >= units->len)
    return;
  g_free (self->unit_shown);
  self->unit_shown = g_strdup (((const DpRecord *) g_ptr_array_index (units, chosen))->id);
  DP_PAGE_GET_CLASS (self)->refresh (DP_PAGE (self), &(DpChangeSet) { 0 });
}

static void
case_chosen_cb (DpPageEconomy *self,
                GParamSpec    *pspec,
                GtkDropDown   *drop_down)
{
  guint chosen = gtk_drop_down_get_selected (drop_down);

  if (self->is_filling || chosen == GTK_INVALID_LIST_POSITION || dp_page_get_session (DP_PAGE (self)) == NULL)
    return;
  self->case_shown = chosen;
  DP_PAGE_GET_CLASS (self)->refresh (DP_PAGE (self), &(DpChangeSet) { 0 });
  dp_page_hurry (DP_PAGE (self), self->year_sheet);
}

/* To the proposal's form, where staff and money are entered. */
static void
go_to_gap_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  DpSession *session = dp_page_get_session (DP_PAGE (widget));

  if (dp_session_get_proposal (session) != NULL)
    dp_session_goto_field (session, DP_ENTITY_PROPOSAL, dp_session_get_proposal (session), DP_PROPOSAL_FINANCING);
}

/* The page of all assumptions also has those that this page cannot show while they cannot be used. */
static void
go_to_error_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  dp_session_goto_field (dp_page_get_session (DP_PAGE (widget)), DP_ENTITY_ASSUMPTION, "hours-norm", DP_ASSUMPTION_REASON);
}

static void
dp_page_economy_finalize (GObject *object)
{
  g_free (DP_PAGE_ECONOMY (object)->unit_shown);

  G_OBJECT_CLASS (dp_page_economy_parent_class)->finalize (object);
}

static void
dp_page_economy_class_init (DpPageEconomyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dp_page_economy_finalize;
  DP_PAGE_CLASS (klass)->refresh = dp_page_economy_refresh;
  DP_PAGE_CLASS (klass)->focus_field = dp_page_economy_focus_field;
  DP_PAGE_CLASS (klass)->section_shown = dp_page_economy_section_shown;

  g_type_ensure (DP_TYPE_MODEL_BUTTON);
  g_type_ensure (DP_TYPE_CHART_VIEW);
  g_type_ensure (DP_TYPE_CHIP_BAR);
  g_type_ensure (DP_TYPE_COLUMNS);
  g_type_ensure (DP_TYPE_TABLE_CARD);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  g_type_ensure (DP_TYPE_WRAP_BIN);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-page-economy.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, stack);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, sections);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, section_stack);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, chips);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, trouble);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, price_finding);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, price_gap);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, tiles);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, price_more);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, used_days);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, chart);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, price_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, cost_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, price);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, payer_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, payer_finding);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, payers);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, financing);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, steps);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, shifts);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, need_case);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, year_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, year_finding);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, years);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, rate_terms);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, staff_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, staff_finding);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, staff_more);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, staff);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, area_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, unit);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, areas);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, hours_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, hours_finding);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, hours_terms);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, crew_terms);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, capital_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, capital_finding);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, capital);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, loan_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, loan_finding);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, loan);
  gtk_widget_class_bind_template_child (widget_class, DpPageEconomy, loan_note);
  gtk_widget_class_install_property_action (widget_class, "economy.section", "section");
  gtk_widget_class_install_action (widget_class, "economy.go-to-gap", NULL, go_to_gap_action);
  gtk_widget_class_install_action (widget_class, "economy.go-to-error", NULL, go_to_error_action);
}

static void
dp_page_economy_init (DpPageEconomy *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  dp_page_set_sections (DP_PAGE (self), self->section_stack, self->sections);
  add_terms (self->hours_terms, hours_ids);
  add_result (self->hours_terms, (int) G_N_ELEMENTS (hours_ids) - 1, _("Hours on duty a year"));
  add_terms (self->crew_terms, crew_ids);
  add_result (self->crew_terms, (int) G_N_ELEMENTS (crew_ids) - 1, _("FTE of one post round the clock"));
  add_result (self->crew_terms, (int) G_N_ELEMENTS (crew_ids), _("FTE of the minimum crew in a unit"));
  add_terms (self->rate_terms, rate_ids);
  add_parts (self);
  g_signal_connect_object (self->unit, "notify::selected", G_CALLBACK (unit_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->need_case, "notify::selected", G_CALLBACK (case_chosen_cb), self, G_CONNECT_SWAPPED);
}
