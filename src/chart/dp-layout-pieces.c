/* dp-layout-pieces.c: texts, hairlines, marks and tick labels as every body sets them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-layout-private.h"

#include <math.h>

/* All in px at scale 1. */
static const double HAIRLINE_PX = 1.0;
static const double THREAD_PX = 1.6;
static const double THREAD_GAP_PX = 3.0;
static const double TICK_LABEL_GAP_PX = 10.0;

/* Figures that stand under one another get digits of the same width. */
PangoLayout *
_dp_figure_text (DpScene    *scene,
                 DpTypeStep  step,
                 DpWeight    weight,
                 const char *string)
{
  PangoLayout *text = _dp_scene_text (scene, step, weight, string);

  _dp_text_set_tabular (text);
  return text;
}

/* NULL for a @string of NULL. Shared: not to be changed. */
PangoLayout *
_dp_wrapped_text (DpScene    *scene,
                  DpTypeStep  step,
                  DpWeight    weight,
                  const char *string,
                  double      width,
                  int         lines)
{
  return string != NULL ? _dp_scene_shared_text (scene, step, weight, string, DP_TEXT_PARAGRAPH, width, lines) : NULL;
}

/* Shared: not to be changed. */
PangoLayout *
_dp_line_text (DpScene    *scene,
               DpTypeStep  step,
               DpWeight    weight,
               const char *string)
{
  return _dp_scene_shared_text (scene, step, weight, string, DP_TEXT_LINE, 0, 1);
}

/* Figures in one line. Shared: not to be changed. */
PangoLayout *
_dp_figure_line (DpScene    *scene,
                 DpTypeStep  step,
                 DpWeight    weight,
                 const char *string)
{
  return _dp_scene_shared_text (scene, step, weight, string, DP_TEXT_FIGURES, 0, 1);
}

double
_dp_width_or_0 (PangoLayout *text)
{
  return text != NULL ? _dp_text_width (text) : 0;
}

double
_dp_height_or_0 (PangoLayout *text)
{
  return text != NULL ? _dp_text_height (text) : 0;
}

/* Places @text, which may be NULL, with its middle at @middle. */
void
_dp_place_middle (DpScene     *scene,
                  PangoLayout *text,
                  DpRole       role,
                  double       x,
                  double       middle)
{
  if (text != NULL)
    _dp_scene_place (scene, text, role, x, middle - _dp_text_height (text) / 2);
}

/* The pointer is good until the next primitive is added. */
DpPrim *
_dp_hairline (DpScene *scene,
              DpRole   role,
              double   x0,
              double   y0,
              double   x1,
              double   y1,
              gboolean interruptible)
{
  DpPrim *line = _dp_scene_add_line (scene, DP_LAYER_GRID, role, HAIRLINE_PX * scene->scale, x0, y0, x1, y1);

  line->hairline = TRUE;
  line->interruptible = interruptible;
  return line;
}

/* A mark of @party; @hollow also where the party's marks are filled. */
void
_dp_place_marker (DpScene  *scene,
                  DpParty   party,
                  DpRole    role,
                  gboolean  hollow,
                  double    x,
                  double    y,
                  double    size)
{
  DpPrim *marker = _dp_scene_add (scene, DP_PRIM_MARKER, DP_LAYER_MARK, x, y, size, size);

  marker->marker = scene->theme.marker[party];
  marker->hollow = scene->theme.hollow[party] || hollow;
  marker->fill = role;
  marker->casing = scene->theme.casing * scene->scale;
}

/* What joins two marks of @marker_size at @from and @to; @thick is the thickness of a solid bar. */
void
_dp_place_party_bar (DpScene  *scene,
                     DpParty   party,
                     DpRole    role,
                     DpBar     bar,
                     double    from,
                     double    to,
                     double    y,
                     double    thick,
                     double    marker_size)
{
  const double u = scene->scale;
  const double reach = _dp_marker_reach (scene->theme.marker[party], marker_size) + THREAD_GAP_PX * u;
  DpPrim *prim;

  if (to - from < u)
    return;
  switch (bar)
    {
    case DP_BAR_SOLID:
      prim = _dp_scene_add (scene, DP_PRIM_RECT, DP_LAYER_BAR, from, y - thick / 2, to - from, thick);
      prim->fill = role;
      prim->casing = scene->theme.casing * u;
      break;
    case DP_BAR_THREAD:
      if (to - from <= 2 * reach)
        return;
      prim = _dp_scene_add_line (scene, DP_LAYER_BAR, role, THREAD_PX * u, from + reach, y, to - reach, y);
      prim->dash[0] = THREAD_PX * u;
      prim->dash[1] = 2 * THREAD_PX * u;
      break;
    case DP_BAR_DASHED:
      if (to - from <= 2 * reach)
        return;
      prim = _dp_scene_add_line (scene, DP_LAYER_BAR, role, thick, from + reach, y, to - reach, y);
      prim->dash[0] = 2 * thick;
      prim->dash[1] = thick;
      break;
    case DP_BAR_NONE:
    default:
      break;
    }
}

/* (transfer full): whole numbers where @format is NULL. */
char *
_dp_format_tick (DpFormatFunc format,
                 double       value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (format != NULL)
    return format (value);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", value));
}

/* Every how many ticks of @scale, whose pixels are set, there is room for a label. */
guint
_dp_tick_label_every (DpScene       *scene,
                      const DpScale *scale,
                      DpFormatFunc   format)
{
  const double spacing = fabs (scale->to - scale->from) / (scale->n_ticks - 1);
  double widest = 0;
  guint every = 1;

  for (guint i = 0; i < scale->n_ticks; i++)
    {
      g_autofree char *string = _dp_format_tick (format, dp_scale_tick (scale, i));
      g_autoptr (PangoLayout) text = _dp_figure_line (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, string);

      widest = MAX (widest, _dp_text_width (text));
    }
  while (every < scale->n_ticks - 1 && spacing * every < widest + TICK_LABEL_GAP_PX * scene->scale)
    every++;
  return every;
}
