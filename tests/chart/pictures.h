/* pictures.h: pictures compared with those that somebody has looked at.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

/* (transfer full): a PNG as pixels. */
cairo_surface_t *picture_of     (GBytes *png);

/* Compares @out with the picture @folder/NAME.png of the sources (@folder such as "tests/chart/reference"). When they differ by more
 * than the tolerance the test fails and NAME.out.png, NAME.ref.png and NAME.diff.png lie in the build folder below @build_folder.
 * With DOEGNPLAN_UPDATE_REFERENCE=1 such a picture is written anew instead: look at it before committing. */
void             assert_picture (cairo_surface_t *out,
                                 const char      *folder,
                                 const char      *name,
                                 const char      *build_folder);

/* FALSE after the test was skipped: it was not run by meson, which says where the pictures are. */
gboolean         pictures_are_there (void);
