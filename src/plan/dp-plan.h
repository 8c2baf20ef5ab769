/* dp-plan.h: a plan in memory: records by kind, id and parent.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-fields.h"
#include "plan/dp-value.h"

G_BEGIN_DECLS

/** DpRecord: one record; @values has as many entries as the entity has fields. */
typedef struct
{
  DpEntityKind kind;
  char *id;
  DpValue *values;
} DpRecord;

DpRecord   *dp_record_new    (DpEntityKind kind,
                              const char  *id);
DpRecord   *dp_record_copy   (const DpRecord *record);
gboolean    dp_record_equal  (const DpRecord *a,
                              const DpRecord *b);
void        dp_record_free   (DpRecord *record);
void        dp_record_set    (DpRecord *record,
                              guint     field,
                              DpValue   value);
/* A field as this record has it: an assumption, or the limit of a criterion, whose unit is "share" is written and read as per
 * cent, like every share. */
const DpField *dp_record_field (const DpRecord *record,
                                guint           field);
const char *dp_record_text   (const DpRecord *record,
                              guint           field);
gboolean    dp_record_number (const DpRecord *record,
                              guint           field,
                              double         *number);
double      dp_record_number_or (const DpRecord *record,
                                 guint           field,
                                 double          otherwise);
gboolean    dp_record_in_set (const DpRecord *record,
                              guint           field,
                              const char     *key);
const char *dp_record_parent (const DpRecord *record);
const char *dp_record_name   (const DpRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpRecord, dp_record_free)

/**
 * DpPlan: all records of a plan. Lists are ordered by position, then id. Borrowed records and lists stay valid until
 * the next change of the plan.
 */
typedef struct _DpPlan DpPlan;

DpPlan          *dp_plan_new      (void);
DpPlan          *dp_plan_copy     (const DpPlan *plan);
void             dp_plan_free     (DpPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpPlan, dp_plan_free)

void             dp_plan_put      (DpPlan   *plan,
                                   DpRecord *record);
void             dp_plan_remove   (DpPlan      *plan,
                                   DpEntityKind kind,
                                   const char  *id);
const DpRecord  *dp_plan_get      (const DpPlan *plan,
                                   DpEntityKind  kind,
                                   const char   *id);
const GPtrArray *dp_plan_list     (const DpPlan *plan,
                                   DpEntityKind  kind);
const GPtrArray *dp_plan_children (const DpPlan *plan,
                                   DpEntityKind  kind,
                                   const char   *parent_id);

/* When the records last changed, as the history tells it; NULL when nobody has changed them. */
GDateTime       *dp_plan_get_changed (const DpPlan *plan); /* (nullable) (transfer none) */
void             dp_plan_set_changed (DpPlan       *plan,
                                      GDateTime    *when);

/* The record that belongs to @record's proposal, or NULL when it belongs to none (a region, an estimate, …). */
const DpRecord  *dp_plan_proposal_of (const DpPlan   *plan,
                                      const DpRecord *record);

/* Where a value comes from: its basis record, or NULL when none is written down. */
const DpRecord  *dp_plan_basis    (const DpPlan *plan,
                                   DpEntityKind  kind,
                                   const char   *id,
                                   guint         field);
char            *dp_basis_id      (DpEntityKind kind,
                                   const char  *id,
                                   guint        field);

/* A plan-wide assumption's number, by its id ("service-goal", …). */
gboolean         dp_plan_assumption (const DpPlan *plan,
                                     const char   *id,
                                     double       *value);

G_END_DECLS
