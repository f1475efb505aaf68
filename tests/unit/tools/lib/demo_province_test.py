import datetime
import unittest

from demo_province import ACCOUNTS, DemoProvince
from province import ZONE

SITES = [(site, site) for site in ("tinh-uy", "ubnd-tinh", "my-loc", "vu-ban", "y-yen", "hai-hau")]


class CalendarTest(unittest.TestCase):
    def test_on_no_day_of_the_week_do_its_bookings_collide(self):
        province = DemoProvince(None, SITES, "ubnd-tinh")
        province.users = {login: number for number, (login, _, _) in enumerate(ACCOUNTS)}
        for day in range(14):
            today = datetime.datetime(2026, 11, 23, tzinfo=ZONE) + datetime.timedelta(days=day)
            taken = []
            for plan in province.calendar_plans(today):
                begin = datetime.datetime.fromisoformat(plan["start"])
                self.assertGreater(begin.date(), today.date())
                for week in range(13 if plan["recurrence"] else 1):
                    start = begin + datetime.timedelta(days=7 * week)
                    end = start + datetime.timedelta(minutes=plan["length_min"])
                    for title, sites, other_start, other_end in taken:
                        apart = end <= other_start or start >= other_end or not set(sites) & set(plan["sites"])
                        self.assertTrue(apart, f"{today:%A}: {plan['title']} collides with {title}")
                    taken.append((plan["title"], plan["sites"], start, end))


if __name__ == "__main__":
    unittest.main()
