import unittest

import check_result as check


def report(tones=(), tiles=(), frames=60, gaps=0, freeze=40):
    """`tones`: sign → share heard; `tiles`: (sign by time code, sign by colour)."""
    return {"sound": {"tones": [{"sign": sign, "heard": share} for sign, share in dict(tones).items()], "gaps": gaps,
                      "latency_ms": {"samples": [60.0]}},
            "pictures": [{"composed": True, "frames": frames, "longest_freeze_ms": freeze,
                          "tiles": [{"sign": code, "colour_sign": colour} for code, colour in tiles],
                          "latency_ms": {"samples": [70.0]}}]}


TILES = [(0, 0), (1, 1), (2, 2)]


class ToneTest(unittest.TestCase):
    def test_right(self):
        self.assertEqual(check.tone_faults(report({1: 0.98, 2: 0.05}), 0, {1}), ([], True))

    def test_missing_foreign_and_own(self):
        faults, own_absent = check.tone_faults(report({0: 1.0, 2: 0.9}), 0, {1})
        self.assertEqual(faults, ["tone 1 heard 0% of the time", "tone 2 heard 90% of the time"])
        self.assertFalse(own_absent)


class TileTest(unittest.TestCase):
    def test_right(self):
        self.assertEqual(check.tile_faults(report(tiles=TILES), {0}, {0, 1, 2}), [])

    def test_each_fault(self):
        cases = {"wrong stage": ([(1, 1), (0, 0), (2, 2)], ()),
                 "missing": ([(0, 0), (1, 1)], ()),
                 "twice": ([(0, 0), (1, 1), (1, 1), (2, 2)], ()),
                 "foreign colour": ([(0, 0), (1, 5), (2, 2)], ()),
                 "there though absent": (TILES, (2,)),
                 "nothing": ([], ())}
        for what, (tiles, absent) in cases.items():
            self.assertTrue(check.tile_faults(report(tiles=tiles), {0}, {0, 1, 2}, absent), what)

    def test_a_document_stands_before_the_stage(self):
        document = check.DOCUMENT_SIGN + 2
        right = [(document, 2), *TILES]
        self.assertEqual(check.tile_faults(report(tiles=right), {0}, {0, 1, 2}, document=2), [])
        cases = {"none": (TILES, 2), "another's": ([(document, 2), *TILES], 1), "not allowed": (right, None),
                 "too far behind": ([(0, 0), (document, 2), (1, 1), (2, 2)], 2),
                 "of another colour": ([(document, 5), *TILES], 2), "nothing": ([], 2)}
        for what, (tiles, wanted) in cases.items():
            self.assertTrue(check.tile_faults(report(tiles=tiles), {0}, {0, 1, 2}, document=wanted), what)

    def test_no_composed_picture(self):
        self.assertEqual(check.tile_faults({"pictures": []}, {0}, {0}), ["0 composed pictures"])


class StreamTest(unittest.TestCase):
    def faults(self, shown, site, sign):
        """`shown`: (slot, site, frames, sign) of each picture."""
        return check.stream_faults({"pictures": [{"slot": slot, "site": of, "frames": frames, "tiles": [{"sign": seen}]}
                                                 for slot, of, frames, seen in shown]}, site, sign)

    def test_right(self):
        stage = ("stage", "a", 30, 0)
        self.assertEqual(self.faults([stage, ("content", "b", 5, check.DOCUMENT_SIGN + 1)], "b", 1), [])
        self.assertEqual(self.faults([stage, ("content", None, 0, check.DOCUMENT_SIGN + 1)], None, None), [])

    def test_each_fault(self):
        document = check.DOCUMENT_SIGN + 1
        cases = {"none": ([("stage", "b", 30, 1)], "b"), "another's": ([("content", "a", 5, document)], "b"),
                 "its camera": ([("content", "b", 30, 1)], "b"), "stands still": ([("content", "b", 0, document)], "b"),
                 "not allowed": ([("content", "b", 5, document)], None), "goes on": ([("content", None, 5, document)], None)}
        for what, (shown, site) in cases.items():
            self.assertTrue(self.faults(shown, site, 1), what)


class RecordTest(unittest.TestCase):
    def record(self, **options):
        record = check.SiteRecord("Ý Yên", 1)
        record.join_ms = options.pop("join_ms", 900)
        one = report(options.pop("tones", {0: 1.0}), options.pop("tiles", TILES), **options)
        record.add_flow(one, 2.0)
        record.add_content(one, {0, 1}, {0}, {0, 1, 2}, 1)
        return record

    def wrong_cells(self, **options):
        return [column for column, cell in zip(check.COLUMNS, self.record(**options).cells()) if not cell.ok]

    def test_all_right(self):
        self.assertEqual(self.wrong_cells(), [])
        self.assertTrue(check.Result([self.record()]).ok)

    def test_each_cell_can_be_wrong(self):
        self.assertEqual(self.wrong_cells(tones={}), ["tones heard"])
        self.assertEqual(self.wrong_cells(tones={0: 1.0, 1: 0.5}), ["own tone absent"])
        self.assertEqual(self.wrong_cells(tiles=TILES[:2]), ["tiles seen"])
        self.assertEqual(self.wrong_cells(frames=40), ["frames/s"])
        self.assertEqual(self.wrong_cells(freeze=501), ["freeze ms"])
        self.assertEqual(self.wrong_cells(gaps=4), ["audio gaps"])
        self.assertEqual(self.wrong_cells(join_ms=3001), ["join ms"])
        self.assertEqual(self.wrong_cells(join_ms=None), ["join ms"])

    def test_no_frame_at_all_is_wrong(self):
        self.assertEqual(self.wrong_cells(frames=0), ["frames/s", "freeze ms"])

    def test_a_result_without_sites_or_with_a_wrong_trial_is_wrong(self):
        self.assertFalse(check.Result([]).ok)
        result = check.Result([self.record()], [check.Trial("grant", ["not on stage"])])
        self.assertFalse(result.ok)
        self.assertEqual(result.as_json()["trials"][0]["faults"], ["not on stage"])


if __name__ == "__main__":
    unittest.main()
