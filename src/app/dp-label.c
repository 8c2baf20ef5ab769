/* dp-label.c: texts of labels that wrap.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-label.h"

#include "chart/dp-unbroken.h"

/**
 * dp_label_show:
 * @text: what @label is to say; where it wraps, ranges and paragraphs of laws stay in one line
 *
 * Returns: whether it said something else before
 */
gboolean
dp_label_show (GtkLabel   *label,
               const char *text)
{
  g_autofree char *unbroken = NULL;
  const char *shown;

  g_return_val_if_fail (GTK_IS_LABEL (label), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  unbroken = gtk_label_get_wrap (label) ? dp_unbroken_new (text) : NULL;
  shown = unbroken != NULL ? unbroken : text;
  if (g_str_equal (gtk_label_get_label (label), shown))
    return FALSE;
  gtk_label_set_label (label, shown);
  return TRUE;
}
