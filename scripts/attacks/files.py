"""Loads broken files of every form, and looks for traps, waits, and rows that came in anyhow."""

import collections
import re
import shutil

from . import statements
from .breaking import broken
from .ground import SUMS, Broken, copy
from .tables import good_files

SECONDS = 30
SLOW = 10
OPTIONS = ["", "", "", " --dry-run", " as orders", " as ads", ' store "EU"', " --encoding gb18030"]
MAP = ' as orders map (order_id = "x", ordered_at = 2026-10-01, gross_sales = `units` * 2)'
# A load that rejects all its rows is a fault, and says so in these.
TOLD = ("loads", "rejects")
# Of an archive one table may be loaded and the next refused; the answer then says it.
PARTLY = re.compile(r"^Loaded |before (?:it|them) (?:was|were) loaded", re.M)


def attack(part):
    """Runs the part; gives back how many failures it had."""
    good = good_files()
    good.update(_saved(part))
    counts = collections.Counter()
    store = copy(part.ground.sample, part.folder / "store")
    before, written = totals(part, store), store.stat().st_mtime_ns
    for number, dice in part.turns():
        if store.stat().st_mtime_ns != written:
            copy(part.ground.sample, store)
            written = store.stat().st_mtime_ns
        name, content = broken(dice, good)
        path = _placed(part, name, content)
        statement = f'load "{name}"' + dice.choice([*OPTIONS, MAP])
        ended = part.opsh(store, statement, seconds=SECONDS, folder=path.parent, limited=True)
        counts["loaded" if ended.status == 0 else "refused"] += 1
        what = fault(part, path, statement, content, ended)
        if not what and store.stat().st_mtime_ns != written:
            what = changed_rows(part, store, statement, ended, before)
        if what:
            part.failed(number, f"{statement}: {what}", path)
    figures = f"{part.rounds} files: {counts['loaded']} loaded, {counts['refused']} refused"
    return part.end(figures)


def totals(part, store):
    """The number of rows of each data set, and sums of the money and the pieces in them."""
    counts, sums = (answer["rows"] for answer in part.ask(store, "datasets", SUMS))
    return [row for row in counts if row["dataset"] not in TOLD] + sums


def changed_rows(part, store, statement, ended, before):
    """What is wrong with a store that a load has written, or None."""
    try:
        after = totals(part, store)
    except Broken as broken_store:
        return f"the store does not open: {broken_store}"
    dry = "--dry-run" in statement
    is_told = not dry and (ended.status == 0 or PARTLY.search(ended.text))
    if is_told or after == before:
        return None
    return f"status {ended.status}, and the store has other rows: {ended.last}"


def fault(part, path, statement, content, ended):
    """What is wrong with a load, or None."""
    own = statement + content.decode("utf-8", "replace")
    if what := statements.wrong(ended, own):
        return what
    if ended.seconds > SLOW:
        # A machine that was busy for a moment is no fault.
        store = copy(part.ground.sample, path.parent / "again")
        again = part.opsh(store, statement, seconds=SECONDS, folder=path.parent, limited=True)
        if again.seconds > SLOW:
            return f"takes {min(ended.seconds, again.seconds):.0f} s"
    return None


def _placed(part, name, content):
    """Writes a file into a folder of its own."""
    folder = part.folder / "run"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / name
    path.write_bytes(content)
    return path


def _saved(part):
    """Parquet, which the program writes itself: the library of Python has none."""
    store = copy(part.ground.sample, part.folder / "saving")
    part.opsh(store, 'list orders | take 30 | save "orders.parquet"')
    saved = part.folder / "orders.parquet"
    return {saved.name: saved.read_bytes()} if saved.exists() else {}
