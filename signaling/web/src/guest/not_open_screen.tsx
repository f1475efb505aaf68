import type { HallRuntime } from "../hall/hall_runtime";
import { useGuestWords } from "../i18n/guest";
import { GuestFrame } from "./guest_frame";
import styles from "./guest_page.module.css";
import { useGuestConference } from "./use_guest_conference";
import { WhatItIs } from "./what_it_is";

// The guest is early: the page says when the conference opens, and goes to the lobby by itself then.
export function NotOpenScreen({ token, runtime }: { token: string; runtime: HallRuntime }) {
  const words = useGuestWords();
  const conference = useGuestConference(token);
  const over = conference !== null && conference !== "unknown" && conference.state === "over";
  return (
    <GuestFrame runtime={runtime} page="guest-early" name="">
      <WhatItIs conference={conference} />
      {!over && <p className={styles.quiet}>{words.byItself}</p>}
    </GuestFrame>
  );
}
