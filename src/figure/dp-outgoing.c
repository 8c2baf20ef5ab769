/* dp-outgoing.c: whether something of the plan may be handed to others yet.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-outgoing.h"

#include "figure/dp-problems.h"
#include "plan/dp-error.h"

#include <glib/gi18n-lib.h>

/**
 * dp_outgoing_may_leave:
 *
 * Returns: whether the plan's texts may be handed to others; FALSE with DP_PLAN_ERROR_RULE, which names the place and the
 *   way out and never quotes the number
 */
gboolean
dp_outgoing_may_leave (DpAnalysis *analysis,
                       GError    **error)
{
  const GPtrArray *numbers;
  g_autofree char *place = NULL;

  g_return_val_if_fail (analysis != NULL, FALSE);

  numbers = dp_analysis_personal_numbers (analysis);
  if (numbers->len == 0)
    return TRUE;

  place = dp_personal_number_place (dp_analysis_plan (analysis), numbers->pdata[0]);
  /* Translators: %s is where the number stands: a record and its field. */
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
               _("The plan holds what looks like a CPR number (%s). Take the number out, or say in the window that it is "
                 "none; then this can be handed to others."),
               place);
  return FALSE;
}

/** dp_outgoing_figure_may_leave: Returns: the same of a figure, which may leave unless it shows such a number. */
gboolean
dp_outgoing_figure_may_leave (const DpFigure *figure,
                              GError        **error)
{
  g_return_val_if_fail (figure != NULL, FALSE);

  if (!figure->is_personal)
    return TRUE;

  g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
                       _("The chart shows what looks like a CPR number. Take the number out of the plan, or say in the window "
                         "that it is none; then the chart can be handed to others."));
  return FALSE;
}
