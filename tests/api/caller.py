"""One caller of the service over a socket of its own, who may send whatever it likes. Every answer of the REST
interface is checked: what is JSON must be what the OpenAPI document says, what is refused must say why."""

import http.client
import http.cookies
import itertools
import json
import socket
import ssl

import document
from wait import PATIENCE
from web_socket import WebSocket

numbers = itertools.count(2)


def own_address():
    """Another address of this machine for every caller: limits count by it."""
    number = next(numbers)
    return f"127.{1 + number // 60000}.{number // 250 % 240}.{1 + number % 250}"


def open_socket(bridge, headers=None):
    """A WebSocket from an address of its own."""
    opened = WebSocket(bridge.http_port, headers, own_address())
    opened.socket.settimeout(PATIENCE)
    return opened


class Answer:
    """status, headers, data (bytes), json (None if it is something else)."""

    def __init__(self, what, reply, data):
        self.what, self.status, self.headers, self.data = what, reply.status, reply.headers, data
        self.json = json.loads(data) if data and "json" in reply.headers.get("Content-Type", "") else None

    @property
    def code(self):
        return self.json.get("code") if isinstance(self.json, dict) else None

    def expect(self, *statuses):
        if self.status not in statuses:
            raise AssertionError(f"{self.what}: {self.status} in place of {statuses}: {self.data[:600]!r}")
        return self

    def pointers(self):
        return {fault["pointer"] for fault in (self.json or {}).get("errors", [])}


class Caller:
    """Asks by a cookie once logged in, by `token` if given, else as nobody."""

    def __init__(self, bridge, token=None, tls=False, address=None):
        self.bridge, self.token, self.tls = bridge, token, tls
        self.address = address or own_address()
        self.cookie = self.csrf = None
        self.connection = None

    def open(self):
        source = (self.address, 0)
        if not self.tls:
            return http.client.HTTPConnection("127.0.0.1", self.bridge.http_port, timeout=PATIENCE, source_address=source)
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection("127.0.0.1", self.bridge.https_port, timeout=PATIENCE, source_address=source,
                                           context=context)

    def own_headers(self, method):
        if self.token:
            return {"Authorization": f"Bearer {self.token}"}
        if not self.cookie:
            return {}
        headers = {"Cookie": f"diem_cau_session={self.cookie}"}
        return headers if method in ("GET", "HEAD") else headers | {"X-CSRF-Token": self.csrf or ""}

    def send(self, method, target, data=None, headers=None):
        """The answer to a request with these headers only; `target` as it goes over the line."""
        for first in (True, False):
            if self.connection is None:
                self.connection = self.open()
            try:
                self.connection.request(method, target, data, headers or {})
                reply = self.connection.getresponse()
                return Answer(f"{method} {target}", reply, reply.read())
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                self.connection.close()
                self.connection = None
                if not first:
                    raise

    def ask(self, method, path, body=None, headers=None, raw=None):
        """raw: (media type, bytes) in place of a JSON body. A header that is None is not sent."""
        all_headers = self.own_headers(method)
        data = None
        if raw is not None:
            all_headers["Content-Type"], data = raw
        elif body is not None:
            all_headers["Content-Type"], data = "application/json", json.dumps(body)
        all_headers = {k: v for k, v in {**all_headers, **(headers or {})}.items() if v is not None}
        answer = self.send(method, document.address(path), data, all_headers)
        document.check(self.bridge, method, path, answer)
        self.keep_cookie(answer)
        return answer

    def keep_cookie(self, answer):
        for line in answer.headers.get_all("Set-Cookie") or []:
            morsel = http.cookies.SimpleCookie(line).get("diem_cau_session")
            if morsel is not None:
                self.cookie = morsel.value or None

    def get(self, path, **more):
        return self.ask("GET", path, **more)

    def post(self, path, body=None, **more):
        return self.ask("POST", path, body, **more)

    def put(self, path, body=None, tag=None, **more):
        return self.ask("PUT", path, body, headers={"If-Match": tag} if tag else None, **more)

    def delete(self, path, body=None, **more):
        return self.ask("DELETE", path, body, **more)

    def log_in(self, login, password):
        self.csrf = self.post("/login", {"login": login, "password": password}).expect(200).json["csrf_token"]
        return self

    def raw_socket(self):
        """A connection for what is no proper request."""
        return socket.create_connection(("127.0.0.1", self.bridge.http_port), timeout=PATIENCE,
                                        source_address=(self.address, 0))
