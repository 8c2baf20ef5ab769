/* test-unbroken.c: ranges and paragraphs of laws stay in one line, everything else breaks as before.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chart/dp-unbroken.h"

#include <pango/pangocairo.h>
#include <string.h>

#define JOINER "\342\201\240"
#define SPACE " " JOINER

/* The lines that @text is broken into when there is room for next to nothing, joined by "|". */
static char *
break_everywhere (const char *text)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *unbroken = dp_unbroken_new (text);

  g_object_unref (context);
  pango_layout_set_text (layout, unbroken != NULL ? unbroken : text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 1);
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      const PangoLayoutLine *line = l->data;
      g_autofree char *words = g_strndup (pango_layout_get_text (layout) + line->start_index, (gsize) line->length);

      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "|" : "", g_strstrip (words));
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
test_breaks (void)
{
  static const struct
  {
    const char *text;
    const char *lines;
  } cases[] = {
    { "fra 98–99 % af", "fra|98–" JOINER "99|%|af" },
    { "5.758–18.054 kr.", "5.758–" JOINER "18.054|kr." },
    { "Erfaringen er 1–3 år", "Erfaringen|er|1–" JOINER "3|år" },
    { "Barnets lov § 32, stk. 3, nr. 4", "Barnets|lov|§" SPACE "32,|stk." SPACE "3,|nr." SPACE "4" },
    { "Sundhedsloven § 141 b", "Sundhedsloven|§" SPACE "141" SPACE "b" },
    { "Children’s Act no. 4 of", "Children’s|Act|no." SPACE "4|of" },
    { "Ikke til stede – Delvist", "Ikke|til|stede " JOINER "–|Delvist" },
    { "59 af 100 point · 50 % kendt", "59|af|100|point " JOINER "·|50|%|kendt" },
    { "uden plads straks", "uden|plads|straks" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = break_everywhere (cases[i].text);

      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

static void
test_nothing_to_keep (void)
{
  g_assert_null (dp_unbroken_new (NULL));
  g_assert_null (dp_unbroken_new ("Ikke til stede."));
  g_assert_null (dp_unbroken_new ("uden plads"));
}

/* Where a line must not begin is said of the text as it is. */
static void
test_holds (void)
{
  static const char text[] = "i 98–99 % efter § 32";
  const int after_dash = (int) (strstr (text, "99") - text), after_sign = (int) (strstr (text, "32") - text);

  for (int at = 0; at <= (int) strlen (text); at++)
    g_assert_cmpint (dp_unbroken_holds (text, at), ==, at == after_dash || at == after_sign);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unbroken/breaks", test_breaks);
  g_test_add_func ("/unbroken/nothing-to-keep", test_nothing_to_keep);
  g_test_add_func ("/unbroken/holds", test_holds);
  return g_test_run ();
}
