import { SegmentedControl, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Conference } from "../../api/calendar_types";
import { path } from "../../api/client";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { notifyDone } from "../../office/notify";
import { extendedEnd } from "../../time/extended_end";
import { formatInstant } from "../../time/province_time";
import { TaskDialog } from "../task_dialog";

const kChoices = [15, 30, 45, 60, 90] as const;

// Moves the expected end of a conference. The service asks the operators of those it would run into.
export function ExtendDialog({ conference, onClose }: { conference: Conference; onClose: () => void }) {
  const { common, running: words } = useOperatorWords();
  const api = useApi();
  const queries = useQueryClient();
  const [minutes, setMinutes] = useState<number>(30);
  const until = extendedEnd(conference.expected_end, minutes, Date.now());
  const extend = async () => {
    const answer = await api.post<Conference>(path`/conferences/${conference.conference}/extensions`, { until });
    await queries.invalidateQueries({ queryKey: ["conferences"] });
    if (answer?.question == null) notifyDone(words.extended);
  };
  return (
    <TaskDialog
      title={words.extendTitle(conference.title)}
      action={words.extendConfirm}
      onDo={extend}
      onClose={onClose}
    >
      <SegmentedControl
        fullWidth
        aria-label={words.extendBy}
        value={String(minutes)}
        data={kChoices.map((choice) => ({ value: String(choice), label: common.minutes(choice) }))}
        onChange={(choice) => setMinutes(Number(choice))}
      />
      <Text fw={600}>{words.extendTo(formatInstant(until))}</Text>
      <Text size="sm">{words.extendAsks}</Text>
    </TaskDialog>
  );
}
