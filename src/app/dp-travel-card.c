/* dp-travel-card.c: the planner's own distances, pasted as a block out of a spreadsheet.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-travel-card.h"

#include "app/dp-form.h"
#include "figure/dp-finance-tables.h"
#include "plan/dp-travel.h"

#include <glib/gi18n.h>

struct _DpTravelCard
{
  AdwBin parent_instance;

  DpFieldRow *row;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (DpTravelCard, dp_travel_card, ADW_TYPE_BIN)

/** dp_travel_card_show: see the header. */
void
dp_travel_card_show (DpTravelCard *self,
                     DpSession    *session)
{
  const DpPlan *plan = dp_session_get_plan (session);
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);
  g_autoptr(DpTravel) travel = dp_travel_new (plan);
  g_autofree char *words = dp_travel_words (dp_travel_count (travel));

  g_return_if_fail (DP_IS_TRAVEL_CARD (self));

  dp_form_bind (GTK_WIDGET (self), session, DP_ENTITY_PLAN, plans->len > 0 ? ((const DpRecord *) plans->pdata[0])->id : NULL);
  gtk_label_set_label (self->state, words);
}

/** dp_travel_card_get_row: see the header. */
DpFieldRow *
dp_travel_card_get_row (DpTravelCard *self)
{
  return self->row;
}

static void
dp_travel_card_class_init (DpTravelCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DP_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-travel-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DpTravelCard, row);
  gtk_widget_class_bind_template_child (widget_class, DpTravelCard, state);
}

static void
dp_travel_card_init (DpTravelCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
