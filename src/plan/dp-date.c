/* dp-date.c: dates that know how precise they are.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people write is matched against a list of forms, Danish and English ones in both languages. Day stands before
 * month, as everywhere in Denmark. Nothing is made more precise than it was written.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-date.h"

#include "plan/dp-error.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

#include <stdlib.h>
#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2199
/* Months before or after the decision; fifty years are more than any plan. */
#define MOST_MONTHS 600
/* "medio 2025" means some day of June or July. */
#define MIDDLE_FIRST_MONTH 6
#define MIDDLE_LAST_MONTH 7
#define MAX_ENTRY_BYTES 200

static const char *const danish_months[12] = {
  "januar", "februar", "marts", "april", "maj", "juni",
  "juli", "august", "september", "oktober", "november", "december",
};
static const char *const english_months[12] = {
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
};
static const char *const danish_short_months[12] = {
  "jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.",
};
static const char *const english_short_months[12] = {
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
};

/* A date taken apart. @part: month, week, quarter or half; @months: of a relative date. */
typedef struct
{
  DpDatePrecision precision;
  int year;
  int part;
  int day;
  int months;
} Date;

/* The calendar. */

static guint32
julian (int year,
        int month,
        int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static guint32
last_of_month (int year,
               int month)
{
  return julian (year, month, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
}

/* Week 1 is the week with 4 January in it (ISO 8601); weeks begin on Mondays. */
static guint32
first_monday (int year)
{
  guint32 fourth = julian (year, 1, 4);

  /* Day 1 of the Julian count that GDate uses, 1 January of year 1, was a Monday. */
  return fourth - (fourth - 1) % 7;
}

static int
weeks_in_year (int year)
{
  return (int) (first_monday (year + 1) - first_monday (year)) / 7;
}

static guint32
add_months (guint32 day,
            int     months)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (months >= 0)
    g_date_add_months (&date, (guint) months);
  else
    g_date_subtract_months (&date, (guint) -months);
  return g_date_get_julian (&date);
}

static gboolean
date_exists (const Date *date)
{
  if (date->precision == DP_DATE_RELATIVE)
    return ABS (date->months) <= MOST_MONTHS;
  if (date->year < FIRST_YEAR || date->year > LAST_YEAR)
    return FALSE;

  switch (date->precision)
    {
    case DP_DATE_DAY:
      return date->part >= 1 && date->part <= 12 && date->day >= 1 &&
             date->day <= g_date_get_days_in_month ((GDateMonth) date->part, (GDateYear) date->year);
    case DP_DATE_WEEK:
      return date->part >= 1 && date->part <= weeks_in_year (date->year);
    case DP_DATE_MONTH:
      return date->part >= 1 && date->part <= 12;
    case DP_DATE_QUARTER:
      return date->part >= 1 && date->part <= 4;
    case DP_DATE_HALF_YEAR:
      return date->part >= 1 && date->part <= 2;
    case DP_DATE_MIDDLE:
    case DP_DATE_YEAR:
      return TRUE;
    case DP_DATE_RELATIVE:
    default:
      g_assert_not_reached ();
    }
}

/* The stored form. */

static char *
store_date (const Date *date)
{
  switch (date->precision)
    {
    case DP_DATE_DAY:
      return g_strdup_printf ("%04d-%02d-%02d", date->year, date->part, date->day);
    case DP_DATE_WEEK:
      return g_strdup_printf ("%04d-W%02d", date->year, date->part);
    case DP_DATE_MONTH:
      return g_strdup_printf ("%04d-%02d", date->year, date->part);
    case DP_DATE_QUARTER:
      return g_strdup_printf ("%04d-Q%d", date->year, date->part);
    case DP_DATE_HALF_YEAR:
      return g_strdup_printf ("%04d-H%d", date->year, date->part);
    case DP_DATE_MIDDLE:
      return g_strdup_printf ("%04d-mid", date->year);
    case DP_DATE_YEAR:
      return g_strdup_printf ("%04d", date->year);
    case DP_DATE_RELATIVE:
      return g_strdup_printf ("D%c%dm", date->months < 0 ? '-' : '+', ABS (date->months));
    default:
      g_assert_not_reached ();
    }
}

/* Reads @n_digits digits; -1 when there is something else. */
static int
read_digits (const char *text,
             gsize       n_digits)
{
  int number = 0;

  for (gsize i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }

  return number;
}

/* What stands behind the year, by its look: # is a digit. */
static gboolean
read_shape (const char *text,
            const char *shape)
{
  for (; *shape != '\0'; text++, shape++)
    if (*shape == '#' ? !g_ascii_isdigit (*text) : *text != *shape)
      return FALSE;

  return *text == '\0';
}

static gboolean
read_relative (const char *stored,
               Date       *date)
{
  gsize n_digits;

  if (stored[0] != 'D' || (stored[1] != '+' && stored[1] != '-'))
    return FALSE;

  for (n_digits = 0; g_ascii_isdigit (stored[2 + n_digits]); n_digits++)
    ;
  if (n_digits < 1 || n_digits > 3 || !g_str_equal (stored + 2 + n_digits, "m"))
    return FALSE;

  date->precision = DP_DATE_RELATIVE;
  date->months = read_digits (stored + 2, n_digits) * (stored[1] == '-' ? -1 : 1);
  return TRUE;
}

static gboolean
read_stored (const char *stored,
             Date       *date)
{
  g_autofree char *again = NULL;
  const char *rest;

  *date = (Date) { DP_DATE_YEAR, 0, 0, 0, 0 };
  if (stored == NULL)
    return FALSE;

  if (!read_relative (stored, date))
    {
      date->year = read_digits (stored, 4);
      if (date->year < 0)
        return FALSE;

      rest = stored + 4;
      if (read_shape (rest, ""))
        date->precision = DP_DATE_YEAR;
      else if (read_shape (rest, "-mid"))
        date->precision = DP_DATE_MIDDLE;
      else if (read_shape (rest, "-##-##"))
        {
          date->precision = DP_DATE_DAY;
          date->part = read_digits (rest + 1, 2);
          date->day = read_digits (rest + 4, 2);
        }
      else if (read_shape (rest, "-##"))
        {
          date->precision = DP_DATE_MONTH;
          date->part = read_digits (rest + 1, 2);
        }
      else if (read_shape (rest, "-W##"))
        {
          date->precision = DP_DATE_WEEK;
          date->part = read_digits (rest + 2, 2);
        }
      else if (read_shape (rest, "-Q#") || read_shape (rest, "-H#"))
        {
          date->precision = rest[1] == 'Q' ? DP_DATE_QUARTER : DP_DATE_HALF_YEAR;
          date->part = read_digits (rest + 2, 1);
        }
      else
        return FALSE;
    }

  if (!date_exists (date))
    return FALSE;

  /* One date has one stored form, so that equal dates are equal texts. */
  again = store_date (date);
  return g_str_equal (again, stored);
}

/* The forms people write. The parts of a form are named groups: y year, p month, week, quarter or half as a number,
 * w the same as a word, d day, s sign, n number of months, u their unit. */
typedef struct
{
  DpDatePrecision precision;
  const char *pattern;
} Form;

#define YEAR "(?<y>\\d{4})"
#define SEP " ?(?:,|/|-| i| af| of| in)? ?"
#define MONTHS "m|md|mdr|måned|måneder|mth|mths|month|months"
#define YEARS "år|y|yr|yrs|year|years"
#define DECISION "(?:the |planens )?(?:beslutning|beslutningen|decision|d|måned 0|month 0)"

static const Form forms[] = {
  { DP_DATE_DAY, "(?<y>\\d{4})-(?<p>\\d{1,2})-(?<d>\\d{1,2})" },
  { DP_DATE_DAY, "(?:den |d\\. ?)?(?<d>\\d{1,2})(?:\\. ?|[/-])(?<p>\\d{1,2})(?:\\. ?|[ /-])(?<y>\\d{4}|\\d{2})" },
  { DP_DATE_DAY, "(?:den |d\\. ?|the )?(?<d>\\d{1,2})(?:\\.|st|nd|rd|th)?(?: of)?[ -]?(?<w>\\pL+)\\.?,?[ -]?" YEAR },
  { DP_DATE_DAY, "(?<w>\\pL+)\\.? ?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?:, ?| )" YEAR },
  { DP_DATE_WEEK, "(?:uge|week|u|wk|w)\\.? ?(?<p>\\d{1,2})" SEP YEAR },
  { DP_DATE_WEEK, YEAR "[ ,-]*(?:uge|week|u|wk|w)\\.? ?(?<p>\\d{1,2})" },
  { DP_DATE_QUARTER, "(?<p>\\d)(?:\\.|st|nd|rd|th)? ?(?:kvartal|kvart|kvt|kv|quarter|q)\\.?" SEP YEAR },
  { DP_DATE_QUARTER, "(?:the )?(?<w>\\pL+) (?:kvartal|kvart|kvt|kv|quarter)\\.?" SEP YEAR },
  { DP_DATE_QUARTER, "(?:kvartal|kvt|kv|k|quarter|q)\\.? ?(?<p>\\d)" SEP YEAR },
  { DP_DATE_QUARTER, YEAR "[ ,-]*(?:kvartal|kvt|kv|k|quarter|q)\\.? ?(?<p>\\d)" },
  { DP_DATE_HALF_YEAR, "(?<p>\\d)(?:\\.|st|nd)? ?(?:halvår|half-year|half year|half)\\.?" SEP YEAR },
  { DP_DATE_HALF_YEAR, "(?:the )?(?<w>\\pL+) (?:halvår|half-year|half year|half)\\.?" SEP YEAR },
  { DP_DATE_HALF_YEAR, "(?:halvår|h)\\.? ?(?<p>\\d)" SEP YEAR },
  { DP_DATE_HALF_YEAR, YEAR "[ ,-]*(?:halvår|h)\\.? ?(?<p>\\d)" },
  { DP_DATE_MIDDLE, "(?:medio|mid|midt|midten|middle)" SEP YEAR },
  { DP_DATE_MIDDLE, YEAR "-mid" },
  { DP_DATE_MONTH, "(?<w>\\pL+)\\.?" SEP YEAR },
  { DP_DATE_MONTH, YEAR "-(?<p>\\d{1,2})" },
  { DP_DATE_MONTH, "(?<p>\\d{1,2})[./-]" YEAR },
  { DP_DATE_YEAR, "(?:i |in |år |året |year )?" YEAR },
  { DP_DATE_RELATIVE, "(?:ved |at |efter |after )?" DECISION },
  { DP_DATE_RELATIVE, "(?:efter |after )?" DECISION " ?(?<s>[+-]) ?(?<n>\\d{1,3}) ?(?<u>" MONTHS "|" YEARS ")?\\.?" },
  { DP_DATE_RELATIVE, "(?:måned|month|md\\.?) ?(?<s>[+-])? ?(?<n>\\d{1,3})" },
  { DP_DATE_RELATIVE, "(?<n>\\d{1,3}) ?(?<u>" MONTHS "|" YEARS ")\\.? (?<s>efter|after|før|before) " DECISION },
};

/* A beginning or an end of a year is a matter of weeks to one and of months to the other. */
static const char edge_pattern[] =
  "(?<e>primo|ultimo|start|starten af|begyndelsen af|slutningen af|udgangen af|early|late|"
  "(?:the )?(?:beginning|start|end) of) ?-?" YEAR;

static GRegex *
compile (const char *pattern)
{
  g_autofree char *whole = g_strconcat ("^(?:", pattern, ")$", NULL);
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (whole, G_REGEX_OPTIMIZE | G_REGEX_DUPNAMES, 0, &error);

  if (regex == NULL)
    g_error ("%s: %s", pattern, error->message);

  return regex;
}

static GRegex *
form_regex (gsize form)
{
  static GRegex *regexes[G_N_ELEMENTS (forms)];

  if (g_once_init_enter (&regexes[form]))
    g_once_init_leave (&regexes[form], compile (forms[form].pattern));

  return regexes[form];
}

static GRegex *
edge_regex (void)
{
  static GRegex *regex = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, compile (edge_pattern));

  return regex;
}

/* A month by its name or the beginning of it, at least three letters: "sept", "okt", "October"; else 0. */
static int
month_by_name (const char *word)
{
  gsize length = strlen (word);

  if (length < 3)
    return 0;

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *english = g_utf8_strdown (english_months[i], -1);

      if (strncmp (danish_months[i], word, length) == 0 || strncmp (english, word, length) == 0)
        return i + 1;
    }

  return 0;
}

/* A place in a row by its word: "første", "second"; else 0. */
static int
ordinal_by_name (const char *word)
{
  static const struct
  {
    const char *word;
    int number;
  } ordinals[] = {
    { "første", 1 }, { "first", 1 }, { "andet", 2 }, { "anden", 2 }, { "second", 2 }, { "sidste", -1 }, { "last", -1 },
    { "tredje", 3 }, { "third", 3 }, { "fjerde", 4 }, { "fourth", 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ordinals); i++)
    if (g_str_equal (ordinals[i].word, word))
      return ordinals[i].number;

  return 0;
}

static int
group_number (GMatchInfo *match,
              const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text != NULL && text[0] != '\0' ? atoi (text) : 0;
}

/* Reads a match into @date; FALSE when a word in it is not what the form needs. */
static gboolean
read_match (const Form *form,
            GMatchInfo *match,
            Date       *date)
{
  g_autofree char *word = g_match_info_fetch_named (match, "w");
  g_autofree char *sign = g_match_info_fetch_named (match, "s");
  g_autofree char *unit = g_match_info_fetch_named (match, "u");
  g_autofree char *year = g_match_info_fetch_named (match, "y");

  *date = (Date) { form->precision, 0, group_number (match, "p"), group_number (match, "d"), 0 };

  if (year != NULL && year[0] != '\0')
    date->year = atoi (year) + (strlen (year) == 2 ? 2000 : 0);

  if (word != NULL && word[0] != '\0')
    {
      gboolean month = form->precision == DP_DATE_DAY || form->precision == DP_DATE_MONTH;

      date->part = month ? month_by_name (word) : ordinal_by_name (word);
      if (date->part == -1)
        date->part = form->precision == DP_DATE_QUARTER ? 4 : 2;
      if (date->part == 0)
        return FALSE;
    }

  if (form->precision == DP_DATE_RELATIVE)
    {
      gboolean before = sign != NULL && (sign[0] == '-' || g_str_equal (sign, "før") || g_str_equal (sign, "before"));
      gboolean years = unit != NULL && (g_str_has_prefix (unit, "år") || unit[0] == 'y');

      date->months = group_number (match, "n") * (years ? 12 : 1) * (before ? -1 : 1);
    }

  return TRUE;
}

/* Lower case, composed, plain spaces and hyphens, no space at the ends and no two together. */
static char *
simplify (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *lower = composed != NULL ? g_utf8_strdown (composed, -1) : NULL;
  GString *simple = g_string_new (NULL);

  for (const char *p = lower; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x00A0 || c == 0x202F || c == 0x2007)
        {
          if (simple->len > 0 && simple->str[simple->len - 1] != ' ')
            g_string_append_c (simple, ' ');
        }
      else if (c == 0x2212 || (c >= 0x2010 && c <= 0x2015))
        g_string_append_c (simple, '-');
      else
        g_string_append_unichar (simple, c);
    }

  return g_strchomp (g_string_free (simple, FALSE));
}

/* Refusals. */

static void
set_not_a_date (const char *text,
                GError    **error)
{
  g_autofree char *quoted = dp_text_quote (text);
  g_autofree char *day = dp_date_format ("2026-05-31");
  g_autofree char *week = dp_date_format ("2026-W10");
  g_autofree char *quarter = dp_date_format ("2026-Q1");
  g_autofree char *relative = dp_date_format ("D+9m");

  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_DATE,
               /* Translators: what was typed, then sample dates: a day, months after the decision, a quarter, a week */
               _("“%s” is not a date. Write it for example as %s, %s, %s or %s."),
               quoted, day, relative, quarter, week);
}

/* Why a date that was understood is none. */
static void
set_no_such_date (const Date *date,
                  GError    **error)
{
  g_autofree char *month = NULL;

  if (date->precision == DP_DATE_RELATIVE)
    g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_DATE,
                 /* Translators: %d is 600 */
                 _("That is too long before or after the decision. Write at most %d months."), MOST_MONTHS);
  else if (date->year < FIRST_YEAR || date->year > LAST_YEAR)
    g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_DATE,
                 /* Translators: the year that was typed, then the first and the last permitted year */
                 _("The year %d is out of reach. Write a year from %d to %d."), date->year, FIRST_YEAR, LAST_YEAR);
  else if (date->precision == DP_DATE_WEEK)
    g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_DATE,
                 /* Translators: a week number, its year, the number of the year's last week */
                 _("There is no week %d in %d. Write a week from 1 to %d."),
                 date->part, date->year, weeks_in_year (date->year));
  else if (date->precision == DP_DATE_QUARTER)
    g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_DATE,
                         _("A year has four quarters. Write a quarter from 1 to 4."));
  else if (date->precision == DP_DATE_HALF_YEAR)
    g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_DATE,
                         _("A year has two halves. Write the first or the second half."));
  else if (date->part < 1 || date->part > 12)
    g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_DATE,
                 /* Translators: %d is the number that stands where a month should */
                 _("There is no month %d. Write the day first and then the month, from 1 to 12."), date->part);
  else
    {
      g_autofree char *stored = g_strdup_printf ("%04d-%02d", date->year, date->part);

      month = dp_date_format (stored);
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_DATE,
                   /* Translators: the number of a day, then a month and year such as February 2025 */
                   _("There is no day %d in %s. Write another day, or only the month."), date->day, month);
    }
}

/* "primo 2025" may be January or the first quarter: we ask. Returns whether @simple is such an expression. */
static gboolean
check_edge (const char *simple,
            const char *text,
            GError    **error)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *edge = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *month = NULL;
  g_autofree char *quarter = NULL;
  g_autofree char *month_stored = NULL;
  g_autofree char *quarter_stored = NULL;
  gboolean end;
  int year;

  if (!g_regex_match (edge_regex (), simple, 0, &match))
    return FALSE;

  edge = g_match_info_fetch_named (match, "e");
  year = group_number (match, "y");
  end = strstr (edge, "ultimo") != NULL || strstr (edge, "slut") != NULL || strstr (edge, "udgang") != NULL ||
        strstr (edge, "late") != NULL || strstr (edge, "end of") != NULL;
  month_stored = g_strdup_printf ("%04d-%s", year, end ? "12" : "01");
  quarter_stored = g_strdup_printf ("%04d-%s", year, end ? "Q4" : "Q1");
  quoted = dp_text_quote (text);
  month = dp_date_format (month_stored);
  quarter = dp_date_format (quarter_stored);
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_AMBIGUOUS,
               /* Translators: what was typed, such as “early 2025”, then a month and a quarter */
               _("“%s” can be read in two ways. Write %s or %s, whichever you mean."), quoted, month, quarter);
  return TRUE;
}

/**
 * dp_date_parse:
 * @text: what somebody typed, in Danish or English
 * @stored: (out) (transfer full): the stored form; untouched on failure
 * @error: return location for an error
 *
 * Understands days ("31.5.2025", "31. maj 2025", "2025-05-31"), weeks ("uge 10, 2026"), months ("maj 2025", "05/2025"),
 * quarters ("1. kvt. 2026", "Q1 2026"), half-years ("1. halvår 2026"), the middle of a year ("medio 2025"), years, and
 * months from the decision ("beslutning + 9 mdr.", "D+9m", "måned 9"). Day stands before month; a year of two digits is
 * one of this century, and only full dates may have it. "primo 2025" and its like are refused with a question, for they
 * mean January to one and the first quarter to another.
 *
 * Returns: FALSE with DP_PLAN_ERROR_NOT_A_DATE or DP_PLAN_ERROR_AMBIGUOUS
 */
gboolean
dp_date_parse (const char *text,
               char      **stored,
               GError    **error)
{
  g_autofree char *simple = NULL;

  g_return_val_if_fail (text != NULL && stored != NULL, FALSE);

  if (strlen (text) <= MAX_ENTRY_BYTES && g_utf8_validate (text, -1, NULL))
    simple = simplify (text);
  if (simple == NULL || simple[0] == '\0')
    {
      set_not_a_date (text, error);
      return FALSE;
    }
  if (check_edge (simple, text, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      Date date;

      if (!g_regex_match (form_regex (i), simple, 0, &match) || !read_match (&forms[i], match, &date))
        continue;
      if (!date_exists (&date))
        {
          set_no_such_date (&date, error);
          return FALSE;
        }
      *stored = store_date (&date);
      return TRUE;
    }

  set_not_a_date (text, error);
  return FALSE;
}

/** dp_month_name: Returns: (transfer none): the name of month @month, 1–12, in the user's language: "maj", "May". */
const char *
dp_month_name (guint month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return dp_language () == DP_LANGUAGE_DANISH ? danish_months[month - 1] : english_months[month - 1];
}

/** dp_month_short_name: Returns: (transfer none): the month's name for narrow places: "jan.", "Jan". */
const char *
dp_month_short_name (guint month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return dp_language () == DP_LANGUAGE_DANISH ? danish_short_months[month - 1] : english_short_months[month - 1];
}

static char *
format_relative (int      months,
                 gboolean danish)
{
  const char *word = danish ? "beslutning" : "decision";
  const char *unit;

  if (months == 0)
    return g_strdup (word);

  if (danish)
    unit = ABS (months) == 1 ? "md." : "mdr.";
  else
    unit = ABS (months) == 1 ? "month" : "months";
  return g_strdup_printf ("%s %s %d %s", word, months < 0 ? DP_MINUS : "+", ABS (months), unit);
}

/**
 * dp_date_format:
 * @stored: (nullable): a date in its stored form
 *
 * Writes a date as a person says it, exactly as precise as it is: "31. maj 2025", "uge 10, 2026", "1. kvartal 2026",
 * "1. halvår 2026", "medio 2025", "beslutning + 9 mdr."; dp_date_parse() reads it back. What is no date (in a damaged
 * file) is returned as it stands; NULL gives "".
 *
 * Returns: (transfer full): the text in the user's language
 */
char *
dp_date_format (const char *stored)
{
  gboolean danish = dp_language () == DP_LANGUAGE_DANISH;
  Date date;

  if (!read_stored (stored, &date))
    return g_strdup (stored != NULL ? stored : "");

  switch (date.precision)
    {
    case DP_DATE_DAY:
      return g_strdup_printf (danish ? "%d. %s %d" : "%d %s %d",
                              date.day, dp_month_name ((guint) date.part), date.year);
    case DP_DATE_WEEK:
      return g_strdup_printf (danish ? "uge %d, %d" : "week %d, %d", date.part, date.year);
    case DP_DATE_MONTH:
      return g_strdup_printf ("%s %d", dp_month_name ((guint) date.part), date.year);
    case DP_DATE_QUARTER:
      return g_strdup_printf (danish ? "%d. kvartal %d" : "Q%d %d", date.part, date.year);
    case DP_DATE_HALF_YEAR:
      if (danish)
        return g_strdup_printf ("%d. halvår %d", date.part, date.year);
      return g_strdup_printf ("%s half of %d", date.part == 1 ? "first" : "second", date.year);
    case DP_DATE_MIDDLE:
      return g_strdup_printf (danish ? "medio %d" : "mid-%d", date.year);
    case DP_DATE_YEAR:
      return g_strdup_printf ("%d", date.year);
    case DP_DATE_RELATIVE:
      return format_relative (date.months, danish);
    default:
      g_assert_not_reached ();
    }
}

/** dp_date_format_julian: Returns: (transfer full): a Julian day of GDate as a person says it: "31. maj 2025". */
char *
dp_date_format_julian (guint32 day)
{
  g_autofree char *stored = NULL;
  GDate date;

  g_return_val_if_fail (g_date_valid_julian (day), g_strdup (""));

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  stored = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date),
                            g_date_get_day (&date));
  return dp_date_format (stored);
}

/** dp_date_is_valid: Returns: whether @stored is a date in its one stored form; FALSE for NULL. */
gboolean
dp_date_is_valid (const char *stored)
{
  Date date;

  return read_stored (stored, &date);
}

/* A relative date is as precise as the decision it counts from: months from "Q1" are three months long. */
static gboolean
span_of_relative (int         months,
                  const char *decision,
                  DpDateSpan *span)
{
  Date date;
  DpDateSpan from;

  if (!read_stored (decision, &date) || date.precision == DP_DATE_RELATIVE || !dp_date_span (decision, NULL, &from))
    return FALSE;

  span->precision = DP_DATE_RELATIVE;
  span->first = add_months (from.first, months);
  /* By the day after, so that the end of a month stays the end of a month. */
  span->last = from.first == from.last ? span->first : add_months (from.last + 1, months) - 1;
  return TRUE;
}

/**
 * dp_date_span:
 * @stored: (nullable): a date in its stored form
 * @decision: (nullable): the plan's decision in its stored form, for dates that count from it
 * @span: (out): the days it may mean; untouched on failure
 *
 * "medio 2025" spans June and July. A relative date is as precise as the decision.
 *
 * Returns: FALSE when @stored is no date, or counts from a decision whose date is not known (or relative itself)
 */
gboolean
dp_date_span (const char *stored,
              const char *decision,
              DpDateSpan *span)
{
  Date date;

  g_return_val_if_fail (span != NULL, FALSE);

  if (!read_stored (stored, &date))
    return FALSE;
  if (date.precision == DP_DATE_RELATIVE)
    return span_of_relative (date.months, decision, span);

  span->precision = date.precision;
  switch (date.precision)
    {
    case DP_DATE_DAY:
      span->first = span->last = julian (date.year, date.part, date.day);
      return TRUE;
    case DP_DATE_WEEK:
      span->first = first_monday (date.year) + 7 * (guint32) (date.part - 1);
      span->last = span->first + 6;
      return TRUE;
    case DP_DATE_MONTH:
      span->first = julian (date.year, date.part, 1);
      span->last = last_of_month (date.year, date.part);
      return TRUE;
    case DP_DATE_QUARTER:
      span->first = julian (date.year, 3 * date.part - 2, 1);
      span->last = last_of_month (date.year, 3 * date.part);
      return TRUE;
    case DP_DATE_HALF_YEAR:
      span->first = julian (date.year, 6 * date.part - 5, 1);
      span->last = last_of_month (date.year, 6 * date.part);
      return TRUE;
    case DP_DATE_MIDDLE:
      span->first = julian (date.year, MIDDLE_FIRST_MONTH, 1);
      span->last = last_of_month (date.year, MIDDLE_LAST_MONTH);
      return TRUE;
    case DP_DATE_YEAR:
      span->first = julian (date.year, 1, 1);
      span->last = julian (date.year, 12, 31);
      return TRUE;
    case DP_DATE_RELATIVE:
    default:
      g_assert_not_reached ();
    }
}

/**
 * dp_date_month_index:
 * @stored: (nullable): a date in its stored form
 * @decision: (nullable): the plan's decision, as in dp_date_span()
 * @months_since_year_0: (out): year × 12 + month − 1, so January 2026 is 24312; untouched on failure
 *
 * The month in which the middle of the date's span falls; of an even number of days, the later of the middle two. So a
 * week belongs to the month of its Thursday, a quarter to its second month, "1. halvår" to April, a year to July.
 * Differences of two such numbers are months.
 *
 * Returns: FALSE as dp_date_span()
 */
gboolean
dp_date_month_index (const char *stored,
                     const char *decision,
                     int        *months_since_year_0)
{
  DpDateSpan span;
  GDate middle;

  g_return_val_if_fail (months_since_year_0 != NULL, FALSE);

  if (!dp_date_span (stored, decision, &span))
    return FALSE;

  g_date_clear (&middle, 1);
  g_date_set_julian (&middle, span.first + (span.last - span.first + 1) / 2);
  *months_since_year_0 = g_date_get_year (&middle) * 12 + (int) g_date_get_month (&middle) - 1;
  return TRUE;
}

/** dp_date_format_time: Returns: (transfer full): a moment as a person says it, in local time: "12. nov. 2026 kl. 14.03". */
char *
dp_date_format_time (GDateTime *when)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (when);
  g_autofree char *stored = g_date_time_format (local, "%Y-%m-%d");
  g_autofree char *day = dp_date_format (stored);
  /* Translators: the clock, as strftime() writes it. */
  g_autofree char *clock = g_date_time_format (local, _("%H:%M"));

  /* Translators: a day and a time of day. */
  return g_strdup_printf (_("%1$s at %2$s"), day, clock);
}
