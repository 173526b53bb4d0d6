"""Lets many processes ask one store while others load into it."""

import threading
import time

from .ground import copy
from .writing import write_orders

WAIT = 30
QUESTION = "revenue yesterday"
ROWS = 3
# Where a round is named by its number, a part that has no rounds takes this long.
SECONDS = 24


class Tally:
    """What one kind of process came to: seconds, ends of those that went well, failures."""

    def __init__(self, name):
        self.name = name
        self.seconds = []
        self.ends = []
        self.failures = []

    def add(self, ended, fault):
        """Takes the end of a process, with what is wrong about it."""
        self.seconds.append(ended.seconds)
        if fault:
            self.failures.append(fault)
        else:
            self.ends.append(time.monotonic())

    def figures(self):
        """The number, and the middle, the 95th of a hundred and the longest of the seconds."""
        ordered = sorted(self.seconds) or [0]
        p50, p95 = (ordered[int(len(ordered) * part)] for part in (0.5, 0.95))
        times = f"p50 {p50:.2f} p95 {p95:.2f} max {ordered[-1]:.2f} s"
        return f"{len(self.seconds)} {self.name} ({times})"

    def longest_gap(self, begin, end):
        """The longest time without one that went well."""
        marks = [begin, *sorted(self.ends), end]
        return max(later - earlier for earlier, later in zip(marks, marks[1:]))


def attack(part):
    """Runs the part; gives back how many failures it had."""
    store = copy(part.ground.sample, part.folder / "store")
    expected = part.ask(store, QUESTION)[0]["rows"]
    before = part.ask(store, "datasets")[0]["rows"][0]["rows"]
    begin = time.monotonic()
    end = begin + (part.chosen.minutes * 60 if part.chosen.minutes else SECONDS)
    reads, loads = Tally("reads"), Tally("loads")
    jobs = [(read, (part, store, end, reads, expected))] * part.chosen.readers
    jobs += [(load, (part, store, end, loads, turn)) for turn in range(part.chosen.loaders)]
    threads = [threading.Thread(target=job, args=facts, daemon=True) for job, facts in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tell(part, store, reads, loads, before)
    gap = loads.longest_gap(begin, time.monotonic())
    longest = f"longest time without a load {gap:.1f} s"
    return part.end(f"{reads.figures()}, {loads.figures()}, {longest}")


def read(part, store, end, tally, expected):
    """Asks again and again; the loads are of other days, so the answer stays the same."""
    options = ["--wait", str(WAIT), "--format", "json"]
    while time.monotonic() < end:
        ended = part.opsh(store, QUESTION, options=options)
        fault = wrong(ended)
        if not fault and f'"revenue": {expected[0]["revenue"]}' not in ended.answers:
            fault = f"another answer: {ended.answers!r:.200}"
        tally.add(ended, fault)


def load(part, store, end, tally, turn):
    """Loads a small file of new orders again and again."""
    number = 0
    while time.monotonic() < end:
        name = f"new-{turn}-{number}.csv"
        write_orders(part.folder / name, ROWS, f"L{turn}-{number}-", part.chosen.seed)
        ended = part.opsh(store, f'load "{name}" as orders', options=["--wait", str(WAIT)])
        tally.add(ended, wrong(ended))
        number += 1


def wrong(ended):
    """What is wrong with a process that ended, or None."""
    if ended.status is None:
        return "it runs for ever"
    return f"status {ended.status}: {ended.last}" if ended.status != 0 else None


def tell(part, store, reads, loads, before):
    """Tells the failures, and whether the store holds each load that said it went well."""
    for tally in (reads, loads):
        for fault in tally.failures:
            part.failed(0, f"{tally.name}: {fault}")
    after = part.ask(store, "datasets")[0]["rows"][0]["rows"]
    added, wanted = after - before, ROWS * len(loads.ends)
    if added != wanted:
        part.failed(0, f"the store has {added} new orders, the loads that went well {wanted}")
