/* dp-score-cost.c: what it would cost to take a criterion to its next step, where the plan knows it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan prices posts, so it knows what those criteria cost that are about posts: how much of the crew is manned, which areas of
 * competence are staffed, and which do not rest on one person. What an agreement, more experience or more women would cost it does
 * not know, and nothing is guessed.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-score-cost.h"

#include "plan/dp-analysis-staffing.h"
#include "plan/dp-catalogue.h"

#include <math.h>

/* An area that nobody covers is covered by one post: a full one, since the plan has no other measure of it. */
#define POSTS_TO_COVER 1.0

/* A share of areas is reached when less than this of one is missing: rounding. */
#define NO_LACK 1e-9

/* Areas of competence that a unit needs: eight; management and other are none of them. */
#define MAX_AREAS 16

/* Sums over own staff of whom the plan says both how many posts they are and what they cost: a partner's cost nothing here, and what
 * is purchased by the hour is no price of a post. */
static void
add_prices (const DpPlan *plan,
            const char   *proposal_id,
            const char   *competence,
            double       *posts,
            double       *paid)
{
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id);

  for (guint u = 0; u < units->len; u++)
    {
      const DpRecord *unit = units->pdata[u];
      const GPtrArray *lines = dp_plan_children (plan, DP_ENTITY_STAFFING, unit->id);

      for (guint i = 0; i < lines->len; i++)
        {
          double fte, cost;

          if (g_strcmp0 (dp_record_text (lines->pdata[i], DP_STAFFING_COMPETENCE), competence) != 0
              || g_strcmp0 (dp_record_text (lines->pdata[i], DP_STAFFING_EMPLOYMENT), "own") != 0
              || !dp_record_number (lines->pdata[i], DP_STAFFING_FTE, &fte)
              || !dp_record_number (lines->pdata[i], DP_STAFFING_COST, &cost))
            continue;
          *posts += fte;
          *paid += cost;
        }
    }
}

/* DKK a year for one post in an area: what the proposal pays, else what the plan's proposals pay. */
static gboolean
price_of (const DpPlan *plan,
          const char   *proposal_id,
          const char   *competence,
          double       *price)
{
  const GPtrArray *proposals = dp_plan_list (plan, DP_ENTITY_PROPOSAL);
  double posts = 0.0;
  double paid = 0.0;

  add_prices (plan, proposal_id, competence, &posts, &paid);
  for (guint i = 0; posts <= 0.0 && i < proposals->len; i++)
    add_prices (plan, ((const DpRecord *) proposals->pdata[i])->id, competence, &posts, &paid);
  if (posts <= 0.0 || paid <= 0.0)
    return FALSE;

  *price = paid / posts;
  return TRUE;
}

static gboolean
cost_of_cover (DpAnalysis             *analysis,
               const DpStaffingResult *staffing,
               const char             *proposal_id,
               double                  share,
               DpRaiseCost            *cost)
{
  double price;

  if (!price_of (dp_analysis_plan (analysis), proposal_id, "care", &price))
    return FALSE;
  for (guint u = 0; u < staffing->n_units; u++)
    {
      if (!staffing->units[u].crew_known)
        return FALSE;
      cost->posts += MAX (share * staffing->terms.crew_fte - staffing->units[u].care_fte, 0.0);
    }

  cost->cost = cost->posts * price;
  return TRUE;
}

typedef struct
{
  double posts;
  double cost;
} Lack;

static int
compare_lacks (gconstpointer a,
               gconstpointer b)
{
  const Lack *one = a;
  const Lack *other = b;

  return one->cost < other->cost ? -1 : one->cost > other->cost;
}

/* Posts that an area lacks to count; 0 when it counts. */
static double
lack_of (const DpStaffingArea  *area,
         const DpStaffingTerms *terms,
         gboolean               several)
{
  if (several)
    return area->fte.own > 0.0 && area->fte.own >= terms->one_person ? 0.0 : terms->one_person - area->fte.own;

  return area->fte.total > 0.0 ? 0.0 : POSTS_TO_COVER;
}

/* The areas that cost least are filled first, until so large a share of them counts. */
static gboolean
add_areas (const DpPlan           *plan,
           const char             *proposal_id,
           const DpStaffingUnit   *unit,
           const DpStaffingTerms  *terms,
           gboolean                several,
           double                  share,
           DpRaiseCost            *cost)
{
  Lack lacks[MAX_AREAS];
  guint n_lacks = 0;
  guint n_areas = 0;
  guint counting = 0;
  guint needed;

  for (guint a = 0; a < unit->n_areas && n_areas < MAX_AREAS; a++)
    {
      const DpStaffingArea *area = &unit->areas[a];
      double posts = lack_of (area, terms, several);
      double price;

      if (area->competence == NULL || g_str_equal (area->competence, "management") || g_str_equal (area->competence, "other"))
        continue;
      n_areas++;
      if (posts <= 0.0)
        counting++;
      else if (price_of (plan, proposal_id, area->competence, &price))
        lacks[n_lacks++] = (Lack) { posts, posts * price };
    }

  needed = (guint) ceil (share * n_areas - NO_LACK);
  if (counting + n_lacks < needed)
    return FALSE;
  qsort (lacks, n_lacks, sizeof lacks[0], compare_lacks);
  for (guint i = 0; counting + i < needed; i++)
    {
      cost->posts += lacks[i].posts;
      cost->cost += lacks[i].cost;
    }

  return TRUE;
}

/** dp_score_raise_cost: see the header. */
gboolean
dp_score_raise_cost (DpAnalysis     *analysis,
                     const char     *proposal_id,
                     const DpRecord *criterion,
                     double          value,
                     DpRaiseCost    *cost)
{
  const char *measure = dp_record_text (criterion, DP_CRITERION_MEASURE);
  gboolean several = g_strcmp0 (measure, "several_persons") == 0;
  g_autoptr (DpStaffingResult) staffing = NULL;

  *cost = (DpRaiseCost) { 0.0, 0.0 };
  if (!several && g_strcmp0 (measure, "cover") != 0 && g_strcmp0 (measure, "competence_areas") != 0)
    return FALSE;

  staffing = dp_analysis_staffing (analysis, proposal_id, NULL);
  if (staffing == NULL || staffing->n_units == 0)
    return FALSE;
  if (g_strcmp0 (measure, "cover") == 0)
    return cost_of_cover (analysis, staffing, proposal_id, value, cost);

  for (guint u = 0; u < staffing->n_units; u++)
    if (!add_areas (dp_analysis_plan (analysis), proposal_id, &staffing->units[u], &staffing->terms, several, value, cost))
      return FALSE;

  return TRUE;
}
