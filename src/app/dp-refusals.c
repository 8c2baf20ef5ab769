/* dp-refusals.c: what was typed into fields and cannot be used, also of fields that are not shown any more.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-refusals.h"

#include "plan/dp-text.h"
#include "plan/dp-validate.h"

/** Refusal: begins as what dp_problems_add_refusals() reads. */
typedef struct
{
  DpRefusal told;
  char *typed;   /* (nullable): what was chosen from a list has no text, and is not kept */
  gboolean held; /* whether a row shows it */
} Refusal;

struct _DpRefusals
{
  DpDocument *document; /* (unowned): the owner's */
  GPtrArray *list;      /* of Refusal, the latest last */
  guint judge_id;

  void (*changed) (gpointer data);
  gpointer data;
};

static void
refusal_free (gpointer data)
{
  Refusal *refusal = data;

  g_free (refusal->told.record);
  g_free (refusal->told.message);
  g_free (refusal->typed);
  g_free (refusal);
}

/**
 * dp_refusals_new:
 * @document: what is typed into; it must live as long
 * @changed: called with @data when the list is another
 */
DpRefusals *
dp_refusals_new (DpDocument *document,
                 void      (*changed) (gpointer data),
                 gpointer    data)
{
  DpRefusals *self = g_new0 (DpRefusals, 1);

  self->document = document;
  self->list = g_ptr_array_new_with_free_func (refusal_free);
  self->changed = changed;
  self->data = data;

  return self;
}

/** dp_refusals_free: frees @self; NULL is allowed. */
void
dp_refusals_free (DpRefusals *self)
{
  if (self == NULL)
    return;

  g_clear_handle_id (&self->judge_id, g_source_remove);
  g_ptr_array_unref (self->list);
  g_free (self);
}

static Refusal *
find (DpRefusals  *self,
      DpEntityKind kind,
      const char  *id,
      guint        field)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      Refusal *refusal = self->list->pdata[i];

      if (refusal->told.kind == kind && refusal->told.field == field && g_str_equal (refusal->told.record, id))
        return refusal;
    }

  return NULL;
}

/**
 * dp_refusals_set:
 * @id: a record
 * @field: its field
 * @typed: (nullable): what stands in the field
 * @message: (nullable): why it cannot be used; NULL when nothing refused stands there any more
 *
 * For the row that shows the field.
 */
void
dp_refusals_set (DpRefusals  *self,
                 DpEntityKind kind,
                 const char  *id,
                 guint        field,
                 const char  *typed,
                 const char  *message)
{
  Refusal *refusal = find (self, kind, id, field);
  gboolean same = refusal != NULL ? g_strcmp0 (refusal->told.message, message) == 0 : message == NULL;
  Refusal *now;

  if (refusal == NULL && message == NULL)
    return;

  if (message != NULL)
    {
      now = g_new0 (Refusal, 1);
      now->told = (DpRefusal) { kind, g_strdup (id), field, g_strdup (message) };
      now->typed = g_strdup (typed);
      now->held = TRUE;
      g_ptr_array_add (self->list, now);
    }
  if (refusal != NULL)
    g_ptr_array_remove (self->list, refusal);
  if (!same)
    self->changed (self->data);
}

/** dp_refusals_leave: the row shows something else from now on, or goes; what was typed stays here. */
void
dp_refusals_leave (DpRefusals  *self,
                   DpEntityKind kind,
                   const char  *id,
                   guint        field)
{
  Refusal *refusal = find (self, kind, id, field);

  if (refusal == NULL)
    return;

  refusal->held = FALSE;
  if (refusal->typed == NULL)
    dp_refusals_set (self, kind, id, field, NULL, NULL);
}

/**
 * dp_refusals_take:
 * @typed: (out) (transfer full): what stood in the field
 * @message: (out) (transfer full): why it cannot be used
 *
 * Returns: whether there is something that no other row shows
 */
gboolean
dp_refusals_take (DpRefusals  *self,
                  DpEntityKind kind,
                  const char  *id,
                  guint        field,
                  char       **typed,
                  char       **message)
{
  Refusal *refusal = find (self, kind, id, field);

  if (refusal == NULL || refusal->held)
    return FALSE;

  refusal->held = TRUE;
  *typed = g_strdup (refusal->typed);
  *message = g_strdup (refusal->told.message);
  return TRUE;
}

/* Whether what was typed can be used now; it is validated before anything is edited, because an edit ends somebody's
 * typing elsewhere. */
static gboolean
can_be_used (DpRefusals    *self,
             const Refusal *refusal,
             DpValue       *value,
             GError       **error)
{
  const DpPlan *plan = dp_document_get_plan (self->document);
  const DpRecord *record = dp_plan_get (plan, refusal->told.kind, refusal->told.record);
  g_autoptr (DpRecord) copy = NULL;

  if (!dp_field_parse (dp_record_field (record, refusal->told.field), refusal->typed, value, error))
    return FALSE;

  copy = dp_record_copy (record);
  dp_record_set (copy, refusal->told.field, dp_value_copy (value));
  return dp_validate_record (plan, copy, error);
}

/* Returns: whether it is another one now, or gone */
static gboolean
judge (DpRefusals *self,
       Refusal    *refusal)
{
  g_auto (DpValue) value = DP_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (refusal->held ||
      dp_plan_get (dp_document_get_plan (self->document), refusal->told.kind, refusal->told.record) == NULL)
    return FALSE;

  if (can_be_used (self, refusal, &value, &error) &&
      dp_document_set (self->document, refusal->told.kind, refusal->told.record, refusal->told.field, &value, &error))
    {
      g_ptr_array_remove (self->list, refusal);
      return TRUE;
    }
  if (g_str_equal (refusal->told.message, error->message))
    return FALSE;

  g_free (refusal->told.message);
  refusal->told.message = g_strdup (error->message);
  return TRUE;
}

static gboolean
judge_cb (gpointer data)
{
  DpRefusals *self = data;
  gboolean changed = FALSE;

  self->judge_id = 0;
  for (guint i = self->list->len; i > 0; i--)
    if (i <= self->list->len)
      changed |= judge (self, self->list->pdata[i - 1]);
  if (changed)
    self->changed (self->data);

  return G_SOURCE_REMOVE;
}

/** dp_refusals_judge: the plan has changed: what is not shown is judged again, when the edit is over. */
void
dp_refusals_judge (DpRefusals *self)
{
  if (self->judge_id == 0 && self->list->len > 0)
    self->judge_id = g_idle_add (judge_cb, self);
}

/** dp_refusals_list: Returns: (transfer none) (element-type DpRefusal): all, the latest last. */
const GPtrArray *
dp_refusals_list (DpRefusals *self)
{
  return self->list;
}
