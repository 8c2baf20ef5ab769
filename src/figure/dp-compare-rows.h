/* dp-compare-rows.h: proposals side by side, what differs first.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every cell is what the panel, the forms and the figures say of that proposal by itself. Nothing is ranked or added up, and
 * what is missing is said in words.
 */
#pragma once

#include "figure/dp-table.h"
#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** Proposals that stand beside one another and still can be read. */
#define DP_COMPARE_ROWS_MAX 6

/** DpCompareBlock: the tables the rows are shown in. */
typedef enum
{
  DP_COMPARE_FIGURES, /* what differs and is a number or a date: a column a proposal */
  DP_COMPARE_WORDS,   /* what differs and is said in words: a column a proposal */
  DP_COMPARE_ALIKE,   /* what is the same for all: one column */
  DP_N_COMPARE_BLOCKS
} DpCompareBlock;

/**
 * DpCompareRow: one thing that the proposals are compared on
 * @id: stable name: those of DpKeyFigure, "units", "country", "every_region", "distance", "opening", the keys of the
 *   four parameters, "legal_basis", "operator", "financing"
 * @is_figure: whether its cells are numbers or dates, which stand below one another
 * @equal: whether all proposals have the same
 * @cells: (array zero-terminated=1): one for each proposal, never empty
 */
typedef struct
{
  const char *id;
  char *label;
  gboolean is_figure;
  gboolean equal;
  char **cells;
} DpCompareRow;

/**
 * DpCompareRows:
 * @proposals: (element-type DpRecord): borrowed from the plan, as asked for; ids of no proposal are left out
 * @rows: (element-type DpCompareRow): always all, in the same order
 * @headline: for which proposal the goal holds longest
 * @note: (nullable): why something cannot be computed, or is a lower bound, proposal by proposal
 */
typedef struct
{
  GPtrArray *proposals;
  GPtrArray *rows;
  char *headline;
  char *note;
} DpCompareRows;

DpCompareRows *dp_compare_rows_new   (DpAnalysis        *analysis,
                                      const char *const *proposal_ids) G_GNUC_WARN_UNUSED_RESULT;
void           dp_compare_rows_free  (DpCompareRows *rows);
DpTable       *dp_compare_rows_table (const DpCompareRows *rows,
                                      DpCompareBlock       block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpCompareRows, dp_compare_rows_free)

/* (transfer full): a row an estimate in use, a column a proposal: the share that gets a place at once; below them the tipping
 * points. */
DpTable *dp_compare_matrix_new  (DpAnalysis        *analysis,
                                 const char *const *proposal_ids);
/* (transfer full): under how many of the estimates in use the goal holds for each proposal. */
char    *dp_compare_matrix_headline (DpAnalysis        *analysis,
                                     const char *const *proposal_ids);

/* (transfer full): "A One unit in each region"; only the name where the id is no letter that people use. */
char    *dp_compare_short_name  (const DpRecord *proposal);
/* (transfer full): "A", or the short name where the id is no letter that people use. */
char    *dp_compare_letter      (const DpRecord *proposal);

G_END_DECLS
