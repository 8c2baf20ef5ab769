/* dp-outlines.c: the outlines of the regions, as the program carries them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * data/facts/regions.geojson: a FeatureCollection of MultiPolygons; of each polygon the outer ring is read.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-outlines.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#define PATH RESOURCE_PATH "/data/facts/regions.geojson"

static void
add_ring (GPtrArray  *outlines,
          const char *region,
          JsonArray  *ring)
{
  DpOutline *outline = g_new0 (DpOutline, 1);

  outline->region = g_strdup (region);
  outline->n_points = json_array_get_length (ring);
  outline->longitude = g_new (double, outline->n_points);
  outline->latitude = g_new (double, outline->n_points);
  for (guint i = 0; i < outline->n_points; i++)
    {
      JsonArray *point = json_array_get_array_element (ring, i);

      outline->longitude[i] = json_array_get_double_element (point, 0);
      outline->latitude[i] = json_array_get_double_element (point, 1);
    }
  g_ptr_array_add (outlines, outline);
}

static void
add_feature (GPtrArray  *outlines,
             JsonObject *feature)
{
  const char *region = json_object_get_string_member (json_object_get_object_member (feature, "properties"), "code");
  JsonArray *polygons = json_object_get_array_member (json_object_get_object_member (feature, "geometry"), "coordinates");

  for (guint i = 0; i < json_array_get_length (polygons); i++)
    add_ring (outlines, region, json_array_get_array_element (json_array_get_array_element (polygons, i), 0));
}

static GPtrArray *
load (void)
{
  GPtrArray *outlines = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonArray *features;

  if (bytes == NULL || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error))
    {
      g_critical ("the outlines are missing from the program: %s", error->message);
      return outlines;
    }
  features = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "features");
  for (guint i = 0; i < json_array_get_length (features); i++)
    add_feature (outlines, json_array_get_object_element (features, i));

  return outlines;
}

/** dp_outlines: see the header. */
const GPtrArray *
dp_outlines (void)
{
  static GPtrArray *outlines;

  if (g_once_init_enter (&outlines))
    g_once_init_leave (&outlines, load ());

  return outlines;
}
