"""What all parts stand on: the program, its sample store, the length of a part, the failures."""

import json
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

from . import processes

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ["--orders", "2000", "--days", "120", "--until", "2026-11-29"]
TODAY = "2026-11-30"
PATIENCE = 120
# The sums that tell whether a data set that no command here writes is as it was.
SUMS = "gross_sales, revenue, units_sold, orders_placed, visitors, page_views, ad_spend, refunds"
WRITTEN = ["orders", "order_lines", "customers", "tasks", "journal", "loads", "rejects"]


class Broken(Exception):
    """The attack itself cannot go on: there is no program, or no sample."""


def say(line):
    """Prints a line at once."""
    print(line, flush=True)


class Ground:
    """The program under attack, in a temporary folder that goes with it."""

    def __init__(self, chosen):
        self.chosen = chosen
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="attack-"))
        self.environment = self._environment()
        self.program = self.version = self.sample = None

    def __enter__(self):
        try:
            self.program = self._program()
            self.version = self._answered(["--version"]).splitlines()[0]
            self.sample = self.folder / "sample"
            seed = str(self.chosen.seed)
            self._answered(["sample", str(self.sample), *SAMPLE, "--seed", seed])
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        processes.stop_all()
        shutil.rmtree(self.folder, ignore_errors=True)

    def part(self, name):
        """Makes the ground of one part: a folder, a clock, a list of failures."""
        folder = self.folder / name
        folder.mkdir()
        return Part(self, name, folder)

    def _environment(self):
        """The environment of the caller, with a home and a place for temporary files of ours."""
        environment = dict(os.environ, OPSH_HISTORY="", NO_COLOR="1", LANG="C.UTF-8")
        for name in ("OPSH_STORE", "LC_ALL", "LC_MESSAGES", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            environment.pop(name, None)
        for name, place in (("HOME", "home"), ("TMPDIR", "tmp")):
            (self.folder / place).mkdir()
            environment[name] = str(self.folder / place)
        return environment

    def _program(self):
        """The program that was named, or the one that scripts/opsh builds."""
        if self.chosen.opsh is None:
            built = subprocess.run([ROOT / "scripts/opsh", "--version"], stdout=subprocess.DEVNULL)
            if built.returncode != 0:
                raise Broken("scripts/opsh does not run")
            return ROOT / ".build/release/opsh"
        found = shutil.which(self.chosen.opsh)
        if found is None:
            raise Broken(f"{self.chosen.opsh} is no program")
        return pathlib.Path(found).absolute()

    def _answered(self, arguments):
        """What the program answers where it has to answer."""
        command = [str(self.program), *arguments]
        ended = processes.run(command, self.folder, self.environment, PATIENCE)
        if ended.status != 0:
            raise Broken(f"{' '.join(command)} failed: {ended.last}")
        return ended.answers


class Part:
    """One part: runs the program in its folder, counts rounds, and tells failures."""

    def __init__(self, ground, name, folder):
        self.ground = ground
        self.chosen = ground.chosen
        self.environment = ground.environment
        self.name = name
        self.folder = folder
        self.failures = 0
        self.rounds = 0

    def command(self, store, *arguments):
        """The command line of the program on a store."""
        base = [str(self.ground.program), "--store", str(store), "--today", TODAY, "--no-init"]
        return base + list(arguments)

    def opsh(self, store, *statements, options=(), seconds=PATIENCE, folder=None, **rest):
        """Runs statements on a store, one after the other in one process."""
        arguments = list(options)
        for statement in statements:
            arguments += ["-c", statement]
        command = self.command(store, *arguments)
        return processes.run(command, folder or self.folder, self.environment, seconds, **rest)

    def ask(self, store, *statements):
        """The answers to statements as JSON; it has to answer all of them."""
        ended = self.opsh(store, *statements, options=["--format", "json"])
        if ended.status != 0:
            raise Broken(f"{statements[0]!r} is not answered: {ended.last}")
        return _documents(ended.answers)

    def turns(self):
        """The rounds of the part, each with its own dice, until its time or number is over."""
        if self.chosen.only is not None:
            numbers = [self.chosen.only]
        elif self.chosen.rounds is not None:
            numbers = range(self.chosen.rounds)
        else:
            numbers = _until(time.monotonic() + self.chosen.minutes * 60)
        for number in numbers:
            self.rounds += 1
            yield number, random.Random(f"{self.chosen.seed} {self.name} {number}")

    def failed(self, number, what, *kept):
        """Tells a failure of a round and how to see it again, and keeps files of it."""
        self.failures += 1
        say(f"{self.name}: round {number}: {what}")
        again = f"scripts/attack --seed {self.chosen.seed} --only {number} {self.name}"
        say(f"    again: {again}")
        for place in self._keep(number, kept):
            say(f"    kept: {place}")

    def end(self, figures):
        """Prints the figures of the part; gives back how many failures it had."""
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        megabytes = peak >> (20 if sys.platform == "darwin" else 10)
        failures = f"{self.failures} failure{'' if self.failures == 1 else 's'}"
        say(f"{self.name}: {figures}; memory up to {megabytes} MB; {failures}")
        return self.failures

    def _keep(self, number, kept):
        if self.chosen.keep is None:
            return
        self.chosen.keep.mkdir(parents=True, exist_ok=True)
        for path in kept:
            # An absolute path stands before, so that the folder of the program does not matter.
            place = self.chosen.keep.absolute() / (
                f"{self.name}-{self.chosen.seed}-{number}-{self.failures}-{path.name}"
            )
            shutil.copy(path, place)
            yield place


def _until(end):
    number = 0
    while time.monotonic() < end:
        yield number
        number += 1


def _documents(text):
    """Reads JSON documents that stand one after the other."""
    decoder, place, found = json.JSONDecoder(), 0, []
    while text[place:].strip():
        while text[place].isspace():
            place += 1
        document, place = decoder.raw_decode(text, place)
        found.append(document)
    return found


def remove(store):
    """Deletes a store and all that lies beside it under its name."""
    for path in beside(store) + [store]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def beside(store):
    """The files that lie beside a store under its name."""
    return sorted(store.parent.glob(store.name + ".*"))


def copy(store, place):
    """Puts a fresh copy of a closed store at a place."""
    remove(place)
    shutil.copy(store, place)
    return place


def state(part, store):
    """What a store holds: rows of what commands write, counts and sums of all the rest."""
    statements = [f"list {name}" for name in WRITTEN]
    statements += ["datasets", "metrics", SUMS]
    answers = part.ask(store, *statements)
    # Rows of the same moment have no order among them.
    return {
        statement: sorted(json.dumps(row, ensure_ascii=False) for row in answer["rows"])
        for statement, answer in zip(statements, answers, strict=True)
    }


def differing(one, other):
    """The statements that two states answer in another way."""
    return ", ".join(name for name in one if one[name] != other[name])
