import { Group, NumberInput, Radio, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Invitation } from "../../api/calendar_types";
import { path } from "../../api/client";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { notifyDone } from "../../office/notify";
import { useInvitations } from "../queries";
import { TaskDialog } from "../task_dialog";
import { useNames } from "../use_names";

const kMaxName = 120;
const kMaxPeople = 1000;

interface AttendanceDialogProps {
  booking: string;
  invitation: Invitation;
  onClose: () => void;
}

// Notes what a site has said on the telephone.
export function AttendanceDialog({ booking, invitation, onClose }: AttendanceDialogProps) {
  const words = useOperatorWords().invitations;
  const api = useApi();
  const names = useNames();
  const { refetch } = useInvitations(booking);
  const former = invitation.attendance;
  const [answer, setAnswer] = useState<string>(former.answer ?? "");
  const [head, setHead] = useState(former.head);
  const [number, setNumber] = useState(former.number);
  const save = async () => {
    const attends = answer === "yes";
    await api.put(path`/bookings/${booking}/attendance/${invitation.site}`, {
      answer,
      head: attends ? head.trim().normalize("NFC") : "",
      number: attends ? number : 0,
    });
    notifyDone(words.saved);
    await refetch();
  };
  return (
    <TaskDialog
      title={words.enterFor(names.site(invitation.site))}
      action={words.enter}
      ready={answer !== ""}
      onDo={save}
      onClose={onClose}
    >
      <Radio.Group label={words.answer} description={words.chooseAnswer} value={answer} onChange={setAnswer}>
        <Group mt="xs">
          <Radio value="yes" label={words.yes} />
          <Radio value="no" label={words.no} />
        </Group>
      </Radio.Group>
      {answer === "yes" && (
        <>
          <TextInput
            label={words.head}
            description={words.headHint}
            maxLength={kMaxName}
            value={head}
            onChange={(event) => setHead(event.currentTarget.value)}
          />
          <NumberInput
            label={words.number}
            min={0}
            max={kMaxPeople}
            clampBehavior="blur"
            allowDecimal={false}
            value={number}
            onChange={(value) => setNumber(Number(value))}
          />
        </>
      )}
    </TaskDialog>
  );
}
