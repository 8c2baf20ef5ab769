/* dp-page-map.c: where the units lie, and how far the women have to them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The unit that is chosen on the map is the session's: its place is changed beside the map, and everything follows.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-page-map.h"

#include "app/dp-chart-view.h"
#include "app/dp-columns.h"
#include "app/dp-form.h"
#include "app/dp-table-view.h"
#include "figure/dp-place-page.h"

#include <glib/gi18n.h>

struct _DpPageMap
{
  DpPage parent_instance;

  DpChartView *map;
  DpChartView *curve;
  GtkLabel *unit_name;
  GtkWidget *form;
  GtkWidget *form_sheet;
  DpTableView *table;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (DpPageMap, dp_page_map, DP_TYPE_PAGE)

/* The session's unit while it is one of the proposal's; else the proposal's first. */
static const char *
chosen_unit (DpSession *session)
{
  const GPtrArray *units = dp_plan_children (dp_session_get_plan (session), DP_ENTITY_UNIT, dp_session_get_proposal (session));
  const char *chosen = dp_session_get_unit (session);

  for (guint i = 0; units != NULL && i < units->len; i++)
    if (g_strcmp0 (((const DpRecord *) units->pdata[i])->id, chosen) == 0)
      return chosen;

  return units != NULL && units->len > 0 ? ((const DpRecord *) units->pdata[0])->id : NULL;
}

static void
dp_page_map_refresh (DpPage            *page,
                     const DpChangeSet *changes)
{
  DpPageMap *self = DP_PAGE_MAP (page);
  DpSession *session = dp_page_get_session (page);
  DpAnalysis *analysis = dp_session_get_analysis (session);
  const char *unit = chosen_unit (session);
  const DpFigureOptions options = { .proposal = dp_session_get_proposal (session), .area = dp_session_get_area (session), .unit = unit };
  const DpRecord *record = dp_plan_get (dp_session_get_plan (session), DP_ENTITY_UNIT, unit);
  g_autoptr(DpTable) table = dp_unit_distance_table_new (analysis, options.proposal);

  dp_chart_view_take_figure (self->map, dp_figure_new (DP_FIGURE_MAP, analysis, &options));
  dp_chart_view_take_figure (self->curve, dp_figure_new (DP_FIGURE_DISTANCE, analysis, &options));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "choose")),
                             g_variant_new_string (unit != NULL ? unit : ""));
  dp_form_bind (self->form, session, DP_ENTITY_UNIT, unit);
  gtk_widget_set_visible (self->form_sheet, record != NULL);
  gtk_label_set_label (self->unit_name, record != NULL ? dp_record_name (record) : "");
  dp_table_view_set_table (self->table, table);
  dp_table_view_set_selected (self->table, unit);
}

static gboolean
dp_page_map_focus_field (DpPage      *page,
                         DpEntityKind kind,
                         const char  *id,
                         guint        field)
{
  DpPageMap *self = DP_PAGE_MAP (page);
  DpFieldRow *row;

  if (kind != DP_ENTITY_UNIT || (field != DP_UNIT_MUNICIPALITY && field != DP_UNIT_SITE && field != DP_UNIT_LATITUDE && field != DP_UNIT_LONGITUDE))
    return FALSE;
  dp_session_set_unit (dp_page_get_session (page), id);
  row = dp_form_find (self->form, kind, id, field);
  return row != NULL && gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
choose (DpPageMap  *self,
        const char *unit)
{
  DpSession *session = dp_page_get_session (DP_PAGE (self));

  if (session == NULL)
    return;
  dp_session_set_unit (session, unit);
  dp_page_map_refresh (DP_PAGE (self), NULL);
}

static void
choose_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  choose (DP_PAGE_MAP (user_data), g_variant_get_string (parameter, NULL));
}

static void
item_activated_cb (DpPageMap   *self,
                   const char  *id,
                   DpChartView *view)
{
  choose (self, id);
}

static void
dp_page_map_dispose (GObject *object)
{
  g_clear_object (&DP_PAGE_MAP (object)->actions);
  G_OBJECT_CLASS (dp_page_map_parent_class)->dispose (object);
}

static void
dp_page_map_class_init (DpPageMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_page_map_dispose;
  DP_PAGE_CLASS (klass)->refresh = dp_page_map_refresh;
  DP_PAGE_CLASS (klass)->focus_field = dp_page_map_focus_field;

  g_type_ensure (DP_TYPE_CHART_VIEW);
  g_type_ensure (DP_TYPE_COLUMNS);
  g_type_ensure (DP_TYPE_FIELD_ROW);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-page-map.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, map);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, curve);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, unit_name);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, form);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, form_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, table);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
}

static void
dp_page_map_init (DpPageMap *self)
{
  static const GActionEntry entries[] = { { .name = "choose", .activate = choose_cb, .parameter_type = "s", .state = "''" } };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "unit", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  dp_table_view_set_row_action (self->table, "unit.choose");
}
