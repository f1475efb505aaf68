"""Installs the given .deb into the system it runs in, starts both services as their units say, uses and purges them.

Started by tests/package/run, as root, in a system that may be changed, beside what first_province.py needs. Prints "ok …" or "FAILED …" a check.
"""

import grp
import json
import os
import pathlib
import pwd
import stat
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request

from first_province import FirstProvince, check_daily_backup, ctl
from unit_service import UNIT_FOLDER, UnitService, expect, wait_until

SECRET = pathlib.Path("/etc/diem-cau/control.secret")
START_SECONDS = 15
WANTED = {"diem-cau-mcu.service": "multi-user", "diem-cau-signaling.service": "multi-user",
          "diem-cau-backup.timer": "timers"}


def dpkg(*arguments):
    done = subprocess.run(["dpkg", *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False,
                          env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"})
    return expect("dpkg " + " ".join(arguments), done.returncode == 0, done.stdout)


def fetch(url):
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")
    except (OSError, urllib.error.URLError) as error:
        return None, str(error)


def rights(path):
    status = os.stat(path)
    return stat.S_IMODE(status.st_mode), pwd.getpwuid(status.st_uid).pw_name, grp.getgrgid(status.st_gid).gr_name


def check_installation():
    seen = rights(SECRET)
    expect("the secret is for root and the services only", seen == (0o640, "root", "diem-cau"), seen)
    expect("the secret has 256 bits", len(SECRET.read_text()) == 64, "another length")
    for file in pathlib.Path("/etc/diem-cau").glob("*.toml"):
        expect(f"{file.name} is not readable for everybody", rights(file) == (0o640, "root", "diem-cau"), rights(file))
    for unit, target in WANTED.items():
        wanted = pathlib.Path(f"/etc/systemd/system/{target}.target.wants") / unit
        expect(f"{unit} is enabled", wanted.is_symlink(), f"no link in {target}.target.wants")
    for unit in (*WANTED, "diem-cau-backup.service"):
        done = subprocess.run(["systemd-analyze", "verify", "--man=no", UNIT_FOLDER / unit], capture_output=True,
                              text=True, check=False)
        complaints = [line for line in done.stderr.splitlines() if "diem-cau" in line]
        expect(f"{unit} passes systemd-analyze verify", not complaints, complaints)


def page_port():
    settings = tomllib.loads(pathlib.Path("/etc/diem-cau/signaling.toml").read_text(encoding="utf-8"))
    return settings.get("http", {}).get("port", 8080)


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
    done = ctl("--help")
    expect("diem-cau-ctl --help speaks Vietnamese", done.returncode == 0 and "Mã kết thúc" in done.stdout, done)
    done = ctl("sites", "--server", address, token="dca_wrong")
    expect("the service refuses a wrong token to diem-cau-ctl", done.returncode == 1 and done.stderr, done)
    done = ctl("watch", "--once", "--server", address, token="dca_wrong")
    expect("so it does to the live matrix", done.returncode == 1 and "login" in done.stderr, done)
    done = ctl("preflight", "--server", address, token="dca_wrong")
    expect("and to who asks for the tests before", done.returncode == 1 and "login" in done.stderr, done)
    done = ctl("sites", "--server", "http://127.0.0.1:1", token="dca_wrong")
    expect("diem-cau-ctl says that nobody answers", done.returncode == 4 and "127.0.0.1:1" in done.stderr, done)


def use_services():
    mcu, signaling = UnitService("diem-cau-mcu"), UnitService("diem-cau-signaling")
    port = page_port()
    address = f"http://127.0.0.1:{port}"
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

        mcu.kill()
        mcu.start()
        expect("signaling finds a restarted mcu", wait_until(lambda: healthy(address, True), START_SECONDS),
               signaling.text())
        signaling.expect_running()

        expect("the state is for signaling only", rights(signaling.state)[:2] == (0o700, "diem-cau-signaling"),
               rights(signaling.state))
        FirstProvince(port, signaling).use()
        check_daily_backup(port)
    finally:
        signaling.stop()
        mcu.stop()


def check_purged():
    for path in ("/etc/diem-cau", "/usr/bin/diem-cau-ctl", "/usr/lib/diem-cau", "/usr/share/diem-cau",
                 "/var/lib/diem-cau", "/etc/systemd/system/multi-user.target.wants/diem-cau-mcu.service",
                 "/etc/systemd/system/timers.target.wants/diem-cau-backup.timer"):
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
            kept = SECRET.read_text()
            use_services()
            dpkg("-i", package)
            expect("the secret survives a reinstallation", SECRET.read_text() == kept)
            dpkg("-r", "diem-cau")
            for path in ("/etc/diem-cau/mcu.toml", "/var/lib/diem-cau/signaling/store/diem-cau.db"):
                expect(f"removal keeps {path}", os.path.exists(path), "gone")
    finally:
        dpkg("-P", "diem-cau")
    check_purged()
    print("installed.py: done")


if __name__ == "__main__":
    main()
