/* test-paste.c: blocks of cells from a spreadsheet.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dp-paste.h"
#include "plan/dp-text.h"

#include <string.h>

#define UNIT "A-hovedstaden"

static void
check_block (const char        *text,
             guint              n_rows,
             const char *const *cells)
{
  g_autoptr(GPtrArray) rows = dp_block_parse (text);
  guint n = 0;

  if (n_rows == 0)
    {
      g_assert_null (rows);
      return;
    }
  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==, n_rows);
  for (guint r = 0; r < rows->len; r++)
    for (char **cell = g_ptr_array_index (rows, r); *cell != NULL; cell++)
      g_assert_cmpstr (*cell, ==, cells[n++]);
  g_assert_null (cells[n]);
}

static void
test_parse (void)
{
  check_block ("", 0, NULL);
  check_block ("one cell\r\n", 0, NULL);
  /* A text with a semicolon is a text. */
  check_block ("first; second", 0, NULL);
  check_block ("a\tb\r\nc\td\r\n", 2, (const char *const[]) { "a", "b", "c", "d", NULL });
  check_block ("a;b\nc;d", 2, (const char *const[]) { "a", "b", "c", "d", NULL });
  check_block ("a\t\tb", 1, (const char *const[]) { "a", "", "b", NULL });
  check_block ("a\nb", 2, (const char *const[]) { "a", "b", NULL });
  check_block ("\"two\nlines\"\t\"he said \"\"yes\"\"\"", 1, (const char *const[]) { "two\nlines", "he said \"yes\"", NULL });
  /* A semicolon in a cell does not divide where tabs do. */
  check_block ("a; b\tc", 1, (const char *const[]) { "a; b", "c", NULL });
}

static double
number_of (DpDocument *document,
           const char *id,
           guint       field)
{
  double number;

  g_assert_true (dp_record_number (dp_plan_get (dp_document_get_plan (document), DP_ENTITY_STAFFING, id), field, &number));
  return number;
}

static char *
paste (DpDocument *document,
       const char *first_id,
       const char *text)
{
  static const guint fields[] = { DP_STAFFING_FTE, DP_STAFFING_COST };
  g_autoptr(GPtrArray) rows = dp_block_parse (text);
  g_autoptr(GError) error = NULL;
  char *said = dp_block_paste (document, DP_ENTITY_STAFFING, UNIT, first_id, fields, G_N_ELEMENTS (fields), rows, &error);

  g_assert_no_error (error);
  return said;
}

/* Down and to the right, as one step; what cannot be used is named and leaves its cell. */
static void
test_paste (void)
{
  g_autoptr(DpDocument) document = dp_document_new_from_template ("sample", NULL);
  const char *second = UNIT "-staff-2", *third = UNIT "-staff-3";
  double before = number_of (document, third, DP_STAFFING_FTE), cost = number_of (document, third, DP_STAFFING_COST);
  g_autofree char *said = paste (document, second, "2.5\t1,300,000\nmany\t\t7");

  g_assert_cmpfloat (number_of (document, second, DP_STAFFING_FTE), ==, 2.5);
  g_assert_cmpfloat (number_of (document, second, DP_STAFFING_COST), ==, 1300000);
  g_assert_cmpfloat (number_of (document, third, DP_STAFFING_FTE), ==, before);
  g_assert_cmpfloat (number_of (document, third, DP_STAFFING_COST), ==, cost);
  g_assert_nonnull (strstr (said, "2 cells"));
  g_assert_nonnull (strstr (said, "“many” in row 2"));
  g_assert_nonnull (strstr (said, "“7” in row 2"));

  g_assert_true (dp_document_undo (document, NULL));
  g_assert_cmpfloat (number_of (document, second, DP_STAFFING_FTE), ==, 2);
  g_assert_cmpfloat (number_of (document, second, DP_STAFFING_COST), ==, 1200000);
  dp_document_discard (document, NULL);
}

/* Rows beyond the last one become records, and one undo takes them away. */
static void
test_more_rows (void)
{
  g_autoptr(DpDocument) document = dp_document_new_from_template ("sample", NULL);
  const DpPlan *plan = dp_document_get_plan (document);
  guint n = dp_plan_children (plan, DP_ENTITY_STAFFING, UNIT)->len;
  g_autofree char *said = paste (document, UNIT "-staff-8", "1\t700000\n2\t800000\n3\t900000");
  const GPtrArray *after = dp_plan_children (plan, DP_ENTITY_STAFFING, UNIT);

  g_assert_cmpuint (after->len, ==, n + 2);
  g_assert_cmpfloat (number_of (document, ((const DpRecord *) g_ptr_array_index (after, n + 1))->id, DP_STAFFING_FTE), ==, 3);
  g_assert_true (dp_document_undo (document, NULL));
  g_assert_cmpuint (dp_plan_children (plan, DP_ENTITY_STAFFING, UNIT)->len, ==, n);
  dp_document_discard (document, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("doegnplan-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_test_init (&argc, &argv, NULL);
  dp_language_init ("en");
  g_test_add_func ("/paste/parse", test_parse);
  g_test_add_func ("/paste/cells", test_paste);
  g_test_add_func ("/paste/more-rows", test_more_rows);
  return g_test_run ();
}
