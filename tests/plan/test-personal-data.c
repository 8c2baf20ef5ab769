/* test-personal-data.c: numbers that look like CPR numbers in the texts of a plan: found, taken out, said to be none.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 070761-4285 is the sample of the CPR office's own description of the check; 070761-4286 fails the check.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "languages.h"

#include "plan/dp-personal-data.h"

#include <string.h>

#define LIKELY "070761-4285"
#define MAY_BE "070761-4286"
#define UNIT "A-hovedstaden"

static DpPersonalData *
data_of (DpDocument *document)
{
  return dp_personal_data_new (dp_document_get_plan (document));
}

static void
forget_cb (DpDocument        *document,
           const DpChangeSet *changes,
           DpPersonalData    *data)
{
  dp_personal_data_forget (data, changes);
}

static const DpPersonalNumber *
only_number (DpPersonalData *data)
{
  const GPtrArray *list = dp_personal_data_list (data);

  g_assert_cmpuint (list->len, ==, 1);
  return list->pdata[0];
}

/* Texts of people are looked at in every kind of record; what the program keeps for itself is not. */
static void
test_every_text (void)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    for (guint field = 0; field < dp_entity (kind)->n_fields; field++)
      {
        const DpField *description = dp_field (kind, field);
        gboolean is_text = description->type == DP_TYPE_TEXT || description->type == DP_TYPE_LONG_TEXT;
        gboolean is_hidden = (description->flags & DP_FIELD_HIDDEN) != 0;
        g_autoptr (DpPlan) plan = dp_plan_new ();
        g_autoptr (DpPersonalData) data = dp_personal_data_new (plan);
        DpRecord *record = dp_record_new (kind, "one");

        if (!is_text)
          {
            dp_record_free (record);
            continue;
          }
        dp_record_set (record, field, dp_value_text ("Spørg " LIKELY " og " MAY_BE "."));
        dp_plan_put (plan, record);
        g_assert_cmpuint (dp_personal_data_list (data)->len, ==, is_hidden ? 0 : 2);
      }
}

static void
test_likeness (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPersonalData) data = data_of (document);
  const GPtrArray *list;

  g_assert_cmpuint (dp_personal_data_list (data)->len, ==, 0);
  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NOTE, MAY_BE " og " LIKELY);
  dp_personal_data_forget (data, NULL);
  list = dp_personal_data_list (data);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((const DpPersonalNumber *) list->pdata[0])->match.likeness, ==, DP_CPR_MAY_BE);
  g_assert_cmpint (((const DpPersonalNumber *) list->pdata[1])->match.likeness, ==, DP_CPR_LIKELY);
  g_assert_cmpstr (((const DpPersonalNumber *) list->pdata[1])->record, ==, UNIT);
  g_assert_cmpuint (((const DpPersonalNumber *) list->pdata[1])->field, ==, DP_UNIT_NOTE);
}

/* Only what is said to have changed is looked through again: a text that is changed behind its back is not seen. */
static void
test_only_changed (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPersonalData) data = data_of (document);

  g_assert_cmpuint (dp_personal_data_list (data)->len, ==, 0);
  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NOTE, LIKELY);
  g_signal_connect (document, "changed", G_CALLBACK (forget_cb), data);
  set_text (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_NOTE, MAY_BE);
  g_assert_cmpstr (only_number (data)->record, ==, "C-danmark");

  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_SITE, "Herlev");
  g_assert_cmpuint (dp_personal_data_list (data)->len, ==, 2);
}

/* Through edits, typing, deletions and undo the list is what a fresh look gives. */
static void
test_follows (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPersonalData) data = data_of (document);
  g_autoptr (GRand) random = g_rand_new_with_seed (61);
  static const char *const texts[] = { LIKELY, "Ingen", MAY_BE " " LIKELY, "Se 4285", "(" MAY_BE ")" };
  guint most = 0;

  g_signal_connect (document, "changed", G_CALLBACK (forget_cb), data);
  for (guint i = 0; i < 150; i++)
    {
      const GPtrArray *units = dp_plan_list (dp_document_get_plan (document), DP_ENTITY_UNIT);
      const DpRecord *unit = units->pdata[g_rand_int_range (random, 0, (gint32) units->len)];
      g_autofree char *id = g_strdup (unit->id);
      g_autoptr (DpPersonalData) fresh = NULL;
      g_auto (DpValue) value = dp_value_text (texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))]);
      guint what = (guint) g_rand_int_range (random, 0, 10);

      if (what == 0 && units->len > 3)
        dp_document_remove (document, DP_ENTITY_UNIT, id, NULL);
      else if (what == 1)
        g_free (dp_document_duplicate (document, DP_ENTITY_UNIT, id, NULL));
      else if (what == 2)
        dp_document_undo (document, NULL);
      else if (what == 3)
        dp_document_redo (document, NULL);
      else if (what < 6)
        dp_document_preview (document, DP_ENTITY_UNIT, id, DP_UNIT_SITE, &value, NULL);
      else
        dp_document_set (document, DP_ENTITY_UNIT, id, DP_UNIT_NOTE, &value, NULL);

      fresh = data_of (document);
      g_assert_cmpuint (dp_personal_data_list (data)->len, ==, dp_personal_data_list (fresh)->len);
      for (guint n = 0; n < dp_personal_data_list (fresh)->len; n++)
        {
          const DpPersonalNumber *one = dp_personal_data_list (data)->pdata[n];
          const DpPersonalNumber *other = dp_personal_data_list (fresh)->pdata[n];

          g_assert_cmpstr (one->record, ==, other->record);
          g_assert_cmpuint (one->field, ==, other->field);
          g_assert_cmpuint (one->match.start, ==, other->match.start);
        }
      most = MAX (most, dp_personal_data_list (fresh)->len);
    }
  g_assert_cmpuint (most, >, 3);
}

static void
test_delete (void)
{
  static const struct
  {
    const char *before;
    const char *after;
  } rows[] = {
    { LIKELY, NULL },
    { "Kontakt " LIKELY, "Kontakt" },
    { LIKELY " er visiteret", "er visiteret" },
    { "Kvinden " LIKELY " er visiteret", "Kvinden er visiteret" },
    { "Kvinden (" LIKELY ") er visiteret", "Kvinden () er visiteret" },
    { "Linje\n" LIKELY "\nlinje", "Linje\n\nlinje" },
    { "Æ" LIKELY, "Æ" LIKELY }, /* directly after a letter it is no number of its own */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DpDocument) document = open_sample ();
      g_autoptr (DpPersonalData) data = data_of (document);
      const DpRecord *unit;
      g_autoptr (GError) error = NULL;

      set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NOTE, rows[i].before);
      if (g_strcmp0 (rows[i].before, rows[i].after) == 0)
        {
          g_assert_cmpuint (dp_personal_data_list (data)->len, ==, 0);
          continue;
        }
      g_assert_true (dp_personal_number_delete (document, only_number (data), &error));
      g_assert_no_error (error);
      unit = dp_plan_get (dp_document_get_plan (document), DP_ENTITY_UNIT, UNIT);
      g_assert_cmpstr (dp_record_text (unit, DP_UNIT_NOTE), ==, rows[i].after);

      undo (document);
      unit = dp_plan_get (dp_document_get_plan (document), DP_ENTITY_UNIT, UNIT);
      g_assert_cmpstr (dp_record_text (unit, DP_UNIT_NOTE), ==, rows[i].before);
    }
}

/* A name must not be empty: it becomes the word for what it names. */
static void
test_delete_name (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPersonalData) data = data_of (document);
  g_autoptr (GError) error = NULL;
  const DpRecord *unit;

  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NAME, LIKELY);
  g_assert_true (dp_personal_number_delete (document, only_number (data), &error));
  unit = dp_plan_get (dp_document_get_plan (document), DP_ENTITY_UNIT, UNIT);
  g_assert_cmpstr (dp_record_name (unit), ==, "Unit");
}

/* The history tells what was done without quoting the number. */
static void
test_history_is_silent (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPersonalData) data = data_of (document);
  g_autoptr (GPtrArray) history = NULL;

  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_SITE, "Herlev");
  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_SITE, LIKELY);
  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_SITE, "Gentofte");
  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NAME, "Hus 070761 4285");
  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_SITE, "Herlev");
  g_assert_true (dp_personal_number_delete (document, only_number (data), NULL));
  history = dp_document_list_history (document, NULL);
  g_assert_cmpuint (history->len, ==, 6);
  for (guint i = 0; i < history->len; i++)
    {
      const char *label = ((const DpHistoryEntry *) history->pdata[i])->label;

      g_assert_null (strstr (label, "4285"));
    }
  g_assert_nonnull (strstr (((const DpHistoryEntry *) history->pdata[1])->label, "••••••-••••"));
}

static gboolean
file_holds (const char *name,
            const char *text)
{
  g_autofree char *path = home_file (name);
  gsize length;
  g_autofree char *bytes = home_read (path, &length);

  return g_strstr_len (bytes, (gssize) length, text) != NULL ||
         memmem (bytes, length, text, strlen (text)) != NULL;
}

static void
test_clear (void)
{
  g_autoptr (DpDocument) document = save_sample ("cleared.doegnplan");
  g_autoptr (GFile) clean = home_gfile ("clean.doegnplan");
  g_autoptr (DpPersonalData) data = data_of (document);
  g_autoptr (DpPersonalData) after = NULL;
  g_autoptr (GError) error = NULL;
  const GPtrArray *cleared;

  g_signal_connect (document, "changed", G_CALLBACK (forget_cb), data);
  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NOTE, "Skema " LIKELY);
  g_assert_true (dp_personal_number_clear (document, only_number (data), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (dp_personal_data_list (data)->len, ==, 0);
  cleared = dp_plan_list (dp_document_get_plan (document), DP_ENTITY_CLEARED_NUMBER);
  g_assert_cmpuint (cleared->len, ==, 1);

  /* The same number, otherwise written and elsewhere; and another one. */
  set_text (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_SITE, "0707614285");
  g_assert_cmpuint (dp_personal_data_list (data)->len, ==, 0);
  set_text (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_SITE, MAY_BE);
  g_assert_cmpstr (only_number (data)->record, ==, "C-danmark");

  undo (document);
  undo (document);
  g_assert_cmpuint (dp_personal_data_list (data)->len, ==, 0);
  undo (document);
  g_assert_cmpstr (only_number (data)->record, ==, UNIT);
  redo (document);

  /* It stays known, and what is kept of it is not the number. */
  g_assert_true (dp_document_save (document, FALSE, &error));
  g_clear_object (&document);
  document = reopen ("cleared.doegnplan");
  after = data_of (document);
  g_assert_cmpuint (dp_personal_data_list (after)->len, ==, 0);
  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NOTE, "Skema");
  g_assert_true (dp_document_save_clean_copy (document, clean, &error));
  g_assert_no_error (error);
  g_assert_true (file_holds ("cleared.doegnplan", "070761"));
  g_assert_false (file_holds ("clean.doegnplan", "070761"));
  g_assert_false (file_holds ("clean.doegnplan", "4285"));
}

static void
test_hide (void)
{
  static const struct
  {
    const char *text;
    const char *hidden;
  } rows[] = {
    { "", "" },
    { "Aarhus", "Aarhus" },
    { LIKELY, "••••••-••••" },
    { "Bo " LIKELY ", Eva " MAY_BE ".", "Bo ••••••-••••, Eva ••••••-••••." },
    { "tlf. 0707614285", "tlf. 0707614285" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *hidden = dp_text_hide_cpr (rows[i].text);

      g_assert_cmpstr (hidden, ==, rows[i].hidden);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  home_enter ();
  speak ("en");

  g_test_add_func ("/personal-data/every-text", test_every_text);
  g_test_add_func ("/personal-data/likeness", test_likeness);
  g_test_add_func ("/personal-data/only-changed", test_only_changed);
  g_test_add_func ("/personal-data/follows", test_follows);
  g_test_add_func ("/personal-data/delete", test_delete);
  g_test_add_func ("/personal-data/delete-name", test_delete_name);
  g_test_add_func ("/personal-data/history-is-silent", test_history_is_silent);
  g_test_add_func ("/personal-data/clear", test_clear);
  g_test_add_func ("/personal-data/hide", test_hide);
  status = g_test_run ();

  home_leave ();
  return status;
}
