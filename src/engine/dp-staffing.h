/* dp-staffing.h: hours, full-time posts and round-the-clock cover.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DpHours: what is left of a full-time post's year; every term is local and may be changed
 * @norm_hours: paid hours a year; 37 × 52 = 1,924 in Denmark
 * @day_hours: hours of a working day; 7.4
 * @holiday, @extra_holiday, @public_holidays, @sick, @course: days a year away from duty
 */
typedef struct
{
  double norm_hours;
  double day_hours;
  double holiday;
  double extra_holiday;
  double public_holidays;
  double sick;
  double course;
} DpHours;

/**
 * DpShift: one line of a roster
 * @persons: on duty at the same time, ≥ 0
 * @hours: length of the shift with handover, 0–48
 * @days: days a year it is manned, 0–366
 * @paid_share: share 0–1 of the hours that count as worked; below 1 for resting duty
 */
typedef struct
{
  double persons;
  double hours;
  double days;
  double paid_share;
} DpShift;

#define DP_DAYS_PER_YEAR 365

gboolean dp_net_hours    (const DpHours *hours,
                          double        *net,
                          GError       **error);
gboolean dp_fte_per_post (const DpHours *hours,
                          double         handover,
                          double        *fte,
                          GError       **error);
gboolean dp_fte_roster   (const DpHours *hours,
                          const DpShift *shifts,
                          gsize          n_shifts,
                          double        *fte,
                          GError       **error);

G_END_DECLS
