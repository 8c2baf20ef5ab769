/* dp-window-actions.c: everything the user can do in a window.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dp-chart-view.h"
#include "app/dp-models.h"
#include "app/dp-page-overview.h"
#include "app/dp-page-presentation.h"
#include "app/dp-page.h"
#include "app/dp-presentation.h"
#include "app/dp-proposal-edits.h"
#include "app/dp-settings.h"
#include "app/dp-tooltip.h"
#include "app/dp-window-private.h"
#include "figure/dp-headline.h"
#include "plan/dp-text.h"

static void
set_enabled (DpWindow   *self,
             const char *name,
             gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_state (DpWindow   *self,
           const char *name,
           GVariant   *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

/* ------------------------------------------------------------------------------------------------- undo and redo */

/* The text view that has the focus and something of its own to undo or redo. Prose is undone word by word, as everywhere;
 * in a one-line field each commit is a step of the plan, so there the plan's own undo says what the user means. */
static GtkWidget *
focused_text (DpWindow *self,
              gboolean  redo)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkTextBuffer *buffer;

  if (!GTK_IS_TEXT_VIEW (focus) || !gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    return NULL;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
  return (redo ? gtk_text_buffer_get_can_redo (buffer) : gtk_text_buffer_get_can_undo (buffer)) ? focus : NULL;
}

/* An entry whose text is no value yet has nothing in the plan to undo: take back the text. */
static GtkWidget *
focused_half_value (DpWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (!GTK_IS_TEXT (focus))
    return NULL;
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_has_css_class (widget, "error"))
      return focus;
  return NULL;
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  DpWindow *self = DP_WINDOW (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL, *text = NULL;
  GtkWidget *own = focused_text (self, FALSE);

  if (own == NULL)
    own = focused_half_value (self);
  if (own != NULL && gtk_widget_activate_action (own, "text.undo", NULL))
    return;
  if (self->session == NULL)
    return;

  label = g_strdup (dp_document_get_undo_label (dp_session_get_document (self->session)));
  if (!dp_document_undo (dp_session_get_document (self->session), &error))
    {
      if (!g_error_matches (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOTHING))
        dp_window_toast (self, error->message);
      return;
    }
  if (label != NULL)
    {
      /* Translators: %s is what was undone, such as "Hovedstaden: Places 6 → 8". */
      text = g_strdup_printf (_("Undone: %s"), label);
      dp_window_toast (self, text);
    }
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  DpWindow *self = DP_WINDOW (user_data);
  g_autoptr(GError) error = NULL;
  GtkWidget *own = focused_text (self, TRUE);

  if (own != NULL && gtk_widget_activate_action (own, "text.redo", NULL))
    return;
  if (self->session == NULL)
    return;
  if (!dp_document_redo (dp_session_get_document (self->session), &error) &&
      !g_error_matches (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOTHING))
    dp_window_toast (self, error->message);
}

/* --------------------------------------------------------------------------------------------------------- files */

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _dp_window_save (DP_WINDOW (user_data));
}

static void
save_as_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _dp_window_save_as (DP_WINDOW (user_data));
}

static void
save_clean_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _dp_window_save_clean_copy (DP_WINDOW (user_data));
}

static void
discard_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _dp_window_ask_discard (DP_WINDOW (user_data));
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _dp_window_show_history (DP_WINDOW (user_data));
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

/* --------------------------------------------------------------------------------------------------- where to look */

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dp_window_show_page (DP_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

static void
show_proposal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);

  if (self->session == NULL)
    return;
  dp_session_set_proposal (self->session, g_variant_get_string (parameter, NULL));
  dp_window_show_page (self, "proposal");
}

static void
show_unit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);

  if (self->session == NULL)
    return;
  dp_session_goto_field (self->session, DP_ENTITY_UNIT, g_variant_get_string (parameter, NULL), DP_UNIT_PLACES);
}

static void
proposal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);

  if (self->session != NULL)
    dp_session_set_proposal (self->session, g_variant_get_string (parameter, NULL));
}

static void
area_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);

  if (self->session != NULL)
    dp_session_set_area (self->session, g_variant_get_string (parameter, NULL));
}

static void
estimate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);

  if (self->session != NULL)
    dp_session_set_estimate (self->session, g_variant_get_string (parameter, NULL));
}

static void
goto_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);
  guint kind, field;
  const char *id;

  g_variant_get (parameter, "(u&su)", &kind, &id, &field);
  if (self->session != NULL && kind < DP_N_ENTITIES)
    dp_session_goto_field (self->session, (DpEntityKind) kind, id, field);
}

static void
explain_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);

  if (self->session != NULL)
    dp_session_explain (self->session, g_variant_get_string (parameter, NULL));
}

static void
step_problem (DpWindow *self,
              int       steps)
{
  const DpProblem *problem = dp_live_panel_step_problem (self->panel, steps);

  if (problem != NULL && self->session != NULL)
    {
      /* Both live in the list, which the jump may renew. */
      g_autofree char *record = g_strdup (problem->record);
      g_autofree char *text = g_strdup (problem->text);

      dp_session_goto_field (self->session, problem->kind, record, problem->field);
      dp_window_toast (self, text);
    }
}

static void
next_problem_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_problem (DP_WINDOW (user_data), 1);
}

static void
previous_problem_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_problem (DP_WINDOW (user_data), -1);
}

static gboolean
contains_focus (GtkWidget *pane,
                GtkWidget *focus)
{
  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

static void
next_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);
  GtkWidget *panes[] = { self->sidebar, GTK_WIDGET (self->pages), GTK_WIDGET (self->panel),
                         gtk_widget_get_parent (GTK_WIDGET (self->menu_button)) };
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  guint from = 0;

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (contains_focus (panes[i], focus))
      from = i + 1;
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      GtkWidget *pane = panes[(from + i) % G_N_ELEMENTS (panes)];

      if (gtk_widget_get_mapped (pane) && gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        {
          gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
          return;
        }
    }
}

static void
sidebar_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);

  self->wants_sidebar = g_variant_get_boolean (state);
  if (!self->is_compact)
    dp_settings_set_boolean ("sidebar-visible", self->wants_sidebar);
  else if (self->wants_sidebar)
    self->wants_panel = FALSE;
  _dp_window_apply_panes (self);
}

static void
panel_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);

  self->wants_panel = g_variant_get_boolean (state);
  if (!self->is_narrow)
    dp_settings_set_boolean ("panel-visible", self->wants_panel);
  if (self->is_compact && self->wants_panel)
    self->wants_sidebar = FALSE;
  _dp_window_apply_panes (self);
}

/* Puts the panes and menus into the shape that the window's width and the user's wish ask for. */
void
_dp_window_apply_panes (DpWindow *self)
{
  set_state (self, "sidebar", g_variant_new_boolean (self->wants_sidebar));
  set_state (self, "panel", g_variant_new_boolean (self->wants_panel));
  gtk_widget_set_visible (self->sidebar, self->wants_sidebar);
  gtk_widget_set_visible (GTK_WIDGET (self->panel), self->wants_panel);
  dp_page_overview_set_beside_panel (DP_PAGE_OVERVIEW (gtk_stack_get_child_by_name (self->pages, "overview")),
                                     self->wants_panel);
  gtk_widget_set_visible (GTK_WIDGET (self->area_button), !self->is_folded);
  gtk_widget_set_visible (GTK_WIDGET (self->estimate_button), !self->is_folded);
  gtk_widget_set_visible (GTK_WIDGET (self->folded_button), self->is_folded);
  _dp_window_show_present (self);
  /* The plan's name gives way first; it stands on the overview, too. */
  gtk_widget_set_visible (GTK_WIDGET (self->plan_title), !self->is_folded);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    dp_page_set_folded (DP_PAGE (page), self->is_compact);
  if (self->is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

static void
fullscreen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = GTK_WINDOW (user_data);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

/* --------------------------------------------------------------------------------------------------- small things */

static DpChartView *
find_chart (GtkWidget *widget)
{
  if (DP_IS_CHART_VIEW (widget))
    return gtk_widget_get_mapped (widget) ? DP_CHART_VIEW (widget) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DpChartView *found = find_chart (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
copy_chart_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  DpChartView *chart = page != NULL ? find_chart (page) : NULL;

  if (chart != NULL)
    dp_chart_view_copy (chart);
  else
    dp_window_toast (self, _("This page has no chart to copy."));
}

/* What has the focus is meant, else what the page is for: its sheet, or its first chart. */
static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *focused = focus != NULL ? gtk_widget_get_ancestor (focus, DP_TYPE_CHART_VIEW) : NULL;
  DpChartView *chart = focused != NULL ? DP_CHART_VIEW (focused) : page != NULL ? find_chart (page) : NULL;

  if (focused == NULL && page != NULL && gtk_widget_activate_action (page, "comparison.print", NULL))
    return;
  if (chart != NULL)
    dp_chart_view_print (chart);
  else
    dp_window_toast (self, _("This page has no chart to print."));
}

static void
set_headline_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);
  const char *chart, *proposal, *scope, *text, *seen;
  g_autoptr(GError) error = NULL;

  g_variant_get (parameter, "(&sm&sm&s&s&s)", &chart, &proposal, &scope, &text, &seen);
  if (self->session != NULL
      && !dp_headline_write (dp_session_get_document (self->session), chart, proposal, scope, text, seen, &error))
    dp_window_toast (self, error->message);
}

/* Begins at @slide (nullable): on the wall where there is another screen, or as two windows. */
static void
present (DpWindow   *self,
         const char *slide)
{
  g_autoptr(GVariant) in_windows = g_action_group_get_action_state (G_ACTION_GROUP (self), "present-in-windows");
  g_autoptr(GError) error = NULL;

  if (self->session != NULL
      && dp_presentation_start (self->session, slide, g_variant_get_boolean (in_windows) ? DP_SCREENS_WINDOWS : DP_SCREENS_AUTO,
                                GTK_WINDOW (self), &error) == NULL)
    dp_window_toast (self, error->message);
}

static void
present_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (DP_WINDOW (user_data), NULL);
}

static void
present_here_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);

  present (self, dp_page_presentation_get_slide (DP_PAGE_PRESENTATION (dp_window_find_page (self, "presentation"))));
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dp_window_toast (DP_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

/* For what was taken away: the toast only hints, Ctrl+Z works as long as the plan is open. */
static void
toast_undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *text = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  _dp_window_show_toast (DP_WINDOW (user_data), toast);
}

static void
add_model_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);
  g_autoptr(GError) error = NULL;

  if (self->session != NULL && !dp_model_add (self->session, g_variant_get_string (parameter, NULL), &error))
    dp_window_toast (self, error->message);
}

/* The copy is opened where it is changed. */
static void
duplicate_proposal_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  DpWindow *self = DP_WINDOW (user_data);
  g_autoptr(GError) error = NULL;

  if (dp_session_get_proposal (self->session) == NULL)
    return;
  if (dp_proposal_duplicate (self->session, &error))
    dp_session_goto_field (self->session, DP_ENTITY_PROPOSAL, dp_session_get_proposal (self->session), DP_PROPOSAL_NAME);
  else
    dp_window_toast (self, error->message);
}

static void
add_proposal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);
  g_autoptr(GError) error = NULL;

  if (self->session == NULL)
    return;
  if (dp_proposal_add (self->session, &error))
    dp_window_show_page (self, "proposal");
  else
    dp_window_toast (self, error->message);
}

static void
dismiss_banner_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_revealer_set_reveal_child (DP_WINDOW (user_data)->banner, FALSE);
}

void
_dp_window_add_actions (DpWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "undo", .activate = undo_cb },
    { .name = "redo", .activate = redo_cb },
    { .name = "save", .activate = save_cb },
    { .name = "save-as", .activate = save_as_cb },
    { .name = "save-clean-copy", .activate = save_clean_copy_cb },
    { .name = "discard", .activate = discard_cb },
    { .name = "history", .activate = history_cb },
    { .name = "close", .activate = close_cb },
    { .name = "page", .activate = page_cb, .parameter_type = "s" },
    { .name = "show-proposal", .activate = show_proposal_cb, .parameter_type = "s" },
    { .name = "show-unit", .activate = show_unit_cb, .parameter_type = "s" },
    { .name = "proposal", .activate = proposal_cb, .parameter_type = "s", .state = "''" },
    { .name = "area", .activate = area_cb, .parameter_type = "s", .state = "''" },
    { .name = "estimate", .activate = estimate_cb, .parameter_type = "s", .state = "''" },
    { .name = "goto", .activate = goto_cb, .parameter_type = "(usu)" },
    { .name = "explain", .activate = explain_cb, .parameter_type = "s" },
    { .name = "next-problem", .activate = next_problem_cb },
    { .name = "previous-problem", .activate = previous_problem_cb },
    { .name = "next-pane", .activate = next_pane_cb },
    { .name = "sidebar", .state = "true", .change_state = sidebar_cb },
    { .name = "panel", .state = "true", .change_state = panel_cb },
    { .name = "fullscreen", .activate = fullscreen_cb },
    { .name = "copy-chart", .activate = copy_chart_cb },
    { .name = "print", .activate = print_cb },
    { .name = "set-headline", .activate = set_headline_cb, .parameter_type = "(smsmsss)" },
    { .name = "toast", .activate = toast_cb, .parameter_type = "s" },
    { .name = "toast-undo", .activate = toast_undo_cb, .parameter_type = "s" },
    { .name = "add-model", .activate = add_model_cb, .parameter_type = "s" },
    { .name = "add-proposal", .activate = add_proposal_cb },
    { .name = "duplicate-proposal", .activate = duplicate_proposal_cb },
    { .name = "dismiss-banner", .activate = dismiss_banner_cb },
    { .name = "present", .activate = present_cb },
    { .name = "present-here", .activate = present_here_cb },
    { .name = "present-in-windows", .state = "false" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
name_button (GtkWidget  *button,
             const char *name)
{
  dp_set_tooltip (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What can be done now, and what it is called. */
void
_dp_window_update_actions (DpWindow *self)
{
  static const char *const with_plan[] = {
    "save", "save-as", "save-clean-copy", "history", "page", "show-proposal", "show-unit", "proposal", "area", "estimate",
    "goto", "explain", "next-pane", "sidebar", "panel", "copy-chart", "print",
    "add-model", "add-proposal", "duplicate-proposal", "present", "present-here",
  };
  DpDocument *document = self->session != NULL ? dp_session_get_document (self->session) : NULL;
  const char *undo = document != NULL ? dp_document_get_undo_label (document) : NULL;
  const char *redo = document != NULL ? dp_document_get_redo_label (document) : NULL;
  g_autofree char *count = NULL, *problems = NULL, *undo_name = NULL, *redo_name = NULL;
  guint n_problems = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (with_plan); i++)
    set_enabled (self, with_plan[i], document != NULL);
  set_enabled (self, "discard", document != NULL && dp_document_get_modified (document));
  /* Text that is being typed can be undone before the plan has a step of it, so undo is there as soon as a plan is. */
  set_enabled (self, "undo", document != NULL);
  set_enabled (self, "redo", document != NULL);
  gtk_widget_set_sensitive (self->undo_button, undo != NULL);
  gtk_widget_set_sensitive (self->redo_button, redo != NULL);
  /* Translators: %s is a step, such as "Hovedstaden: Places 6 → 8". */
  undo_name = undo != NULL ? g_strdup_printf (_("Undo: %s"), undo) : g_strdup (_("Undo"));
  redo_name = redo != NULL ? g_strdup_printf (_("Redo: %s"), redo) : g_strdup (_("Redo"));
  name_button (self->undo_button, undo_name);
  name_button (self->redo_button, redo_name);

  if (self->session != NULL)
    {
      const char *area = dp_session_get_area (self->session), *estimate = dp_session_get_estimate (self->session);
      const char *proposal = dp_session_get_proposal (self->session);

      set_state (self, "proposal", g_variant_new_string (proposal != NULL ? proposal : ""));
      set_state (self, "area", g_variant_new_string (area != NULL ? area : ""));
      set_state (self, "estimate", g_variant_new_string (estimate != NULL ? estimate : ""));
      g_object_get (self->panel, "n-problems", &n_problems, NULL);
    }
  set_enabled (self, "next-problem", n_problems > 0);
  set_enabled (self, "previous-problem", n_problems > 0);
  gtk_widget_set_visible (self->problems_button, n_problems > 0);
  count = dp_format_number (n_problems, 0);
  gtk_label_set_label (self->problems_label, count);
  problems = g_strdup_printf (ngettext ("%u problem: go to it (F8)",
                                           "%u problems: go to the next one (F8)", n_problems), n_problems);
  name_button (self->problems_button, problems);
}
