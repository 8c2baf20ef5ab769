/* dp-page-need.c: how many need it, according to whom.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-page-need.h"

#include <glib/gi18n.h>

#include "app/dp-chart-view.h"
#include "app/dp-columns.h"
#include "app/dp-form.h"
#include "app/dp-models.h"
#include "app/dp-region-card.h"
#include "app/dp-sideways.h"
#include "app/dp-table-view.h"
#include "app/dp-tooltip.h"
#include "figure/dp-estimates.h"
#include "figure/dp-need-tables.h"
#include "plan/dp-analysis-need.h"
#include "plan/dp-text.h"

/** Longest figure of a context card that is written large, characters. */
#define LONGEST_FIGURE 6

struct _DpPageNeed
{
  DpPage parent_instance;

  char *chosen;       /* the estimate in the editor */
  char *list_shown;   /* what the list says, so that an equal one stays */
  char *context_shown;
  guint is_listing : 1;

  GtkStack *stack;
  GtkWidget *none_in_use;
  DpChartView *chart;
  DpChartView *history;
  DpChartView *services;
  DpRegionCard *regions;
  GtkLabel *stages_words;
  DpTableView *stages;
  GtkWidget *plan_form;
  GtkLabel *count_words;
  GtkWidget *hidden;
  GtkListBox *estimates;
  GtkBox *context;
  GtkWidget *context_column;
  GtkWidget *editor;
  GtkWidget *editor_sheet;
  GtkLabel *editor_title;
};

G_DEFINE_FINAL_TYPE (DpPageNeed, dp_page_need, DP_TYPE_PAGE)

static gboolean
is_used (const DpRecord *estimate)
{
  return dp_record_number_or (estimate, DP_ESTIMATE_USED, 0.0) != 0.0;
}

static gboolean
is_context (const DpRecord *estimate)
{
  return g_strcmp0 (dp_record_text (estimate, DP_ESTIMATE_COMPARABLE), "context") == 0;
}

static char *
figures_of (const DpRecord *estimate)
{
  double low, high;

  if (!dp_record_number (estimate, DP_ESTIMATE_LOW, &low))
    return g_strdup ("–");
  if (!dp_record_number (estimate, DP_ESTIMATE_HIGH, &high) || high == low)
    return dp_format_trimmed (low, 1);
  return dp_format_range (low, high, 0);
}

static char *
years_of (const DpRecord *estimate)
{
  double from, to;

  if (!dp_record_number (estimate, DP_ESTIMATE_YEAR_FROM, &from))
    return g_strdup ("");
  if (!dp_record_number (estimate, DP_ESTIMATE_YEAR_TO, &to) || to == from)
    return g_strdup_printf ("%.0f", from);
  return g_strdup_printf ("%.0f–%.0f", from, to);
}

/* -------------------------------------------------------------------------------------------------------- list */

static GtkWidget *
new_estimate_row (const DpRecord *estimate)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = gtk_image_new_from_icon_name (is_used (estimate) ? "dp-answered-symbolic" : NULL);
  GtkWidget *name, *brief, *figure, *row = gtk_list_box_row_new ();
  g_autofree char *years = years_of (estimate), *figures = figures_of (estimate);
  g_autofree char *title = g_strdup_printf ("%s %s", dp_record_name (estimate), years);
  g_autofree char *accessible = NULL;
  const char *text = dp_record_text (estimate, DP_ESTIMATE_BRIEF);

  if (text == NULL)
    text = dp_record_text (estimate, DP_ESTIMATE_COUNTS);
  name = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "width-chars", 25, "max-width-chars", 25, "wrap",
                       TRUE, NULL);
  brief = g_object_new (GTK_TYPE_LABEL, "label", text != NULL ? text : "", "xalign", 0.0, "hexpand", TRUE, "wrap",
                        TRUE, "max-width-chars", 30, NULL);
  figure = g_object_new (GTK_TYPE_LABEL, "label", figures, "xalign", 1.0, NULL);
  gtk_widget_add_css_class (brief, "secondary");
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_set_size_request (image, 16, -1);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), brief);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "estimate", g_strdup (estimate->id), g_free);

  /* Translators: an estimate as a screen reader says it: name and year, figures, whether it is in use. */
  accessible = g_strdup_printf (_("%1$s: %2$s, %3$s"), title, figures, is_used (estimate) ? _("in use") : _("not in use"));
  dp_set_tooltip (row, dp_record_text (estimate, DP_ESTIMATE_COUNTS));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible, -1);
  return row;
}

static void
add_heading (DpPageNeed *self,
             const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", label, "selectable", FALSE, "activatable", FALSE,
                                 "focusable", FALSE, NULL);

  gtk_widget_add_css_class (row, "part");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->estimates, row);
}

static void
add_group (DpPageNeed      *self,
           const GPtrArray *list,
           const char      *heading,
           gboolean         context,
           gboolean         used)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      const DpRecord *estimate = g_ptr_array_index (list, i);

      if (is_context (estimate) != context || (!context && is_used (estimate) != used))
        continue;
      if (!has_heading)
        add_heading (self, heading);
      has_heading = TRUE;
      gtk_list_box_append (self->estimates, new_estimate_row (estimate));
    }
}

static void
select_chosen (DpPageNeed *self)
{
  self->is_listing = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->estimates)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "estimate"), self->chosen) == 0 && self->chosen != NULL)
      gtk_list_box_select_row (self->estimates, GTK_LIST_BOX_ROW (row));
  self->is_listing = FALSE;
}

static void
show_list (DpPageNeed   *self,
           const DpPlan *plan)
{
  const GPtrArray *list = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const DpRecord *estimate = g_ptr_array_index (list, i);
      g_autofree char *years = years_of (estimate), *figures = figures_of (estimate);

      g_string_append_printf (all, "%s|%s|%s|%s|%s|%d|%d\n", estimate->id, dp_record_name (estimate), years, figures,
                              dp_record_text (estimate, DP_ESTIMATE_BRIEF), is_used (estimate), is_context (estimate));
    }
  if (g_strcmp0 (all->str, self->list_shown) != 0)
    {
      GtkWidget *child;

      g_free (self->list_shown);
      self->list_shown = g_strdup (all->str);
      self->is_listing = TRUE;
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->estimates))) != NULL)
        gtk_list_box_remove (self->estimates, child);
      add_group (self, list, _("In use"), FALSE, TRUE);
      add_group (self, list, _("Comparable, not in use"), FALSE, FALSE);
      add_group (self, list, _("Count something else"), TRUE, FALSE);
      self->is_listing = FALSE;
    }
  select_chosen (self);
}

/* ----------------------------------------------------------------------------------------------------- context */

/* Figures that count something else get words and a big number, never a place on an axis. */
static void
show_context (DpPageNeed   *self,
              const DpPlan *plan)
{
  g_autoptr(GPtrArray) rows = dp_context_figures (plan);
  g_autoptr(GtkSizeGroup) group = NULL;
  g_autoptr(GString) all = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; i < rows->len; i++)
    {
      const DpContextFigure *row = g_ptr_array_index (rows, i);
      g_autofree char *figures = dp_context_figure_figures (row), *what = dp_context_figure_title (row);

      g_string_append_printf (all, "%s|%s\n", figures, what);
    }
  gtk_widget_set_visible (self->context_column, rows->len > 0);
  if (g_strcmp0 (all->str, self->context_shown) == 0)
    return;
  g_free (self->context_shown);
  self->context_shown = g_strdup (all->str);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->context))) != NULL)
    gtk_box_remove (self->context, child);
  group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < rows->len; i++)
    {
      const DpContextFigure *row = g_ptr_array_index (rows, i);
      g_autofree char *figures = dp_context_figure_figures (row), *what = dp_context_figure_title (row);
      g_autofree char *counts = dp_context_figure_counts (row);
      GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
      GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      GtkWidget *figure = g_object_new (GTK_TYPE_LABEL, "label", figures, "xalign", 0.0, NULL);
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", what, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 22, NULL);

      gtk_widget_add_css_class (card, "sheet");
      gtk_widget_add_css_class (card, "context-card");
      /* Counts of several years need more room than one. */
      gtk_widget_add_css_class (figure, g_utf8_strlen (figures, -1) > LONGEST_FIGURE ? "tile-figure" : "context-figure");
      gtk_size_group_add_widget (group, figure);
      gtk_widget_add_css_class (label, "small");
      gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (texts), label);
      gtk_box_append (GTK_BOX (card), figure);
      gtk_box_append (GTK_BOX (card), texts);
      dp_set_tooltip (card, counts);
      gtk_box_append (self->context, card);
    }
}

/* -------------------------------------------------------------------------------------------------------- page */

static const DpRecord *
chosen_record (DpPageNeed *self,
               DpSession  *session)
{
  const DpPlan *plan = dp_session_get_plan (session);
  const GPtrArray *list = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  const DpRecord *record = self->chosen != NULL ? dp_plan_get (plan, DP_ENTITY_ESTIMATE, self->chosen) : NULL;

  if (record == NULL && list->len > 0)
    record = g_ptr_array_index (list, 0);
  g_free (self->chosen);
  self->chosen = record != NULL ? g_strdup (record->id) : NULL;
  return record;
}

static void
show_editor (DpPageNeed *self,
             DpSession  *session)
{
  const DpRecord *record = chosen_record (self, session);
  g_autofree char *years = record != NULL ? years_of (record) : NULL;
  g_autofree char *title = record != NULL ? g_strdup_printf ("%s %s", dp_record_name (record), years) : NULL;
  g_autofree char *count = NULL;

  gtk_widget_set_visible (self->editor_sheet, record != NULL);
  gtk_label_set_label (self->editor_title, title != NULL ? title : "");
  count = record != NULL ? dp_need_count_words (dp_session_get_plan (session), record) : NULL;
  gtk_label_set_label (self->count_words, count != NULL ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count_words), count != NULL);
  gtk_widget_set_visible (self->hidden, record != NULL && !is_context (record));
  dp_form_bind (self->editor, session, DP_ENTITY_ESTIMATE, self->chosen);
}

/* Need, referral and admission of each estimate in use: three numbers, and on which of them capacity rests. */
static void
show_stages (DpPageNeed *self,
             DpSession  *session)
{
  const DpPlan *plan = dp_session_get_plan (session);
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);
  g_autoptr(DpTable) stages = dp_stage_table_new (dp_session_get_analysis (session));
  g_autofree char *words = dp_need_stages_words (plan), *trend = dp_need_trend_words (plan, 0);
  g_autofree char *both = g_strjoin (" ", words, trend, NULL);

  gtk_label_set_label (self->stages_words, both);
  dp_table_view_set_table (self->stages, stages);
  dp_form_bind (self->plan_form, session, DP_ENTITY_PLAN, plans->len > 0 ? ((const DpRecord *) plans->pdata[0])->id : NULL);
}

static void
dp_page_need_refresh (DpPage            *page,
                      const DpChangeSet *changes)
{
  DpPageNeed *self = DP_PAGE_NEED (page);
  DpSession *session = dp_page_get_session (page);
  const DpPlan *plan = dp_session_get_plan (session);
  DpAnalysis *analysis = dp_session_get_analysis (session);
  const GPtrArray *list = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  DpFigureOptions options = { dp_session_get_proposal (session), dp_session_get_area (session),
                              dp_session_get_estimate (session), NULL };
  gboolean any_used = FALSE;

  gtk_stack_set_visible_child_name (self->stack, list->len > 0 ? "page" : "empty");
  if (list->len == 0)
    return;
  for (guint i = 0; i < list->len; i++)
    any_used = any_used || is_used (g_ptr_array_index (list, i));

  gtk_widget_set_visible (self->none_in_use, !any_used);
  dp_chart_view_take_figure (self->chart, dp_figure_new (DP_FIGURE_NEED, analysis, &options));
  dp_chart_view_take_figure (self->history, dp_figure_new (DP_FIGURE_HISTORY, analysis, &options));
  dp_chart_view_take_figure (self->services, dp_figure_new (DP_FIGURE_SERVICES, analysis, &options));
  dp_region_card_show (self->regions, session);
  show_stages (self, session);
  show_editor (self, session);
  show_list (self, plan);
  show_context (self, plan);
}

static void
choose (DpPageNeed *self,
        const char *id)
{
  DpSession *session = dp_page_get_session (DP_PAGE (self));
  char *copy = g_strdup (id);

  g_free (self->chosen);
  self->chosen = copy;
  show_editor (self, session);
  select_chosen (self);
}

static void
row_selected_cb (DpPageNeed    *self,
                 GtkListBoxRow *row,
                 GtkListBox    *list)
{
  const char *id = row != NULL ? g_object_get_data (G_OBJECT (row), "estimate") : NULL;

  if (!self->is_listing && id != NULL && dp_page_get_session (DP_PAGE (self)) != NULL)
    choose (self, id);
}

static void
chart_activated_cb (DpPageNeed  *self,
                    const char  *id,
                    DpChartView *chart)
{
  const DpPlan *plan = dp_session_get_plan (dp_page_get_session (DP_PAGE (self)));
  const char *slash = strchr (id, '/');
  g_autofree char *estimate = slash != NULL ? g_strndup (id, (gsize) (slash - id)) : g_strdup (id);

  if (dp_plan_get (plan, DP_ENTITY_ESTIMATE, estimate) != NULL)
    choose (self, estimate);
}

/* Only the figure that the need is split by is asked for, beside the region's name: another figure of the region comes with the choice
 * of what it is split by. Names, mergers and sources are the statistics' and the law's. */
static gboolean
focus_beside_region (DpPage     *page,
                     const char *id,
                     guint       field)
{
  const DpPlan *plan = dp_session_get_plan (dp_page_get_session (page));
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);

  if (field == DP_REGION_POPULATION || field == DP_REGION_BIRTHS || field == DP_REGION_OWN_PART)
    return dp_form_focus (GTK_WIDGET (page), DP_ENTITY_PLAN, ((const DpRecord *) plans->pdata[0])->id, DP_PLAN_SPLIT);
  return dp_form_focus (GTK_WIDGET (page), DP_ENTITY_REGION, id, dp_need_split_field (dp_need_split (plan)));
}

static gboolean
dp_page_need_focus_field (DpPage      *page,
                          DpEntityKind kind,
                          const char  *id,
                          guint        field)
{
  DpPageNeed *self = DP_PAGE_NEED (page);

  if (kind == DP_ENTITY_ESTIMATE && id != NULL)
    choose (self, id);
  return dp_form_focus (GTK_WIDGET (page), kind, id, field) || (kind == DP_ENTITY_REGION && focus_beside_region (page, id, field));
}

/* ----------------------------------------------------------------------------------------------------- actions */

static void
add_estimate_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  DpSession *session = dp_page_get_session (DP_PAGE (widget));
  DpDocument *document = dp_session_get_document (session);
  g_autofree char *new_id = dp_document_new_id (document, DP_ENTITY_ESTIMATE), *id = NULL;
  const GPtrArray *list = dp_plan_list (dp_session_get_plan (session), DP_ENTITY_ESTIMATE);
  DpRecord *record = dp_record_new (DP_ENTITY_ESTIMATE, new_id);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GError) error = NULL;
  double position = 0.0;

  for (guint i = 0; i < list->len; i++)
    position = MAX (position, dp_record_number_or (g_ptr_array_index (list, i), DP_ESTIMATE_POSITION, 0.0));
  dp_record_set (record, DP_ESTIMATE_POSITION, dp_value_number (position + 1));
  dp_record_set (record, DP_ESTIMATE_NAME, dp_value_text (_("Own estimate")));
  dp_record_set (record, DP_ESTIMATE_PERSPECTIVE, dp_value_text ("own"));
  dp_record_set (record, DP_ESTIMATE_YEAR_FROM, dp_value_number (g_date_time_get_year (now)));
  dp_record_set (record, DP_ESTIMATE_LOW, dp_value_number (0));
  dp_record_set (record, DP_ESTIMATE_HIGH, dp_value_number (0));
  dp_record_set (record, DP_ESTIMATE_PER_YEAR, dp_value_number (1));
  dp_record_set (record, DP_ESTIMATE_COMPARABLE, dp_value_text ("yes"));
  dp_record_set (record, DP_ESTIMATE_USED, dp_value_number (0));
  dp_record_set (record, DP_ESTIMATE_COUNTS, dp_value_text (_("Our own assumption.")));

  id = dp_document_add (document, record, &error);
  if (id != NULL)
    dp_session_goto_field (session, DP_ENTITY_ESTIMATE, id, DP_ESTIMATE_NAME);
  else
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

static void
remove_estimate_action (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  DpPageNeed *self = DP_PAGE_NEED (widget);
  g_autoptr(GError) error = NULL;

  if (self->chosen == NULL)
    return;
  if (dp_document_remove (dp_session_get_document (dp_page_get_session (DP_PAGE (self))), DP_ENTITY_ESTIMATE, self->chosen,
                          &error))
    gtk_widget_activate_action (widget, "win.toast-undo", "s", _("The estimate is removed"));
  else
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

static void
use_published_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  g_autoptr(GError) error = NULL;

  if (!dp_estimates_restore (dp_page_get_session (DP_PAGE (widget)), &error))
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

static void
dp_page_need_finalize (GObject *object)
{
  DpPageNeed *self = DP_PAGE_NEED (object);

  g_free (self->chosen);
  g_free (self->list_shown);
  g_free (self->context_shown);

  G_OBJECT_CLASS (dp_page_need_parent_class)->finalize (object);
}

static void
dp_page_need_class_init (DpPageNeedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dp_page_need_finalize;
  DP_PAGE_CLASS (klass)->refresh = dp_page_need_refresh;
  DP_PAGE_CLASS (klass)->focus_field = dp_page_need_focus_field;

  g_type_ensure (DP_TYPE_CHART_VIEW);
  g_type_ensure (DP_TYPE_COLUMNS);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  g_type_ensure (DP_TYPE_FIELD_ROW);
  g_type_ensure (DP_TYPE_REGION_CARD);
  g_type_ensure (DP_TYPE_SIDEWAYS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-page-need.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, stack);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, none_in_use);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, chart);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, history);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, services);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, regions);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, hidden);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, count_words);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, plan_form);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, stages);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, stages_words);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, estimates);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, context);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, context_column);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, editor);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, editor_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageNeed, editor_title);
  gtk_widget_class_install_action (widget_class, "need.add-estimate", NULL, add_estimate_action);
  gtk_widget_class_install_action (widget_class, "need.remove-estimate", NULL, remove_estimate_action);
  gtk_widget_class_install_action (widget_class, "need.use-published", NULL, use_published_action);
}

static void
dp_page_need_init (DpPageNeed *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->estimates, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "item-activated", G_CALLBACK (chart_activated_cb), self, G_CONNECT_SWAPPED);
}
