"""Builds the release programs and pages that the demo and the benchmarks run, and runs those that take minutes; says
how far they are."""

import collections
import contextlib
import pathlib
import re
import subprocess
import sys
import threading
import time

from progress import Progress
from services import ROOT, ServiceError

STEP = re.compile(r"^\[(\d+)/(\d+)\]")
# Steps differ by a factor of a hundred, so the estimate looks back over many of them.
LOOK_BACK = 60


class Estimate:
    """Minutes left, from the pace of the last steps."""

    def __init__(self):
        self.moments = collections.deque(maxlen=LOOK_BACK)

    def step(self, done, steps, now):
        """→ what to say after `done` of `steps` at the time `now` (seconds)."""
        self.moments.append((done, now))
        text = f"{done} of {steps}"
        first_done, first_time = self.moments[0]
        if done - first_done < 5:
            return text
        left = (steps - done) * (now - first_time) / (done - first_done)
        return f"{text}, " + ("less than a minute left" if left < 60 else f"about {round(left / 60)} min left")


def build_release(targets=(), stream=sys.stdout):
    """Configures and builds `targets` (all, if none). Errors: ServiceError with what the build complained of."""
    log = ROOT / "build/build-release.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w", encoding="utf-8", errors="replace") as file:
        _run(["cmake", "--preset", "release"], "configuring", file, stream)
        _run(["ninja", "-C", ROOT / "build/release", *targets], "building", file, stream)


def _run(command, title, log, stream):
    progress, estimate, tail = Progress(title, stream), Estimate(), collections.deque(maxlen=25)
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, errors="replace") as process:
        for line in process.stdout:
            log.write(line)
            step = STEP.match(line)
            if step:
                progress.show(estimate.step(int(step[1]), int(step[2]), time.monotonic()))
            else:
                tail.append(line.rstrip())
    progress.clear()
    if process.returncode != 0:
        where = pathlib.Path(log.name).relative_to(ROOT)
        raise ServiceError("\n".join([f"{title} failed, see {where}; it ended with", *tail]))


def run_watched(command, title, stream=sys.stdout):
    """What a program of minutes prints to standard output; meanwhile says how long it is at work, and what it said last
    on standard error. Errors: ServiceError, also if there is no such program."""
    begun, progress, last = time.monotonic(), Progress(title, stream), collections.deque(maxlen=5)

    def listen(lines):
        last.extend(line.strip() for line in lines if line.strip())

    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   text=True, errors="replace")
    except OSError as error:
        raise ServiceError(f"{command[0]} does not start: {error.strerror}") from None
    printed = []
    with process:
        readers = [threading.Thread(target=listen, args=(process.stderr,), daemon=True),
                   threading.Thread(target=lambda: printed.append(process.stdout.read()), daemon=True)]
        for reader in readers:
            reader.start()
        while process.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.5)
            progress.show(", ".join([f"{time.monotonic() - begun:.0f} s", *list(last)[-1:]]))
        for reader in readers:
            reader.join()
    progress.clear()
    if process.returncode != 0:
        raise ServiceError(f"{pathlib.Path(command[0]).name} failed ({process.returncode}): " + " ".join(last))
    return printed[0]
