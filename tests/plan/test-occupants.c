/* test-occupants.c: the families inside a unit when it opens.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plan/dp-error.h"
#include "plan/dp-occupants.h"

static void
test_parse (void)
{
  const struct
  {
    const char *text;
    gsize n;
    double weeks[4];
  } rows[] = {
    { NULL, 0, { 0 } },         { "", 0, { 0 } },
    { "12", 1, { 12 } },        { "4, 12, 30", 3, { 4, 12, 30 } },
    { "4,12;30", 3, { 4, 12, 30 } }, { " 0  520 ", 2, { 0, 520 } },
  };
  const char *bad[] = { "soon", "4.5", "-1", "521", "4, 12 uger", "99999999999999999999" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree double *weeks = NULL;
      gsize n;

      g_assert_true (dp_occupants_parse (rows[i].text, &weeks, &n, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, rows[i].n);
      for (gsize k = 0; k < n; k++)
        g_assert_cmpfloat (weeks[k], ==, rows[i].weeks[k]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dp_occupants_parse (bad[i], NULL, NULL, &error));
      g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/occupants/parse", test_parse);
  return g_test_run ();
}
