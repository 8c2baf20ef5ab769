/* dp-occupants.c: the families inside a unit when it opens.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-occupants.h"

#include "plan/dp-error.h"

#include <glib/gi18n-lib.h>

/* Whole numbers only, so that a comma between two of them is none within one. */
#define BETWEEN " ,;\t\n"

/**
 * dp_occupants_parse:
 * @text: (nullable): whole weeks with commas, semicolons or blanks between them, one for each family
 * @weeks: (out) (transfer full) (array length=n_weeks) (optional): the weeks; NULL when there are none
 * @n_weeks: (out) (optional): how many families
 * @error: return location for an error
 *
 * Returns: FALSE when something in @text is no whole number of weeks
 */
gboolean
dp_occupants_parse (const char *text,
                    double    **weeks,
                    gsize      *n_weeks,
                    GError    **error)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", BETWEEN, -1);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 number;
      double value;

      if (words[i][0] == '\0')
        continue;
      if (!g_ascii_string_to_unsigned (words[i], 10, 0, DP_OCCUPANT_WEEKS_MAX, &number, NULL))
        {
          g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
                       /* Translators: what was written, then the largest number */
                       _("“%s” is no number of weeks. Write for each family how many whole weeks it still stays, 0–%d, for example "
                         "4, 12, 30."),
                       words[i], DP_OCCUPANT_WEEKS_MAX);
          return FALSE;
        }
      value = (double) number;
      g_array_append_val (list, value);
    }

  if (n_weeks != NULL)
    *n_weeks = list->len;
  if (weeks != NULL)
    *weeks = list->len > 0 ? (double *) g_array_free (g_steal_pointer (&list), FALSE) : NULL;
  return TRUE;
}
