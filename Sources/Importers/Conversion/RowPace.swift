/// What is taken for granted of the rows of a file when they are read in one go.
///
/// Whatever is not as expected makes the statement fail, so that the next slower pace is tried.
enum RowPace {
  /// Numbers and times are in the usual form, which the engine's reader makes values of, and there
  /// is nothing to take off texts: as fast as the engine's own copying.
  case clean
  /// The same, whatever stands around texts.
  case typed
  /// All is text, and states are in the model's own words: the other words, of which there are
  /// hundreds, take the engine longer to plan than a small file to read.
  case members
  /// All is text, and read as such.
  case text
}
