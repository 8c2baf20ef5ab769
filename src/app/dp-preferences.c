/* dp-preferences.c: the user's preferences as a window.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-preferences.h"
#include "app/dp-settings.h"
#include "app/dp-window.h"

/** Size of the window at 100 % text; wider at larger text, as far as the smallest screen planned for goes. In px. */
#define WIDTH 560
#define WIDTH_MAX 1200
#define HEIGHT 420
/** The setting "gtk-xft-dpi" at 100 % text: 96 dots per inch, in 1,024ths. */
#define DPI_NORMAL (96 * 1024)

struct _DpPreferences
{
  AdwWindow parent_instance;

  AdwComboRow *language;
  AdwComboRow *color_scheme;
  AdwEntryRow *author;
};

G_DEFINE_FINAL_TYPE (DpPreferences, dp_preferences, ADW_TYPE_WINDOW)

/* In the order of the rows in the .ui file. */
static const char *const languages[] = { "system", "da", "en", NULL };
static const char *const color_schemes[] = { "system", "light", "dark", NULL };

static guint
index_of (const char *const *keys,
          const char        *key)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_equal (keys[i], key))
      return i;
  return 0;
}

static void
language_cb (DpPreferences *self)
{
  dp_settings_set_string ("language", languages[MIN (adw_combo_row_get_selected (self->language), 2)]);
}

static void
color_scheme_cb (DpPreferences *self)
{
  dp_settings_set_string ("color-scheme", color_schemes[MIN (adw_combo_row_get_selected (self->color_scheme), 2)]);
  dp_preferences_apply_color_scheme ();
}

/* The label goes into the history from now on, in every plan that is open. */
static void
author_cb (DpPreferences *self)
{
  const char *author = gtk_editable_get_text (GTK_EDITABLE (self->author));
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkApplication *application = parent != NULL ? gtk_window_get_application (parent) : NULL;

  dp_settings_set_string ("author", author);
  for (GList *l = application != NULL ? gtk_application_get_windows (application) : NULL; l != NULL; l = l->next)
    {
      DpSession *session = DP_IS_WINDOW (l->data) ? dp_window_get_session (l->data) : NULL;

      if (session != NULL)
        dp_document_set_author (dp_session_get_document (session), author);
    }
}

static void
dp_preferences_class_init (DpPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, DpPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, DpPreferences, author);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dp_preferences_init (DpPreferences *self)
{
  int dpi = 0;
  g_autofree char *language = dp_settings_dup_string ("language");
  g_autofree char *color_scheme = dp_settings_dup_string ("color-scheme");
  g_autofree char *author = dp_settings_dup_string ("author");

  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  if (dpi > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), MIN (WIDTH * dpi / DPI_NORMAL, WIDTH_MAX), HEIGHT);
  adw_combo_row_set_selected (self->language, index_of (languages, language));
  adw_combo_row_set_selected (self->color_scheme, index_of (color_schemes, color_scheme));
  gtk_editable_set_text (GTK_EDITABLE (self->author), author);
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (language_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->color_scheme, "notify::selected", G_CALLBACK (color_scheme_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->author, "changed", G_CALLBACK (author_cb), self, G_CONNECT_SWAPPED);
}

void
dp_preferences_present (GtkWindow *parent)
{
  gtk_window_present (g_object_new (DP_TYPE_PREFERENCES, "transient-for", parent, NULL));
}

void
dp_preferences_apply_color_scheme (void)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK,
  };
  g_autofree char *key = dp_settings_dup_string ("color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[index_of (color_schemes, key)]);
}
