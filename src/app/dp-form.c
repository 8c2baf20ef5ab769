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

static void
tell (GtkWidget  *widget,
      const char *text,
      gboolean    with_undo)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return;

  toast = adw_toast_new (text);
  adw_toast_set_timeout (toast, 6);
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
