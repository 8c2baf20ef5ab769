/* dp-layout-text.c: words in place of a plot, set large enough for the last row of a hall.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-chart-text.h"
#include "chart/dp-layout-private.h"

#include <math.h>

/* All in px at scale 1. */
static const double BULLET_PX = 6.0;
static const double BULLET_INDENT_PX = 18.0;
static const double HERO_TO_TEXT_PX = 6.0;
static const double HERO_RULE_PX = 4.0;
static const double HERO_RULE_WIDTH_PX = 56.0;
static const double HERO_RULE_TO_LEAD_PX = 12.0;
static const double ROW_PADDING_PX = 7.0;
static const double COLUMN_GAP_PX = 18.0;
static const double ITEM_GAP_PX = 6.0;
static const double ITEM_GAP_MAX_PX = 18.0;
static const double TOP_GAP_PX = 6.0;

/* Share of the width the leads of rows get: what the widest needs, within bounds that leave the text more. */
static const double LEAD_SHARE_MIN = 0.3;
static const double LEAD_SHARE_MAX = 0.4;

/* More lines than any page holds: nothing is left out, the page is set smaller instead. */
static const int ALL_LINES = 100;

typedef struct
{
  const DpTextItem *item;
  PangoLayout *lead;
  PangoLayout *text;
  double text_left;
  double height;
} Item;

typedef struct
{
  DpScene *scene;
  double left;
  double right;
  GArray *items;
  double lead_width; /* of rows */
  double heights; /* of all items, without gaps */
} Body;

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->lead);
  g_clear_object (&item->text);
}

static void
body_free (gpointer data)
{
  Body *body = data;

  g_array_unref (body->items);
  g_free (body);
}

static void
measure_hero (Body *body,
              Item *item)
{
  const double u = body->scene->scale;
  const double width = body->right - body->left;

  item->lead = _dp_wrapped_text (body->scene, DP_TYPE_KEY_FIGURE, DP_WEIGHT_HEAVY, item->item->lead, width, ALL_LINES);
  item->text = _dp_wrapped_text (body->scene, DP_TYPE_HEADLINE, DP_WEIGHT_REGULAR, item->item->text, width, ALL_LINES);
  item->text_left = body->left;
  item->height = (HERO_RULE_PX + HERO_RULE_TO_LEAD_PX + HERO_TO_TEXT_PX) * u + _dp_height_or_0 (item->lead)
                 + _dp_height_or_0 (item->text);
}

/* The lead runs into the text on its own line: short leads, such as a part's name, read as its heading. */
static void
measure_point (Body *body,
               Item *item)
{
  const double u = body->scene->scale;
  const double width = body->right - body->left - BULLET_INDENT_PX * u;

  item->lead = _dp_wrapped_text (body->scene, DP_TYPE_BODY, DP_WEIGHT_BOLD, item->item->lead, width, ALL_LINES);
  item->text = _dp_wrapped_text (body->scene, DP_TYPE_BODY, DP_WEIGHT_REGULAR, item->item->text, width, ALL_LINES);
  item->text_left = body->left + BULLET_INDENT_PX * u;
  item->height = _dp_height_or_0 (item->lead) + _dp_height_or_0 (item->text);
}

static gboolean
is_row (const DpTextItem *item)
{
  return item->style == DP_TEXT_ROW || item->style == DP_TEXT_CELLS;
}

static DpTypeStep
row_step (const DpTextItem *item)
{
  return item->style == DP_TEXT_CELLS ? DP_TYPE_SMALL : DP_TYPE_BODY;
}

static void
measure_row (Body *body,
             Item *item)
{
  const double u = body->scene->scale;
  const DpTypeStep step = row_step (item->item);

  item->text_left = body->left + body->lead_width + COLUMN_GAP_PX * u;
  item->lead = _dp_wrapped_text (body->scene, step, DP_WEIGHT_BOLD, item->item->lead, body->lead_width, ALL_LINES);
  item->text = _dp_wrapped_text (body->scene, step, DP_WEIGHT_REGULAR, item->item->text, body->right - item->text_left,
                                 ALL_LINES);
  item->height = MAX (_dp_height_or_0 (item->lead), _dp_height_or_0 (item->text)) + 2 * ROW_PADDING_PX * u;
}

static double
row_lead_width (DpScene         *scene,
                const GPtrArray *items,
                double           width)
{
  double widest = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const DpTextItem *item = items->pdata[i];
      g_autoptr(PangoLayout) lead = is_row (item) && item->lead != NULL
                                      ? _dp_line_text (scene, row_step (item), DP_WEIGHT_BOLD, item->lead) : NULL;

      widest = MAX (widest, _dp_width_or_0 (lead));
    }

  return CLAMP (ceil (widest), width * LEAD_SHARE_MIN, width * LEAD_SHARE_MAX);
}

static double
gap_after (const Item *item)
{
  return is_row (item->item) ? 0 : ITEM_GAP_PX;
}

static gpointer
measure (DpScene       *scene,
         const DpChart *chart,
         double         left,
         double         right,
         double        *minimum,
         double        *natural)
{
  const GPtrArray *items = dp_chart_get_text (chart)->items;
  const double u = scene->scale;
  Body *body = g_new0 (Body, 1);

  body->scene = scene;
  body->left = left;
  body->right = right;
  body->lead_width = row_lead_width (scene, items, right - left);
  body->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (body->items, item_clear);
  *minimum = TOP_GAP_PX * u;
  for (guint i = 0; i < items->len; i++)
    {
      static void (*const measures[]) (Body *body, Item *item) = {
        [DP_TEXT_HERO] = measure_hero,
        [DP_TEXT_POINT] = measure_point,
        [DP_TEXT_ROW] = measure_row,
        [DP_TEXT_CELLS] = measure_row,
      };
      Item item = { .item = items->pdata[i] };

      measures[item.item->style](body, &item);
      body->heights += item.height;
      *minimum += gap_after (&item) * u;
      g_array_append_val (body->items, item);
    }
  *minimum += body->heights;
  /* Rows stand together whatever room there is. */
  *natural = *minimum;
  for (guint i = 0; i < items->len; i++)
    *natural += gap_after (&g_array_index (body->items, Item, i)) * u;
  return body;
}

static void
place_text (Body         *body,
            PangoLayout **text,
            DpRole        role,
            double        x,
            double        y)
{
  if (*text != NULL)
    _dp_scene_place (body->scene, g_steal_pointer (text), role, x, y);
}

static void
place_item (Body  *body,
            Item  *item,
            double y)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const double lead_height = _dp_height_or_0 (item->lead);
  DpPrim *prim;

  switch (item->item->style)
    {
    case DP_TEXT_HERO:
      prim = _dp_scene_add (scene, DP_PRIM_RECT, DP_LAYER_MARK, body->left, y, HERO_RULE_WIDTH_PX * u, HERO_RULE_PX * u);
      prim->fill = DP_ROLE_ACCENT;
      y += (HERO_RULE_PX + HERO_RULE_TO_LEAD_PX) * u;
      place_text (body, &item->lead, DP_ROLE_TEXT, body->left, y);
      place_text (body, &item->text, DP_ROLE_SECONDARY, body->left, y + lead_height + HERO_TO_TEXT_PX * u);
      break;
    case DP_TEXT_POINT:
      {
        PangoLayout *first = item->lead != NULL ? item->lead : item->text;
        const double line = _dp_text_height (first) / pango_layout_get_line_count (first);

        prim = _dp_scene_add (scene, DP_PRIM_RECT, DP_LAYER_MARK, body->left, y + (line - BULLET_PX * u) / 2, BULLET_PX * u,
                              BULLET_PX * u);
        prim->fill = DP_ROLE_SECONDARY;
        place_text (body, &item->lead, DP_ROLE_TEXT, item->text_left, y);
        place_text (body, &item->text, DP_ROLE_TEXT, item->text_left, y + lead_height);
        break;
      }
    case DP_TEXT_ROW:
    case DP_TEXT_CELLS:
    default:
      _dp_hairline (scene, DP_ROLE_ROW_LINE, body->left, y, body->right, y, FALSE);
      place_text (body, &item->lead, DP_ROLE_TEXT, body->left, y + ROW_PADDING_PX * u);
      place_text (body, &item->text, DP_ROLE_TEXT, item->text_left, y + ROW_PADDING_PX * u);
      break;
    }
}

static void
add_item (Body       *body,
          const Item *item,
          guint       index,
          double      y)
{
  g_autofree char *sentence = g_strconcat (item->item->lead != NULL ? item->item->lead : "",
                                           item->item->lead != NULL && item->item->text != NULL ? ": " : "",
                                           item->item->text != NULL ? item->item->text : "", NULL);
  DpSceneItemPrivate *scene_item = _dp_scene_add_item (body->scene, DP_ITEM_ROW, NULL, body->left, y, body->right - body->left,
                                                       item->height);

  scene_item->item.accessible = _dp_scene_string (body->scene, sentence);
  scene_item->item.row = (int) index;
  scene_item->item.data_row = (int) index;
}

static void
place (gpointer data,
       double   top,
       double   height)
{
  Body *body = data;
  const double u = body->scene->scale;
  const guint n = body->items->len;
  const gboolean is_title = g_array_index (body->items, Item, 0).item->style == DP_TEXT_HERO;
  double wanted = body->heights, air, y;

  for (guint i = 0; i < n; i++)
    wanted += gap_after (&g_array_index (body->items, Item, i)) * u;
  air = MAX (height - TOP_GAP_PX * u - wanted, 0);
  /* A title page stands a little above the middle; points keep to the top and only draw apart so far. */
  y = round (top + TOP_GAP_PX * u + (is_title ? air * 0.35 : 0));
  for (guint i = 0; i < n; i++)
    {
      Item *item = &g_array_index (body->items, Item, i);
      const double extra = item->item->style == DP_TEXT_POINT ? MIN (air / n, (ITEM_GAP_MAX_PX - ITEM_GAP_PX) * u) : 0;

      add_item (body, item, i, y);
      place_item (body, item, y);
      y = round (y + item->height + gap_after (item) * u + extra);
    }
}

const DpBodyLayout _dp_text_layout = {
  .measure = measure,
  .place = place,
  .free = body_free,
};
