import { useState } from "react";
import type { ClientMessage, GroupEntry, PlaceChoice } from "../protocol/messages";
import type { Draft } from "./stage_plan";
import { prepareMessage, putInPlace } from "./stage_plan";

// The drafts of one operator, one a group: each change is told to signaling, which answers with what would stand where.
export function useDraft(group: GroupEntry | null, send: (message: ClientMessage) => boolean) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const preset = group?.prepared?.preset ?? group?.preset ?? "";
  const known = drafts[group?.id ?? ""];
  // Somebody else may have prepared or taken another layout meanwhile.
  const draft: Draft = known?.preset === preset ? known : { preset, choices: [] };
  const prepare = (next: Draft) => {
    if (group === null || !send(prepareMessage(group.id, next))) return;
    setDrafts({ ...drafts, [group.id]: next });
  };
  return {
    draft,
    choosePreset: (id: string) => prepare({ preset: id, choices: [] }),
    put: (index: number, choice: PlaceChoice) => prepare({ preset, choices: putInPlace(draft.choices, index, choice) }),
  };
}
