/* dp-print.c: charts on paper.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-print.h"

#include "chart/dp-export.h"

#include <glib/gi18n.h>

/* A pixel of a chart is 1/96 inch, a point 1/72. */
static const double POINTS_PER_PX = 72.0 / 96.0;

#define JOB "doegnplan-job"

/* What was chosen last, for all windows, as long as the program runs. */
static GtkPrintSettings *last_settings;
static GtkPageSetup *last_setup;

/* Charts are kept while the dialog is open: the window may show others meanwhile. */
typedef struct
{
  GPtrArray *charts;
  GError *error; /* (nullable): why the page could not be painted */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->charts);
  g_clear_error (&job->error);
  g_free (job);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           user_data)
{
  Job *job = g_object_get_data (G_OBJECT (operation), JOB);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  if (job->error == NULL
      && !dp_charts_paint_page ((const DpChart *const *) job->charts->pdata, job->charts->len, cr,
                                gtk_print_context_get_width (context) / POINTS_PER_PX,
                                gtk_print_context_get_height (context) / POINTS_PER_PX, &job->error))
    gtk_print_operation_cancel (operation);
  cairo_restore (cr);
}

static void
done_cb (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         gpointer                user_data)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_object (&last_settings, gtk_print_operation_get_print_settings (operation));
  if (gtk_print_operation_get_default_page_setup (operation) != NULL)
    g_set_object (&last_setup, gtk_print_operation_get_default_page_setup (operation));
}

static GtkPageSetup *
a4_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);
  return setup;
}

/* @job stays with the operation. */
static GtkPrintOperation *
new_operation (DpChart *const *charts,
               guint           n_charts,
               Job           **job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  *job = g_new0 (Job, 1);
  (*job)->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_chart_free);
  for (guint i = 0; i < n_charts; i++)
    g_ptr_array_add ((*job)->charts, dp_chart_ref (charts[i]));
  if (last_setup == NULL)
    last_setup = a4_setup ();
  gtk_print_operation_set_default_page_setup (operation, last_setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  g_object_set_data_full (G_OBJECT (operation), JOB, *job, job_free);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), operation, 0);
  return operation;
}

/** dp_print_charts: see the header. */
void
dp_print_charts (GtkWindow      *parent,
                 const char     *name,
                 DpChart *const *charts,
                 guint           n_charts)
{
  Job *job;
  g_autoptr(GtkPrintOperation) operation = new_operation (charts, n_charts, &job);

  g_return_if_fail (charts != NULL && n_charts > 0);

  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  if (last_settings != NULL)
    gtk_print_operation_set_print_settings (operation, last_settings);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), operation, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/** dp_print_to_file: see the header. */
gboolean
dp_print_to_file (const char     *path,
                  GtkPageSetup   *setup,
                  DpChart *const *charts,
                  guint           n_charts,
                  GError        **error)
{
  Job *job;
  g_autoptr(GtkPrintOperation) operation = new_operation (charts, n_charts, &job);

  if (setup != NULL)
    gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_export_filename (operation, path);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    return FALSE;
  if (job->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&job->error));
      return FALSE;
    }
  return TRUE;
}

static void
page_setup_done_cb (GtkPageSetup *setup,
                    gpointer      user_data)
{
  g_set_object (&last_setup, setup);
}

/** dp_print_page_setup: see the header. */
void
dp_print_page_setup (GtkWindow *parent)
{
  if (last_setup == NULL)
    last_setup = a4_setup ();
  if (last_settings == NULL)
    last_settings = gtk_print_settings_new ();
  gtk_print_run_page_setup_dialog_async (parent, last_setup, last_settings, page_setup_done_cb, NULL);
}
