/* dp-gsl-private.h: GSL without its habit of ending the program, and with sharper quantiles.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <gsl/gsl_errno.h>

G_BEGIN_DECLS

/* GSL's own error handler aborts, also on a harmless underflow. Call before any GSL function; safe in any thread. */
static inline void
_dp_quiet_gsl (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      gsl_set_error_handler_off ();
      g_once_init_leave (&done, 1);
    }
}

double _dp_gamma_density  (double shape, double x);
double _dp_gamma_quantile (double shape, double tail, gboolean upper);

G_END_DECLS
