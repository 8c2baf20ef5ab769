/* dp-guide-update.h: what the program's scoring guide has and an older plan's copy of it has not.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan carries its own guide, so that no score changes because the program did. What is new is offered, and taken over only when
 * somebody says so: parameters and criteria that are missing come, empty texts are filled. What the planner has written stays.
 */
#pragma once

#include "plan/dp-document.h"

G_BEGIN_DECLS

/** DpGuideDifferenceKind: what becomes of a difference when the guide is taken over. */
typedef enum
{
  DP_GUIDE_ADDED,  /* the plan has no such parameter or criterion: it comes */
  DP_GUIDE_FILLED, /* the plan says nothing in a text: it is filled */
  DP_GUIDE_KEPT,   /* the plan has another number or measure: it stays */
} DpGuideDifferenceKind;

/**
 * DpGuideDifference:
 * @theirs: the program's record
 * @own: (nullable): the plan's; NULL when it is missing
 * @field: of a difference in one field
 */
typedef struct
{
  DpGuideDifferenceKind kind;
  const DpRecord *theirs;
  const DpRecord *own;
  guint field;
} DpGuideDifference;

/**
 * DpGuideUpdate:
 * @guide: the program's guide, in the program's language
 * @differences: (element-type DpGuideDifference): borrowed from @guide and the plan
 * @n_added: how many parameters and criteria are missing; a plan that misses none is not out of date
 */
typedef struct
{
  DpPlan *guide;
  GArray *differences;
  guint n_added;
} DpGuideUpdate;

DpGuideUpdate *dp_guide_update_new  (const DpPlan *plan,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void           dp_guide_update_free (DpGuideUpdate *update);
/* One undo step, or none when there is nothing to take over. */
gboolean       dp_guide_take_over   (DpDocument *document,
                                     GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpGuideUpdate, dp_guide_update_free)

G_END_DECLS
