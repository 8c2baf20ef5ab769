/* dp-text.h: numbers in the user's language, read and written by our own rules.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules do not depend on the locales that the machine has: Danish is written the Danish way everywhere.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DpLanguage: the languages of the program. */
typedef enum
{
  DP_LANGUAGE_ENGLISH,
  DP_LANGUAGE_DANISH,
} DpLanguage;

/* What stands between a number and its unit: they never part at the end of a line. */
#define DP_NO_BREAK_SPACE "\302\240"
#define DP_EN_DASH "\342\200\223"
#define DP_MINUS "\342\210\222"

void        dp_language_init (const char *wanted);
DpLanguage  dp_language      (void);
const char *dp_language_code (void);

/* Writing. All return owned UTF-8 text. */
char *dp_format_number        (double number,
                               int    decimals) G_GNUC_WARN_UNUSED_RESULT;
char *dp_format_trimmed       (double number,
                               int    max_decimals) G_GNUC_WARN_UNUSED_RESULT;
char *dp_format_percent       (double share) G_GNUC_WARN_UNUSED_RESULT;
char *dp_format_range         (double low,
                               double high,
                               int    decimals) G_GNUC_WARN_UNUSED_RESULT;
char *dp_format_percent_range (double low,
                               double high) G_GNUC_WARN_UNUSED_RESULT;
char *dp_format_money         (double kroner) G_GNUC_WARN_UNUSED_RESULT;
char *dp_format_money_range (double low, double high);
char *dp_format_women         (double women) G_GNUC_WARN_UNUSED_RESULT;

/* Reading. */
gboolean dp_parse_number (const char *text,
                          double     *number,
                          GError    **error);
gboolean dp_parse_share  (const char *text,
                          double     *share,
                          GError    **error);
gboolean dp_parse_range  (const char *text,
                          double     *low,
                          double     *high,
                          GError    **error);

/* For messages: what is put between quotation marks, and what is typed. */
char *dp_text_inner_quotes (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *dp_text_quote (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
