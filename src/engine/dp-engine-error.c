/* dp-engine-error.c: what the mathematics refuses, by the rule that was broken.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-engine-error.h"

#include <math.h>

/**
 * dp_engine_error_quark:
 *
 * Returns: the domain of every error of the engine
 */
G_DEFINE_QUARK (dp-engine-error-quark, dp_engine_error)

/**
 * dp_engine_error_set:
 * @error: (nullable): where the error goes
 * @code: the rule that was broken
 * @input: name of the argument that broke it, as the caller knows it
 * @rule: the rule in plain English, without the name
 *
 * Sets @error to "INPUT: rule".
 */
void
dp_engine_error_set (GError      **error,
                     DpEngineError code,
                     const char   *input,
                     const char   *rule)
{
  g_return_if_fail (input != NULL);
  g_return_if_fail (rule != NULL);

  g_set_error (error, DP_ENGINE_ERROR, code, "%s: %s", input, rule);
}

/**
 * dp_check_finite:
 * @input: name of the argument
 * @value: its value
 * @error: return location for an error
 *
 * Returns: whether @value is a finite number
 */
gboolean
dp_check_finite (const char *input,
                 double      value,
                 GError    **error)
{
  if (isfinite (value))
    return TRUE;
  dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_FINITE, input, "must be a finite number");
  return FALSE;
}

/**
 * dp_check_not_negative:
 * @input: name of the argument
 * @value: its value
 * @error: return location for an error
 *
 * Returns: whether @value is a finite number of at least zero
 */
gboolean
dp_check_not_negative (const char *input,
                       double      value,
                       GError    **error)
{
  if (!dp_check_finite (input, value, error))
    return FALSE;
  if (value >= 0)
    return TRUE;
  dp_engine_error_set (error, DP_ENGINE_ERROR_NEGATIVE, input, "must not be negative");
  return FALSE;
}

/**
 * dp_check_positive:
 * @input: name of the argument
 * @value: its value
 * @error: return location for an error
 *
 * Returns: whether @value is a finite number above zero
 */
gboolean
dp_check_positive (const char *input,
                   double      value,
                   GError    **error)
{
  if (!dp_check_finite (input, value, error))
    return FALSE;
  if (value > 0)
    return TRUE;
  dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_POSITIVE, input, "must be more than zero");
  return FALSE;
}

/**
 * dp_check_at_most:
 * @input: name of the argument
 * @value: its value, finite
 * @limit: the largest value the method can handle
 * @error: return location for an error
 *
 * Returns: whether @value is at most @limit
 */
gboolean
dp_check_at_most (const char *input,
                  double      value,
                  double      limit,
                  GError    **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char rule[G_ASCII_DTOSTR_BUF_SIZE + 32];

  if (value <= limit)
    return TRUE;
  g_ascii_formatd (text, sizeof text, "%.15g", limit);
  g_snprintf (rule, sizeof rule, "must be at most %s", text);
  dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, input, rule);
  return FALSE;
}

/**
 * dp_check_share:
 * @input: name of the argument
 * @value: its value
 * @error: return location for an error
 *
 * Returns: whether @value is a share from 0 to 1, both ends allowed
 */
gboolean
dp_check_share (const char *input,
                double      value,
                GError    **error)
{
  if (!dp_check_finite (input, value, error))
    return FALSE;
  if (value >= 0 && value <= 1)
    return TRUE;
  dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_SHARE, input, "must be from 0 to 1");
  return FALSE;
}

/**
 * dp_check_open_share:
 * @input: name of the argument
 * @value: its value
 * @error: return location for an error
 *
 * Returns: whether @value is a share strictly between 0 and 1
 */
gboolean
dp_check_open_share (const char *input,
                     double      value,
                     GError    **error)
{
  if (!dp_check_finite (input, value, error))
    return FALSE;
  if (value > 0 && value < 1)
    return TRUE;
  dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_SHARE, input, "must lie between 0 and 1, without the ends");
  return FALSE;
}
