"""How tools/bench measures: windows that the hypervisor left alone, medians, rows with limits. Knows no service."""

import dataclasses
import pathlib
import statistics
import time

WINDOWS = 5
WINDOW_SECONDS = 8
MOST_STEAL = 0.05
MOST_REPEATS = 3
CALLS_TOLERANCE = 1.05


@dataclasses.dataclass
class Row:
    """One figure; `limit` is the most it may be, or with `at_least` the least. `details` stand beside it. Without a value
    it could not be measured, and the problems say why."""
    name: str
    value: float
    unit: str
    limit: float
    details: dict = dataclasses.field(default_factory=dict)
    problems: list = dataclasses.field(default_factory=list)
    at_least: bool = False

    @property
    def ok(self):
        if self.value is None or self.problems:
            return False
        return self.limit <= self.value < float("inf") if self.at_least else 0 <= self.value <= self.limit

    def as_json(self):
        return {"name": self.name, "value": self.value, "unit": self.unit, "limit": self.limit, "ok": self.ok,
                **({"at_least": True} if self.at_least else {}), **self.details,
                **({"problems": self.problems} if self.problems else {})}


def unmeasured(name, why):
    """A row that was asked for and has no value: never a pass."""
    return Row(name, None, "", None, problems=[str(why)])


def steal_share(before, after):
    """Share of the machine's time that the hypervisor took between two readings of cpu_times()."""
    spent = [b - a for a, b in zip(before, after)]
    return spent[7] / sum(spent) if sum(spent) > 0 else 0.0


def cpu_times(text=None):
    """user nice system idle iowait irq softirq steal, in ticks."""
    first = (text or pathlib.Path("/proc/stat").read_text(encoding="ascii")).split("\n", 1)[0]
    return [int(field) for field in first.split()[1:9]]


def undisturbed(measure, say=lambda text: None):
    """Runs `measure` until less than MOST_STEAL was stolen meanwhile, with at most MOST_REPEATS repeats."""
    for attempt in range(MOST_REPEATS + 1):
        before = cpu_times()
        result = measure()
        stolen = steal_share(before, cpu_times())
        if stolen <= MOST_STEAL:
            break
        say(f"the hypervisor stole {100 * stolen:.0f} % of a window" + (", repeated" if attempt < MOST_REPEATS else ""))
    return result


def median_of(windows, key):
    return statistics.median(window[key] for window in windows)


def percentile(samples, share):
    """Nearest rank; None without samples."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else None


def difference(before, after):
    """Between two figures events: seconds, CPU, packets, library calls and time, as rates and sums of the window."""
    seconds = after["at"] - before["at"]
    libraries = {}
    first = {library["name"]: library for library in before["process"]["libraries"]}
    for library in after["process"]["libraries"]:
        earlier = first.get(library["name"], {"calls": 0, "seconds": 0})
        libraries[library["name"]] = {"calls_per_second": (library["calls"] - earlier["calls"]) / seconds,
                                      "seconds": library["seconds"] - earlier["seconds"]}

    def sum_of(key):
        return sum(c[key] for c in after["conferences"]) - sum(c[key] for c in before["conferences"])

    def kbps(direction):
        """Of the last second; an endpoint that sent no report has no downlink."""
        return sum(site.get(direction, {"kbps": 0})["kbps"] for c in after["conferences"] for site in c["sites"])

    process = {key: after["process"][key] - before["process"][key]
               for key in ("cpu_seconds", "allocations", "send_calls")}
    return {"seconds": seconds, **process, "packets_received": sum_of("packets_received"),
            "packets_sent": sum_of("packets_sent"), "uplink_kbps": kbps("uplink"), "downlink_kbps": kbps("downlink"),
            "libraries": libraries}


def take_window(figures, clock=time.monotonic):
    """`figures()` gives the next event, one a second; → difference() over WINDOW_SECONDS of them."""
    def stamped():
        event = figures()
        event["at"] = clock()
        return event
    before = stamped()
    after = before
    for _ in range(WINDOW_SECONDS):
        after = stamped()
    return difference(before, after)


def mean_sizes(window):
    """Mean bytes of a received and of a sent packet."""
    sizes = []
    for kbps, packets in (("uplink_kbps", "packets_received"), ("downlink_kbps", "packets_sent")):
        rate = window[packets] / window["seconds"]
        sizes.append(window[kbps] * 125 / rate if rate > 0 else 0)
    return tuple(int(min(1200, max(60, size))) for size in sizes)


def against_libraries(name, limit, windows, srtp, most_calls):
    """CPU of the process ÷ time inside the libraries. `srtp`: ns a call of protect and unprotect. `most_calls`: library
    name → calls a second that the work needs; several names may share a limit by "a+b"."""
    for window in windows:
        codecs = sum(library["seconds"] for library in window["libraries"].values())
        crypto = (window["packets_sent"] * srtp["protect_ns"] + window["packets_received"] * srtp["unprotect_ns"]) * 1e-9
        window["libraries_cores"] = (codecs + crypto) / window["seconds"]
        window["mcu_cores"] = window["cpu_seconds"] / window["seconds"]
        window["ratio"] = window["mcu_cores"] / window["libraries_cores"]
        window["srtp_cores"] = crypto / window["seconds"]
    row = Row(name, round(median_of(windows, "ratio"), 3), "ratio", limit,
              {key: round(median_of(windows, key), 4) for key in ("mcu_cores", "libraries_cores", "srtp_cores")})
    row.details["calls_per_second"] = {}
    for names, most in most_calls.items():
        calls = statistics.median(sum(window["libraries"].get(n, {"calls_per_second": 0})["calls_per_second"]
                                      for n in names.split("+")) for window in windows)
        row.details["calls_per_second"][names] = round(calls, 1)
        if calls > most * CALLS_TOLERANCE:
            row.problems.append(f"{calls:.0f} calls of {names} a second, {most} are needed")
    row.details["windows"] = [round(window["ratio"], 3) for window in windows]
    return row


def against_relay(mcu_windows, relay_windows, srtp):
    """The two rows of forward12: CPU a sent packet against the relay's, allocations a packet."""
    def cost(windows, cpu):
        return statistics.median(cpu(w) / w["packets_sent"] for w in windows)
    mcu = cost(mcu_windows, lambda w: w["cpu_seconds"] * 1e6)
    relay = cost(relay_windows, lambda w: w["cpu_seconds"] * 1e6)
    ratios = [(m["cpu_seconds"] / m["packets_sent"]) / (r["cpu_seconds"] / r["packets_sent"])
              for m, r in zip(mcu_windows, relay_windows)]

    def batch(windows):
        return round(statistics.median(w["packets_sent"] / max(1, w["send_calls"]) for w in windows), 2)

    ratio = Row("forward12.cpu_ratio", round(statistics.median(ratios), 3), "ratio", 2.0,
                {"mcu_us_per_packet": round(mcu, 2), "relay_us_per_packet": round(relay, 2),
                 "mcu_packets_per_send_call": batch(mcu_windows), "relay_packets_per_send_call": batch(relay_windows),
                 "mcu_packets_per_second": round(median_of(mcu_windows, "packets_sent") / WINDOW_SECONDS),
                 "relay_packets_per_second": round(median_of(relay_windows, "packets_sent") / WINDOW_SECONDS),
                 "windows": [round(r, 3) for r in ratios]})
    per_packet = [w["allocations"] / w["packets_sent"] for w in mcu_windows]
    received = statistics.median(w["packets_received"] / w["packets_sent"] for w in mcu_windows)
    library = srtp["protect_allocations"] + srtp["unprotect_allocations"] * received
    allocations = Row("forward12.allocs_per_packet", round(statistics.median(per_packet), 4), "allocations", 0,
                      {"srtp_library_per_packet": round(library, 2),
                       "allocations_per_second": round(median_of(mcu_windows, "allocations") / WINDOW_SECONDS, 1)})
    return [ratio, allocations]


def latency(name, limit, samples, least):
    """p95 of samples in milliseconds; fails with fewer samples than `least`."""
    value = percentile(samples, 0.95)
    row = Row(name, None if value is None else round(value, 2), "ms", limit,
              {"samples": len(samples), "p50_ms": percentile(samples, 0.5), "max_ms": max(samples, default=None)})
    if len(samples) < least:
        row.problems.append(f"only {len(samples)} samples, at least {least} are wanted")
    return row
