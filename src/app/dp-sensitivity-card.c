/* dp-sensitivity-card.c: which assumption matters most, and what would turn the answer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The chart (C13) of the chosen result, and below it the figures with what no bar can show: how much of the spread is each
 * assumption's, and where the answer turns.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-sensitivity-card.h"

#include <glib/gi18n.h>

#include "app/dp-chart-view.h"
#include "app/dp-label.h"
#include "app/dp-sideways.h"
#include "figure/dp-error-words.h"
#include "figure/dp-sensitivity-tables.h"

/* The pause in typing after which everything is counted anew. */
#define PAUSE_MILLISECONDS 400

/* Headings break into two lines rather than push the last column out of sight. */
#define HEAD_CHARS 12
#define NAME_CHARS 34

enum
{
  COLUMN_NAME,
  COLUMN_LOW,
  COLUMN_HIGH,
  COLUMN_SHARE,
  COLUMN_TURN,
  N_COLUMNS,
};

/* Columns of dp_sensitivity_table_new() that the card shows in its own. */
enum
{
  TABLE_LABEL,
  TABLE_KIND,
  TABLE_INTERVAL,
  TABLE_LOW,
  TABLE_HIGH,
  TABLE_SHARE,
  TABLE_TURN,
};

struct _DpSensitivityCard
{
  AdwBin parent_instance;

  DpChartView *chart;
  GtkDropDown *measure;
  GtkLabel *finding;
  GtkGrid *grid;
  GtkLabel *note;
  GtkLabel *sentences;

  DpSession *session; /* (nullable): (owned) */
  char *proposal;     /* (nullable): whose figures are shown */
  guint pause_id;
};

G_DEFINE_FINAL_TYPE (DpSensitivityCard, dp_sensitivity_card, ADW_TYPE_BIN)

/* ---------------------------------------------------------------------------------------------------------- rows */

static GtkWidget *
new_cell (const char *text,
          gboolean    is_number)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", is_number ? 1.0 : 0.0, "valign",
                                   GTK_ALIGN_CENTER, NULL);

  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
add_heads (DpSensitivityCard *self)
{
  const char *const heads[N_COLUMNS] = {
    [COLUMN_NAME] = _("Assumption and interval"), [COLUMN_LOW] = _("○ Low end"),
    [COLUMN_HIGH] = _("● High end"), [COLUMN_SHARE] = _("Part in the spread"), [COLUMN_TURN] = _("The answer turns at"),
  };

  for (int c = 0; c < N_COLUMNS; c++)
    if (heads[c] != NULL)
      {
        GtkWidget *head = new_cell (heads[c], c > COLUMN_NAME);

        g_object_set (head, "wrap", TRUE, "max-width-chars", HEAD_CHARS, "valign", GTK_ALIGN_END, NULL);
        gtk_label_set_justify (GTK_LABEL (head), c > COLUMN_NAME ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
        gtk_widget_add_css_class (head, "topic");
        gtk_grid_attach (self->grid, head, c, 0, 1, 1);
      }
}

/* The name with its kind and interval below it. */
static GtkWidget *
new_name (char *const *cells)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *below = g_strdup_printf ("%s · %s", cells[TABLE_KIND], cells[TABLE_INTERVAL]);
  GtkWidget *kind = new_cell (below, FALSE);

  g_object_set (box, "hexpand", TRUE, NULL);
  g_object_set (kind, "wrap", TRUE, "max-width-chars", NAME_CHARS, NULL);
  gtk_widget_add_css_class (kind, "caption");
  gtk_widget_add_css_class (kind, "secondary");
  gtk_box_append (GTK_BOX (box), new_cell (cells[TABLE_LABEL], FALSE));
  gtk_box_append (GTK_BOX (box), kind);
  return box;
}

static void
add_row (DpSensitivityCard *self,
         char *const       *cells,
         int                line)
{
  GtkWidget *turn = new_cell (cells[TABLE_TURN], TRUE);

  g_object_set (turn, "wrap", TRUE, "max-width-chars", HEAD_CHARS, "justify", GTK_JUSTIFY_RIGHT, NULL);
  gtk_grid_attach (self->grid, new_name (cells), COLUMN_NAME, line, 1, 1);
  gtk_grid_attach (self->grid, new_cell (cells[TABLE_LOW], TRUE), COLUMN_LOW, line, 1, 1);
  gtk_grid_attach (self->grid, new_cell (cells[TABLE_HIGH], TRUE), COLUMN_HIGH, line, 1, 1);
  gtk_grid_attach (self->grid, new_cell (cells[TABLE_SHARE], TRUE), COLUMN_SHARE, line, 1, 1);
  gtk_grid_attach (self->grid, turn, COLUMN_TURN, line, 1, 1);
}

static void
show_rows (DpSensitivityCard         *self,
           const DpSensitivityResult *result)
{
  g_autoptr(DpTable) table = dp_sensitivity_table_new (result);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  add_heads (self);
  for (guint row = 0; row < table->rows->len; row++)
    add_row (self, g_array_index (table->rows, DpTableRow, row).cells, (int) row + 1);
  gtk_label_set_label (self->note, table->note);
}

static void
show_result (DpSensitivityCard         *self,
             const DpSensitivityResult *result)
{
  g_autoptr(GPtrArray) sentences = dp_sensitivity_sentences (result);
  g_autoptr(GString) rest = g_string_new (NULL);
  const gboolean has_rows = result->gap == DP_SENSITIVITY_OK;

  /* The chart has it as its headline. */
  dp_label_show (self->finding, g_ptr_array_index (sentences, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->finding), !has_rows);
  for (guint i = 1; i < sentences->len; i++)
    g_string_append_printf (rest, "%s%s", i > 1 ? "\n" : "", (const char *) g_ptr_array_index (sentences, i));
  gtk_label_set_label (self->sentences, rest->str);
  gtk_widget_set_visible (GTK_WIDGET (self->sentences), rest->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->grid), has_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->note), has_rows);
  if (has_rows)
    show_rows (self, result);
}

/* ---------------------------------------------------------------------------------------------------------- card */

static void
count (DpSensitivityCard *self)
{
  const char *proposal = self->session != NULL ? dp_session_get_proposal (self->session) : NULL;
  DpSensitivityOptions options = { .seed = DP_SENSITIVITY_SEED };
  g_autoptr(DpSensitivityResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *refusal = NULL;

  if (proposal == NULL)
    return;
  options.measure = gtk_drop_down_get_selected (self->measure);
  options.estimate = dp_session_get_estimate (self->session);
  result = dp_analysis_sensitivity (dp_session_get_analysis (self->session), proposal, &options, &error);
  /* The chosen estimate may be out of use; then the highest limit of all is the base. */
  if (result == NULL && options.estimate != NULL)
    {
      options.estimate = NULL;
      g_clear_error (&error);
      result = dp_analysis_sensitivity (dp_session_get_analysis (self->session), proposal, &options, &error);
    }
  g_free (self->proposal);
  self->proposal = g_strdup (proposal);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), result != NULL && result->gap == DP_SENSITIVITY_OK);
  if (result != NULL)
    {
      const DpFigureOptions what = { .proposal = proposal, .estimate = options.estimate, .measure = options.measure };

      show_result (self, result);
      if (result->gap == DP_SENSITIVITY_OK)
        dp_chart_view_take_figure (self->chart,
                                   dp_figure_new (DP_FIGURE_SENSITIVITY, dp_session_get_analysis (self->session), &what));
      return;
    }
  refusal = dp_words_error (error, NULL);
  dp_label_show (self->finding, refusal);
  gtk_widget_set_visible (GTK_WIDGET (self->finding), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->grid), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->sentences), FALSE);
}

static gboolean
pause_cb (gpointer data)
{
  DpSensitivityCard *self = data;

  self->pause_id = 0;
  count (self);

  return G_SOURCE_REMOVE;
}

/** dp_sensitivity_card_show: see the header. */
void
dp_sensitivity_card_show (DpSensitivityCard *self,
                          DpSession         *session)
{
  gboolean is_new;

  g_return_if_fail (DP_IS_SENSITIVITY_CARD (self));
  g_return_if_fail (DP_IS_SESSION (session));

  is_new = self->session != session || g_strcmp0 (self->proposal, dp_session_get_proposal (session)) != 0;
  g_set_object (&self->session, session);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (is_new)
    count (self);
  else
    self->pause_id = g_timeout_add (PAUSE_MILLISECONDS, pause_cb, self);
}

static void
dp_sensitivity_card_dispose (GObject *object)
{
  DpSensitivityCard *self = DP_SENSITIVITY_CARD (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->proposal, g_free);

  G_OBJECT_CLASS (dp_sensitivity_card_parent_class)->dispose (object);
}

static void
dp_sensitivity_card_class_init (DpSensitivityCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_sensitivity_card_dispose;

  g_type_ensure (DP_TYPE_CHART_VIEW);
  g_type_ensure (DP_TYPE_SIDEWAYS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-sensitivity-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DpSensitivityCard, chart);
  gtk_widget_class_bind_template_child (widget_class, DpSensitivityCard, measure);
  gtk_widget_class_bind_template_child (widget_class, DpSensitivityCard, finding);
  gtk_widget_class_bind_template_child (widget_class, DpSensitivityCard, grid);
  gtk_widget_class_bind_template_child (widget_class, DpSensitivityCard, note);
  gtk_widget_class_bind_template_child (widget_class, DpSensitivityCard, sentences);
}

static void
dp_sensitivity_card_init (DpSensitivityCard *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (DpSensitivityMeasure m = 0; m < DP_SENSITIVITY_N_MEASURES; m++)
    gtk_string_list_append (names, dp_sensitivity_measure_label (m));
  gtk_drop_down_set_model (self->measure, G_LIST_MODEL (names));
  g_signal_connect_object (self->measure, "notify::selected", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
}
