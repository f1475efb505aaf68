import unittest

from check_record import Act, record_faults

NAMES = {"a": "Ý Yên", "b": "Mỹ Lộc"}


def entry(sequence, of, event, role, name="", for_role=None, **members):
    return {"sequence": sequence, "by": {"role": role, "name": name, "for_role": for_role}, "of": of,
            "what": {"event": event, "floor": "speech", **members}}


def asked(sequence, site):
    return entry(sequence, "floor", "request", "site", NAMES[site], status="pending", site=site)


ACTS = [Act("floor.request", "a", "a", hall=True), Act("floor.request", "b", "b", hall=True),
        Act("floor.grant", "chair", "b"), Act("floor.move", "chair", "a"),
        Act("floor.revoke", "operator", "b", for_role="chair")]


def record():
    return [asked(1, "b"), asked(2, "a"),  # halls may cross each other
            entry(3, "floor", "request", "chair", status="granted", site="b", cause="chair"),
            entry(4, "conference", "microphone", "chair", site="b", on=True, muted=False),
            entry(5, "floor", "queue", "chair", by_hand=True),
            entry(6, "floor", "request", "operator", for_role="chair", status="revoked", site="b", cause="chair")]


class RecordFaultsTest(unittest.TestCase):
    def test_none_where_everything_stands(self):
        self.assertEqual(record_faults(record(), ACTS, NAMES), [])

    def test_an_act_that_is_missing_or_names_another(self):
        revoke = "floor.revoke by operator to b for the chair"
        for change in ({"by": {"role": "chair", "name": "", "for_role": "chair"}},
                       {"by": {"role": "operator", "name": "", "for_role": None}},
                       {"what": {"event": "request", "floor": "speech", "status": "revoked", "cause": "chair", "site": "a"}},
                       {"what": {"event": "request", "floor": "speech", "status": "released", "cause": "chair", "site": "b"}}):
            entries = record()
            entries[5] = {**entries[5], **change}
            self.assertEqual(record_faults(entries, ACTS, NAMES), [f"after entry 5 none says: {revoke}"], change)
        content = [*ACTS[:2], Act("floor.grant", "chair", "b", "content")]
        self.assertEqual(len(record_faults(record(), content, NAMES)), 1, "on another floor")
        entries = record()
        entries[0]["by"]["name"] = "Vụ Bản"
        self.assertEqual(record_faults(entries, ACTS, NAMES), ["after entry 0 none says: floor.request by b to b"])

    def test_another_order(self):
        entries = record()
        entries[2], entries[4] = {**entries[4], "sequence": 3}, {**entries[2], "sequence": 5}
        self.assertEqual(record_faults(entries, ACTS, NAMES), ["after entry 5 none says: floor.move by chair to a"])

    def test_one_entry_is_not_two_acts(self):
        self.assertEqual(len(record_faults(record(), [*ACTS[:2], ACTS[0], *ACTS[2:]], NAMES)), 1)

    def test_a_gap(self):
        entries = record()
        del entries[3]
        self.assertEqual(record_faults(entries, ACTS, NAMES), ["the numbers of its entries have gaps"])


if __name__ == "__main__":
    unittest.main()
