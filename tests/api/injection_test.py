"""Names and titles that are meant to become something else: a script, another header, another line of a calendar."""

import datetime
import unittest
import urllib.parse

import icalendar

from bridge import SITES, province
from caller import Caller
from plans import plan

HOSTILE = ("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE users; --", "{{7*7}}${7*7}",
           "a\\b;c,d:e", "=HYPERLINK(\"http://evil\")", "%0d%0aSet-Cookie: a=b", "../../etc/passwd",
           "BEGIN:VEVENT", "javascript:alert(1)", "🏛️ Họp", "ﷺ" * 20)
BROKEN = ("a\r\nBcc: evil@example.net", "a\nb", "a\rb", "a\x00b", "a\x7fb", "a\u0085b", "\x1b[31m", "\t", "\u202egnp.exe", "a\u2028b")


class InjectionTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.logins = province().caller("operator"), province().caller("administrator")

    def setUp(self):
        self.operator, self.admin = (self.elsewhere(login) for login in self.logins)

    @staticmethod
    def elsewhere(login):
        """The same login from an address of its own: one address may ask only so often."""
        caller = Caller(province().bridge)
        caller.cookie, caller.csrf = login.cookie, login.csrf
        return caller

    def assert_harmless(self, answer):
        self.assertEqual(answer.headers["Content-Type"].split(";")[0], "application/json")
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
        self.assertIn("sandbox", answer.headers["Content-Security-Policy"])
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertIsNone(answer.headers.get("Set-Cookie"))

    def test_what_is_written_is_read_again_and_nothing_else(self):
        for number, text in enumerate(HOSTILE):
            body = plan(province(), days=30 + number, title=text, departments=[text], kind=text,
                        agenda=[{"title": text, "planned_min": 5, "layout_preset": "", "papers": [],
                                 "speakers": [{"site": SITES[0], "delegate": text}]}])
            made = self.operator.post("/bookings", body).expect(201)
            self.assert_harmless(made)
            self.assertEqual((made.json["title"], made.json["departments"], made.json["kind"]), (text, [text], text))
            self.assertEqual(made.json["agenda"][0]["speakers"][0]["delegate"], text)
            delegate = self.operator.post(f"/sites/{SITES[1]}/delegates", {"name": text, "post": text, "unit": text,
                                                                           "commune": text}).expect(201)
            self.assert_harmless(delegate)
            self.assertEqual(delegate.json["name"], text)
            found = self.operator.get("/bookings?text=" + urllib.parse.quote(text)).expect(200)
            self.assertIn(made.json["id"], [one["id"] for one in found.json["items"]], text)
            self.operator.get("/delegates?text=" + urllib.parse.quote(text)).expect(200)
        user = self.admin.post("/users", {"login": "script", "name": HOSTILE[0], "role": "observer",
                                          "password": "mua bão năm nay 2026"}).expect(201)
        self.assertEqual(user.json["name"], HOSTILE[0])

    def test_lines_and_controls_are_refused_and_named(self):
        for text in BROKEN:
            for member, pointer in (("title", "/title"), ("kind", "/kind")):
                answer = self.operator.post("/bookings", plan(province(), days=60, **{member: text})).expect(422)
                self.assertIn(pointer, answer.pointers(), repr(text))
            answer = self.operator.post("/bookings", plan(province(), days=60, departments=["Sở", text])).expect(422)
            self.assertIn("/departments/1", answer.pointers(), repr(text))
            site = self.admin.get("/sites/y-yen").expect(200)
            kept = {name: value for name, value in site.json.items() if name != "id"}
            for member in ("name", "short_name", "mail", "duty_telephone"):
                answer = self.admin.put("/sites/y-yen", {**kept, member: text}, site.headers["ETag"]).expect(422)
                self.assertIn("/" + member, answer.pointers(), repr(text))

    def test_addresses_hold_one_address(self):
        mail = self.admin.get("/settings/mail").expect(200)
        kept = {name: value for name, value in mail.json.items() if name != "has_password"} | {"password": None}
        settings = self.admin.get("/settings").expect(200)
        for text in (*BROKEN, "a@b\r\nRCPT TO:<evil@example.net>", "a@b, evil@example.net", "<a@b> evil@example.net",
                     "khong-phai"):
            answer = self.admin.put("/settings/mail", {**kept, "from_address": text}, mail.headers["ETag"]).expect(422)
            self.assertIn("/from_address", answer.pointers(), repr(text))
            answer = self.admin.post("/settings/mail/tests", {"to": text})
            self.assertEqual(answer.status, 422, repr(text))
            self.assertIn("/to", answer.pointers(), repr(text))
        for text in BROKEN:
            answer = self.admin.put("/settings/mail", {**kept, "host": text}, mail.headers["ETag"]).expect(422)
            self.assertIn("/host", answer.pointers(), repr(text))
        for address in (*BROKEN, "javascript:alert(1)", "http://a b", "https://u:p@evil", "ftp://x", "//evil", "http://"):
            answer = self.admin.put("/settings", {**settings.json, "public_address": address}, settings.headers["ETag"])
            self.assertEqual(answer.status, 422, repr(address))

    def test_papers_do_not_run(self):
        for name in ("<script>.pdf", "a\"; filename=\"x.html", "x.html", "Báo cáo quý.pdf", "a;b.pdf", "%.pdf"):
            made = self.operator.ask("POST", "/papers?name=" + urllib.parse.quote(name, safe=""),
                                     raw=("application/pdf", b"%PDF-1.7\n<script>alert(1)</script>")).expect(201)
            self.assertEqual(made.json["file_name"], name)
            read = self.operator.get(f"/papers/{made.json['id']}").expect(200)
            self.assertEqual(read.headers["Content-Type"], "application/pdf")
            self.assertEqual(read.headers["X-Content-Type-Options"], "nosniff")
            self.assertIn("sandbox", read.headers["Content-Security-Policy"])
            disposition = read.headers["Content-Disposition"]
            self.assertTrue(disposition.startswith("attachment; filename=\"paper.pdf\"; filename*=UTF-8''"), disposition)
            self.assertEqual(urllib.parse.unquote(disposition.split("UTF-8''")[1]), name)
        for name in (*BROKEN, "", "x" * 201):
            answer = self.operator.ask("POST", "/papers?name=" + urllib.parse.quote(name, safe=""),
                                       raw=("application/pdf", b"%PDF-1.7"))
            self.assertEqual(answer.status, 422, repr(name))
        for media_type, data in (("text/html", b"<script>"), ("image/svg+xml", b"<svg/>"), ("", b"%PDF-1.7"),
                                 ("application/pdf", b"<script>"), ("image/png", b"%PDF-1.7"), ("image/jpeg", b"")):
            answer = self.operator.ask("POST", "/papers?name=x.pdf", raw=(media_type, data))
            self.assertEqual(answer.status, 415, media_type)

    def test_texts_that_are_no_utf8(self):
        for escaped in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"\xf4\x90\x80\x80"):
            raw = b'{"name": "' + escaped + b'", "post": "", "unit": "", "commune": ""}'
            answer = self.operator.ask("POST", "/sites/y-yen/delegates", raw=("application/json", raw))
            self.assertIn(answer.status, (400, 422), escaped)
        for escaped in ("%ff", "%c0%af", "%ed%a0%80", "%00", "%f4%90%80%80"):
            for path in (f"/users?text={escaped}", f"/bookings?text={escaped}", f"/calendar?text={escaped}",
                         f"/audit?text={escaped}", f"/delegates?text={escaped}", f"/users?{escaped}=1",
                         f"/users?cursor={escaped}", f"/sites/{escaped}", f"/bookings/{escaped}"):
                answer = self.admin.get(path)
                self.assertIn(answer.status, (400, 422), path)
                answer.data.decode("utf-8")
            answer = self.operator.ask("POST", f"/papers?name=a{escaped}b", raw=("application/pdf", b"%PDF-1.7"))
            self.assertIn(answer.status, (400, 422), escaped)

    def test_a_feed_is_one_calendar_whatever_the_titles(self):
        feeds = self.operator.get("/feeds").expect(200).json
        path = urllib.parse.urlsplit(feeds["province"]).path
        calendar_text = Caller(province().bridge).send("GET", path)
        self.assertEqual(calendar_text.headers["Content-Type"], "text/calendar; charset=utf-8")
        calendar = icalendar.Calendar.from_ical(calendar_text.data)
        summaries = {str(event["SUMMARY"]) for event in calendar.walk("VEVENT")}
        for number, text in enumerate(HOSTILE):
            if not any(text in summary for summary in summaries):
                self.operator.post("/bookings", plan(province(), days=90 + number, title=text)).expect(201)
        calendar = icalendar.Calendar.from_ical(Caller(province().bridge).send("GET", path).data)
        summaries = {str(event["SUMMARY"]) for event in calendar.walk("VEVENT")}
        self.assertEqual([text for text in HOSTILE if text not in summaries], [])
        latest = max(event["DTSTART"].dt for event in calendar.walk("VEVENT"))
        self.assertGreater(latest, datetime.datetime.now(datetime.timezone.utc))
