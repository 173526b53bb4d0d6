"""Lets one system call of a command fail, or kills it there, and looks at the store it leaves."""

import collections
import re
import shutil
import sys
from dataclasses import dataclass

from . import processes
from .ground import PATIENCE, Broken, copy, say
from .traces import foreign_words, trap
from .writing import check, prepared

CALLS = "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,ftruncate"
# Where a system has not all of these calls, strace takes those that it knows.
TRACED = ",".join("?" + call for call in CALLS.split(","))
FAULTS = {"EIO": "error=EIO", "ENOSPC": "error=ENOSPC", "kill": "signal=KILL"}


@dataclass
class Point:
    """One place for a fault: which call, the how-manieth of its thread, of the store or any."""

    call: str
    turn: int
    of_store: bool
    fault: str

    def __str__(self):
        where = "of the store" if self.of_store else "of any file"
        return f"{self.fault} at {self.call} {self.turn} {where}"


def attack(part):
    """Runs the part; gives back how many failures it had."""
    if shutil.which("strace") is None or not sys.platform.startswith("linux"):
        say("faults: left out, for strace is missing (apt-get install strace)")
        return 0
    ready = prepared(part)
    store = part.folder / "store"
    try:
        counts = {(c.name, s): count(part, store, c, s) for c in ready for s in (True, False)}
    except Broken as broken:
        say(f"faults: left out, for {broken}")
        return 0
    found = collections.Counter()
    for number, dice in part.turns():
        command = dice.choice(ready)
        of_store = dice.random() < 0.75
        point = choose(dice, counts[command.name, of_store], of_store)
        copy(command.start, store)
        ended = traced(part, store, command, point)
        outcome = check(part, number, command, store, str(point))
        look(part, number, command, point, ended, outcome)
        found[point.fault] += 1
        found[outcome or "neither"] += 1
    order = [*FAULTS, "before", "after", "neither"]
    figures = ", ".join(f"{name} {found[name]}" for name in order)
    return part.end(f"{part.rounds} rounds: {figures}")


def choose(dice, counts, of_store):
    """A fault at one of the calls that the command makes, whatever their numbers."""
    call = dice.choice(sorted(counts))
    return Point(call, 1 + dice.randrange(counts[call]), of_store, dice.choice(list(FAULTS)))


def traced(part, store, command, point=None, of_store=True):
    """Runs a command below strace, with the fault of a point if there is one."""
    log = part.folder / "calls.txt"
    line = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={TRACED}"]
    if point.of_store if point else of_store:
        for ending in ("", ".wal", ".wal.checkpoint", ".wal.recovery"):
            line += ["-P", str(store) + ending]
    if point:
        line += ["-e", f"inject={point.call}:{FAULTS[point.fault]}:when={point.turn}"]
    line += part.command(store, "-c", command.statement)
    return processes.run(line, part.folder, part.environment, PATIENCE)


def count(part, store, command, of_store):
    """The calls of a command, each with the most that one thread makes, as strace counts them."""
    copy(command.start, store)
    ended = traced(part, store, command, of_store=of_store)
    log = (part.folder / "calls.txt").read_text(errors="replace")
    calls = collections.Counter(re.findall(r"^(\d+) +(\w+)\(", log, re.M))
    if ended.status != 0 or not calls:
        raise Broken(f"{command.statement!r} cannot be traced: {ended.last}")
    most = {}
    for (_, call), times in calls.items():
        most[call] = max(times, most.get(call, 0))
    return most


def look(part, number, command, point, ended, outcome):
    """Holds what the command said against what became of the store."""
    how = f"{command.name}, {point}"
    if ended.status is None:
        part.failed(number, f"{how}: runs for ever")
    elif point.fault == "kill":
        return
    elif ended.status < 0 or ended.status > 2 or trap(ended.text):
        part.failed(number, f"{how}: ends with status {ended.status}: {ended.last}")
    elif word := foreign_words(ended.text, command.statement):
        part.failed(number, f"{how}: says {word!r}: {ended.last}")
    elif ended.status == 0 and outcome == "before":
        part.failed(number, f"{how}: says that all is well, and nothing was written")
    elif ended.status == 2 and outcome == "after" and point.of_store:
        part.failed(number, f"{how}: says a fault, and all was written: {ended.last}")
