extension String {
  /// The text of some scalars.
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }

  /// Whether there is nothing but white space.
  var isBlank: Bool { allSatisfy { $0.isWhitespace } }
}

extension Character {
  /// A line feed, alone or after a carriage return.
  ///
  /// Other separators are shown, not obeyed.
  var isLineBreak: Bool { self == "\n" || self == "\r\n" }
}
