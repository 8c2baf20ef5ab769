/* dp-application.c: the program: its windows, its command line, what all windows share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-application.h"

#include <glib/gi18n.h>

#include "app/dp-app-compat.h"
#include "app/dp-help.h"
#include "app/dp-page.h"
#include "app/dp-preferences.h"
#include "app/dp-recents.h"
#include "app/dp-settings.h"
#include "app/dp-window.h"
#include "plan/dp-template.h"
#include "plan/dp-text.h"

/** A picture is taken in this frame: by then layout, fonts and pages have settled. */
#define SHOT_FRAME 6

struct _DpApplication
{
  AdwApplication parent_instance;

  char *shot;
};

G_DEFINE_FINAL_TYPE (DpApplication, dp_application, ADW_TYPE_APPLICATION)

/* ---------------------------------------------------------------------------------------------------- windows */

/* The window that can take a plan: the active one, if it shows none. */
static DpWindow *
empty_window (DpApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (DP_IS_WINDOW (active) && dp_window_get_session (DP_WINDOW (active)) == NULL)
    return DP_WINDOW (active);
  return dp_window_new (ADW_APPLICATION (self));
}

static DpWindow *
window_of_file (DpApplication *self,
                GFile         *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      DpSession *session = DP_IS_WINDOW (l->data) ? dp_window_get_session (l->data) : NULL;
      GFile *own = session != NULL ? dp_document_get_file (dp_session_get_document (session)) : NULL;

      if (own != NULL && g_file_equal (own, file))
        return l->data;
    }
  return NULL;
}

/* Takes @document; without one, shows @error where the user is looking. */
static DpWindow *
show_document (DpApplication *self,
               DpDocument    *document,
               const GError  *error)
{
  g_autoptr(DpDocument) owned = document;
  DpWindow *window = empty_window (self);

  if (owned != NULL)
    dp_window_set_document (window, owned);
  else if (dp_window_get_session (window) == NULL)
    dp_window_set_document (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
  if (owned == NULL)
    dp_window_show_error (window, _("The Plan Could Not Be Opened"), error->message);
  return window;
}

static DpWindow *
open_file (DpApplication *self,
           GFile         *file)
{
  DpWindow *window = window_of_file (self, file);
  g_autoptr(GError) error = NULL;
  DpDocument *document;

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return window;
    }
  document = dp_document_open (file, &error);
  if (document != NULL)
    {
      g_autofree char *title = dp_document_dup_title (document);

      dp_recents_add (file, title);
    }
  return show_document (self, document, error);
}

/* The plan of a model, or the sample: the unsaved one from last time, if there is unsaved work in it. */
static DpWindow *
open_sample (DpApplication *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DpPlan) sample = dp_template_load ("sample", NULL);
  const GPtrArray *plans = sample != NULL ? dp_plan_list (sample, DP_ENTITY_PLAN) : NULL;
  const char *title = plans != NULL && plans->len > 0 ? dp_record_name (g_ptr_array_index (plans, 0)) : NULL;
  g_autoptr(GPtrArray) unsaved = dp_document_list_unsaved ();

  for (guint i = 0; unsaved != NULL && i < unsaved->len; i++)
    {
      const DpUnsaved *work = g_ptr_array_index (unsaved, i);

      if (work->file == NULL && g_strcmp0 (work->title, title) == 0)
        {
          DpDocument *document = dp_document_open_untitled (work->working_id, NULL);

          if (document != NULL)
            return show_document (self, document, NULL);
        }
    }
  {
    DpDocument *document = dp_document_new_from_template ("sample", &error);

    return show_document (self, document, error);
  }
}

/* ---------------------------------------------------------------------------------------------------- actions */

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (empty_window (DP_APPLICATION (user_data))));
}

static void
new_from_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr(GError) error = NULL;
  DpDocument *document = dp_document_new_from_template (g_variant_get_string (parameter, NULL), &error);

  show_document (DP_APPLICATION (user_data), document, error);
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_sample (DP_APPLICATION (user_data));
}

static void
open_chosen_cb (GObject      *parent,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(DpApplication) self = DP_APPLICATION (user_data);
  g_autoptr(GFile) file = dp_file_open_dialog_finish (result, NULL);

  if (file != NULL)
    open_file (self, file);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DpApplication *self = DP_APPLICATION (user_data);
  const DpFileKind kinds[] = {
    { _("Plans"), "*.doegnplan" },
    { _("All files"), "*" },
    { NULL, NULL },
  };

  dp_file_open_dialog (gtk_application_get_active_window (GTK_APPLICATION (self)), _("Open Plan"), kinds, NULL,
                       open_chosen_cb, g_object_ref (self));
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (DP_APPLICATION (user_data), file);
}

static void
open_unsaved_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr(GError) error = NULL;
  DpDocument *document = dp_document_open_untitled (g_variant_get_string (parameter, NULL), &error);

  show_document (DP_APPLICATION (user_data), document, error);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dp_preferences_present (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dp_help_present (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dp_about_dialog (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  /* Each window writes down what it has before it goes; the last one ends the program. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
  g_list_free (windows);
}

static void
add_accels (DpApplication *self)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } table[] = {
    { "app.new", { "<Ctrl>n" } },
    { "app.open", { "<Ctrl>o" } },
    { "app.preferences", { "<Ctrl>comma" } },
    { "app.help", { "F1" } },
    { "app.quit", { "<Ctrl>q" } },
    { "win.save", { "<Ctrl>s" } },
    { "win.save-as", { "<Ctrl><Shift>s" } },
    { "win.history", { "<Ctrl>h" } },
    { "win.close", { "<Ctrl>w" } },
    { "win.undo", { "<Ctrl>z" } },
    { "win.redo", { "<Ctrl><Shift>z", "<Ctrl>y" } },
    { "win.copy-chart", { "<Ctrl><Shift>c" } },
    { "win.print", { "<Ctrl>p" } },
    { "win.next-problem", { "F8" } },
    { "win.previous-problem", { "<Shift>F8" } },
    { "win.next-pane", { "F6" } },
    { "win.sidebar", { "F9" } },
    { "win.panel", { "<Shift>F9" } },
    { "win.fullscreen", { "F11" } },
    { "win.page::overview", { "<Alt>1" } },
    { "win.page::need", { "<Alt>2" } },
    { "win.page::proposal", { "<Alt>3" } },
    { "win.page::capacity", { "<Alt>4" } },
    { "win.page::map", { "<Alt>5" } },
    { "win.page::economy", { "<Alt>6" } },
    { "win.page::timeline", { "<Alt>7" } },
    { "win.page::specialisation", { "<Alt>8" } },
    { "win.page::comparison", { "<Alt>9" } },
    { "win.duplicate-proposal", { "<Ctrl>d" } },
    { "win.page::presentation", { "<Ctrl><Alt>p" } },
    { "win.present", { "F5" } },
    { "win.present-here", { "<Shift>F5" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), table[i].action, table[i].accels);
}

/* ------------------------------------------------------------------------------------------------------- pictures */

/* Returns FALSE when there is nothing to see yet: some widget waits for its place. */
static gboolean
write_picture (GtkWidget  *window,
               const char *path)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (window);
  /* With the window's shadow, which the widget's own size leaves out: pixels stay pixels. */
  int width = gdk_paintable_get_intrinsic_width (paintable), height = gdk_paintable_get_intrinsic_height (paintable);
  int sharpness = gtk_widget_get_scale_factor (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  g_autoptr(GdkTexture) texture = NULL;

  gtk_snapshot_scale (snapshot, (float) sharpness, (float) sharpness);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) (width * sharpness), (float) (height * sharpness)));
  gsk_render_node_unref (node);
  if (!gdk_texture_save_to_png (texture, path))
    g_printerr ("%s\n", path);
  return TRUE;
}

static gboolean
shot_tick_cb (GtkWidget     *window,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  DpApplication *self = DP_APPLICATION (user_data);
  int frame = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (window), "shot-frame")) + 1;

  g_object_set_data (G_OBJECT (window), "shot-frame", GINT_TO_POINTER (frame));
  if (frame < SHOT_FRAME || !write_picture (window, self->shot))
    return G_SOURCE_CONTINUE;
  g_application_quit (G_APPLICATION (self));
  return G_SOURCE_REMOVE;
}

/* --------------------------------------------------------------------------------------------------- command line */

static const GOptionEntry options[] = {
  { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the sample plan"), NULL },
  { "shot", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, NULL, "Write a picture of the window and end", "FILE" },
  { "page", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, "Show this page", "NAME" },
  { "section", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, "Show this section of the page", "NAME" },
  { "proposal", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, "Choose this proposal", "ID" },
  { "explain", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, "Explain this figure", "ID" },
  { "dark", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, "Use the dark window", NULL },
  { "size", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, "Size of the window", "WIDTHxHEIGHT" },
  { "goto", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, "Show this field", "ENTITY/ID/FIELD" },
  { "text-scale", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, NULL, "Size of text", "PERCENT" },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[FILE…]") },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static int
dp_application_handle_local_options (GApplication *application,
                                     GVariantDict *dict)
{
  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("Døgnplan %s\n", PACKAGE_VERSION);
      return 0;
    }
  /* A picture is taken of a program of its own, not of the one that happens to run. */
  if (g_variant_dict_contains (dict, "shot"))
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static DpWindow *
open_arguments (DpApplication           *self,
                GApplicationCommandLine *line,
                GVariantDict            *dict)
{
  g_autofree const char **files = NULL;
  DpWindow *window = NULL;

  if (g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &files))
    for (guint i = 0; files[i] != NULL; i++)
      {
        g_autoptr(GFile) file = g_application_command_line_create_file_for_arg (line, files[i]);

        window = open_file (self, file);
      }
  else if (g_variant_dict_contains (dict, "sample"))
    window = open_sample (self);
  return window;
}

static void
go_to_field (DpWindow   *window,
             const char *path)
{
  /* An id may have slashes of its own. */
  const char *first = strchr (path, '/'), *last = strrchr (path, '/');
  g_autofree char *name = first != NULL ? g_strndup (path, (gsize) (first - path)) : NULL;
  g_autofree char *id = last > first ? g_strndup (first + 1, (gsize) (last - first - 1)) : NULL;
  const DpEntity *entity = name != NULL ? dp_entity_by_name (name) : NULL;
  int field = entity != NULL && id != NULL ? dp_entity_find_field (entity, last + 1) : -1;

  if (field < 0 || dp_window_get_session (window) == NULL)
    g_printerr ("There is no field “%s”.\n", path);
  else
    dp_session_goto_field (dp_window_get_session (window), entity->kind, id, (guint) field);
}

static int
dp_application_command_line (GApplication            *application,
                             GApplicationCommandLine *line)
{
  DpApplication *self = DP_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (line);
  const char *text;
  DpWindow *window;
  int width, height, percent;

  if (g_variant_dict_lookup (dict, "text-scale", "i", &percent))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * PANGO_SCALE * percent / 100, NULL);
  if (g_variant_dict_contains (dict, "dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);

  window = open_arguments (self, line, dict);
  if (window == NULL)
    {
      g_application_activate (application);
      window = DP_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self)));
    }
  if (window == NULL)
    return 0;

  if (g_variant_dict_lookup (dict, "page", "&s", &text) && !dp_window_show_page (window, text))
    g_printerr ("There is no page “%s”.\n", text);
  if (g_variant_dict_lookup (dict, "section", "&s", &text))
    dp_page_set_section (DP_PAGE (dp_window_find_page (window, dp_window_get_page (window))), text);
  if (g_variant_dict_lookup (dict, "proposal", "&s", &text) && dp_window_get_session (window) != NULL)
    dp_session_set_proposal (dp_window_get_session (window), text);
  if (g_variant_dict_lookup (dict, "explain", "&s", &text) && dp_window_get_session (window) != NULL)
    dp_session_explain (dp_window_get_session (window), text);
  if (g_variant_dict_lookup (dict, "goto", "&s", &text))
    go_to_field (window, text);
  if (g_variant_dict_lookup (dict, "size", "&s", &text) && sscanf (text, "%dx%d", &width, &height) == 2)
    gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (g_variant_dict_lookup (dict, "shot", "^&ay", &text))
    {
      g_free (self->shot);
      self->shot = g_strdup (text);
      gtk_widget_add_tick_callback (GTK_WIDGET (window), shot_tick_cb, self, NULL);
    }
  return 0;
}

static void
dp_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (DP_APPLICATION (application), files[i]);
}

/* Started without a file: unsaved work is simply there again, the latest first; without any, the welcome page is. */
static void
dp_application_activate (GApplication *application)
{
  DpApplication *self = DP_APPLICATION (application);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr(GPtrArray) unsaved = NULL;
  DpWindow *window;

  if (active != NULL)
    {
      gtk_window_present (active);
      return;
    }
  unsaved = dp_document_list_unsaved ();
  for (guint i = 0; unsaved != NULL && i < unsaved->len; i++)
    {
      const DpUnsaved *work = g_ptr_array_index (unsaved, i);
      DpDocument *document = work->file != NULL ? dp_document_open (work->file, NULL)
                                                : dp_document_open_untitled (work->working_id, NULL);

      if (document != NULL)
        {
          show_document (self, document, NULL);
          return;
        }
    }
  window = dp_window_new (ADW_APPLICATION (self));
  dp_window_set_document (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
dp_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },
    { .name = "new-from", .activate = new_from_cb, .parameter_type = "s" },
    { .name = "sample", .activate = sample_cb },
    { .name = "open", .activate = open_cb },
    { .name = "open-recent", .activate = open_recent_cb, .parameter_type = "s" },
    { .name = "open-unsaved", .activate = open_unsaved_cb, .parameter_type = "s" },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "help", .activate = help_cb },
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };

  G_APPLICATION_CLASS (dp_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  add_accels (DP_APPLICATION (application));
  dp_preferences_apply_color_scheme ();
}

static void
dp_application_finalize (GObject *object)
{
  g_free (DP_APPLICATION (object)->shot);
  G_OBJECT_CLASS (dp_application_parent_class)->finalize (object);
}

static void
dp_application_class_init (DpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dp_application_finalize;
  application_class->handle_local_options = dp_application_handle_local_options;
  application_class->command_line = dp_application_command_line;
  application_class->open = dp_application_open;
  application_class->activate = dp_application_activate;
  application_class->startup = dp_application_startup;
}

static void
dp_application_init (DpApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

DpApplication *
dp_application_new (void)
{
  return g_object_new (DP_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}

int
dp_application_main (int    argc,
                     char **argv)
{
  g_autoptr(DpApplication) self = NULL;
  g_autofree char *language = dp_settings_dup_string ("language");

  /* Before GTK, which translates its own texts when it starts; and GTK must leave the locale as it is set here. */
  dp_language_init (language);
  gtk_disable_setlocale ();
  g_set_application_name ("Døgnplan");
  g_set_prgname (APPLICATION_ID);

  self = dp_application_new ();
  return g_application_run (G_APPLICATION (self), argc, argv);
}
