/* dp-text-read.c: numbers read as Danes and the English write them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number is never guessed: what can be read in two ways is refused with a question.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-text-private.h"

#include "plan/dp-error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* Longer entries are no numbers. */
#define MAX_ENTRY_BYTES 200
/* Beyond it a double no longer holds every decimal that can be typed; no plan counts so far. */
#define MAX_MAGNITUDE 1e15

/* A word that may stand around a number. @exponent: what the word multiplies the number by, as a power of ten; JOINS
 * for a word that only joins others: "a year". */
#define JOINS (-1)
typedef struct
{
  const char *word;
  int exponent;
} NumberWord;

static const NumberWord prefix_words[] = {
  { "ca", 0 }, { "c", 0 }, { "cirka", 0 }, { "circa", 0 }, { "omkring", 0 }, { "omtrent", 0 }, { "about", 0 },
  { "approx", 0 }, { "approximately", 0 }, { "around", 0 }, { "dkk", 0 }, { "kr", 0 },
};

static const NumberWord suffix_words[] = {
  { "tusind", 3 }, { "tusinde", 3 }, { "thousand", 3 }, { "tkr", 3 },
  { "mio", 6 }, { "mill", 6 }, { "million", 6 }, { "millioner", 6 }, { "millions", 6 },
  { "mia", 9 }, { "milliard", 9 }, { "milliarder", 9 },
  { "kr", 0 }, { "krone", 0 }, { "kroner", 0 }, { "dkk", 0 },
  { "pct", 0 }, { "procent", 0 }, { "percent", 0 },
  { "md", 0 }, { "mdr", 0 }, { "måned", 0 }, { "måneder", 0 }, { "month", 0 }, { "months", 0 },
  { "år", 0 }, { "årligt", 0 }, { "year", 0 }, { "years", 0 }, { "yearly", 0 },
  { "uge", 0 }, { "uger", 0 }, { "week", 0 }, { "weeks", 0 },
  { "dag", 0 }, { "dage", 0 }, { "døgn", 0 }, { "day", 0 }, { "days", 0 },
  { "time", 0 }, { "timer", 0 }, { "hour", 0 }, { "hours", 0 },
  { "plads", 0 }, { "pladser", 0 }, { "place", 0 }, { "places", 0 },
  { "kvinde", 0 }, { "kvinder", 0 }, { "woman", 0 }, { "women", 0 },
  { "person", 0 }, { "personer", 0 }, { "people", 0 }, { "borgere", 0 }, { "indbyggere", 0 }, { "inhabitants", 0 },
  { "årsværk", 0 }, { "fte", 0 }, { "km", 0 },
  { "grader", 0 }, { "degrees", 0 }, { "nord", 0 }, { "north", 0 }, { "øst", 0 }, { "east", 0 },
  { "alt", 0 }, { "total", 0 }, { "året", 0 },
  { "om", JOINS }, { "pr", JOINS }, { "per", JOINS }, { "a", JOINS }, { "i", JOINS }, { "in", JOINS },
};

static const NumberWord *
find_word (const NumberWord *words,
           gsize             n_words,
           const char       *word,
           gsize             length)
{
  for (gsize i = 0; i < n_words; i++)
    if (strlen (words[i].word) == length && strncmp (words[i].word, word, length) == 0)
      return &words[i];

  return NULL;
}

/* Lower case, composed, every kind of space a plain one, every kind of minus a hyphen, without space around. */
static char *
simplify (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *lower = composed != NULL ? g_utf8_strdown (composed, -1) : NULL;
  GString *simple = g_string_new (NULL);

  for (const char *p = lower; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x00A0 || c == 0x202F || c == 0x2007 || c == 0x2009)
        g_string_append_c (simple, ' ');
      else if (c == 0x2212 || (c >= 0x2010 && c <= 0x2015) || c == 0xFE63 || c == 0xFF0D)
        g_string_append_c (simple, '-');
      else
        g_string_append_unichar (simple, c);
    }

  return g_strstrip (g_string_free (simple, FALSE));
}

static gsize
word_length (const char *text)
{
  const char *p = text;

  while (*p != '\0' && g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return (gsize) (p - text);
}

static const char *
skip_spaces (const char *text)
{
  while (*text == ' ')
    text++;

  return text;
}

/* Steps over a known word before the number, with its full stop. Returns NULL when there is none. */
static const char *
skip_prefix (const char *text)
{
  gsize length = word_length (text);

  if (*text == '~')
    return skip_spaces (text + 1);
  if (g_str_has_prefix (text, "≈"))
    return skip_spaces (text + strlen ("≈"));
  if (length == 0 || find_word (prefix_words, G_N_ELEMENTS (prefix_words), text, length) == NULL)
    return NULL;

  text += length;
  return skip_spaces (*text == '.' ? text + 1 : text);
}

/* The digits of a number with their marks: from the first digit to the last, single spaces between digits included. */
static gsize
numeral_length (const char *text)
{
  gsize length = 0;

  while (g_ascii_isdigit (text[length]) || text[length] == '.' || text[length] == ',' ||
         (text[length] == ' ' && length > 0 && g_ascii_isdigit (text[length - 1]) &&
          g_ascii_isdigit (text[length + 1])))
    length++;
  /* A mark at the end belongs to the sentence, "6, " or "6.", and is judged by the caller. */
  return length;
}

/* Whether @text[0..length) is digits in groups of three behind @mark: "1.460", "22.900.000". */
static gboolean
is_grouped (const char *text,
            gsize       length,
            char        mark)
{
  gsize first = 0;

  while (first < length && g_ascii_isdigit (text[first]))
    first++;
  if (first == 0 || first > 3 || text[0] == '0' || (length - first) % 4 != 0)
    return FALSE;

  for (gsize i = first; i < length; i += 4)
    if (text[i] != mark || !g_ascii_isdigit (text[i + 1]) || !g_ascii_isdigit (text[i + 2]) ||
        !g_ascii_isdigit (text[i + 3]))
      return FALSE;

  return TRUE;
}

static gboolean
is_digits (const char *text,
           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;

  return TRUE;
}

static void
append_digits (GString    *plain,
               const char *text,
               gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      g_string_append_c (plain, text[i]);
}

typedef enum
{
  NUMERAL_GOOD,
  NUMERAL_BAD,
  NUMERAL_AMBIGUOUS, /* plain is what was probably meant */
} Numeral;

/* Whole part of a number: digits, bare or in groups behind any one mark that is not the decimal mark. */
static gboolean
append_whole (GString    *plain,
              const char *text,
              gsize       length,
              char        decimal)
{
  gboolean good = is_digits (text, length) || is_grouped (text, length, ' ') ||
                  is_grouped (text, length, decimal == ',' ? '.' : ',');

  if (good)
    append_digits (plain, text, length);

  return good;
}

/* Reads @text[0..length) into @plain, with a point as decimal mark. Which mark is the decimal one:
 * - both marks present: the last, and it stands alone ("1.234,5", "1,234.5");
 * - the same mark several times: none, they are groups;
 * - one mark, the language's decimal mark: it;
 * - one mark, the other one: groups when it looks so; else it can only be a slip, and we ask. */
static Numeral
read_numeral (const char *text,
              gsize       length,
              GString    *plain)
{
  const char *last = NULL;
  guint n_points = 0;
  guint n_commas = 0;
  char mark;
  gsize whole;
  gsize fraction;

  for (gsize i = 0; i < length; i++)
    if (text[i] == '.' || text[i] == ',')
      {
        last = &text[i];
        n_points += text[i] == '.';
        n_commas += text[i] == ',';
      }

  g_string_truncate (plain, 0);
  if (last == NULL)
    return append_whole (plain, text, length, dp_decimal_mark ()) ? NUMERAL_GOOD : NUMERAL_BAD;

  mark = *last;
  whole = (gsize) (last - text);
  fraction = length - whole - 1;

  if ((n_points == 0 || n_commas == 0) && n_points + n_commas > 1)
    return append_whole (plain, text, length, mark == ',' ? '.' : ',') ? NUMERAL_GOOD : NUMERAL_BAD;
  if (n_points > 0 && n_commas > 0 && (mark == '.' ? n_points : n_commas) > 1)
    return NUMERAL_BAD;
  if (n_points + n_commas == 1 && mark == dp_grouping_mark () && is_grouped (text, length, mark))
    {
      append_digits (plain, text, length);
      return NUMERAL_GOOD;
    }

  if (fraction == 0 || !is_digits (last + 1, fraction))
    return NUMERAL_BAD;
  if (whole == 0)
    g_string_append_c (plain, '0');
  else if (!append_whole (plain, text, whole, mark))
    return NUMERAL_BAD;
  g_string_append_c (plain, '.');
  append_digits (plain, last + 1, fraction);

  return n_points + n_commas == 1 && mark == dp_grouping_mark () ? NUMERAL_AMBIGUOUS : NUMERAL_GOOD;
}

/* Half, a quarter and three quarters, alone or after a whole number. Returns how many bytes it took. */
static gsize
read_fraction (const char *text,
               GString    *plain)
{
  static const char *const fractions[][2] = { { "½", ".5" }, { "¼", ".25" }, { "¾", ".75" } };
  const char *start = skip_spaces (text);

  for (gsize i = 0; i < G_N_ELEMENTS (fractions); i++)
    if (g_str_has_prefix (start, fractions[i][0]) && strchr (plain->str, '.') == NULL)
      {
        if (plain->len == 0)
          g_string_append_c (plain, '0');
        g_string_append (plain, fractions[i][1]);
        return (gsize) (start - text) + strlen (fractions[i][0]);
      }

  return 0;
}

/* Steps over what may follow a number: units, per cent, "mio."; adds up what they multiply by. */
static const char *
skip_suffixes (const char *text,
               int        *exponent)
{
  const char *joining = NULL;

  text = skip_spaces (text);
  while (*text != '\0')
    {
      gsize length = word_length (text);
      const NumberWord *word;

      if (*text == '%' || *text == '/')
        {
          text = skip_spaces (text + 1);
          continue;
        }
      /* "t.kr." is how municipal budgets write thousands of kroner. */
      if (g_str_has_prefix (text, "t.kr"))
        {
          *exponent += 3;
          text += strlen ("t.");
          continue;
        }

      word = length > 0 ? find_word (suffix_words, G_N_ELEMENTS (suffix_words), text, length) : NULL;
      if (word == NULL || (word->exponent > 0 && *exponent > 0))
        break;
      if (word->exponent != JOINS)
        joining = NULL;
      else if (joining == NULL)
        joining = text;
      *exponent += MAX (word->exponent, 0);
      text += length;
      text = skip_spaces (*text == '.' ? text + 1 : text);
    }

  return joining != NULL ? joining : text;
}

/* What stands between two numbers when they are a range. Returns 0 when it is something else. */
static gsize
range_mark_length (const char *text)
{
  static const char *const marks[] = { "-", "..", "til", "to", "og", "and", "eller", "or" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (text, marks[i]))
      {
        const char *next = skip_spaces (text + strlen (marks[i]));
        const char *after_prefix;

        while ((after_prefix = skip_prefix (next)) != NULL)
          next = after_prefix;
        if (g_ascii_isdigit (*next))
          return strlen (marks[i]);
      }

  return 0;
}

typedef enum
{
  READ_GOOD,
  READ_BAD,
  READ_AMBIGUOUS,
} Reading;

/* One number somewhere in a text. */
typedef struct
{
  Reading reading;
  GString *plain;   /* sign, digits, point */
  int exponent;     /* of "mio." and the like */
  const char *rest; /* what follows; "" when everything was understood */
} Entry;

static void
entry_clear (Entry *entry)
{
  if (entry->plain != NULL)
    g_string_free (entry->plain, TRUE);
  entry->plain = NULL;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

static void
read_entry (const char *simple,
            Entry      *entry)
{
  const char *text = simple;
  const char *next;
  gboolean negative = FALSE;
  Numeral numeral = NUMERAL_GOOD;
  gsize length;
  gsize fraction_length;

  entry->reading = READ_BAD;
  entry->plain = g_string_new (NULL);
  entry->exponent = 0;
  entry->rest = simple;

  while ((next = skip_prefix (text)) != NULL)
    text = next;
  if (*text == '-' || *text == '+')
    {
      negative = *text == '-';
      text = skip_spaces (text + 1);
      while ((next = skip_prefix (text)) != NULL)
        text = next;
    }

  length = numeral_length (text);
  if (length > 0)
    numeral = read_numeral (text, length, entry->plain);
  if (numeral == NUMERAL_BAD)
    return;
  text += length;
  fraction_length = read_fraction (text, entry->plain);
  if (length == 0 && fraction_length == 0)
    return;
  text += fraction_length;

  entry->rest = skip_suffixes (text, &entry->exponent);
  if (negative)
    g_string_prepend_c (entry->plain, '-');
  /* "22.9 mio." can only be meant one way in either language. */
  entry->reading = numeral == NUMERAL_AMBIGUOUS && entry->exponent == 0 ? READ_AMBIGUOUS : READ_GOOD;
}

/* The number times ten to @shift, exactly as if it had been typed with its point moved. */
static gboolean
entry_number (const Entry *entry,
              int          shift,
              double      *number)
{
  g_autofree char *text = g_strdup_printf ("%se%d", entry->plain->str, entry->exponent + shift);
  double value = g_ascii_strtod (text, NULL);

  if (!(fabs (value) <= MAX_MAGNITUDE))
    return FALSE;

  *number = value == 0 ? 0 : value;
  return TRUE;
}

/* The entry's text, ready to be read, or NULL with an error when there is nothing to read. */
static char *
prepare (const char *text,
         GError    **error)
{
  g_autofree char *simple = NULL;
  gboolean readable = text != NULL && strlen (text) <= MAX_ENTRY_BYTES && g_utf8_validate (text, -1, NULL);

  if (readable)
    simple = simplify (text);
  if (readable && simple[0] != '\0')
    return g_steal_pointer (&simple);

  /* Translators: shown under an entry that is to hold a number but is empty or holds something unreadable */
  g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_NUMBER, _("There is no number here. Write a number."));
  return NULL;
}

static void
set_not_a_number (const char *text,
                  GError    **error)
{
  g_autofree char *quoted = dp_text_quote (text);
  g_autofree char *thousands = dp_format_number (1460, 0);
  g_autofree char *decimals = dp_format_number (22.9, 1);

  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_NUMBER,
               /* Translators: first %s is what was typed, the others are sample numbers such as 1,460 and 22.9 */
               _("“%s” is not a number. Write it as in %s or %s."), quoted, thousands, decimals);
}

static void
set_ambiguous (const char  *text,
               const Entry *entry,
               GError     **error)
{
  g_autofree char *quoted = dp_text_quote (text);
  g_autofree char *thousands = dp_format_number (1460, 0);
  g_autofree char *decimals = dp_format_number (22.9, 1);
  /* As typed, with the other mark: "1.50" → "1,50". */
  g_autofree char *meant = g_strdup (entry->plain->str);

  g_strdelimit (meant, ".", dp_decimal_mark ());
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_AMBIGUOUS,
               /* Translators: what was typed (1,5), what was probably meant (1.5), two samples (22.9 and 1,460) */
               _("“%s” is not clear: do you mean %s? Decimals are written as in %s and thousands as in %s."),
               quoted, meant, decimals, thousands);
}

static gboolean
finish_entry (const char  *text,
              const Entry *entry,
              int          shift,
              double      *number,
              GError     **error)
{
  g_autofree char *quoted = NULL;

  switch (entry->reading)
    {
    case READ_AMBIGUOUS:
      set_ambiguous (text, entry, error);
      return FALSE;
    case READ_GOOD:
      if (entry_number (entry, shift, number))
        return TRUE;
      quoted = dp_text_quote (text);
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RANGE,
                   /* Translators: %s is the number that was typed */
                   _("“%s” is too large a number. Write a smaller one."), quoted);
      return FALSE;
    case READ_BAD:
    default:
      set_not_a_number (text, error);
      return FALSE;
    }
}

static gboolean
parse (const char *text,
       int         shift,
       double     *number,
       GError    **error)
{
  g_autofree char *simple = prepare (text, error);
  g_auto (Entry) entry = { READ_BAD, NULL, 0, NULL };
  g_autofree char *quoted = NULL;

  if (simple == NULL)
    return FALSE;

  read_entry (simple, &entry);
  if (entry.reading != READ_BAD && range_mark_length (entry.rest) > 0)
    {
      quoted = dp_text_quote (text);
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_NUMBER,
                   /* Translators: %s is a range that was typed into a field for one number, such as 80-100 */
                   _("“%s” is two numbers. Write one number here; a range has one field for the low and one for the "
                     "high number."), quoted);
      return FALSE;
    }
  if (entry.rest[0] != '\0')
    entry.reading = READ_BAD;

  return finish_entry (text, &entry, shift, number, error);
}

/**
 * dp_parse_number:
 * @text: what somebody typed
 * @number: (out): the number; untouched on failure
 * @error: return location for an error
 *
 * Reads numbers as Danes and the English write them: "1.460", "1 460", "22,9 mio.", "ca. 80", "36 %" (which gives 36),
 * "6 mdr.", "20 kr.", "1.234,5", "1,234.5", "−3", "3½". Where both marks occur the last is the decimal one; a single
 * mark is read by the rules of the program's language. A number is never guessed: "1.5" in Danish is refused with a
 * question.
 *
 * Returns: FALSE with DP_PLAN_ERROR_NOT_A_NUMBER (also for a range), DP_PLAN_ERROR_AMBIGUOUS or, when it is too large,
 *   DP_PLAN_ERROR_RANGE
 */
gboolean
dp_parse_number (const char *text,
                 double     *number,
                 GError    **error)
{
  g_return_val_if_fail (number != NULL, FALSE);

  return parse (text, 0, number, error);
}

/**
 * dp_parse_share:
 * @text: a share in per cent as somebody typed it, with or without the sign: "36 %", "22,9"
 * @share: (out): the share, 1 being all; untouched on failure
 * @error: return location for an error as in dp_parse_number()
 *
 * Returns: whether it was understood; the range is not checked
 */
gboolean
dp_parse_share (const char *text,
                double     *share,
                GError    **error)
{
  g_return_val_if_fail (share != NULL, FALSE);

  return parse (text, -2, share, error);
}

/**
 * dp_parse_range:
 * @text: what somebody typed: "80-100", "16–30", "80 til 100", "19,7-20,5 mio. kr.", "ca. 80"
 * @low: (out): the lower number; untouched on failure
 * @high: (out): the upper number, the same for a single number; untouched on failure
 * @error: return location for an error as in dp_parse_number(), or DP_PLAN_ERROR_RULE when the first number is larger
 *
 * For pasting a range into the first of two fields. "mio." and the like count for both numbers.
 *
 * Returns: whether it was understood
 */
gboolean
dp_parse_range (const char *text,
                double     *low,
                double     *high,
                GError    **error)
{
  g_autofree char *simple = prepare (text, error);
  g_auto (Entry) first = { READ_BAD, NULL, 0, NULL };
  g_auto (Entry) second = { READ_BAD, NULL, 0, NULL };
  gsize mark;
  double from;
  double to;

  g_return_val_if_fail (low != NULL && high != NULL, FALSE);

  if (simple == NULL)
    return FALSE;

  read_entry (simple, &first);
  mark = first.reading != READ_BAD ? range_mark_length (first.rest) : 0;
  if (mark == 0)
    {
      if (first.rest[0] != '\0')
        first.reading = READ_BAD;
      if (!finish_entry (text, &first, 0, &from, error))
        return FALSE;
      *low = *high = from;
      return TRUE;
    }

  read_entry (skip_spaces (first.rest + mark), &second);
  if (second.rest[0] != '\0')
    second.reading = READ_BAD;
  if (first.exponent == 0)
    first.exponent = second.exponent;
  if (first.reading == READ_AMBIGUOUS && first.exponent > 0)
    first.reading = READ_GOOD;
  if (!finish_entry (text, &second, 0, &to, error) || !finish_entry (text, &first, 0, &from, error))
    return FALSE;
  if (from > to)
    {
      g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
                           _("The low number is larger than the high one. Write the low number first."));
      return FALSE;
    }

  *low = from;
  *high = to;
  return TRUE;
}
