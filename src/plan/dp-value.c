/* dp-value.c: one field's value.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-value.h"

/** dp_value_number: Returns: (transfer full): a number. */
DpValue
dp_value_number (double number)
{
  return (DpValue) { DP_VALUE_NUMBER, number, NULL };
}

/** dp_value_text: Returns: (transfer full): a text; no value when @text is NULL or empty. */
DpValue
dp_value_text (const char *text)
{
  if (text == NULL || text[0] == '\0')
    return (DpValue) DP_VALUE_INIT;

  return (DpValue) { DP_VALUE_TEXT, 0.0, g_strdup (text) };
}

/** dp_value_copy: Returns: (transfer full): a copy that lives on its own. */
DpValue
dp_value_copy (const DpValue *value)
{
  return (DpValue) { value->kind, value->number, g_strdup (value->text) };
}

/** dp_value_clear: makes @value unknown and frees what it held. */
void
dp_value_clear (DpValue *value)
{
  g_clear_pointer (&value->text, g_free);
  value->kind = DP_VALUE_NONE;
  value->number = 0.0;
}

/** dp_value_equal: Returns: whether both are unknown, or the same number, or the same text. */
gboolean
dp_value_equal (const DpValue *a,
                const DpValue *b)
{
  if (a->kind != b->kind)
    return FALSE;

  switch (a->kind)
    {
    case DP_VALUE_NONE:
      return TRUE;
    case DP_VALUE_NUMBER:
      return a->number == b->number;
    case DP_VALUE_TEXT:
      return g_str_equal (a->text, b->text);
    default:
      g_assert_not_reached ();
    }
}
