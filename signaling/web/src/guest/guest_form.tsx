import type { FormEvent } from "react";
import { useState } from "react";
import type { HallRuntime } from "../hall/hall_runtime";
import { useGuestWords } from "../i18n/guest";
import { Field } from "../seat/field";
import { Button } from "../ui/button";
import type { GuestCard } from "./guest_card";
import { kLongestGuestName } from "./guest_card";
import { GuestFrame } from "./guest_frame";
import styles from "./guest_page.module.css";
import { useGuestConference } from "./use_guest_conference";
import { WhatItIs } from "./what_it_is";

interface GuestFormProps {
  token: string;
  runtime: HallRuntime;
  known: GuestCard | null; // who this browser was for another conference
  onCome: (name: string, unit: string) => void;
}

// Name and unit, under which a guest waits and is seen.
export function GuestForm({ token, runtime, known, onCome }: GuestFormProps) {
  const words = useGuestWords();
  const conference = useGuestConference(token);
  const [name, setName] = useState(known?.name ?? "");
  const [unit, setUnit] = useState(known?.unit ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") onCome(name, unit);
  };
  const shut = conference === "unknown" || (conference !== null && conference.state === "over");
  return (
    <GuestFrame runtime={runtime} page="guest-form" name={name}>
      <WhatItIs conference={conference} />
      {!shut && (
        <form className={styles.form} onSubmit={submit}>
          <Field label={words.name} value={name} maxLength={kLongestGuestName} autoFocus onChange={setName} />
          <Field label={words.unit} value={unit} maxLength={kLongestGuestName} onChange={setUnit} />
          <Button submit tone="go" size="large" icon="door" disabled={name.trim() === ""} data-action="come">
            {words.come}
          </Button>
          <p className={styles.quiet}>{words.comeNote}</p>
        </form>
      )}
    </GuestFrame>
  );
}
