"""Runs every *_test.py of what is written in Python under tools/; closes with "N passed, N failed"."""

import pathlib
import sys
import unittest

TESTS = pathlib.Path(__file__).resolve().parents[1]
TOOLS = TESTS.parents[2] / "tools"
PARTS = ("lib", "cli/watch", "cli/preflight")
sys.path[:0] = [str(folder / part) for part in PARTS for folder in (TESTS, TOOLS)]

suite = unittest.TestSuite()
for tested in PARTS:
    # A loader each: it keeps the folder it began with.
    suite.addTests(unittest.TestLoader().discover(str(TESTS / tested), pattern="*_test.py"))
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
failed = len(result.failures) + len(result.errors)
print(f"{result.testsRun - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
