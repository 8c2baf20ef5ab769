/* dp-unbroken.c: what belongs together stays in one line: a range, a paragraph of a law with its number.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines may end after a dash and at every space. “98–/99 %” and “§/32” are hard to read, so they do not end there. Only what is
 * broken into lines on the screen is written so: what is copied or written to a file holds no invisible letters.
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-unbroken.h"

#include <string.h>

#define WORD_JOINER "\342\201\240"

/* Where a line must not begin: within "5.758–18.054", "§ 141 b", "stk. 3", "nr. 4", "no. 4"; with the dot or the dash that parts
 * what is told. */
#define TOGETHER \
  "(?<=[0-9]–)(?=[0-9])|(?<=§ |\\bstk\\. |\\bnr\\. |\\bno\\. )(?=[0-9])" \
  "|(?<=§ [0-9]{2} |§ [0-9]{3} )(?=[a-z]\\b)|(?<= )(?=[·–] )"

static const GRegex *
together (void)
{
  static gsize compiled;

  if (g_once_init_enter (&compiled))
    g_once_init_leave (&compiled, (gsize) g_regex_new (TOGETHER, G_REGEX_OPTIMIZE, 0, NULL));
  return (const GRegex *) compiled;
}

/* Most texts have none, and there are many texts. */
static gboolean
may_have_any (const char *text)
{
  return text != NULL && (strstr (text, "–") != NULL || strstr (text, "·") != NULL || strpbrk (text, "§.") != NULL);
}

/**
 * dp_unbroken_new:
 * @text: (nullable): what is to be shown in several lines
 *
 * Returns: (transfer full) (nullable): @text with invisible letters that keep together what belongs together; NULL when nothing in
 *   it has to be kept
 */
char *
dp_unbroken_new (const char *text)
{
  g_autofree char *all = NULL;

  if (!may_have_any (text))
    return NULL;

  all = g_regex_replace_literal (together (), text, -1, 0, WORD_JOINER, 0, NULL);
  return g_strcmp0 (all, text) != 0 ? g_steal_pointer (&all) : NULL;
}

/** dp_unbroken_holds: Returns: whether a line must not begin at byte @at of @text */
gboolean
dp_unbroken_holds (const char *text,
                   int         at)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (!may_have_any (text))
    return FALSE;

  for (g_regex_match (together (), text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start;

      g_match_info_fetch_pos (match, 0, &start, NULL);
      if (start == at)
        return TRUE;
    }
  return FALSE;
}
