/* dp-store-file.c: reading a file whole, and writing it so that nobody ever sees half of it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-store-file.h"

#include "plan/dp-error.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define MAX_FILE_BYTES ((gint64) 256 << 20)
#define TEMPORARY_PREFIX ".doegnplan-"
#define TEMPORARY_SUFFIX ".tmp"
#define NS_PER_SECOND G_GINT64_CONSTANT (1000000000)

static void
set_open_error (GError    **error,
                const char *path,
                const char *reason)
{
  g_autofree char *name = g_filename_display_basename (path);

  /* Translators: %1$s is a file name, %2$s the reason. */
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_OPEN, _("“%1$s” cannot be opened: %2$s. Choose another file."), name,
               reason);
}

static void
set_write_error (GError    **error,
                 const char *path,
                 const char *reason)
{
  g_autofree char *name = g_filename_display_name (path);

  /* Translators: %1$s is a file name with its folder, %2$s the reason. */
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE, _("“%1$s” cannot be written: %2$s."), name, reason);
}

static gboolean
read_all (int      fd,
          guint8  *data,
          gsize    size,
          gsize   *got)
{
  *got = 0;
  while (*got < size)
    {
      gssize n = read (fd, data + *got, size - *got);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      *got += (gsize) n;
    }

  return TRUE;
}

static gboolean
write_all (int           fd,
           const guint8 *data,
           gsize         size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }

  return TRUE;
}

static gint64
modification_time (const struct stat *info)
{
  return (gint64) info->st_mtim.tv_sec * NS_PER_SECOND + info->st_mtim.tv_nsec;
}

/** dp_store_file_describe: fills size and checksum; the time is left alone. */
void
dp_store_file_describe (GBytes        *bytes,
                        DpFingerprint *fingerprint)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  fingerprint->size = (gint64) g_bytes_get_size (bytes);
  g_strlcpy (fingerprint->sha256, sum, sizeof fingerprint->sha256);
}

/**
 * dp_store_file_read:
 * @path: any path; a pipe or a device is refused, not waited for
 * @fingerprint: (out) (optional): how the file looked when it was read
 *
 * Returns: (transfer full) (nullable): all its bytes
 */
GBytes *
dp_store_file_read (const char    *path,
                    DpFingerprint *fingerprint,
                    GError       **error)
{
  g_autofree guint8 *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  struct stat info;
  gsize size = 0;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      set_open_error (error, path, dp_error_reason (errno));
      if (fd >= 0)
        close (fd);
      return NULL;
    }

  if (!S_ISREG (info.st_mode) || info.st_size > MAX_FILE_BYTES)
    {
      set_open_error (error, path, S_ISDIR (info.st_mode)    ? _("it is a folder")
                                   : !S_ISREG (info.st_mode) ? _("it is not an ordinary file")
                                                             : _("it is too large for a plan"));
      close (fd);
      return NULL;
    }

  data = g_malloc ((gsize) info.st_size + 1);
  if (!read_all (fd, data, (gsize) info.st_size, &size))
    {
      set_open_error (error, path, dp_error_reason (errno));
      close (fd);
      return NULL;
    }
  close (fd);

  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  if (fingerprint != NULL)
    {
      dp_store_file_describe (bytes, fingerprint);
      fingerprint->mtime_ns = modification_time (&info);
    }

  return g_steal_pointer (&bytes);
}

/**
 * dp_store_file_differs:
 *
 * A file that is no longer there does not differ: writing it again takes nothing from anybody.
 *
 * Returns: whether there is a file at @path with other bytes than @fingerprint tells
 */
gboolean
dp_store_file_differs (const char          *path,
                       const DpFingerprint *fingerprint)
{
  g_autoptr (GBytes) bytes = NULL;
  DpFingerprint now = { 0 };
  struct stat info;

  if (g_stat (path, &info) != 0)
    return FALSE;
  if (!S_ISREG (info.st_mode) || info.st_size != fingerprint->size)
    return TRUE;

  /* Same size: the time alone proves nothing on folders that are synchronised, the bytes do. */
  bytes = dp_store_file_read (path, &now, NULL);
  return bytes != NULL && !g_str_equal (now.sha256, fingerprint->sha256);
}

/** dp_store_file_is_temporary: Returns: whether @path can be one of dp_store_file_temporary(). */
gboolean
dp_store_file_is_temporary (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_str_has_prefix (name, TEMPORARY_PREFIX) && g_str_has_suffix (name, TEMPORARY_SUFFIX);
}

/** dp_store_file_temporary: Returns: (transfer full): a name in the folder of @path that nobody else uses. */
char *
dp_store_file_temporary (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strdup_printf (TEMPORARY_PREFIX "%08x" TEMPORARY_SUFFIX, g_random_int ());

  return g_build_filename (folder, name, NULL);
}

static gboolean
sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done;

  if (fd < 0)
    return FALSE;

  /* Some network file systems do not know the call; they keep their own promises. */
  done = fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
  close (fd);
  return done;
}

/* Writes a new file down to the disk, or leaves none; a failure is told of @known, the name that the user knows. */
static gboolean
write_new (const char *path,
           const char *known,
           GBytes     *bytes,
           guint       mode,
           GError    **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
  gboolean done;
  int why;

  if (fd < 0)
    {
      set_write_error (error, known, dp_error_reason (errno));
      return FALSE;
    }

  done = write_all (fd, data, size) && fsync (fd) == 0;
  why = errno;
  if (close (fd) != 0 && done)
    {
      done = FALSE;
      why = errno;
    }

  if (!done)
    {
      set_write_error (error, known, dp_error_reason (why));
      g_unlink (path);
    }
  return done;
}

/** dp_store_file_write: writes a file that must not exist yet, down to the disk; removes it again if that fails. */
gboolean
dp_store_file_write (const char *path,
                     GBytes     *bytes,
                     guint       mode,
                     GError    **error)
{
  return write_new (path, path, bytes, mode, error);
}

static void
keep_permissions (const char        *path,
                  const struct stat *old)
{
  /* Best effort: a folder that does not know owners or modes is no reason to refuse saving. */
  if (chown (path, old->st_uid, old->st_gid) != 0)
    g_debug ("The owner of “%s” could not be kept: %s", path, g_strerror (errno));
  if (chmod (path, old->st_mode & 07777) != 0)
    g_debug ("The permissions of “%s” could not be kept: %s", path, g_strerror (errno));
}

static gboolean
is_written (const char    *temporary,
            GBytes        *bytes,
            DpFingerprint *fingerprint,
            GError       **error)
{
  g_autoptr (GBytes) read_back = dp_store_file_read (temporary, fingerprint, error);

  if (read_back == NULL)
    return FALSE;
  if (g_bytes_equal (read_back, bytes))
    return TRUE;

  set_write_error (error, temporary, _("the disk did not keep what was written"));
  return FALSE;
}

/**
 * dp_store_file_replace:
 * @path: the file
 * @temporary: where the new one is built, in the same folder
 * @bytes: its contents
 * @fingerprint: (out): how the new file looks
 *
 * Writes the new file beside the old one, reads it back, gives it the old one's permissions and renames it over.
 * Whoever reads @path sees the old file or the new one.
 *
 * Returns: whether it is done; if not, @path is as it was
 */
gboolean
dp_store_file_replace (const char    *path,
                       const char    *temporary,
                       GBytes        *bytes,
                       DpFingerprint *fingerprint,
                       GError       **error)
{
  struct stat old;
  gboolean replaces = g_stat (path, &old) == 0;

  if (replaces && !S_ISREG (old.st_mode))
    {
      set_write_error (error, path, _("it is not an ordinary file"));
      return FALSE;
    }
  if (replaces && g_access (path, W_OK) != 0)
    {
      set_write_error (error, path, dp_error_reason (errno));
      return FALSE;
    }

  if (!write_new (temporary, path, bytes, 0666, error))
    return FALSE;

  if (!is_written (temporary, bytes, fingerprint, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (replaces)
    keep_permissions (temporary, &old);

  if (g_rename (temporary, path) != 0)
    {
      set_write_error (error, path, dp_error_reason (errno));
      g_unlink (temporary);
      return FALSE;
    }

  if (!sync_folder_of (path))
    g_debug ("The folder of “%s” could not be flushed: %s", path, g_strerror (errno));
  return TRUE;
}
