/* dp-place-card.c: where units would lie best, shown on the map before it is applied.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-place-card.h"

#include "app/dp-drop-down.h"
#include "app/dp-table-view.h"
#include "app/dp-wrap-layout.h"
#include "figure/dp-place-words.h"
#include "plan/dp-defaults.h"
#include "plan/dp-place-moves.h"

#include <glib/gi18n.h>

#define SPACING_PX 10

struct _DpPlaceCard
{
  AdwBin parent_instance;

  GtkExpander *expander;
  GtkDropDown *units;
  GtkDropDown *goal;
  GtkWidget *choices;
  GtkWidget *locks; /* a check for each of the proposal's units; its name is the unit's id */
  GtkWidget *locks_row;
  GtkWidget *answer;
  GtkLabel *best;
  GtkLabel *best_value;
  GtkWidget *second_row;
  GtkLabel *second;
  GtkLabel *second_value;
  GtkWidget *own_row;
  GtkLabel *own_value;
  DpTableView *sets_table;
  GtkLabel *note;
  GtkLabel *by_plan;
  GtkLabel *trouble;

  DpSession *session; /* (nullable): (owned) */
  DpMapMover *mover;  /* (nullable): (owned) */
  char *proposal;     /* (nullable): whose units the choices were made for */
  DpPlacement *placement; /* (nullable) */
  GArray *sets;           /* (nullable) (element-type DpPlaceSet): those that no other beats in every measure */
  int chosen;             /* of @sets; −1: the best by the measure that is asked for */
  guint find_id;
};

G_DEFINE_FINAL_TYPE (DpPlaceCard, dp_place_card, ADW_TYPE_BIN)

static const GPtrArray *
units_of (DpPlaceCard *self)
{
  return dp_plan_children (dp_session_get_plan (self->session), DP_ENTITY_UNIT, dp_session_get_proposal (self->session));
}

static DpPlaceGoal
goal_of (DpPlaceCard *self)
{
  return (DpPlaceGoal) MIN (gtk_drop_down_get_selected (self->goal), DP_N_PLACE_GOALS - 1);
}

/* (transfer full): which unit would go where; NULL when that cannot be said. */
static GArray *
moves_of (DpPlaceCard *self)
{
  const int *sites;

  if (self->placement == NULL)
    return NULL;
  sites = self->chosen >= 0 ? g_array_index (self->sets, DpPlaceSet, self->chosen).sites
                            : dp_place_goal_best (self->placement, goal_of (self))->sites;
  return dp_place_moves (self->placement, units_of (self), sites);
}

static void
forget_answer (DpPlaceCard *self)
{
  g_clear_pointer (&self->placement, dp_placement_free);
  g_clear_pointer (&self->sets, g_array_unref);
  self->chosen = -1;
}

static gboolean
has_moves (const GArray *moves)
{
  for (guint i = 0; moves != NULL && i < moves->len; i++)
    if (g_array_index (moves, DpPlaceMove, i).town != NULL)
      return TRUE;
  return FALSE;
}

/* What the plan itself would say of it, before anything is applied. */
static void
show_by_plan (DpPlaceCard  *self,
              const GArray *moves)
{
  gboolean is_farther = FALSE;
  g_autofree char *words = has_moves (moves) ? dp_place_plan_words (dp_session_get_analysis (self->session),
                                                                    dp_session_get_proposal (self->session), moves, &is_farther)
                                             : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->by_plan), words != NULL);
  gtk_label_set_label (self->by_plan, words != NULL ? words : "");
  if (is_farther)
    gtk_widget_add_css_class (GTK_WIDGET (self->by_plan), "warn");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->by_plan), "warn");
}

/* The row that is chosen, and whether its sites can be given to the units. */
static void
show_chosen (DpPlaceCard *self)
{
  g_autoptr(GArray) moves = moves_of (self);
  g_autofree char *row = self->chosen >= 0 ? g_strdup_printf ("%d", self->chosen) : NULL;

  dp_table_view_set_selected (self->sets_table, row);
  show_by_plan (self, moves);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "place.show", has_moves (moves));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "place.apply", has_moves (moves));
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), !has_moves (moves));
  if (moves == NULL)
    gtk_label_set_label (self->trouble, _("The proposal has another number of units, so the sites cannot be given to them."));
  else if (!has_moves (moves))
    gtk_label_set_label (self->trouble, _("The proposal's units lie there already."));
}

static void
show_answer (DpPlaceCard *self)
{
  g_autoptr(DpPlaceWords) words = dp_place_words_new (self->placement, goal_of (self));
  g_autoptr(DpTable) table = dp_place_choices_new (dp_session_get_analysis (self->session), dp_session_get_proposal (self->session),
                                                    self->placement, self->sets);

  gtk_label_set_label (self->best, words->best);
  gtk_label_set_label (self->best_value, words->best_value);
  gtk_widget_set_visible (self->second_row, words->second != NULL);
  gtk_label_set_label (self->second, words->second != NULL ? words->second : "");
  gtk_label_set_label (self->second_value, words->second != NULL ? words->second_value : "");
  gtk_widget_set_visible (self->own_row, words->own != NULL);
  gtk_label_set_label (self->own_value, words->own != NULL ? words->own : "");
  gtk_label_set_label (self->note, words->note);
  dp_table_view_set_table (self->sets_table, table);
  self->chosen = dp_place_choice_of (self->placement, self->sets, goal_of (self));
  show_chosen (self);
}

/* (transfer container): ids of the units that stay where they are. */
static GPtrArray *
locked_units (DpPlaceCard *self)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (GtkWidget *check = gtk_widget_get_first_child (self->locks); check != NULL; check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_ptr_array_add (ids, (gpointer) gtk_widget_get_name (check));
  g_ptr_array_add (ids, NULL);
  return ids;
}

static gboolean
find_cb (gpointer user_data)
{
  DpPlaceCard *self = DP_PLACE_CARD (user_data);
  g_autoptr(GPtrArray) locked = locked_units (self);
  g_autoptr(GError) error = NULL;

  self->find_id = 0;
  forget_answer (self);
  self->placement = dp_analysis_placement (dp_session_get_analysis (self->session), dp_session_get_proposal (self->session),
                                           gtk_drop_down_get_selected (self->units) + 1, NULL, (const char *const *) locked->pdata, &error);
  if (self->placement != NULL)
    self->sets = dp_place_pareto (&self->placement->problem, (int) self->placement->n_units, &error);
  gtk_widget_set_visible (self->answer, self->sets != NULL);
  if (self->sets != NULL)
    show_answer (self);
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (self->by_plan), FALSE);
      gtk_label_set_label (self->trouble, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->trouble), TRUE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "place.show", FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "place.apply", FALSE);
    }
  return G_SOURCE_REMOVE;
}

/* Thousands of sets take some frames: only while somebody looks, and after what is typed or dragged has been painted. */
static void
find_soon (DpPlaceCard *self)
{
  forget_answer (self);
  if (self->find_id == 0 && self->session != NULL && gtk_expander_get_expanded (self->expander))
    self->find_id = g_idle_add_full (G_PRIORITY_LOW, find_cb, self, NULL);
}

static void
choice_changed_cb (DpPlaceCard *self,
                   GParamSpec  *property,
                   GObject     *object)
{
  find_soon (self);
}

static void
show_locks (DpPlaceCard     *self,
            const GPtrArray *units)
{
  GtkWidget *check;

  while ((check = gtk_widget_get_first_child (self->locks)) != NULL)
    gtk_widget_unparent (check);
  for (guint i = 0; i < units->len; i++)
    {
      const DpRecord *unit = units->pdata[i];
      const char *site = dp_record_text (unit, DP_UNIT_SITE);

      check = gtk_check_button_new_with_label (site != NULL ? site : dp_record_name (unit));
      gtk_widget_set_name (check, unit->id);
      gtk_widget_set_tooltip_text (check, dp_record_name (unit));
      g_signal_connect_object (check, "notify::active", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (check, self->locks);
    }
  gtk_widget_set_visible (self->locks_row, units->len > 0);
}

/* Whether the locks stand for these units, where they lie now. */
static gboolean
has_locks_of (DpPlaceCard     *self,
              const GPtrArray *units)
{
  GtkWidget *check = gtk_widget_get_first_child (self->locks);
  guint i = 0;

  for (; check != NULL && i < units->len; check = gtk_widget_get_next_sibling (check), i++)
    {
      const DpRecord *unit = units->pdata[i];
      const char *site = dp_record_text (unit, DP_UNIT_SITE);

      if (!g_str_equal (gtk_widget_get_name (check), unit->id)
          || g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), site != NULL ? site : dp_record_name (unit)) != 0)
        return FALSE;
    }
  return check == NULL && i == units->len;
}

static void
show_goals (DpPlaceCard *self)
{
  const double reach = dp_default_assumption (dp_session_get_plan (self->session), "reach");
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (DpPlaceGoal goal = 0; goal < DP_N_PLACE_GOALS; goal++)
    g_ptr_array_add (names, dp_place_goal_name (goal, reach));
  dp_drop_down_show (self->goal, names);
}

/** dp_place_card_show: see the header. */
void
dp_place_card_show (DpPlaceCard *self,
                    DpSession   *session,
                    DpMapMover  *mover)
{
  const GPtrArray *units;

  g_return_if_fail (DP_IS_PLACE_CARD (self));

  g_set_object (&self->session, session);
  g_set_object (&self->mover, mover);
  units = units_of (self);
  show_goals (self);
  if (!has_locks_of (self, units))
    show_locks (self, units);
  if (g_strcmp0 (self->proposal, dp_session_get_proposal (session)) != 0)
    {
      g_free (self->proposal);
      self->proposal = g_strdup (dp_session_get_proposal (session));
      gtk_drop_down_set_selected (self->units, CLAMP (units->len, 1, DP_PLACE_MOVES_MAX) - 1);
    }
  find_soon (self);
}

/* Moves the units in the copy that the map shows. */
static gboolean
place_units (DpPlaceCard *self)
{
  g_autoptr(GArray) moves = moves_of (self);
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (self->mover == NULL || !has_moves (moves))
    return FALSE;
  for (guint i = 0; i < moves->len; i++)
    g_ptr_array_add (ids, g_strdup (g_array_index (moves, DpPlaceMove, i).unit->id));
  /* What was in hand goes back first. */
  dp_map_mover_return (self->mover);
  for (guint i = 0; i < moves->len; i++)
    if (g_array_index (moves, DpPlaceMove, i).town != NULL)
      dp_map_mover_place (self->mover, ids->pdata[i], g_array_index (moves, DpPlaceMove, i).town);
  return TRUE;
}

static void
choose_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  DpPlaceCard *self = DP_PLACE_CARD (widget);
  guint64 row;

  if (self->sets == NULL || self->sets->len == 0
      || !g_ascii_string_to_unsigned (g_variant_get_string (parameter, NULL), 10, 0, self->sets->len - 1, &row, NULL))
    return;
  self->chosen = (int) row;
  show_chosen (self);
}

static void
show_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DpPlaceCard *self = DP_PLACE_CARD (widget);

  if (place_units (self))
    dp_map_mover_focus (self->mover);
}

static void
apply_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DpPlaceCard *self = DP_PLACE_CARD (widget);

  if (place_units (self))
    dp_map_mover_keep (self->mover);
}

static void
dp_place_card_dispose (GObject *object)
{
  DpPlaceCard *self = DP_PLACE_CARD (object);

  g_clear_handle_id (&self->find_id, g_source_remove);
  forget_answer (self);
  g_clear_pointer (&self->proposal, g_free);
  g_clear_object (&self->mover);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dp_place_card_parent_class)->dispose (object);
}

static void
dp_place_card_class_init (DpPlaceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_place_card_dispose;

  g_type_ensure (DP_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-place-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, expander);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, units);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, goal);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, choices);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, locks);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, locks_row);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, answer);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, best);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, best_value);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, second_row);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, second);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, second_value);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, own_row);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, own_value);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, sets_table);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, note);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, by_plan);
  gtk_widget_class_bind_template_child (widget_class, DpPlaceCard, trouble);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_install_action (widget_class, "place.choose", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "place.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "place.apply", NULL, apply_action);
}

static void
dp_place_card_init (DpPlaceCard *self)
{
  g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  self->chosen = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  dp_table_view_set_row_action (self->sets_table, "place.choose");
  gtk_widget_set_layout_manager (self->choices, dp_wrap_layout_new (SPACING_PX));
  gtk_widget_set_layout_manager (self->locks, dp_wrap_layout_new (SPACING_PX));
  for (guint n = 1; n <= DP_PLACE_MOVES_MAX; n++)
    g_ptr_array_add (numbers, g_strdup_printf (ngettext ("%u unit", "%u units", n), n));
  dp_drop_down_show (self->units, numbers);
}
