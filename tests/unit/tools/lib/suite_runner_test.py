import unittest

from suite_runner import TAIL_LINES, Outcome, complaint, count


class CountTest(unittest.TestCase):
    CASES = [
        ("gtest", "[==========] 3 tests ran.\n[  PASSED  ] 3 tests.\n", True, Outcome(3, 0)),
        ("gtest, one test", "[  PASSED  ] 1 test.\n", True, Outcome(1, 0)),
        ("gtest with failures", "[  PASSED  ] 2 tests.\n[  FAILED  ] 1 test, listed below:\n", False, Outcome(2, 1)),
        ("gtest that crashed", "[ RUN      ] A.b\n", False, Outcome(0, 1)),
        ("crash after all passed", "[  PASSED  ] 4 tests.\n==1==ERROR: LeakSanitizer\n", False, Outcome(4, 1)),
        ("vitest", "\x1b[2m      Tests \x1b[22m \x1b[32m12 passed\x1b[39m (12)\n", True, Outcome(12, 0)),
        ("vitest with failures", "      Tests  2 failed | 10 passed (12)\n", False, Outcome(10, 2)),
        ("node:test", "# pass 7\n# fail 0\n", True, Outcome(7, 0)),
        ("our own scripts", "ok a\n5 passed, 2 failed\n", False, Outcome(5, 2)),
        ("a program that counts nothing", "all is well\n", True, Outcome(1, 0)),
        ("a program that counts nothing and fails", "", False, Outcome(0, 1)),
    ]

    def test_reads_what_each_framework_says(self):
        for name, output, succeeded, expected in self.CASES:
            with self.subTest(name):
                self.assertEqual(count(output, succeeded), expected)


class ComplaintTest(unittest.TestCase):
    TAP = """\
# Subtest: a day
    # Subtest: sees
    ok 1 - sees
      ---
      duration_ms: 5
      ...
    # Subtest: hears
    not ok 2 - hears
      ---
      error: 'no sound after 5 s'
      ...
    1..2
not ok 1 - a day
  ---
  failureType: 'subtestsFailed'
  ...
# pass 1
# fail 1
"""

    def test_shows_the_failed_tests_and_no_others(self):
        self.assertEqual(complaint(self.TAP),
                         ["    not ok 2 - hears", "      ---", "      error: 'no sound after 5 s'", "      ..."])

    def test_shows_the_end_where_no_test_is_named(self):
        lines = [f"line {n}" for n in range(TAIL_LINES + 2)]
        self.assertEqual(complaint("\n".join(lines)), lines[2:])
