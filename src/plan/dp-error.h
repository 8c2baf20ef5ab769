/* dp-error.h: what the document refuses or cannot do. Messages are sentences in the user's language.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DP_PLAN_ERROR (dp_plan_error_quark ())
GQuark dp_plan_error_quark (void);

/** DpPlanError: kinds of refusal. Every message says what is wrong and what to do. */
typedef enum
{
  DP_PLAN_ERROR_NOT_A_NUMBER, /* the text cannot be read as a number */
  DP_PLAN_ERROR_NOT_A_DATE,   /* the text cannot be read as a date */
  DP_PLAN_ERROR_AMBIGUOUS,    /* it can be read in two ways; the message offers both */
  DP_PLAN_ERROR_RANGE,        /* outside the field's range */
  DP_PLAN_ERROR_REQUIRED,     /* a required field would become empty */
  DP_PLAN_ERROR_CHOICE,       /* not one of the choices */
  DP_PLAN_ERROR_UNKNOWN,      /* no such entity, record, field or municipality */
  DP_PLAN_ERROR_RULE,         /* breaks a rule between fields: low above high, shares over 100 %, … */
  DP_PLAN_ERROR_NOT_A_PLAN,   /* the file is something else */
  DP_PLAN_ERROR_DAMAGED,      /* a plan, but damaged */
  DP_PLAN_ERROR_NEWER,        /* made by a newer version */
  DP_PLAN_ERROR_OPEN,         /* cannot be opened or read */
  DP_PLAN_ERROR_WRITE,        /* cannot be written; the message says where the work is safe */
  DP_PLAN_ERROR_EXISTS,       /* would overwrite */
  DP_PLAN_ERROR_CHANGED,      /* someone else changed the file since it was opened */
  DP_PLAN_ERROR_BUSY,         /* open in another window */
  DP_PLAN_ERROR_NOTHING,      /* nothing to undo or redo */
} DpPlanError;

const char *dp_error_reason (int why);

G_END_DECLS
