"""Two who do the same at the same moment."""

import concurrent.futures
import unittest

from bridge import PASSWORD, SITES, province
from caller import Caller
from plans import at, plan

AT_ONCE = 12


def together(ask):
    """The answers to ask(number), all sent at once."""
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(ask, range(AT_ONCE)))


class RacesTest(unittest.TestCase):
    def as_operator(self):
        caller = Caller(province().bridge)
        caller.cookie, caller.csrf = province().operator.cookie, province().operator.csrf
        return caller

    def as_admin(self):
        caller = Caller(province().bridge)
        caller.cookie, caller.csrf = province().admin.cookie, province().admin.csrf
        return caller

    def test_one_of_all_who_edit_a_booking_saves_it(self):
        body = plan(province())
        made = province().operator.post("/bookings", body).expect(201)
        path, tag = f"/bookings/{made.json['id']}", made.headers["ETag"]
        answers = together(lambda n: self.as_operator().put(path, body | {"title": f"Bản {n}"}, tag))
        self.assertEqual(sorted(answer.status for answer in answers), [200] + [412] * (AT_ONCE - 1))
        late = next(answer for answer in answers if answer.status == 412)
        self.assertEqual(late.code, "booking.changed")
        self.assertIn("/title", late.pointers())
        saved = province().operator.get(path).expect(200).json
        self.assertEqual(saved["title"], next(a for a in answers if a.status == 200).json["title"])
        self.assertEqual(saved["sequence"], made.json["sequence"] + 1)

    def test_a_tag_is_needed_and_must_be_the_right_one(self):
        made = province().operator.post("/bookings", plan(province())).expect(201)
        path, body = f"/bookings/{made.json['id']}", plan(province())
        self.assertEqual(province().operator.put(path, body).status, 428)
        for tag in ('"x"', "x", made.headers["ETag"][:-2] + '"', '""', "," * 500):
            self.assertEqual(province().operator.put(path, body, tag).status, 412, tag)

    def test_one_of_all_who_want_a_time_gets_it(self):
        start = at(350)
        answers = together(lambda n: self.as_operator().post("/bookings", plan(province(), start=start, title=f"Họp {n}")))
        self.assertEqual(sorted(answer.status for answer in answers), [201] + [409] * (AT_ONCE - 1))

    def test_one_of_all_who_want_a_name_gets_it(self):
        site = {"name": "Đua", "short_name": "Đ", "sort_order": 91, "duty_telephone": "", "line_kind": "", "mail": ""}
        answers = together(lambda n: self.as_admin().post("/sites", {"id": "dua", **site}))
        self.assertEqual(sorted(answer.status for answer in answers), [201] + [409] * (AT_ONCE - 1))
        user = {"login": "cung-mot-ten", "name": "A", "role": "observer", "password": PASSWORD}
        answers = together(lambda n: self.as_admin().post("/users", user))
        statuses = [answer.status for answer in answers]
        self.assertEqual(statuses.count(201), 1, statuses)
        self.assertEqual(set(statuses) - {201, 409, 422, 503}, set())

    def test_the_last_administrator_stays(self):
        admin = province().admin
        me = province().users["administrator"]
        tag = admin.get(f"/users/{me}").headers["ETag"]
        change = {"login": "quantri", "name": "Nguyễn Thị Quản", "role": "observer", "disabled": False}
        self.assertEqual(admin.put(f"/users/{me}", change, tag).code, "user.last_administrator")
        self.assertEqual(admin.put(f"/users/{me}", change | {"role": "administrator", "disabled": True}, tag).code,
                         "user.last_administrator")
        self.assertEqual(admin.delete(f"/users/{me}").code, "user.last_administrator")

    def test_the_same_upload_twice(self):
        data = b"%PDF-1.7 " + SITES[0].encode() * 100_000
        answers = together(lambda n: self.as_operator().ask("POST", "/papers?name=a.pdf", raw=("application/pdf", data)))
        ids = [answer.expect(201).json["id"] for answer in answers]
        self.assertEqual(len(set(ids)), AT_ONCE)
        for one in ids[1:]:
            province().operator.delete(f"/papers/{one}").expect(204)
        self.assertEqual(province().operator.get(f"/papers/{ids[0]}").expect(200).data, data)
