/* dp-theme.h: colours, markers, fonts and sizes of charts.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** One colour, sRGB, every channel 0–1; not premultiplied. */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} DpColor;

/**
 * DpThemeKind:
 * @DP_THEME_LIGHT: the light window
 * @DP_THEME_DARK: the dark window
 * @DP_THEME_HIGH_CONTRAST_LIGHT: the light window with high contrast
 * @DP_THEME_HIGH_CONTRAST_DARK: the dark window with high contrast
 * @DP_THEME_PRINT: paper and files: the light palette on white, whatever the window looks like
 * @DP_THEME_PRESENTATION: the wall: the light palette on pure white with wider margins
 */
typedef enum
{
  DP_THEME_LIGHT,
  DP_THEME_DARK,
  DP_THEME_HIGH_CONTRAST_LIGHT,
  DP_THEME_HIGH_CONTRAST_DARK,
  DP_THEME_PRINT,
  DP_THEME_PRESENTATION,
} DpThemeKind;

#define DP_N_THEMES (DP_THEME_PRESENTATION + 1)

/**
 * DpParty:
 *
 * Whose figure it is. A party keeps its colour and its marker in every chart; parties are never told apart by colour
 * alone. The order is the order of the enum in files that store it: append only.
 *
 * @DP_PARTY_AGENCY: the agency, disc
 * @DP_PARTY_REGIONS: the regions, square
 * @DP_PARTY_CLINICS: the family outpatient clinics, triangle
 * @DP_PARTY_MUNICIPALITIES: the municipalities, diamond
 * @DP_PARTY_REGISTER: counts from a register, hollow grey circle
 * @DP_PARTY_REFERRALS: what municipalities referred, hollow municipal diamond
 * @DP_PARTY_RESEARCH: a study, hollow grey triangle standing on its point
 * @DP_PARTY_OWN: the plan's own figure, grey pentagon
 */
typedef enum
{
  DP_PARTY_AGENCY,
  DP_PARTY_REGIONS,
  DP_PARTY_CLINICS,
  DP_PARTY_MUNICIPALITIES,
  DP_PARTY_REGISTER,
  DP_PARTY_REFERRALS,
  DP_PARTY_RESEARCH,
  DP_PARTY_OWN,
} DpParty;

#define DP_N_PARTIES (DP_PARTY_OWN + 1)

/** Marker shapes. All are drawn with the same visual weight for the same nominal size. */
typedef enum
{
  DP_MARKER_DISC,
  DP_MARKER_SQUARE,
  DP_MARKER_TRIANGLE,
  DP_MARKER_DIAMOND,
  DP_MARKER_TRIANGLE_DOWN,
  DP_MARKER_PENTAGON,
} DpMarker;

/**
 * DpRole:
 *
 * What a colour is for. Painters name roles, never colours.
 *
 * @DP_ROLE_CARD: the ground a chart stands on, and the casing of marks
 * @DP_ROLE_TEXT: text, reference lines
 * @DP_ROLE_SECONDARY: subtitle, source, axis figures
 * @DP_ROLE_ACCENT: selection, focus, today; never a data series
 * @DP_ROLE_ON_ACCENT: text on the accent
 * @DP_ROLE_AXIS: axis, outline of empty steps
 * @DP_ROLE_GHOST: marks that are kept in sight but are not the matter now
 * @DP_ROLE_GRID: vertical grid lines (decoration)
 * @DP_ROLE_ROW_LINE: lines between rows (decoration)
 * @DP_ROLE_ZONE_STRONG: shaded zone, the stronger of two
 * @DP_ROLE_ZONE_WEAK: shaded zone, the weaker
 * @DP_ROLE_STEP: a filled step
 * @DP_ROLE_HATCH: hatching of what is not known
 * @DP_ROLE_NEUTRAL: marks that belong to no party
 * @DP_ROLE_WARNING_TEXT: text of a warning
 * @DP_ROLE_WARNING_FILL: ground of a warning
 * @DP_ROLE_WARNING_BORDER: border of a warning
 * @DP_ROLE_LAND: land on maps
 * @DP_ROLE_COAST: coast lines and borders on maps
 * @DP_ROLE_AGENCY: marks of the agency
 * @DP_ROLE_REGIONS: marks of the regions
 * @DP_ROLE_CLINICS: marks of the clinics
 * @DP_ROLE_MUNICIPALITIES: marks of the municipalities
 */
typedef enum
{
  DP_ROLE_CARD,
  DP_ROLE_TEXT,
  DP_ROLE_SECONDARY,
  DP_ROLE_ACCENT,
  DP_ROLE_ON_ACCENT,
  DP_ROLE_AXIS,
  DP_ROLE_GHOST,
  DP_ROLE_GRID,
  DP_ROLE_ROW_LINE,
  DP_ROLE_ZONE_STRONG,
  DP_ROLE_ZONE_WEAK,
  DP_ROLE_STEP,
  DP_ROLE_HATCH,
  DP_ROLE_NEUTRAL,
  DP_ROLE_WARNING_TEXT,
  DP_ROLE_WARNING_FILL,
  DP_ROLE_WARNING_BORDER,
  DP_ROLE_LAND,
  DP_ROLE_COAST,
  DP_ROLE_AGENCY,
  DP_ROLE_REGIONS,
  DP_ROLE_CLINICS,
  DP_ROLE_MUNICIPALITIES,
} DpRole;

#define DP_N_ROLES (DP_ROLE_MUNICIPALITIES + 1)

/** What a role's contrast against the card must reach. */
typedef enum
{
  DP_CONTRAST_DECORATION,
  DP_CONTRAST_GRAPHIC,
  DP_CONTRAST_TEXT,
} DpContrast;

/** The steps of type; their sizes in px at scale 1 stand in #DpTheme.size_px. */
typedef enum
{
  DP_TYPE_KEY_FIGURE,
  DP_TYPE_CONTEXT_FIGURE,
  DP_TYPE_HEADLINE,
  DP_TYPE_BODY,
  DP_TYPE_ROW_NAME,
  DP_TYPE_VALUE,
  DP_TYPE_SMALL,
  DP_TYPE_CAPTION,
} DpTypeStep;

#define DP_N_TYPE_STEPS (DP_TYPE_CAPTION + 1)

/**
 * DpTheme:
 * @kind: which theme
 * @color: a colour for every role
 * @marker: a shape for every party
 * @hollow: whether a party's marker is an outline
 * @party_role: the role that colours a party's marks
 * @font_family: family of all text; a caller that wants another copies the struct and sets it
 * @size_px: font sizes in px at scale 1
 * @padding_x: left and right padding of the card in px at scale 1
 * @padding_top: px at scale 1 from the card's top to the headline's box
 * @padding_bottom: px at scale 1 from the source line's box to the card's foot
 * @casing: width in px at scale 1 of the ring in card colour round every mark and bar
 * @zones_filled: FALSE where zones are told by lines only (high contrast)
 *
 * A plain value: copy it to change it. What dp_theme_get() returns is constant.
 */
typedef struct
{
  DpThemeKind kind;
  DpColor color[DP_N_ROLES];
  DpMarker marker[DP_N_PARTIES];
  gboolean hollow[DP_N_PARTIES];
  DpRole party_role[DP_N_PARTIES];
  const char *font_family;
  double size_px[DP_N_TYPE_STEPS];
  double padding_x;
  double padding_top;
  double padding_bottom;
  double casing;
  gboolean zones_filled;
} DpTheme;

const DpTheme *dp_theme_get            (DpThemeKind kind);

const char    *dp_theme_kind_to_string (DpThemeKind kind);

DpContrast     dp_role_contrast        (DpRole role);
const char    *dp_role_to_string       (DpRole role);

double         dp_color_contrast       (const DpColor *a,
                                        const DpColor *b);

G_END_DECLS
