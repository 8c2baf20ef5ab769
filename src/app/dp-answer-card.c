/* dp-answer-card.c: the answer to one requirement. Its record is added when the first word of it is said.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-answer-card.h"

#include "app/dp-field-row.h"
#include "app/dp-field-state.h"
#include "app/dp-proposal-sections.h"
#include "app/dp-tooltip.h"
#include "plan/dp-catalogue.h"

#include <glib/gi18n.h>

struct _DpAnswerCard
{
  AdwBin parent_instance;

  GtkWidget *title;
  GtkWidget *state_row;
  GtkWidget *text_row;
  GtkWidget *waits_row;

  char *proposal;
  char *requirement;
  char *draft_id; /* (nullable): the id that the answer will get */
};

G_DEFINE_FINAL_TYPE (DpAnswerCard, dp_answer_card, ADW_TYPE_BIN)

static void
dp_answer_card_finalize (GObject *object)
{
  DpAnswerCard *self = DP_ANSWER_CARD (object);

  g_free (self->proposal);
  g_free (self->requirement);
  g_free (self->draft_id);

  G_OBJECT_CLASS (dp_answer_card_parent_class)->finalize (object);
}

static void
dp_answer_card_class_init (DpAnswerCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = dp_answer_card_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-answer-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DpAnswerCard, title);
  gtk_widget_class_bind_template_child (widget_class, DpAnswerCard, state_row);
  gtk_widget_class_bind_template_child (widget_class, DpAnswerCard, text_row);
  gtk_widget_class_bind_template_child (widget_class, DpAnswerCard, waits_row);
}

static void
dp_answer_card_init (DpAnswerCard *self)
{
  g_type_ensure (DP_TYPE_FIELD_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Whoever writes the text first has answered; whoever names what it waits for has not. */
static void
bind_row (DpAnswerCard *self,
          GtkWidget    *row,
          DpSession    *session,
          const char   *state)
{
  g_autoptr(DpRecord) draft = dp_form_new_record (dp_session_get_plan (session), DP_ENTITY_ANSWER, self->draft_id, self->proposal);

  dp_record_set (draft, DP_ANSWER_REQUIREMENT, dp_value_text (self->requirement));
  dp_record_set (draft, DP_ANSWER_STATE, dp_value_text (state));
  dp_field_row_bind_draft (DP_FIELD_ROW (row), session, draft);
}

/** dp_answer_card_bind: shows the proposal's answer to @requirement; brings the card up to date when called again. */
void
dp_answer_card_bind (DpAnswerCard *self,
                     DpSession    *session,
                     const char   *proposal,
                     const char   *requirement)
{
  const DpRecord *answer = dp_answer_find (dp_session_get_plan (session), proposal, requirement);
  g_autofree char *title = NULL;
  gboolean same = g_strcmp0 (self->proposal, proposal) == 0 && g_strcmp0 (self->requirement, requirement) == 0;

  g_return_if_fail (DP_IS_ANSWER_CARD (self));
  g_return_if_fail (proposal != NULL && requirement != NULL);

  if (!same)
    {
      g_free (self->proposal);
      g_free (self->requirement);
      self->proposal = g_strdup (proposal);
      self->requirement = g_strdup (requirement);
      g_clear_pointer (&self->draft_id, g_free);
      /* Translators: the heading of the answer to a requirement: the number of its part, then two or three words. */
      title = g_strdup_printf (_("Answer to requirement %.1s: %s"), requirement, dp_requirement_short_label (requirement));
      gtk_label_set_label (GTK_LABEL (self->title), title);
      dp_set_tooltip (self->title,
                                   dp_choice_label (dp_field_find_choice (dp_field (DP_ENTITY_ANSWER, DP_ANSWER_REQUIREMENT),
                                                                          requirement)));
    }

  if (answer != NULL)
    {
      dp_field_row_bind (DP_FIELD_ROW (self->state_row), session, answer->id);
      dp_field_row_bind (DP_FIELD_ROW (self->text_row), session, answer->id);
      dp_field_row_bind (DP_FIELD_ROW (self->waits_row), session, answer->id);
    }
  else
    {
      if (self->draft_id == NULL)
        self->draft_id = dp_document_new_id (dp_session_get_document (session), DP_ENTITY_ANSWER);
      bind_row (self, self->state_row, session, "missing");
      bind_row (self, self->text_row, session, "answered");
      bind_row (self, self->waits_row, session, "waiting");
    }
  gtk_widget_set_visible (self->waits_row,
                          g_str_equal (dp_answer_state (dp_session_get_plan (session), proposal, requirement), "waiting"));
}
