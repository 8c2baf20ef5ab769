/* plans.h: the example plan, changed as a test needs it, and Erlang's loss formula written anew.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

DpPlan *sample_plan      (void);

/* One field of one record, which must be there. */
void    put_number       (DpPlan *plan, DpEntityKind kind, const char *id, guint field, double number);
void    put_text         (DpPlan *plan, DpEntityKind kind, const char *id, guint field, const char *text);
void    put_unknown      (DpPlan *plan, DpEntityKind kind, const char *id, guint field);
/* A new record with its first text fields: pairs of field and text, ended by -1. */
void    add_record       (DpPlan *plan, DpEntityKind kind, const char *id, ...);
void    remove_children  (DpPlan *plan, DpEntityKind kind, const char *parent);

/* One estimate in use, with these limits; all others switched off. */
void    use_only         (DpPlan *plan, double low, double high);
void    set_places_of_A  (DpPlan *plan, const int places[5]);
/* Proposal A with one unit for every region instead of five. */
void    pool_A           (DpPlan *plan, int places);

double  region_weight    (const char *id);
double  blocking         (int places, double load);
int     largest_need     (double (*share_without) (double need, const int *places), const int *places, double goal);

extern const char *const unit_ids_of_A[5];
extern const char *const region_ids[5];

G_END_DECLS
