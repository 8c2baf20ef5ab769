/* dp-page-specialisation.c: how strong each proposal is on the four parameters.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One cell of the chart is chosen: the session's proposal and this page's parameter. Below the chart stand its criteria,
 * what they rest on, and the fields in which judgements and weights are changed.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-page-specialisation.h"

#include <glib/gi18n.h>

#include "app/dp-chart-view.h"
#include "app/dp-form.h"
#include "app/dp-guide-card.h"
#include "app/dp-model-button.h"
#include "app/dp-practice-card.h"
#include "app/dp-sideways.h"
#include "app/dp-table-view.h"
#include "app/dp-wrap-layout.h"
#include "figure/dp-figure-value.h"
#include "figure/dp-score-words.h"
#include "figure/dp-summary.h"
#include "figure/dp-words.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-guide.h"
#include "plan/dp-measures.h"

/* Entries of the log that are shown at first, and how many more are shown when more are asked for. */
#define LOG_STEP 20

struct _DpPageSpecialisation
{
  DpPage parent_instance;

  char *parameter;
  char *form_shown; /* what the form's rows are bound to */

  GtkStack *stack;
  DpChartView *chart;
  GtkLabel *cell_title;
  GtkBox *parameters;
  DpTableView *criteria;
  DpPracticeCard *practice;
  DpGuideCard *guide;
  GtkBox *criteria_form;
  GtkBox *curve_box;
  GtkDropDown *curve_choice;
  DpChartView *curve;
  GtkBox *steps_box;
  DpTableView *steps;
  GtkBox *log_box;
  DpTableView *log;
  GtkWidget *log_more;

  char *curve_shown;    /* id of the criterion */
  GPtrArray *curve_ids; /* of those to choose from */
  gboolean filling;     /* the choice is being made, not by the user */
  guint log_most;       /* entries of the log to show */
  gboolean log_is_old;  /* something happened that may stand in the log */
};

enum
{
  PROP_0,
  PROP_PARAMETER,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DpPageSpecialisation, dp_page_specialisation, DP_TYPE_PAGE)

/* --------------------------------------------------------------------------------------------------------- form */

/* A judgement that nobody has made yet stands here as a draft; the first value the user gives adds it. */
static DpRecord *
judgement_of (DpSession      *session,
              const DpRecord *criterion,
              const char     *judge)
{
  const DpPlan *plan = dp_session_get_plan (session);
  const char *proposal = dp_session_get_proposal (session);
  const DpRecord *judgement = dp_measure_find_judgement (plan, proposal, criterion->id, judge);
  g_autofree char *id = NULL;
  DpRecord *draft;

  if (judgement != NULL)
    return dp_record_copy (judgement);
  id = dp_document_new_id (dp_session_get_document (session), DP_ENTITY_JUDGEMENT);
  draft = dp_record_new (DP_ENTITY_JUDGEMENT, id);
  dp_record_set (draft, DP_JUDGEMENT_PROPOSAL, dp_value_text (proposal));
  dp_record_set (draft, DP_JUDGEMENT_CRITERION, dp_value_text (criterion->id));
  dp_record_set (draft, DP_JUDGEMENT_POSITION, dp_value_number (dp_record_number_or (criterion, DP_CRITERION_POSITION, 0.0)));
  dp_record_set (draft, DP_JUDGEMENT_PERSPECTIVE, dp_value_text (judge));
  dp_record_set (draft, DP_JUDGEMENT_LEVEL, dp_value_text ("unknown"));
  return draft;
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* One party's judgement: step, date and evidence beside one another, the reason below. */
static void
add_judgement (GtkBox         *box,
               DpSession      *session,
               const DpRecord *criterion,
               const DpChoice *judge)
{
  static const guint judged[] = { DP_JUDGEMENT_LEVEL, DP_JUDGEMENT_JUDGED, DP_JUDGEMENT_EVIDENCE };
  g_autoptr(DpRecord) judgement = judgement_of (session, criterion, judge->key);
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row;

  gtk_box_append (box, new_label (dp_choice_label (judge), "secondary"));
  gtk_box_append (box, fields);
  for (gsize i = 0; i < G_N_ELEMENTS (judged); i++)
    {
      row = dp_field_row_new (DP_ENTITY_JUDGEMENT, judged[i], DP_FIELD_ROW_LABEL_ABOVE);
      gtk_widget_set_hexpand (row, judged[i] == DP_JUDGEMENT_EVIDENCE);
      gtk_box_append (GTK_BOX (fields), row);
      dp_field_row_bind_draft (DP_FIELD_ROW (row), session, judgement);
    }
  row = dp_field_row_new (DP_ENTITY_JUDGEMENT, DP_JUDGEMENT_REASON, DP_FIELD_ROW_LABEL_ABOVE);
  gtk_box_append (box, row);
  dp_field_row_bind_draft (DP_FIELD_ROW (row), session, judgement);
}

/* What is seldom needed: behind a title, folded unless something stands there. */
static GtkBox *
add_fold (GtkBox     *box,
          const char *title,
          gboolean    open)
{
  GtkWidget *expander = gtk_expander_new (title);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_margin_top (content, 6);
  gtk_expander_set_child (GTK_EXPANDER (expander), content);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), open);
  /* GTK 4.8 tabs into the child of a folded expander unless it is hidden. */
  g_object_bind_property (expander, "expanded", content, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (box, expander);
  return GTK_BOX (content);
}

static void
add_judgements (GtkBox         *box,
                DpSession      *session,
                const DpRecord *criterion)
{
  const DpPlan *plan = dp_session_get_plan (session);
  const char *proposal = dp_session_get_proposal (session);
  gboolean any = FALSE;
  GtkBox *parties;

  add_judgement (box, session, criterion, &dp_choices_judge[0]);
  for (guint j = 1; j < DP_N_JUDGES; j++)
    any = any || dp_measure_find_judgement (plan, proposal, criterion->id, dp_choices_judge[j].key) != NULL;
  parties = add_fold (box, _("The parties’ own judgements"), any);
  for (guint j = 1; j < DP_N_JUDGES; j++)
    add_judgement (parties, session, criterion, &dp_choices_judge[j]);
}

/* Returns: the box that the fields stand in */
static GtkWidget *
add_fields (GtkBox         *box,
            DpSession      *session,
            const DpRecord *record,
            const guint    *fields,
            gsize           n_fields,
            gboolean        beside)
{
  GtkWidget *target = GTK_WIDGET (box);

  if (beside)
    {
      target = g_object_new (GTK_TYPE_BOX, "spacing", 12, "homogeneous", TRUE, NULL);
      gtk_box_append (box, target);
    }
  for (gsize i = 0; i < n_fields; i++)
    {
      GtkWidget *row = dp_field_row_new (record->kind, fields[i], DP_FIELD_ROW_LABEL_ABOVE);

      gtk_box_append (GTK_BOX (target), row);
      dp_field_row_bind (DP_FIELD_ROW (row), session, record->id);
    }
  return target;
}

/* A weight and a minimum are two short numbers, and as wide as their names. */
static void
add_weights (GtkBox         *box,
             DpSession      *session,
             const DpRecord *record,
             const guint    *fields,
             gsize           n_fields)
{
  gtk_widget_set_halign (add_fields (box, session, record, fields, n_fields, TRUE), GTK_ALIGN_START);
}

/* What the steps mean, as the guide says it now. */
static char *
steps_in_words (const DpRecord *criterion)
{
  GString *text = g_string_new (NULL);

  for (DpLevel level = DP_LEVEL_ABSENT; level <= DP_LEVEL_REACHED; level++)
    {
      const char *words = dp_record_text (criterion, dp_guide_step_field (level));

      if (words != NULL)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", dp_words_level_name (level), words);
    }
  return g_string_free (text, FALSE);
}

static void
add_criterion (DpPageSpecialisation *self,
               DpSession            *session,
               const DpRecord       *criterion)
{
  static const guint limits[] = { DP_CRITERION_AT_0, DP_CRITERION_AT_25, DP_CRITERION_AT_50, DP_CRITERION_AT_75,
                                  DP_CRITERION_AT_100 };
  static const guint weights[] = { DP_CRITERION_WEIGHT, DP_CRITERION_MINIMUM };
  static const guint words[] = { DP_CRITERION_ABSENT, DP_CRITERION_BEGINNING, DP_CRITERION_PARTLY, DP_CRITERION_REACHED,
                                 DP_CRITERION_SOURCE, DP_CRITERION_REASON };
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  g_autofree char *steps = steps_in_words (criterion);

  gtk_box_append (box, new_label (dp_record_name (criterion), "card-title"));
  gtk_box_append (box, new_label (steps, "small"));
  if (dp_guide_is_judged (criterion))
    add_judgements (box, session, criterion);
  else
    add_fields (box, session, criterion, limits, G_N_ELEMENTS (limits), TRUE);
  add_weights (box, session, criterion, weights, G_N_ELEMENTS (weights));
  add_fields (add_fold (box, _("Change what the steps mean, and why"), FALSE), session, criterion, words, G_N_ELEMENTS (words), FALSE);

  dp_form_fold (GTK_WIDGET (box), dp_page_get_folded (DP_PAGE (self)));
  g_object_set_data_full (G_OBJECT (box), "criterion", g_strdup (criterion->id), g_free);
  gtk_box_append (self->criteria_form, GTK_WIDGET (box));
}

/* From a criterion's row to where it is judged, or its limits are written. */
static void
judge_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DpPageSpecialisation *self = DP_PAGE_SPECIALISATION (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->criteria_form)); box != NULL;
       box = gtk_widget_get_next_sibling (box))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (box), "criterion"), id) == 0)
      gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD);
}

static void
add_parameter (DpPageSpecialisation *self,
               DpSession            *session,
               const DpRecord       *parameter)
{
  static const guint numbers[] = { DP_PARAMETER_WEIGHT, DP_PARAMETER_MINIMUM };
  static const guint words[] = { DP_PARAMETER_NOTHING, DP_PARAMETER_EVERYTHING, DP_PARAMETER_SOURCE, DP_PARAMETER_REASON };
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));

  gtk_box_append (box, new_label (_("The whole parameter"), "card-title"));
  gtk_box_append (box, new_label (_("Leave the weight empty, and the parameters stand side by side without a total."), "small"));
  add_weights (box, session, parameter, numbers, G_N_ELEMENTS (numbers));
  add_fields (add_fold (box, _("What it means, and why"), FALSE), session, parameter, words, G_N_ELEMENTS (words), FALSE);
  dp_form_fold (GTK_WIDGET (box), dp_page_get_folded (DP_PAGE (self)));
  gtk_box_append (self->criteria_form, GTK_WIDGET (box));
}

static void
show_form (DpPageSpecialisation *self,
           DpSession            *session)
{
  const DpPlan *plan = dp_session_get_plan (session);
  const GPtrArray *criteria = dp_plan_list (plan, DP_ENTITY_CRITERION);
  g_autoptr(GString) all = g_string_new (dp_session_get_proposal (session));
  GtkWidget *child;

  for (guint i = 0; i < criteria->len; i++)
    {
      const DpRecord *criterion = g_ptr_array_index (criteria, i);

      if (g_strcmp0 (dp_record_text (criterion, DP_CRITERION_PARAMETER), self->parameter) == 0)
        g_string_append_printf (all, "\n%s", criterion->id);
    }
  if (g_strcmp0 (all->str, self->form_shown) == 0)
    return;
  g_free (self->form_shown);
  self->form_shown = g_strdup (all->str);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->criteria_form))) != NULL)
    gtk_box_remove (self->criteria_form, child);
  if (dp_guide_parameter (plan, self->parameter) != NULL)
    add_parameter (self, session, dp_guide_parameter (plan, self->parameter));
  for (guint i = 0; i < criteria->len; i++)
    {
      const DpRecord *criterion = g_ptr_array_index (criteria, i);

      if (g_strcmp0 (dp_record_text (criterion, DP_CRITERION_PARAMETER), self->parameter) == 0)
        add_criterion (self, session, criterion);
    }
}

/* -------------------------------------------------------------------------------------------------------- below */

/* The computed criteria of the parameter; the one shown stays while it is among them. */
static void
show_curve (DpPageSpecialisation *self,
            DpSession            *session)
{
  const GPtrArray *criteria = dp_plan_list (dp_session_get_plan (session), DP_ENTITY_CRITERION);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint chosen = 0;

  for (guint i = 0; i < criteria->len; i++)
    {
      const DpRecord *criterion = g_ptr_array_index (criteria, i);

      if (dp_guide_is_judged (criterion) ||
          g_strcmp0 (dp_record_text (criterion, DP_CRITERION_PARAMETER), self->parameter) != 0)
        continue;
      if (g_strcmp0 (criterion->id, self->curve_shown) == 0)
        chosen = ids->len;
      gtk_string_list_append (names, dp_record_name (criterion));
      g_ptr_array_add (ids, g_strdup (criterion->id));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->curve_box), ids->len > 0);
  if (ids->len == 0)
    return;
  g_free (self->curve_shown);
  self->curve_shown = g_strdup (g_ptr_array_index (ids, chosen));
  g_clear_pointer (&self->curve_ids, g_ptr_array_unref);
  self->curve_ids = g_steal_pointer (&ids);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->curve_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->curve_choice, chosen);
  self->filling = FALSE;
  dp_chart_view_take_figure (self->curve, dp_value_figure_new (dp_session_get_analysis (session), self->curve_shown));
}

static void
curve_chosen_cb (DpPageSpecialisation *self,
                 GParamSpec           *pspec,
                 GtkDropDown          *choice)
{
  guint chosen = gtk_drop_down_get_selected (choice);

  if (self->filling || self->curve_ids == NULL || chosen >= self->curve_ids->len)
    return;
  g_free (self->curve_shown);
  self->curve_shown = g_strdup (g_ptr_array_index (self->curve_ids, chosen));
  dp_chart_view_take_figure (self->curve, dp_value_figure_new (dp_session_get_analysis (dp_page_get_session (DP_PAGE (self))),
                                                               self->curve_shown));
}

static void
follow_criteria (GtkWidget *page)
{
  DpPageSpecialisation *self = DP_PAGE_SPECIALISATION (page);
  DpSession *session = dp_page_get_session (DP_PAGE (page));
  g_autoptr(DpTable) table = dp_criterion_table_new (dp_session_get_analysis (session), dp_session_get_proposal (session),
                                                     self->parameter);

  dp_table_view_set_table (self->criteria, table);
}

static void
follow_curve (GtkWidget *page)
{
  show_curve (DP_PAGE_SPECIALISATION (page), dp_page_get_session (DP_PAGE (page)));
}

static void
follow_form (GtkWidget *page)
{
  show_form (DP_PAGE_SPECIALISATION (page), dp_page_get_session (DP_PAGE (page)));
}

static void
follow_steps (GtkWidget *page)
{
  DpPageSpecialisation *self = DP_PAGE_SPECIALISATION (page);
  DpSession *session = dp_page_get_session (DP_PAGE (page));
  g_autoptr(DpTable) steps = dp_step_test_table_new (dp_session_get_analysis (session), dp_session_get_proposal (session));

  gtk_widget_set_visible (GTK_WIDGET (self->steps_box), steps->rows->len > 0);
  dp_table_view_set_table (self->steps, steps);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->steps), GTK_ACCESSIBLE_PROPERTY_LABEL, _("One step up or down"), -1);
}

/* The newest entries. The history is read only when something has happened to what is logged, or to its name. */
static void
follow_log (GtkWidget *page)
{
  DpPageSpecialisation *self = DP_PAGE_SPECIALISATION (page);
  DpSession *session = dp_page_get_session (DP_PAGE (page));
  g_autoptr(GPtrArray) log = NULL;
  g_autoptr(DpTable) table = NULL;
  gboolean has_more;

  if (!self->log_is_old)
    return;
  self->log_is_old = FALSE;
  log = dp_document_list_log (dp_session_get_document (session), self->log_most + 1, NULL);
  if (log == NULL)
    log = g_ptr_array_new ();
  has_more = log->len > self->log_most;
  if (has_more)
    g_ptr_array_set_size (log, (int) self->log_most);
  table = dp_score_log_table_new (dp_session_get_plan (session), log);
  gtk_widget_set_visible (GTK_WIDGET (self->log_box), table->rows->len > 0);
  gtk_widget_set_visible (self->log_more, has_more);
  dp_table_view_set_table (self->log, table);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->log), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Log of judgements and weights"),
                                  -1);
}

/* Only an edit of the guide itself can bring its copy up to date, or out of it. */
static gboolean
touches_guide (const DpChangeSet *changes)
{
  for (guint i = 0; i < changes->records->len; i++)
    {
      const DpChangedRecord *record = changes->records->pdata[i];

      if (record->kind == DP_ENTITY_PARAMETER || record->kind == DP_ENTITY_CRITERION)
        return TRUE;
    }

  return FALSE;
}

/* Only active practice is simulated. */
static void
follow_practice (GtkWidget *page)
{
  DpPageSpecialisation *self = DP_PAGE_SPECIALISATION (page);
  gboolean is_practice = g_strcmp0 (self->parameter, "practice") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->practice), is_practice);
  if (is_practice)
    dp_practice_card_show (self->practice, dp_page_get_session (DP_PAGE (page)));
}

static void
show_more_log_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  DpPageSpecialisation *self = DP_PAGE_SPECIALISATION (widget);

  self->log_most += LOG_STEP;
  self->log_is_old = TRUE;
  follow_log (widget);
}

static gboolean
is_logged (const DpChangeSet *changes)
{
  if (changes == NULL || changes->everything)
    return TRUE;
  for (guint i = 0; i < changes->records->len; i++)
    {
      const DpChangedRecord *record = g_ptr_array_index (changes->records, i);

      if (record->kind == DP_ENTITY_JUDGEMENT || record->kind == DP_ENTITY_CRITERION || record->kind == DP_ENTITY_PARAMETER)
        return TRUE;
    }
  return FALSE;
}

/* --------------------------------------------------------------------------------------------------------- page */

static const char *
parameter_label (const char *key)
{
  const DpChoice *choice = dp_field_find_choice (dp_field (DP_ENTITY_CRITERION, DP_CRITERION_PARAMETER), key);

  return choice != NULL ? dp_choice_label (choice) : key;
}

static void
dp_page_specialisation_refresh (DpPage            *page,
                                const DpChangeSet *changes)
{
  DpPageSpecialisation *self = DP_PAGE_SPECIALISATION (page);
  DpSession *session = dp_page_get_session (page);
  DpAnalysis *analysis = dp_session_get_analysis (session);
  DpFigureOptions options = { dp_session_get_proposal (session), NULL, NULL, self->parameter };
  const DpRecord *proposal;
  g_autofree char *title = NULL;

  self->log_is_old = self->log_is_old || is_logged (changes);
  if (options.proposal == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "page");
  if (changes == NULL || changes->everything)
    g_clear_pointer (&self->form_shown, g_free);

  proposal = dp_plan_get (dp_session_get_plan (session), DP_ENTITY_PROPOSAL, options.proposal);
  dp_chart_view_take_figure (self->chart, dp_figure_new (DP_FIGURE_SPECIALISATION, analysis, &options));
  /* Translators: heading of the criteria: a proposal's name and a parameter. */
  title = g_strdup_printf (_("%1$s: %2$s"), dp_record_name (proposal), parameter_label (self->parameter));
  gtk_label_set_label (self->cell_title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->criteria), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (changes == NULL || changes->everything || touches_guide (changes))
    dp_guide_card_show (self->guide, session);
  dp_page_follow (page, changes);
}

static void
set_parameter (DpPageSpecialisation *self,
               const char           *parameter)
{
  if (g_strcmp0 (self->parameter, parameter) == 0 ||
      dp_field_find_choice (dp_field (DP_ENTITY_CRITERION, DP_CRITERION_PARAMETER), parameter) == NULL)
    return;
  g_free (self->parameter);
  self->parameter = g_strdup (parameter);
  if (dp_page_get_session (DP_PAGE (self)) != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    dp_page_specialisation_refresh (DP_PAGE (self), NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARAMETER]);
}

/* A cell is "PROPOSAL/PARAMETER". */
static void
chart_activated_cb (DpPageSpecialisation *self,
                    const char           *id,
                    DpChartView          *chart)
{
  const char *slash = strchr (id, '/');
  g_autofree char *proposal = slash != NULL ? g_strndup (id, (gsize) (slash - id)) : NULL;
  g_autofree char *figure = NULL;

  if (slash == NULL)
    return;
  set_parameter (self, slash + 1);
  figure = g_strconcat ("score/", slash + 1, NULL);
  dp_session_set_proposal (dp_page_get_session (DP_PAGE (self)), proposal);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "s", figure);
}

static gboolean
dp_page_specialisation_focus_field (DpPage      *page,
                                    DpEntityKind kind,
                                    const char  *id,
                                    guint        field)
{
  const DpPlan *plan = dp_session_get_plan (dp_page_get_session (page));
  const DpRecord *record = dp_plan_get (plan, kind, id);

  if (record != NULL && kind == DP_ENTITY_JUDGEMENT)
    record = dp_plan_get (plan, DP_ENTITY_CRITERION, dp_record_text (record, DP_JUDGEMENT_CRITERION));
  if (record != NULL && record->kind == DP_ENTITY_PARAMETER)
    set_parameter (DP_PAGE_SPECIALISATION (page), dp_record_text (record, DP_PARAMETER_PARAMETER));
  if (record != NULL && record->kind == DP_ENTITY_CRITERION)
    set_parameter (DP_PAGE_SPECIALISATION (page), dp_record_text (record, DP_CRITERION_PARAMETER));
  /* The names come with the guide, the perspectives with the form: they are headings of what is filled in. */
  if (kind == DP_ENTITY_CRITERION && field == DP_CRITERION_NAME)
    field = DP_CRITERION_WEIGHT;
  if (kind == DP_ENTITY_JUDGEMENT && field == DP_JUDGEMENT_PERSPECTIVE)
    field = DP_JUDGEMENT_LEVEL;
  return dp_form_focus (GTK_WIDGET (page), kind, id, field);
}

static void
dp_page_specialisation_finalize (GObject *object)
{
  g_free (DP_PAGE_SPECIALISATION (object)->parameter);
  g_free (DP_PAGE_SPECIALISATION (object)->form_shown);
  g_free (DP_PAGE_SPECIALISATION (object)->curve_shown);
  g_clear_pointer (&DP_PAGE_SPECIALISATION (object)->curve_ids, g_ptr_array_unref);
  G_OBJECT_CLASS (dp_page_specialisation_parent_class)->finalize (object);
}

static void
dp_page_specialisation_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_PARAMETER:
      g_value_set_string (value, DP_PAGE_SPECIALISATION (object)->parameter);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_page_specialisation_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_PARAMETER:
      set_parameter (DP_PAGE_SPECIALISATION (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_page_specialisation_class_init (DpPageSpecialisationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = dp_page_specialisation_finalize;
  object_class->get_property = dp_page_specialisation_get_property;
  object_class->set_property = dp_page_specialisation_set_property;
  DP_PAGE_CLASS (klass)->refresh = dp_page_specialisation_refresh;
  DP_PAGE_CLASS (klass)->focus_field = dp_page_specialisation_focus_field;

  properties[PROP_PARAMETER] = g_param_spec_string ("parameter", NULL, NULL, "practice",
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (DP_TYPE_MODEL_BUTTON);
  g_type_ensure (DP_TYPE_CHART_VIEW);
  g_type_ensure (DP_TYPE_GUIDE_CARD);
  g_type_ensure (DP_TYPE_PRACTICE_CARD);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  g_type_ensure (DP_TYPE_SIDEWAYS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-page-specialisation.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, stack);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, chart);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, cell_title);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, parameters);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, criteria);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, guide);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, practice);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, criteria_form);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, curve_box);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, curve_choice);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, curve);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, steps_box);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, steps);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, log_box);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, log);
  gtk_widget_class_bind_template_child (widget_class, DpPageSpecialisation, log_more);
  gtk_widget_class_install_action (widget_class, "specialisation.show-more-log", NULL, show_more_log_action);
  gtk_widget_class_install_property_action (widget_class, "specialisation.parameter", "parameter");
  gtk_widget_class_install_action (widget_class, "specialisation.judge", "s", judge_action);
}

static void
dp_page_specialisation_init (DpPageSpecialisation *self)
{
  self->parameter = g_strdup ("practice");
  self->log_most = LOG_STEP;
  gtk_widget_init_template (GTK_WIDGET (self));
  dp_page_add_part (DP_PAGE (self), self->criteria, follow_criteria);
  dp_page_add_part (DP_PAGE (self), self->practice, follow_practice);
  dp_page_add_part (DP_PAGE (self), self->curve_box, follow_curve);
  dp_page_add_part (DP_PAGE (self), self->criteria_form, follow_form);
  dp_page_add_part (DP_PAGE (self), self->steps_box, follow_steps);
  dp_page_add_part (DP_PAGE (self), self->log_box, follow_log);
  gtk_widget_set_layout_manager (GTK_WIDGET (self->parameters), dp_wrap_layout_new (0));
  for (const DpChoice *choice = dp_choices_parameter; choice->key != NULL; choice++)
    {
      GtkWidget *toggle = gtk_toggle_button_new_with_label (dp_choice_label (choice));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (toggle), "s", choice->key);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (toggle), "specialisation.parameter");
      gtk_box_append (self->parameters, toggle);
    }
  g_signal_connect_object (self->curve_choice, "notify::selected", G_CALLBACK (curve_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "item-activated", G_CALLBACK (chart_activated_cb), self, G_CONNECT_SWAPPED);
}
