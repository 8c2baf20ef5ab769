/* dp-hyphens.c: where a long word may be broken.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Danish writes compounds in one word, and some are wider than a column in large text. They are broken between their parts
 * where these are known to this table, for it is about words of this trade; else between syllables, by the rule of
 * Retskrivningsordbogen § 15: the last consonant goes with the vowel that follows, and so do consonants that can begin a
 * word together.
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-scene-private.h"

#include <string.h>

/* Letters that stay together before and after a hyphen. */
#define LETTERS_BEFORE 3
#define LETTERS_AFTER 3

/* Beginnings of the parts that compounds of this trade end in; small letters. */
static const char *const part_begins[] = {
  "afdeling", "afdækning", "afgift", "aftale", "afhængig", "ambulatori", "anbringelse", "ansvar", "bedømmelse",
  "behandling", "behov", "belægning", "bemanding", "beregning", "bestyrelse", "betjening", "brug", "center",
  "centre", "distribution", "drift", "dækning", "element", "erfaring", "faglig", "familie", "finansiering",
  "fordeling", "forberedelse", "forening", "forløb", "former", "grundlag", "grupper", "handling", "hospital", "indsats",
  "institution", "kapacitet", "koefficient", "kommun", "kompetence", "konference", "kontor", "kvinde", "ledelse",
  "længde", "løsning", "lovgivning", "medarbejder", "ministeri", "model", "møder", "niveau", "område", "ophold",
  "opgave", "opsporing", "ordning", "orienteret", "parameter", "parametre", "perspektiv", "personale", "plads",
  "planer", "praksis", "problem", "program", "projekt", "pædagogisk", "reform", "region", "samarbejde", "samtale",
  "sammensætning", "sektor", "service", "skole", "social", "specialiser", "stilling", "struktur", "styrelse",
  "støtte", "sundhed", "sygehus", "takst", "teknologi", "tilbud", "udgift", "udvalg", "udvikling", "uddannelse",
  "undersøgelse", "vejledning", "ventetid", "vurdering", "økonomi",
};

/* Consonants that can begin a Danish word together. */
static const char *const onsets[] = {
  "bl", "br", "dr", "dv", "fj", "fl", "fr", "gl", "gr", "kl",  "kn",  "kr",  "kv",  "pl",  "pr",
  "sk", "sl", "sm", "sn", "sp", "st", "sv", "tr", "tv", "skr", "skv", "spl", "spr", "str",
};

static gboolean
is_vowel (gunichar letter)
{
  switch (g_unichar_tolower (letter))
    {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
    case 0xe6: /* æ */
    case 0xf8: /* ø */
    case 0xe5: /* å */
    case 0xe9: /* é */
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
has_vowel (const gunichar *letters,
           glong           from,
           glong           to)
{
  for (glong i = from; i < to; i++)
    if (is_vowel (letters[i]))
      return TRUE;
  return FALSE;
}

/* How many letters of a known part begin here, 0: none. */
static glong
begins_part (const gunichar *letters,
             glong           n)
{
  for (gsize p = 0; p < G_N_ELEMENTS (part_begins); p++)
    {
      const char *part = part_begins[p];
      glong i = 0;

      while (*part != '\0' && i < n && g_utf8_get_char (part) == letters[i])
        {
          part = g_utf8_next_char (part);
          i++;
        }
      if (*part == '\0')
        return i;
    }
  return 0;
}

static gboolean
is_onset (const gunichar *letters,
          glong           n)
{
  for (gsize o = 0; o < G_N_ELEMENTS (onsets); o++)
    {
      gboolean same = (glong) strlen (onsets[o]) == n;

      for (glong i = 0; i < n && same; i++)
        same = letters[i] == (gunichar) onsets[o][i];
      if (same)
        return TRUE;
    }
  return FALSE;
}

/* Whether a syllable begins at letter @at: one consonant, or some that can begin a word, and then a vowel. */
static gboolean
begins_syllable (const gunichar *letters,
                 glong           n,
                 glong           at)
{
  glong vowel = at;

  while (vowel < n && !is_vowel (letters[vowel]))
    vowel++;
  if (vowel == at || vowel == n)
    return FALSE;
  /* As many consonants as can begin a word together, and no fewer. */
  if (vowel - at > 1 && !is_onset (letters + at, vowel - at))
    return FALSE;
  return is_vowel (letters[at - 1]) || !is_onset (letters + at - 1, vowel - at + 1);
}

/**
 * _dp_hyphenate:
 * @word: one word, UTF-8
 * @between_parts: between the known parts of a compound, else between syllables
 *
 * Returns: (transfer full): @word with soft hyphens where it may be broken
 */
char *
_dp_hyphenate (const char *word,
               gboolean    between_parts)
{
  glong n = 0;
  g_autofree gunichar *given = g_utf8_to_ucs4_fast (word, -1, &n);
  g_autofree gunichar *letters = g_new (gunichar, n + 1);
  GString *broken = g_string_new (NULL);
  glong first = 0, end = n, part_end = 0;

  for (glong i = 0; i < n; i++)
    letters[i] = g_unichar_tolower (given[i]);
  /* Brackets, commas and the like are no letters. */
  while (first < n && !g_unichar_isalpha (letters[first]))
    first++;
  while (end > first && !g_unichar_isalpha (letters[end - 1]))
    end--;

  for (glong i = 0; i < n; i++)
    {
      const gboolean may = i >= first + LETTERS_BEFORE && i <= end - LETTERS_AFTER && g_unichar_isalpha (letters[i])
                           && g_unichar_isalpha (letters[i - 1]) && has_vowel (letters, first, i)
                           && has_vowel (letters, i, end);

      /* What begins within a part is no part of its own: "handling" in "behandling". */
      const glong part = between_parts && i >= part_end ? begins_part (letters + i, end - i) : 0;

      if (part > 0)
        part_end = i + part;
      if (may && (between_parts ? part > 0 : begins_syllable (letters, end, i)))
        g_string_append (broken, DP_SOFT_HYPHEN);
      g_string_append_unichar (broken, given[i]);
    }
  return g_string_free (broken, FALSE);
}
