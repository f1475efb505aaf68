"""What all callers do on an ordinary day, so that every operation's right answer is compared with the document too."""

import datetime
import time
import unittest
import urllib.parse

from bridge import SITES, province
from caller import Caller
from plans import at, open_now, plan
from wait import eventually

ITEM = {"title": "Tham luận", "planned_min": 5, "speakers": [], "layout_preset": "", "papers": []}


def without(body, *names):
    return {name: value for name, value in body.items() if name not in names}


class WalkTest(unittest.TestCase):
    def setUp(self):
        self.admin, self.operator = province().admin, province().operator

    def change(self, caller, path, *told, **members):
        """PUT of what GET gives, without what is told only."""
        seen = caller.get(path).expect(200)
        return caller.put(path, without(seen.json, "id", *told) | members, seen.headers["ETag"]).expect(200)

    def test_people(self):
        user = province().add_user("mot-nguoi", "secretary")
        found = self.admin.get("/users?text=mot-nguoi&limit=1").expect(200).json["items"]
        self.assertEqual([one["id"] for one in found], [user])
        token = self.admin.post(f"/users/{user}/tokens", {"label": "máy", "scopes": ["read", "book"], "expires":
                                "2099-01-01T00:00:00+07:00"}).expect(201).json
        self.assertEqual(len(self.admin.get(f"/users/{user}/tokens").expect(200).json["items"]), 1)
        self.admin.delete(f"/users/{user}/tokens/{token['id']}").expect(204)
        self.admin.post(f"/users/{user}/log-outs").expect(204)
        self.admin.delete(f"/users/{user}").expect(204)
        self.admin.get(f"/users/{user}").expect(200, 404)

    def test_sites_and_delegates(self):
        site = {"id": "dao-xa", "name": "Đảo xa", "short_name": "ĐX", "sort_order": 95, "duty_telephone": "0228 386 1234",
                "line_kind": "cáp quang", "mail": "daoxa@example.vn"}
        self.admin.post("/sites", site).expect(201)
        self.change(self.admin, "/sites/dao-xa", name="Đảo rất xa")
        made = self.operator.post("/sites/dao-xa/delegates", {"name": "Đỗ Văn Ý", "post": "Chủ tịch", "unit": "UBND",
                                                              "commune": "Yên Cường"}).expect(201).json["id"]
        self.change(self.operator, f"/sites/dao-xa/delegates/{made}", "site", name="Đỗ Văn Ỷ")
        self.assertTrue(self.operator.get("/delegates?text=do%20van").expect(200).json["items"])
        self.operator.delete(f"/sites/dao-xa/delegates/{made}").expect(204)
        self.admin.post("/sites/dao-xa/enrolment-codes", {"kind": "hall"}).expect(201)
        self.assertTrue(self.admin.get("/enrolment-codes").expect(200).json["items"])
        self.admin.delete("/sites/dao-xa/enrolment-codes/hall").expect(204)
        self.admin.delete("/sites/dao-xa").expect(204)
        self.admin.get("/devices").expect(200)

    def test_a_tablet(self):
        tablet = province().device(SITES[4], "chair_tablet")
        tablet.put("/me/pin", {"pin": "738291"}).expect(200)
        tablet.post("/me/pin-checks", {"pin": "738291"}).expect(200)
        self.assertTrue(tablet.get("/me").expect(200).json["device"]["has_pin"])

    def test_bookings(self):
        series = {"rule": "FREQ=WEEKLY;COUNT=4", "cancelled": [], "moved": []}
        body = plan(province(), start=at(200, 20), recurrence=series, agenda=[ITEM], kind="Giao ban")
        made = self.operator.post("/bookings", body).expect(201)
        path = f"/bookings/{made.json['id']}"
        self.assertEqual(made.headers["Location"], "/api/v1" + path)
        second, third = (at(200 + 7 * n, 20).date().isoformat() for n in (1, 2))
        self.operator.put(f"{path}/occurrences/{second}", {"start": at(208, 20).isoformat(), "length_min": 45}).expect(200)
        self.operator.delete(f"{path}/occurrences/{third}").expect(204)
        self.change(self.operator, path, "sequence", "cancelled", "urgent", "created", "changed", title="Giao ban tuần")
        copy = self.operator.post(f"{path}/copies", {"start": at(240, 20).isoformat()}).expect(201).json
        self.assertIsNone(copy["recurrence"])
        self.operator.delete(f"/bookings/{copy['id']}", {"reason": "Bão"}).expect(204)
        template = {"name": "Giao ban", "booking": without(body, "start", "recurrence")}
        one = self.operator.post("/templates", template).expect(201).json["id"]
        self.change(self.operator, f"/templates/{one}", name="Giao ban tháng")
        self.assertTrue(self.operator.get("/templates").expect(200).json["items"])
        self.operator.delete(f"/templates/{one}").expect(204)

    def test_a_lecture(self):
        layouts = [one["id"] for one in self.operator.get("/layouts").expect(200).json["items"]]
        body = plan(province(), policy="lecture", lecturer=SITES[1], layout_presets=layouts)
        booking = self.operator.post("/bookings", body).expect(201).json
        self.assertEqual((booking["policy"], booking["lecturer"]), ("lecture", SITES[1]))
        path = f"/bookings/{booking['id']}"
        refused = self.operator.post("/bookings", plan(province(), layout_presets=["khong-co"])).expect(422).json
        self.assertEqual([one["pointer"] for one in refused["errors"]], ["/layout_presets/0"])
        told = ("id", "sequence", "cancelled", "urgent", "created", "changed")
        seen = self.operator.get(path).expect(200)
        gone = without(seen.json, *told) | {"sites": [SITES[0], SITES[2]]}
        refused = self.operator.put(path, gone, seen.headers["ETag"]).expect(422).json
        self.assertEqual([one["pointer"] for one in refused["errors"]], ["/lecturer"])
        self.change(self.operator, path, *told[1:], policy="chaired", lecturer=None)

    def test_invitations_without_mail(self):
        booking = self.operator.post("/bookings", plan(province())).expect(201).json["id"]
        listed = self.operator.get(f"/bookings/{booking}/invitations").expect(200).json["items"]
        self.assertEqual({one["site"] for one in listed}, set(SITES[:2]))
        self.operator.put(f"/bookings/{booking}/attendance/{SITES[1]}", {"answer": "yes", "head": "Đỗ Văn Đức",
                                                                         "number": 20}).expect(200)
        feeds = self.operator.get("/feeds").expect(200).json
        file = urllib.parse.urlsplit(feeds["sites"][SITES[1]]).path.removeprefix("/api/v1")
        Caller(province().bridge).get(file).expect(200)
        self.admin.post("/feeds/renewals", {"site": SITES[1]}).expect(200)
        Caller(province().bridge).get(file).expect(404)

    def test_a_conference(self):
        booking = open_now(province(), sites=(SITES[1], SITES[5]))
        path = f"/conferences/{booking}"
        self.assertEqual(self.operator.get(path).expect(200).json["phase"], "testing")
        for phase in ("in_session", "paused", "in_session"):
            answer = self.operator.post(f"{path}/phases", {"phase": phase, "confirmed": False}).expect(200)
            self.assertEqual(answer.json["phase"], phase)
        link = self.operator.get(f"{path}/guest-link").expect(200).json["link"]
        self.assertNotEqual(self.operator.post(f"{path}/guest-link/renewals", {}).expect(200).json["link"], link)
        token = self.operator.get(f"{path}/guest-link").json["link"].partition("#")[2]
        self.assertEqual(self.operator.get(f"/guest-links/{token}").expect(200).json["state"], "open")
        end = self.operator.get(path).json["expected_end"]
        later = datetime.datetime.fromisoformat(end) + datetime.timedelta(minutes=30)
        self.operator.post(f"{path}/extensions", {"until": later.isoformat()}).expect(200)
        self.operator.post(f"{path}/extension-answers", {"neighbour": "x", "agreed": True}).expect(409, 422, 404)
        self.assertTrue(self.operator.get("/conferences").expect(200).json["items"])
        self.operator.get(f"{path}/record").expect(200)
        self.operator.get("/conferences/none/record").expect(404)
        board = self.operator.get(f"{path}/preflight").expect(200).json
        self.assertEqual([(one["site"], one["state"], one["lamp"]) for one in board["sites"]],
                         [(SITES[1], "untested", "none"), (SITES[5], "untested", "none")])
        self.operator.get("/conferences/none/preflight").expect(404)
        self.read_history(booking)
        call = {"title": "Vỡ đê", "sites": [SITES[1], SITES[4]], "length_min": 30, "chair_site": SITES[1]}
        urgent = self.operator.post("/calls", call).expect(201).json["conference"]
        for one in (urgent, booking):
            self.operator.post(f"/conferences/{one}/phases", {"phase": "closed", "confirmed": True}).expect(200, 409)

    def test_alarms(self):
        for query in ("", "?state=all&from=2026-01-01T00:00:00Z&to=2199-01-01T00:00:00Z"):
            self.assertIsInstance(self.operator.get("/alarms" + query).expect(200).json["items"], list)
        self.operator.get("/alarms?from=yesterday").expect(422)
        self.assertEqual(self.operator.post("/alarms/999999/acknowledgement").expect(404).code, "not_found")
        self.admin.post("/alarms/999999/acknowledgement").expect(403)
        alarm = self.first_alarm()  # there is no mcu
        self.assertEqual((alarm["kind"], alarm["acknowledged"]), ("server", None))
        taken = self.operator.post(f"/alarms/{alarm['id']}/acknowledgement").expect(200).json
        self.assertTrue(taken["acknowledged"]["by"])
        again = province().callers["technician"].post(f"/alarms/{alarm['id']}/acknowledgement").expect(200).json
        self.assertEqual(again["acknowledged"], taken["acknowledged"])

    def first_alarm(self):
        return eventually(lambda: self.operator.get("/alarms").expect(200).json["items"])[0]

    def read_history(self, conference):
        technician = province().callers["technician"]
        chart = "figures?figure=uplink.loss,verdict&points=60&from=2026-01-01T00:00:00Z&to=2026-01-01T01:00:00Z"
        technician.get("/history/conferences?from=2026-01-01T00:00:00Z").expect(200)
        self.assertEqual(technician.get(f"/history/{chart}&site={SITES[1]}").expect(200).json["step_s"], 60)
        path = f"/history/conferences/{conference}"
        series = technician.get(f"{path}/{chart}&site={SITES[1]}").expect(200).json["series"]
        self.assertEqual([one["figure"] for one in series], ["uplink.loss", "verdict"])
        self.assertEqual(series[0]["mean"], [None] * 60)
        self.assertEqual(technician.get(f"{path}/second?at=2026-01-01T00:00:00Z").expect(200).json["sites"], [])
        kinds = [one["kind"] for one in technician.get(f"{path}/events").expect(200).json["items"]]
        self.assertIn("phase", kinds)
        technician.get(f"{path}/call-records").expect(200)
        technician.get("/history/conferences/none/call-records").expect(404)
        technician.get(f"{path}/figures?figure=uplink").expect(422)

    def test_settings(self):
        self.change(self.admin, "/settings", province="Tỉnh Nam Định", public_address="https://diemcau.example.vn")
        self.change(self.admin, "/settings/mail", "has_password", password="bí mật", host="127.0.0.1", port=9,
                    enabled=True, security="none", from_name="Văn phòng", from_address="vp@example.vn")
        self.assertNotIn("bí mật", self.admin.get("/settings/mail").expect(200).data.decode())
        test = self.admin.post("/settings/mail/tests", {"to": "ai@example.vn"}).expect(200).json
        self.assertEqual(test["state"], "failed")
        self.admin.get("/mail?state=failed").expect(200)
        audit = self.admin.get("/audit?limit=200").expect(200)
        self.assertNotIn("bí mật", audit.data.decode())
        self.assertIn("mail.change", {entry["action"] for entry in audit.json["items"]})
        found = self.admin.get("/audit?text=TINH%20NAM%20DINH&limit=1").expect(200).json["items"]
        self.assertEqual([entry["action"] for entry in found], ["settings.change"])
        found = self.admin.get("/audit?text=khong-co-gi-nhu-vay&actions=mail.change").expect(200).json["items"]
        self.assertEqual({entry["action"] for entry in found}, {"mail.change"})
        self.change(self.admin, "/settings/mail", "has_password", password=None, enabled=False)

    def test_health(self):
        health = self.admin.get("/health").expect(200).json
        self.assertEqual(health["status"], "degraded")  # there is no mcu
