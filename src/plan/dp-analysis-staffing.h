/* dp-analysis-staffing.h: what a proposal's staffing gives: posts, shifts, competences.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "engine/dp-staffing.h"
#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/**
 * DpStaffingTerms: the terms of a full-time post and the minimum crew, all from the plan's assumptions
 * @hours: the terms of the year
 * @net_hours: hours a full-time post is on duty in a year
 * @handover: hours a day in which two overlap
 * @fte_per_post: full-time posts that keep one person on duty day and night
 * @crew_night, @crew_day: fewest people on duty in a unit, outside and within the waking hours
 * @day_hours: waking hours of the day
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
  double day_hours;
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
 * @crew_known: whether @crew_met says something: there are care lines, and all say how many posts
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
