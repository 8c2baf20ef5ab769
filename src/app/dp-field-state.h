/* dp-field-state.h: what a form shows of a field, and what the user's input makes of it: pure functions, no widgets.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-plan.h"

G_BEGIN_DECLS

/** DpEditorKind: the kinds of editor; which one a field gets follows from its type alone. */
typedef enum
{
  DP_AS_ENTRY,   /* a number */
  DP_AS_LINE,    /* a line of words, or a date; becomes two where it must */
  DP_AS_STEPPER, /* an entry with − and + */
  DP_AS_TEXT,    /* several lines, grows */
  DP_AS_BOOL,    /* yes, no, unknown */
  DP_AS_CHOICE,  /* one of a list */
  DP_AS_CHECKS,  /* several of a short list, all in sight */
  DP_AS_LIST,    /* several of a long list, or of the sibling records, in a popover */
} DpEditorKind;

/** DpChip: what a form says about the basis of a figure; the words stand in dp_chip_label(). */
typedef enum
{
  DP_CHIP_NONE,       /* a document gives it, or there is no figure, or the field carries no basis */
  DP_CHIP_REASONED,   /* marked as our assumption, with its reason */
  DP_CHIP_ASSUMPTION, /* marked as our assumption, without a reason */
  DP_CHIP_NO_SOURCE,  /* a figure without any basis, or said to be from a document that is not named */
} DpChip;

/**
 * DpFieldState: what the widgets of one field show
 * @text: of an entry or text view; never NULL
 * @error: (nullable): sentences under the field: what is wrong, what to do, which value stays in use
 * @is_typed: whether the user is at it, or has left it with an error
 * @chip: whether and how the basis is pointed at
 * @can_lower, @can_raise: whether a step down or up stays within the range
 */
typedef struct
{
  char *text;
  char *error;
  gboolean is_typed;
  DpChip chip;
  gboolean can_lower;
  gboolean can_raise;
} DpFieldState;

DpFieldState dp_field_state_from  (const DpField  *field,
                                   const DpValue  *value,
                                   const char     *typed,
                                   const char     *error,
                                   const DpRecord *basis);
void         dp_field_state_clear (DpFieldState *state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DpFieldState, dp_field_state_clear)

DpEditorKind dp_editor_kind       (const DpField *field,
                                   gboolean       compact);
gboolean     dp_field_aligns_right (const DpField *field);
const char  *dp_chip_label        (DpChip chip);
gboolean     dp_chip_warns        (DpChip chip);
char        *dp_field_heading     (const DpField *field);
char        *dp_field_placeholder (DpEntityKind    kind,
                                   guint           field,
                                   const DpRecord *record);
gboolean     dp_field_step        (const DpField *field,
                                   const DpValue *value,
                                   int            steps,
                                   DpValue       *stepped);

/* Keys separated by commas: of a SET in the order of its choices, of REFS in the order they were chosen. */
char        *dp_keys_with         (const DpChoice *order,
                                   const char     *keys,
                                   const char     *key,
                                   gboolean        in);
gboolean     dp_keys_contain      (const char *keys,
                                   const char *key);
guint        dp_keys_count        (const char *keys);

/* A record as a form adds it: in its place under @parent, required fields filled so that it is valid from the start. */
DpRecord    *dp_form_new_record   (const DpPlan *plan,
                                   DpEntityKind  kind,
                                   const char   *id,
                                   const char   *parent);

/* Sums of a column over @records; unknown values are left out, and *@n_known says how many were known. */
double       dp_form_sum          (const GPtrArray *records,
                                   guint            field,
                                   int              only_field,
                                   const char      *only_key,
                                   guint           *n_known);

G_END_DECLS
