/* dp-welcome.c: what a window shows before it has a plan: models, unsaved work, recent plans, the sample.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-welcome.h"

#include <glib/gi18n.h>

#include "app/dp-recents.h"
#include "plan/dp-date.h"
#include "plan/dp-document.h"

#define LIST_LENGTH 6

struct _DpWelcome
{
  AdwBin parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DpWelcome, dp_welcome, ADW_TYPE_BIN)

static void
add_row (DpWelcome  *self,
         const char *icon,
         const char *title,
         const char *detail,
         const char *action,
         GVariant   *target)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *second = g_object_new (GTK_TYPE_LABEL, "label", detail, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (second, "small");
  gtk_widget_add_css_class (second, "secondary");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), first);
  gtk_box_append (GTK_BOX (texts), second);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  gtk_list_box_append (self->list, row);
}

static char *
day_of (GDateTime *when)
{
  g_autoptr(GDateTime) local = g_date_time_to_local (when);
  g_autofree char *stored = g_date_time_format (local, "%Y-%m-%d");

  return dp_date_format (stored);
}

static void
add_unsaved (DpWelcome *self)
{
  g_autoptr(GPtrArray) unsaved = dp_document_list_unsaved ();

  for (guint i = 0; unsaved != NULL && i < unsaved->len && i < LIST_LENGTH; i++)
    {
      const DpUnsaved *work = g_ptr_array_index (unsaved, i);
      g_autofree char *day = work->when != NULL ? day_of (work->when) : g_strdup ("");
      g_autofree char *detail = NULL;

      /* Translators: below the title of a plan with unsaved work; %s is a date. */
      detail = g_strdup_printf (_("Unsaved work of %s"), day);
      if (work->file != NULL)
        {
          g_autofree char *uri = g_file_get_uri (work->file);

          add_row (self, "dp-proposals-symbolic", work->title, detail, "app.open-recent", g_variant_new_string (uri));
        }
      else
        add_row (self, "dp-proposals-symbolic", work->title, detail, "app.open-unsaved",
                 g_variant_new_string (work->working_id));
    }
}

static void
dp_welcome_map (GtkWidget *widget)
{
  dp_welcome_refresh (DP_WELCOME (widget));
  GTK_WIDGET_CLASS (dp_welcome_parent_class)->map (widget);
}

static void
dp_welcome_class_init (DpWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = dp_welcome_map;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, DpWelcome, list);
}

static void
dp_welcome_init (DpWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Unsaved work first, then the sample, then what was open lately. */
void
dp_welcome_refresh (DpWelcome *self)
{
  g_autoptr(GPtrArray) recents = NULL;
  GtkWidget *child;

  g_return_if_fail (DP_IS_WELCOME (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  add_unsaved (self);
  add_row (self, "dp-scores-symbolic", _("Sample: the five models"), _("A plan filled in, with sources – to try things out"),
           "app.sample", NULL);
  recents = dp_recents_list (LIST_LENGTH);
  for (guint i = 0; i < recents->len; i++)
    {
      const DpRecent *recent = g_ptr_array_index (recents, i);
      g_autofree char *day = day_of (recent->when);
      g_autofree char *uri = g_file_get_uri (recent->file);
      g_autofree char *detail = NULL;

      /* Translators: below the title of a recent plan: when it was open last, and its folder. */
      detail = g_strdup_printf (_("Open on %1$s · %2$s"), day, recent->folder != NULL ? recent->folder : "");
      add_row (self, "dp-waiting-symbolic", recent->name, detail, "app.open-recent", g_variant_new_string (uri));
    }
}
