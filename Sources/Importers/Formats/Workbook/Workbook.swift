import Language

/// An Excel workbook (ECMA-376), read as a stream.
final class Workbook {
  struct Sheet {
    let name: String
    let isHidden: Bool
    fileprivate let relation: String
  }

  private let origin: Origin
  /// The parts of the workbook, by their names, as places in the archive.
  private let parts: [String: Int]
  private let checkCancelled: CancelCheck
  private let content = WorkbookContent()
  private let relations = WorkbookRelations()
  private let formats = CellFormats()
  /// Read once a sheet is.
  private var strings: SharedStrings?

  /// - Throws: a `.file` for a workbook that is damaged.
  init(
    _ origin: Origin, parts: [String: Int], checkCancelled: @escaping CancelCheck
  ) throws(Diagnostic) {
    self.origin = origin
    self.parts = parts
    self.checkCancelled = checkCancelled
    try read("xl/workbook.xml", content)
    try read("xl/_rels/workbook.xml.rels", relations)
    if let styles = relations.target(ofType: "styles") { try read(styles, formats) }
  }

  /// In the order of the workbook; charts on sheets of their own are left out.
  var sheets: [Sheet] {
    content.sheets.filter { relations.isSheet($0.relation) }
  }

  /// The rows of a sheet as a text of separated values.
  func text(of sheet: Sheet) throws(Diagnostic) -> (file: TemporaryFile, text: SheetText) {
    let strings = try sharedStrings()
    let file = try TemporaryFile()
    let text = SheetText(strings, formats, startsIn1904: content.startsIn1904, to: file)
    if let target = relations.target(of: sheet.relation) { try read(target, text) }
    if let fault = text.fault { throw fault }
    try file.finish()
    return (file, text)
  }

  /// Whether a pivot table stands on a sheet.
  func isPivot(_ sheet: Sheet) throws(Diagnostic) -> Bool {
    guard let target = relations.target(of: sheet.relation) else { return false }
    let place = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
    let part = target[..<place] + "_rels/" + target[place...] + ".rels"
    guard parts[String(part)] != nil else { return false }
    let own = WorkbookRelations()
    try read(String(part), own)
    return own.target(ofType: "pivotTable") != nil
  }

  private func sharedStrings() throws(Diagnostic) -> SharedStrings {
    if let strings { return strings }
    let new = SharedStrings()
    if let target = relations.target(ofType: "sharedStrings") { try read(target, new) }
    strings = new
    return new
  }

  private func read(_ part: String, _ handler: any XMLHandler) throws(Diagnostic) {
    guard let place = parts[part] else {
      throw Diagnostic(
        .file, "\(origin.shown) is damaged: it has no \(part)", label: "get the file anew")
    }
    let reader = try ByteReader(
      Origin(path: origin.path, member: place, shown: origin.shown),
      checkCancelled: checkCancelled)
    try XMLStream.read(reader, of: origin.shown, handler)
  }
}

/// What sheets a workbook has, and from which day it counts.
private final class WorkbookContent: XMLHandler {
  var sheets: [Workbook.Sheet] = []
  var startsIn1904 = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "sheet":
      // The attribute `id` has a namespace; `sheetId` is another one.
      guard let title = attributes["name"], let relation = attributes["id"] else { return }
      let isHidden = (attributes["state"] ?? "visible") != "visible"
      sheets.append(Workbook.Sheet(name: title, isHidden: isHidden, relation: relation))
    case "workbookPr": startsIn1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  func end(_ name: XMLName) {}
}

/// Where the parts of a workbook are.
private final class WorkbookRelations: XMLHandler {
  private var targets: [String: (type: String, target: String)] = [:]

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
      let target = attributes["Target"]
    else { return }
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    targets[id] = (type.split(separator: "/").last.map(String.init) ?? type, path)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  func end(_ name: XMLName) {}

  func isSheet(_ id: String) -> Bool { targets[id]?.type == "worksheet" }
  func target(of id: String) -> String? { targets[id]?.target }
  func target(ofType type: String) -> String? {
    targets.values.first { $0.type == type }?.target
  }
}
