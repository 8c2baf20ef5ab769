/* page-fixture.h: what the tests of the window's pages share: a window with a document, and what stands on a page.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "settle.h"

#include "app/dp-window.h"
#include "figure/dp-table.h"

/** PageFixture: the program's window on a document made from a template. */
typedef struct
{
  DpWindow *window;
  DpDocument *document;
  DpSession *session;
} PageFixture;

#define PAGE_TEST(path, template, function) \
  g_test_add (path, PageFixture, template, page_set_up, function, page_tear_down)

void        page_test_init     (int    *argc,
                                char ***argv);
void        page_set_up        (PageFixture  *fixture,
                                gconstpointer template_name);
void        page_tear_down     (PageFixture  *fixture,
                                gconstpointer template_name);

GtkWidget  *page_find_id       (GtkWidget  *widget,
                                const char *id);
GtkWidget  *page_part          (PageFixture *fixture,
                                const char  *page,
                                const char  *id);
const char *page_label         (PageFixture *fixture,
                                const char  *page,
                                const char  *id);
void        page_collect_texts (GtkWidget *widget,
                                GString   *texts);
char       *page_texts         (PageFixture *fixture,
                                const char  *page,
                                const char  *id);
void        page_assert_shows  (const char    *texts,
                                const DpTable *table,
                                guint          n_columns);
