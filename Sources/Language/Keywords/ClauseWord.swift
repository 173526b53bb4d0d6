extension Signature {
  /// What a call can say besides what stands right behind its verb, in the order of help.
  package enum Clause: String, KeywordSet, Comparable {
    case by, `where`, period, on, vs, `for`, `as`, map, store, due
    case full = "in full"
    case options

    package static func < (a: Clause, b: Clause) -> Bool {
      (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }

    /// The clauses that begin with their own word; a period and options have many beginnings.
    package static let introduced = allCases.filter { $0 != .period && $0 != .options }

    /// The words of those clauses.
    package static let introductions = introduced.map { $0.rawValue }

    package var keyword: Keyword {
      switch self {
      case .by:
        word(
          "split by dimensions or time",
          [
            "per", "for each", "for every", "each", "every", "broken down by", "broken out by",
            "split by", "grouped by", "group by", "group", "by each", "by every", "according to",
            "of each", "of every", "across", "for all", "sliced by", "timeseries", "by the",
            "breakdown by", "按照", "按", "各个", "各", "每个", "分", "按各", "按每个", "不同", "分别按", "根据",
            "依",
          ])
      case .where:
        word("only some of it", ["filter", "only where", "having", "when", "其中", "筛选", "条件"])
      case .period: word("the days that are asked about")
      case .on: word("dated by another time")
      case .vs:
        word(
          "against a baseline",
          [
            "versus", "compared to", "compared with", "compare to", "compare with",
            "in comparison to", "in comparison with", "against", "relative to", "over against",
            "v s", "对比", "相比", "比较", "相较", "相较于", "比", "较", "对",
          ])
      case .for: word("for whom, or how far ahead")
      case .as: word("the data set it goes to")
      case .map: word("columns by hand: map (order_id = `No.`)")
      case .store: word("the shop that the files are of: store \"EU\"")
      case .due: word("the day it has to be done")
      case .full:
        word("with the tables behind the answer", ["in detail", "with details", "详细", "明细", "展开"])
      case .options: word("how it is done")
      }
    }
  }
}
