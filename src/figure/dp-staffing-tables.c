/* dp-staffing-tables.c: the tables and sentences of staffing.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-finance-tables.h"

#include "figure/dp-words.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

#define UNKNOWN "–"
#define MINUTES_PER_HOUR 60.0

static char *
fte_or_dash (double   fte,
             gboolean known)
{
  return known ? dp_format_trimmed (fte, 2) : g_strdup (UNKNOWN);
}

static const char *
crew_word (const DpStaffingUnit *unit)
{
  if (!unit->crew_known)
    return UNKNOWN;

  /* Translators: whether the minimum crew is manned */
  return unit->crew_met ? _("Manned") : _("Not manned");
}

static void
add_unit_row (DpTable              *table,
              const DpStaffingUnit *unit)
{
  gboolean known = unit->lines > unit->unknown_fte;
  g_autofree char *total = fte_or_dash (unit->fte.total, known);
  g_autofree char *own = fte_or_dash (unit->fte.own, known);
  g_autofree char *purchased = fte_or_dash (unit->fte.purchased, known);
  g_autofree char *partner = fte_or_dash (unit->fte.partner, known);
  g_autofree char *cost = unit->lines > unit->unknown_cost ? dp_format_money (unit->cost) : g_strdup (UNKNOWN);
  g_autofree char *night = unit->crew_known ? dp_format_trimmed (unit->night, 1) : g_strdup (UNKNOWN);
  g_autofree char *day = unit->crew_known ? dp_format_trimmed (unit->day, 1) : g_strdup (UNKNOWN);
  g_autofree char *women = unit->women_known ? dp_format_range (unit->women_per_fte.low, unit->women_per_fte.high, 1)
                                             : g_strdup (UNKNOWN);

  dp_table_add_row (table, unit->unit->id, FALSE, dp_record_name (unit->unit), total, own, purchased, partner, cost, night,
                    day, crew_word (unit), women, NULL);
}

/** dp_staffing_table_new: Returns: (transfer full): the posts, cost, cover and women per post of every unit. */
DpTable *
dp_staffing_table_new (const DpStaffingResult *staffing)
{
  DpTable *table = dp_table_new (_("Staffing, unit by unit"));
  gboolean known = staffing->lines > staffing->unknown_fte;
  g_autofree char *total = fte_or_dash (staffing->fte.total, known);
  g_autofree char *own = fte_or_dash (staffing->fte.own, known);
  g_autofree char *purchased = fte_or_dash (staffing->fte.purchased, known);
  g_autofree char *partner = fte_or_dash (staffing->fte.partner, known);
  g_autofree char *cost = staffing->lines > staffing->unknown_cost ? dp_format_money (staffing->cost) : g_strdup (UNKNOWN);
  g_autofree char *post = dp_format_number (staffing->terms.fte_per_post, 2);
  g_autofree char *night = dp_format_trimmed (staffing->terms.crew_night, 1);
  g_autofree char *day = dp_format_trimmed (staffing->terms.crew_day, 1);

  dp_table_add_column (table, _("Unit"), FALSE);
  /* Translators: the head of a column: full-time equivalents */
  dp_table_add_column (table, C_("column", "FTE"), TRUE);
  dp_table_add_column (table, _("Own"), TRUE);
  dp_table_add_column (table, _("Purchased"), TRUE);
  dp_table_add_column (table, _("Partner's"), TRUE);
  dp_table_add_column (table, _("Cost a year"), TRUE);
  dp_table_add_column (table, _("On duty at night"), TRUE);
  dp_table_add_column (table, _("On duty in waking hours"), TRUE);
  dp_table_add_column (table, _("Minimum crew"), FALSE);
  dp_table_add_column (table, _("Women a year per FTE"), TRUE);
  for (guint u = 0; u < staffing->n_units; u++)
    add_unit_row (table, &staffing->units[u]);
  dp_table_add_row (table, NULL, TRUE, _("All units"), total, own, purchased, partner, cost, "", "", "", "", NULL);

  /* Translators: full-time equivalents for one post, people at night, people in waking hours */
  table->note = g_strdup_printf (_("One person on duty round the clock takes %1$s FTE. The minimum crew is %2$s at night and "
                                   "%3$s in the waking hours, our assumption; the round-the-clock lines man the night first. "
                                   "Women per FTE: admitted a year over the estimates in use, management not counted."),
                                 post, night, day);
  return table;
}

static const char *
area_name (const char *competence)
{
  const DpChoice *choice = dp_field_find_choice (dp_field (DP_ENTITY_STAFFING, DP_STAFFING_COMPETENCE), competence);

  /* Translators: staffing lines that name no area of competence */
  return choice != NULL ? dp_choice_label (choice) : _("No area stated");
}

static const char *
state_word (DpCompetenceState state)
{
  switch (state)
    {
    case DP_COMPETENCE_SEVERAL:
      return _("Several people");
    case DP_COMPETENCE_ONE_PERSON:
      return _("Rests on one person");
    case DP_COMPETENCE_OTHERS:
      return _("Only from others");
    case DP_COMPETENCE_MISSING:
      return _("Not staffed");
    case DP_COMPETENCE_UNKNOWN:
    default:
      return _("Unknown");
    }
}

/** dp_competence_table_new: Returns: (transfer full): who carries every area of competence, in one unit or in all. */
DpTable *
dp_competence_table_new (const DpStaffingResult *staffing,
                         const char             *unit_id)
{
  DpTable *table = dp_table_new (_("Who carries the competences"));
  g_autofree char *limit = dp_format_trimmed (staffing->terms.one_person, 2);

  dp_table_add_column (table, _("Unit"), FALSE);
  dp_table_add_column (table, _("Competence"), FALSE);
  dp_table_add_column (table, _("Own"), TRUE);
  dp_table_add_column (table, _("Purchased"), TRUE);
  dp_table_add_column (table, _("Partner's"), TRUE);
  dp_table_add_column (table, _("Carried by"), FALSE);

  for (guint u = 0; u < staffing->n_units; u++)
    for (guint i = 0; i < staffing->units[u].n_areas; i++)
      {
        const DpStaffingUnit *unit = &staffing->units[u];
        const DpStaffingArea *area = &unit->areas[i];
        g_autofree char *own = dp_format_trimmed (area->fte.own, 2);
        g_autofree char *purchased = dp_format_trimmed (area->fte.purchased, 2);
        g_autofree char *partner = dp_format_trimmed (area->fte.partner, 2);

        if (unit_id == NULL || g_str_equal (unit->unit->id, unit_id))
          dp_table_add_row (table, unit->unit->id, FALSE, dp_record_name (unit->unit), area_name (area->competence), own,
                            purchased, partner, unit->lines > 0 ? state_word (area->state) : _("Unknown"), NULL);
      }

  /* Translators: a number of full-time equivalents */
  table->note = g_strdup_printf (_("FTE. With fewer than %s FTE of its own, our assumption, a competence rests on one person: "
                                   "nobody covers holidays, illness and resignation."),
                                 limit);
  return table;
}

static void
add_hours_row (DpTable    *table,
               const char *name,
               double      days,
               double      hours_a_day)
{
  g_autofree char *days_text = dp_format_trimmed (days, 2);
  g_autofree char *hours = dp_format_number (-days * hours_a_day, 1);

  dp_table_add_row (table, NULL, FALSE, name, days_text, hours, NULL);
}

/** dp_hours_table_new: Returns: (transfer full): from paid hours to hours on duty, term by term. */
DpTable *
dp_hours_table_new (const DpStaffingTerms *terms)
{
  DpTable *table = dp_table_new (_("The year of a full-time post"));
  g_autofree char *norm = dp_format_trimmed (terms->hours.norm_hours, 1);
  g_autofree char *net = dp_format_number (terms->net_hours, 1);
  g_autofree char *post = dp_format_number (terms->fte_per_post, 2);
  g_autofree char *handover = dp_format_trimmed (terms->handover * MINUTES_PER_HOUR, 0);

  dp_table_add_column (table, _("Term"), FALSE);
  dp_table_add_column (table, _("Days"), TRUE);
  dp_table_add_column (table, _("Hours"), TRUE);
  dp_table_add_row (table, NULL, FALSE, _("Paid hours"), "", norm, NULL);
  add_hours_row (table, _("Holidays"), terms->hours.holiday, terms->hours.day_hours);
  add_hours_row (table, _("Extra days off"), terms->hours.extra_holiday, terms->hours.day_hours);
  add_hours_row (table, _("Public holidays"), terms->hours.public_holidays, terms->hours.day_hours);
  add_hours_row (table, _("Illness"), terms->hours.sick, terms->hours.day_hours);
  add_hours_row (table, _("Training"), terms->hours.course, terms->hours.day_hours);
  dp_table_add_row (table, NULL, TRUE, _("Hours on duty"), "", net, NULL);

  /* Translators: minutes, full-time equivalents */
  table->note = g_strdup_printf (_("One post round the clock: (24 hours + %1$s minutes of overlap) × 365 days ÷ hours on duty "
                                   "= %2$s FTE. Every term is set locally, under Assumptions."),
                                 handover, post);
  return table;
}

static void
add_cover_sentences (GPtrArray              *sentences,
                     const DpStaffingResult *staffing)
{
  guint known = 0;
  guint met = 0;

  for (guint u = 0; u < staffing->n_units; u++)
    {
      const DpStaffingUnit *unit = &staffing->units[u];
      g_autofree char *night = dp_format_trimmed (unit->night, 1);
      g_autofree char *day = dp_format_trimmed (unit->day, 1);

      known += unit->crew_known;
      met += unit->crew_met;
      if (unit->crew_known && !unit->crew_met)
        /* Translators: unit, people at night, people in waking hours */
        g_ptr_array_add (sentences, g_strdup_printf (_("%1$s cannot man the minimum crew: its round-the-clock lines keep %2$s on "
                                                       "duty at night and %3$s in the waking hours."),
                                                     dp_record_name (unit->unit), night, day));
      else if (!unit->crew_known)
        /* Translators: unit */
        g_ptr_array_add (sentences, g_strdup_printf (_("Whether %s can man the minimum crew is unknown: enter the FTE of its "
                                                       "round-the-clock care."),
                                                     dp_record_name (unit->unit)));
    }

  if (known > 0 && met == staffing->n_units)
    g_ptr_array_add (sentences, g_strdup (_("The round-the-clock lines man the minimum crew in every unit.")));
}

static void
add_person_sentences (GPtrArray              *sentences,
                      const DpStaffingResult *staffing)
{
  for (const DpChoice *choice = dp_choices_competence; choice->key != NULL; choice++)
    {
      guint n = 0;

      for (guint u = 0; u < staffing->n_units; u++)
        for (guint i = 0; i < staffing->units[u].n_areas; i++)
          if (g_strcmp0 (staffing->units[u].areas[i].competence, choice->key) == 0
              && staffing->units[u].areas[i].state == DP_COMPETENCE_ONE_PERSON)
            n++;

      if (n == 0 || g_str_equal (choice->key, "management") || g_str_equal (choice->key, "other"))
        continue;
      if (staffing->n_units == 1)
        /* Translators: an area of competence */
        g_ptr_array_add (sentences, g_strdup_printf (_("“%s” rests on one person."), dp_choice_label (choice)));
      else
        /* Translators: an area of competence, number of units, number of all units */
        g_ptr_array_add (sentences, g_strdup_printf (_("“%1$s” rests on one person in %2$u of %3$u units."),
                                                     dp_choice_label (choice), n, staffing->n_units));
    }
}

/** dp_staffing_sentences: Returns: (transfer full) (element-type utf8): what the staffing means. */
GPtrArray *
dp_staffing_sentences (const DpStaffingResult *staffing)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *total = dp_format_trimmed (staffing->fte.total, 1);
  g_autofree char *own = staffing->fte.total > 0.0 ? dp_format_percent (staffing->fte.own / staffing->fte.total) : NULL;
  g_autofree char *cost = dp_format_money (staffing->cost);

  if (staffing->n_units == 0)
    {
      g_ptr_array_add (sentences, g_strdup (_("The proposal has no residential unit, so it has no staffing to count.")));
      return sentences;
    }
  if (own == NULL)
    {
      g_ptr_array_add (sentences, g_strdup (_("No staffing line says how many FTE. Enter the staffing of each unit.")));
      return sentences;
    }

  /* Translators: full-time equivalents, share, amount */
  g_ptr_array_add (sentences, g_strdup_printf (_("The units have %1$s FTE, %2$s of them their own, at %3$s a year."), total, own,
                                               cost));
  if (staffing->unknown_fte > 0)
    g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%u staffing line does not say how many FTE; it is not in the sums.",
                                                           "%u staffing lines do not say how many FTE; they are not in the sums.",
                                                           staffing->unknown_fte),
                                                 staffing->unknown_fte));
  if (staffing->unknown_cost > 0)
    g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%u staffing line has no cost; it is not in the sums.",
                                                           "%u staffing lines have no cost; they are not in the sums.",
                                                           staffing->unknown_cost),
                                                 staffing->unknown_cost));
  add_cover_sentences (sentences, staffing);
  add_person_sentences (sentences, staffing);

  return sentences;
}
