/// Two columns that are the ends of one range: two numbers to machines, one text to people.
extension Column {
  /// What this column and the next one are shown as together, if they are `usual_low` and
  /// `usual_high`: `usual range`; nil for any other two.
  package func range(to next: Column) -> Wording? {
    guard role == .measure, kind.isNumeric, kind == next.kind, name.hasSuffix("_low"),
      next.name == name.dropLast(3) + "high"
    else { return nil }
    let low = title.english
    return low.hasSuffix(" low") ? Wording(name: low.dropLast(4) + " range") : title
  }
}
