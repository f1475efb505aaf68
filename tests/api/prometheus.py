"""promtool, and a Prometheus of this test's own that scrapes one bridge: the samples of deploy/monitoring with other names,
in a scratch folder, on loopback only."""

import json
import pathlib
import shutil
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

from services import ROOT, free_ports

MONITORING = ROOT / "deploy/monitoring"


def promtool(*arguments, stdin=None):
    """What it says; raises AssertionError if it finds a fault."""
    done = subprocess.run(["promtool", *arguments], input=stdin, capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode()
    assert done.returncode == 0, f"promtool {' '.join(map(str, arguments))}: {said}"
    return said


class Prometheus:
    """`with` starts and ends it. `token`: what it shows the bridge."""

    def __init__(self, bridge, token):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="diem-cau-prometheus-"))
        self.port = free_ports(1)[0]
        sample = (MONITORING / "prometheus.yml").read_text(encoding="utf-8")
        for old, new in (("hop.tinh.example:8443", f"127.0.0.1:{bridge.https_port}"), (": 5s", ": 1s")):
            assert old in sample, old
            sample = sample.replace(old, new)
        self.settings = self.folder / "prometheus.yml"
        self.settings.write_text(sample, encoding="utf-8")
        (self.folder / "diem-cau.token").write_text(token)
        shutil.copy(MONITORING / "diem-cau.rules.yml", self.folder)
        shutil.copy(bridge.folder / "state/certificate.pem", self.folder / "diem-cau.pem")
        self.process = None

    def __enter__(self):
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                ["prometheus", f"--config.file={self.settings}", f"--storage.tsdb.path={self.folder / 'data'}",
                 f"--web.listen-address=127.0.0.1:{self.port}", "--storage.tsdb.retention.time=1h", "--log.level=warn"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder, start_new_session=True)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def get(self, path, **query):
        """`data` of an answer of its API; an expression it cannot read raises urllib.error.HTTPError."""
        address = f"http://127.0.0.1:{self.port}/api/v1/{path}?{urllib.parse.urlencode(query)}"
        with urllib.request.urlopen(address, timeout=60) as answer:
            return json.load(answer)["data"]

    def query(self, expression):
        """[(labels, value)] of the present moment."""
        return [(one["metric"], float(one["value"][1])) for one in self.get("query", query=expression)["result"]]

    def wait_for(self, expression, wanted=lambda _: True, seconds=120):
        """The first series whose value `wanted` is true of."""
        deadline, found = time.monotonic() + seconds, None
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError("Prometheus ended: " + (self.folder / "log").read_text(errors="replace")[-2000:])
            try:
                found = self.query(expression)
            except OSError as error:  # it does not listen yet
                found = error
            else:
                for labels, value in found:
                    if wanted(value):
                        return labels, value
            time.sleep(0.25)
        raise AssertionError(f"{expression}: not within {seconds} s, last {found}")
