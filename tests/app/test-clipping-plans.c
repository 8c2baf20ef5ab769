/* test-clipping-plans.c: no text is cut in plans that are unlike the example: other proposals, nothing in it, long names.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How texts are judged is said in test-clipping-common.h.
 *
 * Usage: test-clipping-plans da|en
 */
#include "config.h"

#include "test-clipping-common.h"

/* The page of specialisation of what the plan's other proposals are, whose reasons are longest. */
static void
test_proposals (gconstpointer data)
{
  static const char *const others[] = { "B", "C", "P", "0" };
  int percent = GPOINTER_TO_INT (data);
  g_autoptr(DpDocument) document = dp_document_new_from_template ("sample", NULL);
  DpWindow *window;
  guint n = 0;

  scale_text (percent);
  window = open_window (document);
  dp_window_show_page (window, "specialisation");
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *where = g_strdup_printf ("specialisation of %s at %d %%", others[i], percent);

      dp_session_set_proposal (dp_window_get_session (window), others[i]);
      g_assert_cmpstr (dp_session_get_proposal (dp_window_get_session (window)), ==, others[i]);
      n += count_cut_texts (GTK_WIDGET (window), where);
    }
  close_window (window);

  scale_text (100);
  dp_document_discard (document, NULL);
  g_assert_cmpuint (n, ==, 0);
}

/* A plan that nobody has written anything in yet says what to do, on every page. */
static void
test_empty (gconstpointer data)
{
  int percent = GPOINTER_TO_INT (data);
  g_autofree char *size = g_strdup_printf ("%d %%, empty", percent);
  g_autoptr(DpDocument) document = dp_document_new_from_template ("empty", NULL);
  DpWindow *window;
  guint n = 0;

  scale_text (percent);
  window = open_window (document);
  n += check_pages (window, size);
  close_window (window);

  scale_text (100);
  dp_document_discard (document, NULL);
  g_assert_cmpuint (n, ==, 0);
}

static void
rename_record (DpDocument  *document,
               DpEntityKind kind,
               const char  *id,
               guint        field,
               const char  *name)
{
  g_auto(DpValue) value = dp_value_text (name);
  g_autoptr(GError) error = NULL;

  dp_document_set (document, kind, id, field, &value, &error);
  g_assert_no_error (error);
}

/* Names as they stand on the first page of a report, some with words that cannot be broken. */
static void
test_long_names (gconstpointer data)
{
  int percent = GPOINTER_TO_INT (data);
  g_autofree char *size = g_strdup_printf ("%d %%, long names", percent);
  g_autoptr(DpDocument) document = dp_document_new_from_template ("sample", NULL);
  const GPtrArray *plans = dp_plan_list (dp_document_get_plan (document), DP_ENTITY_PLAN);
  g_autofree char *id = g_strdup (((const DpRecord *) g_ptr_array_index (plans, 0))->id);
  DpWindow *window;
  guint n = 0;

  rename_record (document, DP_ENTITY_PLAN, id, DP_PLAN_TITLE,
                 "Døgnbehandlingspladser til gravide kvinder med skadeligt forbrug af rusmidler, regionernes fælles oplæg 2027–2035");
  rename_record (document, DP_ENTITY_PROPOSAL, "A", DP_PROPOSAL_NAME,
                 "Én specialiseret døgnbehandlingsafdeling i hver region, drevet sammen med kommunerne og familieambulatorierne");
  rename_record (document, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_NAME,
                 "Familiedøgnbehandlingsinstitutionen for gravide og spædbørn i Region Hovedstaden og på Bornholm");
  scale_text (percent);
  window = open_window (document);
  n += check_pages (window, size);
  n += check_proposal (window, size);
  close_window (window);

  scale_text (100);
  dp_document_discard (document, NULL);
  g_assert_cmpuint (n, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  test_clipping_init (&argc, &argv);
  ADD_SIZES ("proposals", test_proposals);
  ADD_SIZES ("empty", test_empty);
  ADD_SIZES ("long-names", test_long_names);
  return g_test_run ();
}
