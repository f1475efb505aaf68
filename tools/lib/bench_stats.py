"""The share of instructions that the mcu spends on statistics, counted by callgrind over a simulated conference."""

import re
import subprocess
import tempfile

import bench_measure as measure
from programs import run_watched
from services import RELEASE

SECONDS = 60

# Where the mcu begins to work; the simulated sites and their network are not counted.
MCU = ["mcu::Conference::poll(*", "mcu::InlineLane::run_pending(*", "mcu::Participant::on_datagram(*",
       "mcu::Conference::figures(*", "mcu::to_json*"]

# Counted with all they call; none of them calls another. Jitter belongs to it, in ReceptionStatistics.
STATISTICS = ["media::LossRuns::on_packet", "media::ReceptionStatistics::on_packet", "mcu::SoundMonitor::on_sound",
              "mcu::SoundMonitor::end_tick", "mcu::SoundMonitor::take", "mcu::PictureMonitor::on_picture",
              "mcu::PictureMonitor::take", "mcu::Conference::figures", "mcu::to_json"]
# Counted by themselves.
ALONE = ["media::FeedbackLine::on_feedback"]


def costs(annotated):
    """Function name without its parameters → instructions, of callgrind_annotate's lines."""
    found = {}
    for line in annotated.splitlines():
        match = re.match(r"\s*([\d,]+) \(\s*[\d.]+%\)\s+[^\s:]*:([^\s(]+)", line.replace("[abi:cxx11]", ""))
        if match:
            name = match.group(2)
            found[name] = found.get(name, 0) + int(match.group(1).replace(",", ""))
    return found


def total(annotated):
    return int(re.search(r"([\d,]+) \(100\.0%\)\s+PROGRAM TOTALS", annotated).group(1).replace(",", ""))


def annotate(file, inclusive):
    return subprocess.run(["callgrind_annotate", f"--inclusive={'yes' if inclusive else 'no'}", "--threshold=100",
                           str(file)], capture_output=True, text=True, check=True).stdout


def stats(say, seconds=SECONDS):
    """A conference of 12 sites in virtual time under callgrind; takes some minutes."""
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/callgrind.out"
        say(f"{seconds} s of a conference under callgrind")
        run_watched(["valgrind", "--tool=callgrind", "--collect-atstart=no", f"--callgrind-out-file={file}",
                     *(f"--toggle-collect={function}" for function in MCU), str(RELEASE / "bench_stats"), str(seconds)],
                    "callgrind")
        inclusive, alone = annotate(file, True), annotate(file, False)
    all_instructions = total(alone)
    with_callees, by_itself = costs(inclusive), costs(alone)
    parts = {name: with_callees.get(name) for name in STATISTICS} | {name: by_itself.get(name) for name in ALONE}
    row = measure.Row("console.stats_pct", round(100 * sum(v or 0 for v in parts.values()) / all_instructions, 3), "%", 1,
                      {"instructions_per_second": round(all_instructions / seconds),
                       "parts_pct": {name: round(100 * (value or 0) / all_instructions, 4)
                                     for name, value in parts.items()}})
    row.problems += [f"{name} is not in the profile" for name, value in parts.items() if value is None]
    return [row]
