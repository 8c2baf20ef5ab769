/* dp-figure.h: the plan's pictures: which data a chart shows, its headline, its sources, its table and its text.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-chart.h"
#include "figure/dp-table.h"
#include "plan/dp-analysis-simulation.h"
#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** DpFigureKind: the charts of the program. */
typedef enum
{
  DP_FIGURE_NEED,           /* C1: how many need it, according to whom? */
  DP_FIGURE_CAPACITY,       /* C2: is it enough, and for whose figure? */
  DP_FIGURE_SPECIALISATION, /* C10: how strong is each proposal on the four parameters? */
  DP_FIGURE_UNITS,          /* C3: which unit is full, which empty? */
  DP_FIGURE_YEARS,          /* C4: how different may a year be? */
  DP_FIGURE_TIPPING,        /* C5: when does it stop working? */
  DP_FIGURE_SERVICES,       /* C6: what did the 83 receive? */
  DP_FIGURE_MAP,            /* C7: who is far away? */
  DP_FIGURE_TIMELINE,       /* C9: when, and how sure? */
  DP_FIGURE_DISTANCE,       /* C8: what share reaches a unit within how many kilometres? */
  DP_FIGURE_CHANGE,         /* C11: what does the change do? */
  DP_FIGURE_PRICE,          /* C12: what does an empty place cost? */
  DP_FIGURE_SENSITIVITY,    /* C13: which assumption decides? */
  DP_FIGURE_HISTORY,        /* C14: why do we disagree? */
  DP_N_FIGURES
} DpFigureKind;

/**
 * DpFigureOptions:
 * @proposal: (nullable): id of the proposal, for charts about one
 * @area: (nullable): id of a region, or NULL for the whole country
 * @estimate: (nullable): id of an estimate to show alone (with those that share its row), or NULL for all in use
 * @parameter: (nullable): key of the parameter whose cell of @proposal is chosen, in the specialisation chart
 * @unit: (nullable): id of the unit that is chosen on a map, or NULL for the first
 * @today: Julian day that is marked on a time scale, or 0 for none
 * @measure: the result whose assumptions are compared, a DpSensitivityMeasure; 0: women without a place
 * @other: (nullable): id of the proposal that @proposal is compared with; NULL: the first other one
 * @before: (nullable): on a map, the analysis of the plan in which nothing is moved yet: @unit, and units that lie elsewhere
 *   there, are being moved about
 * @earlier, @earlier_name: (nullable): for the chart of a change: the analysis of the plan at another time, and what that is called
 *   within a sentence: @proposal as it was there is set against @proposal now, and @other counts no more
 * @within_km: the distance that maps and curves of distance are about, or 0 for the usual one
 * @from_2027: whether maps show the regions as they are from 2027
 * @for_hall: whether it is shown to a hall, in few and short words: see dp_chart_trim(). Figures and table are the same
 * @simulation_input, @simulation: (nullable): a simulation of @proposal, for charts of possible years
 */
typedef struct
{
  const char *proposal;
  const char *area;
  const char *estimate;
  const char *parameter;
  const char *unit;
  guint32 today;
  guint measure;
  const char *other;
  DpAnalysis *before;
  DpAnalysis *earlier;
  const char *earlier_name;
  double within_km;
  gboolean from_2027;
  gboolean for_hall;
  const DpSimulationInput *simulation_input;
  const DpSimulationResult *simulation;
} DpFigureOptions;

/**
 * DpFigure:
 * @proposal, @scope: (nullable): what it is about; see dp-headline.h
 * @generated: the sentence that the program writes as the headline
 * @own_headline: whether the chart's title is one that somebody wrote in its place
 * @headline_fits: whether the figures are those it was written for; TRUE without an own one
 * @chart: what is painted; its title is the headline sentence. Never NULL: without data it says what is missing.
 * @table: the same figures as a table
 * @text: one paragraph that serves the same purpose as the picture; also the description for assistive technology
 * @is_personal: whether it shows what looks like a CPR number, and nobody has said that it is none
 */
typedef struct
{
  DpFigureKind kind;
  char *proposal;
  char *scope;
  char *generated;
  gboolean own_headline;
  gboolean headline_fits;
  DpChart *chart;
  DpTable *table;
  char *text;
  gboolean is_personal;
} DpFigure;

const char *dp_figure_kind_name    (DpFigureKind kind);
const char *dp_figure_kind_label   (DpFigureKind kind);
gboolean    dp_figure_kind_by_name (const char *name, DpFigureKind *kind);
gboolean    dp_figure_kind_needs_proposal (DpFigureKind kind);
gboolean    dp_figure_kind_needs_simulation (DpFigureKind kind);

DpFigure   *dp_figure_new  (DpFigureKind           kind,
                            DpAnalysis            *analysis,
                            const DpFigureOptions *options);
void        dp_figure_free (DpFigure *figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpFigure, dp_figure_free)

/* (transfer full): headline, subtitle, paragraph, table and sources as plain text, for the clipboard and `--alt`. */
char       *dp_figure_to_text (const DpFigure *figure);

G_END_DECLS
