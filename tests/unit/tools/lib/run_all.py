"""Runs every *_test.py of this folder; closes with "N passed, N failed"."""

import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[3] / "tools/lib")]

suite = unittest.defaultTestLoader.discover(str(HERE), pattern="*_test.py")
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
failed = len(result.failures) + len(result.errors)
print(f"{result.testsRun - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
