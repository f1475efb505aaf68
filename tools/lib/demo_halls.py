"""The simulated halls of the demonstration: which they are, what they say, and with --trouble what some suffer from."""

import dataclasses

from conference_page import ConferencePage
from demo_province import PASSWORD
from endpoints import make_media
from province import Rest
from services import shipped_sites
from speech import OPENING, REPORT, Speech

CHAIR_SITE = "ubnd-tinh"
VISITOR = "vu-ban"  # the seat left for whoever opens the page
MOST_SITES = 16     # as many as the composed view has places for


@dataclasses.dataclass(frozen=True)
class Trouble:
    """What a hall suffers from, in the members of the endpoint's seat, and how it is to be told: the verdict's kind, one
    of these pieces of advice, and a ground that must stand beside it, if one is named."""
    vi: str
    en: str
    seat: dict
    kind: str
    advice: tuple
    ground: str = ""


# A lossy line and a thin one are both bad uplinks; their advice tells them apart. Who echoes comes last.
TROUBLES = [
    Trouble("đường truyền mất gói", "a lossy line", {"fault": {"loss": 0.12, "burst": 3}},
            "uplink", ("check_access", "call_carrier"), "loss"),
    Trouble("đường truyền hẹp", "a thin line", {"fault": {"kbps": 120}}, "uplink", ("lower_uplink_rate",)),
    Trouble("máy quay bị treo", "a frozen camera", {"fault": {"camera": "frozen"}},
            "hall_camera", ("restart_camera",), "frozen_picture"),
    Trouble("máy tính quá tải", "an overloaded computer", {"fault": {"camera": "overloaded"}},
            "hall_computer", ("relieve_computer",)),
    Trouble("vọng tiếng (đang có quyền phát biểu)", "echo (it has the floor)",
            {"fault": {"echo_ms": 180, "echo_loss_db": 15}, "sound": "quiet"},
            "hall_loudspeaker", ("lower_loudspeaker",), "echo_loss"),
]


def sites_for(count):
    """[(id, name)]: the shipped ones, cut or continued; the chair's site and the visitor's are always there."""
    sites = shipped_sites()
    sites += [(f"diem-cau-{n}", f"Điểm cầu {n}") for n in range(len(sites) + 1, count + 1)]
    needed = [site for site in sites if site[0] in (CHAIR_SITE, VISITOR)]
    others = [site for site in sites if site not in needed]
    chosen = needed + others[:count - len(needed)]
    return [site for site in sites if site in chosen]


def troubled(halls):
    """Site → its Trouble, of the halls that suffer."""
    return dict(zip(halls, TROUBLES))


def prepare(sites, speaking):
    """Makes what the sites show and say. → site → Speech, of those that speak."""
    names = dict(sites)
    speeches = {site: Speech((OPENING if site == CHAIR_SITE else REPORT).format(name=names[site])) for site in speaking}
    for speech in speeches.values():
        speech.synthesise()
    make_media(len(sites), {speech.name: speech.file for speech in speeches.values()})
    return speeches


def seats_of(services, province, speeches, troubles, messages):
    """The seats of the sites that speak; `messages`: the types that are told as events."""
    order = [site for site, _ in services.sites]
    return [{"name": site, "url": services.websocket_url, "token": province.devices[site], "sign": order.index(site),
             "decode": "never", "messages": list(messages), "reconnect": True,
             "sound": "silence" if site == CHAIR_SITE else speech.name,
             **(troubles[site].seat if site in troubles else {})} for site, speech in speeches.items()]


def let_echo(services, province, site):
    """An echo is heard of a hall that has the floor while another speaks: gives it the floor."""
    chair = Rest(services.http_port).log_in("chutri", PASSWORD)
    with ConferencePage(services, chair, province.conference, "chair") as page:
        page.do("floor.grant", site=site)
