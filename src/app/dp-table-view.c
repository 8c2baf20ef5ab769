/* dp-table-view.c: a table of ready texts, as a widget.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables here have at most some twenty rows and change while the user types, so they are plain labels whose texts
 * are replaced where they stand; a list view would draw its rows anew. For assistive technology they are a table with
 * rows, column heads and row heads.
 *
 * Where the columns have no room beside each other, each row becomes a small list: its first cell, and below it the other
 * cells, one in a line, with their column's head before them.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-table-view.h"

#include "app/dp-label.h"
#include "plan/dp-text.h"

/** Longest line of a text cell; longer texts wrap. */
#define TEXT_WIDTH_CHARS 34

/** Most lines that columns of long texts are made equal for; with more, words stand below one another anyhow. */
#define MOST_LINES 12

/** How much longer lines must be than their text, since they end with a whole word. */
#define LINE_WASTE 1.15

/** How much wider than its longest word the column of the rows' names becomes, if its names want that and there is room. */
#define NAME_WIDENED 1.5

/** Space above a row that is a list, px. */
#define LIST_GAP 10

/* A line of the table: its cells get the widths of the table's columns. */
#define DP_TYPE_TABLE_LINE (dp_table_line_get_type ())
G_DECLARE_FINAL_TYPE (DpTableLine, dp_table_line, DP, TABLE_LINE, GtkWidget)

struct _DpTableLine
{
  GtkWidget parent_instance;

  DpTableView *table;
  GPtrArray *cells;    /* of GtkWidget, borrowed children: one for each column */
  GPtrArray *captions; /* of GtkLabel, borrowed children: the heads of the columns from the second on; none in the head */
};

G_DEFINE_FINAL_TYPE (DpTableLine, dp_table_line, GTK_TYPE_WIDGET)

struct _DpTableView
{
  GtkWidget parent_instance;

  GPtrArray *lines; /* borrowed children, the head first */
  GtkWidget *caption;
  GtkWidget *note;
  GPtrArray *cells; /* borrowed labels, row by row, the head first */
  GPtrArray *ids;   /* the rows' ids, "" for none */
  char *shape;      /* columns and rows as a text: the same shape is filled in place */
  char *row_action;
  char *selected;
  guint n_columns;
  guint *longest; /* of each column: characters of its longest text */
  GtkRequestedSize *measured; /* (nullable): what the columns need, while the lines are measured or placed */
  int measured_minimum;
  int measured_natural;
  guint shows_caption : 1;
};

enum
{
  PROP_0,
  PROP_ROW_ACTION,
  PROP_SHOW_CAPTION,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DpTableView, dp_table_view, GTK_TYPE_WIDGET)

/* -------------------------------------------------------------------------------------------------------- columns */

/* What each column needs: the widest of its cells. (transfer full) */
static GtkRequestedSize *
measure_columns (DpTableView *self,
                 int         *minimum,
                 int         *natural)
{
  GtkRequestedSize *sizes;

  /* Every line asks, and the answer is the same for all. */
  if (self->measured != NULL)
    {
      *minimum = self->measured_minimum;
      *natural = self->measured_natural;
      return g_memdup2 (self->measured, sizeof (GtkRequestedSize) * MAX (self->n_columns, 1));
    }

  sizes = g_new0 (GtkRequestedSize, MAX (self->n_columns, 1));
  for (guint l = 0; l < self->lines->len; l++)
    {
      DpTableLine *line = g_ptr_array_index (self->lines, l);

      for (guint c = 0; c < line->cells->len; c++)
        {
          int least, wanted;

          gtk_widget_measure (g_ptr_array_index (line->cells, c), GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
          sizes[c].minimum_size = MAX (sizes[c].minimum_size, least);
          sizes[c].natural_size = MAX (sizes[c].natural_size, wanted);
        }
    }
  *minimum = *natural = 0;
  for (guint c = 0; c < self->n_columns; c++)
    {
      *minimum += sizes[c].minimum_size;
      *natural += sizes[c].natural_size;
    }
  return sizes;
}

static void
begin_lines (DpTableView *self)
{
  int minimum, natural;
  GtkRequestedSize *sizes = measure_columns (self, &minimum, &natural);

  self->measured = sizes;
  self->measured_minimum = minimum;
  self->measured_natural = natural;
}

static void
end_lines (DpTableView *self)
{
  g_clear_pointer (&self->measured, g_free);
}

/* How wide the column's longest text would be in one line. */
static int
unwrapped_width (DpTableView            *self,
                 const GtkRequestedSize *sizes,
                 guint                   column)
{
  guint characters = self->longest[column];

  return characters <= TEXT_WIDTH_CHARS ? sizes[column].natural_size
                                        : (int) ((double) sizes[column].natural_size * characters / TEXT_WIDTH_CHARS);
}

/* Widens columns of long texts so far that all columns need about equally many lines: a reason of four sentences beside
 * single words would else stand in a narrow strip. Returns what is left of @extra. */
static int
even_out_lines (DpTableView      *self,
                GtkRequestedSize *sizes,
                int               extra)
{
  g_autofree int *gain = g_new0 (int, MAX (self->n_columns, 1));
  int wanted = 0;

  for (guint lines = 2; lines <= MOST_LINES; lines++)
    {
      wanted = 0;
      for (guint c = 0; c < self->n_columns; c++)
        {
          gain[c] = self->longest[c] > TEXT_WIDTH_CHARS ? MAX (0, (int) (unwrapped_width (self, sizes, c) * LINE_WASTE / lines)
                                                                    - sizes[c].minimum_size)
                                                        : 0;
          wanted += gain[c];
        }
      if (wanted <= extra)
        break;
    }
  if (wanted > extra)
    return extra;

  for (guint c = 0; c < self->n_columns; c++)
    {
      sizes[c].minimum_size += gain[c];
      sizes[c].natural_size = MAX (sizes[c].natural_size, sizes[c].minimum_size);
    }
  return extra - wanted;
}

/* The name of a row in single words below one another is hard to read. Returns what is left of @extra. */
static int
widen_names (DpTableView      *self,
             GtkRequestedSize *sizes,
             int               extra)
{
  const int gain = MIN (extra, MIN (sizes[0].natural_size, (int) (sizes[0].minimum_size * NAME_WIDENED)) - sizes[0].minimum_size);

  sizes[0].minimum_size += MAX (gain, 0);
  return extra - MAX (gain, 0);
}

/* The columns' widths when the table is @width wide: what they want, and the rest shared out evenly. In minimum_size. */
static GtkRequestedSize *
distribute_columns (DpTableView *self,
                    int          width)
{
  int minimum, natural;
  GtkRequestedSize *sizes = measure_columns (self, &minimum, &natural);
  int extra = MAX (0, width - minimum);

  if (natural > width && self->n_columns > 0)
    extra = even_out_lines (self, sizes, widen_names (self, sizes, extra));
  extra = gtk_distribute_natural_allocation (extra, self->n_columns, sizes);
  for (guint c = 0; c < self->n_columns; c++)
    sizes[c].minimum_size += extra / (int) self->n_columns + ((int) c < extra % (int) self->n_columns ? 1 : 0);
  return sizes;
}

/* ------------------------------------------------------------------------------------------------------ rows as lists */

static gboolean
is_list (DpTableView *self,
         int          width)
{
  int minimum, natural;

  g_free (measure_columns (self, &minimum, &natural));
  return minimum > width;
}

/* Whether the cell of a row that is a list is shown: one without a text, or with a dash, says nothing there. */
static gboolean
is_in_list (DpTableLine *line,
            guint        column)
{
  GtkWidget *cell = g_ptr_array_index (line->cells, column);
  const char *text;

  if (line->captions->len == 0 || column == 0 || !GTK_IS_LABEL (cell))
    return line->captions->len > 0;
  text = gtk_label_get_label (GTK_LABEL (cell));
  return *text != '\0' && !g_str_equal (text, DP_EN_DASH);
}

static int
least_width_as_list (DpTableLine *line)
{
  int width = 0;

  for (guint c = 0; c < line->cells->len; c++)
    {
      int least = 0, caption = 0;

      if (!is_in_list (line, c))
        continue;
      gtk_widget_measure (g_ptr_array_index (line->cells, c), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      if (c > 0)
        gtk_widget_measure (g_ptr_array_index (line->captions, c - 1), GTK_ORIENTATION_HORIZONTAL, -1, &caption, NULL, NULL, NULL);
      width = MAX (width, least + caption);
    }
  return width;
}

/* Lays the row out as a list in @width, or measures it. Returns its height. */
static int
put_as_list (DpTableLine *line,
             int          width,
             gboolean     allocates)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (line)) == GTK_TEXT_DIR_RTL;
  int y = line->captions->len > 0 ? LIST_GAP : 0;

  for (guint c = 0; c < line->cells->len; c++)
    {
      GtkWidget *cell = g_ptr_array_index (line->cells, c);
      GtkWidget *caption = c > 0 && line->captions->len > 0 ? g_ptr_array_index (line->captions, c - 1) : NULL;
      int least = 0, own = width, tall, caption_tall = 0;

      if (!is_in_list (line, c))
        continue;
      if (caption != NULL)
        {
          int wanted;

          gtk_widget_measure (caption, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
          gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
          own = MIN (wanted, width - least);
          gtk_widget_measure (caption, GTK_ORIENTATION_VERTICAL, width - own, NULL, &caption_tall, NULL, NULL);
        }
      gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, own, NULL, &tall, NULL, NULL);
      tall = MAX (tall, caption_tall);
      if (allocates)
        {
          int x = width - own;

          gtk_widget_size_allocate (cell, &(GtkAllocation) { is_mirrored ? 0 : x, y, own, tall }, -1);
          if (caption != NULL)
            gtk_widget_size_allocate (caption, &(GtkAllocation) { is_mirrored ? own : 0, y, x, tall }, -1);
        }
      y += tall;
    }
  return y;
}

static void
show_children (DpTableLine *line,
               gboolean     as_list)
{
  for (guint c = 0; c < line->cells->len; c++)
    gtk_widget_set_child_visible (g_ptr_array_index (line->cells, c), !as_list || is_in_list (line, c));
  for (guint c = 0; c < line->captions->len; c++)
    gtk_widget_set_child_visible (g_ptr_array_index (line->captions, c), as_list && is_in_list (line, c + 1));
}

/* ------------------------------------------------------------------------------------------------------------- lines */

static GtkSizeRequestMode
dp_table_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dp_table_line_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  DpTableLine *line = DP_TABLE_LINE (widget);
  DpTableView *table = line->table;
  g_autofree GtkRequestedSize *sizes = NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      sizes = measure_columns (table, minimum, natural);
      *minimum = MIN (*minimum, least_width_as_list (line));
      return;
    }
  if (for_size < 0)
    {
      int least;

      g_free (measure_columns (table, &least, &for_size));
    }
  if (is_list (table, for_size))
    {
      *minimum = *natural = put_as_list (line, for_size, FALSE);
      return;
    }
  sizes = distribute_columns (table, for_size);
  *minimum = *natural = 0;
  for (guint c = 0; c < line->cells->len; c++)
    {
      int least, wanted;

      gtk_widget_measure (g_ptr_array_index (line->cells, c), GTK_ORIENTATION_VERTICAL, sizes[c].minimum_size, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static void
dp_table_line_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DpTableLine *line = DP_TABLE_LINE (widget);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL, as_list = is_list (line->table, width);
  g_autofree GtkRequestedSize *sizes = NULL;
  int x = 0;

  show_children (line, as_list);
  if (as_list)
    {
      put_as_list (line, width, TRUE);
      return;
    }
  sizes = distribute_columns (line->table, width);
  for (guint c = 0; c < line->cells->len; c++)
    {
      int own = sizes[c].minimum_size;

      gtk_widget_size_allocate (g_ptr_array_index (line->cells, c), &(GtkAllocation) { is_mirrored ? width - x - own : x, 0, own, height }, -1);
      x += own;
    }
}

static void
dp_table_line_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dp_table_line_parent_class)->dispose (object);
}

static void
dp_table_line_finalize (GObject *object)
{
  g_ptr_array_unref (DP_TABLE_LINE (object)->cells);
  g_ptr_array_unref (DP_TABLE_LINE (object)->captions);
  G_OBJECT_CLASS (dp_table_line_parent_class)->finalize (object);
}

static void
dp_table_line_class_init (DpTableLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_table_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = dp_table_line_finalize;
  widget_class->get_request_mode = dp_table_line_get_request_mode;
  widget_class->measure = dp_table_line_measure;
  widget_class->size_allocate = dp_table_line_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
dp_table_line_init (DpTableLine *self)
{
  self->cells = g_ptr_array_new ();
  self->captions = g_ptr_array_new ();
}

/* ---------------------------------------------------------------------------------------------------------- cells */

static char *
describe_shape (const DpTable *table)
{
  GString *shape = g_string_new (NULL);

  for (guint c = 0; c < table->columns->len; c++)
    g_string_append_c (shape, g_array_index (table->columns, DpTableColumn, c).is_number ? 'n' : 't');
  for (guint r = 0; r < table->rows->len; r++)
    {
      const DpTableRow *row = &g_array_index (table->rows, DpTableRow, r);

      g_string_append_printf (shape, "|%c%s", row->is_sum ? 's' : 'r', row->id != NULL ? row->id : "");
    }
  return g_string_free (shape, FALSE);
}

static GtkWidget *
new_label (GtkAccessibleRole role,
           gboolean          is_number,
           gboolean          is_first)
{
  gboolean wraps = !is_number || role == GTK_ACCESSIBLE_ROLE_COLUMN_HEADER;
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "xalign", is_number ? 1.0 : 0.0,
                                   "yalign", 0.0,
                                   "wrap", wraps,
                                   "wrap-mode", PANGO_WRAP_WORD,
                                   "justify", is_number ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT,
                                   "max-width-chars", is_number ? -1 : TEXT_WIDTH_CHARS,
                                   NULL);

  if (!is_number && !is_first)
    gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  return label;
}

static void
add_caption (DpTableLine *line,
             gboolean     is_before_sum)
{
  GtkWidget *caption = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (caption, "cell");
  gtk_widget_add_css_class (caption, "caption");
  if (is_before_sum)
    gtk_widget_add_css_class (caption, "before-sum");
  gtk_widget_set_parent (caption, GTK_WIDGET (line));
  gtk_widget_set_child_visible (caption, FALSE);
  g_ptr_array_add (line->captions, caption);
}

static void
build (DpTableView   *self,
       const DpTable *table)
{
  for (guint l = 0; l < self->lines->len; l++)
    gtk_widget_unparent (g_ptr_array_index (self->lines, l));
  g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->ids, 0);
  self->n_columns = table->columns->len;

  for (guint r = 0; r <= table->rows->len; r++)
    {
      const DpTableRow *row = r > 0 ? &g_array_index (table->rows, DpTableRow, r - 1) : NULL;
      const DpTableRow *next = r < table->rows->len ? &g_array_index (table->rows, DpTableRow, r) : NULL;
      GtkWidget *line = g_object_new (DP_TYPE_TABLE_LINE, NULL);

      DP_TABLE_LINE (line)->table = self;
      for (guint c = 0; c < self->n_columns; c++)
        {
          const DpTableColumn *column = &g_array_index (table->columns, DpTableColumn, c);
          gboolean is_button = row != NULL && c == 0 && row->id != NULL && self->row_action != NULL;
          GtkWidget *cell, *label;

          label = new_label (row == NULL ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER
                             : is_button ? GTK_ACCESSIBLE_ROLE_LABEL
                             : c == 0    ? GTK_ACCESSIBLE_ROLE_ROW_HEADER
                                         : GTK_ACCESSIBLE_ROLE_CELL,
                             column->is_number, c == 0);
          cell = label;
          if (is_button)
            {
              cell = gtk_button_new ();
              gtk_button_set_child (GTK_BUTTON (cell), label);
              gtk_button_set_has_frame (GTK_BUTTON (cell), FALSE);
              gtk_actionable_set_action_target (GTK_ACTIONABLE (cell), "s", row->id);
              gtk_actionable_set_action_name (GTK_ACTIONABLE (cell), self->row_action);
            }
          gtk_widget_add_css_class (cell, "cell");
          if (row == NULL)
            gtk_widget_add_css_class (cell, "head");
          if (row != NULL && row->is_sum)
            gtk_widget_add_css_class (cell, "sum");
          if (row != NULL && next != NULL && next->is_sum)
            gtk_widget_add_css_class (cell, "before-sum");
          if (next == NULL)
            gtk_widget_add_css_class (cell, "last");
          if (column->is_number)
            gtk_widget_add_css_class (cell, "num");
          gtk_widget_set_parent (cell, line);
          g_ptr_array_add (DP_TABLE_LINE (line)->cells, cell);
          if (row != NULL && c > 0)
            add_caption (DP_TABLE_LINE (line), next != NULL && next->is_sum);
          g_ptr_array_add (self->cells, label);
        }
      g_ptr_array_add (self->ids, g_strdup (row != NULL && row->id != NULL ? row->id : ""));
      gtk_widget_insert_before (line, GTK_WIDGET (self), self->note);
      g_ptr_array_add (self->lines, line);
    }
}

static void
find_longest (DpTableView   *self,
              const DpTable *table)
{
  g_free (self->longest);
  self->longest = g_new0 (guint, MAX (self->n_columns, 1));
  for (guint c = 0; c < self->n_columns; c++)
    for (guint r = 0; r < table->rows->len; r++)
      {
        const char *text = g_array_index (table->rows, DpTableRow, r).cells[c];

        if (text != NULL && !g_array_index (table->columns, DpTableColumn, c).is_number)
          self->longest[c] = MAX (self->longest[c], (guint) g_utf8_strlen (text, -1));
      }
}

static void
mark_selected (DpTableView *self)
{
  for (guint r = 0; r < self->lines->len; r++)
    {
      GtkWidget *line = g_ptr_array_index (self->lines, r);
      gboolean is_selected = self->selected != NULL && *self->selected != '\0' && r < self->ids->len &&
                             g_str_equal (g_ptr_array_index (self->ids, r), self->selected);

      for (GtkWidget *cell = gtk_widget_get_first_child (line); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
        if (is_selected)
          gtk_widget_add_css_class (cell, "sel");
        else
          gtk_widget_remove_css_class (cell, "sel");
    }
}

/* ------------------------------------------------------------------------------------------------------------- table */

/* Lines below one another. A box would do the same, but it remembers whether its children wrap from the time when it had
 * none, as long as it has not been shown. */
static void
dp_table_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = *natural = 0;
  begin_lines (DP_TABLE_VIEW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, orientation == GTK_ORIENTATION_VERTICAL ? for_size : -1, &least, &wanted, NULL,
                          NULL);
      *minimum = orientation == GTK_ORIENTATION_VERTICAL ? *minimum + least : MAX (*minimum, least);
      *natural = orientation == GTK_ORIENTATION_VERTICAL ? *natural + wanted : MAX (*natural, wanted);
    }
  end_lines (DP_TABLE_VIEW (widget));
}

static void
dp_table_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  int y = 0;

  begin_lines (DP_TABLE_VIEW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int own;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &own, NULL, NULL);
      gtk_widget_size_allocate (child, &(GtkAllocation) { 0, y, width, own }, -1);
      y += own;
    }
  end_lines (DP_TABLE_VIEW (widget));
}

static void
dp_table_view_dispose (GObject *object)
{
  DpTableView *self = DP_TABLE_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->lines, 0);
  self->caption = self->note = NULL;

  G_OBJECT_CLASS (dp_table_view_parent_class)->dispose (object);
}

static void
dp_table_view_finalize (GObject *object)
{
  DpTableView *self = DP_TABLE_VIEW (object);

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->ids);
  g_free (self->longest);
  g_free (self->shape);
  g_free (self->row_action);
  g_free (self->selected);

  G_OBJECT_CLASS (dp_table_view_parent_class)->finalize (object);
}

static void
dp_table_view_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DpTableView *self = DP_TABLE_VIEW (object);

  switch (property_id)
    {
    case PROP_ROW_ACTION:
      g_value_set_string (value, self->row_action);
      break;
    case PROP_SHOW_CAPTION:
      g_value_set_boolean (value, self->shows_caption);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_table_view_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  DpTableView *self = DP_TABLE_VIEW (object);

  switch (property_id)
    {
    case PROP_ROW_ACTION:
      dp_table_view_set_row_action (self, g_value_get_string (value));
      break;
    case PROP_SHOW_CAPTION:
      self->shows_caption = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_table_view_class_init (DpTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_table_view_dispose;
  object_class->finalize = dp_table_view_finalize;
  object_class->get_property = dp_table_view_get_property;
  object_class->set_property = dp_table_view_set_property;

  widget_class->get_request_mode = dp_table_line_get_request_mode;
  widget_class->measure = dp_table_view_measure;
  widget_class->size_allocate = dp_table_view_size_allocate;

  properties[PROP_ROW_ACTION] = g_param_spec_string ("row-action", NULL, NULL, NULL,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_CAPTION] = g_param_spec_boolean ("show-caption", NULL, NULL, FALSE,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "dptable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
dp_table_view_init (DpTableView *self)
{
  self->lines = g_ptr_array_new ();
  self->cells = g_ptr_array_new ();
  self->ids = g_ptr_array_new_with_free_func (g_free);

  gtk_widget_add_css_class (GTK_WIDGET (self), "tbl");

  self->caption = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE,
                                "margin-start", 8, "margin-end", 8, "margin-bottom", 6, NULL);
  gtk_widget_add_css_class (self->caption, "headline");
  gtk_widget_set_parent (self->caption, GTK_WIDGET (self));

  self->note = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE,
                             "margin-start", 8, "margin-end", 8, "margin-top", 6, "margin-bottom", 8, NULL);
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_add_css_class (self->note, "secondary");
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
}

GtkWidget *
dp_table_view_new (void)
{
  return g_object_new (DP_TYPE_TABLE_VIEW, NULL);
}

/**
 * dp_table_view_set_table:
 * @table: (nullable): what to show; copied
 */
void
dp_table_view_set_table (DpTableView   *self,
                         const DpTable *table)
{
  g_autoptr(DpTable) empty = NULL;
  gboolean is_changed = FALSE;
  char *shape;

  g_return_if_fail (DP_IS_TABLE_VIEW (self));

  if (table == NULL)
    table = empty = dp_table_new (NULL);

  shape = describe_shape (table);
  if (g_strcmp0 (shape, self->shape) != 0)
    build (self, table);
  g_free (self->shape);
  self->shape = shape;
  find_longest (self, table);

  for (guint r = 0; r <= table->rows->len; r++)
    for (guint c = 0; c < self->n_columns; c++)
      {
        GtkLabel *label = g_ptr_array_index (self->cells, r * self->n_columns + c);
        const char *text = r == 0 ? g_array_index (table->columns, DpTableColumn, c).title
                                  : g_array_index (table->rows, DpTableRow, r - 1).cells[c];

        if (!dp_label_show (label, text != NULL ? text : ""))
          continue;
        is_changed = TRUE;
        for (guint l = 1; r == 0 && c > 0 && l < self->lines->len; l++)
          gtk_label_set_label (g_ptr_array_index (((DpTableLine *) g_ptr_array_index (self->lines, l))->captions, c - 1),
                               text != NULL ? text : "");
        if (GTK_IS_BUTTON (gtk_widget_get_parent (GTK_WIDGET (label))))
          gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (label))),
                                          GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
      }

  /* A text that wants another width moves the columns of all lines; GTK lays out only the line in which it stands. */
  for (guint l = 0; is_changed && l < self->lines->len; l++)
    gtk_widget_queue_resize (g_ptr_array_index (self->lines, l));

  gtk_label_set_label (GTK_LABEL (self->caption), table->caption != NULL ? table->caption : "");
  gtk_widget_set_visible (self->caption, self->shows_caption && table->caption != NULL);
  gtk_label_set_label (GTK_LABEL (self->note), table->note != NULL ? table->note : "");
  gtk_widget_set_visible (self->note, table->note != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  table->caption != NULL ? table->caption : "", -1);
  mark_selected (self);
}

/* A row with an id gets a button in its first column that activates @action with the id as its target. */
void
dp_table_view_set_row_action (DpTableView *self,
                              const char  *action)
{
  g_return_if_fail (DP_IS_TABLE_VIEW (self));

  if (g_strcmp0 (self->row_action, action) == 0)
    return;
  g_free (self->row_action);
  self->row_action = g_strdup (action);
  g_clear_pointer (&self->shape, g_free);
}

void
dp_table_view_set_selected (DpTableView *self,
                            const char  *row_id)
{
  g_return_if_fail (DP_IS_TABLE_VIEW (self));

  g_free (self->selected);
  self->selected = g_strdup (row_id);
  mark_selected (self);
}
