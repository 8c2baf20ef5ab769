/* dp-save-dialog.c: as what a chart is to be saved: kind of file, size, sharpness.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-save-dialog.h"

#include "app/dp-app-compat.h"
#include "chart/dp-picture.h"
#include "chart/dp-scene.h"

#include <glib/gi18n.h>

/* In the order of the list in dp-save-dialog.ui. */
typedef enum
{
  FORMAT_PNG,
  FORMAT_SVG,
  FORMAT_PDF,
  FORMAT_CSV,
  N_FORMATS
} Format;

static const char *const suffixes[N_FORMATS] = { ".png", ".svg", ".pdf", ".csv" };

/* What was chosen last, for the next chart. */
static Format last_format = FORMAT_PNG;
static DpPictureSize last_size = DP_PICTURE_PLAIN;
static guint last_sharpness = 2;

struct _DpSaveDialog
{
  AdwWindow parent_instance;

  DpChart *chart;
  char *csv;
  char *name; /* of the file, without its ending */
  Format format;

  AdwComboRow *kind;
  AdwComboRow *size;
  AdwComboRow *sharpness;
  GtkLabel *measure;
};

G_DEFINE_FINAL_TYPE (DpSaveDialog, dp_save_dialog, ADW_TYPE_WINDOW)

/* --------------------------------------------------------------------------------------------------------------- saving */

static gboolean
write_file (DpSaveDialog *self,
            const char   *path,
            GError      **error)
{
  if (self->format == FORMAT_CSV)
    return g_file_set_contents (path, self->csv, -1, error);

  return dp_picture_write (self->chart, path, last_size, last_sharpness, error);
}

static void
toast (DpSaveDialog *self,
       const char   *text)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), "win.toast", "s", text);
}

/* The name with the ending of the kind that was chosen, whatever was typed. */
static char *
with_suffix (DpSaveDialog *self,
             const char   *path)
{
  return g_str_has_suffix (path, suffixes[self->format]) ? g_strdup (path) : g_strconcat (path, suffixes[self->format], NULL);
}

static void
named_cb (GObject      *parent,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DpSaveDialog) self = DP_SAVE_DIALOG (user_data);
  g_autoptr(GFile) file = dp_file_save_dialog_finish (result, NULL);
  g_autofree char *chosen = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *path = chosen != NULL ? with_suffix (self, chosen) : NULL;
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;

  if (file == NULL)
    {
      gtk_window_present (GTK_WINDOW (self));
      return;
    }
  if (path == NULL)
    message = g_strdup (_("Charts can only be saved in folders of this computer."));
  else if (g_strcmp0 (path, chosen) != 0 && g_file_test (path, G_FILE_TEST_EXISTS))
    /* Translators: %s is a file name. The user was asked about another name. */
    message = g_strdup_printf (_("%s exists already. Choose another name."), name);
  else if (write_file (self, path, &error))
    /* Translators: %s is a file name. */
    message = g_strdup_printf (_("Saved as %s"), name);
  else
    message = g_strdup_printf (_("The chart could not be saved: %s"), error->message);
  toast (self, message);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DpSaveDialog *self = DP_SAVE_DIALOG (widget);
  const DpFileKind kinds[N_FORMATS] = {
    { _("PNG picture"), "*.png" }, { _("SVG drawing"), "*.svg" }, { _("PDF document"), "*.pdf" }, { _("CSV table"), "*.csv" },
  };
  DpFileKind kind[2] = { { NULL, NULL }, { NULL, NULL } };
  g_autofree char *name = NULL;

  self->format = adw_combo_row_get_selected (self->kind);
  last_format = self->format;
  last_size = adw_combo_row_get_selected (self->size);
  last_sharpness = adw_combo_row_get_selected (self->sharpness) + 1;

  kind[0] = kinds[self->format];
  name = g_strconcat (self->name, suffixes[self->format], NULL);
  gtk_widget_set_visible (widget, FALSE);
  dp_file_save_dialog (gtk_window_get_transient_for (GTK_WINDOW (self)), _("Save Chart"), name, NULL, kind, NULL, named_cb,
                       g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_destroy (GTK_WINDOW (widget));
}

/* --------------------------------------------------------------------------------------------------------------- choices */

static void
chosen_cb (DpSaveDialog *self)
{
  const Format format = adw_combo_row_get_selected (self->kind);
  DpExport options = { 0 };
  g_autofree char *measure = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->size), format != FORMAT_CSV);
  gtk_widget_set_visible (GTK_WIDGET (self->sharpness), format == FORMAT_PNG);
  gtk_widget_set_visible (GTK_WIDGET (self->measure), format == FORMAT_PNG);
  if (self->chart == NULL || format != FORMAT_PNG)
    return;

  dp_picture_options (adw_combo_row_get_selected (self->size), adw_combo_row_get_selected (self->sharpness) + 1, &options);
  if (options.height <= 0)
    dp_chart_measure_height (self->chart, dp_theme_get (DP_THEME_PRINT), options.width, options.scale, NULL, &options.height);
  /* Translators: width and height of a picture */
  measure = g_strdup_printf (_("%.0f × %.0f pixels"), options.width, options.height);
  gtk_label_set_label (self->measure, measure);
}

static void
dp_save_dialog_finalize (GObject *object)
{
  DpSaveDialog *self = DP_SAVE_DIALOG (object);

  dp_chart_free (self->chart);
  g_free (self->csv);
  g_free (self->name);
  G_OBJECT_CLASS (dp_save_dialog_parent_class)->finalize (object);
}

static void
dp_save_dialog_class_init (DpSaveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dp_save_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-save-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DpSaveDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, DpSaveDialog, size);
  gtk_widget_class_bind_template_child (widget_class, DpSaveDialog, sharpness);
  gtk_widget_class_bind_template_child (widget_class, DpSaveDialog, measure);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "dialog.cancel", NULL);
}

static void
dp_save_dialog_init (DpSaveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_selected (self->kind, last_format);
  adw_combo_row_set_selected (self->size, last_size);
  adw_combo_row_set_selected (self->sharpness, last_sharpness - 1);
}

/** dp_save_dialog_present: see the header. */
void
dp_save_dialog_present (GtkWindow      *parent,
                        const DpFigure *figure)
{
  DpSaveDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (figure != NULL);

  self = g_object_new (DP_TYPE_SAVE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  self->chart = dp_chart_ref (figure->chart);
  self->csv = dp_table_to_csv (figure->table);
  self->name = g_strdup (dp_figure_kind_name (figure->kind));
  chosen_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
