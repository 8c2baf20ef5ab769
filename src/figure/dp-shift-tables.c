/* dp-shift-tables.c: cover by shift against the minimum crew.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-shift-tables.h"

#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

#define UNKNOWN DP_EN_DASH

static const char *
shift_label (DpShiftId shift)
{
  static const char *const labels[DP_N_SHIFTS] = {
    [DP_SHIFT_NIGHT] = N_("Night"),
    [DP_SHIFT_WEEKEND] = N_("Weekends and public holidays"),
    [DP_SHIFT_EVENING] = N_("Evening of working days"),
    [DP_SHIFT_DAY] = N_("Daytime of working days"),
  };

  return _(labels[shift]);
}

static gboolean
is_manned_alike (const DpStaffingUnit *first,
                 const DpStaffingUnit *second)
{
  if (first->crew_known != second->crew_known)
    return FALSE;
  for (DpShiftId i = 0; first->crew_known && i < DP_N_SHIFTS; i++)
    if (first->cover[i].on_duty != second->cover[i].on_duty || first->cover[i].own != second->cover[i].own
        || first->cover[i].met != second->cover[i].met)
      return FALSE;

  return TRUE;
}

static gboolean
is_shown_before (const DpStaffingResult *staffing,
                 guint                   unit)
{
  for (guint u = 0; u < unit; u++)
    if (is_manned_alike (&staffing->units[u], &staffing->units[unit]))
      return TRUE;

  return FALSE;
}

/* Units that are manned alike stand in one row for each shift. */
static char *
names_of_alike (const DpStaffingResult *staffing,
                guint                   unit)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint u = unit; u < staffing->n_units; u++)
    if (is_manned_alike (&staffing->units[unit], &staffing->units[u]))
      g_ptr_array_add (names, (gpointer) dp_record_name (staffing->units[u].unit));

  return dp_words_units (names, staffing->n_units);
}

static void
add_shift (DpTable                *table,
           const DpStaffingResult *staffing,
           const DpStaffingUnit   *unit,
           const char             *names,
           DpShiftId               shift)
{
  const DpShiftCover *cover = &unit->cover[shift];
  g_autofree char *minimum = dp_format_trimmed (staffing->terms.shifts[shift].persons, 1);
  g_autofree char *on_duty = unit->crew_known ? dp_format_trimmed (cover->on_duty, 1) : g_strdup (UNKNOWN);
  g_autofree char *own = unit->crew_known ? dp_format_trimmed (cover->own, 1) : g_strdup (UNKNOWN);
  const char *word = !unit->crew_known ? UNKNOWN : cover->met ? _("Manned") : _("Not manned");

  dp_table_add_row (table, unit->unit->id, FALSE, names, shift_label (shift), minimum, on_duty, own, word,
                    NULL);
}

/** dp_shift_table_new: see the header. */
DpTable *
dp_shift_table_new (const DpStaffingResult *staffing)
{
  DpTable *table = dp_table_new (_("Cover shift by shift"));
  g_autofree char *fte = dp_format_number (staffing->terms.crew_fte, 2);

  dp_table_add_column (table, _("Unit"), FALSE);
  dp_table_add_column (table, _("Shift"), FALSE);
  dp_table_add_column (table, _("Minimum crew"), TRUE);
  dp_table_add_column (table, _("On duty"), TRUE);
  dp_table_add_column (table, _("Of them own"), TRUE);
  dp_table_add_column (table, _("Cover"), FALSE);
  for (guint u = 0; u < staffing->n_units; u++)
    {
      g_autofree char *names = NULL;

      if (is_shown_before (staffing, u))
        continue;
      names = names_of_alike (staffing, u);
      for (DpShiftId i = 0; i < DP_N_SHIFTS; i++)
        add_shift (table, staffing, &staffing->units[u], names, i);
    }
  /* Translators: full-time equivalents */
  table->note = g_strdup_printf (_("The posts for round-the-clock care man the minimum crew of the night first, then of weekends, "
                                   "evenings and days; what is left is there by day, when other staff are in the house too. The minimum crew takes %s full-time "
                                   "equivalents. Own: were only the unit's own staff there."),
                                 fte);

  return table;
}

/** dp_shift_sentence: see the header. */
char *
dp_shift_sentence (const DpStaffingResult *staffing)
{
  guint known = 0;
  guint manned = 0;
  DpShiftId weakest = DP_N_SHIFTS;

  for (guint u = 0; u < staffing->n_units; u++)
    {
      gboolean all = TRUE;

      if (!staffing->units[u].crew_known)
        continue;
      known++;
      for (DpShiftId i = 0; i < DP_N_SHIFTS; i++)
        if (!staffing->units[u].cover[i].met)
          {
            all = FALSE;
            weakest = MIN (weakest, i);
          }
      manned += all;
    }

  if (known == 0)
    return g_strdup (_("No unit says how many posts for round-the-clock care it has, so the cover of the shifts is unknown."));
  if (manned == known)
    return g_strdup_printf (ngettext ("Every shift is manned to the minimum crew in %u unit.",
                                      "Every shift is manned to the minimum crew in all %u units.", known),
                            known);

  /* Translators: number of units not manned, number of units, a shift such as "Night" */
  return g_strdup_printf (ngettext ("%1$u of %2$u unit does not man every shift to the minimum crew; the first that falls short: %3$s.",
                                    "%1$u of %2$u units do not man every shift to the minimum crew; the first that falls short: %3$s.",
                                    known),
                          known - manned, known, shift_label (weakest));
}
