/* test-clipping-common.h: what the tests of cut texts share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walks over every widget and asks each text for the room it wants and the room it got. A text with an ellipsis is cut,
 * whatever its tooltip says; so is one that reaches over the edge of a pane that cannot be moved that way, and one that
 * must be moved sideways to be read. What is below the fold of a pane that scrolls is not.
 */
#pragma once

#include "settle.h"

#include "app/dp-window.h"

/* Tests a function at the usual size of text, and at twice it. */
#define ADD_SIZES(name, function) \
  g_test_add_data_func ("/clipping/" name "/100", GINT_TO_POINTER (100), function); \
  g_test_add_data_func ("/clipping/" name "/200", GINT_TO_POINTER (200), function)

void      test_clipping_init (int        *argc,
                              char     ***argv);
void      scale_text         (int         percent);
DpWindow *open_window        (DpDocument *document);
void      close_window       (DpWindow   *window);
guint     count_cut_texts    (GtkWidget  *window,
                              const char *where);
guint     check_pages        (DpWindow   *window,
                              const char *size);
guint     check_proposal     (DpWindow   *window,
                              const char *size);
