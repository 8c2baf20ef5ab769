/* dp-app-compat.h: file, question and about dialogs, called as newer GTK versions call theirs.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What GTK 4.8 and libadwaita 1.2 have for these is deprecated later. It is used in dp-app-compat.c and nowhere else.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** DpFileKind: one entry of a dialog's list of kinds; a table of them ends with a NULL label. */
typedef struct
{
  const char *label;   /* translated */
  const char *pattern; /* "*.png" */
} DpFileKind;

void   dp_file_open_dialog         (GtkWindow           *parent,
                                    const char          *title,
                                    const DpFileKind    *kinds,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
GFile *dp_file_open_dialog_finish  (GAsyncResult  *result,
                                    GError       **error);

void   dp_file_save_dialog         (GtkWindow           *parent,
                                    const char          *title,
                                    const char          *name,
                                    GFile               *folder,
                                    const DpFileKind    *kinds,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
GFile *dp_file_save_dialog_finish  (GAsyncResult  *result,
                                    GError       **error);

/** DpAnswerButton: a button of a question; a table of them ends with a NULL id. The first is what Escape gives. */
typedef struct
{
  const char *id;
  const char *label; /* translated, with a mnemonic */
  AdwResponseAppearance appearance;
} DpAnswerButton;

void   dp_question_dialog          (GtkWindow            *parent,
                                    const char           *heading,
                                    const char           *body,
                                    const DpAnswerButton *buttons,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
char  *dp_question_dialog_finish   (GAsyncResult  *result,
                                    GError       **error);

void   dp_about_dialog             (GtkWindow *parent);

/* The colour that the style gives @widget's text and marks. */
void   dp_widget_get_color         (GtkWidget *widget,
                                    GdkRGBA   *color);

G_END_DECLS
