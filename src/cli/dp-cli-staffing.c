/* dp-cli-staffing.c: the command that answers with staffing.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"

#include "figure/dp-finance-tables.h"
#include "figure/dp-shift-tables.h"
#include "plan/dp-analysis-staffing.h"

#include <glib/gi18n.h>

static const char *const state_keys[] = {
  [DP_COMPETENCE_SEVERAL] = "several",
  [DP_COMPETENCE_ONE_PERSON] = "one_person",
  [DP_COMPETENCE_OTHERS] = "others",
  [DP_COMPETENCE_MISSING] = "missing",
  [DP_COMPETENCE_UNKNOWN] = "unknown",
};

static void
json_fte (JsonBuilder    *builder,
          const DpFteSum *sum)
{
  dp_json_number (builder, "fte", sum->total);
  dp_json_number (builder, "own", sum->own);
  dp_json_number (builder, "purchased", sum->purchased);
  dp_json_number (builder, "partner", sum->partner);
  dp_json_number (builder, "unstated", sum->unstated);
}

static void
json_terms (JsonBuilder           *builder,
            const DpStaffingTerms *terms)
{
  json_builder_set_member_name (builder, "terms");
  json_builder_begin_object (builder);
  dp_json_number (builder, "norm_hours", terms->hours.norm_hours);
  dp_json_number (builder, "day_hours", terms->hours.day_hours);
  dp_json_number (builder, "holiday", terms->hours.holiday);
  dp_json_number (builder, "extra_holiday", terms->hours.extra_holiday);
  dp_json_number (builder, "public_holidays", terms->hours.public_holidays);
  dp_json_number (builder, "sick", terms->hours.sick);
  dp_json_number (builder, "course", terms->hours.course);
  dp_json_number (builder, "handover_hours", terms->handover);
  dp_json_number (builder, "net_hours", terms->net_hours);
  dp_json_number (builder, "fte_per_post", terms->fte_per_post);
  dp_json_number (builder, "crew_night", terms->crew_night);
  dp_json_number (builder, "crew_day", terms->crew_day);
  dp_json_number (builder, "crew_evening", terms->crew_evening);
  dp_json_number (builder, "crew_weekend", terms->crew_weekend);
  dp_json_number (builder, "waking_hours", terms->day_hours);
  dp_json_number (builder, "evening_hours", terms->evening_hours);
  dp_json_number (builder, "crew_fte", terms->crew_fte);
  dp_json_number (builder, "one_person_below", terms->one_person);
  json_builder_end_object (builder);
}

static void
json_area (JsonBuilder          *builder,
           const DpStaffingArea *area)
{
  json_builder_begin_object (builder);
  dp_json_text (builder, "competence", area->competence);
  json_fte (builder, &area->fte);
  dp_json_int (builder, "unknown_fte", area->unknown_fte);
  dp_json_number (builder, "cost", area->cost);
  dp_json_text (builder, "state", state_keys[area->state]);
  json_builder_end_object (builder);
}

static void
json_cover (JsonBuilder          *builder,
            const DpStaffingUnit *unit)
{
  dp_json_number (builder, "care_fte", unit->care_fte);
  if (!unit->crew_known)
    {
      dp_json_null (builder, "posts");
      dp_json_null (builder, "on_duty_night");
      dp_json_null (builder, "on_duty_day");
      dp_json_null (builder, "crew_met");
      return;
    }
  dp_json_number (builder, "posts", unit->posts);
  dp_json_number (builder, "on_duty_night", unit->night);
  dp_json_number (builder, "on_duty_day", unit->day);
  dp_json_bool (builder, "crew_met", unit->crew_met);
}

static void
json_shifts (JsonBuilder           *builder,
             const DpStaffingTerms *terms,
             const DpStaffingUnit  *unit)
{
  json_builder_set_member_name (builder, "shifts");
  json_builder_begin_array (builder);
  for (DpShiftId i = 0; i < DP_N_SHIFTS; i++)
    {
      const DpShiftCover *cover = &unit->cover[i];

      json_builder_begin_object (builder);
      dp_json_text (builder, "shift", dp_shift_key (i));
      dp_json_number (builder, "minimum", terms->shifts[i].persons);
      dp_json_number (builder, "hours_a_year", terms->shifts[i].hours * terms->shifts[i].days);
      dp_json_known (builder, "on_duty", unit->crew_known, cover->on_duty);
      dp_json_known (builder, "on_duty_own", unit->crew_known, cover->own);
      if (unit->crew_known)
        dp_json_bool (builder, "met", cover->met);
      else
        dp_json_null (builder, "met");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_unit (JsonBuilder           *builder,
           const DpStaffingTerms *terms,
           const DpStaffingUnit  *unit)
{
  json_builder_begin_object (builder);
  dp_json_text (builder, "id", unit->unit->id);
  dp_json_text (builder, "name", dp_record_name (unit->unit));
  dp_json_int (builder, "lines", unit->lines);
  json_fte (builder, &unit->fte);
  dp_json_int (builder, "unknown_fte", unit->unknown_fte);
  dp_json_number (builder, "cost", unit->cost);
  dp_json_int (builder, "unknown_cost", unit->unknown_cost);
  json_cover (builder, unit);
  json_shifts (builder, terms, unit);
  dp_json_int (builder, "rests_on_one_person", unit->one_person);
  if (unit->women_known)
    {
      dp_json_number (builder, "women_per_fte_low", unit->women_per_fte.low);
      dp_json_number (builder, "women_per_fte_high", unit->women_per_fte.high);
    }
  else
    {
      dp_json_null (builder, "women_per_fte_low");
      dp_json_null (builder, "women_per_fte_high");
    }
  json_builder_set_member_name (builder, "areas");
  json_builder_begin_array (builder);
  for (guint i = 0; i < unit->n_areas; i++)
    json_area (builder, &unit->areas[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
json_staffing (const DpStaffingResult *staffing)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) sentences = dp_staffing_sentences (staffing);

  json_builder_begin_object (builder);
  dp_json_text (builder, "proposal", staffing->proposal->id);
  dp_json_text (builder, "name", dp_record_name (staffing->proposal));
  json_terms (builder, &staffing->terms);
  json_fte (builder, &staffing->fte);
  dp_json_int (builder, "unknown_fte", staffing->unknown_fte);
  dp_json_number (builder, "cost", staffing->cost);
  dp_json_int (builder, "unknown_cost", staffing->unknown_cost);
  json_builder_set_member_name (builder, "units");
  json_builder_begin_array (builder);
  for (guint u = 0; u < staffing->n_units; u++)
    json_unit (builder, &staffing->terms, &staffing->units[u]);
  json_builder_end_array (builder);
  dp_json_sentences (builder, sentences);
  json_builder_end_object (builder);
  dp_json_print (builder);
}

static void
print_staffing (const DpStaffingResult *staffing)
{
  g_autoptr (GPtrArray) sentences = dp_staffing_sentences (staffing);
  g_autoptr (DpTable) units = dp_staffing_table_new (staffing);
  g_autoptr (DpTable) shifts = dp_shift_table_new (staffing);
  g_autoptr (DpTable) areas = dp_competence_table_new (staffing, NULL);
  g_autoptr (DpTable) hours = dp_hours_table_new (&staffing->terms);

  dp_cli_print_sentences (sentences);
  if (staffing->n_units > 0)
    {
      dp_cli_print_table (units);
      dp_cli_print_table (shifts);
      dp_cli_print_table (areas);
    }
  dp_cli_print_table (hours);
}

DpExit
dp_cli_staffing (int    argc,
                 char **argv)
{
  g_autofree char *proposal = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal, N_("The proposal"), "ID" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpStaffingResult) staffing = NULL;
  g_autoptr (GError) error = NULL;
  DpExit status = DP_EXIT_DONE;

  if (!dp_cli_parse ("staffing", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (!dp_cli_read_proposal (argv[1], "staffing", proposal, &plan, &analysis, &status))
    return status;

  staffing = dp_analysis_staffing (analysis, proposal, &error);
  if (staffing == NULL)
    return dp_cli_engine_fail (argv[1], error);

  if (json)
    json_staffing (staffing);
  else
    print_staffing (staffing);

  return DP_EXIT_DONE;
}
