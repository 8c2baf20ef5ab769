/* dp-erlang.h: Erlang's loss and delay formulas.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The most servers a formula is asked for, and the largest load in erlang: far beyond any service. */
#define DP_SERVERS_MAX 1000000
#define DP_LOAD_MAX 1e9

gboolean dp_check_servers (gint64 servers, GError **error);
gboolean dp_check_load    (double load, GError **error);

double   dp_erlang_b      (int servers, double load);
double   dp_erlang_empty  (int servers, double load);
gboolean dp_erlang_c      (int      servers,
                           double   load,
                           double  *wait_probability,
                           double  *mean_wait,
                           GError **error);
gboolean dp_erlang_c_tail (int      servers,
                           double   load,
                           double   wait,
                           double  *probability,
                           GError **error);

gboolean dp_erlang_b_load   (int      servers,
                             double   blocking,
                             double  *load,
                             GError **error);
gboolean dp_erlang_b_places (double   load,
                             double   blocking,
                             int     *servers,
                             GError **error);
gboolean dp_erlang_c_places (double   load,
                             double   wait,
                             double   probability,
                             int     *servers,
                             GError **error);

G_END_DECLS
