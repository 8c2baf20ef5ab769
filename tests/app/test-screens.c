/* test-screens.c: which screen the hall looks at, and which the presenter, when screens come and go.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "app/dp-screens.h"

#define LAPTOP "eDP-1"
#define BEAMER "HDMI-1"
#define SIDE "DP-2"

static const char *const nothing[] = { NULL };
static const char *const laptop[] = { LAPTOP, NULL };
static const char *const beamer[] = { BEAMER, NULL };
static const char *const both[] = { LAPTOP, BEAMER, NULL };
static const char *const turned[] = { BEAMER, LAPTOP, NULL };
static const char *const three[] = { LAPTOP, BEAMER, SIDE, NULL };

static void
assert_roles (const char *const *screens,
              DpScreenWish       wish,
              const char        *wall,
              const char        *presenter)
{
  const DpScreenRoles roles = dp_screens_assign (screens, &wish);

  g_assert_cmpstr (roles.wall == DP_SCREEN_NONE ? NULL : screens[roles.wall], ==, wall);
  g_assert_cmpstr (roles.presenter == DP_SCREEN_NONE ? NULL : screens[roles.presenter], ==, presenter);
}

/* The wall is on the screen where the program's window is not. */
static void
test_begin (void)
{
  assert_roles (laptop, (DpScreenWish) { .home = LAPTOP }, LAPTOP, NULL);
  assert_roles (both, (DpScreenWish) { .home = LAPTOP }, BEAMER, LAPTOP);
  assert_roles (turned, (DpScreenWish) { .home = LAPTOP }, BEAMER, LAPTOP);
  assert_roles (both, (DpScreenWish) { .home = BEAMER }, LAPTOP, BEAMER);
  assert_roles (both, (DpScreenWish) { .home = NULL }, LAPTOP, BEAMER);
  assert_roles (nothing, (DpScreenWish) { .home = LAPTOP }, NULL, NULL);
}

static void
test_chosen (void)
{
  assert_roles (three, (DpScreenWish) { .home = LAPTOP, .wall = SIDE }, SIDE, LAPTOP);
  assert_roles (both, (DpScreenWish) { .home = LAPTOP, .wall = LAPTOP }, LAPTOP, BEAMER);
  /* Chosen in another hall. */
  assert_roles (both, (DpScreenWish) { .home = LAPTOP, .wall = SIDE }, BEAMER, LAPTOP);
}

/* A cable comes loose: the presenter's view stays, and the slides do not cover it; with the cable the wall is back. */
static void
test_wall_unplugged (void)
{
  const DpScreenWish running = { .home = LAPTOP, .presenter = LAPTOP };

  assert_roles (laptop, running, NULL, LAPTOP);
  assert_roles (both, running, BEAMER, LAPTOP);
  /* Unless the hall shall see what is left. */
  assert_roles (laptop, (DpScreenWish) { .home = LAPTOP, .presenter = LAPTOP, .wall_here = TRUE }, LAPTOP, NULL);
}

/* The presenter's own screen is gone: the hall keeps its picture, and never sees the notes. */
static void
test_presenter_unplugged (void)
{
  assert_roles (beamer, (DpScreenWish) { .home = LAPTOP, .presenter = LAPTOP }, BEAMER, NULL);
  assert_roles (laptop, (DpScreenWish) { .home = LAPTOP, .wall = LAPTOP, .presenter = BEAMER }, LAPTOP, NULL);
  assert_roles (nothing, (DpScreenWish) { .home = LAPTOP, .presenter = LAPTOP }, NULL, NULL);
}

static void
test_memory (void)
{
  g_autofree char *one = dp_screens_remember ("", both, LAPTOP);
  g_autofree char *two = dp_screens_remember (one, three, SIDE);
  g_autofree char *changed = dp_screens_remember (two, turned, BEAMER);
  g_autofree char *forgotten = dp_screens_remember (changed, both, NULL);
  g_autofree char *pair = dp_screens_recall (two, turned);
  g_autofree char *triple = dp_screens_recall (two, three);
  g_autofree char *newer = dp_screens_recall (changed, both);
  g_autofree char *kept = dp_screens_recall (changed, three);
  g_autofree char *gone = dp_screens_recall (forgotten, both);
  g_autofree char *still = dp_screens_recall (forgotten, three);

  /* In whatever order the screens are found. */
  g_assert_cmpstr (pair, ==, LAPTOP);
  g_assert_cmpstr (triple, ==, SIDE);
  g_assert_cmpstr (newer, ==, BEAMER);
  g_assert_cmpstr (kept, ==, SIDE);
  g_assert_null (gone);
  g_assert_cmpstr (still, ==, SIDE);
  g_assert_null (dp_screens_recall ("", both));
  g_assert_null (dp_screens_recall ("\t\n\n" BEAMER "\t" LAPTOP "\tVGA-9", both));
}

/* Many halls: what was chosen longest ago is forgotten, so that the settings do not grow without end. */
static void
test_memory_is_short (void)
{
  g_autofree char *memory = g_strdup ("");
  g_autofree char *first = NULL;
  g_auto(GStrv) lines = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("HALL-%u", i);
      const char *const screens[] = { LAPTOP, name, NULL };
      g_autofree char *before = g_steal_pointer (&memory);

      memory = dp_screens_remember (before, screens, name);
    }
  lines = g_strsplit (memory, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 20);
  first = dp_screens_recall (memory, (const char *const[]) { LAPTOP, "HALL-0", NULL });
  g_assert_null (first);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/screens/begin", test_begin);
  g_test_add_func ("/screens/chosen", test_chosen);
  g_test_add_func ("/screens/wall-unplugged", test_wall_unplugged);
  g_test_add_func ("/screens/presenter-unplugged", test_presenter_unplugged);
  g_test_add_func ("/screens/memory", test_memory);
  g_test_add_func ("/screens/memory-is-short", test_memory_is_short);
  return g_test_run ();
}
