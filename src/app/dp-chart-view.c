/* dp-chart-view.c: a chart on its card, with its table and its text, copying and saving.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-chart-view.h"

#include <glib/gi18n.h>

#include "app/dp-app-compat.h"
#include "app/dp-chart-canvas.h"
#include "app/dp-headline-bar.h"
#include "app/dp-print.h"
#include "app/dp-save-dialog.h"
#include "app/dp-sideways.h"
#include "app/dp-table-view.h"
#include "app/dp-wrap-layout.h"
#include "chart/dp-export.h"
#include "figure/dp-outgoing.h"

/** Copied and saved pictures have this many pixels for each unit: sharp on a slide. */
#define PICTURE_SHARPNESS 2.0

#define FOOT_SPACING 6

struct _DpChartView
{
  AdwBin parent_instance;

  DpFigure *figure;
  DpMapZoom zoom; /* of a map */

  GtkStack *stack;
  DpChartCanvas *canvas;
  DpTableView *table;
  GtkLabel *table_title;
  GtkLabel *text_title;
  GtkLabel *text;
  GtkLabel *text_source;
  DpHeadlineBar *headline;
  GtkWidget *foot;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPERTIES
};

enum
{
  ITEM_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DpChartView, dp_chart_view, ADW_TYPE_BIN)

static void
toast (DpChartView *self,
       const char  *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static DpExport
sharp_export (void)
{
  return (DpExport) { .width = DP_EXPORT_WIDTH * PICTURE_SHARPNESS, .scale = PICTURE_SHARPNESS };
}

/* --------------------------------------------------------------------------------------------------------- copy */

static void
copy_table (DpChartView *self)
{
  g_autofree char *text = dp_table_to_text (self->figure->table);
  g_autofree char *html = dp_table_to_html (self->figure->table);
  g_autoptr(GBytes) html_bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *parts[] = {
    gdk_content_provider_new_for_bytes ("text/html", html_bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };
  g_autoptr(GdkContentProvider) all = gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  toast (self, _("The table is copied"));
}

static void
copy_text (DpChartView *self)
{
  g_autofree char *text = dp_figure_to_text (self->figure);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  toast (self, _("The text is copied"));
}

static void
copy_picture (DpChartView *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = dp_figure_to_text (self->figure);
  DpExport options = sharp_export ();
  g_autoptr(GBytes) png = dp_chart_render_png_bytes (self->figure->chart, &options, &error);
  g_autoptr(GBytes) svg = png != NULL ? dp_chart_render_svg_bytes (self->figure->chart, NULL, &error) : NULL;
  g_autoptr(GdkTexture) texture = svg != NULL ? gdk_texture_new_from_bytes (png, &error) : NULL;

  if (texture == NULL)
    {
      toast (self, error->message);
      return;
    }

  GdkContentProvider *parts[] = {
    gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture),
    gdk_content_provider_new_for_bytes ("image/png", png),
    gdk_content_provider_new_for_bytes ("image/svg+xml", svg),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };
  g_autoptr(GdkContentProvider) all = gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  toast (self, _("The chart is copied (picture and text)"));
}

/* Says so when the figure waits for an answer about personal data. */
static gboolean
may_leave (DpChartView *self)
{
  const DpAnswerButton buttons[] = {
    { "close", _("_Close"), ADW_RESPONSE_DEFAULT },
    { NULL, NULL, ADW_RESPONSE_DEFAULT },
  };
  g_autoptr(GError) error = NULL;

  if (dp_outgoing_figure_may_leave (self->figure, &error))
    return TRUE;
  dp_question_dialog (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Personal Data in the Chart"), error->message,
                      buttons, NULL, NULL, NULL);
  return FALSE;
}

/* Copies what is seen: the picture with its text, the table, or the text alone. */
void
dp_chart_view_copy (DpChartView *self)
{
  const char *view;

  g_return_if_fail (DP_IS_CHART_VIEW (self));

  if (self->figure == NULL || !may_leave (self))
    return;
  view = gtk_stack_get_visible_child_name (self->stack);
  if (g_strcmp0 (view, "table") == 0)
    copy_table (self);
  else if (g_strcmp0 (view, "text") == 0)
    copy_text (self);
  else
    copy_picture (self);
}

static void
copy_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  dp_chart_view_copy (DP_CHART_VIEW (widget));
}

/* --------------------------------------------------------------------------------------------------------- save */

static void
save_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DpChartView *self = DP_CHART_VIEW (widget);

  if (self->figure != NULL && may_leave (self))
    dp_save_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->figure);
}

/** dp_chart_view_print: prints the chart, whatever twin of it is seen. */
void
dp_chart_view_print (DpChartView *self)
{
  g_return_if_fail (DP_IS_CHART_VIEW (self));

  if (self->figure != NULL && may_leave (self))
    dp_print_charts (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), dp_figure_kind_label (self->figure->kind),
                     &self->figure->chart, 1);
}

static void
print_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  dp_chart_view_print (DP_CHART_VIEW (widget));
}

static void
page_setup_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  dp_print_page_setup (GTK_WINDOW (gtk_widget_get_root (widget)));
}

/* ----------------------------------------------------------------------------------------------------- headline */

static void
edit_headline_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  dp_headline_bar_edit (DP_CHART_VIEW (widget)->headline);
}

/* --------------------------------------------------------------------------------------------------------- view */

static void
focus_view (DpChartView *self)
{
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Table and text are made when they are seen: a figure changes with every letter that is typed, and most are only looked at. */
static void
fill_view (DpChartView *self)
{
  const char *view = gtk_stack_get_visible_child_name (self->stack);
  const DpFigure *figure = self->figure;

  if (figure == NULL)
    return;
  if (g_strcmp0 (view, "table") == 0)
    {
      dp_table_view_set_table (self->table, figure->table);
      gtk_label_set_label (self->table_title, figure->chart->title);
    }
  else if (g_strcmp0 (view, "text") == 0)
    {
      g_autofree char *origin = g_strjoin ("\n", figure->chart->version, figure->chart->source, NULL);

      gtk_label_set_label (self->text_title, figure->chart->title);
      gtk_label_set_label (self->text, figure->text != NULL ? figure->text : "");
      gtk_label_set_label (self->text_source, origin);
    }
}

static void
toggle_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  DpChartView *self = DP_CHART_VIEW (widget);

  g_object_set (self, "view",
                g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "chart") == 0 ? "table" : "chart", NULL);
  focus_view (self);
}

static void
canvas_activated_cb (DpChartView   *self,
                     const char    *id,
                     DpChartCanvas *canvas)
{
  g_signal_emit (self, signals[ITEM_ACTIVATED], 0, id);
}

static void
dp_chart_view_dispose (GObject *object)
{
  DpChartView *self = DP_CHART_VIEW (object);

  if (self->canvas != NULL)
    dp_chart_canvas_set_figure (self->canvas, NULL);
  if (self->headline != NULL)
    dp_headline_bar_set_figure (self->headline, NULL);
  g_clear_pointer (&self->figure, dp_figure_free);

  G_OBJECT_CLASS (dp_chart_view_parent_class)->dispose (object);
}

static void
dp_chart_view_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DpChartView *self = DP_CHART_VIEW (object);

  switch (property_id)
    {
    case PROP_VIEW:
      g_value_set_string (value, gtk_stack_get_visible_child_name (self->stack));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_chart_view_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  DpChartView *self = DP_CHART_VIEW (object);

  switch (property_id)
    {
    case PROP_VIEW:
      if (g_strcmp0 (g_value_get_string (value), gtk_stack_get_visible_child_name (self->stack)) == 0)
        break;
      gtk_stack_set_visible_child_name (self->stack, g_value_get_string (value));
      fill_view (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_chart_view_class_init (DpChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_chart_view_dispose;
  object_class->get_property = dp_chart_view_get_property;
  object_class->set_property = dp_chart_view_set_property;

  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "chart",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[ITEM_ACTIVATED] = g_signal_new ("item-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (DP_TYPE_CHART_CANVAS);
  g_type_ensure (DP_TYPE_HEADLINE_BAR);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  g_type_ensure (DP_TYPE_SIDEWAYS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-chart-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DpChartView, stack);
  gtk_widget_class_bind_template_child (widget_class, DpChartView, canvas);
  gtk_widget_class_bind_template_child (widget_class, DpChartView, table);
  gtk_widget_class_bind_template_child (widget_class, DpChartView, table_title);
  gtk_widget_class_bind_template_child (widget_class, DpChartView, text_title);
  gtk_widget_class_bind_template_child (widget_class, DpChartView, text);
  gtk_widget_class_bind_template_child (widget_class, DpChartView, text_source);
  gtk_widget_class_bind_template_child (widget_class, DpChartView, headline);
  gtk_widget_class_bind_template_child (widget_class, DpChartView, foot);

  gtk_widget_class_install_property_action (widget_class, "chart.view", "view");
  gtk_widget_class_install_action (widget_class, "chart.toggle", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "chart.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "chart.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "chart.page-setup", NULL, page_setup_action);
  gtk_widget_class_install_action (widget_class, "chart.edit-headline", NULL, edit_headline_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "chart.edit-headline", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "chart.toggle", NULL);
}

static void
dp_chart_view_init (DpChartView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->foot, dp_wrap_layout_new_apart (FOOT_SPACING));
  self->zoom.factor = 1;
  g_signal_connect_object (self->canvas, "activated", G_CALLBACK (canvas_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
apply_zoom (DpChartView *self,
            DpFigure    *figure)
{
  if (figure->chart->kind == DP_CHART_MAP)
    dp_chart_set_map_zoom (figure->chart, &self->zoom);
}

/**
 * dp_chart_view_take_figure:
 * @figure: (transfer full): what to show from now on
 */
void
dp_chart_view_take_figure (DpChartView *self,
                           DpFigure    *figure)
{
  g_return_if_fail (DP_IS_CHART_VIEW (self));
  g_return_if_fail (figure != NULL);

  apply_zoom (self, figure);
  dp_chart_canvas_set_figure (self->canvas, figure);
  dp_headline_bar_set_figure (self->headline, figure);
  g_clear_pointer (&self->figure, dp_figure_free);
  self->figure = figure;

  fill_view (self);
}

const DpFigure *
dp_chart_view_get_figure (DpChartView *self)
{
  g_return_val_if_fail (DP_IS_CHART_VIEW (self), NULL);
  return self->figure;
}

/**
 * dp_chart_view_preview_figure:
 * @figure: (transfer full): another state of the figure while something is moved about in it
 *
 * Shows it in the drawing alone; table and text follow with dp_chart_view_take_figure().
 */
void
dp_chart_view_preview_figure (DpChartView *self,
                              DpFigure    *figure)
{
  g_return_if_fail (DP_IS_CHART_VIEW (self));
  g_return_if_fail (figure != NULL);

  apply_zoom (self, figure);
  dp_chart_canvas_preview_figure (self->canvas, figure);
  g_clear_pointer (&self->figure, dp_figure_free);
  self->figure = figure;
}

/** dp_chart_view_set_map_zoom: shows a part of the map larger, in this and the following figures, and in what is made of them. */
void
dp_chart_view_set_map_zoom (DpChartView     *self,
                            const DpMapZoom *zoom)
{
  g_return_if_fail (DP_IS_CHART_VIEW (self));

  self->zoom = *zoom;
  if (self->figure == NULL)
    return;
  apply_zoom (self, self->figure);
  dp_chart_canvas_preview_figure (self->canvas, self->figure);
}

/** dp_chart_view_get_canvas: Returns: (transfer none): the drawing. */
DpChartCanvas *
dp_chart_view_get_canvas (DpChartView *self)
{
  g_return_val_if_fail (DP_IS_CHART_VIEW (self), NULL);

  return self->canvas;
}
