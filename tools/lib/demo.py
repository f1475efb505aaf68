"""A conference to try by hand: both services, simulated sites, one empty seat. Started by tools/demo."""

import argparse
import json
import queue
import signal
import socket
import sys
import time

import check
import check_trouble
from demo_halls import CHAIR_SITE, MOST_SITES, TROUBLES, VISITOR, let_echo, prepare, seats_of, sites_for, troubled
from demo_province import DELEGATES, PASSWORD, DemoProvince, role_lines
from endpoints import Endpoints
from programs import build_release
from services import Services, ServiceError

HTTPS_OFFSET = 363  # 8080 and 8443 are the usual pair

# The simulated halls ask for the floor by themselves, so that the chair has something to decide.
FIRST_REQUEST_SECONDS = 6
REQUEST_EVERY_SECONDS = 20
MOST_WAITING = 3
OPENING_AFTER_SECONDS = 2
# Now and then one asks to show a document, and puts it away after a while.
FIRST_DOCUMENT_SECONDS = 45
DOCUMENT_EVERY_SECONDS = 120
DOCUMENT_SECONDS = 40
# They answer the roll when they are called, and vote one after another.
ANSWER_AFTER_SECONDS = 3
VOTE_EVERY_SECONDS = 1


def parse_arguments():
    parser = argparse.ArgumentParser(
        prog="tools/demo", description="Installs what is missing, builds, and starts a conference: both services, "
        "simulated sites that speak, and an empty seat for you. Ctrl-C stops everything.")
    parser.add_argument("--sites", type=int, default=12, metavar="N",
                        help=f"sites of the conference, yours included (2 to {MOST_SITES}; 12)")
    parser.add_argument("--port", type=int, default=8080, metavar="P",
                        help=f"port of the pages over http (8080); https is {HTTPS_OFFSET} above it (8443)")
    parser.add_argument("--check", action="store_true",
                        help="instead let 12 sites meet by machine and verify who hears and sees whom (2 minutes)")
    parser.add_argument("--trouble", action="store_true",
                        help="let five halls suffer: a lossy and a thin line, a frozen camera, an overloaded computer, "
                        "echo; with --check verify that a technician is told so, and of the other halls nothing")
    parser.add_argument("--json", action="store_true", help="with --check: print the result as JSON")
    parser.add_argument("--skip-build", action="store_true", help="use the programs as they are")
    options = parser.parse_args()
    if not 2 <= options.sites <= MOST_SITES:
        parser.error(f"--sites must be from 2 to {MOST_SITES}")
    if not 1 <= options.port <= 65535 - HTTPS_OFFSET:
        parser.error(f"--port must be from 1 to {65535 - HTTPS_OFFSET}")
    if options.trouble and options.sites < len(TROUBLES) + 2:
        parser.error(f"--trouble takes at least {len(TROUBLES) + 2} sites")
    if options.json and not options.check:
        parser.error("--json goes with --check")
    return options


def lan_addresses():
    """This machine's IPv4 addresses that others may reach it by."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))  # chooses the way out; nothing is sent
            found = [probe.getsockname()[0]]
    except OSError:  # no way out; the machine's name may still tell
        try:
            found = socket.gethostbyname_ex(socket.gethostname())[2]
        except OSError:
            found = []
    return [address for address in found if not address.startswith("127.")]


class Life:
    """What the simulated halls do by themselves: ask now and then, speak when they are given the floor, give it back,
    show a document when they may, answer the roll, vote. Pure but for `tell`; time comes in."""

    def __init__(self, halls, speeches, chair_site, heads, tell, now):
        self.halls, self.speeches, self.chair_site, self.tell = list(halls), speeches, chair_site, tell
        self.heads = heads  # site → the head of its delegation
        self.states = {hall: "off" for hall in self.halls}
        self.release_at = {}
        self.next_request = now + FIRST_REQUEST_SECONDS
        self.turn = 0
        self.next_document = now + FIRST_DOCUMENT_SECONDS
        self.next_presenter = 0
        self.presenters = set()  # who presents or asks to
        self.put_away_at = {}
        self.say_at = {}  # (hall, kind of message, which roll or vote) → when it says so, and what
        self.said = set()
        self.opening_at, self.opening_ends = now + OPENING_AFTER_SECONDS, None

    def on_message(self, site, message, now):
        if message.get("type") == "roll":
            self.on_roll(site, message, now)
        elif message.get("type") == "vote":
            self.on_vote(site, message, now)
        elif message.get("type") == "microphone" and site in self.states:
            self.on_microphone(site, message, now)

    def on_roll(self, site, roll, now):
        if roll.get("calling") == site:
            self.say_once(site, "roll.answer", None, now + ANSWER_AFTER_SECONDS,
                          {"head": self.heads[site], "delegates": DELEGATES})
        elif not roll.get("running"):
            self.forget(site, "roll.answer")

    def on_vote(self, site, vote, now):
        if vote.get("state") == "open":
            place = [*self.halls, self.chair_site].index(site)
            against = 1 if place % 4 == 3 else 0  # not all are of one mind
            self.say_once(site, "vote.enter", vote.get("id"), now + ANSWER_AFTER_SECONDS + place * VOTE_EVERY_SECONDS,
                          {"yes": DELEGATES - against, "no": 0, "abstain": against})
        else:
            self.forget(site, "vote.enter")

    def say_once(self, site, kind, which, when, members):
        key = (site, kind, which)
        if key not in self.said:
            self.said.add(key)
            self.say_at[key] = (when, {"type": kind, **members})

    def forget(self, site, kind):
        self.say_at = {key: what for key, what in self.say_at.items() if key[:2] != (site, kind)}
        self.said = {key for key in self.said if key[:2] != (site, kind) or kind == "vote.enter"}

    def on_microphone(self, site, message, now):
        before, self.states[site] = self.states[site], message.get("state", "off")
        if self.states[site] == "live" and before != "live":
            self.release_at[site] = now + self.speeches[site].seconds + 1
        elif self.states[site] != "live":
            self.release_at.pop(site, None)
        self.on_content(site, message.get("content", {}), now)

    def on_content(self, site, content, now):
        self.presenters.discard(site)
        if content.get("holder") or content.get("place") is not None:
            self.presenters.add(site)
        if content.get("holder"):
            self.put_away_at.setdefault(site, now + DOCUMENT_SECONDS)
        else:
            self.put_away_at.pop(site, None)

    def on_closed(self, site):
        """A person took the seat over."""
        self.states.pop(site, None)
        self.release_at.pop(site, None)
        self.put_away_at.pop(site, None)
        self.presenters.discard(site)

    def echoes(self, site):
        """It keeps the floor, and the chair's site speaks without an end."""
        self.on_closed(site)
        self.opening_at = None
        self.tell(self.chair_site, "sound", sound=self.speeches[self.chair_site].name)

    def poll(self, now):
        for site in [site for site, due in self.release_at.items() if due <= now]:
            del self.release_at[site]
            self.tell(site, "release")
        for site in [site for site, due in self.put_away_at.items() if due <= now]:
            del self.put_away_at[site]
            self.tell(site, "release", floor="content")
        for key, (_, message) in [(key, what) for key, what in self.say_at.items() if what[0] <= now]:
            del self.say_at[key]
            self.tell(key[0], "send", message=message)
        if self.opening_at is not None and self.opening_at <= now:
            self.tell(self.chair_site, "sound", sound=self.speeches[self.chair_site].name)
            self.opening_at, self.opening_ends = None, now + self.speeches[self.chair_site].seconds
        if self.opening_ends is not None and self.opening_ends <= now:
            self.tell(self.chair_site, "silence")
            self.opening_ends = None
        if self.next_request <= now:
            self.next_request = now + REQUEST_EVERY_SECONDS
            self.ask()
        if self.next_document <= now:
            self.next_document = now + DOCUMENT_EVERY_SECONDS
            self.ask_to_present()

    def ask_to_present(self):
        """The next hall in turn, unless a person sits in its seat or another presents or waits."""
        site = self.halls[self.next_presenter % len(self.halls)]
        self.next_presenter += 1
        if site in self.states and not self.presenters:
            self.tell(site, "ask", floor="content")

    def ask(self):
        if sum(state == "asked" for state in self.states.values()) >= MOST_WAITING:
            return
        for _ in self.halls:
            site = self.halls[self.turn % len(self.halls)]
            self.turn += 1
            if self.states.get(site) == "off":
                self.tell(site, "ask")
                return


def print_troubles(troubles, names):
    print("  Điểm cầu có sự cố / halls in trouble (kythuat; ./tools/ctl watch):")
    for site, trouble in troubles.items():
        print(f"    {names[site]:16} {trouble.vi} / {trouble.en}")
    print(flush=True)


def print_addresses(services, province, visitor, names):
    print(f"""
Lịch đã có sẵn và một hội nghị đang họp với {len(names)} điểm cầu; ghế của bạn: {names[visitor]}.
The calendar is filled and one conference is in session with {len(names)} sites; your seat is {names[visitor]}.
Mật khẩu của mọi tài khoản thử / password of all demo accounts: {PASSWORD}
""")
    for vi, en, address, login in role_lines(services.url, province, visitor):
        print(f"  {f'{vi} / {en}':30} {address}  {login}")
    addresses = lan_addresses()
    if addresses:
        print("\n  Từ máy khác / from another machine:")
    for address in addresses:
        print(f"  https://{address}:{services.https_port}/")
    print("""
Trình duyệt chỉ cho dùng camera và micro qua http://localhost hoặc https. Chứng thư do máy này tự ký: trình duyệt
cảnh báo một lần, chọn "Nâng cao" rồi "Tiếp tục". Không có camera vẫn tham dự được.
Browsers give camera and microphone to http://localhost or https only. The certificate is signed by this machine
itself: the browser warns once, choose "Advanced" and "Proceed". It works without a camera, too.

Các điểm cầu mô phỏng tự đăng ký phát biểu; mời họ ở trang chủ trì. Ctrl-C để dừng, mọi dữ liệu thử bị xóa.
The simulated halls ask for the floor by themselves; invite them on the chair's page. Ctrl-C stops everything and
removes what was tried.
""", flush=True)


def check_ports(ports):
    for port in ports:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("0.0.0.0", port))
            except OSError as error:
                raise ServiceError(f"port {port} cannot be used ({error.strerror}); choose others with --port") from None


def hold(options):
    check_ports((options.port, options.port + HTTPS_OFFSET))
    sites = sites_for(options.sites)
    names = dict(sites)
    halls = [site for site, _ in sites if site not in (CHAIR_SITE, VISITOR)]
    print("   preparing what the simulated sites show and say", flush=True)
    speeches = prepare(sites, [CHAIR_SITE, *halls])

    services = Services(sites=sites, http_port=options.port, https_port=options.port + HTTPS_OFFSET, address="0.0.0.0")
    with services:
        print("   setting up the province: accounts, devices, delegates, calendar", flush=True)
        province = DemoProvince(services, sites, CHAIR_SITE)
        province.set_up()
        province.fill_calendar()
        province.begin_session(agenda=province.agenda())
        troubles = troubled(halls) if options.trouble else {}
        seats = seats_of(services, province, speeches, troubles, ["microphone", "roll", "vote"])
        with Endpoints(seats, log=services.folder / "endpoint.log") as endpoints:
            print_addresses(services, province, VISITOR, names)
            life = Life(halls, speeches, CHAIR_SITE, province.heads, endpoints.send, time.monotonic())
            if troubles:
                print_troubles(troubles, names)
                endpoints.wait_for_pictures({CHAIR_SITE}, 30)
                let_echo(services, province, [*troubles][-1])
                life.echoes([*troubles][-1])
            live(services, endpoints, life)


def live(services, endpoints, life):
    """Until Ctrl-C, or until something ends that should not."""
    while True:
        try:
            event = endpoints.events.get(timeout=0.5)
        except queue.Empty:
            event = {}
        if event is None:
            raise ServiceError(f"the simulated sites ended: {endpoints.log_tail()}")
        now = time.monotonic()
        if event.get("event") == "message":
            life.on_message(event["seat"], event["message"], now)
        elif event.get("event") == "closed" and event.get("code") == 4001:
            life.on_closed(event["seat"])
        life.poll(now)
        services.check_running()


def stop_as_by_ctrl_c(*_):
    raise KeyboardInterrupt


def main():
    options = parse_arguments()
    signal.signal(signal.SIGTERM, stop_as_by_ctrl_c)
    if not options.skip_build:
        build_release(stream=sys.stderr)
    if not options.check:
        hold(options)
        return 0
    played = check_trouble if options.trouble else check
    result = played.run(say=lambda text: print(f"   {text}", file=sys.stderr, flush=True))
    if options.json:
        print(json.dumps(result.as_json(), indent=2, ensure_ascii=False))
    else:
        result.print()
    return 0 if result.ok else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (ServiceError, OSError) as error:
        print(f"tools/demo: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        sys.exit(130)
