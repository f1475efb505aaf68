"""The record of a conference against what was done in it: each act stands there once, in its order, with who did it and
for whom."""

# What an act's entry is: its part, its event, and members that it must have.
ENTRIES = {
    "agenda.go": ("conference", "item", {}),
    "note": ("conference", "note", {}),
    "chat": ("conference", "chat", {}),
    "help": ("conference", "help", {"asked": True}),
    "help.answer": ("conference", "help", {"asked": False}),
    "message": ("conference", "message", {}),
    "undo": ("conference", "undone", {}),
    "remove": ("conference", "removed", {"removed": True}),
    "readmit": ("conference", "removed", {"removed": False}),
    "chair.hand_over": ("conference", "chair_moved", {}),
    "mute_all": ("conference", "microphone", {"on": False, "muted": True}),
    "floor.request": ("floor", "request", {"status": "pending"}),
    "floor.release": ("floor", "request", {"status": "released", "cause": "site"}),
    "floor.grant": ("floor", "request", {"status": "granted"}),
    "floor.next": ("floor", "request", {"status": "granted"}),
    "floor.revoke": ("floor", "request", {"status": "revoked", "cause": "chair"}),
    "floor.move": ("floor", "queue", {"by_hand": True}),
    "policy": ("floor", "policy", {}),
    "roll.start": ("roll", "started", {}),
    "roll.answer": ("roll", "recorded", {"by_itself": True}),
    "roll.mark": ("roll", "recorded", {"by_itself": False}),
    "roll.end": ("roll", "stopped", {}),
    "vote.open": ("vote", "opened", {}),
    "vote.enter": ("vote", "entered", {}),
    "vote.close": ("vote", "closed", {}),
    "vote.confirm": ("vote", "confirmed", {}),
    "stage.prepare": ("stage", "prepared", {}),
    "stage.take": ("stage", "shown", {"taken": True}),
    "layout": ("stage", "shown", {"taken": False}),
}


class Act:
    """`who`: the role, or the site whose hall did it; `site`, `floor`: to which it was done, if to one; `for_role`: for whom,
    if for somebody else."""

    def __init__(self, kind, who, site=None, floor=None, hall=False, for_role=None):
        self.kind, self.who, self.site, self.floor, self.hall, self.for_role = kind, who, site, floor, hall, for_role

    def __str__(self):
        return f"{self.kind} by {self.who}" + (f" to {self.site}" if self.site else "") + \
            (f" for the {self.for_role}" if self.for_role else "")

    def is_told_by(self, entry, names):
        part, event, members = ENTRIES[self.kind]
        by, what = entry["by"], entry["what"]
        return (entry["of"], what["event"]) == (part, event) and \
            all(what.get(name) == value for name, value in members.items()) and \
            by["role"] == ("site" if self.hall else self.who) and (not self.hall or by["name"] == names[self.who]) and \
            by["for_role"] == self.for_role and (self.site is None or what.get("site", self.site) == self.site) and \
            (part != "floor" or what["floor"] == (self.floor or what["floor"]))


def record_faults(entries, acts, names):
    """Texts, none if all is well. `names`: site → its name. Acts of pages were waited for, so what came after them stands
    after them; halls may cross each other."""
    numbers = [entry["sequence"] for entry in entries]
    faults = [] if numbers == list(range(1, len(numbers) + 1)) else ["the numbers of its entries have gaps"]
    begin, used = 0, set()
    for act in acts:
        found = next((i for i in range(begin, len(entries)) if i not in used and act.is_told_by(entries[i], names)), None)
        if found is None:
            faults.append(f"after entry {begin} none says: {act}")
            continue
        used.add(found)
        if not act.hall:
            begin = found + 1
    return faults
