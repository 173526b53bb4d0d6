import Catalog
import Language
import Values

/// What the columns of an unknown file could be, each guess with what speaks for it.
///
/// The type alone speaks for nothing: a tax is a number like any other.
struct ColumnGuesses {
  struct Guess: Hashable, Sendable {
    /// As it is written in a map.
    var value: String
    /// Its column of the file; nil for a formula.
    var place: Int?
    var evidence: Wording
    /// How much it says.
    var weight: Int
  }

  let match: DatasetMatch
  /// The first rows of the file, as texts.
  let rows: [[String]]
  /// Whether rows are the lines of orders.
  let hasLines: Bool

  init(_ match: DatasetMatch, rows: [[String]]) {
    self.match = match
    self.rows = rows
    let words = Set(match.headers.map { HeaderKey($0).text })
    hasLines = !words.isDisjoint(with: Self.ofLines)
  }

  /// Headers that only lines of an order have.
  private static let ofLines: Set<String> = [
    "sku", "skuid", "itemsku", "productsku", "lineitemsku", "sellersku", "productid", "itemid",
    "productname", "itemname", "lineitem", "variant", "unitprice", "itemprice", "商品编码", "商品名称",
    "商品单价", "宝贝标题", "artikelnummer", "artikel", "einzelpreis", "article", "réf", "prixunitaire",
  ]

  /// The guesses for the columns of a data set, by their names.
  func guesses(for dataset: Dataset) throws(Diagnostic) -> [String: Guess] {
    var guesses: [String: Guess] = [:]
    for source in try match.matching(dataset).sources {
      guard let place = source.place, let guess = Self.guess(source, place, match.headers) else {
        continue
      }
      guesses[source.column.name] = guess
    }
    for binding in match.mapping where !binding.isMissing {
      guesses[binding.name.text] = Guess(
        value: binding.value.text, place: nil, evidence: "as you say", weight: 3)
    }
    let wanted = dataset.stored.filter { isWanted($0, in: dataset) }
    for column in wanted where guesses[column.name] == nil {
      guesses[column.name] = partOfName(column, in: dataset, except: guesses)
    }
    for column in wanted where guesses[column.name] == nil {
      guard let guess = values(column, in: dataset, except: guesses) else { continue }
      // What the values are says more than what a header could be called.
      for (name, other) in guesses where other.place == guess.place && guess.place != nil {
        guesses[name] = nil
      }
      guesses[column.name] = guess
    }
    if guesses["paid_at"] == nil, let value = dayOfPayment(dataset, guesses) {
      guesses["paid_at"] = Guess(
        value: value, place: nil, evidence: "the order's day, where its state is a paid one",
        weight: 0)
    }
    return guesses
  }

  /// Columns that are worth a guess: those that every row needs, and what questions go by.
  private func isWanted(_ column: ColumnDefinition, in dataset: Dataset) -> Bool {
    let times = dataset.times.prefix(2).filter { $0.dataset == nil }.map { $0.column }
    return !column.isOptional || times.contains(column.name)
      || ["status", "product_id", "title", "currency"].contains(column.name)
  }

  // MARK: - By a name

  private static func guess(
    _ source: ColumnSource, _ place: Int, _ headers: [String]
  ) -> Guess? {
    let (evidence, weight): (Wording, Int)
    switch source.origin {
    case .name: (evidence, weight) = ("its name", 3)
    case .synonym: (evidence, weight) = ("a name for it", 3)
    case .guess: (evidence, weight) = ("nearly its name", 2)
    case .map, .export, .derived: return nil
    }
    return Guess(
      value: FileScope.written(headers[place]), place: place, evidence: evidence, weight: weight)
  }

  /// A header with a name of the column among other words, none of which makes it another thing.
  private func partOfName(
    _ column: ColumnDefinition, in dataset: Dataset, except used: [String: Guess]
  ) -> Guess? {
    let names = [column.name] + column.synonyms + match.book.headers(of: column, in: dataset)
    let known = names.map(Self.words).filter { words in
      words.count > 1
        || words.first.map { $0.count > 3 || !$0.utf8.allSatisfy { $0 < 0x80 } } ?? false
    }
    let fitting = free(used).compactMap { place -> (place: Int, rest: Int)? in
      let words = Self.words(match.headers[place])
      let rests = known.compactMap { Self.rest(of: words, without: $0) }
      guard let rest = rests.min(by: { $0.count < $1.count }), !rest.isEmpty, rest.count < 4,
        rest.allSatisfy({ !Self.changing.contains($0) }), holds(place, valuesOf: column)
      else { return nil }
      return (place, rest.count)
    }
    guard let best = fitting.min(by: { ($0.rest, $0.place) < ($1.rest, $1.place) }) else {
      return nil
    }
    return Guess(
      value: FileScope.written(match.headers[best.place]), place: best.place,
      evidence: "its name among other words", weight: 2)
  }

  /// Words that make another thing of a name.
  private static let changing: Set<String> = [
    "tax", "taxes", "vat", "gst", "ex", "excl", "shipping", "ship", "shipped", "freight", "postage",
    "delivery", "delivered", "refund", "refunded", "refunds", "returned", "return", "discount",
    "discounts", "coupon", "voucher", "fee", "fees", "tip", "cost", "costs", "commission",
    "billing",
    "store", "previous", "old", "average", "avg", "rate", "percent", "updated", "modified",
    "cancelled", "canceled", "customer", "email", "parent", "payment", "transaction", "tracking",
    "weight", "steuer", "versand", "rabatt", "gebühr", "envío", "impuesto", "descuento", "frais",
    "remise", "taxe", "expédition", "imposta", "sconto", "frete", "imposto", "desconto",
  ]

  private static func words(_ header: String) -> [String] {
    let bare = HeaderKey.unit(of: header).map { unit in
      header.replacing("(\(unit))", with: "").replacing("[\(unit)]", with: "")
    }
    let text = bare.map { $0.isEmpty ? header : $0 } ?? header
    return text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The words that are left without those of a name; nil where it is not among them.
  private static func rest(of words: [String], without name: [String]) -> [String]? {
    guard words.count >= name.count,
      let start = (0...(words.count - name.count)).first(where: {
        Array(words[$0..<($0 + name.count)]) == name
      })
    else { return nil }
    return Array(words[..<start] + words[(start + name.count)...])
  }

  // MARK: - By values

  private func values(
    _ column: ColumnDefinition, in dataset: Dataset, except used: [String: Guess]
  ) -> Guess? {
    func guess(_ place: Int, _ evidence: Wording) -> Guess {
      Guess(
        value: FileScope.written(match.headers[place]), place: place, evidence: evidence, weight: 1)
    }
    if column.type.isTime, dataset.times.first?.column == column.name {
      let dated = free(used).filter { holds($0, valuesOf: column) }
      return dated.count == 1 ? guess(dated[0], "the only days of the file") : nil
    }
    if !column.members.isEmpty, column.name == "status" {
      let words = StateWords.of(column)
      func share(_ place: Int) -> Double {
        let texts = Set(cells(place))
        let known = texts.count { words.member(of: $0) != nil }
        return texts.isEmpty || texts.count > 20 ? 0 : Double(known) / Double(texts.count)
      }
      // `State` is a part of a country by its name, and may hold the states of orders.
      let loose = used.compactMap { name, guess -> Int? in
        guard let other = dataset.column(name), other.isOptional, other.type == .text,
          other.members.isEmpty
        else { return nil }
        return guess.place
      }
      let place = free(used).first { share($0) >= 0.5 } ?? loose.sorted().first { share($0) > 0.6 }
      return place.map { guess($0, "its values are known states") }
    }
    if dataset.key == [column.name] {
      return free(used).first { isNumbering($0) }.map { guess($0, "a number, no two rows alike") }
    }
    if column.name == "gross_sales", let price = used["unit_price"], let units = used["units"] {
      return Guess(
        value: "\(units.value) * \(price.value)", place: nil, evidence: "pieces × price", weight: 1)
    }
    return nil
  }

  /// Whether a column numbers the rows: no two alike, and called a number or the first of the file.
  private func isNumbering(_ place: Int) -> Bool {
    let texts = cells(place)
    guard !rows.isEmpty, texts.count == rows.count, Set(texts).count == texts.count,
      texts.allSatisfy({ $0.contains { $0.isNumber } && !Self.isTime($0) && !$0.contains(".") })
    else { return false }
    let words = Set(Self.words(match.headers[place]))
    let numbers: Set = [
      "id", "no", "nr", "number", "num", "ref", "reference", "nummer", "numero", "número", "numéro",
      "numer", "código", "code",
    ]
    let key = HeaderKey(match.headers[place]).text
    return place == 0 || !words.isDisjoint(with: numbers)
      || ["#", "号", "编号", "番号"].contains { key.contains($0) }
  }

  private func free(_ used: [String: Guess]) -> [Int] {
    let taken = Set(used.values.compactMap { $0.place })
    return match.headers.indices.filter { !taken.contains($0) }
  }

  func cells(_ place: Int) -> [String] {
    rows.compactMap { place < $0.count ? $0[place].trimmingWhitespace : nil }.filter { !$0.isEmpty }
  }

  /// Whether the first cells of a column can be values of another one; texts can be anything.
  private func holds(_ place: Int, valuesOf column: ColumnDefinition) -> Bool {
    let cells = cells(place)
    guard !cells.isEmpty else { return false }
    switch column.type {
    case .text: return true
    case .date, .timestamp: return cells.allSatisfy(Self.isTime)
    case .flag: return cells.allSatisfy { $0.count <= 5 }
    case .count, .number, .money, .percent, .ratio, .duration, .index:
      return cells.allSatisfy { cell in
        cell.contains { $0.isNumber } && !Self.isTime(cell)
          && cell.count { $0.isLetter } <= 4
      }
    }
  }

  private static func isTime(_ cell: String) -> Bool {
    if WrittenDays(cell).first != nil { return true }
    let digits = cell.count { $0.isNumber }
    let marks = cell.count { "-/.:年月日".contains($0) }
    return digits >= 3 && marks >= 2 && cell.first { $0.isNumber || $0.isLetter } != nil
  }

  // MARK: - The statement

  /// The data set that most speaks for, with its map; nil where too little does.
  func likeliest(
    of datasets: [Dataset]
  ) throws(Diagnostic) -> (dataset: Dataset, map: [LoadLine.Column])? {
    var best: (dataset: Dataset, score: Int)?
    for dataset in datasets {
      let score = try score(dataset)
      if score > best?.score ?? 3 { best = (dataset, score) }
    }
    guard var dataset = best?.dataset else { return nil }
    // Lines of orders that tell when they were ordered make orders as well.
    if dataset.name == "order_lines", let orders = datasets.first(where: { $0.hasLines }),
      try guesses(for: orders)["ordered_at"] != nil
    {
      dataset = orders
    }
    var map = try map(into: dataset)
    guard dataset.hasLines, try areLines(guesses(for: dataset)) else { return (dataset, map) }
    // What is bought is found by itself where its header is a name for it.
    var used = Set(map.map { $0.value })
    for (owner, names) in [("order_lines", ["product_id", "unit_price"]), ("products", ["title"])] {
      guard let owner = datasets.first(where: { $0.name == owner }) else { continue }
      let guesses = try guesses(for: owner)
      for place in map.indices where map[place].value == "..." {
        guard owner.name == "order_lines", let guess = guesses[map[place].name] else { continue }
        map[place].value = guess.value
      }
      for name in names where dataset.column(name) == nil {
        guard let guess = guesses[name], guess.weight < 3, used.insert(guess.value).inserted else {
          continue
        }
        map.append(.init(name: name, value: guess.value))
      }
    }
    return (dataset, map)
  }

  /// Whether rows are the lines of orders: they have what only lines have, or several have the same
  /// number.
  private func areLines(_ guesses: [String: Guess]) -> Bool {
    guard !hasLines, let place = guesses["order_id"]?.place else { return hasLines }
    let numbers = cells(place)
    return Set(numbers).count < numbers.count
  }

  /// How well a data set fits: what speaks for its columns, less what it needs and nothing tells.
  func score(_ dataset: Dataset) throws(Diagnostic) -> Int {
    let guesses = try guesses(for: dataset)
    let lacking = dataset.stored.count { !$0.isOptional && guesses[$0.name] == nil }
    return guesses.values.reduce(0) { $0 + $1.weight } - 2 * lacking
  }

  /// The columns of a map that is complete: those that every row needs, with `...` where nothing
  /// tells them, the states and what questions go by.
  func map(into dataset: Dataset) throws(Diagnostic) -> [LoadLine.Column] {
    let guesses = try guesses(for: dataset)
    var columns: [LoadLine.Column] = []
    for column in dataset.stored {
      if let guess = guesses[column.name] {
        guard isWanted(column, in: dataset) else { continue }
        columns.append(.init(name: column.name, value: guess.value))
      } else if !column.isOptional {
        guard !(column.name == "level" && !dataset.levels.isEmpty) else { continue }
        columns.append(.init(name: column.name, value: "..."))
      }
    }
    return columns
  }

  /// The time of the order where its state says that it is paid.
  private func dayOfPayment(_ dataset: Dataset, _ guesses: [String: Guess]) -> String? {
    guard let order = guesses["ordered_at"], let status = guesses["status"],
      let place = status.place, let column = dataset.column("status")
    else { return nil }
    let words = StateWords.of(column)
    var texts: [String] = []
    for text in cells(place)
    where !texts.contains(text) && StateWords.paid.contains(words.member(of: text) ?? "") {
      texts.append(text)
    }
    guard !texts.isEmpty else { return nil }
    let list = texts.map(Printer.quoted).joined(separator: ", ")
    return "case(\(status.value) in (\(list)), \(order.value))"
  }
}
