"""The tests of a conference's sites before it begins: what was found, or with --run, tested now. `diem-cau-ctl
preflight` gives its place to this program as `watch` does: it has read the options, the token is in $DIEM_CAU_TOKEN."""

import argparse
import json
import os
import pathlib
import sys
import urllib.parse

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "watch"))
sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "lib"))  # in a tree; installed, all is beside `watch`

import matrix  # noqa: E402
from board import table  # noqa: E402
from bridge import NO_ANSWER, Bridge, Ended, LineLost, carry_out, refusal  # noqa: E402
from course import follow  # noqa: E402


def parse_arguments():
    parser = argparse.ArgumentParser(prog="diem-cau-ctl preflight", description=__doc__)
    parser.add_argument("conference", nargs="?", default="")
    parser.add_argument("--server", default="http://localhost:8080")
    parser.add_argument("--ca")
    parser.add_argument("--insecure", action="store_true")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    parser.add_argument("--run", action="store_true")
    parser.add_argument("--sounds", action="store_true")
    parser.add_argument("--site", default="")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def site_names(bridge):
    """Site → name; a site that is deleted meanwhile is called by its id."""
    status, found = bridge.ask("GET", "/sites")
    items = found.get("items", []) if status < 400 else []
    return {item.get("id"): item.get("name") for item in items if isinstance(item, dict)}


def stored_board(bridge, conference):
    """(board, title): of a conference that is named by its id, over or not, else of an open one as `watch` finds it."""
    if conference:
        status, found = bridge.ask("GET", path_of(conference))
        if status < 400:
            return found, conference
        if status != 404:
            raise refusal(status, found)
    conference, title = bridge.find(conference)
    status, found = bridge.ask("GET", path_of(conference))
    if status >= 400:
        raise refusal(status, found)
    return found, title


def path_of(conference):
    return f"/conferences/{urllib.parse.quote(conference, safe='')}/preflight"


def fresh_board(bridge, options, say):
    """(board, title) after a run that is asked for here."""
    conference, title = bridge.find(options.conference)
    socket = bridge.join(conference)
    try:
        told = follow(socket, options.site, options.sounds, say)
        return {"sites": told.get("sites")}, title  # as by REST
    except (OSError, ValueError) as error:
        raise LineLost(str(error)) from None
    finally:
        socket.leave()


def run(options):
    bridge = Bridge(options.server, os.environ.get("DIEM_CAU_TOKEN", ""), options.ca, options.insecure)

    def say(progress):
        vi, en = "Đã kiểm tra {}/{} điểm cầu", "{} of {} sites tested"
        print((vi, en)[options.lang == "en"].format(*progress), file=sys.stderr, flush=True)

    try:
        found, title = fresh_board(bridge, options, say) if options.run else stored_board(bridge, options.conference)
        if options.json:
            print(json.dumps(found, ensure_ascii=False))
        else:
            sys.stdout.write(matrix.plain(table(found, site_names(bridge), title, options.lang)))
    except LineLost as error:
        raise Ended(NO_ANSWER, f"Không kết nối được với {options.server} ({error})",
                    f"No connection to {options.server} ({error})") from None


def main():
    return carry_out("preflight", run, parse_arguments())


if __name__ == "__main__":
    sys.exit(main())
