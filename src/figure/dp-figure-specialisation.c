/* dp-figure-specialisation.c: C10, how strong is each proposal on the four parameters?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "figure/dp-words.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-measures.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

/* The letter says which proposal in which column; more columns than this cannot be read side by side. */
#define MAX_COLUMNS 5
#define N_STEPS 4

/* Whether @a is surely at least as good as @b on every parameter, and surely better on one: bounds do not overlap. */
static gboolean
is_ahead (const DpScoreResult *a,
          const DpScoreResult *b)
{
  gboolean better = FALSE;

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      if (a->parameters[p].score.low < b->parameters[p].score.high)
        return FALSE;
      better |= a->parameters[p].score.low > b->parameters[p].score.high;
    }

  return better;
}

static const DpScoreResult *
find_leader (const GPtrArray *scores)
{
  for (guint i = 0; i < scores->len; i++)
    {
      gboolean ahead_of_all = scores->len > 1;

      for (guint j = 0; j < scores->len && ahead_of_all; j++)
        ahead_of_all = j == i || is_ahead (scores->pdata[i], scores->pdata[j]);
      if (ahead_of_all)
        return scores->pdata[i];
    }

  return NULL;
}

static guint
count_open (const GPtrArray *scores)
{
  guint open = 0;

  for (guint i = 0; i < scores->len; i++)
    for (guint p = 0; p < DP_N_PARAMETERS; p++)
      if (((const DpScoreResult *) scores->pdata[i])->parameters[p].score.level == DP_LEVEL_UNKNOWN)
        open++;

  return open;
}

static char *
headline (const GPtrArray *scores)
{
  const DpScoreResult *leader = find_leader (scores);
  guint open = count_open (scores);
  g_autofree char *count = dp_words_count (open);
  g_autofree char *capital = dp_words_count_capital (open);

  if (scores->len == 0)
    return g_strdup (_("There is no proposal to judge yet"));

  if (leader != NULL)
    {
      g_autofree char *name = dp_words_proposal (leader->proposal);

      /* Translators: "Proposal A" */
      return g_strdup_printf (_("%s is ahead on all four parameters, whatever the unknown turns out to be"), name);
    }

  if (scores->len == 1 && open == DP_N_PARAMETERS)
    return g_strdup (_("None of the four parameters is settled yet"));
  if (scores->len == 1)
    return open == 0 ? g_strdup (_("All four parameters are settled"))
                     /* Translators: number in words */
                     : g_strdup_printf (ngettext ("%s of the four parameters is not settled",
                                                  "%s of the four parameters are not settled", open),
                                        capital);

  if (open == 0)
    return g_strdup (_("No proposal is ahead on all four parameters"));

  /* Translators: number in words */
  return g_strdup_printf (ngettext ("No proposal is ahead on all four parameters; %s judgement is not settled",
                                    "No proposal is ahead on all four parameters; %s judgements are not settled", open),
                          count);
}

static char *
points_words (const DpScore *score)
{
  g_autofree char *points = dp_format_range (score->low, score->high, 0);
  g_autofree char *known = dp_format_percent (score->known_share);

  if (score->known_share <= 0.0)
    return g_strdup (_("nothing is known yet"));

  if (score->known_share >= 1.0)
    /* Translators: bounds of a score, 0–100 */
    return g_strdup_printf (_("%s of 100 points"), points);

  /* Translators: bounds of a score, and the share of the weight whose criteria are known */
  return g_strdup_printf (_("%1$s of 100 points · %2$s known"), points, known);
}

/* The criterion that says most about the level: the first that is known. */
static char *
first_known (const DpParameterResult *parameter)
{
  for (guint i = 0; i < parameter->n_criteria; i++)
    if (parameter->criteria[i].value.known)
      return dp_words_finding (&parameter->criteria[i]);

  return NULL;
}

/* What the parties say of a parameter, each by itself: their letter and the step, or the lowest and the highest of several. */
static char *
initials_of (const DpParameterResult *parameter)
{
  static const char *const letters[DP_N_JUDGES] = { NULL, NC_("initial of the agency", "A"), NC_("initial of the regions", "R"),
                                                    NC_("initial of the municipalities", "M") };
  static const char *const contexts[DP_N_JUDGES] = { NULL, "initial of the agency", "initial of the regions",
                                                     "initial of the municipalities" };
  GString *text = g_string_new (NULL);

  for (guint j = 1; j < DP_N_JUDGES; j++)
    {
      DpLevel low = DP_LEVEL_UNKNOWN;
      DpLevel high = DP_LEVEL_UNKNOWN;

      for (guint i = 0; i < parameter->n_criteria; i++)
        {
          DpLevel level = dp_measure_judged_level (parameter->criteria[i].judgements[j]);

          if (level == DP_LEVEL_UNKNOWN)
            continue;
          low = low == DP_LEVEL_UNKNOWN ? level : MIN (low, level);
          high = MAX (high, level);
        }
      if (high == DP_LEVEL_UNKNOWN)
        continue;
      g_string_append_printf (text, "%s%s%s%d", text->len > 0 ? " · " : "",
                              g_dpgettext2 (GETTEXT_PACKAGE, contexts[j], letters[j]), DP_NO_BREAK_SPACE, (int) low);
      if (high > low)
        g_string_append_printf (text, DP_EN_DASH "%d", (int) high);
    }

  return g_string_free (text, text->len == 0);
}

static void
fill_cell (DpStepCell              *cell,
           const DpScoreResult     *scores,
           const DpParameterResult *parameter,
           gboolean                 selected)
{
  g_autofree char *id = g_strdup_printf ("%s/%s", scores->proposal->id, parameter->parameter);
  g_autofree char *line = first_known (parameter);
  g_autofree char *points = points_words (&parameter->score);
  g_autofree char *level = dp_words_level (&parameter->score);
  g_autofree char *initials = initials_of (parameter);
  const DpChoice *choice = dp_field_find_choice (dp_field (DP_ENTITY_CRITERION, DP_CRITERION_PARAMETER), parameter->parameter);
  /* Translators: proposal, parameter, level, points */
  g_autofree char *sentence = g_strdup_printf (_("%1$s, %2$s: %3$s, %4$s"), dp_record_name (scores->proposal),
                                               dp_choice_label (choice), level, points);

  dp_step_cell_set_id (cell, id);
  dp_step_cell_set_selected (cell, selected);
  dp_step_cell_set_accessible (cell, sentence);
  dp_step_cell_set_tooltip (cell, sentence);
  if (line != NULL)
    dp_step_cell_add_line (cell, line);
  dp_step_cell_set_meta (cell, points);
  if (initials != NULL)
    dp_step_cell_set_initials (cell, initials);
}

/* The level, or the numbers of the steps between which it lies: in a hall there is no room for both their names. */
static char *
step_words (const DpScore *score)
{
  if (score->known_share <= 0.0 || score->low_level == score->high_level)
    return dp_words_level (score);

  /* Translators: the numbers of two steps between which a level lies */
  return g_strdup_printf (_("Step %1$d–%2$d"), (int) score->low_level, (int) score->high_level);
}

static char *
subtitle (gboolean for_hall)
{
  if (!for_hall)
    return g_strdup (_("Plan for specialisation on a word scale of four steps · no total score · unknown is shown as unknown, not as zero"));

  /* Translators: the names of the four steps */
  return g_strdup_printf (_("Step 1: %1$s · 2: %2$s · 3: %3$s · 4: %4$s · hatched: not settled"), dp_words_level_name (DP_LEVEL_ABSENT),
                          dp_words_level_name (DP_LEVEL_BEGINNING), dp_words_level_name (DP_LEVEL_PARTLY),
                          dp_words_level_name (DP_LEVEL_REACHED));
}

static void
add_cells (DpChart               *chart,
           const GPtrArray       *scores,
           const DpFigureOptions *options)
{
  for (guint column = 0; column < scores->len; column++)
    for (guint p = 0; p < DP_N_PARAMETERS; p++)
      {
        const DpScoreResult *one = scores->pdata[column];
        const DpParameterResult *parameter = &one->parameters[p];
        gboolean known = parameter->score.known_share > 0.0;
        g_autofree char *word = options->for_hall ? step_words (&parameter->score) : dp_words_level (&parameter->score);
        DpStepCell *cell = dp_chart_set_step_cell (chart, p, column,
                                                   known ? (int) parameter->score.low_level : DP_STEP_UNKNOWN,
                                                   known ? (int) parameter->score.high_level : DP_STEP_UNKNOWN, word);

        fill_cell (cell, one, parameter,
                   g_strcmp0 (options->proposal, one->proposal->id) == 0
                     && g_strcmp0 (options->parameter, parameter->parameter) == 0);
      }
}

static DpTable *
make_table (const GPtrArray *scores)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Proposal"), FALSE);
  dp_table_add_column (table, _("Parameter"), FALSE);
  dp_table_add_column (table, _("Level"), FALSE);
  dp_table_add_column (table, _("Points, of 100"), TRUE);
  dp_table_add_column (table, _("Known share of the weight"), TRUE);
  for (guint i = 0; i < scores->len; i++)
    for (guint p = 0; p < DP_N_PARAMETERS; p++)
      {
        const DpScoreResult *one = scores->pdata[i];
        const DpScore *score = &one->parameters[p].score;
        g_autofree char *id = g_strdup_printf ("%s/%s", one->proposal->id, one->parameters[p].parameter);
        g_autofree char *level = dp_words_level (score);
        g_autofree char *points = dp_format_range (score->low, score->high, 0);
        g_autofree char *known = dp_format_percent (score->known_share);

        dp_table_add_row (table, id, FALSE, dp_record_name (one->proposal), dp_choice_label (&dp_choices_parameter[p]), level,
                          points, known, NULL);
      }

  return table;
}

static char *
make_text (const GPtrArray *scores,
           const char      *title)
{
  GString *text = g_string_new (title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < scores->len; i++)
    {
      const DpScoreResult *one = scores->pdata[i];

      g_string_append_printf (text, " %s:", dp_record_name (one->proposal));
      for (guint p = 0; p < DP_N_PARAMETERS; p++)
        {
          g_autofree char *level = dp_words_level (&one->parameters[p].score);

          g_string_append_printf (text, "%s %s: %s", p > 0 ? ";" : "", dp_choice_label (&dp_choices_parameter[p]), level);
        }
      g_string_append_c (text, '.');
    }
  g_string_append_c (text, ' ');
  g_string_append (text, _("There is no total: the four parameters are shown beside one another."));

  return g_string_free (text, FALSE);
}

/* The proposals to show: all, or the first columns and always the chosen one. */
static GPtrArray *
collect_scores (DpAnalysis *analysis,
                const char *chosen)
{
  const GPtrArray *proposals = dp_plan_list (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL);
  GPtrArray *scores = g_ptr_array_new ();
  const DpScoreResult *chosen_scores = dp_analysis_scores (analysis, chosen);

  for (guint i = 0; i < proposals->len && scores->len < MAX_COLUMNS; i++)
    g_ptr_array_add (scores, (gpointer) dp_analysis_scores (analysis, ((const DpRecord *) proposals->pdata[i])->id));

  if (chosen_scores != NULL && !g_ptr_array_find (scores, chosen_scores, NULL))
    scores->pdata[scores->len - 1] = (gpointer) chosen_scores;

  return scores;
}

void
_dp_figure_specialisation (DpFigure              *figure,
                           DpAnalysis            *analysis,
                           const DpFigureOptions *options)
{
  g_autoptr (GPtrArray) scores = collect_scores (analysis, options->proposal);
  g_autofree char *title = headline (scores);
  g_autofree char *sub = subtitle (options->for_hall);

  figure->chart = dp_chart_new_steps (title, N_STEPS);
  dp_chart_set_subtitle (figure->chart, sub);
  dp_chart_set_source (figure->chart, _("Source: Social- og Boligstyrelsen, request for renewed treatment 2024 (the four "
                                        "parameters). Criteria, weights and judgements are the plan's own assumptions."));
  dp_chart_set_brief_source (figure->chart, _("Source: Social- og Boligstyrelsen 2024; criteria, weights and judgements are the plan's own."));
  dp_chart_set_empty_text (figure->chart, _("Add a proposal, and its four parameters are shown here."));

  for (guint i = 0; i < scores->len; i++)
    {
      const DpRecord *proposal = ((const DpScoreResult *) scores->pdata[i])->proposal;
      const char *brief = dp_record_text (proposal, DP_PROPOSAL_BRIEF);

      dp_chart_add_step_column (figure->chart, proposal->id, brief != NULL ? brief : dp_record_name (proposal),
                                dp_record_text (proposal, DP_PROPOSAL_PROPOSER));
    }
  for (guint p = 0; scores->len > 0 && p < DP_N_PARAMETERS; p++)
    dp_chart_add_step_row (figure->chart, dp_choice_label (&dp_choices_parameter[p]),
                           dp_parameter_definition (dp_choices_parameter[p].key));
  add_cells (figure->chart, scores, options);

  dp_chart_set_step_legend_title (figure->chart, _("Level"));
  for (DpLevel level = DP_LEVEL_ABSENT; level <= DP_LEVEL_REACHED; level++)
    dp_chart_add_step_legend (figure->chart, (int) level, dp_words_level_name (level));
  dp_chart_add_step_legend (figure->chart, DP_STEP_UNKNOWN, dp_words_level_name (DP_LEVEL_UNKNOWN));

  dp_chart_add_step_note (figure->chart, _("The parties’ own steps, 1 to 4:"),
                          _("A the agency · R the regions · M the municipalities"));

  figure->table = make_table (scores);
  figure->text = make_text (scores, title);
}
