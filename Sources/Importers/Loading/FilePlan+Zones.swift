import Engine
import Language
import Values

/// The zones of times that have none themselves: told, or beside them in the file.
extension FilePlan {
  /// How many rows are looked at to see whether times have a clock and a zone.
  static let looked = 1000

  /// Puts down the zone of each column of times.
  ///
  /// - Parameters:
  ///   - told: as the user says it.
  ///   - usual: that of the export.
  ///   - store: the store's zone.
  /// - Throws: a `.load` where something names a zone that cannot be told from others.
  mutating func takeZones(
    told: FileZone?, usual: String?, store: String, in database: any Database
  ) throws {
    let columns = Set(fills.flatMap { $0.rows.formed.columns }.filter { $0.need == .time })
    let (bare, named) = try bareTimes(columns.sorted { $0.place < $1.place }, in: database)
    zoneNotes = named
    if let told {
      // It is also that of names in the cells that are several zones.
      let zone = ColumnZone(source: .constant(told), isTold: true)
      let all = columns.map { ($0, zone) }
      for place in fills.indices {
        fills[place].read(in: Dictionary(uniqueKeysWithValues: all))
      }
      zoneNotes.append("times without a zone read in \(told.name), as --zone says")
      return
    }
    guard !bare.isEmpty else { return }
    let beside = try zoneColumn(in: database)
    var own = false
    var notes: [Wording] = []
    var zones: [FormedColumn: ColumnZone] = [:]
    for column in bare {
      let header = source.headers.indices.contains(column.place) ? source.headers[column.place] : ""
      let found = try zone(of: header, beside: beside, usual: usual)
      own = own || found == nil
      guard let (zone, note) = found else { continue }
      zones[column] = zone
      if !notes.contains(note) { notes.append(note) }
    }
    for place in fills.indices { fills[place].read(in: zones) }
    if own { notes.append("times without a zone were taken as \(store), the store's own") }
    zoneNotes += notes
  }

  /// The columns in which a time has a clock and no zone, and what short names others have.
  private func bareTimes(
    _ columns: [FormedColumn], in database: any Database
  ) throws -> (bare: [FormedColumn], notes: [Wording]) {
    let known = columns.filter { source.headers.indices.contains($0.place) }
    guard !known.isEmpty else { return ([], []) }
    let tests = known.flatMap { column -> [SQL] in
      let text = column.original
      return [
        "coalesce(bool_or(\(ColumnZone.isBare(text))), false)",
        "coalesce(string_agg(distinct \(ColumnZone.name(in: text)), ' '), '')",
      ]
    }
    let names = known.map { $0.original }.joined(", ")
    let found =
      try database.query(
        """
        select \(tests.joined(", "))
        from (select \(names) from \(source.relation) limit \(digits: Self.looked))
        """
      ).rows.first ?? []
    var bare: [FormedColumn] = []
    var notes: [Wording] = []
    for (index, column) in known.enumerated() where found.count > 2 * index + 1 {
      if found[2 * index] == .bool(true) { bare.append(column) }
      let zones = (found[2 * index + 1].text ?? "").split(separator: " ").map(String.init)
        .filter { FileZone.offsets[$0.lowercased()] != nil && !["UTC", "GMT"].contains($0) }
      if !zones.isEmpty {
        notes.append(
          "\(source.headers[column.place]) has times in \(zones.sorted().joined(separator: ", "))")
      }
    }
    return (bare, notes)
  }

  private func zone(
    of header: String, beside: (column: ColumnZone, header: String)?, usual: String?
  ) throws -> (ColumnZone, note: Wording)? {
    if let reading = FileZone.read(header: header) {
      return try constant(reading, of: header, in: "the header \(header)")
    }
    if let beside {
      return (beside.column, "times read in the zone of their row, by \(beside.header)")
    }
    for line in source.preamble {
      guard let (name, reading) = FileZone.read(line: line) else { continue }
      guard let reading else { throw unclear(name, in: "the line above the table") }
      return try constant(reading, of: nil, in: "the line above the table")
    }
    guard let usual, let reading = FileZone.read(usual), case .zone(let zone) = reading else {
      return nil
    }
    let name: Wording = export.map { "\($0.name.spoken)" } ?? "the export"
    return (ColumnZone(source: .constant(zone)), "times read in \(zone.name), as \(name) has them")
  }

  private func constant(
    _ reading: FileZone.Reading, of header: String?, in place: Wording
  ) throws(Diagnostic) -> (ColumnZone, note: Wording) {
    switch reading {
    case .zone(let zone):
      let note: Wording =
        header.map { "\($0) read in \(zone.name), as \(place) says" }
        ?? "times read in \(zone.name), as \(place) says"
      return (ColumnZone(source: .constant(zone)), note)
    case .several(let name): throw unclear(name, in: place)
    }
  }

  private func unclear(_ name: String, in place: Wording) -> Diagnostic {
    Diagnostic(
      .load,
      FileZone.read(name) == nil
        ? """
        the time zone of \(path) is not clear: \(place) says \(name), which is no zone that opsh knows
        """
        : """
        the time zone of \(path) is not clear: \(place) says \(name), which several zones are called
        """,
      hints: ["say which: load ... --zone America/Chicago, or a distance: --zone \"-06:00\""])
  }

  // MARK: - A column of zones

  /// The column that tells the zone of each row's times.
  private func zoneColumn(
    in database: any Database
  ) throws -> (column: ColumnZone, header: String)? {
    for (place, header) in source.headers.enumerated() where Self.isOfZones(header) {
      let cell = SQL.word(SeparatedSource.columnName(place))
      let found = try database.query(
        """
        select distinct trim(\(cell)) from \(source.relation) where trim(\(cell)) <> ''
        """, limit: 500)
      let texts = found.rows.compactMap { $0[0].text }
      var zones: [String: FileZone] = [:]
      var unread: Set<String> = []
      for text in texts {
        if case .zone(let zone)? = FileZone.read(text) {
          zones[text] = zone
        } else {
          unread.insert(text)
        }
      }
      guard !texts.isEmpty, texts.count < 500 else { continue }
      return (ColumnZone(source: .column(place, zones: zones, unread: unread)), header)
    }
    return nil
  }

  /// Whether a header speaks of time zones, and not of where a buyer lives.
  private static func isOfZones(_ header: String) -> Bool {
    let key = HeaderKey(header).text
    return zoneHeaders.contains { key.contains($0) } && !persons.contains { key.contains($0) }
      || ["tz", "zone"].contains(key)
  }

  private static let zoneHeaders = [
    "timezone", "zeitzone", "fuseauhoraire", "zonahoraria", "husohorario", "fusohorário",
    "fusohorario", "fusoorario", "tijdzone", "strefaczasowa", "tidszon", "tidssone", "saatdilimi",
    "zonawaktu", "múigiờ", "เขตเวลา", "часовойпояс", "المنطقةالزمنية", "时区", "時區", "タイムゾーン",
    "시간대",
  ]
  private static let persons = [
    "customer", "buyer", "visitor", "user", "recipient", "shipping", "billing", "kunde", "client",
    "买家", "客户",
  ]
}
