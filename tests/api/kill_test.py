"""Killed with -9 in the middle of changes: what was acknowledged is there, and nothing is there by half."""

import http.client
import signal
import socket
import threading
import unittest

from bridge import PASSWORD, Bridge, Province
from caller import Caller
from plans import plan

ROUNDS = 50


class KillTest(unittest.TestCase):
    def test_what_was_acknowledged_survives(self):
        with Bridge() as bridge:
            province = Province(bridge)
            token = province.operator.post("/me/tokens", {"label": "thử", "scopes": ["read", "book"], "expires": None})
            token = token.expect(201).json["token"]
            acknowledged = {"booking": [], "delegate": [], "paper": []}
            for number in range(ROUNDS):
                self.write_until_killed(province, token, acknowledged, number)
                bridge.start()
                if number % 10 == 9 or number == 0:
                    self.check(Caller(bridge, token=token), acknowledged)
            self.check(Caller(bridge, token=token), acknowledged)
            self.assertGreaterEqual(len(acknowledged["booking"]), ROUNDS)
            Caller(bridge).log_in("operator", PASSWORD)

    def write_until_killed(self, province, token, acknowledged, number):
        ready = threading.Event()
        killer = threading.Thread(target=self.kill, args=(province.bridge, ready, 0.002 + number % 25 * 0.002))
        killer.start()
        caller = Caller(province.bridge, token=token)
        try:
            while True:
                acknowledged["booking"].append(caller.post("/bookings", plan(province)).expect(201).json["id"])
                ready.set()
                delegate = caller.post("/sites/y-yen/delegates", {"name": "Đỗ Văn Đức", "post": "", "unit": "", "commune": ""})
                acknowledged["delegate"].append(delegate.expect(201).json["id"])
                paper = caller.ask("POST", "/papers?name=a.pdf", raw=("application/pdf", b"%PDF-" + bytes(str(number), "ascii")))
                acknowledged["paper"].append(paper.expect(201).json["id"])
        except (http.client.HTTPException, OSError, socket.timeout):
            killer.join()

    @staticmethod
    def kill(bridge, ready, delay):
        ready.wait(120)
        threading.Event().wait(delay)
        bridge.stop_one("signaling", signal.SIGKILL)

    def check(self, caller, acknowledged):
        found = set()
        cursor = ""
        while cursor is not None:
            page = caller.get("/bookings?limit=100" + (f"&cursor={cursor}" if cursor else "")).expect(200).json
            found |= {booking["id"] for booking in page["items"]}
            cursor = page["next"]
        self.assertEqual(set(acknowledged["booking"]) - found, set())
        self.assertLessEqual(len(found), len(acknowledged["booking"]) + ROUNDS)
        delegates = {one["id"] for one in caller.get("/sites/y-yen/delegates").expect(200).json["items"]}
        self.assertEqual(set(acknowledged["delegate"]) - delegates, set())
        for paper in acknowledged["paper"][-20:]:
            self.assertTrue(caller.get(f"/papers/{paper}").expect(200).data.startswith(b"%PDF-"))
