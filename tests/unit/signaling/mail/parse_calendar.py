"""Reads an iCalendar object with python3-icalendar and prints one line a property: COMPONENT.NAME[;PARAM=value…]=value.

Values are as a program of another hand understands them; control characters in them are printed as escapes. Before that
the raw form is checked: CR LF, at most 75 bytes a line, each line whole UTF-8 characters.
"""

import sys

import icalendar


def check_lines(raw):
    if not raw.endswith(b"\r\n"):
        print("RAW: the last line has no CR LF")
    for line in raw.split(b"\r\n"):
        if len(line) > 75:
            print("RAW: a line of", len(line), "bytes")
        if b"\r" in line or b"\n" in line:
            print("RAW: a bare line end")
        line.decode("utf-8")


def show(value):
    if hasattr(value, "dts"):
        return ",".join(show(one) for one in value.dts)
    if hasattr(value, "dt"):
        zone = getattr(value.dt, "tzinfo", None)
        return f"{value.dt.isoformat() if hasattr(value.dt, 'isoformat') else value.dt}" + (f" {zone}" if zone else "")
    if hasattr(value, "to_ical") and not isinstance(value, (str, int)):
        text = value.to_ical()
        return text.decode("utf-8") if isinstance(text, bytes) else text
    return str(value).encode("unicode_escape").decode("ascii") if any(ord(c) < 32 for c in str(value)) else str(value)


def print_component(component):
    for name, value in component.property_items(recursive=False, sorted=False):
        if name in ("BEGIN", "END"):
            continue
        parameters = "".join(f";{k}={v}" for k, v in sorted(getattr(value, "params", {}).items()))
        print(f"{component.name}.{name}{parameters}={show(value)}")
    for child in component.subcomponents:
        print_component(child)


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    raw = sys.stdin.buffer.read()
    check_lines(raw)
    print_component(icalendar.Calendar.from_ical(raw))


if __name__ == "__main__":
    main()
