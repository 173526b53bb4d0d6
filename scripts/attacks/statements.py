"""Runs statements at random, many per process; looks for traps, waits, words of the engine."""

import collections
import re
import shutil

from .grammar import Grammar
from .ground import copy
from .traces import foreign_words, trap
from .vocabulary import Vocabulary

BATCH = 25
SLOW = 10
# A process that runs longer than this is killed, be it with one statement or with many.
BATCH_SECONDS = 60
ALONE_SECONDS = 30
SHOWS_SQL = re.compile(r"\bsource\b|来源|出处")
MANUAL = re.compile(r"^\W*(?:help|describe|帮助|说明)")


def attack(part):
    """Runs the part; gives back how many failures it had."""
    vocabulary = Vocabulary(part)
    counts = collections.Counter()
    for number, dice in part.turns():
        grammar = Grammar(vocabulary, dice)
        batch = [grammar.statement() for _ in range(BATCH)]
        if dice.random() < 0.3:
            batch[0] = "set language zh"
        piped = dice.random() < 0.2
        fault, ended = tried(part, batch, BATCH_SECONDS, piped)
        counts["statements"] += len(batch)
        counts["status 2" if ended.status == 2 else "other status"] += 1
        counts["refused"] += len(re.findall(r"^(?:error|错误)", ended.faults, re.M))
        if fault or ended.seconds > SLOW:
            blame(part, number, batch, piped, fault)
    figures = f"{counts['statements']} statements in {part.rounds} processes"
    return part.end(f"{figures}, {counts['refused']} faults told")


def tried(part, batch, seconds, piped=False):
    """Runs statements on a fresh store; gives back what is wrong, and how the process ended."""
    folder = part.folder / "run"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    store = copy(part.ground.sample, folder / "store")
    common = {"seconds": seconds, "folder": folder, "limited": True}
    if piped:
        # Without blank lines between, a bracket that stays open would take in all that follows.
        typed = "\n\n".join(batch).encode("utf-8", "replace")
        ended = part.opsh(store, typed=typed, **common)
    else:
        ended = part.opsh(store, *batch, **common)
    return wrong(ended, "\n".join(batch)), ended


def wrong(ended, statement):
    """What is wrong with a process that ran a statement or many, or None."""
    if ended.status is None:
        return f"runs longer than {ended.seconds:.0f} s"
    if ended.status < 0 or ended.status > 2:
        return f"ends with status {ended.status}: {ended.text[-300:]!r}"
    if words := trap(ended.text):
        return f"says {words!r}"
    shows_sql = SHOWS_SQL.search(statement) or re.search(r"read as: source", ended.text)
    manual = any(MANUAL.search(line) for line in statement.split("\n"))
    if words := foreign_words(ended.text, statement, shows_sql, manual):
        line = next(line for line in ended.text.split("\n") if words in line)
        return f"says {words!r} in {line.strip()[:200]!r}"
    return None


def blame(part, number, batch, piped, fault):
    """Runs the statements of a batch one by one, and tells which of them fail."""
    found = False
    for statement in batch:
        what, ended = tried(part, [statement], ALONE_SECONDS)
        if not what and ended.seconds > SLOW:
            # A machine that was busy for a moment is no fault.
            again = tried(part, [statement], ALONE_SECONDS)[1]
            if again.seconds > SLOW:
                what = f"takes {min(ended.seconds, again.seconds):.0f} s"
        if what:
            found = True
            kept = part.folder / "statement.ops"
            kept.write_text(statement + "\n", encoding="utf-8", errors="replace")
            part.failed(number, f"{statement[:1000]!r}: {what}", kept)
    if fault and not found:
        kept = part.folder / "batch.ops"
        kept.write_text("\n\n".join(batch) + "\n", encoding="utf-8", errors="replace")
        way = "typed through a pipe" if piped else "in one process"
        part.failed(number, f"{len(batch)} statements {way}, none of them alone: {fault}", kept)
