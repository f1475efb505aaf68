"""Tickets and tokens by which pages and halls enter a running conference, and who is thrown out of it."""

import contextlib
import unittest

from bridge import PASSWORD, SITES, province
from caller import Caller, open_socket
from plans import open_now

BAD_TOKEN = 4003
HALLS = (SITES[0], SITES[3])


class TicketsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.conference = open_now(province(), sites=HALLS)

    def enter(self, token, **more):
        socket = open_socket(province().bridge)
        socket.say(type="join", token=token, version=2, media=False, **more)
        return socket

    def ticket(self, caller, body=None):
        return caller.post(f"/conferences/{self.conference}/tickets", body or {}).expect(201).json["ticket"]

    def assert_refused(self, token):
        socket = self.enter(token)
        self.assertEqual(socket.next()["type"], "error")
        self.assertEqual(socket.closed(), BAD_TOKEN)

    def test_a_ticket_works_once(self):
        ticket = self.ticket(province().operator)
        self.assertEqual(self.enter(ticket).next()["type"], "joined")
        self.assert_refused(ticket)

    def test_what_is_no_ticket(self):
        ticket = self.ticket(province().operator)
        for wrong in (ticket[:-1], ticket + "A", ticket.swapcase(), province().operator.cookie, "x" * 200, "dct_", "é", "\0"):
            self.assert_refused(wrong)

    def test_a_ticket_opens_its_own_conference_and_part_only(self):
        observer = province().callers["observer"]
        self.assertEqual(observer.post(f"/conferences/{self.conference}/tickets", {"role": "chair"}).status, 403)
        for role in ("deputy", "secretary", "operator", "chair", "site"):
            answer = observer.post(f"/conferences/{self.conference}/tickets", {"role": role})
            self.assertIn(answer.status, (403, 422), role)
        technician = province().callers["technician"]
        self.assertEqual(technician.post(f"/conferences/{self.conference}/tickets", {"role": "chair"}).status, 403)
        for other in ("x", "%2e%2e", "b" * 40):
            self.assertIn(province().operator.post(f"/conferences/{other}/tickets", {}).status, (404, 409), other)

    def test_who_is_disabled_with_a_ticket_in_hand(self):
        user = province().add_user("van-hanh-2", "operator")
        caller = Caller(province().bridge).log_in("van-hanh-2", PASSWORD)
        ticket = self.ticket(caller)
        inside = self.enter(self.ticket(caller))
        inside.next("joined")
        seen = province().admin.get(f"/users/{user}")
        change = {"login": "van-hanh-2", "name": "Ông", "role": "operator", "disabled": True}
        province().admin.put(f"/users/{user}", change, seen.headers["ETag"]).expect(200)
        self.assertEqual(inside.closed(), BAD_TOKEN)
        self.assert_refused(ticket)

    def test_who_loses_the_role_loses_its_place(self):
        user = province().add_user("van-hanh-3", "operator")
        caller = Caller(province().bridge).log_in("van-hanh-3", PASSWORD)
        inside = self.enter(self.ticket(caller))
        inside.next("joined")
        seen = province().admin.get(f"/users/{user}")
        change = {"login": "van-hanh-3", "name": "Ông", "role": "observer", "disabled": False}
        province().admin.put(f"/users/{user}", change, seen.headers["ETag"]).expect(200)
        self.assertEqual(inside.closed(), BAD_TOKEN)

    def test_a_revoked_device_is_out_at_once(self):
        hall = province().device(HALLS[1])
        socket = self.enter(hall.token)
        self.assertEqual(socket.next("joined")["self"]["site"], HALLS[1])
        province().admin.delete(f"/devices/{province().devices[HALLS[1]]}").expect(204)
        self.assertEqual(socket.closed(), BAD_TOKEN)
        self.assert_refused(hall.token)
        self.assertEqual(hall.get("/me").expect(401).code, "device.revoked")

    def test_a_new_device_ends_the_former_one(self):
        former = self.enter(province().device(HALLS[1]).token)
        former.next("joined")
        now = province().device(HALLS[1])
        self.assertIn(former.closed(), (4001, BAD_TOKEN))
        self.assertEqual(self.enter(now.token).next()["type"], "joined")

    def control_of(self, hall):
        """A telephone that the hall paired, and its device's number."""
        code = hall.post("/self/control-codes").expect(201).json["code"]
        made = Caller(province().bridge).post("/enrolments", {"code": code}).expect(201).json
        self.assertEqual(made["kind"], "hall_control")
        return Caller(province().bridge, token=made["token"]), made["device"]

    def test_a_control_stands_beside_its_hall(self):
        hall = province().device(HALLS[1])
        screen = self.enter(hall.token)
        screen.next("joined")
        phone, _ = self.control_of(hall)
        control = self.enter(phone.token)
        self.assertEqual(control.next("joined")["self"]["site"], HALLS[1])
        self.assertIsNotNone(hall.get("/self/control").expect(200).json["paired"])
        for kind, mine in (("floor.request", True), ("floor.cancel", True), ("mute_all", False)):
            control.say(type=kind, id=1)
            self.assertEqual(control.next("error", "ok")["type"], "ok" if mine else "error", kind)
        control.say(type="offer", sdp="v=0", id=2)
        self.assertEqual(control.next("error", "ok")["code"], "media.not_joined")
        screen.say(type="ping", id=3)
        self.assertEqual(screen.next("pong")["reply_to"], 3)
        for caller in (phone, province().operator):
            self.assertEqual(caller.post("/self/control-codes").status, 403)
        hall.delete("/self/control").expect(204)
        self.assertEqual(control.closed(), BAD_TOKEN)
        self.assert_refused(phone.token)
        screen.say(type="ping", id=4)
        self.assertEqual(screen.next("pong")["reply_to"], 4)

    def test_a_control_is_out_with_its_hall(self):
        hall = province().device(HALLS[1])
        phone, number = self.control_of(hall)
        control = self.enter(phone.token)
        control.next("joined")
        unused = hall.post("/self/control-codes").expect(201).json["code"]
        listed = province().admin.get("/devices").expect(200).json["items"]
        self.assertIn((number, "hall_control", True), [(one["id"], one["kind"], one["online"]) for one in listed])
        province().admin.delete(f"/devices/{province().devices[HALLS[1]]}").expect(204)
        self.assertEqual(control.closed(), BAD_TOKEN)
        self.assertEqual(phone.get("/me").expect(401).code, "device.revoked")
        answer = Caller(province().bridge).post("/enrolments", {"code": unused}).expect(422)
        self.assertEqual(answer.code, "code.revoked")

    def test_the_hall_takes_back_what_it_showed(self):
        hall = province().device(HALLS[1])
        code = hall.post("/self/control-codes").expect(201).json["code"]
        hall.delete("/self/control-codes").expect(204)
        self.assertEqual(Caller(province().bridge).post("/enrolments", {"code": code}).code, "code.revoked")

    def test_a_tablet_needs_its_pin(self):
        tablet = province().device(HALLS[0], "chair_tablet")
        self.assert_refused(tablet.token)
        self.assertEqual(tablet.post(f"/conferences/{self.conference}/tickets", {"role": "chair"}).status, 403)
        unlock = tablet.put("/me/pin", {"pin": "731904"}).expect(200).json["unlock"]
        answer = tablet.post(f"/conferences/{self.conference}/tickets", {"role": "chair"}, headers={"X-Unlock": unlock})
        self.assertEqual(self.enter(answer.expect(201).json["ticket"]).next("joined")["self"]["role"], "chair")

    def test_a_hall_may_not_do_what_the_chair_may(self):
        socket = self.enter(province().device(HALLS[1]).token)
        socket.next("joined")
        for message in ({"type": "mute_all"}, {"type": "layout", "preset": "grid"},
                        {"type": "floor.grant", "site": HALLS[1]}, {"type": "policy", "policy": "open"},
                        {"type": "floor.request", "site": HALLS[0]}, {"type": "mute", "site": HALLS[0]},
                        {"type": "microphone", "on": True}):
            socket.say(id=1, **message)
            self.assertEqual(socket.next("error", "ok")["type"], "error", message)

    def test_noise_on_the_socket_costs_nobody_else_anything(self):
        neighbour = self.enter(self.ticket(province().operator))
        neighbour.next("joined")
        noise = (b"", b"{", b"[]", b"null", b'{"type":"join"}', b'{"type":7}', b'{"type":"' + b"x" * 5000 + b'"}',
                 b"[" * 20000, b'{"type":"join","token":{}}', b'{"type":"ping","id":' + b"9" * 400 + b"}",
                 b"x" * 140_000)
        for data in noise:
            socket = open_socket(province().bridge)
            socket.send(data)
            socket.say(type="ping", id=5)
            self.assertEqual(socket.next("error")["type"], "error", data[:40])
            self.assertEqual(socket.next("pong")["type"], "pong", data[:40])
            socket.leave()
        for data, code in ((b"\xff\xfe", 1007), (b"x" * 300_000, 1009)):  # RFC 6455 §7.4.1
            socket = open_socket(province().bridge)
            socket.send(data)
            self.assertEqual(socket.closed(), code)
        flood = open_socket(province().bridge)
        with contextlib.suppress(ConnectionError):  # it may be over before all are sent
            for _ in range(200):
                flood.say(type="ping")
        self.assertEqual(flood.closed(), 4008)
        neighbour.say(type="ping", id=9)
        self.assertEqual(neighbour.next("pong")["reply_to"], 9)
