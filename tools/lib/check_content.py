"""Whose document is shown: the floor "content" in a conference that is played by machine (check_conduct). All sites but
the presenters send a document all the time, whether they hold that floor or not."""

from chaired_session import CHAIR_SITE
from check_result import DOCUMENT_SIGN, Trial

PRESENTERS = ("my-loc", "truc-ninh")  # send theirs only while they hold the floor, as hall pages do
STREAMS = ("giao-thuy", "hai-hau")    # watch separate streams meanwhile
STAGE, WITH_CONTENT = "stage", "content-speaker"  # layouts: before a document, and for it


def holders(floor):
    return [holder["site"] for holder in floor["content"]["holders"]]


def waiting(floor):
    return [request["site"] for request in floor["content"]["queue"]]


def expect_layout(play, name, preset):
    play.expect(name, play.desk, "roster", lambda m: m["preset"] == preset)


def present(play):
    """Asked for and granted, seen by all in a layout that has a place for it; taken over by another, and by the chair's
    site, which need not ask; then the former layout comes back."""
    first, second = PRESENTERS
    speaker = play.session.halls[0]
    begun = len(play.session.record())
    expect_layout(play, "before a document", STAGE)
    play.act(play.chair, "floor.grant", site=speaker)
    for site in STREAMS:
        play.watch(site, "forwarded")
    play.tell(first, "floor.request", floor="content")
    play.expect("a request to present waits for the chair", play.chair, "floor", lambda m: waiting(m) == [first])
    play.check("documents that nobody allowed are not shown", {speaker}, {speaker})
    play.act(play.chair, "floor.grant", site=first, floor="content")
    play.check("a document is shown to all", {speaker}, {speaker}, document=first)
    expect_layout(play, "the layout has a place for it", WITH_CONTENT)
    play.tell(second, "floor.request", floor="content")
    play.expect("another one asks", play.chair, "floor", lambda m: waiting(m) == [second])
    play.act(play.chair, "floor.grant", site=second, floor="content")
    play.check("another one takes over", {speaker}, {speaker}, document=second)
    play.expect("one at a time presents", play.chair, "floor", lambda m: holders(m) == [second])
    play.tell(CHAIR_SITE, "floor.request", floor="content")
    play.check("the chair's site presents without asking", {speaker}, {speaker}, document=CHAIR_SITE)
    play.tell(CHAIR_SITE, "floor.release", floor="content")
    play.check("the document is put away", {speaker}, {speaker})
    wanted = [(first, "pending"), (first, "granted"), (second, "pending"), (first, "revoked"), (second, "granted"),
              (CHAIR_SITE, "pending"), (second, "revoked"), (CHAIR_SITE, "granted"), (CHAIR_SITE, "released")]
    check_turns(play, "the record says who presented", begun, wanted)
    for site in STREAMS:
        play.watch(site, "composed")
    play.act(play.chair, "floor.revoke", site=speaker)
    play.check("back to the stage", set(), {CHAIR_SITE})
    expect_layout(play, "with the layout of before", STAGE)


def check_turns(play, name, begun, wanted):
    """What the record has of the floor "content" behind its first `begun` entries, as (site, status)."""
    events = [entry["event"] for entry in play.session.record()[begun:]]
    turns = [(event["what"]["site"], event["what"]["status"]) for event in events
             if event["of"] == "floor" and event["what"]["floor"] == "content" and event["what"]["event"] == "request"]
    play.trials.append(Trial(name, [] if turns == wanted else [f"{turns}, not {wanted}"]))


def close_while_shown(play):
    """The conference is closed while a document is shown: the turn ends once, and all wait for the next conference."""
    site = PRESENTERS[0]
    sign = DOCUMENT_SIGN + play.session.signs[site]
    begun = len(play.session.record())
    play.session.endpoints.forget()
    play.act(play.desk, "floor.grant", site=site, floor="content")
    play.session.wait_all(set(play.session.sites), lambda e: e["event"] == "shown" and e["sign"] == sign)
    play.session.set_phase("closed")
    play.session.wait_all(set(play.session.sites), lambda e: e["event"] == "standby")
    check_turns(play, "closed while a document is shown", begun, [(site, "granted"), (site, "revoked")])
    last = play.session.record()[-1]["event"]["what"]
    play.trials.append(Trial("the record ends with the close", [] if last["event"] == "closed" else [f"{last}"]))
