/* dp-page-map.c: where the units lie, and how far the women have to them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The unit that is chosen on the map is the session's: its place is changed beside the map or on it, and everything follows.
 * While a unit is moved on the map, the map follows at once and the rest of the page when there is time.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-page-map.h"

#include "app/dp-chart-view.h"
#include "app/dp-columns.h"
#include "app/dp-form.h"
#include "app/dp-map-mover.h"
#include "app/dp-map-zoomer.h"
#include "app/dp-model-button.h"
#include "app/dp-place-card.h"
#include "app/dp-table-view.h"
#include "app/dp-travel-card.h"
#include "app/dp-wrap-layout.h"
#include "figure/dp-finance-tables.h"
#include "figure/dp-place-page.h"
#include "plan/dp-analysis-geography.h"
#include "plan/dp-text.h"

#include <glib/gi18n.h>

#define BAR_SPACING_PX 14
#define FOLLOW_MS 100

struct _DpPageMap
{
  DpPage parent_instance;

  DpChartView *map;
  DpChartView *curve;
  DpTravelCard *travel;
  GtkLabel *unit_name;
  GtkWidget *form;
  GtkWidget *form_sheet;
  DpTableView *table;
  DpTableView *regions;
  GtkWidget *regions_sheet;
  GtkWidget *gap;
  GtkLabel *gap_label;
  DpPlaceCard *place_card;
  GtkStack *bar;
  GtkWidget *content;
  GtkWidget *empty;
  GtkWidget *tools;
  GtkWidget *moving;
  GtkWidget *tiles[DP_MOVE_FIGURES];
  GtkEditable *within;
  GtkLabel *trouble;
  GtkRevealer *trouble_revealer;
  GSimpleActionGroup *actions;
  GSimpleActionGroup *look; /* what the map shows, and moving on it */
  DpMapZoomer *zoomer;
  DpMapMover *mover;
  gboolean has_map;         /* and not a sentence in its place */
  double within_km;
  guint follow_id;          /* the rest of the page is to follow what is moved */
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

static gboolean
is_from_2027 (DpPageMap *self)
{
  g_autoptr(GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->look), "regions");

  return g_str_equal (g_variant_get_string (state, NULL), "2027");
}

static void
set_enabled (DpPageMap  *self,
             const char *action,
             gboolean    enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->look), action)), enabled);
}

static DpFigureOptions
figure_options (DpPageMap *self)
{
  DpSession *session = dp_page_get_session (DP_PAGE (self));

  return (DpFigureOptions) { .proposal = dp_session_get_proposal (session),
                             .area = dp_session_get_area (session),
                             .unit = chosen_unit (session),
                             .within_km = self->within_km,
                             .from_2027 = is_from_2027 (self) };
}

/* The curve and the list, from the plan or from the copy in which units are moved. */
static void
show_rest (DpPageMap  *self,
           DpAnalysis *analysis)
{
  const DpFigureOptions options = figure_options (self);
  g_autoptr(DpGeographyResult) geography = dp_analysis_geography (analysis, options.proposal, NULL);
  g_autoptr(DpTable) table = dp_unit_distance_table_new (dp_plan_children (dp_analysis_plan (analysis), DP_ENTITY_UNIT, options.proposal),
                                                         geography);
  g_autoptr(DpTable) regions = dp_region_distance_table_new (analysis, geography, options.within_km, options.from_2027,
                                                             DP_REGION_TABLE_BRIEF);

  dp_chart_view_take_figure (self->curve, dp_figure_new (DP_FIGURE_DISTANCE, analysis, &options));
  gtk_widget_set_visible (self->regions_sheet, regions->rows->len > 0);
  dp_table_view_set_table (self->regions, regions);
  dp_table_view_set_table (self->table, table);
  dp_table_view_set_selected (self->table, options.unit);
}

static void
zoomed_cb (DpPageMap   *self,
           DpMapZoomer *zoomer)
{
  set_enabled (self, "zoom-in", self->has_map && dp_map_zoomer_can (zoomer, DP_MAP_ZOOM_IN));
  set_enabled (self, "zoom-out", self->has_map && dp_map_zoomer_can (zoomer, DP_MAP_ZOOM_OUT));
  set_enabled (self, "zoom-whole", self->has_map && dp_map_zoomer_can (zoomer, DP_MAP_ZOOM_WHOLE));
}

/* The unit that the distances wait for, with a way to it. */
static void
show_gap (DpPageMap *self)
{
  DpSession *session = dp_page_get_session (DP_PAGE (self));
  g_autoptr(DpGeographyResult) geography = dp_analysis_geography (dp_session_get_analysis (session), dp_session_get_proposal (session), NULL);
  g_autoptr(GPtrArray) sentences = NULL;

  gtk_widget_set_visible (self->gap, geography != NULL && geography->gap == DP_GEOGRAPHY_NO_PLACE);
  if (geography == NULL || geography->gap != DP_GEOGRAPHY_NO_PLACE)
    return;
  sentences = dp_geography_sentences (geography);
  gtk_label_set_label (self->gap_label, sentences->pdata[0]);
}

static void
dp_page_map_refresh (DpPage            *page,
                     const DpChangeSet *changes)
{
  DpPageMap *self = DP_PAGE_MAP (page);
  DpSession *session = dp_page_get_session (page);
  const DpFigureOptions options = figure_options (self);
  const DpRecord *record = dp_plan_get (dp_session_get_plan (session), DP_ENTITY_UNIT, options.unit);
  DpFigure *figure = dp_figure_new (DP_FIGURE_MAP, dp_session_get_analysis (session), &options);

  gtk_widget_set_visible (GTK_WIDGET (self->bar), dp_session_get_proposal (session) != NULL);
  gtk_widget_set_visible (self->content, dp_session_get_proposal (session) != NULL);
  gtk_widget_set_visible (self->empty, dp_session_get_proposal (session) == NULL);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  dp_map_mover_show (self->mover, session, &(DpMapLook) { options.unit, options.within_km, options.from_2027 });
  gtk_stack_set_visible_child_name (self->bar, "tools");
  set_enabled (self, "lift", record != NULL && !dp_chart_is_empty (figure->chart));
  self->has_map = !dp_chart_is_empty (figure->chart);
  zoomed_cb (self, self->zoomer);
  show_gap (self);
  dp_chart_view_take_figure (self->map, figure);
  show_rest (self, dp_session_get_analysis (session));
  dp_place_card_show (self->place_card, session, self->mover);
  dp_travel_card_show (self->travel, session);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "choose")),
                             g_variant_new_string (options.unit != NULL ? options.unit : ""));
  dp_form_bind (self->form, session, DP_ENTITY_UNIT, options.unit);
  gtk_widget_set_visible (self->form_sheet, record != NULL);
  gtk_label_set_label (self->unit_name, record != NULL ? dp_record_name (record) : "");
}

/* ------------------------------------------------------------------------------------------------------------- moving */

static gboolean
follow_cb (gpointer user_data)
{
  DpPageMap *self = DP_PAGE_MAP (user_data);
  DpAnalysis *analysis = dp_map_mover_get_analysis (self->mover);

  self->follow_id = 0;
  if (analysis != NULL)
    show_rest (self, analysis);
  return G_SOURCE_REMOVE;
}

static void
show_tile (GtkWidget          *tile,
           const DpMoveFigure *figure)
{
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (tile)), figure->label);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (tile)), figure->value);
  gtk_widget_set_tooltip_text (tile, figure->label);
}

static void
moved_cb (DpPageMap  *self,
          DpMapMover *mover)
{
  const DpMoveWords *words = dp_map_mover_get_words (mover);

  for (guint i = 0; words != NULL && i < words->n_figures; i++)
    show_tile (self->tiles[i], &words->figures[i]);
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->moving), GTK_ACCESSIBLE_PROPERTY_LABEL, words->sentence, -1);
  gtk_stack_set_visible_child_name (self->bar, "moving");
  /* Now and then, after a frame: what is in hand does not wait for what lies beside it. */
  if (self->follow_id == 0)
    self->follow_id = g_timeout_add_full (G_PRIORITY_LOW, FOLLOW_MS, follow_cb, self, NULL);
}

static void
ended_cb (DpPageMap  *self,
          DpMapMover *mover)
{
  dp_page_map_refresh (DP_PAGE (self), NULL);
}

static void
lift_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  DpPageMap *self = DP_PAGE_MAP (user_data);

  if (dp_map_mover_lift (self->mover, chosen_unit (dp_page_get_session (DP_PAGE (self)))))
    gtk_widget_grab_focus (GTK_WIDGET (dp_chart_view_get_canvas (self->map)));
}

static void
keep_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  dp_map_mover_keep (DP_PAGE_MAP (user_data)->mover);
}

static void
return_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  dp_map_mover_return (DP_PAGE_MAP (user_data)->mover);
}

/* --------------------------------------------------------------------------------------------------------------- look */

static void
zoom_in_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  dp_map_zoomer_step (DP_PAGE_MAP (user_data)->zoomer, DP_MAP_ZOOM_IN);
}

static void
zoom_out_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  dp_map_zoomer_step (DP_PAGE_MAP (user_data)->zoomer, DP_MAP_ZOOM_OUT);
}

static void
zoom_whole_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  dp_map_zoomer_step (DP_PAGE_MAP (user_data)->zoomer, DP_MAP_ZOOM_WHOLE);
}

static void
regions_cb (GSimpleAction *action,
            GVariant      *state,
            gpointer       user_data)
{
  DpPageMap *self = DP_PAGE_MAP (user_data);

  g_simple_action_set_state (action, state);
  if (dp_page_get_session (DP_PAGE (self)) != NULL)
    dp_page_map_refresh (DP_PAGE (self), NULL);
}

static void
set_trouble (DpPageMap  *self,
             const char *sentence)
{
  if (sentence != NULL)
    {
      gtk_label_set_label (self->trouble, sentence);
      gtk_widget_add_css_class (GTK_WIDGET (self->within), "error");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->within), "error");
  gtk_revealer_set_reveal_child (self->trouble_revealer, sentence != NULL);
}

/* What cannot be used says so, and the last distance that could stays. */
static void
within_changed_cb (DpPageMap   *self,
                   GtkEditable *entry)
{
  double km;
  g_autoptr(GError) error = NULL;

  if (!dp_parse_within_km (gtk_editable_get_text (entry), &km, &error))
    {
      set_trouble (self, error->message);
      return;
    }
  set_trouble (self, NULL);
  if (km == self->within_km)
    return;
  self->within_km = km;
  if (dp_page_get_session (DP_PAGE (self)) != NULL)
    dp_page_map_refresh (DP_PAGE (self), NULL);
}

static gboolean
dp_page_map_focus_field (DpPage      *page,
                         DpEntityKind kind,
                         const char  *id,
                         guint        field)
{
  DpPageMap *self = DP_PAGE_MAP (page);
  DpFieldRow *row;

  if (kind == DP_ENTITY_PLAN && field == DP_PLAN_DISTANCES)
    return gtk_widget_child_focus (GTK_WIDGET (dp_travel_card_get_row (self->travel)), GTK_DIR_TAB_FORWARD);
  if (kind != DP_ENTITY_UNIT || (field != DP_UNIT_MUNICIPALITY && field != DP_UNIT_SITE && field != DP_UNIT_LATITUDE && field != DP_UNIT_LONGITUDE))
    return FALSE;
  dp_session_set_unit (dp_page_get_session (page), id);
  row = dp_form_find (self->form, kind, id, field);
  return row != NULL && gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

/* To the unit that lies nowhere yet. */
static void
fill_gap_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  DpPageMap *self = DP_PAGE_MAP (user_data);
  DpSession *session = dp_page_get_session (DP_PAGE (self));
  g_autoptr(DpGeographyResult) geography = dp_analysis_geography (dp_session_get_analysis (session), dp_session_get_proposal (session), NULL);

  if (geography != NULL && geography->gap_unit != NULL)
    dp_page_map_focus_field (DP_PAGE (self), DP_ENTITY_UNIT, geography->gap_unit->id, DP_UNIT_MUNICIPALITY);
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
  DpPageMap *self = DP_PAGE_MAP (object);

  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_object (&self->mover);
  g_clear_object (&self->zoomer);
  g_clear_object (&self->actions);
  g_clear_object (&self->look);
  G_OBJECT_CLASS (dp_page_map_parent_class)->dispose (object);
}

static void
dp_page_map_class_init (DpPageMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_page_map_dispose;
  DP_PAGE_CLASS (klass)->refresh = dp_page_map_refresh;
  DP_PAGE_CLASS (klass)->focus_field = dp_page_map_focus_field;

  g_type_ensure (DP_TYPE_MODEL_BUTTON);
  g_type_ensure (DP_TYPE_CHART_VIEW);
  g_type_ensure (DP_TYPE_COLUMNS);
  g_type_ensure (DP_TYPE_FIELD_ROW);
  g_type_ensure (DP_TYPE_PLACE_CARD);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  g_type_ensure (DP_TYPE_TRAVEL_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-page-map.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, map);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, curve);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, travel);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, unit_name);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, form);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, form_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, table);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, regions);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, regions_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, gap);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, gap_label);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, place_card);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, bar);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, content);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, empty);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, tools);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, moving);
  for (guint i = 0; i < DP_MOVE_FIGURES; i++)
    {
      g_autofree char *name = g_strdup_printf ("move_%u", i);

      gtk_widget_class_bind_template_child_full (widget_class, name, FALSE, G_STRUCT_OFFSET (DpPageMap, tiles[i]));
    }
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, within);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, trouble);
  gtk_widget_class_bind_template_child (widget_class, DpPageMap, trouble_revealer);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, within_changed_cb);
}

static void
dp_page_map_init (DpPageMap *self)
{
  static const GActionEntry entries[] = { { .name = "choose", .activate = choose_cb, .parameter_type = "s", .state = "''" } };
  static const GActionEntry look[] = {
    { .name = "regions", .parameter_type = "s", .state = "'today'", .change_state = regions_cb },
    { .name = "lift", .activate = lift_cb },
    { .name = "keep", .activate = keep_cb },
    { .name = "return", .activate = return_cb },
    { .name = "fill-gap", .activate = fill_gap_cb },
    { .name = "zoom-in", .activate = zoom_in_cb },
    { .name = "zoom-out", .activate = zoom_out_cb },
    { .name = "zoom-whole", .activate = zoom_whole_cb },
  };
  g_autofree char *within = NULL;

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "unit", G_ACTION_GROUP (self->actions));
  self->look = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->look), look, G_N_ELEMENTS (look), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map", G_ACTION_GROUP (self->look));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->tools, dp_wrap_layout_new (BAR_SPACING_PX));
  gtk_widget_set_layout_manager (self->moving, dp_wrap_layout_new (BAR_SPACING_PX));
  dp_table_view_set_row_action (self->table, "unit.choose");
  /* Beside a taller column the country is larger. */
  gtk_widget_set_vexpand (GTK_WIDGET (dp_chart_view_get_canvas (self->map)), TRUE);
  self->zoomer = dp_map_zoomer_new (self->map);
  self->mover = dp_map_mover_new (self->map, self->zoomer);
  g_signal_connect_object (self->zoomer, "changed", G_CALLBACK (zoomed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mover, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mover, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  self->within_km = dp_geography_limits[DP_GEOGRAPHY_USUAL_LIMIT];
  within = dp_format_trimmed (self->within_km, 1);
  gtk_editable_set_text (self->within, within);
}
