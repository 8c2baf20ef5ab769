/* dp-live-panel.c: the figures beside every page, how they come about, and what is to be looked at.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same eight figures stand here on every page and in the same order, always as ranges over the estimates in use.
 * While the user types, their texts are replaced where they stand, so nothing moves and the focus stays.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dp-live-panel.h"
#include "app/dp-session-figures.h"
#include "app/dp-table-view.h"
#include "app/dp-tooltip.h"
#include "app/dp-wrap-bin.h"
#include "figure/dp-score-words.h"
#include "figure/dp-words.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-text.h"

#define SCORE_PREFIX "score/"

struct _DpLivePanel
{
  AdwBin parent_instance;

  DpSession *session;
  GPtrArray *problem_list; /* of DpProblem */
  char *explained;         /* figure on the second tab, "tipping" at first */
  char *shown_problems;    /* what the list says, so that an equal one stays, and with it the focus */
  int problem;             /* the one F8 stands on */

  GtkStack *stack;
  GtkButton *hero;
  GtkLabel *heading;
  GtkLabel *country;
  GtkLabel *country_unit;
  GtkLabel *every_region;
  GtkLabel *every_region_unit;
  GtkWidget *region_box;
  GtkLabel *caption;
  GtkBox *figures;
  GtkLabel *problem_count;
  GtkWidget *no_problems;
  GtkBox *problems;
  GtkBox *why;
};

enum
{
  PROP_0,
  PROP_TAB,
  PROP_N_PROBLEMS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DpLivePanel, dp_live_panel, ADW_TYPE_BIN)

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* ------------------------------------------------------------------------------------------------------ figures */

static GtkWidget *
new_figure_row (const DpKeyFigure *figure)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE, "max-width-chars", 24,
                                   NULL);
  GtkWidget *image = gtk_image_new_from_icon_name ("dp-assumption-symbolic");
  GtkWidget *value = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "justify", GTK_JUSTIFY_RIGHT, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (value, "value");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), dp_wrap_bin_new (value));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "figure");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", figure->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.explain");
  return button;
}

static void
fill_figure_row (GtkWidget         *button,
                 const DpKeyFigure *figure)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));
  GtkWidget *image = gtk_widget_get_next_sibling (label);
  GtkWidget *value = adw_bin_get_child (ADW_BIN (gtk_widget_get_next_sibling (image)));
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (label), figure->label);
  gtk_label_set_label (GTK_LABEL (value), figure->value);
  gtk_widget_set_visible (image, figure->warning != NULL);
  dp_set_tooltip (button, figure->warning != NULL ? figure->warning : figure->formula);

  if (figure->warning != NULL)
    /* Translators: a figure as a screen reader says it: its name, its value, and a warning. */
    name = g_strdup_printf (_("%1$s: %2$s. %3$s"), figure->label, figure->value, figure->warning);
  else
    /* Translators: a figure as a screen reader says it: its name and its value. */
    name = g_strdup_printf (_("%1$s: %2$s"), figure->label, figure->value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_figures (DpLivePanel     *self,
              const DpSummary *summary)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->figures));
  gboolean has_region = summary->second != NULL && *summary->second != '\0';
  g_autofree char *name = NULL;

  gtk_label_set_label (self->heading, summary->heading);
  gtk_label_set_label (self->country, summary->first);
  gtk_label_set_label (self->every_region, has_region ? summary->second : "");
  gtk_label_set_label (self->caption, summary->caption);
  /* A dash for both says nothing twice. */
  has_region = has_region && !(g_str_equal (summary->first, "–") && g_str_equal (summary->second, "–"));
  gtk_widget_set_visible (self->region_box, has_region);
  gtk_widget_set_visible (GTK_WIDGET (self->country_unit), has_region);
  gtk_label_set_label (self->country_unit, summary->first_label);
  gtk_label_set_label (self->every_region_unit, summary->second_label);

  if (has_region)
    /* Translators: what a screen reader says: "Proposal A holds for", "31", "for the country", "23", "in every region", caption. */
    name = g_strdup_printf (_("%1$s %2$s %3$s, %4$s %5$s. %6$s"), summary->heading, summary->first, summary->first_label,
                            summary->second, summary->second_label, summary->caption);
  else
    name = g_strdup_printf (_("%1$s: %2$s"), summary->heading, summary->caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hero), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  for (guint i = 0; i < summary->figures->len; i++)
    {
      const DpKeyFigure *figure = g_ptr_array_index (summary->figures, i);

      if (row == NULL)
        {
          row = new_figure_row (figure);
          gtk_box_append (self->figures, row);
        }
      fill_figure_row (row, figure);
      row = gtk_widget_get_next_sibling (row);
    }
}

/* ----------------------------------------------------------------------------------------------------- problems */

static const char *
problem_icon (DpProblemLevel level)
{
  switch (level)
    {
    case DP_PROBLEM_INFO:
      return "dp-info-symbolic";
    case DP_PROBLEM_ERROR:
    case DP_PROBLEM_PERSONAL_DATA:
      return "dp-reservation-symbolic";
    case DP_PROBLEM_WARNING:
    default:
      return "dp-assumption-symbolic";
    }
}

static GtkWidget *
new_problem_row (const DpProblem *problem)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = gtk_image_new_from_icon_name (problem_icon (problem->level));
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", problem->text, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 24,
                                  NULL);
  g_autofree char *name = NULL;

  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  dp_set_tooltip (image, dp_problem_level_word (problem->level));
  gtk_widget_add_css_class (text, "small");
  gtk_box_append (GTK_BOX (texts), text);
  if (problem->detail != NULL)
    {
      GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "label", problem->detail, "xalign", 0.0, "wrap", TRUE,
                                        "max-width-chars", 24, NULL);

      gtk_widget_add_css_class (detail, "caption");
      gtk_widget_add_css_class (detail, "secondary");
      gtk_box_append (GTK_BOX (texts), detail);
    }
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "problem");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(usu)", (guint) problem->kind,
                                    problem->record != NULL ? problem->record : "", problem->field);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.goto");

  /* Translators: a problem as a screen reader says it: its kind, what it is, and where. */
  name = g_strdup_printf (_("%1$s: %2$s %3$s"), dp_problem_level_word (problem->level), problem->text,
                          problem->detail != NULL ? problem->detail : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
show_problems (DpLivePanel *self)
{
  g_autoptr(GString) all = g_string_new (NULL);
  g_autofree char *count = NULL;
  guint old = self->problem_list != NULL ? self->problem_list->len : 0;

  g_clear_pointer (&self->problem_list, g_ptr_array_unref);
  self->problem_list = dp_session_list_problems (self->session);
  for (guint i = 0; i < self->problem_list->len; i++)
    {
      const DpProblem *problem = g_ptr_array_index (self->problem_list, i);

      g_string_append_printf (all, "%d %s %s %u %s %u\n", problem->level, problem->text,
                              problem->detail != NULL ? problem->detail : "", (guint) problem->kind,
                              problem->record != NULL ? problem->record : "", problem->field);
    }

  if (g_strcmp0 (all->str, self->shown_problems) != 0)
    {
      empty_box (self->problems);
      for (guint i = 0; i < self->problem_list->len; i++)
        gtk_box_append (self->problems, new_problem_row (g_ptr_array_index (self->problem_list, i)));
      g_free (self->shown_problems);
      self->shown_problems = g_strdup (all->str);
    }

  count = dp_format_number (self->problem_list->len, 0);
  gtk_label_set_label (self->problem_count, count);
  gtk_widget_set_visible (self->no_problems, self->problem_list->len == 0);
  if (old != self->problem_list->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PROBLEMS]);
}

/* ---------------------------------------------------------------------------------------------------------- why */

static void
add_text (DpLivePanel *self,
          const char  *text,
          const char  *css_class)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 24, "selectable", FALSE,
                        NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->why, label);
}

static void
add_section (DpLivePanel *self,
             const char  *title,
             const char  *text)
{
  GtkWidget *last;

  if (text == NULL || *text == '\0')
    return;
  add_text (self, title, "why-title");
  last = gtk_widget_get_last_child (GTK_WIDGET (self->why));
  gtk_widget_set_margin_top (last, 8);
  add_text (self, text, "small");
}

static void
add_button (DpLivePanel *self,
            const char  *label,
            const char  *action,
            GVariant    *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_margin_top (button, 12);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (self->why, button);
}

static void
explain_figure (DpLivePanel       *self,
                const DpKeyFigure *figure)
{
  add_text (self, figure->label, "card-title");
  add_text (self, figure->value, "context-figure");
  add_text (self, figure->warning, "small");
  add_section (self, _("How it is computed"), figure->formula);
  add_section (self, _("What went in"), figure->inputs);
  add_section (self, _("Sources"), figure->sources);
  if (figure->page != NULL)
    add_button (self, _("Go to the page"), "win.page", g_variant_new_string (figure->page));
}

static void
add_list (DpLivePanel     *self,
          const char      *title,
          const GPtrArray *texts)
{
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (all, "%s• %s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (texts, i));
  add_section (self, title, all->str);
}

static void
explain_criterion (DpLivePanel          *self,
                   const DpCriterionWhy *why)
{
  add_section (self, why->name, why->value);
  for (guint i = 0; i < why->judgements->len; i++)
    add_text (self, g_ptr_array_index (why->judgements, i), "small");
  add_text (self, why->rests_on, "small");
  add_text (self, why->formula, "small");
  add_text (self, why->swing, "small");
  add_text (self, why->raise, "small");
  for (guint i = 0; i < why->sources->len; i++)
    add_text (self, g_ptr_array_index (why->sources, i), "small");
}

static void
explain_score (DpLivePanel *self,
               const char  *parameter)
{
  const DpPlan *plan = dp_session_get_plan (self->session);
  const char *proposal_id = dp_session_get_proposal (self->session);
  const DpRecord *proposal = proposal_id != NULL ? dp_plan_get (plan, DP_ENTITY_PROPOSAL, proposal_id) : NULL;
  const DpScoreResult *scores;

  if (proposal == NULL)
    return;
  scores = dp_analysis_scores (dp_session_get_analysis (self->session), proposal_id);
  for (guint i = 0; i < DP_N_PARAMETERS; i++)
    {
      const DpParameterResult *result = &scores->parameters[i];
      const DpChoice *choice;
      g_autoptr(DpScoreWhy) why = NULL;
      g_autofree char *title = NULL, *word = NULL;

      if (!g_str_equal (result->parameter, parameter))
        continue;
      choice = dp_field_find_choice (dp_field (DP_ENTITY_CRITERION, DP_CRITERION_PARAMETER), parameter);
      title = g_strdup_printf ("%s · %s", proposal->id, choice != NULL ? dp_choice_label (choice) : parameter);
      word = dp_words_level (&result->score);
      add_text (self, title, "card-title");
      add_text (self, word, "headline");
      add_text (self, dp_parameter_definition (parameter), "small");
      why = dp_score_why_new (dp_session_get_analysis (self->session), scores, i);
      add_section (self, _("How it is computed"), why->formula);
      add_list (self, _("What would raise it most"), why->raises);
      for (guint c = 0; c < why->criteria->len; c++)
        explain_criterion (self, g_ptr_array_index (why->criteria, c));
      add_button (self, _("Go to the page"), "win.page", g_variant_new_string ("specialisation"));
    }
}

static void
show_why (DpLivePanel     *self,
          const DpSummary *summary)
{
  /* Nobody reads it while the other tab is shown; it is made when it comes into sight. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "why") != 0)
    return;
  empty_box (self->why);
  if (g_str_has_prefix (self->explained, SCORE_PREFIX))
    {
      explain_score (self, self->explained + strlen (SCORE_PREFIX));
      return;
    }
  for (guint i = 0; i < summary->figures->len; i++)
    {
      const DpKeyFigure *figure = g_ptr_array_index (summary->figures, i);

      if (g_str_equal (figure->id, self->explained))
        {
          explain_figure (self, figure);
          return;
        }
    }
  if (summary->tipping != NULL)
    explain_figure (self, summary->tipping);
}

/* ------------------------------------------------------------------------------------------------------ session */

static void
refresh (DpLivePanel *self)
{
  const DpSummary *summary = dp_session_get_summary (self->session);

  show_figures (self, summary);
  show_problems (self);
  show_why (self, summary);
}

static void
session_changed_cb (DpLivePanel       *self,
                    const DpChangeSet *changes,
                    DpSession         *session)
{
  refresh (self);
}

static void
refusals_changed_cb (DpLivePanel *self,
                     DpSession   *session)
{
  show_problems (self);
}

static void
dp_live_panel_dispose (GObject *object)
{
  DpLivePanel *self = DP_LIVE_PANEL (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dp_live_panel_parent_class)->dispose (object);
}

static void
dp_live_panel_finalize (GObject *object)
{
  DpLivePanel *self = DP_LIVE_PANEL (object);

  g_clear_pointer (&self->problem_list, g_ptr_array_unref);
  g_free (self->explained);
  g_free (self->shown_problems);

  G_OBJECT_CLASS (dp_live_panel_parent_class)->finalize (object);
}

static void
dp_live_panel_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DpLivePanel *self = DP_LIVE_PANEL (object);

  switch (property_id)
    {
    case PROP_TAB:
      g_value_set_string (value, gtk_stack_get_visible_child_name (self->stack));
      break;
    case PROP_N_PROBLEMS:
      g_value_set_uint (value, self->problem_list != NULL ? self->problem_list->len : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_live_panel_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  DpLivePanel *self = DP_LIVE_PANEL (object);

  switch (property_id)
    {
    case PROP_TAB:
      if (g_strcmp0 (g_value_get_string (value), gtk_stack_get_visible_child_name (self->stack)) == 0)
        break;
      gtk_stack_set_visible_child_name (self->stack, g_value_get_string (value));
      if (self->session != NULL)
        refresh (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_live_panel_class_init (DpLivePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_live_panel_dispose;
  object_class->finalize = dp_live_panel_finalize;
  object_class->get_property = dp_live_panel_get_property;
  object_class->set_property = dp_live_panel_set_property;

  properties[PROP_TAB] = g_param_spec_string ("tab", NULL, NULL, "now",
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_PROBLEMS] = g_param_spec_uint ("n-problems", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (DP_TYPE_WRAP_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-live-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, hero);
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, heading);
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, country);
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, country_unit);
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, every_region);
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, every_region_unit);
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, region_box);
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, caption);
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, figures);
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, problem_count);
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, no_problems);
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, problems);
  gtk_widget_class_bind_template_child (widget_class, DpLivePanel, why);

  gtk_widget_class_install_property_action (widget_class, "live.tab", "tab");
}

static void
dp_live_panel_init (DpLivePanel *self)
{
  self->explained = g_strdup ("tipping");
  self->problem = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dp_live_panel_set_session (DpLivePanel *self,
                           DpSession   *session)
{
  g_return_if_fail (DP_IS_LIVE_PANEL (self));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refusals-changed", G_CALLBACK (refusals_changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/* Shows how the figure comes about, on the second tab. */
void
dp_live_panel_explain (DpLivePanel *self,
                       const char  *figure_id)
{
  g_return_if_fail (DP_IS_LIVE_PANEL (self));

  g_free (self->explained);
  self->explained = g_strdup (figure_id);
  g_object_set (self, "tab", "why", NULL);
  if (self->session != NULL)
    refresh (self);
}

/* Returns: (nullable): the next or the previous problem, round and round */
const DpProblem *
dp_live_panel_step_problem (DpLivePanel *self,
                            int          steps)
{
  int n;

  g_return_val_if_fail (DP_IS_LIVE_PANEL (self), NULL);

  n = self->problem_list != NULL ? (int) self->problem_list->len : 0;
  if (n == 0)
    return NULL;
  self->problem = self->problem < 0 ? (steps > 0 ? 0 : n - 1) : (self->problem + steps + n) % n;
  return g_ptr_array_index (self->problem_list, (guint) MIN (self->problem, n - 1));
}
