/* dp-score-cost.h: what it would cost to take a criterion to its next step, where the plan knows it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** DpRaisePrice: what the plan knows of what a step costs, and why when it does not know. */
typedef enum
{
  DP_RAISE_POSTS,      /* known: posts at the plan's own prices */
  DP_RAISE_PLACES,     /* known: places at the proposal's own running cost for each */
  DP_RAISE_UNKNOWN,    /* it is not measured yet: the plan has to say something, and that costs nothing */
  DP_RAISE_NO_POSTS,   /* no unit, or one that does not say how many posts man it */
  DP_RAISE_NO_PRICE,   /* nobody in the plan has a post with a price in an area that is missing */
  DP_RAISE_NO_RUNNING, /* places would do it, but the running cost is not complete */
  DP_RAISE_NO_NEED,    /* no number of places does it: too few women turn to the unit */
  DP_RAISE_START_UP,   /* a quicker start-up would do it, which has no price */
  DP_RAISE_RATIO,      /* more women for the same staff: nothing that can be bought */
  DP_RAISE_PAY,        /* the plan has no pay by experience */
  DP_RAISE_ELEMENT,    /* treatment elements have no price */
  DP_RAISE_AGREEMENT,  /* concluding an agreement has no price */
  DP_RAISE_TIME,       /* a judgement: nobody says how much time the step takes */
  DP_N_RAISE_PRICES
} DpRaisePrice;

/**
 * DpRaiseCost:
 * @price: which of what follows holds
 * @posts: full-time posts that would have to come in all units
 * @places: places that would have to come in all units
 * @cost: DKK a year: posts in each area of competence at the proposal's own price there, else at that of the whole plan; places at
 *   the proposal's running cost divided by its places
 * @capital_known, @capital: DKK once for @places, at the proposal's capital cost divided by its places
 * @years_known, @years: of experience: until it comes by itself when all who are employed stay
 * @hour_known, @hour: DKK for an hour on duty: the proposal's own staff's mean cost of a post divided by its hours on duty
 * @own_posts: the posts that mean is over
 */
typedef struct
{
  DpRaisePrice price;
  double posts;
  double places;
  double cost;
  gboolean capital_known;
  double capital;
  gboolean years_known;
  double years;
  gboolean hour_known;
  double hour;
  double own_posts;
} DpRaiseCost;

/* What it would cost to take number @number of the parameter to @points; @value: of the measure, when it is measured. */
void        dp_score_raise_cost (DpAnalysis          *analysis,
                                 const DpScoreResult *scores,
                                 guint                parameter,
                                 guint                number,
                                 double               points,
                                 double               value,
                                 DpRaiseCost         *cost);
gboolean    dp_raise_is_priced  (const DpRaiseCost *cost);
/* "posts", "too_few_women", …: a key for machines. */
const char *dp_raise_price_key  (DpRaisePrice price);

G_END_DECLS
