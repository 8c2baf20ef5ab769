/* dp-summary.h: the figures beside every page: key figures with their explanation, assumptions used, open problems.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-chip.h"
#include "figure/dp-problems.h"
#include "figure/dp-table.h"
#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/**
 * DpKeyFigure: one line of the live panel
 * @id: stable name ("places", "immediate", "without_place", "occupancy", "smallest_unit", "rate", "used_day",
 *   "answers")
 * @label, @value: as shown; @value is a dash when unknown, a range when the estimates differ
 * @warning: (nullable): what is missing or assumed, shown with the warning sign
 * @formula: how it is computed, in words
 * @inputs: (nullable): what went in, one line each
 * @sources: (nullable): where the inputs come from, one line each
 * @page: (nullable): name of the page on which it can be changed
 */
typedef struct
{
  char *id;
  char *label;
  char *value;
  char *warning;
  char *formula;
  char *inputs;
  char *sources;
  const char *page;
} DpKeyFigure;

/**
 * DpSummary:
 * @heading: "Proposal A holds for"
 * @first, @second: the tipping points as shown ("31", "23"), a dash when unknown
 * @first_label, @second_label: what they are: for the country and in every region; with a region chosen, in that region and the
 *   country's need that goes with it
 * @caption: "women a year · Hovedstaden first", or what is missing
 * @explanation: (element-type DpKeyFigure) the tipping point's own explanation stands in @tipping
 * @figures: (element-type DpKeyFigure): eight, always in the same order
 */
typedef struct
{
  char *heading;
  char *first;
  char *first_label;
  char *second;
  char *second_label;
  char *caption;
  DpKeyFigure *tipping;
  GPtrArray *figures;
} DpSummary;

DpSummary *dp_summary_new  (DpAnalysis *analysis,
                            const char *proposal_id,
                            const char *area);
void       dp_summary_free (DpSummary *summary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpSummary, dp_summary_free)

GPtrArray *dp_chips_new (DpAnalysis *analysis,
                         const char *proposal_id,
                         const char *area);

/* The page's table "unit by unit": name, site, places, stay, women a year, occupancy, without a place, holds for. */
DpTable   *dp_unit_table_new   (DpAnalysis *analysis, const char *proposal_id);
/* Year by year from the opening, for the lowest and the highest need in use. */
DpTable   *dp_year_table_new   (DpAnalysis *analysis, const char *proposal_id);
/* The criteria of one parameter of one proposal: criterion, value, points, weight, evidence and reason. */
DpTable   *dp_criterion_table_of (const DpParameterResult *parameter);
DpTable   *dp_criterion_table_new (DpAnalysis *analysis, const char *proposal_id, const char *parameter);

G_END_DECLS
