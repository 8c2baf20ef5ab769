/* dp-cli-chart.c: one chart as a file, or as text.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli.h"

#include "chart/dp-picture.h"
#include "figure/dp-figure-what-if.h"
#include "figure/dp-outgoing.h"
#include "figure/dp-simulation-tables.h"
#include "plan/dp-analysis-geography.h"
#include "plan/dp-error.h"
#include "plan/dp-text.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* More than any history has. */
#define STEPS_MAX 1000000

typedef gboolean (*WriteFunc) (const DpChart *chart, const char *path, const DpExport *options, GError **error);

static const struct
{
  const char *suffix;
  WriteFunc write;
} formats[] = {
  { ".png", dp_chart_write_png },
  { ".svg", dp_chart_write_svg },
  { ".pdf", dp_chart_write_pdf },
};

/* How large the picture becomes: pixels, or one of the usual sizes. */
typedef struct
{
  DpExport options;
  gboolean usual;
  DpPictureSize size;
  gint64 sharpness;
} Picture;

static const struct
{
  const char *name;
  DpThemeKind kind;
} themes[] = {
  { "light", DP_THEME_LIGHT },
  { "dark", DP_THEME_DARK },
  { "print", DP_THEME_PRINT },
};

static WriteFunc
find_format (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (path, formats[i].suffix))
      return formats[i].write;

  return NULL;
}

static const DpTheme *
find_theme (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (themes); i++)
    if (g_strcmp0 (themes[i].name, name) == 0)
      return dp_theme_get (themes[i].kind);

  return NULL;
}

static gboolean
parse_size (const char *text,
            Picture    *picture)
{
  DpExport *options = &picture->options;
  g_auto (GStrv) parts = g_strsplit (text, "x", 2);
  guint64 width;
  guint64 height;

  picture->usual = dp_picture_size_by_name (text, &picture->size);
  if (picture->usual)
    return TRUE;
  if (g_strv_length (parts) != 2
      || !g_ascii_string_to_unsigned (parts[0], 10, 1, (guint64) DP_EXPORT_SIDE_MAX, &width, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 1, (guint64) DP_EXPORT_SIDE_MAX, &height, NULL))
    return FALSE;

  options->width = (double) width;
  options->height = (double) height;
  return TRUE;
}

static DpExit
list_kinds (void)
{
  for (guint i = 0; i < DP_N_FIGURES; i++)
    printf ("%-16s %s%s\n", dp_figure_kind_name (i), dp_figure_kind_label (i),
            dp_figure_kind_needs_proposal (i) ? _(" (needs --proposal)") : "");

  return DP_EXIT_DONE;
}

static DpExit
write_figure (const DpFigure *figure,
              const char     *output,
              const Picture  *picture)
{
  WriteFunc write = find_format (output);
  g_autoptr (GError) error = NULL;

  if (write == NULL)
    return dp_cli_error (DP_EXIT_USAGE, output, _("The kind of file is not known; end the name in .png, .svg or .pdf."));

  if (!figure->headline_fits)
    dp_cli_error (DP_EXIT_DONE, output, _("The figures have changed since the headline was written; look at it again."));
  if (picture->usual ? dp_picture_write (figure->chart, output, picture->size, (guint) picture->sharpness, &error)
                     : write (figure->chart, output, &picture->options, &error))
    return DP_EXIT_DONE;

  if (g_error_matches (error, DP_EXPORT_ERROR, DP_EXPORT_ERROR_SIZE))
    return dp_cli_error (DP_EXIT_USAGE, output, _("The picture would be too large; choose a smaller size."));

  return dp_cli_fail_to_write (output, error);
}

/* Reads the figures of a question; FALSE after an error has been printed. */
static gboolean
parse_what_if (char *const numbers[],
               DpWhatIf   *what_if)
{
  for (int number = DP_WHAT_IF_WOMEN; number <= DP_WHAT_IF_STAY; number++)
    {
      g_autoptr (GError) error = NULL;

      if (numbers[number] != NULL && !dp_what_if_read (what_if, number, numbers[number], &error))
        {
          dp_cli_error (DP_EXIT_USAGE, numbers[number], error->message);
          return FALSE;
        }
    }

  return TRUE;
}

/* What charts of distances are asked for, as it was written. */
typedef struct
{
  char *within;
  char *unit;
  gboolean from_2027;
} Distances;

static void
distances_clear (Distances *asked)
{
  g_free (asked->within);
  g_free (asked->unit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Distances, distances_clear)

/* Fills in what the chart is about; FALSE after an error has been printed. */
static gboolean
parse_distances (const Distances *asked,
                 DpFigureKind     kind,
                 DpFigureOptions *what)
{
  g_autoptr (GError) error = NULL;

  if (asked->within != NULL && kind != DP_FIGURE_MAP && kind != DP_FIGURE_DISTANCE)
    {
      dp_cli_error (DP_EXIT_USAGE, "--within", _("Only the charts “map” and “distance” are about a distance; leave it out."));
      return FALSE;
    }
  if ((asked->from_2027 || asked->unit != NULL) && kind != DP_FIGURE_MAP)
    {
      dp_cli_error (DP_EXIT_USAGE, asked->unit != NULL ? "--unit" : "--from-2027",
                    _("Only the chart “map” shows regions and units; leave it out."));
      return FALSE;
    }
  if (asked->within != NULL && !dp_parse_within_km (asked->within, &what->within_km, &error))
    {
      dp_cli_error (DP_EXIT_USAGE, asked->within, error->message);
      return FALSE;
    }
  what->from_2027 = asked->from_2027;
  what->unit = asked->unit;
  return TRUE;
}

/* Whether the unit that is to be chosen is one of the proposal's; FALSE after an error has been printed. */
static gboolean
has_unit (const DpPlan          *plan,
          const DpFigureOptions *what)
{
  const DpRecord *unit = what->unit != NULL ? dp_plan_get (plan, DP_ENTITY_UNIT, what->unit) : NULL;

  if (what->unit == NULL || (unit != NULL && g_strcmp0 (dp_record_text (unit, DP_UNIT_PROPOSAL), what->proposal) == 0))
    return TRUE;
  dp_cli_error (DP_EXIT_USAGE, what->unit, _("The proposal has no unit with this id; info lists the ids."));
  return FALSE;
}

/* The plan that a change is measured from, as it was asked for. */
typedef struct
{
  char *file;
  gint64 steps;
} Earlier;

static void
earlier_clear (Earlier *asked)
{
  g_free (asked->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Earlier, earlier_clear)

/* Reads it, when one is asked for, and says what it is called; @name is (out) (nullable). */
static DpExit
read_earlier (const Earlier *asked,
              const char    *path,
              DpFigureKind   kind,
              DpPlan       **plan,
              char         **name)
{
  const char *from = asked->file != NULL ? asked->file : path;
  g_autofree char *base = g_filename_display_basename (from);
  g_autofree char *quoted = dp_text_inner_quotes (base);
  g_autoptr (GError) error = NULL;

  if (asked->file == NULL && asked->steps == 0)
    return DP_EXIT_DONE;
  if (kind != DP_FIGURE_CHANGE)
    return dp_cli_error (DP_EXIT_USAGE, asked->file != NULL ? "--before" : "--steps-back",
                         _("Only the chart “change” compares with an earlier plan; leave it out."));
  if (asked->steps < 0 || asked->steps > STEPS_MAX)
    return dp_cli_error (DP_EXIT_USAGE, "--steps-back", _("Write how many steps of the history are taken back, from 0 to 1,000,000."));
  *plan = dp_plan_read_earlier (from, (guint) asked->steps, &error);
  if (g_error_matches (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOTHING))
    return dp_cli_error (DP_EXIT_USAGE, "--steps-back", _("The plan has fewer steps than that; history lists them."));
  if (*plan == NULL)
    return dp_cli_fail (from, error);

  if (asked->steps == 0)
    /* Translators: name of a file, within a sentence */
    *name = g_strdup_printf (_("“%s”"), quoted);
  else if (asked->file == NULL)
    *name = g_strdup_printf (ngettext ("the plan %u step ago", "the plan %u steps ago", (gulong) asked->steps), (guint) asked->steps);
  else
    /* Translators: name of a file, and a number of steps, within a sentence */
    *name = g_strdup_printf (ngettext ("“%1$s” %2$u step ago", "“%1$s” %2$u steps ago", (gulong) asked->steps), quoted,
                             (guint) asked->steps);
  return DP_EXIT_DONE;
}

static guint32
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  return g_date_get_julian (&date);
}

static DpFigure *
answer_what_if (DpAnalysis            *analysis,
                const DpFigureOptions *options,
                const DpWhatIf        *what_if)
{
  g_autoptr (DpPlan) plan = dp_what_if_plan (dp_analysis_plan (analysis), options->proposal, what_if);
  g_autoptr (DpAnalysis) changed = dp_analysis_new (plan);

  return dp_figure_what_if (analysis, changed, options, what_if);
}

/* The possible years of a chart that shows them; nothing for the other charts, or when something is missing in the proposal.
 * Returns FALSE when the engine refused. */
static gboolean
simulate (DpAnalysis          *analysis,
          DpFigureKind         kind,
          const char          *proposal,
          gint64               seed,
          DpSimulationInput  **input,
          DpSimulationResult **result,
          GError             **error)
{
  const DpSimulationStudy study = { .seed = (guint64) seed, .threads = (int) g_get_num_processors () };

  if (!dp_figure_kind_needs_simulation (kind))
    return TRUE;
  *input = dp_simulation_input_new (analysis, proposal, NULL, NULL);
  if ((*input)->gap != DP_GAP_NONE)
    return TRUE;
  *result = dp_simulation_study_run ((const DpSimulationInput *const[]) { *input }, 1, &study, error);
  return *result != NULL;
}

DpExit
dp_cli_chart (int    argc,
              char **argv)
{
  g_autofree char *proposal = NULL;
  g_autofree char *other = NULL;
  gint64 seed = DP_SIMULATION_SEED;
  g_autofree char *area = NULL;
  g_autofree char *output = NULL;
  g_autofree char *size = NULL;
  g_autofree char *theme = NULL;
  Picture picture = { .sharpness = 1 };
  gboolean list = FALSE;
  gboolean alt = FALSE;
  char *numbers[] = { NULL, NULL, NULL }; /* as long as the program runs */
  DpWhatIf what_if = DP_WHAT_IF_INIT;
  g_auto (Distances) distances = { NULL, NULL, FALSE };
  g_auto (Earlier) asked = { NULL, 0 };
  g_autofree char *earlier_name = NULL;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_("Name the kinds of chart"), NULL },
    { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal, N_("The proposal"), "ID" },
    { "area", 0, 0, G_OPTION_ARG_STRING, &area, N_("Only this region"), "ID" },
    { "other", 0, 0, G_OPTION_ARG_STRING, &other, N_("The proposal to compare with (chart “change”)"), "ID" },
    { "before", 0, 0, G_OPTION_ARG_FILENAME, &asked.file, N_("The saved plan that the proposal is compared with (chart “change”)"),
      N_("FILE") },
    { "steps-back", 0, 0, G_OPTION_ARG_INT64, &asked.steps, N_("Compare with the plan so many steps ago (chart “change”)"), N_("N") },
    { "within", 0, 0, G_OPTION_ARG_STRING, &distances.within, N_("The distance that it is about, in km (charts “map” and “distance”)"), "KM" },
    { "from-2027", 0, 0, G_OPTION_ARG_NONE, &distances.from_2027, N_("The regions as they are from 2027 (chart “map”)"), NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &distances.unit, N_("The unit that all rings are drawn round (chart “map”)"), "ID" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("The same seed gives the same answer (chart “years”)"), "S" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write: .png, .svg or .pdf"), N_("FILE") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, N_("Width and height in pixels, or: plain, slide, a4, a4-sideways"), N_("WxH") },
    { "sharpness", 0, 0, G_OPTION_ARG_INT64, &picture.sharpness, N_("1 to 4 times the pixels of a PNG, with a size in words"), N_("N") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &theme, N_("Colours: light, dark or print"), N_("NAME") },
    { "alt", 0, 0, G_OPTION_ARG_NONE, &alt, N_("Print the text alternative and the data table"), NULL },
    { "women", 0, 0, G_OPTION_ARG_STRING, &numbers[DP_WHAT_IF_WOMEN], N_("What if so many women a year needed a place (chart “capacity”)"),
      N_("NUMBER") },
    { "places", 0, 0, G_OPTION_ARG_STRING, &numbers[DP_WHAT_IF_PLACES], N_("What if every unit had so many places"), N_("NUMBER") },
    { "stay", 0, 0, G_OPTION_ARG_STRING, &numbers[DP_WHAT_IF_STAY], N_("What if the mean stay were so many months"), N_("NUMBER") },
    { "pooled", 0, 0, G_OPTION_ARG_NONE, &what_if.pooled, N_("What if all places were in one unit"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpPlan) earlier_plan = NULL;
  g_autoptr (DpAnalysis) earlier = NULL;
  g_autoptr (DpSimulationInput) input = NULL;
  g_autoptr (DpSimulationResult) simulation = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DpFigure) figure = NULL;
  DpFigureOptions what = { 0 };
  DpFigureKind kind;
  DpExit status = DP_EXIT_DONE;

  if (!dp_cli_parse ("chart", entries, 0, 2, &argc, &argv))
    return DP_EXIT_USAGE;
  if (list)
    return list_kinds ();
  if (argc < 3)
    return dp_cli_error (DP_EXIT_USAGE, "chart", _("A plan and a kind of chart are needed; --list names the kinds."));
  if (!dp_figure_kind_by_name (argv[2], &kind))
    return dp_cli_error (DP_EXIT_USAGE, argv[2], _("There is no such chart; chart --list names the kinds."));
  if (output == NULL && !alt)
    return dp_cli_error (DP_EXIT_USAGE, "chart", _("Say where the chart goes with -o FILE, or ask for its text with --alt."));
  if (size != NULL && !parse_size (size, &picture))
    return dp_cli_error (DP_EXIT_USAGE, size, _("The size cannot be read; write width x height in pixels, such as 1280x720, or plain, slide, "
                                                "a4 or a4-sideways."));
  if (picture.sharpness < 1 || picture.sharpness > DP_PICTURE_SHARPNESS_MAX || (picture.sharpness > 1 && !picture.usual))
    return dp_cli_error (DP_EXIT_USAGE, "--sharpness", _("Write 1, 2, 3 or 4, and --size plain, slide, a4 or a4-sideways beside it."));
  if (theme != NULL && picture.usual)
    return dp_cli_error (DP_EXIT_USAGE, "--theme", _("Pictures of a size in words are for paper and slides, which have their own colours."));
  if (size != NULL && !picture.usual
      && (picture.options.width < DP_EXPORT_LEAST_WIDTH || picture.options.height < DP_EXPORT_LEAST_HEIGHT))
    return dp_cli_error (DP_EXIT_USAGE, size, _("The chart's texts could not be read at this size; write 480x270 or more."));
  if (theme != NULL && (picture.options.theme = find_theme (theme)) == NULL)
    return dp_cli_error (DP_EXIT_USAGE, theme, _("There is no such theme; write light, dark or print."));
  if (dp_figure_kind_needs_proposal (kind) && proposal == NULL)
    return dp_cli_error (DP_EXIT_USAGE, argv[2], _("This chart needs a proposal; write --proposal ID (info lists the ids)."));
  if (!parse_what_if (numbers, &what_if))
    return DP_EXIT_USAGE;
  if (!dp_what_if_is_empty (&what_if) && kind != DP_FIGURE_CAPACITY)
    return dp_cli_error (DP_EXIT_USAGE, argv[2], _("Only the chart “capacity” can answer what if; leave out --women, --places, --stay and --pooled."));
  if (!parse_distances (&distances, kind, &what))
    return DP_EXIT_USAGE;
  if (!dp_cli_read (argv[1], &plan, &analysis, &status))
    return status;
  if (proposal != NULL && dp_plan_get (plan, DP_ENTITY_PROPOSAL, proposal) == NULL)
    return dp_cli_error (DP_EXIT_USAGE, proposal, _("The plan has no record with this id; info lists the ids."));
  if (area != NULL && dp_plan_get (plan, DP_ENTITY_REGION, area) == NULL)
    return dp_cli_error (DP_EXIT_USAGE, area, _("The plan has no such region; need --json names them."));

  if (other != NULL && dp_plan_get (plan, DP_ENTITY_PROPOSAL, other) == NULL)
    return dp_cli_error (DP_EXIT_USAGE, other, _("The plan has no record with this id; info lists the ids."));
  what.proposal = proposal;
  if (!has_unit (plan, &what))
    return DP_EXIT_USAGE;
  if (!simulate (analysis, kind, proposal, seed, &input, &simulation, &error))
    {
      g_autofree char *refusal = dp_simulation_refusal (error);

      return dp_cli_error (DP_EXIT_USAGE, argv[1], refusal);
    }

  status = read_earlier (&asked, argv[1], kind, &earlier_plan, &earlier_name);
  if (status != DP_EXIT_DONE)
    return status;
  if (earlier_plan != NULL)
    earlier = dp_analysis_new (earlier_plan);
  what.earlier = earlier;
  what.earlier_name = earlier_name;
  what.area = area;
  what.other = other;
  what.simulation_input = input;
  what.simulation = simulation;
  what.today = today ();
  figure = dp_what_if_is_empty (&what_if) ? dp_figure_new (kind, analysis, &what) : answer_what_if (analysis, &what, &what_if);
  if (!dp_outgoing_figure_may_leave (figure, &error))
    return dp_cli_fail_to_write (argv[1], error);
  if (alt)
    {
      g_autofree char *text = dp_figure_to_text (figure);

      puts (text);
    }

  return output != NULL ? write_figure (figure, output, &picture) : DP_EXIT_DONE;
}
