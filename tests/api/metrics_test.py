"""/metrics as Prometheus sees it: promtool reads the answer, a real Prometheus scrapes a bridge with mcu and two halls, and
asks everything that rules and dashboard of deploy/monitoring ask."""

import json
import re
import unittest

from bridge import PROGRAMS, Bridge, Province, province
from caller import Caller
from endpoints import Endpoints, make_media
from plans import open_now
from prometheus import MONITORING, Prometheus, promtool
from services import ROOT
from wait import PATIENCE, eventually

BAD, GOOD = "y-yen", "my-loc"  # one loses a fifth of what it sends
TITLE = 'Giao ban "bão" số 9 \\ {a="b"}'
TYPE = re.compile(r"^# TYPE (\S+) \w+$", re.MULTILINE)
NAME = re.compile(r"\bdiemcau_\w+")


def token(people, role, *scopes):
    """A caller with a token of this role's account."""
    made = people.callers[role].post("/me/tokens", {"label": "Prometheus", "scopes": list(scopes), "expires": None})
    return Caller(people.bridge, token=made.expect(201).json["token"])


def expressions():
    """[(where, expression)] of rules and dashboard; the dashboard's variable is what it begins with."""
    rules = (MONITORING / "diem-cau.rules.yml").read_text(encoding="utf-8")
    dashboard = json.loads((MONITORING / "grafana-dashboard.json").read_text(encoding="utf-8"))
    found = [("rules", " ".join(one.replace(">-", "").split()))
             for one in re.findall(r"expr: (.*(?:\n {10}.*)*)", rules)]
    for panel in dashboard["panels"]:
        found += [(panel["title"], target["expr"].replace("$conference", ".*")) for target in panel["targets"]]
    found.append(("variable", "diemcau_conference_info"))
    return found


class MetricsTest(unittest.TestCase):
    def test_who_may_read_them(self):
        people = province()
        answer = token(people, "technician", "metrics").get("/metrics").expect(200)
        self.assertEqual(answer.headers["Content-Type"], "text/plain; version=0.0.4; charset=utf-8")
        self.assertIn("\ndiemcau_mcu_up 0\n", answer.data.decode())
        people.callers["technician"].get("/metrics").expect(200)
        token(people, "administrator", "metrics", "read").get("/metrics").expect(200)
        token(people, "technician", "technical").get("/metrics").expect(200)  # as tokens from before "metrics"
        refused = token(people, "technician", "read", "conference").get("/metrics").expect(403)
        self.assertEqual((refused.code, refused.headers["Content-Type"]), ("auth.scope", "application/problem+json"))
        self.assertEqual(token(people, "operator", "metrics").get("/metrics").expect(403).code, "auth.role")
        nobody = Caller(people.bridge).get("/metrics").expect(401)
        self.assertEqual((nobody.code, nobody.headers["Content-Type"]), ("login.needed", "application/problem+json"))
        Caller(people.bridge, token="dcp_wrong").get("/metrics").expect(401)
        people.callers["technician"].get("/metrics?name=x").expect(422)
        self.assertEqual(people.callers["technician"].post("/metrics").expect(405).headers["Allow"], "GET")

    def test_their_token_does_nothing_else(self):
        program = token(province(), "technician", "metrics")
        me = program.get("/me").expect(200).json
        self.assertEqual(sorted(me["actions"]), ["metrics.read", "self.read"])
        for path in ("/alarms", "/health", "/sites", "/me/tokens"):
            self.assertEqual(program.get(path).expect(403).code, "auth.scope", path)

    def test_the_database_is_counted_with_its_write_ahead_log(self):
        text = token(province(), "technician", "metrics").get("/metrics").expect(200).data.decode()
        size = int(re.search(r"^diemcau_store_bytes (\d+)$", text, re.MULTILINE).group(1))
        self.assertGreater(size, 100_000, "the tables alone, which a new store has in its log only")

    def test_rules_and_settings_are_right(self):
        self.assertIn("SUCCESS", promtool("check", "rules", MONITORING / "diem-cau.rules.yml"))
        promtool("test", "rules", ROOT / "tests/api/alert_rules.test.yml")
        people = province()
        with Prometheus(people.bridge, "x") as prometheus:
            promtool("check", "config", prometheus.settings)
            prometheus.wait_for('up{job="diem-cau"}', lambda value: value == 0)  # its token is wrong
            self.until_refused(prometheus)

    def until_refused(self, prometheus):
        """A busy service may be late for a scrape before it refuses one."""
        eventually(lambda: prometheus.get("targets")["activeTargets"][0]["lastError"], lambda error: "401" in error)

    def test_what_is_asked_is_named_in_the_answer(self):
        text = token(province(), "technician", "metrics").get("/metrics").expect(200).data.decode()
        named = set(TYPE.findall(text))
        asked = {name for _, one in expressions() for name in NAME.findall(one)}
        self.assertEqual(asked - named, set())
        self.assertGreater(len(asked), 20)
        self.assertEqual([name for name in named if not name.startswith("diemcau_")], [])


class ScrapeTest(unittest.TestCase):
    """A bridge of its own, in session with two halls."""

    @classmethod
    def setUpClass(cls):
        make_media(2, programs=PROGRAMS)
        cls.bridge = Bridge()
        cls.addClassCleanup(cls.bridge.stop)
        cls.bridge.start()
        cls.bridge.start_one("mcu")
        cls.people = Province(cls.bridge)
        cls.bridge.wait_until_healthy()
        cls.conference = open_now(cls.people, sites=(GOOD, BAD), title=TITLE)
        cls.path = f"/conferences/{cls.conference}"
        cls.people.operator.post(f"{cls.path}/phases", {"phase": "in_session", "confirmed": False}).expect(200)
        seats = [{"name": site, "url": cls.bridge.websocket_url, "token": cls.people.device(site).token, "sign": sign,
                  "decode": "never", "reconnect": True} for sign, site in enumerate((GOOD, BAD))]
        seats[1]["fault"] = {"loss": 0.2}
        cls.endpoints = Endpoints(seats, log=cls.bridge.folder / "endpoint.log", programs=PROGRAMS)
        cls.addClassCleanup(cls.endpoints.stop)
        cls.reader = token(cls.people, "technician", "metrics")

    def answer(self):
        return self.reader.get("/metrics").expect(200).data.decode()

    def wait_for_line(self, pattern):
        return eventually(self.answer, lambda text: re.search(pattern, text, re.MULTILINE), seconds=2 * PATIENCE)

    def test_1_promtool_finds_nothing_wrong(self):
        text = self.wait_for_line(rf'^diemcau_site_loss_ratio\{{.*site="{BAD}",direction="uplink"\}} 0\.[1-9]')
        self.assertEqual(promtool("check", "metrics", stdin=text.encode()), "")
        self.assertIn("\ndiemcau_mcu_up 1\n", text)
        self.assertIn("\ndiemcau_conferences_open 1\n", text)
        self.assertLess(len(text), 60_000)

    def test_2_prometheus_knows_the_line_that_loses(self):
        with Prometheus(self.bridge, self.reader.token) as prometheus:
            self.scrape(prometheus)
            for where, expression in expressions():
                with self.subTest(where=where, expression=expression):
                    prometheus.query(expression)
            groups = prometheus.get("rules")["groups"]
            self.assertEqual([rule["name"] for group in groups for rule in group["rules"] if rule["health"] == "err"], [])
            self.ends(prometheus)

    def scrape(self, prometheus):
        prometheus.wait_for('up{job="diem-cau"}', lambda value: value == 1)
        one = f'diemcau_site_packets_total{{site="{GOOD}",direction="uplink"}}'
        # Sound alone is 50 packets a second.
        labels, _ = prometheus.wait_for(f"rate({one}[10s])", lambda value: value > 20)
        self.assertEqual(labels["conference"], self.conference)
        share = ('rate(diemcau_site_lost_packets_total{{site="{0}",direction="uplink"}}[10s]) / '
                 '(rate(diemcau_site_lost_packets_total{{site="{0}",direction="uplink"}}[10s]) + '
                 'rate(diemcau_site_packets_total{{site="{0}",direction="uplink"}}[10s]))')
        prometheus.wait_for(share.format(BAD), lambda value: 0.1 < value < 0.3)
        prometheus.wait_for(share.format(GOOD), lambda value: value < 0.05)
        # Which one it is the diagnosis' own tests say: a loaded machine is the server's fault.
        prometheus.wait_for(f'diemcau_site_verdict{{site="{BAD}",verdict!="fine"}}', lambda value: value == 1)
        prometheus.wait_for(f'ALERTS{{alertname="DiemCauLineLoss",site="{BAD}"}}')
        labels, _ = prometheus.wait_for("diemcau_conference_info")
        self.assertEqual(labels["title"], TITLE)

    def ends(self, prometheus):
        """The series of a conference end with it."""
        self.people.operator.post(f"{self.path}/phases", {"phase": "closed", "confirmed": True}).expect(200)
        prometheus.wait_for("absent(diemcau_site_connected)")
        self.assertNotIn("\ndiemcau_site_connected{", self.answer())
