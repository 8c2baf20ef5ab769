/* dp-print.h: charts on paper.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "chart/dp-chart.h"

G_BEGIN_DECLS

/* Asks for printer and page, and prints @charts one below the other on one page, as dp_charts_write_sheet() writes them. Returns
 * at once; what goes wrong is told by a dialog of the print system. @name stands in the printer's queue. */
void     dp_print_charts (GtkWindow *parent, const char *name, DpChart *const *charts, guint n_charts);

/* The same page as a file, without asking: what the printer gets. @setup (nullable): the one chosen last, else A4. */
gboolean dp_print_to_file (const char *path, GtkPageSetup *setup, DpChart *const *charts, guint n_charts, GError **error);

/* Asks for paper, direction and margins of what is printed from now on. */
void     dp_print_page_setup (GtkWindow *parent);

G_END_DECLS
