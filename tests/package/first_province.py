"""What a province does with a fresh installation, in the order in which it would: the first administrator by the link,
halls, bookings, a conference with pictures, a crash in the middle of it, back-up and restoring."""

import json
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "tools/lib"))

from endpoints import Endpoints  # noqa: E402
from province import Refused, Rest, booking, enrol, next_minute  # noqa: E402
from services import ServiceError  # noqa: E402
from unit_service import UnitService, expect, wait_until  # noqa: E402

PASSWORD = "mua bão năm nay 2026"
HALLS = ("ubnd-tinh", "y-yen")
SCRATCH = pathlib.Path("/tmp")
SECONDS = 20


def ctl(*arguments, token=None):
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "LC_ALL": "C.UTF-8"}
    if token:
        environment["DIEM_CAU_TOKEN"] = token
    return subprocess.run(["diem-cau-ctl", *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          check=False, env=environment)


class FirstProvince:
    """`port` of the pages over http; `signaling` runs, and so does the mcu."""

    def __init__(self, port, signaling):
        self.port, self.signaling = port, signaling
        self.server = f"http://127.0.0.1:{port}"
        self.admin = self.operator = None
        self.users, self.devices = {}, {}

    def use(self):
        self.make_administrator()
        self.set_up()
        self.hold_conferences()
        self.back_up_and_restore()

    def make_administrator(self):
        printed = self.printed_links()
        expect("the journal has a link for the first administrator", len(printed) == 1, self.signaling.text())
        done = ctl("administrator-link", "--json", "--server", self.server)
        expect("diem-cau-ctl makes that link anew", done.returncode == 0, done)
        link = json.loads(done.stdout)["link"]
        expect("the link names the server", link.startswith(f"{self.server}/first-administrator#"), link)

        self.admin = Rest(self.port)
        claim = {"login": "quantri", "name": "Nguyễn Thị Quản", "password": PASSWORD}
        expect("the former link counts no more", self.refusal("POST", "/first-administrator",
                                                              {"token": printed[0], **claim}) == "token.wrong")
        answer = self.admin.post("/first-administrator", {"token": link.split("#")[1], **claim})
        self.admin.csrf = answer["csrf_token"]
        expect("who comes by it is the administrator", answer["user"]["role"] == "administrator", answer)
        expect("no other administrator is wanted", not self.admin.get("/version")["needs_administrator"])
        done = ctl("administrator-link")
        expect("and no other link is made", done.returncode == 1, done)

    def printed_links(self):
        log = self.signaling.log.read_text(encoding="utf-8", errors="replace")
        return re.findall(r"/first-administrator#(dcl_[A-Za-z0-9_-]+)", log)

    def refusal(self, method, path, body):
        try:
            return f"{self.admin.ask(method, path, body)} instead of a refusal"
        except Refused as refused:
            return refused.code

    def set_up(self):
        sites = [site["id"] for site in self.admin.get("/sites")["items"]]
        expect("the example's sites are there", len(sites) == 12 and set(HALLS) < set(sites), sites)
        open_now = self.admin.get("/conferences")["items"]
        expect("no conference is open by itself", open_now == [], open_now)
        for login, role in (("vanhanh", "operator"), ("chutri", "chair")):
            self.users[login] = self.admin.post("/users", {"login": login, "name": login, "role": role,
                                                           "password": PASSWORD})["id"]
        self.operator = Rest(self.port).log_in("vanhanh", PASSWORD)
        self.devices = {site: enrol(self.admin, site) for site in HALLS}
        token = self.operator.post("/me/tokens", {"label": "ctl", "scopes": ["read", "book"], "expires": None})["token"]
        done = ctl("sites", "--json", "--server", self.server, token=token)
        expect("diem-cau-ctl lists the sites with an API token", done.returncode == 0 and "y-yen" in done.stdout, done)

    def seats(self):
        return [{"name": site, "url": f"ws://127.0.0.1:{self.port}/ws", "token": self.devices[site], "sign": sign,
                 "decode": "first", "reconnect": True} for sign, site in enumerate(HALLS)]

    def connected(self, conference):
        rows = self.operator.get(f"/conferences/{conference}")["sites"]
        return sum(row["state"] == "connected" for row in rows)

    def hold_conferences(self):
        with Endpoints(self.seats(), log=SCRATCH / "endpoint.log") as halls:
            called = self.operator.post("/calls", {"title": "Họp khẩn chống bão", "sites": list(HALLS), "length_min": 30,
                                                   "chair_site": HALLS[0]})["conference"]
            self.expect_pictures(halls, "both halls hear the call and see each other")
            self.phase(called, "closed")
            halls.forget()

            made = self.operator.post("/bookings", booking(
                "Giao ban", next_minute(5), 60, HALLS, HALLS[0], self.users["chutri"], self.users["vanhanh"]))
            self.expect_pictures(halls, "both halls come into the booked conference by themselves")
            self.phase(made["id"], "in_session")
            halls.forget()
            self.crash(halls, made["id"])
            self.phase(made["id"], "closed")

    def expect_pictures(self, halls, what):
        try:
            halls.wait_for_pictures(set(HALLS), SECONDS)
            expect(what, True)
        except ServiceError as error:
            expect(what, False, f"{error} {halls.log_tail(5)} {self.signaling.text()}")

    def phase(self, conference, phase):
        now = self.operator.post(f"/conferences/{conference}/phases", {"phase": phase, "confirmed": True})["phase"]
        expect(f"a conference is {phase}", now == phase, now)

    def crash(self, halls, conference):
        self.signaling.kill()
        self.signaling.start()
        expect("halls come back after kill -9", wait_until(lambda: self.is_back(conference), SECONDS),
               f"{halls.log_tail(5)} {self.signaling.text()}")
        running = self.operator.get(f"/conferences/{conference}")
        expect("the conference is still in session", running["phase"] == "in_session", running)
        expect("the accounts are there", len(self.admin.get("/users")["items"]) == 3)
        expect("no further link was printed", len(self.printed_links()) == 1, self.signaling.text())

    def is_back(self, conference):
        try:
            return self.connected(conference) == len(HALLS)
        except (OSError, Refused):
            self.operator.connection.close()
            return False

    def back_up_and_restore(self):
        archive = SCRATCH / "diem-cau.tar.zst"
        done = ctl("backup", str(archive))
        expect("diem-cau-ctl backs up the running service", done.returncode == 0, done)
        expect("a back-up is for its owner only", archive.stat().st_mode & 0o077 == 0, oct(archive.stat().st_mode))
        self.admin.post("/users", {"login": "muon", "name": "Người đến sau", "role": "observer", "password": PASSWORD})
        done = ctl("restore", str(archive), "--yes")
        expect("a store in use is not replaced", done.returncode == 1, done)
        self.signaling.stop()
        done = ctl("restore", str(archive), "--yes")
        expect("diem-cau-ctl restores", done.returncode == 0, done)
        self.signaling.start()
        expect("the restored service answers", wait_until(self.answers, SECONDS), self.signaling.text())
        logins = {user["login"] for user in self.admin.get("/users")["items"]}
        expect("all is as it was at the back-up", logins == {"quantri", "vanhanh", "chutri"}, logins)

    def answers(self):
        try:
            return Rest(self.port).get("/version")["needs_administrator"] is False
        except OSError:
            return False


def check_daily_backup(port):
    """The daily back-up as its unit says: the page lists it, 14 stay, and nothing else in the folder is touched."""
    unit = UnitService("diem-cau-backup")
    folder = unit.state / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    old = [folder / f"diem-cau-202501{day:02}-023000.tar.zst" for day in range(1, 19)]
    other = folder / "truoc-khi-nang-cap.tar.zst"
    for file in (*old, other):
        file.write_bytes(b"x")
    subprocess.run(["chown", "-R", f"{unit.settings['User']}:", folder], check=True)
    unit.run_once()
    names = sorted(file.name for file in folder.glob("diem-cau-*"))
    expect("the newest 14 daily back-ups stay", len(names) == 14 and names[:13] == [file.name for file in old[-13:]], names)
    expect("other files stay", other.exists(), names)
    made = folder / names[-1]
    expect("the new one is whole and private", made.stat().st_size > 1000 and made.stat().st_mode & 0o077 == 0, made.stat())
    listed = Rest(port).log_in("quantri", PASSWORD).get("/backups")["items"]
    expect("the page lists it first", listed[0]["name"] == made.name, listed[:2])
