"""Runs both services with settings of their own in a scratch folder: what the demo, the benchmarks and the end-to-end
tests stand on. Nothing of the machine's installation is touched and ports may be any free ones."""

import contextlib
import hashlib
import hmac
import json
import os
import pathlib
import queue
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import tomllib
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
RELEASE = ROOT / "build/release/bin"


class ServiceError(Exception):
    """A service did not start or ended; the message is for the user."""


def free_ports(count):
    """Ports nobody listens on now, TCP on every address."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("0.0.0.0", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def shipped_sites():
    """[(id, name)] of config/sites.toml."""
    text = (ROOT / "config/sites.toml").read_text(encoding="utf-8")
    return [(site["id"], site["name"]) for site in tomllib.loads(text)["site"]]


class Services:
    """mcu and signaling, started by start() and ended by stop(), or both by `with`."""

    def __init__(self, sites=None, http_port=None, https_port=None, address="127.0.0.1", media_ports=(50000, 50999),
                 mcu_options=(), mcu_settings="", programs=RELEASE):
        self.sites = sites or shipped_sites()
        control, http, https = free_ports(3)
        self.control_port, self.http_port, self.https_port = control, http_port or http, https_port or https
        self.address, self.media_ports = address, media_ports
        self.mcu_options, self.mcu_settings, self.programs = list(mcu_options), mcu_settings, programs
        self.secret = secrets.token_hex(32)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="diem-cau-"))
        self.web_root = ROOT / "signaling/web/dist"
        self.wrapper = []      # what starts signaling, if it is not to be started directly
        self.environment = {}  # of signaling, besides this process's
        self.processes = {}

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    @property
    def url(self):
        return f"http://localhost:{self.http_port}"

    @property
    def websocket_url(self):
        return f"ws://127.0.0.1:{self.http_port}/ws"

    def write_settings(self):
        quoted = json.dumps  # the strings of JSON are strings of TOML too
        (self.folder / "control.secret").write_text(self.secret)
        (self.folder / "sites.toml").write_text("".join(
            f"[[site]]\nid = {quoted(i)}\nname = {quoted(name, ensure_ascii=False)}\n" for i, name in self.sites))
        (self.folder / "signaling.toml").write_text(f"""
[http]
address = {quoted(self.address)}
port = {self.http_port}
[https]
address = {quoted(self.address)}
port = {self.https_port}
[pages]
web_root = {quoted(str(self.web_root))}
[mcu]
port = {self.control_port}
secret_file = "control.secret"
[files]
sites = "sites.toml"
layouts = {quoted(str(ROOT / "config/layouts.toml"))}
state = "state"
""")
        (self.folder / "mcu.toml").write_text(f"""
[control]
port = {self.control_port}
secret_file = "control.secret"
[media]
port_min = {self.media_ports[0]}
port_max = {self.media_ports[1]}
{self.mcu_settings}
""")

    def start(self, seconds=60):
        self.write_settings()
        self.start_one("mcu")
        self.start_one("signaling")
        self.wait_until_healthy(seconds)

    def wait_until_healthy(self, seconds=60):
        deadline = time.monotonic() + seconds
        while not self.healthy():
            self.check_running()
            if time.monotonic() > deadline:
                raise ServiceError(f"the services are not ready after {seconds} s, see {self.folder}")
            time.sleep(0.05)

    def start_one(self, name):
        options = self.mcu_options if name == "mcu" else []
        environment = os.environ | (self.environment if name == "signaling" else {})
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [*(self.wrapper if name == "signaling" else []), self.programs / name, "--config", self.folder / f"{name}.toml", *options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder, env=environment,
                start_new_session=True)

    def stop_one(self, name, how=signal.SIGTERM):
        """Ends one service, as by its unit or, with SIGKILL, as a power cut would."""
        process = self.processes.pop(name)
        process.send_signal(how)
        process.wait(60)

    def check_running(self):
        for name, process in self.processes.items():
            if process.poll() is not None:
                raise ServiceError(f"{name} ended: {self.log_tail(name, 3)}")

    def healthy(self):
        """Signaling answers and has found the mcu."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.http_port}/healthz", timeout=5) as answer:
                return json.load(answer).get("mcu") == "connected"
        except (OSError, urllib.error.URLError, ValueError):
            return False

    def log_tail(self, name, lines=20):
        text = (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")
        return "\n".join(text.splitlines()[-lines:])

    def stop(self, keep_folder=False):
        for process in self.processes.values():
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.processes.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if not keep_folder:
            shutil.rmtree(self.folder, ignore_errors=True)


class ControlLink:
    """A connection to the mcu's control channel that only listens, beside signaling's."""

    def __init__(self, services):
        self.socket = socket.create_connection(("127.0.0.1", services.control_port), timeout=5)
        self.lines = self.socket.makefile("r", encoding="utf-8")
        challenge = json.loads(self.lines.readline())
        proof = hmac.new(services.secret.encode(), challenge["nonce"].encode(), hashlib.sha256).hexdigest()
        # It only listens, to what every version tells.
        hello = {"type": "hello", "version": challenge["version"], "proof": proof}
        self.socket.sendall((json.dumps(hello) + "\n").encode())
        welcome = json.loads(self.lines.readline())
        if welcome.get("type") != "welcome":
            raise ServiceError(f"the mcu refused the control connection: {welcome}")
        self.newest = queue.Queue(1)
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        """Keeps the newest figures event only: who does something else meanwhile must not get old ones."""
        try:
            for line in self.lines:
                event = json.loads(line)
                if event.get("type") == "figures":
                    self._keep(event)
        except (OSError, ValueError):
            pass
        self._keep(None)

    def _keep(self, event):
        with contextlib.suppress(queue.Empty):
            self.newest.get_nowait()
        self.newest.put(event)

    def figures(self):
        """The next figures event from now on; the mcu sends one a second."""
        with contextlib.suppress(queue.Empty):
            if self.newest.get_nowait() is None:
                raise ServiceError("the mcu closed the control connection")
        try:
            event = self.newest.get(timeout=5)
        except queue.Empty:
            raise ServiceError("the mcu sends no figures") from None
        if event is None:
            raise ServiceError("the mcu closed the control connection")
        return event

    def close(self):
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.reader.join()
        self.lines.close()
        self.socket.close()
