/* dp-merge.h: two copies of a plan that were worked on apart, brought together.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-plan.h"

G_BEGIN_DECLS

/** DpMergeReason: why the copies cannot be brought together without a word. */
typedef enum
{
  DP_MERGE_BOTH_CHANGED,  /* a field has two new values, or its new value does not go with the rest; ours is kept */
  DP_MERGE_DELETED_OURS,  /* a record was deleted in ours and changed in theirs; it is kept */
  DP_MERGE_DELETED_THEIRS, /* the other way round; it is kept */
  DP_MERGE_LEFT_OUT,      /* a record was added in theirs and does not go with the rest; it is left out */
} DpMergeReason;

/**
 * DpMergeConflict:
 * @name: what people call the record
 * @field: of BOTH_CHANGED; else -1
 * @base, @ours, @theirs: the values of the field
 * @overruled: whether somebody decided against what is kept; FALSE at first, dp_merge_decide() reads it
 */
typedef struct
{
  DpMergeReason reason;
  DpEntityKind kind;
  char *id;
  char *name;
  int field;
  DpValue base;
  DpValue ours;
  DpValue theirs;
  gboolean overruled;
} DpMergeConflict;

DpPlan *dp_merge                    (const DpPlan *base,
                                     const DpPlan *ours,
                                     const DpPlan *theirs,
                                     GPtrArray   **conflicts);
gboolean dp_merge_conflict_is_open  (const DpMergeConflict *conflict);
DpPlan *dp_merge_decide             (const DpPlan    *merged,
                                     const GPtrArray *conflicts,
                                     GError         **error);
char   *dp_merge_conflict_matter    (const DpMergeConflict *conflict);
char   *dp_merge_conflict_before    (const DpMergeConflict *conflict);
char   *dp_merge_conflict_answer    (const DpMergeConflict *conflict,
                                     gboolean               overruled);
char   *dp_merge_conflict_describe  (const DpMergeConflict *conflict);

G_END_DECLS
