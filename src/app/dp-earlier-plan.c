/* dp-earlier-plan.c: a saved plan that the present one is compared with.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-earlier-plan.h"

#include "plan/dp-document.h"

#include <gio/gio.h>

/* 0 when nobody knows; then the file is read every time. */
static gint64
when_changed (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                                                 G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr(GDateTime) when = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;

  return when != NULL ? g_date_time_to_unix (when) * G_USEC_PER_SEC + g_date_time_get_microsecond (when) : 0;
}

/** dp_earlier_plan_read: see the header. */
DpAnalysis *
dp_earlier_plan_read (DpEarlierPlan *self,
                      const char    *path,
                      GError       **error)
{
  const gint64 changed = when_changed (path);

  if (self->analysis != NULL && changed != 0 && changed == self->changed && g_strcmp0 (path, self->path) == 0)
    return self->analysis;

  dp_earlier_plan_clear (self);
  self->plan = dp_plan_read (path, error);
  if (self->plan == NULL)
    return NULL;
  self->path = g_strdup (path);
  self->changed = changed;
  self->analysis = dp_analysis_new (self->plan);

  return self->analysis;
}

/** dp_earlier_plan_clear: forgets what was read. */
void
dp_earlier_plan_clear (DpEarlierPlan *self)
{
  g_clear_pointer (&self->analysis, dp_analysis_free);
  g_clear_pointer (&self->plan, dp_plan_free);
  g_clear_pointer (&self->path, g_free);
  self->changed = 0;
}
