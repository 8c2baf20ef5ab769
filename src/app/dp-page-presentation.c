/* dp-page-presentation.c: the slides of the plan.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-page-presentation.h"

#include "app/dp-form.h"
#include "app/dp-screens.h"
#include "app/dp-settings.h"
#include "app/dp-show.h"
#include "app/dp-table-view.h"
#include "figure/dp-deck.h"

#include <glib/gi18n.h>

#define PREVIEW_WIDTH 960
#define PREVIEW_HEIGHT 540

struct _DpPagePresentation
{
  DpPage parent_instance;

  char *chosen;    /* (nullable): id of the slide that is shown */
  GPtrArray *deck; /* of DpSlide, hidden ones among them */
  gboolean filling;

  GtkDropDown *wall;
  GtkListBox *list;
  GtkPicture *preview;
  GtkWidget *warning;
  GtkStack *editor_stack;
  GtkWidget *editor;
  GtkWidget *log_sheet;
  DpTableView *log;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (DpPagePresentation, dp_page_presentation, DP_TYPE_PAGE)

static DpDocument *
document_of (DpPagePresentation *self)
{
  DpSession *session = dp_page_get_session (DP_PAGE (self));

  return session != NULL ? dp_session_get_document (session) : NULL;
}

static const DpSlide *
chosen_slide (DpPagePresentation *self)
{
  for (guint i = 0; self->deck != NULL && i < self->deck->len; i++)
    if (g_strcmp0 (((const DpSlide *) self->deck->pdata[i])->id, self->chosen) == 0)
      return self->deck->pdata[i];

  return NULL;
}

static void
set_enabled (DpPagePresentation *self,
             const char         *name,
             gboolean            enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

/* ---------------------------------------------------------------------------------------------------------------- list */

static GtkWidget *
new_row (const DpSlide *slide,
         guint          number)
{
  g_autofree char *count = slide->hidden ? g_strdup ("–") : g_strdup_printf ("%u", number);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figure = g_object_new (GTK_TYPE_LABEL, "label", count, "width-chars", 3, "xalign", 1.0, "valign", GTK_ALIGN_START, NULL);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", slide->name, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 24, NULL);
  /* Translators: beside the name of a slide */
  const char *state = slide->hidden ? _("hidden") : !slide->title_fits ? _("the headline no longer fits") : NULL;
  g_autofree char *numbered = slide->hidden ? g_strdup (slide->name) : g_strdup_printf ("%u. %s", number, slide->name);
  g_autofree char *spoken = state != NULL ? g_strdup_printf ("%s, %s", numbered, state) : g_steal_pointer (&numbered);

  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (figure, "secondary");
  gtk_box_append (GTK_BOX (words), name);
  if (state != NULL)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", state, "xalign", 0.0, "wrap", TRUE, NULL);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "secondary");
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
fill_list (DpPagePresentation *self)
{
  GtkWidget *row;
  guint number = 0;

  self->filling = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->deck->len; i++)
    {
      const DpSlide *slide = self->deck->pdata[i];

      row = new_row (slide, slide->hidden ? number : ++number);
      gtk_list_box_append (self->list, row);
      if (g_strcmp0 (slide->id, self->chosen) == 0)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
  self->filling = FALSE;
}

/* ------------------------------------------------------------------------------------------------------------- preview */

static void
show_slide (DpPagePresentation *self)
{
  const DpSlide *slide = chosen_slide (self);
  const gboolean own = dp_slides_are_own (dp_session_get_plan (dp_page_get_session (DP_PAGE (self))));
  g_autoptr(GskRenderNode) picture = NULL;
  g_autoptr(GdkPaintable) paintable = NULL;

  set_enabled (self, "up", own && slide != NULL);
  set_enabled (self, "down", own && slide != NULL);
  set_enabled (self, "remove", own && slide != NULL);
  gtk_stack_set_visible_child_name (self->editor_stack, own ? "own" : "made");
  dp_form_bind (self->editor, dp_page_get_session (DP_PAGE (self)), DP_ENTITY_SLIDE, own && slide != NULL ? slide->id : NULL);
  if (slide == NULL)
    return;

  picture = dp_show_new_picture (slide->figure, PREVIEW_WIDTH, PREVIEW_HEIGHT);
  paintable = dp_show_paintable (picture);
  gtk_picture_set_paintable (self->preview, paintable);
  gtk_picture_set_alternative_text (self->preview, slide->figure->text);
  gtk_widget_set_visible (self->warning, !slide->title_fits);
}

static void
row_selected_cb (DpPagePresentation *self,
                 GtkListBoxRow      *row,
                 GtkListBox         *list)
{
  if (row == NULL || self->filling)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (((const DpSlide *) self->deck->pdata[gtk_list_box_row_get_index (row)])->id);
  show_slide (self);
}

static void
show_log (DpPagePresentation *self,
          const DpPlan       *plan)
{
  const GPtrArray *questions = dp_plan_list (plan, DP_ENTITY_QUESTION);
  g_autoptr(DpTable) table = dp_table_new (NULL);

  dp_table_add_column (table, _("Asked"), FALSE);
  dp_table_add_column (table, _("Question"), FALSE);
  dp_table_add_column (table, _("Answer"), FALSE);
  for (guint i = 0; i < questions->len; i++)
    {
      const DpRecord *question = questions->pdata[i];
      const char *asked = dp_record_text (question, DP_QUESTION_ASKED), *answer = dp_record_text (question, DP_QUESTION_ANSWER);

      dp_table_add_row (table, question->id, FALSE, asked != NULL ? asked : "", dp_record_name (question), answer != NULL ? answer : "",
                        NULL);
    }
  gtk_widget_set_visible (self->log_sheet, questions->len > 0);
  dp_table_view_set_table (self->log, table);
}

/* ------------------------------------------------------------------------------------------------------------- screens */

/* A choice only where there is one: "another screen", and every screen by name. */
static void
show_screens (DpPagePresentation *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_auto(GStrv) screens = dp_screens_list (monitors);
  g_autofree char *memory = dp_settings_dup_string ("wall-screens");
  g_autofree char *chosen = dp_screens_recall (memory, (const char *const *) screens);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _("Wall on another screen than this window"));
  for (guint i = 0; screens[i] != NULL; i++)
    {
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      g_autofree char *label = dp_screens_label (monitor);
      /* Translators: a screen: "HDMI-1 · Epson · 1920 × 1080" */
      g_autofree char *name = g_strdup_printf (_("Wall on %s"), label);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (screens[i], chosen) == 0)
        selected = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->wall, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->wall, selected);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->wall), g_strv_length (screens) > 1);
}

static void
wall_selected_cb (DpPagePresentation *self,
                  GParamSpec         *pspec,
                  GtkDropDown        *wall)
{
  const guint selected = gtk_drop_down_get_selected (wall);
  g_auto(GStrv) screens = NULL;
  g_autofree char *memory = NULL;
  g_autofree char *changed = NULL;

  if (self->filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  screens = dp_screens_list (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self))));
  memory = dp_settings_dup_string ("wall-screens");
  changed = dp_screens_remember (memory, (const char *const *) screens,
                                 selected > 0 && selected <= g_strv_length (screens) ? screens[selected - 1] : NULL);
  dp_settings_set_string ("wall-screens", changed);
}

/* ---------------------------------------------------------------------------------------------------------------- page */

static void
dp_page_presentation_refresh (DpPage            *page,
                              const DpChangeSet *changes)
{
  DpPagePresentation *self = DP_PAGE_PRESENTATION (page);
  DpSession *session = dp_page_get_session (page);
  const DpFigureOptions options = { .proposal = dp_session_get_proposal (session), .area = dp_session_get_area (session) };

  g_clear_pointer (&self->deck, g_ptr_array_unref);
  self->deck = dp_deck_new (dp_session_get_analysis (session), &options, TRUE);
  if (chosen_slide (self) == NULL)
    {
      g_free (self->chosen);
      self->chosen = self->deck->len > 0 ? g_strdup (((const DpSlide *) self->deck->pdata[0])->id) : NULL;
    }
  fill_list (self);
  show_slide (self);
  show_log (self, dp_session_get_plan (session));
  /* The keys of a presentation may have swapped them. */
  show_screens (self);
}

static gboolean
dp_page_presentation_focus_field (DpPage      *page,
                                  DpEntityKind kind,
                                  const char  *id,
                                  guint        field)
{
  DpPagePresentation *self = DP_PAGE_PRESENTATION (page);
  DpFieldRow *row;

  if (kind != DP_ENTITY_SLIDE)
    return FALSE;
  g_free (self->chosen);
  self->chosen = g_strdup (id);
  fill_list (self);
  show_slide (self);
  row = dp_form_find (self->editor, kind, id, field);
  return row != NULL && gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

/* ------------------------------------------------------------------------------------------------------------- actions */

static void
tell (DpPagePresentation *self,
      gboolean            done,
      const GError       *error)
{
  if (!done && error != NULL)
    dp_form_tell (GTK_WIDGET (self), error->message);
}

static void
make_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  DpPagePresentation *self = DP_PAGE_PRESENTATION (user_data);
  g_autoptr(GError) error = NULL;

  tell (self, document_of (self) == NULL || dp_slides_make (document_of (self), &error), error);
}

static void
add_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  DpPagePresentation *self = DP_PAGE_PRESENTATION (user_data);
  g_autoptr(GError) error = NULL;
  char *id;

  if (document_of (self) == NULL)
    return;
  id = dp_slides_add_text (document_of (self), &error);
  tell (self, id != NULL, error);
  if (id == NULL)
    return;
  g_free (self->chosen);
  self->chosen = id;
  fill_list (self);
  show_slide (self);
}

static void
move (DpPagePresentation *self,
      int                 steps)
{
  g_autoptr(GError) error = NULL;

  if (document_of (self) != NULL && self->chosen != NULL)
    tell (self, dp_document_move (document_of (self), DP_ENTITY_SLIDE, self->chosen, steps, &error), error);
}

static void
up_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move (DP_PAGE_PRESENTATION (user_data), -1);
}

static void
down_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move (DP_PAGE_PRESENTATION (user_data), 1);
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  DpPagePresentation *self = DP_PAGE_PRESENTATION (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *id = g_strdup (self->chosen);

  if (document_of (self) == NULL || id == NULL)
    return;
  if (dp_document_remove (document_of (self), DP_ENTITY_SLIDE, id, &error))
    dp_form_tell_removed (GTK_WIDGET (self), _("The slide was removed."));
  else
    tell (self, FALSE, error);
}

/* -------------------------------------------------------------------------------------------------------------- object */

/** dp_page_presentation_get_slide: Returns: (transfer none) (nullable): the id of the slide that is chosen. */
const char *
dp_page_presentation_get_slide (DpPagePresentation *self)
{
  g_return_val_if_fail (DP_IS_PAGE_PRESENTATION (self), NULL);

  return self->chosen;
}

static void
dp_page_presentation_dispose (GObject *object)
{
  DpPagePresentation *self = DP_PAGE_PRESENTATION (object);

  g_clear_object (&self->actions);
  G_OBJECT_CLASS (dp_page_presentation_parent_class)->dispose (object);
}

static void
dp_page_presentation_finalize (GObject *object)
{
  DpPagePresentation *self = DP_PAGE_PRESENTATION (object);

  g_free (self->chosen);
  g_clear_pointer (&self->deck, g_ptr_array_unref);
  G_OBJECT_CLASS (dp_page_presentation_parent_class)->finalize (object);
}

static void
dp_page_presentation_class_init (DpPagePresentationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_page_presentation_dispose;
  G_OBJECT_CLASS (klass)->finalize = dp_page_presentation_finalize;
  DP_PAGE_CLASS (klass)->refresh = dp_page_presentation_refresh;
  DP_PAGE_CLASS (klass)->focus_field = dp_page_presentation_focus_field;

  g_type_ensure (DP_TYPE_FIELD_ROW);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-page-presentation.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPagePresentation, wall);
  gtk_widget_class_bind_template_child (widget_class, DpPagePresentation, list);
  gtk_widget_class_bind_template_child (widget_class, DpPagePresentation, preview);
  gtk_widget_class_bind_template_child (widget_class, DpPagePresentation, warning);
  gtk_widget_class_bind_template_child (widget_class, DpPagePresentation, editor_stack);
  gtk_widget_class_bind_template_child (widget_class, DpPagePresentation, editor);
  gtk_widget_class_bind_template_child (widget_class, DpPagePresentation, log_sheet);
  gtk_widget_class_bind_template_child (widget_class, DpPagePresentation, log);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, wall_selected_cb);
}

static void
dp_page_presentation_init (DpPagePresentation *self)
{
  static const GActionEntry entries[] = {
    { .name = "make", .activate = make_cb }, { .name = "add", .activate = add_cb },       { .name = "up", .activate = up_cb },
    { .name = "down", .activate = down_cb }, { .name = "remove", .activate = remove_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "slides", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self))), "items-changed",
                           G_CALLBACK (show_screens), self, G_CONNECT_SWAPPED);
}
