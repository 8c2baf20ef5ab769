/* dp-validate.c: from what people type to a value, and back.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Messages are whole sentences: what is wrong, and what to do. The rules between fields are in dp-validate-record.c.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-validate.h"

#include "plan/dp-catalogue.h"
#include "plan/dp-date.h"
#include "plan/dp-error.h"
#include "plan/dp-municipalities.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* The limits that stand in the table for "no limit". */
#define NO_LIMIT 1e12
/* More decimals than any field needs; a coordinate has five. */
#define ENTRY_DECIMALS 10
/* Lists of choices longer than this make no sentence. */
#define MAX_LISTED_CHARS 240
#define N_PROPOSED_NAMES 3

/* One of a unit's singular forms; other units are the same for one and for many. */
static const struct
{
  const char *many;
  const char *one;
} singular_units[] = {
  { "degrees north", N_("degree north") },
  { "degrees east", N_("degree east") },
  { "inhabitants", N_("inhabitant") },
  { "months", N_("month") },
  { "places", N_("place") },
  { "women a year", N_("woman a year") },
  { "weeks", N_("week") },
  { "years", N_("year") },
};

static gboolean
is_municipality (const DpField *field)
{
  return field->type == DP_TYPE_REF && (field->flags & DP_FIELD_PARENT) == 0;
}

/* Whether @text is @word in any case and however it is composed. */
static gboolean
same_word (const char *text,
           const char *word)
{
  g_autofree char *a = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *b = g_utf8_normalize (word, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded_a = a != NULL ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *folded_b = b != NULL ? g_utf8_casefold (b, -1) : NULL;

  return folded_a != NULL && folded_b != NULL && g_str_equal (folded_a, folded_b);
}

static gboolean
is_one_of (const char        *text,
           const char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (same_word (text, words[i]))
      return TRUE;

  return FALSE;
}

/* "a, b, c" of a list; "a, b or c" would need a sentence of its own in every language. */
static char *
join (const GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", (const char *) texts->pdata[i]);

  return g_string_free (joined, FALSE);
}

/* Writing values. */

static char *
format_plain_number (const DpField *field,
                     double         number)
{
  switch (field->type)
    {
    case DP_TYPE_COUNT:
      return dp_format_number (number, 0);
    case DP_TYPE_YEAR:
      return g_strdup_printf ("%.0f", number);
    case DP_TYPE_SHARE:
      {
        g_autofree char *percent = dp_format_trimmed (number * 100, ENTRY_DECIMALS);

        return g_strconcat (percent, dp_language () == DP_LANGUAGE_DANISH ? DP_NO_BREAK_SPACE "%" : "%", NULL);
      }
    case DP_TYPE_BOOL:
      return g_strdup (number != 0 ? _("yes") : _("no"));
    case DP_TYPE_NUMBER:
    case DP_TYPE_MONEY:
      return dp_format_trimmed (number, ENTRY_DECIMALS);
    case DP_TYPE_TEXT:
    case DP_TYPE_LONG_TEXT:
    case DP_TYPE_CHOICE:
    case DP_TYPE_SET:
    case DP_TYPE_DATE:
    case DP_TYPE_REF:
    case DP_TYPE_REFS:
    default:
      g_assert_not_reached ();
    }
}

static char *
format_choice (const DpField *field,
               const char    *key)
{
  const DpChoice *choice = dp_field_find_choice (field, key);

  return g_strdup (choice != NULL ? dp_choice_label (choice) : key);
}

static char *
format_set (const DpField *field,
            const char    *text)
{
  g_auto (GStrv) keys = g_strsplit (text, ",", -1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; keys[i] != NULL; i++)
    g_ptr_array_add (labels, format_choice (field, keys[i]));

  return join (labels);
}

static char *
format_text (const DpField *field,
             const char    *text)
{
  const DpMunicipality *municipality;

  switch (field->type)
    {
    case DP_TYPE_CHOICE:
      return format_choice (field, text);
    case DP_TYPE_SET:
      return format_set (field, text);
    case DP_TYPE_DATE:
      return dp_date_format (text);
    case DP_TYPE_REF:
      municipality = is_municipality (field) ? dp_municipality_lookup (text) : NULL;
      return g_strdup (municipality != NULL ? municipality->name : text);
    case DP_TYPE_TEXT:
    case DP_TYPE_LONG_TEXT:
    case DP_TYPE_REFS:
      return g_strdup (text);
    case DP_TYPE_COUNT:
    case DP_TYPE_NUMBER:
    case DP_TYPE_SHARE:
    case DP_TYPE_MONEY:
    case DP_TYPE_YEAR:
    case DP_TYPE_BOOL:
    default:
      return g_strdup (text);
    }
}

/** dp_field_format: see the header. */
char *
dp_field_format (const DpField *field,
                 const DpValue *value)
{
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  if (value->kind == DP_VALUE_NONE)
    return g_strdup ("");
  if (value->kind == DP_VALUE_NUMBER && dp_field_is_number (field))
    return format_plain_number (field, value->number);
  if (value->kind == DP_VALUE_NUMBER)
    return dp_format_trimmed (value->number, ENTRY_DECIMALS);

  return format_text (field, value->text);
}

static const char *
unit_for (const DpField *field,
          double         number)
{
  if (fabs (number) == 1)
    for (gsize i = 0; field->unit != NULL && i < G_N_ELEMENTS (singular_units); i++)
      if (g_str_equal (singular_units[i].many, field->unit))
        return _(singular_units[i].one);

  return dp_field_unit (field);
}

/* "6 places", "36 %", "2.026". */
static char *
format_with_unit (const DpField *field,
                  double         number)
{
  g_autofree char *plain = format_plain_number (field, number);
  const char *unit = unit_for (field, number);

  return unit != NULL ? g_strconcat (plain, DP_NO_BREAK_SPACE, unit, NULL) : g_steal_pointer (&plain);
}

/** dp_field_describe: see the header. */
char *
dp_field_describe (const DpField *field,
                   const DpValue *value)
{
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  if (value->kind == DP_VALUE_NONE)
    /* Translators: stands for a value that nobody has given yet: “Places: unknown” */
    return g_strdup (_("unknown"));
  if (value->kind == DP_VALUE_NUMBER && dp_field_is_number (field))
    return format_with_unit (field, value->number);

  return dp_field_format (field, value);
}

/* One value. */

static gboolean
check_required (const DpField *field,
                GError       **error)
{
  if ((field->flags & DP_FIELD_REQUIRED) == 0)
    return TRUE;

  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_REQUIRED,
               /* Translators: %s is the label of a field */
               _("“%s” cannot be empty. Fill it in."), dp_field_label (field));
  return FALSE;
}

static void
set_out_of_range (const DpField *field,
                  GError       **error)
{
  g_autofree char *min = format_plain_number (field, field->min);
  g_autofree char *max = format_plain_number (field, field->max);
  g_autofree char *min_with_unit = format_with_unit (field, field->min);
  g_autofree char *max_with_unit = format_with_unit (field, field->max);
  const char *label = dp_field_label (field);

  if (field->max >= NO_LIMIT && field->min <= -NO_LIMIT)
    g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RANGE,
                 /* Translators: %s is the label of a field */
                 _("“%s” cannot be so large a number. Write a smaller one."), label);
  else if (field->max >= NO_LIMIT)
    g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RANGE,
                 /* Translators: label of a field, then a number with its unit */
                 _("“%s” must be at least %s and no more than the program can count. Write another number."),
                 label, min_with_unit);
  else
    g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RANGE,
                 /* Translators: label of a field, the lowest number, the highest number with its unit */
                 _("“%s” must lie between %s and %s. Write another number."), label, min, max_with_unit);
}

static gboolean
check_number (const DpField *field,
              double         number,
              GError       **error)
{
  gboolean whole = field->type == DP_TYPE_COUNT || field->type == DP_TYPE_YEAR || field->type == DP_TYPE_BOOL;

  if (!(number >= field->min && number <= field->max))
    {
      set_out_of_range (field, error);
      return FALSE;
    }
  if (whole && number != floor (number))
    {
      g_autofree char *below = dp_format_number (floor (number), 0);
      g_autofree char *above = dp_format_number (ceil (number), 0);

      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_NUMBER,
                   /* Translators: label of a field, then the whole numbers below and above what was typed */
                   _("“%s” is a whole number. Write %s or %s."), dp_field_label (field), below, above);
      return FALSE;
    }

  return TRUE;
}

static void
set_not_a_choice (const DpField *field,
                  const char    *text,
                  GError       **error)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *quoted = dp_text_quote (text);

  for (const DpChoice *choice = field->choices; choice->key != NULL; choice++)
    {
      g_ptr_array_add (labels, (gpointer) dp_choice_label (choice));
      g_ptr_array_add (keys, (gpointer) choice->key);
    }
  list = join (labels);
  if (g_utf8_strlen (list, -1) > MAX_LISTED_CHARS)
    {
      g_free (list);
      list = join (keys);
    }

  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_CHOICE,
               /* Translators: what was typed, the label of a field, the list of its choices */
               _("“%s” is not a choice of “%s”. Choose among: %s."), quoted, dp_field_label (field), list);
}

static gboolean
check_set (const DpField *field,
           const char    *text,
           GError       **error)
{
  g_auto (GStrv) keys = g_strsplit (text, ",", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    if (dp_field_find_choice (field, keys[i]) == NULL)
      {
        set_not_a_choice (field, keys[i], error);
        return FALSE;
      }

  return TRUE;
}

static void
set_unknown_municipality (const char *text,
                          GError    **error)
{
  const DpMunicipality *nearest[N_PROPOSED_NAMES];
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *quoted = dp_text_quote (text);
  g_autofree char *list = NULL;
  guint n = dp_municipalities_nearest (text, nearest, N_PROPOSED_NAMES);

  for (guint i = 0; i < n; i++)
    if (dp_municipality_is_like (nearest[i], text))
      g_ptr_array_add (names, (gpointer) nearest[i]->name);
  if (names->len == 0)
    {
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN,
                   _("There is no municipality “%s”. Choose one of the 98, by its name or by its code of three digits."), quoted);
      return;
    }
  if (names->len == 1)
    {
      /* Translators: what was typed, then the name of a municipality that is like it */
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN, _("There is no municipality “%s”. Do you mean %s?"), quoted,
                   (const char *) names->pdata[0]);
      return;
    }
  list = join (names);

  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN,
               /* Translators: what was typed, then the names of municipalities that are like it */
               _("There is no municipality “%s”. Do you mean one of these: %s?"), quoted, list);
}

static gboolean
check_text (const DpField *field,
            const char    *text,
            GError       **error)
{
  const DpMunicipality *municipality;
  g_autofree char *quoted = NULL;

  switch (field->type)
    {
    case DP_TYPE_CHOICE:
      if (dp_field_find_choice (field, text) != NULL)
        return TRUE;
      set_not_a_choice (field, text, error);
      return FALSE;
    case DP_TYPE_SET:
      return check_set (field, text, error);
    case DP_TYPE_DATE:
      if (dp_date_is_valid (text))
        return TRUE;
      quoted = dp_text_quote (text);
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_DATE,
                   /* Translators: what stands in the file, then the label of a field */
                   _("“%s” is not a date for “%s”. Write the date again."), quoted, dp_field_label (field));
      return FALSE;
    case DP_TYPE_REF:
      municipality = is_municipality (field) ? dp_municipality_lookup (text) : NULL;
      if (!is_municipality (field) || (municipality != NULL && g_str_equal (municipality->code, text)))
        return TRUE;
      set_unknown_municipality (text, error);
      return FALSE;
    case DP_TYPE_TEXT:
    case DP_TYPE_LONG_TEXT:
    case DP_TYPE_REFS:
    case DP_TYPE_COUNT:
    case DP_TYPE_NUMBER:
    case DP_TYPE_SHARE:
    case DP_TYPE_MONEY:
    case DP_TYPE_YEAR:
    case DP_TYPE_BOOL:
    default:
      return TRUE;
    }
}

/**
 * dp_validate_value:
 * @field: a field
 * @value: a value for it
 * @error: return location for an error
 *
 * Returns: whether @value is of the field's type, in its range, and there if the field is required
 */
gboolean
dp_validate_value (const DpField *field,
                   const DpValue *value,
                   GError       **error)
{
  g_return_val_if_fail (field != NULL && value != NULL, FALSE);

  switch (value->kind)
    {
    case DP_VALUE_NONE:
      return check_required (field, error);
    case DP_VALUE_NUMBER:
      if (dp_field_is_number (field))
        return check_number (field, value->number, error);
      break;
    case DP_VALUE_TEXT:
      if (!dp_field_is_number (field) && g_utf8_validate (value->text, -1, NULL))
        return check_text (field, value->text, error);
      break;
    default:
      break;
    }

  g_set_error (error, DP_PLAN_ERROR, dp_field_is_number (field) ? DP_PLAN_ERROR_NOT_A_NUMBER : DP_PLAN_ERROR_CHOICE,
               /* Translators: %s is the label of a field */
               _("“%s” holds something of the wrong kind. Fill it in again."), dp_field_label (field));
  return FALSE;
}

/* Reading values. */

/* Text as it may stand in documents: composed, without control characters; in one line unless @lines. */
static char *
clean_text (const char *text,
            gboolean    lines)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *clean = g_string_new (NULL);

  for (const char *p = composed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Windows ends lines with two characters, old Macs with the first of them. */
      if (c == '\r')
        {
          if (p[1] == '\n')
            continue;
          c = '\n';
        }
      if (c == 0x2028 || c == 0x2029)
        c = '\n';
      if (!lines && (c == '\n' || c == '\t'))
        c = ' ';
      if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE || c == 0xFEFF)
        continue;
      g_string_append_unichar (clean, c);
    }

  if (lines)
    return g_strchomp (g_string_free (clean, FALSE));
  return g_strstrip (g_string_free (clean, FALSE));
}

static gboolean
parse_bool (const DpField *field,
            const char    *text,
            double        *number,
            GError       **error)
{
  static const char *const yes[] = { "yes", "y", "ja", "j", "true", "sand", "1", NULL };
  static const char *const no[] = { "no", "n", "nej", "false", "falsk", "0", NULL };
  g_autofree char *quoted = NULL;

  if (is_one_of (text, yes) || same_word (text, _("yes")))
    *number = 1;
  else if (is_one_of (text, no) || same_word (text, _("no")))
    *number = 0;
  else
    {
      quoted = dp_text_quote (text);
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_CHOICE,
                   /* Translators: what was typed, then the label of a field */
                   _("“%s” is neither yes nor no. Write yes or no for “%s”, or leave it empty."), quoted,
                   dp_field_label (field));
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse_year (const DpField *field,
            const char    *text,
            double        *number,
            GError       **error)
{
  g_autofree char *quoted = NULL;

  if (strlen (text) == 4 && strspn (text, "0123456789") == 4)
    {
      *number = (double) g_ascii_strtoull (text, NULL, 10);
      return TRUE;
    }

  quoted = dp_text_quote (text);
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_NUMBER,
               /* Translators: what was typed, then the label of a field */
               _("“%s” is not a year. Write four digits for “%s”, such as 2026."), quoted, dp_field_label (field));
  return FALSE;
}

/* @text without the field's unit at its end, which people copy along. */
static char *
without_unit (const DpField *field,
              const char    *text)
{
  const char *const units[] = { field->unit, dp_field_unit (field), unit_for (field, 1) };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i] != NULL && g_str_has_suffix (text, units[i]) && !g_str_equal (text, units[i]))
      return g_strchomp (g_strndup (text, strlen (text) - strlen (units[i])));

  return g_strdup (text);
}

static gboolean
parse_number (const DpField *field,
              const char    *text,
              double        *number,
              GError       **error)
{
  g_autofree char *bare = NULL;

  if (field->type == DP_TYPE_BOOL)
    return parse_bool (field, text, number, error);
  if (field->type == DP_TYPE_YEAR)
    return parse_year (field, text, number, error);

  bare = without_unit (field, text);
  return field->type == DP_TYPE_SHARE ? dp_parse_share (bare, number, error) : dp_parse_number (bare, number, error);
}

/* The choice that people call @text: by its key, or its label in English or the user's language. */
static const DpChoice *
find_choice (const DpField *field,
             const char    *text)
{
  const DpChoice *by_key = dp_field_find_choice (field, text);

  if (by_key != NULL)
    return by_key;

  for (const DpChoice *choice = field->choices; choice != NULL && choice->key != NULL; choice++)
    if (same_word (text, choice->key) || same_word (text, dp_choice_label (choice)) || same_word (text, choice->label))
      return choice;

  return NULL;
}

/* Marks the choices named in @text, which is split at commas and semicolons. A label may itself hold commas, so the
 * longest run of parts that names a choice is taken first. */
static gboolean
mark_choices (const DpField *field,
              const char    *text,
              gboolean      *marked,
              GError       **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;", -1);
  guint n_parts = g_strv_length (parts);
  guint i = 0;

  while (i < n_parts)
    {
      const DpChoice *choice = NULL;
      guint n_taken;

      if (g_strstrip (parts[i])[0] == '\0')
        {
          i++;
          continue;
        }
      for (n_taken = MIN (n_parts - i, 4); n_taken > 0 && choice == NULL; n_taken--)
        {
          g_autoptr (GPtrArray) run = g_ptr_array_new ();
          g_autofree char *name = NULL;

          for (guint j = i; j < i + n_taken; j++)
            g_ptr_array_add (run, g_strstrip (parts[j]));
          name = join (run);
          choice = find_choice (field, name);
          if (choice != NULL)
            break;
        }
      if (choice == NULL)
        {
          set_not_a_choice (field, parts[i], error);
          return FALSE;
        }
      marked[choice - field->choices] = TRUE;
      i += n_taken;
    }

  return TRUE;
}

static gboolean
parse_set (const DpField *field,
           const char    *text,
           char         **stored,
           GError       **error)
{
  guint n_choices = dp_choices_count (field->choices);
  g_autofree gboolean *marked = g_new0 (gboolean, n_choices + 1);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  if (!mark_choices (field, text, marked, error))
    return FALSE;

  for (guint i = 0; i < n_choices; i++)
    if (marked[i])
      g_ptr_array_add (keys, (gpointer) field->choices[i].key);
  g_ptr_array_add (keys, NULL);
  *stored = g_strjoinv (",", (char **) keys->pdata);
  return TRUE;
}

/* Ids separated by commas or semicolons, each once, in the order given. */
static char *
parse_refs (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;", -1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strstrip (parts[i])[0] != '\0' && !g_ptr_array_find_with_equal_func (ids, parts[i], g_str_equal, NULL))
      g_ptr_array_add (ids, parts[i]);
  g_ptr_array_add (ids, NULL);

  return g_strjoinv (",", (char **) ids->pdata);
}

/* @text, clean and not empty, as the field stores it. */
static gboolean
parse_text (const DpField *field,
            const char    *text,
            char         **stored,
            GError       **error)
{
  const DpMunicipality *municipality;
  const DpChoice *choice;

  switch (field->type)
    {
    case DP_TYPE_CHOICE:
      choice = find_choice (field, text);
      if (choice == NULL)
        {
          set_not_a_choice (field, text, error);
          return FALSE;
        }
      *stored = g_strdup (choice->key);
      return TRUE;
    case DP_TYPE_SET:
      return parse_set (field, text, stored, error);
    case DP_TYPE_DATE:
      return dp_date_parse (text, stored, error);
    case DP_TYPE_REFS:
      *stored = parse_refs (text);
      return TRUE;
    case DP_TYPE_REF:
      if (is_municipality (field))
        {
          municipality = dp_municipality_lookup (text);
          if (municipality == NULL)
            {
              set_unknown_municipality (text, error);
              return FALSE;
            }
          *stored = g_strdup (municipality->code);
          return TRUE;
        }
      G_GNUC_FALLTHROUGH;
    case DP_TYPE_TEXT:
    case DP_TYPE_LONG_TEXT:
    case DP_TYPE_COUNT:
    case DP_TYPE_NUMBER:
    case DP_TYPE_SHARE:
    case DP_TYPE_MONEY:
    case DP_TYPE_YEAR:
    case DP_TYPE_BOOL:
    default:
      *stored = g_strdup (text);
      return TRUE;
    }
}

/* Whether somebody wrote that he or she does not know. Free text may say so in words. */
static gboolean
says_unknown (const DpField *field,
              const char    *text)
{
  static const char *const words[] = { "?", "-", DP_EN_DASH, "unknown", "ukendt", NULL };

  if (field->type == DP_TYPE_TEXT || field->type == DP_TYPE_LONG_TEXT || field->type == DP_TYPE_REFS)
    return FALSE;
  if (field->choices != NULL && find_choice (field, text) != NULL)
    return FALSE;

  return is_one_of (text, words) || same_word (text, _("unknown"));
}

/** dp_field_parse: see the header. */
gboolean
dp_field_parse (const DpField *field,
                const char    *text,
                DpValue       *value,
                GError       **error)
{
  g_autofree char *clean = NULL;
  g_auto (DpValue) read = DP_VALUE_INIT;

  g_return_val_if_fail (field != NULL && text != NULL && value != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_CHOICE,
                   /* Translators: %s is the label of a field */
                   _("The text for “%s” has letters that cannot be read. Write it again."), dp_field_label (field));
      return FALSE;
    }

  clean = clean_text (text, field->type == DP_TYPE_LONG_TEXT);
  if (g_str_equal (clean, "") || says_unknown (field, clean))
    ;
  else if (dp_field_is_number (field))
    {
      double number;

      if (!parse_number (field, clean, &number, error))
        return FALSE;
      read = dp_value_number (number);
    }
  else
    {
      g_autofree char *stored = NULL;

      if (!parse_text (field, clean, &stored, error))
        return FALSE;
      read = dp_value_text (stored);
    }

  if (!dp_validate_value (field, &read, error))
    return FALSE;

  dp_value_clear (value);
  *value = read;
  read = (DpValue) DP_VALUE_INIT;
  return TRUE;
}
