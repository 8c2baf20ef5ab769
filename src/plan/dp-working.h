/* dp-working.h: working copies: where unsaved work lives until it is saved.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One folder each below dp_working_root(): plan.db (the plan), session.ini (whose copy it is and what is saved of it),
 * base-….doegnplan (the plan file as it was then, to tell our changes from somebody else's later) and lock (held as long
 * as a process works on it). Finding, taking, making and deleting folders is for one process at a time: between
 * dp_working_enter() and dp_working_leave().
 *
 * What counts as known of the plan file depends on where in its history the plan stands: what somebody else did is known
 * from the step on that took it up. When that step is undone, the file holds something again that the plan has not seen,
 * and saving must ask.
 */
#pragma once

#include "plan/dp-store-file.h"

G_BEGIN_DECLS

/**
 * DpKnown: the plan file as it was read or written, and from when on the plan rests on that.
 * @state: of the store, when the plan had taken it up; of the first one it does not matter
 */
typedef struct
{
  gint64 state;
  DpFingerprint file;
} DpKnown;

/**
 * DpWorking: a working copy that this process holds.
 * @id: name of its folder
 * @folder: its folder
 * @database: path of plan.db
 * @target: (nullable): the plan file it is a copy of; NULL when it was never saved
 * @known: (element-type DpKnown): the file as it was opened or saved, and after that each time somebody else's changes
 *   were taken up; the last one whose state is in the plan's past counts. Never empty
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
  GArray *known;
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
void       dp_working_know   (DpWorking *working, guint level, GBytes *bytes, const DpKnown *known);
GBytes    *dp_working_read_base (const DpWorking *working, guint level);
gboolean   dp_working_save   (DpWorking *working, guint level, const char *target, GBytes *bytes, gint64 state,
                              GError **error);

G_END_DECLS
