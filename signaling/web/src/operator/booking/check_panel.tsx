import { Anchor, Loader, Text } from "@mantine/core";
import { Link } from "wouter";
import type { BookingCheck } from "../../api/calendar_types";
import { useLanguage } from "../../i18n/language";
import { useOperatorWords } from "../../i18n/operator";
import { formatSpan } from "../../time/province_time";
import { Icon } from "../../ui/icon";
import { operatorPath } from "../operator_route";
import { useNames } from "../use_names";
import type { ClashGroup } from "./clash_groups";
import { groupClashes } from "./clash_groups";
import { faultyMembers, toFault } from "./field_faults";
import type { CheckState } from "./save_state";
import { lastFindings } from "./save_state";
import { goToMember } from "./section";
import styles from "./booking.module.css";

interface CheckPanelProps {
  complete: boolean; // there is a moment to ask about
  state: CheckState;
}

// What stands against the booking, while it is typed: members to correct, clashes in words, warnings.
export function CheckPanel({ complete, state }: CheckPanelProps) {
  const words = useOperatorWords().booking.check;
  const found = complete ? lastFindings(state) : null;
  return (
    <div className={styles.findings} aria-live="polite" aria-busy={state.state === "waiting"} data-check={state.state}>
      {!complete && <Text c="dimmed">{words.notYet}</Text>}
      {complete && state.state === "failed" && <Text>{words.failed}</Text>}
      {complete && state.state === "waiting" && (
        <Text c="dimmed" className={styles.row ?? ""}>
          <Loader size="xs" /> {words.waiting}
        </Text>
      )}
      {found !== null && <Findings found={found} />}
    </div>
  );
}

function Findings({ found }: { found: BookingCheck }) {
  const words = useOperatorWords().booking;
  const { language } = useLanguage();
  const members = faultyMembers(found.errors.map(toFault));
  const nothing = found.errors.length + found.clashes.length + found.warnings.length === 0;
  return (
    <>
      {nothing && (
        <Text c="green" className={styles.row ?? ""}>
          <Icon name="check" /> {words.check.fine}
        </Text>
      )}
      {found.errors.length > 0 && (
        <div className={styles.finding} data-faults={found.errors.length}>
          <strong>{words.check.faults(found.errors.length)}</strong>
          <ul className={styles.row}>
            {members.map((member) => (
              <li key={member}>
                <Anchor component="button" type="button" size="sm" onClick={() => goToMember(member)}>
                  {words.member[member]}
                </Anchor>
              </li>
            ))}
          </ul>
        </div>
      )}
      {groupClashes(found.clashes).map((group, index) => (
        <ClashNote key={index} group={group} />
      ))}
      {found.more && <Text size="sm">{words.check.more}</Text>}
      {found.warnings.map((warning, index) => (
        <div className={styles.finding} data-hard="false" key={index}>
          <strong>
            <Icon name="warning" /> {words.check.warning}
          </strong>
          {warning[language]}
        </div>
      ))}
    </>
  );
}

function ClashNote({ group }: { group: ClashGroup }) {
  const words = useOperatorWords().booking.check;
  const { language } = useLanguage();
  const names = useNames();
  const { first: clash, sites } = group;
  const text = sites.length < 2 ? clash[language] : words.busySites(sites.length, sites.map(names.site).join(", "));
  return (
    <div className={styles.finding} data-hard={clash.hard} data-clash={clash.kind}>
      <strong>
        <Icon name={clash.hard ? "cross" : "warning"} /> {clash.hard ? words.hard : words.warning}
      </strong>
      <Text size="sm">
        {text}
        {sites.length >= 2 && ` ${words.kind[clash.kind]} ${formatSpan(clash.from, clash.to)}.`}
      </Text>
      {clash.other_booking !== "" && (
        <Anchor
          component={Link}
          href={operatorPath({ page: "booking", booking: clash.other_booking })}
          target="_blank"
          size="sm"
        >
          {words.openOther(clash.other_title)}
        </Anchor>
      )}
    </div>
  );
}
