/* dp-version.h: which state of a plan figures come from: a mark of its records, and when they were last changed.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-changes.h"

G_BEGIN_DECLS

/* (transfer full): eight hexadecimal digits, "3F9A-1C2B". Two plans have the same mark when every known value is the same,
 * whatever the file, the language and the version of the program; else they differ but for one chance in four thousand
 * million. How figures are shown does not count: slides, own headlines and the log of meetings. */
char *dp_version_mark (const DpPlan *plan);

/** DpVersionTally: what the mark is made of, record by record, so that an edit costs the records that it changed. */
typedef struct _DpVersionTally DpVersionTally;

DpVersionTally *dp_version_tally_new    (const DpPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
void            dp_version_tally_free   (DpVersionTally *tally);
void            dp_version_tally_follow (DpVersionTally *tally, const DpPlan *plan, const DpChangeSet *changes);
char           *dp_version_tally_mark   (const DpVersionTally *tally) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpVersionTally, dp_version_tally_free)

/* (transfer full): "Plan version 3F9A-1C2B, changed 12 Nov 2026 at 14:03" in the user's language and time; without the date
 * when nobody has changed the plan. @mark is dp_version_mark() of it. */
char *dp_version_text (const DpPlan *plan,
                       const char   *mark);

G_END_DECLS
