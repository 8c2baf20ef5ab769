/* dp-changes.h: the records that one edit touches, how they were and how they are.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An edit changes the plan in memory through these functions, which keep what was there before: it can be taken back,
 * stored as one step, put into words, and told to whoever shows the plan.
 */
#pragma once

#include "plan/dp-plan.h"

G_BEGIN_DECLS

/** DpChangeSet: which records changed; @everything when it is quicker to start anew. */
typedef struct
{
  gboolean everything;
  GPtrArray *records; /* of DpChangedRecord */
} DpChangeSet;

/** DpChangedRecord: @proposal is the proposal it belongs (or belonged) to, NULL for records of the plan as a whole. */
typedef struct
{
  DpEntityKind kind;
  char *id;
  char *proposal;
} DpChangedRecord;

/**
 * DpChange: one record.
 * @before: (nullable): how it was, NULL when it is new
 * @after: (nullable): how it is, NULL when it is deleted; set by dp_changes_settle()
 * @proposal: (nullable): the proposal it belonged to
 */
typedef struct
{
  DpEntityKind kind;
  char *id;
  DpRecord *before;
  DpRecord *after;
  char *proposal;
} DpChange;

void dp_change_free (DpChange *change);

typedef struct _DpChanges DpChanges;

DpChanges    *dp_changes_new      (void);
void          dp_changes_free     (DpChanges *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpChanges, dp_changes_free)

/* Changing the plan. */
void          dp_changes_put      (DpChanges *changes, DpPlan *plan, DpRecord *record);
void          dp_changes_remove   (DpChanges *changes, DpPlan *plan, DpEntityKind kind, const char *id);
void          dp_changes_remove_with_dependents (DpChanges *changes, DpPlan *plan, DpEntityKind kind, const char *id);
void          dp_changes_adopt    (DpChanges *changes, DpPlan *plan, const GPtrArray *records);
void          dp_changes_copy_dependents (DpChanges *changes, DpPlan *plan, DpEntityKind kind, const char *from,
                                          const char *to);
void          dp_changes_revert   (DpChanges *changes, DpPlan *plan);
void          dp_changes_settle   (DpChanges *changes, const DpPlan *plan);

/* What has changed; valid after dp_changes_settle (). */
guint           dp_changes_count  (const DpChanges *changes);
const DpChange *dp_changes_get    (const DpChanges *changes, guint number);

DpChangeSet  *dp_change_set_new   (const DpChanges *changes, const DpPlan *plan);
DpChangeSet  *dp_change_set_new_everything (void);
void          dp_change_set_free  (DpChangeSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpChangeSet, dp_change_set_free)

/* New ids. */
char         *dp_changes_new_id   (const DpPlan *plan, DpEntityKind kind);
double        dp_changes_last_position (const DpPlan *plan, DpEntityKind kind, const char *parent);

G_END_DECLS
