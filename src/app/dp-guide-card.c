/* dp-guide-card.c: what the program's scoring guide has and the plan's copy has not, and a button that takes it over.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-guide-card.h"

#include "app/dp-sideways.h"
#include "app/dp-table-view.h"
#include "app/dp-window.h"
#include "figure/dp-guide-words.h"

#include <glib/gi18n.h>

struct _DpGuideCard
{
  AdwBin parent_instance;

  GtkLabel *sentence;
  DpTableView *table;

  DpSession *session; /* (nullable): (owned) */
};

G_DEFINE_FINAL_TYPE (DpGuideCard, dp_guide_card, ADW_TYPE_BIN)

/** dp_guide_card_show: see the header. */
void
dp_guide_card_show (DpGuideCard *self,
                    DpSession   *session)
{
  g_autoptr(DpGuideUpdate) update = NULL;
  g_autoptr(DpTable) table = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (DP_IS_GUIDE_CARD (self));

  g_set_object (&self->session, session);
  update = dp_guide_update_new (dp_session_get_plan (session), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), update != NULL && update->n_added > 0);
  if (update == NULL || update->n_added == 0)
    return;

  sentence = dp_guide_update_sentence (update);
  table = dp_guide_update_table_new (update);
  gtk_label_set_label (self->sentence, sentence);
  dp_table_view_set_table (self->table, table);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, table->caption, -1);
}

static void
take_over_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  DpGuideCard *self = DP_GUIDE_CARD (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr(GError) error = NULL;

  if (self->session == NULL || dp_guide_take_over (dp_session_get_document (self->session), &error))
    return;
  if (DP_IS_WINDOW (root))
    dp_window_toast (DP_WINDOW (root), error->message);
}

static void
dp_guide_card_dispose (GObject *object)
{
  g_clear_object (&DP_GUIDE_CARD (object)->session);

  G_OBJECT_CLASS (dp_guide_card_parent_class)->dispose (object);
}

static void
dp_guide_card_class_init (DpGuideCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_guide_card_dispose;
  g_type_ensure (DP_TYPE_SIDEWAYS);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-guide-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DpGuideCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, DpGuideCard, table);
  gtk_widget_class_install_action (widget_class, "guide.take-over", NULL, take_over_action);
}

static void
dp_guide_card_init (DpGuideCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
