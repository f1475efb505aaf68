"""Installs the given .deb into the system it runs in, starts both services as their units say, uses and purges them.

Started by tests/package/run, as root, in a system that may be changed. Prints "ok …" or "FAILED …" a check.
"""

import grp
import json
import os
import pathlib
import pwd
import shlex
import signal
import stat
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request

UNIT_FOLDER = pathlib.Path("/usr/lib/systemd/system")
SECRET = pathlib.Path("/etc/diem-cau/control.secret")
CONFERENCES = pathlib.Path("/etc/diem-cau/conferences.toml")
START_SECONDS = 15
STOP_SECONDS = 5


def expect(what, good, seen=""):
    print(f"{'ok    ' if good else 'FAILED'} {what}" + ("" if good else f": {seen}"), flush=True)
    return good


def dpkg(*arguments):
    done = subprocess.run(["dpkg", *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False,
                          env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"})
    return expect("dpkg " + " ".join(arguments), done.returncode == 0, done.stdout)


class Service:
    """A service of the package, started without systemd but as its unit says: command, user, groups, state folder."""

    def __init__(self, name):
        self.name = name
        lines = (UNIT_FOLDER / f"{name}.service").read_text(encoding="utf-8").splitlines()
        self.settings = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
        self.log = pathlib.Path(f"/tmp/{name}.log")
        self.process = None

    def start(self):
        user = pwd.getpwnam(self.settings["User"])
        groups = [user.pw_gid, *(grp.getgrnam(g).gr_gid for g in self.settings.get("SupplementaryGroups", "").split())]
        state = pathlib.Path("/var/lib")
        for part in pathlib.Path(self.settings["StateDirectory"]).parts:
            state /= part
            state.mkdir(exist_ok=True)
        os.chown(state, user.pw_uid, user.pw_gid)
        state.chmod(0o750)
        keep = ["--inh-caps=+net_bind_service", "--ambient-caps=+net_bind_service"] \
            if "AmbientCapabilities" in self.settings else []
        command = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}",
                   f"--groups={','.join(map(str, groups))}", "--no-new-privs", *keep,
                   *shlex.split(self.settings["ExecStart"])]
        environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "STATE_DIRECTORY": str(state)}
        self.process = subprocess.Popen(command, cwd="/", stdin=subprocess.DEVNULL, stdout=self.log.open("ab"),
                                        stderr=subprocess.STDOUT, env=environment)

    def text(self):
        return self.log.read_text(encoding="utf-8", errors="replace")[-1500:]

    def expect_running(self):
        return expect(f"{self.name} runs", self.process.poll() is None, self.text())

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            expect(f"{self.name} ends on SIGTERM with status 0", self.process.wait(STOP_SECONDS) == 0, self.text())
        except subprocess.TimeoutExpired:
            expect(f"{self.name} ends on SIGTERM", False, f"not within {STOP_SECONDS} s")
            self.process.kill()


def fetch(url):
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")
    except (OSError, urllib.error.URLError) as error:
        return None, str(error)


def wait_until(condition, seconds):
    deadline = time.monotonic() + seconds
    while not (result := condition()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return result


def rights(path):
    status = os.stat(path)
    return stat.S_IMODE(status.st_mode), pwd.getpwuid(status.st_uid).pw_name, grp.getgrgid(status.st_gid).gr_name


def check_installation():
    seen = rights(SECRET)
    expect("the secret is for root and the services only", seen == (0o640, "root", "diem-cau"), seen)
    expect("the secret has 256 bits", len(SECRET.read_text()) == 64, "another length")
    conferences = tomllib.loads(CONFERENCES.read_text(encoding="utf-8"))["conference"]
    tokens = [token for c in conferences for token in (c["chair_token"], *c["tokens"].values())]
    expect("each seat has a token of its own", len(tokens) > 2 and len(set(tokens)) == len(tokens), tokens)
    expect("no token is that of the example", not any("example" in token for token in tokens), tokens)
    for file in pathlib.Path("/etc/diem-cau").glob("*.toml"):
        expect(f"{file.name} is not readable for everybody", rights(file) == (0o640, "root", "diem-cau"), rights(file))
    for unit in ("diem-cau-mcu.service", "diem-cau-signaling.service"):
        wanted = pathlib.Path("/etc/systemd/system/multi-user.target.wants") / unit
        expect(f"{unit} is enabled", wanted.is_symlink(), "no link in multi-user.target.wants")
        done = subprocess.run(["systemd-analyze", "verify", "--man=no", UNIT_FOLDER / unit], capture_output=True,
                              text=True, check=False)
        complaints = [line for line in done.stderr.splitlines() if "diem-cau" in line]
        expect(f"{unit} passes systemd-analyze verify", not complaints, complaints)


def page_address():
    settings = tomllib.loads(pathlib.Path("/etc/diem-cau/signaling.toml").read_text(encoding="utf-8"))
    return f"http://127.0.0.1:{settings.get('http', {}).get('port', 8080)}"


def healthy(address, with_mcu):
    """/healthz answers, and says that the mcu is connected if `with_mcu`."""
    status, body = fetch(address + "/healthz")
    if not with_mcu:
        return status is not None
    if status != 200:
        return False
    try:
        return json.loads(body).get("mcu") in (True, "ok", "connected")
    except ValueError:
        return True


def check_command_line(address):
    """The installed diem-cau-ctl starts, reaches the service, and says by its exit status how it went."""
    def ctl(*arguments):
        return subprocess.run(["diem-cau-ctl", *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              check=False, env={"PATH": "/usr/bin:/bin", "HOME": "/tmp", "DIEM_CAU_TOKEN": "dca_wrong"})
    done = ctl("--help")
    expect("diem-cau-ctl --help speaks Vietnamese", done.returncode == 0 and "Mã kết thúc" in done.stdout, done)
    done = ctl("sites", "--server", address)
    expect("the service refuses a wrong token to diem-cau-ctl", done.returncode == 1 and done.stderr, done)
    done = ctl("sites", "--server", "http://127.0.0.1:1")
    expect("diem-cau-ctl says that nobody answers", done.returncode == 4 and "127.0.0.1:1" in done.stderr, done)


def use_services():
    mcu, signaling = Service("diem-cau-mcu"), Service("diem-cau-signaling")
    address = page_address()
    try:
        signaling.start()
        expect("signaling answers without the mcu", wait_until(lambda: healthy(address, False), START_SECONDS),
               signaling.text())
        mcu.start()
        expect("/healthz is well once the mcu is there", wait_until(lambda: healthy(address, True), START_SECONDS),
               f"{fetch(address + '/healthz')} {signaling.text()} {mcu.text()}")
        status, page = fetch(address + "/")
        expect("the page is served", status == 200 and "<html" in page.lower(), page[:300])
        check_command_line(address)
        mcu.expect_running()
        signaling.expect_running()

        mcu.process.kill()
        mcu.process.wait()
        mcu.start()
        expect("signaling finds a restarted mcu", wait_until(lambda: healthy(address, True), START_SECONDS),
               signaling.text())
        signaling.expect_running()
    finally:
        signaling.stop()
        mcu.stop()


def check_purged():
    for path in ("/etc/diem-cau", "/usr/bin/diem-cau-ctl", "/usr/lib/diem-cau", "/usr/share/diem-cau",
                 "/var/lib/diem-cau", "/etc/systemd/system/multi-user.target.wants/diem-cau-mcu.service"):
        expect(f"{path} is gone", not os.path.lexists(path), "still there")


def main():
    package = sys.argv[1]
    known = subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Status}", "diem-cau"], capture_output=True,
                           text=True, check=False).stdout
    if not expect("no diem-cau package is installed yet", known in ("", "not-installed"), known):
        return
    try:
        if dpkg("-i", package):
            check_installation()
            kept = SECRET.read_text() + CONFERENCES.read_text()
            use_services()
            dpkg("-i", package)
            expect("secret and tokens survive a reinstallation", SECRET.read_text() + CONFERENCES.read_text() == kept)
            dpkg("-r", "diem-cau")
            expect("removal keeps the settings", os.path.exists("/etc/diem-cau/mcu.toml"), "gone")
    finally:
        dpkg("-P", "diem-cau")
    check_purged()
    print("installed.py: done")


if __name__ == "__main__":
    main()
