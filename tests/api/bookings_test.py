"""Bookings of a careless operator: every wrong field is named, with what would be right."""

import datetime
import unittest

from bridge import SITES, province
from plans import at, open_now, plan

ITEM = {"title": "Tham luận", "planned_min": 5, "speakers": [], "layout_preset": "", "papers": []}


class BookingsTest(unittest.TestCase):
    def setUp(self):
        self.operator = province().operator

    def refuse(self, pointer, code=None, **members):
        answer = self.operator.post("/bookings", plan(province()) | members).expect(422)
        found = {fault["pointer"]: fault for fault in answer.json["errors"]}
        self.assertIn(pointer, found, members)
        fault = found[pointer]
        self.assertTrue(fault["vi"] and fault["en"])
        if code:
            self.assertEqual(fault["code"], code)

    def test_times(self):
        past = (at(-1)).isoformat()
        self.refuse("/length_min", length_min=-30)
        self.refuse("/length_min", length_min=0)
        self.refuse("/length_min", length_min=4)
        self.refuse("/length_min", length_min=1441)
        self.refuse("/start", "time.start_in_past", start=past)
        self.refuse("/start", "time.not_whole_minute", start=(at(2) + datetime.timedelta(seconds=1)).isoformat())
        for wrong in ("", "mai", "2027-02-29T08:00:00+07:00", "2026-13-01T08:00:00+07:00", "2027-01-01T24:00:00+07:00",
                      "2027-01-01", "2027-01-01T08:00:00", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", 5, None):
            self.refuse("/start", start=wrong)
        self.refuse("/test_window_min", test_window_min=-1)
        self.refuse("/test_window_min", test_window_min=241)

    def test_sites(self):
        self.refuse("/sites/1", "site.twice", sites=[SITES[0], SITES[0]])
        self.refuse("/sites/1", "site.unknown", sites=[SITES[0], "khong-co"])
        self.refuse("/sites", sites=[])
        self.refuse("/chair_site", "site.no_chair", chair_site=SITES[4])
        self.refuse("/agenda/0/speakers/0/site", "site.not_invited",
                    agenda=[ITEM | {"speakers": [{"site": SITES[5], "delegate": "A"}]}])

    def test_people_and_papers(self):
        self.refuse("/chair", "user.unknown", chair=999_999)
        self.refuse("/chair", chair=None)
        self.refuse("/operator_in_charge", "user.unknown", operator_in_charge=999_999)
        self.refuse("/secretary", secretary=-1)
        self.refuse("/agenda/0/papers", "paper.unknown", agenda=[ITEM | {"papers": [999_999]}])

    def test_members_that_do_not_exist(self):
        self.refuse("/id", id="x")
        self.refuse("/cancelled", cancelled=True)
        self.refuse("/agenda/0/x~1y", agenda=[ITEM | {"x/y": 1}])
        self.refuse("/policy", policy="anarchy")
        body = plan(province())
        del body["chair_site"]
        self.assertIn("/chair_site", self.operator.post("/bookings", body).expect(422).pointers())

    def series(self, rule, **more):
        return {"rule": rule, "cancelled": [], "moved": []} | more

    def test_series(self):
        self.refuse("/recurrence/rule", "series.endless", recurrence=self.series("FREQ=DAILY"))
        for rule in ("FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=-1", "FREQ=SECONDLY;COUNT=5", "x", "FREQ=WEEKLY;BYDAY=XX;COUNT=3",
                     "FREQ=DAILY;INTERVAL=0;COUNT=3", "FREQ=DAILY;COUNT=99999999999999999999", "FREQ=DAILY;COUNT=5;COUNT=6",
                     "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "FREQ=DAILY;UNTIL=99991231T000000", "FREQ=DAILY;COUNT=1001",
                     "FREQ=DAILY;COUNT=3\r\nBEGIN:VEVENT", "RRULE:FREQ=DAILY;COUNT=3", ";;;", "FREQ=DAILY;BYSETPOS=1;COUNT=2"):
            answer = self.operator.post("/bookings", plan(province(), recurrence=self.series(rule)))
            self.assertEqual(answer.status, 422, rule)
            self.assertTrue(any(p.startswith(("/recurrence", "/start")) for p in answer.pointers()), (rule, answer.json))
        answer = self.operator.post("/bookings", plan(province(), recurrence=self.series(
            "FREQ=DAILY;COUNT=3", cancelled=["20200101T080000"]))).expect(422)
        self.assertIn("/recurrence/cancelled/0", answer.pointers())
        self.refuse("/recurrence/cancelled/0", recurrence=self.series("FREQ=DAILY;COUNT=3", cancelled=["khong phai gio"[:15]]))

    def test_the_31st_of_each_month_is_told(self):
        first = next(day for day in (at(n, 20) for n in range(500, 600)) if day.day == 31)
        body = plan(province(), start=first, recurrence=self.series("FREQ=MONTHLY;COUNT=6"))
        checked = self.operator.post("/bookings/checks", body).expect(200).json
        self.assertEqual(checked["errors"], [])
        self.assertIn("series.short_months", {warning["code"] for warning in checked["warnings"]})
        made = self.operator.post("/bookings", body).expect(201).json
        far = (first + datetime.timedelta(days=390)).isoformat().replace("+", "%2B")
        near = (first - datetime.timedelta(days=1)).isoformat().replace("+", "%2B")
        items = self.operator.get(f"/calendar?from={near}&to={far}").expect(200).json["items"]
        days = [item["start"][8:10] for item in items if item["booking"] == made["id"]]
        self.assertEqual(days, ["31"] * 6)

    def test_what_a_booking_still_needs_stays(self):
        admin = province().admin
        site = {"id": "tam-thoi", "name": "Tạm thời", "short_name": "TT", "sort_order": 90, "duty_telephone": "",
                "line_kind": "", "mail": ""}
        admin.post("/sites", site).expect(201)
        chair = province().add_user("chu-tri-2", "chair")
        body = plan(province(), sites=(SITES[0], "tam-thoi")) | {"chair": chair}
        made = self.operator.post("/bookings", body).expect(201)
        self.assertEqual(admin.delete("/sites/tam-thoi").expect(409).code, "site.has_bookings")
        self.assertEqual(admin.delete(f"/users/{chair}").expect(409).code, "user.has_bookings")
        paper = self.operator.ask("POST", "/papers?name=a.pdf", raw=("application/pdf", b"%PDF-1.7")).expect(201).json["id"]
        with_paper = {k: v for k, v in body.items()} | {"agenda": [ITEM | {"papers": [paper]}]}
        path = f"/bookings/{made.json['id']}"
        self.operator.put(path, with_paper, made.headers["ETag"]).expect(200)
        self.assertEqual(self.operator.delete(f"/papers/{paper}").expect(409).code, "paper.in_use")
        self.operator.delete(path, {"reason": "Thử"}).expect(204)
        admin.delete("/sites/tam-thoi").expect(204)
        admin.delete(f"/users/{chair}").expect(204)

    def test_a_conference_in_session_is_not_cancelled(self):
        booking = open_now(province(), sites=(SITES[2], SITES[4]))
        self.operator.post(f"/conferences/{booking}/phases", {"phase": "in_session", "confirmed": True}).expect(200)
        answer = self.operator.delete(f"/bookings/{booking}", {})
        self.assertEqual(answer.status, 409, answer.data)
        self.assertEqual(self.operator.get(f"/conferences/{booking}").expect(200).json["phase"], "in_session")
        answer = self.operator.post(f"/conferences/{booking}/phases", {"phase": "closed", "confirmed": False})
        self.assertIn(answer.status, (409, 422))
        self.operator.post(f"/conferences/{booking}/phases", {"phase": "closed", "confirmed": True}).expect(200)

    def test_a_clash_names_whom_it_meets(self):
        start = at(300)
        first = self.operator.post("/bookings", plan(province(), start=start, title="Họp Đảng ủy")).expect(201).json
        body = plan(province(), start=start + datetime.timedelta(minutes=10))
        answer = self.operator.post("/bookings", body).expect(409)
        self.assertIn("Họp Đảng ủy", answer.json["errors"][0]["vi"])
        clashes = self.operator.post("/bookings/checks", body).expect(200).json["clashes"]
        self.assertIn(first["id"], {clash["other_booking"] for clash in clashes if clash["hard"]})
