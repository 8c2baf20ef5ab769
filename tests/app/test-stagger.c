/* test-stagger.c: which part of a page follows an edit in which frame.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dp-stagger.h"

#define BOTH_OF_THREE 0x5 /* the first and the third */
#define NONE 0x0

static void
test_nothing (void)
{
  DpStagger stagger = { 0 };

  g_assert_cmpint (dp_stagger_next (&stagger, G_MAXUINT32), ==, -1);
  g_assert_cmpint (dp_stagger_next (&stagger, G_MAXUINT32), ==, -1);
  dp_stagger_edit (&stagger, 0);
  g_assert_cmpuint (stagger.waiting, ==, 0);
}

/* One part in a frame, from above, as long as it is in sight. */
static void
test_in_sight (void)
{
  DpStagger stagger = { 0 };

  dp_stagger_edit (&stagger, 3);
  g_assert_cmpint (dp_stagger_next (&stagger, BOTH_OF_THREE), ==, 0);
  g_assert_cmpint (dp_stagger_next (&stagger, BOTH_OF_THREE), ==, 2);
  g_assert_cmpint (dp_stagger_next (&stagger, BOTH_OF_THREE), ==, -1);
  g_assert_cmpuint (stagger.waiting, ==, 0x2);

  /* Scrolled to. */
  g_assert_cmpint (dp_stagger_next (&stagger, 0x2), ==, 1);
  g_assert_cmpint (dp_stagger_next (&stagger, 0x7), ==, -1);
  g_assert_cmpuint (stagger.waiting, ==, 0);
}

/* At rest what is out of sight follows too, after what is in sight. */
static void
test_rest (void)
{
  DpStagger stagger = { 0 };

  dp_stagger_edit (&stagger, 3);
  g_assert_cmpint (dp_stagger_next (&stagger, NONE), ==, -1);
  dp_stagger_rest (&stagger);
  g_assert_cmpint (dp_stagger_next (&stagger, 0x4), ==, 2);
  g_assert_cmpint (dp_stagger_next (&stagger, 0x4), ==, 0);
  g_assert_cmpint (dp_stagger_next (&stagger, 0x4), ==, 1);
  g_assert_cmpint (dp_stagger_next (&stagger, 0x4), ==, -1);
}

/* A part in a hurry does not wait for its frame, and follows once only. */
static void
test_hurry (void)
{
  DpStagger stagger = { 0 };

  g_assert_false (dp_stagger_hurry (&stagger, 0));
  dp_stagger_edit (&stagger, 3);
  g_assert_true (dp_stagger_hurry (&stagger, 1));
  g_assert_false (dp_stagger_hurry (&stagger, 1));
  g_assert_cmpint (dp_stagger_next (&stagger, 0x7), ==, 0);
  g_assert_cmpint (dp_stagger_next (&stagger, 0x7), ==, 2);
  g_assert_cmpint (dp_stagger_next (&stagger, 0x7), ==, -1);
}

/* Another edit begins anew: with all parts waiting, and no rest. */
static void
test_next_edit (void)
{
  DpStagger stagger = { 0 };

  dp_stagger_edit (&stagger, 2);
  dp_stagger_rest (&stagger);
  g_assert_cmpint (dp_stagger_next (&stagger, NONE), ==, 0);
  dp_stagger_edit (&stagger, 2);
  g_assert_cmpuint (stagger.waiting, ==, 0x3);
  g_assert_cmpint (dp_stagger_next (&stagger, NONE), ==, -1);
  g_assert_cmpint (dp_stagger_next (&stagger, 0x3), ==, 0);
  g_assert_cmpint (dp_stagger_next (&stagger, 0x3), ==, 1);
}

/* As many as there can be. */
static void
test_most (void)
{
  DpStagger stagger = { 0 };

  dp_stagger_edit (&stagger, DP_STAGGER_MAX);
  g_assert_cmpuint (stagger.waiting, ==, G_MAXUINT32);
  for (int part = 0; part < DP_STAGGER_MAX; part++)
    g_assert_cmpint (dp_stagger_next (&stagger, G_MAXUINT32), ==, part);
  g_assert_cmpint (dp_stagger_next (&stagger, G_MAXUINT32), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stagger/nothing", test_nothing);
  g_test_add_func ("/stagger/in-sight", test_in_sight);
  g_test_add_func ("/stagger/rest", test_rest);
  g_test_add_func ("/stagger/hurry", test_hurry);
  g_test_add_func ("/stagger/next-edit", test_next_edit);
  g_test_add_func ("/stagger/most", test_most);
  return g_test_run ();
}
