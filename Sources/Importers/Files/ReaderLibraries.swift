import CArchive
import CLibXML

/// The libraries that read what files are packed and written in.
package enum ReaderLibraries {
  /// Their names, and the versions that this program was built with.
  package static let versions = [
    ("libarchive", ARCHIVE_VERSION_ONLY_STRING), ("libxml2", LIBXML_DOTTED_VERSION),
  ]
}
