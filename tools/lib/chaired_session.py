"""Both services with a province whose 12 halls are in session, and pages of those who conduct it: what the check of a
chaired conference and the benchmarks of conducting stand on."""

from conference_page import ConferencePage
from demo_province import PASSWORD, ProvinceServices
from endpoints import Endpoints, make_media
from province import Rest
from services import shipped_sites

CHAIR_SITE = "ubnd-tinh"


class ChairedSession:
    """`endpoints` has a seat for each of `sites` (ids), whose sign is its place; `names` are shown on screen. The
    members of `seat` are those of the endpoint's seats, `special` (site → members) those of single ones besides;
    `watchers` decode the picture, the others do not."""

    def __init__(self, messages, watchers=None, special=None, **seat):
        self.sites = [site for site, _ in shipped_sites()]
        self.names = dict(shipped_sites())
        self.halls = [site for site in self.sites if site != CHAIR_SITE]
        self.signs = {site: sign for sign, site in enumerate(self.sites)}
        self.watchers = set(self.sites if watchers is None else watchers)
        self.members = {"messages": messages, "reconnect": True, **seat}
        self.special = special or {}
        self.services = ProvinceServices(CHAIR_SITE)
        self.province = self.services.province

    def __enter__(self):
        make_media(len(self.sites))
        self.services.__enter__()
        try:
            self.conference = self.province.begin_session(agenda=self.province.agenda())
            self.endpoints = Endpoints([self.seat(site) for site in self.sites],
                                       log=self.services.folder / "endpoint.log")
        except BaseException:
            self.services.stop()
            raise
        self.endpoints.wait_for_pictures(set(self.sites), 30)
        return self

    def __exit__(self, *error):
        self.endpoints.stop()
        self.services.__exit__(*error)

    def seat(self, site):
        return {"name": site, "url": self.services.websocket_url, "token": self.province.devices[site],
                "sign": self.signs[site], "decode": "always" if site in self.watchers else "never", **self.members,
                **self.special.get(site, {})}

    def page(self, login, role):
        """A page of the person with this log-in; `role` as which it takes part."""
        caller = Rest(self.services.http_port).log_in(login, PASSWORD)
        return ConferencePage(self.services, caller, self.conference, role)

    def set_phase(self, phase, **more):
        return self.province.operator.post(f"/conferences/{self.conference}/phases",
                                           {"phase": phase, "confirmed": True, **more})

    def record(self):
        """All entries of the conference's event log, oldest first."""
        entries, cursor = [], ""
        while cursor is not None:
            page = self.province.operator.get(
                f"/conferences/{self.conference}/record?limit=200" + (f"&cursor={cursor}" if cursor else ""))
            entries += page["items"]
            cursor = page["next"]
        return entries

    def wait_all(self, seats, wanted, seconds=15):
        """Seat → event, the first of each seat that `wanted` is true of."""
        found = {}
        while seats - found.keys():
            event = self.endpoints.wait_for(
                lambda e: e.get("seat") in seats and e["seat"] not in found and wanted(e), seconds)
            found[event["seat"]] = event
        return found
