/* dp-figure-sensitivity.c: C13, which assumption decides?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "figure/dp-error-words.h"
#include "figure/dp-sensitivity-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

static void
add_end (DpRangeRow                *row,
         const DpSensitivityResult *result,
         const DpSensitivityInput  *input,
         gboolean                   is_high)
{
  const double value = is_high ? input->at_high : input->at_low;
  g_autofree char *figure = dp_sensitivity_value (result->measure, value);
  g_autofree char *setting = dp_input_value (input->id, is_high ? input->high : input->low);
  /* Translators: an assumption, its value, the result */
  g_autofree char *tooltip = g_strdup_printf (_("%1$s: %2$s\n%3$s"), dp_input_label (input->id), setting, figure);
  DpMark *mark = dp_range_row_add_mark (row, value, figure, NULL, tooltip);

  dp_mark_set_hollow (mark, !is_high);
}

static void
add_rows (DpChart                   *chart,
          const DpSensitivityResult *result)
{
  for (guint i = 0; i < result->n_inputs; i++)
    {
      const DpSensitivityInput *input = &result->inputs[i];
      g_autofree char *interval = dp_input_interval (input);
      g_autofree char *detail = g_strdup_printf ("%s · %s", dp_input_kind_label (input->kind), interval);
      DpRangeRow *row;

      if (input->at_low == input->at_high)
        continue;
      row = dp_chart_add_range_row (chart, DP_ROW_PRIMARY, DP_PARTY_OWN, dp_input_label (input->id), detail);
      dp_range_row_set_id (row, dp_input_key (input->id));
      dp_range_row_set_bar (row, DP_BAR_SOLID);
      add_end (row, result, input, FALSE);
      add_end (row, result, input, TRUE);
    }
}

static char *
join (const GPtrArray *sentences)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) sentences->pdata[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A headline is no sentence of a paragraph: it ends without a full stop. */
static char *
headline (const DpSensitivityResult *result)
{
  char *title = dp_sensitivity_headline (result);
  gsize length = strlen (title);

  if (length > 0 && title[length - 1] == '.')
    title[length - 1] = '\0';
  return title;
}

/* What is measured, and whose need it is measured at where it rests on the need. */
static char *
subtitle (const DpSensitivityResult *result)
{
  g_autofree char *need = dp_input_value (DP_INPUT_NEED, result->need_case.need);
  const char *body = dp_record_name (result->need_case.estimate);
  const char *measure = dp_sensitivity_measure_label (result->measure);

  if (result->measure == DP_SENSITIVITY_WITHOUT)
    /* Translators: body, "100 women a year" */
    return g_strdup_printf (_("Women a year without a place at once, whole country, full operation · one assumption at a "
                              "time, the others as in the plan · %1$s: %2$s"),
                            body, need);
  if (result->measure == DP_SENSITIVITY_USED_DAY)
    /* Translators: what is measured, body, "100 women a year" */
    return g_strdup_printf (_("%1$s, whole country, full operation · one assumption at a time, the others as in the plan · %2$s: %3$s"),
                            measure, body, need);

  /* Translators: what is measured */
  return g_strdup_printf (_("%s, whole country, full operation · one assumption at a time, the others as in the plan"), measure);
}

static gboolean
is_money (DpSensitivityMeasure measure)
{
  return measure == DP_SENSITIVITY_RATE || measure == DP_SENSITIVITY_USED_DAY;
}

static void
fill_chart (DpFigure                  *figure,
            DpAnalysis                *analysis,
            const DpSensitivityResult *result)
{
  g_autofree char *base = dp_sensitivity_value (result->measure, result->base);
  /* Translators: the result as the plan has it */
  g_autofree char *label = g_strdup_printf (_("as in the plan: %s"), base);
  g_autofree char *sub = subtitle (result);
  g_autoptr (GPtrArray) rows = dp_estimate_rows (dp_analysis_plan (analysis), DP_ESTIMATES_IN_USE, NULL);

  dp_chart_set_subtitle (figure->chart, sub);
  dp_chart_set_axis (figure->chart, 0.0, 0.0, 0.0, is_money (result->measure) ? dp_format_money : _dp_figure_format_tick);
  dp_chart_set_axis_title (figure->chart, is_money (result->measure) ? dp_sensitivity_measure_label (result->measure) : _("Women a year"));
  dp_chart_set_note (figure->chart, _("Open mark: the assumption at the low end of its interval; filled: at the high end. The intervals "
                                      "are the plan’s own. The order says what moves this result, not what causes it."));
  dp_chart_set_empty_text (figure->chart, _("No assumption has an interval that moves the result."));
  _dp_figure_set_sources (figure->chart, rows);
  add_rows (figure->chart, result);
  dp_line_set_id (dp_chart_add_line (figure->chart, result->base, label, DP_SIDE_RIGHT, DP_STROKE_DASHED, FALSE), "base");
  figure->table = dp_sensitivity_table_new (result);
}

static void
fill_figure (DpFigure                  *figure,
             DpAnalysis                *analysis,
             const DpSensitivityResult *result)
{
  g_autoptr (GPtrArray) sentences = dp_sensitivity_sentences (result);
  g_autofree char *title = headline (result);

  figure->text = join (sentences);
  figure->chart = dp_chart_new_range (title);
  fill_chart (figure, analysis, result);
}

void
_dp_figure_sensitivity (DpFigure              *figure,
                        DpAnalysis            *analysis,
                        const DpFigureOptions *options)
{
  const DpSensitivityOptions what = { .measure = options->measure, .estimate = options->estimate, .seed = DP_SENSITIVITY_SEED };
  g_autoptr (GError) error = NULL;
  g_autoptr (DpSensitivityResult) result = NULL;

  if (options->proposal == NULL)
    {
      _dp_figure_fill_gap (figure, dp_chart_new_range (NULL), NULL);
      return;
    }
  result = dp_analysis_sensitivity (analysis, options->proposal, &what, &error);
  if (result == NULL || result->gap != DP_SENSITIVITY_OK)
    {
      figure->text = result != NULL ? dp_sensitivity_headline (result) : dp_words_error (error, NULL);
      figure->chart = dp_chart_new_range (_("What matters most cannot be said yet"));
      dp_chart_set_empty_text (figure->chart, figure->text);
      figure->table = dp_table_new (NULL);
      dp_table_add_column (figure->table, _("Assumption"), FALSE);
      return;
    }

  fill_figure (figure, analysis, result);
}
