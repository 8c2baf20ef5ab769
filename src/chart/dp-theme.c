/* dp-theme.c: colours, markers, fonts and sizes of charts.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-theme.h"

#include <math.h>

/* The only place where colours are literals. Contrasts against the card are checked by tests/chart/test-theme.c. */
#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1.0 }

/* Sizes are those of the desktop's font at 96 dpi: 24, 20, 13, 11, 10.5, 10, 9.5 and 9 points. */
#define SIZES                                                                                                          \
  .size_px = {                                                                                                         \
    [DP_TYPE_KEY_FIGURE] = 32.0, [DP_TYPE_CONTEXT_FIGURE] = 26.7, [DP_TYPE_HEADLINE] = 17.3, [DP_TYPE_BODY] = 14.7,    \
    [DP_TYPE_ROW_NAME] = 14.0, [DP_TYPE_VALUE] = 13.3, [DP_TYPE_SMALL] = 12.7, [DP_TYPE_CAPTION] = 12.0,               \
  }

#define MARKERS                                                                                                        \
  .marker = {                                                                                                          \
    [DP_PARTY_AGENCY] = DP_MARKER_DISC, [DP_PARTY_REGIONS] = DP_MARKER_SQUARE,                                         \
    [DP_PARTY_CLINICS] = DP_MARKER_TRIANGLE, [DP_PARTY_MUNICIPALITIES] = DP_MARKER_DIAMOND,                            \
    [DP_PARTY_REGISTER] = DP_MARKER_DISC, [DP_PARTY_REFERRALS] = DP_MARKER_DIAMOND,                                    \
    [DP_PARTY_RESEARCH] = DP_MARKER_TRIANGLE_DOWN, [DP_PARTY_OWN] = DP_MARKER_PENTAGON,                                \
  },                                                                                                                   \
  .hollow = {                                                                                                          \
    [DP_PARTY_REGISTER] = TRUE, [DP_PARTY_REFERRALS] = TRUE, [DP_PARTY_RESEARCH] = TRUE,                               \
  },                                                                                                                   \
  .party_role = {                                                                                                      \
    [DP_PARTY_AGENCY] = DP_ROLE_AGENCY, [DP_PARTY_REGIONS] = DP_ROLE_REGIONS, [DP_PARTY_CLINICS] = DP_ROLE_CLINICS,    \
    [DP_PARTY_MUNICIPALITIES] = DP_ROLE_MUNICIPALITIES, [DP_PARTY_REGISTER] = DP_ROLE_NEUTRAL,                         \
    [DP_PARTY_REFERRALS] = DP_ROLE_MUNICIPALITIES, [DP_PARTY_RESEARCH] = DP_ROLE_NEUTRAL,                              \
    [DP_PARTY_OWN] = DP_ROLE_NEUTRAL,                                                                                  \
  }

#define SCREEN_METRICS                                                                                                 \
  .font_family = "Cantarell", SIZES, MARKERS, .padding_x = 18, .padding_top = 12, .padding_bottom = 8, .casing = 1.5

#define LIGHT_COLORS                                                                                                   \
  .color = {                                                                                                           \
    [DP_ROLE_CARD] = RGB (0xffffff), [DP_ROLE_TEXT] = RGB (0x1f2328), [DP_ROLE_SECONDARY] = RGB (0x57606a),            \
    [DP_ROLE_ACCENT] = RGB (0x1a5fb4), [DP_ROLE_ON_ACCENT] = RGB (0xffffff), [DP_ROLE_AXIS] = RGB (0x7d858e),          \
    [DP_ROLE_GHOST] = RGB (0x7d858e), [DP_ROLE_GRID] = RGB (0xe2e5e9), [DP_ROLE_ROW_LINE] = RGB (0xeceef1),            \
    [DP_ROLE_ZONE_STRONG] = RGB (0xedf1f5), [DP_ROLE_ZONE_WEAK] = RGB (0xf6f8fa), [DP_ROLE_STEP] = RGB (0x474a4e),     \
    [DP_ROLE_HATCH] = RGB (0x57606a), [DP_ROLE_NEUTRAL] = RGB (0x57606a), [DP_ROLE_WARNING_TEXT] = RGB (0x6b4200),     \
    [DP_ROLE_WARNING_FILL] = RGB (0xfff3d6), [DP_ROLE_WARNING_BORDER] = RGB (0xa96f0c),                                \
    [DP_ROLE_LAND] = RGB (0xe6e8ea), [DP_ROLE_COAST] = RGB (0x7d858e), [DP_ROLE_AGENCY] = RGB (0x12436d),              \
    [DP_ROLE_REGIONS] = RGB (0x28a197), [DP_ROLE_CLINICS] = RGB (0x801650),                                            \
    [DP_ROLE_MUNICIPALITIES] = RGB (0xd55e00),                                                                         \
  }

static const DpTheme themes[DP_N_THEMES] = {
  [DP_THEME_LIGHT] = { .kind = DP_THEME_LIGHT, SCREEN_METRICS, LIGHT_COLORS, .zones_filled = TRUE },
  [DP_THEME_DARK] = {
    .kind = DP_THEME_DARK, SCREEN_METRICS, .zones_filled = TRUE,
    .color = {
      [DP_ROLE_CARD] = RGB (0x1e1e1e), [DP_ROLE_TEXT] = RGB (0xf2f2f2), [DP_ROLE_SECONDARY] = RGB (0xb4b8bd),
      [DP_ROLE_ACCENT] = RGB (0x99c1f1), [DP_ROLE_ON_ACCENT] = RGB (0x1e1e1e), [DP_ROLE_AXIS] = RGB (0x8c9196),
      [DP_ROLE_GHOST] = RGB (0x8c9196), [DP_ROLE_GRID] = RGB (0x35383b), [DP_ROLE_ROW_LINE] = RGB (0x2e3133),
      [DP_ROLE_ZONE_STRONG] = RGB (0x2b3238), [DP_ROLE_ZONE_WEAK] = RGB (0x25292d), [DP_ROLE_STEP] = RGB (0xd3d6da),
      [DP_ROLE_HATCH] = RGB (0xb4b8bd), [DP_ROLE_NEUTRAL] = RGB (0xb4b8bd), [DP_ROLE_WARNING_TEXT] = RGB (0xf8d78a),
      [DP_ROLE_WARNING_FILL] = RGB (0x4a3a12), [DP_ROLE_WARNING_BORDER] = RGB (0xa37a24),
      [DP_ROLE_LAND] = RGB (0x333639), [DP_ROLE_COAST] = RGB (0x8c9196), [DP_ROLE_AGENCY] = RGB (0x56b4e9),
      [DP_ROLE_REGIONS] = RGB (0x009e73), [DP_ROLE_CLINICS] = RGB (0xcc79a7),
      [DP_ROLE_MUNICIPALITIES] = RGB (0xe69f00),
    },
  },
  [DP_THEME_HIGH_CONTRAST_LIGHT] = {
    .kind = DP_THEME_HIGH_CONTRAST_LIGHT, SCREEN_METRICS, .zones_filled = FALSE,
    .color = {
      [DP_ROLE_CARD] = RGB (0xffffff), [DP_ROLE_TEXT] = RGB (0x000000), [DP_ROLE_SECONDARY] = RGB (0x2e3436),
      [DP_ROLE_ACCENT] = RGB (0x1a5fb4), [DP_ROLE_ON_ACCENT] = RGB (0xffffff), [DP_ROLE_AXIS] = RGB (0x5e666e),
      [DP_ROLE_GHOST] = RGB (0x5e666e), [DP_ROLE_GRID] = RGB (0x5e666e), [DP_ROLE_ROW_LINE] = RGB (0x5e666e),
      [DP_ROLE_ZONE_STRONG] = RGB (0xffffff), [DP_ROLE_ZONE_WEAK] = RGB (0xffffff), [DP_ROLE_STEP] = RGB (0x000000),
      [DP_ROLE_HATCH] = RGB (0x2e3436), [DP_ROLE_NEUTRAL] = RGB (0x2e3436), [DP_ROLE_WARNING_TEXT] = RGB (0x000000),
      [DP_ROLE_WARNING_FILL] = RGB (0xffffff), [DP_ROLE_WARNING_BORDER] = RGB (0x000000),
      [DP_ROLE_LAND] = RGB (0xffffff), [DP_ROLE_COAST] = RGB (0x000000), [DP_ROLE_AGENCY] = RGB (0x12436d),
      [DP_ROLE_REGIONS] = RGB (0x0b6e66), [DP_ROLE_CLINICS] = RGB (0x801650),
      [DP_ROLE_MUNICIPALITIES] = RGB (0xa33f00),
    },
  },
  [DP_THEME_HIGH_CONTRAST_DARK] = {
    .kind = DP_THEME_HIGH_CONTRAST_DARK, SCREEN_METRICS, .zones_filled = FALSE,
    .color = {
      [DP_ROLE_CARD] = RGB (0x1e1e1e), [DP_ROLE_TEXT] = RGB (0xffffff), [DP_ROLE_SECONDARY] = RGB (0xdadde0),
      [DP_ROLE_ACCENT] = RGB (0x99c1f1), [DP_ROLE_ON_ACCENT] = RGB (0x000000), [DP_ROLE_AXIS] = RGB (0x9aa0a6),
      [DP_ROLE_GHOST] = RGB (0x9aa0a6), [DP_ROLE_GRID] = RGB (0x9aa0a6), [DP_ROLE_ROW_LINE] = RGB (0x9aa0a6),
      [DP_ROLE_ZONE_STRONG] = RGB (0x1e1e1e), [DP_ROLE_ZONE_WEAK] = RGB (0x1e1e1e), [DP_ROLE_STEP] = RGB (0xffffff),
      [DP_ROLE_HATCH] = RGB (0xdadde0), [DP_ROLE_NEUTRAL] = RGB (0xdadde0), [DP_ROLE_WARNING_TEXT] = RGB (0xffffff),
      [DP_ROLE_WARNING_FILL] = RGB (0x1e1e1e), [DP_ROLE_WARNING_BORDER] = RGB (0xffffff),
      [DP_ROLE_LAND] = RGB (0x1e1e1e), [DP_ROLE_COAST] = RGB (0xffffff), [DP_ROLE_AGENCY] = RGB (0x56b4e9),
      [DP_ROLE_REGIONS] = RGB (0x1fc08f), [DP_ROLE_CLINICS] = RGB (0xe3a3cb),
      [DP_ROLE_MUNICIPALITIES] = RGB (0xf0ae2b),
    },
  },
  [DP_THEME_PRINT] = { .kind = DP_THEME_PRINT, SCREEN_METRICS, LIGHT_COLORS, .zones_filled = TRUE },
  [DP_THEME_PRESENTATION] = {
    .kind = DP_THEME_PRESENTATION, LIGHT_COLORS, .zones_filled = TRUE,
    .font_family = "Cantarell", SIZES, MARKERS, .casing = 1.5,
    .padding_x = 28, .padding_top = 16, .padding_bottom = 12,
  },
};

static const char *const kind_names[DP_N_THEMES] = {
  "light", "dark", "high-contrast-light", "high-contrast-dark", "print", "presentation",
};

static const struct
{
  const char *name;
  DpContrast contrast;
} roles[DP_N_ROLES] = {
  [DP_ROLE_CARD] = { "card", DP_CONTRAST_DECORATION },
  [DP_ROLE_TEXT] = { "text", DP_CONTRAST_TEXT },
  [DP_ROLE_SECONDARY] = { "secondary", DP_CONTRAST_TEXT },
  [DP_ROLE_ACCENT] = { "accent", DP_CONTRAST_TEXT },
  [DP_ROLE_ON_ACCENT] = { "on-accent", DP_CONTRAST_DECORATION },
  [DP_ROLE_AXIS] = { "axis", DP_CONTRAST_GRAPHIC },
  [DP_ROLE_GHOST] = { "ghost", DP_CONTRAST_GRAPHIC },
  [DP_ROLE_GRID] = { "grid", DP_CONTRAST_DECORATION },
  [DP_ROLE_ROW_LINE] = { "row-line", DP_CONTRAST_DECORATION },
  [DP_ROLE_ZONE_STRONG] = { "zone-strong", DP_CONTRAST_DECORATION },
  [DP_ROLE_ZONE_WEAK] = { "zone-weak", DP_CONTRAST_DECORATION },
  [DP_ROLE_STEP] = { "step", DP_CONTRAST_GRAPHIC },
  [DP_ROLE_HATCH] = { "hatch", DP_CONTRAST_GRAPHIC },
  [DP_ROLE_NEUTRAL] = { "neutral", DP_CONTRAST_GRAPHIC },
  [DP_ROLE_WARNING_TEXT] = { "warning-text", DP_CONTRAST_TEXT },
  [DP_ROLE_WARNING_FILL] = { "warning-fill", DP_CONTRAST_DECORATION },
  [DP_ROLE_WARNING_BORDER] = { "warning-border", DP_CONTRAST_GRAPHIC },
  [DP_ROLE_LAND] = { "land", DP_CONTRAST_DECORATION },
  [DP_ROLE_COAST] = { "coast", DP_CONTRAST_GRAPHIC },
  [DP_ROLE_AGENCY] = { "agency", DP_CONTRAST_GRAPHIC },
  [DP_ROLE_REGIONS] = { "regions", DP_CONTRAST_GRAPHIC },
  [DP_ROLE_CLINICS] = { "clinics", DP_CONTRAST_GRAPHIC },
  [DP_ROLE_MUNICIPALITIES] = { "municipalities", DP_CONTRAST_GRAPHIC },
};

/* Linear light of one sRGB channel, as WCAG 2.1 defines relative luminance. */
static double
linear_channel (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
relative_luminance (const DpColor *color)
{
  return 0.2126 * linear_channel (color->red) + 0.7152 * linear_channel (color->green)
         + 0.0722 * linear_channel (color->blue);
}

/**
 * dp_theme_get:
 * @kind: which theme
 *
 * Returns: (transfer none): the theme, constant for the life of the program
 */
const DpTheme *
dp_theme_get (DpThemeKind kind)
{
  g_return_val_if_fail ((guint) kind < DP_N_THEMES, &themes[DP_THEME_LIGHT]);

  return &themes[kind];
}

/**
 * dp_theme_kind_to_string:
 * @kind: which theme
 *
 * Returns: (transfer none): its name in file names and tests, such as "high-contrast-dark"
 */
const char *
dp_theme_kind_to_string (DpThemeKind kind)
{
  g_return_val_if_fail ((guint) kind < DP_N_THEMES, NULL);

  return kind_names[kind];
}

/**
 * dp_role_contrast:
 * @role: a role
 *
 * Returns: what the role's contrast against the card has to reach: text 4.5, graphics 3, decoration anything
 */
DpContrast
dp_role_contrast (DpRole role)
{
  g_return_val_if_fail ((guint) role < DP_N_ROLES, DP_CONTRAST_DECORATION);

  return roles[role].contrast;
}

/**
 * dp_role_to_string:
 * @role: a role
 *
 * Returns: (transfer none): its name, for tests and messages
 */
const char *
dp_role_to_string (DpRole role)
{
  g_return_val_if_fail ((guint) role < DP_N_ROLES, NULL);

  return roles[role].name;
}

/**
 * dp_color_contrast:
 * @a: a colour
 * @b: another; their alpha is not looked at
 *
 * Returns: the WCAG 2.1 contrast ratio, 1–21
 */
double
dp_color_contrast (const DpColor *a,
                   const DpColor *b)
{
  const double la = relative_luminance (a);
  const double lb = relative_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}
