import datetime
import unittest

import bench_console
from province import ZONE
from services import ServiceError

TOLD = {"seed": 7, "scenes": 60, "seconds": 3000, "diagnosis_pct": 96.7, "verdict_p95_s": 4.0, "diagnose_ms": 0.02,
        "fine_over_5pct": 0, "line_verdict_for_server": 0, "confusion": {"uplink": {"uplink": 9, "fine": 1}}, "wrong": []}
WRITTEN = {"store30d_mb": 70.6, "file_mb": 70.7, "write_s": 20, "sites": 12, "days": 30, "hours_a_day": 3}


class DiagnosisRowsTest(unittest.TestCase):
    def test_three_rows_that_hold(self):
        rows = bench_console.diagnosis_rows(TOLD, 7)
        self.assertEqual([(row.name, row.value, row.ok) for row in rows],
                         [("console.diagnosis_pct", 96.7, True), ("console.verdict_p95_s", 4.0, True),
                          ("console.diagnose_ms", 0.02, True)])
        self.assertEqual(rows[0].as_json()["confusion"], TOLD["confusion"])

    def test_what_misses(self):
        for changed, row in [({"diagnosis_pct": 89.9}, 0), ({"verdict_p95_s": 5.1}, 1), ({"diagnose_ms": 1.1}, 2),
                             ({"fine_over_5pct": 1}, 0), ({"line_verdict_for_server": 2}, 0), ({"scenes": 59}, 0),
                             ({"seed": 8}, 0)]:
            with self.subTest(changed):
                rows = bench_console.diagnosis_rows({**TOLD, **changed}, 7)
                self.assertEqual([number for number, one in enumerate(rows) if not one.ok], [row])

    def test_what_was_not_told_is_no_pass(self):
        for name in ("diagnosis_pct", "verdict_p95_s", "diagnose_ms", "fine_over_5pct", "line_verdict_for_server", "scenes"):
            for value in (None, "0", True):
                with self.subTest(name=name, value=value), self.assertRaises(ServiceError):
                    bench_console.diagnosis_rows({**TOLD, name: value}, 7)

    def test_no_object_is_an_error(self):
        for text in ("", "{", "[]", "null"):
            with self.subTest(text), self.assertRaises(ServiceError):
                bench_console.read_object(text)


class HistoryRowsTest(unittest.TestCase):
    def test_size_and_drawing(self):
        rows = bench_console.history_rows(WRITTEN, [10.0] * 37 + [400.0] * 3, 86_400)
        self.assertEqual([(row.name, row.value, row.ok) for row in rows],
                         [("console.store30d_mb", 70.6, True), ("console.draw24h_p95_ms", 400.0, False)])

    def test_of_less_than_what_is_asked_nothing_is_concluded(self):
        self.assertFalse(bench_console.history_rows({**WRITTEN, "days": 29}, [1.0] * 40, 40)[0].ok)
        self.assertFalse(bench_console.history_rows(WRITTEN, [1.0] * 39, 40)[1].ok)

    def test_a_chart_without_a_hall_is_an_error(self):
        series = [{"site": hall, "mean": [None, 1.5, 0]} for hall in bench_console.HALLS]
        self.assertEqual(bench_console.points_of({"series": series}), 24)
        with self.assertRaises(ServiceError):
            bench_console.points_of({"series": series[1:]})
        with self.assertRaises(ServiceError):
            bench_console.points_of({"series": [*series[1:], {"site": "hall-1", "mean": [None]}]})

    def test_the_last_conference_is_over_whenever_it_is_measured(self):
        for hour in (0, 7, 8, 23):
            now = datetime.datetime(2027, 3, 1, hour, 30, tzinfo=ZONE)
            last = bench_console.first_day(now) + datetime.timedelta(days=bench_console.DAYS - 1, hours=3)
            self.assertLess(last, now)
            self.assertGreater(last, now - datetime.timedelta(days=2))
