import http.server
import json
import struct
import threading
import unittest

import bridge
from bridge import Bridge, Ended, Feed, LineLost

OPEN = {"conference": "c1", "title": "Giao ban", "phase": "in_session"}


class FakeService(http.server.ThreadingHTTPServer):
    """Answers from tables: `answers` by (method, path), `visits`: the frames of each WebSocket in turn, and the end."""
    daemon_threads = True

    def __init__(self, conferences=(OPEN,), ticket=None, visits=()):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = {("GET", "/api/v1/conferences"): (200, {"items": list(conferences)})}
        self.ticket = ticket or (lambda role: (201, {"ticket": "t-" + role}))
        self.visits, self.asked = list(visits), []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()

    def bridge(self):
        return Bridge(f"http://127.0.0.1:{self.server_address[1]}", "dca_x")


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass

    def do_GET(self):
        if self.path == "/ws":
            self.websocket()
        else:
            self.answer(*self.server.answers[("GET", self.path)])

    def do_POST(self):
        role = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["role"]
        self.server.asked.append((self.path, role, self.headers["Authorization"]))
        self.answer(*self.server.ticket(role))

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def websocket(self):
        self.wfile.write(b"HTTP/1.1 101 Switching Protocols\r\n\r\n")
        head = self.rfile.read(2)
        self.rfile.read(4)
        self.server.asked.append(json.loads(self.rfile.read(head[1] & 0x7f)))
        for frame in self.server.visits.pop(0):
            self.wfile.write(frame)
        self.close_connection = True


def frame(data, opcode=1, last=True):
    return struct.pack("!BBH", (0x80 if last else 0) | opcode, 126, len(data)) + data


def message(kind, **members):
    return frame(json.dumps({"type": kind, **members}).encode())


CLOSED = {code: frame(struct.pack("!H", code), 8) for code in (4003, 4008, 4010)}


class FindsAConference(unittest.TestCase):
    def test_the_one_in_session_or_the_one_named(self):
        testing = {"conference": "c2", "title": "Phòng chống bão", "phase": "testing"}
        planned = {"conference": "c3", "title": "Mai", "phase": "planned"}
        with FakeService([planned, testing, OPEN]) as service:
            for wanted, found in [("", "c1"), ("c2", "c2"), ("Phòng", "c2"), ("c3", None), ("x", None)]:
                with self.subTest(wanted):
                    if found:
                        self.assertEqual(service.bridge().find(wanted)[0], found)
                    else:
                        self.assertRaises(Ended, service.bridge().find, wanted)

    def test_refusals_say_cause_and_cure(self):
        for status, exit_status, said in [(401, 1, "login"), (403, 1, "technical")]:
            with FakeService() as service:
                service.answers[("GET", "/api/v1/conferences")] = (status, {"title": "x"})
                with self.assertRaises(Ended) as caught:
                    service.bridge().find("")
                self.assertEqual(caught.exception.status, exit_status)
                self.assertIn(said, caught.exception.text[0])

    def test_nobody_there_or_too_busy_is_tried_again(self):
        with FakeService() as service:
            service.answers[("GET", "/api/v1/conferences")] = (503, {})
            self.assertRaises(LineLost, service.bridge().find, "")
            port = service.server_address[1]
        self.assertRaises(LineLost, Bridge(f"http://127.0.0.1:{port}", "").find, "")


class Feeds(unittest.TestCase):
    def items(self, service, count):
        feed = Feed(service.bridge(), "")
        found = [feed.queue.get(timeout=10) for _ in range(count)]
        feed.stop()
        return found

    def setUp(self):
        self.pauses, bridge.PAUSES = bridge.PAUSES, (0,)

    def tearDown(self):
        bridge.PAUSES = self.pauses

    def test_joins_with_a_ticket_and_tells_what_it_is_told(self):
        with FakeService(visits=[[message("joined"), message("lines", at="x"), CLOSED[4010]]]) as service:
            found, joined, told, lines, ended = self.items(service, 5)
            self.assertEqual(found, {"type": "found", "conference": "c1", "title": "Giao ban"})
            self.assertIsNone(joined)
            self.assertEqual((told["type"], lines), ("joined", {"type": "lines", "at": "x"}))
            self.assertEqual(ended.status, bridge.DONE)
            self.assertEqual(service.asked[0], ("/api/v1/conferences/c1/tickets", "technician", "Bearer dca_x"))
            self.assertEqual(service.asked[1], {"type": "join", "token": "t-technician", "version": 2, "media": False})

    def test_an_operator_joins_as_one(self):
        with FakeService(ticket=lambda role: (403, {}) if role == "technician" else (201, {"ticket": "o"}),
                         visits=[[message("joined"), CLOSED[4010]]]) as service:
            self.items(service, 4)
            self.assertEqual([asked[1] for asked in service.asked[:2]], ["technician", "operator"])

    def test_comes_back_by_itself_after_a_fault_with_a_new_ticket(self):
        with FakeService(visits=[[message("joined")], [CLOSED[4008]], [message("joined"), CLOSED[4010]]]) as service:
            items = self.items(service, 8)
            self.assertEqual([isinstance(item, tuple) for item in items],
                             [False, False, False, True, True, False, False, False])
            self.assertEqual(len(service.asked), 6)

    def test_ends_where_coming_back_is_of_no_use(self):
        for ticket, visits, status in [((409, {}), [], bridge.DONE), ((403, {}), [], bridge.REFUSED),
                                       ((201, {"ticket": "t"}), [[CLOSED[4003]]], bridge.REFUSED),
                                       ((201, {"ticket": "t"}), [[message("ended", cause="closed")]], bridge.DONE)]:
            with self.subTest(ticket=ticket), FakeService(ticket=lambda _, t=ticket: t, visits=visits) as service:
                self.assertEqual(self.items(service, 2)[1].status, status)

    def test_a_message_in_parts_is_put_together(self):
        whole = json.dumps({"type": "lines"}).encode()
        parts = [frame(whole[:5], 1, False), frame(b"ping", 9), frame(whole[5:], 0)]
        with FakeService(visits=[[*parts, CLOSED[4010]]]) as service:
            self.assertEqual(self.items(service, 3)[1], {"type": "lines"})

    def test_nonsense_from_the_service_is_no_crash(self):
        for data in (frame(b"{"), frame(b"\xff\xfe"), struct.pack("!BBQ", 0x81, 127, 1 << 62)):
            with self.subTest(data), FakeService(visits=[[data], [CLOSED[4010]]]) as service:
                items = self.items(service, 3)
                self.assertIsInstance(items[1], tuple)
                self.assertIsInstance(items[2], Ended)
