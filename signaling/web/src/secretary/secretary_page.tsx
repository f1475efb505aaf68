import { ChatPanel } from "../chat/chat_panel";
import { useEffect, useState } from "react";
import { ApiClient } from "../api/client";
import type { Entered } from "../app/conference_entry";
import { enter } from "../app/conference_entry";
import { SeatGate } from "../app/seat_gate";
import { useModel } from "../app/store";
import { useConferenceWords } from "../i18n/conference";
import { ConductButtons } from "../panels/conduct_buttons";
import { present, useConferenceTabs } from "../panels/conference_tabs";
import { PanelTabs } from "../panels/panel_tabs";
import { useAlarm } from "../panels/use_alarm";
import { usePlace } from "../panels/use_place";
import { AgendaPapers } from "../papers/agenda_papers";
import { rightsOf } from "../state/rights";
import { Notices } from "../ui/notices";
import { TopBar } from "../ui/top_bar";
import { NotesEditor } from "./notes_editor";
import { NowSpeaking } from "./now_speaking";
import { RollTable } from "./roll_table";
import styles from "./secretary_page.module.css";

const kReceives = { sound: false, pictures: 3 };

// The secretary's page: the roll with all its numbers, notes and conclusion of each agenda item, votes, chat.
export function SecretaryPage({ conference }: { conference: string }) {
  const [entered] = useState(() => enter({ conference }, kReceives));
  const [papers] = useState(() => new AgendaPapers(conference, new ApiClient()));
  const { runtime } = entered;
  useEffect(() => runtime.start(), [runtime]);
  const model = useModel(runtime.store);
  const leave = () => location.assign("/");
  return (
    <SeatGate model={model} person onRestart={() => runtime.start()} onLeave={leave}>
      <Secretary {...entered} papers={papers} onLeave={leave} />
    </SeatGate>
  );
}

function Secretary({ runtime, course, papers, onLeave }: Entered & { papers: AgendaPapers; onLeave: () => void }) {
  const words = useConferenceWords();
  const model = useModel(runtime.store);
  const live = model.session.phase === "live";
  const rights = rightsOf(live ? (model.self?.role ?? null) : null);
  const tabs = useConferenceTabs(model, rights, runtime.send);
  const roll = tabs.roll && {
    ...tabs.roll,
    panel: model.roll && <RollTable model={model} roll={model.roll} online={rights.callRoll} send={runtime.send} />,
  };
  const chat = model.chat && {
    id: "chat",
    words: words.tabs.chat,
    icon: "chat" as const,
    panel: <ChatPanel chat={model.chat} self={model.self} enabled={rights.chat} send={runtime.send} />,
  };
  return (
    <div className={styles.page} data-ground="day" data-page="secretary">
      <TopBar model={model} media={false} place={usePlace(model, words.secretary.place)} alarm={useAlarm(model)} help="secretary">
        {live && (
          <ConductButtons course={course} model={model} follows online={false} send={runtime.send} onLeave={onLeave} />
        )}
      </TopBar>
      <main className={styles.main}>
        <div className={styles.minutes}>
          <NowSpeaking model={model} feed={runtime.feed} />
          {model.agenda !== null && (
            <NotesEditor agenda={model.agenda} rights={rights} papers={papers} send={runtime.send} />
          )}
        </div>
        <PanelTabs label={words.tabs.label} tabs={present([roll, tabs.lobby, tabs.vote, tabs.agenda, chat])} />
      </main>
      <Notices notices={model.notices} store={runtime.store} />
    </div>
  );
}
