/* bench-coverage.c: how often nominal 95 % intervals hold the exact answer, for one seed after the other.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-coverage.c asserts the first seed; this shows that it is no lucky one.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "coverage.h"

#include <stdio.h>

#define SEEDS 8

static void
print_kind (const char         *what,
            const CoverageKind *kind)
{
  printf ("%s, %-28s %5d cases: %5.1f %% (%.1f %% too high, %.1f %% too low)\n", what, kind->name, kind->cases,
          100.0 * (kind->cases - kind->too_high - kind->too_low) / kind->cases, 100.0 * kind->too_high / kind->cases,
          100.0 * kind->too_low / kind->cases);
}

static void
report (const char *what,
        void      (*run) (guint64 seed, Coverage *coverage))
{
  Coverage sum = { .n_kinds = 0 };

  for (guint64 seed = 1; seed <= SEEDS; seed++)
    {
      Coverage coverage;

      run (seed, &coverage);
      printf ("%s, seed %d: %.1f %% of %d\n", what, (int) seed, 100.0 * coverage_inside (&coverage) / coverage_cases (&coverage),
              coverage_cases (&coverage));
      sum.n_kinds = coverage.n_kinds;
      for (int i = 0; i < coverage.n_kinds; i++)
        {
          sum.kinds[i].name = coverage.kinds[i].name;
          sum.kinds[i].cases += coverage.kinds[i].cases;
          sum.kinds[i].too_high += coverage.kinds[i].too_high;
          sum.kinds[i].too_low += coverage.kinds[i].too_low;
        }
    }
  for (int i = 0; i < sum.n_kinds; i++)
    print_kind (what, &sum.kinds[i]);
  printf ("%s, all seeds: %.2f %%\n", what, 100.0 * coverage_inside (&sum) / coverage_cases (&sum));
}

int
main (void)
{
  report ("queues", coverage_queues);
  report ("futures", coverage_futures);
  return 0;
}
