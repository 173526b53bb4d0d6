import Values

/// A piece of the model, written in the language.
package enum Definition: Hashable, Sendable {
  case dataset(DatasetSyntax)
  case metric(MetricSyntax)
  case command(CommandSyntax)
  case entity(EntitySyntax)
  /// `drivers revenue = visitors * conversion_rate * average_order_value`
  case drivers(Name, Expression)
  case evidence(EvidenceSyntax)
  /// A line of `brief`: what it is worth, what it says, what to ask next.
  case brief(EvidenceSyntax)
  case event(EventSyntax)
  case target(TargetSyntax)
  /// `rate USD on 2024-05-01 = 7.24`: store currency for one unit.
  case rate(currency: Name, on: Day?, Expression)
  case headline([Name])
  /// `splits channel, category, product`: what `explain` looks for segments in.
  case splits([Name])
  /// `steps visitors, cart_visitors, buyers`: what `funnel` goes through.
  case steps([Name])
  /// `calendar de, amazon`: whose sales and holidays count in the store.
  case calendar([Name])
  /// `synonym "GMV" = revenue`
  case synonym(Word, Name)
  case export(ExportSyntax)
  case headers(HeadersSyntax)

  /// The word it is introduced by and the name it defines, for messages and for storing.
  package var title: (kind: String, name: Name) {
    switch self {
    case .dataset(let it): ("dataset", it.name)
    case .metric(let it): ("metric", it.name)
    case .command(let it): ("command", it.name)
    case .entity(let it): ("entity", it.names.first ?? it.dimension)
    case .drivers(let name, _): ("drivers", name)
    case .evidence(let it): ("evidence", it.name)
    case .brief(let it): ("brief", it.name)
    case .event(let it): ("event", it.name)
    case .target(let it): ("target", it.metric)
    case .rate(let currency, let day, _):
      ("rate", Name(Self.title(ofRate: currency, on: day), at: currency.span))
    case .headline: ("headline", Name("headline"))
    case .splits: ("splits", Name("splits"))
    case .steps: ("steps", Name("steps"))
    case .calendar: ("calendar", Name("calendar"))
    case .synonym(let word, _): ("synonym", Name(word.text, at: word.span))
    case .export(let it): ("export", it.name)
    case .headers(let it): ("headers", it.dataset)
    }
  }

  private static func title(ofRate currency: Name, on day: Day?) -> String {
    currency.text.uppercased() + (day.map { " on \($0)" } ?? "")
  }
}

package struct DatasetSyntax: Hashable, Sendable {
  package var name: Name
  package var doc: String?
  package var key: [Name] = []
  package var times: [TimeSyntax] = []
  package var shows: [Expression] = []
  package var sorted: [SortKey] = []
  package var levels: [LevelSyntax] = []
  package var label: Name?
  package var synonyms: [String] = []
  package var columns: [ColumnSyntax] = []
  @Aside package var remarks = Remarks()

  package init(_ name: Name) { self.name = name }
}

/// A time basis: a column, or `orders.paid_at as paid_at` of a linked data set.
package struct TimeSyntax: Hashable, Sendable {
  package var expression: Expression
  package var alias: Name?
}

/// As in `level keyword (campaign, keyword)`.
package struct LevelSyntax: Hashable, Sendable {
  package var name: Name
  package var columns: [Name]
}

package struct ColumnSyntax: Hashable, Sendable {
  package var name: Name
  package var type: Name
  package var isOptional = false
  /// Whether it tells who someone is.
  package var isPersonal = false
  /// Whether the values of several rows come to their sum, where they are numbers at all.
  package var isAdditive = true
  package var members: [MemberSyntax] = []
  package var link: Name?
  package var formula: Expression?
  package var synonyms: [String] = []
  package var doc: String?
}

/// As in `paid synonyms "bezahlt", "已付款"`.
package struct MemberSyntax: Hashable, Sendable {
  package var word: Word
  /// Other words that files have for it.
  package var synonyms: [String] = []
}

/// As in `headers orders { order_id "Order No", "Bestellnummer" }`.
package struct HeadersSyntax: Hashable, Sendable {
  package var dataset: Name
  package var columns: [ExportColumnSyntax] = []
  @Aside package var remarks = Remarks()

  package init(_ dataset: Name) { self.dataset = dataset }
}

package struct MetricSyntax: Hashable, Sendable {
  package var name: Name
  package var doc: String?
  package var type: Name?
  /// As in `higher is better`, `daily`, `last of day`, `index`, `headline`.
  package var traits: [String] = []
  package var formula: FormulaSyntax
  package var alternatives: [FormulaSyntax] = []
  package var synonyms: [String] = []
  package var companions: [Item] = []
  package var note: String?
  package var examples: [String] = []
  @Aside package var remarks = Remarks()
}

/// As in `sum(refunds.amount) where status = "refunded" on refunded_at`.
package struct FormulaSyntax: Hashable, Sendable {
  package var expression: Expression
  package var condition: Expression?
  package var basis: Expression?
}

package struct CommandSyntax: Hashable, Sendable {
  package var name: Name
  package var doc: String?
  package var parameters: [CommandParameter] = []
  package var body: Pipeline
  package var synonyms: [String] = []
}

/// As in `level: dimension of ads = campaign`.
package struct CommandParameter: Hashable, Sendable {
  package var name: Name
  /// dimension, metric, text, number or period.
  package var kind: Name
  package var dataset: Name?
  package var fallback: ParameterValue?
}

/// As in `entity products, items = product by revenue, orders`.
package struct EntitySyntax: Hashable, Sendable {
  package var names: [Name]
  package var dimension: Name
  package var metrics: [Name]
}

/// As in `evidence "stock-out" for product on orders = products where stock_units = 0`.
package struct EvidenceSyntax: Hashable, Sendable {
  package var name: Name
  package var dimension: Name?
  /// The metrics and data sets that it bears on; empty when on all.
  package var subjects: [Name] = []
  /// What it would do to a metric: `pulls conversion_rate down`.
  package var pull: Pull?
  /// What it touches of a usual day, in money or events: a formula over the columns of its answer.
  package var touching: Expression?
  /// The sentence that it is told with: `{product} is sold out`, columns in braces.
  package var sentence: Word?
  /// The line that goes on from it, with columns in braces too.
  package var question: Word?
  package var body: Pipeline

  /// A metric and the way it goes.
  package struct Pull: Hashable, Sendable {
    package var metric: Name
    package var isUp: Bool
  }
}

/// As in `event "618 2024" = 2024-06-01 to 2024-06-20`.
package struct EventSyntax: Hashable, Sendable {
  package var name: Name
  package var isHoliday = false
  /// The countries and platforms that it is one of; none for everyone's.
  package var places: [Name] = []
  package var period: PeriodSyntax
}

/// As in `target revenue 2024-06 where channel = "app" = 1200000`.
package struct TargetSyntax: Hashable, Sendable {
  package var metric: Name
  package var period: PeriodSyntax
  package var condition: Expression?
  package var value: Expression
}
