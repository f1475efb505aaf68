"""The test suites of this project: what each builds and runs. Started by tools/test.

Logs go to build/test-logs/<suite>.log. The last line printed is "N passed, N failed"; the exit status is 1 if a test,
a build or a whole suite failed.
"""

import argparse
import os
import pathlib
import sys
import time

from suite_runner import Build, Outcome, Runner, run_ctest, run_fuzzers, run_script

ROOT = pathlib.Path(__file__).resolve().parents[2]
os.chdir(ROOT)

# Only what has threads of its own needs the thread sanitizer; everything else is single-threaded by design.
TSAN_TESTS = r"^unit_(mcu_(loop|ice|control)|signaling_record)$"


def exists(pattern):
    return any(ROOT.glob(pattern))


def check(runner):
    scripts = [["tools/check_arrows"], ["tools/check_tree"], ["python3", "-B", "tests/unit/tools/lib/run_all.py"]]
    return sum((run_script(runner, script, 60) for script in scripts), Outcome())


def unit(runner):
    return run_ctest(runner, Build("asan"), label="unit", seconds=900)


def sim(runner):
    return run_ctest(runner, Build("asan"), label="sim", seconds=900)


def fuzz(runner):
    corpus = run_ctest(runner, Build("asan"), label="fuzz", seconds=300)
    return corpus + run_fuzzers(runner, Build("fuzz"), ROOT / "tests/fuzz/corpus", runner.options.fuzz_seconds)


def tsan(runner):
    return run_ctest(runner, Build("tsan"), label="unit", name=TSAN_TESTS, seconds=600)


def web(runner):
    return run_script(runner, ["npm", "test", "--silent"], 300, folder="signaling/web")


def interop(runner):
    return run_ctest(runner, Build("release"), label="interop", seconds=300)


def release_script(path, seconds):
    def run(runner):
        return runner.build(Build("release"), ["all"]) + run_script(runner, [path], seconds)
    return run


def api(runner):
    programs = ["signaling", "mcu", "endpoint", "make_media"]
    return runner.build(Build("release"), programs) + run_script(runner, ["tests/api/run"], 1800)


# Quick and telling suites first. A suite belongs to the list as soon as its files are there.
SUITES = [
    ("check", "include arrows, form of the tree, these tools themselves", check, "tools/check_*"),
    ("unit", "one class each, under address and undefined-behaviour sanitizers", unit, "tests/unit/*"),
    ("sim", "whole conferences in virtual time, under the same sanitizers", sim, "tests/sim/CMakeLists.txt"),
    ("fuzz", "stored corpus, then libFuzzer for a bounded time", fuzz, "tests/fuzz/*_fuzz.cpp"),
    ("tsan", "loops, lanes and control under the thread sanitizer", tsan, "mcu/loop/CMakeLists.txt"),
    ("web", "the pages' own tests", web, "signaling/web/package.json"),
    ("interop", "against GStreamer's webrtcbin", interop, "tests/interop/CMakeLists.txt"),
    ("api", "signaling over its sockets, as careless and hostile callers use it", api, "tests/api/run"),
    ("e2e", "both services, native endpoints and a real browser", release_script("tests/e2e/run", 2700), "tests/e2e/run"),
    ("package", "the .deb: built, installed, started, removed",
     release_script("tests/package/run", 600), "tests/package/run"),
]


def parse_arguments(available):
    names = ", ".join(name for name, *_ in available)
    parser = argparse.ArgumentParser(prog="tools/test",
                                     description="Builds and runs the tests: all, or the named suites.")
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=names)
    parser.add_argument("--list", action="store_true", help="list the suites and stop")
    parser.add_argument("--fuzz-seconds", type=int, default=5, metavar="N", help="libFuzzer time for each target (5)")
    options = parser.parse_args()
    unknown = set(options.suites) - {name for name, *_ in available}
    if unknown:
        parser.error(f"unknown suite {', '.join(sorted(unknown))}; there are: {names}")
    return options


def clean_environment():
    os.environ.update(CI="true", LC_ALL="C.UTF-8", UBSAN_OPTIONS="print_stacktrace=1")
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    for name in ("MAKEFLAGS", "NINJA_STATUS", "DISPLAY", "LD_PRELOAD", "GTEST_FILTER", "CTEST_OUTPUT_ON_FAILURE"):
        os.environ.pop(name, None)


def main():
    available = [suite for suite in SUITES if exists(suite[3])]
    options = parse_arguments(available)
    if options.list:
        for name, what, *_ in available:
            print(f"{name:8} {what}")
        return 0

    clean_environment()
    outcomes = []
    for name, what, run, _ in available:
        if options.suites and name not in options.suites:
            continue
        runner = Runner(ROOT, name, options)
        started = time.monotonic()
        print(f"== {name}: {what}", flush=True)
        outcome = run(runner)
        # A suite that found nothing to run has not passed.
        if outcome.passed + outcome.failed == 0:
            outcome = Outcome(0, 1)
            runner.say("no test was found")
        outcomes.append((name, outcome, time.monotonic() - started))

    print()
    for name, outcome, seconds in outcomes:
        word = "FAILED" if outcome.failed else "ok"
        print(f"{name:8} {word:6} {outcome.passed} of {outcome.passed + outcome.failed} tests, {seconds:.0f} s")
    passed, failed = (sum(getattr(outcome, field) for _, outcome, _ in outcomes) for field in ("passed", "failed"))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
