"""The control plane of a province with years of conferences in its store: the calendar, clashes, new bookings, calls."""

import contextlib
import datetime
import json
import sqlite3
import statistics
import time
import urllib.parse

import bench_measure as measure
from demo_province import ProvinceServices
from endpoints import Endpoints, make_media
from province import ZONE, local_time
from services import shipped_sites

STORED = 10_000       # conferences, from three years ago to two years ahead
CHAIR_SITE = "ubnd-tinh"
ASKED = 120           # requests of each kind
CALLS = 12
BETWEEN_SECONDS = 0.06  # of requests: below the rate that one address is allowed
BETWEEN_CALLS_SECONDS = 1.0


class ControlPlane:
    """Both services with a store of STORED bookings; `operator` is logged in."""

    def __init__(self, say):
        self.sites = shipped_sites()
        self.services = ProvinceServices(CHAIR_SITE, sites=self.sites)
        self.province, self.say = self.services.province, say

    def __enter__(self):
        self.services.__enter__()
        try:
            self.operator = self.province.operator
            self.fill_store()
        except BaseException:
            self.services.stop()
            raise
        return self

    def __exit__(self, *error):
        self.services.__exit__(*error)

    def fill_store(self):
        """Copies one booking, made by the service itself, under other ids and times while the service is off."""
        start = datetime.datetime.now(ZONE).replace(hour=8, minute=0, second=0, microsecond=0)
        model = self.province.booking("Hội nghị giao ban", start + datetime.timedelta(days=20), 90,
                                      agenda=self.province.agenda())
        made = self.operator.post("/bookings", model)
        self.services.stop_one("signaling")
        self.say(f"storing {STORED} conferences")
        with contextlib.closing(sqlite3.connect(self.services.folder / "state/store/diem-cau.db")) as store:
            copy_booking(store, made["id"], self.sites, start)
        begun = time.monotonic()
        self.services.start_one("signaling")
        self.services.wait_until_healthy()
        self.say(f"the service is back after {time.monotonic() - begun:.1f} s with them")


def copy_booking(store, model, sites, today):
    """STORED - 1 bookings like `model`: six a day at three hours, two halves of the sites each time."""
    names = [name for _, name, *_ in store.execute("PRAGMA table_info(bookings)")]
    row = dict(zip(names, store.execute("SELECT * FROM bookings WHERE id = ?", (model,)).fetchone()))
    document = json.loads(row["document"])
    everybody = [site for site, _ in sites]
    halves = [everybody[:len(everybody) // 2], everybody[len(everybody) // 2:]]
    rows = []
    for number in range(STORED - 1):
        day, place = divmod(number, 6)
        start = today + datetime.timedelta(days=day - 1000, hours=(0, 3, 6)[place // 2])
        half = halves[place % 2]
        if start.date() == (today + datetime.timedelta(days=20)).date():
            continue  # the model's own day
        copy = {**document, "start": local_time(start), "title": f"{document['title']} {number}", "sites": half,
                "chair_site": half[0],
                "agenda": [{**item, "speakers": [s for s in item["speakers"] if s["site"] in half]}
                           for item in document["agenda"]]}
        rows.append({**row, "id": f"hn-{start:%Y%m%d}-{place + 1}", "start": int(start.timestamp() * 1000),
                     "document": json.dumps(copy, ensure_ascii=False)})
    marks = ", ".join("?" * len(names))
    with store:
        store.executemany(f"INSERT INTO bookings ({', '.join(names)}) VALUES ({marks})",
                          [[one[name] for name in names] for one in rows])


def timed(ask):
    """(milliseconds of one request as its caller waits for it, its answer)."""
    time.sleep(BETWEEN_SECONDS)
    begun = time.perf_counter()
    answer = ask()
    return (time.perf_counter() - begun) * 1000, answer


def row(name, limit, samples, **details):
    samples = sorted(samples)
    p95 = samples[min(len(samples) - 1, int(len(samples) * 0.95))]
    return measure.Row(f"control.{name}_p95_ms", round(p95, 1), "ms", limit,
                       {"median_ms": round(statistics.median(samples), 1), "max_ms": round(samples[-1], 1),
                        "samples": len(samples), **details})


def month(plane):
    """Milliseconds of a month's calendar, of months around today."""
    now = datetime.datetime.now(ZONE).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    samples, entries = [], 0
    for number in range(ASKED):
        first = now + datetime.timedelta(days=30 * (number % 24 - 12))
        query = urllib.parse.urlencode({"from": local_time(first), "to": local_time(first + datetime.timedelta(days=42))})
        taken, answer = timed(lambda query=query: plane.operator.get(f"/calendar?{query}"))
        samples.append(taken)
        entries = len(answer["items"])
    return samples, entries


def candidates(plane, count, hour):
    """Bookings of six sites on days of the coming years."""
    start = datetime.datetime.now(ZONE).replace(hour=hour, minute=0, second=0, microsecond=0)
    sites = [site for site, _ in plane.sites][:6]
    return [plane.province.booking(f"Hội nghị chuyên đề {n}", start + datetime.timedelta(days=30 + n), 60, sites=sites,
                                   agenda=plane.province.agenda()[:2]) for n in range(count)]


def clash(plane):
    """Milliseconds of a check that finds what it looks for: the conference of the same morning."""
    samples, found = [], 0
    for body in candidates(plane, ASKED, 8):
        taken, answer = timed(lambda body=body: plane.operator.post("/bookings/checks", body))
        samples.append(taken)
        found += any(one["hard"] for one in answer["clashes"])
    return samples, found


def create(plane):
    """Milliseconds of a new booking whose invitations are queued."""
    for site, _ in plane.sites:
        plane.province.admin.change(f"/sites/{site}", mail=f"{site}@tinh.example")
    plane.province.admin.change("/settings/mail", enabled=True, host="127.0.0.1", port=9, security="none",
                                from_name="Điểm Cầu", from_address="diem-cau@tinh.example", password=None)
    samples = [timed(lambda body=body: plane.operator.post("/bookings", body))[0]
               for body in candidates(plane, ASKED, 20)]
    queued = len(plane.province.admin.get("/mail?limit=200")["items"])
    return samples, queued


def call_now(plane, say):
    """Milliseconds from the click until every idle hall is in the conference with a picture, called again and again."""
    make_media(len(plane.sites))
    names = [site for site, _ in plane.sites]
    seats = [{"name": site, "url": plane.services.websocket_url, "token": plane.province.devices[site], "sign": n,
              "decode": "never", "messages": []} for n, site in enumerate(names)]
    samples = []
    with Endpoints(seats, log=plane.services.folder / "endpoint.log") as endpoints:
        time.sleep(2)  # until all are in standby
        for number in range(CALLS):
            endpoints.forget()
            begun = time.perf_counter()
            made = plane.operator.post("/calls", {"title": f"Họp khẩn {number}", "sites": names, "length_min": 30,
                                                  "chair_site": CHAIR_SITE})
            endpoints.wait_for_pictures(set(names), 20)
            samples.append((time.perf_counter() - begun) * 1000)
            path = f"/conferences/{made['conference']}/phases"
            plane.operator.post(path, {"phase": "closed", "confirmed": True})
            time.sleep(BETWEEN_CALLS_SECONDS)
    say(f"{len(samples)} calls of {len(names)} halls")
    return samples


def control(say):
    """a store of 10,000 conferences: month, clash, create, call now"""
    with ControlPlane(say) as plane:
        months, entries = month(plane)
        clashes, found = clash(plane)
        created, queued = create(plane)
        rows = [row("month", 50, months, entries=entries, stored=STORED),
                row("clash", 20, clashes, clashing=found),
                row("create", 50, created, mails_queued=queued),
                row("callnow", 5000, call_now(plane, say))]
        if found < ASKED * 0.9:
            rows[1].problems.append(f"only {found} of {ASKED} clashes were found")
        if queued == 0:
            rows[2].problems.append("no invitation was queued")
        return rows
