"""A chaired conference from the first item to its end, played by machine through every engine: floor, roll, votes,
content, stage, messages. What is heard and seen is checked after each act, and in the end the record against what was
done. All sites send their tone all the time, and most their document: that those without the floor are neither heard
nor shown is the bridge's doing."""

import time

from chaired_session import CHAIR_SITE, ChairedSession
from check_content import PRESENTERS, close_while_shown, present
from check_record import Act, record_faults
from check_result import Trial, stream_faults, tile_faults, tone_faults
from province import Refused
from services import ServiceError

SETTLE_SECONDS = 1.0
MEASURE_SECONDS = 1.0
SHORT_TURN_SECONDS = 5
RESULT_SECONDS = 16  # a vote's result stands over the picture
INVITED = 4  # delegates of each site in the demonstration's province


class Play:
    """One conference under way: who should be heard and stand on stage, and what was done, for the record."""

    def __init__(self, session, chair, desk, secretary):
        self.session, self.chair, self.desk, self.secretary = session, chair, desk, secretary
        self.trials = []
        self.done = []
        self.forwarded = set()  # sites that watch separate streams

    def act(self, page, kind, **members):
        page.do(kind, **members)
        who = {self.chair: "chair", self.desk: "operator", self.secretary: "secretary"}[page]
        for_role = "chair" if page is self.desk and kind.startswith("floor.") else None
        self.done.append(Act(kind, who, members.get("site"), members.get("floor"), for_role=for_role))

    def tell(self, site, kind, **members):
        """A hall's message."""
        self.session.endpoints.tell(site, "send", message={"type": kind, **members})
        self.done.append(Act(kind, site, site, members.get("floor"), hall=True))

    def watch(self, site, view):
        """Switches a site's view: composed, forwarded."""
        self.session.endpoints.tell(site, "view", view=view)
        (self.forwarded.add if view == "forwarded" else self.forwarded.discard)(site)

    def check(self, name, heard, stage, absent=(), silent=False, document=None):
        """Who is heard, besides the chair's site unless nobody is to be; who stands in the first tile, or behind the
        document of the site `document`."""
        heard = {self.session.signs[site] for site in (set(heard) if silent else {CHAIR_SITE, *heard})}
        stage = {self.session.signs[site] for site in stage}
        absent = {self.session.signs[site] for site in absent}
        time.sleep(SETTLE_SECONDS)
        self.session.endpoints.tell("*", "reset")
        time.sleep(MEASURE_SECONDS)
        faults = []
        for site, report in self.session.endpoints.reports(self.session.sites).items():
            sign = self.session.signs[site]
            if sign in absent:
                continue
            tones, own_absent = tone_faults(report, sign, heard - {sign})
            own = [] if own_absent else ["hears its own tone"]
            faults += [f"{self.session.names[site]}: {fault}"
                       for fault in tones + own + self.picture_faults(site, report, stage, absent, document)]
        self.trials.append(Trial(name, faults))
        return self.trials[-1]

    def picture_faults(self, site, report, stage, absent, document):
        sign = self.session.signs.get(document)
        if site in self.forwarded:
            return stream_faults(report, document, sign)
        return tile_faults(report, stage, self.session.signs.values(), absent, sign) if stage else []

    def expect(self, name, page, kind, true, seconds=5):
        """A page must have been told a message of this kind that `true` is true of."""
        message = page.told.get(kind)
        if message is None or not true(message):
            try:
                message = page.wait_for(lambda m: m["type"] == kind and true(m), seconds)
            except ServiceError:
                message = page.told.get(kind)
        ok = message is not None and true(message)
        self.trials.append(Trial(name, [] if ok else [f"told instead: {message}"]))
        return message


def holders(floor):
    return [holder["site"] for holder in floor["speech"]["holders"]]


def waiting(floor):
    return [request["site"] for request in floor["speech"]["queue"]]


def take_turns(play):
    """Requests, the planned order, hand over in one touch, a turn that ends by itself."""
    first, second, third = play.session.halls[3:6]
    play.act(play.chair, "agenda.go", item=2)  # its speakers are the first halls
    play.expect("the agenda goes on", play.chair, "agenda", lambda m: m["current"] == 2)
    for site in (third, first, second):
        play.tell(site, "floor.request", delegate="Nguyễn Thị Ánh", post="Chủ tịch UBND huyện")
    play.expect("the queue is in the order of the requests", play.chair, "floor",
                lambda m: waiting(m) == [third, first, second])
    play.act(play.chair, "floor.move", site=second, place=1)
    play.expect("reordered by hand", play.chair, "floor", lambda m: waiting(m) == [second, third, first])
    play.act(play.chair, "floor.next")
    play.check("the floor goes to the first in the queue", {second}, {second})
    time.sleep(SETTLE_SECONDS)
    play.act(play.chair, "floor.next")
    play.check("handed over in one touch", {third}, {third})
    play.act(play.chair, "floor.grant", site=first, seconds=SHORT_TURN_SECONDS)
    play.expect("a turn with a limit", play.chair, "floor", lambda m: holders(m) == [first])
    grace = play.chair.told["floor"]["settings"]["grace"]
    play.expect("the turn ends by itself", play.chair, "floor", lambda m: not holders(m),
                SHORT_TURN_SECONDS + grace + 3)
    play.check("after the turn only the chair's site is heard", set(), {CHAIR_SITE})


def undo(play):
    site = play.session.halls[2]
    play.act(play.chair, "floor.grant", site=site)
    play.act(play.chair, "floor.revoke", site=site)
    play.expect("the turn is ended", play.chair, "floor", lambda m: not holders(m))
    play.act(play.chair, "undo")
    play.check("ending it was taken back", {site}, {site})
    play.act(play.chair, "floor.revoke", site=site)


def switch_policies(play):
    lecturer = play.session.halls[6]
    play.act(play.chair, "policy", policy="lecture", lecturer=lecturer)
    play.session.endpoints.tell(lecturer, "microphone", on=True)
    play.check("a lecture: the lecturer is heard", {lecturer}, set())
    play.act(play.chair, "policy", policy="open")
    invited, other = play.session.halls[2:4]
    play.act(play.chair, "floor.grant", site=invited)
    play.session.endpoints.tell(other, "microphone", on=True)
    play.check("open: a site opens its own microphone", {invited, other}, set())
    play.act(play.chair, "mute_all")
    play.check("muted all but the chair's site and whom it invited", {invited}, set())
    play.act(play.chair, "policy", policy="chaired")
    play.check("chaired again: only the chair's site", set(), set())


def remove_and_readmit(play):
    site = play.session.halls[8]
    play.act(play.chair, "floor.grant", site=site)
    play.act(play.chair, "remove", site=site)
    play.check("a removed holder is neither heard nor seen", set(), {CHAIR_SITE}, absent={site})
    play.act(play.chair, "readmit", site=site)
    play.session.wait_all({site}, lambda e: e["event"] == "first_picture")
    play.check("readmitted", set(), {CHAIR_SITE})


def pause(play):
    site = play.session.halls[1]
    play.act(play.chair, "floor.grant", site=site, seconds=600)
    left = play.chair.told["floor"]["speech"]["holders"][0]["remaining_ms"]
    play.session.set_phase("paused")
    play.check("a break: nobody is heard", set(), set(), silent=True)
    play.session.set_phase("in_session")
    floor = play.expect("the turn stood still in the break", play.chair, "floor", lambda m: holders(m) == [site])
    kept = floor["speech"]["holders"][0]["remaining_ms"]
    play.trials[-1].faults += [] if left - kept < 1500 else [f"{left} ms before it, {kept} ms after it"]
    play.check("and goes on after it", {site}, {site})
    play.act(play.chair, "floor.revoke", site=site)


def call_roll(play):
    """Each called site is heard and staged while it is called; halls answer by their button."""
    play.act(play.chair, "roll.start")
    for number in range(len(play.session.sites) - 1):
        roll = play.chair.wait_for(lambda m: m["type"] == "roll" and m["calling"] is not None) if number else \
            play.expect("the roll is called", play.chair, "roll", lambda m: m["calling"] is not None)
        site = roll["calling"]
        if number == 1:
            play.check("a called site is heard and on stage", {site}, {site})
        play.tell(site, "roll.answer", head="Đỗ Văn Đức", delegates=INVITED)
    roll = play.expect("all have answered", play.chair, "roll",
                       lambda m: sum(e["presence"] == "present" for e in m["entries"]) >= len(play.session.sites) - 1)
    late = play.session.halls[-1]
    play.act(play.secretary, "roll.mark", site=late, presence="late", delegates=2)
    play.expect("the secretary marks one late", play.chair, "roll",
                lambda m: any(e["site"] == late and e["presence"] == "late" and e["delegates"] == 2
                              for e in m["entries"]))
    if play.chair.told["roll"]["running"]:
        play.act(play.chair, "roll.end")


def vote(play):
    play.act(play.chair, "vote.open", question="Thông qua phương án phòng chống bão số 9")
    for site in play.session.halls:
        count = 2 if site == play.session.halls[-1] else INVITED
        play.tell(site, "vote.enter", yes=count - 1, no=0, abstain=1)
    play.expect("all have voted", play.chair, "vote", lambda m: len(m["entries"]) == len(play.session.halls))
    play.act(play.chair, "vote.close")
    play.act(play.chair, "vote.confirm")
    halls = len(play.session.halls)
    wanted = {"yes": (halls - 1) * (INVITED - 1) + 1, "no": 0, "abstain": halls}
    play.expect("the result is right", play.chair, "vote",
                lambda m: m["state"] == "confirmed" and m["total"] == wanted and m["valid"])
    time.sleep(RESULT_SECONDS)


def direct_stage(play):
    left, right = play.session.halls[4:6]
    play.act(play.desk, "stage.prepare", group="halls", preset="pair", places=[left, right])
    play.check("what is prepared is not seen", set(), {CHAIR_SITE})
    play.act(play.desk, "stage.take", group="halls")
    play.check("taken: one half of the picture", set(), {left})
    report = play.session.endpoints.reports(play.session.sites)[CHAIR_SITE]
    second = next(picture for picture in report["pictures"] if picture["composed"])["tiles"][1]["sign"]
    faults = [] if second == play.session.signs[right] else [f"shows {second}"]
    play.trials.append(Trial("the other half", faults))
    play.act(play.desk, "layout", preset="stage")
    play.check("back to the stage", set(), {CHAIR_SITE})


def exchange_messages(play):
    hall = play.session.halls[0]
    play.tell(hall, "chat", to="desk", text="Điểm cầu đã sẵn sàng")
    play.expect("a hall's line comes to the desk", play.desk, "chat",
                lambda m: any(line["text"] == "Điểm cầu đã sẵn sàng" and line["site"] == hall for line in m["messages"]))
    play.tell(hall, "help", text="Không nghe rõ")
    play.expect("a hall asks for help", play.desk, "roster",
                lambda m: any(s["site"] == hall and s["help"] == "Không nghe rõ" for s in m["sites"]))
    play.act(play.desk, "help.answer", site=hall)
    play.act(play.desk, "message", text="Nghỉ giải lao 15 phút", seconds=5)
    play.expect("the desk's message stands in the picture", play.desk, "stage", lambda m: m["message"] != "")
    play.expect("and goes away by itself", play.desk, "stage", lambda m: m["message"] == "", 8)
    play.act(play.secretary, "note", item=2, notes="Các huyện báo cáo", conclusion="Thống nhất phương án")


def move_the_chair(play):
    site = play.session.halls[7]
    play.act(play.chair, "chair.hand_over", site=site)
    play.session.endpoints.tell(site, "microphone", on=True)
    play.expect("the chair's role is handed over", play.chair, "roster",
                lambda m: any(s["site"] == site and s["role"] == "chair" for s in m["sites"]))
    play.act(play.chair, "chair.hand_over", site=CHAIR_SITE)
    play.session.endpoints.tell(CHAIR_SITE, "microphone", on=True)
    play.check("and back", set(), {CHAIR_SITE})


def lose_the_chair(play):
    """The chair's page and site are gone; the holder keeps the floor, deputy and operator are told."""
    site = play.session.halls[2]
    play.act(play.chair, "floor.grant", site=site)
    play.chair.socket.leave()
    play.session.endpoints.tell(CHAIR_SITE, "kill")
    play.expect("the chair is lost: the desk is told", play.desk, "roster", lambda m: m["chair_lost"], 15)
    floor = play.desk.told["floor"]
    play.trials.append(Trial("the holder keeps the floor", [] if holders(floor) == [site] else [f"{holders(floor)}"]))
    play.session.endpoints.tell(CHAIR_SITE, "join")
    play.expect("the chair's site is back", play.desk, "roster", lambda m: not m["chair_lost"], 15)
    play.act(play.desk, "floor.revoke", site=site)


def read_record(play):
    """What was done stands in the record, in its order and without a gap, with who did it and for whom."""
    events = play.session.record()
    entries = [event["event"] for event in events if event["event"] is not None]
    faults = record_faults(entries, play.done, play.session.names)
    play.trials.append(Trial("the record", faults, f"{len(events)} entries of {len(play.done)} acts"))


STEPS = [("turns", take_turns), ("an act taken back", undo), ("policies", switch_policies),
         ("a site is removed", remove_and_readmit), ("a break", pause), ("the roll", call_roll), ("a vote", vote),
         ("a document", present), ("the stage", direct_stage), ("messages", exchange_messages),
         ("the chair moves", move_the_chair), ("the chair is lost", lose_the_chair), ("the record", read_record),
         ("the end", close_while_shown)]


def run(say):
    with ChairedSession([], special={site: {"content": "floor"} for site in PRESENTERS}, microphone="always",
                        content="always") as session, session.page("chutri", "chair") as chair, \
            session.page("vanhanh", "operator") as desk, session.page("thuky", "secretary") as secretary:
        play = Play(session, chair, desk, secretary)
        for name, step in STEPS:
            say(name)
            try:
                step(play)
            except (ServiceError, Refused) as error:
                play.trials.append(Trial(name, [str(error)]))
        return play.trials
