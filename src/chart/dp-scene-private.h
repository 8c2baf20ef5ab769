/* dp-scene-private.h: the display list, for layouts, painters and tests.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

#include "chart/dp-map-projection.h"
#include "chart/dp-scene.h"

G_BEGIN_DECLS

/** Painted in this order; within a layer in the order of adding. */
typedef enum
{
  DP_LAYER_GROUND,
  DP_LAYER_ZONE,
  DP_LAYER_GRID,
  DP_LAYER_REFERENCE,
  DP_LAYER_BAR,
  DP_LAYER_MARK,
  DP_LAYER_BOX,
  DP_LAYER_TEXT,
} DpLayer;

/**
 * DpPrimKind:
 * @DP_PRIM_RECT: @x @y @width @height, corners @radius; filled and/or stroked (the stroke lies inside), with @casing
 * @DP_PRIM_LINE: from @x, @y to @x + @width, @y + @height; level or upright
 * @DP_PRIM_MARKER: middle @x, @y, nominal size @width; @marker, @hollow, @casing; with a casing of 0 it stands on a rectangle in
 *   card colour, which is the casing of all marks on it
 * @DP_PRIM_TEXT: @text, its box with the corner at @x, @y
 * @DP_PRIM_HATCH: @x @y @width @height, lines at 45° @pitch apart
 * @DP_PRIM_PATH: through @points, @closed or open; filled and/or stroked, with @casing; @x @y @width @height hold it
 */
typedef enum
{
  DP_PRIM_RECT,
  DP_PRIM_LINE,
  DP_PRIM_MARKER,
  DP_PRIM_TEXT,
  DP_PRIM_HATCH,
  DP_PRIM_PATH,
} DpPrimKind;

typedef struct
{
  double x;
  double y;
} DpPoint;

/** No colour. */
#define DP_ROLE_NONE ((DpRole) -1)

typedef struct
{
  DpPrimKind kind;
  DpLayer layer;
  double x;
  double y;
  double width;
  double height;
  double radius;
  DpRole fill;
  DpRole stroke;
  double stroke_width;
  double dash[2];
  double casing;
  double pitch;
  DpMarker marker;
  gboolean hollow;
  /* Lines only: give way to texts. Hairlines are put on whole device pixels where there are any. */
  gboolean interruptible;
  gboolean hairline;
  /* Texts only. */
  PangoLayout *text;
  gboolean heading;
  double size_px;
  gboolean tabular;
  /* Paths only. */
  DpPoint *points;
  guint n_points;
  gboolean closed;
  gboolean smooth; /* corners are too flat to be seen: they are not rounded, which takes time */
  /* Belongs to what is being moved about. */
  gboolean moving;
} DpPrim;

typedef struct
{
  DpSceneItem item;
  double extra_x;
  double extra_y;
  double extra_width;
  double extra_height;
} DpSceneItemPrivate;

struct _DpScene
{
  DpTheme theme;
  char *font_family;
  double width;
  double height;
  double scale;
  char *title;
  char *description;
  char *subtitle; /* (nullable) */
  char *source;   /* (nullable) */
  char *version;  /* (nullable) */
  char *language;
  PangoContext *pango;
  GArray *prims;
  GArray *items;
  GStringChunk *strings;
  /* What is added now belongs to what is being moved about. */
  gboolean moving;
  DpMapProjection *projection; /* (nullable): (owned): of a map */
  gboolean mirrored; /* the walk's columns count from the right */
};

gboolean      _dp_language_is_mirrored (const char *language);
void          _dp_scene_mirror         (DpScene *scene,
                                        guint    fixed,
                                        guint    fixed_end);

/** How a text is set. */
typedef enum
{
  DP_WEIGHT_REGULAR,
  DP_WEIGHT_BOLD,
  DP_WEIGHT_HEAVY,
} DpWeight;

/**
 * DpTextSetting: how a shared text is set
 * @DP_TEXT_LINE: in one line
 * @DP_TEXT_FIGURES: in one line, digits of the same width
 * @DP_TEXT_PARAGRAPH: broken at a width
 * @DP_TEXT_HEADLINE: broken at a width, two lines about equally long
 */
typedef enum
{
  DP_TEXT_LINE,
  DP_TEXT_FIGURES,
  DP_TEXT_PARAGRAPH,
  DP_TEXT_HEADLINE,
} DpTextSetting;

/** Shown as a hyphen where a line ends with it, and not at all elsewhere. */
#define DP_SOFT_HYPHEN "\302\255"

char         *_dp_hyphenate            (const char    *word,
                                        gboolean       between_parts) G_GNUC_WARN_UNUSED_RESULT;

PangoContext *_dp_texts_context        (const char    *language,
                                        double         scale);
PangoLayout *_dp_scene_shared_text     (DpScene       *scene,
                                        DpTypeStep     step,
                                        DpWeight       weight,
                                        const char    *string,
                                        DpTextSetting  setting,
                                        double         width,
                                        int            lines);
PangoLayout *_dp_scene_text            (DpScene       *scene,
                                        DpTypeStep     step,
                                        DpWeight       weight,
                                        const char    *string);
void         _dp_text_wrap             (PangoLayout   *text,
                                        double         width,
                                        int            lines);
void         _dp_text_balance          (PangoLayout   *text,
                                        double         width);
void         _dp_text_set_tabular      (PangoLayout   *text);
double       _dp_text_width            (PangoLayout   *text);
double       _dp_text_height           (PangoLayout   *text);
void         _dp_text_ink              (const DpPrim  *prim,
                                        double        *x,
                                        double        *y,
                                        double        *width,
                                        double        *height);

DpScene     *_dp_scene_new             (const DpChart *chart,
                                        const DpTheme *theme,
                                        double         width,
                                        double         height,
                                        double         scale);
void         _dp_scene_finish          (DpScene *scene);

DpPrim      *_dp_scene_add             (DpScene    *scene,
                                        DpPrimKind  kind,
                                        DpLayer     layer,
                                        double      x,
                                        double      y,
                                        double      width,
                                        double      height);
DpPrim      *_dp_scene_place           (DpScene     *scene,
                                        PangoLayout *text,
                                        DpRole       role,
                                        double       x,
                                        double       y);
DpPrim      *_dp_scene_add_line        (DpScene *scene,
                                        DpLayer  layer,
                                        DpRole   role,
                                        double   stroke_width,
                                        double   x0,
                                        double   y0,
                                        double   x1,
                                        double   y1);
DpPrim      *_dp_scene_add_path        (DpScene       *scene,
                                        DpLayer        layer,
                                        const DpPoint *points,
                                        guint          n_points,
                                        gboolean       closed);
DpSceneItemPrivate *_dp_scene_add_item (DpScene    *scene,
                                        DpItemKind  kind,
                                        const char *id,
                                        double      x,
                                        double      y,
                                        double      width,
                                        double      height);
const char  *_dp_scene_string          (DpScene    *scene,
                                        const char *string);

/** Half extent of a disc as a share of the nominal size. */
#define DP_DISC_RADIUS 0.5

/** The most lines a hatched box is drawn with. */
#define DP_HATCH_LINES_MAX 256

/** Corners of a marker; discs have none. */
#define DP_MARKER_CORNERS_MAX 5

guint        _dp_marker_corners        (DpMarker marker,
                                        double   x,
                                        double   y,
                                        double   size,
                                        DpPoint  corners[DP_MARKER_CORNERS_MAX]);
double       _dp_marker_pen            (const DpPrim *prim,
                                        double        scale);
double       _dp_marker_reach          (DpMarker marker,
                                        double   size);
void         _dp_paint_glyphs          (cairo_t       *cr,
                                        PangoLayout   *text,
                                        double         x,
                                        double         y);
void         _dp_scene_paint_tagged    (const DpScene *scene,
                                        cairo_t       *cr,
                                        const char    *root);
char        *_dp_scene_to_svg          (const DpScene *scene) G_GNUC_WARN_UNUSED_RESULT;
guint        _dp_hatch_lines           (const DpPrim *prim,
                                        DpPoint     (*lines)[2],
                                        guint         max);

G_END_DECLS
