/* dp-page-proposal.c: the page on which a proposal is written.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The requirements of the request stand on the left and are the way around: choosing one shows the section that holds its
 * data and, below, the words of the answer.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-page-proposal.h"

#include "app/dp-answer-card.h"
#include "app/dp-element-matrix.h"
#include "app/dp-form.h"
#include "app/dp-model-button.h"
#include "app/dp-proposal-edits.h"
#include "app/dp-proposal-sections.h"
#include "app/dp-record-table.h"
#include "app/dp-requirement-outline.h"
#include "app/dp-section-scroller.h"
#include "app/dp-unit-bar.h"
#include "app/dp-wrap-layout.h"
#include "plan/dp-text.h"

#include <glib/gi18n.h>

struct _DpPageProposal
{
  DpPage parent_instance;

  GtkStack *root_stack;
  DpRequirementOutline *outline;
  AdwBin *outline_place;
  AdwBin *outline_popover_place;
  GtkWidget *outline_button;
  GtkLabel *outline_label;
  GtkPopover *outline_popover;
  GtkScrolledWindow *scroller;
  GtkWidget *sections;
  DpUnitBar *unit_bar;
  GtkStack *section_stack;
  DpAnswerCard *answer_card;
  GtkWidget *name_row;
  GtkWidget *unit_name_row;
  GtkWidget *retention_banner;
  DpElementMatrix *matrix;
  GtkLabel *price_note;

  GSimpleActionGroup *proposal_actions;
  GSimpleActionGroup *unit_actions;
  GSimpleActionGroup *form_actions;
  DpSection section;
  char *requirement; /* (nullable): whose answer is shown */
};

G_DEFINE_FINAL_TYPE (DpPageProposal, dp_page_proposal, DP_TYPE_PAGE)

static DpSession *
get_session (DpPageProposal *self)
{
  return dp_page_get_session (DP_PAGE (self));
}

static gboolean
has_units (DpSession *session)
{
  return dp_session_get_unit (session) != NULL;
}

static GtkWidget *
section_widget (DpPageProposal *self)
{
  return gtk_stack_get_child_by_name (self->section_stack, dp_section_name (self->section));
}

static void
set_state (GSimpleActionGroup *group,
           const char         *action,
           const char         *state)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (group), action);

  g_simple_action_set_state (G_SIMPLE_ACTION (found), g_variant_new_string (state != NULL ? state : ""));
}

static void
set_enabled (GSimpleActionGroup *group,
             const char         *action,
             gboolean            enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), action)), enabled);
}

/* Whether another unit of the proposal has not as many places as the chosen one. */
static gboolean
other_units_differ (DpSession *session)
{
  const DpPlan *plan = dp_session_get_plan (session);
  const DpRecord *chosen = dp_plan_get (plan, DP_ENTITY_UNIT, dp_session_get_unit (session));
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, dp_session_get_proposal (session));
  double places;

  if (chosen == NULL || units == NULL || !dp_record_number (chosen, DP_UNIT_PLACES, &places))
    return FALSE;
  for (guint i = 0; i < units->len; i++)
    if (!dp_value_equal (&((const DpRecord *) g_ptr_array_index (units, i))->values[DP_UNIT_PLACES],
                         &chosen->values[DP_UNIT_PLACES]))
      return TRUE;
  return FALSE;
}

static void
refresh_actions (DpPageProposal *self,
                 DpSession      *session)
{
  gboolean proposal = session != NULL && dp_session_get_proposal (session) != NULL;
  gboolean unit = session != NULL && has_units (session);

  set_enabled (self->proposal_actions, "add", session != NULL);
  set_enabled (self->proposal_actions, "duplicate", proposal);
  set_enabled (self->proposal_actions, "remove", proposal);
  set_enabled (self->unit_actions, "add", proposal);
  set_enabled (self->unit_actions, "one-per-region", proposal);
  set_enabled (self->unit_actions, "duplicate", unit);
  set_enabled (self->unit_actions, "remove", unit);
  set_enabled (self->unit_actions, "same-places", unit && other_units_differ (session));
  set_state (self->unit_actions, "choose", unit ? dp_session_get_unit (session) : NULL);
  set_state (self->form_actions, "section", dp_section_name (self->section));
}

static void
refresh_price_note (DpPageProposal *self,
                    const DpPlan   *plan,
                    const DpRecord *proposal)
{
  const GPtrArray *costs = proposal != NULL ? dp_plan_children (plan, DP_ENTITY_COST, proposal->id) : NULL;
  double year;
  g_autofree char *text = NULL;

  if (proposal != NULL && dp_record_number (proposal, DP_PROPOSAL_PRICE_YEAR, &year))
    /* Translators: under the tables of money; %d is a year. */
    text = g_strdup_printf (_("All amounts are in prices of %d."), (int) year);
  else
    text = g_strdup (_("The amounts have no price level yet: state the year whose prices they are in."));
  gtk_label_set_label (self->price_note, text);
  gtk_widget_set_visible (GTK_WIDGET (self->price_note), costs != NULL && costs->len > 0);
}

/* Only what is in sight is bound: a section that is shown for the first time makes its rows then. */
static void
refresh_section (DpPageProposal *self,
                 DpSession      *session)
{
  const char *proposal = dp_session_get_proposal (session);
  const char *unit = dp_session_get_unit (session);
  GtkWidget *widget = section_widget (self);

  dp_form_bind (widget, session, DP_ENTITY_PROPOSAL, proposal);
  dp_form_bind (widget, session, DP_ENTITY_UNIT, unit);
  if (self->section == DP_SECTION_LEGAL)
    {
      dp_element_matrix_bind (self->matrix, session, unit);
      gtk_widget_set_visible (self->retention_banner,
                              unit != NULL && dp_unit_lacks_retention_basis (dp_session_get_plan (session), unit));
    }
  if (self->section == DP_SECTION_MONEY)
    refresh_price_note (self, dp_session_get_plan (session),
                        dp_plan_get (dp_session_get_plan (session), DP_ENTITY_PROPOSAL, proposal));
}

static gboolean
has_answers (const DpPlan *plan,
             const char   *proposal)
{
  const GPtrArray *answers = dp_plan_children (plan, DP_ENTITY_ANSWER, proposal);

  return answers != NULL && answers->len > 0;
}

static void
refresh_form (DpPageProposal *self,
              DpSession      *session)
{
  const DpPlan *plan = dp_session_get_plan (session);
  const char *proposal = dp_session_get_proposal (session);
  gboolean of_unit = dp_section_is_of_unit (self->section);
  gboolean no_unit = of_unit && !has_units (session);

  dp_requirement_outline_show (self->outline, plan, proposal);
  dp_requirement_outline_select (self->outline, self->requirement);
  gtk_label_set_label (self->outline_label, dp_requirement_outline_get_title (self->outline));
  dp_unit_bar_show (self->unit_bar, dp_plan_children (plan, DP_ENTITY_UNIT, proposal));
  gtk_widget_set_visible (GTK_WIDGET (self->unit_bar), of_unit && !no_unit);
  gtk_stack_set_visible_child_name (self->section_stack, no_unit ? "no-unit" : dp_section_name (self->section));
  if (!no_unit)
    refresh_section (self, session);

  /* Also a proposal without units answers; but a new one begins with its units. */
  gtk_widget_set_visible (GTK_WIDGET (self->answer_card), self->requirement != NULL && (!no_unit || has_answers (plan, proposal)));
  if (self->requirement != NULL)
    dp_answer_card_bind (self->answer_card, session, proposal, self->requirement);
}

static void
dp_page_proposal_refresh (DpPage            *page,
                          const DpChangeSet *changes)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (page);
  DpSession *session = get_session (self);
  gboolean any = dp_session_get_proposal (session) != NULL;

  refresh_actions (self, session);
  gtk_stack_set_visible_child_name (self->root_stack, any ? "form" : "no-proposal");
  if (any)
    refresh_form (self, session);
}

static void
set_section (DpPageProposal *self,
             DpSection       section,
             const char     *requirement)
{
  char *copy = g_strdup (requirement);

  self->section = section;
  g_free (self->requirement);
  self->requirement = copy;
  if (get_session (self) != NULL)
    dp_page_proposal_refresh (DP_PAGE (self), NULL);
}

static void
requirement_chosen_cb (DpPageProposal *self,
                       const char     *requirement)
{
  g_assert (DP_IS_PAGE_PROPOSAL (self));
  gtk_popover_popdown (self->outline_popover);
  dp_page_proposal_show_requirement (self, requirement);
}

/* ---------------------------------------------------------------------------------------------------------- actions */

static void
report (DpPageProposal *self,
        GError         *error)
{
  if (error != NULL)
    dp_form_tell (GTK_WIDGET (self), error->message);
}

/* An empty name wants to be typed over: the cursor goes there. */
static void
focus_row (GtkWidget *row)
{
  if (gtk_widget_get_mapped (row))
    gtk_widget_grab_focus (row);
}

static void
add_proposal_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (data);
  g_autoptr(GError) error = NULL;

  if (dp_proposal_add (get_session (self), &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "proposal");
      set_section (self, DP_SECTION_HEAD, NULL);
      focus_row (self->name_row);
    }
  report (self, error);
}

static void
duplicate_proposal_action (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       data)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (data);
  g_autoptr(GError) error = NULL;

  if (dp_proposal_duplicate (get_session (self), &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "proposal");
      set_section (self, DP_SECTION_HEAD, NULL);
      focus_row (self->name_row);
    }
  report (self, error);
}

static char *
dup_name (DpPageProposal *self,
          DpEntityKind    kind,
          const char     *id)
{
  const DpRecord *record = id != NULL ? dp_plan_get (dp_session_get_plan (get_session (self)), kind, id) : NULL;

  return g_strdup (record != NULL ? dp_record_name (record) : "");
}

static void
tell_removed (DpPageProposal *self,
              const char     *name)
{
  g_autofree char *called = dp_text_inner_quotes (name);
  /* Translators: said for a moment after something was removed; a button Undo stands beside it. */
  g_autofree char *said = g_strdup_printf (_("“%s” is removed"), called);

  dp_form_tell_removed (GTK_WIDGET (self), said);
}

static void
remove_proposal_action (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       data)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (data);
  g_autofree char *name = dup_name (self, DP_ENTITY_PROPOSAL, dp_session_get_proposal (get_session (self)));
  g_autoptr(GError) error = NULL;

  if (dp_proposal_remove (get_session (self), &error))
    tell_removed (self, name);
  report (self, error);
}

/* The unit's name stands in the section on the place. */
static void
show_new_unit (DpPageProposal *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "proposal");
  set_section (self, DP_SECTION_PLACE, dp_section_first_requirement (DP_SECTION_PLACE));
  focus_row (self->unit_name_row);
}

static void
add_unit_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (data);
  g_autoptr(GError) error = NULL;

  if (dp_unit_add (get_session (self), &error))
    show_new_unit (self);
  report (self, error);
}

static void
duplicate_unit_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (data);
  g_autoptr(GError) error = NULL;

  if (dp_unit_duplicate (get_session (self), &error))
    show_new_unit (self);
  report (self, error);
}

static void
one_per_region_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (data);
  g_autoptr(GError) error = NULL;

  if (dp_unit_add_one_per_region (get_session (self), &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "proposal");
      set_section (self, DP_SECTION_PLACE, dp_section_first_requirement (DP_SECTION_PLACE));
    }
  report (self, error);
}

static void
remove_unit_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (data);
  g_autofree char *name = dup_name (self, DP_ENTITY_UNIT, dp_session_get_unit (get_session (self)));
  g_autoptr(GError) error = NULL;

  if (dp_unit_remove (get_session (self), &error))
    tell_removed (self, name);
  report (self, error);
}

static void
same_places_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (data);
  g_autoptr(GError) error = NULL;

  dp_unit_same_places (get_session (self), &error);
  report (self, error);
}

static void
choose_unit_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (data);

  dp_session_set_unit (get_session (self), g_variant_get_string (parameter, NULL));
}

static void
add_basis_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (data);
  g_autoptr(GError) error = NULL;

  dp_unit_add_legal_basis (get_session (self), g_variant_get_string (parameter, NULL), &error);
  report (self, error);
}

static void
section_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  dp_page_proposal_set_section (DP_PAGE_PROPOSAL (data), g_variant_get_string (parameter, NULL));
}

static GtkWidget *
first_table (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = DP_IS_RECORD_TABLE (child) ? child : first_table (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
add_row_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  GtkWidget *table = first_table (section_widget (DP_PAGE_PROPOSAL (data)));

  if (table != NULL && gtk_widget_get_mapped (table))
    dp_record_table_add (DP_RECORD_TABLE (table));
}

static const GActionEntry proposal_entries[] = {
  { "add", add_proposal_action },
  { "duplicate", duplicate_proposal_action },
  { "remove", remove_proposal_action },
};

static const GActionEntry unit_entries[] = {
  { "add", add_unit_action },
  { "duplicate", duplicate_unit_action },
  { "remove", remove_unit_action },
  { "one-per-region", one_per_region_action },
  { "same-places", same_places_action },
  { "choose", choose_unit_action, "s", "''" },
  { "add-legal-basis", add_basis_action, "s" },
};

static const GActionEntry form_entries[] = {
  { "section", section_action, "s", "'legal'" },
  { "add-row", add_row_action },
};

/* ------------------------------------------------------------------------------------------------------------- page */

static void
focus_answer (DpPageProposal *self,
              const char     *id,
              guint           field,
              DpFieldRow    **row)
{
  const DpRecord *answer = dp_plan_get (dp_session_get_plan (get_session (self)), DP_ENTITY_ANSWER, id);

  if (answer == NULL)
    return;
  dp_page_proposal_show_requirement (self, dp_record_text (answer, DP_ANSWER_REQUIREMENT));
  /* What it waits for is asked while it waits; which requirement it is, the outline says. */
  if (field == DP_ANSWER_WAITS_FOR && g_strcmp0 (dp_record_text (answer, DP_ANSWER_STATE), "waiting") != 0)
    field = DP_ANSWER_STATE;
  else if (field == DP_ANSWER_REQUIREMENT)
    field = DP_ANSWER_TEXT;
  *row = dp_form_find (GTK_WIDGET (self->answer_card), DP_ENTITY_ANSWER, id, field);
}

static void
choose_proposal_of (DpPageProposal *self,
                    DpEntityKind    kind,
                    const char     *id)
{
  DpSession *session = get_session (self);
  const DpPlan *plan = dp_session_get_plan (session);
  const DpRecord *record = dp_plan_get (plan, kind, id);
  const DpRecord *proposal = record != NULL ? dp_plan_proposal_of (plan, record) : NULL;

  if (proposal != NULL)
    dp_session_set_proposal (session, proposal->id);
  if (kind == DP_ENTITY_UNIT)
    dp_session_set_unit (session, id);
  else if (record != NULL && dp_entity (kind)->parent == DP_ENTITY_UNIT)
    dp_session_set_unit (session, dp_record_parent (record));
}

static gboolean
dp_page_proposal_focus_field (DpPage      *page,
                              DpEntityKind kind,
                              const char  *id,
                              guint        field)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (page);
  const DpEntity *entity = dp_entity (kind);
  DpFieldRow *row = NULL;
  DpSection section;
  guint shown = field < entity->n_fields ? field : (guint) MAX (entity->name_field, 0);

  if (get_session (self) == NULL || id == NULL ||
      dp_plan_get (dp_session_get_plan (get_session (self)), kind, id) == NULL)
    return FALSE;

  choose_proposal_of (self, kind, id);
  if (kind == DP_ENTITY_ANSWER)
    focus_answer (self, id, shown, &row);
  else if (dp_section_of_field (kind, shown, &section))
    {
      if (section != self->section)
        set_section (self, section, dp_section_first_requirement (section));
      if (kind == DP_ENTITY_ELEMENT)
        return dp_element_matrix_focus (self->matrix, id, shown);
      row = dp_form_find (section_widget (self), kind, id, shown);
      /* A field that the form does not show: the record's name is near enough. */
      if (row == NULL && entity->name_field >= 0)
        row = dp_form_find (section_widget (self), kind, id, (guint) entity->name_field);
    }

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
dp_page_proposal_fold (DpPage  *page,
                       gboolean is_folded)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (page);
  g_autoptr(GtkWidget) outline = g_object_ref (GTK_WIDGET (self->outline));

  DP_PAGE_CLASS (dp_page_proposal_parent_class)->fold (page, is_folded);
  gtk_popover_popdown (self->outline_popover);
  adw_bin_set_child (is_folded ? self->outline_place : self->outline_popover_place, NULL);
  adw_bin_set_child (is_folded ? self->outline_popover_place : self->outline_place, outline);
  gtk_widget_set_visible (GTK_WIDGET (self->outline_place), !is_folded);
  gtk_widget_set_visible (self->outline_button, is_folded);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, is_folded ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  for (guint i = 0; i < DP_N_SECTIONS; i++)
    dp_section_scroller_set_grows (
      DP_SECTION_SCROLLER (gtk_stack_get_child_by_name (self->section_stack, dp_section_name ((DpSection) i))), is_folded);
  if (get_session (self) != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    dp_page_proposal_refresh (page, NULL);
}

/* The window's menus and shortcuts reach the actions, too. */
static void
dp_page_proposal_root (GtkWidget *widget)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (widget);
  GtkWidget *root;

  GTK_WIDGET_CLASS (dp_page_proposal_parent_class)->root (widget);

  root = GTK_WIDGET (gtk_widget_get_root (widget));
  gtk_widget_insert_action_group (root, "proposal", G_ACTION_GROUP (self->proposal_actions));
  gtk_widget_insert_action_group (root, "unit", G_ACTION_GROUP (self->unit_actions));
}

static void
dp_page_proposal_unroot (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  gtk_widget_insert_action_group (root, "proposal", NULL);
  gtk_widget_insert_action_group (root, "unit", NULL);

  GTK_WIDGET_CLASS (dp_page_proposal_parent_class)->unroot (widget);
}

static void
dp_page_proposal_finalize (GObject *object)
{
  DpPageProposal *self = DP_PAGE_PROPOSAL (object);

  g_object_unref (self->proposal_actions);
  g_object_unref (self->unit_actions);
  g_object_unref (self->form_actions);
  g_free (self->requirement);

  G_OBJECT_CLASS (dp_page_proposal_parent_class)->finalize (object);
}

static void
dp_page_proposal_class_init (DpPageProposalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DpPageClass *page_class = DP_PAGE_CLASS (klass);

  object_class->finalize = dp_page_proposal_finalize;
  widget_class->root = dp_page_proposal_root;
  widget_class->unroot = dp_page_proposal_unroot;
  page_class->refresh = dp_page_proposal_refresh;
  page_class->fold = dp_page_proposal_fold;
  page_class->focus_field = dp_page_proposal_focus_field;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-page-proposal.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, root_stack);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, outline);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, outline_place);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, outline_popover_place);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, outline_button);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, outline_label);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, outline_popover);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, scroller);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, sections);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, unit_bar);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, section_stack);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, answer_card);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, name_row);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, unit_name_row);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, retention_banner);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, matrix);
  gtk_widget_class_bind_template_child (widget_class, DpPageProposal, price_note);
  gtk_widget_class_bind_template_callback (widget_class, requirement_chosen_cb);
}

static GSimpleActionGroup *
make_actions (DpPageProposal     *self,
              const GActionEntry *entries,
              int                 n_entries)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, n_entries, self);
  return group;
}

static void
dp_page_proposal_init (DpPageProposal *self)
{
  g_type_ensure (DP_TYPE_MODEL_BUTTON);
  g_type_ensure (DP_TYPE_ANSWER_CARD);
  g_type_ensure (DP_TYPE_ELEMENT_MATRIX);
  g_type_ensure (DP_TYPE_FIELD_ROW);
  g_type_ensure (DP_TYPE_RECORD_TABLE);
  g_type_ensure (DP_TYPE_REQUIREMENT_OUTLINE);
  g_type_ensure (DP_TYPE_SECTION_SCROLLER);
  g_type_ensure (DP_TYPE_UNIT_BAR);

  self->proposal_actions = make_actions (self, proposal_entries, G_N_ELEMENTS (proposal_entries));
  self->unit_actions = make_actions (self, unit_entries, G_N_ELEMENTS (unit_entries));
  self->form_actions = make_actions (self, form_entries, G_N_ELEMENTS (form_entries));
  self->section = DP_SECTION_LEGAL;
  self->requirement = g_strdup (dp_section_first_requirement (DP_SECTION_LEGAL));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->sections, dp_wrap_layout_new (0));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "form", G_ACTION_GROUP (self->form_actions));
  refresh_actions (self, NULL);
}

/** dp_page_proposal_new: Returns: (transfer floating): the page; set its session. */
GtkWidget *
dp_page_proposal_new (void)
{
  return g_object_new (DP_TYPE_PAGE_PROPOSAL, NULL);
}

/** dp_page_proposal_get_section: Returns: the name of the section that is shown. */
const char *
dp_page_proposal_get_section (DpPageProposal *self)
{
  g_return_val_if_fail (DP_IS_PAGE_PROPOSAL (self), NULL);
  return dp_section_name (self->section);
}

/** dp_page_proposal_set_section: shows the section called @section, with the answer to its first requirement below. */
void
dp_page_proposal_set_section (DpPageProposal *self,
                              const char     *section)
{
  DpSection wanted = dp_section_by_name (section);

  g_return_if_fail (DP_IS_PAGE_PROPOSAL (self));

  if (wanted != self->section)
    set_section (self, wanted, dp_section_first_requirement (wanted));
}

/** dp_page_proposal_show_requirement: shows the section that holds the requirement's data, and its answer. */
void
dp_page_proposal_show_requirement (DpPageProposal *self,
                                   const char     *requirement)
{
  g_return_if_fail (DP_IS_PAGE_PROPOSAL (self));

  set_section (self, dp_section_of_requirement (requirement), requirement);
}
