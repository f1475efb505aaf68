import { useConferenceWords } from "../i18n/conference";
import type { ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import type { Rights } from "../state/rights";
import { AgendaPanel } from "./agenda_panel";
import { LobbyPanel, waitingGuests } from "./lobby_panel";
import type { PanelTab } from "./panel_tabs";
import { QueuePanel } from "./queue_panel";
import { RollPanel } from "./roll_panel";
import { RulesPanel } from "./rules_panel";
import { VotePanel } from "./vote_panel";

// The panels of a conference, each only once signaling has told of it.
export function useConferenceTabs(model: Model, rights: Rights, send: (message: ClientMessage) => boolean) {
  const words = useConferenceWords().tabs;
  const { agenda, roll, vote } = model;
  const guests = model.guests ?? [];
  const tabs: Record<"queue" | "lobby" | "agenda" | "roll" | "vote" | "rules", PanelTab | null> = {
    queue: {
      id: "queue",
      words: words.queue,
      icon: "hand",
      badge: model.queue.length + model.content.queue.length,
      panel: <QueuePanel model={model} online={rights.conduct} send={send} />,
    },
    // Only while there is somebody.
    lobby: guests.length === 0 ? null : {
      id: "lobby",
      words: words.lobby,
      icon: "person",
      badge: waitingGuests(guests).length,
      panel: <LobbyPanel guests={guests} online={rights.admit} send={send} />,
    },
    agenda: agenda && {
      id: "agenda",
      words: words.agenda,
      icon: "document",
      panel: <AgendaPanel model={model} agenda={agenda} online={rights.advance} send={send} />,
    },
    roll: roll && {
      id: "roll",
      words: words.roll,
      icon: "roll",
      badge: roll.running,
      panel: <RollPanel model={model} roll={roll} online={rights.callRoll} send={send} />,
    },
    rules: {
      id: "rules",
      words: words.rules,
      icon: "layoutStage",
      panel: <RulesPanel model={model} online={rights.conduct} send={send} />,
    },
    vote: vote && {
      id: "vote",
      words: words.vote,
      icon: "vote",
      badge: vote.state === "open" || vote.state === "closed",
      panel: <VotePanel model={model} vote={vote} rights={rights} send={send} />,
    },
  };
  return tabs;
}

// Those that are there.
export function present(tabs: readonly (PanelTab | null)[]): PanelTab[] {
  return tabs.filter((tab) => tab !== null);
}
