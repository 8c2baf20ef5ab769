/* dp-need.h: a country's need: hidden cases, later years, referral and admission, and its split over the regions.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The largest need, in women a year, and the most years that a trend is followed. */
#define DP_NEED_MAX 1e9
#define DP_NEED_YEARS_MAX 200

/** DpBounds: a number that is known to lie from @low to @high; equal for a single figure. */
typedef struct
{
  double low;
  double high;
} DpBounds;

gboolean dp_need_weights   (const double *amounts,
                            gsize         n_regions,
                            double       *weights,
                            gsize        *empty_region,
                            GError      **error);
void     dp_need_merge     (const double *weights,
                            const double *rows,
                            gsize         n_regions,
                            gsize         n_columns,
                            const gsize  *group,
                            gsize         n_groups,
                            double       *merged_weights,
                            double       *merged_rows);

gboolean dp_need_add_share  (const DpBounds *need,
                             const DpBounds *share,
                             DpBounds       *result,
                             GError        **error);
gboolean dp_need_add_number (const DpBounds *need,
                             const DpBounds *number,
                             DpBounds       *result,
                             GError        **error);
gboolean dp_need_in_year    (const DpBounds *need,
                             const DpBounds *trend,
                             int             years,
                             DpBounds       *result,
                             GError        **error);
gboolean dp_need_passed_on  (const DpBounds *need,
                             const DpBounds *share,
                             DpBounds       *result,
                             GError        **error);

G_END_DECLS
