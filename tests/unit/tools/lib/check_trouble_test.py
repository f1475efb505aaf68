import unittest

import check_trouble
from demo_halls import TROUBLES

LOSSY, THIN = TROUBLES[:2]
NAMES = {"a": "A", "b": "B", "c": "C"}


def entry(site, kind="fine", advice="nothing", grounds=()):
    return {"site": site, "figures": {}, "verdict": {"kind": kind, "advice": {"code": advice},
                                                     "evidence": [{"measure": ground} for ground in grounds]}}


def lines(*entries, **server):
    return {"type": "lines", "sites": list(entries), "server": server or None}


RIGHT = lines(entry("a", "uplink", "call_carrier", ["loss", "loss_bursts"]), entry("b", "uplink", "lower_uplink_rate"),
              entry("c"))


class VerdictTest(unittest.TestCase):
    def test_each_trouble_has_its_own_verdict(self):
        said = [entry("a", t.kind, t.advice[0], [t.ground] if t.ground else []) for t in TROUBLES]
        for number, one in enumerate(said):
            right = [trouble for trouble in TROUBLES if check_trouble.is_right(one, trouble)]
            self.assertEqual(right, [TROUBLES[number]])
            self.assertFalse(check_trouble.is_right(one, None))

    def test_what_is_not_right(self):
        for what, one, trouble in [("fine, of a bad line", entry("a"), LOSSY),
                                   ("the other kind of bad line", entry("a", "uplink", "call_carrier", ["loss"]), THIN),
                                   ("without its ground", entry("a", "uplink", "call_carrier", ["jitter"]), LOSSY),
                                   ("nothing", {}, LOSSY), ("nothing, of a good line", {}, None),
                                   ("fine without figures", {**entry("a"), "figures": None}, None)]:
            with self.subTest(what):
                self.assertFalse(check_trouble.is_right(one, trouble))
        self.assertTrue(check_trouble.is_right(entry("a"), None))


class WatchTest(unittest.TestCase):
    def setUp(self):
        self.watch = check_trouble.Watch(NAMES, {"a": LOSSY, "b": THIN})

    def result(self, seconds):
        return check_trouble.Result(list(self.watch.halls.values()), self.watch.server, self.watch.holds(seconds))

    def test_all_must_stay_right_for_a_while(self):
        self.watch.take(RIGHT, 4)
        self.assertFalse(self.result(4).ok)
        self.watch.take(RIGHT, 18.9)
        self.assertFalse(self.result(18.9).ok)
        self.watch.take(RIGHT, 19)
        self.assertTrue(self.result(19).ok)
        self.assertEqual([hall["after_s"] for hall in self.result(19).as_json()["halls"]], [4, 4, 4])

    def test_a_well_hall_that_is_blamed_begins_it_anew(self):
        self.watch.take(RIGHT, 4)
        self.watch.take(lines(*RIGHT["sites"][:2], entry("c", "hall_camera", "restart_camera")), 10)
        self.watch.take(RIGHT, 11)
        self.watch.take(RIGHT, 20)
        self.assertFalse(self.watch.holds(20))
        self.assertTrue(self.watch.holds(26))

    def test_a_busy_server_is_told_apart_from_a_wrong_diagnosis(self):
        self.watch.take(RIGHT, 1)
        self.assertFalse(self.watch.is_busy(1))
        self.watch.take(lines(*[entry(site, "server", "relieve_server") for site in NAMES], late_ticks=9), 5)
        self.watch.take(RIGHT, 6)
        self.assertTrue(self.watch.is_busy(6))
        self.assertFalse(self.watch.is_busy(25))
        self.assertEqual(self.watch.server["late_ticks"], 9)

    def test_a_hall_that_is_not_told_of_any_more_is_not_right(self):
        self.watch.take(RIGHT, 1)
        self.watch.take(lines(*RIGHT["sites"][:2]), 2)
        self.assertFalse(self.watch.holds(30))


if __name__ == "__main__":
    unittest.main()
