/* dp-cli-plan.c: the commands that make, show and change a plan.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli.h"

#include "plan/dp-text.h"
#include "plan/dp-validate.h"
#include "plan/dp-version.h"

#include <glib/gi18n.h>
#include <stdio.h>

static DpDocument *
open_document (const char *path,
               DpExit     *status)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  DpDocument *document = dp_document_open (file, &error);

  if (document == NULL)
    {
      *status = dp_cli_fail (path, error);
      return NULL;
    }

  /* Somebody's unsaved work would be written into the file together with this edit: leave both alone. */
  if (dp_document_get_recovered (document))
    {
      *status = dp_cli_error (DP_EXIT_READ, path,
                              _("There is unsaved work on this plan; open it in the window and save it first."));
      g_object_unref (document);
      return NULL;
    }

  return document;
}

static DpExit
save_document (DpDocument *document,
               const char *path)
{
  g_autoptr (GError) error = NULL;

  if (dp_document_save (document, FALSE, &error))
    return DP_EXIT_DONE;

  /* Nothing is half-done: without the saved file the edit is not kept either. */
  dp_document_discard (document, NULL);
  return dp_cli_fail (path, error);
}

/** dp_cli_edit: opens the plan, lets @edit change it, and saves it; when that refuses, nothing is changed. */
DpExit
dp_cli_edit (const char *path,
             gboolean (*edit) (DpDocument *document, GError **error))
{
  DpExit status = DP_EXIT_DONE;
  g_autoptr (DpDocument) document = open_document (path, &status);
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return status;
  if (!edit (document, &error))
    {
      dp_document_discard (document, NULL);
      return dp_cli_fail (path, error);
    }

  return save_document (document, path);
}

DpExit
dp_cli_new (int    argc,
            char **argv)
{
  g_autofree char *template_name = NULL;
  const GOptionEntry entries[] = {
    { "template", 0, 0, G_OPTION_ARG_STRING, &template_name, N_("What to begin with: empty or sample"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpDocument) document = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (!dp_cli_parse ("new", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;

  file = g_file_new_for_commandline_arg (argv[1]);
  if (g_file_query_exists (file, NULL))
    return dp_cli_error (DP_EXIT_WRITE, argv[1], _("The file exists already; choose another name."));

  document = dp_document_new_from_template (template_name != NULL ? template_name : "empty", &error);
  if (document == NULL)
    return dp_cli_fail (template_name != NULL ? template_name : "empty", error);

  if (!dp_document_save_as (document, file, &error))
    {
      dp_document_discard (document, NULL);
      return dp_cli_fail (argv[1], error);
    }

  return DP_EXIT_DONE;
}

static void
json_unit (JsonBuilder    *builder,
           const DpRecord *unit)
{
  double number;

  json_builder_begin_object (builder);
  dp_json_text (builder, "id", unit->id);
  dp_json_text (builder, "name", dp_record_name (unit));
  dp_json_text (builder, "municipality", dp_record_text (unit, DP_UNIT_MUNICIPALITY));
  dp_json_text (builder, "regions", dp_record_text (unit, DP_UNIT_REGIONS));
  if (dp_record_number (unit, DP_UNIT_PLACES, &number))
    dp_json_int (builder, "places", (gint64) number);
  else
    dp_json_null (builder, "places");
  json_builder_end_object (builder);
}

static void
json_info (const DpPlan *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  const GPtrArray *proposals = dp_plan_list (plan, DP_ENTITY_PROPOSAL);
  g_autofree char *mark = dp_version_mark (plan);

  json_builder_begin_object (builder);
  dp_json_text (builder, "title", plans->len > 0 ? dp_record_name (plans->pdata[0]) : NULL);
  dp_json_int (builder, "schema_version", dp_plan_schema_version ());
  dp_json_text (builder, "version", mark);

  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < estimates->len; i++)
    {
      const DpRecord *estimate = estimates->pdata[i];

      json_builder_begin_object (builder);
      dp_json_text (builder, "id", estimate->id);
      dp_json_text (builder, "name", dp_record_name (estimate));
      dp_json_text (builder, "comparable", dp_record_text (estimate, DP_ESTIMATE_COMPARABLE));
      dp_json_bool (builder, "used", dp_record_number_or (estimate, DP_ESTIMATE_USED, 0) == 1);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "proposals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < proposals->len; i++)
    {
      const DpRecord *proposal = proposals->pdata[i];
      const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal->id);

      json_builder_begin_object (builder);
      dp_json_text (builder, "id", proposal->id);
      dp_json_text (builder, "name", dp_record_name (proposal));
      json_builder_set_member_name (builder, "units");
      json_builder_begin_array (builder);
      for (guint u = 0; u < units->len; u++)
        json_unit (builder, units->pdata[u]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dp_json_print (builder);
}

static void
print_info (const DpPlan *plan)
{
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  const GPtrArray *proposals = dp_plan_list (plan, DP_ENTITY_PROPOSAL);
  const DpField *places_field = dp_field (DP_ENTITY_UNIT, DP_UNIT_PLACES);
  g_autofree char *mark = dp_version_mark (plan);
  g_autofree char *version = dp_version_text (plan, mark);

  if (plans->len > 0)
    printf ("%s\n", dp_record_name (plans->pdata[0]));
  printf (_("Schema version %d\n"), dp_plan_schema_version ());
  printf ("%s\n", version);

  printf ("\n%s\n", dp_entity_label_plural (dp_entity (DP_ENTITY_ESTIMATE)));
  for (guint i = 0; i < estimates->len; i++)
    {
      const DpRecord *estimate = estimates->pdata[i];

      printf ("  %-20s %s%s\n", estimate->id, dp_record_name (estimate),
              dp_record_number_or (estimate, DP_ESTIMATE_USED, 0) == 1 ? _(" (in use)") : "");
    }

  printf ("\n%s\n", dp_entity_label_plural (dp_entity (DP_ENTITY_PROPOSAL)));
  for (guint i = 0; i < proposals->len; i++)
    {
      const DpRecord *proposal = proposals->pdata[i];
      const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal->id);

      printf ("  %-20s %s\n", proposal->id, dp_record_name (proposal));
      for (guint u = 0; u < units->len; u++)
        {
          const DpRecord *unit = units->pdata[u];
          g_autofree char *places = dp_field_describe (places_field, &unit->values[DP_UNIT_PLACES]);

          printf ("    %-18s %s, %s\n", unit->id, dp_record_name (unit), places);
        }
    }
}

DpExit
dp_cli_info (int    argc,
             char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (!dp_cli_parse ("info", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;

  plan = dp_plan_read (argv[1], &error);
  if (plan == NULL)
    return dp_cli_fail (argv[1], error);

  if (json)
    json_info (plan);
  else
    print_info (plan);

  return DP_EXIT_DONE;
}

/* One FIELD=VALUE on the command line. */
static gboolean
apply_assignment (DpRecord   *record,
                  const char *assignment,
                  GError    **error)
{
  const DpEntity *entity = dp_entity (record->kind);
  const char *equals = strchr (assignment, '=');
  g_autofree char *name = equals != NULL ? g_strndup (assignment, equals - assignment) : g_strdup (assignment);
  g_auto (DpValue) value = DP_VALUE_INIT;
  int field = dp_entity_find_field (entity, name);

  if (equals == NULL)
    {
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN, _("“%s” has no “=”; write FIELD=VALUE."), assignment);
      return FALSE;
    }

  if (field < 0)
    {
      /* Translators: an entity's table name, and what was typed as a field name */
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN,
                   _("“%1$s” has no field “%2$s”; set --help lists the fields."), entity->name, name);
      return FALSE;
    }

  if (!dp_field_parse (dp_record_field (record, (guint) field), equals + 1, &value, error))
    return FALSE;

  dp_record_set (record, (guint) field, dp_value_copy (&value));
  return TRUE;
}

static char *
describe_fields (void)
{
  g_autoptr (GString) text = g_string_new (_("Entities and their fields:"));

  for (guint i = 0; i < DP_N_ENTITIES; i++)
    {
      const DpEntity *entity = dp_entity (i);
      g_autoptr (GString) fields = g_string_new (NULL);

      for (guint f = 0; f < entity->n_fields; f++)
        if (!(entity->fields[f].flags & DP_FIELD_HIDDEN))
          g_string_append_printf (fields, " %s", entity->fields[f].name);
      if (fields->len > 0)
        g_string_append_printf (text, "\n  %s:%s", entity->name, fields->str);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static DpExit
set_fields (const char *path,
            const char *entity_name,
            const char *id,
            char      **assignments)
{
  const DpEntity *entity = dp_entity_by_name (entity_name);
  g_autoptr (DpDocument) document = NULL;
  g_autoptr (DpRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  DpExit status = DP_EXIT_DONE;
  gboolean good = TRUE;

  if (entity == NULL)
    return dp_cli_error (DP_EXIT_USAGE, entity_name, _("There is no such entity; set --help lists them."));

  document = open_document (path, &status);
  if (document == NULL)
    return status;

  if (dp_plan_get (dp_document_get_plan (document), entity->kind, id) == NULL)
    return dp_cli_error (DP_EXIT_USAGE, id, _("The plan has no record with this id; info lists the ids."));

  /* All fields are one step, judged together; when one is refused, none is changed. */
  record = dp_record_copy (dp_plan_get (dp_document_get_plan (document), entity->kind, id));
  for (guint i = 0; assignments[i] != NULL && good; i++)
    good = apply_assignment (record, assignments[i], &error);
  good = good && dp_document_replace (document, g_steal_pointer (&record), &error);

  if (!good)
    {
      dp_document_discard (document, NULL);
      return dp_cli_fail (path, error);
    }

  return save_document (document, path);
}

DpExit
dp_cli_set (int    argc,
            char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };

  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
      {
        g_autofree char *fields = describe_fields ();

        printf ("%s\n  doegnplan-cli set %s\n\n%s\n", _("Usage:"), _("PLAN ENTITY ID FIELD=VALUE…"), fields);
        return DP_EXIT_DONE;
      }

  if (!dp_cli_parse ("set", entries, 4, -1, &argc, &argv))
    return DP_EXIT_USAGE;

  return set_fields (argv[1], argv[2], argv[3], argv + 4);
}

static DpExit
step_through_history (int      argc,
                      char   **argv,
                      const char *command,
                      gboolean (*step) (DpDocument *document, GError **error))
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (DpDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  DpExit status = DP_EXIT_DONE;
  gint64 count = 1;

  /* To the parser of options, "-1" is an option. */
  for (int i = 1; i < argc; i++)
    if (argv[i][0] == '-' && g_ascii_isdigit (argv[i][1]))
      return dp_cli_error (DP_EXIT_USAGE, argv[i], _("The number of steps must be a whole number from 1."));
  if (!dp_cli_parse (command, entries, 1, 2, &argc, &argv))
    return DP_EXIT_USAGE;

  if (argc > 2 && !g_ascii_string_to_signed (argv[2], 10, 1, G_MAXINT, &count, NULL))
    return dp_cli_error (DP_EXIT_USAGE, argv[2], _("The number of steps must be a whole number from 1."));

  document = open_document (argv[1], &status);
  if (document == NULL)
    return status;

  for (gint64 i = 0; i < count; i++)
    if (!step (document, &error))
      {
        dp_document_discard (document, NULL);
        if (g_error_matches (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOTHING))
          return dp_cli_error (DP_EXIT_USAGE, argv[1], _("There are not that many steps; history lists them."));
        return dp_cli_fail (argv[1], error);
      }

  return save_document (document, argv[1]);
}

DpExit
dp_cli_undo (int    argc,
             char **argv)
{
  return step_through_history (argc, argv, "undo", dp_document_undo);
}

DpExit
dp_cli_redo (int    argc,
             char **argv)
{
  return step_through_history (argc, argv, "redo", dp_document_redo);
}

static void
json_history (const GPtrArray *steps)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    {
      const DpHistoryEntry *step = steps->pdata[i];
      g_autofree char *when = step->when != NULL ? g_date_time_format_iso8601 (step->when) : NULL;

      json_builder_begin_object (builder);
      dp_json_int (builder, "number", step->number);
      dp_json_text (builder, "when", when);
      dp_json_text (builder, "author", step->author);
      dp_json_text (builder, "label", step->label);
      dp_json_bool (builder, "undone", step->undone);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dp_json_print (builder);
}

static void
print_history (const GPtrArray *steps)
{
  if (steps->len == 0)
    puts (_("Nothing has been changed yet."));

  for (guint i = 0; i < steps->len; i++)
    {
      const DpHistoryEntry *step = steps->pdata[i];
      g_autofree char *when = step->when != NULL ? g_date_time_format (step->when, "%Y-%m-%d %H:%M") : g_strdup ("");

      printf ("%4" G_GINT64_FORMAT "  %s  %s%s\n", step->number, when, step->label, step->undone ? _(" (undone)") : "");
    }
}

DpExit
dp_cli_history (int    argc,
                char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;

  if (!dp_cli_parse ("history", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;

  steps = dp_plan_read_history (argv[1], &error);
  if (steps == NULL)
    return dp_cli_fail (argv[1], error);

  if (json)
    json_history (steps);
  else
    print_history (steps);

  return DP_EXIT_DONE;
}
