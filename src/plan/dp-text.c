/* dp-text.c: numbers in the user's language, read and written by our own rules.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing here asks the C library how numbers look: da_DK is often not installed, and what a machine calls Danish has
 * changed over the years. Only g_ascii_formatd() and g_ascii_strtod() turn numbers into text and back.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-text.h"

#include "plan/dp-error.h"

#include <glib/gi18n-lib.h>

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* More digits than these say nothing about a double that a person typed; fewer would lose what he or she typed. */
#define SIGNIFICANT_DIGITS 15
#define MAX_DECIMALS 15
/* From here on a double has no use for decimals; "%.0f" of DBL_MAX has 309 digits. */
#define WHOLE_FROM 1e15
#define WHOLE_TEXT_SIZE 400
/* Longer entries are no numbers, and would make unreadable messages. */
#define MAX_ENTRY_BYTES 200
#define MAX_QUOTED_CHARS 40
/* Beyond it a double no longer holds every decimal that can be typed; no plan counts so far. */
#define MAX_MAGNITUDE 1e15

static DpLanguage current_language = DP_LANGUAGE_ENGLISH;

/* The language: how the program is spoken to. */

static gboolean
names_language (const char *name,
                const char *code)
{
  gsize length = strlen (code);

  return g_ascii_strncasecmp (name, code, length) == 0 && !g_ascii_isalpha (name[length]);
}

/* @names is what LANGUAGE holds: "da:en", or one name. The first that we speak wins; English when we speak none. */
static DpLanguage
language_from_names (const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, ":", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      if (names_language (list[i], "da"))
        return DP_LANGUAGE_DANISH;
      if (names_language (list[i], "en"))
        return DP_LANGUAGE_ENGLISH;
    }

  return DP_LANGUAGE_ENGLISH;
}

static DpLanguage
language_from_environment (void)
{
  static const char *const variables[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };

  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *names = g_getenv (variables[i]);

      if (names != NULL && names[0] != '\0')
        return language_from_names (names);
    }

  return DP_LANGUAGE_ENGLISH;
}

/* In the locale "C" gettext returns the source strings whatever LANGUAGE says, and without UTF-8 half of them would be
 * question marks. Any UTF-8 locale will do, as LANGUAGE decides which translation is taken. */
static gboolean
locale_is_usable (void)
{
  const char *messages = setlocale (LC_MESSAGES, NULL);

  return messages != NULL && !g_str_equal (messages, "C") && !g_str_equal (messages, "POSIX") &&
         g_str_equal (nl_langinfo (CODESET), "UTF-8");
}

static void
choose_locale (void)
{
  static const char *const fallbacks[] = { "C.UTF-8", "C.utf8", "da_DK.UTF-8", "en_GB.UTF-8", "en_US.UTF-8" };

  setlocale (LC_ALL, "");
  for (gsize i = 0; i < G_N_ELEMENTS (fallbacks) && !locale_is_usable (); i++)
    setlocale (LC_ALL, fallbacks[i]);

  /* Libraries that print numbers into files (cairo, SVG, JSON) must not meet a decimal comma. */
  setlocale (LC_NUMERIC, "C");
}

static gboolean
holds_translation (const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "da", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static const char *
translation_directory (void)
{
  if (g_getenv ("DOEGNPLAN_UNINSTALLED") != NULL)
    return BUILD_LOCALE_DIR;

  return !holds_translation (LOCALE_DIR) && holds_translation (BUILD_LOCALE_DIR) ? BUILD_LOCALE_DIR : LOCALE_DIR;
}

/**
 * dp_language_init:
 * @wanted: (nullable): "da", "en", or NULL or "system" for what the environment asks for (LANGUAGE, LC_ALL, LC_MESSAGES,
 *   LANG: the first that is set)
 *
 * Sets the language of texts, numbers and dates for the whole process. It changes the environment (LANGUAGE, which a
 * later call with NULL therefore finds) and the locale, so main() calls it first, before there are threads. Texts come in
 * Danish also where no Danish locale is installed.
 */
void
dp_language_init (const char *wanted)
{
  if (wanted == NULL || wanted[0] == '\0' || g_str_equal (wanted, "system"))
    current_language = language_from_environment ();
  else
    current_language = language_from_names (wanted);

  g_setenv ("LANGUAGE", dp_language_code (), TRUE);
  choose_locale ();

  bindtextdomain (GETTEXT_PACKAGE, translation_directory ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* GLib decides once in a process whether to translate at all, and says no when the text domain has no translation for
   * the language of that moment. Asked before textdomain() it says yes, and the language can be changed later. */
  g_dgettext (GETTEXT_PACKAGE, "");
  textdomain (GETTEXT_PACKAGE);
}

/** dp_language: Returns: the language of the program; English before dp_language_init(). */
DpLanguage
dp_language (void)
{
  return current_language;
}

/** dp_language_code: Returns: (transfer none): "da" or "en". */
const char *
dp_language_code (void)
{
  return current_language == DP_LANGUAGE_DANISH ? "da" : "en";
}

static char
decimal_mark (void)
{
  return current_language == DP_LANGUAGE_DANISH ? ',' : '.';
}

static char
grouping_mark (void)
{
  return current_language == DP_LANGUAGE_DANISH ? '.' : ',';
}

/* Writing. */

/* Adds one to a decimal text of digits and perhaps a point. */
static void
increment_digits (GString *digits)
{
  for (gsize i = digits->len; i > 0; i--)
    {
      char *digit = &digits->str[i - 1];

      if (*digit == '.')
        continue;
      if (*digit != '9')
        {
          (*digit)++;
          return;
        }
      *digit = '0';
    }

  g_string_prepend_c (digits, '1');
}

/* @magnitude (≥ 0, finite) with @decimals decimals and a point, rounded half away from zero as a person would round the
 * number that he or she sees, of fifteen digits: 1.005 becomes 1.01, though the double nearest to 1.005 lies below it. */
static GString *
round_to_digits (double magnitude,
                 int    decimals)
{
  char text[WHOLE_TEXT_SIZE];
  GString *digits = g_string_new (NULL);
  const char *mantissa = text;
  int exponent;
  gboolean up = FALSE;

  if (magnitude >= WHOLE_FROM)
    {
      g_string_append (digits, g_ascii_formatd (text, sizeof text, "%.0f", magnitude));
      if (decimals > 0)
        g_string_append_c (digits, '.');
      for (int i = 0; i < decimals; i++)
        g_string_append_c (digits, '0');
      return digits;
    }

  /* "d.dddde±xx": the digit worth 10^k stands at index exponent − k, not counting the point. */
  g_ascii_formatd (text, sizeof text, "%.14e", magnitude);
  exponent = atoi (strchr (text, 'e') + 1);
  for (int place = MAX (exponent, 0); place >= -decimals - 1; place--)
    {
      int index = exponent - place;
      char digit = '0';

      if (index >= 0 && index < SIGNIFICANT_DIGITS)
        digit = index == 0 ? mantissa[0] : mantissa[index + 1];
      if (place == -decimals - 1)
        up = digit >= '5';
      else
        {
          if (place == -1)
            g_string_append_c (digits, '.');
          g_string_append_c (digits, digit);
        }
    }
  if (up)
    increment_digits (digits);

  return digits;
}

static void
trim_decimals (GString *digits)
{
  if (strchr (digits->str, '.') == NULL)
    return;

  while (digits->str[digits->len - 1] == '0')
    g_string_truncate (digits, digits->len - 1);
  if (digits->str[digits->len - 1] == '.')
    g_string_truncate (digits, digits->len - 1);
}

static gboolean
is_zero (const GString *digits)
{
  return strspn (digits->str, "0.") == digits->len;
}

/* Plain digits as a person writes them: sign, groups of three, the language's decimal mark. */
static char *
dress_digits (const GString *digits,
              gboolean       negative)
{
  GString *text = g_string_new (negative && !is_zero (digits) ? DP_MINUS : NULL);
  gsize n_whole = strcspn (digits->str, ".");

  for (gsize i = 0; i < digits->len; i++)
    {
      if (i > 0 && i < n_whole && (n_whole - i) % 3 == 0)
        g_string_append_c (text, grouping_mark ());
      g_string_append_c (text, digits->str[i] == '.' ? decimal_mark () : digits->str[i]);
    }

  return g_string_free (text, FALSE);
}

static char *
format_not_finite (double number)
{
  if (isnan (number))
    return g_strdup (DP_EN_DASH);

  return g_strconcat (number < 0 ? DP_MINUS : "", "\342\210\236", NULL);
}

static char *
format (double   number,
        int      decimals,
        gboolean trim)
{
  GString *digits;
  char *text;

  if (!isfinite (number))
    return format_not_finite (number);

  digits = round_to_digits (fabs (number), CLAMP (decimals, 0, MAX_DECIMALS));
  if (trim)
    trim_decimals (digits);
  text = dress_digits (digits, signbit (number) != 0);
  g_string_free (digits, TRUE);

  return text;
}

/* What dp_format_number() would show, as a number: for deciding by what a reader will see. */
static double
rounded (double number,
         int    decimals)
{
  GString *digits;
  double magnitude;

  if (!isfinite (number))
    return number;

  digits = round_to_digits (fabs (number), decimals);
  magnitude = g_ascii_strtod (digits->str, NULL);
  g_string_free (digits, TRUE);

  return copysign (magnitude, number);
}

/**
 * dp_format_number:
 * @number: a number
 * @decimals: how many decimals to write, 0–15
 *
 * Writes "1.460" or "22,9" in Danish, "1,460" or "22.9" in English, rounded half away from zero, the minus sign being
 * U+2212. What is not a number becomes an en dash, what is infinite "∞".
 *
 * Returns: (transfer full): the text
 */
char *
dp_format_number (double number,
                  int    decimals)
{
  return format (number, decimals, FALSE);
}

/**
 * dp_format_trimmed:
 * @number: a number
 * @max_decimals: the most decimals to write, 0–15
 *
 * As dp_format_number(), with only as many decimals as the number needs. What a person typed with at most fifteen digits
 * comes out as typed, and dp_parse_number() reads it back to the same number.
 *
 * Returns: (transfer full): the text
 */
char *
dp_format_trimmed (double number,
                   int    max_decimals)
{
  return format (number, max_decimals, TRUE);
}

/* A share as "5", "under 1" or "over 99", without the sign of per cent: neither "none" nor "all" is said of what only
 * comes near to it. */
static char *
format_share (double share)
{
  gboolean danish = current_language == DP_LANGUAGE_DANISH;
  double shown = rounded (share * 100, 0);

  if (share > 0 && shown < 1)
    return g_strdup (danish ? "under" DP_NO_BREAK_SPACE "1" : "<1");
  /* Sums of shares miss 1 by the last bit. */
  if (share < 1 - 1e-12 && shown >= 100)
    return g_strdup (danish ? "over" DP_NO_BREAK_SPACE "99" : ">99");

  return dp_format_number (share * 100, 0);
}

static const char *
percent_sign (void)
{
  return current_language == DP_LANGUAGE_DANISH ? DP_NO_BREAK_SPACE "%" : "%";
}

/**
 * dp_format_percent:
 * @share: a share, 0–1 (others are written too)
 *
 * Writes whole per cent: "5 %" in Danish (with a no-break space), "5%" in English. A share that is not zero never
 * becomes "0 %" but "under 1 %" ("<1%"); one that is not all never "100 %" but "over 99 %" (">99%").
 *
 * Returns: (transfer full): the text
 */
char *
dp_format_percent (double share)
{
  g_autofree char *number = format_share (share);

  return isnan (share) ? g_steal_pointer (&number) : g_strconcat (number, percent_sign (), NULL);
}

/* "16–30"; spaces around the dash when an end has a sign. */
static char *
join_range (const char *low,
            const char *high)
{
  gboolean has_sign = g_str_has_prefix (low, DP_MINUS) || g_str_has_prefix (high, DP_MINUS);

  if (g_str_equal (low, high))
    return g_strdup (low);

  return g_strjoin (has_sign ? " " DP_EN_DASH " " : DP_EN_DASH, low, high, NULL);
}

/**
 * dp_format_range:
 * @low: lower end
 * @high: upper end
 * @decimals: decimals of both ends
 *
 * Returns: (transfer full): "16–30"; one number when both ends look the same
 */
char *
dp_format_range (double low,
                 double high,
                 int    decimals)
{
  g_autofree char *low_text = dp_format_number (low, decimals);
  g_autofree char *high_text = dp_format_number (high, decimals);

  return join_range (low_text, high_text);
}

/**
 * dp_format_percent_range:
 * @low: lower share, 0–1
 * @high: upper share, 0–1
 *
 * Returns: (transfer full): "26–83 %" ("26–83%" in English), each end as in dp_format_percent()
 */
char *
dp_format_percent_range (double low,
                         double high)
{
  g_autofree char *low_text = format_share (low);
  g_autofree char *high_text = format_share (high);
  g_autofree char *range = join_range (low_text, high_text);

  return g_strconcat (range, percent_sign (), NULL);
}

/**
 * dp_format_money:
 * @kroner: an amount
 *
 * Writes whole kroner below a million ("14.600 kr.", "DKK 14,600") and millions from there on, with one decimal, or two
 * below ten millions ("22,9 mio. kr.", "DKK 22.9 million"). Parts are joined by no-break spaces.
 *
 * Returns: (transfer full): the text
 */
char *
dp_format_money (double kroner)
{
  gboolean danish = current_language == DP_LANGUAGE_DANISH;
  double whole = rounded (kroner, 0);
  gboolean millions = fabs (whole) >= 1e6;
  g_autofree char *number = NULL;

  if (!millions)
    number = dp_format_number (whole, 0);
  else
    number = dp_format_trimmed (kroner / 1e6, fabs (rounded (kroner / 1e6, 2)) < 10 ? 2 : 1);

  if (danish)
    return g_strconcat (number, millions ? DP_NO_BREAK_SPACE "mio." : "", DP_NO_BREAK_SPACE "kr.", NULL);

  return g_strconcat ("DKK" DP_NO_BREAK_SPACE, number, millions ? DP_NO_BREAK_SPACE "million" : "", NULL);
}

/**
 * dp_format_women:
 * @women: an expected number of women, ≥ 0
 *
 * Writes one decimal below ten ("1,6") and whole numbers from ten on ("32"): more would pretend. None is "0"; what is
 * more than none but would look like none is "under 0,1" ("<0.1").
 *
 * Returns: (transfer full): the text
 */
char *
dp_format_women (double women)
{
  gboolean danish = current_language == DP_LANGUAGE_DANISH;
  double shown = rounded (women, 1);

  if (women == 0)
    return g_strdup ("0");
  if (women > 0 && shown < 0.1)
    return g_strdup (danish ? "under" DP_NO_BREAK_SPACE "0,1" : "<0.1");

  return dp_format_number (women, fabs (shown) < 10 ? 1 : 0);
}

/**
 * dp_text_quote:
 * @text: what somebody typed
 *
 * Returns: (transfer full): @text for use within a message: in one line, shortened when long, valid UTF-8
 */
char *
dp_text_quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *start = NULL;

  for (char *p = valid; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  g_strstrip (valid);
  if (g_utf8_strlen (valid, -1) <= MAX_QUOTED_CHARS)
    return g_steal_pointer (&valid);

  start = g_utf8_substring (valid, 0, MAX_QUOTED_CHARS - 1);
  return g_strconcat (start, "…", NULL);
}

/* Reading. */

/* A word that may stand around a number. @exponent: what the word multiplies the number by, as a power of ten; JOINS for
 * a word that only joins others: "a year". */
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
         (text[length] == ' ' && length > 0 && g_ascii_isdigit (text[length - 1]) && g_ascii_isdigit (text[length + 1])))
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
 * - one mark, the other one: groups when it looks so; else it can only be a slip, and we ask.  */
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
    return append_whole (plain, text, length, decimal_mark ()) ? NUMERAL_GOOD : NUMERAL_BAD;

  mark = *last;
  whole = (gsize) (last - text);
  fraction = length - whole - 1;

  if ((n_points == 0 || n_commas == 0) && n_points + n_commas > 1)
    return append_whole (plain, text, length, mark == ',' ? '.' : ',') ? NUMERAL_GOOD : NUMERAL_BAD;
  if (n_points > 0 && n_commas > 0 && (mark == '.' ? n_points : n_commas) > 1)
    return NUMERAL_BAD;
  if (n_points + n_commas == 1 && mark == grouping_mark () && is_grouped (text, length, mark))
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

  return n_points + n_commas == 1 && mark == grouping_mark () ? NUMERAL_AMBIGUOUS : NUMERAL_GOOD;
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

  g_strdelimit (meant, ".", decimal_mark ());
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_AMBIGUOUS,
               /* Translators: what was typed (1,5), what was probably meant (1.5), two sample numbers (22.9 and 1,460) */
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
                   _("“%s” is two numbers. Write one number here; a range has one field for the low and one for the high "
                     "number."), quoted);
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
 * "6 mdr.", "20 kr.", "1.234,5", "1,234.5", "−3", "3½". Where both marks occur the last is the decimal one; a single mark
 * is read by the rules of the program's language. A number is never guessed: "1.5" in Danish is refused with a question.
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
