/* dp-document-private.h: what the files of the document share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-document.h"
#include "plan/dp-store.h"
#include "plan/dp-working.h"

G_BEGIN_DECLS

/** Typing: previews in one field that are not written yet, and what it takes to go on with a step the timer wrote. */
typedef struct
{
  DpChanges *changes; /* (nullable): not written yet */
  DpEntityKind kind;
  char *id; /* (nullable): NULL when nobody types */
  guint field;
  DpValue first;    /* the value before the first preview */
  gboolean extends; /* whether the last step of the history is this typing's beginning */
} Typing;

struct _DpDocument
{
  GObject parent_instance;

  DpWorking *working; /* NULL after dp_document_discard() */
  DpStore *store;     /* NULL after dp_document_discard() */
  DpPlan *plan;
  GFile *file;
  char *author;
  char *undo_label;
  char *redo_label;
  char *title;

  DpChanges *group;
  char *group_label;
  guint group_depth;
  Typing typing;
  guint commit_source;

  guint recovered : 1;
  guint modified : 1;
};

const char *_dp_document_plan_title      (const DpPlan *plan);
gboolean    _dp_document_is_modified     (DpDocument *self);
void        _dp_document_refresh         (DpDocument *self);
void        _dp_document_tell_changed    (DpDocument *self, DpChangeSet *set);
void        _dp_document_tell_commit_failed (DpDocument *self, const GError *problem);
gboolean    _dp_document_can_edit        (DpDocument *self, GError **error);
gboolean    _dp_document_resolve_doubt   (DpDocument *self, GError **error);
void        _dp_document_typing_end      (DpDocument *self);
void        _dp_document_take_group_back (DpDocument *self);
DpRecord   *_dp_document_copy_with       (const DpRecord *record, guint field, const DpValue *value);
gboolean    _dp_document_become          (DpDocument *self, const DpPlan *wanted, const char *label, GError **error);
guint       _dp_document_known_level     (DpDocument *self);
gboolean    _dp_document_delete_working  (DpDocument *self, GError **error);

G_END_DECLS
