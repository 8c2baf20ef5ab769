/* dp-deck.h: the plan as slides: each a picture or a page of words, made from the figures as they are now.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-figure.h"
#include "plan/dp-slides.h"

G_BEGIN_DECLS

/** Size of a slide in px of the hall's least screen, and the scale at which its texts are 24 px high at least. */
#define DP_SLIDE_WIDTH 1280.0
#define DP_SLIDE_HEIGHT 720.0
#define DP_SLIDE_SCALE 2.0

/**
 * DpSlide:
 * @id: id of the record, or its kind where the plan has no slides of its own
 * @kind: key of its kind
 * @name: its kind in the user's language
 * @hidden: left out when presenting
 * @asks: whether "what if?" can be asked of it
 * @own_title: whether the planner has written the headline, of the slide or of its chart
 * @title_fits: whether every number in the headline of a slide of figures is one that it shows, and the figures are those that the chart's was
 *   written for; TRUE without an own one
 * @notes: (nullable): for the speaker alone
 * @figure: the picture, with its table and text
 */
typedef struct
{
  char *id;
  char *kind;
  const char *name;
  gboolean hidden;
  gboolean asks;
  gboolean own_title;
  gboolean title_fits;
  char *notes;
  DpFigure *figure;
} DpSlide;

GPtrArray *dp_deck_new        (DpAnalysis            *analysis,
                               const DpFigureOptions *options,
                               gboolean               with_hidden); /* (transfer full) (element-type DpSlide) */
DpSlide   *dp_slide_new       (DpAnalysis            *analysis,
                               const DpFigureOptions *options,
                               const DpRecord        *slide);
void       dp_slide_free      (DpSlide *slide);
void       dp_slide_number    (DpChart *chart,
                               guint    number);

/* (transfer full): the figures of @figure as rows of words, for a hall that asks for them. */
DpFigure  *dp_deck_table_page (const DpFigure *figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpSlide, dp_slide_free)

G_END_DECLS
