/* dp-relocation.c: units of a proposal moved to other towns, computed beside the plan and not in it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-relocation.h"

#include "plan/dp-changes.h"
#include "plan/dp-municipalities.h"

#include <glib/gi18n-lib.h>

/* The fields that say where a unit lies. */
static const guint fields[] = { DP_UNIT_MUNICIPALITY, DP_UNIT_SITE, DP_UNIT_LATITUDE, DP_UNIT_LONGITUDE };

typedef struct
{
  char *unit;
  const DpTown *town;
  DpRecord *before; /* as the plan has it */
} Move;

struct _DpRelocation
{
  DpPlan *plan;
  DpAnalysis *analysis;
  GArray *moves; /* of Move, a unit once */
};

static void
move_clear (gpointer data)
{
  Move *move = data;

  g_clear_pointer (&move->unit, g_free);
  g_clear_pointer (&move->before, dp_record_free);
}

/** dp_unit_get_point: see the header. */
gboolean
dp_unit_get_point (const DpRecord *unit,
                   DpPoint        *point)
{
  const DpMunicipality *municipality = dp_municipality_lookup (dp_record_text (unit, DP_UNIT_MUNICIPALITY));

  if (!dp_record_number (unit, DP_UNIT_LATITUDE, &point->lat) || !dp_record_number (unit, DP_UNIT_LONGITUDE, &point->lon))
    {
      if (municipality == NULL)
        return FALSE;
      point->lat = municipality->latitude;
      point->lon = municipality->longitude;
    }
  point->land = dp_towns_land_at (point->lat, point->lon);
  return TRUE;
}

/** dp_relocation_new: Returns: (transfer full): a copy of @plan in which nothing is moved yet. */
DpRelocation *
dp_relocation_new (const DpPlan *plan)
{
  DpRelocation *relocation = g_new0 (DpRelocation, 1);

  relocation->plan = dp_plan_copy (plan);
  relocation->analysis = dp_analysis_new (relocation->plan);
  relocation->moves = g_array_new (FALSE, FALSE, sizeof (Move));
  g_array_set_clear_func (relocation->moves, move_clear);
  return relocation;
}

/** dp_relocation_free: frees @relocation; NULL is allowed. */
void
dp_relocation_free (DpRelocation *relocation)
{
  if (relocation == NULL)
    return;

  g_array_unref (relocation->moves);
  dp_analysis_free (relocation->analysis);
  dp_plan_free (relocation->plan);
  g_free (relocation);
}

/** dp_relocation_get_analysis: Returns: (transfer none): what follows with the units where they are moved to. */
DpAnalysis *
dp_relocation_get_analysis (DpRelocation *relocation)
{
  return relocation->analysis;
}

/* Its number among the moves; their count while @unit lies where the plan has it. */
static guint
find_move (DpRelocation *relocation,
           const char   *unit)
{
  guint i = 0;

  while (i < relocation->moves->len && !g_str_equal (g_array_index (relocation->moves, Move, i).unit, unit))
    i++;
  return i;
}

/** dp_relocation_get_town: Returns: (nullable): where @unit is moved to; NULL while it lies where the plan has it. */
const DpTown *
dp_relocation_get_town (DpRelocation *relocation,
                        const char   *unit)
{
  const guint number = find_move (relocation, unit);

  return number < relocation->moves->len ? g_array_index (relocation->moves, Move, number).town : NULL;
}

/** dp_relocation_count: Returns: how many units are moved. */
guint
dp_relocation_count (DpRelocation *relocation)
{
  return relocation->moves->len;
}

static DpValue
town_value (const DpTown *town,
            guint         field)
{
  switch (field)
    {
    case DP_UNIT_MUNICIPALITY:
      return dp_value_text (town->municipality);
    case DP_UNIT_SITE:
      return dp_value_text (town->name);
    case DP_UNIT_LATITUDE:
      return dp_value_number (town->point.lat);
    case DP_UNIT_LONGITUDE:
    default:
      return dp_value_number (town->point.lon);
    }
}

static void
put_unit (DpRelocation *relocation,
          DpRecord     *unit)
{
  g_autoptr (DpChanges) changes = dp_changes_new ();
  g_autoptr (DpChangeSet) set = NULL;

  dp_changes_put (changes, relocation->plan, unit);
  dp_changes_settle (changes, relocation->plan);
  set = dp_change_set_new (changes, relocation->plan);
  dp_analysis_invalidate (relocation->analysis, set);
}

/**
 * dp_relocation_move:
 * @relocation: a relocation
 * @unit: id of a unit of the plan
 * @town: (nullable): where to; the regions that the unit serves stay the same. NULL: back to where the plan has it
 *
 * Returns: whether it was elsewhere before
 */
gboolean
dp_relocation_move (DpRelocation *relocation,
                    const char   *unit,
                    const DpTown *town)
{
  const DpRecord *now = dp_plan_get (relocation->plan, DP_ENTITY_UNIT, unit);
  const guint number = find_move (relocation, unit);
  DpRecord *after;

  if (now == NULL || dp_relocation_get_town (relocation, unit) == town)
    return FALSE;

  if (town == NULL)
    {
      put_unit (relocation, dp_record_copy (g_array_index (relocation->moves, Move, number).before));
      g_array_remove_index (relocation->moves, number);
      return TRUE;
    }

  after = dp_record_copy (now);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    dp_record_set (after, fields[i], town_value (town, fields[i]));
  if (number < relocation->moves->len)
    g_array_index (relocation->moves, Move, number).town = town;
  else
    {
      const Move first = { g_strdup (unit), town, dp_record_copy (now) };

      g_array_append_val (relocation->moves, first);
    }
  put_unit (relocation, after);
  return TRUE;
}

/* (transfer full): the name of the undo step. */
static char *
step_name (DpRelocation *relocation)
{
  const Move *move = &g_array_index (relocation->moves, Move, 0);

  if (relocation->moves->len == 1)
    /* Translators: the name of an undo step: a unit, a town */
    return g_strdup_printf (_("Move %1$s to %2$s"), dp_record_name (dp_plan_get (relocation->plan, DP_ENTITY_UNIT, move->unit)), move->town->name);
  /* Translators: the name of an undo step */
  return g_strdup_printf (ngettext ("Move %u unit", "Move %u units", relocation->moves->len), relocation->moves->len);
}

/**
 * dp_relocation_apply:
 * @relocation: a relocation
 * @document: the open plan that it is a copy of
 * @error: return location; a sentence
 *
 * Makes it the plan, in one undo step. Where nothing is moved there is no step.
 *
 * Returns: whether it is done; nothing is changed otherwise
 */
gboolean
dp_relocation_apply (DpRelocation *relocation,
                     DpDocument   *document,
                     GError      **error)
{
  g_autofree char *name = NULL;
  gboolean done = TRUE;

  if (relocation->moves->len == 0)
    return TRUE;

  name = step_name (relocation);
  dp_document_begin (document, name);
  for (guint m = 0; m < relocation->moves->len && done; m++)
    {
      const Move *move = &g_array_index (relocation->moves, Move, m);

      for (guint i = 0; i < G_N_ELEMENTS (fields) && done; i++)
        {
          g_auto (DpValue) value = town_value (move->town, fields[i]);

          done = dp_document_set (document, DP_ENTITY_UNIT, move->unit, fields[i], &value, error);
        }
    }

  if (done)
    return dp_document_end (document, error);
  dp_document_cancel (document);
  return FALSE;
}
