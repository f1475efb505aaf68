"""The service that these tests talk to: signaling alone, in a scratch folder, with a province set up. Most tests share
one; those that break it start their own."""

import atexit
import os
import pathlib
import time

from caller import Caller
from province import first_administrator_token
from services import ROOT, Services, ServiceError

PROGRAMS = pathlib.Path(os.environ.get("DIEMCAU_BIN", ROOT / "build/release/bin")).resolve()
PASSWORD = "mua bão năm nay 2026"
ROLES = ("administrator", "operator", "chair", "deputy", "secretary", "technician", "observer")
SITES = ("ubnd-tinh", "y-yen", "my-loc", "hai-hau", "nam-truc", "vu-ban")


class Bridge(Services):
    """Signaling without an mcu, with pages of one file."""

    def __init__(self, wrapper=()):
        super().__init__(programs=PROGRAMS)
        self.wrapper = list(wrapper)  # a command that starts the program
        self.web_root = self.folder / "web"
        (self.web_root / "assets").mkdir(parents=True)
        (self.web_root / "index.html").write_text("<!doctype html><title>Điểm Cầu</title>", encoding="utf-8")
        (self.web_root / "assets/index.js").write_text("export {};\n", encoding="utf-8")

    def start(self, seconds=60):
        if not (self.folder / "signaling.toml").exists():
            self.write_settings()
        self.start_one("signaling")
        deadline = time.monotonic() + seconds
        while not self.answers():
            self.check_running()
            if time.monotonic() > deadline:
                raise ServiceError(f"signaling does not answer after {seconds} s: {self.log_tail('signaling', 3)}")
            time.sleep(0.02)

    def answers(self):
        try:
            return Caller(self).get("/version").status == 200
        except OSError:
            return False


class Province:
    """A bridge with one account a role and the devices of some halls. `callers`: by role, logged in."""

    def __init__(self, bridge):
        self.bridge = bridge
        self.users, self.callers, self.devices = {}, {}, {}
        self.admin = Caller(bridge)
        made = self.admin.post("/first-administrator", {"token": first_administrator_token(bridge), "login": "quantri",
                                                        "name": "Nguyễn Thị Quản", "password": PASSWORD})
        self.admin.csrf = made.json["csrf_token"]
        self.users["administrator"], self.callers["administrator"] = made.json["user"]["id"], self.admin
        for role in ROLES[1:]:
            self.users[role] = self.add_user(role, role)
            self.callers[role] = Caller(bridge).log_in(role, PASSWORD)
        self.operator = self.callers["operator"]

    def add_user(self, login, role):
        body = {"login": login, "name": f"Ông {login}", "role": role, "password": PASSWORD}
        return self.admin.post("/users", body).expect(201).json["id"]

    def caller(self, role):
        """A new log-in of this role, from an address of its own."""
        return Caller(self.bridge).log_in("quantri" if role == "administrator" else role, PASSWORD)

    def device(self, site, kind="hall"):
        """A device that is enrolled now; the site's former one is revoked by that."""
        code = self.admin.post(f"/sites/{site}/enrolment-codes", {"kind": kind}).expect(201).json["code"]
        made = Caller(self.bridge).post("/enrolments", {"code": code}).expect(201).json
        self.devices[site] = made["device"]
        return Caller(self.bridge, token=made["token"])


shared = None


def province():
    """The one that most tests share, started by the first of them."""
    global shared
    if shared is None:
        bridge = Bridge()
        atexit.register(bridge.stop)
        bridge.start()
        shared = Province(bridge)
    return shared
