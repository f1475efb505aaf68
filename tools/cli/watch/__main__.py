"""The lines of a running conference, live in a terminal. `diem-cau-ctl watch` gives its place to this program: it has
read the options and says where to go and, in $DIEM_CAU_TOKEN, as whom. The standard library alone."""

import argparse
import contextlib
import json
import os
import pathlib
import queue
import select
import shutil
import signal
import sys
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "lib"))  # in a tree; installed, all is in one folder

import matrix  # noqa: E402
from bridge import NO_ANSWER, Bridge, Ended, Feed, carry_out  # noqa: E402

FIRST_FIGURES_SECONDS = 15
LOOK_SECONDS = 0.1  # between looks at the keyboard and at what came
ALTERNATE, ORIGINAL = "\x1b[?1049h\x1b[?25l\x1b[?7l", "\x1b[?7h\x1b[?25h\x1b[?1049l"


def parse_arguments():
    parser = argparse.ArgumentParser(prog="diem-cau-ctl watch", description=__doc__)
    parser.add_argument("conference", nargs="?", default="")
    parser.add_argument("--server", default="http://localhost:8080")
    parser.add_argument("--ca")
    parser.add_argument("--insecure", action="store_true")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    parser.add_argument("--once", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def take(told, item, language, now):
    """What came from the feed, into what is known. True if it is new to the eye. Raises Ended."""
    if isinstance(item, Ended):
        raise item
    if item is None or isinstance(item, tuple):
        told.trouble = item[language == "en"] if item else ""
        return True
    if item.get("type") == "found":
        told.title = matrix.clean(item["title"])
        return True
    return told.take(item, now)


def with_names(told, message):
    """A second for programs: the message as it came, with the names of its sites."""
    sites = [{**site, "name": told.names.get(site.get("site"))} for site in message.get("sites", [])]
    return {**message, "sites": sites}


def print_seconds(feed, options):
    """For programs: each second as a line of JSON; with --once one of them. Without --json a plain table, once."""
    told, deadline = matrix.Told(), time.monotonic() + FIRST_FIGURES_SECONDS
    while True:
        left = deadline - time.monotonic() if told.lines is None else None
        try:
            item = feed.queue.get(timeout=None if left is None else max(left, 0))
        except queue.Empty:
            why = told.trouble
            raise Ended(NO_ANSWER, why or "Dịch vụ không gửi số liệu nào. Kiểm tra trên máy chủ: systemctl status "
                        "diem-cau-mcu diem-cau-signaling", why or "The service sends no figures. Check on the server: "
                        "systemctl status diem-cau-mcu diem-cau-signaling") from None
        take(told, item, options.lang, time.monotonic())
        if isinstance(item, tuple):
            print(told.trouble, file=sys.stderr)
        if not isinstance(item, dict) or item.get("type") != "lines":
            continue
        if options.json:
            print(json.dumps(with_names(told, item), ensure_ascii=False), flush=True)
        else:
            sys.stdout.write(matrix.plain(matrix.table(told, options.lang)))
        if options.once or not options.json:
            return


@contextlib.contextmanager
def terminal():
    """The terminal's other screen, keys without Enter; all as before afterwards."""
    import termios
    import tty
    keys = sys.stdin.isatty()
    before = termios.tcgetattr(sys.stdin) if keys else None
    try:
        if keys:
            tty.setcbreak(sys.stdin)
        sys.stdout.write(ALTERNATE)
        yield
    finally:
        sys.stdout.write(ORIGINAL)
        sys.stdout.flush()
        if before:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def quit_pressed():
    """Waits a moment for a key."""
    if not sys.stdin.isatty():
        time.sleep(LOOK_SECONDS)
        return False
    ready, _, _ = select.select([sys.stdin], [], [], LOOK_SECONDS)
    if not ready:
        return False
    typed = os.read(sys.stdin.fileno(), 64)
    return not typed or typed in (b"q", b"Q", b"\x03", b"\x04")


def drain(feed, told, language):
    """Takes all that came; True if there is something new to show."""
    changed = False
    with contextlib.suppress(queue.Empty):
        while True:
            changed |= take(told, feed.queue.get_nowait(), language, time.monotonic())
    return changed


def show(feed, options):
    """The live matrix, drawn when something came, each second, and when the window changed."""
    told, drawn, drawn_at, size_before = matrix.Told(), "", 0.0, None
    while True:
        changed = drain(feed, told, options.lang)
        size, now = shutil.get_terminal_size(), time.monotonic()
        if changed or size != size_before or now - drawn_at >= 1:
            text = matrix.colour(matrix.screen(told, size.columns, size.lines, options.lang, now))
            if text != drawn or size != size_before:
                sys.stdout.write(text)
                sys.stdout.flush()
            drawn, drawn_at, size_before = text, now, size
        if quit_pressed():
            return


def stop(*_):
    raise KeyboardInterrupt


def run(options):
    bridge = Bridge(options.server, os.environ.get("DIEM_CAU_TOKEN", ""), options.ca, options.insecure)
    feed = Feed(bridge, options.conference)
    try:
        if options.once or options.json or not sys.stdout.isatty():
            print_seconds(feed, options)
        else:
            with terminal():
                show(feed, options)
    finally:
        feed.stop()


def main():
    options = parse_arguments()
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGHUP, stop)
    return carry_out("watch", run, options)


if __name__ == "__main__":
    sys.exit(main())
