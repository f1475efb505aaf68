"""What `tools/demo --check` found: a table of sites and a list of trials, each cell right or wrong. Knows no service."""

import dataclasses
import statistics

LEAST_FPS = 24.0
LONGEST_FREEZE_MS = 500.0
MOST_GAPS = 3
SLOWEST_JOIN_MS = 3000.0
HEARD_SHARE = 0.9     # of the time, of a tone that must be heard
DOCUMENT_SIGN = 18    # + a site's sign: its document's (tools/endpoint/core/site_signs.h)
UNHEARD_SHARE = 0.15  # of one that must not: a loud tone that marks the second spills over its neighbours when coded

# The last two are added latency, the median: a codec may make of two tones what looks like a marker now and then.
COLUMNS = ["tones heard", "own tone absent", "tiles seen", "frames/s", "freeze ms", "audio gaps", "join ms",
           "audio ms", "video ms"]


@dataclasses.dataclass
class Cell:
    text: str
    ok: bool = True
    why: str = ""


@dataclasses.dataclass
class Trial:
    """One thing tried, such as a grant: what it was and what was wrong with it."""
    name: str
    faults: list
    text: str = ""

    @property
    def ok(self):
        return not self.faults


def tone_faults(report, own, expected):
    """Faults of what a seat hears against the signs it must hear; → (faults, own tone is absent)."""
    heard = {tone["sign"]: tone["heard"] for tone in report.get("sound", {}).get("tones", [])}
    faults = [f"tone {sign} heard {heard.get(sign, 0):.0%} of the time" for sign in sorted(expected)
              if heard.get(sign, 0) < HEARD_SHARE]
    faults += [f"tone {sign} heard {share:.0%} of the time" for sign, share in heard.items()
               if sign not in expected and sign != own and share > UNHEARD_SHARE]
    return faults, heard.get(own, 0) <= UNHEARD_SHARE


def tile_faults(report, stage, everybody, absent=(), document=None):
    """Faults of the composed picture: one of `stage` in the first tile, every other site once, `absent` nowhere. The
    document of the site with the sign `document` stands before them, that of no other anywhere. A tile counts as a
    site's if its time code and its colour say so."""
    composed = [picture for picture in report["pictures"] if picture["composed"]]
    if len(composed) != 1:
        return [f"{len(composed)} composed pictures"]
    tiles = composed[0]["tiles"]
    faults = []
    for tile in tiles:
        if tile["sign"] is not None and tile["sign"] % DOCUMENT_SIGN != tile["colour_sign"]:
            faults.append(f"the tile of site {tile['sign']} has the colour of {tile['colour_sign']}")
    seen = [tile["sign"] for tile in tiles if tile["sign"] is not None]
    first = [tile["sign"] for tile in tiles[:2]] + [None, None]
    wanted = set(everybody) - set(absent)
    if document is not None:
        wanted.add(DOCUMENT_SIGN + document)
        if first[0] != DOCUMENT_SIGN + document:
            faults.append(f"in the document's tile is {first[0]}, not {DOCUMENT_SIGN + document}")
        first = first[1:]
    if first[0] not in stage:
        faults.append(f"on stage is {first[0]}, not one of {sorted(stage)}")
    if sorted(seen) != sorted(wanted):
        faults.append(f"missing {sorted(wanted - set(seen))}, too many {sorted(s for s in seen if s not in wanted)}, "
                      f"twice {sorted({s for s in seen if seen.count(s) > 1})}")
    return faults


def stream_faults(report, site, sign):
    """Faults of the second picture in a forwarded view: the document of `site` (its sign) as a stream of its own, and
    nothing if `site` is None."""
    shown = [picture for picture in report["pictures"]
             if picture["slot"] == "content" and (picture["frames"] > 0 or picture["site"] is not None)]
    if site is None:
        return [f"a document of {picture['site']} goes on" for picture in shown]
    if [picture["site"] for picture in shown] != [site]:
        return [f"documents of {[picture['site'] for picture in shown]}, not of {site}"]
    seen = [tile["sign"] for tile in shown[0]["tiles"]]
    faults = [] if seen == [DOCUMENT_SIGN + sign] else [f"shows {seen}, not the document {DOCUMENT_SIGN + sign}"]
    return faults if shown[0]["frames"] > 0 else [*faults, "the document stands still"]


class SiteRecord:
    """Adds up the windows of one site."""

    def __init__(self, name, sign):
        self.name, self.sign = name, sign
        self.windows = self.right_tones = self.right_own = self.right_tiles = 0
        self.frames = self.gaps = 0
        self.seconds = self.freeze = 0.0
        self.join_ms = None
        self.audio, self.video, self.faults = [], [], []

    def add_flow(self, report, seconds):
        """Pictures and sound that came in a window of `seconds`, whatever is in them."""
        pictures = [picture for picture in report.get("pictures", []) if picture["composed"]]
        sound = report.get("sound", {})
        self.seconds += seconds
        self.frames += sum(picture["frames"] for picture in pictures)
        self.freeze = max([self.freeze, *(picture["longest_freeze_ms"] for picture in pictures)])
        self.gaps += sound.get("gaps", 0)

    def add_content(self, report, heard, stage, everybody, step):
        """What is in them, of a window without changes (a tone that begins looks like a marker of latency): `heard` the
        signs whose microphones are open, `stage` who may stand there."""
        self.audio += report.get("sound", {}).get("latency_ms", {}).get("samples", [])
        for picture in report["pictures"]:
            self.video += picture["latency_ms"].get("samples", [])
        tones, own_absent = tone_faults(report, self.sign, set(heard) - {self.sign})
        tiles = tile_faults(report, stage, everybody)
        self.windows += 1
        self.right_tones += not tones
        self.right_own += own_absent
        self.right_tiles += not tiles
        own = [] if own_absent else ["hears its own tone"]
        self.faults += [f"{self.name}, step {step}: {fault}" for fault in tones + own + tiles]

    def cells(self):
        def all_right(count):
            return Cell(f"{count}/{self.windows}", self.windows > 0 and count == self.windows)
        fps = self.frames / self.seconds if self.seconds else 0.0
        joined = self.join_ms is not None
        return [all_right(self.right_tones), all_right(self.right_own), all_right(self.right_tiles),
                Cell(f"{fps:.1f}", fps >= LEAST_FPS),
                Cell(f"{self.freeze:.0f}", self.frames > 0 and self.freeze <= LONGEST_FREEZE_MS),
                Cell(f"{self.gaps}", self.gaps <= MOST_GAPS),
                Cell(f"{self.join_ms:.0f}" if joined else "–", joined and self.join_ms <= SLOWEST_JOIN_MS),
                latency_cell(self.audio), latency_cell(self.video)]


def latency_cell(samples):
    value = statistics.median(samples) if samples else None
    return Cell("–" if value is None else f"{value:.0f}", value is not None)


@dataclasses.dataclass
class Result:
    """The table of the twelve sites and everything else that was tried."""
    records: list
    trials: list = dataclasses.field(default_factory=list)

    @property
    def ok(self):
        cells = [cell for record in self.records for cell in record.cells()]
        return bool(cells) and all(cell.ok for cell in cells) and all(trial.ok for trial in self.trials)

    def as_json(self):
        sites = [{"site": record.name, "faults": record.faults,
                  **{column: {"value": cell.text, "ok": cell.ok} for column, cell in zip(COLUMNS, record.cells())}}
                 for record in self.records]
        trials = [{"name": trial.name, "ok": trial.ok, "text": trial.text, "faults": trial.faults}
                  for trial in self.trials]
        return {"ok": self.ok, "sites": sites, "trials": trials}

    def print(self):
        width = max(len(record.name) for record in self.records) + 2
        print(" " * width + "".join(f"{column:>17}" for column in COLUMNS))
        for record in self.records:
            print(f"{record.name:{width}}" + "".join(
                f"{cell.text + (' ok' if cell.ok else ' !!'):>17}" for cell in record.cells()))
        print()
        for trial in self.trials:
            print(f"{'ok    ' if trial.ok else 'WRONG '} {trial.name}" + (f": {trial.text}" if trial.text else ""))
        for fault in [fault for record in self.records for fault in record.faults]:
            print(f"       ! {fault}")
        for trial in self.trials:
            for fault in trial.faults:
                print(f"       ! {trial.name}: {fault}")
        print("everything is right" if self.ok else "something is WRONG")
