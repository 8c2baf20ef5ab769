/* dp-stay.h: how long stays last: the laws a stay may follow.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DP_STAY_DETERMINISTIC,    /* all stays alike; cv = 0 */
  DP_STAY_EXPONENTIAL,      /* cv = 1 */
  DP_STAY_GAMMA,            /* any cv; Erlang-k is the gamma law with cv = 1 / √k */
  DP_STAY_LOGNORMAL,        /* any cv */
  DP_STAY_HYPEREXPONENTIAL, /* two kinds of women, balanced means; cv ≥ 1 */
} DpStayLaw;

/**
 * DpStay: a law of the stay, ready for use; made by dp_stay_init()
 * @law: which law; DP_STAY_DETERMINISTIC whenever @cv is 0
 * @mean: mean stay, in any unit of time
 * @cv: coefficient of variation, standard deviation / mean
 * @a, @b: the law's own parameters: gamma shape and scale; lognormal μ and σ; hyperexponential share of the first kind
 *   and its rate × mean
 */
typedef struct
{
  DpStayLaw law;
  double mean;
  double cv;
  double a;
  double b;
} DpStay;

gboolean dp_stay_init (DpStay   *stay,
                       DpStayLaw law,
                       double    mean,
                       double    cv,
                       GError  **error);

double dp_stay_survival    (const DpStay *stay, double t);
double dp_stay_conditional (const DpStay *stay, double elapsed, double t);
double dp_stay_residual    (const DpStay *stay, double t);
double dp_stay_integral    (const DpStay *stay, double t);
double dp_stay_integral_2  (const DpStay *stay, double t);
double dp_stay_quantile    (const DpStay *stay, double share);

double dp_normal_quantile  (double share);

G_END_DECLS
