/* dp-editor-line.c: a line of words that becomes two where one is too short, so that all of it is always in sight.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry shows as much of its text as fits and hides the rest; names, notes and dates here are often longer than a column.
 * The text itself holds no line breaks: Enter means done, and pasted breaks become spaces.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-editor.h"

/** No word makes a column wider than this many letters; a longer one is broken. */
#define WORD_CHARS_MAX 24
/** Room for the cursor after the last letter; the view breaks lines as if it were always there. In px. */
#define CURSOR 2

/* ------------------------------------------------------------------------------------------------------------ view */

/* A text view in which Tab chooses all that stands in the field, as in an entry. */
#define DP_TYPE_LINE_VIEW (dp_line_view_get_type ())
G_DECLARE_FINAL_TYPE (DpLineView, dp_line_view, DP, LINE_VIEW, GtkTextView)

struct _DpLineView
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (DpLineView, dp_line_view, GTK_TYPE_TEXT_VIEW)

static void
select_all (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

static gboolean
dp_line_view_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  gboolean had = gtk_widget_has_focus (widget);
  gboolean has = GTK_WIDGET_CLASS (dp_line_view_parent_class)->focus (widget, direction);

  if (has && !had)
    select_all (GTK_TEXT_VIEW (widget));
  return has;
}

static void
dp_line_view_class_init (DpLineViewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = dp_line_view_focus;
}

static void
dp_line_view_init (DpLineView *self)
{
}

/* ----------------------------------------------------------------------------------------------------------- frame */

/* What looks like an entry. A text view knows its height only once it is laid out, so the frame measures the text itself. */
#define DP_TYPE_LINE_FRAME (dp_line_frame_get_type ())
G_DECLARE_FINAL_TYPE (DpLineFrame, dp_line_frame, DP, LINE_FRAME, GtkWidget)

struct _DpLineFrame
{
  GtkWidget parent_instance;

  GtkWidget *view;
  GtkWidget *placeholder;
  int least_chars;
  int natural_chars;
};

G_DEFINE_FINAL_TYPE (DpLineFrame, dp_line_frame, GTK_TYPE_WIDGET)

static char *
dup_text (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* The text, or what stands in its place. (transfer full) */
static PangoLayout *
new_layout (DpLineFrame *self)
{
  g_autofree char *text = dup_text (self->view);
  const char *shown = *text != '\0' ? text : gtk_label_get_label (GTK_LABEL (self->placeholder));
  PangoLayout *layout = gtk_widget_create_pango_layout (self->view, shown);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  return layout;
}

static int
chars_width (DpLineFrame *self,
             int          n_chars)
{
  PangoContext *context = gtk_widget_get_pango_context (self->view);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = MAX (pango_font_metrics_get_approximate_char_width (metrics), pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (width * n_chars);
}

static int
height_of (DpLineFrame *self,
           int          width)
{
  g_autoptr(PangoLayout) layout = new_layout (self);
  int height;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : MAX (width - CURSOR, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static GtkSizeRequestMode
dp_line_frame_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dp_line_frame_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  DpLineFrame *self = DP_LINE_FRAME (widget);
  g_autoptr(PangoLayout) layout = NULL;
  int whole, word;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = height_of (self, for_size);
      return;
    }

  layout = new_layout (self);
  pango_layout_get_pixel_size (layout, &whole, NULL);
  pango_layout_set_width (layout, 0);
  pango_layout_get_pixel_size (layout, &word, NULL);
  whole += CURSOR;
  word += CURSOR;
  *minimum = MAX (MIN (word, chars_width (self, WORD_CHARS_MAX)), chars_width (self, self->least_chars));
  *natural = MAX (*minimum, self->natural_chars < 0 ? whole : MIN (whole, chars_width (self, self->natural_chars)));
}

static void
dp_line_frame_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DpLineFrame *self = DP_LINE_FRAME (widget);
  int own = MIN (height, height_of (self, width)), y = (height - own) / 2, least;

  /* A view that has been wider asks for that width; it can do with less. */
  gtk_widget_measure (self->view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->view, &(GtkAllocation) { 0, y, width, own }, -1);
  if (gtk_widget_should_layout (self->placeholder))
    {
      gtk_widget_measure (self->placeholder, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->placeholder, &(GtkAllocation) { 0, y, MAX (width, least), own }, -1);
    }
}

static void
text_changed_cb (DpLineFrame *self)
{
  gboolean is_empty = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view))) == 0;

  gtk_widget_set_visible (self->placeholder, is_empty && *gtk_label_get_label (GTK_LABEL (self->placeholder)) != '\0');
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
dp_line_frame_dispose (GObject *object)
{
  DpLineFrame *self = DP_LINE_FRAME (object);

  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_pointer (&self->placeholder, gtk_widget_unparent);
  G_OBJECT_CLASS (dp_line_frame_parent_class)->dispose (object);
}

static void
dp_line_frame_class_init (DpLineFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_line_frame_dispose;
  widget_class->get_request_mode = dp_line_frame_get_request_mode;
  widget_class->measure = dp_line_frame_measure;
  widget_class->size_allocate = dp_line_frame_size_allocate;
  /* All that is said of how entries look holds for it. */
  gtk_widget_class_set_css_name (widget_class, "entry");
}

static void
dp_line_frame_init (DpLineFrame *self)
{
  self->natural_chars = -1;
  self->view = g_object_new (DP_TYPE_LINE_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, NULL);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  self->placeholder = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                                    "can-target", FALSE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->placeholder, "placeholder");
  gtk_widget_set_parent (self->placeholder, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "line");
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ---------------------------------------------------------------------------------------------------------- editor */

struct _DpEditorLine
{
  DpEditor parent_instance;

  DpLineFrame *frame; /* owned by the widget tree */
};

G_DEFINE_FINAL_TYPE (DpEditorLine, dp_editor_line, DP_TYPE_EDITOR)

static GtkTextBuffer *
get_buffer (DpEditorLine *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->frame->view));
}

static void
buffer_changed_cb (DpEditorLine *self)
{
  g_autofree char *text = NULL;

  g_assert (DP_IS_EDITOR_LINE (self));
  text = dup_text (self->frame->view);
  dp_editor_emit_typed (DP_EDITOR (self), text);
}

/* A line break becomes a space. */
static void
insert_text_cb (DpEditorLine  *self,
                GtkTextIter   *at,
                const char    *text,
                int            length,
                GtkTextBuffer *buffer)
{
  g_autofree char *line = g_strndup (text, length < 0 ? strlen (text) : (gsize) length);

  g_assert (DP_IS_EDITOR_LINE (self));

  if (strpbrk (line, "\r\n") == NULL)
    return;
  g_strdelimit (line, "\r\n", ' ');
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, at, line, -1);
}

static gboolean
key_pressed_cb (DpEditorLine    *self,
                guint            key,
                guint            keycode,
                GdkModifierType  modifiers)
{
  g_assert (DP_IS_EDITOR_LINE (self));

  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  dp_editor_emit_left (DP_EDITOR (self));
  return GDK_EVENT_STOP;
}

static void
dp_editor_line_show (DpEditor           *editor,
                     const DpEditorView *view)
{
  DpEditorLine *self = DP_EDITOR_LINE (editor);
  g_autofree char *text = dup_text (self->frame->view);

  if (!g_str_equal (text, view->state->text))
    gtk_text_buffer_set_text (get_buffer (self), view->state->text, -1);
  if (!view->state->is_typed)
    {
      /* What is written is the plan's to undo, not the view's: switching that off and on forgets it. */
      gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
      gtk_text_buffer_set_enable_undo (get_buffer (self), TRUE);
    }
}

static GtkWidget *
dp_editor_line_get_target (DpEditor *editor)
{
  return DP_EDITOR_LINE (editor)->frame->view;
}

static void
dp_editor_line_set_placeholder (DpEditor   *editor,
                                const char *placeholder)
{
  DpLineFrame *frame = DP_EDITOR_LINE (editor)->frame;
  const char *text = placeholder != NULL ? placeholder : "";

  if (g_str_equal (gtk_label_get_label (GTK_LABEL (frame->placeholder)), text))
    return;
  gtk_label_set_label (GTK_LABEL (frame->placeholder), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (frame->view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, text, -1);
  text_changed_cb (frame);
}

/* Whoever is led here is to type over what stands there. */
static gboolean
dp_editor_line_grab_focus (GtkWidget *widget)
{
  if (!GTK_WIDGET_CLASS (dp_editor_line_parent_class)->grab_focus (widget))
    return FALSE;
  select_all (GTK_TEXT_VIEW (DP_EDITOR_LINE (widget)->frame->view));
  return TRUE;
}

static void
dp_editor_line_constructed (GObject *object)
{
  DpEditorLine *self = DP_EDITOR_LINE (object);
  gboolean compact = dp_editor_is_compact (DP_EDITOR (self));
  const DpField *field;

  G_OBJECT_CLASS (dp_editor_line_parent_class)->constructed (object);

  g_object_get (self, "field", &field, NULL);
  self->frame->least_chars = compact ? 6 : 8;
  /* In a cell the name of a row has room, and what stands beside it makes room. */
  if (compact)
    self->frame->natural_chars = field->flags & DP_FIELD_NAME ? 28 : 18;
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self->frame), "flat-field");
  if (field->type == DP_TYPE_LONG_TEXT)
    gtk_text_view_set_input_hints (GTK_TEXT_VIEW (self->frame->view), GTK_INPUT_HINT_SPELLCHECK);
  dp_editor_watch_keys (DP_EDITOR (self), self->frame->view, FALSE);
}

static void
dp_editor_line_class_init (DpEditorLineClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = dp_editor_line_constructed;
  GTK_WIDGET_CLASS (klass)->grab_focus = dp_editor_line_grab_focus;
  DP_EDITOR_CLASS (klass)->show = dp_editor_line_show;
  DP_EDITOR_CLASS (klass)->get_target = dp_editor_line_get_target;
  DP_EDITOR_CLASS (klass)->set_placeholder = dp_editor_line_set_placeholder;
}

static void
dp_editor_line_init (DpEditorLine *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->frame = g_object_new (DP_TYPE_LINE_FRAME, "hexpand", TRUE, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->frame->view, keys);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "insert-text", G_CALLBACK (insert_text_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->frame));
}
