/* dp-cli-wait.h: how a long command says how far it is, and is stopped.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <signal.h>

G_BEGIN_DECLS

/** DpCliWait: from dp_cli_wait_begin() to dp_cli_wait_end(). */
typedef struct
{
  gboolean is_terminal;
  gint64 last;
  struct sigaction before;
} DpCliWait;

/* Returns: what becomes other than 0 after Ctrl-C, to be read by the engine's threads. */
const int *dp_cli_wait_begin (DpCliWait *wait);
/* Which part, 0–1, is done: on standard error, if that is a terminal, and not too often. */
void       dp_cli_wait_tell  (DpCliWait *wait,
                              double     done);
void       dp_cli_wait_end   (DpCliWait *wait);

G_END_DECLS
