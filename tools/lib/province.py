"""A province set up over the REST interface as an administrator would do it: accounts, devices, bookings. What the demo,
its check and the benchmarks of the control plane stand on."""

import datetime
import http.client
import http.cookies
import json
import re
import time

from services import ServiceError

ZONE = datetime.timezone(datetime.timedelta(hours=7))
API = "/api/v1"


class Refused(Exception):
    """The service answered with a problem."""

    def __init__(self, what, status, problem):
        super().__init__(f"{what}: {status} {problem.get('code')} {problem.get('title')} {problem.get('errors', '')}")
        self.status, self.problem, self.code = status, problem, problem.get("code")


class Rest:
    """One caller of the REST interface, by cookie after log_in() or by a token. Not for several threads."""

    def __init__(self, port, token=None):
        self.port, self.token = port, token
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie = self.csrf = None

    def ask(self, method, path, body=None, tag=None, raw=None):
        """(body, ETag) of the answer. raw: (media type, bytes) in place of a JSON body."""
        headers = {"Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if raw is not None:
            headers["Content-Type"] = raw[0]
        if tag:
            headers["If-Match"] = tag
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        elif self.cookie:
            headers["Cookie"] = f"diem_cau_session={self.cookie}"
            headers["X-CSRF-Token"] = self.csrf or ""
        data = raw[1] if raw is not None else json.dumps(body) if body is not None else None
        for attempt in range(20):
            answer, text = self._exchange(method, path, data, headers)
            if answer.status != 429:
                break
            time.sleep(float(answer.headers.get("Retry-After", "1")))
        self._keep_cookie(answer)
        found = json.loads(text) if text and "json" in answer.headers.get("Content-Type", "") else text
        if answer.status >= 400:
            raise Refused(f"{method} {path}", answer.status, found if isinstance(found, dict) else {})
        return found, answer.headers.get("ETag")

    def _exchange(self, method, path, data, headers):
        try:
            self.connection.request(method, API + path, data, headers)
            answer = self.connection.getresponse()
            return answer, answer.read()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):  # an idle connection was closed
            self.connection.close()
            self.connection.request(method, API + path, data, headers)
            answer = self.connection.getresponse()
            return answer, answer.read()

    def _keep_cookie(self, answer):
        for line in answer.headers.get_all("Set-Cookie") or []:
            morsel = http.cookies.SimpleCookie(line).get("diem_cau_session")
            if morsel is not None:
                self.cookie = morsel.value

    def get(self, path):
        return self.ask("GET", path)[0]

    def post(self, path, body=None):
        return self.ask("POST", path, body)[0]

    def change(self, path, read_only=("id", "has_password"), **members):
        """PUT of what GET gives, with these members changed and without those that are told only."""
        body, tag = self.ask("GET", path)
        kept = {name: value for name, value in body.items() if name not in read_only}
        return self.ask("PUT", path, {**kept, **members}, tag)[0]

    def log_in(self, login, password):
        self.csrf = self.post("/login", {"login": login, "password": password})["csrf_token"]
        return self


def first_administrator_token(services):
    """What the service printed at its first start."""
    text = (services.folder / "signaling.log").read_text(encoding="utf-8", errors="replace")
    found = re.findall(r"/first-administrator#(dcl_[A-Za-z0-9_-]+)", text)
    if not found:
        raise ServiceError("signaling printed no link for the first administrator")
    return found[-1]


def first_administrator(services, login, name, password):
    """A caller who is logged in as the new administrator."""
    rest = Rest(services.http_port)
    answer = rest.post("/first-administrator", {"token": first_administrator_token(services), "login": login,
                                                "name": name, "password": password})
    rest.csrf = answer["csrf_token"]
    return rest


def enrol(administrator, site, kind="hall"):
    """The device token of a new device of this site."""
    code = administrator.post(f"/sites/{site}/enrolment-codes", {"kind": kind})["code"]
    return Rest(administrator.port).post("/enrolments", {"code": code})["token"]


def local_time(moment):
    """As the REST interface writes times."""
    return moment.astimezone(ZONE).isoformat(timespec="seconds")


def next_minute(after=0):
    """The first full minute that is at least `after` seconds away."""
    now = datetime.datetime.now(ZONE) + datetime.timedelta(seconds=after)
    return now.replace(second=0, microsecond=0) + datetime.timedelta(minutes=1)


def booking(title, start, length_min, sites, chair_site, chair, operator, **more):
    """A booking's body, with what is usual where nothing is said."""
    return {"title": title, "kind": "", "start": local_time(start), "length_min": length_min, "test_window_min": 60,
            "sites": list(sites), "chair_site": chair_site, "chair": chair, "deputy": None, "secretary": None,
            "operator_in_charge": operator, "departments": [], "communes": [], "agenda": [], "policy": "chaired",
            "layout_presets": ["stage"], "auto_start": False, "recurrence": None, **more}
