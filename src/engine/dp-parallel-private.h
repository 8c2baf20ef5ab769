/* dp-parallel-private.h: numbered pieces of work over some threads, with answers that do not depend on them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DP_THREADS_MAX 64

/* Does one piece; writes its result where only this piece writes. FALSE stops the others. */
typedef gboolean (*DpPieceFunc) (int      piece,
                                 gpointer data);

gboolean _dp_parallel (int         n_pieces,
                       int         n_threads,
                       DpPieceFunc func,
                       gpointer    data);

/* Does one piece; writes its result into the slot. FALSE stops the others. */
typedef gboolean (*DpSlotFunc) (int      piece,
                                int      slot,
                                gpointer data);

gboolean _dp_parallel_in_order (int            n_pieces,
                                int            n_threads,
                                int            n_slots,
                                DpSlotFunc     work,
                                DpSlotFunc     take,
                                GDestroyNotify tell,
                                gpointer       data);

gpointer _dp_alloc_apart (gsize n,
                          gsize size);

G_END_DECLS
