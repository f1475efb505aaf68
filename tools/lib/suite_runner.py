"""How the suites of suites.py build and run: processes with a log and a time limit, and the counting of tests."""

import concurrent.futures
import dataclasses
import json
import os
import re
import signal
import subprocess
import time
import xml.etree.ElementTree as ElementTree

from progress import Progress

TAIL_LINES = 40
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
# How the frameworks in use sum up: GoogleTest, Vitest, node:test, and our own scripts' closing line.
PASSED = [r"^\[  PASSED  \] (\d+) tests?\.", r"^\s*Tests\s.*?(\d+) passed", r"^(?:#|ℹ) pass (\d+)",
          r"^(\d+) passed, \d+ failed$"]
FAILED = [r"^\[  FAILED  \] (\d+) tests?, listed", r"^\s*Tests\s.*?(\d+) failed", r"^(?:#|ℹ) fail (\d+)",
          r"^\d+ passed, (\d+) failed$"]

# A failed test as node:test reports it (TAP version 14): its line, and a block of details with the same indent.
TAP_FAILURE = re.compile(r"^( *)not ok .*(?:\n\1  ---\n(?:.*\n)*?\1  \.\.\.)?", re.MULTILINE)


@dataclasses.dataclass
class Outcome:
    """How many tests passed and failed; outcomes add up."""
    passed: int = 0
    failed: int = 0

    def __add__(self, other):
        return Outcome(self.passed + other.passed, self.failed + other.failed)


@dataclasses.dataclass(frozen=True)
class Build:
    """A build folder, configured by the preset of the same name."""
    preset: str

    @property
    def folder(self):
        return f"build/{self.preset}"


def count(output, succeeded):
    """The tests an output sums up; a program that counts nothing is one test."""
    text = ANSI.sub("", output)
    passed, failed = (sum(int(n) for pattern in patterns for n in re.findall(pattern, text, re.MULTILINE))
                      for patterns in (PASSED, FAILED))
    if not succeeded and failed == 0:
        failed = 1
    return Outcome(passed, failed) if passed + failed else Outcome(1, 0)


def complaint(output):
    """The lines of an output that say what broke: its failed tests where it names them, its end otherwise."""
    text = ANSI.sub("", output)
    failures = [match.group() for match in TAP_FAILURE.finditer(text) if "subtestsFailed" not in match.group()]
    if not failures:
        return text.splitlines()[-TAIL_LINES:]
    return [line for failure in failures for line in failure.splitlines()[:TAIL_LINES]]


class Runner:
    """Runs the commands of one suite; everything they print goes to the suite's log."""

    configured = set()

    def __init__(self, root, suite, options):
        self.root = root
        self.options = options
        logs = root / "build/test-logs"
        logs.mkdir(parents=True, exist_ok=True)
        self.log_path = logs / f"{suite}.log"
        self.log = self.log_path.open("w", encoding="utf-8", errors="replace")

    def say(self, text):
        print(f"   {text}", flush=True)
        print(text, file=self.log, flush=True)

    def show_failure(self, title, output):
        self.say(f"{title} failed, see {self.log_path.relative_to(self.root)}; it said")
        for line in complaint(output):
            print(f"   | {line}", flush=True)

    def execute(self, command, seconds, title, folder=".", environment=None):
        """Runs a command in its own process group; → (succeeded, output). The whole group ends with it or with us."""
        print(f"$ {' '.join(map(str, command))}", file=self.log, flush=True)
        process = subprocess.Popen(command, cwd=self.root / folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
                                   env={**os.environ, **(environment or {})})
        progress, lines = Progress(title), []
        watchdog = concurrent.futures.ThreadPoolExecutor(1)
        timed_out = watchdog.submit(self._end_after, process, seconds)
        try:
            for line in process.stdout:
                lines.append(line)
                self.log.write(line)
                progress.show(line.strip())
            process.wait()
        finally:
            end_group(process)
            progress.clear()
            watchdog.shutdown(wait=True)
            self.log.flush()
        if timed_out.result():
            lines.append(f"{title}: ended after its time limit of {seconds} s\n")
            self.log.write(lines[-1])
        return process.returncode == 0, "".join(lines)

    @staticmethod
    def _end_after(process, seconds):
        try:
            process.wait(timeout=seconds)
            return False
        except subprocess.TimeoutExpired:
            end_group(process)
            return True

    def configure(self, build):
        if build.preset in Runner.configured:
            return Outcome()
        succeeded, output = self.execute(["cmake", "--preset", build.preset], 600, f"configure {build.preset}")
        if not succeeded:
            self.show_failure(f"configure {build.preset}", output)
            return Outcome(0, 1)
        Runner.configured.add(build.preset)
        return Outcome()

    def build(self, build, targets):
        """Builds what can be built; a target that cannot counts as one failed test."""
        outcome = self.configure(build)
        if outcome.failed:
            return outcome
        command = ["ninja", "-C", build.folder, "-k", "0", "-j", str(os.cpu_count()), *targets]
        succeeded, output = self.execute(command, 3600, f"build {build.preset}")
        if not succeeded:
            complaints = re.sub(r"^\[\d+/\d+\] .*\n", "", output, flags=re.MULTILINE)
            self.show_failure(f"build {build.preset}", complaints)
        return Outcome(0, 0 if succeeded else 1)


def end_group(process):
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            return
        deadline = time.monotonic() + 3
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)


def run_script(runner, command, seconds, folder="."):
    title = " ".join(command)
    succeeded, output = runner.execute(command, seconds, title, folder)
    if not succeeded:
        runner.show_failure(title, output)
    return count(output, succeeded)


def declared_tests(runner, build, label, name):
    """Names of the tests with this label."""
    listing = subprocess.run(["ctest", "--test-dir", build.folder, "--show-only=json-v1", "-L", f"^{label}$",
                              "-R", name], cwd=runner.root, capture_output=True, text=True, check=True)
    return {test["name"] for test in json.loads(listing.stdout)["tests"]}


def programs_of(runner, build, tests):
    """The programs these tests run, as ninja targets. (ctest itself does not name a program that is not built yet.)"""
    folder = str(runner.root / build.folder) + "/"
    programs = set()
    for declaration in (runner.root / build.folder).rglob("CTestTestfile.cmake"):
        text = declaration.read_text()
        for test, program in re.findall(r'^add_test\(\[?=*\[?"?([^\s"\]]+)\S* "([^"]+)"', text, re.M):
            if test in tests and program.startswith(folder):
                programs.add(program.removeprefix(folder))
    return sorted(programs)


def without_address_randomisation():
    """GCC 12's thread sanitizer dies on kernels with many random address bits; containers may forbid this cure."""
    prefix = ["setarch", os.uname().machine, "-R"]
    allowed = subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0
    return prefix if allowed else []


def run_ctest(runner, build, label, seconds, name="."):
    outcome = runner.configure(build)
    if outcome.failed:
        return outcome
    tests = declared_tests(runner, build, label, name)
    if not tests:
        return outcome
    outcome += runner.build(build, programs_of(runner, build, tests))

    report = runner.log_path.with_suffix(f".{build.preset}.xml")
    report.unlink(missing_ok=True)
    command = ["ctest", "--test-dir", build.folder, "-L", f"^{label}$", "-R", name, "-j", str(os.cpu_count()),
               "--timeout", "300", "--output-on-failure", "--test-output-truncation", "head",
               "--output-junit", str(report)]
    if build.preset == "tsan":
        command = without_address_randomisation() + command
    succeeded, output = runner.execute(command, seconds, label)
    if not report.exists():
        runner.show_failure(label, output)
        return outcome + Outcome(0, 1)
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        passed = case.get("status") == "run"
        text = case.findtext("system-out") or ""
        outcome += count(text, passed)
        if not passed:
            verdict = re.search(rf"#\d+: {re.escape(case.get('name'))} .*", output)
            runner.show_failure(case.get("name"), text + (verdict.group() if verdict else ""))
    return outcome


def run_fuzzers(runner, build, corpus, seconds):
    """libFuzzer on every target, as many at a time as there are cores. New inputs stay in the build folder."""
    outcome = runner.build(build, ["fuzz_targets"])
    programs = sorted((runner.root / build.folder / "bin").glob("fuzz_*"))

    def fuzz(program):
        name = program.name.removeprefix("fuzz_")
        found = runner.root / build.folder / "found" / name
        found.mkdir(parents=True, exist_ok=True)
        seeds = [corpus / name] if (corpus / name).is_dir() else []
        command = [program, f"-max_total_time={seconds}", "-timeout=5", "-rss_limit_mb=2048", "-seed=1", "-verbosity=1",
                   "-max_len=4096", f"-artifact_prefix={runner.log_path.parent}/{program.name}-", found, *seeds]
        limit = seconds + 60
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
                                  timeout=limit, check=False)
            return program.name, done.returncode == 0, done.stderr
        except subprocess.TimeoutExpired:
            return program.name, False, f"did not end within {limit} s"

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        progress = Progress("libFuzzer")
        for name, succeeded, output in pool.map(fuzz, programs):
            print(output, file=runner.log)
            progress.show(name)
            if not succeeded:
                runner.show_failure(name, output)
            outcome += Outcome(int(succeeded), int(not succeeded))
        progress.clear()
    return outcome
