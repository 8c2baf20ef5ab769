/* dp-page.h: what every page of the window is: a widget that shows a session and follows its changes.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-parts.h"
#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_PAGE (dp_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (DpPage, dp_page, DP, PAGE, AdwBin)

/**
 * DpPageClass:
 * @refresh: bring every widget up to date with the session; @changes is NULL when the choice changed or the page is shown
 *   for the first time. Called only while the page is the visible one (otherwise once when it becomes visible). A page that
 *   has parts (see dp_page_add_part()) calls dp_page_follow() for them.
 * @focus_field: (nullable): focus the widget of a field; returns FALSE when this page has none for it
 * @fold: the room became narrow, or wide again; by itself forms get one column instead of two
 * @section_shown: (nullable): another section came on screen
 */
struct _DpPageClass
{
  AdwBinClass parent_class;

  void     (*refresh)       (DpPage *self, const DpChangeSet *changes);
  gboolean (*focus_field)   (DpPage *self, DpEntityKind kind, const char *id, guint field);
  void     (*fold)          (DpPage *self, gboolean is_folded);
  void     (*section_shown) (DpPage *self);
};

DpSession *dp_page_get_session (DpPage *self); /* property "session" */
void       dp_page_set_session (DpPage *self, DpSession *session);
gboolean   dp_page_get_folded  (DpPage *self);
void       dp_page_set_folded  (DpPage *self, gboolean is_folded);
gboolean   dp_page_focus_field (DpPage *self, DpEntityKind kind, const char *id, guint field);

/* A page that has more than goes on a few screens shows one of its sections at a time; property "section". */
void        dp_page_set_sections    (DpPage *self, GtkStack *sections, GtkWidget *toggles);
GStrv       dp_page_list_sections   (DpPage *self);
const char *dp_page_get_section     (DpPage *self);
void        dp_page_set_section     (DpPage *self, const char *section);
gboolean    dp_page_edit_headline (DpPage *self, const DpRecord *headline);
void        dp_page_show_section_of (DpPage *self, GtkWidget *part);

/* Parts of a page that need not show an edit in its first frame. */
void       dp_page_add_part    (DpPage *self, gpointer widget, DpPartsFollow follow);
void       dp_page_follow      (DpPage *self, const DpChangeSet *changes);
void       dp_page_hurry       (DpPage *self, gpointer widget);
gboolean   dp_page_is_waiting  (DpPage *self, gboolean only_in_sight);

G_END_DECLS
