/* dp-date.h: dates that know how precise they are.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stored form (locale-free, sorts sensibly): "2027-01-31" day, "2027-W10" ISO week, "2027-01" month, "2027-Q1" quarter,
 * "2027-H1" half-year, "2027-mid" the middle of a year (Danish "medio"), "2027" year, "D+9m" / "D-2m" months after or
 * before the plan's decision (month zero; the decision itself is "D+0m"). Years are 1900 to 2199.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DpDatePrecision: what is known of a date. */
typedef enum
{
  DP_DATE_DAY,
  DP_DATE_WEEK,
  DP_DATE_MONTH,
  DP_DATE_QUARTER,
  DP_DATE_HALF_YEAR,
  DP_DATE_MIDDLE,
  DP_DATE_YEAR,
  DP_DATE_RELATIVE,
} DpDatePrecision;

/**
 * DpDateSpan:
 * @precision: how the date was given
 * @first, @last: the first and the last day it may mean, as Julian days (GDate); the same for a day
 */
typedef struct
{
  DpDatePrecision precision;
  guint32 first;
  guint32 last;
} DpDateSpan;

gboolean dp_date_parse       (const char *text,
                              char      **stored,
                              GError    **error);
char    *dp_date_format      (const char *stored) G_GNUC_WARN_UNUSED_RESULT;
gboolean dp_date_is_valid    (const char *stored);
gboolean dp_date_span        (const char *stored,
                              const char *decision,
                              DpDateSpan *span);
gboolean dp_date_month_index (const char *stored,
                              const char *decision,
                              int        *months_since_year_0);

/* For axes and other places that know only a month or a day. */
const char *dp_month_name       (guint month);
const char *dp_month_short_name (guint month);
char    *dp_date_format_time (GDateTime *when) G_GNUC_WARN_UNUSED_RESULT;
char       *dp_date_format_julian (guint32 julian) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
