/* test-table.c: tables as text, CSV and HTML.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "texts.h"

#include "plan/dp-text.h"

static DpTable *
small_table (void)
{
  DpTable *table = dp_table_new ("Caption & more");
  char **cells = g_strsplit ("Sjælland;7", ";", -1);

  dp_table_add_column (table, "Område", FALSE);
  dp_table_add_column (table, "n", TRUE);
  dp_table_add_row (table, "a", FALSE, "Ø", "1", NULL);
  dp_table_take_row (table, NULL, FALSE, cells);
  dp_table_add_row (table, NULL, TRUE, "", "12", NULL);
  table->note = g_strdup ("Note");

  return table;
}

/* Letters outside ASCII take one place; numbers stand right; no space at the end of a line. */
static void
test_text (void)
{
  g_autoptr (DpTable) table = small_table ();
  g_autofree char *text = dp_table_to_text (table);

  g_assert_cmpstr (text, ==,
                   "Caption & more\n"
                   "Område     n\n"
                   "Ø          1\n"
                   "Sjælland   7\n"
                   "          12\n"
                   "Note\n");
}

static void
test_text_without (void)
{
  g_autoptr (DpTable) table = dp_table_new (NULL);
  g_autofree char *text = NULL;

  dp_table_add_column (table, "n", TRUE);
  dp_table_add_column (table, "Long last column", FALSE);
  dp_table_add_row (table, NULL, FALSE, "100", "x", NULL);
  text = dp_table_to_text (table);
  g_assert_cmpstr (text, ==, "  n  Long last column\n100  x\n");
}

static void
test_csv (void)
{
  g_autoptr (DpTable) table = small_table ();
  g_autofree char *csv = NULL;

  dp_table_add_row (table, NULL, FALSE, "semi;colon", "1,5", NULL);
  dp_table_add_row (table, NULL, FALSE, "a \"quote\"", "two\nlines", NULL);
  csv = dp_table_to_csv (table);
  g_assert_cmpstr (csv, ==,
                   "Område;n\r\nØ;1\r\nSjælland;7\r\n;12\r\n\"semi;colon\";1,5\r\n\"a \"\"quote\"\"\";\"two\nlines\"\r\n");
}

static void
test_html (void)
{
  g_autoptr (DpTable) table = dp_table_new ("A < B & C");
  g_autofree char *html = NULL;

  dp_table_add_column (table, "<b>", FALSE);
  dp_table_add_column (table, "n", TRUE);
  dp_table_add_row (table, NULL, FALSE, "x & \"y\"", "<1", NULL);
  html = dp_table_to_html (table);
  g_assert_cmpstr (html, ==,
                   "<table><caption>A &lt; B &amp; C</caption>"
                   "<thead><tr><th scope=\"col\">&lt;b&gt;</th><th scope=\"col\">n</th></tr></thead>"
                   "<tbody><tr><th scope=\"row\">x &amp; &quot;y&quot;</th><td>&lt;1</td></tr></tbody></table>");
}

static void
test_refusals (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (DpTable) table = small_table ();

      dp_table_add_row (table, NULL, FALSE, "one cell only", NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  dp_table_free (NULL);
}

int
main (int    argc,
      char **argv)
{
  dp_language_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/text", test_text);
  g_test_add_func ("/table/text-without", test_text_without);
  g_test_add_func ("/table/csv", test_csv);
  g_test_add_func ("/table/html", test_html);
  g_test_add_func ("/table/refusals", test_refusals);

  return g_test_run ();
}
