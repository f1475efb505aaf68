"""Five of twelve halls suffer, each from something else; a technician must be told so, and of the other halls nothing.
Started by `tools/demo --trouble --check`."""

import dataclasses
import os
import time

from conference_page import ConferencePage
from demo_halls import CHAIR_SITE, let_echo, prepare, seats_of, sites_for, troubled
from demo_province import PASSWORD, ProvinceServices
from endpoints import Endpoints
from province import Rest
from services import ServiceError

SITES = 12
WITHIN_SECONDS = 90  # from when all are there, and the chair's site speaks
HOLD_SECONDS = 15    # that all must stay as they are to be told
BUSY_SECONDS = 20    # in which a verdict on the server says that this machine cannot play the demonstration
FINE = "fine"


@dataclasses.dataclass
class Hall:
    """A row of the result. `after`: seconds until it was told rightly for the first time."""
    name: str
    trouble: object = None
    after: float = None
    told: str = "–"
    right: bool = False

    def take(self, entry, seconds):
        verdict = entry.get("verdict") or {}
        self.right = is_right(entry, self.trouble)
        advice = "" if verdict.get("kind") == FINE else f", {verdict.get('advice', {}).get('code')}"
        grounds = " ".join(one.get("measure", "") for one in verdict.get("evidence", []))
        self.told = f"{verdict.get('kind')}{advice}" + (f" ({grounds})" if grounds else "")
        if self.right and self.after is None:
            self.after = seconds

    def as_json(self):
        return {"site": self.name, "trouble": self.trouble.en if self.trouble else None, "told": self.told,
                "after_s": None if self.after is None else round(self.after, 1), "ok": self.right}


def is_right(entry, trouble):
    """Whether a site's verdict is the one of its trouble, or fine without one."""
    verdict = entry.get("verdict") or {}
    if trouble is None:
        return entry.get("figures") is not None and verdict.get("kind") == FINE
    grounds = [one.get("measure") for one in verdict.get("evidence", [])]
    return verdict.get("kind") == trouble.kind and verdict.get("advice", {}).get("code") in trouble.advice and \
        (not trouble.ground or trouble.ground in grounds)


class Watch:
    """What a technician was told, second by second. Pure: `seconds` since the beginning come in."""

    def __init__(self, names, troubles):
        self.halls = {site: Hall(name, troubles.get(site)) for site, name in names.items()}
        self.right_since = self.busy_at = None
        self.server = {}  # the worst that was told of it

    def take(self, lines, seconds):
        """A `lines` message."""
        entries = {entry["site"]: entry for entry in lines["sites"]}
        for site, hall in self.halls.items():
            hall.take(entries.get(site, {}), seconds)
        if any((entry.get("verdict") or {}).get("kind") == "server" for entry in entries.values()):
            self.busy_at = seconds
        for name in ("cpu_share", "busiest_lane_share", "late_ticks"):
            self.server[name] = max(self.server.get(name, 0), (lines.get("server") or {}).get(name) or 0)
        if not all(hall.right for hall in self.halls.values()):
            self.right_since = None
        elif self.right_since is None:
            self.right_since = seconds

    def holds(self, seconds):
        return self.right_since is not None and seconds - self.right_since >= HOLD_SECONDS

    def is_busy(self, seconds):
        """A verdict on the server was given lately: what is said of the sites is no verdict on the diagnosis."""
        return self.busy_at is not None and seconds - self.busy_at < BUSY_SECONDS


@dataclasses.dataclass
class Result:
    halls: list
    server: dict
    held: bool

    @property
    def ok(self):
        return self.held and all(hall.right for hall in self.halls)

    def as_json(self):
        return {"ok": self.ok, "server": self.server, "halls": [hall.as_json() for hall in self.halls]}

    def print(self):
        width = max(len(hall.name) for hall in self.halls) + 2
        print(f"{'hall':{width}}{'suffers from':26}{'told after':>11}       told at the end")
        for hall in self.halls:
            suffers = hall.trouble.en if hall.trouble else ""
            after = "–" if hall.after is None else f"{hall.after:.0f} s"
            print(f"{hall.name:{width}}{suffers:26}{after:>11}  {'ok ' if hall.right else '!! '}  {hall.told}")
        print("server: at most " + ", ".join(f"{name} {value:g}" for name, value in self.server.items()))
        print("all five are told apart, and nothing is said of the others" if self.ok else
              f"something is WRONG: not all was right for {HOLD_SECONDS} s within {WITHIN_SECONDS} s")


def run(say):
    sites = sites_for(SITES)
    say("preparing what the simulated sites show and say")
    speeches = prepare(sites, [site for site, _ in sites])
    with ProvinceServices(CHAIR_SITE, sites=sites) as services:
        services.province.begin_session()
        troubles = troubled([site for site, _ in sites if site != CHAIR_SITE])
        seats = seats_of(services, services.province, speeches, troubles, [])
        with Endpoints(seats, log=services.folder / "endpoint.log") as endpoints:
            endpoints.wait_for_pictures(set(speeches), 60)
            let_echo(services, services.province, [*troubles][-1])
            endpoints.tell(CHAIR_SITE, "sound", sound=speeches[CHAIR_SITE].name)
            say("five halls suffer, a technician watches")
            return watch(services, dict(sites), troubles)


def watch(services, names, troubles):
    technician = Rest(services.http_port).log_in("kythuat", PASSWORD)
    told, began = Watch(names, troubles), time.monotonic()
    with ConferencePage(services, technician, services.province.conference, "technician") as page:
        seconds = 0.0
        while seconds < WITHIN_SECONDS + HOLD_SECONDS and not told.holds(seconds):
            lines = page.wait_for(lambda message: message["type"] == "lines")
            seconds = time.monotonic() - began
            told.take(lines, seconds)
    result = Result(list(told.halls.values()), told.server, told.holds(seconds))
    if not result.ok and told.is_busy(seconds):
        result.print()
        raise ServiceError("this machine is too busy to play it: the service rightly says that its server is overloaded "
                           f"(load {' '.join(f'{load:.1f}' for load in os.getloadavg())} on {os.cpu_count()} cores)")
    return result
