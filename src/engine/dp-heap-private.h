/* dp-heap-private.h: times in a heap, the earliest at the root.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Puts a value in place of the root, not smaller than it. */
static inline void
_dp_heap_replace_root (double *restrict heap,
                       int              n,
                       double           value)
{
  int i = 0, child = 1;

  while (child + 1 < n)
    {
      child += heap[child + 1] < heap[child];
      if (heap[child] >= value)
        {
          heap[i] = value;
          return;
        }
      heap[i] = heap[child];
      i = child;
      child = 2 * i + 1;
    }
  if (child < n && heap[child] < value)
    {
      heap[i] = heap[child];
      i = child;
    }
  heap[i] = value;
}

G_END_DECLS
