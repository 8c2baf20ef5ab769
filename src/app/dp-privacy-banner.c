/* dp-privacy-banner.c: a red banner above the pages while a text of the plan looks as if it held a CPR number.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It says where, and lets the planner decide: take the number out of the text, or say that it is none. It shows one
 * number at a time and goes when there is none left; nothing else makes it go, and it stops no work.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-privacy-banner.h"

#include "app/dp-window.h"
#include "app/dp-wrap-layout.h"
#include "figure/dp-problems.h"

#include <glib/gi18n.h>

#define SPACING 8

struct _DpPrivacyBanner
{
  AdwBin parent_instance;

  DpSession *session;
  char *shown; /* what the banner says, so that equal words stay and nobody hears them again */

  GtkRevealer *revealer;
  GtkWidget *box;
  GtkLabel *word;
  GtkLabel *place;
  GtkWidget *go_to;
};

G_DEFINE_FINAL_TYPE (DpPrivacyBanner, dp_privacy_banner, ADW_TYPE_BIN)

/* NULL when there is none. */
static const DpPersonalNumber *
first_number (DpPrivacyBanner *self,
              guint           *n_numbers)
{
  const GPtrArray *numbers =
    self->session != NULL ? dp_analysis_personal_numbers (dp_session_get_analysis (self->session)) : NULL;

  *n_numbers = numbers != NULL ? numbers->len : 0;
  return *n_numbers > 0 ? g_ptr_array_index (numbers, 0) : NULL;
}

static char *
describe_place (DpPrivacyBanner        *self,
                const DpPersonalNumber *number,
                guint                   n_numbers)
{
  g_autofree char *place = dp_personal_number_place (dp_session_get_plan (self->session), number);

  if (n_numbers == 1)
    return g_steal_pointer (&place);
  /* Translators: where a number stands, and how many there are besides it: "Aalborg, Note (and 2 more)". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s (and %2$u more)", "%1$s (and %2$u more)", n_numbers - 1),
                          place, n_numbers - 1);
}

static void
show_number (DpPrivacyBanner        *self,
             const DpPersonalNumber *number,
             guint                   n_numbers)
{
  g_autoptr(GPtrArray) problems = dp_problems_new_personal_data (dp_session_get_analysis (self->session));
  const DpProblem *problem = g_ptr_array_index (problems, 0);
  const char *word = dp_personal_number_word (number);
  g_autofree char *place = describe_place (self, number, n_numbers);
  g_autofree char *name = g_strdup_printf ("%s: %s", word, place);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go_to), "(usu)", (guint) problem->kind, problem->record,
                                    problem->field);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->go_to), "win.goto");
  if (g_strcmp0 (name, self->shown) == 0)
    return;

  gtk_label_set_label (self->word, word);
  gtk_label_set_label (self->place, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (self->shown);
  self->shown = g_steal_pointer (&name);
}

static void
refresh (DpPrivacyBanner *self)
{
  guint n_numbers;
  const DpPersonalNumber *number = first_number (self, &n_numbers);

  if (number != NULL)
    show_number (self, number, n_numbers);
  else
    g_clear_pointer (&self->shown, g_free);
  /* What is folded away must not take the focus. */
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), number != NULL);
  gtk_revealer_set_reveal_child (self->revealer, number != NULL);
}

static void
session_changed_cb (DpPrivacyBanner   *self,
                    const DpChangeSet *changes,
                    DpSession         *session)
{
  /* Another choice in the menus changes no text. */
  if (changes != NULL)
    refresh (self);
}

static void
tell (DpPrivacyBanner *self,
      const char      *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (DP_IS_WINDOW (root))
    dp_window_toast (DP_WINDOW (root), text);
}

typedef gboolean (*NumberEdit) (DpDocument *document, const DpPersonalNumber *number, GError **error);

/* Does the edit to the number that is shown, and says what became of it. */
static void
edit_first (DpPrivacyBanner *self,
            NumberEdit       edit,
            const char      *done)
{
  guint n_numbers;
  const DpPersonalNumber *number = first_number (self, &n_numbers);
  g_autoptr (GError) error = NULL;

  if (number == NULL)
    return;
  if (edit (dp_session_get_document (self->session), number, &error))
    tell (self, done);
  else
    tell (self, error->message);
}

static void
delete_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  edit_first (DP_PRIVACY_BANNER (widget), dp_personal_number_delete,
              /* Translators: after a number was taken out of a text; "Save a Clean Copy" is the entry of the menu. */
              _("The number is out of the text. The history still has it: pass on a clean copy of the plan."));
}

static void
clear_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  edit_first (DP_PRIVACY_BANNER (widget), dp_personal_number_clear,
              _("The plan remembers that this number is no CPR number."));
}

static void
dp_privacy_banner_dispose (GObject *object)
{
  g_clear_object (&DP_PRIVACY_BANNER (object)->session);

  G_OBJECT_CLASS (dp_privacy_banner_parent_class)->dispose (object);
}

static void
dp_privacy_banner_finalize (GObject *object)
{
  g_free (DP_PRIVACY_BANNER (object)->shown);

  G_OBJECT_CLASS (dp_privacy_banner_parent_class)->finalize (object);
}

static void
dp_privacy_banner_class_init (DpPrivacyBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_privacy_banner_dispose;
  object_class->finalize = dp_privacy_banner_finalize;

  gtk_widget_class_install_action (widget_class, "privacy.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "privacy.clear", NULL, clear_cb);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-privacy-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, DpPrivacyBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, DpPrivacyBanner, box);
  gtk_widget_class_bind_template_child (widget_class, DpPrivacyBanner, word);
  gtk_widget_class_bind_template_child (widget_class, DpPrivacyBanner, place);
  gtk_widget_class_bind_template_child (widget_class, DpPrivacyBanner, go_to);
}

static void
dp_privacy_banner_init (DpPrivacyBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->box, dp_wrap_layout_new (SPACING));
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
}

/** dp_privacy_banner_set_session: watches the plan of @session (nullable) from now on. */
void
dp_privacy_banner_set_session (DpPrivacyBanner *self,
                               DpSession       *session)
{
  g_return_if_fail (DP_IS_PRIVACY_BANNER (self));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/** dp_privacy_banner_is_shown: Returns: whether some text is to be looked at. */
gboolean
dp_privacy_banner_is_shown (DpPrivacyBanner *self)
{
  g_return_val_if_fail (DP_IS_PRIVACY_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}
