"""deploy/hall/install, into a folder: what it writes, that it writes it once, what it refuses, that it removes it again.
What it does beyond files (packages, user, service) is told by it there, and compared too."""

import json
import pathlib
import shutil
import subprocess
import tempfile

HALL = pathlib.Path(__file__).resolve().parents[2] / "deploy/hall"
SERVER = "https://cau.example:8443"
CAPTURE = ("VideoCaptureAllowedUrls", "AudioCaptureAllowedUrls", "AutoplayAllowlist", "ScreenCaptureAllowedByOrigins")
POLICIES = "etc/chromium/policies/managed/diem-cau-hall.json"
SESSION = "usr/local/lib/diem-cau-hall/session"
SERVICE = "etc/systemd/system/diem-cau-hall.service"
CERTIFICATE = "usr/local/share/ca-certificates/diem-cau-hall.crt"
CODE = "var/lib/diem-cau-hall/enrolment-code"
TOLD = ("apt-get", "useradd", "usermod --append --groups audio,video", "update-ca-certificates",
        "systemctl enable diem-cau-hall.service", "systemctl restart diem-cau-hall.service")
WRONG = (["--server", "http://cau.example"], ["--server", "https://cau.example/hall"], ["--server", 'https://a"b'],
         ["--server", "https://a b"], ["--server", "https://a$(id)"], ["--server", "cau.example"], [], ["--serve"],
         ["--server", SERVER, "--ca", "/dev/null"], ["--server", SERVER, "--ca", "/khong/co"],
         ["--server", SERVER, "--code", "K7MX"], ["--server", SERVER, "--code", "K7MX-24P;"], ["--server"])


class HallComputer:
    """A folder in place of a computer."""

    def __init__(self, folder):
        self.root = pathlib.Path(folder, "root")

    def install(self, *arguments):
        done = subprocess.run([HALL / "install", "--root", self.root, *arguments], text=True, check=False,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def files(self):
        return {str(file.relative_to(self.root)) for file in self.root.rglob("*") if file.is_file()}

    def text(self, name):
        return (self.root / name).read_text(encoding="utf-8")


def make_ca(folder):
    certificate = pathlib.Path(folder, "ca.crt")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
                    "2", "-subj", "/CN=CA", "-keyout", "/dev/null", "-out", certificate], check=True, capture_output=True)
    return certificate


def managed():
    return {str(file.relative_to(HALL / "files")) for file in (HALL / "files").rglob("*") if file.is_file()}


def check_written(checks, computer, ca):
    status, said = computer.install("--server", "https://Cau.Example:8443/", "--ca", str(ca), "--code", "k7mx-24pq")
    checks.expect("a hall's computer is set up into a folder", status == 0, said)
    own = {name for name in computer.files() if "/nssdb/" not in name}
    checks.expect("these files are written and no others", own == managed() | {CERTIFICATE, CODE}, own ^ managed())
    left = [name for name in managed() if "@SERVER@" in computer.text(name)]
    checks.expect("the server stands in all of them", not left, left)
    policies = json.loads(computer.text(POLICIES))
    for name in CAPTURE:
        checks.expect(f"{name} names the server alone", policies.get(name) == [SERVER], policies.get(name))
    checks.expect("the code waits for the first start", computer.text(CODE) == "K7MX-24PQ\n", computer.text(CODE))
    checks.expect("nobody else reads it", (computer.root / CODE).stat().st_mode & 0o77 == 0)
    checks.expect("the service starts the session", f"/{SESSION} " in computer.text(SERVICE), computer.text(SERVICE))
    checks.expect("the session can be started", (computer.root / SESSION).stat().st_mode & 0o111 == 0o111)
    _, known = run("certutil", "-L", "-d", f"sql:{computer.root}/var/lib/diem-cau-hall/.pki/nssdb")
    checks.expect("the browser's store has the certificate", "diem-cau-hall" in known and "CP,," in known, known)
    for words in TOLD:
        checks.expect(f"it would run {words.split()[0]} …", f"would run: {words}" in said, said)


def run(*command):
    done = subprocess.run(command, text=True, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


def check_again(checks, computer, ca):
    _, said = computer.install("--ca", str(ca))
    checks.expect("a second run writes nothing", "Đã ghi" not in said and SERVER in said, said)
    checks.expect("all is well", computer.install("--check")[0] == 0, computer.install("--check"))
    (computer.root / POLICIES).write_text("{}", encoding="utf-8")
    status, said = computer.install("--check")
    checks.expect("a changed file is a fault", status != 0 and f"LỖI  /{POLICIES}" in said and said.count("LỖI") == 1, said)
    _, said = computer.install()
    checks.expect("and is mended", f"Đã ghi /{POLICIES}" in said and computer.install("--check")[0] == 0, said)
    computer.install("--server", "https://[2001:db8::1]")
    old = [name for name in managed() if "cau.example" in computer.text(name)]
    checks.expect("another server takes the former's place", not old and "2001:db8" in computer.text(POLICIES), old)


def check_refused(checks, folder):
    computer = HallComputer(folder / "refused")
    for arguments in WRONG:
        status, said = computer.install(*arguments)
        checks.expect(f"refused: {' '.join(arguments) or '(nothing)'}", status != 0 and not computer.files(), said)
    status, said = computer.install("--help")
    checks.expect("--help helps", status == 0 and "--uninstall" in said, said)


def check_hall_computer(checks):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        computer, ca = HallComputer(folder), make_ca(folder)
        check_written(checks, computer, ca)
        check_again(checks, computer, ca)
        computer.install("--uninstall")
        checks.expect("nothing is left after --uninstall", not computer.files(), computer.files())
        check_refused(checks, folder)
    if shutil.which("shellcheck"):
        status, said = run("shellcheck", "-x", "-P", str(HALL), str(HALL / "install"), str(HALL / "files" / SESSION))
        checks.expect("shellcheck has nothing to say", status == 0, said)
