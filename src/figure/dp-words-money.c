/* dp-words-money.c: amounts as the figures of a small unit can bear them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-words-money.h"

#include "plan/dp-text.h"

#include <math.h>

#define THOUSAND 1000.0

/**
 * dp_words_money_rounded:
 * @kroner: an amount
 *
 * More digits would pretend: the prices behind a unit's budget are assumptions of some per cent.
 *
 * Returns: the amount in whole thousands, unless it is less than that
 */
double
dp_words_money_rounded (double kroner)
{
  return fabs (kroner) < THOUSAND ? kroner : round (kroner / THOUSAND) * THOUSAND;
}

/**
 * dp_words_money:
 * @kroner: an amount
 *
 * Returns: (transfer full): "DKK 6,840,000", in whole thousands
 */
char *
dp_words_money (double kroner)
{
  return dp_format_money (dp_words_money_rounded (kroner));
}

/**
 * dp_words_money_range:
 * @low: the lower amount, kroner
 * @high: the higher one
 *
 * Returns: (transfer full): "DKK 6.84–37.6 million"; two whole amounts where the lower is a surplus; one amount when both
 *   look the same
 */
char *
dp_words_money_range (double low,
                      double high)
{
  g_autofree char *from = dp_words_money (low);
  g_autofree char *to = dp_words_money (high);

  if (g_str_equal (from, to))
    return g_steal_pointer (&from);
  if (low < 0.0)
    return g_strdup_printf ("%s – %s", from, to);

  return dp_format_money_range (dp_words_money_rounded (low), dp_words_money_rounded (high));
}
