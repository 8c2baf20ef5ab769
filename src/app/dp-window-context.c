/* dp-window-context.c: the lists and menus of a window that follow its plan: sidebar, title, chosen proposal, area, estimate.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dp-recents.h"
#include "app/dp-tooltip.h"
#include "app/dp-window-private.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"

/** The plan's name in the header has so many characters at most, or it would break into more lines than there is room for. */
#define MOST_TITLE_CHARS 40

/** SidebarPage: a page in the sidebar; @heading (nullable) stands above it; @key is what Alt is held with, or all the keys. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  const char *heading;
  const char *key;
} sidebar_pages[] = {
  { "overview", N_("Overview"), "dp-overview-symbolic", NULL, "1" },
  { "need", N_("Need"), "dp-need-symbolic", N_("Basis"), "2" },
  { "proposal", N_("Proposals"), "dp-proposals-symbolic", N_("Proposals"), "3" },
  { "capacity", N_("Capacity"), "dp-capacity-symbolic", NULL, "4" },
  { "map", N_("Map"), "dp-map-symbolic", NULL, "5" },
  { "economy", N_("Staff and money"), "dp-money-symbolic", NULL, "6" },
  { "timeline", N_("Schedule"), "dp-timeline-symbolic", NULL, "7" },
  { "specialisation", N_("Specialisation"), "dp-scores-symbolic", N_("Assessment"), "8" },
  { "comparison", N_("Comparison"), "dp-compare-symbolic", NULL, "9" },
  { "presentation", N_("Presentation"), "dp-present-symbolic", N_("To the meeting"), "Ctrl+Alt+P" },
};

/* ----------------------------------------------------------------------------------------------------- sidebar */

static GtkWidget *
new_heading_row (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "yalign", 1.0, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", label, "selectable", FALSE, "activatable", FALSE,
                                 "focusable", FALSE, NULL);

  gtk_widget_add_css_class (row, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static GtkWidget *
new_page_row (guint page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _(sidebar_pages[page].title), "xalign", 0.0, "hexpand", TRUE,
                                   "wrap", TRUE, NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *tooltip = NULL;

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (sidebar_pages[page].icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", sidebar_pages[page].name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.page");
  g_object_set_data (G_OBJECT (row), "page", (gpointer) sidebar_pages[page].name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(sidebar_pages[page].title), -1);
  tooltip = g_strconcat (sidebar_pages[page].key[1] == '\0' ? "Alt+" : "", sidebar_pages[page].key, NULL);
  dp_set_tooltip (row, tooltip);
  return row;
}

static GtkWidget *
new_proposal_row (const DpRecord *proposal)
{
  const char *brief = dp_record_text (proposal, DP_PROPOSAL_BRIEF);
  g_autofree char *text = NULL;
  GtkWidget *label, *row = gtk_list_box_row_new ();

  if (brief == NULL)
    brief = dp_record_name (proposal);
  /* Short ids are the letters people use; others would only be noise. */
  text = strlen (proposal->id) <= 2 ? g_strdup_printf ("%s %s", proposal->id, brief) : g_strdup (brief);
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                        "margin-start", 14, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_add_css_class (row, "sub");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", proposal->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-proposal");
  g_object_set_data (G_OBJECT (row), "page", (gpointer) "proposal");
  g_object_set_data_full (G_OBJECT (row), "proposal", g_strdup (proposal->id), g_free);
  dp_set_tooltip (row, dp_record_name (proposal));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

/* The arrow keys move the selection; the page follows it. */
static void
row_selected_cb (DpWindow      *self,
                 GtkListBoxRow *row,
                 GtkListBox    *list)
{
  const char *page, *proposal;

  if (self->is_selecting || row == NULL || self->session == NULL)
    return;
  page = g_object_get_data (G_OBJECT (row), "page");
  proposal = g_object_get_data (G_OBJECT (row), "proposal");
  if (proposal != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), "show-proposal", g_variant_new_string (proposal));
  else if (g_strcmp0 (page, self->page) != 0)
    g_action_group_activate_action (G_ACTION_GROUP (self), "page", g_variant_new_string (page));
}

void
_dp_window_build_sidebar (DpWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sidebar_pages); i++)
    {
      if (sidebar_pages[i].heading != NULL)
        gtk_list_box_append (self->page_list, new_heading_row (_(sidebar_pages[i].heading)));
      gtk_list_box_append (self->page_list, new_page_row (i));
    }
  g_signal_connect_object (self->page_list, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
}

/* Selects the row of the page that is shown. On the proposal page both its own row and the proposal's below it are right. */
void
_dp_window_select_page_row (DpWindow *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->page_list);
  const char *proposal = self->session != NULL ? dp_session_get_proposal (self->session) : NULL;
  GtkListBoxRow *right = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->page_list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      const char *row_proposal = g_object_get_data (G_OBJECT (row), "proposal");

      if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "page"), self->page) != 0 ||
          (row_proposal != NULL && g_strcmp0 (row_proposal, proposal) != 0))
        continue;
      if (GTK_LIST_BOX_ROW (row) == selected)
        return;
      right = GTK_LIST_BOX_ROW (row);
    }
  self->is_selecting = TRUE;
  gtk_list_box_select_row (self->page_list, right);
  self->is_selecting = FALSE;
}

static void
update_proposal_rows (DpWindow        *self,
                      const GPtrArray *proposals)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->page_list)), *next;
  int at = 0;

  self->is_selecting = TRUE;
  for (; row != NULL; row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (g_object_get_data (G_OBJECT (row), "proposal") != NULL)
        gtk_list_box_remove (self->page_list, row);
    }
  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->page_list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      at++;
      if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "page"), "proposal") == 0)
        break;
    }
  for (guint i = 0; proposals != NULL && i < proposals->len; i++)
    gtk_list_box_insert (self->page_list, new_proposal_row (g_ptr_array_index (proposals, i)), at + (int) i);
  self->is_selecting = FALSE;
}

/* ------------------------------------------------------------------------------------------------------- menus */

static char *
proposal_title (const DpRecord *proposal)
{
  const char *brief = dp_record_text (proposal, DP_PROPOSAL_BRIEF);

  if (brief == NULL)
    brief = dp_record_name (proposal);
  if (strlen (proposal->id) <= 2)
    /* Translators: a proposal in the header: its letter and its short name. */
    return g_strdup_printf (_("Proposal %1$s · %2$s"), proposal->id, brief);
  return g_strdup (brief);
}

static void
add_choice (GMenu      *menu,
            const char *label,
            const char *action,
            const char *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_autofree char *escaped = NULL;
  char **parts = g_strsplit (label, "_", -1);

  /* An underscore would become a mnemonic. */
  escaped = g_strjoinv ("__", parts);
  g_strfreev (parts);
  g_menu_item_set_label (item, escaped);
  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenu *
proposal_menu (const DpPlan *plan)
{
  const GPtrArray *proposals = dp_plan_list (plan, DP_ENTITY_PROPOSAL);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < proposals->len; i++)
    {
      const DpRecord *proposal = g_ptr_array_index (proposals, i);
      g_autofree char *title = proposal_title (proposal);

      add_choice (menu, title, "win.proposal", proposal->id);
    }
  return menu;
}

static GMenu *
area_menu (const DpPlan *plan)
{
  const GPtrArray *regions = dp_plan_list (plan, DP_ENTITY_REGION);
  GMenu *menu = g_menu_new ();

  add_choice (menu, _("Whole country"), "win.area", "");
  for (guint i = 0; i < regions->len; i++)
    {
      const DpRecord *region = g_ptr_array_index (regions, i);

      add_choice (menu, dp_record_name (region), "win.area", region->id);
    }
  return menu;
}

/* Figures that share a row on charts are chosen together, through the first of them. */
static guint
estimate_menu_into (GMenu        *menu,
                    const DpPlan *plan,
                    const char   *chosen,
                    char        **chosen_label)
{
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  g_autoptr(GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < estimates->len; i++)
    {
      const DpRecord *estimate = g_ptr_array_index (estimates, i);
      const char *row = dp_record_text (estimate, DP_ESTIMATE_ROW);
      g_autofree char *years = NULL, *label = NULL;

      if (dp_record_number_or (estimate, DP_ESTIMATE_USED, 0.0) == 0.0)
        continue;
      if (row == NULL)
        row = estimate->id;
      years = dp_words_years (estimate);
      label = g_strdup_printf ("%s %s", dp_record_name (estimate), years);
      if (g_strcmp0 (estimate->id, chosen) == 0 && chosen_label != NULL && *chosen_label == NULL)
        *chosen_label = g_strdup (label);
      if (g_hash_table_contains (rows, row))
        continue;
      g_hash_table_add (rows, (gpointer) row);
      n++;
      if (menu != NULL)
        add_choice (menu, label, "win.estimate", estimate->id);
    }
  return n;
}

static char *
all_estimates_label (guint n)
{
  g_autofree char *count = NULL;

  if (n == 0)
    return g_strdup (_("No estimates"));
  if (n == 1)
    return g_strdup (_("One estimate"));
  count = dp_words_count (n);
  /* Translators: how many estimates are shown: "Estimates: all four". %s is a number as a word. */
  return g_strdup_printf (_("Estimates: all %s"), count);
}

static void
set_menu (GtkMenuButton *button,
          GMenu         *menu)
{
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
set_context (GtkMenuButton *button,
             GtkLabel      *label,
             const char    *what,
             const char    *text)
{
  /* What says itself what it is about needs no introduction. */
  g_autofree char *name = g_str_has_prefix (text, what) ? g_strdup (text) : g_strdup_printf ("%s: %s", what, text);

  gtk_label_set_label (label, text);
  dp_set_tooltip (GTK_WIDGET (button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What the sidebar and the menus depend on, as one text: they are made anew only when it differs. */
static char *
describe_choices (const DpPlan *plan)
{
  static const struct
  {
    DpEntityKind kind;
    guint fields[3];
  } parts[] = {
    { DP_ENTITY_PROPOSAL, { DP_PROPOSAL_NAME, DP_PROPOSAL_BRIEF, DP_PROPOSAL_NAME } },
    { DP_ENTITY_REGION, { DP_REGION_NAME, DP_REGION_NAME, DP_REGION_NAME } },
    { DP_ENTITY_ESTIMATE, { DP_ESTIMATE_NAME, DP_ESTIMATE_ROW, DP_ESTIMATE_NAME } },
  };
  GString *text = g_string_new (NULL);

  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    {
      const GPtrArray *records = dp_plan_list (plan, parts[p].kind);

      for (guint i = 0; i < records->len; i++)
        {
          const DpRecord *record = g_ptr_array_index (records, i);

          g_string_append_printf (text, "%u\t%s", p, record->id);
          for (guint f = 0; f < 3; f++)
            g_string_append_printf (text, "\t%s", dp_record_text (record, parts[p].fields[f]));
          if (parts[p].kind == DP_ENTITY_ESTIMATE)
            g_string_append_printf (text, "\t%g\t%g\t%g", dp_record_number_or (record, DP_ESTIMATE_USED, 0.0),
                                    dp_record_number_or (record, DP_ESTIMATE_YEAR_FROM, 0.0),
                                    dp_record_number_or (record, DP_ESTIMATE_YEAR_TO, 0.0));
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

static void
rebuild_menus (DpWindow     *self,
               const DpPlan *plan)
{
  g_autoptr(GMenu) proposals = proposal_menu (plan);
  g_autoptr(GMenu) areas = area_menu (plan);
  g_autoptr(GMenu) estimates = g_menu_new ();
  g_autoptr(GMenu) folded = g_menu_new ();
  guint n = estimate_menu_into (NULL, plan, NULL, NULL);
  g_autofree char *all = all_estimates_label (n);

  add_choice (estimates, all, "win.estimate", "");
  if (n > 1)
    estimate_menu_into (estimates, plan, NULL, NULL);
  g_menu_append_section (folded, _("Area"), G_MENU_MODEL (areas));
  g_menu_append_section (folded, _("Estimates"), G_MENU_MODEL (estimates));

  set_menu (self->proposal_button, proposals);
  set_menu (self->area_button, areas);
  set_menu (self->estimate_button, estimates);
  set_menu (self->folded_button, folded);
}

/* The plans opened lately are read from a file of the desktop, so only when it changed. */
void
_dp_window_update_recents (DpWindow *self)
{
  g_menu_remove_all (self->recent_menu);
  dp_recents_fill_menu (self->recent_menu);
}

/* Brings the sidebar's proposals and the three menus up to date. */
void
_dp_window_update_context (DpWindow *self)
{
  const DpPlan *plan;
  const DpRecord *proposal, *area;
  g_autofree char *proposal_text = NULL, *estimate_text = NULL, *folded_text = NULL, *shape = NULL;
  const char *area_text;

  if (self->session == NULL)
    return;

  plan = dp_session_get_plan (self->session);
  shape = describe_choices (plan);
  if (g_strcmp0 (shape, self->proposals_shown) != 0)
    {
      update_proposal_rows (self, dp_plan_list (plan, DP_ENTITY_PROPOSAL));
      rebuild_menus (self, plan);
      g_free (self->proposals_shown);
      self->proposals_shown = g_steal_pointer (&shape);
    }
  _dp_window_select_page_row (self);

  proposal = dp_session_get_proposal (self->session) != NULL
               ? dp_plan_get (plan, DP_ENTITY_PROPOSAL, dp_session_get_proposal (self->session))
               : NULL;
  proposal_text = proposal != NULL ? proposal_title (proposal) : g_strdup (_("No proposal"));
  set_context (self->proposal_button, self->proposal_label, _("Proposal"), proposal_text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->proposal_button), proposal != NULL);

  area = dp_session_get_area (self->session) != NULL
           ? dp_plan_get (plan, DP_ENTITY_REGION, dp_session_get_area (self->session))
           : NULL;
  area_text = area != NULL ? dp_record_name (area) : _("Whole country");
  set_context (self->area_button, self->area_label, _("Area"), area_text);

  estimate_menu_into (NULL, plan, dp_session_get_estimate (self->session), &estimate_text);
  if (estimate_text == NULL)
    estimate_text = all_estimates_label (estimate_menu_into (NULL, plan, NULL, NULL));
  set_context (self->estimate_button, self->estimate_label, _("Estimates"), estimate_text);

  folded_text = g_strdup_printf ("%s · %s", area_text, estimate_text);
  set_context (self->folded_button, self->folded_label, _("Area and estimates"), folded_text);
}

/* The page of slides has a button of its own. */
void
_dp_window_show_present (DpWindow *self)
{
  gtk_widget_set_visible (self->present_button, self->is_wide && g_strcmp0 (self->page, "presentation") != 0);
}

/* The first words of a long name: the header's tooltip, the window's title and the overview have all of it. */
static char *
title_in_header (const char *title)
{
  g_autofree char *first = NULL;
  char *end;

  if (g_utf8_strlen (title, -1) <= MOST_TITLE_CHARS)
    return g_strdup (title);
  first = g_utf8_substring (title, 0, MOST_TITLE_CHARS);
  end = strrchr (first, ' ');
  if (end != NULL)
    *end = '\0';
  return g_strconcat (first, " …", NULL);
}

void
_dp_window_update_title (DpWindow *self)
{
  g_autofree char *title = NULL, *brief = NULL, *subtitle = NULL, *window_title = NULL;
  const char *state;
  gboolean is_saved;

  if (self->session == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), "Døgnplan");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sidebar_pages); i++)
    if (g_strcmp0 (sidebar_pages[i].name, self->page) == 0)
      gtk_label_set_label (self->page_title, _(sidebar_pages[i].title));

  _dp_window_show_present (self);
  title = dp_document_dup_title (dp_session_get_document (self->session));
  is_saved = !dp_document_get_modified (dp_session_get_document (self->session)) &&
             dp_document_get_file (dp_session_get_document (self->session)) != NULL;
  /* Translators: stands after the plan's title in the header. */
  state = is_saved ? _("saved") : _("not saved");
  gtk_label_set_label (self->plan_state, state);
  /* One text, so that what is broken into two lines has no hole before the state. */
  brief = title_in_header (title);
  subtitle = g_strdup_printf ("%s" DP_NO_BREAK_SPACE "· %s", brief, state);
  gtk_label_set_label (self->plan_title, subtitle);
  dp_set_tooltip (self->page_subtitle, title);
  window_title = g_strdup_printf ("%s – Døgnplan", title);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}
