/* dp-error.c: the domain of what the document refuses or cannot do, and the system's reasons in the user's words.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/** dp_plan_error_quark: Returns: the domain of every error of the plan. */
G_DEFINE_QUARK (dp-plan-error-quark, dp_plan_error)

/**
 * dp_error_reason:
 * @why: an errno
 *
 * The system's own words come in the language that it has installed, which need not be the user's: the usual reasons are
 * said by us.
 *
 * Returns: (transfer none): the reason, in the user's language, without a full stop
 */
const char *
dp_error_reason (int why)
{
  switch (why)
    {
    case ENOENT:
      return _("it is not there");
    case EACCES:
    case EPERM:
      return _("you do not have permission");
    case EROFS:
      return _("the disk can only be read");
    case ENOSPC:
    case EFBIG:
    case EDQUOT:
      return _("the disk is full");
    case EISDIR:
      return _("it is a folder");
    case ENOTDIR:
      return _("a part of its path is no folder");
    case EIO:
      return _("the disk does not answer as it should");
    default:
      return g_strerror (why);
    }
}
