/* dp-cli-check.c: what the answer still lacks, what does not fit together, and personal data.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same lists as in the window. The status is 1 when something is found, so that a script can stop there.
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"

#include "figure/dp-problems.h"
#include "plan/dp-catalogue.h"

#include <glib/gi18n.h>
#include <stdio.h>

static const char *
level_key (DpProblemLevel level)
{
  static const char *const keys[] = {
    [DP_PROBLEM_INFO] = "info",
    [DP_PROBLEM_WARNING] = "warning",
    [DP_PROBLEM_ERROR] = "error",
    [DP_PROBLEM_PERSONAL_DATA] = "personal-data",
  };

  return keys[level];
}

static void
json_problem (JsonBuilder     *builder,
              const DpProblem *problem)
{
  json_builder_begin_object (builder);
  dp_json_text (builder, "level", level_key (problem->level));
  dp_json_text (builder, "text", problem->text);
  dp_json_text (builder, "place", problem->detail);
  dp_json_text (builder, "entity", dp_entity (problem->kind)->name);
  dp_json_text (builder, "id", problem->record);
  dp_json_text (builder, "field", dp_field (problem->kind, problem->field)->name);
  json_builder_end_object (builder);
}

static void
json_problems (JsonBuilder     *builder,
               const char      *name,
               const GPtrArray *problems)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    json_problem (builder, problems->pdata[i]);
  json_builder_end_array (builder);
}

static void
json_unanswered (JsonBuilder  *builder,
                 const GArray *unanswered)
{
  json_builder_set_member_name (builder, "unanswered");
  json_builder_begin_array (builder);
  for (guint i = 0; i < unanswered->len; i++)
    {
      const DpUnanswered *one = &g_array_index (unanswered, DpUnanswered, i);

      json_builder_begin_object (builder);
      dp_json_text (builder, "requirement", one->requirement);
      dp_json_text (builder, "part", dp_requirement_part (one->requirement));
      dp_json_text (builder, "state", one->state);
      dp_json_text (builder, "waits_for", one->waits_for);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_problems (const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const DpProblem *problem = problems->pdata[i];

      printf ("  %s: %s", dp_problem_level_word (problem->level), problem->text);
      if (problem->detail != NULL)
        printf (" (%s)", problem->detail);
      printf ("\n");
    }
}

static void
print_unanswered (const GArray *unanswered)
{
  const DpField *requirement = dp_field (DP_ENTITY_ANSWER, DP_ANSWER_REQUIREMENT);
  const DpField *state = dp_field (DP_ENTITY_ANSWER, DP_ANSWER_STATE);
  const char *part = NULL;

  for (guint i = 0; i < unanswered->len; i++)
    {
      const DpUnanswered *one = &g_array_index (unanswered, DpUnanswered, i);

      if (g_strcmp0 (part, dp_requirement_part (one->requirement)) != 0)
        {
          part = dp_requirement_part (one->requirement);
          printf ("  %s\n", part);
        }
      printf ("    %s: %s", dp_choice_label (dp_field_find_choice (state, one->state)),
              dp_choice_label (dp_field_find_choice (requirement, one->requirement)));
      if (one->waits_for != NULL)
        printf (" (%s)", one->waits_for);
      printf ("\n");
    }
}

static void
print_proposal (const DpRecord  *proposal,
                const GArray    *unanswered,
                const GPtrArray *problems)
{
  guint n_requirements = dp_choices_count (dp_choices_requirement);

  printf ("%s  %s\n", proposal->id, dp_record_name (proposal));
  /* Translators: how many of the request's requirements a proposal answers, of how many. */
  printf (_("  %1$u of %2$u requirements are answered"), n_requirements - unanswered->len, n_requirements);
  printf ("\n");
  print_unanswered (unanswered);
  print_problems (problems);
  printf ("\n");
}

static guint
check_proposal (DpAnalysis     *analysis,
                const DpRecord *proposal,
                JsonBuilder    *builder)
{
  g_autoptr (GArray) unanswered = dp_unanswered_new (dp_analysis_plan (analysis), proposal->id);
  g_autoptr (GPtrArray) problems = dp_problems_new_proposal (analysis, proposal->id);

  if (builder == NULL)
    print_proposal (proposal, unanswered, problems);
  else
    {
      json_builder_begin_object (builder);
      dp_json_text (builder, "id", proposal->id);
      dp_json_text (builder, "name", dp_record_name (proposal));
      dp_json_int (builder, "requirements", dp_choices_count (dp_choices_requirement));
      dp_json_int (builder, "answered", (gint64) dp_choices_count (dp_choices_requirement) - unanswered->len);
      json_unanswered (builder, unanswered);
      json_problems (builder, "problems", problems);
      json_builder_end_object (builder);
    }

  return unanswered->len + problems->len;
}

/* Every proposal, or the one asked for. */
static guint
check_proposals (DpAnalysis  *analysis,
                 const char  *only,
                 JsonBuilder *builder)
{
  const GPtrArray *proposals = dp_plan_list (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL);
  guint n_found = 0;

  for (guint i = 0; i < proposals->len; i++)
    {
      const DpRecord *proposal = proposals->pdata[i];

      if (only == NULL || g_str_equal (proposal->id, only))
        n_found += check_proposal (analysis, proposal, builder);
    }

  return n_found;
}

static guint
check_as_json (DpAnalysis *analysis,
               const char *only)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) personal = dp_problems_new_personal_data (analysis);
  g_autoptr (GPtrArray) whole = dp_problems_new_plan (analysis);
  guint n_found;

  json_builder_begin_object (builder);
  json_problems (builder, "personal_data", personal);
  json_problems (builder, "plan", whole);
  json_builder_set_member_name (builder, "proposals");
  json_builder_begin_array (builder);
  n_found = personal->len + whole->len + check_proposals (analysis, only, builder);
  json_builder_end_array (builder);
  dp_json_int (builder, "found", n_found);
  json_builder_end_object (builder);
  dp_json_print (builder);

  return n_found;
}

static guint
check_as_text (DpAnalysis *analysis,
               const char *only)
{
  g_autoptr (GPtrArray) personal = dp_problems_new_personal_data (analysis);
  g_autoptr (GPtrArray) whole = dp_problems_new_plan (analysis);
  guint n_found = personal->len + whole->len;

  if (n_found > 0)
    {
      printf ("%s\n", _("The whole plan"));
      print_problems (personal);
      print_problems (whole);
      printf ("\n");
    }
  n_found += check_proposals (analysis, only, NULL);
  if (n_found == 0)
    printf ("%s\n", _("Nothing: all requirements are answered and nothing is to be put right."));

  return n_found;
}

DpExit
dp_cli_check (int    argc,
              char **argv)
{
  gboolean json = FALSE;
  g_autofree char *proposal = NULL;
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal, N_("Only this proposal"), "ID" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  DpExit status = DP_EXIT_DONE;

  if (!dp_cli_parse ("check", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (proposal != NULL ? !dp_cli_read_proposal (argv[1], "check", proposal, &plan, &analysis, &status)
                       : !dp_cli_read (argv[1], &plan, &analysis, &status))
    return status;

  return (json ? check_as_json (analysis, proposal) : check_as_text (analysis, proposal)) > 0 ? DP_EXIT_FOUND : DP_EXIT_DONE;
}
