"""Twelve sites meet by machine: each sends a tone and a colour of its own, so that who hears and sees whom is known.
Started by `tools/demo --check`. All sites send their tone all the time: that those without the floor are not heard is the
bridge's doing."""

import time

import check_calendar
import check_conduct
from check_result import (LEAST_FPS, LONGEST_FREEZE_MS, MOST_GAPS, SLOWEST_JOIN_MS, Result, SiteRecord, Trial, tile_faults,
                          tone_faults)
from demo_province import ProvinceServices
from endpoints import Endpoints, make_media
from services import ServiceError, shipped_sites

SITES = 12
MAX_HOLDERS = 2
# Who is heard in each step, by place in the roster; 0 is the chair's site, which needs no floor.
SCRIPT = [{0}, {0, 3}, {3, 7}, {0, 5, 9}, {9}, {0, 11}]
STEP_SECONDS = 5.0
SETTLE_SECONDS = 1.2      # of a step: sound and picture change
DISCONNECTED_SECONDS = 2  # after which a dead site's picture must be gone


class Meeting:
    """A conference that begins now, with its seats in an Endpoints process; the first of `sites` is the chair's. Signs are
    places in the roster of all sites."""

    def __init__(self, services, endpoints, title, sites):
        self.title, self.sites, self.endpoints = title, [site for site, _ in sites], endpoints
        self.names = dict(sites)
        everybody = [site for site, _ in services.sites]
        self.signs = {site: everybody.index(site) for site in self.sites}
        self.site_of = {sign: site for site, sign in self.signs.items()}
        self.chair, self.chair_site = f"chair of {title}", self.sites[0]
        self.holders, self.chair_on = [], True
        self.conference = services.province.begin_session(title, sites=self.sites)
        self.take_seats(services)

    def take_seats(self, services):
        url, province = services.websocket_url, services.province
        self.endpoints.add([
            {"name": site, "url": url, "token": province.devices[site], "sign": sign, "microphone": "always",
             "messages": ["joined", "roster", "error"]} for site, sign in self.signs.items()])
        self.endpoints.add([{"name": self.chair, "url": url, "token": province.chair_ticket(self.conference),
                             "media": "none", "messages": ["error"]}])
        self.endpoints.wait_for(lambda e: e["event"] == "joined" and e["seat"] == self.chair)
        self.endpoints.tell(self.chair, "send", message={"type": "floor.settings", "holders": MAX_HOLDERS})

    def reset(self):
        for site in self.signs:
            self.endpoints.tell(site, "reset")

    def reports(self, samples=False):
        for site in self.signs:
            self.endpoints.send(site, "report", samples=samples)
        return {site: self.endpoints.wait_for(lambda e, site=site: e["event"] == "report" and e["seat"] == site)
                for site in self.signs}

    def let_speak(self, heard):
        """Makes `heard` (signs) those whose microphones are open."""
        chair_site = self.chair_site
        wanted = [self.site_of[sign] for sign in sorted(heard) if self.site_of[sign] != chair_site]
        for site in [site for site in self.holders if site not in wanted]:
            self.endpoints.tell(self.chair, "revoke", site=site)
        for site in [site for site in wanted if site not in self.holders]:
            self.endpoints.tell(self.chair, "grant", site=site)
        if (self.signs[chair_site] in heard) != self.chair_on:
            self.chair_on = not self.chair_on
            self.endpoints.tell(chair_site, "microphone", on=self.chair_on)
        self.holders = wanted

    @property
    def stage(self):
        """Signs of who may stand in the first tile."""
        return {self.signs[site] for site in self.holders or [self.chair_site]}

    @property
    def heard(self):
        return {self.signs[site] for site in self.holders + [self.chair_site] * self.chair_on}


def flow_faults(name, report):
    """What must not happen to a site that has nothing to do with another's trouble."""
    faults = [f"{name}: a freeze of {picture['longest_freeze_ms']:.0f} ms of {picture['slot']}, {picture['frames']} frames, "
              f"{picture['broken']} broken, {picture['skipped']} skipped" for picture in report["pictures"]
              if (picture["composed"] or picture["site"]) and picture["longest_freeze_ms"] > LONGEST_FREEZE_MS]
    if report.get("sound", {}).get("gaps", 0) > MOST_GAPS:
        faults.append(f"{name}: {report['sound']['gaps']} gaps in the sound")
    return faults


def content_faults(meeting, reports, absent=()):
    faults = []
    for site, report in reports.items():
        sign = meeting.signs[site]
        tones, own_absent = tone_faults(report, sign, meeting.heard - {sign} - set(absent))
        tiles = tile_faults(report, meeting.stage, meeting.site_of, absent)
        own = [] if own_absent else ["hears its own tone"]
        faults += [f"{meeting.names[site]}: {fault}" for fault in tones + own + tiles]
    return faults


# ---- one conference of twelve ----

def play_script(meeting, records, say):
    for step, heard in enumerate(SCRIPT, 1):
        began = time.monotonic()
        names = ", ".join(meeting.names[meeting.site_of[sign]] for sign in sorted(heard))
        say(f"step {step} of {len(SCRIPT)}: {names}")
        meeting.let_speak(heard)
        time.sleep(max(0.0, began + SETTLE_SECONDS - time.monotonic()))
        settled = add_flow(meeting, records, began)
        time.sleep(max(0.0, began + STEP_SECONDS - time.monotonic()))
        for site, report in meeting.reports(samples=True).items():
            records[site].add_flow(report, time.monotonic() - settled)
            records[site].add_content(report, heard, meeting.stage, meeting.site_of, step)
        meeting.reset()


def add_flow(meeting, records, since):
    for site, report in meeting.reports(samples=True).items():
        records[site].add_flow(report, time.monotonic() - since)
    meeting.reset()
    return time.monotonic()


def try_grant(meeting, say):
    """The chair grants the floor: how soon is the site on stage for another, and heard by it?"""
    say("a grant and its end")
    endpoints, site, watcher = meeting.endpoints, meeting.site_of[4], meeting.site_of[1]
    meeting.let_speak(set())
    time.sleep(SETTLE_SECONDS)
    endpoints.forget()
    told = endpoints.tell(meeting.chair, "grant", site=site)
    meeting.holders = [site]
    shown = endpoints.wait_for(lambda e: e["event"] == "shown" and e["seat"] == watcher and e["sign"] == 4, 5)
    trial = Trial("grant", [], f"on stage after {(shown['t'] - told['t']) * 1000:.0f} ms")
    time.sleep(SETTLE_SECONDS)
    meeting.reset()
    time.sleep(1)
    trial.faults += content_faults(meeting, meeting.reports())
    endpoints.tell(meeting.chair, "revoke", site=site)
    meeting.holders = []
    time.sleep(SETTLE_SECONDS)
    meeting.reset()
    time.sleep(1)
    return [trial, Trial("revoke", content_faults(meeting, meeting.reports()), "nobody is heard any more")]


def try_views(meeting, say):
    """One site goes to the forwarded view and back; the others notice nothing."""
    say("a change of view")
    endpoints, site = meeting.endpoints, meeting.site_of[6]
    meeting.let_speak({0, 8})
    time.sleep(SETTLE_SECONDS)
    meeting.reset()
    endpoints.tell(site, "view", view="forwarded")
    time.sleep(2.5)
    others = meeting.reports()
    del others[site]
    meeting.reset()
    time.sleep(3)
    report = meeting.reports()[site]
    forwarded = Trial("forwarded view", [], "")
    shown = {}
    for picture in report["pictures"]:
        if picture["composed"] or picture["site"] is None:
            continue
        shown[picture["slot"]] = picture["site"]
        signs = [seen["sign"] for seen in picture["sites"]]
        if signs != [meeting.signs.get(picture["site"])]:
            forwarded.faults.append(f"{picture['slot']} shows {signs}, said to be {picture['site']}")
        if picture["fps"] < LEAST_FPS:
            forwarded.faults.append(f"{picture['slot']}: {picture['fps']:.1f} frames/s")
    expected = set(meeting.signs) - {site}
    if sorted(shown.values()) != sorted(expected):
        forwarded.faults.append(f"missing {sorted(expected - set(shown.values()))}")
    if meeting.signs.get(shown.get("stage")) not in meeting.stage:
        forwarded.faults.append(f"on stage is {shown.get('stage')}")
    forwarded.text = f"{len(shown)} separate pictures"
    endpoints.tell(site, "view", view="composed")
    time.sleep(2)
    meeting.reset()
    time.sleep(1.5)
    back = Trial("back to the composed view", content_faults(meeting, meeting.reports()))
    untouched = Trial("meanwhile the others", [fault for other, seen in others.items()
                                               for fault in flow_faults(meeting.names[other], seen)])
    return [forwarded, untouched, back]


def try_kill(meeting, sign, name, say):
    """An endpoint dies without a word and comes back; the others go on."""
    say("a killed endpoint")
    endpoints, site = meeting.endpoints, meeting.site_of[sign]
    meeting.reset()
    endpoints.tell(site, "kill")
    time.sleep(DISCONNECTED_SECONDS)
    reports = meeting.reports()
    del reports[site]
    gone = Trial(name, content_faults(meeting, reports, absent={sign}),
                 f"its picture is gone within {DISCONNECTED_SECONDS} s")
    for other, report in reports.items():
        gone.faults += flow_faults(meeting.names[other], report)
    endpoints.tell(site, "join")
    joined = endpoints.wait_for_pictures({site})[site]
    time.sleep(SETTLE_SECONDS)
    meeting.reset()
    time.sleep(1.5)
    back = Trial("it comes back", content_faults(meeting, meeting.reports()), f"first picture after {joined:.0f} ms")
    if joined > SLOWEST_JOIN_MS:
        back.faults.append(f"it took {joined:.0f} ms")
    return [gone, back]


def twelve(say):
    sites = shipped_sites()[:SITES]
    with ProvinceServices(sites[0][0], sites=sites) as services:
        say("twelve sites join")
        with Endpoints([], log=services.folder / "endpoint.log") as endpoints:
            meeting = Meeting(services, endpoints, "twelve", sites)
            records = {site: SiteRecord(name, meeting.signs[site]) for site, name in sites}
            for site, joined in endpoints.wait_for_pictures(set(meeting.signs)).items():
                records[site].join_ms = joined
            time.sleep(2)
            meeting.reset()
            play_script(meeting, records, say)
            result = Result(list(records.values()))
            result.trials += try_grant(meeting, say)
            result.trials += try_views(meeting, say)
            meeting.let_speak({0, 2})
            time.sleep(SETTLE_SECONDS)
            result.trials += try_kill(meeting, 10, "a killed endpoint", say)
    return result


# ---- two conferences at once ----

def roster_faults(meeting, events):
    """Every roster a seat was sent names the sites of its own conference and no other."""
    faults, rosters = [], 0
    for event in events:
        if event["event"] != "message" or event["seat"] not in meeting.signs:
            continue
        message = event["message"]
        if message["type"] == "roster":
            rosters += 1
            named = [entry["site"] for entry in message["sites"]]
            if named != meeting.sites:
                faults.append(f"the roster of {event['seat']} names {named}")
        elif message["type"] == "joined" and message["conference"]["id"] != meeting.conference:
            faults.append(f"{event['seat']} came into {message['conference']['id']}")
    return faults if rosters else ["no roster was seen"]


def try_tokens(meetings):
    """The chair of one conference has no power in the other."""
    faults = []
    for meeting, other in (meetings, meetings[::-1]):
        stranger = other.sites[1]
        meeting.endpoints.forget()
        meeting.endpoints.tell(meeting.chair, "grant", site=stranger)
        try:
            meeting.endpoints.wait_for(lambda e, chair=meeting.chair: e["event"] == "message" and e["seat"] == chair
                                       and e["message"].get("code") == "site.unknown", 3)
        except ServiceError:
            faults.append(f"a grant of {meeting.chair} to {stranger} was not refused")
    return Trial("tokens of one conference in the other", faults, "refused")


def two(say):
    sites = shipped_sites()[:SITES]
    halves = [sites[:SITES // 2], sites[SITES // 2:]]
    with ProvinceServices(sites[0][0], sites=sites) as services:
        say("two conferences of six sites join")
        with Endpoints([], log=services.folder / "endpoint.log") as endpoints:
            meetings = [Meeting(services, endpoints, *one) for one in zip(("first", "second"), halves)]
            endpoints.wait_for_pictures({site for meeting in meetings for site in meeting.signs})
            time.sleep(2)
            trials = []
            rosters = [roster_faults(meeting, endpoints.kept) for meeting in meetings]
            for meeting, sign in zip(meetings, (2, 8)):
                meeting.let_speak({meeting.signs[meeting.chair_site], sign})
            time.sleep(SETTLE_SECONDS)
            for meeting in meetings:
                meeting.reset()
            say("two conferences at once")
            time.sleep(5)
            for meeting, faults in zip(meetings, rosters):
                reports = meeting.reports()
                for site, report in reports.items():
                    faults += flow_faults(meeting.names[site], report)
                trials.append(Trial(f"two conferences: {meeting.title}",
                                    faults + content_faults(meeting, reports), "tones, tiles and rosters are its own"))
            trials.append(try_tokens(meetings))
            trials += kill_in_one(meetings, say)
    return trials


def kill_in_one(meetings, say):
    """A site of the first dies and comes back; the second conference notices nothing, not even by a message."""
    first, second = meetings
    endpoints = first.endpoints
    endpoints.forget()
    second.reset()
    trials = try_kill(first, 4, "two conferences: a killed endpoint in the first", say)
    reports = second.reports()
    faults = content_faults(second, reports)
    for site, report in reports.items():
        faults += flow_faults(second.names[site], report)
    told = [event for event in endpoints.kept if event["event"] == "message" and event["seat"] in second.signs]
    faults += [f"{event['seat']} was sent {event['message']['type']}" for event in told]
    return [*trials, Trial("two conferences: the second meanwhile", faults, "nothing changed")]


def run(say):
    make_media(SITES)
    result = twelve(say)
    result.trials += two(say)
    result.trials += check_calendar.run(say)
    result.trials += check_conduct.run(say)
    return result
