"""Technicians help halls from afar over the real service: what a hall is asked and answers, hostile answers, two
technicians on one site, what the record says, and what is left of it after kill -9."""

import base64
import signal
import unittest

from bridge import PASSWORD, SITES, Bridge, Province
from caller import Caller, open_socket
from plans import open_now
from wait import eventually

PROTOCOL_VERSION = 2
JPEG = base64.b64encode(b"\xff\xd8\xff\xe0" + bytes(3000)).decode()


class Page:
    """A page or device that says it has media, though it offers none."""

    def __init__(self, bridge, token):
        self.socket = open_socket(bridge)
        self.number = 0
        self.told = {}
        self.socket.say(type="join", token=token, version=PROTOCOL_VERSION, media=True, id="join")
        self.reply("join")

    def next(self, kind):
        """The newest message of this kind, or the next one if none came since it was asked for last."""
        while kind not in self.told:
            self.keep(self.socket.next())
        return self.told.pop(kind)

    def keep(self, message):
        self.told[message["type"]] = message

    def reply(self, number):
        while (message := self.socket.next()).get("reply_to") != number or message["type"] not in ("ok", "error"):
            self.keep(message)
        return message

    def say(self, what, /, **members):
        """Its answer: "ok", or the code and the field of the error."""
        self.number += 1
        self.socket.say(type=what, id=self.number, **members)
        message = self.reply(self.number)
        return "ok" if message["type"] == "ok" else (message["code"], message["field"])


class RemoteTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.bridge = Bridge()
        cls.bridge.start()
        cls.province = Province(cls.bridge)
        cls.sites = SITES[:3]
        cls.tokens = {site: cls.province.device(site).token for site in cls.sites}
        cls.conference = open_now(cls.province, sites=cls.sites)
        cls.province.add_user("ky-thuat-2", "technician")

    @classmethod
    def tearDownClass(cls):
        cls.bridge.stop()

    def technician(self, caller=None):
        caller = caller or self.province.callers["technician"]
        ticket = caller.post(f"/conferences/{self.conference}/tickets", {"role": "technician"}).expect(201).json["ticket"]
        return Page(self.bridge, ticket)

    def second_technician(self):
        return self.technician(Caller(self.bridge).log_in("ky-thuat-2", PASSWORD))

    def hall(self, site):
        return Page(self.bridge, self.tokens[site])

    def events(self):
        """(act, detail) of all help in the record, with the name of who did it."""
        items = self.province.callers["technician"].get(f"/conferences/{self.conference}/record?limit=200").json["items"]
        seen = [item["event"] for item in items if item["event"]["of"] == "conference"]
        return [(event["by"]["name"], event["what"]["site"], event["what"]["act"], event["what"]["detail"])
                for event in seen if event["what"]["event"] == "remote"]

    def recorded(self, wanted):
        """The same once `wanted` is true of it: it is written after it was told."""
        return eventually(self.events, wanted)

    def test_a_hall_is_asked_and_answers(self):
        first, other = self.hall(self.sites[0]), self.hall(self.sites[1])
        helper, second = self.technician(), self.second_technician()
        self.assertEqual(helper.say("remote.devices", site=self.sites[0]), "ok")
        asked = helper.number
        task = first.next("remote.do")
        self.assertEqual(task["what"], "devices")
        self.assertEqual(helper.say("remote.devices", site=self.sites[0]), ("remote.open", None))
        devices = [{"kind": "camera", "id": "c1", "label": "Máy quay", "chosen": True}]
        hostile = [{"devices": devices * 49}, {"devices": [{"kind": "camera"}]}, {"devices": {"a": 1}}, {"image": "x"},
                   {"image": JPEG.replace("/9j/", "iVBO", 1)}, {"image": "/9j/" + "A" * 98304}, {"text": "x" * 201},
                   {"text": "a\u202eb"}]
        for members in hostile:
            code, field = first.say("remote.answer", request=task["request"], ok=True, **members)
            self.assertEqual((code.split(".")[0], field), ("field", next(iter(members))))
        self.assertEqual(other.say("remote.answer", request=task["request"], ok=True), ("remote.none", "request"))
        self.assertEqual(first.say("remote.answer", request=task["request"], ok=True, devices=devices), "ok")
        answer = helper.next("remote.answer")
        self.assertEqual((answer["reply_to"], answer["ok"], answer["devices"]), (asked, True, devices))
        self.assertEqual(first.say("remote.answer", request=task["request"], ok=True), ("remote.none", "request"))

        self.assertEqual(second.say("remote.still", site=self.sites[0]), "ok")
        task = first.next("remote.do")
        self.assertEqual(first.say("remote.answer", request=task["request"], ok=True, image=JPEG), "ok")
        self.assertEqual(second.next("remote.answer")["image"], JPEG)
        self.assertNotIn("remote.answer", helper.told)
        self.assertEqual(helper.say("remote.switch", site=self.sites[0], kind="camera", device="c1"), "ok")
        first.socket.leave()
        self.assertFalse(helper.next("remote.answer")["ok"])
        self.recorded(lambda events: ("switch", "camera Máy quay") in [event[2:] for event in events])

    def test_two_technicians_on_one_site(self):
        hall = self.hall(self.sites[1])
        helper, second = self.technician(), self.second_technician()
        name = "Ông technician"
        self.assertEqual(helper.say("remote.talk", site=self.sites[1]), "ok")
        while hall.next("remote.state")["talker"] != name:
            pass
        self.assertEqual(second.say("remote.talk", site=self.sites[1]), ("remote.busy", "site"))
        self.assertEqual(second.say("remote.listen", site=self.sites[1]), "ok")
        helper.socket.leave()
        while hall.next("remote.state")["talker"] is not None:
            pass
        self.assertEqual(second.say("remote.talk", site=self.sites[1]), "ok")
        self.assertEqual(second.say("remote.talk", site=None), "ok")
        self.assertEqual(second.say("remote.listen", site=self.sites[0] + "x")[0], "site.unknown")
        self.assertEqual(hall.say("remote.listen", site=self.sites[0])[0], "auth.role")
        def talks(events):
            return [(act, detail) for _, site, act, detail in events if site == self.sites[1] and act == "talk"]
        events = self.recorded(lambda events: len(talks(events)) > 1)
        self.assertEqual(talks(events)[:2], [("talk", "begin"), ("talk", "end")])

    def test_a_cap_survives_and_the_rest_does_not(self):
        hall = self.hall(self.sites[2])
        helper = self.technician()
        self.assertEqual(helper.say("remote.cap", site=self.sites[2], kbps=800), "ok")
        self.assertEqual(helper.say("remote.watch", site=self.sites[2]), "ok")
        while hall.next("remote.state")["cap_kbps"] != 800:
            pass
        self.recorded(lambda events: "cap" in [event[2] for event in events])
        self.bridge.stop_one("signaling", signal.SIGKILL)
        self.bridge.start()
        hall = self.hall(self.sites[2])
        self.assertEqual(hall.next("remote.state")["cap_kbps"], 800)
        helper = self.technician()
        (entry,) = helper.next("remote")["sites"]
        self.assertEqual((entry["site"], entry["cap_kbps"], entry["watchers"]), (self.sites[2], 800, []))
        self.assertEqual(helper.say("remote.cap", site=self.sites[2], kbps=None), "ok")
        self.assertIsNone(hall.next("remote.state")["cap_kbps"])
        self.assertIn("cap", [event[2] for event in self.events()])


if __name__ == "__main__":
    unittest.main()
