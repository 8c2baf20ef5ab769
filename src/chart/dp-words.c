/* dp-words.c: what items are called for assistive technology and tooltips, put together from the chart's own strings.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only punctuation is added: callers who want sentences set them.
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-words.h"

/* What a secondary row without a label of its own says: its figures. */
char *
_dp_range_row_figures (const DpRangeRow *row)
{
  g_autoptr (GString) label = NULL;

  if (row->label != NULL)
    return g_strdup (row->label);
  label = g_string_new (NULL);
  for (guint i = 0; i < row->marks->len; i++)
    {
      const DpMark *mark = g_ptr_array_index (row->marks, i);

      if (mark->above == NULL)
        continue;
      if (label->len > 0)
        g_string_append (label, row->bar == DP_BAR_SOLID || row->bar == DP_BAR_DASHED ? "–" : " · ");
      g_string_append (label, mark->above);
    }
  return label->len > 0 ? g_string_free (g_steal_pointer (&label), FALSE) : NULL;
}

char *
_dp_mark_sentence (const DpRangeRow *row,
                   const DpMark *mark)
{
  g_autoptr (GString) sentence = g_string_new (row->name);

  if (row->detail != NULL)
    g_string_append_printf (sentence, ", %s", row->detail);
  if (mark->above != NULL)
    g_string_append_printf (sentence, ": %s", mark->above);
  if (mark->below != NULL)
    g_string_append_printf (sentence, ", %s", mark->below);
  if (mark->box_first != NULL)
    g_string_append_printf (sentence, ": %s", mark->box_first);
  if (mark->box_second != NULL)
    g_string_append_printf (sentence, ", %s", mark->box_second);
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

char *
_dp_range_row_sentence (const DpRangeRow *row)
{
  g_autoptr (GString) sentence = NULL;
  const char *separator = ": ";

  if (row->accessible != NULL)
    return g_strdup (row->accessible);
  sentence = g_string_new (row->name);
  if (row->detail != NULL)
    g_string_append_printf (sentence, ", %s", row->detail);
  if (row->level == DP_ROW_SECONDARY)
    {
      g_autofree char *label = _dp_range_row_figures (row);

      if (label != NULL)
        g_string_append_printf (sentence, ": %s", label);
    }
  else
    for (guint i = 0; i < row->marks->len; i++)
      {
        const DpMark *mark = g_ptr_array_index (row->marks, i);

        if (mark->above == NULL)
          continue;
        g_string_append_printf (sentence, "%s%s", separator, mark->above);
        if (mark->below != NULL)
          g_string_append_printf (sentence, " (%s)", mark->below);
        separator = row->bar == DP_BAR_SOLID || row->bar == DP_BAR_DASHED ? "–" : ", ";
      }
  if (row->text != NULL)
    g_string_append_printf (sentence, ". %s", row->text);
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

/* A line of a tooltip for what has none. */
char *
_dp_mark_tooltip (const DpRangeRow *row,
                  const DpMark *mark)
{
  g_autoptr (GString) tooltip = NULL;

  if (mark->tooltip != NULL)
    return g_strdup (mark->tooltip);
  tooltip = g_string_new (row->name);
  if (mark->above != NULL)
    g_string_append_printf (tooltip, ": %s", mark->above);
  if (row->detail != NULL)
    g_string_append_printf (tooltip, "\n%s", row->detail);
  return g_string_free (g_steal_pointer (&tooltip), FALSE);
}

char *
_dp_step_cell_sentence (const DpStepRow *row,
                        const DpStepColumn *column,
                        const DpStepCell *cell,
                        int n_steps)
{
  g_autoptr (GString) sentence = NULL;

  if (cell != NULL && cell->accessible != NULL)
    return g_strdup (cell->accessible);
  sentence = g_string_new (row->name);
  g_string_append_printf (sentence, ", %s%s%s: ", column->letter != NULL ? column->letter : "",
                          column->letter != NULL ? " " : "", column->name);
  if (cell == NULL)
    {
      g_string_append (sentence, "–");
      return g_string_free (g_steal_pointer (&sentence), FALSE);
    }
  g_string_append (sentence, cell->word);
  if (cell->low != DP_STEP_UNKNOWN && cell->high > cell->low)
    g_string_append_printf (sentence, " (%d–%d/%d)", cell->low, cell->high, n_steps);
  else if (cell->low != DP_STEP_UNKNOWN)
    g_string_append_printf (sentence, " (%d/%d)", cell->low, n_steps);
  for (guint i = 0; i < cell->lines->len; i++)
    g_string_append_printf (sentence, ". %s", (const char *) g_ptr_array_index (cell->lines, i));
  if (cell->meta != NULL)
    g_string_append_printf (sentence, ". %s", cell->meta);
  if (cell->initials != NULL)
    g_string_append_printf (sentence, ". %s", cell->initials);
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}
