/* dp-window-private.h: what the files of the window share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-live-panel.h"
#include "app/dp-privacy-banner.h"
#include "app/dp-window.h"

G_BEGIN_DECLS

struct _DpWindow
{
  AdwApplicationWindow parent_instance;

  DpSession *session;
  char *page;
  char *proposals_shown; /* what the sidebar and the menus say now */
  AdwToast *toast;       /* (weak): the one that is shown: the next takes its place instead of queueing behind it */
  guint settle_id;       /* a change of shape that waits for the layout to end */
  gboolean wants_sidebar;
  gboolean wants_panel;
  guint is_wide : 1;       /* room for a button that presents */
  guint is_folded : 1;     /* area and estimate share a menu */
  guint is_narrow : 1;     /* no room for the panel unless it is asked for */
  guint is_compact : 1;    /* no room for the sidebar either, and one column */
  guint is_selecting : 1;  /* the sidebar is being brought up to date */

  DpPrivacyBanner *privacy;
  AdwToastOverlay *toasts;
  GtkStack *root;
  GtkWidget *welcome;
  GtkWidget *sidebar;
  GtkListBox *page_list;
  GtkLabel *page_title;
  GtkWidget *page_subtitle;
  GtkLabel *plan_title;
  GtkLabel *plan_state;
  GtkMenuButton *proposal_button;
  GtkLabel *proposal_label;
  GtkMenuButton *area_button;
  GtkLabel *area_label;
  GtkMenuButton *estimate_button;
  GtkLabel *estimate_label;
  GtkMenuButton *folded_button;
  GtkLabel *folded_label;
  GtkMenuButton *menu_button;
  GtkWidget *problems_button;
  GtkWidget *present_button;
  GtkLabel *problems_label;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkRevealer *banner;
  GtkLabel *banner_label;
  GtkStack *pages;
  DpLivePanel *panel;
  GMenu *recent_menu;
};

/* dp-window.c */
void _dp_window_show_toast       (DpWindow *self,
                                  AdwToast *toast);

/* dp-window-actions.c */
void _dp_window_add_actions      (DpWindow *self);
void _dp_window_update_actions   (DpWindow *self);
void _dp_window_apply_panes      (DpWindow *self);

/* dp-window-context.c */
void _dp_window_update_context   (DpWindow *self);
void _dp_window_update_recents   (DpWindow *self);
void _dp_window_build_sidebar    (DpWindow *self);
void _dp_window_select_page_row  (DpWindow *self);
void _dp_window_show_present     (DpWindow *self);
void _dp_window_update_title     (DpWindow *self);

/* dp-window-file.c */
void _dp_window_save             (DpWindow *self);
void _dp_window_save_as          (DpWindow *self);
void _dp_window_save_clean_copy  (DpWindow *self);
gboolean _dp_window_take_up      (DpWindow *self,
                                  DpMergeOffer *offer,
                                  GError **error);
void _dp_window_ask_discard      (DpWindow *self);
void _dp_window_leave_document   (DpWindow *self);

/* dp-merge-dialog.c */
void _dp_window_ask_merge        (DpWindow *self,
                                  DpMergeOffer *offer);

/* dp-history-dialog.c */
void _dp_window_show_history     (DpWindow *self);

G_END_DECLS
