/* dp-problems-headlines.c: headlines that somebody wrote, and that no longer say what the figures do.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-problems-private.h"

#include "figure/dp-deck.h"
#include "figure/dp-headline.h"

#include <glib/gi18n-lib.h>

void
_dp_problems_check_headlines (GPtrArray  *problems,
                              DpAnalysis *analysis,
                              const char *proposal_id)
{
  const GPtrArray *headlines = dp_plan_list (dp_analysis_plan (analysis), DP_ENTITY_HEADLINE);

  for (guint i = 0; i < headlines->len; i++)
    {
      const DpRecord *headline = headlines->pdata[i];
      DpFigureKind kind;

      if (g_strcmp0 (dp_record_text (headline, DP_HEADLINE_PROPOSAL), proposal_id) != 0
          || !dp_figure_kind_by_name (dp_record_text (headline, DP_HEADLINE_CHART), &kind) || dp_headline_fits (analysis, headline))
        continue;
      /* Translators: the name of a chart */
      _dp_problems_add (problems, DP_PROBLEM_WARNING,
                        g_strdup_printf (_("The headline of “%s” no longer fits its figures"), dp_figure_kind_label (kind)),
                        dp_record_text (headline, DP_HEADLINE_TEXT), headline, DP_HEADLINE_TEXT);
    }
}

static gboolean
title_fits (DpAnalysis     *analysis,
            const DpRecord *record,
            const char     *proposal_id)
{
  const DpFigureOptions options = { .proposal = proposal_id };
  g_autoptr (DpSlide) slide = dp_slide_new (analysis, &options, record);

  return slide->title_fits;
}

/* Which proposal is presented is chosen when it is; a headline is at fault only when it fits none of them. */
static gboolean
title_fits_any (DpAnalysis     *analysis,
                const DpRecord *record)
{
  const GPtrArray *proposals = dp_plan_list (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL);

  for (guint i = 0; i < proposals->len; i++)
    if (title_fits (analysis, record, ((const DpRecord *) proposals->pdata[i])->id))
      return TRUE;

  return proposals->len == 0 && title_fits (analysis, record, NULL);
}

void
_dp_problems_check_slides (GPtrArray  *problems,
                           DpAnalysis *analysis,
                           const char *proposal_id)
{
  const GPtrArray *slides = dp_plan_list (dp_analysis_plan (analysis), DP_ENTITY_SLIDE);

  for (guint i = 0; i < slides->len; i++)
    {
      const DpRecord *slide = slides->pdata[i];
      const char *title = dp_record_text (slide, DP_SLIDE_TITLE);
      const DpChoice *kind = dp_field_find_choice (dp_field (DP_ENTITY_SLIDE, DP_SLIDE_KIND), dp_record_text (slide, DP_SLIDE_KIND));

      if (title == NULL || (proposal_id != NULL ? title_fits (analysis, slide, proposal_id) : title_fits_any (analysis, slide)))
        continue;
      /* Translators: what a slide is about */
      _dp_problems_add (problems, DP_PROBLEM_WARNING,
                        g_strdup_printf (_("The headline of the slide “%s” names a number that is not on it"), dp_choice_label (kind)), title,
                        slide, DP_SLIDE_TITLE);
    }
}
