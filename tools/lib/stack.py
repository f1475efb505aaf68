"""Signaling and mcu in a folder of their own, on free ports: what demo, check, bench and the browser tests run against."""

import json
import os
import pathlib
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import tomllib
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]


class StackError(Exception):
    """The services could not be started; the text names the cause and, where there is one, the cure."""


def province_sites():
    """The sites of config/sites.toml as a list of (id, name)."""
    with open(ROOT / "config" / "sites.toml", "rb") as file:
        return [(site["id"], site["name"]) for site in tomllib.load(file)["site"]]


def free_port(host="127.0.0.1"):
    with socket.socket() as probe:
        probe.bind((host, 0))
        return probe.getsockname()[1]


class ConferencePlan:
    """A conference for the configuration: who takes part and under which tokens."""

    def __init__(self, conference_id, title, sites, policy="chaired", layout="stage", chair_site=None, time_limit_s=0):
        self.id = conference_id
        self.title = title
        self.sites = list(sites)
        self.policy = policy
        self.layout = layout
        self.chair_site = chair_site or self.sites[0]
        self.time_limit_s = time_limit_s
        self.chair_token = secrets.token_hex(16)
        self.tokens = {site: secrets.token_hex(16) for site in self.sites}

    def toml(self):
        lines = [
            "[[conference]]",
            f'id = "{self.id}"',
            f'title = "{self.title}"',
            f'policy = "{self.policy}"',
            f'layout = "{self.layout}"',
            f'chair_site = "{self.chair_site}"',
            f"sites = {json.dumps(self.sites)}",
            f'chair_token = "{self.chair_token}"',
            "[conference.floor]",
            f"time_limit_s = {self.time_limit_s}",
            "[conference.tokens]",
        ]
        return "\n".join(lines + [f'{site} = "{token}"' for site, token in self.tokens.items()]) + "\n"


class Stack:
    """Use as a context manager; leaving it ends both services and removes the folder (unless keep is given)."""

    def __init__(self, binaries, conferences, *, http_port=None, https_port=None, public=False, show_links=False,
                 extra_mcu="", mcu_arguments=(), web_root=None, keep=None, sites=None):
        self.binaries = pathlib.Path(binaries)
        self.conferences = conferences
        self.http_port = http_port or free_port()
        self.https_port = https_port
        self.control_port = free_port()
        self.public = public
        self.show_links = show_links
        self.extra_mcu = extra_mcu
        self.mcu_arguments = list(mcu_arguments)
        self.web_root = pathlib.Path(web_root or ROOT / "signaling" / "web" / "dist")
        self.folder = pathlib.Path(keep or tempfile.mkdtemp(prefix="diem-cau."))
        self.keep = keep is not None
        self.sites = sites or province_sites()
        self.processes = {}

    # ---- files

    def write_files(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        self.secret = secrets.token_hex(24)
        (self.folder / "control.secret").write_text(self.secret + "\n")
        os.chmod(self.folder / "control.secret", 0o600)
        (self.folder / "state").mkdir(exist_ok=True)
        sites = "".join(f'[[site]]\nid = "{site}"\nname = "{name}"\n' for site, name in self.sites)
        (self.folder / "sites.toml").write_text(sites)
        (self.folder / "conferences.toml").write_text("\n".join(plan.toml() for plan in self.conferences))
        (self.folder / "mcu.toml").write_text(self.mcu_toml())
        (self.folder / "signaling.toml").write_text(self.signaling_toml())

    def mcu_toml(self):
        # A public stack listens on all addresses; otherwise nothing leaves this machine.
        listen = "" if self.public else '[[media.listen]]\naddress = "127.0.0.1"\n'
        return (f'[control]\nport = {self.control_port}\nsecret_file = "control.secret"\n'
                f"[media]\nport_min = 50000\nport_max = 50999\n{listen}{self.extra_mcu}")

    def signaling_toml(self):
        address = "0.0.0.0" if self.public else "127.0.0.1"
        https = (f'enabled = true\naddress = "{address}"\nport = {self.https_port}'
                 if self.https_port else "enabled = false")
        return (f'[http]\naddress = "{address}"\nport = {self.http_port}\n'
                f"[https]\n{https}\n"
                f'[pages]\nweb_root = "{self.web_root}"\nshow_links = {str(self.show_links).lower()}\n'
                f'[mcu]\nport = {self.control_port}\nsecret_file = "control.secret"\n'
                f'[files]\nsites = "sites.toml"\nconferences = "conferences.toml"\nstate = "state"\n')

    # ---- processes

    def start(self, name, arguments, **options):
        """Starts a program of the build; its output goes to <name>.log in the folder."""
        program = self.binaries / name
        if not program.exists():
            raise StackError(f"{program} is not built; run ./tools/demo or build the preset \"release\" first")
        log = open(self.folder / f"{name}.log", "ab")
        # Its own process group: Ctrl-C reaches us alone, and we end the parts in order.
        process = subprocess.Popen([str(program), *map(str, arguments)], stdout=options.pop("stdout", log), stderr=log,
                                   start_new_session=True, **options)
        self.processes[name] = process
        return process

    def start_mcu(self):
        self.start("mcu", ["--config", self.folder / "mcu.toml", *self.mcu_arguments])
        self.wait_for("mcu", lambda: self.listens(self.control_port))

    def start_signaling(self):
        self.start("signaling", ["--config", self.folder / "signaling.toml"])
        self.wait_for("signaling", self.healthy)

    def listens(self, port):
        with socket.socket() as probe:
            probe.settimeout(0.5)
            return probe.connect_ex(("127.0.0.1", port)) == 0

    def health(self):
        with urllib.request.urlopen(self.url("/healthz"), timeout=2) as answer:
            return json.load(answer)

    def healthy(self):
        try:
            return self.health().get("mcu") == "connected"
        except (OSError, ValueError):
            return False

    def wait_for(self, name, ready, seconds=15):
        end = time.monotonic() + seconds
        while not ready():
            process = self.processes[name]
            if process.poll() is not None:
                raise StackError(f"{name} ended at once: {self.last_line(name)}")
            if time.monotonic() > end:
                raise StackError(f"{name} was not ready after {seconds} s: {self.last_line(name)}")
            time.sleep(0.05)

    def last_line(self, name):
        lines = (self.folder / f"{name}.log").read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"

    def stop(self, name, how=signal.SIGTERM, seconds=5):
        process = self.processes.pop(name, None)
        if process is None or process.poll() is not None:
            return
        process.send_signal(how)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    # ---- addresses

    def url(self, path="", scheme="http"):
        return f"{scheme}://127.0.0.1:{self.http_port}{path}"

    def websocket(self):
        return self.url("/ws", "ws")

    def hall_path(self, plan, site):
        return f"/hall?token={plan.tokens[site]}"

    def chair_path(self, plan):
        return f"/chair?token={plan.chair_token}"

    def __enter__(self):
        self.write_files()
        try:
            self.start_mcu()
            self.start_signaling()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for name in list(self.processes)[::-1]:
            self.stop(name)
        if not self.keep:
            shutil.rmtree(self.folder, ignore_errors=True)
