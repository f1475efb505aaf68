import json
import unittest

import bridge
from board_test import GOOD, RED
from course import Course, follow


class ARun(unittest.TestCase):
    def course(self, site=""):
        course = Course(site, 100)
        course.take({"sites": [GOOD, RED]})
        return course

    def test_is_over_when_nobody_waits_any_more(self):
        course = self.course()
        self.assertFalse(course.is_over(101), "not accepted")
        course.accepted = True
        self.assertFalse(course.is_over(101), "not begun")
        course.take({"sites": [{**GOOD, "state": "running"}, {**RED, "state": "waiting"}]})
        self.assertEqual(course.progress(), (0, 2))
        self.assertFalse(course.is_over(120))
        course.take({"sites": [GOOD, {**RED, "state": "running"}]})
        self.assertEqual((course.progress(), course.is_over(140)), ((1, 2), False))
        course.take({"sites": [GOOD, RED]})
        self.assertTrue(course.is_over(141))

    def test_what_changed_takes_its_place_on_the_board(self):
        course = self.course()
        course.accepted = True
        course.take({"whole": False, "sites": [{**GOOD, "state": "running"}]})
        self.assertEqual([site["state"] for site in course.board["sites"]], ["running", "done"])
        course.take({"whole": False, "sites": [GOOD, {"site": "nowhere", "state": "running"}]})
        self.assertEqual(course.board["sites"], [GOOD, RED])
        self.assertTrue(course.is_over(101))

    def test_a_site_that_is_not_there_is_found_so_at_once(self):
        course = self.course("y-yen")
        course.accepted = True
        course.take({"sites": [GOOD, {**RED, "at": "2026-12-01T01:06:00Z"}]})
        self.assertTrue(course.is_over(100))

    def test_of_one_site_others_do_not_matter(self):
        course = self.course("y-yen")
        course.accepted = True
        course.take({"sites": [{**GOOD, "state": "running"}, {**RED, "at": "2026-12-01T01:06:00Z"}]})
        self.assertTrue(course.is_over(101))
        self.assertEqual(course.progress(), (1, 1))

    def test_a_service_that_tells_no_board_is_not_waited_for(self):
        course = Course("", 100)
        course.accepted = True
        self.assertFalse(course.is_over(115))
        self.assertTrue(course.is_over(116))

    def test_does_not_wait_for_ever(self):
        course = self.course()
        course.accepted = True
        self.assertFalse(course.is_over(115))
        self.assertTrue(course.is_over(116), "nobody began")
        course.take({"sites": [{**RED, "state": "running"}]})
        self.assertFalse(course.is_over(400))
        self.assertTrue(course.is_late(401))


class FakeSocket:
    """Gives these frames in turn; a function gives its frame when it is asked."""

    def __init__(self, *frames):
        self.frames, self.said = list(frames), []

    def say(self, **message):
        self.said.append(message)

    def frame(self):
        return self.frames.pop(0) if self.frames else (None, b"")


def message(kind, **members):
    return 1, json.dumps({"type": kind, **members}).encode()


def told(*sites, whole=True):
    return message("preflight", whole=whole, sites=list(sites))


LATER = {**RED, "at": "2026-12-01T01:06:00Z"}


class Following(unittest.TestCase):
    def follow(self, *frames, site="", sounds=False):
        self.socket, self.steps = FakeSocket(*frames), []
        return follow(self.socket, site, sounds, self.steps.append, clock=lambda: 0)

    def test_asks_once_it_has_joined_and_gives_the_last_board(self):
        found = self.follow(message("joined"), told(GOOD, RED), message("lines"), message("ok", reply_to=1),
                            told({**RED, "state": "running"}, whole=False), told(LATER, whole=False))
        self.assertEqual(found["sites"], [GOOD, LATER])
        self.assertEqual(self.socket.said, [{"type": "preflight.run", "id": 1}])
        self.assertEqual(self.steps, [(1, 2), (2, 2)])

    def test_one_site_with_sounds(self):
        self.follow(message("joined"), told(GOOD, RED), message("ok", reply_to=1), told(GOOD, LATER), site="y-yen",
                    sounds=True)
        self.assertEqual(self.socket.said, [{"type": "preflight.run", "id": 1, "site": "y-yen", "sounds": True}])

    def test_ends_where_there_is_nothing_to_wait_for(self):
        error = message("error", reply_to=1, code="site.unknown", message={"vi": "Không có.", "en": "Not there."})
        for frames, status in [([error], bridge.REFUSED), ([(8, b"\x0f\xa3")], bridge.REFUSED),
                               ([(8, b"\x0f\xaa")], bridge.NO_ANSWER)]:
            with self.subTest(frames), self.assertRaises(bridge.Ended) as caught:
                self.follow(message("joined"), *frames)
            self.assertEqual(caught.exception.status, status)
        with self.assertRaises(bridge.LineLost):
            self.follow(message("joined"), (1, b"[1]"))


if __name__ == "__main__":
    unittest.main()
