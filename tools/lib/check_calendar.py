"""A conference from its booking to its end, by machine: booked with a clash refused, opened for testing by the clock even
though the service was killed before, begun, run over, closed and reopened by hand, and interrupted by an urgent call."""

import datetime
import pathlib
import signal
import time

from check_result import Trial
from demo_province import DemoProvince
from endpoints import Endpoints
from province import Refused, next_minute
from services import Services, ServiceError, shipped_sites

SITES = 6
CHAIR_SITE = "ubnd-tinh"
SOON_SECONDS = 45          # a jump of the calendar's clock is noticed within 30 s
CALL_SECONDS = 25          # the notice takes 10 s
FAKE_TIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"


class CalendarClock:
    """The calendar clock of the services, which may be set as an administrator or a time server would; the clock that
    measures spans goes on as it is."""

    def __init__(self, folder):
        self.file = folder / "clock"
        self.ahead = datetime.timedelta()
        self.write()

    def environment(self):
        return {"LD_PRELOAD": FAKE_TIME, "FAKETIME_TIMESTAMP_FILE": str(self.file), "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                "FAKETIME_CACHE_DURATION": "1", "FAKETIME_DONT_RESET": "1"}

    def set_ahead(self, **span):
        self.ahead += datetime.timedelta(**span)
        self.write()

    def write(self):
        whole = self.file.with_suffix(".new")
        whole.write_text(f"+{int(self.ahead.total_seconds())}s\n", encoding="ascii")
        whole.replace(self.file)

    def now(self):
        return datetime.datetime.now(datetime.timezone.utc) + self.ahead


class Day:
    """The province on this day: its operator, its halls, and what the calendar says."""

    def __init__(self, services, clock, province, endpoints):
        self.services, self.clock, self.province, self.endpoints = services, clock, province, endpoints
        self.operator = province.operator

    def conference(self, identifier):
        return self.operator.get(f"/conferences/{identifier}")

    def phase(self, identifier):
        try:
            return self.conference(identifier)["phase"]
        except Refused as refused:
            if refused.status != 404:
                raise
            return "scheduled"

    def set_phase(self, identifier, phase, confirmed=False):
        return self.operator.post(f"/conferences/{identifier}/phases", {"phase": phase, "confirmed": confirmed})

    def connected(self, identifier):
        return {one["site"] for one in self.conference(identifier)["sites"] if one["state"] == "connected"}

    def start_in(self, **span):
        """A full minute this far away on the calendar's clock."""
        return next_minute() + self.clock.ahead + datetime.timedelta(**span)


def until(true, seconds, what, faults):
    """Waits until `true()`; gives how long it took. A fault if it never was."""
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        if true():
            return time.monotonic() - begun
        time.sleep(0.2)
    faults.append(f"{what}: not within {seconds} s")
    return None


def refused(code, ask, faults):
    """`ask` must be refused with this code; gives the problem."""
    try:
        ask()
    except Refused as why:
        if why.code != code:
            faults.append(f"refused as {why.code}, not as {code}")
        return why.problem
    faults.append(f"was not refused ({code})")
    return {}


def book(day):
    """(trials, id of the conference): one is booked, one that collides with it is refused."""
    faults = []
    start = day.start_in(minutes=90)
    made = day.operator.post("/bookings", day.province.booking("Hội nghị giao ban", start, 60,
                                                               agenda=day.province.agenda()))
    other = day.province.booking("Hội nghị chồng giờ", start + datetime.timedelta(minutes=30), 60,
                                 sites=[day.province.sites[1][0], day.province.sites[2][0]])
    problem = refused("booking.clash", lambda: day.operator.post("/bookings", other), faults)
    named = [one["vi"] for one in problem.get("errors", []) if one["code"] == "clash.session"]
    if not all(any(name in text and made["title"] in text for text in named) for _, name in day.province.sites[1:3]):
        faults.append(f"the refusal does not name what it collides with: {problem}")
    return [Trial("a booking, and one that collides with it", faults, "booked; refused")], made["id"]


def open_by_clock(day, conference):
    """The test window begins while the service is dead; it opens when the service is back, and the halls come."""
    faults = []
    if day.phase(conference) != "scheduled":
        faults.append(f"it is {day.phase(conference)} 90 minutes before its start")
    day.services.stop_one("signaling", signal.SIGKILL)
    day.clock.set_ahead(minutes=31)
    day.services.start_one("signaling")
    day.services.wait_until_healthy()
    took = until(lambda: day.phase(conference) == "testing", SOON_SECONDS, "testing", faults)
    halls = {site for site, _ in day.province.sites}
    came = until(lambda: day.connected(conference) == halls, SOON_SECONDS, "all halls in the test", faults)
    text = "" if took is None or came is None else f"open {took:.1f} s after the restart, all halls {came:.1f} s later"
    return [Trial("opened for testing by the clock, after a power cut", faults, text)]


def hold(day, conference):
    """In session by the operator's word, over its time by the clock, closed and reopened by hand."""
    faults = []
    day.set_phase(conference, "in_session")
    day.clock.set_ahead(minutes=130)
    took = until(lambda: day.conference(conference)["overrun"], SOON_SECONDS, "overrun", faults)
    if day.phase(conference) != "in_session":
        faults.append(f"the clock made it {day.phase(conference)}")
    trials = [Trial("in session, and over its time", faults, "" if took is None else "still in session, told so")]
    faults = []
    refused("conference.not_confirmed", lambda: day.set_phase(conference, "closed"), faults)
    day.set_phase(conference, "closed", confirmed=True)
    until(lambda: not day.connected(conference), 5, "halls leave", faults)
    day.set_phase(conference, "in_session")
    until(lambda: len(day.connected(conference)) == len(day.province.sites), 15, "halls come back", faults)
    return [*trials, Trial("closed with a confirmation, and reopened", faults, "all halls back")]


def call(day, conference):
    """An urgent conference takes half of the halls away; they come back when it is over."""
    faults = []
    wanted = [site for site, _ in day.province.sites][:SITES // 2]
    begun = time.monotonic()
    made = day.operator.post("/calls", {"title": "Họp khẩn: bão số 9", "sites": wanted, "length_min": 30,
                                        "chair_site": wanted[0]})["conference"]
    until(lambda: day.connected(made) == set(wanted), CALL_SECONDS, "the called halls", faults)
    took = time.monotonic() - begun
    if day.phase(conference) != "paused":
        faults.append(f"the conference they left is {day.phase(conference)}")
    day.set_phase(made, "closed", confirmed=True)
    until(lambda: set(wanted) <= day.connected(conference), 15, "halls come back", faults)
    day.set_phase(conference, "in_session")
    day.set_phase(conference, "closed", confirmed=True)
    return [Trial("called now out of a session", faults, f"moved {took:.1f} s after the call, 10 s of them notice")]


def run(say):
    if not pathlib.Path(FAKE_TIME).exists():
        raise ServiceError(f"{FAKE_TIME} is missing: run tools/setup")
    sites = shipped_sites()[:SITES]
    services = Services(sites=sites)
    clock = CalendarClock(services.folder)
    services.environment = clock.environment()
    with services:
        say("a province is set up")
        province = DemoProvince(services, sites, CHAIR_SITE)
        province.set_up()
        seats = [{"name": site, "url": services.websocket_url, "token": province.devices[site], "sign": sign,
                  "decode": "never", "messages": [], "reconnect": True} for sign, (site, _) in enumerate(sites)]
        with Endpoints(seats, log=services.folder / "endpoint.log") as endpoints:
            day = Day(services, clock, province, endpoints)
            say("a conference is booked")
            trials, conference = book(day)
            say("it opens for testing")
            trials += open_by_clock(day, conference)
            say("it is held")
            trials += hold(day, conference)
            say("an urgent call")
            trials += call(day, conference)
    return trials
