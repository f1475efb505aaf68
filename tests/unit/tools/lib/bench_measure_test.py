import unittest

import bench_measure as measure

SRTP = {"protect_ns": 2000, "unprotect_ns": 1000, "protect_allocations": 5, "unprotect_allocations": 4}


def figures(at, cpu, vpx_calls, vpx_seconds, received, sent):
    return {"at": at, "process": {"cpu_seconds": cpu, "allocations": 0, "send_calls": sent // 2,
                                  "libraries": [{"name": "vpx_encode", "calls": vpx_calls, "seconds": vpx_seconds}]},
            "conferences": [{"packets_received": received, "packets_sent": sent,
                             "sites": [{"site": "a", "uplink": {"kbps": 800}, "downlink": {"kbps": 1600}},
                                       {"site": "b", "uplink": {"kbps": 0}}]}]}


class WindowTest(unittest.TestCase):
    def test_is_the_difference_of_two_events(self):
        window = measure.difference(figures(10, 1, 100, 0.5, 1000, 4000), figures(18, 3, 340, 1.5, 1800, 12000))
        self.assertEqual(window["seconds"], 8)
        self.assertEqual(window["cpu_seconds"], 2)
        self.assertEqual(window["packets_received"], 800)
        self.assertEqual(window["packets_sent"], 8000)
        self.assertEqual(window["libraries"]["vpx_encode"], {"calls_per_second": 30, "seconds": 1.0})
        # 800 kbit/s in 100 packets a second, 1600 kbit/s in 1000.
        self.assertEqual(measure.mean_sizes(window), (1000, 200))

    def test_takes_nine_events(self):
        clock = iter(range(100))
        events = iter(figures(0, n, 0, 0, 0, n) for n in range(100))
        window = measure.take_window(lambda: next(events), lambda: next(clock))
        self.assertEqual((window["seconds"], window["cpu_seconds"]), (8, 8))

    def test_steal_is_the_eighth_column(self):
        before = measure.cpu_times("cpu  10 0 10 80 0 0 0 0 0 0\ncpu0 1 1 1 1\n")
        after = measure.cpu_times("cpu  20 0 20 160 0 0 0 10 0 0\n")
        self.assertAlmostEqual(measure.steal_share(before, after), 10 / 110)


class LibraryRatioTest(unittest.TestCase):
    def row(self, cpu, calls):
        window = measure.difference(figures(0, 0, 0, 0, 0, 0), figures(8, cpu, calls * 8, 0.8, 8000, 8000))
        return measure.against_libraries("mix12.cpu_ratio", 1.3, [window], SRTP, {"vpx_encode": 30})

    def test_counts_codecs_and_srtp(self):
        row = self.row(cpu=0.824 * 1.25, calls=30)  # 0.8 s of codecs, 8000 × 3 µs of SRTP
        self.assertAlmostEqual(row.value, 1.25)
        self.assertTrue(row.ok)

    def test_misses_its_limit(self):
        self.assertFalse(self.row(cpu=0.824 * 1.31, calls=30).ok)

    def test_fails_on_needless_calls(self):
        self.assertTrue(self.row(cpu=0.9, calls=31).ok)
        row = self.row(cpu=0.9, calls=32)
        self.assertFalse(row.ok)
        self.assertFalse(row.as_json()["ok"])
        self.assertIn("vpx_encode", row.problems[0])


class RelayRatioTest(unittest.TestCase):
    @staticmethod
    def window(cpu, allocations=0):
        return {"seconds": 8, "cpu_seconds": cpu, "packets_sent": 40000, "packets_received": 20000, "send_calls": 10000,
                "allocations": allocations}

    def test_is_the_median_of_the_pairs(self):
        mcu = [self.window(cpu) for cpu in (0.3, 0.6, 0.4)]
        relay = [self.window(0.2) for _ in mcu]
        ratio, allocations = measure.against_relay(mcu, relay, SRTP)
        self.assertEqual(ratio.value, 2.0)
        self.assertEqual(ratio.details["mcu_us_per_packet"], 10.0)
        self.assertEqual(ratio.details["relay_us_per_packet"], 5.0)
        self.assertEqual(ratio.details["mcu_packets_per_send_call"], 4.0)
        self.assertTrue(ratio.ok and allocations.ok)
        self.assertEqual(allocations.details["srtp_library_per_packet"], 7.0)

    def test_one_allocation_in_ten_packets_fails(self):
        _, allocations = measure.against_relay([self.window(0.3, 4000)], [self.window(0.2)], SRTP)
        self.assertEqual(allocations.value, 0.1)
        self.assertFalse(allocations.ok)


class LatencyTest(unittest.TestCase):
    def test_is_the_95th_percentile(self):
        row = measure.latency("latency.x", 95, list(range(1, 101)), 100)
        self.assertEqual(row.value, 96)
        self.assertFalse(row.ok)

    def test_too_few_samples_fail(self):
        self.assertFalse(measure.latency("latency.x", 95, [1.0] * 99, 100).ok)
        self.assertFalse(measure.latency("latency.x", 95, [], 100).ok)


class UndisturbedTest(unittest.TestCase):
    def measure(self, stolen):
        """How often a window is taken when this share of each is stolen."""
        readings = iter(times for share in stolen for times in ([0] * 8, [100 - share, 0, 0, 0, 0, 0, 0, share]))
        original, measure.cpu_times = measure.cpu_times, lambda: next(readings)
        taken = []
        try:
            measure.undisturbed(lambda: taken.append(1))
        finally:
            measure.cpu_times = original
        return len(taken)

    def test_repeats_a_disturbed_window_three_times_at_most(self):
        self.assertEqual(self.measure([5]), 1)
        self.assertEqual(self.measure([6, 5]), 2)
        self.assertEqual(self.measure([50, 50, 50, 50, 50]), 4)
