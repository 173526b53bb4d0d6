import Values

/// How DuckDB spells the functions of the language.
enum DuckDBFunctions {
  static let scalar: [ScalarFunction: Spelling] = [
    .if: "case when $1 then $2 else $3 end",
    .case: Spelling { formula, parts in formula.cases(parts) },
    .coalesce: "coalesce($*)",
    .abs: "abs($1)",
    .round: [1: "round($1)", 2: "round($1, cast($2 as integer))"],
    .floor: "floor($1)",
    .ceil: "ceil($1)",
    .least: "least($*)",
    .greatest: "greatest($*)",
    .ln: "case when $1 > 0 then ln($1) end",
    .exp: "exp($1)",
    .sqrt: "case when $1 >= 0 then sqrt($1) end",
    .power: "pow($1, $2)",
    .lower: "lower($1)",
    .upper: "upper($1)",
    .trim: "trim($1)",
    .length: "length($1)",
    .concat: Spelling { formula, parts in formula.joined(parts) },
    .replace: "replace($1, $2, $3)",
    .substring: [
      2: "substring($1, try_cast($2 as bigint))",
      3: "substring($1, try_cast($2 as bigint), try_cast($3 as bigint))",
    ],
    .extract: Spelling { formula, parts in formula.extracted(parts) },
    .number: "try_cast($1 as double)",
    .text: "cast($1 as varchar)",
    .daysBetween: "(epoch($2::timestamp - $1::timestamp) / 86400.0)",
    .hoursBetween: "(epoch($2::timestamp - $1::timestamp) / 3600.0)",
    .secondsBetween: "epoch($2::timestamp - $1::timestamp)",
    .date: [1: "try_cast($1 as date)", 2: "try_strptime($1, $2)::date"],
    .timestamp: [1: "try_cast($1 as timestamp)", 2: "try_strptime($1, $2)"],
    .hour: "hour(cast($1 as timestamp))",
    .weekday: "isodow(cast($1 as timestamp))",
    .dayOfMonth: "day(cast($1 as timestamp))",
    .month: "month(cast($1 as timestamp))",
    .year: "year(cast($1 as timestamp))",
  ]

  /// Behind the argument stands what tells the order of the rows.
  static let aggregate: [AggregateFunction: Spelling] = [
    .sum: "sum($1)",
    .strictSum: "sum($1)",
    .count: [0: "count(*)", 1: "count($1)", 2: "count($1)"],
    .distinct: "count(distinct $1)",
    .avg: "avg($1)",
    .min: "min($1)",
    .max: "max($1)",
    .median: "median($1)",
    .first: "arg_min($1, $2)",
    .last: "arg_max($1, $2)",
  ]

  static let window: [WindowFunction: Spelling] = [
    .sum: "sum($1) over ()",
    .avg: "avg($1) over ()",
    .min: "min($1) over ()",
    .max: "max($1) over ()",
    .median: "median($1) over ()",
    .count: [0: "count(*) over ()", 1: "count($1) over ()"],
    .share: "($1 / nullif(sum($1) over (), 0))",
    .rank: "rank() over (order by $1 desc nulls last)",
    .quantile: "quantile_cont($1, $2) over ()",
    .running: "sum($1) over (order by $order rows unbounded preceding)",
    .previous: "lag($1) over (order by $order)",
  ]

}
