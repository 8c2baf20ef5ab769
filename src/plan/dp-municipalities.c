/* dp-municipalities.c: the 98 municipalities.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read once from data/facts/municipalities.csv, which the program carries with it.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-municipalities.h"

#include <gio/gio.h>

#include <string.h>

/** No name has as many letters. */
#define LONGEST_NAME 40

#define RESOURCE RESOURCE_PATH "/data/facts/municipalities.csv"
/* The columns that we read, before others. */
#define HEADING "code,name,region,seat,lat,lon"
#define N_COLUMNS 6

/* Names that people abroad use. */
static const char *const english_names[][2] = { { "copenhagen", "101" }, { "elsinore", "217" } };

typedef struct
{
  GArray *list;      /* of DpMunicipality */
  GHashTable *codes; /* code → DpMunicipality */
  GHashTable *names; /* simplified name, owned → DpMunicipality */
  GPtrArray *plain;  /* simplified names in the order of @list, borrowed */
} Municipalities;

/* A name as it is compared: lower case, å ø æ by their older two-letter forms, letters and digits only, without
 * "Kommune" and the genitive that goes with it: "Københavns Kommune" → "koebenhavn". */
static char *
simplify_name (const char *name)
{
  static const char *const titles[] = { "kommune", "regionskommune", "municipality" };
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (composed, -1);
  GString *simple = g_string_new (NULL);

  g_strstrip (lower);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *ending = g_strconcat (" ", titles[i], NULL);

      if (g_str_has_suffix (lower, ending))
        {
          lower[strlen (lower) - strlen (ending)] = '\0';
          g_strchomp (lower);
          break;
        }
    }

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x00E5)
        g_string_append (simple, "aa");
      else if (c == 0x00F8 || c == 0x00F6)
        g_string_append (simple, "oe");
      else if (c == 0x00E6 || c == 0x00E4)
        g_string_append (simple, "ae");
      else if (g_unichar_isalnum (c))
        g_string_append_unichar (simple, c);
    }
  /* "Aalborgs" and "Nordfyns" alike; no name depends on its last s. */
  if (simple->len > 1 && simple->str[simple->len - 1] == 's')
    g_string_truncate (simple, simple->len - 1);

  return g_string_free (simple, FALSE);
}

static void
read_lines (Municipalities *all,
            const char     *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (lines[0] == NULL || !g_str_has_prefix (lines[0], HEADING))
    {
      g_critical ("%s does not begin with %s", RESOURCE, HEADING);
      return;
    }

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (g_strchomp (lines[i]), ",", -1);
      DpMunicipality one;

      if (g_strv_length (columns) < N_COLUMNS)
        continue;
      one.code = g_intern_string (columns[0]);
      one.name = g_intern_string (columns[1]);
      one.region = g_intern_string (columns[2]);
      one.seat = g_intern_string (columns[3]);
      one.latitude = g_ascii_strtod (columns[4], NULL);
      one.longitude = g_ascii_strtod (columns[5], NULL);
      g_array_append_val (all->list, one);
    }
}

static Municipalities *
load (void)
{
  Municipalities *all = g_new0 (Municipalities, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  all->list = g_array_new (FALSE, FALSE, sizeof (DpMunicipality));
  all->codes = g_hash_table_new (g_str_hash, g_str_equal);
  all->names = g_hash_table_new (g_str_hash, g_str_equal);
  all->plain = g_ptr_array_new ();

  if (bytes == NULL)
    g_critical ("the municipalities are missing from the program: %s", error->message);
  else
    {
      /* GLib ends the bytes of a resource with a zero that the size does not count. */
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      read_lines (all, text);
    }

  for (guint i = 0; i < all->list->len; i++)
    {
      DpMunicipality *one = &g_array_index (all->list, DpMunicipality, i);
      char *plain = simplify_name (one->name);

      g_hash_table_insert (all->codes, (gpointer) one->code, one);
      g_hash_table_insert (all->names, plain, one);
      g_ptr_array_add (all->plain, plain);
    }

  return all;
}

static const Municipalities *
municipalities (void)
{
  static Municipalities *all = NULL;

  if (g_once_init_enter (&all))
    g_once_init_leave (&all, load ());

  return all;
}

/**
 * dp_municipalities:
 * @n_municipalities: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_municipalities): all municipalities by code; they live as long as the
 *   program
 */
const DpMunicipality *
dp_municipalities (guint *n_municipalities)
{
  const Municipalities *all = municipalities ();

  if (n_municipalities != NULL)
    *n_municipalities = all->list->len;

  return (const DpMunicipality *) all->list->data;
}

static const DpMunicipality *
lookup_code (const char *text)
{
  g_autofree char *code = g_strstrip (g_strdup (text));

  /* Authorities also write the code with a zero before it. */
  return g_hash_table_lookup (municipalities ()->codes, code[0] == '0' ? code + 1 : code);
}

/**
 * dp_municipality_lookup:
 * @code_or_name: (nullable): a code ("851", "0851") or a name in any case, with or without "Kommune":
 *   "Aalborg Kommune", "Københavns Kommune", "ålborg", "Hoeje Taastrup"
 *
 * Returns: (transfer none) (nullable): the municipality, or NULL when there is none of that name
 */
const DpMunicipality *
dp_municipality_lookup (const char *code_or_name)
{
  g_autofree char *plain = NULL;
  const DpMunicipality *found;

  if (code_or_name == NULL)
    return NULL;

  found = lookup_code (code_or_name);
  if (found != NULL)
    return found;

  plain = simplify_name (code_or_name);
  for (gsize i = 0; i < G_N_ELEMENTS (english_names); i++)
    if (g_str_equal (english_names[i][0], plain))
      return g_hash_table_lookup (municipalities ()->codes, english_names[i][1]);

  return g_hash_table_lookup (municipalities ()->names, plain);
}

/* Edit distance: letters to insert, delete or exchange. Both texts are ASCII but for rare letters, so bytes do. */
static guint
distance (const char *a,
          const char *b)
{
  gsize n = strlen (b);
  g_autofree guint *row = g_new (guint, n + 1);

  for (gsize j = 0; j <= n; j++)
    row[j] = (guint) j;
  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i + 1;
      for (gsize j = 0; j < n; j++)
        {
          guint above = row[j + 1];
          guint best = MIN (above, row[j]) + 1;

          row[j + 1] = MIN (best, diagonal + (a[i] != b[j]));
          diagonal = above;
        }
    }

  return row[n];
}

/* How far @name is from being what somebody meant by @typed: a beginning of the name counts as near. */
static guint
strangeness (const char *typed,
             const char *name)
{
  return typed[0] != '\0' && g_str_has_prefix (name, typed) ? 1 : distance (typed, name) * 2;
}

/** dp_municipality_is_like: Returns: whether somebody who typed @name may well have meant @municipality: a third of the letters may be
 * wrong, and one of a short name. */
gboolean
dp_municipality_is_like (const DpMunicipality *municipality,
                         const char           *name)
{
  g_autofree char *typed = simplify_name (name);
  g_autofree char *plain = simplify_name (municipality->name);

  return strlen (typed) <= LONGEST_NAME && strangeness (typed, plain) <= 2 * MAX (strlen (typed) / 3, 1);
}

/**
 * dp_municipalities_nearest:
 * @name: what somebody typed
 * @nearest: (out caller-allocates) (array length=n_wanted): the municipalities whose names are most like it, the most
 *   like first, equals by code
 * @n_wanted: how many
 *
 * Returns: how many there are in @nearest; fewer than @n_wanted only if there are fewer municipalities
 */
guint
dp_municipalities_nearest (const char            *name,
                           const DpMunicipality **nearest,
                           guint                  n_wanted)
{
  const Municipalities *all = municipalities ();
  g_autofree char *full = NULL;
  g_autofree char *plain = NULL;
  g_autofree guint *costs = NULL;
  guint n = 0;

  g_return_val_if_fail (name != NULL, 0);
  g_return_val_if_fail (nearest != NULL || n_wanted == 0, 0);

  /* What is longer only costs time. */
  full = simplify_name (name);
  plain = g_strndup (full, LONGEST_NAME);
  costs = g_new (guint, MAX (n_wanted, 1));
  for (guint i = 0; i < all->list->len; i++)
    {
      guint cost = strangeness (plain, g_ptr_array_index (all->plain, i));
      guint place = n;

      while (place > 0 && costs[place - 1] > cost)
        place--;
      if (place >= n_wanted)
        continue;
      n = MIN (n + 1, n_wanted);
      for (guint j = n - 1; j > place; j--)
        {
          costs[j] = costs[j - 1];
          nearest[j] = nearest[j - 1];
        }
      costs[place] = cost;
      nearest[place] = &g_array_index (all->list, DpMunicipality, i);
    }

  return n;
}
