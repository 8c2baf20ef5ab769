/* dp-cli-trend.c: the plan's trend in JSON: what is assumed, and whether a proposal's years follow it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli.h"

#include "plan/dp-analysis-need.h"
#include "plan/dp-analysis-years.h"

/** dp_json_trend: see the header. */
void
dp_json_trend (JsonBuilder *builder,
               DpAnalysis  *analysis,
               const char  *proposal_id)
{
  const DpTrendUse use = dp_analysis_trend_use (analysis, proposal_id);
  DpRange trend;

  if (use == DP_TREND_NONE)
    {
      dp_json_null (builder, "trend");
      return;
    }

  dp_need_trend (dp_analysis_plan (analysis), &trend);
  json_builder_set_member_name (builder, "trend");
  json_builder_begin_object (builder);
  dp_json_number (builder, "low", trend.low);
  dp_json_number (builder, "high", trend.high);
  dp_json_bool (builder, "followed", use == DP_TREND_FOLLOWED);
  json_builder_end_object (builder);
}

/** dp_json_calendar_year: see the header. */
void
dp_json_calendar_year (JsonBuilder *builder,
                       int          year,
                       int          calendar_year)
{
  dp_json_int (builder, "year", year);
  if (calendar_year > 0)
    dp_json_int (builder, "begins_in", calendar_year);
  else
    dp_json_null (builder, "begins_in");
}
