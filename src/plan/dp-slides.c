/* dp-slides.c: the slides of a plan: which, in which order, and how they are changed.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-slides.h"

#include "plan/dp-catalogue.h"

#include <glib/gi18n-lib.h>

static DpRecord *
new_slide (const char *id,
           const char *kind,
           guint       position)
{
  DpRecord *slide = dp_record_new (DP_ENTITY_SLIDE, id);

  dp_record_set (slide, DP_SLIDE_POSITION, dp_value_number (position));
  dp_record_set (slide, DP_SLIDE_KIND, dp_value_text (kind));
  return slide;
}

/** dp_slides_are_own: Returns: whether the plan has slides of its own; otherwise the program's order is shown. */
gboolean
dp_slides_are_own (const DpPlan *plan)
{
  return dp_plan_list (plan, DP_ENTITY_SLIDE)->len > 0;
}

/**
 * dp_slides_of_plan:
 * @plan: a plan
 *
 * Returns: (transfer full) (element-type DpRecord): copies of its slides in order; without own slides one of every kind
 *   but own text, with the kind as its id
 */
GPtrArray *
dp_slides_of_plan (const DpPlan *plan)
{
  const GPtrArray *own = dp_plan_list (plan, DP_ENTITY_SLIDE);
  GPtrArray *slides = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_record_free);

  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (slides, dp_record_copy (own->pdata[i]));
  for (guint i = 0; own->len == 0 && dp_choices_slide[i].key != NULL; i++)
    if (!g_str_equal (dp_choices_slide[i].key, DP_SLIDE_TEXT_KIND))
      g_ptr_array_add (slides, new_slide (dp_choices_slide[i].key, dp_choices_slide[i].key, i));

  return slides;
}

/**
 * dp_slides_make:
 * @document: the open plan
 * @error: return location; a sentence
 *
 * Gives the plan slides of its own, in the program's order, in one undo step. A plan that has some is left as it is.
 *
 * Returns: whether the plan has slides of its own now
 */
gboolean
dp_slides_make (DpDocument *document,
                GError    **error)
{
  g_autoptr(GPtrArray) slides = NULL;
  gboolean done = TRUE;

  if (dp_slides_are_own (dp_document_get_plan (document)))
    return TRUE;

  slides = dp_slides_of_plan (dp_document_get_plan (document));
  /* Translators: the name of an undo step. */
  dp_document_begin (document, _("Slides from the plan"));
  for (guint i = 0; done && i < slides->len; i++)
    {
      g_autofree char *added = dp_document_add (document, dp_record_copy (slides->pdata[i]), error);

      done = added != NULL;
    }
  if (done)
    return dp_document_end (document, error);
  dp_document_cancel (document);
  return FALSE;
}

/** dp_slides_add_text: Returns: (transfer full) (nullable): the id of a new slide of own text behind the others. */
char *
dp_slides_add_text (DpDocument *document,
                    GError    **error)
{
  g_autofree char *id = NULL;

  if (!dp_slides_make (document, error))
    return NULL;
  id = dp_document_new_id (document, DP_ENTITY_SLIDE);
  return dp_document_add (document,
                          new_slide (id, DP_SLIDE_TEXT_KIND, dp_plan_list (dp_document_get_plan (document), DP_ENTITY_SLIDE)->len),
                          error);
}

static void
set_asked (DpRecord *question,
           guint     field,
           double    number)
{
  if (number != DP_AS_PLANNED)
    dp_record_set (question, field, dp_value_number (number));
}

/**
 * dp_question_add:
 * @document: the open plan
 * @proposal_id: the proposal that was asked about
 * @what_if: what was moved
 * @words: the question in words
 * @answer: what the wall said
 * @kept: whether it is kept as a scenario
 * @error: return location; a sentence
 *
 * Writes a question of the meeting into the log, with the time of day. Figures of the plan are not touched.
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
dp_question_add (DpDocument     *document,
                 const char     *proposal_id,
                 const DpWhatIf *what_if,
                 const char     *words,
                 const char     *answer,
                 gboolean        kept,
                 GError        **error)
{
  g_autofree char *id = dp_document_new_id (document, DP_ENTITY_QUESTION);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *asked = g_date_time_format (now, "%Y-%m-%d %H:%M");
  DpRecord *question = dp_record_new (DP_ENTITY_QUESTION, id);

  dp_record_set (question, DP_QUESTION_POSITION,
                 dp_value_number (dp_plan_list (dp_document_get_plan (document), DP_ENTITY_QUESTION)->len));
  dp_record_set (question, DP_QUESTION_NAME, dp_value_text (words));
  dp_record_set (question, DP_QUESTION_ASKED, dp_value_text (asked));
  dp_record_set (question, DP_QUESTION_PROPOSAL, dp_value_text (proposal_id));
  set_asked (question, DP_QUESTION_WOMEN, what_if->women);
  set_asked (question, DP_QUESTION_PLACES, what_if->places);
  if (what_if->places != DP_AS_PLANNED)
    dp_record_set (question, DP_QUESTION_UNIT, dp_value_text (what_if->unit));
  set_asked (question, DP_QUESTION_STAY, what_if->stay);
  dp_record_set (question, DP_QUESTION_POOLED, dp_value_number (what_if->pooled));
  dp_record_set (question, DP_QUESTION_ANSWER, dp_value_text (answer));
  dp_record_set (question, DP_QUESTION_KEPT, dp_value_number (kept));
  return dp_document_add (document, question, error);
}

/** dp_question_what_if: reads what a question of the log moved, to ask it again. */
void
dp_question_what_if (const DpRecord *question,
                     DpWhatIf       *what_if)
{
  *what_if = (DpWhatIf) {
    .women = dp_record_number_or (question, DP_QUESTION_WOMEN, DP_AS_PLANNED),
    .places = dp_record_number_or (question, DP_QUESTION_PLACES, DP_AS_PLANNED),
    .stay = dp_record_number_or (question, DP_QUESTION_STAY, DP_AS_PLANNED),
    .pooled = dp_record_number_or (question, DP_QUESTION_POOLED, 0) != 0,
    .unit = dp_record_text (question, DP_QUESTION_UNIT),
  };
}
