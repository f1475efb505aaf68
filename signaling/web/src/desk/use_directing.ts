import { useState } from "react";
import type { ClientMessage, GroupEntry, PlaceChoice, SiteId } from "../protocol/messages";
import type { Stage } from "../state/model";
import type { Draft } from "./stage_plan";
import { directedGroups } from "./stage_plan";
import { useDraft } from "./use_draft";
import type { DraggedSite, SiteDragHandlers } from "./use_site_drag";
import { useSiteDrag } from "./use_site_drag";

// What an operator is about to do with the picture: for whom, what stands where, which place waits for a site.
export interface Directing {
  groups: readonly GroupEntry[];
  group: GroupEntry | null;
  draft: Draft;
  selected: number | null; // a place of the preview that waits for a site
  chooseGroup: (id: string) => void;
  choosePreset: (id: string) => void;
  select: (index: number | null) => void;
  place: (choice: PlaceChoice) => void; // into the selected place
  dragged: DraggedSite | null;
  dragging: (site: SiteId) => SiteDragHandlers; // for its tile
  take: () => void;
}

export function useDirecting(stage: Stage | null, send: (message: ClientMessage) => boolean): Directing {
  const [chosen, setChosen] = useState("halls");
  const [selected, setSelected] = useState<number | null>(null);
  const groups = stage === null ? [] : directedGroups(stage);
  const group = groups.find(({ id }) => id === chosen) ?? groups[0] ?? null;
  const { draft, choosePreset, put } = useDraft(group, send);
  const { dragged, handlers } = useSiteDrag((place, site) => {
    put(place, site);
    setSelected(null);
  });
  return {
    groups,
    group,
    draft,
    selected,
    chooseGroup: (id) => {
      setChosen(id);
      setSelected(null);
    },
    choosePreset: (id) => {
      choosePreset(id);
      setSelected(null);
    },
    select: (index) => setSelected(index === selected ? null : index),
    place: (choice) => {
      if (selected !== null) put(selected, choice);
      setSelected(null);
    },
    dragged,
    dragging: handlers,
    take: () => {
      if (group !== null) send({ type: "stage.take", group: group.id });
      setSelected(null);
    },
  };
}
