/* dp-score-cost.c: what it would cost to take a criterion to its next step, where the plan knows it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan prices posts, so it knows what those criteria cost that are about posts: how much of the crew is manned, which areas of
 * competence are staffed, and which do not rest on one person. It knows what a place costs, so it knows what those criteria cost that
 * more places would raise. What an agreement, a treatment element or more experience would cost it does not know, and nothing is
 * guessed; the reason is said instead, with what an hour of the proposal's own staff costs where time is what it takes.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-score-cost.h"

#include "plan/dp-analysis-finance.h"
#include "plan/dp-analysis-staffing.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-guide.h"
#include "plan/dp-score-places.h"

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
    cost->posts += MAX (share * staffing->terms.crew_fte - staffing->units[u].care_fte, 0.0);

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

/* What an hour on duty costs of the proposal's own staff, over the lines that say both how many posts they are and what they cost. */
static void
add_hour (const DpPlan *plan,
          const char   *proposal_id,
          DpRaiseCost  *cost)
{
  const DpChoice *competence = dp_choices_competence;
  DpStaffingTerms terms;
  double posts = 0.0;
  double paid = 0.0;

  if (!dp_analysis_staffing_terms (plan, &terms, NULL) || terms.net_hours <= 0.0)
    return;
  for (; competence->key != NULL; competence++)
    add_prices (plan, proposal_id, competence->key, &posts, &paid);
  if (posts <= 0.0 || paid <= 0.0)
    return;

  cost->hour_known = TRUE;
  cost->hour = paid / posts / terms.net_hours;
  cost->own_posts = posts;
}

static void
price_staff (DpAnalysis  *analysis,
             const char  *proposal_id,
             const char  *measure,
             double       value,
             DpRaiseCost *cost)
{
  g_autoptr (DpStaffingResult) staffing = dp_analysis_staffing (analysis, proposal_id, NULL);
  const gboolean is_cover = g_str_equal (measure, "cover");
  const gboolean several = g_str_equal (measure, "several_persons");

  cost->price = DP_RAISE_NO_POSTS;
  if (staffing == NULL || staffing->n_units == 0)
    return;
  for (guint u = 0; u < staffing->n_units; u++)
    if (is_cover && !staffing->units[u].crew_known)
      return;

  cost->price = DP_RAISE_NO_PRICE;
  if (is_cover)
    {
      if (cost_of_cover (analysis, staffing, proposal_id, value, cost))
        cost->price = DP_RAISE_POSTS;
      return;
    }
  for (guint u = 0; u < staffing->n_units; u++)
    if (!add_areas (dp_analysis_plan (analysis), proposal_id, &staffing->units[u], &staffing->terms, several, value, cost))
      return;
  cost->price = DP_RAISE_POSTS;
}

static void
price_places (DpAnalysis              *analysis,
              const DpScoreResult     *scores,
              const DpCriterionResult *criterion,
              double                   points,
              DpRaiseCost             *cost)
{
  g_autoptr (DpFinanceResult) finance = NULL;
  guint places;

  switch (dp_score_places (analysis, scores, criterion, points, &places))
    {
    case DP_PLACES_NO_HELP:
      cost->price = DP_RAISE_NO_NEED;
      return;
    case DP_PLACES_START_UP:
      cost->price = DP_RAISE_START_UP;
      return;
    case DP_PLACES_MORE:
    default:
      break;
    }

  finance = dp_analysis_finance (analysis, scores->proposal->id, NULL);
  cost->places = places;
  cost->price = DP_RAISE_NO_RUNNING;
  if (finance == NULL || !finance->rate_known || finance->missing > 0)
    return;
  cost->price = DP_RAISE_PLACES;
  cost->cost = places * finance->cost_per_place;
  cost->capital_known = finance->capital_known && finance->capital_missing == 0;
  if (cost->capital_known)
    cost->capital = places * finance->capital_per_place;
}

/* The measures and what stands between them and a price. */
static const struct
{
  const char *measure;
  DpRaisePrice price; /* DP_RAISE_POSTS and DP_RAISE_PLACES: to be computed */
} prices[] = {
  { "women_per_unit", DP_RAISE_PLACES },
  { "women_per_fte", DP_RAISE_RATIO },
  { "below_threshold", DP_RAISE_PLACES },
  { "threshold_year", DP_RAISE_PLACES },
  { "continuity", DP_RAISE_PLACES },
  { "months_to_full", DP_RAISE_START_UP },
  { "competence_areas", DP_RAISE_POSTS },
  { "experience", DP_RAISE_PAY },
  { "cover", DP_RAISE_POSTS },
  { "several_persons", DP_RAISE_POSTS },
  { "elements", DP_RAISE_ELEMENT },
  { "cooperation_elements", DP_RAISE_ELEMENT },
  { "clinic_agreements", DP_RAISE_AGREEMENT },
  { "municipal_agreements", DP_RAISE_AGREEMENT },
  { "psychiatry_agreements", DP_RAISE_AGREEMENT },
  { "maternity_agreements", DP_RAISE_AGREEMENT },
  { "questions_settled", DP_RAISE_AGREEMENT },
};

static DpRaisePrice
price_of_measure (const char *measure)
{
  for (gsize i = 0; i < G_N_ELEMENTS (prices); i++)
    if (g_strcmp0 (prices[i].measure, measure) == 0)
      return prices[i].price;

  return DP_RAISE_TIME;
}

/** dp_score_raise_cost: see the header. */
void
dp_score_raise_cost (DpAnalysis          *analysis,
                     const DpScoreResult *scores,
                     guint                parameter,
                     guint                number,
                     double               points,
                     double               value,
                     DpRaiseCost         *cost)
{
  const DpCriterionResult *criterion = &scores->parameters[parameter].criteria[number];
  const char *measure = dp_record_text (criterion->criterion, DP_CRITERION_MEASURE);
  const char *proposal_id = scores->proposal->id;

  *cost = (DpRaiseCost) { .price = price_of_measure (measure) };
  if (!dp_guide_is_judged (criterion->criterion) && !criterion->value.known)
    {
      cost->price = DP_RAISE_UNKNOWN;
      return;
    }

  switch (cost->price)
    {
    case DP_RAISE_POSTS:
      price_staff (analysis, proposal_id, measure, value, cost);
      break;
    case DP_RAISE_PLACES:
      price_places (analysis, scores, criterion, points, cost);
      break;
    case DP_RAISE_PAY:
      /* Everybody's experience grows by a year in a year. */
      cost->years_known = value > criterion->measured.low;
      cost->years = value - criterion->measured.low;
      break;
    case DP_RAISE_AGREEMENT:
    case DP_RAISE_TIME:
      add_hour (dp_analysis_plan (analysis), proposal_id, cost);
      break;
    default:
      break;
    }
}

/** dp_raise_is_priced: Returns: whether @cost says what the step costs. */
gboolean
dp_raise_is_priced (const DpRaiseCost *cost)
{
  return cost->price == DP_RAISE_POSTS || cost->price == DP_RAISE_PLACES;
}

/** dp_raise_price_key: see the header. */
const char *
dp_raise_price_key (DpRaisePrice price)
{
  static const char *const keys[DP_N_RAISE_PRICES] = {
    [DP_RAISE_POSTS] = "posts",           [DP_RAISE_PLACES] = "places",         [DP_RAISE_UNKNOWN] = "not_stated",
    [DP_RAISE_NO_POSTS] = "no_posts",     [DP_RAISE_NO_PRICE] = "no_price",     [DP_RAISE_NO_RUNNING] = "no_running_cost",
    [DP_RAISE_NO_NEED] = "too_few_women", [DP_RAISE_START_UP] = "start_up",     [DP_RAISE_RATIO] = "ratio",
    [DP_RAISE_PAY] = "no_pay_scale",      [DP_RAISE_ELEMENT] = "no_element_price",
    [DP_RAISE_AGREEMENT] = "no_agreement_price", [DP_RAISE_TIME] = "no_hours",
  };

  return keys[price];
}
