"""The technician's console: how well faults are told apart, what the figures take on the disk, how soon they are drawn."""

import datetime
import json
import pathlib
import tempfile
import urllib.parse

import bench_measure as measure
from bench_control import timed
from demo_province import PASSWORD, ProvinceServices
from programs import run_watched
from province import ZONE, Rest, local_time
from services import RELEASE, ServiceError, shipped_sites

SCENES = 60
REQUESTS = 40
DAYS = 30          # that bench_history writes, with halls of these names
HALLS = [f"hall-{number}" for number in range(1, 13)]
FIGURES = ("uplink.loss", "uplink.rtt_ms", "downlink.kbps", "sound.level_dbov")
MOST_POINTS = 2000  # of a chart: what takes the longest to read and to send


def diagnosis(say, seed=1):
    """Faults drawn from stated ranges, played in simulation, and what the diagnosis says of them"""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "console.json"
        table = run_watched([RELEASE / "bench_console", "--seed", str(seed), "--scenes", str(SCENES), "--json", file],
                            f"playing {SCENES} scenes")
        for line in table.splitlines():
            say(line)
        return diagnosis_rows(read_object(file.read_text(encoding="utf-8")), seed)


def read_object(text):
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ServiceError("what was measured is not told as a JSON object")
    return found


def figure(found, name):
    """A number that a program told. Errors: ServiceError, so that what was not told is never a pass."""
    value = found.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ServiceError(f"{name} was not told")
    return value


def diagnosis_rows(found, seed):
    """The rows of what bench_console wrote."""
    right = measure.Row("console.diagnosis_pct", round(figure(found, "diagnosis_pct"), 1), "%", 90,
                        {"seed": seed, "scenes": figure(found, "scenes"), "confusion": found.get("confusion"),
                         "wrong": found.get("wrong")}, at_least=True)
    if found.get("seed") != seed:
        right.problems.append(f"seed {found.get('seed')} was played, not {seed}")
    if figure(found, "scenes") < SCENES:
        right.problems.append(f"only {found['scenes']} of {SCENES} scenes were played")
    for name, what in (("fine_over_5pct", "lines with more than 5 % loss are said to be fine"),
                       ("line_verdict_for_server", "lines are blamed for an overloaded server")):
        if figure(found, name) != 0:
            right.problems.append(f"{found[name]} {what}")
    return [right, measure.Row("console.verdict_p95_s", round(figure(found, "verdict_p95_s"), 2), "s", 5),
            measure.Row("console.diagnose_ms", round(figure(found, "diagnose_ms"), 4), "ms", 1)]


def first_day(now):
    """When the first of DAYS conferences begins, at eight in the morning, so that the last one was yesterday."""
    today = now.astimezone(ZONE).replace(hour=8, minute=0, second=0, microsecond=0)
    return today - datetime.timedelta(days=DAYS)


def write_history(folder, first):
    return read_object(run_watched([RELEASE / "bench_history", folder, str(int(first.timestamp()))],
                                   f"writing {DAYS} days of figures"))


def history(say):
    """30 days of figures: their size, and charts asked of a service that has them"""
    first = first_day(datetime.datetime.now(ZONE))
    sites = shipped_sites()
    with ProvinceServices(sites[0][0], sites=sites) as services:
        token = technician_token(services)
        services.stop_one("signaling")
        state = services.folder / "state"
        for old in state.glob("history.db*"):
            old.unlink()
        written = write_history(state, first)
        services.start_one("signaling")
        services.wait_until_healthy()
        say(f"{figure(written, 'file_mb'):.1f} MB written in {figure(written, 'write_s'):.0f} s")
        samples, points = draw(Rest(services.http_port, token), first)
    return history_rows(written, samples, points)


def technician_token(services):
    technician = Rest(services.http_port).log_in("kythuat", PASSWORD)
    return technician.post("/me/tokens", {"label": "bench", "scopes": ["read", "technical"], "expires": None})["token"]


def draw(technician, first):
    """(milliseconds of each chart as its caller waits for it, how many points they have)."""
    samples, points = [], 0
    for number in range(REQUESTS):
        # Neither the day that is just being swept nor one that is drawn already.
        begin = first + datetime.timedelta(days=1 + number % (DAYS - 2))
        query = urllib.parse.urlencode({"figure": FIGURES[number % len(FIGURES)], "site": ",".join(HALLS),
                                        "from": local_time(begin), "points": MOST_POINTS,
                                        "to": local_time(begin + datetime.timedelta(days=1))})
        taken, chart = timed(lambda query=query: technician.get(f"/history/figures?{query}"))
        samples.append(taken)
        points += points_of(chart)
    return samples, points


def points_of(chart):
    """Points of a chart. Errors: ServiceError if a hall is missing or has none."""
    lines = {line["site"]: sum(value is not None for value in line["mean"]) for line in chart["series"]}
    empty = [hall for hall in HALLS if not lines.get(hall)]
    if empty:
        raise ServiceError(f"a chart has nothing of {', '.join(empty)}")
    return sum(lines.values())


def history_rows(written, samples, points):
    """The rows of what bench_history wrote and of charts drawn by the service."""
    stored = measure.Row("console.store30d_mb", round(figure(written, "store30d_mb"), 1), "MB", 200,
                         {name: figure(written, name) for name in ("sites", "days", "hours_a_day", "file_mb")})
    for name, wanted in (("sites", len(HALLS)), ("days", DAYS), ("hours_a_day", 3)):
        if written[name] != wanted:
            stored.problems.append(f"{name}: {written[name]}, not {wanted}")
    drawn = measure.latency("console.draw24h_p95_ms", 300, samples, REQUESTS)
    drawn.details["points_a_chart"] = round(points / len(samples))
    return [stored, drawn]
