"""Builds the release programs and pages that the demo and the benchmarks run, and says how long that takes."""

import collections
import pathlib
import re
import subprocess
import sys
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
