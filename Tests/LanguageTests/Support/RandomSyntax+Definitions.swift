import Values

@testable import Language

extension RandomSyntax {
  mutating func definition() -> Definition {
    switch below(14) {
    case 0, 1: .dataset(dataset())
    case 2, 3: .metric(metric())
    case 4:
      .command(
        CommandSyntax(
          name: title(), doc: optional { $0.text() }, parameters: some(0...2) { $0.parameter() },
          body: pipeline(), synonyms: maybe() ? some(1...3) { $0.text() } : []))
    case 5:
      .entity(
        EntitySyntax(
          names: some(1...3) { $0.title() }, dimension: name(), metrics: some(1...8) { $0.name() }))
    case 6: .drivers(name(), formula())
    case 7:
      .evidence(
        EvidenceSyntax(
          name: title(), dimension: optional { $0.name() },
          subjects: (0..<below(3)).map { _ in name() }, body: pipeline()))
    case 8:
      .event(EventSyntax(name: Name(text(), isQuoted: true), isHoliday: maybe(), period: period()))
    case 9:
      .target(
        TargetSyntax(
          metric: name(), period: period(), condition: optional { $0.comparison() },
          value: formula(1)))
    case 10:
      .rate(
        currency: Name(pick(["usd", "eur"])), on: optional { Day(number: $0.below(30_000)) },
        formula(1))
    case 11:
      maybe(2) ? .splits(some(1...9) { $0.name() }) : .steps(some(2...5) { $0.name() })
    case 12: .headers(headers())
    default:
      maybe(2)
        ? .headline(some(1...9) { $0.name() }) : .synonym(Word(text(), isQuoted: true), name())
    }
  }

  private mutating func headers() -> HeadersSyntax {
    var headers = HeadersSyntax(name())
    headers.columns = some(1...4) { it in
      ExportColumnSyntax(name: it.name(), synonyms: it.some(1...9) { $0.text() })
    }
    return headers
  }

  private mutating func title() -> Name {
    Name(pick(["late_shipments", "roi", "stock-out", "best_sellers", "退款_原因"]))
  }

  private mutating func parameter() -> CommandParameter {
    let kind = pick(["dimension", "metric", "text", "number", "period"])
    var fallback: ParameterValue?
    if maybe(2) { fallback = kind == "period" ? .period(period()) : .value(.text(text())) }
    return CommandParameter(
      name: Name(pick(["level", "x"])), kind: Name(kind), dataset: optional { $0.name() },
      fallback: fallback)
  }

  private mutating func formulaSyntax() -> FormulaSyntax {
    FormulaSyntax(
      expression: formula(), condition: optional { $0.formula(2) },
      basis: optional { $0.formula(1) })
  }

  private mutating func metric() -> MetricSyntax {
    var metric = MetricSyntax(name: name(), formula: formulaSyntax())
    metric.doc = optional { $0.text() }
    if maybe(2) {
      metric.type = Name(pick(Parser.types))
      metric.traits = some(0...2) {
        $0.pick(["headline", "daily", "last of day", "lower is better"])
      }
    }
    metric.alternatives = some(0...2) { $0.formulaSyntax() }
    metric.synonyms = maybe() ? some(1...6) { $0.text() } : []
    metric.companions =
      maybe() ? some(1...3) { Item($0.formula(1), alias: $0.optional { $0.name() }) } : []
    metric.note = optional { $0.text() }
    metric.examples = maybe() ? some(1...2) { $0.text() } : []
    return metric
  }

  private mutating func dataset() -> DatasetSyntax {
    var dataset = DatasetSyntax(name())
    dataset.doc = optional { $0.text() }
    dataset.key = maybe(2) ? some(1...6) { $0.name() } : []
    dataset.label = optional { $0.name() }
    dataset.times =
      maybe()
      ? some(1...3) {
        TimeSyntax(expression: $0.formula(1), alias: $0.optional { $0.name() })
      } : []
    dataset.shows = maybe() ? some(1...9) { $0.formula(1) } : []
    dataset.sorted = maybe() ? some(1...2) { SortKey($0.formula(1), descending: $0.maybe(2)) } : []
    dataset.levels = some(0...2) { it in
      LevelSyntax(name: it.name(), columns: it.some(0...3) { $0.name() })
    }
    dataset.synonyms = maybe() ? some(1...6) { $0.text() } : []
    dataset.columns = some(0...5) { $0.column() }
    return dataset
  }

  private mutating func column() -> ColumnSyntax {
    ColumnSyntax(
      name: name(), type: Name(pick(Parser.types)), isOptional: maybe(2),
      members: maybe(4)
        ? some(1...9) { it in
          MemberSyntax(
            word: it.pick([Word(it.text(), isQuoted: true), Word("paid"), Word("3")]),
            synonyms: it.maybe(3) ? it.some(1...4) { $0.text() } : [])
        } : [],
      link: optional { $0.name() }, formula: optional { $0.formula(2) },
      synonyms: maybe(2) ? some(1...7) { $0.text() } : [], doc: optional { $0.text() })
  }
}
