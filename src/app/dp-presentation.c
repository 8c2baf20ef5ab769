/* dp-presentation.c: a presentation on the screens there are.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-presentation.h"

#include "app/dp-presenter.h"
#include "app/dp-screens.h"
#include "app/dp-settings.h"
#include "app/dp-wall.h"
#include "app/dp-what-if-drawer.h"

#include <glib/gi18n.h>

#define OVERVIEW_WIDTH 256
#define OVERVIEW_HEIGHT 144

struct _DpPresentation
{
  GObject parent_instance;

  DpShow *show;
  DpScreens screens;
  GtkWindow *wall_window;
  GtkWindow *presenter_window;    /* (nullable): with what is in it */
  DpWall *wall;
  GtkOverlay *wall_overlay;
  GtkOverlay *presenter_overlay;
  DpPresenter *presenter;
  GtkRevealer *strip;          /* the drawer over the wall of a single screen */
  DpWhatIfDrawer *strip_drawer;
  GtkWidget *overview;
  GtkWidget *overview_slides;
  gboolean has_presenter;      /* the presenter's view is shown; else there is the strip */
  char *home;                  /* (nullable): the screen the window was on */
  char *presenter_screen;      /* (nullable): the screen the presenter's view was on last */
  gboolean wall_here;          /* see DpScreenWish */
  int typed;                   /* number of the slide that is being typed; 0: none */
};

G_DEFINE_FINAL_TYPE (DpPresentation, dp_presentation, G_TYPE_OBJECT)

/* ------------------------------------------------------------------------------------------------------------- screens */

static GListModel *
monitors_of (DpPresentation *self)
{
  return gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self->wall_window)));
}

static DpWhatIfDrawer *
drawer_of (DpPresentation *self)
{
  return self->has_presenter ? dp_presenter_get_drawer (self->presenter) : self->strip_drawer;
}

static void
focus_slides (DpPresentation *self)
{
  gtk_widget_grab_focus (self->has_presenter ? GTK_WIDGET (self->presenter) : GTK_WIDGET (self->wall));
}

static void
move_overview (GtkWidget  *overview,
               GtkOverlay *to)
{
  GtkWidget *from = gtk_widget_get_parent (overview);

  g_object_ref (overview);
  if (from != NULL)
    gtk_overlay_remove_overlay (GTK_OVERLAY (from), overview);
  gtk_overlay_add_overlay (to, overview);
  g_object_unref (overview);
}

static void build_presenter (DpPresentation *self);

/* The presenter's view comes or goes; a question that is being asked goes on in the other place. */
static void
set_has_presenter (DpPresentation *self,
                   gboolean        has_presenter)
{
  const gboolean asks = dp_show_get_answer (self->show) != NULL;

  if (gtk_widget_get_parent (self->overview) != NULL && self->has_presenter == has_presenter)
    return;
  if (has_presenter && self->presenter == NULL)
    build_presenter (self);
  self->has_presenter = has_presenter;
  move_overview (self->overview, has_presenter ? self->presenter_overlay : self->wall_overlay);
  gtk_revealer_set_reveal_child (self->strip, !has_presenter && asks);
  if (asks)
    dp_what_if_drawer_open (drawer_of (self));
  else
    focus_slides (self);
}

/* Shows @window full on screen @number of @monitors, or hides it. */
static void
put_on_screen (GtkWindow  *window,
               GListModel *monitors,
               int         number)
{
  g_autoptr(GdkMonitor) monitor = number != DP_SCREEN_NONE ? g_list_model_get_item (monitors, (guint) number) : NULL;

  if (monitor == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
      return;
    }
  gtk_window_present (window);
  gtk_window_fullscreen_on_monitor (window, monitor);
}

/* Puts both windows where they belong. The wall's picture is the show's: a screen that is unplugged takes nothing with it. */
static void
place_windows (DpPresentation *self)
{
  GListModel *monitors = monitors_of (self);
  g_auto(GStrv) screens = dp_screens_list (monitors);
  g_autofree char *memory = dp_settings_dup_string ("wall-screens");
  g_autofree char *wall = dp_screens_recall (memory, (const char *const *) screens);
  const DpScreenWish wish = { self->home, wall, self->presenter_screen, self->wall_here };
  DpScreenRoles roles = dp_screens_assign ((const char *const *) screens, &wish);

  if (self->screens == DP_SCREENS_WINDOWS)
    {
      set_has_presenter (self, TRUE);
      gtk_window_present (self->wall_window);
      gtk_window_present (self->presenter_window);
      return;
    }
  /* Without any screen everything stays as it is until there is one again. */
  if (screens[0] == NULL)
    return;
  if (self->screens == DP_SCREENS_SINGLE)
    {
      roles.wall = MAX (roles.wall, 0);
      roles.presenter = DP_SCREEN_NONE;
    }

  set_has_presenter (self, roles.presenter != DP_SCREEN_NONE);
  if (roles.presenter != DP_SCREEN_NONE)
    {
      g_free (self->presenter_screen);
      self->presenter_screen = g_strdup (screens[roles.presenter]);
    }
  put_on_screen (self->wall_window, monitors, roles.wall);
  if (self->presenter != NULL)
    {
      put_on_screen (self->presenter_window, monitors, roles.presenter);
      dp_presenter_set_wall_is_missing (self->presenter, roles.wall == DP_SCREEN_NONE);
    }
}

static void
monitors_changed_cb (DpPresentation *self,
                     guint           position,
                     guint           removed,
                     guint           added,
                     GListModel     *monitors)
{
  self->wall_here = FALSE;
  if (self->wall_window != NULL)
    place_windows (self);
}

/* The hall sees the other screen from now on, and next time these screens are there. */
static void
swap_screens (DpPresentation *self)
{
  g_auto(GStrv) screens = dp_screens_list (monitors_of (self));

  if (g_strv_length (screens) < 2)
    self->wall_here = !self->wall_here;
  else if (self->has_presenter && self->presenter_screen != NULL)
    {
      g_autofree char *memory = dp_settings_dup_string ("wall-screens");
      g_autofree char *swapped = dp_screens_remember (memory, (const char *const *) screens, self->presenter_screen);

      dp_settings_set_string ("wall-screens", swapped);
    }
  place_windows (self);
}

/* ------------------------------------------------------------------------------------------------------------ overview */

static void
close_overview (DpPresentation *self)
{
  gtk_widget_set_visible (self->overview, FALSE);
  focus_slides (self);
}

static GtkWidget *
new_thumbnail (DpPresentation *self,
               guint           index)
{
  const DpSlide *slide = dp_show_get_slide (self->show, index);
  g_autofree char *name = g_strdup_printf ("%u  %s", index + 1, slide->name);
  g_autoptr(GdkPaintable) paintable =
    dp_show_paintable (dp_show_get_picture (self->show, slide->figure, OVERVIEW_WIDTH, OVERVIEW_HEIGHT));
  GtkWidget *picture = gtk_picture_new_for_paintable (paintable);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_size_request (picture, OVERVIEW_WIDTH, OVERVIEW_HEIGHT);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "show.go");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int32 ((gint32) index));
  return button;
}

static void
open_overview (DpPresentation *self)
{
  GtkWidget *chosen = NULL;

  while (gtk_widget_get_first_child (self->overview_slides) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->overview_slides), gtk_widget_get_first_child (self->overview_slides));
  for (guint i = 0; i < dp_show_get_n_slides (self->show); i++)
    {
      GtkWidget *thumbnail = new_thumbnail (self, i);

      gtk_flow_box_append (GTK_FLOW_BOX (self->overview_slides), thumbnail);
      gtk_widget_set_focusable (gtk_widget_get_parent (thumbnail), FALSE);
      if (i == dp_show_get_index (self->show))
        chosen = thumbnail;
    }
  gtk_widget_set_visible (self->overview, TRUE);
  gtk_widget_grab_focus (chosen);
}

static GtkWidget *
new_overview (DpPresentation *self)
{
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "visible", FALSE, NULL);

  self->overview_slides = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "max-children-per-line", 6u,
                                        "column-spacing", 8u, "row-spacing", 8u, "valign", GTK_ALIGN_START, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->overview_slides);
  gtk_widget_add_css_class (scroller, "presenter");
  gtk_widget_add_css_class (scroller, "overview");
  return scroller;
}

/* ---------------------------------------------------------------------------------------------------------------- keys */

/* Whether there is a question to take back before the presentation is left. */
static gboolean
asks (DpPresentation *self)
{
  if (self->has_presenter)
    return dp_show_get_answer (self->show) != NULL;

  return gtk_revealer_get_reveal_child (self->strip) || dp_show_is_answer_shown (self->show);
}

static void
open_drawer (DpPresentation *self)
{
  const DpSlide *slide = dp_show_get_slide (self->show, dp_show_get_index (self->show));

  /* Only a slide of capacity can answer: go to the first there is. */
  for (guint i = 0; !slide->asks && i < dp_show_get_n_slides (self->show); i++)
    if (dp_show_get_slide (self->show, i)->asks)
      {
        dp_show_go (self->show, (int) i);
        break;
      }
  if (!self->has_presenter)
    gtk_revealer_set_reveal_child (self->strip, TRUE);
  dp_what_if_drawer_open (drawer_of (self));
}

/* On a single screen the drawer lies over the answer: it goes when the answer comes. H brings it back. */
static void
strip_shown_cb (DpPresentation *self,
                DpWhatIfDrawer *drawer)
{
  gtk_revealer_set_reveal_child (self->strip, FALSE);
  focus_slides (self);
}

static void
drawer_closed_cb (DpPresentation *self,
                  DpWhatIfDrawer *drawer)
{
  gtk_revealer_set_reveal_child (self->strip, FALSE);
  focus_slides (self);
}

/* Escape leaves one thing after the other: the overview, the question, the presentation. */
static void
escape (DpPresentation *self)
{
  if (gtk_widget_get_visible (self->overview))
    close_overview (self);
  else if (asks (self))
    dp_what_if_drawer_handle_key (drawer_of (self), GDK_KEY_Escape);
  else
    dp_show_end (self->show);
}

static gboolean
types (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && GTK_IS_EDITABLE (focus);
}

/* Whether the key belongs to what has the focus in the drawer: Tab walks on in it, and its buttons and the list of units have keys
 * of their own; while that list is open all keys are. */
static gboolean
is_of_drawer (GtkWindow *window,
              guint      key)
{
  static const guint keys[] = { GDK_KEY_Tab, GDK_KEY_ISO_Left_Tab, GDK_KEY_space, GDK_KEY_Return, GDK_KEY_KP_Enter };
  static const guint list_keys[] = { GDK_KEY_Up, GDK_KEY_KP_Up, GDK_KEY_Down, GDK_KEY_KP_Down };
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL || GTK_IS_EDITABLE (focus) || gtk_widget_get_ancestor (focus, DP_TYPE_WHAT_IF_DRAWER) == NULL)
    return FALSE;
  if (gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (key == keys[i])
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (list_keys); i++)
    if (key == list_keys[i] && gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
type_number (DpPresentation *self,
             guint           key)
{
  const guint32 letter = gdk_keyval_to_unicode (key);

  if (letter < '0' || letter > '9')
    return FALSE;
  self->typed = MIN (self->typed * 10 + (int) (letter - '0'), 9999);
  return TRUE;
}

/* What is pressed while the overview is open is its own, but for leaving it. */
static gboolean
handle_overview_key (DpPresentation *self,
                     guint           key)
{
  if (key != GDK_KEY_Escape && key != GDK_KEY_Tab)
    return FALSE;
  close_overview (self);
  return TRUE;
}

/* Letters that act on the wall; pressed twice they take themselves back. */
static gboolean
handle_letter (DpPresentation *self,
               guint           key)
{
  switch (key)
    {
    case GDK_KEY_b:
    case GDK_KEY_period:
      dp_show_toggle_state (self->show, DP_WALL_BLACK);
      return TRUE;
    case GDK_KEY_w:
    case GDK_KEY_comma:
      dp_show_toggle_state (self->show, DP_WALL_WHITE);
      return TRUE;
    case GDK_KEY_f:
      dp_show_toggle_frozen (self->show);
      return TRUE;
    case GDK_KEY_h:
      open_drawer (self);
      return TRUE;
    case GDK_KEY_l:
      dp_show_toggle_light (self->show);
      return TRUE;
    case GDK_KEY_n:
      if (self->has_presenter)
        dp_presenter_toggle_notes (self->presenter);
      return TRUE;
    case GDK_KEY_p:
      /* While an answer is on the wall it pools, as it does in the drawer. */
      if (dp_show_is_answer_shown (self->show))
        return dp_what_if_drawer_handle_key (drawer_of (self), key);
      dp_show_toggle_paused (self->show);
      return TRUE;
    case GDK_KEY_s:
      swap_screens (self);
      return TRUE;
    case GDK_KEY_t:
      dp_show_toggle_table (self->show);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      if (self->has_presenter)
        dp_presenter_resize_notes (self->presenter, key == GDK_KEY_plus || key == GDK_KEY_KP_Add ? 1 : -1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
handle_move (DpPresentation *self,
             guint           key)
{
  switch (key)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_space:
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      dp_show_step (self->show, 1);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      dp_show_step (self->show, -1);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      dp_show_go (self->show, 0);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      dp_show_go (self->show, (int) dp_show_get_n_slides (self->show) - 1);
      return TRUE;
    case GDK_KEY_BackSpace:
      dp_show_back (self->show);
      return TRUE;
    case GDK_KEY_Tab:
      open_overview (self);
      return TRUE;
    /* Clickers send it to begin: it has begun. */
    case GDK_KEY_F5:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * dp_presentation_handle_key:
 * @key: the key
 * @state: what was held with it
 *
 * Returns: whether the key was one of the presentation's
 */
gboolean
dp_presentation_handle_key (DpPresentation *self,
                            guint           key,
                            GdkModifierType state)
{
  GtkWindow *window = self->has_presenter ? self->presenter_window : self->wall_window;
  const gboolean typing = types (window);
  const gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  g_return_val_if_fail (DP_IS_PRESENTATION (self), FALSE);

  if ((state & GDK_CONTROL_MASK) != 0 && gdk_keyval_to_lower (key) == GDK_KEY_d)
    {
      gtk_widget_activate_action (GTK_WIDGET (drawer_of (self)), "drawer.keep", NULL);
      return TRUE;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (gtk_widget_get_visible (self->overview))
    return handle_overview_key (self, key);
  if (is_of_drawer (window, key))
    return FALSE;
  if (key == GDK_KEY_Escape)
    {
      escape (self);
      return TRUE;
    }
  if (typing)
    {
      /* Page keys still turn the slides, and no letter is part of a number; the rest is text, or the drawer's. */
      if (key == GDK_KEY_Page_Down || key == GDK_KEY_Page_Up)
        return handle_move (self, key);
      return dp_what_if_drawer_handle_key (drawer_of (self), key)
             || (g_unichar_isalpha (gdk_keyval_to_unicode (key)) && handle_letter (self, gdk_keyval_to_lower (key)));
    }
  if (enter && self->typed > 0)
    {
      dp_show_go (self->show, self->typed - 1);
      self->typed = 0;
      return TRUE;
    }
  if (type_number (self, key))
    return TRUE;
  self->typed = 0;
  return handle_move (self, key) || handle_letter (self, gdk_keyval_to_lower (key));
}

static gboolean
key_pressed_cb (DpPresentation        *self,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  return dp_presentation_handle_key (self, key, state) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* A press on the wall goes on, as with a clicker. */
static void
pressed_cb (DpPresentation  *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  dp_show_step (self->show, gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY ? -1 : 1);
}

static void
go_cb (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  DpPresentation *self = DP_PRESENTATION (user_data);

  dp_show_go (self->show, g_variant_get_int32 (parameter));
  close_overview (self);
}

/* ------------------------------------------------------------------------------------------------------------- windows */

static void
changed_cb (DpPresentation *self,
            DpShow         *show)
{
  const DpSlide *slide = dp_show_get_slide (show, dp_show_get_index (show));
  g_autofree char *title = g_strdup_printf ("%u  %s", dp_show_get_index (show) + 1, slide->name);

  gtk_window_set_title (self->wall_window, title);
}

/* Both windows go, and with them the presentation. */
static void
ended_cb (DpPresentation *self,
          DpShow         *show)
{
  g_autoptr(DpPresentation) alive = g_object_ref (self);
  GtkWindow *wall = g_steal_pointer (&self->wall_window), *presenter = g_steal_pointer (&self->presenter_window);

  if (presenter != NULL)
    gtk_window_destroy (presenter);
  if (wall != NULL)
    gtk_window_destroy (wall);
}

static gboolean
close_request_cb (DpPresentation *self,
                  GtkWindow      *window)
{
  dp_show_end (self->show);
  return GDK_EVENT_STOP;
}

static GtkWindow *
new_window (DpPresentation *self,
            GtkApplication *application,
            const char     *title,
            GtkWidget      *child)
{
  GtkWindow *window = g_object_new (GTK_TYPE_WINDOW, "application", application, "title", title,
                                    "default-width", (int) DP_SLIDE_WIDTH, "default-height", (int) DP_SLIDE_HEIGHT, "child", child, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GSimpleActionGroup *actions = g_simple_action_group_new ();
  static const GActionEntry entries[] = { { .name = "go", .activate = go_cb, .parameter_type = "i" } };

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "show", G_ACTION_GROUP (actions));
  g_object_unref (actions);
  gtk_widget_add_css_class (GTK_WIDGET (window), "dp");
  g_signal_connect_object (window, "close-request", G_CALLBACK (close_request_cb), self, G_CONNECT_SWAPPED);
  return window;
}

/* The strip of a single screen: below, over the slide, only while it is needed. */
static GtkWidget *
new_strip (DpPresentation *self)
{
  GtkWidget *strip = g_object_new (GTK_TYPE_REVEALER, "valign", GTK_ALIGN_END, "transition-type", GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP, NULL);

  self->strip = GTK_REVEALER (strip);
  self->strip_drawer = g_object_new (DP_TYPE_WHAT_IF_DRAWER, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->strip_drawer), "presenter");
  dp_what_if_drawer_set_show (self->strip_drawer, self->show);
  dp_what_if_drawer_set_hall_sees (self->strip_drawer, TRUE);
  gtk_revealer_set_child (self->strip, GTK_WIDGET (self->strip_drawer));
  g_signal_connect_object (self->strip_drawer, "shown", G_CALLBACK (strip_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip_drawer, "closed", G_CALLBACK (drawer_closed_cb), self, G_CONNECT_SWAPPED);
  return strip;
}

static void
build_wall (DpPresentation *self,
            GtkApplication *application)
{
  GtkGesture *press = gtk_gesture_click_new ();

  self->wall = DP_WALL (dp_wall_new (DP_WALL_HALL));
  gtk_widget_set_focusable (GTK_WIDGET (self->wall), TRUE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->wall), GTK_EVENT_CONTROLLER (press));
  dp_wall_set_show (self->wall, self->show);
  self->wall_overlay = GTK_OVERLAY (gtk_overlay_new ());
  gtk_overlay_set_child (self->wall_overlay, GTK_WIDGET (self->wall));
  gtk_overlay_add_overlay (self->wall_overlay, new_strip (self));
  self->wall_window = new_window (self, application, _("Presentation"), GTK_WIDGET (self->wall_overlay));
}

/* Only where it is needed: a window that nobody has seen is none to assistive technology, but counted by it. */
static void
build_presenter (DpPresentation *self)
{
  self->presenter = g_object_new (DP_TYPE_PRESENTER, "focusable", TRUE, NULL);
  dp_presenter_set_show (self->presenter, self->show);
  self->presenter_overlay = GTK_OVERLAY (gtk_overlay_new ());
  gtk_overlay_set_child (self->presenter_overlay, GTK_WIDGET (self->presenter));
  self->presenter_window = new_window (self, gtk_window_get_application (self->wall_window), _("Presenter"), GTK_WIDGET (self->presenter_overlay));
  g_signal_connect_object (dp_presenter_get_drawer (self->presenter), "closed", G_CALLBACK (drawer_closed_cb), self, G_CONNECT_SWAPPED);
}

static void
build (DpPresentation *self,
       GtkApplication *application)
{
  build_wall (self, application);
  self->overview = new_overview (self);
  g_signal_connect_object (self->show, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self, self->show);
}

/* The name of the screen that @window is on; NULL when it is on none. */
static char *
screen_of (GtkWindow *window)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (window));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkMonitor *monitor = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  GListModel *monitors = gdk_display_get_monitors (display);
  g_auto(GStrv) screens = dp_screens_list (monitors);

  for (guint i = 0; screens[i] != NULL; i++)
    {
      g_autoptr(GdkMonitor) other = g_list_model_get_item (monitors, i);

      if (other == monitor)
        return g_strdup (screens[i]);
    }

  return NULL;
}

/**
 * dp_presentation_start:
 * @session: what is presented
 * @first_slide: (nullable): id of the slide to begin with
 * @screens: where it is shown
 * @parent: the window that it is started from
 * @error: return location; a sentence
 *
 * Returns: see the header
 */
DpPresentation *
dp_presentation_start (DpSession  *session,
                       const char *first_slide,
                       DpScreens   screens,
                       GtkWindow  *parent,
                       GError    **error)
{
  g_autoptr(DpShow) show = dp_show_new (session, first_slide);
  DpPresentation *self;

  if (show == NULL)
    {
      g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOTHING, _("Every slide is hidden; show at least one."));
      return NULL;
    }

  self = g_object_new (DP_TYPE_PRESENTATION, NULL);
  self->show = g_steal_pointer (&show);
  self->screens = screens;
  self->home = screen_of (parent);
  build (self, gtk_window_get_application (parent));
  g_signal_connect_object (monitors_of (self), "items-changed", G_CALLBACK (monitors_changed_cb), self, G_CONNECT_SWAPPED);
  /* It lives as long as the wall does. */
  g_object_set_data_full (G_OBJECT (self->wall_window), "presentation", self, g_object_unref);
  place_windows (self);
  return self;
}

/** dp_presentation_get_show: Returns: (transfer none): what runs. */
DpShow *
dp_presentation_get_show (DpPresentation *self)
{
  g_return_val_if_fail (DP_IS_PRESENTATION (self), NULL);

  return self->show;
}

/** dp_presentation_get_wall: Returns: (transfer none): the hall's window. */
GtkWindow *
dp_presentation_get_wall (DpPresentation *self)
{
  g_return_val_if_fail (DP_IS_PRESENTATION (self), NULL);

  return self->wall_window;
}

/** dp_presentation_get_presenter: Returns: (transfer none) (nullable): the presenter's window. */
GtkWindow *
dp_presentation_get_presenter (DpPresentation *self)
{
  g_return_val_if_fail (DP_IS_PRESENTATION (self), NULL);

  return self->has_presenter ? self->presenter_window : NULL;
}

static void
dp_presentation_finalize (GObject *object)
{
  DpPresentation *self = DP_PRESENTATION (object);

  g_clear_object (&self->show);
  g_free (self->home);
  g_free (self->presenter_screen);

  G_OBJECT_CLASS (dp_presentation_parent_class)->finalize (object);
}

static void
dp_presentation_class_init (DpPresentationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dp_presentation_finalize;
}

static void
dp_presentation_init (DpPresentation *self)
{
}
