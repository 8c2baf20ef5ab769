/* dp-record-lines.c: lines of cells in common columns; what has no room in its line stands below it, with its name.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A grid can only be as wide as its columns want, and then it is moved sideways. Here the columns that may yield do so
 * when there is no room for all; and when there is no room for the others either, only the first one keeps its place.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-record-lines.h"

#define N_COLUMNS_MAX 12
/** Between what stands side by side below a line. In px. */
#define SPACING 8
/** Between a name and its value there. */
#define CAPTION_SPACING 4
/** Left and right of what stands below a line. */
#define MARGIN 8
/** Under what stands below a line. */
#define FOOT 4

typedef struct
{
  GtkWidget *widget;  /* borrowed */
  GtkWidget *caption; /* (nullable): shown when the cell stands below its line */
  gboolean begins_line;
} Item;

struct _DpRecordLine
{
  GtkWidget parent_instance;

  GArray *cells; /* of Item, one for each column */
  GArray *below; /* of Item, always below */
  GtkWidget *end; /* (nullable): after the last column, never below */
};

/** Shape: how many columns stand in the line. */
typedef enum
{
  SHAPE_ALL,
  SHAPE_WITHOUT_YIELDING,
  SHAPE_FIRST_ONLY,
} Shape;

/* The columns, shared out for one width. */
typedef struct
{
  Shape shape;
  int end_width;
  GtkRequestedSize columns[N_COLUMNS_MAX];
} Sharing;

struct _DpRecordLines
{
  GtkWidget parent_instance;

  gboolean yields[N_COLUMNS_MAX];
  const Sharing *shared; /* (nullable): the columns, while all lines are measured or placed in one width */
  Sharing placed;        /* the columns as the lines were placed last */
};

G_DEFINE_FINAL_TYPE (DpRecordLines, dp_record_lines, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (DpRecordLine, dp_record_line, GTK_TYPE_WIDGET)

static Item *
item_at (GArray *items,
         guint   i)
{
  return &g_array_index (items, Item, i);
}

/* --------------------------------------------------------------------------------------------------------- columns */

static gboolean
stands_in_line (const DpRecordLines *self,
                Shape                shape,
                guint                column)
{
  return column == 0 || shape == SHAPE_ALL || (shape == SHAPE_WITHOUT_YIELDING && !self->yields[column]);
}

static int
end_width (DpRecordLine *line)
{
  int width = 0;

  if (line->end != NULL)
    gtk_widget_measure (line->end, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

/* What each column wants: the most of its cells. Returns how many columns there are. */
static guint
measure_columns (DpRecordLines *self,
                 Sharing       *sharing,
                 gboolean      *expands)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DpRecordLine *line = DP_RECORD_LINE (child);

      n = MAX (n, line->cells->len);
      sharing->end_width = MAX (sharing->end_width, end_width (line));
      for (guint i = 0; i < line->cells->len; i++)
        {
          GtkWidget *cell = item_at (line->cells, i)->widget;
          int least, wanted;

          gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
          sharing->columns[i].minimum_size = MAX (sharing->columns[i].minimum_size, least);
          sharing->columns[i].natural_size = MAX (sharing->columns[i].natural_size, wanted);
          if (expands != NULL)
            expands[i] |= gtk_widget_compute_expand (cell, GTK_ORIENTATION_HORIZONTAL);
        }
    }
  return n;
}

static int
least_width (const DpRecordLines *self,
             const Sharing       *sharing,
             Shape                shape,
             guint                n)
{
  int width = sharing->end_width;

  for (guint i = 0; i < n; i++)
    if (stands_in_line (self, shape, i))
      width += sharing->columns[i].minimum_size;
  return width;
}

/* Shares out @width: what the columns need, then what they want, then the rest to those that expand. */
static void
share_out (DpRecordLines *self,
           int            width,
           Sharing       *sharing)
{
  GtkRequestedSize in_line[N_COLUMNS_MAX];
  gboolean expands[N_COLUMNS_MAX] = { FALSE };
  guint n, n_in_line = 0, n_expand = 0;
  int extra;

  memset (sharing, 0, sizeof *sharing);
  n = measure_columns (self, sharing, expands);
  while (sharing->shape < SHAPE_FIRST_ONLY && least_width (self, sharing, sharing->shape, n) > width)
    sharing->shape++;

  extra = MAX (0, width - least_width (self, sharing, sharing->shape, n));
  for (guint i = 0; i < n; i++)
    if (stands_in_line (self, sharing->shape, i))
      {
        in_line[n_in_line] = sharing->columns[i];
        in_line[n_in_line++].data = GUINT_TO_POINTER (i);
        n_expand += expands[i] ? 1 : 0;
      }
  extra = gtk_distribute_natural_allocation (extra, n_in_line, in_line);
  for (guint i = 0; i < n_in_line; i++)
    {
      guint column = GPOINTER_TO_UINT (in_line[i].data);
      gboolean takes = n_expand > 0 ? expands[column] : i == 0;
      int more = takes ? extra / (int) MAX (n_expand, 1) : 0;

      sharing->columns[column].minimum_size = in_line[i].minimum_size + more;
    }
}

/* The columns in @width; worked out once for all lines. */
static const Sharing *
get_sharing (DpRecordLines *self,
             int            width,
             Sharing       *own)
{
  if (self->shared != NULL)
    return self->shared;
  share_out (self, width, own);
  return own;
}

/* ------------------------------------------------------------------------------------------------------------ below */

typedef struct
{
  Item item;
  int caption_width;
  int least;
  int wanted;
} Piece;

static GArray *
pieces_below (DpRecordLines *lines,
              DpRecordLine  *line,
              Shape          shape)
{
  GArray *pieces = g_array_new (FALSE, TRUE, sizeof (Piece));

  for (guint i = 0; i < line->cells->len + line->below->len; i++)
    {
      gboolean is_cell = i < line->cells->len;
      Piece piece = { .item = *item_at (is_cell ? line->cells : line->below, is_cell ? i : i - line->cells->len) };

      if (is_cell && (stands_in_line (lines, shape, i) || piece.item.caption == NULL))
        continue;
      if (piece.item.caption != NULL)
        {
          gtk_widget_measure (piece.item.caption, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &piece.caption_width, NULL, NULL);
          piece.caption_width += CAPTION_SPACING;
        }
      gtk_widget_measure (piece.item.widget, GTK_ORIENTATION_HORIZONTAL, -1, &piece.least, &piece.wanted, NULL, NULL);
      piece.least += piece.caption_width;
      piece.wanted += piece.caption_width;
      g_array_append_val (pieces, piece);
    }
  return pieces;
}

/* How many pieces from @first on stand side by side in @width. */
static guint
count_side_by_side (GArray *pieces,
                    guint   first,
                    int     width)
{
  int used = 0;
  guint i;

  for (i = first; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      /* A yielding cell keeps the width it wants; those that always stand below share the line. */
      int own = piece->item.caption != NULL ? piece->wanted : piece->least;

      if (i > first && (piece->item.begins_line || used + SPACING + own > width))
        break;
      used += (i > first ? SPACING : 0) + own;
    }
  return i - first;
}

/* Places one piece, or measures it. Returns its height. */
static int
put_piece (const Piece *piece,
           int          x,
           int          y,
           int          width,
           int          line_width,
           gboolean     is_mirrored,
           gboolean     allocates)
{
  int height, caption_height = 0, own = width - piece->caption_width;

  gtk_widget_measure (piece->item.widget, GTK_ORIENTATION_VERTICAL, own, NULL, &height, NULL, NULL);
  if (piece->item.caption != NULL)
    gtk_widget_measure (piece->item.caption, GTK_ORIENTATION_VERTICAL, -1, NULL, &caption_height, NULL, NULL);
  height = MAX (height, caption_height);
  if (!allocates)
    return height;

  if (piece->item.caption != NULL)
    {
      int caption_width = piece->caption_width - CAPTION_SPACING;

      gtk_widget_size_allocate (piece->item.caption,
                                &(GtkAllocation) { is_mirrored ? line_width - x - caption_width : x, y, caption_width, height }, -1);
    }
  x += piece->caption_width;
  gtk_widget_size_allocate (piece->item.widget, &(GtkAllocation) { is_mirrored ? line_width - x - own : x, y, own, height }, -1);
  return height;
}

/* One line of pieces from @y on. Returns its height. */
static int
put_side_by_side (GArray   *pieces,
                  guint     first,
                  guint     n,
                  int       y,
                  int       line_width,
                  gboolean  is_mirrored,
                  gboolean  allocates)
{
  g_autofree GtkRequestedSize *sizes = g_new0 (GtkRequestedSize, n);
  int width = line_width - 2 * MARGIN, extra = width - SPACING * ((int) n - 1), x = MARGIN, height = 0;
  int share = extra / (int) n;
  guint n_expand = 0, n_in_share = 0;

  for (guint i = 0; i < n; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, first + i);

      sizes[i].minimum_size = piece->least;
      sizes[i].natural_size = MAX (piece->least, piece->wanted);
      extra -= piece->least;
      n_expand += piece->item.caption == NULL && gtk_widget_compute_expand (piece->item.widget, GTK_ORIENTATION_HORIZONTAL);
      n_in_share += sizes[i].natural_size <= share;
    }
  /* Those that all expand are columns from line to line, whatever is written in them. */
  if (n_expand == n && n_in_share == n)
    {
      for (guint i = 0; i < n; i++)
        sizes[i].minimum_size = sizes[i].natural_size = share;
      extra = 0;
    }
  extra = gtk_distribute_natural_allocation (MAX (0, extra), n, sizes);
  for (guint i = 0; i < n; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, first + i);
      gboolean takes = piece->item.caption == NULL && gtk_widget_compute_expand (piece->item.widget, GTK_ORIENTATION_HORIZONTAL);
      int own = sizes[i].minimum_size + (takes ? extra / (int) n_expand : 0);
      int tall = put_piece (piece, x, y, own, line_width, is_mirrored, allocates);

      x += own + SPACING;
      height = MAX (height, tall);
    }
  return height;
}

/* ------------------------------------------------------------------------------------------------------------- line */

/* The cells in the line. Returns their height, at which all are placed when there is one given. */
static int
put_cells (DpRecordLines *lines,
           DpRecordLine  *line,
           const Sharing *sharing,
           int            line_width,
           gboolean       is_mirrored,
           int            height)
{
  int x = 0, tallest = 0;

  for (guint i = 0; i < line->cells->len; i++)
    {
      GtkWidget *cell = item_at (line->cells, i)->widget;
      int own = sharing->columns[i].minimum_size, tall;

      if (!stands_in_line (lines, sharing->shape, i))
        continue;
      gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, own, NULL, &tall, NULL, NULL);
      tallest = MAX (tallest, tall);
      if (height > 0)
        gtk_widget_size_allocate (cell, &(GtkAllocation) { is_mirrored ? line_width - x - own : x, 0, own, height }, -1);
      x += own;
    }
  if (line->end != NULL)
    {
      int tall;

      gtk_widget_measure (line->end, GTK_ORIENTATION_VERTICAL, sharing->end_width, NULL, &tall, NULL, NULL);
      tallest = MAX (tallest, tall);
      if (height > 0)
        gtk_widget_size_allocate (line->end, &(GtkAllocation) { is_mirrored ? 0 : line_width - sharing->end_width, 0,
                                                                sharing->end_width, height }, -1);
    }
  return tallest;
}

/* Whether a cell or its name is to be seen follows from the shape alone. */
static void
show_children (DpRecordLines *lines,
               DpRecordLine  *line,
               Shape          shape)
{
  for (guint i = 0; i < line->cells->len; i++)
    {
      const Item *item = item_at (line->cells, i);
      gboolean in_line = stands_in_line (lines, shape, i);

      gtk_widget_set_child_visible (item->widget, in_line || item->caption != NULL);
      if (item->caption != NULL)
        gtk_widget_set_child_visible (item->caption, !in_line);
    }
}

/* Lays a line out in @width, or measures it. Returns its height. */
static int
put_line (DpRecordLines *lines,
          DpRecordLine  *line,
          const Sharing *sharing,
          int            width,
          gboolean       allocates)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (line)) == GTK_TEXT_DIR_RTL;
  g_autoptr(GArray) pieces = pieces_below (lines, line, sharing->shape);
  int height = put_cells (lines, line, sharing, width, is_mirrored, 0);

  if (allocates)
    {
      show_children (lines, line, sharing->shape);
      put_cells (lines, line, sharing, width, is_mirrored, height);
    }
  for (guint i = 0; i < pieces->len;)
    {
      guint n = count_side_by_side (pieces, i, width - 2 * MARGIN);

      height += put_side_by_side (pieces, i, n, height, width, is_mirrored, allocates);
      i += n;
    }
  return height + (pieces->len > 0 ? FOOT : 0);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dp_record_line_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  DpRecordLines *lines = DP_RECORD_LINES (gtk_widget_get_parent (widget));
  Sharing sharing = { 0 };
  guint n;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int least;

      if (for_size < 0)
        dp_record_line_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &for_size, NULL, NULL);
      *minimum = *natural = put_line (lines, DP_RECORD_LINE (widget), get_sharing (lines, for_size, &sharing), for_size, FALSE);
      return;
    }

  n = measure_columns (lines, &sharing, NULL);
  *minimum = least_width (lines, &sharing, SHAPE_FIRST_ONLY, n);
  *natural = sharing.end_width;
  for (guint i = 0; i < n; i++)
    *natural += sharing.columns[i].natural_size;
  {
    g_autoptr(GArray) pieces = pieces_below (lines, DP_RECORD_LINE (widget), SHAPE_FIRST_ONLY);

    for (guint i = 0; i < pieces->len; i++)
      *minimum = MAX (*minimum, 2 * MARGIN + g_array_index (pieces, Piece, i).least);
  }
  *natural = MAX (*minimum, *natural);
}

static void
dp_record_line_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DpRecordLines *lines = DP_RECORD_LINES (gtk_widget_get_parent (widget));
  Sharing sharing;

  put_line (lines, DP_RECORD_LINE (widget), get_sharing (lines, width, &sharing), width, TRUE);
}

static void
unparent_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

static void
dp_record_line_dispose (GObject *object)
{
  unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (dp_record_line_parent_class)->dispose (object);
}

static void
dp_record_line_finalize (GObject *object)
{
  g_array_unref (DP_RECORD_LINE (object)->cells);
  g_array_unref (DP_RECORD_LINE (object)->below);
  G_OBJECT_CLASS (dp_record_line_parent_class)->finalize (object);
}

static void
dp_record_line_class_init (DpRecordLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_record_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = dp_record_line_finalize;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = dp_record_line_measure;
  widget_class->size_allocate = dp_record_line_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "recordline");
}

static void
dp_record_line_init (DpRecordLine *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (Item));
  self->below = g_array_new (FALSE, FALSE, sizeof (Item));
}

/** dp_record_line_new: Returns: (transfer floating): an empty line. */
GtkWidget *
dp_record_line_new (void)
{
  return g_object_new (DP_TYPE_RECORD_LINE, NULL);
}

/**
 * dp_record_line_add_cell:
 * @cell: (transfer floating): the cell of the next column
 * @caption: (nullable): what stands before the cell when there is no room for it in the line. Without one the cell is not
 *   shown then.
 */
void
dp_record_line_add_cell (DpRecordLine *self,
                         GtkWidget    *cell,
                         const char   *caption)
{
  Item item = { cell, NULL, FALSE };

  g_return_if_fail (DP_IS_RECORD_LINE (self));
  g_return_if_fail (self->cells->len < N_COLUMNS_MAX);

  if (caption != NULL)
    {
      item.caption = gtk_label_new (caption);
      gtk_label_set_yalign (GTK_LABEL (item.caption), 0.0f);
      gtk_widget_add_css_class (item.caption, "cell-caption");
      gtk_widget_set_parent (item.caption, GTK_WIDGET (self));
      gtk_widget_set_child_visible (item.caption, FALSE);
    }
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  g_array_append_val (self->cells, item);
}

/**
 * dp_record_line_add_below:
 * @cell: (transfer floating): says itself what it is
 * @begins_line: whether it begins a line of its own; otherwise it stands beside the one before, where there is room
 */
void
dp_record_line_add_below (DpRecordLine *self,
                          GtkWidget    *cell,
                          gboolean      begins_line)
{
  Item item = { cell, NULL, begins_line };

  g_return_if_fail (DP_IS_RECORD_LINE (self));

  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  g_array_append_val (self->below, item);
}

/** dp_record_line_set_end: @end (transfer floating) stands after the last column. To be called once, after all cells. */
void
dp_record_line_set_end (DpRecordLine *self,
                        GtkWidget    *end)
{
  g_return_if_fail (DP_IS_RECORD_LINE (self));
  g_return_if_fail (self->end == NULL);

  self->end = end;
  gtk_widget_set_parent (end, GTK_WIDGET (self));
}

/* ------------------------------------------------------------------------------------------------------------ lines */

static void
dp_record_lines_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  DpRecordLines *self = DP_RECORD_LINES (widget);
  gboolean is_upright = orientation == GTK_ORIENTATION_VERTICAL;
  Sharing sharing;

  *minimum = *natural = 0;
  self->shared = is_upright && for_size >= 0 ? get_sharing (self, for_size, &sharing) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      gtk_widget_measure (child, orientation, is_upright ? for_size : -1, &least, &wanted, NULL, NULL);
      *minimum = is_upright ? *minimum + least : MAX (*minimum, least);
      *natural = is_upright ? *natural + wanted : MAX (*natural, wanted);
    }
  self->shared = NULL;
}

static gboolean
is_same_sharing (const Sharing *one,
                 const Sharing *other)
{
  if (one->shape != other->shape || one->end_width != other->end_width)
    return FALSE;
  for (guint i = 0; i < N_COLUMNS_MAX; i++)
    if (one->columns[i].minimum_size != other->columns[i].minimum_size)
      return FALSE;
  return TRUE;
}

/* A cell that wants another width moves the columns of all lines; GTK lays out only the line in which it stands. */
static void
follow_columns (DpRecordLines *self)
{
  if (is_same_sharing (self->shared, &self->placed))
    return;
  self->placed = *self->shared;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_queue_resize (child);
}

static void
dp_record_lines_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DpRecordLines *self = DP_RECORD_LINES (widget);
  Sharing sharing;
  int y = 0;

  self->shared = get_sharing (self, width, &sharing);
  follow_columns (self);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int own;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &own, NULL, NULL);
      gtk_widget_size_allocate (child, &(GtkAllocation) { 0, y, width, own }, -1);
      y += own;
    }
  self->shared = NULL;
}

static void
dp_record_lines_dispose (GObject *object)
{
  unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (dp_record_lines_parent_class)->dispose (object);
}

static void
dp_record_lines_class_init (DpRecordLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_record_lines_dispose;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = dp_record_lines_measure;
  widget_class->size_allocate = dp_record_lines_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "recordlines");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dp_record_lines_init (DpRecordLines *self)
{
}

/** dp_record_lines_set_column_yields: where not all columns have room, @column gives way before those that do not yield. */
void
dp_record_lines_set_column_yields (DpRecordLines *self,
                                   guint          column)
{
  g_return_if_fail (DP_IS_RECORD_LINES (self));
  g_return_if_fail (column < N_COLUMNS_MAX);

  self->yields[column] = TRUE;
}

/** dp_record_lines_insert: puts @line (transfer floating) below @after (nullable: first); also one that stands elsewhere. */
void
dp_record_lines_insert (DpRecordLines *self,
                        DpRecordLine  *line,
                        DpRecordLine  *after)
{
  g_return_if_fail (DP_IS_RECORD_LINES (self));
  g_return_if_fail (DP_IS_RECORD_LINE (line));

  gtk_widget_insert_after (GTK_WIDGET (line), GTK_WIDGET (self), after != NULL ? GTK_WIDGET (after) : NULL);
}
