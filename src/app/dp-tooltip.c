/* dp-tooltip.c: tooltips of widgets that are brought up to date often.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-tooltip.h"

/**
 * dp_set_tooltip:
 * @widget: a widget
 * @text: (nullable): its tooltip
 *
 * Sets it only when it is another one: at each call GTK asks the display server what is under the pointer, and those round
 * trips took half of the time from an edit to the painted window.
 */
void
dp_set_tooltip (GtkWidget  *widget,
                const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

static gboolean
is_wider_than (GtkWidget  *widget,
               const char *text)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (widget);
}

/**
 * dp_tooltip_dup_cut_text:
 * @widget: any widget
 *
 * Returns: (transfer full) (nullable): the whole of the text that @widget shows, when it shows only a part of it
 */
char *
dp_tooltip_dup_cut_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_TEXT (widget))
    {
      g_autofree char *text = gtk_editable_get_chars (GTK_EDITABLE (widget), 0, -1);

      if (text[0] != '\0' && is_wider_than (widget, text))
        return g_steal_pointer (&text);
    }
  return NULL;
}

static char *
dup_cut_text_below (GtkWidget *widget)
{
  char *text = dp_tooltip_dup_cut_text (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); text == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    text = dup_cut_text_below (child);
  return text;
}

static gboolean
query_tooltip_cb (GtkWidget  *window,
                  int         x,
                  int         y,
                  gboolean    by_keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  GtkWidget *focus = by_keyboard ? gtk_root_get_focus (GTK_ROOT (window)) : NULL;
  GtkWidget *at = by_keyboard ? NULL : gtk_widget_pick (window, x, y, GTK_PICK_INSENSITIVE);
  g_autofree char *text = NULL;

  if (focus != NULL)
    text = dup_cut_text_below (focus);
  for (; text == NULL && at != NULL && at != window; at = gtk_widget_get_parent (at))
    text = dp_tooltip_dup_cut_text (at);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/** dp_tooltip_show_cut_texts: whatever label or entry of @window is cut, and has no tooltip of its own, tells its text in one. */
void
dp_tooltip_show_cut_texts (GtkWidget *window)
{
  g_signal_connect_object (window, "query-tooltip", G_CALLBACK (query_tooltip_cb), window, 0);
  gtk_widget_set_has_tooltip (window, TRUE);
}
