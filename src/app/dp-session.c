/* dp-session.c: what one window looks at: a document, its analysis, and the chosen proposal, area, estimate.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-session.h"

#include "app/dp-session-figures.h"
#include "figure/dp-headline.h"

struct _DpSession
{
  GObject parent_instance;

  DpDocument *document;
  DpAnalysis *analysis;
  DpSummary *summary;  /* of the chosen proposal and area; NULL: to be made */

  char *proposal;
  char *area;
  char *estimate;
  char *unit;
  DpRefusals *refusals;
};

enum
{
  CHANGED,
  GOTO_FIELD,
  EXPLAIN,
  REFUSALS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DpSession, dp_session, G_TYPE_OBJECT)

/* What panel and pages show of the plan is made once for all of them. */
static void
forget_figures (DpSession *self)
{
  g_clear_pointer (&self->summary, dp_summary_free);
}

static const char *
first_id (const GPtrArray *records)
{
  const DpRecord *record;

  if (records == NULL || records->len == 0)
    return NULL;
  record = g_ptr_array_index (records, 0);
  return record->id;
}

static void
replace_id (char       **id,
            const char  *with)
{
  char *copy = g_strdup (with);

  g_free (*id);
  *id = copy;
}

/* What is chosen may have been removed, by an edit, undo or another program's changes: then choose what is left. */
static void
settle_choice (DpSession *self)
{
  const DpPlan *plan = dp_session_get_plan (self);
  const DpRecord *unit;

  if (self->proposal == NULL || dp_plan_get (plan, DP_ENTITY_PROPOSAL, self->proposal) == NULL)
    replace_id (&self->proposal, first_id (dp_plan_list (plan, DP_ENTITY_PROPOSAL)));

  if (self->area != NULL && dp_plan_get (plan, DP_ENTITY_REGION, self->area) == NULL)
    g_clear_pointer (&self->area, g_free);

  if (self->estimate != NULL)
    {
      const DpRecord *estimate = dp_plan_get (plan, DP_ENTITY_ESTIMATE, self->estimate);

      if (estimate == NULL || dp_record_number_or (estimate, DP_ESTIMATE_USED, 0.0) == 0.0)
        g_clear_pointer (&self->estimate, g_free);
    }

  unit = self->unit != NULL ? dp_plan_get (plan, DP_ENTITY_UNIT, self->unit) : NULL;
  if (self->proposal == NULL)
    g_clear_pointer (&self->unit, g_free);
  else if (unit == NULL || g_strcmp0 (dp_record_parent (unit), self->proposal) != 0)
    replace_id (&self->unit, first_id (dp_plan_children (plan, DP_ENTITY_UNIT, self->proposal)));
}

static void
document_changed_cb (DpSession         *self,
                     const DpChangeSet *changes,
                     DpDocument        *document)
{
  g_assert (DP_IS_SESSION (self));

  forget_figures (self);
  if (dp_analysis_plan (self->analysis) != dp_document_get_plan (document))
    {
      dp_analysis_free (self->analysis);
      self->analysis = dp_analysis_new (dp_document_get_plan (document));
    }
  else
    dp_analysis_invalidate (self->analysis, changes);

  settle_choice (self);
  dp_refusals_judge (self->refusals);
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

static void
dp_session_dispose (GObject *object)
{
  DpSession *self = DP_SESSION (object);

  forget_figures (self);
  g_clear_pointer (&self->refusals, dp_refusals_free);
  g_clear_pointer (&self->analysis, dp_analysis_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (dp_session_parent_class)->dispose (object);
}

static void
dp_session_finalize (GObject *object)
{
  DpSession *self = DP_SESSION (object);

  g_free (self->proposal);
  g_free (self->area);
  g_free (self->estimate);
  g_free (self->unit);

  G_OBJECT_CLASS (dp_session_parent_class)->finalize (object);
}

static void
dp_session_class_init (DpSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dp_session_dispose;
  object_class->finalize = dp_session_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[GOTO_FIELD] = g_signal_new ("goto-field", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_UINT);
  signals[EXPLAIN] = g_signal_new ("explain", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REFUSALS_CHANGED] = g_signal_new ("refusals-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);
}

static void
dp_session_init (DpSession *self)
{
}

static void
refusals_changed_cb (gpointer data)
{
  g_signal_emit (data, signals[REFUSALS_CHANGED], 0);
}

/**
 * dp_session_new:
 * @document: the plan to look at
 *
 * Returns: (transfer full): a session that shows the first proposal, the whole country and all estimates in use
 */
DpSession *
dp_session_new (DpDocument *document)
{
  DpSession *self;

  g_return_val_if_fail (DP_IS_DOCUMENT (document), NULL);

  self = g_object_new (DP_TYPE_SESSION, NULL);
  self->document = g_object_ref (document);
  self->refusals = dp_refusals_new (document, refusals_changed_cb, self);
  self->analysis = dp_analysis_new (dp_document_get_plan (document));
  settle_choice (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

DpDocument *
dp_session_get_document (DpSession *self)
{
  g_return_val_if_fail (DP_IS_SESSION (self), NULL);
  return self->document;
}

const DpPlan *
dp_session_get_plan (DpSession *self)
{
  g_return_val_if_fail (DP_IS_SESSION (self), NULL);
  return dp_document_get_plan (self->document);
}

DpAnalysis *
dp_session_get_analysis (DpSession *self)
{
  g_return_val_if_fail (DP_IS_SESSION (self), NULL);
  return self->analysis;
}

/* Returns: (transfer none): the key figures of the chosen proposal and area, until the next change */
const DpSummary *
dp_session_get_summary (DpSession *self)
{
  g_return_val_if_fail (DP_IS_SESSION (self), NULL);

  if (self->summary == NULL)
    self->summary = dp_summary_new (self->analysis, self->proposal, self->area);
  return self->summary;
}

const char *
dp_session_get_proposal (DpSession *self)
{
  g_return_val_if_fail (DP_IS_SESSION (self), NULL);
  return self->proposal;
}

const char *
dp_session_get_area (DpSession *self)
{
  g_return_val_if_fail (DP_IS_SESSION (self), NULL);
  return self->area;
}

const char *
dp_session_get_estimate (DpSession *self)
{
  g_return_val_if_fail (DP_IS_SESSION (self), NULL);
  return self->estimate;
}

const char *
dp_session_get_unit (DpSession *self)
{
  g_return_val_if_fail (DP_IS_SESSION (self), NULL);
  return self->unit;
}

static void
choose (DpSession  *self,
        char      **id,
        const char *with)
{
  if (with != NULL && *with == '\0')
    with = NULL;
  if (g_strcmp0 (*id, with) == 0)
    return;
  replace_id (id, with);
  settle_choice (self);
  forget_figures (self);
  g_signal_emit (self, signals[CHANGED], 0, NULL);
}

/* The setters take an id; NULL or "" chooses the first proposal or unit, the whole country, all estimates. */
void
dp_session_set_proposal (DpSession  *self,
                         const char *proposal)
{
  g_return_if_fail (DP_IS_SESSION (self));
  choose (self, &self->proposal, proposal);
}

void
dp_session_set_area (DpSession  *self,
                     const char *area)
{
  g_return_if_fail (DP_IS_SESSION (self));
  choose (self, &self->area, area);
}

void
dp_session_set_estimate (DpSession  *self,
                         const char *estimate)
{
  g_return_if_fail (DP_IS_SESSION (self));
  choose (self, &self->estimate, estimate);
}

void
dp_session_set_unit (DpSession  *self,
                     const char *unit)
{
  g_return_if_fail (DP_IS_SESSION (self));
  choose (self, &self->unit, unit);
}

/** dp_session_get_refusals: Returns: (transfer none) (nullable): what forms could not use; NULL when the session ends. */
DpRefusals *
dp_session_get_refusals (DpSession *self)
{
  g_return_val_if_fail (DP_IS_SESSION (self), NULL);
  return self->refusals;
}

/** dp_session_list_problems: see the header. */
GPtrArray *
dp_session_list_problems (DpSession *self)
{
  GPtrArray *problems;

  g_return_val_if_fail (DP_IS_SESSION (self), NULL);

  problems = dp_problems_new (self->analysis, self->proposal);
  dp_problems_add_refusals (problems, dp_session_get_plan (self), dp_refusals_list (self->refusals));
  return problems;
}

static void
show_what_headline_is_about (DpSession      *self,
                             const DpRecord *headline)
{
  DpFigureOptions options;
  DpFigureKind kind;
  g_auto(GStrv) strings = NULL;

  if (!dp_headline_read_options (headline, &kind, &options, &strings))
    return;
  dp_session_set_area (self, options.area);
  dp_session_set_estimate (self, options.estimate);
}

/**
 * dp_session_goto_field:
 * @kind: what the record is
 * @id: the record
 * @field: its field, or the number of fields for the record as a whole
 *
 * Asks the window to show the page that holds the field and to focus it. A record of another proposal is made the chosen
 * one first.
 */
void
dp_session_goto_field (DpSession   *self,
                       DpEntityKind kind,
                       const char  *id,
                       guint        field)
{
  const DpRecord *record, *proposal;

  g_return_if_fail (DP_IS_SESSION (self));

  record = id != NULL ? dp_plan_get (dp_session_get_plan (self), kind, id) : NULL;
  proposal = record != NULL ? dp_plan_proposal_of (dp_session_get_plan (self), record) : NULL;
  if (proposal != NULL)
    dp_session_set_proposal (self, proposal->id);
  if (kind == DP_ENTITY_UNIT)
    dp_session_set_unit (self, id);
  else if (record != NULL && dp_entity (kind)->parent == DP_ENTITY_UNIT)
    dp_session_set_unit (self, dp_record_parent (record));

  if (record != NULL && kind == DP_ENTITY_HEADLINE)
    show_what_headline_is_about (self, record);

  g_signal_emit (self, signals[GOTO_FIELD], 0, (guint) kind, id, field);
}

/**
 * dp_session_explain:
 * @figure_id: a key figure's id, "tipping", or "score/PARAMETER"
 *
 * Asks the live panel to show how a figure comes about.
 */
void
dp_session_explain (DpSession  *self,
                    const char *figure_id)
{
  g_return_if_fail (DP_IS_SESSION (self));
  g_signal_emit (self, signals[EXPLAIN], 0, figure_id);
}
