"""A hall's line is measured by noise: paced, bounded, one at a time, and nobody keeps the others from it."""

import socket
import time
import unittest
import zlib

import document
from bridge import SITES, province
from caller import Caller

NOISE = "application/octet-stream"


class ProbeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.halls = [province().device(site) for site in SITES[1:4]]
        parameters = document.find(province().bridge, "GET", "/probe")["parameters"]
        cls.most = next(one["schema"]["maximum"] for one in parameters if one["name"] == "bytes")

    def upload(self, hall, data):
        return hall.ask("POST", "/probe", raw=(NOISE, data))

    def begin_download(self, hall, bytes_wanted):
        """A connection that has asked and reads nothing."""
        line = hall.raw_socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.sendall(f"GET /api/v1/probe?bytes={bytes_wanted} HTTP/1.1\r\nHost: x\r\n"
                     f"Authorization: Bearer {hall.token}\r\n\r\n".encode())
        return line

    def until_free(self, hall, seconds):
        """The first answer that is no 429 "once more in a second"."""
        begun = time.monotonic()
        while (answer := hall.get("/probe?bytes=10")).status == 429 and answer.headers["Retry-After"] == "1":
            self.assertLess(time.monotonic() - begun, seconds)
            time.sleep(0.1)
        return answer

    def test_both_directions(self):
        data = self.halls[0].get("/probe?bytes=60000").expect(200).data
        self.assertEqual(len(data), 60_000)
        self.assertGreater(len(zlib.compress(data)), 59_000)
        answer = self.upload(self.halls[0], data).expect(200).json
        self.assertEqual(answer["bytes"], 60_000)
        self.assertGreaterEqual(answer["ms"], 0)

    def test_a_download_is_paced(self):
        begun = time.monotonic()
        self.halls[0].get(f"/probe?bytes={self.most // 4}").expect(200)
        self.assertGreater(time.monotonic() - begun, 0.4)  # of half a second

    def test_bounds(self):
        for wanted in (0, -1, self.most + 1, "x", ""):
            self.halls[0].get(f"/probe?bytes={wanted}").expect(422)
        self.halls[0].get("/probe").expect(422)
        self.upload(self.halls[0], b"x" * (self.most + 1)).expect(413)
        self.halls[0].ask("POST", "/probe", raw=("application/json", b"{}")).expect(415)
        self.upload(self.halls[0], b"").expect(200)

    def test_one_at_a_time(self):
        with self.begin_download(self.halls[0], self.most) as line:
            line.recv(100)
            refused = self.halls[1].get("/probe?bytes=10").expect(429)
            self.assertEqual(refused.headers["Retry-After"], "1")
            self.upload(self.halls[1], b"x").expect(429)
        self.assertEqual(self.until_free(self.halls[1], 8).status, 200)

    def test_a_slow_reader_keeps_nobody_waiting(self):
        begun = time.monotonic()
        with self.begin_download(self.halls[0], self.most) as line:
            line.recv(100)
            self.assertEqual(self.until_free(self.halls[1], 60).status, 200)
            self.assertGreater(time.monotonic() - begun, 5)

    def test_a_slow_writer_keeps_nobody_waiting(self):
        head = (f"POST /api/v1/probe HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {self.halls[0].token}\r\n"
                f"Content-Type: {NOISE}\r\nContent-Length: 1000\r\n\r\n")
        with self.halls[0].raw_socket() as line:
            line.sendall(head.encode() + b"x")
            deadline = time.monotonic() + 8
            while (refused := self.halls[1].get("/probe?bytes=10")).status == 200:  # the line's head has not come
                self.assertLess(time.monotonic(), deadline)
                time.sleep(1)
            self.assertEqual((refused.status, refused.headers["Retry-After"]), (429, "1"))
        self.assertEqual(self.until_free(self.halls[1], 8).status, 200)

    def test_a_site_measures_not_too_often(self):
        hall = self.halls[2]
        answers = (hall.get("/probe?bytes=1") for _ in range(60))
        refused = (int(answer.headers["Retry-After"]) for answer in answers if answer.status == 429)
        self.assertTrue(any(seconds > 1 for seconds in refused))
        self.assertEqual(self.until_free(self.halls[1], 8).status, 200)

    def test_it_is_for_halls(self):
        for role in ("administrator", "technician", "operator"):
            self.assertEqual(province().caller(role).get("/probe?bytes=10").expect(403).code, "auth.role")
        Caller(province().bridge).get("/probe?bytes=10").expect(401)
