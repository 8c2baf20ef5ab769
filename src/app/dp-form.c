/* dp-form.c: a form: field rows and tables below one widget, bound and found together.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-form.h"

#include "app/dp-record-table.h"

#include <glib/gi18n.h>

/** dp_form_bind: binds the fields of @kind below @root, and the tables of what belongs to records of @kind. */
void
dp_form_bind (GtkWidget   *root,
              DpSession   *session,
              DpEntityKind kind,
              const char  *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (DP_IS_FIELD_ROW (child))
        {
          if (dp_field_row_get_kind (DP_FIELD_ROW (child)) == kind)
            dp_field_row_bind (DP_FIELD_ROW (child), session, id);
        }
      else if (DP_IS_RECORD_TABLE (child))
        {
          if (dp_entity (dp_record_table_get_kind (DP_RECORD_TABLE (child)))->parent == kind)
            dp_record_table_bind (DP_RECORD_TABLE (child), session, id);
        }
      else
        dp_form_bind (child, session, kind, id);
    }
}

/** dp_form_find: Returns: (transfer none) (nullable): the row below @root that shows the field of the record @id. */
DpFieldRow *
dp_form_find (GtkWidget   *root,
              DpEntityKind kind,
              const char  *id,
              guint        field)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DpFieldRow *row;

      if (DP_IS_RECORD_TABLE (child) && dp_record_table_get_kind (DP_RECORD_TABLE (child)) == kind)
        dp_record_table_complete (DP_RECORD_TABLE (child));
      if (DP_IS_FIELD_ROW (child))
        row = DP_FIELD_ROW (child);
      else
        {
          DpFieldRow *found = dp_form_find (child, kind, id, field);

          if (found != NULL)
            return found;
          continue;
        }
      if (dp_field_row_get_kind (row) == kind && dp_field_row_get_field (row) == field &&
          g_strcmp0 (dp_field_row_get_id (row), id) == 0)
        return row;
    }

  return NULL;
}

/* Unfolds on the way what holds the row: a folded expander has its child with it, but not below it. */
static gboolean
unfold_row (GtkWidget   *root,
            DpEntityKind kind,
            const char  *id,
            guint        field)
{
  GtkWidget *folded = GTK_IS_EXPANDER (root) && !gtk_expander_get_expanded (GTK_EXPANDER (root))
                        ? gtk_expander_get_child (GTK_EXPANDER (root)) : NULL;

  if (folded != NULL && (dp_form_find (folded, kind, id, field) != NULL || unfold_row (folded, kind, id, field)))
    {
      gtk_expander_set_expanded (GTK_EXPANDER (root), TRUE);
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (unfold_row (child, kind, id, field))
      return TRUE;
  return FALSE;
}

/** dp_form_focus: Returns: whether the editor of the field of the record @id is below @root, unfolded if need be, and has the focus */
gboolean
dp_form_focus (GtkWidget   *root,
               DpEntityKind kind,
               const char  *id,
               guint        field)
{
  DpFieldRow *row;

  unfold_row (root, kind, id, field);
  row = dp_form_find (root, kind, id, field);
  return row != NULL && gtk_widget_grab_focus (dp_field_row_get_target (row));
}

/* ------------------------------------------------------------------------------------------------------ one column */

/* Where a field stands in a grid of two columns. */
typedef struct
{
  int column;
  int row;
  int span;
} Cell;

static void
fold_grid (GtkWidget *grid,
           gboolean   is_folded)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (grid);

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkGridLayoutChild *place = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, child));
      Cell *cell = g_object_get_data (G_OBJECT (child), "dp-cell");

      if (cell == NULL && is_folded)
        {
          cell = g_new (Cell, 1);
          *cell = (Cell) { gtk_grid_layout_child_get_column (place), gtk_grid_layout_child_get_row (place),
                           gtk_grid_layout_child_get_column_span (place) };
          g_object_set_data_full (G_OBJECT (child), "dp-cell", cell, g_free);
          gtk_grid_layout_child_set_row (place, 2 * cell->row + cell->column);
          gtk_grid_layout_child_set_column (place, 0);
          gtk_grid_layout_child_set_column_span (place, 1);
        }
      else if (cell != NULL && !is_folded)
        {
          gtk_grid_layout_child_set_column (place, cell->column);
          gtk_grid_layout_child_set_row (place, cell->row);
          gtk_grid_layout_child_set_column_span (place, cell->span);
          g_object_set_data (G_OBJECT (child), "dp-cell", NULL);
        }
    }
}

static gboolean
holds_fields_side_by_side (GtkWidget *box)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += DP_IS_FIELD_ROW (child) ? 1 : 0;
  return n > 1 && gtk_orientable_get_orientation (GTK_ORIENTABLE (box)) == GTK_ORIENTATION_HORIZONTAL;
}

static void
fold_box (GtkWidget *box,
          gboolean   is_folded)
{
  gboolean was_folded = g_object_get_data (G_OBJECT (box), "dp-spacing") != NULL;

  if (is_folded && !was_folded && holds_fields_side_by_side (box))
    {
      g_object_set_data (G_OBJECT (box), "dp-spacing", GINT_TO_POINTER (1 + gtk_box_get_spacing (GTK_BOX (box))));
      gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
      gtk_box_set_spacing (GTK_BOX (box), 8);
    }
  else if (!is_folded && was_folded)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_HORIZONTAL);
      gtk_box_set_spacing (GTK_BOX (box), GPOINTER_TO_INT (g_object_get_data (G_OBJECT (box), "dp-spacing")) - 1);
      g_object_set_data (G_OBJECT (box), "dp-spacing", NULL);
    }
}

/** dp_form_fold: puts the fields below @root, which stand side by side, below one another; or back. */
void
dp_form_fold (GtkWidget *root,
              gboolean   is_folded)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (DP_IS_FIELD_ROW (child) || DP_IS_RECORD_TABLE (child))
        continue;
      if (GTK_IS_GRID (child) && gtk_widget_has_css_class (child, "dense"))
        fold_grid (child, is_folded);
      else if (GTK_IS_BOX (child) && GTK_IS_BOX_LAYOUT (gtk_widget_get_layout_manager (child)))
        fold_box (child, is_folded);
      if (gtk_widget_has_css_class (child, "toggles"))
        {
          if (is_folded && gtk_widget_has_css_class (child, "linked"))
            {
              gtk_widget_remove_css_class (child, "linked");
              gtk_widget_add_css_class (child, "unlinked");
            }
          else if (!is_folded && gtk_widget_has_css_class (child, "unlinked"))
            {
              gtk_widget_remove_css_class (child, "unlinked");
              gtk_widget_add_css_class (child, "linked");
            }
        }
      dp_form_fold (child, is_folded);
    }
}

/* ------------------------------------------------------------------------------------------------------------ toasts */

/** A line of a toast. */
#define TOAST_CHARS 60
/** A longer text stays longer: slow readers read so many letters in a second. */
#define CHARS_READ_IN_A_SECOND 15

static void
tell (GtkWidget  *widget,
      const char *text,
      gboolean    with_undo)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return;

  /* A toast's own title is one line, and cuts what is longer. */
  toast = adw_toast_new (text);
  adw_toast_set_custom_title (toast, g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "max-width-chars",
                                                   TOAST_CHARS, NULL));
  adw_toast_set_timeout (toast, 6 + (guint) g_utf8_strlen (text, -1) / CHARS_READ_IN_A_SECOND);
  if (with_undo)
    {
      adw_toast_set_button_label (toast, _("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      /* What was just removed is what the user wants to read of, before anything said earlier. */
      adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/** dp_form_tell: says @text for a moment at the foot of the window. */
void
dp_form_tell (GtkWidget  *widget,
              const char *text)
{
  tell (widget, text, FALSE);
}

/** dp_form_tell_removed: says @text for a moment, with a button that brings back what was removed. */
void
dp_form_tell_removed (GtkWidget  *widget,
                      const char *text)
{
  tell (widget, text, TRUE);
}
