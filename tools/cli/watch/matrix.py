"""The matrix of a conference's lines as a screen of text: a row a site. Pure: what was told and the time come in, lines
of (text, style) come out; colour() and plain() write them for a terminal and for a file."""

import datetime

from cells import clean, cut, left, right, width

ZONE = datetime.timezone(datetime.timedelta(hours=7))  # Asia/Ho_Chi_Minh, without summer time
UNKNOWN = "–"
QUIET_SECONDS = 3  # figures older than that are not shown as if they were of now
STYLES = {"": "", "head": "\x1b[1m", "column": "\x1b[4m", "faint": "\x1b[2m",
          "good": "\x1b[32m", "warn": "\x1b[33m", "bad": "\x1b[1;31m"}
SIGNS = {"good": "✓", "warn": "!", "bad": "✗", "faint": UNKNOWN}
BAD = ("uplink", "downlink", "trunk", "unreachable", "server")

# Few words for a narrow column; the whole sentences come from the service and stand below the matrix.
SHORT = {
    "fine": ("Bình thường", "Fine"),
    "uplink": ("Chiều lên kém", "Uplink bad"),
    "downlink": ("Chiều xuống kém", "Downlink bad"),
    "trunk": ("Đường trục", "Trunk"),
    "hall_camera": ("Máy quay", "Camera"),
    "hall_microphone": ("Micro", "Microphone"),
    "hall_loudspeaker": ("Loa, vọng tiếng", "Loudspeaker"),
    "hall_computer": ("Máy tính quá tải", "Computer busy"),
    "hall_browser": ("Trang hội nghị", "Hall's page"),
    "unreachable": ("Mất liên lạc", "Unreachable"),
    "server": ("Máy chủ", "Server"),
    "muted": ("Micro đang tắt", "Muted"),
    "dead_input": ("Micro không tín hiệu", "Dead input"),
    "wrong_input": ("Sai đầu vào tiếng", "Wrong input"),
    "line": ("Tiếng không về", "Sound is lost"),
    "nobody_speaks": ("Chưa có ai nói", "Nobody speaks"),
}

# Title in both languages, cells, and what of a site's figures stands in it.
COLUMNS = [
    (("Từ lúc", "Since"), 6, lambda f, s: clock(s["since"])),
    (("Mất %↑/↓", "Loss %↑/↓"), 9, lambda f, s: pair(f, "loss", percent)),
    (("RTT", "RTT"), 4, lambda f, s: one(first(f, "uplink", "downlink", "rtt_ms"))),
    (("Jit", "Jit"), 3, lambda f, s: one(part(f, "uplink").get("jitter_ms"))),
    (("kbps↑/↓", "kbps↑/↓"), 10, lambda f, s: pair(f, "kbps", rate)),
    (("dB", "dB"), 4, lambda f, s: one(part(f, "sound").get("level_dbov"))),
    (("fps", "fps"), 3, lambda f, s: one(part(f, "picture").get("frames_decoded"))),
]
FIXED = sum(cells + 1 for _, cells, _ in COLUMNS)
NARROWEST = FIXED + 26


def part(figures, name):
    found = (figures or {}).get(name)
    return found if isinstance(found, dict) else {}


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def first(figures, *path):
    """The member named last, of the first of the parts that has it."""
    *parts, member = path
    return next((part(figures, name)[member] for name in parts if is_number(part(figures, name).get(member))), None)


def one(value):
    return f"{value:z.0f}" if is_number(value) else UNKNOWN


def percent(share):
    return f"{share * 100:.1f}" if share < 0.0995 else f"{share * 100:.0f}"


def rate(kbps):
    return f"{kbps:.0f}" if kbps < 9999.5 else f"{kbps / 1000:.0f}M"


def pair(figures, member, write):
    """Up and down."""
    both = [part(figures, name).get(member) for name in ("uplink", "downlink")]
    return "/".join(write(value) if is_number(value) else UNKNOWN for value in both)


def moment(text):
    """Of RFC 3339; None of anything else."""
    try:
        found = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except (AttributeError, ValueError):
        return None
    return found.astimezone(ZONE) if found.tzinfo else None


def clock(text, form="%H:%M"):
    found = moment(text)
    return found.strftime(form) if found else UNKNOWN


def words(entry, language):
    """Those of something that is told in both languages."""
    return clean((entry or {}).get(language) or "")


class Site:
    """What a row says of a site."""

    def __init__(self, entry, names, language):
        self.id = clean(entry.get("site", ""))
        self.name = clean(names.get(entry.get("site")) or self.id)
        self.figures = entry.get("figures") if isinstance(entry.get("figures"), dict) else None
        verdict, silence = part(entry, "verdict"), part(entry, "silence")
        # Who was invited and is not heard is the fault that everybody waits for, whatever else is wrong with the line.
        spoken = silence and silence.get("kind") != "nobody_speaks" and verdict.get("kind", "fine") == "fine"
        self.finding = silence if spoken else verdict
        self.kind, self.since = self.finding.get("kind", ""), self.finding.get("since")
        self.advice = words(part(self.finding, "advice"), language)
        self.words = words(self.finding, language) or clean(self.kind) or UNKNOWN
        self.short = SHORT[self.kind][language == "en"] if self.kind in SHORT else self.words
        self.style = ("faint" if not self.kind or (self.kind == "fine" and self.figures is None) else
                      "good" if self.kind == "fine" else "bad" if self.kind in BAD else "warn")

    def cells(self):
        return [show(self.figures, {"since": self.since}) for _, _, show in COLUMNS]


class Told:
    """What the service has told of a conference: the last message of each kind, and when the last figures came."""

    def __init__(self, title=""):
        self.title, self.names = clean(title), {}
        self.lines, self.lines_at = None, None
        self.alarms = []
        self.trouble = ""  # of the connection, in words; empty: none

    def take(self, message, now):
        """True if there is something new to show."""
        kind = message.get("type")
        if kind == "roster":
            self.title = clean(message.get("title") or self.title)
            self.names = {site["site"]: site.get("name") for site in message.get("sites", []) if "site" in site}
        elif kind == "lines":
            self.lines, self.lines_at = message, now
        elif kind == "alarms":
            self.alarms = [alarm for alarm in message.get("alarms", []) if isinstance(alarm, dict)]
        else:
            return False
        return True

    def sites(self, language):
        entries = (self.lines or {}).get("sites", [])
        return [Site(entry, self.names, language) for entry in entries if isinstance(entry, dict)]


def column_titles(language, name_cells, verdict_cells):
    cells = [left(("Điểm cầu", "Site")[language == "en"], name_cells),
             left(("  Nhận định", "  Verdict")[language == "en"], verdict_cells)]
    return " ".join(cells + [right(title[language == "en"], size) for title, size, _ in COLUMNS])


def row(site, name_cells, verdict_cells):
    """A site's line: the verdict by sign, colour and words."""
    wide = width(site.words) <= verdict_cells - 2
    verdict = left(f"{SIGNS[site.style]} {site.words if wide else site.short}", verdict_cells)
    figures = " ".join(right(text, size) for text, (_, size, _) in zip(site.cells(), COLUMNS))
    return [(left(site.name, name_cells) + " ", ""), (verdict, site.style), (" " + figures, "")]


def split_width(sites, columns):
    """How many cells names and verdicts get of so many columns."""
    room = max(columns, NARROWEST) - FIXED - 1
    longest = max([width(site.name) for site in sites] + [8])
    names = min(longest, max(room - 22, room // 3))
    return names, min(room - names, max([width(site.words) + 2 for site in sites] + [22]))


def server_line(told, language):
    """The server in a line: how loaded it is, or that it is silent."""
    server = (told.lines or {}).get("server")
    if not isinstance(server, dict):
        return [(("✗ Máy chủ truyền thông không trả lời", "✗ The media server is silent")[language == "en"], "bad")]
    busy, lane = server.get("cpu_share", 0), server.get("busiest_lane_share", 0)
    late, drops = server.get("late_ticks", 0), server.get("socket_drops", 0)
    style = "warn" if late or drops or lane > 0.9 else "good"
    vi = f"CPU {busy:.0%}, luồng bận nhất {lane:.0%}, trễ nhịp {late}, rơi gói {drops}"
    en = f"CPU {busy:.0%}, busiest lane {lane:.0%}, late ticks {late}, drops {drops}"
    return [(f"{SIGNS[style]} {('Máy chủ: ' + vi, 'Server: ' + en)[language == 'en']}", style)]


def head_lines(told, language, now):
    at = clock((told.lines or {}).get("at"), "%H:%M:%S")
    lines = [[(f"{told.title}  {at}", "head")]]
    if told.trouble:
        return lines + [[("! " + told.trouble, "warn")]]
    if told.lines is None:
        return lines + [[(("Đang chờ số liệu…", "Waiting for figures…")[language == "en"], "faint")]]
    age = int(now - told.lines_at)
    if age >= QUIET_SECONDS:
        late = (f"! Không có số liệu mới từ {age} giây", f"! No new figures for {age} s")[language == "en"]
        return lines + [[(late, "warn")]]
    return lines + [server_line(told, language)]


def alarm_lines(told, language, most):
    """The open alarms, the worst and then the newest first; the last line counts those that have no room."""
    order = {"critical": 0, "warning": 1}
    alarms = sorted(told.alarms, key=lambda a: str(a.get("raised", "")), reverse=True)
    alarms.sort(key=lambda a: (a.get("acknowledged") is not None, order.get(a.get("severity"), 2)))
    lines = []
    for alarm in alarms:
        style = {"critical": "bad", "warning": "warn"}.get(alarm.get("severity"), "")
        seen = ("(đã xác nhận)", "(acknowledged)")[language == "en"] if alarm.get("acknowledged") else ""
        site = told.names.get(alarm.get("site"))
        text = " ".join(filter(None, [clock(alarm["raised"]) if alarm.get("raised") else "",
                                      clean(site) + ":" if site else "", words(alarm, language), seen]))
        lines.append([(f"{'✗' if style == 'bad' else '!'} {text}", "faint" if seen else style)])
    if len(lines) > most:
        more = len(lines) - max(most - 1, 0)
        counted = (f"… {more} cảnh báo nữa", f"… {more} more alarms")[language == "en"]
        lines = lines[:max(most - 1, 0)] + [[(counted, "")]]
    return lines[:most]


def advice_lines(sites):
    """What is wrong and what to do, in whole sentences."""
    return [[(f"{SIGNS[site.style]} {site.name}: ", site.style), (f"{site.words} {site.advice}".strip(), "")]
            for site in sorted(sites, key=lambda site: site.style != "bad") if site.style in ("bad", "warn")]


def screen(told, columns, rows, language, now):
    """Lines of (text, style), at most `rows`, each at most `columns` cells. `now`: seconds, of the clock of take()."""
    sites = told.sites(language)
    names, verdicts = split_width(sites, columns)
    lines = head_lines(told, language, now)
    lines.append([(column_titles(language, names, verdicts), "column")])
    lines += [row(site, names, verdicts) for site in sites]
    foot = [[(("q: thoát", "q: quit")[language == "en"], "faint")]]
    if len(lines) > rows - 2:  # more sites than rows: the last ones are counted
        hidden = len(lines) - (rows - 3)
        lines = lines[:max(rows - 3, 0)] + [[(f"… +{hidden}", "faint")]]
    room = max(rows - len(lines) - len(foot), 0)
    alarms = alarm_lines(told, language, max(room // 2, 1) if room else 0)
    lines += alarms + advice_lines(sites)[:room - len(alarms)]
    return [fit(line, columns) for line in (lines + foot)[:rows]]


def table(told, language):
    """The whole matrix without bounds, for --once."""
    sites = told.sites(language)
    names = max([width(site.name) for site in sites] + [8])
    verdicts = max([width(site.words) + 2 for site in sites] + [12])
    at = (told.lines_at or 0)
    return [*head_lines(told, language, at), [(column_titles(language, names, verdicts), "")],
            *(row(site, names, verdicts) for site in sites),
            *alarm_lines(told, language, 200), *advice_lines(sites)]


def fit(line, columns):
    """The line cut to so many cells."""
    fitted, used = [], 0
    for text, style in line:
        text = cut(text, columns - used)
        used += width(text)
        fitted.append((text, style))
    return fitted


def plain(lines):
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def colour(lines):
    """For a terminal, redrawn in place: nothing is wiped before it is written over."""
    written = []
    for line in lines:
        texts = (f"{STYLES[style]}{text}\x1b[0m" if STYLES[style] else text for text, style in line)
        written.append("".join(texts) + "\x1b[K")
    return "\x1b[H" + "\r\n".join(written) + "\x1b[J"
