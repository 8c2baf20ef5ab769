/* dp-cli-engine.c: what the engine refuses, and matrices out of JSON files for the bare calculators.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli.h"

#include "engine/dp-engine-error.h"
#include "figure/dp-error-words.h"

#include <glib/gi18n.h>
#include <math.h>

/** dp_cli_engine_fail: Returns: the exit status, after printing what the engine, or a parser, refused. */
DpExit
dp_cli_engine_fail (const char   *subject,
                    const GError *error)
{
  g_autofree char *message = NULL;

  if (error->domain != DP_ENGINE_ERROR)
    return dp_cli_fail (subject, error);

  message = dp_words_error (error, NULL);
  return dp_cli_error (DP_EXIT_USAGE, subject, message);
}

/* Reads the file's object; NULL after the error has been printed. */
JsonObject *
dp_cli_read_json (const char *path,
                  JsonParser *parser,
                  DpExit     *status)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root;

  if (!json_parser_load_from_file (parser, path, &error))
    {
      *status = dp_cli_error (DP_EXIT_READ, path, error->message);
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      *status = dp_cli_error (DP_EXIT_READ, path, _("The file is no JSON object; see the command's --help for its members."));
      return NULL;
    }

  return json_node_get_object (root);
}

static gboolean
is_number (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  return JSON_NODE_HOLDS_VALUE (node) && (type == G_TYPE_DOUBLE || type == G_TYPE_INT64)
         && isfinite (json_node_get_double (node));
}

/**
 * dp_cli_json_numbers:
 * @object: a JSON object
 * @member: name of a member that should be an array of numbers
 *
 * Returns: (transfer full) (nullable) (element-type double): the numbers, or NULL when it is something else
 */
GArray *
dp_cli_json_numbers (JsonObject *object,
                     const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      double number;

      if (!is_number (json_array_get_element (array, i)))
        return NULL;
      number = json_array_get_double_element (array, i);
      g_array_append_val (numbers, number);
    }

  return g_steal_pointer (&numbers);
}

/**
 * dp_cli_json_matrix:
 * @object: a JSON object
 * @member: name of a member that should be an array of rows of equally many numbers
 * @n_rows, @n_columns: (out): its size
 *
 * Returns: (transfer full) (nullable) (element-type double): the numbers row by row, or NULL when it is something else
 */
GArray *
dp_cli_json_matrix (JsonObject *object,
                    const char *member,
                    gsize      *n_rows,
                    gsize      *n_columns)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  JsonArray *rows;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  rows = json_node_get_array (node);
  *n_rows = json_array_get_length (rows);
  *n_columns = 0;
  for (guint r = 0; r < *n_rows; r++)
    {
      JsonNode *row_node = json_array_get_element (rows, r);
      JsonArray *row;

      if (!JSON_NODE_HOLDS_ARRAY (row_node))
        return NULL;
      row = json_node_get_array (row_node);
      if (r == 0)
        *n_columns = json_array_get_length (row);
      if (json_array_get_length (row) != *n_columns || *n_columns == 0)
        return NULL;
      for (guint c = 0; c < *n_columns; c++)
        {
          double number;

          if (!is_number (json_array_get_element (row, c)))
            return NULL;
          number = json_array_get_double_element (row, c);
          g_array_append_val (numbers, number);
        }
    }

  return *n_rows > 0 ? g_steal_pointer (&numbers) : NULL;
}

/** dp_json_numbers: adds an array of @n numbers, as a member called @name unless it is NULL. */
void
dp_json_numbers (JsonBuilder  *builder,
                 const char   *name,
                 const double *numbers,
                 gsize         n)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; i < n; i++)
    json_builder_add_double_value (builder, numbers[i]);
  json_builder_end_array (builder);
}

/** dp_json_matrix: adds an array of @n_rows arrays of @n_columns numbers. */
void
dp_json_matrix (JsonBuilder  *builder,
                const char   *name,
                const double *numbers,
                gsize         n_rows,
                gsize         n_columns)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize r = 0; r < n_rows; r++)
    dp_json_numbers (builder, NULL, &numbers[r * n_columns], n_columns);
  json_builder_end_array (builder);
}
