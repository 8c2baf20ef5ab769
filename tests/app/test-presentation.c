/* test-presentation.c: a meeting in process: slides, the wall, and a question that is asked, answered and taken back.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pictures of the wall and of the presenter's view are written into the build folder, to be looked at.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "test-form-common.h"

#include "app/dp-presentation.h"
#include "app/dp-wall.h"
#include "app/dp-what-if-drawer.h"

#include <string.h>

typedef struct
{
  Fixture fixture;
  DpPresentation *presentation;
  DpShow *show;
} Meeting;

static void
begin (Meeting  *meeting,
       DpScreens screens)
{
  g_autoptr(GError) error = NULL;

  fixture_set_up (&meeting->fixture, "sample");
  dp_session_set_proposal (meeting->fixture.session, "A");
  gtk_window_present (GTK_WINDOW (meeting->fixture.window));
  meeting->presentation = dp_presentation_start (meeting->fixture.session, NULL, screens, GTK_WINDOW (meeting->fixture.window), &error);
  g_assert_no_error (error);
  meeting->show = dp_presentation_get_show (meeting->presentation);
  settle ();
}

static void
end (Meeting *meeting)
{
  dp_show_end (meeting->show);
  fixture_tear_down (&meeting->fixture, "sample");
  settle ();
}

static void
press (Meeting    *meeting,
       const char *keys)
{
  for (const char *key = keys; *key != '\0'; key++)
    g_assert_true (dp_presentation_handle_key (meeting->presentation, gdk_unicode_to_keyval ((guint32) *key), 0));
}

static void
press_key (Meeting *meeting,
           guint    key)
{
  g_assert_true (dp_presentation_handle_key (meeting->presentation, key, 0));
}

static guint
find_slide (DpShow     *show,
            const char *kind)
{
  for (guint i = 0; i < dp_show_get_n_slides (show); i++)
    if (g_str_equal (dp_show_get_slide (show, i)->kind, kind))
      return i;

  g_assert_not_reached ();
}

/* The wall's pixels, painted anew. */
static GBytes *
wall_pixels (Meeting *meeting)
{
  cairo_surface_t *surface = dp_show_paint_slide (dp_show_get_wall (meeting->show), 1280, 720);

  return g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface) * 720,
                                     (GDestroyNotify) cairo_surface_destroy, surface);
}

static void
save_picture (GtkWindow  *window,
              const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("DOEGNPLAN_BUILD_DIR"), "pictures", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  const int width = gtk_widget_get_width (GTK_WIDGET (window)), height = gtk_widget_get_height (GTK_WIDGET (window));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GdkTexture) texture = NULL;
  GskRenderNode *node;

  settle ();
  g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_render_node_unref (node);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static void
test_slides (void)
{
  Meeting meeting;
  guint last;

  begin (&meeting, DP_SCREENS_WINDOWS);
  last = dp_show_get_n_slides (meeting.show) - 1;
  g_assert_cmpuint (last + 1, ==, 12);
  g_assert_cmpuint (dp_show_get_index (meeting.show), ==, 0);
  press_key (&meeting, GDK_KEY_Right);
  press_key (&meeting, GDK_KEY_space);
  press_key (&meeting, GDK_KEY_Page_Down);
  g_assert_cmpuint (dp_show_get_index (meeting.show), ==, 3);
  press_key (&meeting, GDK_KEY_Left);
  g_assert_cmpuint (dp_show_get_index (meeting.show), ==, 2);
  press_key (&meeting, GDK_KEY_End);
  press_key (&meeting, GDK_KEY_Right);
  g_assert_cmpuint (dp_show_get_index (meeting.show), ==, last);
  press_key (&meeting, GDK_KEY_Home);
  press_key (&meeting, GDK_KEY_Page_Up);
  g_assert_cmpuint (dp_show_get_index (meeting.show), ==, 0);
  /* A number and Enter; back through the history. */
  press (&meeting, "11");
  press_key (&meeting, GDK_KEY_Return);
  g_assert_cmpuint (dp_show_get_index (meeting.show), ==, 10);
  press_key (&meeting, GDK_KEY_BackSpace);
  g_assert_cmpuint (dp_show_get_index (meeting.show), ==, 0);
  end (&meeting);
}

static void
test_wall (void)
{
  Meeting meeting;
  const DpFigure *first;

  begin (&meeting, DP_SCREENS_WINDOWS);
  first = dp_show_get_wall (meeting.show);
  press (&meeting, "b");
  g_assert_cmpint (dp_show_get_state (meeting.show), ==, DP_WALL_BLACK);
  press (&meeting, "b");
  g_assert_cmpint (dp_show_get_state (meeting.show), ==, DP_WALL_SLIDE);
  press (&meeting, "w");
  g_assert_cmpint (dp_show_get_state (meeting.show), ==, DP_WALL_WHITE);
  press_key (&meeting, GDK_KEY_Right);
  g_assert_cmpint (dp_show_get_state (meeting.show), ==, DP_WALL_SLIDE);
  /* Frozen, the hall keeps its picture while the presenter looks elsewhere. */
  press_key (&meeting, GDK_KEY_Home);
  press (&meeting, "f");
  press_key (&meeting, GDK_KEY_End);
  g_assert_true (dp_show_get_wall (meeting.show) == first);
  press (&meeting, "f");
  g_assert_true (dp_show_get_wall (meeting.show) != first);
  /* The figures of a slide as a table, and back. */
  dp_show_go (meeting.show, (int) find_slide (meeting.show, "need"));
  first = dp_show_get_wall (meeting.show);
  press (&meeting, "t");
  g_assert_true (dp_show_get_wall (meeting.show) != first);
  g_assert_nonnull (strstr (dp_show_get_wall (meeting.show)->text, "80–100"));
  press (&meeting, "t");
  g_assert_true (dp_show_get_wall (meeting.show) == first);
  /* The clock runs from when slide 1 was left, and can be stopped. */
  g_assert_false (dp_show_get_paused (meeting.show));
  press (&meeting, "p");
  g_assert_true (dp_show_get_paused (meeting.show));
  end (&meeting);
}

static GtkWidget *
find_drop_down (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_DROP_DOWN (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_drop_down (child);

  return found;
}

/* Frozen, the hall keeps an answer or a table too that was taken back, and whatever is asked meanwhile; then it follows again. */
static void
test_frozen (void)
{
  Meeting meeting;
  const DpWhatIf questions[] = { { 16, DP_AS_PLANNED, DP_AS_PLANNED, FALSE }, { 80, DP_AS_PLANNED, DP_AS_PLANNED, FALSE } };
  g_autoptr(GError) error = NULL;
  const DpFigure *slide;

  begin (&meeting, DP_SCREENS_WINDOWS);
  dp_show_go (meeting.show, (int) find_slide (meeting.show, "capacity"));
  slide = dp_show_get_wall (meeting.show);
  for (int table = 0; table < 2; table++)
    {
      g_autoptr(GBytes) before = NULL, after = NULL;

      dp_show_ask (meeting.show, &questions[0]);
      g_assert_true (dp_show_show_answer (meeting.show, &error));
      g_assert_no_error (error);
      if (table)
        press (&meeting, "t");
      before = wall_pixels (&meeting);
      press (&meeting, "f");
      press_key (&meeting, GDK_KEY_Escape);
      dp_show_ask (meeting.show, &questions[1]);
      press_key (&meeting, GDK_KEY_Right);
      press_key (&meeting, GDK_KEY_Left);
      after = wall_pixels (&meeting);
      g_assert_true (g_bytes_equal (before, after));
      press (&meeting, "f");
      g_assert_true (dp_show_get_wall (meeting.show) == slide);
      dp_show_drop_answer (meeting.show);
    }
  /* And a presentation may end frozen. */
  dp_show_ask (meeting.show, &questions[0]);
  g_assert_true (dp_show_show_answer (meeting.show, &error));
  press (&meeting, "f");
  press_key (&meeting, GDK_KEY_Escape);
  end (&meeting);
}

/* "And if there are only 4 places in the north?": one unit's places; what the plan has stands in the empty entry. */
static void
test_one_unit (void)
{
  Meeting meeting;
  GtkWidget *presenter, *drop_down;
  GtkWidget *focus;

  begin (&meeting, DP_SCREENS_WINDOWS);
  press (&meeting, "h");
  presenter = GTK_WIDGET (dp_presentation_get_presenter (meeting.presentation));
  drop_down = find_drop_down (presenter);
  g_assert_nonnull (drop_down);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 2);
  focus = gtk_widget_get_prev_sibling (drop_down);
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (focus)), ==, "6");
  g_assert_null (dp_show_get_answer (meeting.show));
  gtk_editable_set_text (GTK_EDITABLE (focus), "4");
  g_assert_nonnull (dp_show_get_question (meeting.show)->unit);
  /* 28 places in all. */
  g_assert_nonnull (strstr (dp_show_get_answer (meeting.show)->chart->title, "28"));
  save_picture (dp_presentation_get_presenter (meeting.presentation), "presentation-one-unit.png");
  press_key (&meeting, GDK_KEY_Escape);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 0);
  /* In the drawer Tab walks on, and its buttons have their keys; elsewhere Tab is the overview and Space the next slide. */
  press (&meeting, "h");
  g_assert_true (gtk_widget_child_focus (presenter, GTK_DIR_TAB_FORWARD));
  g_assert_false (GTK_IS_EDITABLE (gtk_window_get_focus (GTK_WINDOW (presenter))));
  g_assert_false (dp_presentation_handle_key (meeting.presentation, GDK_KEY_Tab, 0));
  g_assert_false (dp_presentation_handle_key (meeting.presentation, GDK_KEY_space, 0));
  end (&meeting);
}

/* Every key of the list, as clickers and keyboards send them, and what it does. */
static void
test_keys (void)
{
  static const struct
  {
    guint key;
    int index;         /* slide afterwards, from slide 3 of 12 */
    DpWallState state; /* afterwards */
  } keys[] = {
    { GDK_KEY_Right, 3, DP_WALL_SLIDE },     { GDK_KEY_space, 3, DP_WALL_SLIDE },     { GDK_KEY_Page_Down, 3, DP_WALL_SLIDE },
    { GDK_KEY_KP_Page_Down, 3, DP_WALL_SLIDE }, { GDK_KEY_Down, 3, DP_WALL_SLIDE },   { GDK_KEY_Left, 1, DP_WALL_SLIDE },
    { GDK_KEY_Page_Up, 1, DP_WALL_SLIDE },   { GDK_KEY_KP_Page_Up, 1, DP_WALL_SLIDE }, { GDK_KEY_Up, 1, DP_WALL_SLIDE },
    { GDK_KEY_Home, 0, DP_WALL_SLIDE },      { GDK_KEY_End, 11, DP_WALL_SLIDE },      { GDK_KEY_BackSpace, 0, DP_WALL_SLIDE },
    { GDK_KEY_b, 2, DP_WALL_BLACK },         { GDK_KEY_B, 2, DP_WALL_BLACK },         { GDK_KEY_period, 2, DP_WALL_BLACK },
    { GDK_KEY_w, 2, DP_WALL_WHITE },         { GDK_KEY_W, 2, DP_WALL_WHITE },         { GDK_KEY_comma, 2, DP_WALL_WHITE },
    { GDK_KEY_F5, 2, DP_WALL_SLIDE },        { GDK_KEY_f, 2, DP_WALL_SLIDE },         { GDK_KEY_l, 2, DP_WALL_SLIDE },
    { GDK_KEY_n, 2, DP_WALL_SLIDE },         { GDK_KEY_p, 2, DP_WALL_SLIDE },         { GDK_KEY_t, 2, DP_WALL_SLIDE },
  };
  Meeting meeting;

  begin (&meeting, DP_SCREENS_WINDOWS);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      dp_show_go (meeting.show, 0);
      dp_show_go (meeting.show, 2);
      press_key (&meeting, keys[i].key);
      g_test_message ("%s", gdk_keyval_name (keys[i].key));
      g_assert_cmpuint (dp_show_get_index (meeting.show), ==, (guint) keys[i].index);
      g_assert_cmpint (dp_show_get_state (meeting.show), ==, keys[i].state);
      g_assert_cmpint (dp_show_get_frozen (meeting.show), ==, keys[i].key == GDK_KEY_f);
      g_assert_cmpint (dp_show_get_table (meeting.show), ==, keys[i].key == GDK_KEY_t);
      g_assert_cmpint (dp_show_get_paused (meeting.show), ==, keys[i].key == GDK_KEY_p);
      /* What is switched by a key is switched back by it. */
      if (keys[i].index == 2)
        press_key (&meeting, keys[i].key);
      g_assert_cmpint (dp_show_get_state (meeting.show), ==, DP_WALL_SLIDE);
      g_assert_false (dp_show_get_frozen (meeting.show) || dp_show_get_table (meeting.show) || dp_show_get_paused (meeting.show));
    }
  /* A number and Enter; the overview, which takes Escape for itself; and Escape, which leaves. */
  press (&meeting, "7");
  press_key (&meeting, GDK_KEY_KP_Enter);
  g_assert_cmpuint (dp_show_get_index (meeting.show), ==, 6);
  press_key (&meeting, GDK_KEY_Tab);
  press_key (&meeting, GDK_KEY_Escape);
  g_assert_nonnull (dp_presentation_get_wall (meeting.presentation));
  g_object_ref (meeting.presentation);
  press_key (&meeting, GDK_KEY_Escape);
  g_assert_null (dp_presentation_get_wall (meeting.presentation));
  g_object_unref (meeting.presentation);
  fixture_tear_down (&meeting.fixture, "sample");
  settle ();
}

/* Five keys: H, 3, 0, Enter – and Escape. */
static void
test_what_if (void)
{
  Meeting meeting;
  g_autoptr(GBytes) before = NULL, during = NULL, after = NULL;
  g_autoptr(DpPlan) plan = NULL;
  GtkWidget *focus;

  begin (&meeting, DP_SCREENS_WINDOWS);
  plan = dp_plan_copy (dp_session_get_plan (meeting.fixture.session));
  dp_show_go (meeting.show, (int) find_slide (meeting.show, "capacity"));
  before = wall_pixels (&meeting);

  press (&meeting, "h");
  focus = gtk_window_get_focus (dp_presentation_get_presenter (meeting.presentation));
  g_assert_true (GTK_IS_EDITABLE (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), "30");
  /* Nobody has seen it yet. */
  g_assert_nonnull (dp_show_get_answer (meeting.show));
  g_assert_false (dp_show_is_answer_shown (meeting.show));
  g_assert_nonnull (strstr (dp_show_get_answer (meeting.show)->chart->title, "91"));

  press_key (&meeting, GDK_KEY_Return);
  g_assert_true (dp_show_is_answer_shown (meeting.show));
  g_assert_true (dp_show_get_wall (meeting.show) == dp_show_get_answer (meeting.show));
  during = wall_pixels (&meeting);
  g_assert_false (g_bytes_equal (before, during));
  save_picture (dp_presentation_get_wall (meeting.presentation), "presentation-what-if.png");
  save_picture (dp_presentation_get_presenter (meeting.presentation), "presentation-presenter.png");
  g_assert_cmpuint (dp_show_get_log (meeting.show)->len, ==, 1);

  press_key (&meeting, GDK_KEY_Escape);
  g_assert_null (dp_show_get_answer (meeting.show));
  after = wall_pixels (&meeting);
  g_assert_true (g_bytes_equal (before, after));
  /* Only the log has grown; no figure of the plan has moved. */
  g_assert_cmpuint (dp_plan_list (dp_session_get_plan (meeting.fixture.session), DP_ENTITY_QUESTION)->len, ==, 1);
  g_assert_cmpuint (dp_plan_list (dp_session_get_plan (meeting.fixture.session), DP_ENTITY_UNIT)->len, ==,
                    dp_plan_list (plan, DP_ENTITY_UNIT)->len);
  end (&meeting);
}

/* Beyond every estimate it is asked once more before the hall sees it; what is no number stays where it is. */
static void
test_wrong_question (void)
{
  Meeting meeting;
  GtkWidget *focus;

  begin (&meeting, DP_SCREENS_WINDOWS);
  press (&meeting, "h");
  g_assert_cmpstr (dp_show_get_slide (meeting.show, dp_show_get_index (meeting.show))->kind, ==, "capacity");
  focus = gtk_window_get_focus (dp_presentation_get_presenter (meeting.presentation));
  gtk_editable_set_text (GTK_EDITABLE (focus), "300");
  press_key (&meeting, GDK_KEY_Return);
  g_assert_false (dp_show_is_answer_shown (meeting.show));
  press_key (&meeting, GDK_KEY_Return);
  g_assert_true (dp_show_is_answer_shown (meeting.show));
  gtk_editable_insert_text (GTK_EDITABLE (focus), "x", -1, &(int) { 3 });
  g_assert_cmpfloat (dp_show_get_question (meeting.show)->women, ==, 300);
  press (&meeting, "p");
  g_assert_true (dp_show_get_question (meeting.show)->pooled);
  end (&meeting);
}

/* L: a point of light follows the pointer, on the wall and on the presenter's small picture of it. */
static void
test_light (void)
{
  Meeting meeting;
  double x, y;

  begin (&meeting, DP_SCREENS_WINDOWS);
  g_assert_false (dp_show_get_light (meeting.show, &x, &y));
  press (&meeting, "l");
  dp_show_move_light (meeting.show, 0.25, 1.5);
  g_assert_true (dp_show_get_light (meeting.show, &x, &y));
  g_assert_cmpfloat (x, ==, 0.25);
  g_assert_cmpfloat (y, ==, 1.0);
  dp_show_move_light (meeting.show, 0.25, 0.5);
  save_picture (dp_presentation_get_wall (meeting.presentation), "presentation-light.png");
  press (&meeting, "l");
  g_assert_false (dp_show_get_light (meeting.show, &x, &y));
  end (&meeting);
}

static DpWall *
hall (Meeting *meeting)
{
  return DP_WALL (gtk_overlay_get_child (GTK_OVERLAY (gtk_window_get_child (dp_presentation_get_wall (meeting->presentation)))));
}

/* The frame in which the picture is taken, and no more. */
static void
next_frame (Meeting *meeting)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (hall (meeting)));
  const gint64 before = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (GTK_WIDGET (hall (meeting)));
  while (gdk_frame_clock_get_frame_counter (clock) <= before)
    g_main_context_iteration (NULL, TRUE);
}

/* Only where the same marks say something else: an answer comes and goes. A slide is just there, and where the desktop asks for less
 * motion so is the answer. */
static void
test_motion (void)
{
  Meeting meeting;
  const DpWhatIf question = { 30, DP_AS_PLANNED, DP_AS_PLANNED, FALSE };
  g_autoptr(GError) error = NULL;

  begin (&meeting, DP_SCREENS_WINDOWS);
  for (int moves = 0; moves < 2; moves++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-enable-animations", moves, NULL);
      dp_show_go (meeting.show, 0);
      next_frame (&meeting);
      dp_show_go (meeting.show, (int) find_slide (meeting.show, "capacity"));
      next_frame (&meeting);
      g_assert_false (dp_wall_is_fading (hall (&meeting)));
      dp_show_ask (meeting.show, &question);
      next_frame (&meeting);
      g_assert_false (dp_wall_is_fading (hall (&meeting)));
      g_assert_true (dp_show_show_answer (meeting.show, &error));
      g_assert_no_error (error);
      next_frame (&meeting);
      g_assert_cmpint (dp_wall_is_fading (hall (&meeting)), ==, moves);
      /* And ends by itself. */
      while (dp_wall_is_fading (hall (&meeting)))
        g_main_context_iteration (NULL, TRUE);
      dp_show_drop_answer (meeting.show);
      next_frame (&meeting);
      g_assert_cmpint (dp_wall_is_fading (hall (&meeting)), ==, moves);
      while (dp_wall_is_fading (hall (&meeting)))
        g_main_context_iteration (NULL, TRUE);
    }
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  end (&meeting);
}

/* A plan without a proposal is presented all the same; there is nothing to ask, and every slide hidden is said in a sentence. */
static void
test_nothing (void)
{
  Fixture fixture;
  g_autoptr(GError) error = NULL;
  DpPresentation *presentation;
  DpShow *show;

  fixture_set_up (&fixture, "empty");
  gtk_window_present (GTK_WINDOW (fixture.window));
  presentation = dp_presentation_start (fixture.session, NULL, DP_SCREENS_SINGLE, GTK_WINDOW (fixture.window), &error);
  g_assert_no_error (error);
  show = dp_presentation_get_show (presentation);
  settle ();
  g_assert_true (dp_presentation_handle_key (presentation, GDK_KEY_h, 0));
  g_assert_true (dp_presentation_handle_key (presentation, GDK_KEY_Return, 0));
  g_assert_false (dp_show_is_answer_shown (show));
  save_picture (dp_presentation_get_wall (presentation), "presentation-empty-plan.png");
  g_assert_true (dp_presentation_handle_key (presentation, GDK_KEY_Escape, 0));
  for (guint i = 0; i < dp_show_get_n_slides (show); i++)
    {
      g_assert_true (dp_presentation_handle_key (presentation, GDK_KEY_t, 0));
      g_assert_true (dp_presentation_handle_key (presentation, GDK_KEY_Right, 0));
    }
  dp_show_end (show);

  g_assert_true (dp_slides_make (dp_session_get_document (fixture.session), &error));
  {
    g_autoptr(GPtrArray) slides = dp_slides_of_plan (dp_session_get_plan (fixture.session));

    for (guint i = 0; i < slides->len; i++)
      {
        g_auto(DpValue) yes = dp_value_number (1);

        g_assert_true (dp_document_set (dp_session_get_document (fixture.session), DP_ENTITY_SLIDE,
                                        ((const DpRecord *) slides->pdata[i])->id, DP_SLIDE_HIDDEN, &yes, &error));
        g_assert_no_error (error);
      }
  }
  g_assert_null (dp_presentation_start (fixture.session, NULL, DP_SCREENS_SINGLE, GTK_WINDOW (fixture.window), &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOTHING);
  fixture_tear_down (&fixture, "empty");
  settle ();
}

/* What clickers of different makers send. */
static void
test_clickers (void)
{
  Meeting meeting;

  begin (&meeting, DP_SCREENS_SINGLE);
  press_key (&meeting, GDK_KEY_F5);
  g_assert_cmpuint (dp_show_get_index (meeting.show), ==, 0);
  press_key (&meeting, GDK_KEY_Page_Down);
  press_key (&meeting, GDK_KEY_Down);
  g_assert_cmpuint (dp_show_get_index (meeting.show), ==, 2);
  press_key (&meeting, GDK_KEY_Page_Up);
  g_assert_cmpuint (dp_show_get_index (meeting.show), ==, 1);
  press_key (&meeting, GDK_KEY_period);
  g_assert_cmpint (dp_show_get_state (meeting.show), ==, DP_WALL_BLACK);
  press_key (&meeting, GDK_KEY_b);
  g_assert_cmpint (dp_show_get_state (meeting.show), ==, DP_WALL_SLIDE);
  /* Caps Lock. */
  press_key (&meeting, GDK_KEY_B);
  g_assert_cmpint (dp_show_get_state (meeting.show), ==, DP_WALL_BLACK);
  press_key (&meeting, GDK_KEY_Page_Down);
  g_assert_cmpint (dp_show_get_state (meeting.show), ==, DP_WALL_SLIDE);
  end (&meeting);
}

/* Every slide in every size that is on a screen is there before it is asked for. */
static void
test_prepared (void)
{
  Meeting meeting;

  begin (&meeting, DP_SCREENS_WINDOWS);
  while (!dp_show_is_prepared (meeting.show))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < dp_show_get_n_slides (meeting.show); i++)
    {
      const DpFigure *figure = dp_show_get_slide (meeting.show, i)->figure;
      GtkWidget *wall = GTK_WIDGET (dp_presentation_get_wall (meeting.presentation));

      g_assert_true (dp_show_has_picture (meeting.show, figure, gtk_widget_get_width (wall), gtk_widget_get_height (wall)));
    }
  g_assert_false (dp_show_has_picture (meeting.show, dp_show_get_slide (meeting.show, 0)->figure, 7, 7));
  end (&meeting);
}

/* Letters act on the wall while a number is being typed, and are no part of it; Up and Down count on from the plan's figure. */
static void
test_drawer_keys (void)
{
  Meeting meeting;
  GtkWidget *focus;

  begin (&meeting, DP_SCREENS_WINDOWS);
  press (&meeting, "h");
  focus = gtk_window_get_focus (dp_presentation_get_presenter (meeting.presentation));
  gtk_editable_set_text (GTK_EDITABLE (focus), "30");
  press_key (&meeting, GDK_KEY_Up);
  g_assert_cmpfloat (dp_show_get_question (meeting.show)->women, ==, 31);
  press (&meeting, "b");
  g_assert_cmpint (dp_show_get_state (meeting.show), ==, DP_WALL_BLACK);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "31");
  /* The next entry is the first of the limits, and behind them the places; six in the plan. */
  for (int i = 0; i < 20 && dp_show_get_question (meeting.show)->places < 0; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (dp_presentation_get_presenter (meeting.presentation)), GTK_DIR_TAB_FORWARD);
      if (GTK_IS_EDITABLE (gtk_window_get_focus (dp_presentation_get_presenter (meeting.presentation))))
        press_key (&meeting, GDK_KEY_Down);
    }
  g_assert_cmpfloat (dp_show_get_question (meeting.show)->places, ==, 5);
  g_assert_cmpfloat (dp_show_get_question (meeting.show)->women, ==, 31);
  end (&meeting);
}

static GtkRevealer *
strip (Meeting *meeting)
{
  GtkWidget *overlay = gtk_window_get_child (dp_presentation_get_wall (meeting->presentation));

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_REVEALER (child))
      return GTK_REVEALER (child);

  g_assert_not_reached ();
}

/* On a single screen the drawer makes way for the answer. P pools in it all the same, H brings the drawer back with the question in
 * it, and Escape takes the answer back before it leaves. */
static void
press_question (Meeting *meeting)
{
  GtkWidget *focus = gtk_window_get_focus (dp_presentation_get_wall (meeting->presentation));

  g_assert_true (gtk_revealer_get_reveal_child (strip (meeting)));
  gtk_editable_set_text (GTK_EDITABLE (focus), "16");
  press_key (meeting, GDK_KEY_Return);
  g_assert_true (dp_show_is_answer_shown (meeting->show));
  g_assert_false (gtk_revealer_get_reveal_child (strip (meeting)));
  save_picture (dp_presentation_get_wall (meeting->presentation), "presentation-single-answer.png");
  press (meeting, "p");
  g_assert_true (dp_show_get_question (meeting->show)->pooled);
  g_assert_true (dp_show_is_answer_shown (meeting->show));
  press (meeting, "h");
  g_assert_true (gtk_revealer_get_reveal_child (strip (meeting)));
  g_assert_cmpfloat (dp_show_get_question (meeting->show)->women, ==, 16);
  press_key (meeting, GDK_KEY_Return);
  press_key (meeting, GDK_KEY_Escape);
  g_assert_false (dp_show_is_answer_shown (meeting->show));
  g_assert_false (gtk_revealer_get_reveal_child (strip (meeting)));
  press (meeting, "h");
}

static void
test_single (void)
{
  Meeting meeting;

  begin (&meeting, DP_SCREENS_SINGLE);
  g_assert_null (dp_presentation_get_presenter (meeting.presentation));
  dp_show_go (meeting.show, (int) find_slide (meeting.show, "capacity"));
  save_picture (dp_presentation_get_wall (meeting.presentation), "presentation-single.png");
  press (&meeting, "h");
  save_picture (dp_presentation_get_wall (meeting.presentation), "presentation-single-drawer.png");
  press_question (&meeting);
  press_key (&meeting, GDK_KEY_Escape);
  press_key (&meeting, GDK_KEY_Tab);
  save_picture (dp_presentation_get_wall (meeting.presentation), "presentation-overview.png");
  press_key (&meeting, GDK_KEY_Escape);
  end (&meeting);
}

int
main (int   argc,
      char *argv[])
{
  test_form_init (&argc, &argv);
  g_test_add_func ("/presentation/slides", test_slides);
  g_test_add_func ("/presentation/wall", test_wall);
  g_test_add_func ("/presentation/frozen", test_frozen);
  g_test_add_func ("/presentation/one-unit", test_one_unit);
  g_test_add_func ("/presentation/keys", test_keys);
  g_test_add_func ("/presentation/what-if", test_what_if);
  g_test_add_func ("/presentation/wrong-question", test_wrong_question);
  g_test_add_func ("/presentation/light", test_light);
  g_test_add_func ("/presentation/motion", test_motion);
  g_test_add_func ("/presentation/nothing", test_nothing);
  g_test_add_func ("/presentation/clickers", test_clickers);
  g_test_add_func ("/presentation/prepared", test_prepared);
  g_test_add_func ("/presentation/drawer-keys", test_drawer_keys);
  g_test_add_func ("/presentation/single", test_single);
  return g_test_run ();
}
