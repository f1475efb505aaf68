"""A booked lecture opens as one: the lecturer's site is heard beside the chair's, also after signaling was started anew."""

import unittest

from bridge import SITES, Bridge, Province
from conference_restart_test import Client
from plans import open_now


class LectureTest(unittest.TestCase):
    def test_it_opens_with_its_lecturer(self):
        bridge = Bridge()
        bridge.start()
        self.addCleanup(bridge.stop)
        province = Province(bridge)
        center, lecturer, other = SITES[:3]
        tokens = {site: province.device(site).token for site in (center, lecturer, other)}
        conference = open_now(province, sites=(center, lecturer, other), policy="lecture", lecturer=lecturer,
                              layout_presets=["full"])
        phase = {"phase": "in_session", "confirmed": True}
        province.operator.post(f"/conferences/{conference}/phases", phase).expect(200)
        for _ in range(2):
            halls = {site: Client(bridge, token) for site, token in tokens.items()}
            roster = halls[other].told["roster"]
            self.assertEqual((roster["policy"], roster["lecturer"], roster["preset"]), ("lecture", lecturer, "full"))
            states = {site: hall.told["microphone"]["state"] for site, hall in halls.items()}
            self.assertEqual(states, {center: "live", lecturer: "live", other: "off"})
            bridge.stop_one("signaling")
            bridge.start()
