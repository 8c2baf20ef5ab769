/* dp-move-words.h: what moving units changes, in words, while they are moved.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-relocation.h"

G_BEGIN_DECLS

/** DpMoveFigure: @label "Mean by road", @value "32 → 41 km (+9)". */
typedef struct
{
  char *label;
  char *value;
} DpMoveFigure;

#define DP_MOVE_FIGURES 4

/**
 * DpMoveWords:
 * @n_figures, @figures: first which unit lies where, then what changes, before and after
 * @sentence: all of it as one paragraph
 */
typedef struct
{
  guint n_figures;
  DpMoveFigure figures[DP_MOVE_FIGURES];
  char *sentence;
} DpMoveWords;

DpMoveWords *dp_move_words_new  (DpAnalysis   *before,
                                 DpRelocation *relocation,
                                 const char   *proposal,
                                 const char   *unit,
                                 double        within_km);
void         dp_move_words_free (DpMoveWords *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpMoveWords, dp_move_words_free)

G_END_DECLS
