/// The words that a statement begins with besides verbs, commands and names.
package enum StatementWord: String, KeywordSet {
  case set, section, include, param, `for`, `if`, expect
  case metric, command, dataset, entity, event, target, synonym, rate, headline, splits, steps
  case calendar
  case drivers, evidence, brief, export, headers

  /// Whether the model gains something by it; the others are what scripts are made of.
  package var isDefinition: Bool {
    switch self {
    case .set, .section, .include, .param, .for, .if, .expect: false
    default: true
    }
  }

  /// Whether it begins its own statement wherever one begins; the others may be metrics as well.
  var isAlwaysTheFirst: Bool { ![.for, .event, .rate, .brief].contains(self) }

  package var keyword: Keyword { Keyword(rawValue, about) }

  private var about: String {
    switch self {
    case .set: "how the shell behaves: set today 2024-05-14"
    case .section: "a part of a routine: section \"Sales\" at 08:30"
    case .include: "runs another file"
    case .param: "a value that a script takes"
    case .for: "the same for each: for p in (top 3 products) { ... }"
    case .if: "only if a condition holds"
    case .expect: "an alert unless a condition holds: expect refund_rate < 8%"
    case .metric: "defines a metric: metric x \"about\" = a / b"
    case .command: "defines a command: command \"x\" = list orders ..."
    case .dataset: "defines a data set"
    case .entity: "defines what can be ranked"
    case .event: "names days: event \"Sale\" = 2024-06-01 to 2024-06-20"
    case .target: "what is to be reached: target revenue 2024-06 = 1200000"
    case .synonym: "another name: synonym \"GMV\" = revenue"
    case .rate: "an exchange rate: rate USD = 7.24"
    case .headline: "the metrics that compare shows"
    case .splits: "the dimensions that explain looks for segments in"
    case .steps: "what funnel goes through"
    case .calendar: "whose sales and holidays the store has: calendar de, amazon"
    case .drivers: "what a metric is made of: drivers revenue = a * b"
    case .evidence: "what may explain a move"
    case .brief: "a line of the brief: brief \"x\" touching money says \"...\" = list ..."
    case .export: "how a platform's report is read: export \"x\" { header ... }"
    case .headers: "what people's files call columns: headers orders { order_id \"No.\" }"
    }
  }
}
