"""The commands that write the store, and the check of a store on which one was cut off."""

import random
import shutil
from dataclasses import dataclass, field

from .ground import Broken, beside, copy, differing, state

ORDERS = 12_000
FIELDS = "order_id,ordered_at,paid_at,status,channel,units,gross_sales"
LOAD = 'load "many.csv" as orders'


@dataclass
class Command:
    """A statement that writes, the store that it starts on, and what may follow once it is done."""

    name: str
    statement: str
    loaded: bool = False
    following: str | None = None
    start: object = None
    seconds: float = 0
    before: dict = field(default_factory=dict)
    after: dict = field(default_factory=dict)


def commands():
    """The commands that are cut off."""
    task = 'revenue by channel last 7 days | take 4 | task "look at it" for me due tomorrow'
    metric = 'metric attacked "Orders again" : count = count(orders)'
    return [
        Command("load", LOAD),
        Command("undo", "undo load 1", loaded=True, following=LOAD),
        Command("reload", "reload 1", loaded=True, following="reload 2"),
        Command("note", 'note "the coupon page was down"'),
        Command("definition", metric),
        Command("task", task),
    ]


def prepared(part):
    """The commands with the states before and after each, and the seconds that each takes."""
    write_orders(part.folder / "many.csv", ORDERS, "M", part.chosen.seed)
    plain = copy(part.ground.sample, part.folder / "plain")
    loaded = copy(plain, part.folder / "loaded")
    _run_well(part, loaded, LOAD)
    ready = commands()
    for command in ready:
        command.start = loaded if command.loaded else plain
        store = copy(command.start, part.folder / "tried")
        command.before = state(part, store)
        command.seconds = _run_well(part, store, command.statement).seconds
        command.after = state(part, store)
        if command.before == command.after:
            raise Broken(f"{command.statement!r} changed nothing that is compared")
    return ready


def write_orders(path, rows, prefix, seed):
    """Writes a CSV of paid orders of October, none of which the sample has."""
    dice = random.Random(f"{seed} {prefix}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(FIELDS + "\n")
        for row in range(rows):
            day = f"2026-10-{1 + row % 28:02d}"
            money = f"{dice.randrange(1, 500)}.{row % 100:02d}"
            times = f"{day} 10:{row % 60:02d}:00,{day} 11:{row % 60:02d}:00"
            file.write(f"{prefix}{row:07d},{times},paid,search,{1 + row % 3},{money}\n")


def check(part, number, command, store, how):
    """Looks at a store on which a command was cut off.

    It has to open, to be in the state before or after, and to take a command of the same kind.
    Gives back "before", "after", or None after a failure.
    """
    left = _keep_left(part, store)
    say_of = f"{command.name}, {how}"
    try:
        found = state(part, store)
    except Broken as broken:
        part.failed(number, f"{say_of}: the store does not open: {broken}", *left)
        return None
    if found not in (command.before, command.after):
        what = (
            f"{differing(command.before, found)} differ from before, "
            f"{differing(command.after, found)} from after"
        )
        part.failed(number, f"{say_of}: the store is between: {what}", *left)
        return None
    outcome = "before" if found == command.before else "after"
    _check_following(part, number, command, store, outcome, say_of, left)
    return outcome


def _check_following(part, number, command, store, outcome, say_of, left):
    """Runs a command of the same kind on the store, which has to succeed."""
    done = outcome == "after"
    statement = command.following if done and command.following else command.statement
    ended = part.opsh(store, statement)
    if ended.status != 0:
        part.failed(number, f"{say_of}: then {statement!r} fails: {ended.last}", *left)
    elif not done and (differs := differing(command.after, state(part, store))):
        part.failed(number, f"{say_of}: then {statement!r} has another result: {differs}", *left)
    # What a command that had nothing left to do does not write is still in the log.
    elif names := ", ".join(path.name for path in beside(store) if path.suffix != ".wal"):
        part.failed(number, f"{say_of}: then {names} stay beside the store", *left)


def _keep_left(part, store):
    """Copies the store as it was left, before anything opens it."""
    folder = part.folder / "left"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return [shutil.copy(path, folder / path.name) for path in [store, *beside(store)]]


def _run_well(part, store, statement):
    ended = part.opsh(store, statement)
    if ended.status != 0:
        raise Broken(f"{statement!r} fails on a sound store: {ended.last}")
    return ended
