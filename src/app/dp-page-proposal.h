/* dp-page-proposal.h: the page on which a proposal is written: requirements, sections, units, answers.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While the page is in a window, the window has the action groups "proposal" (add, duplicate, remove) and "unit" (add,
 * duplicate, remove, one-per-region, choose).
 */
#pragma once

#include "app/dp-page.h"

G_BEGIN_DECLS

#define DP_TYPE_PAGE_PROPOSAL (dp_page_proposal_get_type ())
G_DECLARE_FINAL_TYPE (DpPageProposal, dp_page_proposal, DP, PAGE_PROPOSAL, DpPage)

GtkWidget  *dp_page_proposal_new              (void);

/* "head", "legal", "staffing", "place", "money", "time". */
const char *dp_page_proposal_get_section      (DpPageProposal *self);
void        dp_page_proposal_set_section      (DpPageProposal *self,
                                               const char     *section);
void        dp_page_proposal_show_requirement (DpPageProposal *self,
                                               const char     *requirement);

G_END_DECLS
