/* test-figures.c: every chart of every proposal and area: one language, one set of numbers, nothing that does not belong.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"
#include "texts.h"

#include "chart/dp-chart-gantt.h"
#include "chart/dp-chart-dots.h"
#include "chart/dp-chart-lines.h"
#include "chart/dp-chart-quantiles.h"
#include "figure/dp-need-tables.h"
#include "plan/dp-text.h"

#include <string.h>

static const char *const proposal_ids[] = { "A", "B", "C", "P", "0", NULL };
static const char *const area_ids[] = { "DK-84", "DK-85", "DK-83", "DK-82", "DK-81", NULL };

typedef void (*FigureFunc) (DpAnalysis *analysis, const DpFigure *figure, const DpFigureOptions *options, const char *where);

/* Every kind × every proposal and none × every region and the country. */
static void
for_each_figure (const DpPlan *plan,
                 FigureFunc    func)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

  for (guint kind = 0; kind < DP_N_FIGURES; kind++)
    for (gsize p = 0; p < G_N_ELEMENTS (proposal_ids); p++)
      for (gsize a = 0; a < G_N_ELEMENTS (area_ids); a++)
        {
          DpFigureOptions options = { .proposal = proposal_ids[p], .area = area_ids[a] };
          /* What matters most takes its time, and is told for the country only: one proposal, one with a gap, none. */
          const gboolean is_spared = kind == DP_FIGURE_SENSITIVITY
                                     && (area_ids[a] != NULL || !(p == 0 || p >= G_N_ELEMENTS (proposal_ids) - 2));
          g_autoptr (DpFigure) figure = is_spared ? NULL : dp_figure_new (kind, analysis, &options);
          g_autofree char *where = g_strdup_printf ("%s, proposal %s, area %s", dp_figure_kind_name (kind),
                                                    proposal_ids[p] != NULL ? proposal_ids[p] : "none",
                                                    area_ids[a] != NULL ? area_ids[a] : "country");

          if (!is_spared)
            func (analysis, figure, &options, where);
        }
}

static void
assert_figure_clean (DpAnalysis            *analysis,
                     const DpFigure        *figure,
                     const DpFigureOptions *options,
                     const char            *where)
{
  g_autoptr (GPtrArray) texts = figure_texts (figure);

  g_assert_nonnull (figure->chart->title);
  g_assert_cmpuint (strlen (figure->chart->title), >, 10);
  g_assert_cmpstr (figure->chart->language, ==, dp_language_code ());
  g_assert_cmpstr (figure->chart->description, ==, figure->text);
  g_assert_cmpuint (strlen (figure->text), >, 20);
  /* A chart with data names its sources; one without says what is missing. */
  if (!dp_chart_is_empty (figure->chart))
    {
      g_assert_nonnull (figure->chart->subtitle);
      g_assert_nonnull (figure->chart->source);
    }
  else
    g_assert_nonnull (figure->chart->empty_text);
  assert_clean (where, texts);
}

static void
test_clean (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  for_each_figure (plan, assert_figure_clean);
}

/* Plans with holes: unknown places, a missing row, no proposals, no estimates. */
static void
test_clean_with_holes (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  put_unknown (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_SOURCE);
  put_unknown (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_BRIEF);
  put_unknown (plan, DP_ENTITY_ESTIMATE, "cowi-2019", DP_ESTIMATE_YEAR_TO);
  put_unknown (plan, DP_ENTITY_PROPOSAL, "A", DP_PROPOSAL_BRIEF);
  put_unknown (plan, DP_ENTITY_PROPOSAL, "B", DP_PROPOSAL_PROPOSER);
  put_unknown (plan, DP_ENTITY_UNIT, "B-hovedstaden", DP_UNIT_PLACES);
  dp_plan_remove (plan, DP_ENTITY_ASSUMPTION, "service-goal");
  for_each_figure (plan, assert_figure_clean);

  use_only (plan, 5, 5);
  put_unknown (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIGH);
  for_each_figure (plan, assert_figure_clean);
  put_number (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_USED, 0);
  for_each_figure (plan, assert_figure_clean);
}

static gboolean
is_among (double        number,
          const double *numbers,
          gsize         n_numbers)
{
  for (gsize i = 0; i < n_numbers; i++)
    if (numbers[i] == number)
      return TRUE;

  return FALSE;
}

/* A row of a range chart, or a band of a chart of curves. */
static const DpRangeRow *
find_row (const DpChart *chart,
          const char    *id)
{
  const GPtrArray *rows = chart->kind == DP_CHART_LINES ? dp_chart_get_lines (chart)->bands : chart->range.rows;

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((const DpRangeRow *) rows->pdata[i])->id, id))
      return rows->pdata[i];

  return NULL;
}

static const DpRangeRow *
row_of (const DpChart *chart,
        const char    *id)
{
  const DpRangeRow *row = find_row (chart, id);

  if (row == NULL)
    g_error ("no row %s", id);
  return row;
}

/* The published limits and nothing between them: 80–100 is never 90. */
static void
assert_published_marks (DpAnalysis            *analysis,
                        const DpFigure        *figure,
                        const DpFigureOptions *options,
                        const char            *where)
{
  static const double limits[] = { 80, 100, 70, 19, 51, 30, 16, /* not in use */ 10, 15, 83, 21, 6, 8 };
  double factor = figure->kind == DP_FIGURE_CAPACITY && options->area != NULL ? region_weight (options->area) : 1.0;
  g_autofree char *twin = dp_figure_to_text (figure);

  if (figure->chart->kind != DP_CHART_RANGE || figure->kind == DP_FIGURE_SENSITIVITY)
    return;

  for (guint i = 0; i < figure->chart->range.rows->len; i++)
    {
      const DpRangeRow *row = figure->chart->range.rows->pdata[i];

      g_assert_cmpuint (row->marks->len, >, 0);
      for (guint m = 0; m < row->marks->len; m++)
        {
          double value = ((const DpMark *) row->marks->pdata[m])->value / factor;

          if (!is_among ((double) (int) (value + 0.5), limits, G_N_ELEMENTS (limits)))
            g_error ("%s: mark at %f", where, value);
          g_assert_cmpfloat_with_epsilon (value, (double) (int) (value + 0.5), 1e-9);
        }
    }
  if (figure->kind == DP_FIGURE_NEED)
    {
      g_assert_false (has_word (twin, "90"));
      g_assert_nonnull (strstr (twin, "80–100"));
    }
}

/* What counts something else is on no axis, in no row, in no text, even when somebody switches it on. */
static void
assert_no_context (DpAnalysis            *analysis,
                   const DpFigure        *figure,
                   const DpFigureOptions *options,
                   const char            *where)
{
  static const char *const english[] = { "1,460", "313", "3,206", "4,799", "37–58", "45", "1460", "3206", "4799" };
  static const char *const danish[] = { "1.460", "313", "3.206", "4.799", "37–58", "45", "1460", "3206", "4799" };
  static const char *const ids[] = { "all-2017", "all-2018", "all-2019", "reg-all-2020", "children-2020",
                                     "children-stock-2018", "alcohol-cohort" };

  if (figure->chart->kind != DP_CHART_RANGE && figure->chart->kind != DP_CHART_LINES)
    return;

  if (figure->kind == DP_FIGURE_NEED)
    {
      g_autofree char *twin = dp_figure_to_text (figure);

      for (gsize i = 0; i < G_N_ELEMENTS (english); i++)
        if (has_word (twin, in_language (english[i], danish[i])))
          g_error ("%s: %s in %s", where, english[i], twin);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_null (find_row (figure->chart, ids[i]));
  for (guint i = 0; i < figure->table->rows->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ids); j++)
      g_assert_cmpstr (g_array_index (figure->table->rows, DpTableRow, i).id, !=, ids[j]);
  if (!dp_chart_is_empty (figure->chart)
      && (figure->kind == DP_FIGURE_NEED || (figure->kind == DP_FIGURE_CAPACITY && options->area == NULL)))
    {
      g_assert_cmpfloat (figure->chart->range.axis_min, ==, 0);
      g_assert_cmpfloat (figure->chart->range.axis_max, ==, 120);
    }
}

/* Curves carry no party's mark, so it is their stroke that tells them apart; the marks are looked at in tests/chart/test-theme.c. */
static void
assert_told_apart (DpAnalysis            *analysis,
                   const DpFigure        *figure,
                   const DpFigureOptions *options,
                   const char            *where)
{
  const GPtrArray *curves = figure->chart->kind == DP_CHART_LINES ? dp_chart_get_lines (figure->chart)->curves : NULL;

  for (guint i = 0; curves != NULL && i < curves->len; i++)
    for (guint k = i + 1; k < curves->len; k++)
      if (((const DpCurve *) curves->pdata[i])->stroke == ((const DpCurve *) curves->pdata[k])->stroke)
        g_error ("%s: curves %u and %u look alike", where, i, k);
}

static void
test_told_apart (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  for_each_figure (plan, assert_told_apart);
}

static void
test_marks (void)
{
  static const char *const context[] = { "all-2019", "reg-all-2020", "children-2020", "children-stock-2018", "alcohol-cohort" };
  g_autoptr (DpPlan) plan = sample_plan ();

  for_each_figure (plan, assert_published_marks);
  for_each_figure (plan, assert_no_context);
  for (gsize i = 0; i < G_N_ELEMENTS (context); i++)
    put_number (plan, DP_ENTITY_ESTIMATE, context[i], DP_ESTIMATE_USED, 1);
  for_each_figure (plan, assert_no_context);
}

/* The axis grows for a larger need, and the bars begin at nothing. */
static void
test_axis (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpFigureOptions options = { .proposal = "A" };

  use_only (plan, 80, 205);
  for (guint kind = DP_FIGURE_NEED; kind <= DP_FIGURE_CAPACITY; kind++)
    {
      g_autoptr (DpFigure) figure = dp_figure_new (kind, analysis, &options);

      g_assert_cmpfloat (figure->chart->range.axis_min, ==, 0);
      g_assert_cmpfloat (figure->chart->range.axis_max, ==, 220);
    }
}

/* The text twin says what every row of the chart says. */
static void
assert_twin (DpAnalysis            *analysis,
             const DpFigure        *figure,
             const DpFigureOptions *options,
             const char            *where)
{
  g_autofree char *twin = dp_figure_to_text (figure);

  g_assert_nonnull (strstr (twin, figure->chart->title));
  g_assert_nonnull (strstr (twin, figure->text));
  if (figure->chart->kind == DP_CHART_RANGE)
    for (guint i = 0; i < figure->chart->range.rows->len; i++)
      {
        const DpRangeRow *row = figure->chart->range.rows->pdata[i];

        /* A secondary row's name ends with its years, which stand in a column of their own. */
        if (row->level == DP_ROW_PRIMARY)
          g_assert_nonnull (strstr (figure->kind == DP_FIGURE_SENSITIVITY ? twin : figure->text, row->name));
        for (guint m = 0; m < row->marks->len; m++)
          if (((const DpMark *) row->marks->pdata[m])->above != NULL
              && !has_word (twin, ((const DpMark *) row->marks->pdata[m])->above))
            g_error ("%s: %s is not in the text", where, ((const DpMark *) row->marks->pdata[m])->above);
      }
  else if (figure->chart->kind == DP_CHART_LINES)
    for (guint c = 0; c < dp_chart_get_lines (figure->chart)->curves->len; c++)
      {
        const DpCurve *curve = dp_chart_get_lines (figure->chart)->curves->pdata[c];

        if (curve->name != NULL)
          g_assert_nonnull (strstr (twin, curve->name));
      }
  else if (figure->chart->kind == DP_CHART_GANTT)
    for (guint r = 0; r < dp_chart_get_gantt (figure->chart)->rows->len; r++)
      {
        const DpGanttRow *row = dp_chart_get_gantt (figure->chart)->rows->pdata[r];

        if (!row->lane)
          g_assert_nonnull (strstr (figure->text, row->name));
      }
  else if (figure->chart->kind == DP_CHART_STEPS)
    for (guint r = 0; r < figure->chart->steps.rows->len; r++)
      {
        const DpStepRow *row = figure->chart->steps.rows->pdata[r];

        g_assert_nonnull (strstr (figure->text, row->name));
        for (guint c = 0; c < row->cells->len; c++)
          {
            g_autofree char *said = g_strdup_printf ("%s: %s", row->name, ((const DpStepCell *) row->cells->pdata[c])->word);

            g_assert_nonnull (strstr (figure->text, said));
          }
      }
  for (guint i = 0; i < figure->table->rows->len; i++)
    for (guint c = 0; c < figure->table->columns->len; c++)
      g_assert_nonnull (strstr (twin, g_array_index (figure->table->rows, DpTableRow, i).cells[c]));
}

static void
test_twins (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  for_each_figure (plan, assert_twin);
}

static char *
bare_number (const char *text)
{
  GString *number = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || *p == '.' || *p == ',')
      g_string_append_c (number, *p);

  return g_string_free (number, FALSE);
}

/* "58 %" and "50 %" stand in "50–58 %". Of a range the ends are rounded plainly, unless they look the same: "over 99 %" may
 * be "100" in a range, and "100 %" be one end of "over 99 %". */
static gboolean
says_share (const char *cell,
            const char *share)
{
  g_autofree char *number = bare_number (share);

  if (has_word (cell, number))
    return TRUE;

  if (g_str_equal (number, "99") || g_str_equal (number, "100"))
    return has_word (cell, "100") || strstr (cell, in_language (">99", "over" DP_NO_BREAK_SPACE "99")) != NULL;

  return strcspn (share, "0123456789") > 0 && has_word (cell, "0");
}

/* Table and chart carry the same numbers: women above the marks, shares below them. */
static void
assert_same_numbers (DpAnalysis            *analysis,
                     const DpFigure        *figure,
                     const DpFigureOptions *options,
                     const char            *where)
{
  if (figure->kind != DP_FIGURE_CAPACITY || dp_chart_is_empty (figure->chart))
    return;

  g_assert_cmpuint (figure->table->rows->len, ==, figure->chart->range.rows->len);
  for (guint i = 0; i < figure->chart->range.rows->len; i++)
    {
      const DpRangeRow *row = figure->chart->range.rows->pdata[i];

      g_assert_cmpstr (cell_of (figure->table, row->id, 0), ==, row->name);
      g_assert_cmpstr (cell_of (figure->table, row->id, 1), ==, row->detail);
      for (guint m = 0; m < row->marks->len; m++)
        {
          const DpMark *mark = row->marks->pdata[m];
          g_autofree char *women = bare_number (mark->above);

          g_assert_true (has_word (cell_of (figure->table, row->id, 2), women));
          if (!says_share (cell_of (figure->table, row->id, 3), mark->below))
            g_error ("%s: %s below the mark, %s in the table", where, mark->below, cell_of (figure->table, row->id, 3));
          g_assert_nonnull (strstr (mark->tooltip, mark->below));
        }
    }
}

/* Women without a place: what the tooltip says of the first and the last limit is what the table says. */
static void
assert_same_women (DpAnalysis            *analysis,
                   const DpFigure        *figure,
                   const DpFigureOptions *options,
                   const char            *where)
{
  if (figure->kind != DP_FIGURE_CAPACITY || dp_chart_is_empty (figure->chart))
    return;

  for (guint i = 0; i < figure->chart->range.rows->len; i++)
    {
      const DpRangeRow *row = figure->chart->range.rows->pdata[i];
      g_auto (GStrv) ends = g_strsplit (cell_of (figure->table, row->id, 4), "–", 2);

      for (guint e = 0; ends[e] != NULL; e++)
        {
          gboolean found = FALSE;

          for (guint m = 0; m < row->marks->len && !found; m++)
            found = has_word (strchr (((const DpMark *) row->marks->pdata[m])->tooltip, '\n') + 1, ends[e]);
          if (!found)
            g_error ("%s: %s women without a place in the table, not beside %s", where, ends[e], row->name);
        }
    }
}

static void
test_same_numbers (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  for_each_figure (plan, assert_same_numbers);
  for_each_figure (plan, assert_same_women);
}

/* A's figures at the published limits, from the product research: 50 and 58 per cent at once for 100 and 80, and so on. */
static void
test_capacity_numbers (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpFigureOptions options = { .proposal = "A" };
  g_autoptr (DpFigure) figure = dp_figure_new (DP_FIGURE_CAPACITY, analysis, &options);
  const DpRangeChart *chart = &figure->chart->range;

  assert_reads (cell_of (figure->table, "sbst-2024", 2), "80–100");
  assert_reads (cell_of (figure->table, "sbst-2024", 3), "50–58 ?%");
  assert_reads (cell_of (figure->table, "sbst-2024", 4), "34–50");
  assert_reads (cell_of (figure->table, "sbst-2024", 5), "77–83 ?%");
  assert_reads (cell_of (figure->table, "cowi-2019", 4), in_language ("0\\.5–13", "0,5–13"));
  assert_reads (cell_of (figure->table, "mun-during-2020", 2), "16 · 30");
  assert_reads (cell_of (figure->table, "mun-during-2020", 5), "26–46 ?%");

  /* Ranges are bars; two single figures hang on a thread and limit nothing. */
  g_assert_cmpint (row_of (figure->chart, "sbst-2024")->bar, ==, DP_BAR_SOLID);
  g_assert_cmpint (row_of (figure->chart, "mun-during-2020")->bar, ==, DP_BAR_THREAD);

  /* Both tipping points: in every region dashed, for the country solid and bold. */
  g_assert_cmpuint (chart->lines->len, ==, 2);
  g_assert_cmpfloat (((const DpLine *) chart->lines->pdata[0])->value, ==, 23);
  g_assert_cmpint (((const DpLine *) chart->lines->pdata[0])->stroke, ==, DP_STROKE_DASHED);
  g_assert_cmpfloat (((const DpLine *) chart->lines->pdata[1])->value, ==, 31);
  g_assert_cmpint (((const DpLine *) chart->lines->pdata[1])->stroke, ==, DP_STROKE_SOLID);
  g_assert_true (has_word (((const DpLine *) chart->lines->pdata[0])->label, "23"));
  g_assert_true (has_word (((const DpLine *) chart->lines->pdata[1])->label, "31"));
}

/* One estimate alone, with what shares its row. */
static void
test_one_estimate (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

  for (guint kind = DP_FIGURE_NEED; kind <= DP_FIGURE_CAPACITY; kind++)
    {
      DpFigureOptions one = { .proposal = "A", .estimate = "cowi-2019" };
      DpFigureOptions pair = { .proposal = "A", .estimate = "mun-before-2020" };
      g_autoptr (DpFigure) alone = dp_figure_new (kind, analysis, &one);
      g_autoptr (DpFigure) together = dp_figure_new (kind, analysis, &pair);
      g_autoptr (GPtrArray) texts = figure_texts (alone);

      g_assert_nonnull (find_row (alone->chart, "cowi-2019"));
      g_assert_null (find_row (alone->chart, "sbst-2024"));
      g_assert_null (find_row (together->chart, "cowi-2019"));
      g_assert_cmpuint (row_of (together->chart, "mun-during-2020")->marks->len, ==, 2);
      assert_clean ("one estimate", texts);
    }
}

/* Colour and marker belong to the party, in every chart. */
static void
test_parties (void)
{
  static const struct
  {
    const char *id;
    DpParty party;
  } parties[] = { { "sbst-2024", DP_PARTY_AGENCY }, { "dr-2023", DP_PARTY_REGIONS }, { "cowi-2019", DP_PARTY_CLINICS },
                  { "mun-during-2020", DP_PARTY_MUNICIPALITIES } };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpFigureOptions options = { .proposal = "A" };

  for (guint kind = DP_FIGURE_NEED; kind <= DP_FIGURE_CAPACITY; kind++)
    {
      g_autoptr (DpFigure) figure = dp_figure_new (kind, analysis, &options);

      for (gsize i = 0; i < G_N_ELEMENTS (parties); i++)
        g_assert_cmpint (row_of (figure->chart, parties[i].id)->party, ==, parties[i].party);
    }
}

/* Unknown cells are unknown, not the lowest step; the chosen proposal is always among the columns. */
static void
test_specialisation (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpFigureOptions options = { .proposal = "0", .parameter = "practice" };
  g_autoptr (DpFigure) figure = dp_figure_new (DP_FIGURE_SPECIALISATION, analysis, &options);
  const DpStepRow *practice = figure->chart->steps.rows->pdata[0];
  const DpStepCell *none = practice->cells->pdata[4];

  g_assert_cmpuint (figure->chart->steps.columns->len, ==, 5);
  g_assert_cmpuint (figure->chart->steps.rows->len, ==, DP_N_PARAMETERS);
  g_assert_cmpuint (figure->table->rows->len, ==, 5 * DP_N_PARAMETERS);
  /* Today's practice has no unit: nothing is known of its active practice. */
  g_assert_cmpint (none->low, ==, DP_STEP_UNKNOWN);
  g_assert_cmpint (none->high, ==, DP_STEP_UNKNOWN);
  g_assert_cmpstr (none->word, ==, in_language ("Unknown", "Ukendt"));
  g_assert_true (none->selected);
  g_assert_false (((const DpStepCell *) practice->cells->pdata[0])->selected);

  add_record (plan, DP_ENTITY_PROPOSAL, "Z", DP_PROPOSAL_NAME, "Zebra", -1);
  put_number (plan, DP_ENTITY_PROPOSAL, "Z", DP_PROPOSAL_POSITION, 100);
  dp_analysis_invalidate (analysis, NULL);
  {
    DpFigureOptions sixth = { .proposal = "Z" };
    g_autoptr (DpFigure) other = dp_figure_new (DP_FIGURE_SPECIALISATION, analysis, &sixth);
    const GPtrArray *columns = other->chart->steps.columns;

    g_assert_cmpuint (columns->len, ==, 5);
    g_assert_cmpstr (((const DpStepColumn *) columns->pdata[4])->letter, ==, "Z");
  }
}

/* Against the table of the product research: five units of 6, 34 of 80 and 50 of 100 women without a place; 31. */
static void
test_tipping_numbers (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpFigureOptions country = { .proposal = "A" };
  DpFigureOptions region = { .proposal = "A", .area = "DK-84" };
  g_autoptr (DpFigure) figure = dp_figure_new (DP_FIGURE_TIPPING, analysis, &country);
  g_autoptr (DpFigure) hovedstaden = dp_figure_new (DP_FIGURE_TIPPING, analysis, &region);
  const DpLineChart *lines = dp_chart_get_lines (figure->chart);
  const DpCurve *chosen = lines->curves->pdata[0];
  const DpCurveMark *tipping = chosen->marks->pdata[chosen->marks->len - 1];

  assert_reads (cell_of (figure->table, "A", 1), "31");
  assert_reads (cell_of (figure->table, "A", 5), "4[23] ?%");
  assert_reads (cell_of (figure->table, "A", 6), "5[01] ?%");
  assert_reads (cell_of (hovedstaden->table, "A", 6), "66 ?%");
  g_assert_true (chosen->strong);
  g_assert_cmpuint (lines->curves->len, ==, 3);
  g_assert_cmpfloat (tipping->x, ==, 31);
  g_assert_cmpfloat (tipping->y, <=, 0.1);
  g_assert_cmpfloat (lines->x.max, ==, 120);
}

/* Whatever share of the places is used, the days that are used pay the same running cost. */
static void
test_price_numbers (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpFigureOptions options = { .proposal = "A" };
  g_autoptr (DpFigure) figure = dp_figure_new (DP_FIGURE_PRICE, analysis, &options);
  const DpCurve *curve = dp_chart_get_lines (figure->chart)->curves->pdata[0];
  const DpCurveMark *first = curve->marks->pdata[0];
  double lowest = 1.0, highest = 0.0;

  for (guint i = 0; i < curve->marks->len; i++)
    {
      const DpCurveMark *mark = curve->marks->pdata[i];

      g_assert_cmpfloat_with_epsilon (mark->x * mark->y, first->x * first->y, 1e-6 * first->x * first->y);
      if (mark->has_party)
        {
          lowest = MIN (lowest, mark->x);
          highest = MAX (highest, mark->x);
        }
    }
  /* Occupancy 26–83 per cent (the table of the product research). */
  g_assert_cmpfloat_with_epsilon (lowest, 0.26, 0.005);
  g_assert_cmpfloat_with_epsilon (highest, 0.83, 0.005);
  for (guint i = 1; i < curve->points->len; i++)
    g_assert_cmpfloat (g_array_index (curve->points, DpCurvePoint, i).y, <, g_array_index (curve->points, DpCurvePoint, i - 1).y);
}

static void
test_distance_numbers (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpFigureOptions options = { .proposal = "A" };
  g_autoptr (DpFigure) figure = dp_figure_new (DP_FIGURE_DISTANCE, analysis, &options);
  const GPtrArray *curves = dp_chart_get_lines (figure->chart)->curves;

  g_assert_cmpuint (curves->len, ==, 3);
  for (guint c = 0; c < curves->len; c++)
    {
      const DpCurve *curve = curves->pdata[c];
      const DpCurvePoint *last = &g_array_index (curve->points, DpCurvePoint, curve->points->len - 1);

      /* Every step goes up or on, and everybody is reached in the end. */
      for (guint i = 1; i < curve->points->len; i++)
        g_assert_cmpfloat (g_array_index (curve->points, DpCurvePoint, i).y, >=, g_array_index (curve->points, DpCurvePoint, i - 1).y);
      g_assert_cmpfloat_with_epsilon (last->y, 1.0, 1e-9);
    }
}

/* Oldest first, and what counts something else is not among them. */
static void
test_history_numbers (void)
{
  static const char *const ids[] = { "fam-2015", "ref-2017", "cowi-2019" };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpFigureOptions options = { 0 };
  g_autoptr (DpFigure) figure = dp_figure_new (DP_FIGURE_HISTORY, analysis, &options);
  const GPtrArray *rows = figure->chart->range.rows;

  g_assert_cmpuint (rows->len, ==, 9);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (((const DpRangeRow *) rows->pdata[i])->id, ==, ids[i]);
  g_assert_cmpstr (((const DpRangeRow *) rows->pdata[8])->id, ==, "sbst-2024");
  g_assert_cmpuint (figure->chart->range.lines->len, ==, 0);
}

/* Hidden cases get a row of their own below the figure, with a broken bar; the figure and its marks stay. */
static void
test_hidden_cases (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpFigureOptions options = { NULL };
  g_autoptr (DpFigure) before = dp_figure_new (DP_FIGURE_NEED, analysis, &options);
  g_autoptr (DpFigure) after = NULL;
  const DpRangeRow *published, *hidden;

  put_number (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIDDEN_SHARE_LOW, 0.1);
  put_number (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIDDEN_SHARE_HIGH, 0.25);
  put_text (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIDDEN_REASON, "Not all of them tell.");
  dp_analysis_invalidate (analysis, NULL);
  after = dp_figure_new (DP_FIGURE_NEED, analysis, &options);

  g_assert_cmpuint (after->chart->range.rows->len, ==, before->chart->range.rows->len + 1);
  published = after->chart->range.rows->pdata[0];
  hidden = after->chart->range.rows->pdata[1];
  g_assert_cmpfloat (((const DpMark *) published->marks->pdata[0])->value, ==, 80);
  g_assert_cmpfloat (((const DpMark *) published->marks->pdata[1])->value, ==, 100);
  g_assert_cmpint (published->bar, ==, DP_BAR_SOLID);
  g_assert_cmpfloat_with_epsilon (((const DpMark *) hidden->marks->pdata[0])->value, 88, 1e-9);
  g_assert_cmpfloat_with_epsilon (((const DpMark *) hidden->marks->pdata[1])->value, 125, 1e-9);
  g_assert_cmpint (hidden->bar, ==, DP_BAR_DASHED);
  g_assert_cmpint (hidden->party, ==, DP_PARTY_OWN);
  g_assert_cmpstr (hidden->text, ==, "Not all of them tell.");
  assert_reads (hidden->name, in_language ("The agency \\+ hidden cases", "Styrelsen \\+ mørketal"));
  assert_reads (hidden->detail, in_language ("own assumption", "egen forudsætning"));
  /* The headline is about what was published. */
  g_assert_cmpstr (after->chart->title, ==, before->chart->title);
}

static void
test_need_tables (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpTable) regions = dp_region_table_new (analysis, 2027);
  g_autoptr (DpTable) stages = dp_stage_table_new (analysis);
  g_autoptr (DpGoalResult) goal = dp_analysis_goal (analysis, "A", NULL);
  g_autoptr (DpTable) places = dp_goal_table_new (analysis, goal);
  g_autoptr (GPtrArray) texts = table_texts (places);

  /* Hovedstaden and Sjælland together have 46 per cent of the people: 37–46 of 80–100 women. */
  g_assert_cmpuint (regions->rows->len, ==, 4);
  g_assert_cmpstr (g_array_index (regions->rows, DpTableRow, 0).cells[0], ==, "Østdanmark");
  assert_reads (g_array_index (regions->rows, DpTableRow, 0).cells[2], "46 ?%");
  assert_reads (g_array_index (regions->rows, DpTableRow, 0).cells[3], "37–46");

  /* Nobody knows how many are referred; 30 were counted: 20–43. */
  assert_reads (cell_of (stages, "sbst-2024", 4), in_language ("unknown \\(0–100\\)", "ukendt \\(0–100\\)"));
  assert_reads (cell_of (stages, "sbst-2024", 3), "–");
  assert_reads (cell_of (stages, "mun-before-2020", 3), "20–43");

  /* One line for what is there, and one for every limit of every estimate. */
  g_assert_cmpuint (places->rows->len, ==, 1 + 8);
  assert_clean ("places", texts);
}

/* Unit by unit and case by case: what the table of units says, and no dot that no case gives. */
static void
test_units_numbers (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpFigureOptions options = { .proposal = "A" };
  g_autoptr (DpFigure) figure = dp_figure_new (DP_FIGURE_UNITS, analysis, &options);
  g_autoptr (DpTable) units = dp_unit_table_new (analysis, "A");
  const DpDotSection *section = dp_chart_get_dots (figure->chart)->sections->pdata[0];

  g_assert_cmpuint (section->rows->len, ==, 5);
  g_assert_cmpuint (section->panels->len, ==, 2);
  for (guint r = 0; r < section->rows->len; r++)
    {
      const DpDotRow *row = section->rows->pdata[r];

      g_assert_cmpstr (((const DpDotCell *) row->cells->pdata[0])->text, ==, cell_of (units, row->id, 5));
      g_assert_cmpstr (((const DpDotCell *) row->cells->pdata[1])->text, ==, cell_of (units, row->id, 6));
      for (guint c = 0; c < row->cells->len; c++)
        {
          const DpDotCell *cell = row->cells->pdata[c];

          g_assert_cmpuint (cell->lanes->len, ==, 4);
          for (guint l = 0; l < cell->lanes->len; l++)
            g_assert_cmpuint (((const DpDotLane *) cell->lanes->pdata[l])->dots->len, ==, 2);
        }
    }
}

/* The product's own example: two more places in Hovedstaden, and thirty places hold for 37 women in place of 31, in every region for
 * 32 in place of 23. An estimate that has changed is no change of the proposal, and is not shown. */
static void
test_change_of_time (void)
{
  g_autoptr (DpPlan) earlier_plan = sample_plan ();
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) earlier = dp_analysis_new (earlier_plan);
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpFigure) figure = NULL;
  g_autoptr (DpFigure) gone = NULL;
  g_autoptr (DpFigure) apart = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  DpFigureOptions options = { .proposal = "A", .earlier = earlier, .earlier_name = is_danish () ? "den gemte plan" : "the saved plan" };

  put_number (plan, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, 8);
  put_number (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIGH, 90);
  analysis = dp_analysis_new (plan);
  figure = dp_figure_new (DP_FIGURE_CHANGE, analysis, &options);
  texts = figure_texts (figure);
  assert_clean ("change of time", texts);
  g_assert_cmpstr (g_array_index (figure->table->columns, DpTableColumn, 2).title, ==, options.earlier_name);
  g_assert_cmpstr (g_array_index (figure->table->rows, DpTableRow, 0).cells[2], ==, "31");
  g_assert_cmpstr (g_array_index (figure->table->rows, DpTableRow, 0).cells[3], ==, "37");
  g_assert_cmpstr (g_array_index (figure->table->rows, DpTableRow, 1).cells[2], ==, "23");
  g_assert_cmpstr (g_array_index (figure->table->rows, DpTableRow, 1).cells[3], ==, "32");
  g_assert_null (strstr (figure->text, "90"));
  g_assert_nonnull (strstr (figure->text, options.earlier_name));

  /* A proposal that the other plan does not have, and a plan with other estimates. */
  dp_plan_remove (earlier_plan, DP_ENTITY_PROPOSAL, "A");
  dp_analysis_invalidate (earlier, NULL);
  gone = dp_figure_new (DP_FIGURE_CHANGE, analysis, &options);
  g_assert_true (dp_chart_is_empty (gone->chart));
  use_only (earlier_plan, 12, 13);
  dp_analysis_invalidate (earlier, NULL);
  options.proposal = "B";
  apart = dp_figure_new (DP_FIGURE_CHANGE, analysis, &options);
  g_assert_true (dp_chart_is_empty (apart->chart));
}

/* Two points a row, and never two units of measure on an axis. */
static void
test_change_numbers (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpFigureOptions options = { .proposal = "A", .other = "C" };
  g_autoptr (DpFigure) figure = dp_figure_new (DP_FIGURE_CHANGE, analysis, &options);
  const GPtrArray *sections = dp_chart_get_dots (figure->chart)->sections;
  const DpDotRow *country = ((const DpDotSection *) sections->pdata[0])->rows->pdata[0];
  const DpDotLane *lane = ((const DpDotCell *) country->cells->pdata[0])->lanes->pdata[0];
  const DpCapacityResult *c = dp_analysis_capacity (analysis, "C");

  g_assert_cmpuint (sections->len, ==, 5);
  for (guint s = 0; s < sections->len; s++)
    {
      const DpDotSection *section = sections->pdata[s];

      g_assert_cmpuint (section->panels->len, ==, 1);
      for (guint r = 0; r < section->rows->len; r++)
        {
          const DpDotCell *cell = ((const DpDotRow *) section->rows->pdata[r])->cells->pdata[0];

          g_assert_cmpuint (cell->lanes->len, ==, 1);
          g_assert_cmpuint (((const DpDotLane *) cell->lanes->pdata[0])->dots->len, ==, 2);
        }
    }
  g_assert_cmpfloat (((const DpDot *) lane->dots->pdata[0])->value, ==, 31);
  g_assert_cmpfloat (((const DpDot *) lane->dots->pdata[1])->value, ==, c->tipping_country);
  g_assert_true (((const DpDot *) lane->dots->pdata[0])->hollow);
  g_assert_false (((const DpDot *) lane->dots->pdata[1])->hollow);
}

/* Fifty dots for every estimate, spread as the simulated futures are; those beyond the goal are counted in words too. */
static void
test_years_numbers (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpSimulationInput) input = dp_simulation_input_new_plain (analysis, "A", NULL);
  const DpSimulationStudy study = { .futures = 400, .seed = 1, .threads = 1 };
  g_autoptr (DpSimulationResult) result = dp_simulation_study_run ((const DpSimulationInput *const[]) { input }, 1, &study, NULL);
  DpFigureOptions options = { .proposal = "A", .simulation_input = input, .simulation = result };
  g_autoptr (DpFigure) figure = dp_figure_new (DP_FIGURE_YEARS, analysis, &options);
  g_autoptr (GPtrArray) texts = figure_texts (figure);
  const GPtrArray *rows = dp_chart_get_quantiles (figure->chart)->rows;

  assert_clean ("years", texts);
  /* Three ranges and two single figures. */
  g_assert_cmpuint (rows->len, ==, 5);
  for (guint r = 0; r < rows->len; r++)
    {
      const DpQuantileRow *row = rows->pdata[r];
      g_autofree char *counted = NULL;
      guint dots = 0, over = 0;

      for (guint i = 0; i < row->stacks->len; i++)
        {
          const DpStack *stack = row->stacks->pdata[i];

          g_assert_cmpint (stack->over, ==, stack->value > row->goal);
          dots += stack->count;
          over += stack->over ? stack->count : 0;
        }
      counted = g_strdup_printf ("%u", over);
      g_assert_cmpuint (dots, ==, 50);
      g_assert_true (has_word (row->figure, counted));
    }
  for (guint c = 0; c < input->n_cases; c++)
    {
      const DpSimResult *one = dp_simulation_result_case (result, 0, c);
      const int year = input->terms.years - 1;
      const int *outcomes = &one->without_outcomes[year * DP_SIM_OUTCOMES];
      double sum = 0.0;

      for (guint i = 0; i < DP_SIM_OUTCOMES; i++)
        {
          g_assert_true (i == 0 || outcomes[i] >= outcomes[i - 1]);
          sum += outcomes[i];
        }
      /* Outcomes 2 and 47 of 50 stand in the middle of the third and the last but two fiftieth. */
      g_assert_cmpint (outcomes[2], ==, one->total[year].without_p05);
      g_assert_cmpint (outcomes[47], ==, one->total[year].without_p95);
      g_assert_cmpfloat_with_epsilon (sum / DP_SIM_OUTCOMES, one->total[year].without.value, 0.5);
    }
}

/* The widest bar first, an open and a filled end in every row, and the plan's own result as a line. */
static void
test_sensitivity_numbers (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpFigureOptions options = { .proposal = "A" };
  g_autoptr (DpFigure) figure = dp_figure_new (DP_FIGURE_SENSITIVITY, analysis, &options);
  const GPtrArray *rows = figure->chart->range.rows;
  const DpLine *base = figure->chart->range.lines->pdata[0];
  double widest = G_MAXDOUBLE;

  g_assert_cmpuint (rows->len, >=, 4);
  for (guint r = 0; r < rows->len; r++)
    {
      const DpMark *low = ((const DpRangeRow *) rows->pdata[r])->marks->pdata[0];
      const DpMark *high = ((const DpRangeRow *) rows->pdata[r])->marks->pdata[1];

      g_assert_true (low->hollow && !high->hollow);
      g_assert_cmpfloat (ABS (high->value - low->value), <=, widest);
      widest = ABS (high->value - low->value);
    }
  /* 50 of 100 women without a place (the table of the product research). */
  g_assert_cmpfloat_with_epsilon (base->value, 50.5, 0.5);
}

static void
test_page_tables (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpTable) regions = dp_region_table_new (analysis, 0);
  g_autoptr (DpTable) of_a = dp_unit_table_new (analysis, "A");
  static const char *const parameters[] = { "practice", "competences", "cooperation", "knowledge" };

  /* Hovedstaden has 1,911,067 of 5,961,249 people: 32 per cent, 26–32 of 80–100 women. */
  assert_reads (cell_of (regions, "DK-84", 1), in_language ("1,911,067", "1\\.911\\.067"));
  assert_reads (cell_of (regions, "DK-84", 2), "32 ?%");
  assert_reads (cell_of (regions, "DK-84", 3), "26–32");
  g_assert_cmpuint (regions->columns->len, ==, 3 + 4);

  /* Unit by unit, from the product research: 66 per cent without a place in Hovedstaden at 100; it holds for 23. */
  assert_reads (cell_of (of_a, "A-hovedstaden", 2), "6");
  assert_reads (cell_of (of_a, "A-hovedstaden", 6), "3–66 ?%");
  assert_reads (cell_of (of_a, "A-hovedstaden", 7), "23");
  assert_reads (cell_of (of_a, "A-nordjylland", 5), "13–67 ?%");
  assert_reads (cell_of (of_a, NULL, 2), "30");
  assert_reads (cell_of (of_a, NULL, 4), "16–100");
  assert_reads (cell_of (of_a, NULL, 7), "31");

  for (gsize p = 0; p < G_N_ELEMENTS (proposal_ids); p++)
    {
      g_autoptr (DpTable) units = dp_unit_table_new (analysis, proposal_ids[p]);
      g_autoptr (DpTable) years = dp_year_table_new (analysis, proposal_ids[p]);
      g_autoptr (GPtrArray) unit_texts = table_texts (units);
      g_autoptr (GPtrArray) year_texts = table_texts (years);

      assert_clean ("units", unit_texts);
      assert_clean ("years", year_texts);
      for (gsize i = 0; proposal_ids[p] != NULL && i < G_N_ELEMENTS (parameters); i++)
        {
          g_autoptr (DpTable) criteria = dp_criterion_table_new (analysis, proposal_ids[p], parameters[i]);
          g_autoptr (GPtrArray) texts = table_texts (criteria);

          g_assert_cmpuint (criteria->rows->len, >, 0);
          assert_clean ("criteria", texts);
        }
    }
  {
    g_autoptr (GPtrArray) texts = table_texts (regions);

    assert_clean ("regions", texts);
  }
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *name;
    DpFigureKind kind;
    gboolean needs_proposal;
  } kinds[] = {
    { "need", DP_FIGURE_NEED, FALSE },
    { "capacity", DP_FIGURE_CAPACITY, TRUE },
    { "specialisation", DP_FIGURE_SPECIALISATION, FALSE },
    { "units", DP_FIGURE_UNITS, TRUE },
    { "years", DP_FIGURE_YEARS, TRUE },
    { "change", DP_FIGURE_CHANGE, TRUE },
    { "sensitivity", DP_FIGURE_SENSITIVITY, TRUE },
    { "tipping", DP_FIGURE_TIPPING, TRUE },
    { "timeline", DP_FIGURE_TIMELINE, TRUE },
    { "map", DP_FIGURE_MAP, TRUE },
    { "services", DP_FIGURE_SERVICES, FALSE },
    { "distance", DP_FIGURE_DISTANCE, TRUE },
    { "price", DP_FIGURE_PRICE, TRUE },
    { "history", DP_FIGURE_HISTORY, FALSE },
  };
  DpFigureKind kind;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_cmpstr (dp_figure_kind_name (kinds[i].kind), ==, kinds[i].name);
      g_assert_true (dp_figure_kind_by_name (kinds[i].name, &kind));
      g_assert_cmpuint (kind, ==, kinds[i].kind);
      g_assert_cmpint (dp_figure_kind_needs_proposal (kind), ==, kinds[i].needs_proposal);
    }
  g_assert_false (dp_figure_kind_by_name ("pie", &kind));
  g_assert_false (dp_figure_kind_by_name (NULL, &kind));
  dp_figure_free (NULL);
}

int
main (int    argc,
      char **argv)
{
  dp_language_init (NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/kinds", test_kinds);
  g_test_add_func ("/figures/marks", test_marks);
  g_test_add_func ("/figures/told-apart", test_told_apart);
  g_test_add_func ("/figures/axis", test_axis);
  g_test_add_func ("/figures/twins", test_twins);
  g_test_add_func ("/figures/same-numbers", test_same_numbers);
  g_test_add_func ("/figures/capacity-numbers", test_capacity_numbers);
  g_test_add_func ("/figures/one-estimate", test_one_estimate);
  g_test_add_func ("/figures/parties", test_parties);
  g_test_add_func ("/figures/specialisation", test_specialisation);
  g_test_add_func ("/figures/tipping-numbers", test_tipping_numbers);
  g_test_add_func ("/figures/price-numbers", test_price_numbers);
  g_test_add_func ("/figures/distance-numbers", test_distance_numbers);
  g_test_add_func ("/figures/history-numbers", test_history_numbers);
  g_test_add_func ("/figures/units-numbers", test_units_numbers);
  g_test_add_func ("/figures/change-numbers", test_change_numbers);
  g_test_add_func ("/figures/change-of-time", test_change_of_time);
  g_test_add_func ("/figures/years-numbers", test_years_numbers);
  g_test_add_func ("/figures/sensitivity-numbers", test_sensitivity_numbers);
  g_test_add_func ("/figures/page-tables", test_page_tables);
  g_test_add_func ("/figures/hidden-cases", test_hidden_cases);
  g_test_add_func ("/figures/need-tables", test_need_tables);
  g_test_add_func ("/figures/clean", test_clean);
  g_test_add_func ("/figures/clean-with-holes", test_clean_with_holes);

  return g_test_run ();
}
