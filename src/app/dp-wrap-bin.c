/* dp-wrap-bin.c: holds a label that wraps, so that it can stand in a row.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row asks its children how wide they must be at the row's height, and a label answers with the width of all its text in
 * so many lines; it then reaches over what stands beside it. Here the width never follows from the height.
 *
 * A stack asks the same of the child on screen, and a column of texts and charts answers by trying one width after the other,
 * ten times the work of laying it out.
 *
 * A menu button and a drop-down are as tall as their label is at its natural width, however narrow they are. A bin around
 * one of them, which knows the label inside, asks for the height that the label has in the width there is.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-wrap-bin.h"

struct _DpWrapBin
{
  AdwBin parent_instance;

  GtkWidget *words; /* (nullable): the label inside a child that is itself of constant size; weak */
};

enum
{
  PROP_0,
  PROP_WORDS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DpWrapBin, dp_wrap_bin, ADW_TYPE_BIN)

static GtkSizeRequestMode
dp_wrap_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The height of @child in @width, when the label inside gets what the rest of the child leaves. */
static int
height_around_words (DpWrapBin *self,
                     GtkWidget *child,
                     int        width)
{
  int child_width, child_height, words_width, words_height, height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &child_width, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &child_height, NULL, NULL);
  gtk_widget_measure (self->words, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &words_width, NULL, NULL);
  gtk_widget_measure (self->words, GTK_ORIENTATION_VERTICAL, words_width, NULL, &words_height, NULL, NULL);
  width = MAX (1, width - (child_width - words_width));
  gtk_widget_measure (self->words, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return child_height + MAX (0, height - words_height);
}

static void
dp_wrap_bin_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int wanted;

  *minimum = *natural = 0;
  if (child == NULL || !gtk_widget_should_layout (child))
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, &wanted, NULL, NULL);
  *natural = wanted;
  if (orientation == GTK_ORIENTATION_VERTICAL && DP_WRAP_BIN (widget)->words != NULL)
    *minimum = *natural = height_around_words (DP_WRAP_BIN (widget), child, for_size < 0 ? wanted : for_size);
  else if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, for_size < 0 ? wanted : for_size, minimum, natural, NULL, NULL);
}

static void
dp_wrap_bin_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
dp_wrap_bin_dispose (GObject *object)
{
  g_clear_weak_pointer (&DP_WRAP_BIN (object)->words);
  G_OBJECT_CLASS (dp_wrap_bin_parent_class)->dispose (object);
}

static void
dp_wrap_bin_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_WORDS:
      g_value_set_object (value, DP_WRAP_BIN (object)->words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_wrap_bin_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_WORDS:
      dp_wrap_bin_set_words (DP_WRAP_BIN (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_wrap_bin_class_init (DpWrapBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_wrap_bin_dispose;
  object_class->get_property = dp_wrap_bin_get_property;
  object_class->set_property = dp_wrap_bin_set_property;
  widget_class->get_request_mode = dp_wrap_bin_get_request_mode;
  widget_class->measure = dp_wrap_bin_measure;
  widget_class->size_allocate = dp_wrap_bin_size_allocate;

  properties[PROP_WORDS] = g_param_spec_object ("words", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dp_wrap_bin_init (DpWrapBin *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}

/** dp_wrap_bin_new: Returns: (transfer floating): @child in a bin. */
GtkWidget *
dp_wrap_bin_new (GtkWidget *child)
{
  return g_object_new (DP_TYPE_WRAP_BIN, "child", child, NULL);
}

/** dp_wrap_bin_set_words: @words (nullable) is the label inside the child; the child itself must be of constant size. */
void
dp_wrap_bin_set_words (DpWrapBin *self,
                       GtkWidget *words)
{
  g_return_if_fail (DP_IS_WRAP_BIN (self));

  g_set_weak_pointer (&self->words, words);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
