/* dp-proposal-edits.h: what can be done with proposals and units as a whole; each is one undo step.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-session.h"

G_BEGIN_DECLS

/* Each chooses what it made. Where it cannot be done, FALSE and a sentence in @error. */
gboolean dp_proposal_add          (DpSession *session, GError **error);
gboolean dp_proposal_duplicate    (DpSession *session, GError **error);
gboolean dp_proposal_remove       (DpSession *session, GError **error);
gboolean dp_unit_add              (DpSession *session, GError **error);
gboolean dp_unit_duplicate        (DpSession *session, GError **error);
gboolean dp_unit_remove           (DpSession *session, GError **error);
gboolean dp_unit_add_one_per_region (DpSession *session, GError **error);
gboolean dp_unit_same_places      (DpSession *session, GError **error);
gboolean dp_unit_add_legal_basis  (DpSession *session, const char *basis, GError **error);

G_END_DECLS
