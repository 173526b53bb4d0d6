// What Swift needs of libarchive, which is loaded when the first archive is read: with the ten
// libraries that it needs itself it would take a tenth of each start.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include "../CLate/late.h"

#define OPSH_ARCHIVE_FUNCTIONS(USE)                                                    \
  USE(archive_read_new) USE(archive_read_free) USE(archive_read_support_filter_all)    \
  USE(archive_read_support_format_zip) USE(archive_read_support_format_7zip)           \
  USE(archive_read_support_format_rar) USE(archive_read_support_format_rar5)           \
  USE(archive_read_support_format_tar) USE(archive_read_support_format_empty)          \
  USE(archive_read_support_format_raw) USE(archive_read_open_filename)                 \
  USE(archive_read_next_header) USE(archive_read_data) USE(archive_format)             \
  USE(archive_error_string) USE(archive_entry_filetype) USE(archive_entry_pathname)    \
  USE(archive_entry_pathname_utf8)

// Of the interface that the headers are of.
#ifdef __APPLE__
OPSH_LIBRARY(archive, "libarchive", OPSH_DEBIAN("libarchive13"), OPSH_ARCHIVE_FUNCTIONS,
             "/opt/homebrew/opt/libarchive/lib/libarchive.13.dylib",
             "/usr/local/opt/libarchive/lib/libarchive.13.dylib", "/usr/lib/libarchive.2.dylib")
#else
OPSH_LIBRARY(archive, "libarchive", OPSH_DEBIAN("libarchive13"), OPSH_ARCHIVE_FUNCTIONS, "libarchive.so.13",
             "libarchive.so")
#endif

// A reader of the kinds of archives and of packing that a data file comes in; NULL without memory.
static inline struct archive *opsh_archive_new(void) {
  struct archive *archive = opsh_archive()->archive_read_new();
  if (archive == NULL) return NULL;
  opsh_archive()->archive_read_support_filter_all(archive);
  opsh_archive()->archive_read_support_format_zip(archive);
  opsh_archive()->archive_read_support_format_7zip(archive);
  opsh_archive()->archive_read_support_format_rar(archive);
  opsh_archive()->archive_read_support_format_rar5(archive);
  opsh_archive()->archive_read_support_format_tar(archive);
  opsh_archive()->archive_read_support_format_empty(archive);
  opsh_archive()->archive_read_support_format_raw(archive);
  return archive;
}

static inline int opsh_archive_open(struct archive *archive, const char *path, size_t block) {
  return opsh_archive()->archive_read_open_filename(archive, path, block);
}

static inline int opsh_archive_next(struct archive *archive, struct archive_entry **entry) {
  return opsh_archive()->archive_read_next_header(archive, entry);
}

static inline la_ssize_t opsh_archive_read(struct archive *archive, void *buffer, size_t size) {
  return opsh_archive()->archive_read_data(archive, buffer, size);
}

static inline int opsh_archive_format(struct archive *archive) {
  return opsh_archive()->archive_format(archive);
}

static inline const char *opsh_archive_error(struct archive *archive) {
  return opsh_archive()->archive_error_string(archive);
}

static inline void opsh_archive_free(struct archive *archive) {
  opsh_archive()->archive_read_free(archive);
}

// ---- An entry

static inline int opsh_archive_is_file(struct archive_entry *entry) {
  return opsh_archive()->archive_entry_filetype(entry) == AE_IFREG;
}

static inline int opsh_archive_is_folder(struct archive_entry *entry) {
  return opsh_archive()->archive_entry_filetype(entry) == AE_IFDIR;
}

static inline const char *opsh_archive_name(struct archive_entry *entry) {
  return opsh_archive()->archive_entry_pathname(entry);
}

static inline const char *opsh_archive_utf8_name(struct archive_entry *entry) {
  return opsh_archive()->archive_entry_pathname_utf8(entry);
}
