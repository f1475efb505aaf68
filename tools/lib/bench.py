"""Measures the bridge against the bare libraries and a bare relay. Started by tools/bench; needs a quiet machine."""

import argparse
import json
import pathlib
import subprocess
import sys

import bench_conduct
import bench_console
import bench_control
import bench_crowd
import bench_measure as measure
import bench_scenes
import bench_stats
from programs import build_release
from services import ServiceError

PROGRAMS = ["mcu", "signaling", "web", "endpoint", "make_media", "bench_relay", "bench_direct", "bench_srtp",
            "bench_stats", "bench_history", "bench_console"]

ROWS = {
    "mix12.cpu_ratio": "CPU of the mcu with 12 sites on the composed view ÷ time inside the libraries",
    "forward12.cpu_ratio": "CPU of the mcu a forwarded packet ÷ that of a bare relay",
    "forward12.allocs_per_packet": "allocations of the mcu a forwarded packet",
    "audio12.cpu_ratio": "CPU of the mcu mixing the sound of 12 sites ÷ time inside the libraries",
    "latency.audio_p95_ms": "a sound's way through the mixer",
    "latency.composed_p95_ms": "a picture's way through the compositor",
    "latency.forwarded_p95_ms": "a picture's way through the forwarder",
    "latency.grant_p95_ms": "from granting the floor to the holder's first picture on stage",
    "latency.join_p95_ms": "from the offer to the first composed picture",
    "control.month_p95_ms": "a month of the calendar, of 10,000 stored conferences",
    "control.clash_p95_ms": "what a booking collides with, of 10,000",
    "control.create_p95_ms": "a new booking with its invitations queued",
    "control.callnow_p95_ms": "from the call to the last of 12 idle halls having its picture",
    "control.grant_told_p95_ms": "from the chair's click until all 12 sites are told who has the floor",
    "control.grant_seen_p95_ms": "from the chair's click until another site hears and sees the holder",
    "control.take_p95_ms": "from the take until the last of the halls shows the new picture",
    "control.restart_back_p95_ms": "signaling killed in mid-turn: until each site has its seat and the state again",
    "control.mcu_back_p95_ms": "the mcu killed in mid-turn: until each site hears and sees again",
    "control.conn_kib": "memory of signaling a connection, of 200 sites in one conference",
    "control.roster200_p95_ms": "from a site's coming or going until 200 sites are told",
    "console.diagnosis_pct": "faults drawn by --seed, played in simulation, that the diagnosis names rightly",
    "console.verdict_p95_s": "from a fault's beginning to its verdict, of these",
    "console.diagnose_ms": "the diagnosis of 12 sites a second",
    "console.stats_pct": "instructions of the mcu spent on statistics, of a simulated conference of 12 sites",
    "console.store30d_mb": "30 days of figures of 12 sites at 3 hours a day, in the store",
    "console.draw24h_p95_ms": "one figure of 12 sites over 24 hours, asked of the service that has those 30 days",
}

# One conference is held for several rows.
SCENES = [
    (bench_scenes.mix12, ["mix12.cpu_ratio", "latency.audio_p95_ms", "latency.composed_p95_ms"]),
    (bench_scenes.forward12, ["forward12.cpu_ratio", "forward12.allocs_per_packet", "latency.forwarded_p95_ms"]),
    (bench_scenes.audio12, ["audio12.cpu_ratio"]),
    (bench_scenes.grant, ["latency.grant_p95_ms"]),
    (bench_scenes.join, ["latency.join_p95_ms"]),
    (bench_control.control, ["control.month_p95_ms", "control.clash_p95_ms", "control.create_p95_ms",
                             "control.callnow_p95_ms"]),
    (bench_conduct.conduct, ["control.grant_told_p95_ms", "control.grant_seen_p95_ms", "control.take_p95_ms"]),
    (bench_conduct.restarts, ["control.restart_back_p95_ms", "control.mcu_back_p95_ms"]),
    (bench_crowd.crowd200, ["control.conn_kib", "control.roster200_p95_ms"]),
    (bench_console.diagnosis, ["console.diagnosis_pct", "console.verdict_p95_s", "console.diagnose_ms"]),
    (bench_stats.stats, ["console.stats_pct"]),
    (bench_console.history, ["console.store30d_mb", "console.draw24h_p95_ms"]),
]
# Scenes that are drawn, and drawn alike from the same seed.
DRAWN = {bench_console.diagnosis}


def parse_arguments():
    parser = argparse.ArgumentParser(prog="tools/bench", description=__doc__,
                                     epilog="A row may be named by its beginning: mix12, forward12, latency …")
    parser.add_argument("rows", nargs="*", metavar="ROW", help="rows to measure (default: all), see --list")
    parser.add_argument("--json", metavar="FILE", type=pathlib.Path, help="write the rows to this file, too")
    parser.add_argument("--seed", metavar="N", type=int, default=1,
                        help="what the faults of console.diagnosis_pct are drawn from (1)")
    parser.add_argument("--list", action="store_true", help="list the rows and stop")
    options = parser.parse_args()
    if not 0 <= options.seed < 2**63:
        parser.error("--seed must be a whole number from 0 to 2^63 − 1")
    for row in options.rows:
        if not any(name.startswith(row) for name in ROWS):
            parser.error(f"there is no row {row}; --list names them")
    options.wanted = [name for name in ROWS if not options.rows or any(name.startswith(row) for row in options.rows)]
    return options


def say(text):
    print(f"   {text}", flush=True)


def hold(scene, names, seed):
    """The rows of these names that a scene gives. What cannot be measured costs its own rows, not those of others."""
    try:
        rows = scene(say, **({"seed": seed} if scene in DRAWN else {}))
    except (ServiceError, subprocess.SubprocessError, OSError) as error:
        return [measure.unmeasured(name, error) for name in names]
    given = {row.name: row for row in rows}
    return [given.get(name) or measure.unmeasured(name, f"{scene.__name__} gave no such row") for name in names]


def print_table(rows):
    print(f"\n{'row':30}{'value':>10} {'limit':>9}  unit")
    for row in rows:
        value = "–" if row.value is None else f"{row.value:g}"
        limit = "–" if row.limit is None else f"{'≥' if row.at_least else '≤'} {row.limit:g}"
        print(f"{row.name:30}{value:>10} {limit:>9}  {row.unit:12}{'ok' if row.ok else 'MISSED'}")
        for key, detail in row.details.items():
            print(f"      {key}: {json.dumps(detail, ensure_ascii=False)}")
        for problem in row.problems:
            print(f"      ! {problem}")


def main():
    options = parse_arguments()
    if options.list:
        for name, what in ROWS.items():
            print(f"{name:30}{what}")
        return 0
    build_release(PROGRAMS)
    rows = []
    for scene, names in SCENES:
        wanted = [name for name in names if name in options.wanted]
        if wanted:
            print(f"== {scene.__name__}: {scene.__doc__.splitlines()[0]}", flush=True)
            rows += hold(scene, wanted, options.seed)
    rows.sort(key=lambda row: list(ROWS).index(row.name))
    print_table(rows)
    if options.json:
        options.json.write_text(json.dumps([row.as_json() for row in rows], indent=2) + "\n", encoding="utf-8")
    return 0 if all(row.ok for row in rows) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (ServiceError, subprocess.SubprocessError, OSError) as error:
        print(f"tools/bench: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
