import unittest

import demo
import demo_halls
from programs import Estimate


class Spoken:
    name, seconds = "speech", 10


class LifeTest(unittest.TestCase):
    def setUp(self):
        self.told, self.documents = [], []
        halls = ["a", "b", "c", "d"]
        seats = [*halls, "chair"]
        self.life = demo.Life(halls, dict.fromkeys(seats, Spoken), "chair", {seat: f"head of {seat}" for seat in seats},
                              lambda site, action, floor="speech", **_:
                                  (self.told if floor == "speech" else self.documents).append((site, action)), 0)

    def pass_time(self, begin, end):
        for now in range(begin, end):
            self.life.poll(now)

    def microphone(self, site, state, now=0):
        self.life.on_message(site, {"type": "microphone", "state": state}, now)

    def test_the_chair_opens_and_halls_ask_in_turn(self):
        self.pass_time(0, 30)
        self.assertEqual(self.told, [("chair", "sound"), ("a", "ask"), ("chair", "silence"), ("b", "ask")])

    def test_no_more_than_a_few_wait(self):
        for hall in "abc":
            self.microphone(hall, "asked")
        self.pass_time(6, 100)
        self.assertNotIn(("d", "ask"), self.told)

    def test_who_speaks_gives_the_floor_back_when_it_has_spoken(self):
        self.microphone("b", "live", now=40)
        self.pass_time(40, 51)
        self.assertNotIn(("b", "release"), self.told)
        self.pass_time(51, 53)
        self.assertEqual(self.told.count(("b", "release")), 1)

    def test_whose_floor_was_taken_gives_nothing_back(self):
        self.microphone("b", "live", now=40)
        self.microphone("b", "off", now=45)
        self.pass_time(40, 60)
        self.assertNotIn(("b", "release"), self.told)

    def test_halls_ask_to_present_in_turn_and_put_their_document_away(self):
        self.pass_time(0, 46)
        self.assertEqual(self.documents, [("a", "ask")])
        for now in (50, 60):  # told again of something else
            self.life.on_message("a", {"type": "microphone", "state": "off", "content": {"holder": True}}, now)
        self.pass_time(50, 89)
        self.assertEqual(self.documents, [("a", "ask")])
        self.pass_time(89, 91)
        self.life.on_message("a", {"type": "microphone", "state": "off", "content": {"holder": False}}, 91)
        self.pass_time(91, 166)
        self.assertEqual(self.documents, [("a", "ask"), ("a", "release"), ("b", "ask")])

    def test_whose_document_was_ended_gives_nothing_back(self):
        for holder in (True, False):
            self.life.on_message("a", {"type": "microphone", "state": "off", "content": {"holder": holder}}, 50)
        self.pass_time(50, 120)
        self.assertNotIn(("a", "release"), self.documents)

    def test_nobody_asks_to_present_while_another_waits(self):
        self.life.on_message("d", {"type": "microphone", "state": "off", "content": {"holder": False, "place": 1}}, 1)
        self.pass_time(0, 100)
        self.assertEqual(self.documents, [])

    def test_a_seat_taken_by_a_person_is_left_alone(self):
        self.life.on_closed("a")
        self.pass_time(6, 8)
        self.assertIn(("b", "ask"), self.told)
        self.assertNotIn(("a", "ask"), self.told)

    def test_a_called_hall_answers_the_roll_once(self):
        for now in (1, 2):
            self.life.on_message("b", {"type": "roll", "running": True, "calling": "b"}, now)
        self.pass_time(1, 6)
        self.assertEqual(self.told.count(("b", "send")), 1)
        self.life.on_message("b", {"type": "roll", "running": False, "calling": None}, 7)
        self.life.on_message("b", {"type": "roll", "running": True, "calling": "b"}, 8)
        self.pass_time(8, 13)
        self.assertEqual(self.told.count(("b", "send")), 2, "another roll")

    def test_the_chairs_site_answers_and_votes_too(self):
        self.life.on_message("chair", {"type": "roll", "running": True, "calling": "chair"}, 0)
        self.life.on_message("chair", {"type": "vote", "state": "open", "id": 1}, 0)
        self.pass_time(0, 9)
        self.assertEqual(self.told.count(("chair", "send")), 2)

    def test_halls_vote_one_after_another_and_not_when_it_is_over(self):
        for hall in "abcd":
            self.life.on_message(hall, {"type": "vote", "state": "open", "id": 1}, 0)
        self.pass_time(0, 5)
        self.assertEqual([told for told in self.told if told[1] == "send"], [("a", "send"), ("b", "send")])
        for hall in "abcd":
            self.life.on_message(hall, {"type": "vote", "state": "closed", "id": 1}, 5)
        self.pass_time(5, 12)
        self.assertEqual(sum(told[1] == "send" for told in self.told), 2)


    def test_who_echoes_keeps_the_floor_while_the_chairs_site_speaks_on(self):
        self.microphone("c", "live", now=0)
        self.life.echoes("c")
        self.pass_time(0, 60)
        self.assertNotIn("c", [site for site, _ in self.told])
        self.assertEqual([told for told in self.told if told[0] == "chair"], [("chair", "sound")])


class SitesTest(unittest.TestCase):
    def test_chair_and_visitor_are_always_there(self):
        for count in range(2, demo_halls.MOST_SITES + 1):
            sites = [site for site, _ in demo_halls.sites_for(count)]
            self.assertEqual(len(set(sites)), count)
            self.assertIn(demo_halls.CHAIR_SITE, sites)
            self.assertIn(demo_halls.VISITOR, sites)


class TroubleTest(unittest.TestCase):
    def test_each_trouble_has_a_hall_of_its_own_and_the_echo_comes_last(self):
        troubles = demo_halls.troubled([f"hall-{n}" for n in range(10)])
        self.assertEqual(len(troubles), len(demo_halls.TROUBLES))
        self.assertIn("echo_ms", list(troubles.values())[-1].seat["fault"])


class EstimateTest(unittest.TestCase):
    def test_follows_the_pace(self):
        estimate = Estimate()
        self.assertEqual(estimate.step(1, 100, 0), "1 of 100")
        for step in range(2, 21):
            text = estimate.step(step, 100, step * 3)
        self.assertEqual(text, "20 of 100, about 4 min left")
        self.assertEqual(estimate.step(99, 100, 300), "99 of 100, less than a minute left")


if __name__ == "__main__":
    unittest.main()
