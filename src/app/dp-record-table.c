/* dp-record-table.c: the records that belong to one record, as a table that is edited in place.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-record-table.h"

#include "app/dp-field-row.h"
#include "app/dp-field-state.h"
#include "app/dp-form.h"
#include "app/dp-paste.h"
#include "app/dp-record-lines.h"
#include "app/dp-tooltip.h"
#include "plan/dp-validate.h"
#include "plan/dp-text.h"

#include <glib/gi18n.h>

/* So many cells are made at once; the others while the window is idle, so that a long table does not keep it waiting. */
#define CELLS_AT_ONCE 40
/* After a field's name: its column gives way where there is no room for all. */
#define YIELDS "?"

/* One record. */
typedef struct
{
  char *id;
  DpRecordLine *widget; /* borrowed from the lines */
  GPtrArray *cells;     /* of DpFieldRow, borrowed from it: those in columns, then those below */
  GtkWidget *remove;
} Line;

struct _DpRecordTable
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *title_label;
  GtkWidget *add_button;
  GtkWidget *add_label;
  GtkWidget *empty_label;
  DpRecordLines *body;

  DpSession *session;
  gulong changed_id;
  char *parent_id;

  /* What it is a table of */
  const DpEntity *entity;
  char *entity_name;
  char *columns;
  char *sum_fields;
  char *sum_by;
  char *title;
  char *add_text;
  char *empty_text;
  GArray *first;  /* of guint: fields with a column */
  GPtrArray *lower; /* of GArray of guint: fields of the lines below */
  GArray *summed; /* of guint */

  GPtrArray *lines;      /* of Line, in the order shown */
  guint idle_id;         /* makes the lines that are still missing */
  DpRecordLine *head;    /* borrowed from the body */
  GPtrArray *sums;       /* of DpRecordLine, borrowed from the body */
};

enum
{
  PROP_0,
  PROP_ENTITY,
  PROP_COLUMNS,
  PROP_SUMS,
  PROP_SUM_BY,
  PROP_TITLE,
  PROP_ADD_TEXT,
  PROP_EMPTY_TEXT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DpRecordTable, dp_record_table, ADW_TYPE_BIN)

static void
line_free (Line *line)
{
  g_free (line->id);
  g_ptr_array_unref (line->cells);
  g_free (line);
}

static guint
field_at (const GArray *fields,
          guint         i)
{
  return g_array_index (fields, guint, i);
}

static const GPtrArray *
get_records (DpRecordTable *self)
{
  if (self->session == NULL || self->parent_id == NULL)
    return NULL;
  return dp_plan_children (dp_session_get_plan (self->session), self->entity->kind, self->parent_id);
}

static gboolean
column_expands (const DpField *field)
{
  return field->type == DP_TYPE_TEXT || field->type == DP_TYPE_LONG_TEXT || field->type == DP_TYPE_DATE ||
         field->flags & DP_FIELD_NAME;
}

static GtkWidget *
cell_new (DpRecordTable  *self,
          guint           number,
          DpFieldRowLabel label)
{
  GtkWidget *cell = dp_field_row_new (self->entity->kind, number, label);

  gtk_widget_set_hexpand (cell, column_expands (dp_field (self->entity->kind, number)));
  if (label == DP_FIELD_ROW_LABEL_NONE)
    gtk_widget_add_css_class (cell, "cell");
  return cell;
}

static GtkWidget *
remove_button_new (const char *id)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("dp-remove-symbolic");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "table.remove");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cell-button");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  return button;
}

/* Dates side by side are wide, and columns when their labels stand above them. */
static DpFieldRowLabel
lower_label (DpRecordTable *self,
             const GArray  *fields)
{
  for (guint i = 0; i < fields->len; i++)
    if (dp_field (self->entity->kind, field_at (fields, i))->type != DP_TYPE_DATE)
      return DP_FIELD_ROW_LABEL_BESIDE;
  return DP_FIELD_ROW_LABEL_ATOP;
}

static void
add_lower_line (DpRecordTable *self,
                Line          *line,
                const GArray  *fields)
{
  const DpFieldRowLabel label = lower_label (self, fields);

  for (guint i = 0; i < fields->len; i++)
    {
      GtkWidget *cell = cell_new (self, field_at (fields, i), label);

      gtk_widget_add_css_class (cell, "lower");
      g_ptr_array_add (line->cells, cell);
      dp_record_line_add_below (line->widget, cell, i == 0);
    }
}

static Line *
line_new (DpRecordTable  *self,
          const DpRecord *record)
{
  Line *line = g_new0 (Line, 1);

  line->id = g_strdup (record->id);
  line->widget = DP_RECORD_LINE (dp_record_line_new ());
  line->cells = g_ptr_array_new ();
  for (guint i = 0; i < self->first->len; i++)
    {
      g_autofree char *heading = dp_field_heading (dp_field (self->entity->kind, field_at (self->first, i)));
      GtkWidget *cell = cell_new (self, field_at (self->first, i), DP_FIELD_ROW_LABEL_NONE);

      g_ptr_array_add (line->cells, cell);
      dp_record_line_add_cell (line->widget, cell, i > 0 ? heading : NULL);
    }
  for (guint i = 0; i < self->lower->len; i++)
    add_lower_line (self, line, g_ptr_array_index (self->lower, i));

  line->remove = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (line->remove, "cell");
  gtk_box_append (GTK_BOX (line->remove), remove_button_new (record->id));
  dp_record_line_set_end (line->widget, line->remove);
  return line;
}

static void
line_bind (DpRecordTable *self,
           Line          *line)
{
  for (guint i = 0; i < line->cells->len; i++)
    dp_field_row_bind (g_ptr_array_index (line->cells, i), self->session, line->id);
}

static void
line_name (DpRecordTable  *self,
           Line           *line,
           const DpRecord *record)
{
  GtkWidget *button = gtk_widget_get_first_child (line->remove);
  g_autofree char *called = dp_text_inner_quotes (dp_record_name (record));
  /* Translators: the name of the button that removes a row of a table; %s is what the row is called. */
  g_autofree char *name = g_strdup_printf (_("Remove “%s”"), called);

  dp_set_tooltip (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static Line *
find_line (DpRecordTable *self,
           const char    *id)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      if (g_strcmp0 (line->id, id) == 0)
        return line;
    }

  return NULL;
}

/* The line that holds the focus, or NULL. */
static Line *
focused_line (DpRecordTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      if (gtk_widget_is_ancestor (focus, GTK_WIDGET (line->widget)))
        return line;
    }

  return NULL;
}

static void
focus_line (DpRecordTable *self,
            guint          index)
{
  if (self->lines->len > 0)
    {
      Line *line = g_ptr_array_index (self->lines, MIN (index, self->lines->len - 1));

      gtk_widget_grab_focus (g_ptr_array_index (line->cells, 0));
    }
  else
    gtk_widget_grab_focus (self->add_button);
}

static gboolean
same_lines (DpRecordTable   *self,
            const GPtrArray *records)
{
  guint n = records != NULL ? records->len : 0;

  if (n != self->lines->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const DpRecord *record = g_ptr_array_index (records, i);
      const Line *line = g_ptr_array_index (self->lines, i);

      if (!g_str_equal (record->id, line->id))
        return FALSE;
    }

  return TRUE;
}

static GtkWidget *
sum_label_new (const char *text,
               gboolean    number)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1.0f : 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), !number);
  gtk_widget_add_css_class (label, "cell");
  if (number)
    gtk_widget_add_css_class (label, "num");
  return label;
}

/* The sum of a column, or NULL for one that has none. */
static char *
dup_sum (DpRecordTable *self,
         guint          number,
         int            only_field,
         const char    *only_key)
{
  for (guint i = 0; i < self->summed->len; i++)
    if (field_at (self->summed, i) == number)
      {
        guint n_known = 0;
        DpValue sum = dp_value_number (dp_form_sum (get_records (self), number, only_field, only_key, &n_known));

        return n_known > 0 ? dp_field_format (dp_field (self->entity->kind, number), &sum) : g_strdup ("–");
      }
  return NULL;
}

static void
add_sum_row (DpRecordTable *self,
             const char    *text,
             int            only_field,
             const char    *only_key)
{
  DpRecordLine *row = DP_RECORD_LINE (dp_record_line_new ());

  gtk_widget_add_css_class (GTK_WIDGET (row), "sum");
  for (guint column = 0; column < self->first->len; column++)
    {
      guint number = field_at (self->first, column);
      g_autofree char *sum = dup_sum (self, number, only_field, only_key);
      g_autofree char *heading = sum != NULL ? dp_field_heading (dp_field (self->entity->kind, number)) : NULL;

      dp_record_line_add_cell (row, sum_label_new (sum != NULL ? sum : column == 0 ? text : "", sum != NULL),
                               column > 0 ? heading : NULL);
    }
  dp_record_lines_insert (self->body, row, DP_RECORD_LINE (gtk_widget_get_last_child (GTK_WIDGET (self->body))));
  g_ptr_array_add (self->sums, row);
}

static gboolean
any_record_with (const GPtrArray *records,
                 guint            field,
                 const char      *key)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_strcmp0 (dp_record_text (g_ptr_array_index (records, i), field), key) == 0)
      return TRUE;

  return FALSE;
}

/* Kinds of money that do not add up (once, and every year) have a sum each. */
static void
refresh_sums (DpRecordTable *self)
{
  const GPtrArray *records = get_records (self);
  int by = self->sum_by != NULL ? dp_entity_find_field (self->entity, self->sum_by) : -1;

  for (guint i = 0; i < self->sums->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->sums, i));
  g_ptr_array_set_size (self->sums, 0);

  if (self->summed->len == 0 || self->lines->len == 0)
    return;

  if (by < 0)
    /* Translators: the row of sums under a table. */
    add_sum_row (self, _("In all"), -1, NULL);
  else
    for (const DpChoice *choice = self->entity->fields[by].choices; choice->key != NULL; choice++)
      if (any_record_with (records, (guint) by, choice->key))
        add_sum_row (self, dp_choice_label (choice), by, choice->key);
}

/* The line above the sums has a stronger rule. */
static void
mark_last_line (DpRecordTable *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      if (i + 1 == self->lines->len && self->summed->len > 0)
        gtk_widget_add_css_class (GTK_WIDGET (line->widget), "before-sum");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (line->widget), "before-sum");
    }
}

/* Brings the lines into the order of the records, makes at most about @n_cells cells and leaves the rest out. */
static void
arrange (DpRecordTable *self,
         guint          n_cells)
{
  const GPtrArray *records = get_records (self);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  DpRecordLine *above = self->head;
  guint n_made = 0;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const DpRecord *record = g_ptr_array_index (records, i);
      Line *line = find_line (self, record->id);

      if (line == NULL && n_made >= n_cells)
        continue;

      if (line != NULL)
        {
          guint index;

          g_ptr_array_find (self->lines, line, &index);
          g_ptr_array_steal_index (self->lines, index);
        }
      else
        {
          line = line_new (self, record);
          line_bind (self, line);
          n_made += line->cells->len;
        }
      g_ptr_array_add (lines, line);
    }

  for (guint i = 0; i < self->lines->len; i++)
    gtk_widget_unparent (GTK_WIDGET (((Line *) g_ptr_array_index (self->lines, i))->widget));
  g_ptr_array_unref (self->lines);
  self->lines = g_steal_pointer (&lines);

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      if (gtk_widget_get_prev_sibling (GTK_WIDGET (line->widget)) != GTK_WIDGET (above))
        dp_record_lines_insert (self->body, line->widget, above);
      above = line->widget;
    }
  mark_last_line (self);
}

static void refresh (DpRecordTable *self, guint n_cells);

static gboolean
idle_cb (gpointer data)
{
  DpRecordTable *self = DP_RECORD_TABLE (data);

  self->idle_id = 0;
  refresh (self, CELLS_AT_ONCE / 4);
  return G_SOURCE_REMOVE;
}

static void
refresh (DpRecordTable *self,
         guint          n_cells)
{
  const GPtrArray *records = get_records (self);
  guint n = records != NULL ? records->len : 0;

  if (!same_lines (self, records))
    {
      Line *focused = focused_line (self);
      guint index = 0;
      g_autofree char *id = focused != NULL ? g_strdup (focused->id) : NULL;

      if (focused != NULL)
        g_ptr_array_find (self->lines, focused, &index);
      arrange (self, n_cells);
      if (self->lines->len < n && self->idle_id == 0)
        self->idle_id = g_idle_add (idle_cb, self);
      /* The line with the focus is gone: the one in its place takes over. */
      if (id != NULL && find_line (self, id) == NULL)
        focus_line (self, index);
    }

  for (guint i = 0; i < n; i++)
    {
      const DpRecord *record = g_ptr_array_index (records, i);
      Line *line = find_line (self, record->id);

      if (line != NULL)
        line_name (self, line, record);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->body), n > 0);
  gtk_widget_set_visible (self->empty_label, n == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.add", self->parent_id != NULL);
  refresh_sums (self);
}

static gboolean
concerns (DpRecordTable     *self,
          const DpChangeSet *changes)
{
  if (changes->everything || changes->records == NULL)
    return TRUE;

  for (guint i = 0; i < changes->records->len; i++)
    if (((const DpChangedRecord *) g_ptr_array_index (changes->records, i))->kind == self->entity->kind)
      return TRUE;

  return FALSE;
}

static void
session_changed_cb (DpRecordTable     *self,
                    const DpChangeSet *changes)
{
  g_assert (DP_IS_RECORD_TABLE (self));

  if (changes != NULL && concerns (self, changes))
    refresh (self, CELLS_AT_ONCE);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  dp_record_table_add (DP_RECORD_TABLE (widget));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DpRecordTable *self = DP_RECORD_TABLE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const DpRecord *record;
  g_autofree char *called = NULL;
  g_autofree char *said = NULL;
  g_autoptr(GError) error = NULL;

  record = self->session != NULL ? dp_plan_get (dp_session_get_plan (self->session), self->entity->kind, id) : NULL;
  if (record == NULL)
    return;

  /* Translators: said for a moment after a row of a table was removed; a button Undo stands beside it. */
  called = dp_text_inner_quotes (dp_record_name (record));
  said = g_strdup_printf (_("“%s” is removed"), called);
  if (dp_document_remove (dp_session_get_document (self->session), self->entity->kind, id, &error))
    dp_form_tell_removed (widget, said);
  else
    dp_form_tell (widget, error->message);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DpRecordTable *self = DP_RECORD_TABLE (widget);
  Line *line = focused_line (self);

  /* There is nothing to say when it cannot move further. */
  if (line != NULL)
    dp_document_move (dp_session_get_document (self->session), self->entity->kind, line->id,
                      g_variant_get_int32 (parameter), NULL);
}

/* The cell of @line that holds the focus, or -1. */
static int
focused_cell (DpRecordTable *self,
              Line          *line)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; focus != NULL && i < line->cells->len; i++)
    if (gtk_widget_is_ancestor (focus, g_ptr_array_index (line->cells, i)))
      return (int) i;
  return -1;
}

/* Puts the cells of the block into the records from the focused one down, and into the fields from the focused one on. */
static void
paste_block (DpRecordTable   *self,
             const GPtrArray *block)
{
  Line *line = focused_line (self);
  int cell = line != NULL ? focused_cell (self, line) : -1;
  g_autoptr(GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GError) error = NULL;
  g_autofree char *said = NULL;

  if (cell < 0 || self->parent_id == NULL)
    return;
  for (guint i = (guint) cell; i < line->cells->len; i++)
    {
      guint field = dp_field_row_get_field (g_ptr_array_index (line->cells, i));

      g_array_append_val (fields, field);
    }
  said = dp_block_paste (dp_session_get_document (self->session), self->entity->kind, self->parent_id, line->id,
                         (const guint *) fields->data, fields->len, block, &error);
  if (said != NULL)
    dp_form_tell_removed (GTK_WIDGET (self), said);
  else
    dp_form_tell (GTK_WIDGET (self), error->message);
}

static void
clipboard_read_cb (GObject      *clipboard,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(DpRecordTable) self = DP_RECORD_TABLE (data);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autoptr(GPtrArray) block = text != NULL ? dp_block_parse (text) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (block != NULL && self->session != NULL)
    paste_block (self, block);
  else if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    /* What is one text is the field's to take in. */
    gtk_widget_activate_action (focus, "clipboard.paste", NULL);
}

/* Before the field itself would take all in as one text. */
static gboolean
paste_cb (GtkWidget *widget,
          GVariant  *unused,
          gpointer   data)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, clipboard_read_cb, g_object_ref (widget));
  return TRUE;
}

static void
watch_paste (DpRecordTable *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (paste_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

static GArray *
parse_fields (const DpEntity *entity,
              const char     *names,
              DpRecordLines  *body)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto(GStrv) parts = g_strsplit (names != NULL ? names : "", ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean yields = body != NULL && g_str_has_suffix (parts[i], YIELDS);
      int number;
      guint field;

      if (yields)
        parts[i][strlen (parts[i]) - strlen (YIELDS)] = '\0';
      number = dp_entity_find_field (entity, parts[i]);
      field = (guint) number;
      if (yields)
        dp_record_lines_set_column_yields (body, i);

      if (number < 0)
        g_critical ("“%s.%s” is not a field of the table", entity->name, parts[i]);
      else
        g_array_append_val (fields, field);
    }

  return fields;
}

static void
build_head (DpRecordTable *self)
{
  self->head = DP_RECORD_LINE (dp_record_line_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->head), "head");
  for (guint i = 0; i < self->first->len; i++)
    {
      const DpField *field = dp_field (self->entity->kind, field_at (self->first, i));
      gboolean is_right = dp_field_aligns_right (field);
      g_autofree char *heading = dp_field_heading (field);
      GtkWidget *label = gtk_label_new (heading);

      /* A long heading must not make a narrow column wide. */
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), is_right ? 5 : 12);
      gtk_label_set_justify (GTK_LABEL (label), is_right ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
      gtk_label_set_yalign (GTK_LABEL (label), 1.0f);
      gtk_label_set_xalign (GTK_LABEL (label), is_right ? 1.0f : 0.0f);
      gtk_widget_add_css_class (label, "cell");
      dp_set_tooltip (label, dp_field_help (field));
      dp_record_line_add_cell (self->head, label, NULL);
    }
  dp_record_lines_insert (self->body, self->head, NULL);
}

static void
dp_record_table_constructed (GObject *object)
{
  DpRecordTable *self = DP_RECORD_TABLE (object);
  g_auto(GStrv) columns = g_strsplit (self->columns != NULL ? self->columns : "", ";", -1);

  G_OBJECT_CLASS (dp_record_table_parent_class)->constructed (object);

  self->entity = dp_entity_by_name (self->entity_name);
  if (self->entity == NULL)
    {
      g_critical ("“%s” is not a kind of record", self->entity_name);
      self->entity = dp_entity (DP_ENTITY_PLAN);
    }
  self->first = parse_fields (self->entity, columns[0], self->body);
  for (guint i = 1; columns[0] != NULL && columns[i] != NULL; i++)
    g_ptr_array_add (self->lower, parse_fields (self->entity, columns[i], NULL));
  self->summed = parse_fields (self->entity, self->sum_fields, NULL);

  gtk_label_set_label (GTK_LABEL (self->title_label),
                       self->title != NULL ? self->title : dp_entity_label_plural (self->entity));
  gtk_label_set_label (GTK_LABEL (self->add_label), self->add_text != NULL ? self->add_text : _("Add"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (self->add_label)), -1);
  gtk_label_set_label (GTK_LABEL (self->empty_label), self->empty_text != NULL ? self->empty_text : _("Nothing here yet."));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->body),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title_label, NULL, -1);
  build_head (self);
  refresh (self, 0);
}

static void
dp_record_table_dispose (GObject *object)
{
  DpRecordTable *self = DP_RECORD_TABLE (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->session != NULL)
    g_clear_signal_handler (&self->changed_id, self->session);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dp_record_table_parent_class)->dispose (object);
}

static void
dp_record_table_finalize (GObject *object)
{
  DpRecordTable *self = DP_RECORD_TABLE (object);

  g_free (self->parent_id);
  g_free (self->entity_name);
  g_free (self->columns);
  g_free (self->sum_fields);
  g_free (self->sum_by);
  g_free (self->title);
  g_free (self->add_text);
  g_free (self->empty_text);
  g_array_unref (self->first);
  g_ptr_array_unref (self->lower);
  g_array_unref (self->summed);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->sums);

  G_OBJECT_CLASS (dp_record_table_parent_class)->finalize (object);
}

static char **
text_of (DpRecordTable *self,
         guint          property_id)
{
  switch (property_id)
    {
    case PROP_ENTITY:
      return &self->entity_name;
    case PROP_COLUMNS:
      return &self->columns;
    case PROP_SUMS:
      return &self->sum_fields;
    case PROP_SUM_BY:
      return &self->sum_by;
    case PROP_TITLE:
      return &self->title;
    case PROP_ADD_TEXT:
      return &self->add_text;
    case PROP_EMPTY_TEXT:
      return &self->empty_text;
    default:
      return NULL;
    }
}

static void
dp_record_table_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  char **text = text_of (DP_RECORD_TABLE (object), property_id);

  if (text != NULL)
    g_value_set_string (value, *text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dp_record_table_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  char **text = text_of (DP_RECORD_TABLE (object), property_id);

  if (text != NULL)
    *text = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dp_record_table_class_init (DpRecordTableClass *klass)
{
  static const char *const names[N_PROPERTIES] = { NULL, "entity", "columns", "sums", "sum-by", "title", "add-text", "empty-text" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dp_record_table_constructed;
  object_class->dispose = dp_record_table_dispose;
  object_class->finalize = dp_record_table_finalize;
  object_class->get_property = dp_record_table_get_property;
  object_class->set_property = dp_record_table_set_property;

  for (guint i = PROP_ENTITY; i < N_PROPERTIES; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "table.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "table.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "table.move", "i", move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_N, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "table.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "table.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "table.move", "i", 1);

  g_type_ensure (DP_TYPE_RECORD_LINES);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-record-table.ui");
  gtk_widget_class_bind_template_child (widget_class, DpRecordTable, title_label);
  gtk_widget_class_bind_template_child (widget_class, DpRecordTable, add_button);
  gtk_widget_class_bind_template_child (widget_class, DpRecordTable, add_label);
  gtk_widget_class_bind_template_child (widget_class, DpRecordTable, empty_label);
  gtk_widget_class_bind_template_child (widget_class, DpRecordTable, body);
  gtk_widget_class_set_css_name (widget_class, "recordtable");
}

static void
dp_record_table_init (DpRecordTable *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  self->sums = g_ptr_array_new ();
  self->lower = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  watch_paste (self);
}

DpEntityKind
dp_record_table_get_kind (DpRecordTable *self)
{
  g_return_val_if_fail (DP_IS_RECORD_TABLE (self), DP_ENTITY_PLAN);
  return self->entity->kind;
}

/** dp_record_table_bind: shows the records that belong to @parent_id (nullable), and follows them. */
void
dp_record_table_bind (DpRecordTable *self,
                      DpSession     *session,
                      const char    *parent_id)
{
  g_return_if_fail (DP_IS_RECORD_TABLE (self));

  if (self->session == session && g_strcmp0 (self->parent_id, parent_id) == 0)
    return;
  if (self->session != session)
    {
      for (guint i = 0; i < self->lines->len; i++)
        gtk_widget_unparent (GTK_WIDGET (((Line *) g_ptr_array_index (self->lines, i))->widget));
      g_ptr_array_set_size (self->lines, 0);
      if (self->session != NULL)
        g_clear_signal_handler (&self->changed_id, self->session);
      g_set_object (&self->session, session);
      if (session != NULL)
        self->changed_id = g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                                                    G_CONNECT_SWAPPED);
    }
  if (g_strcmp0 (self->parent_id, parent_id) != 0)
    {
      g_free (self->parent_id);
      self->parent_id = g_strdup (parent_id);
    }
  refresh (self, CELLS_AT_ONCE);
}

/** dp_record_table_complete: makes the lines that else would be made while the window is idle. */
void
dp_record_table_complete (DpRecordTable *self)
{
  g_return_if_fail (DP_IS_RECORD_TABLE (self));

  if (self->idle_id != 0)
    refresh (self, G_MAXUINT);
}

/** dp_record_table_add: adds a record at the end and puts the cursor into its name. */
void
dp_record_table_add (DpRecordTable *self)
{
  DpDocument *document;
  g_autofree char *id = NULL, *added = NULL;
  g_autoptr(GError) error = NULL;
  Line *line;

  g_return_if_fail (DP_IS_RECORD_TABLE (self));

  if (self->session == NULL || self->parent_id == NULL)
    return;
  document = dp_session_get_document (self->session);
  id = dp_document_new_id (document, self->entity->kind);
  added = dp_document_add (document, dp_form_new_record (dp_document_get_plan (document), self->entity->kind, id, self->parent_id),
                           &error);
  if (added == NULL)
    {
      dp_form_tell (GTK_WIDGET (self), error->message);
      return;
    }

  dp_record_table_complete (self);
  line = find_line (self, added);
  if (line != NULL)
    gtk_widget_grab_focus (g_ptr_array_index (line->cells, 0));
}
