/* dp-overflow.h: units that take over each other's women when one is full, exactly.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DpOverflowRule: where a woman is tried when the unit of her own region is full. */
typedef enum
{
  DP_OVERFLOW_NONE,      /* nowhere */
  DP_OVERFLOW_NEIGHBOUR, /* the next unit in the list, once; the first after the last */
  DP_OVERFLOW_ALL,       /* every other unit in the order of the list, starting with the next */
} DpOverflowRule;

/** The most units, and the most states (products of places + 1), that are solved exactly. */
#define DP_OVERFLOW_UNITS_MAX 16
#define DP_OVERFLOW_STATES_MAX 100000
#define DP_OVERFLOW_PLACES_MAX 65535

/**
 * DpOverflowAnswer: of one region and the unit of the same number
 * @home: share 0–1 of the region's women placed in the region's own unit
 * @elsewhere: share placed in another unit
 * @without_place: share not placed
 * @occupancy: share 0–1 of the unit's places in use; 0 when it has none
 */
typedef struct
{
  double home;
  double elsewhere;
  double without_place;
  double occupancy;
} DpOverflowAnswer;

void     dp_overflow_order (DpOverflowRule rule,
                            int            n_units,
                            int           *order);
gboolean dp_overflow_solve (int               n_units,
                            const int        *places,
                            const double     *arrivals,
                            const double     *stays,
                            const int        *order,
                            DpOverflowAnswer *answers,
                            double           *placed,
                            GError          **error);

G_END_DECLS
