/* dp-analysis-staffing.h: what a proposal's staffing gives: posts, shifts, competences.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "engine/dp-staffing.h"
#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** DpShiftId: in the order in which people are put on duty: nobody may be alone in the house at night without staff. */
typedef enum
{
  DP_SHIFT_NIGHT,
  DP_SHIFT_WEEKEND, /* waking hours of weekends and public holidays */
  DP_SHIFT_EVENING, /* of working days */
  DP_SHIFT_DAY,     /* of working days; what is left of the posts is on duty here */
  DP_N_SHIFTS
} DpShiftId;

/**
 * DpShiftCover: one shift of a unit
 * @on_duty: people of the care lines on duty, whoever employs them
 * @own: the same by own staff alone
 * @met: whether @on_duty reaches the minimum
 */
typedef struct
{
  double on_duty;
  double own;
  gboolean met;
} DpShiftCover;

/**
 * DpStaffingTerms: the terms of a full-time post and the minimum crew, all from the plan's assumptions
 * @hours: the terms of the year
 * @net_hours: hours a full-time post is on duty in a year
 * @handover: hours a day in which two overlap
 * @fte_per_post: full-time posts that keep one person on duty day and night
 * @crew_night: fewest people on duty in a unit outside the waking hours
 * @crew_day, @crew_evening, @crew_weekend: the same in the daytime and the evening of working days, and in the waking hours of
 *   weekends and public holidays
 * @day_hours, @evening_hours: waking hours of the day, and how many of them are evening
 * @shifts: (array): the minimum crew shift by shift
 * @crew_fte: full-time posts that man that crew all year
 * @one_person: own full-time posts below which a competence rests on one person
 */
typedef struct
{
  DpHours hours;
  double net_hours;
  double handover;
  double fte_per_post;
  double crew_night;
  double crew_day;
  double crew_evening;
  double crew_weekend;
  double day_hours;
  double evening_hours;
  DpShift shifts[DP_N_SHIFTS];
  double crew_fte;
  double one_person;
} DpStaffingTerms;

/** DpFteSum: full-time posts by who employs them; @unstated are in no other; @total is the sum. */
typedef struct
{
  double own;
  double purchased;
  double partner;
  double unstated;
  double total;
} DpFteSum;

/** DpCompetenceState: what carries an area of competence in a unit. */
typedef enum
{
  DP_COMPETENCE_SEVERAL,    /* own posts, at least @one_person of them */
  DP_COMPETENCE_ONE_PERSON, /* own posts, fewer */
  DP_COMPETENCE_OTHERS,     /* only purchased, a partner's, or nobody says whose */
  DP_COMPETENCE_MISSING,    /* no line, or no posts */
  DP_COMPETENCE_UNKNOWN,    /* a line that does not say how many posts */
} DpCompetenceState;

/**
 * DpStaffingArea: one area of competence
 * @competence: key of dp_choices_competence; NULL for the lines that name none
 * @lines: staffing lines of the area
 * @unknown_fte: those that do not say how many posts
 * @cost: of the lines whose cost is known
 */
typedef struct
{
  const char *competence;
  guint lines;
  guint unknown_fte;
  DpFteSum fte;
  double cost;
  DpCompetenceState state;
} DpStaffingArea;

/**
 * DpStaffingUnit: one unit
 * @lines: staffing lines that are manned; with none, everything about the unit is unknown
 * @unmanned: lines that wait for more open places than the unit has, and are not counted
 * @unknown_fte, @unknown_cost: lines without posts, without a cost
 * @fte, @cost: sums of what is known
 * @care_fte: posts of the lines for round-the-clock care, whoever employs them
 * @posts: how many people those keep on duty day and night
 * @night, @day: people on duty outside and within the waking hours, when the night is manned to the minimum first
 * @cover: (array): the same shift by shift, when the minimum of one is manned before the next
 * @crew_known: whether @cover and @crew_met say something: there are care lines, and all say how many posts
 * @crew_met: whether they man the minimum crew
 * @areas: (array length=n_areas): in the order of the catalogue; "management" and "other" only when they have lines
 * @one_person: areas that rest on one person
 * @women_known, @women_per_fte: women admitted a year for each post that meets the families (management does not), over
 *   the estimates in use
 */
typedef struct
{
  const DpRecord *unit;
  guint lines;
  guint unmanned;
  guint unknown_fte;
  guint unknown_cost;
  DpFteSum fte;
  double cost;
  double care_fte;
  double posts;
  double night;
  double day;
  DpShiftCover cover[DP_N_SHIFTS];
  gboolean crew_known;
  gboolean crew_met;
  guint n_areas;
  DpStaffingArea *areas;
  guint one_person;
  gboolean women_known;
  DpRange women_per_fte;
} DpStaffingUnit;

/** DpStaffingResult: a proposal's units, and all of them together. */
typedef struct
{
  const DpRecord *proposal;
  DpStaffingTerms terms;
  guint n_units;
  DpStaffingUnit *units;
  guint lines;
  guint unknown_fte;
  guint unknown_cost;
  DpFteSum fte;
  double cost;
} DpStaffingResult;

const char       *dp_shift_key               (DpShiftId shift);
/* Whether the line is manned in full operation: a line that waits for more open places than the unit has is not. */
gboolean          dp_staffing_is_manned      (const DpRecord *unit,
                                              const DpRecord *line);
gboolean          dp_analysis_staffing_terms (const DpPlan    *plan,
                                              DpStaffingTerms *terms,
                                              GError         **error);
DpStaffingResult *dp_analysis_staffing       (DpAnalysis *analysis,
                                              const char *proposal_id,
                                              GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void              dp_staffing_result_free    (DpStaffingResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpStaffingResult, dp_staffing_result_free)

G_END_DECLS
