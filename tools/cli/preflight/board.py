"""The board of a conference's tests as a table: a row a site, below it what was found wrong and what to do. Pure: the
board comes in as the service tells it, lines of (text, style) come out, which matrix.plain() writes."""

from cells import clean, left, right, width
from matrix import SIGNS, UNKNOWN, clock, is_number, part, words

LAMPS = {  # style, and the word beside the sign
    "green": ("good", "Đạt", "Passed"),
    "yellow": ("warn", "Cần lưu ý", "Take note"),
    "red": ("bad", "Không đạt", "Failed"),
}
STATES = {
    "untested": ("Chưa kiểm tra", "Not tested"),
    "waiting": ("Đang chờ", "Waiting"),
    "running": ("Đang kiểm tra", "Being tested"),
    "done": ("Đã kiểm tra", "Tested"),
}
LAMP_CELLS = 15
RESULTS = {"pass": "✓", "warn": "!", "fail": "✗"}

# Title in both languages, cells, the checks that stand in it: with their value, or by sign alone.
COLUMNS = [
    (("RTT ms", "RTT ms"), 6, ("rtt",), True),
    (("Mất %↑/↓", "Loss %↑/↓"), 9, ("loss_up", "loss_down"), True),
    (("Jitter ↑/↓", "Jitter ↑/↓"), 10, ("jitter_up", "jitter_down"), True),
    (("kbit/s ↑/↓", "kbit/s ↑/↓"), 11, ("band_up", "band_down"), True),
    (("Cam", "Cam"), 3, ("camera",), False),
    (("Mic", "Mic"), 3, ("microphone",), False),
    (("Vọng", "Echo"), 4, ("echo",), False),
    (("Giờ", "Clock"), 5, ("clock",), False),
]


def sites_of(board):
    """The rows of a board that is what it should be; of anything else none."""
    sites = board.get("sites") if isinstance(board, dict) else None
    return [site for site in sites if isinstance(site, dict)] if isinstance(sites, list) else []


def word(entry, member):
    """A word that is looked up in a table."""
    return str(entry.get(member))


def checks_of(site):
    """Name → check."""
    checks = site.get("checks")
    found = [check for check in checks if isinstance(check, dict)] if isinstance(checks, list) else []
    return {word(check, "check"): check for check in found}


def lamp(site, language):
    """(style, words) of a site: its lamp if it was tested, else how far it is."""
    style, vi, en = LAMPS.get(word(site, "lamp"), ("faint", "", ""))
    if site.get("state") != "done" or not vi:
        vi, en = STATES.get(word(site, "state"), (UNKNOWN, UNKNOWN))
    return style, (vi, en)[language == "en"]


def number(value):
    if not is_number(value):
        return UNKNOWN
    return f"{value:z.0f}" if abs(value) >= 10 or value == int(value) else f"{value:z.1f}"


def cell(checks, names, with_value):
    """What a column says of a site: the values, or the signs, of its checks."""
    found = [checks.get(name, {}) for name in names]
    texts = [number(check.get("value")) if with_value else RESULTS.get(word(check, "result"), UNKNOWN) for check in found]
    return "/".join(texts)


def findings(site, name, language):
    """What is wrong with a site and what to do, the worst first."""
    for result, style in (("fail", "bad"), ("warn", "warn")):
        for check in checks_of(site).values():
            if check.get("result") == result:
                said = f"{words(check, language)} {words(part(check, 'advice'), language)}".strip()
                yield [(f"{SIGNS[style]} {name}: ", style), (said, "")]


def table(board, names, title, language):
    """The whole board. `names`: site → name."""
    sites = sites_of(board)
    shown = {id(site): clean(names.get(word(site, "site")) or word(site, "site")) for site in sites}
    cells = max([width(name) for name in shown.values()] + [8])
    titles = [left(("Điểm cầu", "Site")[language == "en"], cells),
              left(("  Kết quả", "  Result")[language == "en"], LAMP_CELLS), left(("Lúc", "At")[language == "en"], 5),
              *(right(title[language == "en"], size) for title, size, _, _ in COLUMNS)]
    lines = [[(clean(title), "head")], [(" ".join(titles), "column")]]
    for site in sites:
        style, said = lamp(site, language)
        checks = checks_of(site)
        figures = " ".join(right(cell(checks, wanted, valued), size) for _, size, wanted, valued in COLUMNS)
        lines.append([(left(shown[id(site)], cells) + " ", ""), (left(f"{SIGNS[style]} {said}", LAMP_CELLS), style),
                      (f" {left(clock(site.get('at')), 5)} {figures}", "")])
    return lines + [line for site in sites for line in findings(site, shown[id(site)], language)]
