/* test-text.c: the language, and numbers written and read in it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plan/dp-error.h"
#include "plan/dp-text.h"

#include "languages.h"

#include <glib/gi18n-lib.h>

#include <libintl.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define NB "\302\240"

static const char *const translated[][2] = {
  { "", "Language: da\nContent-Type: text/plain; charset=UTF-8\n" },
  { "Places", "Pladser på æøå" },
};

/* The language. */

static void
set_environment (const char *language,
                 const char *all,
                 const char *messages,
                 const char *lang)
{
  const char *const values[][2] = {
    { "LANGUAGE", language }, { "LC_ALL", all }, { "LC_MESSAGES", messages }, { "LANG", lang },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i][1] != NULL)
      g_setenv (values[i][0], values[i][1], TRUE);
    else
      g_unsetenv (values[i][0]);
}

static void
test_language_choice (void)
{
  static const struct
  {
    const char *wanted;
    const char *language;
    const char *all;
    const char *messages;
    const char *lang;
    const char *expected;
  } rows[] = {
    { "da", "en", "C", NULL, NULL, "da" },
    { "en", "da", "da_DK.UTF-8", NULL, NULL, "en" },
    { NULL, NULL, NULL, NULL, NULL, "en" },
    { "system", NULL, NULL, NULL, "da_DK.UTF-8", "da" },
    { "", NULL, NULL, NULL, "da", "da" },
    { NULL, NULL, NULL, "da_DK", "en_GB.UTF-8", "da" },
    { NULL, NULL, "en_GB.UTF-8", "da_DK", "da_DK", "en" },
    { NULL, "da:en", "en_GB.UTF-8", NULL, NULL, "da" },
    { NULL, "en", NULL, NULL, "da_DK.UTF-8", "en" },
    { NULL, "de:da", NULL, NULL, NULL, "da" },
    { NULL, "", NULL, NULL, "da_DK.UTF-8", "da" },
    { NULL, NULL, NULL, NULL, "dav_KE.UTF-8", "en" },
    { NULL, NULL, NULL, NULL, "de_DE.UTF-8", "en" },
    { NULL, NULL, "C", NULL, NULL, "en" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      set_environment (rows[i].language, rows[i].all, rows[i].messages, rows[i].lang);
      speak (rows[i].wanted);
      g_assert_cmpstr (dp_language_code (), ==, rows[i].expected);
      g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, rows[i].expected);
      g_assert_cmpint (dp_language () == DP_LANGUAGE_DANISH, ==, g_str_equal (rows[i].expected, "da"));
    }
}

static void
assert_speaks_danish (void)
{
  char printed[16];
  g_autofree char *number = NULL;

  speak ("da");
  g_assert_cmpstr (_("Places"), ==, "Pladser på æøå");
  number = dp_format_number (1460.5, 1);
  g_assert_cmpstr (number, ==, "1.460,5");
  g_assert_true (g_get_charset (NULL));
  /* What cairo and JSON print must keep its point. */
  g_snprintf (printed, sizeof printed, "%.1f", 1.5);
  g_assert_cmpstr (printed, ==, "1.5");
  g_assert_cmpfloat (strtod ("1.5", NULL), ==, 1.5);

  speak ("en");
  g_assert_cmpstr (_("Places"), ==, "Places");
}

static void
test_language_in_locales (void)
{
  static const char *const locales[] = { "C", "POSIX", "C.UTF-8", "da_DK.UTF-8", "da_DK", "no_such_locale", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      set_environment (NULL, locales[i], NULL, NULL);
      assert_speaks_danish ();
    }
  /* Half of it set: the texts would stay English, or the letters be lost. */
  set_environment (NULL, NULL, "C", "C.UTF-8");
  assert_speaks_danish ();
  set_environment (NULL, NULL, "C.UTF-8", "C");
  assert_speaks_danish ();
}

static void
test_language_in_danish_locale (void)
{
  g_autofree char *folder = make_danish_locale ();

  if (folder == NULL)
    {
      g_test_skip ("localedef cannot make da_DK.UTF-8 here");
      return;
    }

  g_setenv ("LOCPATH", folder, TRUE);
  set_environment (NULL, "da_DK.UTF-8", NULL, NULL);
  assert_speaks_danish ();
  g_assert_cmpstr (setlocale (LC_TIME, NULL), ==, "da_DK.UTF-8");
  g_unsetenv ("LANGUAGE");
  speak ("system");
  g_assert_cmpstr (dp_language_code (), ==, "da");
  g_unsetenv ("LOCPATH");
  remove_recursively (folder);
}

/* Not even C.UTF-8: texts cannot be translated, but numbers are still right. */
static void
test_language_without_locales (void)
{
  g_autofree char *number = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  g_setenv ("LOCPATH", "/nonexistent", TRUE);
  set_environment (NULL, "C.UTF-8", NULL, NULL);
  dp_language_init ("da");
  number = dp_format_number (1460.5, 1);
  g_assert_cmpstr (number, ==, "1.460,5");
}

/* The program's own catalogue, found beside the build. */
static void
test_language_catalogue (void)
{
  g_autofree char *path = g_build_filename (BUILD_LOCALE_DIR, "da", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  if (!g_test_subprocess ())
    {
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_test_skip ("there is no Danish catalogue in the build yet");
          return;
        }
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  g_setenv ("DOEGNPLAN_UNINSTALLED", "1", TRUE);
  set_environment (NULL, "C", NULL, NULL);
  dp_language_init ("da");
  /* The heading, which a catalogue has before its texts are complete. */
  g_assert_nonnull (strstr (dgettext (GETTEXT_PACKAGE, ""), "Language: da"));
}

/* Writing. */

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_format_number (void)
{
  static const struct
  {
    double number;
    int decimals;
    const char *danish;
    const char *english;
  } rows[] = {
    { 0, 0, "0", "0" },
    { 1460, 0, "1.460", "1,460" },
    { 999, 0, "999", "999" },
    { 1000, 0, "1.000", "1,000" },
    { 22.9, 1, "22,9", "22.9" },
    { 1234567.891, 2, "1.234.567,89", "1,234,567.89" },
    { 22900000, 0, "22.900.000", "22,900,000" },
    { -3, 0, "−3", "−3" },
    { -0.0, 1, "0,0", "0.0" },
    { -0.04, 1, "0,0", "0.0" },
    { 999.96, 1, "1.000,0", "1,000.0" },
    { 9.5, 0, "10", "10" },
    { 99999999.5, 0, "100.000.000", "100,000,000" },
    { 0.5, 0, "1", "1" },
    { -0.5, 0, "−1", "−1" },
    { 1.5, 0, "2", "2" },
    { 2.5, 0, "3", "3" },
    { -2.5, 0, "−3", "−3" },
    { 0.125, 2, "0,13", "0.13" },
    { 1.005, 2, "1,01", "1.01" },
    { 2.675, 2, "2,68", "2.68" },
    { 0.285, 2, "0,29", "0.29" },
    { 1.45, 1, "1,5", "1.5" },
    { 8.345, 2, "8,35", "8.35" },
    { 0.1 + 0.2, 15, "0,300000000000000", "0.300000000000000" },
    { 0.00049, 3, "0,000", "0.000" },
    { 0.0005, 3, "0,001", "0.001" },
    { 1e-300, 2, "0,00", "0.00" },
    { 9007199254740992.0, 0, "9.007.199.254.740.992", "9,007,199,254,740,992" },
    { 1e15, 1, "1.000.000.000.000.000,0", "1,000,000,000,000,000.0" },
    { 123456789012345.0, 0, "123.456.789.012.345", "123,456,789,012,345" },
    { NAN, 1, "–", "–" },
    { INFINITY, 1, "∞", "∞" },
    { -INFINITY, 1, "−∞", "−∞" },
    { 5, -3, "5", "5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      speak ("da");
      assert_text (dp_format_number (rows[i].number, rows[i].decimals), rows[i].danish);
      speak ("en");
      assert_text (dp_format_number (rows[i].number, rows[i].decimals), rows[i].english);
    }
  g_free (dp_format_number (G_MAXDOUBLE, 15));
  g_free (dp_format_number (G_MINDOUBLE, 99));
}

static void
test_format_trimmed (void)
{
  speak ("da");
  assert_text (dp_format_trimmed (6, 2), "6");
  assert_text (dp_format_trimmed (1.5, 2), "1,5");
  assert_text (dp_format_trimmed (1460, 2), "1.460");
  assert_text (dp_format_trimmed (100, 0), "100");
  assert_text (dp_format_trimmed (1.204, 2), "1,2");
  assert_text (dp_format_trimmed (1.206, 2), "1,21");
  assert_text (dp_format_trimmed (1.999, 2), "2");
  assert_text (dp_format_trimmed (0.1 + 0.2, 15), "0,3");
  assert_text (dp_format_trimmed (-0.001, 2), "0");
  assert_text (dp_format_trimmed (56.03606, 10), "56,03606");
  speak ("en");
  assert_text (dp_format_trimmed (1.5, 2), "1.5");
}

static void
test_format_percent (void)
{
  static const struct
  {
    double share;
    const char *danish;
    const char *english;
  } rows[] = {
    { 0, "0" NB "%", "0%" },
    { 0.0521, "5" NB "%", "5%" },
    { 0.36, "36" NB "%", "36%" },
    { 0.004, "under" NB "1" NB "%", "<1%" },
    { 0.005, "1" NB "%", "1%" },
    { 1e-300, "under" NB "1" NB "%", "<1%" },
    { 0.994, "99" NB "%", "99%" },
    { 0.995, "over" NB "99" NB "%", ">99%" },
    { 0.9999, "over" NB "99" NB "%", ">99%" },
    { 1, "100" NB "%", "100%" },
    { 1 - 1e-16, "100" NB "%", "100%" },
    { 0.7 + 0.2 + 0.1, "100" NB "%", "100%" },
    { 1.7, "170" NB "%", "170%" },
    { -0.03, "−3" NB "%", "−3%" },
    { 0.145, "15" NB "%", "15%" },
    { NAN, "–", "–" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      speak ("da");
      assert_text (dp_format_percent (rows[i].share), rows[i].danish);
      speak ("en");
      assert_text (dp_format_percent (rows[i].share), rows[i].english);
    }
}

static void
test_format_ranges (void)
{
  speak ("da");
  assert_text (dp_format_range (16, 30, 0), "16–30");
  assert_text (dp_format_range (1200, 1460, 0), "1.200–1.460");
  assert_text (dp_format_range (1.5, 2.25, 1), "1,5–2,3");
  assert_text (dp_format_range (19, 19, 0), "19");
  assert_text (dp_format_range (19.1, 19.2, 0), "19");
  assert_text (dp_format_range (-3, 5, 0), "−3 – 5");
  assert_text (dp_format_money_range (5758, 18054), "5.758–18.054" NB "kr.");
  assert_text (dp_format_money_range (6.84e6, 37.6e6), "6,84–37,6" NB "mio." NB "kr.");
  assert_text (dp_format_money_range (9e5, 1.2e6), "900.000" NB "kr. – 1,2" NB "mio." NB "kr.");
  assert_text (dp_format_money_range (100, 100.2), "100" NB "kr.");
  assert_text (dp_format_percent_range (0.26, 0.83), "26–83" NB "%");
  assert_text (dp_format_percent_range (0.26, 0.264), "26" NB "%");
  assert_text (dp_format_percent_range (0, 0.264), "0–26" NB "%");
  assert_text (dp_format_percent_range (0.001, 0.264), "0–26" NB "%");
  assert_text (dp_format_percent_range (0.001, 0.002), "under" NB "1" NB "%");
  speak ("en");
  assert_text (dp_format_money_range (5758, 18054), "DKK" NB "5,758–18,054");
  assert_text (dp_format_money_range (6.84e6, 37.6e6), "DKK" NB "6.84–37.6" NB "million");
  assert_text (dp_format_percent_range (0.26, 0.83), "26–83%");
  assert_text (dp_format_percent_range (0.26, 0.999), "26–99%");
}

static void
test_format_money (void)
{
  static const struct
  {
    double kroner;
    const char *danish;
    const char *english;
  } rows[] = {
    { 0, "0" NB "kr.", "DKK" NB "0" },
    { 14600, "14.600" NB "kr.", "DKK" NB "14,600" },
    { 14600.5, "14.601" NB "kr.", "DKK" NB "14,601" },
    { 999999.4, "999.999" NB "kr.", "DKK" NB "999,999" },
    { 999999.6, "1" NB "mio." NB "kr.", "DKK" NB "1" NB "million" },
    { 1250000, "1,25" NB "mio." NB "kr.", "DKK" NB "1.25" NB "million" },
    { 9999999, "10" NB "mio." NB "kr.", "DKK" NB "10" NB "million" },
    { 22900000, "22,9" NB "mio." NB "kr.", "DKK" NB "22.9" NB "million" },
    { 22940000, "22,9" NB "mio." NB "kr.", "DKK" NB "22.9" NB "million" },
    { 1234567890, "1.234,6" NB "mio." NB "kr.", "DKK" NB "1,234.6" NB "million" },
    { -2000000, "−2" NB "mio." NB "kr.", "DKK" NB "−2" NB "million" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      speak ("da");
      assert_text (dp_format_money (rows[i].kroner), rows[i].danish);
      speak ("en");
      assert_text (dp_format_money (rows[i].kroner), rows[i].english);
    }
}

static void
test_format_women (void)
{
  speak ("da");
  assert_text (dp_format_women (0), "0");
  assert_text (dp_format_women (1.64), "1,6");
  assert_text (dp_format_women (2), "2,0");
  assert_text (dp_format_women (0.04), "under" NB "0,1");
  assert_text (dp_format_women (0.05), "0,1");
  assert_text (dp_format_women (9.94), "9,9");
  assert_text (dp_format_women (9.95), "10");
  assert_text (dp_format_women (32.4), "32");
  assert_text (dp_format_women (1460.4), "1.460");
  speak ("en");
  assert_text (dp_format_women (1.64), "1.6");
  assert_text (dp_format_women (0.04), "<0.1");
}

/* Reading. */

typedef struct
{
  const char *text;
  double danish;
  double english;
} ReadRow;

/* What a row expects instead of a number. */
#define REFUSED (-1e99)
#define ASKED (-2e99)

static void
assert_read (const char *language,
             const char *text,
             double      expected)
{
  g_autoptr (GError) error = NULL;
  double number = 77;
  gboolean read;

  speak (language);
  read = dp_parse_number (text, &number, &error);
  if (expected == REFUSED || expected == ASKED)
    {
      if (read)
        g_error ("“%s” was read as %g in %s", text, number, language);
      if (!g_error_matches (error, DP_PLAN_ERROR,
                            expected == ASKED ? (int) DP_PLAN_ERROR_AMBIGUOUS : (int) DP_PLAN_ERROR_NOT_A_NUMBER))
        g_error ("“%s” in %s: %s", text, language, error->message);
      g_assert_true (is_sentence (error->message));
      g_assert_cmpfloat (number, ==, 77);
      return;
    }

  if (error != NULL)
    g_error ("“%s” in %s: %s", text, language, error->message);
  g_assert_true (read);
  if (number != expected)
    g_error ("“%s” was read as %.17g in %s", text, number, language);
}

static void
test_parse_number (void)
{
  static const ReadRow rows[] = {
    { "80", 80, 80 },
    { "  80  ", 80, 80 },
    { "0", 0, 0 },
    { "-0", 0, 0 },
    { "007", 7, 7 },
    { "+5", 5, 5 },
    { "-3", -3, -3 },
    { "−3", -3, -3 },
    { "–3", -3, -3 },
    { "− 3", -3, -3 },
    { "--3", REFUSED, REFUSED },
    /* groups and decimals */
    { "1460", 1460, 1460 },
    { "1.460", 1460, 1.46 },
    { "1,460", 1.46, 1460 },
    { "1 460", 1460, 1460 },
    { "1" NB "460", 1460, 1460 },
    { "1\342\200\257460", 1460, 1460 },
    { "1\342\200\211460", 1460, 1460 },
    { "22 900 000", 22900000, 22900000 },
    { "22.900.000", 22900000, 22900000 },
    { "22,900,000", 22900000, 22900000 },
    { "1 460,5", 1460.5, ASKED },
    { "1 460.5", ASKED, 1460.5 },
    { "1.234,5", 1234.5, 1234.5 },
    { "1,234.5", 1234.5, 1234.5 },
    { "1.234,567", 1234.567, 1234.567 },
    { "1.234.567,8", 1234567.8, 1234567.8 },
    { "22,9", 22.9, ASKED },
    { "22.9", ASKED, 22.9 },
    { "1,5", 1.5, ASKED },
    { "1.5", ASKED, 1.5 },
    { "1.50", ASKED, 1.5 },
    { "12.5", ASKED, 12.5 },
    { "-1.5", ASKED, -1.5 },
    { "0.460", ASKED, 0.46 },
    { "0,460", 0.46, ASKED },
    { "1460.500", ASKED, 1460.5 },
    { "1460,500", 1460.5, ASKED },
    { ",5", 0.5, ASKED },
    { ".5", ASKED, 0.5 },
    { "0,05", 0.05, ASKED },
    { "12 34", REFUSED, REFUSED },
    { "1 2345", REFUSED, REFUSED },
    { "1 460 5", REFUSED, REFUSED },
    { "0 460", REFUSED, REFUSED },
    { "1.2.3", REFUSED, REFUSED },
    { "1,2,3", REFUSED, REFUSED },
    { "1.23,456", REFUSED, REFUSED },
    { "1,234,56", REFUSED, REFUSED },
    { "12,34.5", REFUSED, REFUSED },
    { "1.234,5,6", REFUSED, REFUSED },
    { "1.460.", REFUSED, REFUSED },
    { "5.", REFUSED, REFUSED },
    { "5,", REFUSED, REFUSED },
    { ".", REFUSED, REFUSED },
    { ",", REFUSED, REFUSED },
    { "-", REFUSED, REFUSED },
    /* words around */
    { "ca. 80", 80, 80 },
    { "ca 80", 80, 80 },
    { "Ca.80", 80, 80 },
    { "cirka 80", 80, 80 },
    { "about 80", 80, 80 },
    { "~80", 80, 80 },
    { "≈ 80", 80, 80 },
    { "ca.1.460", 1460, 1.46 },
    { "36 %", 36, 36 },
    { "36%", 36, 36 },
    { "36" NB "%", 36, 36 },
    { "36 pct.", 36, 36 },
    { "6 mdr.", 6, 6 },
    { "6 months", 6, 6 },
    { "1 md.", 1, 1 },
    { "20 kr.", 20, 20 },
    { "20 KR", 20, 20 },
    { "kr. 20", 20, 20 },
    { "kr. 1.460", 1460, 1.46 },
    { "DKK 20", 20, 20 },
    { "20 DKK", 20, 20 },
    { "-DKK 20", -20, -20 },
    { "DKK −20", -20, -20 },
    { "31 kvinder om året", 31, 31 },
    { "31 kvinder pr. år", 31, 31 },
    { "31 i alt", 31, 31 },
    { "31 om", REFUSED, REFUSED },
    { "31 women a year", 31, 31 },
    { "12,5 årsværk", 12.5, ASKED },
    { "100 km", 100, 100 },
    { "80 foo", REFUSED, REFUSED },
    { "foo 80", REFUSED, REFUSED },
    { "80 og mere", REFUSED, REFUSED },
    /* multiples */
    { "22,9 mio.", 22900000, 22900000 },
    { "22.9 mio", 22900000, 22900000 },
    { "22.9 million", 22900000, 22900000 },
    { "22,9 mio. kr.", 22900000, 22900000 },
    { "22,9 mio.kr.", 22900000, 22900000 },
    { "DKK 22.9 million", 22900000, 22900000 },
    { "0,1 mio.", 100000, 100000 },
    { "1,2 mia. kr.", 1.2e9, 1.2e9 },
    { "20 tusind", 20000, 20000 },
    { "20 t.kr.", 20000, 20000 },
    { "20 tkr", 20000, 20000 },
    { "2 mio. mio.", REFUSED, REFUSED },
    { "mio.", REFUSED, REFUSED },
    /* fractions */
    { "3½", 3.5, 3.5 },
    { "3 ½", 3.5, 3.5 },
    { "½", 0.5, 0.5 },
    { "¼", 0.25, 0.25 },
    { "-1¾", -1.75, -1.75 },
    { "3½ mdr.", 3.5, 3.5 },
    { "3,5½", REFUSED, REFUSED },
    { "½½", REFUSED, REFUSED },
    /* ranges, and what is no number at all */
    { "80-100", REFUSED, REFUSED },
    { "80–100", REFUSED, REFUSED },
    { "80 - 100", REFUSED, REFUSED },
    { "3-5", REFUSED, REFUSED },
    { "80 til 100", REFUSED, REFUSED },
    { "80 to 100", REFUSED, REFUSED },
    { "", REFUSED, REFUSED },
    { "   ", REFUSED, REFUSED },
    { "nan", REFUSED, REFUSED },
    { "inf", REFUSED, REFUSED },
    { "infinity", REFUSED, REFUSED },
    { "1e5", REFUSED, REFUSED },
    { "0x10", REFUSED, REFUSED },
    { "1'460", REFUSED, REFUSED },
    { "80a", REFUSED, REFUSED },
    { "٣", REFUSED, REFUSED },
    { "\377\376", REFUSED, REFUSED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      assert_read ("da", rows[i].text, rows[i].danish);
      assert_read ("en", rows[i].text, rows[i].english);
    }
  assert_read ("da", NULL, REFUSED);
}

static void
assert_message (const char *language,
                const char *text,
                const char *part)
{
  g_autoptr (GError) error = NULL;
  double number;

  speak (language);
  g_assert_false (dp_parse_number (text, &number, &error));
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in: %s", part, error->message);
}

static void
test_parse_messages (void)
{
  g_autofree char *long_text = g_strnfill (150, 'x');
  g_autofree char *many_digits = g_strnfill (199, '9');
  g_autofree char *too_long = g_strnfill (400, '9');
  g_autoptr (GError) error = NULL;
  double number;

  assert_message ("da", "1.5", "1,5?");
  assert_message ("da", "-1.50", "-1,50?");
  assert_message ("en", "1,5", "1.5?");
  assert_message ("da", ".5", "0,5?");
  assert_message ("da", "80-100", "low");
  assert_message ("da", "80-100", "high");
  assert_message ("da", "rubbish", "1.460");
  assert_message ("en", "rubbish", "1,460");
  assert_message ("en", "rub\nbish", "rub bish");
  assert_message ("en", long_text, "xxx…");

  g_assert_true (dp_parse_number ("1,000,000,000,000,000", &number, NULL));
  g_assert_cmpfloat (number, ==, 1e15);
  g_assert_false (dp_parse_number (many_digits, &number, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RANGE);
  g_clear_error (&error);
  g_assert_false (dp_parse_number ("999999999999 mia.", &number, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RANGE);
  g_clear_error (&error);
  g_assert_false (dp_parse_number (too_long, &number, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_NUMBER);
}

static void
test_parse_share (void)
{
  static const struct
  {
    const char *text;
    double share;
  } rows[] = {
    { "36 %", 0.36 }, { "36", 0.36 }, { "5,21 %", 0.0521 }, { "0", 0 }, { "100%", 1 }, { "0,1", 0.001 }, { "7", 0.07 },
  };
  g_autoptr (GError) error = NULL;
  double share = 77;

  speak ("da");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (dp_parse_share (rows[i].text, &share, NULL));
      g_assert_cmpfloat (share, ==, rows[i].share);
    }
  g_assert_false (dp_parse_share ("0.5", &share, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_AMBIGUOUS);
}

static void
test_parse_range (void)
{
  static const struct
  {
    const char *text;
    double low;
    double high;
  } rows[] = {
    { "80-100", 80, 100 }, { "16–30", 16, 30 }, { "80 til 100", 80, 100 }, { "80 to 100", 80, 100 },
    { "ca. 80-100", 80, 100 }, { "ca. 80 - ca. 100 kvinder", 80, 100 }, { "19,7-20,5 mio. kr.", 19.7e6, 20.5e6 },
    { "19.7–20.5 mio.", 19.7e6, 20.5e6 }, { "5 mio. - 6 mio.", 5e6, 6e6 }, { "80", 80, 80 },
    { "1.200-1.460", 1200, 1460 },
    { "-3 - 5", -3, 5 }, { "30 %–40 %", 30, 40 },
  };
  double low = 77;
  double high = 78;
  g_autoptr (GError) error = NULL;

  speak ("da");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (!dp_parse_range (rows[i].text, &low, &high, &error))
        g_error ("“%s”: %s", rows[i].text, error->message);
      g_assert_cmpfloat (low, ==, rows[i].low);
      g_assert_cmpfloat (high, ==, rows[i].high);
    }

  low = 77;
  g_assert_false (dp_parse_range ("100-80", &low, &high, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (dp_parse_range ("80-100-120", &low, &high, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_NUMBER);
  g_clear_error (&error);
  g_assert_false (dp_parse_range ("1.5-2", &low, &high, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  g_assert_false (dp_parse_range ("", &low, &high, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_NUMBER);
  g_assert_cmpfloat (low, ==, 77);
}

/* What is written is read back to the same number, in both languages. */
static void
test_round_trip (void)
{
  GRand *random = g_rand_new_with_seed (20260131);

  for (guint i = 0; i < 20000; i++)
    {
      int decimals = g_rand_int_range (random, 0, 8);
      double magnitude = floor (pow (10, g_rand_double_range (random, 0, 15 - decimals)));
      double number = (g_rand_boolean (random) ? -1 : 1) * magnitude / pow (10, decimals);
      g_autofree char *text = NULL;
      g_autofree char *fixed = NULL;
      g_autoptr (GError) error = NULL;
      double again;

      speak (i % 2 == 0 ? "da" : "en");
      text = dp_format_trimmed (number, 15);
      fixed = dp_format_number (number, decimals);
      if (!dp_parse_number (text, &again, &error))
        g_error ("%s: %s", text, error->message);
      g_assert_cmpfloat (again, ==, number);
      if (!dp_parse_number (fixed, &again, &error))
        g_error ("%s: %s", fixed, error->message);
      g_assert_cmpfloat (again, ==, number);
    }
  g_rand_free (random);
}

static void
test_fuzz (void)
{
  GRand *random = g_rand_new_with_seed (1460);

  for (guint i = 0; i < 60000; i++)
    {
      g_autofree char *text = random_text (random, 24);
      g_autoptr (GError) error = NULL;
      double number = NAN;
      double high = NAN;

      if (i % 1000 == 0)
        speak (i % 2000 == 0 ? "da" : "en");
      if (dp_parse_number (text, &number, &error))
        g_assert_true (isfinite (number));
      else
        g_assert_true (is_sentence (error->message));
      g_clear_error (&error);
      if (dp_parse_range (text, &number, &high, &error))
        g_assert_true (isfinite (number) && isfinite (high) && number <= high);
      else
        g_assert_true (is_sentence (error->message));
    }
  g_rand_free (random);
}

static void
test_quote (void)
{
  assert_text (dp_text_quote ("Kaldet \"Ambulatoriet\""), "Kaldet ‘Ambulatoriet’");
  assert_text (dp_text_inner_quotes ("\"A\" (\"B\")"), "‘A’ (‘B’)");
  assert_text (dp_text_inner_quotes ("“Regional places” is ahead"), "‘Regional places’ is ahead");
  assert_text (dp_text_inner_quotes ("»Regionale pladser« er foran"), "›Regionale pladser‹ er foran");
  assert_text (dp_text_inner_quotes ("”Regionale pladser” er foran"), "‘Regionale pladser’ er foran");
  assert_text (dp_text_inner_quotes ("6 places – 7"), "6 places – 7");
  assert_text (dp_text_inner_quotes (""), "");
  assert_text (dp_text_quote (" a\tb "), "a b");
  assert_text (dp_text_quote ("\377"), "\357\277\275");
  assert_text (dp_text_quote ("æøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøå"),
               "æøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøåæøå…");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bind_translations (translated, G_N_ELEMENTS (translated));
  g_test_add_func ("/plan/text/language/choice", test_language_choice);
  g_test_add_func ("/plan/text/language/in-locales", test_language_in_locales);
  g_test_add_func ("/plan/text/language/in-danish-locale", test_language_in_danish_locale);
  g_test_add_func ("/plan/text/language/without-locales", test_language_without_locales);
  g_test_add_func ("/plan/text/language/catalogue", test_language_catalogue);
  g_test_add_func ("/plan/text/format/number", test_format_number);
  g_test_add_func ("/plan/text/format/trimmed", test_format_trimmed);
  g_test_add_func ("/plan/text/format/percent", test_format_percent);
  g_test_add_func ("/plan/text/format/ranges", test_format_ranges);
  g_test_add_func ("/plan/text/format/money", test_format_money);
  g_test_add_func ("/plan/text/format/women", test_format_women);
  g_test_add_func ("/plan/text/parse/number", test_parse_number);
  g_test_add_func ("/plan/text/parse/messages", test_parse_messages);
  g_test_add_func ("/plan/text/parse/share", test_parse_share);
  g_test_add_func ("/plan/text/parse/range", test_parse_range);
  g_test_add_func ("/plan/text/round-trip", test_round_trip);
  g_test_add_func ("/plan/text/fuzz", test_fuzz);
  g_test_add_func ("/plan/text/quote", test_quote);
  return g_test_run ();
}
