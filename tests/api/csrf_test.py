"""A page of somebody else's, open in the browser of one who is logged in."""

import unittest

from bridge import PASSWORD, province
from caller import Caller, open_socket

DELEGATE = {"name": "Đỗ Văn Đức", "post": "Chủ tịch", "unit": "UBND", "commune": ""}


class CsrfTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        province().add_user("vanhanh-csrf", "operator")  # a person keeps ten log-ins; those of the others are not these

    def setUp(self):
        self.operator = Caller(province().bridge).log_in("vanhanh-csrf", PASSWORD)

    def try_with(self, token):
        return self.operator.post("/sites/y-yen/delegates", DELEGATE, headers={"X-CSRF-Token": token})

    def test_the_cookie_alone_changes_nothing(self):
        self.assertEqual(self.try_with(None).expect(403).code, "login.csrf")

    def test_a_wrong_header_changes_nothing(self):
        for wrong in ("", "x", self.operator.csrf[:-1], self.operator.csrf + "A", self.operator.csrf.swapcase()):
            self.assertEqual(self.try_with(wrong).expect(403).code, "login.csrf", wrong)

    def test_the_header_of_another_session_changes_nothing(self):
        other = province().caller("operator")
        self.try_with(other.csrf).expect(403)
        self.try_with(self.operator.csrf).expect(201)

    def test_every_change_needs_it(self):
        import document
        admin = province().caller("administrator")
        for method, path, operation in document.operations(province().bridge):
            if method == "GET" or operation.get("security") == []:
                continue
            path = path.replace("{user}", "999").replace("{site}", "y-yen").replace("{kind}", "hall")
            path = path.replace("{", "").replace("}", "")
            raw = ("application/pdf", b"%PDF-1.7") if path == "/papers" else None
            answer = Caller(province().bridge)
            answer.cookie, answer.csrf = admin.cookie, "wrong"
            got = answer.ask(method, path, None if raw else {}, raw=raw)
            self.assertEqual((got.status, got.code), (403, "login.csrf"), got.what)

    def test_a_form_of_another_page_is_no_json(self):
        for media_type in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
            answer = self.operator.ask("POST", "/sites/y-yen/delegates", raw=(media_type, b'{"name": "x"}'))
            answer.expect(415)

    def test_nobody_else_may_read_answers(self):
        answer = self.operator.get("/me", headers={"Origin": "http://evil.example"})
        self.assertIsNone(answer.headers.get("Access-Control-Allow-Origin"))
        self.assertEqual(answer.headers["Cross-Origin-Resource-Policy"], "same-origin")
        preflight = self.operator.send("OPTIONS", "/api/v1/users", headers={
            "Origin": "http://evil.example", "Access-Control-Request-Method": "POST"})
        self.assertEqual(preflight.status, 405)
        self.assertIsNone(preflight.headers.get("Access-Control-Allow-Origin"))

    def test_log_in_from_another_page_needs_json(self):
        body = f'{{"login": "observer", "password": "{PASSWORD}"}}'.encode()
        Caller(province().bridge).ask("POST", "/login", raw=("text/plain", body)).expect(415)

    def test_a_web_socket_of_another_page_is_nobody(self):
        socket = open_socket(province().bridge, headers={"Origin": "http://evil.example",
                                                       "Cookie": f"diem_cau_session={self.operator.cookie}"})
        if socket.status == 101:  # a cookie opens nothing here
            socket.say(type="join", token=self.operator.cookie, version=2, media=False)
            self.assertEqual(socket.next()["type"], "error")
            self.assertEqual(socket.closed(), 4003)
        else:
            self.assertEqual(socket.status, 403)
