import { Button, Group, Modal, SegmentedControl, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { BookingDraft } from "../../api/calendar_types";
import { useOfficeWords } from "../../i18n/office";
import { useOperatorWords } from "../../i18n/operator";
import { notifyDone } from "../../office/notify";
import { ProblemAlert } from "../../office/problem_alert";
import { formatInstant } from "../../time/province_time";
import { useLayoutName, useNames } from "../use_names";
import type { Member } from "./field_faults";
import { memberText } from "./member_text";
import type { Difference, Side } from "./merge_booking";
import { differences, merge } from "./merge_booking";
import type { BookingSave, Conflict } from "./use_booking_save";
import styles from "./booking.module.css";

interface ConflictDialogProps {
  conflict: Conflict;
  save: BookingSave;
  onClose: () => void;
}

type Choice = Partial<Record<Member, Side>>;

// Somebody else has changed the booking meanwhile: shows what, member by member, and lets the operator choose.
export function ConflictDialog({ conflict, save, onClose }: ConflictDialogProps) {
  const words = useOperatorWords().booking;
  const office = useOfficeWords();
  const { base, mine, theirs } = conflict;
  const found = useMemo(() => differences(base, mine, theirs.body), [base, mine, theirs]);
  const [choice, setChoice] = useState<Choice>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const apply = async (draft: BookingDraft) => {
    setBusy(true);
    try {
      if (await save.resolve(draft)) notifyDone(words.saved);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const all = (side: Side) => Object.fromEntries(found.map(({ member }) => [member, side])) as Choice;
  const { at, by } = theirs.body.changed;
  return (
    <Modal
      opened
      size="54rem"
      onClose={onClose}
      title={words.conflict.title}
      closeButtonProps={{ "aria-label": office.close }}
    >
      <Stack data-dialog="conflict">
        <Text>{words.conflict.note(by, formatInstant(at))}</Text>
        {found.length === 0 ? (
          <Text>{words.conflict.nothing}</Text>
        ) : (
          <ConflictTable conflict={conflict} found={found} choice={choice} onChoice={setChoice} />
        )}
        <ProblemAlert error={error} />
        <Group justify="space-between">
          <Group gap="xs">
            <Button variant="default" disabled={busy} onClick={() => save.take(theirs)}>
              {words.conflict.takeTheirs}
            </Button>
            <Button variant="default" disabled={busy} onClick={() => void apply(merge(mine, theirs.body, found, all("mine")))}>
              {words.conflict.keepMine}
            </Button>
          </Group>
          <Button loading={busy} onClick={() => void apply(merge(mine, theirs.body, found, choice))}>
            {words.conflict.apply}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface ConflictTableProps {
  conflict: Conflict;
  found: readonly Difference[];
  choice: Choice;
  onChoice: (choice: Choice) => void;
}

function ConflictTable({ conflict, found, choice, onChoice }: ConflictTableProps) {
  const words = useOperatorWords();
  const { conflict: phrases, member: memberNames } = words.booking;
  const names = { ...useNames(), layout: useLayoutName() };
  return (
    <table className={styles.conflict}>
      <thead>
        <tr>
          <th scope="col">{phrases.member}</th>
          <th scope="col">{phrases.theirs}</th>
          <th scope="col">{phrases.mine}</th>
          <th scope="col">{phrases.keep}</th>
        </tr>
      </thead>
      <tbody>
        {found.map(({ member, both }) => (
          <tr key={member} data-member={member}>
            <th scope="row">
              {memberNames[member]}
              {both && (
                <Text size="xs" c="red">
                  {phrases.both}
                </Text>
              )}
            </th>
            <td>{memberText(conflict.theirs.body, member, names, words)}</td>
            <td>{memberText(conflict.mine, member, names, words)}</td>
            <td>
              <SegmentedControl
                aria-label={`${phrases.keep}: ${memberNames[member]}`}
                size="xs"
                value={choice[member] ?? (both ? "mine" : "theirs")}
                data={[
                  { value: "theirs", label: phrases.theirs },
                  { value: "mine", label: phrases.mine },
                ]}
                onChange={(side) => onChoice({ ...choice, [member]: side as Side })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
