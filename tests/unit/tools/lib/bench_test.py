import contextlib
import io
import subprocess
import unittest

import bench
import bench_console
import bench_measure as measure
from services import ServiceError


class RowsTest(unittest.TestCase):
    def test_each_row_belongs_to_one_scene(self):
        named = [name for _, names in bench.SCENES for name in names]
        self.assertEqual(sorted(named), sorted(bench.ROWS))

    def test_a_row_that_is_to_be_large(self):
        for value, ok in [(90, True), (89.9, False), (100, True), (None, False), (float("nan"), False),
                          (float("inf"), False)]:
            with self.subTest(value):
                self.assertEqual(measure.Row("r", value, "%", 90, at_least=True).ok, ok)
        self.assertFalse(measure.Row("r", 95, "%", 90, problems=["x"], at_least=True).ok)


class HoldTest(unittest.TestCase):
    NAMES = ["a", "b"]

    def held(self, scene):
        return bench.hold(scene, self.NAMES, 5)

    def test_gives_the_rows_asked_for_in_their_order(self):
        rows = self.held(lambda say: [measure.Row(name, 1, "ms", 2) for name in ("c", "b", "a")])
        self.assertEqual([(row.name, row.ok) for row in rows], [("a", True), ("b", True)])

    def test_a_row_that_was_not_measured_is_no_pass(self):
        def silent(say):
            return [measure.Row("a", 1, "ms", 2)]
        rows = self.held(silent)
        self.assertEqual([row.ok for row in rows], [True, False])
        self.assertIn("silent", rows[1].problems[0])

    def test_a_scene_that_fails_costs_its_own_rows_and_says_why(self):
        for error in (ServiceError("it ended"), subprocess.CalledProcessError(1, "x"), OSError("no")):
            def failing(say, error=error):
                raise error
            with self.subTest(error):
                rows = self.held(failing)
                self.assertEqual([(row.name, row.ok, row.problems) for row in rows],
                                 [(name, False, [str(error)]) for name in self.NAMES])
                with contextlib.redirect_stdout(io.StringIO()) as printed:
                    bench.print_table(rows)
                self.assertEqual(printed.getvalue().count("MISSED"), 2)

    def test_the_seed_reaches_what_is_drawn(self):
        self.assertEqual(bench.DRAWN, {bench_console.diagnosis})
        seeds = []

        def drawn(say, seed):
            seeds.append(seed)
            return []
        bench.DRAWN.add(drawn)
        self.addCleanup(bench.DRAWN.discard, drawn)
        self.held(drawn)
        self.assertEqual(seeds, [5])


if __name__ == "__main__":
    unittest.main()
