import re
import unittest

import board
import matrix

NAMES = {"y-yen": "Ý Yên", "my-loc": "Mỹ Lộc"}


def check(name, result="pass", value=None, vi="", en="", advice=None):
    return {"check": name, "result": result, "value": value, "unit": "", "vi": vi, "en": en, "advice": advice}


def tested(site, lamp, *checks, state="done", at="2026-12-01T01:05:00Z"):
    return {"site": site, "state": state, "lamp": lamp, "at": at, "sounds": False, "retest_in_ms": None,
            "checks": list(checks)}


GOOD = tested("my-loc", "green", check("rtt", value=21.4), check("loss_up", value=0), check("loss_down", value=0.04),
              check("jitter_up", value=2), check("jitter_down", value=3.26), check("band_up", value=3999.6),
              check("band_down", "skipped"), check("camera"), check("microphone", "warn"), check("echo", "skipped"),
              check("clock"))
RED = tested("y-yen", "red", check("camera", "warn", vi="Hình đứng yên.", en="The picture stands still."),
             check("loss_up", "fail", 12.3, "Mất 12 % gói chiều lên.", "12 % of packets are lost on the way up.",
                   {"vi": "Báo nhà mạng.", "en": "Call the carrier."}))


def drawn(*sites, language="vi"):
    return matrix.plain(board.table({"sites": list(sites)}, NAMES, "Giao ban", language)).splitlines()


class Table(unittest.TestCase):
    def test_a_site_has_its_lamp_in_words_and_its_values_both_ways(self):
        row = drawn(GOOD)[2]
        self.assertTrue(row.startswith("Mỹ Lộc   ✓ Đạt"), row)
        self.assertEqual(row.split()[4:], ["08:05", "21", "0/0.0", "2/3.3", "4000/–", "✓", "!", "–", "✓"])
        self.assertIn("✓ Passed", drawn(GOOD, language="en")[2])

    def test_a_little_below_nothing_is_nothing(self):
        row = drawn(tested("my-loc", "green", check("loss_up", value=-0.04), check("loss_down", value=-0.06)))[2]
        self.assertIn(" 0.0/-0.1 ", row)

    def test_what_is_wrong_stands_below_with_what_to_do_the_worst_first(self):
        lines = drawn(GOOD, RED)
        self.assertIn("✗ Không đạt", lines[3])
        self.assertEqual(lines[-2:], ["✗ Ý Yên: Mất 12 % gói chiều lên. Báo nhà mạng.", "! Ý Yên: Hình đứng yên."])
        self.assertIn("Call the carrier.", drawn(RED, language="en")[-2])

    def test_who_was_not_tested_has_no_lamp(self):
        for state, said in [("untested", "Chưa kiểm tra"), ("waiting", "Đang chờ"), ("running", "Đang kiểm tra")]:
            with self.subTest(state):
                row = drawn(tested("y-yen", "none", state=state, at=None))[2]
                self.assertIn(f"– {said}", row)
                self.assertNotIn("✓", row)
                self.assertIn("–/–", row)

    def test_columns_stand_below_their_titles(self):
        lines = drawn(GOOD, RED, tested("y-yen", "none", state="running"))
        self.assertEqual({matrix.width(line) for line in lines[1:5]}, {matrix.width(lines[1])})
        self.assertLessEqual(matrix.width(lines[1]), 100)

    def test_nonsense_is_no_crash_and_moves_no_cursor(self):
        evil = "\x1b[2J"
        boards = [None, [], {"sites": 3}, {"sites": [None, {}, {"site": [1], "lamp": {}, "state": [], "checks": 4}]},
                  {"sites": [tested(evil, "red", {"check": evil, "result": "fail", "vi": evil, "en": evil, "value": "x",
                                                  "advice": "x"}, {"result": {}})]}]
        for one in boards:
            with self.subTest(one):
                text = matrix.plain(board.table(one, {evil: evil}, evil, "vi"))
                self.assertIsNone(re.search("[\x00-\x09\x0b-\x1f]", text), text)


if __name__ == "__main__":
    unittest.main()
