/* dp-editor.c: the widget a field's value is edited in.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-editor.h"

typedef struct
{
  const DpField *field;
  guint compact : 1;
  guint showing : 1;
} DpEditorPrivate;

enum
{
  PROP_0,
  PROP_FIELD,
  PROP_COMPACT,
  N_PROPERTIES
};

enum
{
  TYPED,
  CHOSEN,
  STEPPED,
  LEFT,
  REVERTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DpEditor, dp_editor, ADW_TYPE_BIN)

static GType
editor_type (DpEditorKind kind)
{
  switch (kind)
    {
    case DP_AS_ENTRY:
    case DP_AS_STEPPER:
      return DP_TYPE_EDITOR_ENTRY;
    case DP_AS_LINE:
      return DP_TYPE_EDITOR_LINE;
    case DP_AS_TEXT:
      return DP_TYPE_EDITOR_TEXT;
    case DP_AS_BOOL:
      return DP_TYPE_EDITOR_BOOL;
    case DP_AS_CHOICE:
      return DP_TYPE_EDITOR_CHOICE;
    case DP_AS_CHECKS:
    case DP_AS_LIST:
      return DP_TYPE_EDITOR_KEYS;
    default:
      g_assert_not_reached ();
    }
}

static void
focus_left_cb (DpEditor *self)
{
  g_assert (DP_IS_EDITOR (self));
  dp_editor_emit_left (self);
}

static gboolean
key_pressed_cb (DpEditor        *self,
                guint            key,
                guint            keycode,
                GdkModifierType  modifiers)
{
  g_assert (DP_IS_EDITOR (self));

  if (key == GDK_KEY_Escape && !(modifiers & GDK_MODIFIER_MASK & ~GDK_LOCK_MASK))
    return dp_editor_emit_reverted (self);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
step_key_pressed_cb (DpEditor        *self,
                     guint            key,
                     guint            keycode,
                     GdkModifierType  modifiers)
{
  g_assert (DP_IS_EDITOR (self));

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      dp_editor_emit_stepped (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      dp_editor_emit_stepped (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
dp_editor_grab_focus (GtkWidget *widget)
{
  GtkWidget *target = dp_editor_get_target (DP_EDITOR (widget));

  return target != NULL && gtk_widget_grab_focus (target);
}

static void
dp_editor_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  DpEditorPrivate *priv = dp_editor_get_instance_private (DP_EDITOR (object));

  switch (property_id)
    {
    case PROP_FIELD:
      priv->field = g_value_get_pointer (value);
      break;
    case PROP_COMPACT:
      priv->compact = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_editor_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DpEditorPrivate *priv = dp_editor_get_instance_private (DP_EDITOR (object));

  switch (property_id)
    {
    case PROP_FIELD:
      g_value_set_pointer (value, (gpointer) priv->field);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, priv->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_editor_class_init (DpEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dp_editor_set_property;
  object_class->get_property = dp_editor_get_property;
  widget_class->grab_focus = dp_editor_grab_focus;

  properties[PROP_FIELD] = g_param_spec_pointer ("field", NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[STEPPED] = g_signal_new ("stepped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[REVERTED] = g_signal_new ("reverted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);

  gtk_widget_class_set_css_name (widget_class, "editor");
}

static void
dp_editor_init (DpEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * dp_editor_new:
 * @compact: whether it stands in a cell of a table
 *
 * Returns: (transfer floating): an editor for @field
 */
GtkWidget *
dp_editor_new (const DpField *field,
               gboolean       compact)
{
  g_return_val_if_fail (field != NULL, NULL);

  return g_object_new (editor_type (dp_editor_kind (field, compact)), "field", field, "compact", compact, NULL);
}

/** dp_editor_show: brings the widgets up to date with @view; no signal of the editor comes from it. */
void
dp_editor_show (DpEditor           *self,
                const DpEditorView *view)
{
  DpEditorPrivate *priv = dp_editor_get_instance_private (self);

  g_return_if_fail (DP_IS_EDITOR (self));

  if (priv->showing)
    return;
  priv->showing = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), view->record != NULL);
  DP_EDITOR_GET_CLASS (self)->show (self, view);
  priv->showing = FALSE;
}

/** dp_editor_get_target: Returns: (transfer none): the widget that takes the focus and carries label and state. */
GtkWidget *
dp_editor_get_target (DpEditor *self)
{
  g_return_val_if_fail (DP_IS_EDITOR (self), NULL);
  return DP_EDITOR_GET_CLASS (self)->get_target (self);
}

gboolean
dp_editor_is_compact (DpEditor *self)
{
  DpEditorPrivate *priv = dp_editor_get_instance_private (self);

  return priv->compact;
}

/** dp_editor_set_placeholder: @placeholder (nullable) stands in an empty field; some editors have no room for it. */
void
dp_editor_set_placeholder (DpEditor   *self,
                           const char *placeholder)
{
  g_return_if_fail (DP_IS_EDITOR (self));

  if (DP_EDITOR_GET_CLASS (self)->set_placeholder != NULL)
    DP_EDITOR_GET_CLASS (self)->set_placeholder (self, placeholder);
}

/** dp_editor_set_name: what assistive technology calls the editor, where no visible label does. */
void
dp_editor_set_name (DpEditor   *self,
                    const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (dp_editor_get_target (self)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dp_editor_emit_typed (DpEditor   *self,
                      const char *text)
{
  if (!dp_editor_is_showing (self))
    g_signal_emit (self, signals[TYPED], 0, text);
}

void
dp_editor_emit_chosen (DpEditor      *self,
                       const DpValue *value)
{
  if (!dp_editor_is_showing (self))
    g_signal_emit (self, signals[CHOSEN], 0, value);
}

void
dp_editor_emit_stepped (DpEditor *self,
                        int       steps)
{
  if (!dp_editor_is_showing (self))
    g_signal_emit (self, signals[STEPPED], 0, steps);
}

void
dp_editor_emit_left (DpEditor *self)
{
  if (!dp_editor_is_showing (self))
    g_signal_emit (self, signals[LEFT], 0);
}

/** dp_editor_emit_reverted: Returns: whether there was something to take back. */
gboolean
dp_editor_emit_reverted (DpEditor *self)
{
  gboolean reverted = FALSE;

  g_signal_emit (self, signals[REVERTED], 0, &reverted);
  return reverted;
}

gboolean
dp_editor_is_showing (DpEditor *self)
{
  DpEditorPrivate *priv = dp_editor_get_instance_private (self);

  return priv->showing;
}

/** dp_editor_watch_keys: Escape takes back what is typed in @widget; with @steps, Up and Down step. */
void
dp_editor_watch_keys (DpEditor  *self,
                      GtkWidget *widget,
                      gboolean   steps)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  if (steps)
    g_signal_connect_object (keys, "key-pressed", G_CALLBACK (step_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}
