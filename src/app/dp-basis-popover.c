/* dp-basis-popover.c: where a figure comes from: kind, source and reason.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-basis-popover.h"

#include "app/dp-field-row.h"
#include "plan/dp-validate.h"

#include <glib/gi18n.h>

struct _DpBasisPopover
{
  GtkPopover parent_instance;

  GtkWidget *title;
  GtkWidget *kind_row;
  GtkWidget *source_row;
  GtkWidget *reason_row;
};

G_DEFINE_FINAL_TYPE (DpBasisPopover, dp_basis_popover, GTK_TYPE_POPOVER)

static void
dp_basis_popover_class_init (DpBasisPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-basis-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DpBasisPopover, title);
  gtk_widget_class_bind_template_child (widget_class, DpBasisPopover, kind_row);
  gtk_widget_class_bind_template_child (widget_class, DpBasisPopover, source_row);
  gtk_widget_class_bind_template_child (widget_class, DpBasisPopover, reason_row);
}

static void
dp_basis_popover_init (DpBasisPopover *self)
{
  g_type_ensure (DP_TYPE_FIELD_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** dp_basis_popover_new: Returns: (transfer floating): a popover that is not bound yet. */
GtkWidget *
dp_basis_popover_new (void)
{
  return g_object_new (DP_TYPE_BASIS_POPOVER, NULL);
}

/* Whoever begins with the source has a document; whoever begins with the reason makes an assumption. */
static void
bind_draft (GtkWidget   *row,
            DpSession   *session,
            DpEntityKind kind,
            const char  *id,
            guint        field,
            const char  *basis_kind)
{
  g_autofree char *basis_id = dp_basis_id (kind, id, field);
  g_autoptr(DpRecord) draft = dp_record_new (DP_ENTITY_BASIS, basis_id);

  dp_record_set (draft, DP_BASIS_ENTITY, dp_value_text (dp_entity (kind)->name));
  dp_record_set (draft, DP_BASIS_RECORD, dp_value_text (id));
  dp_record_set (draft, DP_BASIS_FIELD, dp_value_text (dp_field (kind, field)->name));
  dp_record_set (draft, DP_BASIS_KIND, dp_value_text (basis_kind));
  dp_field_row_bind_draft (DP_FIELD_ROW (row), session, draft);
}

/** dp_basis_popover_bind: shows the basis of a field's value; its record is added with the user's first word. */
void
dp_basis_popover_bind (DpBasisPopover *self,
                       DpSession      *session,
                       DpEntityKind    kind,
                       const char     *id,
                       guint           field)
{
  const DpField *description = dp_field (kind, field);
  const DpRecord *record = dp_plan_get (dp_session_get_plan (session), kind, id);
  g_autofree char *value = NULL, *title = NULL;

  g_return_if_fail (DP_IS_BASIS_POPOVER (self));

  if (record == NULL)
    return;
  value = dp_field_describe (description, &record->values[field]);
  /* Translators: the heading over the basis of a figure: the field, then its value: “Places: 6 places”. */
  title = g_strdup_printf (_("%s: %s"), dp_field_label (description), value);
  gtk_label_set_label (GTK_LABEL (self->title), title);

  bind_draft (self->kind_row, session, kind, id, field, NULL);
  bind_draft (self->source_row, session, kind, id, field, "document");
  bind_draft (self->reason_row, session, kind, id, field, "assumption");
}

/** dp_basis_popover_focus: Returns: whether the editor of the basis' own @field has the focus now. */
gboolean
dp_basis_popover_focus (DpBasisPopover *self,
                        guint           field)
{
  GtkWidget *row = field == DP_BASIS_SOURCE ? self->source_row : field == DP_BASIS_REASON ? self->reason_row : self->kind_row;

  return gtk_widget_grab_focus (dp_field_row_get_target (DP_FIELD_ROW (row)));
}

/** dp_basis_popover_unbind: lets go of the plan. The toolkit may keep a popover that was open a while longer. */
void
dp_basis_popover_unbind (DpBasisPopover *self)
{
  g_return_if_fail (DP_IS_BASIS_POPOVER (self));

  dp_field_row_bind (DP_FIELD_ROW (self->kind_row), NULL, NULL);
  dp_field_row_bind (DP_FIELD_ROW (self->source_row), NULL, NULL);
  dp_field_row_bind (DP_FIELD_ROW (self->reason_row), NULL, NULL);
}
