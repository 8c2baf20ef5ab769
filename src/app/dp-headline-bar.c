/* dp-headline-bar.c: under a chart: its headline to write, and whether one's own still fits the figures.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It asks the window to write ("win.set-headline"): a chart's card knows no plan.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-headline-bar.h"

#include "app/dp-wrap-layout.h"
#include "figure/dp-headline.h"
#include "plan/dp-text.h"

#include <glib/gi18n.h>

#define SPACING 8

struct _DpHeadlineBar
{
  AdwBin parent_instance;

  const DpFigure *figure; /* (nullable) */

  GtkWidget *note;
  GtkLabel *note_generated;
  GtkWidget *editor;
  GtkEditable *entry;
  GtkLabel *generated;
  GtkWidget *take;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (DpHeadlineBar, dp_headline_bar, ADW_TYPE_BIN)

static gboolean
is_editing (DpHeadlineBar *self)
{
  return gtk_widget_get_visible (self->editor);
}

static void
show_state (DpHeadlineBar *self)
{
  const gboolean doubted = self->figure != NULL && self->figure->own_headline && !self->figure->headline_fits;

  gtk_widget_set_visible (self->note, doubted && !is_editing (self));
  gtk_widget_set_visible (self->take, self->figure != NULL && self->figure->own_headline);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->note) || is_editing (self));
}

static void
close_editor (DpHeadlineBar *self)
{
  gtk_widget_set_visible (self->editor, FALSE);
  show_state (self);
}

/* An empty @text: the program's sentence. */
static void
write_headline (DpHeadlineBar *self,
                const char    *text)
{
  g_autofree char *seen = NULL;

  if (self->figure == NULL)
    return;
  seen = dp_headline_seen (self->figure);
  close_editor (self);
  /* The window makes the figure anew, so it is borrowed no longer than this call. */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-headline", "(smsmsss)", dp_figure_kind_name (self->figure->kind),
                              self->figure->proposal, self->figure->scope, text, seen);
}

static void
write_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DpHeadlineBar *self = DP_HEADLINE_BAR (widget);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  /* The program's own words are no headline of one's own: they must go on following the figures. */
  if (self->figure != NULL && g_strcmp0 (text, self->figure->generated) == 0)
    write_headline (self, "");
  else
    write_headline (self, text);
}

static void
keep_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DpHeadlineBar *self = DP_HEADLINE_BAR (widget);

  if (self->figure != NULL)
    {
      g_autofree char *text = g_strdup (self->figure->chart->title);

      write_headline (self, text);
    }
}

static void
take_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  write_headline (DP_HEADLINE_BAR (widget), "");
}

static void
cancel_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  close_editor (DP_HEADLINE_BAR (widget));
}

static void
entry_activate_cb (DpHeadlineBar *self,
                   GtkEntry      *entry)
{
  write_action (GTK_WIDGET (self), NULL, NULL);
}

static void
dp_headline_bar_class_init (DpHeadlineBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-headline-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DpHeadlineBar, note);
  gtk_widget_class_bind_template_child (widget_class, DpHeadlineBar, note_generated);
  gtk_widget_class_bind_template_child (widget_class, DpHeadlineBar, editor);
  gtk_widget_class_bind_template_child (widget_class, DpHeadlineBar, entry);
  gtk_widget_class_bind_template_child (widget_class, DpHeadlineBar, generated);
  gtk_widget_class_bind_template_child (widget_class, DpHeadlineBar, take);
  gtk_widget_class_bind_template_child (widget_class, DpHeadlineBar, buttons);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);

  gtk_widget_class_install_action (widget_class, "headline.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "headline.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "headline.take", NULL, take_action);
  gtk_widget_class_install_action (widget_class, "headline.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "headline.cancel", NULL);
}

static void
dp_headline_bar_init (DpHeadlineBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->note, dp_wrap_layout_new (SPACING));
  gtk_widget_set_layout_manager (self->buttons, dp_wrap_layout_new (SPACING));
  show_state (self);
}

/** dp_headline_bar_set_figure: see the header. */
void
dp_headline_bar_set_figure (DpHeadlineBar  *self,
                            const DpFigure *figure)
{
  g_return_if_fail (DP_IS_HEADLINE_BAR (self));

  self->figure = figure;
  if (figure != NULL)
    {
      g_autofree char *sentence = dp_text_inner_quotes (figure->generated != NULL ? figure->generated : "");
      /* Translators: %s is the sentence that the program writes as a chart's headline. */
      g_autofree char *generated = g_strdup_printf (_("The program's headline: “%s”"), sentence);

      gtk_label_set_label (self->note_generated, generated);
      gtk_label_set_label (self->generated, generated);
    }
  show_state (self);
}

/** dp_headline_bar_is_for: see the header. */
gboolean
dp_headline_bar_is_for (DpHeadlineBar  *self,
                        const DpRecord *headline)
{
  g_return_val_if_fail (DP_IS_HEADLINE_BAR (self), FALSE);

  return self->figure != NULL && g_strcmp0 (dp_figure_kind_name (self->figure->kind), dp_record_text (headline, DP_HEADLINE_CHART)) == 0
         && g_strcmp0 (self->figure->proposal, dp_record_text (headline, DP_HEADLINE_PROPOSAL)) == 0
         && g_strcmp0 (self->figure->scope, dp_record_text (headline, DP_HEADLINE_SCOPE)) == 0;
}

/** dp_headline_bar_edit: see the header. */
void
dp_headline_bar_edit (DpHeadlineBar *self)
{
  g_return_if_fail (DP_IS_HEADLINE_BAR (self));

  if (self->figure == NULL)
    return;
  gtk_editable_set_text (self->entry, self->figure->chart->title);
  gtk_widget_set_visible (self->editor, TRUE);
  show_state (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
