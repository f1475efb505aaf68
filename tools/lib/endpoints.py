"""Drives tools/endpoint: one process with many seats, told what to do by lines of JSON and telling what happens."""

import json
import queue
import subprocess
import sys
import threading
import time

from progress import Progress
from services import RELEASE, ROOT, ServiceError

MEDIA = ROOT / "build/media"


def make_media(sites=12, sounds=None, programs=RELEASE):
    """Encodes what simulated sites send, once; kept in the build folder. Takes a minute the first time and says how far it
    is. `sounds`: name → WAV file."""
    further = [argument for name, file in (sounds or {}).items() for argument in ("--sound", f"{name}={file}")]
    progress, last = Progress("encoding pictures and sounds", sys.stderr), ""
    with subprocess.Popen([programs / "make_media", MEDIA, "--sites", str(sites), *further], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout:
            last = line.strip()
            progress.show(last)
    progress.clear()
    if process.returncode != 0:
        raise ServiceError(f"make_media failed: {last}")
    return MEDIA


class Endpoints:
    """A running endpoint process; `with` ends it. Seats are dictionaries of README's members."""

    def __init__(self, seats, options=(), log=None, programs=RELEASE):
        self.log_path = log
        self.log = open(log, "ab") if log else subprocess.DEVNULL
        self.process = subprocess.Popen([programs / "endpoint", "--replay", MEDIA, *options], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=self.log, text=True, start_new_session=True)
        self.events = queue.Queue()
        self.kept = []
        self.commands = 0
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.wait_for(lambda event: event["event"] == "ready")
        self.add(seats)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def _read(self):
        for line in self.process.stdout:
            self.events.put(json.loads(line))
        self.events.put(None)

    def add(self, seats):
        for seat in seats:
            members = dict(seat)
            self.tell(members.pop("name"), "add", **members)

    def send(self, seat, action, **members):
        """Sends a command; gives its number. The event that answers comes later."""
        self.commands += 1
        try:
            self.process.stdin.write(json.dumps({"seat": seat, "do": action, "id": self.commands, **members}) + "\n")
            self.process.stdin.flush()
        except OSError:
            raise ServiceError(f"the endpoint process ended: {self.log_tail()}") from None
        return self.commands

    def tell(self, seat, action, **members):
        """Sends a command and waits until it is carried out; gives the event that says so."""
        number = self.send(seat, action, **members)
        answer = self.wait_for(lambda event: event.get("id") == number and event["event"] in ("done", "failed"))
        if answer["event"] == "failed":
            raise ServiceError(f"endpoint: {action} of {seat}: {answer['message']}")
        return answer

    def wait_for(self, wanted, seconds=15):
        """The first event, from those not yet waited for, that `wanted` is true of; the others stay."""
        deadline = time.monotonic() + seconds
        for index, event in enumerate(self.kept):
            if wanted(event):
                return self.kept.pop(index)
        while True:
            try:
                event = self.events.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise ServiceError("endpoint: what was waited for did not happen") from None
            if event is None:
                raise ServiceError("the endpoint process ended")
            if wanted(event):
                return event
            self.kept.append(event)

    def log_tail(self, lines=3):
        if not self.log_path:
            return "no log was kept"
        return "\n".join(self.log_path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])

    def forget(self):
        """Drops the events that nobody waited for."""
        self.kept.clear()
        while not self.events.empty():
            if self.events.get() is None:
                raise ServiceError("the endpoint process ended")

    def wait_for_pictures(self, names, seconds=15):
        """Until each of these seats has its first picture; gives their join times in milliseconds."""
        joined = {}
        while names - joined.keys():
            event = self.wait_for(lambda e: e["event"] == "first_picture" and e["seat"] in names - joined.keys(), seconds)
            joined[event["seat"]] = event["join_ms"]
        return joined

    def reports(self, names, samples=False):
        """Name → report, of these seats."""
        self.tell("*", "report", samples=samples)
        return {name: self.wait_for(lambda e, name=name: e["event"] == "report" and e["seat"] == name)
                for name in names}

    def stop(self):
        if self.process.poll() is None:
            try:
                self.process.stdin.write('{"seat":"*","do":"exit"}\n')
                self.process.stdin.close()
                self.process.wait(3)
            except (OSError, subprocess.TimeoutExpired):
                self.process.kill()
                self.process.wait()
        self.reader.join()
        self.process.stdout.close()
        if self.log is not subprocess.DEVNULL:
            self.log.close()
