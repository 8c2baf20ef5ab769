/* dp-page.c: what every page of the window is: a widget that shows a session and follows its changes.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-page.h"

#include "app/dp-form.h"
#include "app/dp-headline-bar.h"
#include "app/dp-wrap-layout.h"

typedef struct
{
  DpSession *session;
  gulong changed_id;
  DpParts *parts;
  GtkStack *sections; /* borrowed, nullable: a child of the page */
  guint stale : 1; /* something changed while another page was shown */
  guint is_folded : 1;
} DpPagePrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_SECTION,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DpPage, dp_page, ADW_TYPE_BIN)

static void
refresh (DpPage            *self,
         const DpChangeSet *changes)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  dp_parts_forget (priv->parts);
  if (priv->session == NULL)
    return;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      priv->stale = TRUE;
      return;
    }
  if (priv->stale)
    changes = NULL;
  priv->stale = FALSE;
  if (DP_PAGE_GET_CLASS (self)->refresh != NULL)
    DP_PAGE_GET_CLASS (self)->refresh (self, changes);
}

static void
session_changed_cb (DpPage            *self,
                    const DpChangeSet *changes,
                    DpSession         *session)
{
  g_assert (DP_IS_PAGE (self));
  refresh (self, changes);
}

static void
dp_page_map (GtkWidget *widget)
{
  DpPage *self = DP_PAGE (widget);
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  GTK_WIDGET_CLASS (dp_page_parent_class)->map (widget);
  if (priv->stale)
    refresh (self, NULL);
}

/* What still waited when the page was left is not there to see; all is brought up to date when the page is shown again. */
static void
dp_page_unmap (GtkWidget *widget)
{
  DpPagePrivate *priv = dp_page_get_instance_private (DP_PAGE (widget));

  GTK_WIDGET_CLASS (dp_page_parent_class)->unmap (widget);
  if (dp_parts_is_waiting (priv->parts, FALSE))
    priv->stale = TRUE;
  dp_parts_forget (priv->parts);
}

static void
dp_page_fold (DpPage  *self,
              gboolean is_folded)
{
  dp_form_fold (GTK_WIDGET (self), is_folded);
}

static void
dp_page_dispose (GObject *object)
{
  DpPage *self = DP_PAGE (object);
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  if (priv->session != NULL)
    g_clear_signal_handler (&priv->changed_id, priv->session);
  g_clear_object (&priv->session);
  dp_parts_forget (priv->parts);

  G_OBJECT_CLASS (dp_page_parent_class)->dispose (object);
}

static void
dp_page_finalize (GObject *object)
{
  DpPagePrivate *priv = dp_page_get_instance_private (DP_PAGE (object));

  dp_parts_free (priv->parts);

  G_OBJECT_CLASS (dp_page_parent_class)->finalize (object);
}

static void
dp_page_get_property (GObject    *object,
                      guint       property_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, dp_page_get_session (DP_PAGE (object)));
      break;
    case PROP_SECTION:
      g_value_set_string (value, dp_page_get_section (DP_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_page_set_property (GObject      *object,
                      guint         property_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      dp_page_set_session (DP_PAGE (object), g_value_get_object (value));
      break;
    case PROP_SECTION:
      dp_page_set_section (DP_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dp_page_class_init (DpPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_page_dispose;
  object_class->finalize = dp_page_finalize;
  object_class->get_property = dp_page_get_property;
  object_class->set_property = dp_page_set_property;
  widget_class->map = dp_page_map;
  widget_class->unmap = dp_page_unmap;
  klass->fold = dp_page_fold;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DP_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECTION] = g_param_spec_string ("section", NULL, NULL, NULL,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dp_page_init (DpPage *self)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  priv->parts = dp_parts_new (GTK_WIDGET (self));
}

DpSession *
dp_page_get_session (DpPage *self)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  g_return_val_if_fail (DP_IS_PAGE (self), NULL);
  return priv->session;
}

void
dp_page_set_session (DpPage    *self,
                     DpSession *session)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  g_return_if_fail (DP_IS_PAGE (self));
  g_return_if_fail (session == NULL || DP_IS_SESSION (session));

  if (priv->session == session)
    return;
  if (priv->session != NULL)
    g_clear_signal_handler (&priv->changed_id, priv->session);
  g_set_object (&priv->session, session);
  if (session != NULL)
    {
      priv->changed_id = g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                                                  G_CONNECT_SWAPPED);
      priv->stale = TRUE;
      refresh (self, NULL);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

gboolean
dp_page_get_folded (DpPage *self)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  g_return_val_if_fail (DP_IS_PAGE (self), FALSE);
  return priv->is_folded;
}

/* Puts the page into the shape for a narrow window or large text, or back. */
void
dp_page_set_folded (DpPage  *self,
                    gboolean is_folded)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  g_return_if_fail (DP_IS_PAGE (self));

  if (priv->is_folded == is_folded)
    return;
  priv->is_folded = is_folded;
  DP_PAGE_GET_CLASS (self)->fold (self, is_folded);
}

/**
 * dp_page_focus_field:
 *
 * Focuses the widget of a field. The page must be the visible one.
 *
 * Returns: whether this page has a widget for it
 */
gboolean
dp_page_focus_field (DpPage      *self,
                     DpEntityKind kind,
                     const char  *id,
                     guint        field)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  g_return_val_if_fail (DP_IS_PAGE (self), FALSE);

  if (DP_PAGE_GET_CLASS (self)->focus_field == NULL)
    return FALSE;
  if (dp_parts_is_waiting (priv->parts, FALSE))
    dp_parts_finish (priv->parts);
  return DP_PAGE_GET_CLASS (self)->focus_field (self, kind, id, field);
}

/**
 * dp_page_set_sections:
 * @sections: a child of the page, inside the page's scrolled window; the names of its pages are those of the sections
 * @toggles: the buttons that choose between them, in a row that wraps
 */
void
dp_page_set_sections (DpPage    *self,
                      GtkStack  *sections,
                      GtkWidget *toggles)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  g_return_if_fail (DP_IS_PAGE (self));
  g_return_if_fail (GTK_IS_STACK (sections));

  priv->sections = sections;
  gtk_widget_set_layout_manager (toggles, dp_wrap_layout_new (0));
}

/** dp_page_list_sections: Returns: (transfer full): names of the sections, none when the page has no sections */
GStrv
dp_page_list_sections (DpPage *self)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (DP_IS_PAGE (self), NULL);

  for (GtkWidget *section = priv->sections != NULL ? gtk_widget_get_first_child (GTK_WIDGET (priv->sections)) : NULL;
       section != NULL; section = gtk_widget_get_next_sibling (section))
    g_strv_builder_add (names, gtk_stack_page_get_name (gtk_stack_get_page (priv->sections, section)));
  return g_strv_builder_end (names);
}

/** dp_page_get_section: Returns: (nullable): name of the section on screen */
const char *
dp_page_get_section (DpPage *self)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  g_return_val_if_fail (DP_IS_PAGE (self), NULL);
  return priv->sections != NULL ? gtk_stack_get_visible_child_name (priv->sections) : NULL;
}

/** dp_page_set_section: shows the section @section, from its top; a name that the page does not have changes nothing. */
void
dp_page_set_section (DpPage     *self,
                     const char *section)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);
  GtkWidget *scroller;

  g_return_if_fail (DP_IS_PAGE (self));

  if (section == NULL || priv->sections == NULL || gtk_stack_get_child_by_name (priv->sections, section) == NULL
      || g_strcmp0 (dp_page_get_section (self), section) == 0)
    return;
  gtk_stack_set_visible_child_name (priv->sections, section);
  if (DP_PAGE_GET_CLASS (self)->section_shown != NULL)
    DP_PAGE_GET_CLASS (self)->section_shown (self);
  scroller = gtk_widget_get_ancestor (GTK_WIDGET (priv->sections), GTK_TYPE_SCROLLED_WINDOW);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0.0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTION]);
}

/** dp_page_show_section_of: shows the section that @part stands in, if it stands in one. */
void
dp_page_show_section_of (DpPage    *self,
                         GtkWidget *part)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  g_return_if_fail (DP_IS_PAGE (self));
  g_return_if_fail (GTK_IS_WIDGET (part));

  for (GtkWidget *section = priv->sections != NULL ? gtk_widget_get_first_child (GTK_WIDGET (priv->sections)) : NULL;
       section != NULL; section = gtk_widget_get_next_sibling (section))
    if (gtk_widget_is_ancestor (part, section))
      dp_page_set_section (self, gtk_stack_page_get_name (gtk_stack_get_page (priv->sections, section)));
}

static DpHeadlineBar *
find_headline_bar (GtkWidget      *root,
                   const DpRecord *headline)
{
  DpHeadlineBar *found = NULL;

  if (DP_IS_HEADLINE_BAR (root))
    return dp_headline_bar_is_for (DP_HEADLINE_BAR (root), headline) ? DP_HEADLINE_BAR (root) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_headline_bar (child, headline);

  return found;
}

/**
 * dp_page_edit_headline:
 * @headline: an own headline of the plan
 *
 * Opens the entry of the headline under its chart. The page must be the visible one.
 *
 * Returns: whether this page shows that chart
 */
gboolean
dp_page_edit_headline (DpPage         *self,
                       const DpRecord *headline)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);
  g_auto(GStrv) sections = NULL;

  g_return_val_if_fail (DP_IS_PAGE (self), FALSE);

  /* A section's charts are made when it is shown. */
  sections = dp_page_list_sections (self);
  for (guint i = 0;; i++)
    {
      DpHeadlineBar *bar;

      if (dp_parts_is_waiting (priv->parts, FALSE))
        dp_parts_finish (priv->parts);
      bar = find_headline_bar (GTK_WIDGET (self), headline);
      if (bar != NULL)
        {
          dp_page_show_section_of (self, GTK_WIDGET (bar));
          dp_headline_bar_edit (bar);
          return TRUE;
        }
      if (sections[i] == NULL)
        return FALSE;
      dp_page_set_section (self, sections[i]);
    }
}

/**
 * dp_page_add_part:
 * @widget: a child of the page
 * @follow: brings it up to date with the page's session; called only while the page is shown and has one
 *
 * After an edit parts follow one in a frame, in the order in which they are added; see dp-stagger.h.
 */
void
dp_page_add_part (DpPage        *self,
                  gpointer       widget,
                  DpPartsFollow  follow)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  g_return_if_fail (DP_IS_PAGE (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  dp_parts_add (priv->parts, widget, follow);
}

/**
 * dp_page_follow:
 * @changes: as the page's refresh() got it: after an edit the parts follow in the next frames, else they do so now
 */
void
dp_page_follow (DpPage            *self,
                const DpChangeSet *changes)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  g_return_if_fail (DP_IS_PAGE (self));

  if (changes == NULL || changes->everything)
    dp_parts_finish (priv->parts);
  else
    dp_parts_wait (priv->parts);
}

/**
 * dp_page_hurry:
 * @widget: of a part of the page
 *
 * The part does not wait for a frame of its own; it is brought up to date now, if it waits.
 */
void
dp_page_hurry (DpPage   *self,
               gpointer  widget)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  g_return_if_fail (DP_IS_PAGE (self));

  dp_parts_hurry (priv->parts, widget);
}

/** dp_page_is_waiting: Returns: whether a part of the page, or one that can be seen, does not show the latest edit yet */
gboolean
dp_page_is_waiting (DpPage   *self,
                    gboolean  only_in_sight)
{
  DpPagePrivate *priv = dp_page_get_instance_private (self);

  g_return_val_if_fail (DP_IS_PAGE (self), FALSE);

  return dp_parts_is_waiting (priv->parts, only_in_sight);
}
