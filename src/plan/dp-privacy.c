/* dp-privacy.c: finding what looks like a CPR number.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan goes into public agendas and holds no person. A number is reported when six digits that are a date, perhaps a
 * space or a hyphen, and four digits stand alone; not when they are part of a longer number, an address on the web, or
 * a number that is said to be of a case, a journal or a telephone.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-privacy.h"

#include <string.h>

#define N_DIGITS 10
#define N_DATE_DIGITS 6

static int
two_digits (const char *digits)
{
  return (digits[0] - '0') * 10 + (digits[1] - '0');
}

/* The century follows from the seventh digit (the CPR office's table). */
static int
birth_year (const char *digits)
{
  int year = two_digits (digits + 4);
  int seventh = digits[6] - '0';

  if (seventh <= 3)
    return 1900 + year;
  if (seventh == 4 || seventh == 9)
    return year <= 36 ? 2000 + year : 1900 + year;
  return year <= 57 ? 2000 + year : 1800 + year;
}

static gboolean
has_valid_date (const char *digits)
{
  return g_date_valid_dmy ((GDateDay) two_digits (digits), (GDateMonth) two_digits (digits + 2),
                           (GDateYear) birth_year (digits));
}

static gboolean
fits_modulus_11 (const char *digits)
{
  static const int weights[N_DIGITS] = { 4, 3, 2, 7, 6, 5, 4, 3, 2, 1 };
  int sum = 0;

  for (int i = 0; i < N_DIGITS; i++)
    sum += weights[i] * (digits[i] - '0');

  return sum % 11 == 0;
}

/* Bytes of the mark that may stand between date and number: a space or hyphen of any kind; 0 when there is none. */
static gsize
separator_length (const char *text)
{
  static const char *const separators[] = { " ", "-", "\302\240", "\342\200\257", "\342\200\220", "\342\200\221",
                                            "\342\200\223", "\342\210\222" };

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (text, separators[i]))
      return strlen (separators[i]);

  return 0;
}

static gboolean
copy_digits (const char *text,
             gsize       n_digits,
             char       *digits)
{
  for (gsize i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      digits[i] = text[i];
    }

  return TRUE;
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_' || (guchar) c >= 0x80;
}

/* Whether a number that begins at @start continues something: a digit or letter directly before it, or a digit and a
 * mark. */
static gboolean
continues_number (const char *text,
                  gsize       start)
{
  char before = start > 0 ? text[start - 1] : '\0';

  /* Dashes and quotation marks of more than one byte are no part of a word. */
  if ((guchar) before >= 0x80)
    {
      const char *p = g_utf8_find_prev_char (text, text + start);

      return p != NULL && g_unichar_isalnum (g_utf8_get_char_validated (p, (gssize) (text + start - p)));
    }
  if (is_word_byte (before) || before == '+' || before == '#')
    return TRUE;

  if (start > 1 && before == '-')
    return is_word_byte (text[start - 2]);
  return start > 1 && (before == '.' || before == ',' || before == '/') && g_ascii_isdigit (text[start - 2]);
}

static gboolean
is_continued (const char *after)
{
  if ((guchar) after[0] >= 0x80)
    {
      gunichar c = g_utf8_get_char_validated (after, -1);

      return c != (gunichar) -1 && c != (gunichar) -2 && g_unichar_isalnum (c);
    }
  if (is_word_byte (after[0]))
    return TRUE;

  return after[0] != '\0' && strchr (".,-/", after[0]) != NULL && g_ascii_isdigit (after[1]);
}

/* Whether the word around @start is an address: "https://…/0101851234", "www.…", "a0101851234@…". */
static gboolean
is_in_address (const char *text,
               gsize       start,
               gsize       end)
{
  gsize first = start;
  gsize last = end;
  g_autofree char *word = NULL;

  while (first > 0 && !g_ascii_isspace (text[first - 1]))
    first--;
  while (text[last] != '\0' && !g_ascii_isspace (text[last]))
    last++;
  word = g_strndup (text + first, last - first);

  return strstr (word, "://") != NULL || g_str_has_prefix (word, "www.") || strchr (word, '@') != NULL;
}

/* Whether the word before says what the number is: "sagsnr. 010185-1234", "tlf.: 0101851234". A bare "nr." or "sag"
 * says too little: they stand before CPR numbers too, and one question too many does less harm than a person in an
 * agenda. */
static gboolean
is_named_otherwise (const char *text,
                    gsize       start)
{
  static const char *const names[] = { "j.nr", "jnr", "j.-nr", "journalnr", "journalnummer", "sagsnr", "sagsnummer",
                                       "sagsid", "doknr", "dok.nr", "ean", "ean-nr", "eannr", "cvr", "cvr-nr", "tlf",
                                       "telefon", "tel", "phone", "mobil", "fax", "kontonr", "isbn" };
  gsize end = start;
  gsize first;
  g_autofree char *word = NULL;

  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ':' || text[end - 1] == '.'))
    end--;
  first = end;
  while (first > 0 && (g_ascii_isalpha (text[first - 1]) || text[first - 1] == '.' || text[first - 1] == '-'))
    first--;
  word = g_ascii_strdown (text + first, (gssize) (end - first));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], word))
      return TRUE;

  return FALSE;
}

static gboolean
match_at (const char *text,
          gsize       start,
          DpCprMatch *match)
{
  char digits[N_DIGITS + 1] = { 0 };
  gsize separator;
  gsize end;

  if (!copy_digits (text + start, N_DATE_DIGITS, digits))
    return FALSE;
  separator = separator_length (text + start + N_DATE_DIGITS);
  if (!copy_digits (text + start + N_DATE_DIGITS + separator, N_DIGITS - N_DATE_DIGITS, digits + N_DATE_DIGITS))
    return FALSE;
  end = start + N_DIGITS + separator;

  if (!has_valid_date (digits) || continues_number (text, start) || is_continued (text + end) ||
      is_in_address (text, start, end) || is_named_otherwise (text, start))
    return FALSE;

  match->start = start;
  match->end = end;
  memcpy (match->digits, digits, sizeof match->digits);
  match->likeness = fits_modulus_11 (digits) ? DP_CPR_LIKELY : DP_CPR_MAY_BE;
  return TRUE;
}

/**
 * dp_text_find_cpr:
 * @text: (nullable): any text
 * @from: byte to start at: 0, then the @end of the match before
 * @match: (out): the first that is found; untouched when there is none
 *
 * Finds what looks like a CPR number: six digits that are a date, perhaps a space or hyphen, four digits.
 *
 * Returns: whether there is one at or after @from
 */
gboolean
dp_text_find_cpr (const char *text,
                  gsize       from,
                  DpCprMatch *match)
{
  gsize length = text != NULL ? strlen (text) : 0;

  g_return_val_if_fail (match != NULL, FALSE);

  for (gsize start = from; start + N_DIGITS <= length; start++)
    if (match_at (text, start, match))
      return TRUE;

  return FALSE;
}

/**
 * dp_text_hide_cpr:
 * @text: any text
 *
 * For places that quote a text: labels of the history, names in lists, tables for others.
 *
 * Returns: (transfer full): the text with dots in the place of the digits of everything that looks like a CPR number
 */
char *
dp_text_hide_cpr (const char *text)
{
  GString *hidden = g_string_new (NULL);
  gsize from = 0;
  DpCprMatch match;

  while (dp_text_find_cpr (text, from, &match))
    {
      g_string_append_len (hidden, text + from, (gssize) (match.start - from));
      g_string_append (hidden, "••••••-••••");
      from = match.end;
    }
  g_string_append (hidden, text + from);

  return g_string_free (hidden, FALSE);
}
