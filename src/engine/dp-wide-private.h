/* dp-wide-private.h: functions whose loops are worth wide arithmetic.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* Compiles a function twice and chooses when the program starts what the machine can do. The answers are the same: nothing is
 * contracted, and sums keep their order. The sanitizers do not know such functions. */
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
  !defined(__SANITIZE_THREAD__)
#define DP_WIDE __attribute__ ((target_clones ("avx2", "default")))
#else
#define DP_WIDE
#endif
