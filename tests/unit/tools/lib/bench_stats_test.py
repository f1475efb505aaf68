import unittest

import bench_stats

ANNOTATED = """
--------------------------------------------------------------------------------
Ir
--------------------------------------------------------------------------------
2,000,000 (100.0%)  PROGRAM TOTALS

--------------------------------------------------------------------------------
Ir                   file:function
--------------------------------------------------------------------------------
1,500,000 (75.00%)  ???:mcu::InlineLane::run_pending() [/x/bench_stats]
   20,000 ( 1.00%)  loss_runs.cpp:media::LossRuns::on_packet(long, bool) [/x/bench_stats]
    5,000 ( 0.25%)  ???:mcu::to_json[abi:cxx11](std::variant<mcu::Challenge, mcu::Refused> const&) [/x/bench_stats]
      100 ( 0.01%)  other.cpp:media::LossRuns::on_packet(long, bool) [/x/bench_stats]
"""


class CallgrindTest(unittest.TestCase):
    def test_reads_functions_without_their_parameters(self):
        self.assertEqual(bench_stats.costs(ANNOTATED), {"mcu::InlineLane::run_pending": 1_500_000,
                                                        "media::LossRuns::on_packet": 20_100, "mcu::to_json": 5000})
        self.assertEqual(bench_stats.total(ANNOTATED), 2_000_000)

    def test_no_part_is_counted_twice(self):
        self.assertFalse(set(bench_stats.STATISTICS) & set(bench_stats.ALONE))
