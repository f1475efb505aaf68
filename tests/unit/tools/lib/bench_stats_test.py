import unittest

import bench_stats
from services import ServiceError

ANNOTATED = """
--------------------------------------------------------------------------------
Ir
--------------------------------------------------------------------------------
2,000,000 (100.0%)  PROGRAM TOTALS

--------------------------------------------------------------------------------
Ir                   file:function
--------------------------------------------------------------------------------
1,500,000 (75.00%)  ???:mcu::InlineLane::run_pending() [/x/bench_stats]
   20,000 ( 1.00%)  ???:media::LossRuns::on_packet(long, bool) [/x/bench_stats]
    5,000 ( 0.25%)  ???:mcu::to_json[abi:cxx11](std::variant<mcu::Challenge, mcu::Refused> const&) [/x/bench_stats]
      100 ( 0.01%)  ???:media::LossRuns::on_packet(long, bool) [clone .cold] [/x/bench_stats]
"""


class CallgrindTest(unittest.TestCase):
    def test_reads_functions_without_their_parameters_and_clones(self):
        self.assertEqual(bench_stats.costs(ANNOTATED), {"mcu::InlineLane::run_pending": 1_500_000,
                                                        "media::LossRuns::on_packet": 20_000, "mcu::to_json": 5000})


class RowTest(unittest.TestCase):
    FOUND = dict.fromkeys([*bench_stats.MCU, *bench_stats.STATISTICS], 0) | {"mcu::Conference::poll": 900,
                                                                            "mcu::Conference::figures": 100}

    def test_is_the_share_of_what_the_mcu_does(self):
        found = self.FOUND | {"mcu::SoundMonitor::take": 50, "sim::SimSite::poll": 10_000}
        self.assertEqual(bench_stats.stats_row(found, 2).value, 15)
        self.assertFalse(bench_stats.stats_row(found, 2).ok)
        self.assertEqual(bench_stats.stats_row(found, 2).details["instructions_per_second"], 500)

    def test_what_is_not_in_the_profile_is_an_error(self):
        for name in self.FOUND:
            with self.subTest(name), self.assertRaisesRegex(ServiceError, name):
                bench_stats.stats_row({other: 1 for other in self.FOUND if other != name}, 1)


if __name__ == "__main__":
    unittest.main()
