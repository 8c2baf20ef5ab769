/* coverage.h: how often nominal 95 % intervals hold the exact answer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define COVERAGE_KINDS_MAX 8

/* Of one kind of number: how many intervals there were, and how many lay wholly above or below the exact answer. */
typedef struct
{
  const char *name;
  int cases;
  int too_high;
  int too_low;
} CoverageKind;

typedef struct
{
  CoverageKind kinds[COVERAGE_KINDS_MAX];
  int n_kinds;
} Coverage;

/* 400 queues, and 400 plans: 1–12 places, load 0.2–1.5 a place, several laws of the stay; blocking, use and waits. */
void   coverage_queues  (guint64 seed, Coverage *coverage);
void   coverage_futures (guint64 seed, Coverage *coverage);

int    coverage_cases   (const Coverage *coverage);
int    coverage_inside  (const Coverage *coverage);
