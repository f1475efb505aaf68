import type { ReactNode } from "react";
import type { Fault } from "../../api/problem";
import type { BookingForm } from "./booking_form";
import type { Member } from "./field_faults";
import styles from "./booking.module.css";

// What each part of the booking form is given.
export interface SectionProps {
  form: BookingForm;
  faults: readonly Fault[];
  onChange: (next: BookingForm) => void;
}

// A part of the form under a heading.
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h2>{title}</h2>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}

// The place of one member, so that the list of faults can lead there.
export function Place({ member, wide = false, children }: { member: Member; wide?: boolean; children: ReactNode }) {
  return (
    <div id={placeId(member)} className={wide ? styles.wide : undefined} tabIndex={-1}>
      {children}
    </div>
  );
}

// Brings the member into view and sets the cursor into its first field.
export function goToMember(member: Member): void {
  const place = document.getElementById(placeId(member));
  place?.scrollIntoView({ block: "center" });
  (place?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, button") ?? place)?.focus();
}

function placeId(member: Member): string {
  return `booking-${member}`;
}
