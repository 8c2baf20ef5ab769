/* languages.c: both languages for tests, whatever is translated and installed.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "languages.h"

#include "plan/dp-text.h"

#include <glib/gstdio.h>

#include <libintl.h>
#include <string.h>

static char *translations = NULL;

/* Changes the language of the running test; translations are those of bind_translations(), if it was called. */
void
speak (const char *language)
{
  dp_language_init (language);
  if (translations != NULL)
    bindtextdomain (GETTEXT_PACKAGE, translations);
}

static void
append_number (GByteArray *bytes,
               gsize       number)
{
  guint32 word = (guint32) number;

  g_byte_array_append (bytes, (const guint8 *) &word, sizeof word);
}

/* Writes a message catalogue of GNU gettext: a heading, two tables of lengths and offsets, the texts. */
static void
write_catalogue (const char        *path,
                 const char *const (*pairs)[2],
                 gsize              n_pairs)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GByteArray) texts = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  gsize texts_at = 28 + 16 * n_pairs;

  append_number (head, 0x950412de);
  append_number (head, 0);
  append_number (head, n_pairs);
  append_number (head, 28);
  append_number (head, 28 + 8 * n_pairs);
  append_number (head, 0);
  append_number (head, 0);
  for (gsize side = 0; side < 2; side++)
    for (gsize i = 0; i < n_pairs; i++)
      {
        append_number (head, strlen (pairs[i][side]));
        append_number (head, texts_at + texts->len);
        g_byte_array_append (texts, (const guint8 *) pairs[i][side], (guint) strlen (pairs[i][side]) + 1);
      }
  g_byte_array_append (head, texts->data, texts->len);
  g_file_set_contents (path, (const char *) head->data, head->len, &error);
  g_assert_no_error (error);
}

/* Gives the Danish of a few texts, so that a test does not depend on how far po/da.po is. @pairs are sorted by their
 * English; the first is the heading, with an empty English text. Lasts until the program ends. */
void
bind_translations (const char *const (*pairs)[2],
                   gsize              n_pairs)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  for (gsize i = 1; i < n_pairs; i++)
    g_assert_cmpstr (pairs[i - 1][0], <, pairs[i][0]);

  translations = g_dir_make_tmp ("doegnplan-test-XXXXXX", &error);
  g_assert_no_error (error);
  folder = g_build_filename (translations, "da", "LC_MESSAGES", NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  path = g_build_filename (folder, GETTEXT_PACKAGE ".mo", NULL);
  write_catalogue (path, pairs, n_pairs);
}

/* Returns a folder for LOCPATH with the locale da_DK.UTF-8, or NULL when this machine cannot make one. */
char *
make_danish_locale (void)
{
  g_autofree char *folder = g_dir_make_tmp ("doegnplan-locale-XXXXXX", NULL);
  g_autofree char *target = folder != NULL ? g_build_filename (folder, "da_DK.UTF-8", NULL) : NULL;
  const char *const arguments[] = { "localedef", "-i", "da_DK", "-f", "UTF-8", target, NULL };
  int status = -1;

  if (folder != NULL &&
      g_spawn_sync (NULL, (char **) arguments, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                    NULL, &status, NULL) &&
      g_spawn_check_wait_status (status, NULL))
    return g_steal_pointer (&folder);

  if (folder != NULL)
    remove_recursively (folder);
  return NULL;
}

void
remove_recursively (const char *path)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_recursively (inner);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_remove (path);
}

static void __attribute__ ((destructor))
remove_translations (void)
{
  if (translations != NULL)
    remove_recursively (translations);
  g_clear_pointer (&translations, g_free);
}

/* Random bytes half of the time, else a random row of things that numbers and dates are made of. */
char *
random_text (GRand *random,
             gsize  max_length)
{
  static const char *const pieces[] = {
    "0", "1", "2", "5", "9", "12", "31", "460", "1.460", "2026", "2025", ".", ",", "-", "−", "–", "/", " ", "\302\240",
    "%",
    "mio.", "mia", "kr.", "ca. ", "½", "e9", "nan", "inf", "0x1p4", "uge ", "W", "Q1", "H2", "maj", "kvartal", "halvår",
    "medio ", "primo ", "beslutning", "+", "mdr.", "D+9m", "+ 9", "år", "til", "to", ";", "aa", "Å", "\n", "\t", "'",
    "e",
  };
  GString *text = g_string_new (NULL);
  gsize length = (gsize) g_rand_int_range (random, 0, (gint32) max_length);
  gboolean bytes = g_rand_boolean (random);

  for (gsize i = 0; i < length; i++)
    if (bytes)
      g_string_append_c (text, (char) g_rand_int_range (random, 1, 256));
    else
      g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

/* Whether a message is made of whole sentences with both a complaint and a way out. */
gboolean
is_sentence (const char *message)
{
  gsize length = strlen (message);

  return g_utf8_validate (message, -1, NULL) && length > 10 && strchr (".?", message[length - 1]) != NULL &&
         strchr (message, '\n') == NULL;
}
