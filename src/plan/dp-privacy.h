/* dp-privacy.h: finding what looks like a CPR number, the number by which Denmark knows a person.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DpCprLikeness: how much a number looks like a CPR number. */
typedef enum
{
  DP_CPR_MAY_BE, /* the first six digits are a date; numbers given out since 2007 need no more */
  DP_CPR_LIKELY, /* the check of modulus 11 fits as well */
} DpCprLikeness;

/**
 * DpCprMatch:
 * @start, @end: the bytes it takes up in the text, @end being the first after it
 * @digits: the ten digits, for remembering that a number is none
 * @likeness: how much it looks like one
 */
typedef struct
{
  gsize start;
  gsize end;
  char digits[11];
  DpCprLikeness likeness;
} DpCprMatch;

gboolean dp_text_find_cpr (const char *text,
                           gsize       from,
                           DpCprMatch *match);
char    *dp_text_hide_cpr (const char *text);

G_END_DECLS
