"""Kills commands that write at any moment and looks at the store that they leave."""

import collections
import subprocess

from . import processes
from .ground import copy
from .writing import check, prepared


def attack(part):
    """Runs the part; gives back how many failures it had."""
    ready = prepared(part)
    found = collections.Counter()
    for number, dice in part.turns():
        command = dice.choice(ready)
        store = copy(command.start, part.folder / "store")
        after = moment(dice, command.seconds)
        killed = kill_after(part, store, command.statement, after)
        how = f"killed after {after:.3f} s" if killed else "not killed"
        outcome = check(part, number, command, store, how)
        found["killed" if killed else "done in time"] += 1
        found[outcome or "neither"] += 1
    order = ["killed", "done in time", "before", "after", "neither"]
    figures = ", ".join(f"{name} {found[name]}" for name in order)
    return part.end(f"{part.rounds} rounds: {figures}")


def moment(dice, seconds):
    """A moment of a command; every other one is near its end, where the store is written."""
    if dice.random() < 0.5:
        return dice.uniform(0, seconds)
    return dice.uniform(seconds * 0.6, seconds * 1.05)


def kill_after(part, store, statement, seconds):
    """Starts a statement and kills it after some seconds; says whether it was still running."""
    nowhere = {name: subprocess.DEVNULL for name in ("stdin", "stdout", "stderr")}
    command = part.command(store, "-c", statement)
    process = processes.start(command, part.folder, part.environment, **nowhere)
    try:
        process.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        return True
    finally:
        processes.stop(process)
