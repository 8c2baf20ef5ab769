/* dp-scene.h: a laid-out chart: what to paint where, and what is under the pointer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>

#include "chart/dp-chart.h"
#include "chart/dp-map-projection.h"

G_BEGIN_DECLS

/*
 * data (DpChart) → scale → layout → scene → paint.
 *
 * A scene is a display list in pixels of the canvas, and the items a user can point at or walk through. Painting,
 * hit-testing, tooltips, the keyboard cursor and assistive technology all read the same scene, so they cannot disagree.
 * It owns copies of all it needs: chart and theme may go as soon as dp_chart_layout() has returned.
 *
 * Units: x, y, width and height are pixels of the canvas (1/96 inch on paper). `scale` multiplies every size of the
 * anatomy (text, marks, paddings): 1 on screen, 3 on a slide of 1920 × 1080. A picture of twice the size and twice the
 * scale is the same picture, sharper. Screens with a device scale need no scale here: cairo already has it.
 */

typedef struct _DpScene DpScene;

/** The least and the greatest scale a layout is made for; others are brought into the range. */
#define DP_SCALE_MIN 0.25
#define DP_SCALE_MAX 16.0

/** The narrowest card, in px at scale 1, that is laid out with nothing left out; below it texts are ellipsized. */
#define DP_CHART_WIDTH_MIN 480.0

/**
 * DpItemKind:
 * @DP_ITEM_LINE: a reference line
 * @DP_ITEM_ROW: a row as a whole (its name)
 * @DP_ITEM_MARK: a figure on the axis
 * @DP_ITEM_CELL: a cell of a step table
 * @DP_ITEM_COLUMN: the head of a column of a step table
 */
typedef enum
{
  DP_ITEM_LINE,
  DP_ITEM_ROW,
  DP_ITEM_MARK,
  DP_ITEM_CELL,
  DP_ITEM_COLUMN,
} DpItemKind;

/**
 * DpSceneItem:
 * @kind: what it is
 * @id: (nullable): the caller's id of the row, mark, line or cell
 * @x: left edge of the sensitive rectangle
 * @y: its top
 * @width: its width; marks get at least 24 px at scale 1
 * @height: its height
 * @anchor_x: where a tooltip points to: the middle of the mark
 * @anchor_y: likewise
 * @tooltip: (nullable): text to show by the pointer
 * @accessible: one sentence for assistive technology
 * @row: row in the walk: 0 is the top one
 * @column: column in the walk; the first of each row is 0
 * @data_row: index of the row in the chart's data, −1 for a line or a column head
 * @data_column: index of the mark, the line or the column in the data, −1 for a whole row
 *
 * Items are in reading order; their numbers are those dp_scene_hit() and dp_scene_move() speak of.
 */
typedef struct
{
  DpItemKind kind;
  const char *id;
  double x;
  double y;
  double width;
  double height;
  double anchor_x;
  double anchor_y;
  const char *tooltip;
  const char *accessible;
  int row;
  int column;
  int data_row;
  int data_column;
} DpSceneItem;

/** Where the keyboard cursor goes. FIRST and LAST are ends of the row; NEXT and PREVIOUS go through all items. */
typedef enum
{
  DP_MOVE_LEFT,
  DP_MOVE_RIGHT,
  DP_MOVE_UP,
  DP_MOVE_DOWN,
  DP_MOVE_FIRST,
  DP_MOVE_LAST,
  DP_MOVE_NEXT,
  DP_MOVE_PREVIOUS,
} DpMove;

/** What dp_scene_paint_cursor() draws round an item. */
typedef enum
{
  DP_CURSOR_HOVER,
  DP_CURSOR_FOCUS,
} DpCursor;

DpScene           *dp_chart_layout          (const DpChart *chart,
                                             const DpTheme *theme,
                                             double         width,
                                             double         height,
                                             double         scale) G_GNUC_WARN_UNUSED_RESULT;
void               dp_chart_measure_height  (const DpChart *chart,
                                             const DpTheme *theme,
                                             double         width,
                                             double         scale,
                                             double        *minimum,
                                             double        *natural);

void               dp_scene_free            (DpScene *scene);

double             dp_scene_get_width       (const DpScene *scene);
double             dp_scene_get_height      (const DpScene *scene);
double             dp_scene_get_scale       (const DpScene *scene);
const char        *dp_scene_get_title       (const DpScene *scene);
const char        *dp_scene_get_description (const DpScene *scene);

void               dp_scene_paint           (const DpScene *scene,
                                             cairo_t       *cr);
void               dp_scene_paint_still     (const DpScene *scene,
                                             cairo_t       *cr);
void               dp_scene_paint_moving    (const DpScene *scene,
                                             cairo_t       *cr,
                                             guint          piece);
guint              dp_scene_get_n_moving    (const DpScene *scene);
void               dp_scene_get_moving_box  (const DpScene *scene,
                                             guint          piece,
                                             double        *x,
                                             double        *y,
                                             double        *width,
                                             double        *height);
gboolean           dp_scene_is_as_still_as  (const DpScene *scene,
                                             const DpScene *other);
const DpMapProjection *dp_scene_get_projection (const DpScene *scene);
void               dp_scene_paint_cursor    (const DpScene *scene,
                                             cairo_t       *cr,
                                             int            item,
                                             DpCursor       cursor);

guint              dp_scene_get_n_items     (const DpScene *scene);
const DpSceneItem *dp_scene_get_item        (const DpScene *scene,
                                             guint          item);
int                dp_scene_hit             (const DpScene *scene,
                                             double         x,
                                             double         y);
int                dp_scene_move            (const DpScene *scene,
                                             int            from_item,
                                             DpMove         move);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpScene, dp_scene_free)

G_END_DECLS
