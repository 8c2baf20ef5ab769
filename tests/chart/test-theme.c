/* test-theme.c: contrasts and markers of every theme.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chart/dp-theme.h"

static const double TEXT_MIN = 4.5;
static const double GRAPHIC_MIN = 3.0;

static void
test_known_ratios (void)
{
  const DpColor white = { 1, 1, 1, 1 };
  const DpColor black = { 0, 0, 0, 1 };
  const DpTheme *light = dp_theme_get (DP_THEME_LIGHT);

  g_assert_cmpfloat_with_epsilon (dp_color_contrast (&white, &black), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (dp_color_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (dp_color_contrast (&white, &white), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (dp_color_contrast (&light->color[DP_ROLE_AGENCY], &white), 10.3, 0.1);
  g_assert_cmpfloat_with_epsilon (dp_color_contrast (&light->color[DP_ROLE_REGIONS], &white), 3.2, 0.05);
}

static void
test_contrast (void)
{
  for (int kind = 0; kind < DP_N_THEMES; kind++)
    {
      const DpTheme *theme = dp_theme_get (kind);
      const DpColor *card = &theme->color[DP_ROLE_CARD];

      g_assert_cmpint (theme->kind, ==, kind);
      for (int role = 0; role < DP_N_ROLES; role++)
        {
          /* A warning's text stands on its own ground. */
          const DpColor *ground = role == DP_ROLE_WARNING_TEXT ? &theme->color[DP_ROLE_WARNING_FILL] : card;
          const double ratio = dp_color_contrast (&theme->color[role], ground);
          const DpContrast wanted = dp_role_contrast (role);

          g_test_message ("%s, %s: %.1f", dp_theme_kind_to_string (kind), dp_role_to_string (role), ratio);
          g_assert_cmpfloat (theme->color[role].alpha, ==, 1);
          if (wanted == DP_CONTRAST_TEXT)
            g_assert_cmpfloat (ratio, >=, TEXT_MIN);
          else if (wanted == DP_CONTRAST_GRAPHIC)
            g_assert_cmpfloat (ratio, >=, GRAPHIC_MIN);
        }
      g_assert_cmpfloat (dp_color_contrast (&theme->color[DP_ROLE_ON_ACCENT], &theme->color[DP_ROLE_ACCENT]), >=,
                         TEXT_MIN);
      /* Text runs over the zones. */
      for (int zone = DP_ROLE_ZONE_STRONG; zone <= DP_ROLE_ZONE_WEAK; zone++)
        {
          g_assert_cmpfloat (dp_color_contrast (&theme->color[DP_ROLE_TEXT], &theme->color[zone]), >=, TEXT_MIN);
          g_assert_cmpfloat (dp_color_contrast (&theme->color[DP_ROLE_SECONDARY], &theme->color[zone]), >=, TEXT_MIN);
        }
    }
}

static void
test_parties (void)
{
  for (int kind = 0; kind < DP_N_THEMES; kind++)
    {
      const DpTheme *theme = dp_theme_get (kind);

      /* Never by colour alone: shape and filling tell any two parties apart. */
      for (int a = 0; a < DP_N_PARTIES; a++)
        for (int b = a + 1; b < DP_N_PARTIES; b++)
          g_assert_true (theme->marker[a] != theme->marker[b] || theme->hollow[a] != theme->hollow[b]);
      g_assert_cmpint (theme->marker[DP_PARTY_AGENCY], ==, DP_MARKER_DISC);
      g_assert_cmpint (theme->marker[DP_PARTY_MUNICIPALITIES], ==, DP_MARKER_DIAMOND);
    }
}

static void
test_sizes (void)
{
  for (int kind = 0; kind < DP_N_THEMES; kind++)
    for (int step = 0; step < DP_N_TYPE_STEPS; step++)
      g_assert_cmpfloat (dp_theme_get (kind)->size_px[step], >=, 12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/theme/known-ratios", test_known_ratios);
  g_test_add_func ("/chart/theme/contrast", test_contrast);
  g_test_add_func ("/chart/theme/parties", test_parties);
  g_test_add_func ("/chart/theme/sizes", test_sizes);
  return g_test_run ();
}
