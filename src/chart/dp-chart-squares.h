/* dp-chart-squares.h: people of a fixed group, one square each, and how many of them had what (C6 "De 83").
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-chart.h"

G_BEGIN_DECLS

/** DpSquaresBar: how many of the group, as a bar on the scale of the group. @label: "60 (72 %)". */
typedef struct
{
  char *name;
  guint count;
  char *label;
} DpSquaresBar;

/**
 * DpSquaresPanel: the group at one time
 * @title: when
 * @filled: how many squares are filled; at most the group's
 * @label: what the filled ones are: "30 (36 %): substance-use treatment"
 * @bars: (element-type DpSquaresBar): what else they had
 */
typedef struct
{
  char *title;
  guint filled;
  char *label;
  GPtrArray *bars;
} DpSquaresPanel;

/**
 * DpSquaresChart:
 * @total: people in the group; every panel has so many squares
 * @party: whose figure: gives the colour
 * @panels: (element-type DpSquaresPanel): side by side, never joined
 */
typedef struct
{
  guint total;
  DpParty party;
  GPtrArray *panels;
} DpSquaresChart;

DpChart              *dp_chart_new_squares       (const char *title,
                                                  guint       total,
                                                  DpParty     party) G_GNUC_WARN_UNUSED_RESULT;
const DpSquaresChart *dp_chart_get_squares       (const DpChart *chart);
DpSquaresPanel       *dp_chart_add_squares_panel (DpChart    *chart,
                                                  const char *title,
                                                  guint       filled,
                                                  const char *label);
void                  dp_squares_panel_add_bar   (DpSquaresPanel *panel,
                                                  const char     *name,
                                                  guint           count,
                                                  const char     *label);

G_END_DECLS
