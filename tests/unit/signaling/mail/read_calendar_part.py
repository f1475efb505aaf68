"""Reads a mail message and prints its text/calendar part as parse_calendar.py does."""

import email
import email.policy
import sys

import icalendar

import parse_calendar


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    message = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/calendar":
            raw = part.get_payload(decode=True)
            parse_calendar.check_lines(raw)
            parse_calendar.print_component(icalendar.Calendar.from_ical(raw))


if __name__ == "__main__":
    main()
