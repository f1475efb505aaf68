"""A full disk: changes are refused clearly, nothing is half there, and all goes on when there is room again."""

import pathlib
import unittest

from bridge import Bridge, Province
from plans import plan

# A file system of its own for the state, which ends with the program.
SMALL_DISK = ["unshare", "--user", "--map-root-user", "--mount", "--propagation", "private", "sh", "-c",
              'mkdir -p state && mount -t tmpfs -o size=8m tmpfs state && head -c 1M /dev/zero > state/ballast && exec "$@"', "sh"]
PIECE = b"%PDF-1.7" + bytes(range(256)) * 2048


class DiskFullTest(unittest.TestCase):
    def test_changes_are_refused_and_nothing_is_lost(self):
        with Bridge(wrapper=SMALL_DISK) as bridge:
            province = Province(bridge)
            operator, admin = province.operator, province.admin
            kept = operator.post("/bookings", plan(province)).expect(201)
            papers = self.fill(operator)
            self.assertGreater(len(papers), 2)
            before = operator.get("/bookings").expect(200).json["items"]
            seen = self.refusals(province)
            self.assertIn("store.disk_full", seen)
            self.assertEqual(operator.get("/bookings").expect(200).json["items"], before)
            self.assertEqual(operator.get(f"/bookings/{kept.json['id']}").expect(200).headers["ETag"], kept.headers["ETag"])
            self.assertEqual(admin.post("/backups").expect(507).code, "store.disk_full")
            self.assertEqual(admin.get("/backups").expect(200).json["items"], [])
            for paper in papers:
                self.assertTrue(operator.get(f"/papers/{paper}").expect(200).data.startswith(b"%PDF-1.7"))
            process = bridge.processes["signaling"]
            pathlib.Path(f"/proc/{process.pid}/cwd/state/ballast").unlink()
            operator.post("/bookings", plan(province)).expect(201)

    def fill(self, operator):
        """Papers until one is refused; then smaller ones until not even a page fits."""
        papers, size = [], len(PIECE)
        while size > 256:
            answer = operator.ask("POST", f"/papers?name={size}.pdf",
                                  raw=("application/pdf", PIECE[:size - 4] + len(papers).to_bytes(4, "big")))
            if answer.status == 201:
                papers.append(answer.json["id"])
            else:
                self.assertEqual(answer.expect(507).code, "store.disk_full")
                size //= 2
        return papers

    def refusals(self, province):
        """Codes of changes until one was refused for want of room; each either is done or is not."""
        codes = []
        for number in range(200):
            answer = province.operator.post("/sites/y-yen/delegates", {"name": f"Ông {number}", "post": "x" * 120,
                                                                       "unit": "x" * 120, "commune": ""})
            if answer.status == 201:
                continue
            self.assertEqual(answer.status, 507, answer.data)
            codes.append(answer.code)
            listed = province.operator.get("/sites/y-yen/delegates").expect(200).json["items"]
            self.assertNotIn(f"Ông {number}", [one["name"] for one in listed])
            bookings = province.operator.post("/bookings", plan(province))
            self.assertEqual((bookings.status, bookings.code), (507, "store.disk_full"))
            break
        return codes
