/* dp-cli-wait.c: how a long command says how far it is, and is stopped.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-wait.h"

#include "figure/dp-simulation-tables.h"

#include <stdio.h>
#include <unistd.h>

#define PROGRESS_INTERVAL_US (100 * 1000)

static int stopped;

static void
stop_cb (int number)
{
  g_atomic_int_set (&stopped, 1);
}

/** dp_cli_wait_begin: see the header. */
const int *
dp_cli_wait_begin (DpCliWait *wait)
{
  const struct sigaction stop = { .sa_handler = stop_cb };

  wait->is_terminal = isatty (STDERR_FILENO);
  wait->last = g_get_monotonic_time ();
  sigaction (SIGINT, &stop, &wait->before);

  return &stopped;
}

/** dp_cli_wait_tell: see the header. */
void
dp_cli_wait_tell (DpCliWait *wait,
                  double     done)
{
  const gint64 now = g_get_monotonic_time ();
  g_autofree char *text = NULL;

  if (!wait->is_terminal || now - wait->last < PROGRESS_INTERVAL_US)
    return;
  wait->last = now;
  text = dp_simulation_progress (done);
  fprintf (stderr, "\r%s ", text);
}

/** dp_cli_wait_end: takes the line away again, and gives Ctrl-C back. */
void
dp_cli_wait_end (DpCliWait *wait)
{
  sigaction (SIGINT, &wait->before, NULL);
  if (wait->is_terminal)
    fputs ("\r\033[K", stderr);
}
