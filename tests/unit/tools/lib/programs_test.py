import io
import sys
import unittest

from programs import run_watched
from services import ServiceError


def run(code):
    return run_watched([sys.executable, "-c", code], "working", io.StringIO())


class RunWatchedTest(unittest.TestCase):
    def test_gives_what_was_printed_and_not_what_was_said_meanwhile(self):
        self.assertEqual(run("import sys; print('a' * 100000); print('half', file=sys.stderr)"), "a" * 100000 + "\n")

    def test_a_program_that_fails_says_why(self):
        with self.assertRaisesRegex(ServiceError, r"failed \(3\): no such seed"):
            run("import sys; print('no such seed', file=sys.stderr); sys.exit(3)")

    def test_a_program_that_is_not_there_is_said(self):
        with self.assertRaisesRegex(ServiceError, "does not start"):
            run_watched(["/no/such/program"], "working", io.StringIO())


if __name__ == "__main__":
    unittest.main()
