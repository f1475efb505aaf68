"""Starts services of the package without systemd but as their units say: command, user, groups, state folder."""

import grp
import os
import pathlib
import pwd
import shlex
import signal
import subprocess
import time

UNIT_FOLDER = pathlib.Path("/usr/lib/systemd/system")
STOP_SECONDS = 15


def expect(what, good, seen=""):
    """Prints "ok …" or "FAILED …"; gives `good`."""
    print(f"{'ok    ' if good else 'FAILED'} {what}" + ("" if good else f": {seen}"), flush=True)
    return good


def wait_until(condition, seconds):
    deadline = time.monotonic() + seconds
    while not (result := condition()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return result


class UnitService:
    def __init__(self, name):
        self.name = name
        lines = (UNIT_FOLDER / f"{name}.service").read_text(encoding="utf-8").splitlines()
        self.settings = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
        self.log = pathlib.Path(f"/tmp/{name}.log")
        self.process = None

    @property
    def state(self):
        return pathlib.Path("/var/lib") / self.settings["StateDirectory"]

    def start(self):
        user = pwd.getpwnam(self.settings["User"])
        groups = [user.pw_gid, *(grp.getgrnam(g).gr_gid for g in self.settings.get("SupplementaryGroups", "").split())]
        self.state.mkdir(parents=True, exist_ok=True)
        os.chown(self.state, user.pw_uid, user.pw_gid)
        self.state.chmod(int(self.settings["StateDirectoryMode"], 8))
        keep = ["--inh-caps=+net_bind_service", "--ambient-caps=+net_bind_service"] \
            if "AmbientCapabilities" in self.settings else []
        command = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}",
                   f"--groups={','.join(map(str, groups))}", "--no-new-privs", *keep,
                   *shlex.split(self.settings["ExecStart"])]
        environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "STATE_DIRECTORY": str(self.state)}
        self.process = subprocess.Popen(command, cwd="/", stdin=subprocess.DEVNULL, stdout=self.log.open("ab"),
                                        stderr=subprocess.STDOUT, env=environment,
                                        umask=int(self.settings["UMask"], 8))

    def run_once(self):
        """Starts it and waits for its end, as systemd does for Type=oneshot."""
        self.start()
        expect(f"{self.name} does its work", self.process.wait(60) == 0, self.text())

    def text(self):
        return self.log.read_text(encoding="utf-8", errors="replace")[-1500:]

    def expect_running(self):
        return expect(f"{self.name} runs", self.process.poll() is None, self.text())

    def kill(self):
        """As a power cut."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            expect(f"{self.name} ends on SIGTERM with status 0", self.process.wait(STOP_SECONDS) == 0, self.text())
        except subprocess.TimeoutExpired:
            expect(f"{self.name} ends on SIGTERM", False, f"not within {STOP_SECONDS} s")
            self.process.kill()
