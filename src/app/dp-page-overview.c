/* dp-page-overview.c: what the chosen proposal can do, and what is missing.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-page-overview.h"

#include <glib/gi18n.h>

#include "app/dp-chart-view.h"
#include "app/dp-chip-bar.h"
#include "app/dp-columns.h"
#include "app/dp-form.h"
#include "app/dp-model-button.h"
#include "app/dp-session-figures.h"
#include "app/dp-tooltip.h"
#include "figure/dp-problems.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-date.h"
#include "plan/dp-text.h"

/** More of what is missing than this is counted, not listed. */
#define BLOCKING_MAX 6

struct _DpPageOverview
{
  DpPage parent_instance;

  char *blocking_shown;

  GtkStack *stack;
  DpChipBar *chips;
  DpChartView *chart;
  GtkBox *tiles;
  GtkWidget *plan_form;
  GtkLabel *deadline;
  GtkBox *blocking;
};

G_DEFINE_FINAL_TYPE (DpPageOverview, dp_page_overview, DP_TYPE_PAGE)

/* The figures that stand large on this page, of the eight in the panel. */
static const char *const tile_ids[] = { "places", "immediate", "without_place", "occupancy", "answers" };

/* ------------------------------------------------------------------------------------------------------- tiles */

static GtkWidget *
new_tile (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *value = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (value, "tile-figure");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), value);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "sheet-button");
  gtk_widget_add_css_class (button, "tile");
  return button;
}

static void
fill_tile (GtkWidget         *button,
           const DpKeyFigure *figure)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));
  GtkWidget *value = gtk_widget_get_next_sibling (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", figure->label, figure->value);

  gtk_label_set_label (GTK_LABEL (label), figure->label);
  gtk_label_set_label (GTK_LABEL (value), figure->value);
  dp_set_tooltip (button, figure->formula);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", figure->page != NULL ? figure->page : "capacity");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_tiles (DpPageOverview *self,
            DpSession      *session)
{
  const DpSummary *summary = dp_session_get_summary (session);
  GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self->tiles));

  for (gsize t = 0; t < G_N_ELEMENTS (tile_ids); t++)
    for (guint i = 0; i < summary->figures->len; i++)
      {
        const DpKeyFigure *figure = g_ptr_array_index (summary->figures, i);

        if (!g_str_equal (figure->id, tile_ids[t]))
          continue;
        if (tile == NULL)
          {
            tile = new_tile ();
            gtk_box_append (self->tiles, tile);
          }
        fill_tile (tile, figure);
        tile = gtk_widget_get_next_sibling (tile);
      }
}

/* ---------------------------------------------------------------------------------------------------- deadline */

static void
show_deadline (DpPageOverview *self,
               const DpRecord *record)
{
  const char *stored = record != NULL ? dp_record_text (record, DP_PLAN_DEADLINE) : NULL;
  g_autofree char *text = NULL;
  DpDateSpan span;

  if (stored != NULL && dp_date_span (stored, dp_record_text (record, DP_PLAN_DECISION), &span))
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_local ();
      GDate today;
      int days;
      g_autofree char *day = dp_date_format (stored);

      g_date_clear (&today, 1);
      g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                      (GDateYear) g_date_time_get_year (now));
      days = (int) span.last - (int) g_date_get_julian (&today);
      if (days == 0)
        text = g_strdup_printf (_("The answer is due today, %s."), day);
      else if (days > 0)
        /* Translators: %1$d is a number of days, %2$s a date. */
        text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The answer is due tomorrow, %2$s.",
                                             "The answer is due in %1$d days, on %2$s.", (gulong) days), days, day);
      else
        text = g_strdup_printf (_("The answer was due on %s."), day);
    }
  else
    text = g_strdup (_("The answer has no deadline yet."));
  gtk_label_set_label (self->deadline, text);
}

/* ---------------------------------------------------------------------------------------------------- blocking */

static void
add_blocking (DpPageOverview *self,
              const char     *icon,
              const char     *text,
              const char     *detail,
              const char     *action,
              GVariant       *target)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (texts), label);
  if (detail != NULL)
    {
      GtkWidget *second = g_object_new (GTK_TYPE_LABEL, "label", detail, "xalign", 0.0, "wrap", TRUE, NULL);

      gtk_widget_add_css_class (second, "caption");
      gtk_widget_add_css_class (second, "secondary");
      gtk_box_append (GTK_BOX (texts), second);
    }
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "problem");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (self->blocking, button);
}

/* One row for each requirement without an answer, or, where there are many, one for all. */
static void
add_unanswered (DpPageOverview *self,
                const DpPlan   *plan,
                const char     *proposal,
                const GArray   *unanswered)
{
  const GPtrArray *answers = dp_plan_children (plan, DP_ENTITY_ANSWER, proposal);

  if (unanswered->len > BLOCKING_MAX)
    {
      g_autofree char *text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u of the 16 requirements is not answered yet",
                     "%u of the 16 requirements are not answered yet", unanswered->len), unanswered->len);

      add_blocking (self, "dp-missing-symbolic", text, NULL, "win.page", g_variant_new_string ("proposal"));
      return;
    }
  for (guint i = 0; i < unanswered->len; i++)
    {
      const DpUnanswered *one = &g_array_index (unanswered, DpUnanswered, i);
      gboolean is_waiting = g_strcmp0 (one->state, "waiting") == 0;
      GVariant *target = NULL;
      g_autofree char *detail = NULL;

      for (guint a = 0; answers != NULL && a < answers->len && target == NULL; a++)
        {
          const DpRecord *answer = g_ptr_array_index (answers, a);

          if (g_strcmp0 (dp_record_text (answer, DP_ANSWER_REQUIREMENT), one->requirement) == 0)
            target = g_variant_new ("(usu)", (guint) DP_ENTITY_ANSWER, answer->id, (guint) DP_ANSWER_TEXT);
        }
      if (is_waiting && one->waits_for != NULL && *one->waits_for != '\0')
        /* Translators: who an answer waits for */
        detail = g_strdup_printf (_("Waits for: %s"), one->waits_for);
      else
        detail = g_strdup (is_waiting ? _("Waiting") : _("Not answered yet"));
      add_blocking (self, is_waiting ? "dp-waiting-symbolic" : "dp-missing-symbolic",
                    dp_requirement_short_label (one->requirement), detail, target != NULL ? "win.goto" : "win.page",
                    target != NULL ? target : g_variant_new_string ("proposal"));
    }
}

/* What the answer waits for: requirements without an answer, then what is wrong in the plan. */
static void
show_blocking (DpPageOverview *self,
               DpSession      *session)
{
  const DpPlan *plan = dp_session_get_plan (session);
  const char *proposal = dp_session_get_proposal (session);
  g_autoptr(GArray) unanswered = dp_unanswered_new (plan, proposal);
  g_autoptr(GPtrArray) problems = dp_problems_new (dp_session_get_analysis (session), proposal);
  g_autoptr(GString) all = g_string_new (NULL);
  guint listed = 0;
  GtkWidget *child;

  g_string_append_printf (all, "%s\n", proposal);
  for (guint i = 0; i < unanswered->len; i++)
    {
      const DpUnanswered *one = &g_array_index (unanswered, DpUnanswered, i);

      g_string_append_printf (all, "%s|%s|%s\n", one->requirement, one->state, one->waits_for);
    }
  for (guint i = 0; i < problems->len; i++)
    {
      const DpProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (all, "%s|%s\n", problem->text, problem->detail);
    }
  if (g_strcmp0 (all->str, self->blocking_shown) == 0)
    return;
  g_free (self->blocking_shown);
  self->blocking_shown = g_strdup (all->str);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->blocking))) != NULL)
    gtk_box_remove (self->blocking, child);
  add_unanswered (self, plan, proposal, unanswered);
  for (guint i = 0; i < problems->len && listed < BLOCKING_MAX; i++)
    {
      const DpProblem *problem = g_ptr_array_index (problems, i);

      if (problem->level == DP_PROBLEM_INFO)
        continue;
      add_blocking (self, problem->level == DP_PROBLEM_WARNING ? "dp-assumption-symbolic" : "dp-reservation-symbolic",
                    problem->text, problem->detail, "win.goto",
                    g_variant_new ("(usu)", (guint) problem->kind, problem->record != NULL ? problem->record : "",
                                   problem->field));
      listed++;
    }
  if (gtk_widget_get_first_child (GTK_WIDGET (self->blocking)) == NULL)
    add_blocking (self, "dp-answered-symbolic", _("Nothing: all requirements are answered and nothing is to be put right."),
                  NULL, "win.page", g_variant_new_string ("proposal"));
}

/* -------------------------------------------------------------------------------------------------------- page */

static void
dp_page_overview_refresh (DpPage            *page,
                          const DpChangeSet *changes)
{
  DpPageOverview *self = DP_PAGE_OVERVIEW (page);
  DpSession *session = dp_page_get_session (page);
  const DpPlan *plan = dp_session_get_plan (session);
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);
  const DpRecord *record = plans->len > 0 ? g_ptr_array_index (plans, 0) : NULL;
  DpFigureOptions options = { dp_session_get_proposal (session), dp_session_get_area (session),
                              dp_session_get_estimate (session), NULL };

  gtk_stack_set_visible_child_name (self->stack, options.proposal != NULL ? "page" : "empty");
  if (options.proposal == NULL)
    return;

  dp_chip_bar_show (self->chips, session);
  dp_chart_view_take_figure (self->chart, dp_figure_new (DP_FIGURE_CAPACITY, dp_session_get_analysis (session), &options));
  show_tiles (self, session);
  show_deadline (self, record);
  show_blocking (self, session);
  dp_form_bind (self->plan_form, session, DP_ENTITY_PLAN, record != NULL ? record->id : NULL);
}

static gboolean
dp_page_overview_focus_field (DpPage      *page,
                              DpEntityKind kind,
                              const char  *id,
                              guint        field)
{
  return dp_form_focus (GTK_WIDGET (page), kind, id, field);
}

static void
dp_page_overview_finalize (GObject *object)
{
  g_free (DP_PAGE_OVERVIEW (object)->blocking_shown);
  G_OBJECT_CLASS (dp_page_overview_parent_class)->finalize (object);
}

/* One figure below the other instead of cut ones. */
static void
dp_page_overview_fold (DpPage  *page,
                       gboolean is_folded)
{
  GtkOrientable *tiles = GTK_ORIENTABLE (DP_PAGE_OVERVIEW (page)->tiles);

  DP_PAGE_CLASS (dp_page_overview_parent_class)->fold (page, is_folded);
  gtk_orientable_set_orientation (tiles, is_folded ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
dp_page_overview_class_init (DpPageOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dp_page_overview_finalize;
  DP_PAGE_CLASS (klass)->fold = dp_page_overview_fold;
  DP_PAGE_CLASS (klass)->refresh = dp_page_overview_refresh;
  DP_PAGE_CLASS (klass)->focus_field = dp_page_overview_focus_field;

  g_type_ensure (DP_TYPE_MODEL_BUTTON);
  g_type_ensure (DP_TYPE_CHIP_BAR);
  g_type_ensure (DP_TYPE_CHART_VIEW);
  g_type_ensure (DP_TYPE_COLUMNS);
  g_type_ensure (DP_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-page-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPageOverview, stack);
  gtk_widget_class_bind_template_child (widget_class, DpPageOverview, chips);
  gtk_widget_class_bind_template_child (widget_class, DpPageOverview, chart);
  gtk_widget_class_bind_template_child (widget_class, DpPageOverview, tiles);
  gtk_widget_class_bind_template_child (widget_class, DpPageOverview, plan_form);
  gtk_widget_class_bind_template_child (widget_class, DpPageOverview, deadline);
  gtk_widget_class_bind_template_child (widget_class, DpPageOverview, blocking);
}

/* A row is an estimate, a mark one of its limits, "ESTIMATE/low"; a line is a tipping point. */
static void
chart_activated_cb (DpPageOverview *self,
                    const char      *id,
                    DpChartView     *chart)
{
  const DpPlan *plan = dp_session_get_plan (dp_page_get_session (DP_PAGE (self)));
  g_autofree char *estimate = g_strndup (id, strcspn (id, "/"));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "s",
                              dp_plan_get (plan, DP_ENTITY_ESTIMATE, estimate) != NULL ? "immediate" : "tipping");
}

static void
dp_page_overview_init (DpPageOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->chart, "item-activated", G_CALLBACK (chart_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * dp_page_overview_set_beside_panel:
 * @is_beside_panel: whether the live panel is shown
 *
 * The panel shows the same figures, so the page's own stand there only without it.
 */
void
dp_page_overview_set_beside_panel (DpPageOverview *self,
                                   gboolean        is_beside_panel)
{
  g_return_if_fail (DP_IS_PAGE_OVERVIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->tiles), !is_beside_panel);
}
