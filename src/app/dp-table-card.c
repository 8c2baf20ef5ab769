/* dp-table-card.c: a card with a topic, a finding, a table and the table's note.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-table-card.h"

#include "app/dp-label.h"
#include "app/dp-sideways.h"
#include "app/dp-table-view.h"

struct _DpTableCard
{
  AdwBin parent_instance;

  GtkLabel *topic;
  GtkLabel *finding;
  DpTableView *table;
};

G_DEFINE_FINAL_TYPE (DpTableCard, dp_table_card, ADW_TYPE_BIN)

/** dp_table_card_show: see the header. */
void
dp_table_card_show (DpTableCard   *self,
                    const char    *finding,
                    const DpTable *table)
{
  g_return_if_fail (DP_IS_TABLE_CARD (self));
  g_return_if_fail (finding != NULL && table != NULL);

  gtk_label_set_label (self->topic, table->caption);
  dp_label_show (self->finding, finding);
  dp_table_view_set_table (self->table, table);
  gtk_widget_set_visible (GTK_WIDGET (self->table), table->rows->len > 0);
}

static void
dp_table_card_class_init (DpTableCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DP_TYPE_SIDEWAYS);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-table-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DpTableCard, topic);
  gtk_widget_class_bind_template_child (widget_class, DpTableCard, finding);
  gtk_widget_class_bind_template_child (widget_class, DpTableCard, table);
}

static void
dp_table_card_init (DpTableCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
