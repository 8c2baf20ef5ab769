/* dp-settings.c: the user's preferences and the state of the window; works also where the schema is not installed.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * g_settings_new() ends the program when the schema is missing, so it is looked up first: among the installed ones, then
 * in the build folder. Without it the preferences are kept until the program ends.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-settings.h"

/* What holds without a schema. The same as the defaults in the schema. */
static const struct
{
  const char *key;
  const char *value;
} defaults[] = {
  { "window-width", "1280" },
  { "window-height", "800" },
  { "window-maximized", "false" },
  { "sidebar-visible", "true" },
  { "panel-visible", "true" },
  { "page", "''" },
  { "language", "'system'" },
  { "author", "''" },
  { "color-scheme", "'system'" },
  { "wall-screens", "''" },
};

static GHashTable *memory; /* key → GVariant; in use only without a schema */

static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema == NULL)
    {
      g_autoptr(GSettingsSchemaSource) built =
        g_settings_schema_source_new_from_directory (BUILD_SCHEMA_DIR, source, TRUE, NULL);

      if (built != NULL)
        schema = g_settings_schema_source_lookup (built, APPLICATION_ID, FALSE);
    }
  return schema;
}

static GSettings *
settings (void)
{
  static GSettings *instance;
  static gsize initialized;

  if (g_once_init_enter (&initialized))
    {
      g_autoptr(GSettingsSchema) schema = find_schema ();

      if (schema != NULL)
        instance = g_settings_new_full (schema, NULL, NULL);
      else
        memory = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
      g_once_init_leave (&initialized, 1);
    }
  return instance;
}

static GVariant *
get (const char         *key,
     const GVariantType *type)
{
  if (settings () != NULL)
    return g_settings_get_value (settings (), key);

  if (g_hash_table_contains (memory, key))
    return g_variant_ref (g_hash_table_lookup (memory, key));
  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_str_equal (defaults[i].key, key))
      return g_variant_parse (type, defaults[i].value, NULL, NULL, NULL);
  g_assert_not_reached ();
}

static void
set (const char *key,
     GVariant   *value)
{
  g_autoptr(GVariant) owned = g_variant_ref_sink (value);

  if (settings () != NULL)
    g_settings_set_value (settings (), key, owned);
  else
    for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
      if (g_str_equal (defaults[i].key, key))
        g_hash_table_insert (memory, (char *) defaults[i].key, g_steal_pointer (&owned));
}

gboolean
dp_settings_get_boolean (const char *key)
{
  g_autoptr(GVariant) value = get (key, G_VARIANT_TYPE_BOOLEAN);

  return g_variant_get_boolean (value);
}

int
dp_settings_get_int (const char *key)
{
  g_autoptr(GVariant) value = get (key, G_VARIANT_TYPE_INT32);

  return g_variant_get_int32 (value);
}

char *
dp_settings_dup_string (const char *key)
{
  g_autoptr(GVariant) value = get (key, G_VARIANT_TYPE_STRING);

  return g_variant_dup_string (value, NULL);
}

void
dp_settings_set_boolean (const char *key,
                         gboolean    value)
{
  set (key, g_variant_new_boolean (value));
}

void
dp_settings_set_int (const char *key,
                     int         value)
{
  set (key, g_variant_new_int32 (value));
}

void
dp_settings_set_string (const char *key,
                        const char *value)
{
  set (key, g_variant_new_string (value));
}
