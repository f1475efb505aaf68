import re
import unittest

import matrix
from cells import width

LINE = {"kbps": 1499.6, "loss": 0.0, "jitter_ms": 3.2, "rtt_ms": 21.7}
FIGURES = {"uplink": LINE, "downlink": {**LINE, "kbps": 2500, "loss": 0.121}, "sound": {"level_dbov": -31.4},
           "picture": {"frames_decoded": 25}}


def verdict(kind="fine", vi="Bình thường.", en="Fine.", advice=("Không cần làm gì.", "Nothing needs to be done.")):
    return {"kind": kind, "since": "2026-12-01T02:42:00Z", "vi": vi, "en": en, "evidence": [],
            "advice": {"code": "x", "vi": advice[0], "en": advice[1]}}


def entry(site, said=None, figures=FIGURES, silence=None):
    return {"site": site, "connected": True, "figures": figures, "verdict": said or verdict(), "silence": silence}


UPLINK = verdict("uplink", "Đường truyền chiều lên của điểm cầu kém.", "The site's uplink is bad.",
                 ("Báo nhà mạng.", "Call the carrier."))


def told(*entries, server=None, alarms=(), names=None):
    known = matrix.Told("Giao ban tháng 12")
    sites = [{"site": e["site"], "name": (names or {}).get(e["site"], e["site"].title())} for e in entries]
    known.take({"type": "roster", "title": "Giao ban tháng 12", "sites": sites}, 0)
    known.take({"type": "alarms", "alarms": list(alarms)}, 0)
    known.take({"type": "lines", "at": "2026-12-01T02:43:10.25Z", "sites": list(entries), "server":
                server or {"cpu_share": 0.4, "busiest_lane_share": 0.61, "late_ticks": 0, "socket_drops": 0}}, 100)
    return known


def drawn(known, columns=80, rows=24, language="vi", now=100):
    return matrix.plain(matrix.screen(known, columns, rows, language, now)).splitlines()


class Rows(unittest.TestCase):
    def test_a_site_says_its_figures_both_ways(self):
        row = drawn(told(entry("y-yen"), names={"y-yen": "Ý Yên"}), 100)[3]
        self.assertTrue(row.startswith("Ý Yên "), row)
        self.assertIn("✓ Bình thường", row)
        self.assertEqual(row.split()[-8:], ["thường.", "09:42", "0.0/12", "22", "3", "1500/2500", "-31", "25"])

    def test_large_figures_have_room(self):
        large = {"uplink": {"loss": 1, "kbps": 99999}, "downlink": {"loss": 1, "kbps": 9999}}
        row = drawn(told(entry("a", figures=large)))[3]
        self.assertIn("100/100", row)
        self.assertIn("100M/9999", row)

    def test_what_is_unknown_is_never_a_number(self):
        row = drawn(told(entry("a", figures=None)), 100)[3]
        self.assertEqual(row.split()[-6:], ["–/–", "–", "–", "–/–", "–", "–"])
        self.assertIn("– Bình thường", row)
        row = drawn(told(entry("a", figures={"uplink": {"loss": "1", "kbps": True}})), 100)[3]
        self.assertEqual(row.split()[-6:], ["–/–", "–", "–", "–/–", "–", "–"])

    def test_each_verdict_has_its_sign_and_its_words(self):
        for kind, sign, vi, en in [("fine", "✓", "Bình thường", "Fine"), ("uplink", "✗", "Chiều lên kém", "Uplink bad"),
                                   ("downlink", "✗", "Chiều xuống kém", "Downlink bad"),
                                   ("hall_camera", "!", "Máy quay", "Camera"),
                                   ("hall_loudspeaker", "!", "Loa, vọng tiếng", "Loudspeaker"),
                                   ("hall_computer", "!", "Máy tính quá tải", "Computer busy"),
                                   ("unreachable", "✗", "Mất liên lạc", "Unreachable"),
                                   ("server", "✗", "Máy chủ", "Server")]:
            known = told(entry("a", verdict(kind, "Một câu rất dài của dịch vụ về đường truyền.",
                                            "A sentence of the service that is much too long.")))
            with self.subTest(kind):
                self.assertIn(f"{sign} {vi}", drawn(known)[3])
                self.assertIn(f"{sign} {en}", drawn(known, language="en")[3])
                self.assertIn("Một câu rất dài", drawn(known, 200)[3])

    def test_a_kind_of_a_newer_service_is_shown_by_its_words(self):
        self.assertIn("! Sét đánh", drawn(told(entry("a", verdict("lightning", "Sét đánh", "Lightning"))))[3])

    def test_who_was_invited_and_is_silent_is_said_on_a_good_line(self):
        silence = verdict("muted", "Được mời nhưng micro đang tắt.", "Invited, but its microphone is switched off.")
        self.assertIn("! Micro đang tắt", drawn(told(entry("a", silence=silence)))[3])
        self.assertIn("✗ Chiều lên kém", drawn(told(entry("a", UPLINK, silence=silence)))[3])
        self.assertIn("✓", drawn(told(entry("a", silence=verdict("nobody_speaks", "x", "y"))))[3])


class Screen(unittest.TestCase):
    TWELVE = [entry(f"diem-cau-{n}", UPLINK if n == 4 else None) for n in range(12)]

    def test_it_fits_every_terminal(self):
        alarm = {"severity": "critical", "vi": "Dài " * 90, "en": "long " * 90, "raised": "2026-12-01T02:42:00Z"}
        known = told(*self.TWELVE, alarms=[alarm] * 30, names={"diem-cau-1": "Ủy ban nhân dân tỉnh Nam Định mở rộng " * 3})
        for columns, rows in [(80, 24), (132, 43), (200, 60), (40, 10), (10, 3), (1, 1), (80, 5)]:
            with self.subTest(columns=columns, rows=rows):
                lines = drawn(known, columns, rows)
                self.assertLessEqual(len(lines), rows)
                self.assertTrue(all(width(line) <= columns for line in lines), lines)

    def test_twelve_sites_alarms_and_advice_stand_on_80_by_24(self):
        alarm = {"severity": "warning", "vi": "Đường truyền kém", "en": "Bad line", "site": "diem-cau-4", "raised":
                 "2026-12-01T02:42:00Z", "acknowledged": None}
        lines = drawn(told(*self.TWELVE, alarms=[alarm]))
        self.assertEqual([line.split()[0] for line in lines[3:15]], [f"Diem-Cau-{n}" for n in range(12)])
        self.assertEqual(lines[0], "Giao ban tháng 12  09:43:10")
        self.assertIn("Máy chủ: CPU 40%", lines[1])
        self.assertEqual(lines[15], "! 09:42 Diem-Cau-4: Đường truyền kém")
        self.assertIn("✗ Diem-Cau-4: Đường truyền chiều lên của điểm cầu kém. Báo nhà mạng.", lines[16])
        self.assertEqual(lines[-1], "q: thoát")

    def test_sites_and_alarms_without_room_are_counted(self):
        self.assertIn("… +8", "\n".join(drawn(told(*self.TWELVE), rows=10)))
        alarms = [{"severity": "warning", "vi": f"cảnh báo {n}", "en": ""} for n in range(20)]
        self.assertIn("17 cảnh báo nữa", "\n".join(drawn(told(*self.TWELVE, alarms=alarms))))

    def test_critical_alarms_stand_first_and_acknowledged_ones_last(self):
        alarms = [{"severity": "critical", "vi": "a", "en": "a", "acknowledged": {"by": "x"}},
                  {"severity": "info", "vi": "b", "en": "b"}, {"severity": "critical", "vi": "c", "en": "c"}]
        lines = drawn(told(entry("s"), alarms=alarms))
        self.assertEqual(lines[4:7], ["✗ c", "! b", "✗ a (đã xác nhận)"])

    def test_old_figures_and_a_lost_connection_are_said(self):
        known = told(entry("a"))
        self.assertIn("Máy chủ", drawn(known, now=102)[1])
        self.assertEqual(drawn(known, now=107)[1], "! Không có số liệu mới từ 7 giây")
        self.assertEqual(drawn(known, now=107, language="en")[1], "! No new figures for 7 s")
        known.trouble = "Mất kết nối"
        self.assertEqual(drawn(known, now=107)[1], "! Mất kết nối")
        self.assertIn("Đang chờ", drawn(matrix.Told("x"))[1])

    def test_a_silent_media_server_is_said(self):
        known = told(entry("a"))
        known.lines["server"] = None
        self.assertEqual(drawn(known)[1], "✗ Máy chủ truyền thông không trả lời")

    def test_what_comes_from_outside_cannot_move_the_cursor(self):
        evil = "\x1b[2J\r"
        known = told(entry("a", verdict("uplink", evil, evil, (evil, evil))), names={"a": evil},
                     alarms=[{"severity": evil, "vi": evil, "en": evil, "raised": evil}])
        known.title = matrix.clean(evil)
        for text in (matrix.plain(matrix.screen(known, 80, 24, "vi", 100)), matrix.plain(matrix.table(known, "vi"))):
            self.assertIsNone(re.search("[\x00-\x09\x0b-\x1f]", text), text)


class Writing(unittest.TestCase):
    def test_a_table_for_scripts_has_no_escape_codes_and_leaves_no_site_out(self):
        text = matrix.plain(matrix.table(told(*Screen.TWELVE), "en"))
        self.assertNotIn("\x1b", text)
        self.assertEqual(len(re.findall(r"^Diem-Cau-\d+ ", text, re.M)), 12)
        self.assertIn("The site's uplink is bad.", text)

    def test_the_terminal_is_written_over_and_not_wiped_first(self):
        text = matrix.colour([[("a", "bad"), ("b", "")], [("c", "good")]])
        self.assertEqual(text, "\x1b[H\x1b[1;31ma\x1b[0mb\x1b[K\r\n\x1b[32mc\x1b[0m\x1b[K\x1b[J")

    def test_messages_that_show_nothing_change_nothing(self):
        self.assertFalse(matrix.Told().take({"type": "chat"}, 0))
        self.assertTrue(matrix.Told().take({"type": "alarms", "alarms": []}, 0))


if __name__ == "__main__":
    unittest.main()
