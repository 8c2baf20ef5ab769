/* test-date.c: dates that know how precise they are.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plan/dp-date.h"
#include "plan/dp-error.h"

#include "languages.h"

#include <string.h>

static const char *const both_languages[] = { "da", "en" };

static void
test_parse (void)
{
  static const char *const rows[][2] = {
    /* days */
    { "31.5.2025", "2025-05-31" },
    { "31-05-2025", "2025-05-31" },
    { "31/5 2025", "2025-05-31" },
    { "31/5-2025", "2025-05-31" },
    { "31/5/2025", "2025-05-31" },
    { "31. 5. 2025", "2025-05-31" },
    { "31.05.25", "2025-05-31" },
    { "2025-05-31", "2025-05-31" },
    { "2025-5-1", "2025-05-01" },
    { "31. maj 2025", "2025-05-31" },
    { "31. MAJ 2025", "2025-05-31" },
    { " 31.  maj\302\2402025 ", "2025-05-31" },
    { "den 31. maj 2025", "2025-05-31" },
    { "31.maj 2025", "2025-05-31" },
    { "31 May 2025", "2025-05-31" },
    { "31-May-2025", "2025-05-31" },
    { "May 31, 2025", "2025-05-31" },
    { "1st of May 2025", "2025-05-01" },
    { "1. okt. 2026", "2026-10-01" },
    { "5. feb 2026", "2026-02-05" },
    { "29.2.2028", "2028-02-29" },
    /* weeks */
    { "uge 10 2026", "2026-W10" },
    { "uge 10, 2026", "2026-W10" },
    { "Uge 10/2026", "2026-W10" },
    { "uge 1 2026", "2026-W01" },
    { "week 10 2026", "2026-W10" },
    { "week 10 of 2026", "2026-W10" },
    { "2026-W10", "2026-W10" },
    { "2026W10", "2026-W10" },
    { "2026 uge 10", "2026-W10" },
    { "uge 53 2026", "2026-W53" },
    { "uge 53 2015", "2015-W53" },
    { "uge 53, 2020", "2020-W53" },
    /* months */
    { "maj 2025", "2025-05" },
    { "May 2025", "2025-05" },
    { "maj, 2025", "2025-05" },
    { "2025-05", "2025-05" },
    { "05/2025", "2025-05" },
    { "5.2025", "2025-05" },
    { "sept. 2026", "2026-09" },
    { "marts 2026", "2026-03" },
    { "march 2026", "2026-03" },
    { "december 2026", "2026-12" },
    /* quarters */
    { "1. kvartal 2026", "2026-Q1" },
    { "1. kvt. 2026", "2026-Q1" },
    { "1 kvartal 2026", "2026-Q1" },
    { "1.kv. 2026", "2026-Q1" },
    { "første kvartal 2026", "2026-Q1" },
    { "fjerde kvartal af 2026", "2026-Q4" },
    { "sidste kvartal 2026", "2026-Q4" },
    { "Q1 2026", "2026-Q1" },
    { "2026-Q1", "2026-Q1" },
    { "2026Q4", "2026-Q4" },
    { "3rd quarter 2026", "2026-Q3" },
    { "the first quarter of 2026", "2026-Q1" },
    /* half-years */
    { "1. halvår 2026", "2026-H1" },
    { "andet halvår 2026", "2026-H2" },
    { "first half 2026", "2026-H1" },
    { "first half of 2026", "2026-H1" },
    { "second half of 2026", "2026-H2" },
    { "H2 2026", "2026-H2" },
    { "2026-H1", "2026-H1" },
    /* the middle of a year, years */
    { "medio 2025", "2025-mid" },
    { "Medio 2025", "2025-mid" },
    { "mid-2025", "2025-mid" },
    { "mid 2025", "2025-mid" },
    { "midt i 2025", "2025-mid" },
    { "2025-mid", "2025-mid" },
    { "2027", "2027" },
    { "i 2027", "2027" },
    /* relative to the decision */
    { "beslutning", "D+0m" },
    { "decision", "D+0m" },
    { "beslutning + 9 mdr.", "D+9m" },
    { "Beslutning+9 mdr", "D+9m" },
    { "efter beslutning + 9 mdr.", "D+9m" },
    { "beslutning − 2 mdr.", "D-2m" },
    { "beslutning + 1 md.", "D+1m" },
    { "beslutning + 9 måneder", "D+9m" },
    { "beslutning + 2 år", "D+24m" },
    { "beslutning - 0 mdr.", "D+0m" },
    { "9 mdr. efter beslutning", "D+9m" },
    { "2 måneder før beslutningen", "D-2m" },
    { "decision + 9 months", "D+9m" },
    { "9 months after the decision", "D+9m" },
    { "1 month before decision", "D-1m" },
    { "D+9m", "D+9m" },
    { "D-2m", "D-2m" },
    { "måned 9", "D+9m" },
    { "month 9", "D+9m" },
    { "måned 0", "D+0m" },
    { "month -3", "D-3m" },
    { "beslutning + 600 mdr.", "D+600m" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (both_languages); j++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *stored = NULL;

        speak (both_languages[j]);
        if (!dp_date_parse (rows[i][0], &stored, &error))
          g_error ("%s: %s", rows[i][0], error->message);
        if (!g_str_equal (stored, rows[i][1]))
          g_error ("“%s” became %s", rows[i][0], stored);
        g_assert_true (dp_date_is_valid (stored));
      }
}

/* What is refused, and what the sentence must name. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    DpPlanError code;
    const char *part;
  } rows[] = {
    { "31.2.2025", DP_PLAN_ERROR_NOT_A_DATE, "31 in February 2025" },
    { "29.2.2027", DP_PLAN_ERROR_NOT_A_DATE, "29 in February 2027" },
    { "31. juni 2025", DP_PLAN_ERROR_NOT_A_DATE, "31 in June 2025" },
    { "0.5.2025", DP_PLAN_ERROR_NOT_A_DATE, "0 in May 2025" },
    { "5/31/2025", DP_PLAN_ERROR_NOT_A_DATE, "month 31" },
    { "13/2025", DP_PLAN_ERROR_NOT_A_DATE, "month 13" },
    { "2025-13", DP_PLAN_ERROR_NOT_A_DATE, "month 13" },
    { "uge 53 2025", DP_PLAN_ERROR_NOT_A_DATE, "from 1 to 52" },
    { "uge 0 2025", DP_PLAN_ERROR_NOT_A_DATE, "week 0" },
    { "uge 54 2026", DP_PLAN_ERROR_NOT_A_DATE, "from 1 to 53" },
    { "5. kvartal 2026", DP_PLAN_ERROR_NOT_A_DATE, "four quarters" },
    { "Q0 2026", DP_PLAN_ERROR_NOT_A_DATE, "four quarters" },
    { "3. halvår 2026", DP_PLAN_ERROR_NOT_A_DATE, "two halves" },
    { "third half of 2026", DP_PLAN_ERROR_NOT_A_DATE, "two halves" },
    { "1.1.1850", DP_PLAN_ERROR_NOT_A_DATE, "1850" },
    { "2200", DP_PLAN_ERROR_NOT_A_DATE, "2200" },
    { "0000", DP_PLAN_ERROR_NOT_A_DATE, "year 0" },
    { "beslutning + 601 mdr.", DP_PLAN_ERROR_NOT_A_DATE, "600" },
    { "beslutning + 51 år", DP_PLAN_ERROR_NOT_A_DATE, "600" },
    { "primo 2025", DP_PLAN_ERROR_AMBIGUOUS, "January 2025 or Q1 2025" },
    { "ultimo 2025", DP_PLAN_ERROR_AMBIGUOUS, "December 2025 or Q4 2025" },
    { "early 2025", DP_PLAN_ERROR_AMBIGUOUS, "January 2025" },
    { "end of 2025", DP_PLAN_ERROR_AMBIGUOUS, "December 2025" },
    { "", DP_PLAN_ERROR_NOT_A_DATE, "week 10, 2026" },
    { "soon", DP_PLAN_ERROR_NOT_A_DATE, "“soon”" },
    { "31.5.", DP_PLAN_ERROR_NOT_A_DATE, "31.5." },
    { "maj", DP_PLAN_ERROR_NOT_A_DATE, "maj" },
    { "maj 25", DP_PLAN_ERROR_NOT_A_DATE, "maj 25" },
    { "ma 2025", DP_PLAN_ERROR_NOT_A_DATE, "ma 2025" },
    { "25", DP_PLAN_ERROR_NOT_A_DATE, "25" },
    { "20255", DP_PLAN_ERROR_NOT_A_DATE, "20255" },
    { "uge 10", DP_PLAN_ERROR_NOT_A_DATE, "uge 10" },
    { "medio maj 2025", DP_PLAN_ERROR_NOT_A_DATE, "medio" },
    { "foo kvartal 2026", DP_PLAN_ERROR_NOT_A_DATE, "foo" },
    { "beslutning + 3 uger", DP_PLAN_ERROR_NOT_A_DATE, "decision + 9 months" },
    { "2025-2026", DP_PLAN_ERROR_NOT_A_DATE, "2025-2026" },
    { "\377\376", DP_PLAN_ERROR_NOT_A_DATE, "not a date" },
  };

  speak ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *stored = NULL;

      if (dp_date_parse (rows[i].text, &stored, &error))
        g_error ("“%s” became %s", rows[i].text, stored);
      if (!g_error_matches (error, DP_PLAN_ERROR, (int) rows[i].code) || strstr (error->message, rows[i].part) == NULL)
        g_error ("%s: %s", rows[i].text, error->message);
      g_assert_true (is_sentence (error->message));
      g_assert_null (stored);
    }
}

static void
test_format (void)
{
  static const char *const rows[][3] = {
    { "2025-05-31", "31. maj 2025", "31 May 2025" },
    { "2026-W10", "uge 10, 2026", "week 10, 2026" },
    { "2026-W01", "uge 1, 2026", "week 1, 2026" },
    { "2025-05", "maj 2025", "May 2025" },
    { "2026-Q1", "1. kvartal 2026", "Q1 2026" },
    { "2026-H2", "2. halvår 2026", "second half of 2026" },
    { "2025-mid", "medio 2025", "mid-2025" },
    { "2027", "2027", "2027" },
    { "D+0m", "beslutning", "decision" },
    { "D+9m", "beslutning + 9 mdr.", "decision + 9 months" },
    { "D+1m", "beslutning + 1 md.", "decision + 1 month" },
    { "D-2m", "beslutning − 2 mdr.", "decision − 2 months" },
    { "rubbish", "rubbish", "rubbish" },
    { "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (both_languages); j++)
      {
        g_autofree char *text = NULL;

        speak (both_languages[j]);
        text = dp_date_format (rows[i][0]);
        g_assert_cmpstr (text, ==, rows[i][1 + j]);
      }
  g_assert_cmpstr (dp_month_name (5), ==, "May");
  g_assert_cmpstr (dp_month_short_name (12), ==, "Dec");
  speak ("da");
  g_assert_cmpstr (dp_month_name (10), ==, "oktober");
  g_assert_cmpstr (dp_month_short_name (10), ==, "okt.");
}

static void
test_valid (void)
{
  static const char *const bad[] = {
    NULL, "", "2025-5", "2025-05-32", "2025-02-29", "2025-W54", "2025-W53", "2025-W1", "2025-w10", "2025-Q5", "2025-Q0",
    "2025-H3", "2025-H", "2025-MID", "1899", "2200", "25", "D+09m", "D-0m", "D+601m", "D+9", "D9m", "d+9m", "D+9m ",
    " 2025", "2025-00", "2025-01-00", "2025-01-", "2025-", "D+9999999999m", "D++9m", "2025-05-31T00:00",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    if (dp_date_is_valid (bad[i]))
      g_error ("“%s” passed", bad[i]);
  g_assert_true (dp_date_is_valid ("2020-W53"));
  g_assert_true (dp_date_is_valid ("1900"));
  g_assert_true (dp_date_is_valid ("2199-12-31"));
}

static void
assert_span (const char     *stored,
             const char     *decision,
             DpDatePrecision precision,
             const char     *first,
             const char     *last)
{
  DpDateSpan span;
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;

  speak ("en");
  g_assert_true (dp_date_span (stored, decision, &span));
  g_assert_cmpint (span.precision, ==, precision);
  first_text = dp_date_format_julian (span.first);
  last_text = dp_date_format_julian (span.last);
  g_assert_cmpstr (first_text, ==, first);
  g_assert_cmpstr (last_text, ==, last);
}

static void
test_span (void)
{
  DpDateSpan span = { DP_DATE_DAY, 7, 8 };

  assert_span ("2025-05-31", NULL, DP_DATE_DAY, "31 May 2025", "31 May 2025");
  assert_span ("2024-02", NULL, DP_DATE_MONTH, "1 February 2024", "29 February 2024");
  assert_span ("2026-Q1", NULL, DP_DATE_QUARTER, "1 January 2026", "31 March 2026");
  assert_span ("2026-Q4", NULL, DP_DATE_QUARTER, "1 October 2026", "31 December 2026");
  assert_span ("2026-H1", NULL, DP_DATE_HALF_YEAR, "1 January 2026", "30 June 2026");
  assert_span ("2026-H2", NULL, DP_DATE_HALF_YEAR, "1 July 2026", "31 December 2026");
  assert_span ("2025-mid", NULL, DP_DATE_MIDDLE, "1 June 2025", "31 July 2025");
  assert_span ("2027", NULL, DP_DATE_YEAR, "1 January 2027", "31 December 2027");
  assert_span ("D+0m", "2026-06-15", DP_DATE_RELATIVE, "15 June 2026", "15 June 2026");
  assert_span ("D+9m", "2026-06-15", DP_DATE_RELATIVE, "15 March 2027", "15 March 2027");
  assert_span ("D-2m", "2026-01-15", DP_DATE_RELATIVE, "15 November 2025", "15 November 2025");
  assert_span ("D+1m", "2026-01-31", DP_DATE_RELATIVE, "28 February 2026", "28 February 2026");
  assert_span ("D+1m", "2026-02", DP_DATE_RELATIVE, "1 March 2026", "31 March 2026");
  assert_span ("D-1m", "2026-Q2", DP_DATE_RELATIVE, "1 March 2026", "31 May 2026");
  assert_span ("D+12m", "2026", DP_DATE_RELATIVE, "1 January 2027", "31 December 2027");

  g_assert_false (dp_date_span ("D+9m", NULL, &span));
  g_assert_false (dp_date_span ("D+9m", "", &span));
  g_assert_false (dp_date_span ("D+9m", "D+1m", &span));
  g_assert_false (dp_date_span ("D+9m", "rubbish", &span));
  g_assert_false (dp_date_span (NULL, NULL, &span));
  g_assert_false (dp_date_span ("rubbish", NULL, &span));
  g_assert_cmpuint (span.first, ==, 7);
}

/* ISO 8601, by the years in which programs went wrong. */
static void
test_weeks (void)
{
  assert_span ("2015-W01", NULL, DP_DATE_WEEK, "29 December 2014", "4 January 2015");
  assert_span ("2015-W53", NULL, DP_DATE_WEEK, "28 December 2015", "3 January 2016");
  assert_span ("2016-W01", NULL, DP_DATE_WEEK, "4 January 2016", "10 January 2016");
  assert_span ("2020-W53", NULL, DP_DATE_WEEK, "28 December 2020", "3 January 2021");
  assert_span ("2021-W01", NULL, DP_DATE_WEEK, "4 January 2021", "10 January 2021");
  assert_span ("2026-W01", NULL, DP_DATE_WEEK, "29 December 2025", "4 January 2026");
  assert_span ("2026-W10", NULL, DP_DATE_WEEK, "2 March 2026", "8 March 2026");
  assert_span ("2026-W53", NULL, DP_DATE_WEEK, "28 December 2026", "3 January 2027");

  /* Every week of every year agrees with GLib's own reckoning. */
  for (int year = 1900; year <= 2199; year++)
    for (int week = 1; week <= 53; week++)
      {
        g_autofree char *stored = g_strdup_printf ("%d-W%02d", year, week);
        DpDateSpan span;
        GDate date;

        if (!dp_date_span (stored, NULL, &span))
          {
            g_assert_cmpint (week, ==, 53);
            continue;
          }
        g_date_clear (&date, 1);
        g_date_set_julian (&date, span.first);
        g_assert_cmpint (g_date_get_weekday (&date), ==, G_DATE_MONDAY);
        g_assert_cmpint ((int) g_date_get_iso8601_week_of_year (&date), ==, week);
        g_assert_cmpuint (span.last, ==, span.first + 6);
      }
}

static void
test_month_index (void)
{
  static const struct
  {
    const char *stored;
    int year;
    int month;
  } rows[] = {
    { "2026-01-01", 2026, 1 }, { "2026-01-31", 2026, 1 }, { "2026-02", 2026, 2 }, { "2026-Q1", 2026, 2 },
    { "2026-Q4", 2026, 11 }, { "2026-H1", 2026, 4 }, { "2024-H1", 2024, 4 }, { "2026-H2", 2026, 10 },
    { "2025-mid", 2025, 7 }, { "2027", 2027, 7 }, { "2028", 2028, 7 }, { "2026-W01", 2026, 1 },
    { "2026-W53", 2026, 12 }, { "2015-W01", 2015, 1 }, { "D+9m", 2027, 3 },
  };
  int index = 77;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (dp_date_month_index (rows[i].stored, "2026-06-15", &index));
      g_assert_cmpint (index, ==, rows[i].year * 12 + rows[i].month - 1);
    }
  g_assert_false (dp_date_month_index ("D+9m", NULL, &index));
  g_assert_false (dp_date_month_index (NULL, NULL, &index));
}

static void
assert_round_trip (const char *stored)
{
  for (gsize j = 0; j < G_N_ELEMENTS (both_languages); j++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autofree char *again = NULL;
      g_autofree char *canonical = NULL;

      speak (both_languages[j]);
      text = dp_date_format (stored);
      if (!dp_date_parse (text, &again, &error))
        g_error ("%s: %s", text, error->message);
      g_assert_cmpstr (again, ==, stored);
      /* The stored form itself can be typed too. */
      g_assert_true (dp_date_parse (stored, &canonical, NULL));
      g_assert_cmpstr (canonical, ==, stored);
    }
}

/* Every date there is, in steps of years that are no multiple of anything. */
static void
test_round_trip (void)
{
  static const char *const shapes[] = { "%04d", "%04d-mid", "%04d-Q1", "%04d-Q4", "%04d-H1", "%04d-H2" };

  for (int year = 1900; year < 2200; year += 23)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
        {
          g_autoptr (GString) stored = g_string_new (shapes[i]);
          g_autofree char *digits = g_strdup_printf ("%04d", year);

          g_string_replace (stored, "%04d", digits, 1);
          assert_round_trip (stored->str);
        }
      for (int week = 1; week <= 52; week++)
        {
          g_autofree char *stored = g_strdup_printf ("%04d-W%02d", year, week);

          assert_round_trip (stored);
        }
      for (int month = 1; month <= 12; month++)
        {
          g_autofree char *stored = g_strdup_printf ("%04d-%02d", year, month);

          assert_round_trip (stored);
          for (int day = 1; day <= g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year); day += 3)
            {
              g_autofree char *day_stored = g_strdup_printf ("%s-%02d", stored, day);

              assert_round_trip (day_stored);
            }
        }
    }
  for (int months = -600; months <= 600; months += 7)
    {
      g_autofree char *stored = g_strdup_printf ("D%c%dm", months < 0 ? '-' : '+', ABS (months));

      assert_round_trip (stored);
    }
}

static void
test_fuzz (void)
{
  GRand *random = g_rand_new_with_seed (2026);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = random_text (random, 12);
      g_autofree char *stored = NULL;
      g_autofree char *shown = NULL;
      g_autoptr (GError) error = NULL;
      DpDateSpan span;

      if (i % 1000 == 0)
        speak (i % 2000 == 0 ? "da" : "en");
      if (dp_date_parse (text, &stored, &error))
        {
          g_assert_true (dp_date_is_valid (stored));
          g_assert_true (dp_date_span (stored, "2026-01", &span));
          g_assert_cmpuint (span.first, <=, span.last);
        }
      else
        g_assert_true (is_sentence (error->message));
      if (dp_date_is_valid (text))
        g_assert_cmpstr (stored, ==, text);
      shown = dp_date_format (text);
      g_assert_nonnull (shown);
    }
  g_rand_free (random);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/date/parse", test_parse);
  g_test_add_func ("/plan/date/refused", test_refused);
  g_test_add_func ("/plan/date/format", test_format);
  g_test_add_func ("/plan/date/valid", test_valid);
  g_test_add_func ("/plan/date/span", test_span);
  g_test_add_func ("/plan/date/weeks", test_weeks);
  g_test_add_func ("/plan/date/month-index", test_month_index);
  g_test_add_func ("/plan/date/round-trip", test_round_trip);
  g_test_add_func ("/plan/date/fuzz", test_fuzz);
  return g_test_run ();
}
