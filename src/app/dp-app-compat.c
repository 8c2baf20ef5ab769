/* dp-app-compat.c: file, question and about dialogs and colours, called as newer GTK versions call theirs.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dp-app-compat.h"

/* ------------------------------------------------------------------------------------------------ file dialogs */

static void
file_response_cb (GtkNativeDialog *native,
                  int              response,
                  GTask           *task)
{
  g_autoptr(GFile) file = NULL;

  g_assert (GTK_IS_FILE_CHOOSER_NATIVE (native));

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  if (file != NULL)
    {
      /* A name without an extension gets the one of the kind that is chosen. */
      GtkFileFilter *filter = gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (native));
      const char *extension = filter != NULL ? g_object_get_data (G_OBJECT (filter), "extension") : NULL;
      g_autofree char *name = g_file_get_basename (file);

      if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (native)) == GTK_FILE_CHOOSER_ACTION_SAVE && extension != NULL &&
          strchr (name, '.') == NULL)
        {
          g_autofree char *with = g_strconcat (name, extension, NULL);
          g_autoptr(GFile) folder = g_file_get_parent (file);

          g_object_unref (file);
          file = g_file_get_child (folder, with);
        }
      g_task_return_pointer (task, g_object_ref (file), g_object_unref);
    }
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Dismissed");
  g_object_unref (task);
}

static void
file_dialog (GtkWindow            *parent,
             const char           *title,
             GtkFileChooserAction  action,
             const char           *name,
             GFile                *folder,
             const DpFileKind     *kinds,
             GCancellable         *cancellable,
             GAsyncReadyCallback   callback,
             gpointer              user_data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
    title, parent, action, action == GTK_FILE_CHOOSER_ACTION_SAVE ? _("_Save") : _("_Open"), _("_Cancel"));
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, file_dialog);
  g_task_set_task_data (task, native, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);

  for (const DpFileKind *kind = kinds; kind != NULL && kind->label != NULL; kind++)
    {
      g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, kind->label);
      gtk_file_filter_add_pattern (filter, kind->pattern);
      if (kind->pattern[0] == '*' && kind->pattern[1] == '.')
        g_object_set_data_full (G_OBJECT (filter), "extension", g_strdup (kind->pattern + 1), g_free);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
    }
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), folder, NULL);
  if (name != NULL && action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);

  g_signal_connect_data (native, "response", G_CALLBACK (file_response_cb), task, NULL, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

void
dp_file_open_dialog (GtkWindow           *parent,
                     const char          *title,
                     const DpFileKind    *kinds,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  file_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL, kinds, cancellable, callback, user_data);
}

GFile *
dp_file_open_dialog_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dp_file_save_dialog (GtkWindow           *parent,
                     const char          *title,
                     const char          *name,
                     GFile               *folder,
                     const DpFileKind    *kinds,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  file_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, name, folder, kinds, cancellable, callback, user_data);
}

GFile *
dp_file_save_dialog_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --------------------------------------------------------------------------------------------------- questions */

static void
question_response_cb (AdwMessageDialog *dialog,
                      const char       *response,
                      GTask            *task)
{
  g_assert (ADW_IS_MESSAGE_DIALOG (dialog));

  g_task_return_pointer (task, g_strdup (response), g_free);
  g_object_unref (task);
}

void
dp_question_dialog (GtkWindow            *parent,
                    const char           *heading,
                    const char           *body,
                    const DpAnswerButton *buttons,
                    GCancellable         *cancellable,
                    GAsyncReadyCallback   callback,
                    gpointer              user_data)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  const DpAnswerButton *last = buttons;

  g_task_set_source_tag (task, dp_question_dialog);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  for (const DpAnswerButton *button = buttons; button->id != NULL; button++)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), button->id, button->label);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), button->id, button->appearance);
      last = button;
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), buttons->id);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), last->id);
  g_signal_connect_data (dialog, "response", G_CALLBACK (question_response_cb), task, NULL, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Returns: (transfer full): the id of the button */
char *
dp_question_dialog_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ------------------------------------------------------------------------------------------------------- about */

void
dp_about_dialog (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", "Døgnplan",
                         "application-icon", APPLICATION_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _("The Døgnplan contributors"),
                         "copyright", "© 2026 The Døgnplan contributors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Planning residential treatment for pregnant women with harmful substance use: "
                                       "need, proposals, capacity and specialisation in one plan, with every figure's "
                                       "source.\n\nThe program never uses the network and has no field for a person in "
                                       "treatment."),
                         NULL);
}

/* ----------------------------------------------------------------------------------------------------- colours */

/** dp_widget_get_color: see the header. */
void
dp_widget_get_color (GtkWidget *widget,
                     GdkRGBA   *color)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}
