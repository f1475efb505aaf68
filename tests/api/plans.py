"""Bookings of the shared province."""

import datetime
import itertools

import province as rest
from bridge import SITES

hours = itertools.count()


def at(days, hour=8):
    """A full hour this many days from today."""
    today = datetime.datetime.now(rest.ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + datetime.timedelta(days=days, hours=hour)


def plan(province, days=None, start=None, length_min=30, sites=SITES[:2], title="Giao ban", **more):
    """A booking's body; without `days` and `start` at a time that no other one has."""
    if start is None:
        start = at(days) if days is not None else at(400) + datetime.timedelta(hours=next(hours))
    body = rest.booking(title, start, length_min, sites, sites[0], province.users["chair"], province.users["operator"])
    return {**body, **more}


def open_now(province, sites=SITES[:2], **more):
    """A booking whose conference is open for testing: it starts in the next minutes. → its id"""
    start = rest.next_minute(30)
    return province.operator.post("/bookings", plan(province, start=start, sites=sites, **more)).expect(201).json["id"]
