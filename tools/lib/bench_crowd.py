"""200 sites on one signaling process: what a connection costs in memory, and how soon a change of the roster is told to
all of them."""

import pathlib
import selectors
import time

import bench_measure as measure
from conference_page import PROTOCOL_VERSION
from demo_province import PASSWORD
from province import Rest, booking, enrol, first_administrator, next_minute
from services import Services, ServiceError
from web_socket import WebSocket

SITES = 200
CHANGES = 60
BETWEEN_SECONDS = 0.1
BETWEEN_REQUESTS_SECONDS = 0.03  # below the rate that one address is allowed
QUIET_SECONDS = 1.0


class Crowd:
    """One thread that reads the WebSockets of all sites, without looking into what is not asked for."""

    def __init__(self, port):
        self.port = port
        self.selector = selectors.DefaultSelector()
        self.sockets, self.unread = {}, {}

    def join(self, site, token):
        number = len(self.sockets)
        socket = WebSocket(self.port, source=f"127.0.1.{1 + number % 250}")
        socket.say(type="join", token=token, version=PROTOCOL_VERSION, media=False)
        socket.socket.setblocking(False)
        self.sockets[site], self.unread[site] = socket, bytearray()
        self.selector.register(socket.socket, selectors.EVENT_READ, site)

    def leave(self, site):
        socket = self.sockets.pop(site)
        self.selector.unregister(socket.socket)
        socket.leave()

    def read(self, seconds, heard):
        """Calls heard(site, message as bytes, when) for all that comes in this time, until it gives True."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for key, _ in self.selector.select(max(0.0, until - time.monotonic())):
                data = key.fileobj.recv(1 << 18)
                if not data:
                    raise ServiceError(f"the connection of {key.data} ended")
                when = time.monotonic()
                self.unread[key.data] += data
                for opcode, message in self.frames(self.unread[key.data]):
                    if opcode == 9:
                        self.sockets[key.data].send(message, 10)
                    elif opcode == 8:
                        raise ServiceError(f"{key.data} was closed with {int.from_bytes(message[:2], 'big')}")
                    elif heard(key.data, message, when):
                        return

    @staticmethod
    def frames(unread):
        """Takes the whole frames from the front: (opcode, payload)."""
        while len(unread) >= 2:
            size, start = unread[1] & 0x7f, 2
            if size > 125:
                start = 4 if size == 126 else 10
                size = int.from_bytes(unread[2:start], "big")
            if len(unread) < start + size or start > len(unread):
                return
            opcode, message = unread[0] & 0x0f, bytes(unread[start:start + size])
            del unread[:start + size]
            yield opcode, message


def rss_kib(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1])


def set_up(services, sites):
    """(site → device token, id of the conference in session)."""
    admin = first_administrator(services, "quantri", "Nguyễn Thị Quản", PASSWORD)
    people = {role: admin.post("/users", {"login": role, "name": f"Ông {role}", "role": role, "password": PASSWORD})["id"]
              for role in ("operator", "chair")}
    admin.change("/settings", capacity={"conferences": 1, "seats": len(sites)})
    tokens = {}
    for site, _ in sites:
        tokens[site] = enrol(admin, site)
        time.sleep(BETWEEN_REQUESTS_SECONDS)
    operator = Rest(services.http_port).log_in("operator", PASSWORD)
    names = [site for site, _ in sites]
    made = operator.post("/bookings", booking("Hội nghị toàn tỉnh", next_minute(5), 180, names, names[0], people["chair"],
                                              people["operator"]))
    operator.post(f"/conferences/{made['id']}/phases", {"phase": "in_session", "confirmed": True})
    return tokens, made["id"]


def change(crowd, operation, site):
    """Milliseconds from a site's coming or going until all others were told a roster."""
    others = set(crowd.sockets) - {site}
    last = 0.0

    def heard(who, message, when):
        nonlocal last
        if who in others and b'"type":"roster"' in message[:60]:
            others.discard(who)
            last = max(last, when)
        return not others

    begun = time.monotonic()
    operation()
    crowd.read(5, heard)
    if others:
        raise ServiceError(f"{len(others)} of the sites were not told a roster within 5 s")
    return 1000 * (last - begun)


def crowd200(say):
    """200 sites on one signaling process"""
    sites = [(f"diem-cau-{n:03}", f"Điểm cầu số {n}") for n in range(1, SITES + 1)]
    with Services(sites=sites) as services:
        tokens, _ = set_up(services, sites)
        say(f"{SITES} halls are enrolled")
        signaling = services.processes["signaling"]
        idle = rss_kib(signaling)
        crowd = Crowd(services.http_port)
        for site, _ in sites:
            crowd.join(site, tokens[site])
            crowd.read(0.02, lambda *_: False)
        crowd.read(QUIET_SECONDS, lambda *_: False)
        joined = rss_kib(signaling)
        samples = []
        for number in range(CHANGES // 2):
            site = sites[1 + number][0]
            samples.append(change(crowd, lambda site=site: crowd.leave(site), site))
            time.sleep(BETWEEN_SECONDS)
            samples.append(change(crowd, lambda site=site: crowd.join(site, tokens[site]), site))
            time.sleep(BETWEEN_SECONDS)
        say(f"{len(samples)} changes of the roster")
    memory = measure.Row("control.conn_kib", round((joined - idle) / SITES, 1), "KiB", 64,
                         {"idle_kib": idle, "joined_kib": joined, "connections": SITES})
    return [memory, measure.latency("control.roster200_p95_ms", 100, samples, CHANGES)]
