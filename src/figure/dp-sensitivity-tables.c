/* dp-sensitivity-tables.c: what matters most, in a table and in sentences.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values at which an answer turns are rounded away from what the plan counts with, so that they still turn it.
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-sensitivity-tables.h"

#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NOTHING DP_EN_DASH
/* Two standard errors: the estimate of a share is hardly ever further off. It may come out above 100 %, where it is cut. */
#define ERRORS 2.0

/** dp_input_label: see the header. */
const char *
dp_input_label (DpInputId input)
{
  static const char *const labels[DP_N_INPUTS] = {
    [DP_INPUT_NEED] = N_("Need"),
    [DP_INPUT_STAY_BEFORE] = N_("Stay before birth"),
    [DP_INPUT_STAY_AFTER] = N_("Stay after birth"),
    [DP_INPUT_SPLIT] = N_("Split over the regions"),
    [DP_INPUT_PLACES] = N_("Places in every unit"),
    [DP_INPUT_WAGES] = N_("Cost of staff"),
    [DP_INPUT_ITEMS] = N_("Other running cost"),
    [DP_INPUT_BUDGET] = N_("Occupancy budgeted in the rate"),
    [DP_INPUT_GOAL] = N_("Service goal"),
  };

  g_return_val_if_fail (input < DP_N_INPUTS, "");
  return _(labels[input]);
}

/** dp_input_phrase: see the header. */
const char *
dp_input_phrase (DpInputId input)
{
  static const char *const phrases[DP_N_INPUTS] = {
    [DP_INPUT_NEED] = N_("the need"),
    [DP_INPUT_STAY_BEFORE] = N_("the stay before birth"),
    [DP_INPUT_STAY_AFTER] = N_("the stay after birth"),
    [DP_INPUT_SPLIT] = N_("the split over the regions"),
    [DP_INPUT_PLACES] = N_("the number of places in every unit"),
    [DP_INPUT_WAGES] = N_("the cost of staff"),
    [DP_INPUT_ITEMS] = N_("the other running cost"),
    [DP_INPUT_BUDGET] = N_("the occupancy budgeted in the rate"),
    [DP_INPUT_GOAL] = N_("the service goal"),
  };

  g_return_val_if_fail (input < DP_N_INPUTS, "");
  return _(phrases[input]);
}

/** dp_input_kind_label: see the header. */
const char *
dp_input_kind_label (DpInputKind kind)
{
  return kind == DP_INPUT_CHOICE ? _("A choice") : _("Nobody knows");
}

/** dp_sensitivity_measure_label: see the header. */
const char *
dp_sensitivity_measure_label (DpSensitivityMeasure measure)
{
  static const char *const labels[DP_SENSITIVITY_N_MEASURES] = {
    [DP_SENSITIVITY_WITHOUT] = N_("Women without a place"),
    [DP_SENSITIVITY_TIPPING] = N_("The tipping point"),
    [DP_SENSITIVITY_RATE] = N_("The rate per day"),
    [DP_SENSITIVITY_USED_DAY] = N_("The cost per used day"),
  };

  g_return_val_if_fail (measure < DP_SENSITIVITY_N_MEASURES, "");
  return _(labels[measure]);
}

/* "+1" or "−1": a number of places more or fewer. */
static char *
signed_number (double value)
{
  g_autofree char *number = dp_format_number (value, 0);

  return value > 0.0 ? g_strdup_printf ("+%s", number) : g_steal_pointer (&number);
}

static double
decimals_of (DpInputId input)
{
  return input == DP_INPUT_STAY_BEFORE || input == DP_INPUT_STAY_AFTER ? 10.0
         : input == DP_INPUT_NEED || input == DP_INPUT_PLACES          ? 1.0
                                                                       : 100.0;
}

/* A cost relative to the plan's is told by how much more or less it is. */
static char *
relative (double value)
{
  g_autofree char *percent = dp_format_percent (fabs (value - 1.0));

  if (value == 1.0)
    return g_strdup (_("as in the plan"));
  /* Translators: a percentage */
  return g_strdup_printf (value > 1.0 ? _("%s higher") : _("%s lower"), percent);
}

/** dp_input_value: see the header. */
char *
dp_input_value (DpInputId input,
                double    value)
{
  g_autofree char *number = NULL;

  switch (input)
    {
    case DP_INPUT_NEED:
      number = dp_format_trimmed (value, 1);
      /* Translators: a number of women */
      return g_strdup_printf (_("%s women a year"), number);
    case DP_INPUT_STAY_BEFORE:
    case DP_INPUT_STAY_AFTER:
      return dp_words_months (round (value * 10.0) / 10.0);
    case DP_INPUT_PLACES:
      if (value == 0.0)
        return g_strdup (_("as in the plan"));
      number = signed_number (value);
      /* Translators: "+1" or "−2" */
      return g_strdup_printf (_("%s in every unit"), number);
    case DP_INPUT_WAGES:
    case DP_INPUT_ITEMS:
      return relative (value);
    case DP_INPUT_SPLIT:
      if (value == 0.0)
        return g_strdup (_("as in the plan"));
      number = dp_format_percent (value);
      /* Translators: a percentage */
      return g_strdup_printf (_("%s of the way to equal parts"), number);
    case DP_INPUT_BUDGET:
    case DP_INPUT_GOAL:
    case DP_N_INPUTS:
    default:
      return dp_format_percent (value);
    }
}

/** dp_input_interval: see the header. */
char *
dp_input_interval (const DpSensitivityInput *input)
{
  g_autofree char *high = dp_input_value (input->id, input->high);

  switch (input->id)
    {
    case DP_INPUT_NEED:
      return dp_format_range (input->low, input->high, 0);
    case DP_INPUT_STAY_BEFORE:
    case DP_INPUT_STAY_AFTER:
      {
        g_autofree char *from = dp_format_trimmed (input->low, 1);

        return g_strdup_printf ("%s" DP_EN_DASH "%s", from, high);
      }
    case DP_INPUT_BUDGET:
    case DP_INPUT_GOAL:
      return dp_format_percent_range (input->low, input->high);
    case DP_INPUT_PLACES:
      {
        g_autofree char *from = signed_number (input->low);
        g_autofree char *to = signed_number (input->high);

        /* Translators: two numbers with their signs */
        return g_strdup_printf (_("%1$s to %2$s"), from, to);
      }
    case DP_INPUT_SPLIT:
      {
        g_autofree char *range = dp_format_percent_range (input->low, input->high);

        /* Translators: percentages, how far the split over the regions moves */
        return g_strdup_printf (_("%s towards equal parts"), range);
      }
    case DP_INPUT_WAGES:
    case DP_INPUT_ITEMS:
    case DP_N_INPUTS:
    default:
      {
        g_autofree char *from = dp_format_percent (fabs (input->low - 1.0));
        g_autofree char *to = dp_format_percent (fabs (input->high - 1.0));

        /* Translators: percentages: how much lower and how much higher */
        return g_strdup_printf (_("−%1$s to +%2$s"), from, to);
      }
    }
}

/** dp_sensitivity_value: see the header. */
char *
dp_sensitivity_value (DpSensitivityMeasure measure,
                      double               value)
{
  if (measure == DP_SENSITIVITY_RATE || measure == DP_SENSITIVITY_USED_DAY)
    return dp_format_money (value);
  if (measure == DP_SENSITIVITY_TIPPING)
    return dp_words_tipping ((int) value);

  return dp_format_women (value);
}

static char *
value_range (DpSensitivityMeasure measure,
             double               low,
             double               high)
{
  if (measure == DP_SENSITIVITY_RATE || measure == DP_SENSITIVITY_USED_DAY)
    return dp_format_money_range (low, high);

  return dp_words_women (low, high);
}

/* ---------------------------------------------------------------------------------------------------- turning points */

/* The value at which the answer turns, away from the base in whole units of what is shown. */
static char *
turn_value (const DpSensitivityInput *input)
{
  const double decimals = decimals_of (input->id);
  const double shown = input->turn < input->base ? floor (input->turn * decimals) / decimals
                                                 : ceil (input->turn * decimals) / decimals;

  return dp_input_value (input->id, shown);
}

static char *
turn_text (const DpSensitivityInput *input)
{
  g_autofree char *value = turn_value (input);

  if (input->id == DP_INPUT_PLACES)
    {
      const int more = (int) fabs (input->turn);
      g_autofree char *number = dp_format_number (more, 0);

      /* Translators: a number of places */
      return g_strdup_printf (input->turn > 0.0
                                ? ngettext ("every unit has %s place more", "every unit has %s places more", (gulong) more)
                                : ngettext ("every unit has %s place fewer", "every unit has %s places fewer", (gulong) more),
                              number);
    }
  if (input->id == DP_INPUT_SPLIT || input->id == DP_INPUT_WAGES || input->id == DP_INPUT_ITEMS)
    /* Translators: an assumption and its value in words: "the cost of staff is 12 % higher" */
    return g_strdup_printf (C_("turn", "%1$s is %2$s"), dp_input_phrase (input->id), value);
  if (input->turn < input->base)
    /* Translators: an assumption and its value: "the stay after birth falls to 1.5 months" */
    return g_strdup_printf (_("%1$s falls to %2$s"), dp_input_phrase (input->id), value);

  /* Translators: an assumption and its value */
  return g_strdup_printf (_("%1$s rises to %2$s"), dp_input_phrase (input->id), value);
}

static char *
question_text (const DpSensitivityResult *result)
{
  g_autofree char *women = dp_format_trimmed (result->need_case.need, 1);
  g_autofree char *goal = dp_format_percent (result->goal);
  g_autofree char *budget = dp_format_percent (result->budget);

  if (result->question == DP_QUESTION_AGAINST)
    {
      g_autofree char *own = dp_sensitivity_value (result->measure, result->base);
      g_autofree char *other = dp_sensitivity_value (result->measure, result->against_base);
      g_autofree char *name = dp_text_inner_quotes (dp_record_name (result->against));

      /* Translators: what is measured, its value here, its value there, the name of the other proposal */
      return g_strdup_printf (_("%1$s: %2$s here and %3$s in “%4$s”."), dp_sensitivity_measure_label (result->measure), own,
                              other, name);
    }
  if (result->question == DP_QUESTION_RATE)
    /* Translators: women a year, a percentage */
    return g_strdup_printf (result->holds ? _("With %1$s women a year the days used reach the %2$s that the rate is budgeted at.")
                                          : _("With %1$s women a year the days used do not reach the %2$s that the rate is "
                                              "budgeted at."),
                            women, budget);

  /* Translators: women a year, a percentage */
  return g_strdup_printf (result->holds ? _("With %1$s women a year the goal holds: at most %2$s without a place at once.")
                                        : _("With %1$s women a year the goal does not hold: at most %2$s without a place at "
                                            "once."),
                          women, goal);
}

/* The turns within (or beyond) the intervals, joined by "or"; NULL when there is none. */
static char *
turn_list (const DpSensitivityResult *result,
           gboolean                   within)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < result->n_inputs; i++)
    {
      g_autofree char *text = NULL;

      if (!result->inputs[i].turns || result->inputs[i].turn_within != within)
        continue;
      text = turn_text (&result->inputs[i]);
      if (list->len > 0)
        g_string_append (list, _(", or "));
      g_string_append (list, text);
    }

  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

/** dp_sensitivity_turn_sentence: see the header. */
char *
dp_sensitivity_turn_sentence (const DpSensitivityResult *result)
{
  g_autofree char *question = NULL;
  g_autofree char *within = NULL;
  g_autofree char *beyond = NULL;
  g_autoptr (GString) text = NULL;

  if (result->gap != DP_SENSITIVITY_OK)
    return dp_sensitivity_headline (result);

  question = question_text (result);
  within = turn_list (result, TRUE);
  beyond = turn_list (result, FALSE);
  text = g_string_new (question);
  g_string_append_c (text, ' ');
  if (within != NULL)
    /* Translators: assumptions with values, joined by "or" */
    g_string_append_printf (text, _("The answer turns if %s."), within);
  else
    g_string_append (text, _("No single assumption turns the answer within its interval."));
  if (beyond != NULL)
    {
      g_string_append_c (text, ' ');
      /* Translators: assumptions with values, joined by "or" */
      g_string_append_printf (text, _("Beyond the intervals it would turn if %s."), beyond);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---------------------------------------------------------------------------------------------------------- table */

static gboolean
moves (const DpSensitivityInput *input)
{
  return input->at_low != input->at_high;
}

static char *
share_text (const DpSensitivityInput *input)
{
  g_autofree char *share = dp_format_percent (CLAMP (input->share.total, 0.0, 1.0));
  g_autofree char *error = dp_format_number (ceil (100.0 * ERRORS * input->share.total_error), 0);

  if (input->kind == DP_INPUT_CHOICE)
    return g_strdup (NOTHING);

  /* Translators: a percentage, and how many percentage points it may be off */
  return g_strdup_printf (_("%1$s (±%2$s)"), share, error);
}

/** dp_sensitivity_table_new: see the header. */
DpTable *
dp_sensitivity_table_new (const DpSensitivityResult *result)
{
  DpTable *table = dp_table_new (_("What matters most"));
  g_autofree char *need = dp_input_value (DP_INPUT_NEED, result->need_case.need);

  dp_table_add_column (table, _("Assumption"), FALSE);
  dp_table_add_column (table, _("Kind"), FALSE);
  dp_table_add_column (table, _("Interval"), FALSE);
  dp_table_add_column (table, _("At its low end"), TRUE);
  dp_table_add_column (table, _("At its high end"), TRUE);
  dp_table_add_column (table, _("Part in the spread"), TRUE);
  dp_table_add_column (table, _("The answer turns at"), TRUE);
  for (guint i = 0; i < result->n_inputs; i++)
    {
      const DpSensitivityInput *input = &result->inputs[i];
      g_autofree char *interval = dp_input_interval (input);
      g_autofree char *low = dp_sensitivity_value (result->measure, input->at_low);
      g_autofree char *high = dp_sensitivity_value (result->measure, input->at_high);
      g_autofree char *share = share_text (input);
      g_autofree char *turn = input->turns ? turn_value (input) : g_strdup (NOTHING);

      if (moves (input) || input->turns)
        dp_table_add_row (table, dp_input_key (input->id), FALSE, dp_input_label (input->id), dp_input_kind_label (input->kind),
                          interval, low, high, share, turn, NULL);
    }
  /* Translators: an estimate, women a year */
  table->note = g_strdup_printf (_("One assumption moved at a time, the others as the plan has them; in full operation, by formula, "
                                   "with the limit of %1$s: %2$s. Part in the spread: of what nobody knows, all values of an "
                                   "interval counted as equally likely, alone or together with others. A choice has no part."),
                                 dp_record_name (result->need_case.estimate), need);

  return table;
}

/* ------------------------------------------------------------------------------------------------------ sentences */

static char *
gap_text (const DpSensitivityResult *result)
{
  g_autofree char *name = NULL;

  if (result->gap == DP_SENSITIVITY_NO_CAPACITY)
    return dp_words_gap (result->capacity);

  name = dp_text_inner_quotes (dp_record_name (result->gap_proposal));
  /* Translators: a proposal */
  return g_strdup_printf (_("No running cost or no place is known for “%s”; enter them, and the price follows."), name);
}

/* The widest bar of one kind; NULL when nothing of that kind moves the result. */
static const DpSensitivityInput *
widest (const DpSensitivityResult *result,
        DpInputKind                kind)
{
  for (guint i = 0; i < result->n_inputs; i++)
    if (result->inputs[i].kind == kind && moves (&result->inputs[i]))
      return &result->inputs[i];

  return NULL;
}

/** dp_sensitivity_headline: see the header. */
char *
dp_sensitivity_headline (const DpSensitivityResult *result)
{
  const DpSensitivityInput *first = result->n_inputs > 0 ? &result->inputs[0] : NULL;
  const char *measure = dp_sensitivity_measure_label (result->measure);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (result->gap != DP_SENSITIVITY_OK)
    return gap_text (result);
  if (first == NULL || !moves (first))
    /* Translators: what is measured */
    return g_strdup_printf (_("%s: nothing with an interval moves it."), measure);

  low = dp_input_value (first->id, first->low);
  high = dp_input_value (first->id, first->high);
  from = dp_sensitivity_value (result->measure, first->at_low);
  to = dp_sensitivity_value (result->measure, first->at_high);
  /* Translators: what is measured, an assumption, result, value of the assumption, result, value */
  return g_strdup_printf (_("%1$s: %2$s matters most, from %3$s (%4$s) to %5$s (%6$s)."), measure,
                          dp_input_phrase (first->id), from, low, to, high);
}

static void
add_ignorance (GPtrArray                 *sentences,
               const DpSensitivityResult *result)
{
  g_autofree char *range = NULL;
  g_autoptr (GString) parts = g_string_new (NULL);

  if (!result->shares_known)
    {
      g_ptr_array_add (sentences, g_strdup (_("Nothing that nobody knows moves it.")));
      return;
    }

  range = value_range (result->measure, result->low, result->high);
  for (guint i = 0; i < result->n_inputs; i++)
    {
      const DpSensitivityInput *input = &result->inputs[i];
      g_autofree char *share = dp_format_percent (MIN (input->share.total, 1.0));

      if (input->kind != DP_INPUT_IGNORANCE || input->share.total < 0.005)
        continue;
      g_string_append_printf (parts, "%s%s %s", parts->len > 0 ? ", " : "", dp_input_phrase (input->id), share);
    }
  /* Translators: a range of results; a list of assumptions with percentages */
  g_ptr_array_add (sentences, g_strdup_printf (_("All that nobody knows taken together, nine in ten results lie within %1$s; parts "
                                                 "in that spread: %2$s."),
                                               range, parts->str));
}

static void
add_choice (GPtrArray                 *sentences,
            const DpSensitivityResult *result)
{
  const DpSensitivityInput *choice = widest (result, DP_INPUT_CHOICE);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *interval = NULL;

  if (choice == NULL)
    {
      g_ptr_array_add (sentences, g_strdup (_("None of the choices looked at moves it.")));
      return;
    }
  low = dp_sensitivity_value (result->measure, choice->at_low);
  high = dp_sensitivity_value (result->measure, choice->at_high);
  interval = dp_input_interval (choice);
  /* Translators: an assumption, its interval, two results */
  g_ptr_array_add (sentences, g_strdup_printf (_("Of the choices %1$s matters most (%2$s): %3$s or %4$s."),
                                               dp_input_phrase (choice->id), interval, low, high));
}

static void
add_chance (GPtrArray                 *sentences,
            const DpSensitivityResult *result)
{
  g_autofree char *range = NULL;

  if (result->chance_known)
    {
      range = dp_words_women (result->chance_low, result->chance_high);
      /* Translators: women a year, a range */
      g_ptr_array_add (sentences, g_strdup_printf (_("Chance alone: were everything as in the plan, nine in ten years would have %s "
                                                     "without a place."),
                                                   range));
    }
  else if (result->measure == DP_SENSITIVITY_TIPPING || result->measure == DP_SENSITIVITY_RATE)
    g_ptr_array_add (sentences, g_strdup (_("Chance has no part in it: it is set for the average of many years.")));
  else
    g_ptr_array_add (sentences, g_strdup (_("Chance is not counted here; the simulation shows how years differ.")));
}

static void
add_left_out (GPtrArray                 *sentences,
              const DpSensitivityResult *result)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < result->n_left_out; i++)
    g_ptr_array_add (names, (gpointer) dp_input_phrase (result->left_out[i]));
  if (names->len == 0)
    return;
  list = dp_words_list (names);
  /* Translators: a list of assumptions */
  g_ptr_array_add (sentences, g_strdup_printf (_("Left out, because the plan gives no interval: %s."), list));
}

/** dp_sensitivity_sentences: see the header. */
GPtrArray *
dp_sensitivity_sentences (const DpSensitivityResult *result)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (sentences, dp_sensitivity_headline (result));
  if (result->gap != DP_SENSITIVITY_OK)
    return sentences;

  add_ignorance (sentences, result);
  add_choice (sentences, result);
  add_chance (sentences, result);
  g_ptr_array_add (sentences, dp_sensitivity_turn_sentence (result));
  if (result->lower_bound)
    g_ptr_array_add (sentences, g_strdup (_("Amounts are missing, so every price here is a lower bound.")));
  add_left_out (sentences, result);

  return sentences;
}
