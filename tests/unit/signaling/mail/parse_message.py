"""Reads a mail message with Python's email package and prints its headers, its parts and what they hold.

Before that the raw form is checked: ASCII, CR LF, at most 998 bytes a line.
"""

import email
import email.header
import email.policy
import email.utils
import sys

import icalendar


def check_lines(raw):
    for line in raw.split(b"\r\n"):
        line.decode("ascii")
        if len(line) > 998:
            print("RAW: a line of", len(line), "bytes")
        if b"\r" in line or b"\n" in line:
            print("RAW: a bare line end")


def decoded(name, value):
    """A header's value. By the older functions: email.policy puts spaces between the encoded words of a name."""
    value = value.replace("\r\n", "")
    if name in ("From", "To"):
        person, address = email.utils.parseaddr(value)
        return f"{email.header.make_header(email.header.decode_header(person))} <{address}>"
    return str(email.header.make_header(email.header.decode_header(value)))


def print_part(part, depth):
    print("  " * depth + part.get_content_type(), end="")
    for name in ("charset", "method", "name"):
        if part.get_param(name):
            print(f" {name}={part.get_param(name)}", end="")
    print(f" {part.get_content_disposition()}" if part.get_content_disposition() else "")
    if part.is_multipart():
        for child in part.iter_parts():
            print_part(child, depth + 1)
        return
    content = part.get_payload(decode=True).decode("utf-8")
    if part.get_content_type() == "text/plain":
        print(content.replace("\r\n", "\n"), end="")
    else:
        for event in icalendar.Calendar.from_ical(content).walk("VEVENT"):
            print("  " * depth + f"UID={event['UID']} SUMMARY={event['SUMMARY']}")


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    raw = sys.stdin.buffer.read()
    check_lines(raw)
    message = email.message_from_bytes(raw, policy=email.policy.default)
    for name, value in email.message_from_bytes(raw).items():
        print(f"{name}: {decoded(name, value)}")
    for defect in message.defects:
        print("DEFECT:", type(defect).__name__)
    print_part(message, 0)


if __name__ == "__main__":
    main()
