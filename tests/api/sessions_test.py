"""Logins of pages: cookies, what ends them, and that nobody can choose one for somebody else."""

import unittest

from bridge import PASSWORD, province
from caller import Caller

NEW_PASSWORD = "lũ về sông Đào 2027"


def cookie_attributes(answer):
    line, = answer.headers.get_all("Set-Cookie")
    return [part.strip().lower() for part in line.split(";")[1:]]


class SessionsTest(unittest.TestCase):
    def log_in(self, caller, login="observer"):
        return caller.post("/login", {"login": login, "password": PASSWORD}).expect(200)

    def test_the_cookie_over_http(self):
        attributes = cookie_attributes(self.log_in(Caller(province().bridge)))
        self.assertIn("httponly", attributes)
        self.assertIn("samesite=strict", attributes)
        self.assertIn("path=/", attributes)
        self.assertNotIn("secure", attributes)
        self.assertFalse([a for a in attributes if a.startswith("domain")])

    def test_the_cookie_over_https(self):
        caller = Caller(province().bridge, tls=True)
        self.assertIn("secure", cookie_attributes(self.log_in(caller)))
        caller.csrf = caller.get("/me").expect(200).json["csrf_token"]
        self.assertIn("secure", cookie_attributes(caller.post("/logout").expect(204)))

    def test_a_cookie_that_was_fixed_is_worth_nothing(self):
        caller = Caller(province().bridge)
        for fixed in ("dcs_" + "A" * 43, "x", "a" * 4000):
            caller.cookie = fixed
            self.log_in(caller)
            self.assertNotEqual(caller.cookie, fixed)
            other = Caller(province().bridge)
            other.cookie = fixed
            other.get("/me").expect(401)

    def test_a_new_log_in_ends_the_former_one_of_this_browser(self):
        caller = province().caller("observer")
        former, csrf = caller.cookie, caller.csrf
        caller.log_in("secretary", PASSWORD)
        self.assertNotEqual(caller.cookie, former)
        caller.cookie, caller.csrf = former, csrf
        caller.get("/me").expect(401)

    def test_logging_out_ends_it(self):
        caller = province().caller("observer")
        kept = caller.cookie
        caller.post("/logout").expect(204)
        caller.cookie = kept
        self.assertEqual(caller.get("/me").expect(401).code, "login.needed")

    def test_another_cookie_does_not_disturb(self):
        caller = province().caller("observer")
        for line in (f"a=b; diem_cau_session={caller.cookie}", f"diem_cau_session={caller.cookie}; c=d",
                     f"xdiem_cau_session=1;diem_cau_session={caller.cookie}"):
            self.assertEqual(caller.get("/me", headers={"Cookie": line}).status, 200, line)
        for line in ("diem_cau_session", "diem_cau_session=", ";;;=;", "=" * 2000):
            self.assertEqual(caller.get("/me", headers={"Cookie": line}).status, 401, line)

    def test_a_token_in_the_place_of_another_kind_opens_nothing(self):
        caller = province().caller("observer")
        self.assertEqual(Caller(province().bridge, token=caller.cookie).get("/me").status, 401)
        device = province().device("vu-ban")
        other = Caller(province().bridge)
        other.cookie = device.token
        other.get("/me").expect(401)
        for header in ("Bearer", "Bearer ", "Basic eDp5", "Bearer " + "x" * 3000, "Bearer dca_", "bearer dcd_%00"):
            self.assertEqual(other.get("/me", headers={"Authorization": header}).status, 401, header)

    def test_a_new_password_ends_all_other_logins(self):
        admin = province().admin
        user = province().add_user("doi-mat-khau", "observer")
        here, there = (Caller(province().bridge).log_in("doi-mat-khau", PASSWORD) for _ in range(2))
        former = here.cookie
        here.csrf = here.put("/me/password", {"current": PASSWORD, "new": NEW_PASSWORD}).expect(200).json["csrf_token"]
        there.get("/me").expect(401)
        here.get("/me").expect(200)
        self.assertNotEqual(here.cookie, former)
        admin.put(f"/users/{user}/password", {"password": PASSWORD}).expect(204)
        here.get("/me").expect(401)

    def test_who_is_disabled_is_out_with_all_tokens(self):
        admin = province().admin
        user = province().add_user("bi-khoa", "observer")
        caller = Caller(province().bridge).log_in("bi-khoa", PASSWORD)
        token = caller.post("/me/tokens", {"label": "máy", "scopes": ["read"], "expires": None}).expect(201).json["token"]
        program = Caller(province().bridge, token=token)
        program.get("/me").expect(200)
        seen = admin.get(f"/users/{user}").expect(200)
        change = {"login": "bi-khoa", "name": "Ông", "role": "observer", "disabled": True}
        admin.put(f"/users/{user}", change, seen.headers["ETag"]).expect(200)
        caller.get("/me").expect(401)
        program.get("/me").expect(401)
        answer = Caller(province().bridge).post("/login", {"login": "bi-khoa", "password": PASSWORD})
        self.assertEqual(answer.expect(401).code, "login.wrong")

    def test_a_program_does_no_more_than_its_scopes(self):
        operator = province().caller("operator")
        token = operator.post("/me/tokens", {"label": "đọc", "scopes": ["read"], "expires": None}).expect(201).json
        program = Caller(province().bridge, token=token["token"])
        program.get("/bookings").expect(200)
        delegate = {"name": "A", "post": "", "unit": "", "commune": ""}
        self.assertEqual(program.post("/sites/y-yen/delegates", delegate).expect(403).code, "auth.scope")
        program.post("/me/tokens", {"label": "x", "scopes": ["read"], "expires": None}).expect(403)
        program.put("/me/password", {"current": PASSWORD, "new": NEW_PASSWORD}).expect(403)
        self.assertNotIn(token["token"], operator.get("/me/tokens").data.decode())
        operator.delete(f"/me/tokens/{token['id']}").expect(204)
        program.get("/bookings").expect(401)
