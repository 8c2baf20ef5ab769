/* dp-report-data.c: a plan's records for other programs.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-report"

#include "config.h"

#include "report/dp-report-data.h"

#include "plan/dp-document.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>

#define FORMAT "doegnplan"
#define BYTE_ORDER_MARK "\357\273\277"
#define LINE_END "\r\n"
#define FIELDS_TABLE "fields"
#define FOLDER_MODE 0777
#define FILE_MODE 0666

static const char *const type_names[] = {
  [DP_TYPE_TEXT] = "text",   [DP_TYPE_LONG_TEXT] = "long text", [DP_TYPE_COUNT] = "whole number", [DP_TYPE_NUMBER] = "number",
  [DP_TYPE_SHARE] = "share", [DP_TYPE_MONEY] = "kroner",        [DP_TYPE_YEAR] = "year",          [DP_TYPE_BOOL] = "yes or no",
  [DP_TYPE_CHOICE] = "key",  [DP_TYPE_SET] = "keys",            [DP_TYPE_DATE] = "date",          [DP_TYPE_REF] = "id",
  [DP_TYPE_REFS] = "ids",
};

/* JSON. */

static void
add_value (JsonBuilder   *builder,
           const DpValue *value)
{
  switch (value->kind)
    {
    case DP_VALUE_NUMBER:
      /* Whole numbers without a point, as people write them. */
      if (value->number == floor (value->number) && fabs (value->number) < 9e15)
        json_builder_add_int_value (builder, (gint64) value->number);
      else
        json_builder_add_double_value (builder, value->number);
      break;
    case DP_VALUE_TEXT:
      json_builder_add_string_value (builder, value->text);
      break;
    case DP_VALUE_NONE:
    default:
      json_builder_add_null_value (builder);
    }
}

static void
add_record (JsonBuilder    *builder,
            const DpRecord *record)
{
  const DpEntity *entity = dp_entity (record->kind);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, record->id);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      json_builder_set_member_name (builder, entity->fields[i].name);
      add_value (builder, &record->values[i]);
    }
  json_builder_end_object (builder);
}

/** dp_report_json: see the header. */
char *
dp_report_json (const DpPlan *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, FORMAT);
  json_builder_set_member_name (builder, "schema");
  json_builder_add_int_value (builder, dp_plan_schema_version ());
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const GPtrArray *records = dp_plan_list (plan, kind);

      json_builder_set_member_name (builder, dp_entity (kind)->name);
      json_builder_begin_array (builder);
      for (guint i = 0; i < records->len; i++)
        add_record (builder, records->pdata[i]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);

  return g_strconcat (text, "\n", NULL);
}

/* Tables. */

static void
add_cell (GString    *line,
          const char *text,
          gboolean    first)
{
  gboolean quoted = text != NULL && strpbrk (text, ",\"\r\n") != NULL;

  if (!first)
    g_string_append_c (line, ',');
  if (quoted)
    g_string_append_c (line, '"');
  for (const char *c = text; c != NULL && *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *c);
    }
  if (quoted)
    g_string_append_c (line, '"');
}

static void
add_value_cell (GString       *line,
                const DpValue *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  add_cell (line, value->kind == DP_VALUE_NUMBER ? g_ascii_dtostr (number, sizeof number, value->number) : value->text, FALSE);
}

/** dp_report_csv: see the header. */
char *
dp_report_csv (const DpPlan *plan,
               DpEntityKind  kind)
{
  const DpEntity *entity = dp_entity (kind);
  const GPtrArray *records = dp_plan_list (plan, kind);
  GString *text = g_string_new (BYTE_ORDER_MARK);

  add_cell (text, "id", TRUE);
  for (guint i = 0; i < entity->n_fields; i++)
    add_cell (text, entity->fields[i].name, FALSE);
  g_string_append (text, LINE_END);

  for (guint r = 0; r < records->len; r++)
    {
      const DpRecord *record = records->pdata[r];

      add_cell (text, record->id, TRUE);
      for (guint i = 0; i < entity->n_fields; i++)
        add_value_cell (text, &record->values[i]);
      g_string_append (text, LINE_END);
    }

  return g_string_free (text, FALSE);
}

/* What every column of the tables means, in the chosen language. */
static char *
describe_fields (void)
{
  GString *text = g_string_new (BYTE_ORDER_MARK "table,column,type,unit,label,meaning" LINE_END);

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const DpEntity *entity = dp_entity (kind);

      for (guint i = 0; i < entity->n_fields; i++)
        {
          const DpField *field = &entity->fields[i];

          add_cell (text, entity->name, TRUE);
          add_cell (text, field->name, FALSE);
          add_cell (text, type_names[field->type], FALSE);
          add_cell (text, dp_field_unit (field), FALSE);
          add_cell (text, dp_field_label (field), FALSE);
          add_cell (text, dp_field_help (field), FALSE);
          g_string_append (text, LINE_END);
        }
    }

  return g_string_free (text, FALSE);
}

static gboolean
write_whole (const char *path,
             const char *text,
             GError    **error)
{
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, FILE_MODE, error);
}

/** dp_report_write_json: see the header. */
gboolean
dp_report_write_json (const DpPlan *plan,
                      const char   *path,
                      GError      **error)
{
  g_autofree char *text = dp_report_json (plan);

  return write_whole (path, text, error);
}

static gboolean
write_table (const char *folder,
             const char *name,
             const char *text,
             GError    **error)
{
  g_autofree char *file = g_strconcat (name, ".csv", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  return write_whole (path, text, error);
}

static gboolean
write_tables (const DpPlan *plan,
              const char   *folder,
              GError      **error)
{
  g_autofree char *fields = describe_fields ();

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      g_autofree char *table = dp_report_csv (plan, kind);

      if (!write_table (folder, dp_entity (kind)->name, table, error))
        return FALSE;
    }

  return write_table (folder, FIELDS_TABLE, fields, error);
}

static void
remove_tables (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
set_failed (GError    **error,
            const char *path)
{
  int why = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (why),
               /* Translators: a folder, then the system's reason */
               _("The folder “%1$s” could not be made: %2$s."), path, g_strerror (why));
  return FALSE;
}

/** dp_report_write_tables: see the header. */
gboolean
dp_report_write_tables (const DpPlan *plan,
                        const char   *path,
                        GError      **error)
{
  g_autofree char *whole = g_strdup (path);
  g_autofree char *unfinished = NULL;

  for (gsize n = strlen (whole); n > 1 && G_IS_DIR_SEPARATOR (whole[n - 1]); n--)
    whole[n - 1] = '\0';
  if (g_file_test (whole, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                   _("“%s” is there already. Give the folder another name, or move the old one away."), whole);
      return FALSE;
    }

  /* The tables appear all at once: written beside the folder, and renamed. */
  unfinished = g_strconcat (whole, ".XXXXXX", NULL);
  if (g_mkdtemp_full (unfinished, FOLDER_MODE) == NULL)
    return set_failed (error, whole);
  if (!write_tables (plan, unfinished, error))
    {
      remove_tables (unfinished);
      return FALSE;
    }
  if (g_rename (unfinished, whole) != 0)
    {
      set_failed (error, whole);
      remove_tables (unfinished);
      return FALSE;
    }

  return TRUE;
}
