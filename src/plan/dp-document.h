/* dp-document.h: an open plan: its records, its working copy on disk, undo, history, saving.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "plan/dp-changes.h"
#include "plan/dp-error.h"
#include "plan/dp-plan.h"

G_BEGIN_DECLS

#define DP_TYPE_DOCUMENT (dp_document_get_type ())
G_DECLARE_FINAL_TYPE (DpDocument, dp_document, DP, DOCUMENT, GObject)

/**
 * DpHistoryEntry: one step of the history.
 * @number: 1 for the first step, without gaps
 * @when: (nullable): when it was done
 * @author: (nullable): what the user calls himself or herself in the preferences
 * @label: what was done: "Hovedstaden: Places 6 → 8"
 * @undone: whether the step is undone at the moment (it can be redone)
 */
typedef struct
{
  gint64 number;
  GDateTime *when;
  char *author;
  char *label;
  gboolean undone;
} DpHistoryEntry;

void dp_history_entry_free (DpHistoryEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpHistoryEntry, dp_history_entry_free)

/**
 * DpLogEntry: one value of a judgement, weight, limit or minimum level that a step changed
 * @number: of the step
 * @when, @author: (nullable): of the step
 * @kind, @id, @field: what; the record may be gone since
 * @before, @after: unknown when it was or became so, or the record was not there
 * @reason: (nullable): the reason that stood beside it until the next change of the same record, so that one that was written after
 *   the step counts as well
 * @reason_is_older: whether that reason was there before, and nobody wrote another for this change
 */
typedef struct
{
  gint64 number;
  GDateTime *when;
  char *author;
  DpEntityKind kind;
  char *id;
  guint field;
  DpValue before;
  DpValue after;
  char *reason;
  gboolean reason_is_older;
} DpLogEntry;

void dp_log_entry_free (DpLogEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpLogEntry, dp_log_entry_free)

/** DpUnsaved: a working copy with work that is not saved; @file is NULL for a plan that was never saved. */
typedef struct
{
  char *working_id;
  GFile *file;
  char *title;
  GDateTime *when;
} DpUnsaved;

void dp_unsaved_free (DpUnsaved *unsaved);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpUnsaved, dp_unsaved_free)

/* Opening. Each makes, or finds again, a working copy below dp_document_working_folder(). A working copy without
 * unsaved work is deleted when the document goes away; one with unsaved work stays and is found again. */
DpDocument *dp_document_new_from_template (const char *template_name, GError **error);
DpDocument *dp_document_open              (GFile *file, GError **error);
DpDocument *dp_document_open_copy         (GFile *file, GError **error); /* a plan without a file, as @file is */
DpDocument *dp_document_open_untitled     (const char *working_id, GError **error);
GPtrArray  *dp_document_list_unsaved      (void); /* of DpUnsaved */
char       *dp_document_working_folder    (void);
char       *dp_document_dup_working_file  (DpDocument *self, gboolean *holds_all);

/* Reading a plan file without opening it for work: for the command line's reports. */
DpPlan     *dp_plan_read (const char *path, GError **error);
DpPlan     *dp_plan_read_earlier (const char *path, guint steps, GError **error); /* as it was so many steps ago */
GPtrArray  *dp_plan_read_history (const char *path, GError **error); /* of DpHistoryEntry, the first step first */
GPtrArray  *dp_plan_read_log     (const char *path, GError **error); /* of DpLogEntry, the newest first */
int         dp_plan_schema_version (void);

/* What it holds. Each of the properties "file", "modified", "title", "undo-label" and "redo-label" is notified. */
const DpPlan *dp_document_get_plan        (DpDocument *self);
GFile        *dp_document_get_file        (DpDocument *self); /* (nullable) */
char         *dp_document_dup_title       (DpDocument *self);
gboolean      dp_document_get_modified    (DpDocument *self);
gboolean      dp_document_get_recovered   (DpDocument *self);
const char   *dp_document_get_undo_label  (DpDocument *self); /* (nullable) */
const char   *dp_document_get_redo_label  (DpDocument *self); /* (nullable) */
GPtrArray    *dp_document_list_history    (DpDocument *self, GError **error); /* of DpHistoryEntry, in order */
GPtrArray    *dp_document_list_log        (DpDocument *self, guint most, GError **error);
void          dp_document_set_author      (DpDocument *self, const char *author);

/* Editing. Every call validates, changes the records, emits "changed" and is one undo step. What changes nothing is no
 * step. A call that fails has changed nothing.
 *
 * dp_document_preview() is for typing: it changes the records in memory (and emits "changed") but is written as one
 * step by dp_document_commit(), which runs by itself when another edit, undo or save begins and at the latest two
 * seconds after the first preview. Going on typing in the same field after those two seconds goes on with the same
 * step. dp_document_revert() takes the whole typing back.
 *
 * dp_document_replace() changes several fields of a record at once, and judges only what they are together; it takes @record over.
 *
 * dp_document_add() takes @record over in any case. Its id may be NULL: then it gets a new one. Its position may be
 * unknown: then it comes last among its siblings. Returned ids are the caller's.
 *
 * Between dp_document_begin() and dp_document_end() the edits are one step with one label (NULL: told from what
 * changed) and one "changed" at the end; dp_document_cancel(), in the place of an end, takes all edits since the
 * outermost beginning back. Pairs may be nested. */
gboolean dp_document_set     (DpDocument *self, DpEntityKind kind, const char *id, guint field,
                              const DpValue *value, GError **error);
gboolean dp_document_replace (DpDocument *self, DpRecord *record, GError **error);
gboolean dp_document_preview (DpDocument *self, DpEntityKind kind, const char *id, guint field,
                              const DpValue *value, GError **error);
gboolean dp_document_commit  (DpDocument *self, GError **error);
void     dp_document_revert  (DpDocument *self);
char    *dp_document_add     (DpDocument *self, DpRecord *record, GError **error);
gboolean dp_document_remove  (DpDocument *self, DpEntityKind kind, const char *id, GError **error);
gboolean dp_document_move    (DpDocument *self, DpEntityKind kind, const char *id, int steps, GError **error);
char    *dp_document_duplicate (DpDocument *self, DpEntityKind kind, const char *id, GError **error);
void     dp_document_begin   (DpDocument *self, const char *label); /* group edits into one step … */
gboolean dp_document_end     (DpDocument *self, GError **error);
void     dp_document_cancel  (DpDocument *self);
char    *dp_document_new_id  (DpDocument *self, DpEntityKind kind);

/* Taking up what somebody else did in another copy, as one step; conflicts are DpMergeConflict, see dp-merge.h.
 * dp_document_merge() keeps ours where both have changed the same. From the plan's own file, when it was changed since it
 * was opened or saved here, it goes in two: dp_document_offer_merge() only reads and says what somebody should decide;
 * dp_document_take_up() does it as decided. The file itself is not touched: saving does that, and will not complain of
 * these changes again, unless the step is undone. */
GPtrArray *dp_document_merge      (DpDocument *self, const DpPlan *base, const DpPlan *theirs, const char *label,
                                   GError **error);

typedef struct _DpMergeOffer DpMergeOffer;

DpMergeOffer *dp_document_offer_merge  (DpDocument *self, GError **error);
GPtrArray    *dp_merge_offer_conflicts (DpMergeOffer *offer);
void          dp_merge_offer_free      (DpMergeOffer *offer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpMergeOffer, dp_merge_offer_free)
gboolean      dp_document_take_up      (DpDocument *self, DpMergeOffer *offer, const char *label, GError **error);

gboolean dp_document_undo    (DpDocument *self, GError **error);
gboolean dp_document_redo    (DpDocument *self, GError **error);

/* Saving. @overwrite_changes writes even when somebody else changed the file meanwhile. After dp_document_discard() the
 * unsaved work is gone and the document can only be read and closed. */
gboolean dp_document_save    (DpDocument *self, gboolean overwrite_changes, GError **error);
gboolean dp_document_save_as (DpDocument *self, GFile *file, GError **error);
gboolean dp_document_save_clean_copy (DpDocument *self, GFile *file, GError **error);
gboolean dp_document_file_changed (DpDocument *self);
gboolean dp_document_discard (DpDocument *self, GError **error);

/* Signals:
 * "changed" (const DpChangeSet *changes): after the records changed, by an edit, preview, undo or redo.
 * "commit-failed" (const GError *error): typing could not be written two seconds after it began; it is tried again. */

G_END_DECLS
