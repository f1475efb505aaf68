import { Suspense, lazy, useState } from "react";
import { ChatDialog } from "../chat/chat_dialog";
import { useHallWords } from "../i18n/hall";
import { useText } from "../i18n/language";
import { PapersDialog } from "../papers/papers_dialog";
import { useUnread } from "../seat/unread";
import type { Model } from "../state/model";
import { ownSite } from "../state/queries";
import { Button } from "../ui/button";
import { CountBadge } from "../ui/count_badge";
import styles from "./control_page.module.css";
import type { ControlRuntime } from "./control_runtime";

const HelpDialog = lazy(async () => ({ default: (await import("../seat/help_dialog")).HelpDialog }));

interface ControlToolsProps {
  runtime: ControlRuntime;
  model: Model;
  online: boolean;
}

type Open = "chat" | "help" | "papers" | null;

// Messages, help and papers.
export function ControlTools({ runtime, model, online }: ControlToolsProps) {
  const text = useText();
  const words = useHallWords();
  const [open, setOpen] = useState<Open>(null);
  const own = model.self?.site ?? null;
  const unread = useUnread(model.chat, own, open === "chat");
  const close = () => setOpen(null);
  return (
    <div className={styles.tools}>
      <Button size="large" icon="chat" data-action="chat" onClick={() => setOpen("chat")}>
        {words.chat.open}
        <CountBadge count={unread.length} label={words.chat.unread(String(unread.length))} />
      </Button>
      <Button size="large" icon="help" data-action="help-open" onClick={() => setOpen("help")}>
        {text.help}
      </Button>
      <Button size="large" icon="document" data-action="papers" onClick={() => setOpen("papers")}>
        {text.papers.open}
      </Button>
      {open === "chat" && <ChatDialog chat={model.chat ?? []} self={model.self} send={runtime.send} onClose={close} />}
      {open === "help" && (
        <Suspense>
          <HelpDialog asked={ownSite(model)?.help ?? null} online={online} send={runtime.send} onClose={close} />
        </Suspense>
      )}
      {open === "papers" && model.conference !== null && (
        <PapersDialog
          shelf={runtime.shelf}
          of={{ conference: model.conference.id }}
          title={model.conference.title}
          onClose={close}
        />
      )}
    </div>
  );
}
