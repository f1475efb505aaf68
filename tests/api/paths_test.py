"""Ways out of the folders of pages, papers and back-ups."""

import unittest

from bridge import province
from caller import Caller

UP = ("../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..\\", "..%5c", "%252e%252e%252f", "....//", ".%00./", "..;/", "%c0%ae%c0%ae/")
SECRETS = ("signaling.toml", "control.secret", "state/store/diem-cau.db", "etc/passwd")


class PathsTest(unittest.TestCase):
    def setUp(self):
        bridge = province().bridge
        self.secret = bridge.secret.encode()
        self.caller = Caller(bridge)

    def assert_nothing_told(self, answer):
        self.assertLess(answer.status, 500, answer.what)
        for told in (self.secret, b"root:", b"SQLite format", b"[http]"):
            self.assertNotIn(told, answer.data, answer.what)

    def test_pages(self):
        for up in UP:
            for depth in (1, 2, 6):
                for secret in SECRETS:
                    for base in ("/", "/assets/", "/hall/"):
                        caller = Caller(province().bridge) if depth == 1 else self.caller
                        self.assert_nothing_told(caller.send("GET", base + up * depth + secret))

    def test_other_targets(self):
        for target in ("//etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://localhost/../../etc/passwd", "*",
                       "/%", "/%zz", "/%01", "/" + "a/" * 3000, "/?%00", "/assets", "/assets/", "/assets/index.js%00.png"):
            self.assert_nothing_told(self.caller.send("GET", target))

    def test_backups(self):
        name = province().admin.post("/backups").expect(201).json["name"]
        folder = province().bridge.folder / "state/backups"
        self.assertTrue((folder / name).is_file())
        outside = folder.parent / name.replace("2026", "2025")
        outside.write_text("x")
        for path in ("..%2f" + outside.name, "%2e%2e%2f" + outside.name, "..", ".", "%00", name + "%00", "%2fetc%2fpasswd",
                     "..%2fstore%2fdiem-cau.db", "x" * 300):
            self.assertEqual(Caller(province().bridge, token=None).get("/version").status, 200)
            self.assertIn(province().admin.delete("/backups/" + path).status, (400, 404), path)
            self.assertIn(province().admin.get("/backups/" + path).status, (400, 404), path)
        self.assertTrue(outside.is_file() and (folder / name).is_file())
        self.assertEqual(province().admin.get("/backups/" + name).expect(200).data, (folder / name).read_bytes())
        province().admin.delete("/backups/" + name).expect(204)
        self.assertFalse((folder / name).exists())

    def test_papers_are_not_named_by_the_caller(self):
        operator = province().caller("operator")
        answer = operator.ask("POST", "/papers?name=..%2f..%2fsignaling.toml", raw=("application/pdf", b"%PDF-1.7 x"))
        paper = answer.expect(201).json
        names = {file.name for file in (province().bridge.folder / "state/store/papers").iterdir()}
        self.assertNotIn("signaling.toml", names)
        self.assertIn(self.secret, (province().bridge.folder / "control.secret").read_bytes())
        read = operator.get(f"/papers/{paper['id']}").expect(200)
        self.assertEqual(read.data, b"%PDF-1.7 x")
        for path in ("..%2f1", "1%2f..%2f2", "-1", "0", "1.0", "0x1", "9" * 30, "%31"):
            answer = operator.get(f"/papers/{path}")
            self.assertIn(answer.status, (200, 400, 404) if path == "%31" else (400, 404), path)
        operator.delete(f"/papers/{paper['id']}").expect(204)

    def test_feeds_and_links_are_secrets(self):
        for path in ("/feeds/x.ics", "/feeds/..%2fx.ics", "/feeds/dcf_" + "A" * 43 + ".ics", "/confirmations/x",
                     "/confirmations/" + "A" * 300, "/confirmations/%00"):
            self.assertIn(Caller(province().bridge).get(path).status, (400, 404), path)
