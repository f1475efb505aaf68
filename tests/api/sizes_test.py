"""Bodies that are too large, too deep, cut short or no HTTP."""

import http.client
import json
import unittest

from bridge import province
from caller import Caller
from plans import plan
from wait import eventually

MIB = 1024 * 1024


class SizesTest(unittest.TestCase):
    def setUp(self):
        self.operator = province().operator
        self.papers = province().bridge.folder / "state/store/papers"

    def headers(self, **more):
        return self.operator.own_headers("POST") | more

    def raw(self, head, body=b"", wait=True):
        """Status of the answer to these bytes; None if there is none."""
        with Caller(province().bridge).raw_socket() as socket:
            socket.sendall(head.encode("latin-1") + body)
            if not wait:
                return None
            reply = http.client.HTTPResponse(socket)
            try:
                reply.begin()
            except (http.client.BadStatusLine, ConnectionError):
                return None
            return reply.status

    def until_papers_are(self, wanted):
        eventually(lambda: set(self.papers.iterdir()), lambda found: found == wanted)

    def head(self, method, path, **more):
        lines = [f"{method} /api/v1{path} HTTP/1.1", "Host: x",
                 *(f"{name}: {value}" for name, value in self.headers(**more).items()), "", ""]
        return "\r\n".join(lines)

    def test_a_megabyte_of_json_is_the_most(self):
        body = {"name": "A", "post": "", "unit": "", "commune": ""}
        padded = json.dumps(body).encode() + b" " * (MIB - len(json.dumps(body)))
        self.operator.ask("POST", "/sites/y-yen/delegates", raw=("application/json", padded)).expect(201)
        answer = self.operator.ask("POST", "/sites/y-yen/delegates", raw=("application/json", padded + b" "))
        self.assertEqual(answer.expect(413).code, "body.too_large")
        self.operator.connection.close()
        self.assertEqual(Caller(province().bridge).ask("POST", "/logout", raw=("text/plain", b"x" * 2000)).status, 413)

    def test_a_length_that_is_named_and_not_sent_costs_nothing(self):
        head = {"Content-Type": "application/json", "Content-Length": str(10 ** 12)}
        self.assertEqual(self.raw(self.head("POST", "/bookings", **head)), 413)
        for length in ("-1", "1e3", "99999999999999999999999", "0x10", "1, 2"):
            head["Content-Length"] = length
            self.assertIn(self.raw(self.head("POST", "/bookings", **head)), (None, 400, 413), length)

    def test_pieces_without_a_length_are_counted(self):
        head = self.head("POST", "/bookings", **{"Content-Type": "application/json", "Transfer-Encoding": "chunked"})
        self.assertEqual(self.raw(head, (b"10000\r\n" + b" " * 65536 + b"\r\n") * 17 + b"0\r\n\r\n"), 413)

    def test_deep_and_wide_json(self):
        for raw in (b"[" * 500_000, b'{"a":' * 100_000, b"[" * 17 + b"]" * 17, b'{"title":' + b"[" * 1000 + b"]" * 1000 + b"}",
                    b"", b"{", b"nul", b'{"a":1}x', b"1e99999", b"-", b'"\\u12"', b"{'a':1}", b"\xef\xbb\xbf{}"):
            answer = self.operator.ask("POST", "/bookings", raw=("application/json", raw))
            self.assertIn(answer.status, (400, 422), raw[:20])
        wide = json.dumps({f"x{n}": n for n in range(20_000)}).encode()
        answer = self.operator.ask("POST", "/bookings", raw=("application/json", wide)).expect(422)
        self.assertLess(len(answer.data), 64 * 1024)

    def test_a_thousand_agenda_items_are_refused_and_named(self):
        item = {"title": "Tham luận", "planned_min": 5, "speakers": [], "layout_preset": "", "papers": []}
        answer = self.operator.post("/bookings", plan(province(), agenda=[item] * 1000)).expect(422)
        self.assertEqual(answer.pointers(), {"/agenda"})
        self.assertIn("100", answer.json["errors"][0]["vi"])
        self.operator.post("/bookings", plan(province(), agenda=[item] * 100)).expect(201)

    def test_a_paper_of_500_megabytes_is_refused_at_its_head(self):
        head = {"Content-Type": "application/pdf", "Content-Length": str(500 * MIB)}
        self.assertEqual(self.raw(self.head("POST", "/papers?name=x.pdf", **head), b"%PDF-1.7"), 413)

    def test_a_paper_that_grows_beyond_its_bound_leaves_nothing(self):
        before = set(self.papers.iterdir())
        head = self.head("POST", "/papers?name=x.pdf", **{"Content-Type": "application/pdf", "Transfer-Encoding": "chunked"})
        with Caller(province().bridge).raw_socket() as socket:
            socket.sendall(head.encode())
            piece = b"100000\r\n" + b"%PDF-" + b"x" * (MIB - 5) + b"\r\n"
            try:
                for _ in range(70):
                    socket.sendall(piece)
            except ConnectionError:
                pass
            reply = http.client.HTTPResponse(socket)
            reply.begin()
            self.assertEqual(reply.status, 413)
        self.until_papers_are(before)

    def test_an_upload_that_is_cut_leaves_nothing(self):
        before = set(self.papers.iterdir())
        head = {"Content-Type": "application/pdf", "Content-Length": str(10 * MIB)}
        self.raw(self.head("POST", "/papers?name=x.pdf", **head), b"%PDF-1.7" + b"x" * MIB, wait=False)
        self.until_papers_are(before)

    def test_an_upload_of_nobody_is_refused_at_its_head(self):
        head = "POST /api/v1/papers?name=x HTTP/1.1\r\nHost: x\r\nContent-Type: application/pdf\r\nContent-Length: 1000000\r\n\r\n"
        self.assertEqual(self.raw(head), 401)

    def test_what_is_no_http(self):
        for text in ("\r\n\r\n", "GET\r\n\r\n", "\x16\x03\x01\x02\x00\x01", "GET / HTTP/9.9\r\n\r\n", "x" * 20_000,
                     "GET / HTTP/1.1\r\nA: " + "b" * 20_000 + "\r\n\r\n", "GET / HTTP/1.1\r\n" + "A: b\r\n" * 4000 + "\r\n",
                     "GET / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                     "GET / HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"):
            with Caller(province().bridge).raw_socket() as socket:
                socket.sendall(text.encode("latin-1"))
                socket.shutdown(1)
                try:
                    while socket.recv(65536):
                        pass
                except ConnectionError:
                    pass
        self.operator.get("/me").expect(200)
