import unicodedata
import unittest

from cells import clean, cut, left, right, width


class Cells(unittest.TestCase):
    def test_width_and_cutting(self):
        #      text, cells it takes, cut to 6
        table = [("Ý Yên", 5, "Ý Yên"),
                 (unicodedata.normalize("NFD", "Nghĩa Hưng"), 10, "Nghĩ"[:4]),
                 ("会议", 4, "会议"),
                 ("会议会议", 8, "会议…"),
                 ("", 0, "")]
        for text, cells, short in table:
            with self.subTest(text):
                self.assertEqual(width(text), cells)
                self.assertTrue(unicodedata.normalize("NFC", cut(text, 6)).startswith(short))
                self.assertLessEqual(width(cut(text, 6)), 6)

    def test_filled_cells_are_exactly_as_wide_as_asked(self):
        for text in ("Ý Yên", "会议会议会议", "a", "", "Điểm cầu Ủy ban nhân dân"):
            for cells in (0, 1, 5, 12):
                with self.subTest(text=text, cells=cells):
                    self.assertEqual(width(left(text, cells)), cells)
                    self.assertEqual(width(right(text, cells)), cells)

    def test_a_number_is_never_cut_into_a_smaller_one(self):
        self.assertEqual(right("12345", 4), "   >")
        self.assertEqual(right("-127", 4), "-127")

    def test_nothing_from_outside_moves_the_cursor(self):
        self.assertEqual(clean("a\x1b[2Jb\r\n\u202ec"), "a\ufffd[2Jb\ufffd\ufffd\ufffdc")
        self.assertEqual(clean(unicodedata.normalize("NFD", "Ủy")), "Ủy")
