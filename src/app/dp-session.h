/* dp-session.h: what one window looks at: a document, its analysis, and the chosen proposal, area, estimate.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-refusals.h"
#include "figure/dp-problems.h"
#include "plan/dp-analysis.h"
#include "plan/dp-document.h"

G_BEGIN_DECLS

#define DP_TYPE_SESSION (dp_session_get_type ())
G_DECLARE_FINAL_TYPE (DpSession, dp_session, DP, SESSION, GObject)

/* Signals:
 * "changed" (const DpChangeSet *changes, nullable): the records changed (changes given) or the choice did (NULL). The
 *   analysis is already invalidated.
 * "goto-field" (guint kind, const char *id, guint field): show the page that holds this field and focus it.
 * "explain" (const char *figure_id): show the explanation of a figure in the live panel ("tipping", "places", … or
 *   "score/PARAMETER").
 * "refusals-changed": what stands in forms and cannot be used is more, less or something else.
 */
DpSession   *dp_session_new           (DpDocument *document);

DpDocument  *dp_session_get_document  (DpSession *self);
const DpPlan *dp_session_get_plan     (DpSession *self);
DpAnalysis  *dp_session_get_analysis  (DpSession *self);

const char  *dp_session_get_proposal  (DpSession *self); /* (nullable): none in the plan */
const char  *dp_session_get_area      (DpSession *self); /* (nullable): the whole country */
const char  *dp_session_get_estimate  (DpSession *self); /* (nullable): all in use */
const char  *dp_session_get_unit      (DpSession *self); /* (nullable): the unit chosen on the proposal page */
void         dp_session_set_proposal  (DpSession *self, const char *proposal);
void         dp_session_set_area      (DpSession *self, const char *area);
void         dp_session_set_estimate  (DpSession *self, const char *estimate);
void         dp_session_set_unit      (DpSession *self, const char *unit);

DpRefusals  *dp_session_get_refusals  (DpSession *self); /* what forms could not use */
GPtrArray   *dp_session_list_problems (DpSession *self); /* (transfer full): of DpProblem, for the chosen proposal */

void         dp_session_goto_field    (DpSession *self, DpEntityKind kind, const char *id, guint field);
void         dp_session_explain       (DpSession *self, const char *figure_id);

G_END_DECLS
