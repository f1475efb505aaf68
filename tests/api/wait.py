"""Waiting for what must come true; what comes true ends it at once."""

import time

PATIENCE = 60  # seconds that a slow machine may take for anything


def eventually(ask, wanted=bool, seconds=PATIENCE, every=0.1):
    """What `ask` gives once `wanted` is true of it; fails after `seconds` with the last thing seen."""
    deadline = time.monotonic() + seconds
    while not wanted(seen := ask()):
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds} s; last seen: {str(seen)[:20000]}")
        time.sleep(every)
    return seen
