import { Button, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Conference } from "../../api/calendar_types";
import { path } from "../../api/client";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { notifyProblem } from "../../office/notify";
import { useSession } from "../../office/session";
import { formatCountdown } from "../../time/format";
import { useNow } from "../../time/use_now";
import { TaskDialog } from "../task_dialog";
import type { ConferenceAction } from "./conference_actions";
import { actionsOf, phaseRequest, reopenLeft } from "./conference_actions";
import { ExtendDialog } from "./extend_dialog";

const kLooks: Readonly<Record<ConferenceAction, { color?: string; variant: string }>> = {
  open_testing: { variant: "default" },
  start: { variant: "filled" },
  pause: { variant: "default" },
  resume: { variant: "filled" },
  close: { variant: "outline", color: "red" },
  reopen: { variant: "filled" },
  extend: { variant: "default" },
};

const kRights: Readonly<Record<ConferenceAction, string>> = {
  open_testing: "conference.open_testing",
  start: "conference.begin_session",
  pause: "conference.pause",
  resume: "conference.resume",
  close: "conference.close",
  reopen: "conference.reopen",
  extend: "conference.extend",
};

// The buttons that take a conference from phase to phase. Closing and extending ask first.
export function ConferenceButtons({ conference }: { conference: Conference }) {
  const words = useOperatorWords().running;
  const { may } = useSession();
  const { language } = useLanguage();
  const [busy, setBusy] = useState<ConferenceAction | null>(null);
  const [dialog, setDialog] = useState<"close" | "extend" | null>(null);
  const request = usePhaseRequest(conference);
  const run = async (action: Exclude<ConferenceAction, "extend">) => {
    setBusy(action);
    await request(action).catch((error: unknown) => notifyProblem(error, language));
    setBusy(null);
  };
  return (
    <>
      {actionsOf(conference)
        .filter((action) => may(kRights[action]))
        .map((action) => (
          <Button
            key={action}
            {...kLooks[action]}
            loading={busy === action}
            disabled={busy !== null}
            data-action={action}
            onClick={() => (action === "close" || action === "extend" ? setDialog(action) : void run(action))}
          >
            {words.action[action]}
          </Button>
        ))}
      {conference.may_reopen && <ReopenTime conference={conference} />}
      {dialog === "close" && (
        <TaskDialog
          title={words.closeTitle(conference.title)}
          action={words.closeConfirm}
          keep={words.keepOpen}
          danger
          onDo={() => request("close")}
          onClose={() => setDialog(null)}
        >
          <Text>{conference.phase === "testing" ? words.closeTestingNote : words.closeNote}</Text>
        </TaskDialog>
      )}
      {dialog === "extend" && <ExtendDialog conference={conference} onClose={() => setDialog(null)} />}
    </>
  );
}

function usePhaseRequest(conference: Conference) {
  const api = useApi();
  const queries = useQueryClient();
  return async (action: Exclude<ConferenceAction, "extend">) => {
    await api.post(path`/conferences/${conference.conference}/phases`, phaseRequest(action));
    await queries.invalidateQueries({ queryKey: ["conferences"] });
  };
}

function ReopenTime({ conference }: { conference: Conference }) {
  const words = useOperatorWords().running;
  useNow(1000);
  const left = reopenLeft(conference, Date.now());
  return left === 0 ? null : <Text size="sm">{words.reopenLeft(formatCountdown(left))}</Text>;
}
