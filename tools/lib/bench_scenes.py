"""The conferences that tools/bench holds, each giving some rows."""

import json
import subprocess
import time

import bench_measure as measure
from demo_province import ProvinceServices
from endpoints import MEDIA, Endpoints, make_media
from services import RELEASE, ControlLink, free_ports, shipped_sites

LISTEN = ["--listen", "127.0.0.1", "--poll-ms", "2"]
MCU_SETTINGS = '[[media.listen]]\naddress = "127.0.0.1"\n'
PROFILE = "SRTP_AEAD_AES_128_GCM"
WARM_UP_SECONDS = 5
RELAY_WARM_UP_SECONDS = 2
GRANTS = 60
JOINS = 60


class Bridge:
    """Both services with one conference of 12 sites in session, and what its mcu says of itself once a second."""

    def __init__(self, policy):
        self.sites, self.policy = shipped_sites()[:12], policy
        self.services = ProvinceServices(self.sites[0][0], sites=self.sites, mcu_options=["--measure"],
                                         mcu_settings=MCU_SETTINGS)

    def __enter__(self):
        make_media(len(self.sites))
        self.services.__enter__()
        try:
            self.conference = self.services.province.begin_session(policy=self.policy)
            self.link = ControlLink(self.services)
        except BaseException:
            self.services.stop()
            raise
        return self

    def __exit__(self, *error):
        self.link.close()
        self.services.__exit__(*error)

    def seat(self, index, **members):
        """The seat of the index-th site; it sends every layer whatever is wanted, and decodes nothing unless told so."""
        site = self.sites[index][0]
        return {"name": site, "url": self.services.websocket_url, "sign": index,
                "token": self.services.province.devices[site], "all_layers": True, "decode": "never", "messages": [], **members}

    def chair(self):
        """The chair's page, which comes within a minute from now and sends and receives nothing."""
        return {"name": "chair", "url": self.services.websocket_url, "media": "none", "messages": [],
                "token": self.services.province.chair_ticket(self.conference)}

    def endpoints(self, seats):
        return Endpoints(seats, LISTEN, log=self.services.folder / "endpoint.log")

    def window(self, say):
        return measure.undisturbed(lambda: measure.take_window(self.link.figures), say)

    def windows(self, say):
        for _ in range(WARM_UP_SECONDS):
            self.link.figures()
        taken = []
        while len(taken) < measure.WINDOWS:
            taken.append(self.window(say))
            say(f"window {len(taken)}: {taken[-1]['cpu_seconds'] / taken[-1]['seconds']:.3f} cores")
        return taken


def srtp_cost(windows):
    """Of one call at the mean packet size of these windows: protect at that of sent, unprotect at that of received."""
    received, sent = measure.mean_sizes(windows[-1])
    costs = {size: json.loads(subprocess.run([RELEASE / "bench_srtp", PROFILE, str(size)], check=True,
                                             capture_output=True, text=True).stdout) for size in {received, sent}}
    return {**{key: costs[sent][key] for key in ("protect_ns", "protect_allocations")},
            **{key: costs[received][key] for key in ("unprotect_ns", "unprotect_allocations")}}


def samples_of(report, kind):
    """Latencies in a seat's report: "sound", or "pictures" of all m-lines together."""
    if kind == "sound":
        return report.get("sound", {}).get("latency_ms", {}).get("samples", [])
    return [sample for picture in report.get("pictures", []) for sample in picture["latency_ms"].get("samples", [])]


def mix12(say):
    """12 sites on the composed view, stage layout, 3 contributors"""
    with Bridge("open") as bridge:
        names = [site for site, _ in bridge.sites]
        speakers = set(names[:3])
        # One seat reads the time codes in the picture; two would take the cores from the mcu.
        seats = [bridge.seat(i, microphone="always", sound="tone" if name in speakers else "silence",
                             decode="always" if i == 11 else "never") for i, name in enumerate(names)]
        with bridge.endpoints(seats) as endpoints:
            endpoints.wait_for_pictures(set(names))
            for name in names:
                endpoints.tell(name, "microphone", on=True)
            endpoints.tell("*", "reset")
            windows = bridge.windows(say)
            reports = endpoints.reports(names, samples=True)
    row = measure.against_libraries("mix12.cpu_ratio", 1.3, windows, srtp_cost(windows), {
        "vpx_decode_large": 30, "vpx_decode_small": 330, "vpx_encode": 30, "opus_decode": 600, "opus_encode": 200})
    sound = [sample for report in reports.values() for sample in samples_of(report, "sound")]
    pictures = samples_of(reports[names[11]], "pictures")
    return [row, measure.latency("latency.audio_p95_ms", 100, sound, 1000),
            measure.latency("latency.composed_p95_ms", 100, pictures, 1000)]


def audio12(say):
    """sound only: 3 sites speak, 9 are quiet"""
    with Bridge("open") as bridge:
        names = [site for site, _ in bridge.sites]
        seats = [bridge.seat(i, video=False, slots=0, microphone="always", sound="tone" if i < 3 else "quiet")
                 for i in range(len(names))]
        with bridge.endpoints(seats) as endpoints:
            for name in names:
                endpoints.wait_for(lambda e, name=name: e["event"] == "media" and e["seat"] == name)
                endpoints.tell(name, "microphone", on=True)
            windows = bridge.windows(say)
    return [measure.against_libraries("audio12.cpu_ratio", 1.5, windows, srtp_cost(windows),
                                      {"opus_decode": 600, "opus_encode": 200})]


class Relay:
    """The bare relay with senders and receivers of its own."""

    def __init__(self):
        self.direct = subprocess.Popen([RELEASE / "bench_direct", "--replay", MEDIA, "--relay-port",
                                        str(self.free_run_of_ports(12))], stdout=subprocess.PIPE, text=True)
        table = self.direct.stdout.readline()
        self.relay = subprocess.Popen([RELEASE / "bench_relay"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.relay.stdin.write(table)
        self.relay.stdin.close()

    @staticmethod
    def free_run_of_ports(count):
        return next(port for port in (free_ports(1)[0] for _ in range(100)) if port + count < 60000)

    def sums(self):
        return json.loads(self.relay.stdout.readline())

    def window(self, say):
        def take():
            before, started = self.sums(), time.monotonic()
            for _ in range(measure.WINDOW_SECONDS):
                after = self.sums()
            return {"seconds": time.monotonic() - started, "cpu_seconds": (after["cpu_us"] - before["cpu_us"]) * 1e-6,
                    "packets_sent": after["packets_out"] - before["packets_out"],
                    "packets_received": after["packets_in"] - before["packets_in"],
                    "send_calls": after["send_calls"] - before["send_calls"]}
        for _ in range(RELAY_WARM_UP_SECONDS):
            self.sums()
        return measure.undisturbed(take, say)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in (self.direct, self.relay):
            process.kill()
            process.wait()
            process.stdout.close()


def forward12(say):
    """12 sites on the forwarded view, video only, in turn with a bare relay"""
    mcu_windows, relay_windows, pictures = [], [], []
    with Bridge("chaired") as bridge:
        names = [site for site, _ in bridge.sites]
        seats = [bridge.seat(i, audio=False, view="forwarded") for i in range(len(names))]
        for number in range(measure.WINDOWS):
            with bridge.endpoints(seats) as endpoints:
                endpoints.wait_for_pictures(set(names))
                for _ in range(WARM_UP_SECONDS):
                    bridge.link.figures()
                endpoints.tell("*", "reset")
                mcu_windows.append(bridge.window(say))
                reports = endpoints.reports(names, samples=True)
            pictures += [sample for report in reports.values() for sample in samples_of(report, "pictures")]
            with Relay() as relay:
                relay_windows.append(relay.window(say))
            say(f"window {number + 1}: " + ", ".join(
                f"{who} {w['cpu_seconds'] * 1e6 / w['packets_sent']:.2f} µs a packet"
                for who, w in (("mcu", mcu_windows[-1]), ("relay", relay_windows[-1]))))
    return [*measure.against_relay(mcu_windows, relay_windows, srtp_cost(mcu_windows)),
            measure.latency("latency.forwarded_p95_ms", 5, pictures, 1000)]


def grant(say):
    """the chair grants and revokes the floor, site after site"""
    samples = []
    with Bridge("chaired") as bridge:
        names = [site for site, _ in bridge.sites]
        watcher = names[0]  # the chair's site
        seats = [bridge.seat(i, decode="always" if i == 0 else "never") for i in range(len(names))]
        with bridge.endpoints([*seats, bridge.chair()]) as endpoints:
            endpoints.wait_for_pictures(set(names))
            time.sleep(2)
            for number in range(GRANTS):
                sign = 1 + number % (len(names) - 1)
                endpoints.forget()
                told = endpoints.tell("chair", "grant", site=names[sign])
                shown = endpoints.wait_for(
                    lambda e, sign=sign: e["event"] == "shown" and e["seat"] == watcher and e["sign"] == sign)
                samples.append((shown["t"] - told["t"]) * 1000)
                endpoints.tell("chair", "revoke", site=names[sign])
                time.sleep(0.3)
        say(f"{len(samples)} grants")
    return [measure.latency("latency.grant_p95_ms", 200, samples, 50)]


def join(say):
    """one of twelve sites leaves and comes back"""
    samples = []
    with Bridge("chaired") as bridge:
        names = [site for site, _ in bridge.sites]
        seats = [bridge.seat(i, decode="first" if i == 11 else "never") for i in range(len(names))]
        with bridge.endpoints(seats) as endpoints:
            endpoints.wait_for_pictures(set(names))
            for _ in range(JOINS):
                endpoints.tell(names[11], "leave")
                time.sleep(0.2)
                endpoints.forget()
                endpoints.tell(names[11], "join")
                samples.append(endpoints.wait_for_pictures({names[11]})[names[11]])
        say(f"{len(samples)} joins")
    return [measure.latency("latency.join_p95_ms", 1000, samples, 50)]
