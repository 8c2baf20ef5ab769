/* dp-what-if-drawer.c: where the presenter asks "what if?".
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-what-if-drawer.h"

#include "plan/dp-text.h"

#include <glib/gi18n.h>

#define N_NUMBERS (DP_WHAT_IF_STAY + 1)

struct _DpWhatIfDrawer
{
  AdwBin parent_instance;

  DpShow *show; /* (nullable): (owned) */
  GtkEditable *women;
  GtkEditable *places;
  GtkDropDown *where; /* which unit the places are in; the first: every one */
  GtkEditable *stay;
  GtkWidget *unseen;
  GtkBox *limits;
  GtkLabel *sentence;
  GtkLabel *trouble;
  GtkRevealer *trouble_revealer;
  GSimpleActionGroup *actions;
  gboolean filling; /* the entries are being set, nobody types */
  gboolean asked_beyond; /* Enter was pressed once on a need beyond all estimates */
};

enum
{
  SHOWN,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DpWhatIfDrawer, dp_what_if_drawer, ADW_TYPE_BIN)

static GtkEditable *
entry_of (DpWhatIfDrawer *self,
          DpWhatIfNumber  number)
{
  return number == DP_WHAT_IF_WOMEN ? self->women : number == DP_WHAT_IF_PLACES ? self->places : self->stay;
}

static void
set_trouble (DpWhatIfDrawer *self,
             const char     *sentence)
{
  if (sentence != NULL)
    gtk_label_set_label (self->trouble, sentence);
  gtk_revealer_set_reveal_child (self->trouble_revealer, sentence != NULL);
}

static void
set_enabled (DpWhatIfDrawer *self,
             const char     *name,
             gboolean        enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

/* What the wall would say. */
static void
show_answer (DpWhatIfDrawer *self)
{
  const DpFigure *answer = self->show != NULL ? dp_show_get_answer (self->show) : NULL;

  const gboolean has_proposal = self->show == NULL || dp_show_get_proposal (self->show) != NULL;

  gtk_label_set_label (self->sentence, answer != NULL  ? answer->chart->title
                                       : has_proposal ? _("Change one of the figures to see the answer.")
                                                      : _("There is no proposal yet, so there is nothing to ask about."));
  set_enabled (self, "show", answer != NULL);
  set_enabled (self, "keep", answer != NULL);
  set_enabled (self, "apply", answer != NULL);
}

static gboolean
get_pooled (DpWhatIfDrawer *self)
{
  g_autoptr(GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "pooled");

  return g_variant_get_boolean (state);
}

static const GPtrArray *
units_of (DpWhatIfDrawer *self)
{
  return dp_plan_children (dp_show_get_plan (self->show), DP_ENTITY_UNIT, dp_show_get_proposal (self->show));
}

/* The id belongs to the plan that is shown. */
static const char *
chosen_unit (DpWhatIfDrawer *self)
{
  const GPtrArray *units = units_of (self);
  const guint chosen = gtk_drop_down_get_selected (self->where);

  return units != NULL && chosen > 0 && chosen <= units->len ? ((const DpRecord *) units->pdata[chosen - 1])->id : NULL;
}

/* Reads all entries: what cannot be read keeps its last good value, and says so. */
static void
ask (DpWhatIfDrawer *self)
{
  DpWhatIf what_if;
  g_autoptr(GError) error = NULL;

  if (self->show == NULL || self->filling)
    return;

  what_if = *dp_show_get_question (self->show);
  for (int number = 0; number < N_NUMBERS; number++)
    {
      GtkEditable *entry = entry_of (self, (DpWhatIfNumber) number);
      g_autoptr(GError) refused = NULL;

      if (dp_what_if_read (&what_if, (DpWhatIfNumber) number, gtk_editable_get_text (entry), &refused))
        gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
      else
        {
          gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
          if (error == NULL)
            error = g_steal_pointer (&refused);
        }
    }
  what_if.pooled = get_pooled (self);
  what_if.unit = chosen_unit (self);
  self->asked_beyond = FALSE;
  set_trouble (self, error != NULL ? error->message : NULL);
  dp_show_ask (self->show, &what_if);
}

static void
changed_cb (DpWhatIfDrawer *self,
            GtkEditable    *entry)
{
  ask (self);
}

/* ------------------------------------------------------------------------------------------------------------- actions */

static void
show_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  DpWhatIfDrawer *self = DP_WHAT_IF_DRAWER (user_data);
  g_autoptr(GError) error = NULL;

  if (dp_show_is_beyond (self->show) && !self->asked_beyond)
    {
      self->asked_beyond = TRUE;
      set_trouble (self, _("This need lies beyond every estimate in use. Press Enter again to show it all the same."));
      return;
    }
  if (!dp_show_show_answer (self->show, &error))
    {
      set_trouble (self, error->message);
      return;
    }
  set_trouble (self, NULL);
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
keep_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  DpWhatIfDrawer *self = DP_WHAT_IF_DRAWER (user_data);
  g_autoptr(GError) error = NULL;

  set_trouble (self, dp_show_keep_answer (self->show, &error) ? _("Kept in the plan's meeting log as a scenario.") : error->message);
}

static void
apply_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  DpWhatIfDrawer *self = DP_WHAT_IF_DRAWER (user_data);
  g_autoptr(GError) error = NULL;

  set_trouble (self, dp_show_apply_answer (self->show, &error)
                       ? _("The proposal now has these figures. The slides show the plan as it was; undo in the window takes it back.")
                       : error->message);
}

static double
number_of (const DpWhatIf *what_if,
           DpWhatIfNumber  number)
{
  return number == DP_WHAT_IF_WOMEN ? what_if->women : number == DP_WHAT_IF_PLACES ? what_if->places : what_if->stay;
}

static void
choose_unit (DpWhatIfDrawer *self,
             const char     *id)
{
  const GPtrArray *units = units_of (self);
  guint chosen = 0;

  for (guint i = 0; units != NULL && i < units->len && id != NULL; i++)
    if (g_str_equal (((const DpRecord *) units->pdata[i])->id, id))
      chosen = i + 1;
  gtk_drop_down_set_selected (self->where, chosen);
}

/* Writes @what_if into the entries; nothing is asked by it. */
static void
fill (DpWhatIfDrawer *self,
      const DpWhatIf *what_if)
{
  self->filling = TRUE;
  for (int number = 0; number < N_NUMBERS; number++)
    {
      GtkEditable *entry = entry_of (self, (DpWhatIfNumber) number);
      const double value = number_of (what_if, (DpWhatIfNumber) number);
      g_autofree char *text = value != DP_AS_PLANNED ? dp_format_trimmed (value, 1) : g_strdup ("");

      gtk_editable_set_text (entry, text);
      gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
    }
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "pooled", g_variant_new_boolean (what_if->pooled));
  choose_unit (self, what_if->unit);
  self->filling = FALSE;
}

/* One more, or one less, in the entry that is being typed in; where nothing is typed yet, than the plan has. */
static gboolean
step (DpWhatIfDrawer *self,
      int             by)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (int number = 0; number < N_NUMBERS; number++)
    {
      GtkEditable *entry = entry_of (self, (DpWhatIfNumber) number);
      DpWhatIf now = *dp_show_get_question (self->show);
      g_autofree char *text = NULL;

      if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (entry)))
        continue;
      if (number_of (&now, (DpWhatIfNumber) number) == DP_AS_PLANNED
          && !dp_what_if_read (&now, (DpWhatIfNumber) number, gtk_entry_get_placeholder_text (GTK_ENTRY (entry)), NULL))
        return TRUE;
      if (number_of (&now, (DpWhatIfNumber) number) == DP_AS_PLANNED)
        return TRUE;
      text = dp_format_trimmed (MAX (number_of (&now, (DpWhatIfNumber) number) + by, 1.0), 1);
      gtk_editable_set_text (entry, text);
      gtk_editable_set_position (entry, -1);
      return TRUE;
    }

  return FALSE;
}

static void
back_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  DpWhatIfDrawer *self = DP_WHAT_IF_DRAWER (user_data);
  const DpWhatIf nothing = DP_WHAT_IF_INIT;

  fill (self, &nothing);
  set_trouble (self, NULL);
  dp_show_drop_answer (self->show);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
women_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  DpWhatIfDrawer *self = DP_WHAT_IF_DRAWER (user_data);
  g_autofree char *text = dp_format_trimmed (g_variant_get_double (parameter), 1);

  gtk_editable_set_text (self->women, text);
  /* Enter shows the answer next. */
  gtk_widget_grab_focus (GTK_WIDGET (self->women));
  gtk_editable_set_position (self->women, -1);
}

static void
pooled_cb (GSimpleAction *action,
           GVariant      *state,
           gpointer       user_data)
{
  g_simple_action_set_state (action, state);
  ask (DP_WHAT_IF_DRAWER (user_data));
}

/**
 * dp_what_if_drawer_handle_key:
 * @key: a key that was pressed while the drawer is open
 *
 * Returns: whether it was the drawer's: Enter shows, Escape goes back, P pools, Up and Down count on
 */
gboolean
dp_what_if_drawer_handle_key (DpWhatIfDrawer *self,
                              guint           key)
{
  g_return_val_if_fail (DP_IS_WHAT_IF_DRAWER (self), FALSE);

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_action_group_activate_action (G_ACTION_GROUP (self->actions), "show", NULL);
      return TRUE;
    case GDK_KEY_Escape:
      g_action_group_activate_action (G_ACTION_GROUP (self->actions), "back", NULL);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step (self, 1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step (self, -1);
    case GDK_KEY_p:
    case GDK_KEY_P:
      g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "pooled", g_variant_new_boolean (!get_pooled (self)));
      return TRUE;
    default:
      return FALSE;
    }
}

/* --------------------------------------------------------------------------------------------------------------- show */

static int
compare_limits (gconstpointer a,
                gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* One button for every limit of the estimates in use: a range is no number that one could ask about. */
static void
fill_limits (DpWhatIfDrawer *self,
             const DpPlan   *plan)
{
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  g_autoptr(GArray) limits = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->limits))) != NULL)
    gtk_box_remove (self->limits, child);
  for (guint i = 0; i < estimates->len; i++)
    for (guint field = DP_ESTIMATE_LOW; field <= DP_ESTIMATE_HIGH; field++)
      {
        double limit;

        if (dp_record_number_or (estimates->pdata[i], DP_ESTIMATE_USED, 0) != 0 && dp_record_number (estimates->pdata[i], field, &limit))
          g_array_append_val (limits, limit);
      }
  g_array_sort (limits, compare_limits);
  for (guint i = 0; i < limits->len; i++)
    {
      const double limit = g_array_index (limits, double, i);
      g_autofree char *text = dp_format_trimmed (limit, 1);
      /* Translators: women a year */
      g_autofree char *name = g_strdup_printf (_("Ask about %s women a year"), text);
      GtkWidget *button;

      if (i > 0 && limit == g_array_index (limits, double, i - 1))
        continue;
      button = gtk_button_new_with_label (text);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "drawer.women");
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_double (limit));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_box_append (self->limits, button);
    }
}

/* What the plan has where the entry is left empty, when all units have the same. */
static void
show_planned (GtkEditable     *entry,
              const GPtrArray *units,
              guint            field,
              guint            other)
{
  g_autofree char *text = NULL;
  double planned = -1.0;

  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      const double here = dp_record_number_or (units->pdata[i], field, 0.0)
                          + (other != field ? dp_record_number_or (units->pdata[i], other, 0.0) : 0.0);

      planned = i == 0 || here == planned ? here : -1.0;
      if (planned < 0.0)
        break;
    }
  if (planned > 0.0)
    text = dp_format_trimmed (planned, 1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), text != NULL ? text : "");
}

/* What the plan has in the unit that is chosen, or in all of them. */
static void
show_planned_places (DpWhatIfDrawer *self)
{
  const GPtrArray *units = units_of (self);
  const char *id = chosen_unit (self);
  g_autoptr(GPtrArray) one = g_ptr_array_new ();

  for (guint i = 0; units != NULL && i < units->len && id != NULL; i++)
    if (g_str_equal (((const DpRecord *) units->pdata[i])->id, id))
      g_ptr_array_add (one, units->pdata[i]);
  show_planned (self->places, id != NULL ? one : units, DP_UNIT_PLACES, DP_UNIT_PLACES);
}

static void
focus_places (gpointer data)
{
  g_autoptr(DpWhatIfDrawer) self = DP_WHAT_IF_DRAWER (data);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->places));
}

/* Another unit: what is typed holds there, and what is typed next are its places. */
static void
where_cb (DpWhatIfDrawer *self,
          GParamSpec     *pspec,
          GtkDropDown    *where)
{
  if (self->show == NULL)
    return;
  show_planned_places (self);
  ask (self);
  /* When the list has closed. */
  if (!self->filling)
    g_idle_add_once (focus_places, g_object_ref (self));
}

static void
fill_units (DpWhatIfDrawer *self)
{
  const GPtrArray *units = units_of (self);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("in every unit"));
  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      /* Translators: a unit, in a list of where places are */
      g_autofree char *name = g_strdup_printf (_("in %s"), dp_record_name (units->pdata[i]));

      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->where, G_LIST_MODEL (names));
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->where), units != NULL && units->len > 1);
}

static void
show_changed_cb (DpWhatIfDrawer *self,
                 DpShow         *show)
{
  show_answer (self);
}

/**
 * dp_what_if_drawer_set_show:
 * @show: (nullable): the presentation whose wall it speaks to
 */
void
dp_what_if_drawer_set_show (DpWhatIfDrawer *self,
                            DpShow         *show)
{
  g_return_if_fail (DP_IS_WHAT_IF_DRAWER (self));

  if (self->show != NULL)
    g_signal_handlers_disconnect_by_data (self->show, self);
  g_set_object (&self->show, show);
  if (show == NULL)
    return;
  g_signal_connect_object (show, "changed", G_CALLBACK (show_changed_cb), self, G_CONNECT_SWAPPED);
  fill_limits (self, dp_show_get_plan (show));
  fill_units (self);
  show_planned_places (self);
  {
    const GPtrArray *units = dp_plan_children (dp_show_get_plan (show), DP_ENTITY_UNIT, dp_show_get_proposal (show));

    show_planned (self->stay, units, DP_UNIT_STAY_BEFORE, DP_UNIT_STAY_AFTER);
  }
  show_answer (self);
}

/** dp_what_if_drawer_set_hall_sees: on a single screen the hall sees the drawer, and it does not claim otherwise. */
void
dp_what_if_drawer_set_hall_sees (DpWhatIfDrawer *self,
                                 gboolean        hall_sees)
{
  g_return_if_fail (DP_IS_WHAT_IF_DRAWER (self));

  gtk_widget_set_visible (self->unseen, !hall_sees);
}

/** dp_what_if_drawer_open: shows the question as it stands, and puts the focus on the need, ready to be typed over. */
void
dp_what_if_drawer_open (DpWhatIfDrawer *self)
{
  g_return_if_fail (DP_IS_WHAT_IF_DRAWER (self));

  fill (self, dp_show_get_question (self->show));
  gtk_widget_grab_focus (GTK_WIDGET (self->women));
  gtk_editable_select_region (self->women, 0, -1);
}

static void
dp_what_if_drawer_dispose (GObject *object)
{
  DpWhatIfDrawer *self = DP_WHAT_IF_DRAWER (object);

  dp_what_if_drawer_set_show (self, NULL);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (dp_what_if_drawer_parent_class)->dispose (object);
}

static void
dp_what_if_drawer_class_init (DpWhatIfDrawerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_what_if_drawer_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-what-if-drawer.ui");
  gtk_widget_class_bind_template_child (widget_class, DpWhatIfDrawer, women);
  gtk_widget_class_bind_template_child (widget_class, DpWhatIfDrawer, places);
  gtk_widget_class_bind_template_child (widget_class, DpWhatIfDrawer, where);
  gtk_widget_class_bind_template_child (widget_class, DpWhatIfDrawer, stay);
  gtk_widget_class_bind_template_child (widget_class, DpWhatIfDrawer, unseen);
  gtk_widget_class_bind_template_child (widget_class, DpWhatIfDrawer, limits);
  gtk_widget_class_bind_template_child (widget_class, DpWhatIfDrawer, sentence);
  gtk_widget_class_bind_template_child (widget_class, DpWhatIfDrawer, trouble);
  gtk_widget_class_bind_template_child (widget_class, DpWhatIfDrawer, trouble_revealer);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, where_cb);

  signals[SHOWN] = g_signal_new ("shown", DP_TYPE_WHAT_IF_DRAWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", DP_TYPE_WHAT_IF_DRAWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dp_what_if_drawer_init (DpWhatIfDrawer *self)
{
  static const GActionEntry entries[] = {
    { .name = "show", .activate = show_cb },
    { .name = "keep", .activate = keep_cb },
    { .name = "apply", .activate = apply_cb },
    { .name = "back", .activate = back_cb },
    { .name = "women", .activate = women_cb, .parameter_type = "d" },
    { .name = "pooled", .state = "false", .change_state = pooled_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "drawer", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  show_answer (self);
}
