import CLibedit

/// Character classes of the C library, which libedit goes by.
enum TextLocale {
  /// Takes the user's locale for characters, or `C.UTF-8` if that one is no UTF-8, as under
  /// `LC_ALL=C`.
  ///
  /// Numbers and dates stay in the C locale. Must come before libedit starts.
  static func useUTF8() {
    setlocale(LC_CTYPE, "")
    if opsh_locale_is_utf8() == 0 { setlocale(LC_CTYPE, "C.UTF-8") }
  }
}
