"""Every operation × every role against the running service: accounts, a hall's device, and nobody. What is asked for
belongs to others: the callers have no part in the conference and another site."""

import unittest

import document
from bridge import SITES, province
from caller import Caller
from plans import at, open_now, plan
from province import next_minute

LETTERS = {"administrator": "A", "operator": "O", "chair": "C", "deputy": "D", "secretary": "S", "technician": "T",
           "observer": "V", "hall": "H", "nobody": "-"}
USERS = "AOCDSTV"
EVERYBODY = USERS + "H-"
# Who is let in, by operationId; written by hand from what the roles do, not from the service's own table.
LET_IN = {
    "logIn": EVERYBODY, "createFirstAdministrator": EVERYBODY, "logOut": EVERYBODY, "enrolDevice": EVERYBODY,
    "readVersion": EVERYBODY, "readOpenApi": EVERYBODY, "readFeed": EVERYBODY, "readConfirmation": EVERYBODY,
    "confirm": EVERYBODY, "readGuestConference": EVERYBODY,
    "readMe": USERS + "H", "changeMyPassword": USERS, "setMyPin": "H", "checkMyPin": "H", "readOwnConferences": "AOTH",
    "listMyTokens": USERS, "issueMyToken": USERS, "revokeMyToken": USERS,
    "listUserTokens": "A", "issueUserToken": "A", "revokeUserToken": "A",
    "listUsers": "AO", "readUser": "AO", "createUser": "A", "changeUser": "A", "removeUser": "A",
    "setUserPassword": "A", "logOutUser": "A",
    "listSites": USERS + "H", "readSite": USERS + "H", "createSite": "A", "changeSite": "A", "removeSite": "A",
    "searchDelegates": "AO", "listDelegates": "AO", "readDelegate": "AO", "createDelegate": "AO",
    "changeDelegate": "AO", "removeDelegate": "AO",
    "listDevices": "AOT", "revokeDevice": "AOT", "listEnrolmentCodes": "AOT", "issueEnrolmentCode": "AOT",
    "revokeEnrolmentCode": "AOT",
    "issueControlCode": "H", "revokeControlCode": "H", "readControl": "H", "endControl": "H",
    "readCalendar": "AOCDST", "listBookings": "AOCDST", "checkBooking": "O", "createBooking": "O",
    "readBooking": "AOTV", "changeBooking": "O", "cancelBooking": "O", "copyBooking": "O", "moveOccurrence": "O",
    "cancelOccurrence": "O",
    "listLayouts": "AOCDST",
    "listTemplates": "AO", "readTemplate": "AO", "createTemplate": "O", "changeTemplate": "O", "removeTemplate": "O",
    "listConferences": USERS + "H", "readConference": "AOTV", "changePhase": "O", "extendConference": "O",
    "answerExtension": "O", "callNow": "O", "issueTicket": "OTV",
    "listRememberedConferences": "AOT", "readFigures": "AOT", "readConferenceFigures": "AOT",
    "readConferenceSecond": "AOT", "readConferenceEvents": "AOT", "readCallRecords": "AOT",
    "readRecord": "AOT", "readPreflight": "AOT", "readGuestLink": "O", "renewGuestLink": "O",
    "listInvitations": "O", "sendInvitations": "O", "answerInvitation": "O",
    "listFeeds": "AO", "renewFeed": "A",
    "uploadPaper": "O", "attachPaper": "O", "readPaper": "O", "removePaper": "O", "takeOffPaper": "O",
    "downloadProbe": "H", "uploadProbe": "H",
    "readSettings": "AT", "changeSettings": "A", "readMailSettings": "A", "changeMailSettings": "A", "testMail": "A",
    "listMail": "A", "readAudit": "A", "listBackups": "A", "createBackup": "A", "readBackup": "A",
    "removeBackup": "A", "readHealth": "AOT", "readMetrics": "AT", "listAlarms": "AOT", "acknowledgeAlarm": "OT",
}
# Would end the login that asks, or makes what the test has no use for; their rights are tried elsewhere.
HARMLESS_BODIES = {"changePhase": {"phase": "closed", "confirmed": False}}
SKIPPED = {"logOut", "createBackup"}


class RightsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        people = province()
        cls.callers = {"nobody": None, "hall": people.device(SITES[5])}
        for role in LETTERS:
            if role not in cls.callers:
                cls.callers[role] = people.callers[role]
        chair = people.add_user("chu-tri-khac", "chair")
        # Its chair is another than the one who asks.
        body = plan(people, start=next_minute(30), sites=("truc-ninh", "giao-thuy")) | {"chair": chair}
        cls.booking = people.operator.post("/bookings", body).expect(201).json["id"]
        cls.owner = chair

    def ask(self, role, method, template, operation):
        """Status and code of a request that is empty where it could do something."""
        path = template.replace("{user}", str(self.owner)).replace("{site}", SITES[0]).replace("{kind}", "hall")
        path = path.replace("{booking}", self.booking).replace("{conference}", self.booking)
        path = path.replace("{date}", "2020-01-01").replace("{token}", "999999").replace("{file}", "x.ics")
        for name in ("alarm", "delegate", "device", "template", "paper", "item", "name"):
            path = path.replace("{" + name + "}", "999999")
        known = self.callers[role]
        caller = Caller(province().bridge, token=known.token if known else None)
        if known:
            caller.cookie, caller.csrf = known.cookie, known.csrf
        content = operation.get("requestBody", {}).get("content", {})
        raw = ("application/pdf", b"x") if "application/pdf" in content else None
        body = HARMLESS_BODIES.get(operation["operationId"], {"không có trường này": 1}) if content else None
        return caller.ask(method, path, None if raw else body, raw=raw)

    def test_every_operation_for_every_role(self):
        faults = []
        for method, path, operation in document.operations(province().bridge):
            name = operation["operationId"]
            if name in SKIPPED:
                continue
            for role, letter in LETTERS.items():
                answer = self.ask(role, method, path, operation)
                by_right = answer.status == 401 or answer.status == 403
                if name in ("logIn", "enrolDevice", "createFirstAdministrator") or answer.code == "login.wrong":
                    by_right = by_right and answer.code in ("login.needed", "auth.role")
                if by_right == (letter in LET_IN[name]):
                    faults.append(f"{name} as {role}: {answer.status} {answer.code}")
        self.assertEqual(faults, [])

    def test_every_operation_is_in_the_table(self):
        named = {operation["operationId"] for _, _, operation in document.operations(province().bridge)}
        self.assertEqual(named ^ set(LET_IN), set())

    def test_a_hall_sees_its_own_business_only(self):
        hall = self.callers["hall"]
        body = plan(province(), start=at(1, 21), sites=(SITES[0], SITES[5]))
        own = province().operator.post("/bookings", body).expect(201).json["id"]
        hall.get(f"/bookings/{own}").expect(200)
        hall.get(f"/bookings/{self.booking}").expect(403)
        hall.get(f"/sites/{SITES[5]}/delegates").expect(200)
        hall.get(f"/sites/{SITES[0]}/delegates").expect(403)
        answer = {"answer": "yes", "head": "Đỗ Văn Đức", "number": 12}
        hall.put(f"/bookings/{own}/attendance/{SITES[5]}", answer).expect(200)
        hall.put(f"/bookings/{own}/attendance/{SITES[0]}", answer).expect(403)
        hall.put(f"/bookings/{self.booking}/attendance/{SITES[5]}", answer).expect(403, 404)
        seen = {one["booking"] for one in hall.get("/me/conferences").expect(200).json["items"]}
        self.assertIn(own, seen)
        self.assertNotIn(self.booking, seen)

    def test_a_paper_is_for_the_invited(self):
        data = ("application/pdf", b"%PDF-1.7 mat")
        paper = province().operator.ask("POST", "/papers?name=m.pdf", raw=data).expect(201).json["id"]
        item = {"title": "Báo cáo", "planned_min": 5, "speakers": [], "layout_preset": "", "papers": [paper]}
        hall = self.callers["hall"]
        hall.get(f"/papers/{paper}").expect(403)
        body = plan(province(), sites=(SITES[0], SITES[5])) | {"agenda": [item]}
        province().operator.post("/bookings", body).expect(201)
        hall.get(f"/papers/{paper}").expect(200)
        province().callers["chair"].get(f"/papers/{paper}").expect(200)
        province().callers["observer"].get(f"/papers/{paper}").expect(200)  # whom bookings do not name: follows all
        province().callers["technician"].get(f"/papers/{paper}").expect(403)
        Caller(province().bridge).get(f"/papers/{paper}").expect(401)

    def test_a_secretary_attaches_papers_to_their_own_conference(self):
        item = {"title": "Báo cáo", "planned_min": 5, "speakers": [], "layout_preset": "", "papers": []}
        secretary, operator = self.callers["secretary"], province().operator
        own = {"secretary": province().users["secretary"]}
        booking, other = (operator.post("/bookings", plan(province(), agenda=[item], **more)).expect(201).json["id"]
                          for more in (own, {}))
        raw = ("application/pdf", b"%PDF-1.7 thu ky")
        attach = "agenda/0/papers?name=a.pdf&title=B%C3%A1o%20c%C3%A1o"
        secretary.ask("POST", "/papers?name=a.pdf", raw=raw).expect(403)
        secretary.ask("POST", f"/bookings/{other}/{attach}", raw=raw).expect(403)
        self.callers["chair"].ask("POST", f"/bookings/{booking}/{attach}", raw=raw).expect(403)
        paper = secretary.ask("POST", f"/bookings/{booking}/{attach}", raw=raw).expect(201).json["id"]
        self.assertEqual(secretary.get(f"/papers/{paper}").expect(200).data, raw[1])
        self.assertEqual(operator.get(f"/bookings/{booking}").json["agenda"][0]["papers"], [paper])
        self.callers["chair"].delete(f"/bookings/{booking}/agenda/0/papers/{paper}").expect(403)
        secretary.delete(f"/bookings/{booking}/agenda/0/papers/{paper}").expect(204)
        self.assertEqual(operator.get(f"/bookings/{booking}").json["agenda"][0]["papers"], [])
        operator.delete(f"/papers/{paper}").expect(204)

    def test_a_secretary_attaches_the_minutes_after_the_end(self):
        item = {"title": "Kết luận", "planned_min": 5, "speakers": [], "layout_preset": "", "papers": []}
        secretary, operator = self.callers["secretary"], province().operator
        booking = open_now(province(), sites=("xuan-truong", "nghia-hung"), agenda=[item],
                           secretary=province().users["secretary"])
        for phase in ("in_session", "closed"):
            operator.post(f"/conferences/{booking}/phases", {"phase": phase, "confirmed": True}).expect(200)
        attach = f"/bookings/{booking}/agenda/0/papers?name=bien-ban.pdf&title=K%E1%BA%BFt%20lu%E1%BA%ADn"
        paper = secretary.ask("POST", attach, raw=("application/pdf", b"%PDF-1.7 bien ban")).expect(201).json["id"]
        self.assertEqual(operator.get(f"/bookings/{booking}").json["agenda"][0]["papers"], [paper])
        for method, path in (("POST", attach), ("DELETE", f"/bookings/{booking}/agenda/0/papers/{paper}")):
            self.assertIn("7 days after", document.find(province().bridge, method, path)["summary"])
