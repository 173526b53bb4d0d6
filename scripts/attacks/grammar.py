"""Makes statements: whole ones by a grammar of its own, and broken ones out of good lines."""

from .vocabulary import TOKEN, wanted

PERIODS = """yesterday|today|last 7 days|last 30 days|this month|last month|last 4 weeks|mtd|ytd
last 24 hours|last 90 minutes|next 7 days|next month|tomorrow|week to date|today so far|2026-11
2026|2026 q3|last year|last 99999 days|last 5000 weeks|last 100000 months|last 0 days|next 0 weeks
2026-11-20 to 2026-11-26|2026-11-26 to 2026-11-20|0001-01-01 to 9999-12-31|since 9999-12-31
until 0001-01-01|since 2026-11-01|2026-02-30|last 99999999999999999999 days|47|week 47|last friday
昨天|今天|最近7天|上周|本月|上个月|双11期间|去年|最近三十天|10月|周末"""
BASELINES = """day before|previous period|last week|last month|last year|usual|plan|market
7 days ago|2026-10-01 to 2026-10-07|yesterday|前一天|去年同期|上周|"Double 11 2025"|"618 2026\""""
NUMBERS = """0|1|-1|0.5|8%|-5%|800%|1e9|99999999999999999999|9223372036854775807|1e308|1e400|0x10
-9223372036854775808|-0.0|0.1e-400|3.14159|1/0|0/0|1,000|1_000|1.5.5|5万|1亿|¥300|$5|24h|-3d"""
TEXTS = """"search"|"a"|""|"%"|"_"|'x'|"\\\\"|"广东"|'上海'|“广东”|「搜索」|"2026-11-01"|"NaN"|"null"|"☃"
'it''s'|"\x1b[31mx"|"\u202e x"|"a\\nb"|"é"|"é"|"\U0001f6d2"|`channel`|``|"';--"|"{0}"|"%s%n\""""
PATTERNS = r"""(a+)+$|[|a{0,100000}|.*|(?=x)|\1|^$|(a|a)*b|x{1001}|\pL|\p{Foo}|[[:alpha:]]|(?i)S|(
((((((a)*)*)*)*)*)*|.{999}.{999}|[^]|\Q|(?P<x>a)|广|\d{4}-\d{2}|.{1000}{1000}"""
NASTY = """(|)|((|))|{|}|/|//|[|]|\\|#|$|$x|%|%%|;|,|.|..|=|==|!=|<>|`|"|'|“|」|\ufeff|\u200b|\u202e
日本|é|\x01|\x7f|\r|\t|\n| |by by|by day, day|vs vs|vs usual|vs plan|where|and|not not not
is missing|in ()|in (1, "a", 2026-01-01)|between 1 and "a"|top 0|top -1|top 999999999|take 0
take 99999999999999999999|sort -|columns|derive x = 1/0|derive x = ln(0)|derive x = sqrt(-1)
derive x = power(10, 400)|derive x = quantile(revenue, 2)|derive x = rank(rank(revenue))
derive x = substring("a", -5, 99999999999)|derive x = timestamp("2026", "%%%")|pivot day|wrap hour
derive x = round(revenue, 999)|chart heat|chart nosuch|as as|as revenue|save ""|alert when 1
task ""|for|due 9999-12-31|by store|by region, city, channel, device, day|by hour last 3650 days
group by|order by x desc|limit 3|like '%a%'|按|其中|对比|前5名|排序|为空|包含|大于|不|和"""
# What most questions can be made of, so that not all of them are refused.
USUAL_METRICS = "revenue orders gross_sales units_sold buyers average_order_value 支付金额"
USUAL_DIMENSIONS = "channel product category region device day week weekday customer_type"
USUAL_PERIODS = "yesterday|last 7 days|last 30 days|this month|2026-11||last 14 days|mtd"
USUAL_BASELINES = "day before|previous period|last week|last year|usual"
USUAL_TEXTS = '"search"|"a"|"%"|"广东"|"2026-11-01"'
USUAL_NUMBERS = "0 1 3 5 10 100 0.5 8%"
CHARTS = "line|bar|spark|heat|funnel|waterfall"
BUCKETS = "day|week|month|quarter|year|hour|weekday|hour_of_day|month_of_year|按天|按周"
ANALYSES = "anomalies forecast pace trend cohort buyers funnel basket stock staffing activity"


def _parts(text):
    return [word for line in text.split("\n") for word in line.split("|")]


PERIODS, BASELINES, NUMBERS, TEXTS = map(_parts, (PERIODS, BASELINES, NUMBERS, TEXTS))
NASTY, CHARTS, BUCKETS, ANALYSES = _parts(NASTY), _parts(CHARTS), _parts(BUCKETS), ANALYSES.split()
USUAL_METRICS, USUAL_DIMENSIONS = USUAL_METRICS.split(), USUAL_DIMENSIONS.split()
USUAL_PERIODS, USUAL_NUMBERS = _parts(USUAL_PERIODS), USUAL_NUMBERS.split()
USUAL_BASELINES, USUAL_TEXTS = _parts(USUAL_BASELINES), _parts(USUAL_TEXTS)
PATTERNS = PATTERNS.split("|") + [r"(a|a)*b", r"(|)*", r"a||b"]


class Grammar:
    """Makes statements with the dice of one round."""

    def __init__(self, vocabulary, dice):
        self.known = vocabulary
        self.dice = dice
        self.usual = False

    def statement(self):
        """A statement that may be run here: out of the grammar, or a changed one of the manual."""
        while True:
            self.usual = self._chance(0.6)
            made = self._new() if self.dice.random() < 0.5 else self._taken()
            if wanted(made):
                # What begins with a dash would be read as an option.
                return " " + made if made.startswith("-") else made

    def _taken(self):
        """A line of the manual; seldom as it stands."""
        line = self._one(self.known.corpus)
        return line if self._chance(0.15) else self.mutated(line)

    def _new(self):
        made = self._pick(
            (55, self.question),
            (5, lambda: "compare " + self.question()),
            (5, lambda: f"explain {self._metric()} {self._period()} {self._baseline()}"),
            (6, self._analysis),
            (6, self._ranking),
            (8, self._list),
            (3, lambda: "source " + self.question()),
            (3, self._definition),
            (3, self._block),
            (2, lambda: f"expect {self.condition()} {self._text()}"),
            (2, lambda: self._one(self.known.verbs) + " " + self._any()),
            (2, lambda: "describe " + self._any()),
            (2, lambda: f"set {self._one(self.known.settings)} {self._any()}"),
            (2, self._sentence),
        )
        return self.mutated(made) if self._chance(0.1 if self.usual else 0.3) else made

    def question(self):
        """Metrics with clauses and stages."""
        made = ", ".join(self._asked() for _ in range(self._one([1, 1, 2, 3])))
        if self._chance(0.75):
            made += self._word(" by ", " 按 ")
            made += ", ".join(self._dimension() for _ in range(self._one([1, 1, 2, 3])))
        if self._chance(0.5):
            made += self._word(" where ", " 其中 ") + self.condition()
        made += " " + self._period()
        if not self.usual and self._chance(0.1):
            made += " on " + self._column()
        if self._chance(0.35):
            made += self._baseline()
        return made + "".join(" | " + self.stage() for _ in range(self._one([0, 0, 1, 1, 2, 3])))

    def condition(self, depth=0):
        """A condition, of several where the dice say so."""
        if depth < 3 and self._chance(0.2):
            join = self._one(["and", "or", self._word("and", "和")])
            return f"{self.condition(depth + 1)} {join} {self.condition(depth + 1)}"
        if depth < 3 and self._chance(0.1):
            return f"not ({self.condition(depth + 1)})"
        left = self._pick((4, self._dimension_alone), (2, self._name), (1, self.formula))
        return left + " " + self._pick((5, self._compared), (3, self._among), (3, self._likened))

    def stage(self):
        """A stage behind a pipe."""
        return self._pick(
            (2, lambda: "where " + self.condition()),
            (2, lambda: f"sort {self._one(['', '-'])}{self._name()}"),
            (1, lambda: "take " + self._number()),
            (1, lambda: f"columns {self._name()}, {self._name()}"),
            (3, lambda: "derive x = " + self.formula()),
            (2, lambda: self._one(["share", "cumulative", "total", "as kept"])),
            (1, lambda: "pivot " + self._dimension()),
            (1, lambda: "wrap " + self._one(BUCKETS)),
            (2, lambda: "chart " + self._one(CHARTS)),
            (1, lambda: "alert when " + self.condition()),
            (1, lambda: f"task {self._text()} for {self._any()} due {self._period()}"),
            (1, lambda: "save " + self._one(['"x.csv"', '"x.html"', '"x.md" replace', '""', "x"])),
            (1, lambda: self._one(self.known.stages) + " " + self._any()),
        )

    def formula(self, depth=0):
        """A formula of operators, functions and values."""
        if depth > 3 or self._chance(0.6 if self.usual else 0.35):
            return self._value()
        deeper = depth + 1
        return self._pick(
            (4, lambda: f"{self.formula(deeper)} {self._one('+-*/')} {self.formula(deeper)}"),
            (1, lambda: f"({self.formula(deeper)})"),
            (1, lambda: "-" + self.formula(deeper)),
            (4, lambda: self._call(deeper)),
        )

    def mutated(self, statement):
        """A statement with some of its words changed."""
        tokens = TOKEN.findall(statement)
        for _ in range(self._one([1, 1, 1, 2, 3, 5])):
            if tokens:
                changed = self._changed(tokens, self.dice.randrange(len(tokens)))
                tokens = [token for token in changed if token]
        return "".join(tokens).replace("\0", "")

    def _changed(self, tokens, place):
        head, token, tail = tokens[:place], tokens[place], tokens[place + 1 :]
        return self._pick(
            (3, lambda: head + tail),
            (3, lambda: head + [token, " ", self._one(self.known.words), " "] + tail),
            (3, lambda: head + [self._one(self.known.words)] + tail),
            (6, lambda: head + [token, " ", self._one(NASTY), " "] + tail),
            (2, lambda: head + [self._any()] + tail),
            (2, lambda: head + [token] * self._one([2, 2, 3, 40]) + tail),
            (2, lambda: head + [self._one(self.known.corpus)]),
            (2, lambda: tokens + [" | ", self.stage()]),
            (2, lambda: head + [self._misspelt(token)] + tail),
            (1, lambda: head + ["("] * self._one([1, 50, 3000]) + [token] + tail),
        )

    def _misspelt(self, token):
        place = self.dice.randrange(len(token))
        ranges = self._one([(32, 127), (0x80, 0x3000), (0x4E00, 0x9FFF), (1, 32)])
        return token[:place] + chr(self.dice.randrange(*ranges)) + token[place + 1 :]

    def _compared(self):
        right = self._text() if self.usual and self._chance(0.6) else self.formula(2)
        return f"{self._one(['=', '!=', '<', '<=', '>', '>=', self._word('=', '大于')])} {right}"

    def _among(self):
        values = ", ".join(self._value() for _ in range(self._one([1, 2, 3])))
        if not self.usual and self._chance(0.2):
            values = ""
        ranked = f"top {self._number()} {self._dimension()} by {self._metric()} {self._period()}"
        return self._pick(
            (2, lambda: f"{self._one(['in', 'not in'])} ({values})"),
            (1, lambda: f"in ({ranked})"),
            (2, lambda: f"between {self._value()} and {self._value()}"),
        )

    def _likened(self):
        return self._pick(
            (2, lambda: f"{self._one(['contains', 'starts with', 'ends with'])} {self._text()}"),
            (2, lambda: f"matches /{self._one(PATTERNS)}/"),
            (1, lambda: self._one(["is missing", self._word("is not missing", "为空")])),
        )

    def _analysis(self):
        verb = self._one(ANALYSES + ["attribution", "experiment", "brief"])
        by = f"by {self._dimension()}" if self._chance(0.4) else ""
        return f"{verb} {self._one(['', self._metric(), self._dimension()])} {by} {self._period()}"

    def _ranking(self):
        things = self._one(["products", "channels", "campaigns", "competitors", "渠道"])
        made = f"{self._one(['top', 'bottom'])} {self._number()} {things}"
        if self._chance(0.6):
            made += f" by {self._metric()}"
        return made + f" {self._period()}" + (f" | {self.stage()}" if self._chance(0.4) else "")

    def _list(self):
        made = f"list {self._one(self.known.datasets)}"
        if self._chance(0.6):
            made += f" where {self.condition()}"
        return made + f" {self._period()}" + (f" | {self.stage()}" if self._chance(0.6) else "")

    def _definition(self):
        kind = self._one("money count percent ratio number duration index text".split())
        name = f"zz{self.dice.randrange(4)}"
        return self._pick(
            (4, lambda: f'metric {name} "x" : {kind} = {self.formula()}'),
            (2, lambda: f'metric {name} "x" : {kind} = {self.formula()} where {self.condition()}'),
            (1, lambda: f"synonym {self._text()} = {self._name()}"),
            (1, lambda: f"event {self._text()} = {self._period()}"),
            (1, lambda: f"target {self._metric()} {self._period()} = {self._number()}"),
            (1, lambda: f'command "{name}" "x" (a: number = {self._number()}) = {self.question()}'),
        )

    def _block(self):
        first, second = self.question(), self.question()
        return self._pick(
            (1, lambda: f"if {self.condition()} {{ {first} }} else {{ {second} }}"),
            (1, lambda: f"for v in ({first}) {{ {second} where channel = $v }}"),
            (1, lambda: f"for v in ({self._value()}) {{ {first} where {self._name()} = $v }}"),
        )

    def _sentence(self):
        fillers = ["show me", "what was", "please", "the", "in", "why did", "多少", "我想看", "的", "和"]
        words = [self._one(fillers), self._metric(), self._one(fillers), self._dimension()]
        return " ".join(words + [self._one(fillers), self._period(), self._one(fillers)])

    def _call(self, depth):
        values = ", ".join(self.formula(depth) for _ in range(self._one([0, 1, 1, 2, 2, 3, 4])))
        return f"{self._one(self.known.functions + ['overall'])}({values})"

    def _asked(self):
        return self._pick(
            (20, self._metric),
            (2, lambda: f"{self._metric()} / {self._metric()} as z{self.dice.randrange(3)}"),
            (1, self.formula),
        )

    def _metric(self):
        if self.usual:
            return self._one(USUAL_METRICS)
        return self._one(self.known.metrics if self._chance(0.85) else self.known.metric_synonyms)

    def _dimension(self):
        before = "" if self.usual else self._one(["", "", "", "top 3 ", "top 1 "])
        return before + self._dimension_alone()

    def _dimension_alone(self):
        if self.usual:
            return self._one(USUAL_DIMENSIONS)
        return self._one(self._one([self.known.dimensions, self.known.dimensions, BUCKETS]))

    def _name(self):
        if self.usual:
            return self._one(USUAL_METRICS + USUAL_DIMENSIONS)
        known = self.known
        return self._one(self._one([known.metrics, known.dimensions, known.dimensions, BUCKETS]))

    def _column(self):
        column = self._one(self.known.columns)
        return column if self._chance(0.5) else f"{self._one(self.known.datasets)}.{column}"

    def _value(self):
        if self.usual and self._chance(0.8):
            return self._pick((2, self._metric), (2, self._number), (1, self._text))
        rest = ["missing", "now", "today", "true", "false", "2026-11-01", "$x", "-", "yesterday"]
        return self._pick(
            (3, self._name), (2, self._number), (2, self._text), (1, self._column),
            (1, lambda: self._one(rest)), (1, lambda: '"' + "x" * self._one([10, 3000]) + '"'),
        )  # fmt: skip

    def _any(self):
        other = lambda: self._one(self.known.other_names)  # noqa: E731
        return self._pick((3, self._value), (1, self._period), (1, other), (1, lambda: ""))

    def _number(self):
        return self._one(USUAL_NUMBERS if self.usual else NUMBERS)

    def _text(self):
        return self._one(USUAL_TEXTS if self.usual else TEXTS)

    def _period(self):
        if self.usual:
            return self._one(USUAL_PERIODS)
        if self._chance(0.1):
            return f'during "{self._one(self.known.events)}"'
        return self._one(["", "yesterday", "last 7 days", *PERIODS])

    def _baseline(self):
        return " vs " + self._one(USUAL_BASELINES if self.usual else BASELINES)

    def _word(self, english, chinese):
        """The English word, or seldom the Chinese one, which only whole sentences may have."""
        return chinese if not self.usual and self._chance(0.2) else english

    def _pick(self, *weighted):
        """Calls one of several makers, by their weights."""
        weights, makers = zip(*weighted)
        return self.dice.choices(makers, weights)[0]()

    def _one(self, things):
        return self.dice.choice(things)

    def _chance(self, part):
        return self.dice.random() < part
