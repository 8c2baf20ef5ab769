/* dp-value.h: one field's value: unknown, a number, or a text.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DpValueKind: DP_VALUE_NONE is "unknown", which is something else than zero or an empty text. */
typedef enum
{
  DP_VALUE_NONE,
  DP_VALUE_NUMBER,
  DP_VALUE_TEXT,
} DpValueKind;

/**
 * DpValue:
 * @kind: which of the two below holds
 * @number: of a NUMBER; whole numbers are exact up to 2⁵³
 * @text: (nullable): of a TEXT, owned, never empty (an empty text is no value)
 */
typedef struct
{
  DpValueKind kind;
  double number;
  char *text;
} DpValue;

#define DP_VALUE_INIT { DP_VALUE_NONE, 0.0, NULL }

DpValue  dp_value_number (double number);
DpValue  dp_value_text   (const char *text);
DpValue  dp_value_copy   (const DpValue *value);
void     dp_value_clear  (DpValue *value);
gboolean dp_value_equal  (const DpValue *a,
                          const DpValue *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DpValue, dp_value_clear)

G_END_DECLS
