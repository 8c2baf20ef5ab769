/* test-keyboard.c: every field of the plan is reached by the keyboard, in sight, and has a name.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs below tests/tools/headless.sh. Tab is the signal that the key gives; the window is as large as the smallest screen
 * planned for.
 */
#include "config.h"

#include "settle.h"

#include "app/dp-application.h"
#include "app/dp-element-matrix.h"
#include "app/dp-field-row.h"
#include "app/dp-page.h"
#include "app/dp-futures-card.h"
#include "app/dp-practice-card.h"
#include "app/dp-window.h"
#include "plan/dp-text.h"

/** What is not in sight by then never will be. */
#define PATIENCE_US (30 * G_USEC_PER_SEC)

/** What is taller than this need not be seen whole. */
#define TALL 200

static DpApplication *application;

typedef struct
{
  DpWindow *window;
  DpDocument *document;
} Fixture;

/* Whether half of @widget, or of so much of it as is tall, lies within everything that it scrolls in. */
static gboolean
is_in_sight (GtkWidget *widget)
{
  for (GtkWidget *above = gtk_widget_get_parent (widget); above != NULL; above = gtk_widget_get_parent (above))
    {
      graphene_rect_t bounds, room, seen;

      if (!GTK_IS_VIEWPORT (above) && !GTK_IS_ROOT (above))
        continue;
      if (!gtk_widget_compute_bounds (widget, above, &bounds))
        return FALSE;
      room = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (above), (float) gtk_widget_get_height (above));
      if (!graphene_rect_intersection (&bounds, &room, &seen) ||
          seen.size.height < MIN (bounds.size.height, TALL) / 2 || seen.size.width < MIN (bounds.size.width, TALL) / 2)
        return FALSE;
    }

  return gtk_widget_get_mapped (widget);
}

/* Scrolling is done with the next frames, and again with those in which a result has arrived above. */
static gboolean
comes_in_sight (GtkWidget *widget)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!is_in_sight (widget) && g_get_monotonic_time () < end)
    settle ();
  return is_in_sight (widget);
}

static void
set_up (Fixture      *fixture,
        gconstpointer template_name)
{
  g_autoptr(GError) error = NULL;

  fixture->document = dp_document_new_from_template (template_name, &error);
  g_assert_no_error (error);
  fixture->window = dp_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 720);
  dp_window_set_document (fixture->window, fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer template_name)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  dp_document_discard (fixture->document, NULL);
  g_clear_object (&fixture->document);
}

static GtkWidget *
focus_of (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* Whether assistive technology can call it something: a name of its own or of what it stands in, up to its field. */
static gboolean
has_name (GtkWidget *widget)
{
  for (GtkWidget *at = widget; at != NULL && !DP_IS_PAGE (at); at = gtk_widget_get_parent (at))
    {
      if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (at), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
          gtk_test_accessible_has_relation (GTK_ACCESSIBLE (at), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
        return TRUE;
      if (GTK_IS_LABEL (at) || (GTK_IS_BUTTON (at) && gtk_button_get_label (GTK_BUTTON (at)) != NULL))
        return TRUE;
      if (DP_IS_FIELD_ROW (at))
        return FALSE;
    }

  return FALSE;
}

static DpFieldRow *
row_of (GtkWidget *widget)
{
  return widget != NULL ? DP_FIELD_ROW (gtk_widget_get_ancestor (widget, DP_TYPE_FIELD_ROW)) : NULL;
}

/* The fields that a planner fills in, apart from the names of things that the program brings. */
static gboolean
is_editable (DpEntityKind kind,
             guint        field)
{
  return !(dp_field (kind, field)->flags & DP_FIELD_HIDDEN);
}

static const char *
first_of (Fixture     *fixture,
          DpEntityKind kind)
{
  const GPtrArray *list = dp_plan_list (dp_document_get_plan (fixture->document), kind);

  return list->len > 0 ? ((const DpRecord *) list->pdata[0])->id : NULL;
}

/* A field that is gone to while the window is still being made is in sight as soon as it is there. */
static void
test_at_start (Fixture      *fixture,
               gconstpointer template_name)
{
  DpFieldRow *row;

  dp_session_goto_field (dp_window_get_session (fixture->window), DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_NOTE);
  settle ();
  row = row_of (focus_of (fixture));
  g_assert_nonnull (row);
  g_assert_cmpstr (dp_field_row_get_id (row), ==, "A-nordjylland");
  g_assert_cmpuint (dp_field_row_get_field (row), ==, DP_UNIT_NOTE);
  g_assert_true (comes_in_sight (GTK_WIDGET (row)));
}

/** Elsewhere: a field that has no row of its own, on purpose. */
typedef struct
{
  DpEntityKind kind;
  guint field;
  DpEntityKind there;      /* the field on whose row one comes instead */
  guint field_there;
  const char *why;
} Elsewhere;

static const Elsewhere elsewhere[] = {
  { DP_ENTITY_ASSUMPTION, DP_ASSUMPTION_NAME, DP_ENTITY_ASSUMPTION, DP_ASSUMPTION_REASON, "the calculation gives it" },
  { DP_ENTITY_ASSUMPTION, DP_ASSUMPTION_SOURCE, DP_ENTITY_ASSUMPTION, DP_ASSUMPTION_REASON, "the reason names it" },
  { DP_ENTITY_REGION, DP_REGION_NAME, DP_ENTITY_REGION, DP_REGION_POPULATION, "the law gives it; it stands over the figure" },
  { DP_ENTITY_REGION, DP_REGION_FROM_2027, DP_ENTITY_REGION, DP_REGION_POPULATION, "the law gives it" },
  { DP_ENTITY_REGION, DP_REGION_SOURCE, DP_ENTITY_REGION, DP_REGION_POPULATION, "it comes with the published figures" },
  { DP_ENTITY_REGION, DP_REGION_BIRTHS, DP_ENTITY_PLAN, DP_PLAN_SPLIT, "asked for when the need is split by it" },
  { DP_ENTITY_REGION, DP_REGION_OWN_PART, DP_ENTITY_PLAN, DP_PLAN_SPLIT, "asked for when the need is split by it" },
  { DP_ENTITY_CRITERION, DP_CRITERION_NAME, DP_ENTITY_CRITERION, DP_CRITERION_WEIGHT, "the guide gives it; it is the heading" },
  { DP_ENTITY_ANSWER, DP_ANSWER_REQUIREMENT, DP_ENTITY_ANSWER, DP_ANSWER_TEXT, "chosen in the outline" },
  { DP_ENTITY_ANSWER, DP_ANSWER_WAITS_FOR, DP_ENTITY_ANSWER, DP_ANSWER_STATE, "asked for while the answer waits" },
  { DP_ENTITY_JUDGEMENT, DP_JUDGEMENT_PERSPECTIVE, DP_ENTITY_JUDGEMENT, DP_JUDGEMENT_LEVEL, "it is the heading" },
};

static const Elsewhere *
find_elsewhere (DpEntityKind kind,
                guint        field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    if (elsewhere[i].kind == kind && elsewhere[i].field == field)
      return &elsewhere[i];
  return NULL;
}

/* Whether @focus is where one is to come who goes to the field: on its own row, or on the one that stands in for it. */
static gboolean
is_right_place (Fixture     *fixture,
                GtkWidget   *focus,
                DpEntityKind kind,
                const char  *id,
                guint        field)
{
  const Elsewhere *other = find_elsewhere (kind, field);
  DpFieldRow *row = row_of (focus);

  /* How an element is provided is chosen in the cells of a matrix, one line an element. */
  if (kind == DP_ENTITY_ELEMENT && field != DP_ELEMENT_NOTE)
    {
      const DpRecord *element = dp_plan_get (dp_document_get_plan (fixture->document), kind, id);
      GtkWidget *matrix = focus != NULL ? gtk_widget_get_ancestor (focus, DP_TYPE_ELEMENT_MATRIX) : NULL;

      return matrix != NULL && focus == dp_element_matrix_get_button (DP_ELEMENT_MATRIX (matrix),
                                                                      dp_record_text (element, DP_ELEMENT_ELEMENT),
                                                                      dp_record_text (element, DP_ELEMENT_STATE));
    }
  if (row == NULL)
    return FALSE;
  if (other == NULL)
    return dp_field_row_get_kind (row) == kind && dp_field_row_get_field (row) == field && g_str_equal (dp_field_row_get_id (row), id);
  return dp_field_row_get_kind (row) == other->there && dp_field_row_get_field (row) == other->field_there &&
         (other->there != kind || g_str_equal (dp_field_row_get_id (row), id));
}

/* Every field of the table: going to it puts the focus on it, in sight, with a name. */
static void
test_every_field (Fixture      *fixture,
                  gconstpointer template_name)
{
  guint n_wrong = 0, n_right = 0;

  settle ();
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      g_autofree char *id = g_strdup (first_of (fixture, kind));

      for (guint field = 0; id != NULL && field < dp_entity (kind)->n_fields; field++)
        {
          GtkWidget *focus;

          if (!is_editable (kind, field))
            continue;
          dp_session_goto_field (dp_window_get_session (fixture->window), kind, id, field);
          settle ();
          focus = focus_of (fixture);
          if (focus == NULL || !comes_in_sight (focus) || !has_name (focus))
            {
              g_test_message ("%s.%s: %s %s%s", dp_entity (kind)->name, dp_field (kind, field)->name,
                              focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "no focus",
                              focus != NULL && is_in_sight (focus) ? "" : "out of sight ",
                              focus != NULL && has_name (focus) ? "" : "without a name");
              n_wrong++;
            }
          if (is_right_place (fixture, focus, kind, id, field))
            n_right++;
          else
            {
              DpFieldRow *row = row_of (focus);

              const Elsewhere *other = find_elsewhere (kind, field);

              g_test_message ("%s.%s of %s: another thing has the focus: %s %s %s", dp_entity (kind)->name, dp_field (kind, field)->name,
                              id, focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing",
                              row != NULL ? dp_field (dp_field_row_get_kind (row), dp_field_row_get_field (row))->name : "",
                              other != NULL ? other->why : "");
              n_wrong++;
            }
        }
    }
  g_assert_cmpuint (n_right, >, 60);
  g_assert_cmpuint (n_wrong, ==, 0);
}

static void
list_rows (GtkWidget *widget,
           GHashTable *rows)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (DP_IS_FIELD_ROW (widget) && gtk_widget_is_sensitive (widget))
    g_hash_table_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_rows (child, rows);
}

/* The types from the page down. */
static char *
path_of (GtkWidget *widget,
         GtkWidget *page)
{
  GString *path = g_string_new (NULL);

  for (GtkWidget *at = widget; at != NULL && at != page; at = gtk_widget_get_parent (at))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (at));

      if (id != NULL || at == widget)
        g_string_prepend (path, id != NULL ? id : G_OBJECT_TYPE_NAME (at));
      if (id != NULL || at == widget)
        g_string_prepend_c (path, '/');
    }
  return g_string_free (path, FALSE);
}

/* Tab from the beginning of what is shown to its end: all its fields are met, each in sight and with a name. */
static void
tab_through (Fixture    *fixture,
             const char *where,
             guint      *n_wrong)
{
  g_autoptr(GHashTable) left = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GtkWidget *page = dp_window_find_page (fixture->window, dp_window_get_page (fixture->window));
  GHashTableIter iter;
  gpointer row;

  settle ();
  list_rows (page, left);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < 1500; i++)
    {
      GtkWidget *focus = focus_of (fixture);
      DpFieldRow *of = row_of (focus);

      if (focus == NULL || !gtk_widget_is_ancestor (focus, page) || !g_hash_table_add (seen, focus))
        break;
      if ((!comes_in_sight (focus) || !has_name (focus)))
        {
          g_autofree char *path = path_of (focus, page);

          graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

          if (!gtk_widget_compute_bounds (focus, GTK_WIDGET (fixture->window), &bounds))
            g_test_message ("%s is nowhere", path);
          g_test_message ("%s: %s at %.0f, %.0f, %.0f × %.0f%s%s", where, path, bounds.origin.x, bounds.origin.y,
                          bounds.size.width, bounds.size.height, is_in_sight (focus) ? "" : " out of sight",
                          has_name (focus) ? "" : " without a name");
          (*n_wrong)++;
        }
      if (of != NULL)
        g_hash_table_remove (left, of);
      g_signal_emit_by_name (fixture->window, "move-focus", GTK_DIR_TAB_FORWARD);
    }

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      g_test_message ("%s: Tab never comes to %s.%s of %s", where, dp_entity (dp_field_row_get_kind (row))->name,
                      dp_field (dp_field_row_get_kind (row), dp_field_row_get_field (row))->name, dp_field_row_get_id (row));
      (*n_wrong)++;
    }
}

/* The cards of simulated practice and of simulated scores grow when their result comes, seconds later. */
static gboolean
is_settled (GtkWidget *widget)
{
  if (DP_IS_PRACTICE_CARD (widget) && gtk_widget_get_mapped (widget) && !dp_practice_card_is_settled (DP_PRACTICE_CARD (widget)))
    return FALSE;
  if (DP_IS_FUTURES_CARD (widget) && gtk_widget_get_mapped (widget) && !dp_futures_card_is_settled (DP_FUTURES_CARD (widget)))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!is_settled (child))
      return FALSE;
  return TRUE;
}

static void
test_tab (Fixture      *fixture,
          gconstpointer template_name)
{
  static const char *const pages[] = { "overview", "need", "capacity", "map", "economy", "timeline", "specialisation",
                                       "comparison", "presentation" };
  /* One field of each section of the page of proposals. */
  static const struct
  {
    DpEntityKind kind;
    const char *id;
    guint field;
  } sections[] = {
    { DP_ENTITY_PROPOSAL, "A", DP_PROPOSAL_NAME },
    { DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES },
    { DP_ENTITY_PROPOSAL, "A", DP_PROPOSAL_FINANCING },
  };
  static const DpEntityKind kinds[] = { DP_ENTITY_LEGAL_BASIS, DP_ENTITY_STAFFING, DP_ENTITY_STEP, DP_ENTITY_AGREEMENT };
  guint n_wrong = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      dp_window_show_page (fixture->window, pages[i]);
      settle_until (is_settled (GTK_WIDGET (fixture->window)));
      tab_through (fixture, pages[i], &n_wrong);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      dp_session_goto_field (dp_window_get_session (fixture->window), sections[i].kind, sections[i].id, sections[i].field);
      tab_through (fixture, dp_field (sections[i].kind, sections[i].field)->name, &n_wrong);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      dp_session_goto_field (dp_window_get_session (fixture->window), kinds[i], first_of (fixture, kinds[i]), 1);
      tab_through (fixture, dp_entity (kinds[i])->name, &n_wrong);
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, "sample", set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("doegnplan-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  dp_language_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = dp_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));

  ADD ("/keyboard/at-start", test_at_start);
  ADD ("/keyboard/every-field", test_every_field);
  ADD ("/keyboard/tab", test_tab);
  return g_test_run ();
}
