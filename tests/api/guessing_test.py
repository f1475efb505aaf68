"""Guessing passwords, codes and PINs, and asking too often."""

import concurrent.futures
import math
import time
import unittest

from bridge import PASSWORD, province
from caller import Caller

FREE_TRIES = 5


class GuessingTest(unittest.TestCase):
    def assert_waits(self, answer, code):
        self.assertEqual((answer.status, answer.code), (429, code))
        self.assertGreaterEqual(int(answer.headers["Retry-After"]), 1)

    def guess_until_late(self, guesser, path, bodies, method="POST"):
        """The first ones are free, and one of the rest has to wait: delays double, whatever a hash takes."""
        answers = []
        for body in bodies:
            answers.append(guesser.ask(method, path, body))
            if answers[-1].status == 429:
                break
        self.assert_waits(answers[-1], "login.too_many_attempts")
        self.assertGreater(len(answers), FREE_TRIES)

    def test_passwords(self):
        province().add_user("bi-doan", "observer")
        right = {"login": "bi-doan", "password": PASSWORD}
        wrong = [{"login": "bi-doan", "password": f"mật khẩu thứ {n}"} for n in range(12)]
        for _ in range(4):  # a slow machine may ask when the second of waiting is over
            guesser = Caller(province().bridge)
            self.guess_until_late(guesser, "/login", wrong)
            answer = guesser.post("/login", right)
            if answer.status == 429:
                break
        self.assert_waits(answer, "login.too_many_attempts")
        Caller(province().bridge).post("/login", right).expect(200)  # its owner elsewhere does not wait

    def test_who_does_not_exist_is_refused_alike(self):
        nobody = Caller(province().bridge)
        answers = [nobody.post("/login", {"login": login, "password": "không phải thế"}).expect(401)
                   for login in ("khong-co-ai", "secretary")]
        self.assertEqual(answers[0].data, answers[1].data)
        self.guess_until_late(nobody, "/login", [{"login": "khong-co-ai-2", "password": "không phải thế"}] * 12)

    def test_at_the_same_time(self):
        address = Caller(province().bridge).address
        def guess(number):
            caller = Caller(province().bridge, address=address)
            return caller.post("/login", {"login": "deputy", "password": f"mật khẩu thứ {number}"}).status
        begun = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            statuses = list(pool.map(guess, range(16)))
        more = int(math.log2(1 + time.monotonic() - begun))  # may be tried after 1, 3, 7… seconds
        self.assertLessEqual(statuses.count(401), FREE_TRIES + 1 + more)
        self.assertEqual(set(statuses) - {401, 429, 503}, set())

    def test_the_present_password(self):
        province().add_user("doan-cua-minh", "observer")
        caller = Caller(province().bridge).log_in("doan-cua-minh", PASSWORD)
        bodies = [{"current": f"sai lần {n} rồi", "new": "lũ về sông Đào 2027"} for n in range(12)]
        self.guess_until_late(caller, "/me/password", bodies, "PUT")

    def test_enrolment_codes(self):
        code = province().admin.post("/sites/hai-hau/enrolment-codes", {"kind": "hall"}).expect(201).json["code"]
        wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
        tries = [Caller(province().bridge).post("/enrolments", {"code": wrong}) for _ in range(10)]
        self.assertEqual({answer.code for answer in tries[:-1]}, {"code.wrong"})
        self.assertEqual(tries[-1].code, "code.tries_spent")
        self.assertEqual(Caller(province().bridge).post("/enrolments", {"code": code}).code, "code.tries_spent")
        guesser = Caller(province().bridge)
        statuses = [guesser.post("/enrolments", {"code": "K7MX-24PQ"}).status for _ in range(FREE_TRIES + 5)]
        self.assertIn(429, statuses[FREE_TRIES:], statuses)

    def test_a_code_works_once(self):
        code = province().admin.post("/sites/hai-hau/enrolment-codes", {"kind": "hall"}).expect(201).json["code"]
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: Caller(province().bridge).post("/enrolments", {"code": code}), range(8)))
        self.assertEqual(sorted(answer.status for answer in answers)[0], 201)
        self.assertEqual([answer.status for answer in answers].count(201), 1)

    def test_the_pin_of_a_tablet(self):
        tablet = province().device("nam-truc", "chair_tablet")
        unlock = tablet.put("/me/pin", {"pin": "402817"}).expect(200).json["unlock"]
        self.assertEqual(tablet.put("/me/pin", {"pin": "518263"}).code, "pin.already_set")
        self.assertEqual(tablet.get("/me/conferences").status, 403)
        tablet.get("/me/conferences", headers={"X-Unlock": unlock}).expect(200)
        for forged in (unlock[:-1], unlock.upper(), "1." + unlock, "", "9" * 400):
            self.assertEqual(tablet.get("/me/conferences", headers={"X-Unlock": forged}).status, 403, forged)
        self.guess_until_late(tablet, "/me/pin-checks", [{"pin": "402818"}] * 12)

    def test_the_link_of_the_first_administrator_works_once(self):
        from province import first_administrator_token
        body = {"token": first_administrator_token(province().bridge), "login": "ke-xau", "name": "Kẻ xấu",
                "password": PASSWORD}
        answer = Caller(province().bridge).post("/first-administrator", body)
        self.assertIn(answer.code, ("link.used", "link.wrong"))
        self.assertFalse(Caller(province().bridge).get("/version").json["needs_administrator"])

    def test_asking_too_often(self):
        caller = Caller(province().bridge)
        statuses = []
        for _ in range(3000):  # a slow machine's requests come slowly
            answer = caller.get("/me")
            statuses.append(answer.status)
            if answer.status == 429:
                self.assert_waits(answer, "requests.too_many")
                break
        self.assertEqual(statuses[-1], 429)
        self.assertGreaterEqual(len(statuses), 100)
        Caller(province().bridge).get("/me").expect(401)  # others do not notice
