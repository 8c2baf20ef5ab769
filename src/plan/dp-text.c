/* dp-text.c: the language of the program, and numbers written in it by our own rules.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing here asks the C library how numbers look: da_DK is often not installed, and what a machine calls Danish has
 * changed over the years. Only g_ascii_formatd() and g_ascii_strtod() turn numbers into text and back.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-text-private.h"

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
#define MAX_QUOTED_CHARS 40

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
 * @wanted: (nullable): "da", "en", or NULL or "system" for what the environment asks for (LANGUAGE, LC_ALL,
 *   LC_MESSAGES, LANG: the first that is set)
 *
 * Sets the language of texts, numbers and dates for the whole process. It changes the environment (LANGUAGE, which a
 * later call with NULL therefore finds) and the locale, so main() calls it first, before there are threads. Texts come
 * in Danish also where no Danish locale is installed; only without any locale but "C" they stay English.
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

/** dp_decimal_mark: Returns: what stands before the decimals in the program's language. */
char
dp_decimal_mark (void)
{
  return current_language == DP_LANGUAGE_DANISH ? ',' : '.';
}

/** dp_grouping_mark: Returns: what stands between groups of three digits in the program's language. */
char
dp_grouping_mark (void)
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
 * number that he or she sees, of fifteen digits: 1.005 becomes 1.01, though the nearest double lies below it. */
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
        g_string_append_c (text, dp_grouping_mark ());
      g_string_append_c (text, digits->str[i] == '.' ? dp_decimal_mark () : digits->str[i]);
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
 * As dp_format_number(), with only as many decimals as the number needs. What a person typed with at most fifteen
 * digits comes out as typed, and dp_parse_number() reads it back to the same number.
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
 * Within a range the ends are plainly rounded ("0–34 %"): it is the range that says how far the shares go, and words at its
 * ends would break it. Two ends that look the same are written as dp_format_percent() writes one.
 *
 * Returns: (transfer full): "26–83 %" ("26–83%" in English)
 */
char *
dp_format_percent_range (double low,
                         double high)
{
  /* Not quite all is never said to be all. */
  g_autofree char *low_text = dp_format_number (low < 1 ? MIN (low * 100, 99) : low * 100, 0);
  g_autofree char *high_text = dp_format_number (high < 1 ? MIN (high * 100, 99) : high * 100, 0);
  g_autofree char *range = join_range (low_text, high_text);

  if (g_str_equal (low_text, high_text))
    return dp_format_percent (low);

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
 * dp_format_money_range:
 * @low: lower amount in kroner
 * @high: upper amount
 *
 * Returns: (transfer full): "5.758–18.054 kr." ("DKK 5,758–18,054"); "900.000 kr. – 1,2 mio. kr." where the units differ; one
 *   amount when both look the same
 */
char *
dp_format_money_range (double low,
                       double high)
{
  g_autofree char *low_text = dp_format_money (low);
  g_autofree char *high_text = dp_format_money (high);
  g_auto (GStrv) low_parts = g_strsplit (low_text, DP_NO_BREAK_SPACE, -1);
  g_auto (GStrv) high_parts = g_strsplit (high_text, DP_NO_BREAK_SPACE, -1);
  guint number = current_language == DP_LANGUAGE_DANISH ? 0 : 1;
  g_autofree char *joined = NULL;

  if (g_str_equal (low_text, high_text))
    return g_steal_pointer (&low_text);
  if (g_strv_length (low_parts) != g_strv_length (high_parts))
    return g_strdup_printf ("%s " DP_EN_DASH " %s", low_text, high_text);

  joined = join_range (low_parts[number], high_parts[number]);
  g_free (g_steal_pointer (&high_parts[number]));
  high_parts[number] = g_steal_pointer (&joined);
  return g_strjoinv (DP_NO_BREAK_SPACE, high_parts);
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
 * dp_text_inner_quotes:
 * @text: something that comes to stand between quotation marks
 *
 * What is quoted within a quotation has single marks, in Danish (»… ›…‹ …«) as in English (“… ‘…’ …”); the form follows
 * what stands in the text. Straight marks open after a space or bracket and close elsewhere.
 *
 * Returns: (transfer full): @text with single quotation marks for double ones
 */
char *
dp_text_inner_quotes (const char *text)
{
  GString *inner = g_string_new (NULL);
  gunichar before = ' ';

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean opens = g_unichar_isspace (before) || before == '(';

      switch (c)
        {
        case 0x201C: /* “ */
          c = 0x2018;
          break;
        case 0x201D: /* ” closes, and in Danish also opens */
          c = opens ? 0x2018 : 0x2019;
          break;
        case 0x201E: /* „ */
          c = 0x201A;
          break;
        case 0xBB: /* » */
          c = 0x203A;
          break;
        case 0xAB: /* « */
          c = 0x2039;
          break;
        case '"':
          c = opens ? 0x2018 : 0x2019;
          break;
        default:
          break;
        }
      g_string_append_unichar (inner, c);
      before = c;
    }

  return g_string_free (inner, FALSE);
}

/**
 * dp_text_quote:
 * @text: what somebody typed
 *
 * Returns: (transfer full): @text for use within a message: in one line, shortened when long, valid UTF-8,
 *   with inner quotation marks
 */
char *
dp_text_quote (const char *text)
{
  g_autofree char *legible = g_utf8_make_valid (text, -1);
  g_autofree char *valid = dp_text_inner_quotes (legible);
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
