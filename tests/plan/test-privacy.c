/* test-privacy.c: finding what looks like a CPR number.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers are made up; 070761-4285 is the sample of the CPR office's own description of the check.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plan/dp-privacy.h"

#include "languages.h"

#include <string.h>

static void
test_found (void)
{
  static const struct
  {
    const char *text;
    const char *digits;
    DpCprLikeness likeness;
  } rows[] = {
    { "070761-4285", "0707614285", DP_CPR_LIKELY },
    { "0707614285", "0707614285", DP_CPR_LIKELY },
    { "070761 4285", "0707614285", DP_CPR_LIKELY },
    { "070761\302\2404285", "0707614285", DP_CPR_LIKELY },
    { "070761–4285", "0707614285", DP_CPR_LIKELY },
    { "070761-4286", "0707614286", DP_CPR_MAY_BE },
    { "Kvinden (070761-4285) er visiteret.", "0707614285", DP_CPR_LIKELY },
    { "cpr.070761-4285", "0707614285", DP_CPR_LIKELY },
    { "cpr nr. 070761-4285", "0707614285", DP_CPR_LIKELY },
    { "CPR-nr.: 070761-4285", "0707614285", DP_CPR_LIKELY },
    { "nr. 070761-4285", "0707614285", DP_CPR_LIKELY },
    { "sag 070761-4285", "0707614285", DP_CPR_LIKELY },
    { "personnummer 070761-4285.", "0707614285", DP_CPR_LIKELY },
    { "070761-4285, 3. maj", "0707614285", DP_CPR_LIKELY },
    { "»070761-4285«", "0707614285", DP_CPR_LIKELY },
    { "mor/070761-4285", "0707614285", DP_CPR_LIKELY },
    { "12 070761-4285", "0707614285", DP_CPR_LIKELY },
    /* A leap day of 2000, but not of 1900. */
    { "290200-4123", "2902004123", DP_CPR_MAY_BE },
    { "311299-1111", "3112991111", DP_CPR_MAY_BE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DpCprMatch match;

      if (!dp_text_find_cpr (rows[i].text, 0, &match))
        g_error ("nothing found in “%s”", rows[i].text);
      g_assert_cmpstr (match.digits, ==, rows[i].digits);
      g_assert_cmpint (match.likeness, ==, rows[i].likeness);
      g_assert_true (strncmp (rows[i].text + match.start, rows[i].digits, 6) == 0);
      g_assert_true (strncmp (rows[i].text + match.end - 4, rows[i].digits + 6, 4) == 0);
    }
}

static void
test_not_found (void)
{
  static const char *const rows[] = {
    NULL, "", "0707", "070761", "070761-428", "070761--4285", "070761  4285",
    /* no date */
    "310261-4285", "003061-4285", "071361-4285", "290200-1234", "4512345678", "9999999999",
    /* inside something longer */
    "10707614285", "07076142851", "1070761-4285", "070761-42851", "070761-4285-1", "2025-070761-4285", "1.070761-4285",
    "070761-4285.7", "070761-4285/2025", "12,070761-4285", "a0707614285", "0707614285b", "å0707614285", "0707614285å",
    "_0707614285", "+0707614285", "#0707614285",
    /* addresses */
    "https://example.dk/sag/0707614285", "www.example.dk/070761-4285", "https://example.dk/?a=070761-4285&b=1",
    "0707614285@example.dk",
    /* other kinds of numbers, by their word */
    "sagsnr. 070761-4285", "Sagsnr.: 0707614285", "j.nr. 070761-4285", "journalnr 0707614285", "tlf. 0707614285",
    "EAN 0707614285", "EAN-nr. 0707614285",
    /* what plans are full of */
    "1.460 kvinder, 22.900.000 kr. i 2026", "2025-05-31 2026", "010120 200", "31.12.2026-1234",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DpCprMatch match = { 77, 78, "", DP_CPR_MAY_BE };

      if (dp_text_find_cpr (rows[i], 0, &match))
        g_error ("%s found in “%s”", match.digits, rows[i]);
      g_assert_cmpuint (match.start, ==, 77);
    }
}

static void
test_several (void)
{
  static const char text[] = "070761-4285 og 010180-1234, sagsnr. 020280-1111; 0707614285";
  static const char *const expected[] = { "0707614285", "0101801234", "0707614285" };
  DpCprMatch match = { 0, 0, "", DP_CPR_MAY_BE };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (dp_text_find_cpr (text, match.end, &match));
      g_assert_cmpstr (match.digits, ==, expected[i]);
    }
  g_assert_false (dp_text_find_cpr (text, match.end, &match));
  g_assert_false (dp_text_find_cpr (text, 1000, &match));
}

static void
test_fuzz (void)
{
  GRand *random = g_rand_new_with_seed (70761);

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *noise = random_text (random, 12);
      g_autofree char *text = g_strconcat (noise, i % 3 == 0 ? "070761-4285" : "", noise, NULL);
      DpCprMatch match = { 0, 0, "", DP_CPR_MAY_BE };

      while (dp_text_find_cpr (text, match.end, &match))
        {
          g_assert_cmpuint (match.start, <, match.end);
          g_assert_cmpuint (match.end, <=, strlen (text));
          g_assert_cmpuint (strlen (match.digits), ==, 10);
        }
    }
  g_rand_free (random);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/privacy/found", test_found);
  g_test_add_func ("/plan/privacy/not-found", test_not_found);
  g_test_add_func ("/plan/privacy/several", test_several);
  g_test_add_func ("/plan/privacy/fuzz", test_fuzz);
  return g_test_run ();
}
