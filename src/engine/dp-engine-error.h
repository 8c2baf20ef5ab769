/* dp-engine-error.h: what the mathematics refuses, by the rule that was broken.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DP_ENGINE_ERROR (dp_engine_error_quark ())
GQuark dp_engine_error_quark (void);

/**
 * DpEngineError: the rule that an input broke. The error's message is "INPUT: rule" in plain English, INPUT being the
 * name of the argument, so that a caller can name the field; layers above turn code and input into a sentence.
 */
typedef enum
{
  DP_ENGINE_ERROR_NOT_FINITE,   /* not a number, or infinite */
  DP_ENGINE_ERROR_NEGATIVE,     /* below zero where that has no meaning */
  DP_ENGINE_ERROR_NOT_POSITIVE, /* zero or below where more than zero is needed */
  DP_ENGINE_ERROR_TOO_LARGE,    /* beyond what the method can handle */
  DP_ENGINE_ERROR_UNSTABLE,     /* load at or above the number of servers in a queue without end */
  DP_ENGINE_ERROR_NOT_SHARE,    /* a probability or share outside 0–1 */
  DP_ENGINE_ERROR_EMPTY,        /* no region, no people, no unit */
  DP_ENGINE_ERROR_CIRCULAR,     /* something that depends on itself */
  DP_ENGINE_ERROR_CANCELLED,    /* the caller asked a long calculation to stop */
} DpEngineError;

void dp_engine_error_set (GError      **error,
                          DpEngineError code,
                          const char   *input,
                          const char   *rule);

gboolean dp_check_finite       (const char *input, double value, GError **error);
gboolean dp_check_not_negative (const char *input, double value, GError **error);
gboolean dp_check_positive     (const char *input, double value, GError **error);
gboolean dp_check_at_most      (const char *input, double value, double limit, GError **error);
gboolean dp_check_share        (const char *input, double value, GError **error);
gboolean dp_check_open_share   (const char *input, double value, GError **error);

G_END_DECLS
