"""A conference as its chair conducts it: how soon all are told, hear and see; and how soon all is as before after either
service was killed in mid-turn."""

import signal
import time

import bench_measure as measure
from chaired_session import CHAIR_SITE, ChairedSession

GRANTS = 60
TAKES = 60
RESTARTS = 8
TURN_SECONDS = 600
WATCHERS = (CHAIR_SITE, "giao-thuy", "hai-hau")
BETWEEN_SECONDS = 0.3
CLOCK_TOLERANCE_MS = 1500


def holder_of(floor):
    """(site, remaining ms) of the first holder in a `floor` message; None if nobody has the floor."""
    holders = floor["speech"]["holders"]
    return (holders[0]["site"], holders[0]["remaining_ms"]) if holders else None


def floor_is(holder):
    """An event by which a seat is told that this site has the floor (None: nobody)."""
    def wanted(event):
        if event["event"] != "message" or event["message"]["type"] != "floor":
            return False
        found = holder_of(event["message"])
        return (found and found[0]) == holder
    return wanted


def granting(session, chair):
    """Milliseconds from the chair's click until all 12 sites are told, and until one hears and sees the holder."""
    told, seen = [], []
    for number in range(GRANTS):
        site = session.halls[number % len(session.halls)]
        sign = session.signs[site]
        session.endpoints.forget()
        begun = chair.say("floor.grant", site=site)
        told.append(1000 * (max(e["t"] for e in session.wait_all(set(session.sites), floor_is(site)).values()) - begun))
        moments = [session.endpoints.wait_for(lambda e, kind=kind: e["event"] == kind and e["seat"] == CHAIR_SITE
                                              and e["sign"] == sign and e.get("heard", True))["t"]
                   for kind in ("shown", "heard")]
        seen.append(1000 * (max(moments) - begun))
        chair.do("floor.revoke", site=site)
        session.endpoints.wait_for(lambda e: e["event"] == "heard" and e["seat"] == CHAIR_SITE and e["sign"] == sign)
        time.sleep(BETWEEN_SECONDS)
    return told, seen


def taking(session, desk):
    """Milliseconds from the take until the last of the halls watched shows the new picture."""
    samples = []
    for number in range(TAKES):
        site = session.halls[number % len(session.halls)]
        sign = session.signs[site]
        desk.do("stage.prepare", group="halls", preset="full" if number % 2 else "stage", places=[site])
        session.endpoints.forget()
        begun = desk.say("stage.take", group="halls")
        shown = session.wait_all(session.watchers, lambda e: e["event"] == "shown" and e["sign"] == sign)
        samples.append(1000 * (max(e["t"] for e in shown.values()) - begun))
        time.sleep(BETWEEN_SECONDS)
    return samples


def conduct(say):
    """the chair grants and revokes, the operator takes; 12 sites"""
    with ChairedSession(["floor"], WATCHERS) as session:
        with session.page("chutri", "chair") as chair:
            told, seen = granting(session, chair)
            say(f"{len(told)} grants")
        with session.page("vanhanh", "operator") as desk:
            taken = taking(session, desk)
            say(f"{len(taken)} takes")
    return [measure.latency("control.grant_told_p95_ms", 50, told, GRANTS),
            measure.latency("control.grant_seen_p95_ms", 200, seen, GRANTS),
            measure.latency("control.take_p95_ms", 200, taken, TAKES)]


class Turn:
    """What must be the same after a service was killed: a holder with its time, two who wait, one muted, the layout."""

    def __init__(self, session, number):
        halls = session.halls
        self.holder, *self.waiting = (halls[(number + k) % len(halls)] for k in range(3))
        self.session = session

    def begin(self, chair):
        chair.do("layout", preset="grid")
        chair.do("floor.grant", site=self.holder, seconds=TURN_SECONDS)
        self.limit_at = time.monotonic() + TURN_SECONDS
        for site in self.waiting:
            self.session.endpoints.tell(site, "ask")
        chair.wait_for(lambda m: m["type"] == "floor" and len(m["speech"]["queue"]) == len(self.waiting))

    def end(self, chair):
        chair.do("floor.revoke", site=self.holder)
        chair.do("floor.clear")

    def faults(self, chair, stands=0.0):
        """What a page that comes back is told wrong; the turn's clock may have stood still for so many seconds."""
        floor = chair.told.get("floor") or chair.wait_for(lambda m: m["type"] == "floor")
        roster = chair.told.get("roster") or chair.wait_for(lambda m: m["type"] == "roster")
        found = holder_of(floor)
        if found is None or found[0] != self.holder:
            return [f"the floor is {found}, not {self.holder}'s"]
        faults = []
        late = found[1] - 1000 * (self.limit_at - time.monotonic())
        if not -CLOCK_TOLERANCE_MS <= late <= CLOCK_TOLERANCE_MS + 1000 * stands:
            faults.append(f"the remaining time is {late:.0f} ms off")
        queue = [request["site"] for request in floor["speech"]["queue"]]
        if queue != self.waiting:
            faults.append(f"the queue is {queue}, not {self.waiting}")
        if roster["preset"] != "grid":
            faults.append(f"the layout is {roster['preset']}")
        return faults


def restarts(say):
    """signaling and the mcu killed in mid-turn; 12 sites come back by themselves"""
    back, again, faults = [], [], []
    with ChairedSession(["floor"], WATCHERS) as session:
        for number in range(RESTARTS):
            turn = Turn(session, number)
            with session.page("chutri", "chair") as chair:
                turn.begin(chair)
            time.sleep(1)
            back += kill_signaling(session, turn, faults)
            again += kill_mcu(session, turn, faults)
            with session.page("chutri", "chair") as chair:
                turn.end(chair)
            say(f"round {number + 1}: back after {max(back[-12:]):.0f} ms and {max(again[-12:]):.0f} ms")
    rows = [measure.latency("control.restart_back_p95_ms", 3000, back, 12 * RESTARTS),
            measure.latency("control.mcu_back_p95_ms", 5000, again, 12 * RESTARTS)]
    for row in rows:
        row.problems += [text for name, text in faults if name in row.name]
    return rows


def kill_signaling(session, turn, faults):
    """Milliseconds until each site has its seat and the state again; media go on without a gap meanwhile."""
    session.endpoints.tell("*", "reset")
    session.endpoints.forget()
    killed = time.monotonic()
    session.services.stop_one("signaling", signal.SIGKILL)
    session.services.start_one("signaling")
    told = session.wait_all(set(session.sites), floor_is(turn.holder))
    with session.page("chutri", "chair") as chair:
        faults += [("restart_back", text) for text in turn.faults(chair)]
    reports = session.endpoints.reports(session.sites)
    for site, report in reports.items():
        if report["sound"]["gaps"] > 0:
            faults.append(("restart_back", f"{site}: {report['sound']['gaps']} gaps in the sound"))
    return [1000 * (event["t"] - killed) for event in told.values()]


def kill_mcu(session, turn, faults):
    """Milliseconds until each site sees again, and those who listen hear the holder."""
    sign = session.signs[turn.holder]
    session.endpoints.forget()
    killed = time.monotonic()
    session.services.stop_one("mcu", signal.SIGKILL)
    session.services.start_one("mcu")
    listeners = set(session.sites) - {turn.holder}
    heard = session.wait_all(listeners, lambda e: e["event"] == "heard" and e["sign"] == sign and e["heard"])
    seen = session.wait_all(set(session.sites), lambda e: e["event"] == "first_picture")
    with session.page("chutri", "chair") as chair:
        faults += [("mcu_back", text) for text in turn.faults(chair, stands=time.monotonic() - killed)]
    return [1000 * (max(seen[site]["t"], heard[site]["t"] if site in heard else 0) - killed) for site in session.sites]
