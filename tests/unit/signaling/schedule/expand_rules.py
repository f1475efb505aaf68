"""Expands recurrence rules with python-dateutil, as the independent opinion for recurrence_rule_test.cpp.

Reads lines "START RULE FROM TO" with times as 20261126T080000, writes one line per rule: its occurrences in [FROM, TO),
separated by commas.
"""

import datetime
import sys

from dateutil.rrule import rrulestr

FORMAT = "%Y%m%dT%H%M%S"


def expand(start, rule, first, end):
    for occurrence in rrulestr(rule, dtstart=start):
        if occurrence >= end:
            return
        if occurrence >= first:
            yield occurrence.strftime(FORMAT)


def main():
    for line in sys.stdin:
        start, rule, first, end = line.split()
        times = [datetime.datetime.strptime(text, FORMAT) for text in (start, first, end)]
        print(",".join(expand(times[0], rule, times[1], times[2])))


if __name__ == "__main__":
    main()
