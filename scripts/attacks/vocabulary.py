"""Collects what statements are made of: the manual's lines, the names that the program knows."""

import re

from .ground import ROOT

MANUAL = ROOT / "Sources/Shell/Help"
# These wait for ever, or read and write outside the folder of the attack.
UNWANTED = re.compile(r"\bwatch\b|监视|(?:\b(?:load|reload|include|save)\b|载入|导入|保存).*[/~]|\.\.")
TOKEN = re.compile(r'"[^"\n]*"|[A-Za-z_]+|\d+(?:[.:-]\d+)*|\s+|.', re.S)


class Vocabulary:
    """The corpus of statements, and the names by kind."""

    def __init__(self, part):
        store = part.ground.sample
        self.metrics, self.metric_synonyms = _names(part.ask(store, "metrics")[0], "metric")
        self.datasets, _ = _names(part.ask(store, "datasets")[0], "dataset")
        self.columns, self.dimensions, synonyms = _columns(part, store, self.datasets)
        self.other_names = self.metric_synonyms + synonyms
        helped = ["help verbs", "help functions", "help stages", "help settings"]
        lists = [[row["name"] for row in answer["rows"]] for answer in part.ask(store, *helped)]
        self.verbs, self.functions, self.stages, self.settings = lists
        self.events = [row["event"] for row in part.ask(store, "list events")[0]["rows"]]
        examples = _examples(part, store, self.verbs + self.stages)
        self.corpus = sorted({line for line in _manual() + examples if wanted(line)})
        self.words = sorted({token for line in self.corpus for token in TOKEN.findall(line)})


def wanted(statement):
    """Says whether a statement may be run here at all."""
    return bool(statement.strip()) and not UNWANTED.search(statement) and "\0" not in statement


def _names(answer, column):
    names = [row[column] for row in answer["rows"]]
    texts = (row.get("synonyms") or "" for row in answer["rows"])
    return names, [word for text in texts for word in text.split(", ") if word]


def _columns(part, store, datasets):
    """The columns of all data sets, those of text among them, and their synonyms."""
    columns, dimensions, synonyms = [], set(), []
    for answer in part.ask(store, *[f"describe {name}" for name in datasets]):
        rows = [row for row in answer["rows"] if "column" in row]
        columns += [row["column"] for row in rows]
        dimensions |= {row["column"] for row in rows if row["type"].startswith("text")}
        synonyms += [word for row in rows for word in row["synonyms"].split(", ") if word]
    extra = {"product", "customer", "day", "week", "month", "hour", "weekday", "hour_of_day"}
    return sorted(set(columns)), sorted(dimensions | extra), synonyms


def _examples(part, store, names):
    answers = part.ask(store, *[f"help {name}" for name in names])
    return [row["line"] for answer in answers for row in answer.get("rows", []) if "line" in row]


def _manual():
    """The statements of the manual's blocks, in both languages."""
    statements = []
    for page in sorted(MANUAL.rglob("*.md")):
        for block in re.findall(r"```opsh\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
            # A line that stands further right or begins with a pipe goes on with the one before.
            statements += re.split(r"\n(?![ |}\n])", block.strip("\n"))
    return statements
