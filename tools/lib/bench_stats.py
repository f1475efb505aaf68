"""The share of instructions that the mcu spends on statistics, counted by callgrind over a simulated conference."""

import json
import re
import subprocess
import tempfile

import bench_measure as measure
from programs import run_watched
from services import RELEASE, ServiceError

SECONDS = 60

# What the mcu does, each with all it calls; none of them calls another. The simulated sites and their network are not
# among them.
MCU = ["mcu::Conference::poll", "mcu::InlineLane::run_pending", "mcu::Participant::on_datagram",
       "mcu::Conference::figures", "mcu::to_json"]

# Its statistics, each with all it calls; none of them calls another. Jitter belongs to it, in ReceptionStatistics.
STATISTICS = ["media::ReceptionStatistics::on_packet", "mcu::SoundMonitor::on_sound", "mcu::SoundMonitor::end_tick",
              "mcu::SoundMonitor::take", "mcu::PictureMonitor::on_picture", "mcu::PictureMonitor::take",
              "mcu::Conference::figures", "mcu::to_json", "media::FeedbackLine::on_feedback"]
# Called by ReceptionStatistics, by FeedbackLine, and by who is neither.
ELSEWHERE = ["media::LossRuns::on_packet"]


def costs(annotated):
    """Function name without its parameters → instructions with all it calls, of callgrind_annotate's lines. The parts
    into which a compiler cuts a function follow each other: the one that is entered has the most."""
    found = {}
    for line in annotated.splitlines():
        match = re.match(r"\s*([\d,]+) \(\s*[\d.]+%\)\s+[^\s:]*:([^\s(]+)", line.replace("[abi:cxx11]", ""))
        if match:
            name = match.group(2)
            found[name] = max(found.get(name, 0), int(match.group(1).replace(",", "")))
    return found


def profile(folder, seconds):
    """callgrind_annotate's lines of a whole run, and how many of its seconds were counted. Without lines of source, by
    which callgrind takes code that is inlined from another file for another function."""
    program, file = f"{folder}/bench_stats", f"{folder}/callgrind.out"
    subprocess.run(["objcopy", "--strip-debug", RELEASE / "bench_stats", program], check=True)
    told = run_watched(["valgrind", "-q", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={file}",
                        program, str(seconds)], "callgrind")
    annotated = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", file], capture_output=True,
                               text=True, check=True).stdout
    return annotated, json.loads(told)["counted_s"]


def stats_row(found, seconds):
    """The row of costs() of so many counted seconds."""
    missing = [name for name in MCU + STATISTICS if name not in found]
    if missing:
        raise ServiceError(f"{', '.join(missing)}: not in the profile")
    whole = sum(found[name] for name in MCU)
    parts = {name: found[name] for name in STATISTICS}
    # Mostly within the others, and so counted twice rather than not at all.
    parts |= {name: found.get(name, 0) for name in ELSEWHERE}
    return measure.Row("console.stats_pct", round(100 * sum(parts.values()) / whole, 3), "%", 1,
                       {"counted_s": seconds, "instructions_per_second": round(whole / seconds),
                        "parts_pct": {name: round(100 * value / whole, 4) for name, value in parts.items()}})


def stats(say, seconds=SECONDS):
    """A conference of 12 sites in virtual time under callgrind; takes some minutes."""
    say(f"{seconds} s of a conference under callgrind")
    with tempfile.TemporaryDirectory() as folder:
        annotated, counted = profile(folder, seconds)
        return [stats_row(costs(annotated), counted)]
