/* dp-sensitivity.h: which assumption matters, and where an answer turns.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DP_INPUTS_MAX 64

/**
 * DpModelFunc:
 * @inputs: one number per assumption
 * @data: the caller's
 *
 * Returns: the answer, finite
 */
typedef double (*DpModelFunc) (const double *inputs,
                               gpointer      data);

/**
 * DpTornado: one assumption moved alone
 * @at_low, @at_high: the answer with it at its low and its high end, the others at their base
 */
typedef struct
{
  double at_low;
  double at_high;
} DpTornado;

/**
 * DpSobol: an assumption's part in the spread of the answer
 * @first: share of the variance that it causes by itself
 * @total: share that it has a part in, alone or together with others
 * @first_error, @total_error: standard error of each
 */
typedef struct
{
  double first;
  double total;
  double first_error;
  double total_error;
} DpSobol;

gboolean dp_tornado       (DpModelFunc   func,
                           gpointer      data,
                           gsize         n_inputs,
                           const double *base,
                           const double *low,
                           const double *high,
                           DpTornado    *bars,
                           GError      **error);
gboolean dp_turning_point (DpModelFunc   func,
                           gpointer      data,
                           gsize         n_inputs,
                           const double *base,
                           gsize         input,
                           double        low,
                           double        high,
                           double        target,
                           gboolean     *found,
                           double       *value,
                           GError      **error);
gboolean dp_sobol         (DpModelFunc   func,
                           gpointer      data,
                           gsize         n_inputs,
                           const double *low,
                           const double *high,
                           int           samples,
                           guint64       seed,
                           DpSobol      *shares,
                           GError      **error);

G_END_DECLS
