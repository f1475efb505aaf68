import { Button, Checkbox, NumberInput, Select, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Conference } from "../../api/calendar_types";
import type { Site } from "../../api/types";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { ProblemAlert } from "../../office/problem_alert";
import { formatInstant } from "../../time/province_time";
import { Icon } from "../../ui/icon";
import styles from "./call.module.css";

const kMaxTitle = 200;
const kDefaultLengthMin = 60;

interface CallFormProps {
  sites: readonly Site[];
  onCalled: (conference: string) => void;
}

// Which halls to call; all of them, unless somebody says otherwise. The first one is the chair's.
export function CallForm({ sites, onCalled }: CallFormProps) {
  const { booking, call: words } = useOperatorWords();
  const order = sites.map((site) => site.id);
  const [chosen, setChosen] = useState<string[]>(order);
  const [title, setTitle] = useState(() => words.defaultName(formatInstant(Date.now())));
  const [length, setLength] = useState(kDefaultLengthMin);
  const [chairSite, setChairSite] = useState<string | null>(null);
  const called = sites.filter((site) => chosen.includes(site.id));
  const chair = called.find((site) => site.id === chairSite)?.id ?? called[0]?.id ?? "";
  const { call, busy, error } = useCall(onCalled);
  const body = {
    title: title.trim().normalize("NFC"),
    sites: called.map((site) => site.id),
    length_min: length,
    chair_site: chair,
  };
  const ready = called.length > 0 && body.title !== "" && length > 0;
  return (
    <div className={styles.form}>
      <fieldset className={styles.halls}>
        <legend>{words.sites}</legend>
        <div className={styles.choose}>
          <Button variant="default" size="xs" onClick={() => setChosen(order)}>
            {booking.allSites}
          </Button>
          <Button variant="default" size="xs" onClick={() => setChosen([])}>
            {booking.noSites}
          </Button>
          <Text size="sm" role="status">
            {booking.chosenSites(called.length, sites.length)}
          </Text>
        </div>
        <Checkbox.Group aria-label={words.sites} value={chosen} onChange={setChosen}>
          <div className={styles.sites}>
            {sites.map((site) => (
              <Checkbox key={site.id} size="md" value={site.id} label={site.name} />
            ))}
          </div>
        </Checkbox.Group>
      </fieldset>
      <div className={styles.side}>
        <TextInput
          label={words.name}
          required
          maxLength={kMaxTitle}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Select
          label={words.chairSite}
          data={called.map(({ id, name }) => ({ value: id, label: name }))}
          value={chair === "" ? null : chair}
          allowDeselect={false}
          onChange={setChairSite}
        />
        <NumberInput
          label={words.length}
          suffix={` ${booking.lengthHint}`}
          min={5}
          max={1440}
          step={15}
          clampBehavior="blur"
          allowDecimal={false}
          value={length}
          onChange={(value) => setLength(Number(value))}
        />
        <ProblemAlert error={error} />
        <Button
          className={styles.confirm ?? ""}
          size="xl"
          color="red"
          fullWidth
          loading={busy}
          disabled={!ready}
          leftSection={<Icon name="bell" />}
          data-action="confirm-call"
          onClick={() => void call(body)}
        >
          {words.confirm(called.length)}
        </Button>
        {called.length === 0 && (
          <Text size="sm" c="red" role="status">
            {words.choose}
          </Text>
        )}
      </div>
    </div>
  );
}

function useCall(onCalled: (conference: string) => void) {
  const api = useApi();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const call = async (body: object) => {
    setBusy(true);
    setError(null);
    try {
      const { conference } = await api.post<Conference>("/calls", body);
      void queries.invalidateQueries({ queryKey: ["conferences"] });
      onCalled(conference);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return { call, busy, error };
}
