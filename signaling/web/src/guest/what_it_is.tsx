import { useGuestWords } from "../i18n/guest";
import { useLanguage } from "../i18n/language";
import { clockOf, longDay } from "../time/calendar_words";
import styles from "./guest_page.module.css";
import type { GuestConference } from "./use_guest_conference";

// Which conference a guest link is for, and when it can be entered.
export function WhatItIs({ conference }: { conference: GuestConference | "unknown" | null }) {
  const { language } = useLanguage();
  const words = useGuestWords();
  if (conference === null) return <h1 className={styles.title}>{words.heading}</h1>;
  if (conference === "unknown") {
    return (
      <>
        <h1 className={styles.title}>{words.badLink}</h1>
        <p className={styles.explain}>{words.badLinkCause}</p>
      </>
    );
  }
  const { title, chair_site_name: chair, start, opens_at: opens, state } = conference;
  const at = (time: string) => `${clockOf(time)} · ${longDay(new Date(time), language)}`;
  return (
    <>
      <p className={styles.quiet}>{words.invited}</p>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.explain}>
        {words.chairedFrom(chair)}
        <br />
        {words.starts(at(start))}
      </p>
      {state === "scheduled" && (
        <p className={styles.wait} role="status">
          {words.opensAt(at(opens))}
        </p>
      )}
      {state === "over" && (
        <p className={styles.wait} role="status">
          {words.over}
        </p>
      )}
    </>
  );
}
