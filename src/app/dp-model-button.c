/* dp-model-button.c: a menu of the published models; choosing one adds its proposal to the plan.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-model-button.h"

#include <glib/gi18n.h>

struct _DpModelButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  guint is_second : 1;
};

enum
{
  PROP_0,
  PROP_SECOND,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DpModelButton, dp_model_button, ADW_TYPE_BIN)

static void
dp_model_button_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (property_id == PROP_SECOND)
    g_value_set_boolean (value, DP_MODEL_BUTTON (object)->is_second);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

/* Beside another way it adds to what is there; by itself it is the way to begin. */
static void
dp_model_button_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  DpModelButton *self = DP_MODEL_BUTTON (object);

  if (property_id != PROP_SECOND)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }
  self->is_second = g_value_get_boolean (value);
  gtk_menu_button_set_label (self->button, self->is_second ? _("Add a Model") : _("Choose a Model"));
  if (self->is_second)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "second");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "second");
}

static void
dp_model_button_class_init (DpModelButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dp_model_button_get_property;
  object_class->set_property = dp_model_button_set_property;

  properties[PROP_SECOND] = g_param_spec_boolean ("second", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-model-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DpModelButton, button);
}

static void
dp_model_button_init (DpModelButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
