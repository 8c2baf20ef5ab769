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
#define NO_BREAK_SPACE "\302\240"

/* What belongs together: a dash in a range, "5.758–18.054"; a space in "§ 141 b", "stk. 3", "nr. 4", "no. 4". */
typedef enum
{
  RANGE,
  PARAGRAPH,
  N_KINDS
} Kind;

static const GRegex *
together (Kind kind)
{
  static const char *const patterns[N_KINDS] = { "(?<=[0-9])–(?=[0-9])",
                                                 "(?<=§|\\bstk\\.|\\bnr\\.|\\bno\\.) (?=[0-9])|(?<=§ [0-9]{2}|§ [0-9]{3}) (?=[a-z]\\b)" };
  static gsize compiled;
  static GRegex *expressions[N_KINDS];

  if (g_once_init_enter (&compiled))
    {
      for (int i = 0; i < N_KINDS; i++)
        expressions[i] = g_regex_new (patterns[i], G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&compiled, 1);
    }
  return expressions[kind];
}

/* Most texts have none, and there are many texts. */
static gboolean
may_have_any (const char *text)
{
  return text != NULL && (strstr (text, "–") != NULL || strpbrk (text, "§.") != NULL);
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
  g_autofree char *ranges = NULL, *all = NULL;

  if (!may_have_any (text))
    return NULL;

  ranges = g_regex_replace_literal (together (RANGE), text, -1, 0, "–" WORD_JOINER, 0, NULL);
  all = g_regex_replace_literal (together (PARAGRAPH), ranges, -1, 0, NO_BREAK_SPACE, 0, NULL);
  return g_strcmp0 (all, text) != 0 ? g_steal_pointer (&all) : NULL;
}

/** dp_unbroken_holds: Returns: whether a line must not begin at byte @at of @text */
gboolean
dp_unbroken_holds (const char *text,
                   int         at)
{
  if (!may_have_any (text))
    return FALSE;

  for (int kind = 0; kind < N_KINDS; kind++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      for (g_regex_match (together (kind), text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          int end;

          g_match_info_fetch_pos (match, 0, NULL, &end);
          if (end == at)
            return TRUE;
        }
    }
  return FALSE;
}
