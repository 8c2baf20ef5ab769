/* dp-layout-dots.c: rows of dots in panels beside one another (C3, C11).
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-layout-private.h"

#include "chart/dp-chart-dots.h"

#include <math.h>

/* All in px at scale 1. */
static const double NAME_COLUMN_MIN_PX = 110.0;
static const double NAME_GAP_PX = 10.0;
static const double NAME_TO_DETAIL_PX = 1.5;
static const double PANEL_GAP_PX = 22.0;
static const double TEXT_GAP_PX = 10.0;
static const double PANEL_PADDING_PX = 8.0;
static const double LABEL_GAP_PX = 5.0;
static const double HEAD_TO_RULE_PX = 4.0;
static const double LINE_LABEL_GAP_PX = 3.0;
static const double TICK_LABEL_TOP_PX = 5.0;
static const double SECTION_GAP_PX = 14.0;
static const double TICK_WISH_PX = 72.0;

static const double KEY_LINE_PX = 19.0;
static const double KEY_MARKER_PX = 16.0;
static const double KEY_GAP_PX = 16.0;
static const double LANE_PX = 14.0;
static const double LANE_MAX_PX = 22.0;
static const double ROW_PADDING_PX = 6.0;
static const double MARKER_PX = 9.5;
static const double BAR_PX = 3.5;
static const double LINE_PX = 1.5;
static const double DASH_PX = 4.0;
static const double DASH_GAP_PX = 3.0;
static const double HIT_PX = 24.0;

/* The most of the inner width that the column of names takes. */
static const double NAME_SHARE_MAX = 0.3;

static const int NAME_LINES = 2;
static const int DETAIL_LINES = 3;

/* A dot with its pixel, in the order of the values. */
typedef struct
{
  const DpDot *dot;
  guint index;
  double x;
  PangoLayout *label;
} Dot;

typedef struct
{
  const DpDotLane *lane;
  Dot *dots;
  guint n_dots;
  PangoLayout *name;
  double name_left;
} Lane;

typedef struct
{
  PangoLayout *text;
  Lane *lanes;
  guint n_lanes;
} Cell;

typedef struct
{
  const DpDotRow *row;
  PangoLayout *name;
  PangoLayout *detail;
  Cell *cells;
  guint n_cells;
  guint n_lanes;
} Row;

typedef struct
{
  const DpDotPanel *panel;
  double left;
  double right;
  double text_right;
  DpScale scale;
  guint label_every;
  PangoLayout *title;
} Panel;

typedef struct
{
  const DpDotSection *section;
  PangoLayout *heading;
  Panel *panels;
  guint n_panels;
  Row *rows;
  guint n_rows;
  double key_height;
  double head_height;
  double line_label_height;
} Section;

typedef struct
{
  DpScene *scene;
  const DpDotChart *dots;
  double left;
  double right;
  double name_width;
  double axis_height;
  Section *sections;
  guint n_sections;
  guint n_rows;
} DotBody;

static void
free_row (Row *row)
{
  g_clear_object (&row->name);
  g_clear_object (&row->detail);
  for (guint c = 0; c < row->n_cells; c++)
    {
      Cell *cell = &row->cells[c];

      g_clear_object (&cell->text);
      for (guint l = 0; l < cell->n_lanes; l++)
        {
          for (guint d = 0; d < cell->lanes[l].n_dots; d++)
            g_clear_object (&cell->lanes[l].dots[d].label);
          g_clear_object (&cell->lanes[l].name);
          g_free (cell->lanes[l].dots);
        }
      g_free (cell->lanes);
    }
  g_free (row->cells);
}

static void
free_body (gpointer data)
{
  DotBody *body = data;

  for (guint s = 0; s < body->n_sections; s++)
    {
      Section *section = &body->sections[s];

      g_clear_object (&section->heading);
      for (guint p = 0; p < section->n_panels; p++)
        g_clear_object (&section->panels[p].title);
      for (guint r = 0; r < section->n_rows; r++)
        free_row (&section->rows[r]);
      g_free (section->panels);
      g_free (section->rows);
    }
  g_free (body->sections);
  g_free (body);
}

static int
compare_dots (const void *a,
              const void *b)
{
  const Dot *left = a;
  const Dot *right = b;

  if (left->dot->value != right->dot->value)
    return left->dot->value < right->dot->value ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

/* ---------------------------------------------------------------------------------------------------------- measure */

static void
set_lane (DotBody         *body,
          Lane            *lane,
          const DpDotLane *data)
{
  lane->lane = data;
  lane->n_dots = data->dots->len;
  lane->dots = g_new0 (Dot, lane->n_dots + 1);
  for (guint i = 0; i < lane->n_dots; i++)
    {
      lane->dots[i].dot = g_ptr_array_index (data->dots, i);
      lane->dots[i].index = i;
    }
  qsort (lane->dots, lane->n_dots, sizeof (Dot), compare_dots);
  for (guint i = 0; i < lane->n_dots; i++)
    if (lane->dots[i].dot->label != NULL)
      lane->dots[i].label = _dp_figure_line (body->scene, DP_TYPE_SMALL,
                                             lane->dots[i].dot->hollow ? DP_WEIGHT_REGULAR : DP_WEIGHT_BOLD,
                                             lane->dots[i].dot->label);
}

static void
set_row (DotBody        *body,
         Row            *row,
         const DpDotRow *data)
{
  row->row = data;
  row->name = _dp_scene_text (body->scene, DP_TYPE_ROW_NAME, DP_WEIGHT_BOLD, data->name);
  if (data->detail != NULL)
    row->detail = _dp_scene_text (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, data->detail);
  row->n_cells = data->cells->len;
  row->cells = g_new0 (Cell, row->n_cells + 1);
  for (guint c = 0; c < row->n_cells; c++)
    {
      const DpDotCell *from = g_ptr_array_index (data->cells, c);
      Cell *cell = &row->cells[c];

      if (from->text != NULL)
        cell->text = _dp_figure_line (body->scene, DP_TYPE_VALUE, DP_WEIGHT_BOLD, from->text);
      cell->n_lanes = from->lanes->len;
      cell->lanes = g_new0 (Lane, cell->n_lanes + 1);
      for (guint l = 0; l < cell->n_lanes; l++)
        set_lane (body, &cell->lanes[l], g_ptr_array_index (from->lanes, l));
      row->n_lanes = MAX (row->n_lanes, cell->n_lanes);
    }
}

/* The widest label of a dot in a panel: so much has to be free at both ends of the axis. */
static double
widest_label (const Section *section,
              guint          panel)
{
  double widest = 0;

  for (guint r = 0; r < section->n_rows; r++)
    for (guint l = 0; l < section->rows[r].cells[panel].n_lanes; l++)
      for (guint d = 0; d < section->rows[r].cells[panel].lanes[l].n_dots; d++)
        widest = MAX (widest, _dp_width_or_0 (section->rows[r].cells[panel].lanes[l].dots[d].label));
  return widest;
}

static void
choose_axis (DotBody       *body,
             const Section *section,
             guint          number)
{
  Panel *panel = &section->panels[number];
  const DpAxis *axis = &panel->panel->axis;
  const double u = body->scene->scale;
  const double label = widest_label (section, number);
  const double padding = (label > 0 ? label + (LABEL_GAP_PX + MARKER_PX / 2) * u : PANEL_PADDING_PX * u);
  const double from = panel->left + MIN (padding, (panel->right - panel->left) / 3);
  const double to = panel->right - MIN (padding, (panel->right - panel->left) / 3);
  double min = axis->min, max = MAX (axis->max, axis->min);

  for (guint r = 0; r < section->n_rows; r++)
    for (guint l = 0; l < section->rows[r].cells[number].n_lanes; l++)
      {
        const Lane *lane = &section->rows[r].cells[number].lanes[l];

        for (guint d = 0; d < lane->n_dots; d++)
          {
            min = MIN (min, lane->dots[d].dot->value);
            max = MAX (max, lane->dots[d].dot->value);
          }
      }
  dp_scale_init (&panel->scale, min, max, axis->tick_step, (guint) MAX ((to - from) / (TICK_WISH_PX * u), 2));
  dp_scale_range (&panel->scale, round (from), round (to));
  panel->label_every = _dp_tick_label_every (body->scene, &panel->scale, axis->format);
  for (guint r = 0; r < section->n_rows; r++)
    for (guint l = 0; l < section->rows[r].cells[number].n_lanes; l++)
      {
        Lane *lane = &section->rows[r].cells[number].lanes[l];

        for (guint d = 0; d < lane->n_dots; d++)
          lane->dots[d].x = dp_scale_map (&panel->scale, lane->dots[d].dot->value);
      }
}

/* Puts the panels side by side, each with its column of texts. */
static void
spread_panels (DotBody *body,
               Section *section)
{
  const double u = body->scene->scale;
  const double from = round (body->left + body->name_width);
  g_autofree double *texts = g_new0 (double, section->n_panels + 1);
  double free_width = body->right - from - (section->n_panels - 1) * PANEL_GAP_PX * u;
  double x = from;

  for (guint p = 0; p < section->n_panels; p++)
    {
      for (guint r = 0; r < section->n_rows; r++)
        texts[p] = MAX (texts[p], _dp_width_or_0 (section->rows[r].cells[p].text));
      if (texts[p] > 0)
        texts[p] = ceil (texts[p] + TEXT_GAP_PX * u);
      free_width -= texts[p];
    }
  for (guint p = 0; p < section->n_panels; p++)
    {
      Panel *panel = &section->panels[p];

      panel->left = round (x);
      panel->right = round (MAX (x + free_width / section->n_panels, x + 1));
      panel->text_right = panel->right + texts[p];
      x = panel->text_right + PANEL_GAP_PX * u;
      panel->title = _dp_wrapped_text (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, panel->panel->axis.title,
                                       panel->text_right - panel->left, 2);
      choose_axis (body, section, p);
    }
}

/* Names of lanes stand right of the dots, else left of them, in the first panel where there is room. Returns whether all had
 * room; if not, the row gets no names. */
static gboolean
place_names (DotBody *body,
             Section *section,
             Row     *row)
{
  const double u = body->scene->scale;
  const double reach = (MARKER_PX / 2 + LABEL_GAP_PX) * u;
  gboolean all = TRUE;

  for (guint c = 0; c < row->n_cells; c++)
    for (guint l = 0; l < row->cells[c].n_lanes; l++)
      {
        const char *name = row->cells[c].lanes[l].lane->name;
        gboolean found = FALSE;

        if (name == NULL)
          continue;
        for (guint p = c; p < row->n_cells && !found; p++)
          {
            const Panel *panel = &section->panels[p];
            Lane *lane = l < row->cells[p].n_lanes ? &row->cells[p].lanes[l] : NULL;
            g_autoptr (PangoLayout) text = _dp_scene_text (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, name);
            const double width = _dp_text_width (text);
            double first, last, before, after;

            if (lane == NULL || lane->n_dots == 0 || lane->name != NULL)
              continue;
            first = lane->dots[0].x - reach - _dp_width_or_0 (lane->dots[0].label);
            last = lane->dots[lane->n_dots - 1].x + reach + _dp_width_or_0 (lane->dots[lane->n_dots - 1].label);
            after = panel->right - last;
            before = first - panel->left;
            found = width <= after || width <= before;
            if (!found)
              continue;
            lane->name_left = width <= after ? last : first - width;
            lane->name = g_object_ref (text);
          }
        all &= found;
      }
  for (guint c = 0; c < row->n_cells && !all; c++)
    for (guint l = 0; l < row->cells[c].n_lanes; l++)
      g_clear_object (&row->cells[c].lanes[l].name);
  return all;
}

/* The names of the first row's lanes with their markers, flowing over as many lines as they need; returns their height. */
static double
flow_key (DotBody       *body,
          const Section *section,
          double         top,
          gboolean       place)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  double x = body->left, y = top;

  for (guint c = 0; c < section->rows[0].n_cells; c++)
    for (guint l = 0; l < section->rows[0].cells[c].n_lanes; l++)
      {
        const DpDotLane *lane = section->rows[0].cells[c].lanes[l].lane;
        g_autoptr (PangoLayout) text = NULL;
        double width;

        if (lane->name == NULL)
          continue;
        text = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, lane->name, body->right - body->left - KEY_MARKER_PX * u, 1);
        width = KEY_MARKER_PX * u + _dp_text_width (text);
        if (x > body->left && x + width > body->right)
          {
            x = body->left;
            y += KEY_LINE_PX * u;
          }
        if (place)
          {
            _dp_place_marker (scene, lane->party, scene->theme.party_role[lane->party], FALSE, x + MARKER_PX * u / 2 + u,
                              y + KEY_LINE_PX * u / 2, MARKER_PX * u);
            _dp_place_middle (scene, g_object_ref (text), DP_ROLE_SECONDARY, x + KEY_MARKER_PX * u, y + KEY_LINE_PX * u / 2);
          }
        x += width + KEY_GAP_PX * u;
      }
  return x > body->left ? y + KEY_LINE_PX * u - top : 0;
}

/* Names stand in one row, the first where all of them have room; where there is no such row, in lines above the section. */
static void
find_room_for_names (DotBody *body,
                     Section *section)
{
  for (guint r = 0; r < section->n_rows; r++)
    if (place_names (body, section, &section->rows[r]))
      return;
  if (section->n_rows > 0)
    section->key_height = flow_key (body, section, 0, FALSE);
}

static double
names_height (const DotBody *body,
              const Row     *row)
{
  return _dp_text_height (row->name) + _dp_height_or_0 (row->detail)
         + (row->detail != NULL ? NAME_TO_DETAIL_PX * body->scene->scale : 0);
}

static void
row_heights (const DotBody *body,
             double        *minimum,
             double        *natural,
             double        *maximum)
{
  const double u = body->scene->scale;
  guint i = 0;

  for (guint s = 0; s < body->n_sections; s++)
    for (guint r = 0; r < body->sections[s].n_rows; r++, i++)
      {
        const Row *row = &body->sections[s].rows[r];
        const double lanes = MAX (row->n_lanes, 1);

        minimum[i] = MAX (names_height (body, row), lanes * LANE_PX * u) + 2 * ROW_PADDING_PX * u;
        natural[i] = minimum[i];
        maximum[i] = MAX (minimum[i], lanes * LANE_MAX_PX * u + 3 * ROW_PADDING_PX * u);
      }
}

static double
fixed_height (const DotBody *body)
{
  const double u = body->scene->scale;
  double height = 0;

  for (guint s = 0; s < body->n_sections; s++)
    height += body->sections[s].key_height + body->sections[s].head_height + body->axis_height + (s > 0 ? SECTION_GAP_PX * u : 0);
  return height;
}

static void
measure_section (DotBody *body,
                 Section *section)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;

  for (guint r = 0; r < section->n_rows; r++)
    {
      Row *row = &section->rows[r];

      _dp_text_wrap (row->name, body->name_width - NAME_GAP_PX * u, NAME_LINES);
      if (row->detail != NULL)
        _dp_text_wrap (row->detail, body->name_width - NAME_GAP_PX * u, DETAIL_LINES);
    }
  spread_panels (body, section);
  find_room_for_names (body, section);

  section->heading = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, section->section->heading,
                                       body->name_width - NAME_GAP_PX * u, 2);
  section->head_height = _dp_height_or_0 (section->heading);
  for (guint p = 0; p < section->n_panels; p++)
    {
      section->head_height = MAX (section->head_height, _dp_height_or_0 (section->panels[p].title));
      for (guint i = 0; i < section->panels[p].panel->lines->len; i++)
        if (((const DpLine *) g_ptr_array_index (section->panels[p].panel->lines, i))->label != NULL)
          section->line_label_height = scene->theme.size_px[DP_TYPE_CAPTION] * 1.4 * u + LINE_LABEL_GAP_PX * u;
    }
  section->head_height = ceil (section->head_height + HEAD_TO_RULE_PX * u + section->line_label_height);
}

static gpointer
measure (DpScene       *scene,
         const DpChart *chart,
         double         left,
         double         right,
         double        *minimum,
         double        *natural)
{
  DotBody *body = g_new0 (DotBody, 1);
  const double u = scene->scale;
  g_autoptr (PangoLayout) tick = _dp_figure_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, "0");
  g_autofree double *heights = NULL;
  double widest = 0;

  body->scene = scene;
  body->dots = dp_chart_get_dots (chart);
  body->left = left;
  body->right = right;
  body->axis_height = ceil (TICK_LABEL_TOP_PX * u + _dp_text_height (tick));
  body->n_sections = body->dots->sections->len;
  body->sections = g_new0 (Section, body->n_sections + 1);
  for (guint s = 0; s < body->n_sections; s++)
    {
      Section *section = &body->sections[s];

      section->section = g_ptr_array_index (body->dots->sections, s);
      section->n_panels = section->section->panels->len;
      section->panels = g_new0 (Panel, section->n_panels + 1);
      for (guint p = 0; p < section->n_panels; p++)
        section->panels[p].panel = g_ptr_array_index (section->section->panels, p);
      section->n_rows = section->section->rows->len;
      section->rows = g_new0 (Row, section->n_rows + 1);
      for (guint r = 0; r < section->n_rows; r++)
        {
          set_row (body, &section->rows[r], g_ptr_array_index (section->section->rows, r));
          widest = MAX (widest, MAX (_dp_text_width (section->rows[r].name), _dp_width_or_0 (section->rows[r].detail)));
        }
      body->n_rows += section->n_rows;
    }
  body->name_width = MIN (MAX (ceil (widest) + NAME_GAP_PX * u, NAME_COLUMN_MIN_PX * u), (right - left) * NAME_SHARE_MAX);
  for (guint s = 0; s < body->n_sections; s++)
    measure_section (body, &body->sections[s]);

  heights = g_new0 (double, 3 * body->n_rows + 3);
  row_heights (body, heights, heights + body->n_rows, heights + 2 * body->n_rows);
  *minimum = *natural = fixed_height (body);
  for (guint i = 0; i < body->n_rows; i++)
    {
      *minimum += heights[i];
      *natural += heights[body->n_rows + i];
    }
  return body;
}

/* ------------------------------------------------------------------------------------------------------------ place */

static void
place_lane (DotBody *body,
            Lane    *lane,
            double   y)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const DpParty party = lane->lane->party;
  const DpRole role = scene->theme.party_role[party];
  const double size = MARKER_PX * u;
  const double reach = (MARKER_PX / 2 + LABEL_GAP_PX) * u;
  const guint last = MAX (lane->n_dots, 1) - 1;

  if (lane->n_dots > 1)
    _dp_place_party_bar (scene, party, role, lane->lane->bar, lane->dots[0].x, lane->dots[last].x, y, BAR_PX * u, size);
  /* What is filled over what is hollow. */
  for (int hollow = 1; hollow >= 0; hollow--)
    for (guint d = 0; d < lane->n_dots; d++)
      if (!lane->dots[d].dot->hollow == !hollow)
        _dp_place_marker (scene, party, role, hollow, lane->dots[d].x, y, size);
  for (guint d = 0; d < lane->n_dots; d++)
    {
      Dot *dot = &lane->dots[d];
      const gboolean before = d == 0 && lane->n_dots > 1;

      if (dot->label == NULL || (d > 0 && d < last))
        continue;
      _dp_place_middle (scene, g_object_ref (dot->label), dot->dot->hollow ? DP_ROLE_SECONDARY : DP_ROLE_TEXT,
                        before ? dot->x - reach - _dp_text_width (dot->label) : dot->x + reach, y);
    }
  if (lane->name != NULL)
    _dp_place_middle (scene, g_object_ref (lane->name), DP_ROLE_SECONDARY, lane->name_left, y);
}

static void
add_lane_items (DotBody    *body,
                const Row  *row,
                const Lane *lane,
                double      y,
                double      top,
                double      bottom,
                int         walk_row,
                int         data_row,
                int        *column)
{
  DpScene *scene = body->scene;
  const double half = HIT_PX * scene->scale / 2;

  for (guint d = 0; d < lane->n_dots; d++)
    {
      const DpDot *dot = lane->dots[d].dot;
      const double from = MAX (y - half, top);
      DpSceneItemPrivate *item = _dp_scene_add_item (scene, DP_ITEM_MARK, dot->id != NULL ? dot->id : row->row->id,
                                                     lane->dots[d].x - half, from, 2 * half, MIN (y + half, bottom) - from);

      item->item.anchor_x = lane->dots[d].x;
      item->item.anchor_y = y;
      item->item.tooltip = _dp_scene_string (scene, dot->tooltip != NULL ? dot->tooltip : dot->accessible);
      item->item.accessible = _dp_scene_string (scene, dot->accessible);
      item->item.row = walk_row;
      item->item.column = *column;
      item->item.data_row = data_row;
      item->item.data_column = *column - 1;
      (*column)++;
    }
}

static void
place_row (DotBody *body,
           Section *section,
           Row     *row,
           double   top,
           double   bottom,
           int      walk_row,
           int      data_row)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const double middle = (top + bottom) / 2;
  const double pitch = (bottom - top - 2 * ROW_PADDING_PX * u) / MAX (row->n_lanes, 1);
  double y = middle - names_height (body, row) / 2;
  int column = 1;
  DpSceneItemPrivate *item;

  _dp_scene_place (scene, g_object_ref (row->name), DP_ROLE_TEXT, body->left, y);
  if (row->detail != NULL)
    _dp_scene_place (scene, g_object_ref (row->detail), DP_ROLE_SECONDARY, body->left,
                     y + _dp_text_height (row->name) + NAME_TO_DETAIL_PX * u);
  item = _dp_scene_add_item (scene, DP_ITEM_ROW, row->row->id, body->left, top, body->right - body->left, bottom - top);
  item->item.anchor_x = body->left + body->name_width / 2;
  item->item.accessible = _dp_scene_string (scene, row->row->accessible);
  item->item.row = walk_row;
  item->item.data_row = data_row;

  for (guint c = 0; c < row->n_cells; c++)
    {
      Cell *cell = &row->cells[c];
      const double first = middle - pitch * (cell->n_lanes - 1.0) / 2;

      for (guint l = 0; l < cell->n_lanes; l++)
        {
          y = round (first + l * pitch);
          place_lane (body, &cell->lanes[l], y);
          add_lane_items (body, row, &cell->lanes[l], y, top, bottom, walk_row, data_row, &column);
        }
      if (cell->text != NULL)
        _dp_place_middle (scene, g_object_ref (cell->text), DP_ROLE_TEXT,
                          section->panels[c].text_right - _dp_text_width (cell->text), middle);
    }
}

static void
place_line (DotBody      *body,
            const Panel  *panel,
            const DpLine *data,
            double        label_bottom,
            double        top,
            double        bottom)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const double x = dp_scale_map (&panel->scale, CLAMP (data->value, panel->scale.min, panel->scale.max));
  DpPrim *line = _dp_scene_add_line (scene, DP_LAYER_REFERENCE, DP_ROLE_TEXT, LINE_PX * u, x, top, x, bottom);
  PangoLayout *label;

  line->interruptible = TRUE;
  line->dash[0] = DASH_PX * u;
  line->dash[1] = DASH_GAP_PX * u;
  if (data->label == NULL)
    return;
  label = _dp_figure_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, data->label);
  _dp_text_wrap (label, panel->text_right - panel->left, 1);
  _dp_scene_place (scene, label, DP_ROLE_TEXT,
                   CLAMP (x - _dp_text_width (label) / 2, panel->left, panel->text_right - _dp_text_width (label)),
                   label_bottom - _dp_text_height (label));
}

static void
place_panel (DotBody       *body,
             const Section *section,
             Panel         *panel,
             double         head,
             double         top,
             double         bottom)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;

  if (panel->title != NULL)
    _dp_scene_place (scene, g_steal_pointer (&panel->title), DP_ROLE_SECONDARY, panel->left, head);
  for (guint i = 0; i < panel->scale.n_ticks; i += panel->label_every)
    {
      const double x = dp_scale_map (&panel->scale, dp_scale_tick (&panel->scale, i));
      g_autofree char *string = _dp_format_tick (panel->panel->axis.format, dp_scale_tick (&panel->scale, i));
      PangoLayout *text = _dp_figure_line (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, string);
      const double width = _dp_text_width (text);

      _dp_hairline (scene, DP_ROLE_GRID, x, top, x, bottom, TRUE)->layer = DP_LAYER_ZONE;
      _dp_scene_place (scene, text, DP_ROLE_SECONDARY, CLAMP (x - width / 2, 0, MAX (scene->width - width, 0)),
                       bottom + TICK_LABEL_TOP_PX * u);
    }
  _dp_hairline (scene, DP_ROLE_AXIS, panel->left, bottom, panel->right, bottom, FALSE);
  for (guint i = 0; i < panel->panel->lines->len; i++)
    place_line (body, panel, g_ptr_array_index (panel->panel->lines, i),
                head + section->head_height - HEAD_TO_RULE_PX * u, top, bottom);
}

static void
place (gpointer data,
       double   top,
       double   height)
{
  DotBody *body = data;
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const guint n = body->n_rows;
  g_autofree double *heights = g_new0 (double, 3 * n + 3);
  g_autofree double *edges = g_new0 (double, n + 2);
  double y = top;
  guint i = 0;

  row_heights (body, heights, heights + n, heights + 2 * n);
  _dp_share_height (0, height - fixed_height (body), heights, heights + n, heights + 2 * n, n, edges);
  for (guint s = 0; s < body->n_sections; s++)
    {
      Section *section = &body->sections[s];
      const double head = y + section->key_height;
      const double rule = round (head + section->head_height);
      double bottom = rule;

      if (section->key_height > 0)
        flow_key (body, section, y, TRUE);
      if (section->heading != NULL)
        _dp_scene_place (scene, g_steal_pointer (&section->heading), DP_ROLE_SECONDARY, body->left, head);
      _dp_hairline (scene, DP_ROLE_AXIS, body->left, rule, body->right, rule, TRUE);
      for (guint r = 0; r < section->n_rows; r++, i++)
        {
          const double from = bottom;

          bottom = from + edges[i + 1] - edges[i];
          if (r > 0)
            _dp_hairline (scene, DP_ROLE_ROW_LINE, body->left, from, body->right, from, TRUE);
          place_row (body, section, &section->rows[r], from, bottom, (int) i, (int) i);
        }
      for (guint p = 0; p < section->n_panels; p++)
        place_panel (body, section, &section->panels[p], head, rule, bottom);
      y = bottom + body->axis_height + SECTION_GAP_PX * u;
    }
}

const DpBodyLayout _dp_dots_layout = { measure, place, free_body };
