/* dp-help.c: how the program is used, on one page.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/dp-help.h"

static const struct
{
  const char *title;
  const char *text;
} sections[] = {
  { N_("What the program is for"),
    N_("A plan holds the published estimates of the need, your proposals for residential treatment, and every assumption "
       "behind them. Change one figure and everything that follows from it changes at once: charts, tables, and the panel "
       "on the right.") },
  { N_("The pages"),
    N_("Overview says what the chosen proposal can do, and what is still missing. Need shows who estimates what; figures "
       "that count something else never reach the axis. Proposals is where units, places, staff, money, agreements and the "
       "timeline are written. Capacity compares places and need, unit by unit and year by year. Staff and money shows what a day "
       "costs and who pays; Schedule when the first places open, and what that waits for. Specialisation shows how "
       "strong each proposal is on the four parameters – without a total score.") },
  { N_("“Holds for”"),
    N_("A proposal holds for so many women a year that no more than the share in your service goal – usually 10% – find "
       "every place taken. The first number counts the whole country together; the second asks that every region holds. "
       "Click any figure in the right panel to see how it comes about.") },
  { N_("Unknown is not zero"),
    N_("An empty field means unknown. It is drawn hatched or as a dash and never counted as zero. Figures without a source "
       "carry a yellow mark that leads to the field.") },
  { N_("The map"),
    N_("Drag a unit to another town, and all distances follow while it moves: in the line above the map, on the curve and in the "
       "list. It always lies in the town nearest to the pointer, also when you let go on the open sea or abroad, and it goes on "
       "serving the same regions. With the keys: choose a unit, press M or Enter, go from town to town with the arrow keys; Enter "
       "keeps the place, Esc puts the unit back. A new place is one step that can be undone.") },
  { N_("Your work is safe"),
    N_("Every change is on disk within two seconds. If the program or the machine stops, unsaved work is there again the next time, "
       "without questions. “Save” writes the plan file that others open. Ctrl+Z undoes step by step, and “History” shows "
       "all steps.") },
  { N_("No persons"),
    N_("The program has no field for a person in treatment. Do not write names, civil registration numbers or courses of "
       "treatment that point to one woman; plans go into public agendas.") },
  { N_("Keys"),
    N_("Alt+1, 2, 3, 4, 6, 7 and 8 show the pages. F6 moves between the list of pages, the page, the panel and the header. F9 and "
       "Shift+F9 show or hide the sides. F8 goes to the next problem. In a chart the arrow keys move from figure to figure, "
       "T switches to the table, and Ctrl+Shift+C copies the chart. Ctrl+? shows all keys.") },
};

static gboolean
key_cb (GtkWidget *window,
        GVariant  *arguments,
        gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

void
dp_help_present (GtkWindow *parent)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", _("Help"), "transient-for", parent, "default-width", 640,
                                    "default-height", 640, NULL);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "child", texts, "maximum-size", 560, "margin-start", 18, "margin-end", 18,
                                   "margin-top", 12, "margin-bottom", 24, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "vexpand", TRUE, "focusable", TRUE, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_add_css_class (window, "dp");
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                                       _(sections[i].title), "xalign", 0.0, "margin-top", i > 0 ? 12 : 0, NULL);
      GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", _(sections[i].text), "xalign", 0.0, "wrap", TRUE, NULL);

      gtk_widget_add_css_class (title, "headline");
      gtk_box_append (GTK_BOX (texts), title);
      gtk_box_append (GTK_BOX (texts), text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Help"), -1);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (key_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_box_append (GTK_BOX (all), gtk_header_bar_new ());
  gtk_box_append (GTK_BOX (all), scroller);
  adw_window_set_content (ADW_WINDOW (window), all);
  gtk_window_present (GTK_WINDOW (window));
}
