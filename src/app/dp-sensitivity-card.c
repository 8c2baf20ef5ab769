/* dp-sensitivity-card.c: which assumption matters most, and what would turn the answer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table with a bar in every row: from the result at the low end of the assumption (a ring) to the result at its high end
 * (a disc), all on one scale, with a line at the result as the plan has it.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-sensitivity-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/dp-app-compat.h"
#include "app/dp-sideways.h"
#include "figure/dp-error-words.h"
#include "figure/dp-sensitivity-tables.h"

/* The pause in typing after which everything is counted anew. */
#define PAUSE_MILLISECONDS 400

#define BAR_WIDTH 120
#define BAR_HEIGHT 20
#define MARK_RADIUS 4.5
/* Headings break into two lines rather than push the last column out of sight. */
#define HEAD_CHARS 12
#define NAME_CHARS 34

enum
{
  COLUMN_NAME,
  COLUMN_LOW,
  COLUMN_BAR,
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

/** Bar: where the marks stand on the common scale, 0–1. */
typedef struct
{
  double low;
  double high;
  double base;
} Bar;

struct _DpSensitivityCard
{
  AdwBin parent_instance;

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

/* ---------------------------------------------------------------------------------------------------------- bars */

static void
draw_bar (GtkDrawingArea *area,
          cairo_t        *cr,
          int             width,
          int             height,
          gpointer        data)
{
  const Bar *bar = data;
  const gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL;
  const double room = width - 2.0 * (MARK_RADIUS + 1.0);
  const double middle = height / 2.0;
  double at[3] = { bar->low, bar->high, bar->base };
  GdkRGBA color;

  dp_widget_get_color (GTK_WIDGET (area), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    at[i] = MARK_RADIUS + 1.0 + room * (is_mirrored ? 1.0 - at[i] : at[i]);

  cairo_set_line_width (cr, 1.0);
  cairo_move_to (cr, floor (at[2]) + 0.5, 0.0);
  cairo_line_to (cr, floor (at[2]) + 0.5, height);
  cairo_stroke (cr);

  cairo_set_line_width (cr, 4.0);
  cairo_move_to (cr, at[0] + (at[1] > at[0] ? MARK_RADIUS : at[1] < at[0] ? -MARK_RADIUS : 0.0), middle);
  cairo_line_to (cr, at[1], middle);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 1.5);
  cairo_arc (cr, at[0], middle, MARK_RADIUS - 0.75, 0.0, 2.0 * G_PI);
  cairo_stroke (cr);
  cairo_arc (cr, at[1], middle, MARK_RADIUS, 0.0, 2.0 * G_PI);
  cairo_fill (cr);
}

static GtkWidget *
new_bar (const DpSensitivityResult *result,
         const DpSensitivityInput  *input,
         double                     from,
         double                     to)
{
  GtkWidget *area = gtk_drawing_area_new ();
  Bar *bar = g_new0 (Bar, 1);
  const double wide = to > from ? to - from : 1.0;

  *bar = (Bar) { (input->at_low - from) / wide, (input->at_high - from) / wide, (result->base - from) / wide };
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), BAR_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), BAR_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_bar, bar, g_free);
  gtk_widget_add_css_class (area, input->kind == DP_INPUT_CHOICE ? "choice-bar" : "ignorance-bar");
  g_object_set (area, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);

  return area;
}

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
        GtkWidget *head = new_cell (heads[c], c == COLUMN_LOW || c >= COLUMN_SHARE);

        g_object_set (head, "wrap", TRUE, "max-width-chars", HEAD_CHARS, "valign", GTK_ALIGN_END, NULL);
        gtk_label_set_justify (GTK_LABEL (head), c == COLUMN_LOW || c >= COLUMN_SHARE ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
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

  g_object_set (kind, "wrap", TRUE, "max-width-chars", NAME_CHARS, NULL);
  gtk_widget_add_css_class (kind, "caption");
  gtk_widget_add_css_class (kind, "secondary");
  gtk_box_append (GTK_BOX (box), new_cell (cells[TABLE_LABEL], FALSE));
  gtk_box_append (GTK_BOX (box), kind);
  return box;
}

static void
add_row (DpSensitivityCard         *self,
         const DpSensitivityResult *result,
         const DpSensitivityInput  *input,
         char *const               *cells,
         double                     from,
         double                     to,
         int                        line)
{
  GtkWidget *bar = new_bar (result, input, from, to);
  GtkWidget *turn = new_cell (cells[TABLE_TURN], TRUE);
  /* Translators: for a screen reader: an assumption, its interval, the results at both ends */
  g_autofree char *text = g_strdup_printf (_("%1$s, %2$s: from %3$s to %4$s"), cells[TABLE_LABEL], cells[TABLE_INTERVAL],
                                           cells[TABLE_LOW], cells[TABLE_HIGH]);

  g_object_set (turn, "wrap", TRUE, "max-width-chars", HEAD_CHARS, "justify", GTK_JUSTIFY_RIGHT, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_grid_attach (self->grid, new_name (cells), COLUMN_NAME, line, 1, 1);
  gtk_grid_attach (self->grid, new_cell (cells[TABLE_LOW], TRUE), COLUMN_LOW, line, 1, 1);
  gtk_grid_attach (self->grid, bar, COLUMN_BAR, line, 1, 1);
  gtk_grid_attach (self->grid, new_cell (cells[TABLE_HIGH], FALSE), COLUMN_HIGH, line, 1, 1);
  gtk_grid_attach (self->grid, new_cell (cells[TABLE_SHARE], TRUE), COLUMN_SHARE, line, 1, 1);
  gtk_grid_attach (self->grid, turn, COLUMN_TURN, line, 1, 1);
}

static void
show_rows (DpSensitivityCard         *self,
           const DpSensitivityResult *result)
{
  g_autoptr(DpTable) table = dp_sensitivity_table_new (result);
  GtkWidget *child;
  double from = result->base;
  double to = result->base;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint i = 0; i < result->n_inputs; i++)
    {
      from = MIN (from, MIN (result->inputs[i].at_low, result->inputs[i].at_high));
      to = MAX (to, MAX (result->inputs[i].at_low, result->inputs[i].at_high));
    }
  add_heads (self);
  for (guint i = 0, row = 0; i < result->n_inputs && row < table->rows->len; i++)
    {
      const DpTableRow *cells = &g_array_index (table->rows, DpTableRow, row);

      if (g_strcmp0 (cells->id, dp_input_key (result->inputs[i].id)) == 0)
        add_row (self, result, &result->inputs[i], cells->cells, from, to, (int) ++row);
    }
  gtk_label_set_label (self->note, table->note);
}

static void
show_result (DpSensitivityCard         *self,
             const DpSensitivityResult *result)
{
  g_autoptr(GPtrArray) sentences = dp_sensitivity_sentences (result);
  g_autoptr(GString) rest = g_string_new (NULL);
  const gboolean has_rows = result->gap == DP_SENSITIVITY_OK;

  gtk_label_set_label (self->finding, g_ptr_array_index (sentences, 0));
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
  if (result != NULL)
    {
      show_result (self, result);
      return;
    }
  refusal = dp_words_error (error, NULL);
  gtk_label_set_label (self->finding, refusal);
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

  g_type_ensure (DP_TYPE_SIDEWAYS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-sensitivity-card.ui");
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
