// What Swift needs of libarchive and cannot call as it stands: macros with casts are not imported.
#pragma once

#include <archive.h>
#include <archive_entry.h>

static inline int opsh_archive_is_file(struct archive_entry *entry) {
  return archive_entry_filetype(entry) == AE_IFREG;
}

static inline int opsh_archive_is_folder(struct archive_entry *entry) {
  return archive_entry_filetype(entry) == AE_IFDIR;
}

// The kinds of archives and of packing that a data file comes in.
static inline int opsh_archive_support(struct archive *archive) {
  if (archive_read_support_filter_all(archive) < ARCHIVE_WARN) return ARCHIVE_FATAL;
  archive_read_support_format_zip(archive);
  archive_read_support_format_7zip(archive);
  archive_read_support_format_rar(archive);
  archive_read_support_format_rar5(archive);
  archive_read_support_format_tar(archive);
  archive_read_support_format_empty(archive);
  return archive_read_support_format_raw(archive);
}
