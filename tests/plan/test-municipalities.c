/* test-municipalities.c: the 98 municipalities.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plan/dp-municipalities.h"

#include <string.h>

static void
test_all (void)
{
  static const char *const regions[] = { "DK-81", "DK-82", "DK-83", "DK-84", "DK-85" };
  guint counts[5] = { 0 };
  guint n;
  const DpMunicipality *all = dp_municipalities (&n);

  g_assert_cmpuint (n, ==, 98);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (strlen (all[i].code), ==, 3);
      g_assert_true (g_utf8_validate (all[i].name, -1, NULL));
      g_assert_cmpfloat (all[i].latitude, >, 54.4);
      g_assert_cmpfloat (all[i].latitude, <, 58);
      g_assert_cmpfloat (all[i].longitude, >, 7.9);
      g_assert_cmpfloat (all[i].longitude, <, 15.4);
      g_assert_true (i == 0 || strcmp (all[i - 1].code, all[i].code) < 0);
      for (guint j = 0; j < 5; j++)
        counts[j] += g_str_equal (all[i].region, regions[j]);
      /* No two share a name or code, however they are simplified. */
      g_assert_true (dp_municipality_lookup (all[i].name) == &all[i]);
      g_assert_true (dp_municipality_lookup (all[i].code) == &all[i]);
    }
  g_assert_cmpuint (counts[0], ==, 11);
  g_assert_cmpuint (counts[1], ==, 19);
  g_assert_cmpuint (counts[2], ==, 22);
  g_assert_cmpuint (counts[3], ==, 29);
  g_assert_cmpuint (counts[4], ==, 17);
}

static void
test_lookup (void)
{
  static const char *const rows[][2] = {
    { "851", "Aalborg" }, { "0851", "Aalborg" }, { " 851 ", "Aalborg" }, { "Aalborg", "Aalborg" },
    { "AALBORG", "Aalborg" },
    { "Ålborg", "Aalborg" }, { "A\314\212lborg", "Aalborg" }, { "Aalborg Kommune", "Aalborg" },
    { "aalborg kommune ", "Aalborg" },
    { "Københavns Kommune", "København" }, { "KØBENHAVN", "København" }, { "Koebenhavn", "København" },
    { "Copenhagen", "København" }, { "Århus", "Aarhus" }, { "ærø", "Ærø" }, { "Høje Taastrup", "Høje-Taastrup" },
    { "Høje-Tåstrup", "Høje-Taastrup" }, { "Bornholms Regionskommune", "Bornholm" }, { "Nordfyns Kommune", "Nordfyns" },
    { "Nordfyn", "Nordfyns" }, { "Randers Kommune", "Randers" }, { "Elsinore", "Helsingør" },
    { "Aarhus Municipality", "Aarhus" }, { "Ringkøbing - Skjern", "Ringkøbing-Skjern" },
  };
  static const char *const unknown[] = { NULL, "", "  ", "Kommune", "Ribe", "999", "85", "8510", "Aalborgg", "\377" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const DpMunicipality *found = dp_municipality_lookup (rows[i][0]);

      if (found == NULL)
        g_error ("“%s” was not found", rows[i][0]);
      g_assert_cmpstr (found->name, ==, rows[i][1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_null (dp_municipality_lookup (unknown[i]));
}

static void
test_nearest (void)
{
  static const char *const rows[][2] = {
    { "Alborg", "Aalborg" }, { "Århuss", "Aarhus" }, { "Kobenhavn", "København" }, { "Odence", "Odense" },
    { "Ringkøbing", "Ringkøbing-Skjern" }, { "Hjoring", "Hjørring" }, { "Helsingor", "Helsingør" },
  };
  const DpMunicipality *nearest[120];
  g_autofree char *endless = g_strnfill (100000, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpuint (dp_municipalities_nearest (rows[i][0], nearest, 3), ==, 3);
      g_assert_cmpstr (nearest[0]->name, ==, rows[i][1]);
      g_assert_true (nearest[0] != nearest[1] && nearest[1] != nearest[2]);
    }
  g_assert_cmpuint (dp_municipalities_nearest ("x", nearest, 120), ==, 98);
  g_assert_cmpuint (dp_municipalities_nearest ("x", nearest, 0), ==, 0);
  g_assert_cmpuint (dp_municipalities_nearest (endless, nearest, 1), ==, 1);
  g_assert_cmpuint (dp_municipalities_nearest ("", nearest, 1), ==, 1);
}

/* What is like nothing is not told as a slip of the keys. */
static void
test_like (void)
{
  static const char *const strange[] = { "Atlantis", "Berlin", "x", "", "Stockholm", "12345" };
  const DpMunicipality *all, *nearest[1];
  guint n;

  g_assert_true (dp_municipality_is_like (dp_municipality_lookup ("Aalborg"), "Alborg"));
  g_assert_true (dp_municipality_is_like (dp_municipality_lookup ("Ringkøbing-Skjern"), "Ringkøbing"));
  g_assert_true (dp_municipality_is_like (dp_municipality_lookup ("København"), "Kobenhavns Kommune"));
  g_assert_false (dp_municipality_is_like (dp_municipality_lookup ("Tårnby"), "Atlantis"));
  all = dp_municipalities (&n);
  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_assert_cmpuint (dp_municipalities_nearest (strange[i], nearest, 1), ==, 1);
      if (dp_municipality_is_like (nearest[0], strange[i]))
        g_error ("“%s” is like %s", strange[i], nearest[0]->name);
    }
  for (guint i = 0; i < n; i++)
    g_assert_true (dp_municipality_is_like (&all[i], all[i].name));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/municipalities/all", test_all);
  g_test_add_func ("/plan/municipalities/lookup", test_lookup);
  g_test_add_func ("/plan/municipalities/nearest", test_nearest);
  g_test_add_func ("/plan/municipalities/like", test_like);
  return g_test_run ();
}
