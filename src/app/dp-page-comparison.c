/* dp-page-comparison.c: proposals beside one another, what differs first.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which proposals stand here is a choice of who looks, not a part of the plan.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-page-comparison.h"

#include <glib/gi18n.h>

#include "app/dp-app-compat.h"
#include "app/dp-chart-view.h"
#include "app/dp-drop-down.h"
#include "app/dp-earlier-plan.h"
#include "app/dp-futures-card.h"
#include "app/dp-model-button.h"
#include "app/dp-print.h"
#include "app/dp-sideways.h"
#include "app/dp-table-card.h"
#include "app/dp-table-view.h"
#include "app/dp-weights-card.h"
#include "app/dp-wrap-layout.h"
#include "figure/dp-compare-rows.h"
#include "figure/dp-compare-tables.h"
#include "figure/dp-decision-sheet.h"
#include "plan/dp-text.h"

#define CHOICE_SPACING 14

/* What the chosen proposal is set against: another one, or itself in a saved plan. */
typedef enum
{
  AGAINST_PROPOSAL,
  AGAINST_SAVED, /* this plan's own file */
  AGAINST_FILE,
} Against;

struct _DpPageComparison
{
  DpPage parent_instance;

  GHashTable *seen;   /* ids that were asked about: what is new is compared, as far as there is room */
  GHashTable *chosen; /* ids that are compared */
  char *choices_shown;
  Against against;
  char *other; /* (nullable): id of the proposal that the chosen one is set against */
  char *file;  /* (nullable): path of a saved plan that was chosen */
  DpEarlierPlan earlier;
  guint n_others; /* proposals among the choices of what to compare with */
  gboolean has_saved;
  gboolean is_showing;

  GtkStack *stack;
  GtkBox *choices;
  GtkLabel *too_few;
  GtkBox *answers;
  DpTableCard *figures;
  DpTableCard *words;
  GtkWidget *sentence_sheet;
  GtkLabel *sentences;
  GtkWidget *alike_sheet;
  GtkExpander *alike_expander;
  DpTableView *alike;
  DpWeightsCard *weights;
  DpFuturesCard *futures;
  DpTableCard *matrix;
  GtkDropDown *other_choice;
  GtkLabel *other_label;
  DpChartView *change;
};

G_DEFINE_FINAL_TYPE (DpPageComparison, dp_page_comparison, DP_TYPE_PAGE)

static const GPtrArray *
all_proposals (DpPageComparison *self)
{
  return dp_plan_list (dp_session_get_plan (dp_page_get_session (DP_PAGE (self))), DP_ENTITY_PROPOSAL);
}

static void
toast (DpPageComparison *self,
       const char       *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

/* --------------------------------------------------------------------------------------------------------- choices */

/* Those that are compared, in the plan's order. (transfer full) */
static GStrv
compared_ids (DpPageComparison *self)
{
  const GPtrArray *proposals = all_proposals (self);
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < proposals->len; i++)
    if (g_hash_table_contains (self->chosen, ((const DpRecord *) proposals->pdata[i])->id))
      g_strv_builder_add (ids, ((const DpRecord *) proposals->pdata[i])->id);

  return g_strv_builder_end (ids);
}

static guint
count_compared (DpPageComparison *self)
{
  g_auto(GStrv) ids = compared_ids (self);

  return g_strv_length (ids);
}

/* What is new is compared at once, the chosen proposal before others; nothing that was unticked comes back. */
static void
take_new_proposals (DpPageComparison *self)
{
  const char *chosen = dp_session_get_proposal (dp_page_get_session (DP_PAGE (self)));
  const GPtrArray *proposals = all_proposals (self);
  guint n = count_compared (self);

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < proposals->len; i++)
      {
        const char *id = ((const DpRecord *) proposals->pdata[i])->id;

        if ((pass == 0 && g_strcmp0 (id, chosen) != 0) || g_hash_table_contains (self->seen, id))
          continue;
        g_hash_table_add (self->seen, g_strdup (id));
        if (n < DP_COMPARE_ROWS_MAX)
          {
            g_hash_table_add (self->chosen, g_strdup (id));
            n++;
          }
      }
}

static void
check_toggled_cb (DpPageComparison *self,
                  GtkCheckButton   *check)
{
  const char *id = g_object_get_data (G_OBJECT (check), "proposal");

  if (self->is_showing)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, g_strdup (id));
  else
    g_hash_table_remove (self->chosen, id);
  DP_PAGE_GET_CLASS (self)->refresh (DP_PAGE (self), NULL);
}

static void
build_choices (DpPageComparison *self)
{
  const GPtrArray *proposals = all_proposals (self);
  g_autoptr(GString) shown = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; i < proposals->len; i++)
    g_string_append_printf (shown, "%s\n", ((const DpRecord *) proposals->pdata[i])->id);
  if (g_strcmp0 (shown->str, self->choices_shown) == 0)
    return;

  g_free (self->choices_shown);
  self->choices_shown = g_strdup (shown->str);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choices))) != NULL)
    gtk_box_remove (self->choices, child);
  for (guint i = 0; i < proposals->len; i++)
    {
      GtkWidget *check = gtk_check_button_new ();

      g_object_set_data_full (G_OBJECT (check), "proposal", g_strdup (((const DpRecord *) proposals->pdata[i])->id), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->choices, check);
    }
}

static void
show_choices (DpPageComparison *self)
{
  const DpPlan *plan = dp_session_get_plan (dp_page_get_session (DP_PAGE (self)));
  const guint n = count_compared (self);

  build_choices (self);
  self->is_showing = TRUE;
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->choices)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      const char *id = g_object_get_data (G_OBJECT (check), "proposal");
      g_autofree char *name = dp_compare_short_name (dp_plan_get (plan, DP_ENTITY_PROPOSAL, id));
      gboolean is_chosen = g_hash_table_contains (self->chosen, id);

      gtk_check_button_set_label (GTK_CHECK_BUTTON (check), name);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen);
      gtk_widget_set_sensitive (check, is_chosen || n < DP_COMPARE_ROWS_MAX);
    }
  self->is_showing = FALSE;
}

/* ----------------------------------------------------------------------------------------------------------- cards */

/* The first is the card's finding. */
static void
show_sentences (DpPageComparison *self,
                const GPtrArray  *sentences)
{
  g_autoptr(GString) rest = g_string_new (NULL);

  for (guint i = 1; i < sentences->len; i++)
    g_string_append_printf (rest, "%s%s", i > 1 ? "\n" : "", (const char *) sentences->pdata[i]);
  gtk_label_set_label (self->sentences, rest->str);
  gtk_widget_set_visible (self->sentence_sheet, rest->len > 0);
}

static void
show_alike (DpPageComparison    *self,
            const DpCompareRows *rows)
{
  g_autoptr(DpTable) table = dp_compare_rows_table (rows, DP_COMPARE_ALIKE);
  /* Translators: number of rows in which all proposals are the same */
  g_autofree char *label = g_strdup_printf (ngettext ("The same for all (%u row)", "The same for all (%u rows)", table->rows->len),
                                            table->rows->len);

  gtk_expander_set_label (self->alike_expander, label);
  dp_table_view_set_table (self->alike, table);
  gtk_widget_set_visible (self->alike_sheet, table->rows->len > 0);
}

/* The path of the file that the chosen proposal is compared with at another time. (transfer full) (nullable) */
static char *
earlier_path (DpPageComparison *self,
              DpSession        *session)
{
  GFile *own = dp_document_get_file (dp_session_get_document (session));

  if (self->against == AGAINST_FILE)
    return g_strdup (self->file);
  return self->against == AGAINST_SAVED && own != NULL ? g_file_get_path (own) : NULL;
}

/* The plan that the chosen proposal is compared with; when it cannot be read that is said, and proposals are compared again. */
static void
find_earlier (DpPageComparison *self,
              DpSession        *session,
              DpFigureOptions  *options,
              char            **name)
{
  g_autofree char *path = earlier_path (self, session);
  g_autofree char *base = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *quoted = base != NULL ? dp_text_inner_quotes (base) : NULL;
  g_autoptr(GError) error = NULL;

  if (path != NULL)
    options->earlier = dp_earlier_plan_read (&self->earlier, path, &error);
  if (error != NULL)
    toast (self, error->message);
  if (options->earlier == NULL)
    {
      self->against = AGAINST_PROPOSAL;
      return;
    }
  /* Translators: name of a file, within a sentence */
  *name = self->against == AGAINST_SAVED ? g_strdup (_("the saved plan")) : g_strdup_printf (_("“%s”"), quoted);
  options->earlier_name = *name;
}

/* Behind the proposals stand the plans at other times: this one as saved, one that was chosen, and the way to choose one. */
static void
add_times (DpPageComparison *self,
           DpSession        *session,
           GPtrArray        *names)
{
  self->n_others = names->len;
  self->has_saved = dp_document_get_file (dp_session_get_document (session)) != NULL;
  if (self->has_saved)
    g_ptr_array_add (names, g_strdup (_("This plan as it was saved")));
  if (self->file != NULL)
    g_ptr_array_add (names, g_filename_display_basename (self->file));
  g_ptr_array_add (names, g_strdup (_("A saved plan …")));
}

/* The place of what is compared with among the choices. */
static guint
place_of_choice (DpPageComparison *self,
                 guint             place_of_other)
{
  switch (self->against)
    {
    case AGAINST_SAVED:
      return self->n_others;
    case AGAINST_FILE:
      return self->n_others + (self->has_saved ? 1 : 0);
    case AGAINST_PROPOSAL:
    default:
      return place_of_other;
    }
}

/* The chosen proposal against another that is compared (when it is the only one ticked, against any), or against itself in a saved
 * plan. */
static void
show_change (DpPageComparison  *self,
             DpSession         *session,
             const char *const *ids)
{
  DpFigureOptions options = { .proposal = dp_session_get_proposal (session), .estimate = dp_session_get_estimate (session) };
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *letter = NULL, *label = NULL, *earlier_name = NULL;
  guint selected = 0;

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      if (g_strcmp0 (ids[i], options.proposal) == 0)
        continue;
      if (g_strcmp0 (ids[i], self->other) == 0)
        selected = names->len;
      if (options.other == NULL || g_strcmp0 (ids[i], self->other) == 0)
        options.other = ids[i];
      g_ptr_array_add (names, dp_compare_short_name (dp_plan_get (dp_session_get_plan (session), DP_ENTITY_PROPOSAL, ids[i])));
    }
  find_earlier (self, session, &options, &earlier_name);
  add_times (self, session, names);
  letter = dp_compare_short_name (dp_plan_get (dp_session_get_plan (session), DP_ENTITY_PROPOSAL, options.proposal));
  /* Translators: a proposal; the list of the others and of other times follows */
  label = g_strdup_printf (_("%s compared with"), letter);
  gtk_label_set_label (self->other_label, label);
  self->is_showing = TRUE;
  dp_drop_down_show (self->other_choice, names);
  gtk_drop_down_set_selected (self->other_choice, place_of_choice (self, selected));
  self->is_showing = FALSE;
  dp_chart_view_take_figure (self->change, dp_figure_new (DP_FIGURE_CHANGE, dp_session_get_analysis (session), &options));
}

static void
refresh_change (DpPageComparison *self)
{
  DpSession *session = dp_page_get_session (DP_PAGE (self));
  g_auto(GStrv) ids = NULL;

  if (session == NULL)
    return;
  ids = compared_ids (self);
  show_change (self, session, (const char *const *) ids);
}

static void
plan_chosen_cb (GObject      *parent,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(DpPageComparison) self = DP_PAGE_COMPARISON (user_data);
  g_autoptr(GFile) file = dp_file_open_dialog_finish (result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    dp_page_comparison_compare_with (self, g_file_peek_path (file));
}

static void
choose_plan (DpPageComparison *self)
{
  const DpFileKind kinds[] = {
    { _("Plans"), "*.doegnplan" },
    { _("All files"), "*" },
    { NULL, NULL },
  };

  dp_file_open_dialog (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Compare With a Saved Plan"), kinds, NULL, plan_chosen_cb,
                       g_object_ref (self));
}

/** dp_page_comparison_compare_with: see the header. */
void
dp_page_comparison_compare_with (DpPageComparison *self,
                                 const char       *path)
{
  g_return_if_fail (DP_IS_PAGE_COMPARISON (self));

  g_free (self->file);
  self->file = g_strdup (path);
  self->against = AGAINST_FILE;
  refresh_change (self);
}

static void
other_chosen_cb (DpPageComparison *self,
                 GParamSpec       *pspec,
                 GtkDropDown      *drop_down)
{
  DpSession *session = dp_page_get_session (DP_PAGE (self));
  guint wanted = gtk_drop_down_get_selected (drop_down), n = 0;
  g_auto(GStrv) ids = NULL;

  if (self->is_showing || session == NULL || wanted == GTK_INVALID_LIST_POSITION)
    return;
  ids = compared_ids (self);
  if (wanted < self->n_others)
    {
      self->against = AGAINST_PROPOSAL;
      for (gsize i = 0; ids[i] != NULL; i++)
        if (g_strcmp0 (ids[i], dp_session_get_proposal (session)) != 0 && n++ == wanted)
          {
            g_free (self->other);
            self->other = g_strdup (ids[i]);
          }
    }
  else if (self->has_saved && wanted == self->n_others)
    self->against = AGAINST_SAVED;
  else if (self->file != NULL && wanted == self->n_others + (self->has_saved ? 1 : 0))
    self->against = AGAINST_FILE;
  else
    choose_plan (self);
  /* The choice stands where it stood until a plan is chosen. */
  show_change (self, session, (const char *const *) ids);
}

/* What the page is about: the figures side by side. */
static void
show_figures (DpPageComparison    *self,
              const DpCompareRows *rows)
{
  g_autoptr(DpTable) figures = dp_compare_rows_table (rows, DP_COMPARE_FIGURES);

  dp_table_card_show (self->figures, rows->headline, figures);
}

/* ---------------------------------------------------------------------------------- parts that follow in later frames */

static void
follow_words (GtkWidget *page)
{
  DpPageComparison *self = DP_PAGE_COMPARISON (page);
  DpAnalysis *analysis = dp_session_get_analysis (dp_page_get_session (DP_PAGE (page)));
  g_auto(GStrv) ids = compared_ids (self);
  g_autoptr(DpCompareRows) rows = dp_compare_rows_new (analysis, (const char *const *) ids);
  g_autoptr(DpTable) words = dp_compare_rows_table (rows, DP_COMPARE_WORDS);
  g_autoptr(DpComparison) comparison = dp_analysis_compare (analysis, (const char *const *) ids, NULL, NULL);
  g_autoptr(GPtrArray) sentences = comparison != NULL ? dp_comparison_sentences (comparison) : g_ptr_array_new ();

  dp_table_card_show (self->words, sentences->len > 0 ? sentences->pdata[0] : words->caption, words);
  show_sentences (self, sentences);
  show_alike (self, rows);
}

static void
follow_weights (GtkWidget *page)
{
  g_auto(GStrv) ids = compared_ids (DP_PAGE_COMPARISON (page));

  dp_weights_card_show (DP_PAGE_COMPARISON (page)->weights, dp_page_get_session (DP_PAGE (page)), (const char *const *) ids);
}

static void
follow_futures (GtkWidget *page)
{
  g_auto(GStrv) ids = compared_ids (DP_PAGE_COMPARISON (page));

  dp_futures_card_show (DP_PAGE_COMPARISON (page)->futures, dp_page_get_session (DP_PAGE (page)), (const char *const *) ids);
}

static void
follow_matrix (GtkWidget *page)
{
  DpPageComparison *self = DP_PAGE_COMPARISON (page);
  DpAnalysis *analysis = dp_session_get_analysis (dp_page_get_session (DP_PAGE (page)));
  g_auto(GStrv) ids = compared_ids (self);
  g_autoptr(DpTable) matrix = dp_compare_matrix_new (analysis, (const char *const *) ids);
  g_autofree char *headline = dp_compare_matrix_headline (analysis, (const char *const *) ids);

  dp_table_card_show (self->matrix, headline, matrix);
}

static void
follow_change (GtkWidget *page)
{
  g_auto(GStrv) ids = compared_ids (DP_PAGE_COMPARISON (page));

  show_change (DP_PAGE_COMPARISON (page), dp_page_get_session (DP_PAGE (page)), (const char *const *) ids);
}

/* ----------------------------------------------------------------------------------------------------------- sheet */

/* The proposals of the sheet, and its date; NULL when there are too few. It shows the estimates against the chosen proposal; when
 * that is not compared, against the first that is. */
static char **
sheet_of (DpPageComparison *self,
          char            **chosen,
          char            **date)
{
  DpSession *session = dp_page_get_session (DP_PAGE (self));
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  char **ids;

  if (session == NULL || count_compared (self) < 2)
    return NULL;
  ids = compared_ids (self);
  *date = g_date_time_format (now, "%Y-%m-%d");
  *chosen = g_strdup (dp_session_get_proposal (session));
  if (*chosen == NULL || !g_strv_contains ((const char *const *) ids, *chosen))
    {
      g_free (*chosen);
      *chosen = g_strdup (ids[0]);
    }
  return ids;
}

static gboolean
write_sheet (DpPageComparison *self,
             const char       *path,
             GError          **error)
{
  DpSession *session = dp_page_get_session (DP_PAGE (self));
  g_autofree char *date = NULL, *chosen = NULL;
  g_auto(GStrv) ids = sheet_of (self, &chosen, &date);

  return dp_decision_sheet_write (dp_session_get_analysis (session), (const char *const *) ids, chosen, date, path, error);
}

static void
sheet_named_cb (GObject      *parent,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(DpPageComparison) self = DP_PAGE_COMPARISON (user_data);
  g_autoptr(GFile) file = dp_file_save_dialog_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;

  if (file == NULL || dp_page_get_session (DP_PAGE (self)) == NULL || count_compared (self) < 2)
    return;
  if (path == NULL)
    {
      toast (self, _("The decision sheet can only be saved in folders of this computer."));
      return;
    }
  if (write_sheet (self, path, &error))
    message = g_strdup_printf (_("Saved as %s"), name);
  else
    message = g_strdup_printf (_("The decision sheet could not be saved: %s"), error->message);
  toast (self, message);
}

static void
sheet_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  const DpFileKind kinds[] = {
    { _("PDF document"), "*.pdf" },
    { _("PNG picture"), "*.png" },
    { NULL, NULL },
  };
  /* Translators: a file's name */
  g_autofree char *name = g_strconcat (_("decision-sheet"), ".pdf", NULL);

  if (dp_page_get_session (DP_PAGE (widget)) == NULL || count_compared (DP_PAGE_COMPARISON (widget)) < 2)
    return;
  dp_file_save_dialog (GTK_WINDOW (gtk_widget_get_root (widget)), _("Save Decision Sheet"), name, NULL, kinds, NULL, sheet_named_cb,
                       g_object_ref (widget));
}

static void
print_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DpPageComparison *self = DP_PAGE_COMPARISON (widget);
  g_autofree char *date = NULL, *chosen = NULL;
  g_auto(GStrv) ids = sheet_of (self, &chosen, &date);
  g_autoptr(GPtrArray) charts = NULL;
  g_autoptr(GError) error = NULL;

  if (ids == NULL)
    return;
  charts = dp_decision_sheet_new_checked (dp_session_get_analysis (dp_page_get_session (DP_PAGE (self))), (const char *const *) ids,
                                          chosen, date, &error);
  if (charts == NULL)
    toast (self, error->message);
  else
    dp_print_charts (GTK_WINDOW (gtk_widget_get_root (widget)), _("Decision sheet"), (DpChart *const *) charts->pdata, charts->len);
}

/* ------------------------------------------------------------------------------------------------------------ page */

static void
dp_page_comparison_refresh (DpPage            *page,
                            const DpChangeSet *changes)
{
  DpPageComparison *self = DP_PAGE_COMPARISON (page);
  DpSession *session = dp_page_get_session (page);
  g_auto(GStrv) ids = NULL;
  g_autoptr(DpCompareRows) rows = NULL;

  if (all_proposals (self)->len < 2)
    {
      gtk_stack_set_visible_child_name (self->stack, all_proposals (self)->len == 0 ? "no-proposal" : "one-proposal");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "page");
  take_new_proposals (self);
  show_choices (self);
  ids = compared_ids (self);
  gtk_widget_set_visible (GTK_WIDGET (self->too_few), g_strv_length (ids) < 2);
  gtk_widget_set_visible (GTK_WIDGET (self->answers), g_strv_length (ids) >= 2);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.sheet", g_strv_length (ids) >= 2);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.print", g_strv_length (ids) >= 2);
  if (g_strv_length (ids) < 2)
    return;

  rows = dp_compare_rows_new (dp_session_get_analysis (session), (const char *const *) ids);
  show_figures (self, rows);
  dp_page_follow (page, changes);
}

static void
dp_page_comparison_finalize (GObject *object)
{
  DpPageComparison *self = DP_PAGE_COMPARISON (object);

  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->chosen);
  g_free (self->choices_shown);
  g_free (self->other);
  g_free (self->file);
  dp_earlier_plan_clear (&self->earlier);

  G_OBJECT_CLASS (dp_page_comparison_parent_class)->finalize (object);
}

static void
dp_page_comparison_class_init (DpPageComparisonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dp_page_comparison_finalize;
  DP_PAGE_CLASS (klass)->refresh = dp_page_comparison_refresh;

  g_type_ensure (DP_TYPE_MODEL_BUTTON);
  g_type_ensure (DP_TYPE_CHART_VIEW);
  g_type_ensure (DP_TYPE_FUTURES_CARD);
  g_type_ensure (DP_TYPE_WEIGHTS_CARD);
  g_type_ensure (DP_TYPE_SIDEWAYS);
  g_type_ensure (DP_TYPE_TABLE_CARD);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  g_type_ensure (DP_TYPE_WRAP_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-page-comparison.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, stack);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, choices);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, too_few);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, answers);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, figures);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, words);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, sentence_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, sentences);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, alike_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, alike_expander);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, alike);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, weights);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, futures);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, matrix);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, other_choice);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, other_label);
  gtk_widget_class_bind_template_child (widget_class, DpPageComparison, change);
  gtk_widget_class_install_action (widget_class, "comparison.sheet", NULL, sheet_action);
  gtk_widget_class_install_action (widget_class, "comparison.print", NULL, print_action);
}

static void
dp_page_comparison_init (DpPageComparison *self)
{
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  dp_page_add_part (DP_PAGE (self), self->words, follow_words);
  dp_page_add_part (DP_PAGE (self), self->weights, follow_weights);
  dp_page_add_part (DP_PAGE (self), self->futures, follow_futures);
  dp_page_add_part (DP_PAGE (self), self->matrix, follow_matrix);
  dp_page_add_part (DP_PAGE (self), self->change, follow_change);
  gtk_widget_set_layout_manager (GTK_WIDGET (self->choices), dp_wrap_layout_new (CHOICE_SPACING));
  g_signal_connect_object (self->other_choice, "notify::selected", G_CALLBACK (other_chosen_cb), self, G_CONNECT_SWAPPED);
}
