/* dp-personal-data.h: what looks like CPR numbers in the texts of a plan, and what the planner says about it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-document.h"
#include "plan/dp-privacy.h"

G_BEGIN_DECLS

/** DpPersonalNumber: a number in a text field that looks like a CPR number. */
typedef struct
{
  DpEntityKind kind;
  char *record;
  guint field;
  DpCprMatch match;
} DpPersonalNumber;

/** DpPersonalData: what was found in each record, so that only changed records are looked through again. */
typedef struct _DpPersonalData DpPersonalData;

DpPersonalData  *dp_personal_data_new    (const DpPlan *plan);
void             dp_personal_data_free   (DpPersonalData *data);
void             dp_personal_data_forget (DpPersonalData    *data,
                                          const DpChangeSet *changes);
const GPtrArray *dp_personal_data_list   (DpPersonalData *data); /* of DpPersonalNumber */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpPersonalData, dp_personal_data_free)

/* The two answers; each is one undo step. */
gboolean         dp_personal_number_delete (DpDocument             *document,
                                            const DpPersonalNumber *number,
                                            GError                **error);
gboolean         dp_personal_number_clear  (DpDocument             *document,
                                            const DpPersonalNumber *number,
                                            GError                **error);

G_END_DECLS
