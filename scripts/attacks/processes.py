"""Runs programs so that none outlives the attack."""

import os
import resource
import signal
import subprocess
import threading
import time
from dataclasses import dataclass

MEMORY = 8 << 30

_running = set()
_lock = threading.Lock()


@dataclass
class Ended:
    """How a process ended: its status, what it wrote, and the seconds that it took.

    The status is negative for a signal, and None where the time ran out.
    """

    status: int | None
    answers: str
    faults: str
    seconds: float

    @property
    def text(self):
        """All that the process wrote."""
        return self.answers + self.faults

    @property
    def last(self):
        """Its fault in one line, or else the end of what it wrote."""
        lines = (self.faults.strip() or self.answers.strip()).split("\n")
        return " / ".join(line.strip() for line in lines[:4])[:300]


def start(command, folder, environment, limited=False, **streams):
    """Starts a process in a group of its own, with a limit of its memory if wanted."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        start_new_session=True,
        preexec_fn=_limit if limited else None,
        **streams,
    )
    with _lock:
        _running.add(process)
    return process


def stop(process):
    """Kills a process with all that it started, and takes it off the list."""
    # The number of the group is taken as long as its first process has not been waited for.
    if process.returncode is None:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    process.wait()
    with _lock:
        _running.discard(process)


def stop_all():
    """Kills what still runs."""
    with _lock:
        running = list(_running)
    for process in running:
        stop(process)


def run(command, folder, environment, seconds, typed=None, limited=False):
    """Runs a process to its end, or kills it when the seconds are over."""
    begin = time.monotonic()
    process = start(
        command,
        folder,
        environment,
        limited,
        stdin=subprocess.DEVNULL if typed is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        answers, faults = process.communicate(typed, timeout=seconds)
        status = process.returncode
    except subprocess.TimeoutExpired:
        stop(process)
        answers, faults = process.communicate()
        status = None
    finally:
        stop(process)
    return Ended(status, _decoded(answers), _decoded(faults), time.monotonic() - begin)


def _decoded(written):
    return written.decode("utf-8", "replace")


def _limit():
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (OSError, ValueError):
        pass
