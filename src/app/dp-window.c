/* dp-window.c: the window of one plan: its pages, the way to them, and the figures beside them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything the user can do is an action (dp-window-actions.c); the lists and menus that follow the plan stand in
 * dp-window-context.c, opening and saving in dp-window-file.c.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-window-private.h"

#include <glib/gi18n.h>

#include "app/dp-field-row.h"
#include "app/dp-page-capacity.h"
#include "app/dp-page-comparison.h"
#include "app/dp-page-economy.h"
#include "app/dp-page-map.h"
#include "app/dp-page-need.h"
#include "app/dp-page-overview.h"
#include "app/dp-page-presentation.h"
#include "app/dp-page-proposal.h"
#include "app/dp-page-specialisation.h"
#include "app/dp-page-timeline.h"
#include "app/dp-page.h"
#include "app/dp-reveal.h"
#include "app/dp-settings.h"
#include "app/dp-text-scale.h"
#include "app/dp-tooltip.h"
#include "app/dp-welcome.h"
#include "app/dp-wrap-bin.h"

/** From this width, at 100 % text, the header has a button that presents. */
#define WIDE_WIDTH 1400
/** Below this width area and estimate share one menu. */
#define FOLD_WIDTH 1200
/** Below this width the panel is shown only when it is asked for. */
#define NARROW_WIDTH 1060
/** Below this width the list of pages is, too, and forms have one column. */
#define COMPACT_WIDTH 930

static const char *const page_names[] = { "overview", "need",     "proposal",       "capacity",
                                          "map", "economy", "timeline", "specialisation", "comparison", "presentation", NULL };

G_DEFINE_FINAL_TYPE (DpWindow, dp_window, ADW_TYPE_APPLICATION_WINDOW)

/* ------------------------------------------------------------------------------------------------------ session */

/* The page that has the widget of a field. */
static const char *
page_of_field (DpEntityKind kind,
               const char  *id,
               guint        field)
{
  switch (kind)
    {
    case DP_ENTITY_PLAN:
      if (field == DP_PLAN_DISTANCES)
        return "map";
      return field >= DP_PLAN_SPLIT ? "need" : "overview";
    case DP_ENTITY_ESTIMATE:
    case DP_ENTITY_REGION:
      return "need";
    case DP_ENTITY_ASSUMPTION:
      return field == DP_ASSUMPTION_VALUE && dp_page_economy_has_assumption (id) ? "economy" : "capacity";
    case DP_ENTITY_PARAMETER:
    case DP_ENTITY_CRITERION:
    case DP_ENTITY_JUDGEMENT:
      return "specialisation";
    case DP_ENTITY_SLIDE:
    case DP_ENTITY_QUESTION:
      return "presentation";
    default:
      return "proposal";
    }
}

/* The page that shows a chart. */
static const char *
page_of_chart (const char *chart)
{
  static const struct
  {
    const char *chart;
    const char *page;
  } pages[] = {
    { "need", "need" },     { "history", "need" },  { "services", "need" },     { "map", "map" },
    { "distance", "map" },  { "price", "economy" }, { "timeline", "timeline" }, { "specialisation", "specialisation" },
    { "change", "comparison" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].chart, chart) == 0)
      return pages[i].page;

  return "capacity";
}

/* An own headline is written under its chart. */
static void
goto_headline (DpWindow   *self,
               const char *id)
{
  const DpRecord *headline = dp_plan_get (dp_session_get_plan (self->session), DP_ENTITY_HEADLINE, id);
  GtkWidget *page;

  if (headline == NULL)
    return;
  dp_window_show_page (self, page_of_chart (dp_record_text (headline, DP_HEADLINE_CHART)));
  page = gtk_stack_get_visible_child (self->pages);
  if (DP_IS_PAGE (page) && !dp_page_edit_headline (DP_PAGE (page), headline))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
goto_field (DpWindow    *self,
            DpEntityKind kind,
            const char  *id,
            guint        field)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  /* Some fields stand on several pages: the one that is shown comes first. */
  if (DP_IS_PAGE (page) && dp_page_focus_field (DP_PAGE (page), kind, id, field))
    return;
  dp_window_show_page (self, page_of_field (kind, id, field));
  page = gtk_stack_get_visible_child (self->pages);
  if (DP_IS_PAGE (page) && !dp_page_focus_field (DP_PAGE (page), kind, id, field))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* What a figure rests on is shown where the figure stands. */
static void
goto_basis (DpWindow       *self,
            const DpRecord *basis,
            guint           field)
{
  const DpEntity *entity = dp_entity_by_name (dp_record_text (basis, DP_BASIS_ENTITY));
  const int number = entity != NULL ? dp_entity_find_field (entity, dp_record_text (basis, DP_BASIS_FIELD)) : -1;
  g_autofree char *id = g_strdup (dp_record_text (basis, DP_BASIS_RECORD));
  GtkWidget *focus;

  if (number < 0)
    return;
  goto_field (self, entity->kind, id, (guint) number);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  focus = focus != NULL ? gtk_widget_get_ancestor (focus, DP_TYPE_FIELD_ROW) : NULL;
  if (focus != NULL)
    dp_field_row_focus_basis (DP_FIELD_ROW (focus), field);
}

static void
goto_field_cb (DpWindow   *self,
               guint       kind,
               const char *id,
               guint       field,
               DpSession  *session)
{
  const DpRecord *basis = kind == DP_ENTITY_BASIS ? dp_plan_get (dp_session_get_plan (session), kind, id) : NULL;

  dp_reveal_focus (GTK_WINDOW (self));
  if (basis != NULL)
    goto_basis (self, basis, field);
  else if (kind == DP_ENTITY_HEADLINE)
    goto_headline (self, id);
  else
    goto_field (self, kind, id, field);
}

static void
explain_cb (DpWindow   *self,
            const char *figure_id,
            DpSession  *session)
{
  self->wants_panel = TRUE;
  if (self->is_compact)
    self->wants_sidebar = FALSE;
  _dp_window_apply_panes (self);
  dp_live_panel_explain (self->panel, figure_id);
}

/* Whether the list of pages, the menus or what is chosen in them may have changed. */
static gboolean
may_change_choices (const DpChangeSet *changes)
{
  if (changes == NULL || changes->everything || changes->records == NULL)
    return TRUE;
  for (guint i = 0; i < changes->records->len; i++)
    {
      const DpChangedRecord *changed = g_ptr_array_index (changes->records, i);

      if (changed->kind == DP_ENTITY_PROPOSAL || changed->kind == DP_ENTITY_REGION || changed->kind == DP_ENTITY_ESTIMATE)
        return TRUE;
    }
  return FALSE;
}

static void
session_changed_cb (DpWindow          *self,
                    const DpChangeSet *changes,
                    DpSession         *session)
{
  if (may_change_choices (changes))
    _dp_window_update_context (self);
  _dp_window_update_title (self);
  _dp_window_update_actions (self);
}

/* Saving, and writing down what was typed, change no record, but what the title and undo say. */
static void
document_notify_cb (DpWindow   *self,
                    GParamSpec *pspec,
                    DpDocument *document)
{
  _dp_window_update_title (self);
  _dp_window_update_actions (self);
}

static void
commit_failed_cb (DpWindow     *self,
                  const GError *error,
                  DpDocument   *document)
{
  dp_window_toast (self, error->message);
}

static void
n_problems_cb (DpWindow   *self,
               GParamSpec *pspec,
               GObject    *panel)
{
  _dp_window_update_actions (self);
}

static void
set_session (DpWindow  *self,
             DpSession *session)
{
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (dp_session_get_document (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_set_object (&self->session, session);

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    dp_page_set_session (DP_PAGE (page), session);
  dp_live_panel_set_session (self->panel, session);
  dp_privacy_banner_set_session (self->privacy, session);
  if (session == NULL)
    return;

  g_signal_connect_object (dp_session_get_document (session), "notify", G_CALLBACK (document_notify_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dp_session_get_document (session), "commit-failed", G_CALLBACK (commit_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "goto-field", G_CALLBACK (goto_field_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "explain", G_CALLBACK (explain_cb), self, G_CONNECT_SWAPPED);
}

/* ------------------------------------------------------------------------------------------------------- shape */

static gboolean
settle_cb (gpointer user_data)
{
  DpWindow *self = DP_WINDOW (user_data);

  self->settle_id = 0;
  _dp_window_apply_panes (self);
  return G_SOURCE_REMOVE;
}

/* The width there is for the window: large text makes it ask for more than the screen has. */
static int
usable_width (GtkWidget *widget,
              int        width)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (widget));
  GdkMonitor *monitor = surface != NULL ? gdk_display_get_monitor_at_surface (gtk_widget_get_display (widget), surface) : NULL;
  GdkRectangle geometry;

  if (monitor == NULL)
    return width;
  gdk_monitor_get_geometry (monitor, &geometry);
  return geometry.width > 0 ? MIN (width, geometry.width) : width;
}

/* GTK 4.8 has no breakpoints: what fits follows from the width in units of the text's size. */
static void
update_shape (DpWindow *self,
              int       width)
{
  const double units = usable_width (GTK_WIDGET (self), width) / dp_text_scale (GTK_WIDGET (self));
  gboolean is_wide, is_folded, is_narrow, is_compact;

  is_wide = units >= WIDE_WIDTH;
  is_folded = units < FOLD_WIDTH;
  is_narrow = units < NARROW_WIDTH;
  is_compact = units < COMPACT_WIDTH;
  if (is_wide == self->is_wide && is_folded == self->is_folded && is_narrow == self->is_narrow && is_compact == self->is_compact)
    return;
  if (is_narrow != self->is_narrow)
    self->wants_panel = !is_narrow && dp_settings_get_boolean ("panel-visible");
  if (is_compact != self->is_compact)
    self->wants_sidebar = !is_compact && dp_settings_get_boolean ("sidebar-visible");
  self->is_wide = is_wide;
  self->is_folded = is_folded;
  self->is_narrow = is_narrow;
  self->is_compact = is_compact;
  /* Not now: showing and hiding would ask for a new layout from within this one. */
  if (self->settle_id == 0)
    self->settle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, self, NULL);
}

static void
dp_window_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  update_shape (DP_WINDOW (widget), width);
  GTK_WIDGET_CLASS (dp_window_parent_class)->size_allocate (widget, width, height, baseline);
}

/* Before the window is shown it takes the shape it will need: else it would come up as wide as the other shape asks for. */
static void
default_width_cb (DpWindow   *self,
                  GParamSpec *pspec,
                  GObject    *object)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || width <= 0)
    return;
  update_shape (self, width);
  if (self->settle_id != 0)
    {
      g_clear_handle_id (&self->settle_id, g_source_remove);
      _dp_window_apply_panes (self);
    }
}

/* ------------------------------------------------------------------------------------------------------- object */

static gboolean
dp_window_close_request (GtkWindow *window)
{
  DpWindow *self = DP_WINDOW (window);

  if (gtk_window_is_maximized (window))
    dp_settings_set_boolean ("window-maximized", TRUE);
  else
    {
      int width, height;

      gtk_window_get_default_size (window, &width, &height);
      dp_settings_set_boolean ("window-maximized", FALSE);
      dp_settings_set_int ("window-width", CLAMP (width, 360, 16384));
      dp_settings_set_int ("window-height", CLAMP (height, 294, 16384));
    }
  if (self->session != NULL)
    {
      dp_settings_set_string ("page", self->page);
      _dp_window_leave_document (self);
    }
  return GTK_WINDOW_CLASS (dp_window_parent_class)->close_request (window);
}

static void
dp_window_dispose (GObject *object)
{
  DpWindow *self = DP_WINDOW (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_weak_pointer (&self->toast);
  if (self->pages != NULL)
    set_session (self, NULL);

  G_OBJECT_CLASS (dp_window_parent_class)->dispose (object);
}

static void
dp_window_finalize (GObject *object)
{
  DpWindow *self = DP_WINDOW (object);

  g_free (self->page);
  g_free (self->proposals_shown);

  G_OBJECT_CLASS (dp_window_parent_class)->finalize (object);
}

static void
dp_window_class_init (DpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_window_dispose;
  object_class->finalize = dp_window_finalize;
  widget_class->size_allocate = dp_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = dp_window_close_request;

  g_type_ensure (DP_TYPE_WELCOME);
  g_type_ensure (DP_TYPE_LIVE_PANEL);
  g_type_ensure (DP_TYPE_PRIVACY_BANNER);
  g_type_ensure (DP_TYPE_WRAP_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DpWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, root);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, page_subtitle);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, plan_title);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, plan_state);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, proposal_button);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, proposal_label);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, area_button);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, area_label);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, estimate_button);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, estimate_label);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, folded_button);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, folded_label);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, problems_button);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, problems_label);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, present_button);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, privacy);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, panel);
  gtk_widget_class_bind_template_child (widget_class, DpWindow, recent_menu);
}

static void
add_page (DpWindow   *self,
          GType       type,
          const char *name)
{
  gtk_stack_add_named (self->pages, g_object_new (type, NULL), name);
}

static void
dp_window_init (DpWindow *self)
{
  self->page = g_strdup (page_names[0]);
  self->wants_sidebar = dp_settings_get_boolean ("sidebar-visible");
  self->wants_panel = dp_settings_get_boolean ("panel-visible");

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_icon_name (GTK_WINDOW (self), APPLICATION_ID);
  gtk_window_set_default_size (GTK_WINDOW (self), dp_settings_get_int ("window-width"),
                               dp_settings_get_int ("window-height"));
  if (dp_settings_get_boolean ("window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  add_page (self, DP_TYPE_PAGE_OVERVIEW, "overview");
  add_page (self, DP_TYPE_PAGE_NEED, "need");
  add_page (self, DP_TYPE_PAGE_PROPOSAL, "proposal");
  add_page (self, DP_TYPE_PAGE_CAPACITY, "capacity");
  add_page (self, DP_TYPE_PAGE_MAP, "map");
  add_page (self, DP_TYPE_PAGE_ECONOMY, "economy");
  add_page (self, DP_TYPE_PAGE_TIMELINE, "timeline");
  add_page (self, DP_TYPE_PAGE_SPECIALISATION, "specialisation");
  add_page (self, DP_TYPE_PAGE_COMPARISON, "comparison");
  add_page (self, DP_TYPE_PAGE_PRESENTATION, "presentation");

  g_signal_connect_object (self->panel, "notify::n-problems", G_CALLBACK (n_problems_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (_dp_window_update_recents), self,
                           G_CONNECT_SWAPPED);
  _dp_window_update_recents (self);
  _dp_window_add_actions (self);
  _dp_window_build_sidebar (self);
  _dp_window_update_actions (self);
  _dp_window_apply_panes (self);
  default_width_cb (self, NULL, NULL);
  g_signal_connect_object (self, "notify::default-width", G_CALLBACK (default_width_cb), self, 0);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi", G_CALLBACK (default_width_cb),
                           self, G_CONNECT_SWAPPED);
  dp_tooltip_show_cut_texts (GTK_WIDGET (self));
  dp_reveal_keep (GTK_WINDOW (self));
}

DpWindow *
dp_window_new (AdwApplication *application)
{
  return g_object_new (DP_TYPE_WINDOW, "application", application, NULL);
}

DpSession *
dp_window_get_session (DpWindow *self)
{
  g_return_val_if_fail (DP_IS_WINDOW (self), NULL);
  return self->session;
}

const char *const *
dp_window_page_names (void)
{
  return page_names;
}

/**
 * dp_window_set_document:
 * @document: (nullable): the plan to show from now on, or NULL for the welcome page
 */
void
dp_window_set_document (DpWindow   *self,
                        DpDocument *document)
{
  g_return_if_fail (DP_IS_WINDOW (self));

  if (self->session != NULL)
    _dp_window_leave_document (self);
  gtk_revealer_set_reveal_child (self->banner, FALSE);

  if (document == NULL)
    {
      set_session (self, NULL);
      gtk_stack_set_visible_child_name (self->root, "welcome");
      dp_welcome_refresh (DP_WELCOME (self->welcome));
    }
  else
    {
      g_autoptr(DpSession) session = dp_session_new (document);
      g_autofree char *author = dp_settings_dup_string ("author");
      g_autofree char *page = dp_settings_dup_string ("page");

      dp_document_set_author (document, author);
      set_session (self, session);
      g_clear_pointer (&self->proposals_shown, g_free);
      gtk_stack_set_visible_child_name (self->root, "plan");
      if (!dp_window_show_page (self, page))
        dp_window_show_page (self, page_names[0]);
      if (dp_document_get_recovered (document))
        {
          gtk_label_set_label (self->banner_label, _("Unsaved work is here again."));
          gtk_revealer_set_reveal_child (self->banner, TRUE);
        }
    }
  _dp_window_update_context (self);
  _dp_window_update_title (self);
  _dp_window_update_actions (self);
}

GtkWidget *
dp_window_find_page (DpWindow   *self,
                     const char *name)
{
  g_return_val_if_fail (DP_IS_WINDOW (self), NULL);
  return gtk_stack_get_child_by_name (self->pages, name);
}

const char *
dp_window_get_page (DpWindow *self)
{
  g_return_val_if_fail (DP_IS_WINDOW (self), NULL);
  return self->page;
}

/* Returns: whether there is a page of this name */
gboolean
dp_window_show_page (DpWindow   *self,
                     const char *name)
{
  char *copy;

  g_return_val_if_fail (DP_IS_WINDOW (self), FALSE);

  if (name == NULL || gtk_stack_get_child_by_name (self->pages, name) == NULL)
    return FALSE;
  copy = g_strdup (name);
  g_free (self->page);
  self->page = copy;
  gtk_stack_set_visible_child_name (self->pages, copy);
  _dp_window_select_page_row (self);
  _dp_window_update_title (self);
  return TRUE;
}

/* Returns at once; (transfer full) @toast */
void
_dp_window_show_toast (DpWindow *self,
                       AdwToast *toast)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
dp_window_toast (DpWindow   *self,
                 const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast;

  g_return_if_fail (DP_IS_WINDOW (self));

  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 4);
  _dp_window_show_toast (self, toast);
}
