/* dp-working.h: working copies: where unsaved work lives until it is saved.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One folder each below dp_working_root(): plan.db (the plan), session.ini (whose copy it is and what is saved of it),
 * base.doegnplan (the plan file as it was then, to tell our changes from somebody else's later) and lock (held as long as a process works on it). Finding, taking, making and deleting folders is for one process at
 * a time: between dp_working_enter() and dp_working_leave().
 */
#pragma once

#include "plan/dp-store-file.h"

G_BEGIN_DECLS

/**
 * DpWorking: a working copy that this process holds.
 * @id: name of its folder
 * @folder: its folder
 * @database: path of plan.db
 * @target: (nullable): the plan file it is a copy of; NULL when it was never saved
 * @saved: how the plan file looked when it was last read or written
 * @saved_state: state number of the store that the plan file has
 * @title: (nullable): the plan's title at that time
 * @lock: file descriptor of the lock
 */
typedef struct
{
  char *id;
  char *folder;
  char *database;
  char *target;
  DpFingerprint saved;
  gint64 saved_state;
  char *title;
  int lock;
} DpWorking;

char      *dp_working_root   (void);
int        dp_working_enter  (GError **error);
void       dp_working_leave  (int guard);

GPtrArray *dp_working_list   (void);
char      *dp_working_peek_target (const char *id);
DpWorking *dp_working_create (GError **error);
DpWorking *dp_working_take   (const char *id, gboolean *busy);
void       dp_working_free   (DpWorking *working);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpWorking, dp_working_free)
void       dp_working_delete (DpWorking *working);
void       dp_working_set_aside (DpWorking *working);

gboolean   dp_working_write  (DpWorking *working, GError **error);
void       dp_working_keep_base (DpWorking *working, GBytes *bytes);
void       dp_working_take_over (DpWorking *working, GBytes *bytes, const DpFingerprint *fingerprint);
GBytes    *dp_working_read_base (const DpWorking *working);
gboolean   dp_working_save   (DpWorking *working, const char *target, GBytes *bytes, gint64 state, GError **error);

G_END_DECLS
