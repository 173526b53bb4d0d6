/// What a word of the grammar does in a sentence, whichever language it is of.
enum Role: Hashable {
  /// Adds nothing: `show me`, `the`, `的`.
  case filler
  /// `by`, `per`, `for each`, `按`: dimensions follow.
  case by
  case versus
  case `where`
  /// `excluding`, `without`, `除了`.
  case except
  case and
  /// What is compared with something, else it adds nothing.
  case with
  case or
  case top, bottom
  /// `排行`: what stands before it is ranked.
  case ranking
  /// `best`, `most`, `最高`: more than one thing may be meant.
  case best, worst
  case why
  case sort, limit
  case descending, ascending
  case between, since, until, from, to, during
  case last, next, this
  /// `7 days`, `weeks`: a unit of time, by its name in the language.
  case unit(String)
  /// `daily`, `每天`: rows of a unit of time.
  case each(String)
  /// 1 is Monday; of the present week, or so many weeks before or after it.
  case weekday(Int, weeks: Int?)
  case month(Int)
  case number(Int)
  case quarter(Int)
  case half(Int)
  case weekNumber
  case weekend
  /// So many weeks or months before the present one.
  case unitsAgo(String, Int)
  /// The first, second or last third of a month.
  case third(Int)
  case after, before
  /// `week of nov 16`
  case weekOf
  /// A column that holds a day: `date`, `ordered_at`.
  case day
  /// `3 days ago`
  case ago
  /// A period that the language has: `last week`, `yesterday`.
  case period(String)
  /// Days before today: `前天` is 2.
  case daysAgo(Int)
  /// What a period is held against: `usual`, `day before`, `last year`.
  case baseline(String)
  /// `环比`, `wow`: the unit before the one asked for.
  case previous
  case event(String)
  /// `去年双11`: of the year before.
  case lastYear
  case equal, unequal, less, lessOrEqual, more, moreOrEqual
  case contains, begins, like, among, negation, missing
  /// `sell`, `make`, `spend`: adds nothing beside a metric, and says too little alone.
  case action
  /// `so far`: of what goes on only.
  case soFar
  /// `with totals`
  case totals
  /// `priced`, `spent`: what a number behind it is of.
  case worth
  /// `visualize`, `chart`.
  case chart
}
