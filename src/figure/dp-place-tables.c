/* dp-place-tables.c: the tables and sentences of distance and place.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-finance-tables.h"

#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

#define UNKNOWN "–"

/** dp_place_km: Returns: (transfer full): "87 km", in whole km: more would pretend. */
char *
dp_place_km (double km)
{
  g_autofree char *number = dp_format_number (km, 0);

  return g_strconcat (number, DP_NO_BREAK_SPACE, "km", NULL);
}

/** dp_place_limit: Returns: (transfer full): "72.5 km", as somebody set it: a distance that is asked about is not rounded. */
char *
dp_place_limit (double km)
{
  g_autofree char *number = dp_format_trimmed (km, 1);

  return g_strconcat (number, DP_NO_BREAK_SPACE, "km", NULL);
}

static void
add_distance_row (DpTable    *table,
                  const char *name,
                  char       *road,
                  char       *line)
{
  dp_table_add_row (table, NULL, FALSE, name, road, line, NULL);
  g_free (road);
  g_free (line);
}

/** dp_distance_note: Returns: (transfer full): how distances are counted, below a table of them. */
char *
dp_distance_note (const DpGeographyResult *geography)
{
  g_autofree char *detour = dp_format_trimmed (geography->detour, 2);

  /* Translators: a number such as 1.3 */
  return g_strdup_printf (_("To the nearest unit that serves the woman's region. By road: the straight line × %s, our "
                            "assumption, round the water over bridges and ferries; a ferry counts the km it sails, not the "
                            "time. The need of a region is spread over its towns by their people."),
                          detour);
}

/** dp_distance_table_new: Returns: (transfer full): how far the women have to the units, by road and as the crow flies. */
DpTable *
dp_distance_table_new (const DpGeographyResult *geography)
{
  DpTable *table = dp_table_new (_("How far to the nearest unit"));

  dp_table_add_column (table, _("Distance"), FALSE);
  dp_table_add_column (table, _("By road"), TRUE);
  dp_table_add_column (table, _("Straight line"), TRUE);
  if (geography->gap != DP_GEOGRAPHY_OK)
    return table;

  for (guint i = 0; i < DP_GEOGRAPHY_N_LIMITS; i++)
    {
      g_autofree char *limit = dp_place_km (dp_geography_limits[i]);
      /* Translators: a distance */
      g_autofree char *name = g_strdup_printf (_("Share of the need within %s"), limit);

      add_distance_row (table, name, dp_format_percent (geography->road.within[i]),
                        dp_format_percent (geography->line.within[i]));
    }
  add_distance_row (table, _("Mean"), dp_place_km (geography->road.mean), dp_place_km (geography->line.mean));
  add_distance_row (table, _("Longest"), dp_place_km (geography->road.worst), dp_place_km (geography->line.worst));
  if (geography->has_backup)
    add_distance_row (table, _("Mean to the next nearest unit"), dp_place_km (geography->road.backup_mean),
                      dp_place_km (geography->line.backup_mean));

  table->note = dp_distance_note (geography);
  return table;
}

/** dp_travel_words: see the header. */
char *
dp_travel_words (guint cells)
{
  g_autofree char *number = dp_format_number (cells, 0);

  if (cells == 0)
    return g_strdup (_("None yet: every distance by road is the program’s estimate."));
  /* Translators: number of distances */
  return g_strdup_printf (_("%s distances between a town and a site are the planner’s own; the rest are estimates."), number);
}

/** dp_geography_sentences: Returns: (transfer full) (element-type utf8): what the distances mean. */
GPtrArray *
dp_geography_sentences (const DpGeographyResult *geography)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  const char *unit = geography->gap_unit != NULL ? dp_record_name (geography->gap_unit) : "";
  g_autofree char *reach = dp_place_km (geography->reach);
  g_autofree char *within = dp_format_percent (geography->road.within_reach);
  g_autofree char *mean = dp_place_km (geography->road.mean);
  g_autofree char *worst = dp_place_km (geography->road.worst);
  g_autofree char *backup = dp_place_km (geography->road.backup_mean);
  g_autofree char *unserved = dp_format_percent (1.0 - geography->served_share);
  g_autofree char *own = dp_format_percent (geography->own_share);

  switch (geography->gap)
    {
    case DP_GEOGRAPHY_NO_UNIT:
      g_ptr_array_add (sentences, g_strdup (_("The proposal has no residential unit, so there is no distance to one.")));
      return sentences;
    case DP_GEOGRAPHY_NO_PLACE:
      /* Translators: a unit */
      g_ptr_array_add (sentences, g_strdup_printf (_("Where %s lies is unknown. Choose its municipality."), unit));
      return sentences;
    case DP_GEOGRAPHY_NO_REGIONS:
      g_ptr_array_add (sentences, g_strdup_printf (_("%s serves no region. Choose the regions whose women turn to it."), unit));
      return sentences;
    case DP_GEOGRAPHY_NO_POPULATION:
      g_ptr_array_add (sentences, g_strdup (_("A region lacks the number that the need is split by. Enter it on the page Need.")));
      return sentences;
    case DP_GEOGRAPHY_OK:
    default:
      break;
    }

  /* Translators: share of the need, reasonable distance */
  g_ptr_array_add (sentences, g_strdup_printf (_("%1$s of the need lies within %2$s of a unit that serves it, by road."), within,
                                               reach));
  if (geography->road.worst_town != NULL)
    /* Translators: mean distance, longest distance, a town */
    g_ptr_array_add (sentences, g_strdup_printf (_("The mean way is %1$s; the longest is %2$s, from %3$s."), mean, worst,
                                                 geography->road.worst_town->name));
  if (geography->has_backup)
    /* Translators: a distance */
    g_ptr_array_add (sentences, g_strdup_printf (_("When the nearest unit is full, the next nearest lies %s away on average."),
                                                 backup));
  if (geography->served_share < 1.0 - 1e-9)
    /* Translators: share of the need */
    g_ptr_array_add (sentences, g_strdup_printf (_("%s of the need has no unit in its region; those women are not in the mean."),
                                                 unserved));
  if (geography->own_share > 0.0)
    /* Translators: share of the need */
    g_ptr_array_add (sentences, g_strdup_printf (_("For %s of the need the distance is the planner’s own; for the rest it is the "
                                                   "program’s estimate by road."),
                                                 own));

  return sentences;
}

static char *
site_names (const DpPlacement *placement,
            const int         *sites,
            guint              n)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (names, ", ");
      g_string_append (names, g_array_index (placement->sites, DpSite, sites[i]).name);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
add_set_row (DpTable           *table,
             const DpPlacement *placement,
             const char        *name,
             guint              n,
             const int         *sites)
{
  DpPlaceSet set;
  g_autofree char *names = site_names (placement, sites, n);
  g_autofree char *mean = NULL;
  g_autofree char *worst = NULL;
  g_autofree char *within = NULL;
  g_autofree char *backup = NULL;

  if (!dp_place_value (&placement->problem, (int) n, sites, &set, NULL))
    return;
  mean = dp_place_km (set.median);
  worst = dp_place_km (set.centre);
  within = dp_format_percent (set.coverage);
  backup = dp_place_km (set.backup);
  dp_table_add_row (table, NULL, FALSE, name, names, mean, worst, within, backup, NULL);
}

/** dp_placement_table_new: Returns: (transfer full): the best sites by every measure, their runners-up, and the proposal's. */
DpTable *
dp_placement_table_new (const DpPlacement *placement)
{
  const DpPlaceAnswer *answer = &placement->answer;
  const struct
  {
    const char *best;
    const char *second;
    const DpPlaceBest *answer;
  } rows[] = {
    { _("Shortest mean way"), _("Second shortest mean way"), &answer->median },
    { _("Shortest longest way"), _("Second shortest longest way"), &answer->centre },
    { _("Most within reach"), _("Second most within reach"), &answer->coverage },
    { _("Shortest mean way when units may be full"), _("Second shortest when units may be full"), &answer->backup },
  };
  DpTable *table = dp_table_new (_("Where units would lie best"));
  g_autofree char *sets = dp_format_number ((double) answer->sets, 0);
  g_autofree char *reach = dp_place_km (placement->problem.radius);
  g_autofree char *busy = dp_format_percent (placement->problem.busy);
  g_autofree char *apart = dp_place_km (DP_CANDIDATES_APART_KM);
  g_autofree char *within = g_strdup_printf (_("Within %s"), reach);

  dp_table_add_column (table, _("Measure"), FALSE);
  dp_table_add_column (table, _("Sites"), FALSE);
  dp_table_add_column (table, _("Mean way"), TRUE);
  dp_table_add_column (table, _("Longest way"), TRUE);
  dp_table_add_column (table, within, TRUE);
  dp_table_add_column (table, _("Mean way when units may be full"), TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      add_set_row (table, placement, rows[i].best, placement->n_units, rows[i].answer->sites);
      if (rows[i].answer->has_runner_up)
        add_set_row (table, placement, rows[i].second, placement->n_units, rows[i].answer->runner_up_sites);
    }
  if (placement->has_own)
    add_set_row (table, placement, _("The proposal's own sites"), placement->n_own, placement->own.sites);

  /* Translators: number of sets, number of towns, distance between towns, share */
  table->note = g_strdup_printf (_("All %1$s sets of sites were looked at, exactly. Candidates: the %2$u largest towns at least %3$s "
                                   "apart, and the proposal's own sites. Each woman turns to the nearest unit of all; when units may "
                                   "be full, %4$s find the nearest full and go to the next."),
                                 sets, placement->n_towns, apart, busy);
  return table;
}

static void
add_best_row (DpTable           *table,
              const char        *name,
              const DpPlaceBest *best,
              guint              n_units)
{
  g_autoptr (GString) sites = g_string_new (NULL);
  g_autofree char *value = dp_format_trimmed (best->value, 3);
  g_autofree char *ties = dp_format_number ((double) best->ties, 0);
  g_autofree char *second = best->has_runner_up ? dp_format_trimmed (best->runner_up, 3) : g_strdup (UNKNOWN);

  for (guint i = 0; i < n_units; i++)
    g_string_append_printf (sites, i > 0 ? ", %d" : "%d", best->sites[i]);
  dp_table_add_row (table, NULL, FALSE, name, sites->str, value, ties, second, NULL);
}

/** dp_place_answer_table_new: Returns: (transfer full): the best sites of a bare matrix, by their numbers. */
DpTable *
dp_place_answer_table_new (const DpPlaceAnswer *answer,
                           guint                n_units)
{
  DpTable *table = dp_table_new (_("The best sites"));

  dp_table_add_column (table, _("Measure"), FALSE);
  dp_table_add_column (table, _("Sites, from 0"), FALSE);
  dp_table_add_column (table, _("Value"), TRUE);
  dp_table_add_column (table, _("Sets as good"), TRUE);
  dp_table_add_column (table, _("Second best"), TRUE);
  /* Translators: names of two problems of locating facilities: the sum of weighted distances, and the longest distance */
  add_best_row (table, _("p-median: sum of weight × distance"), &answer->median, n_units);
  add_best_row (table, _("p-centre: longest distance"), &answer->centre, n_units);

  return table;
}
