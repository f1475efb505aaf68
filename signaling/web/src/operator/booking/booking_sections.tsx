import type { Dispatch, SetStateAction } from "react";
import type { Fault } from "../../api/problem";
import { ProblemAlert } from "../../office/problem_alert";
import { useSites } from "../../office/sites";
import { useAccounts, useLayouts } from "../queries";
import { AgendaSection } from "./agenda_section";
import type { BookingForm } from "./booking_form";
import { ConductSection } from "./conduct_section";
import { InvitedSection } from "./invited_section";
import { PeopleSection } from "./people_section";
import { RepeatSection } from "./repeat_section";
import { SitesSection } from "./sites_section";
import { WhatSection } from "./what_section";

interface BookingSectionsProps {
  form: BookingForm;
  faults: readonly Fault[];
  timed: boolean; // false for a template, which has no moment and may leave things open
  onChange: Dispatch<SetStateAction<BookingForm>>;
}

// All parts of the form, for a booking and for a template.
export function BookingSections({ form, faults, timed, onChange }: BookingSectionsProps) {
  const sites = useSites();
  const people = useAccounts();
  const layouts = useLayouts();
  const part = { form, faults, onChange };
  return (
    <>
      <ProblemAlert error={sites.error} onRetry={() => void sites.refetch()} />
      <ProblemAlert error={people.error} onRetry={() => void people.refetch()} />
      <ProblemAlert error={layouts.error} onRetry={() => void layouts.refetch()} />
      <WhatSection {...part} timed={timed} />
      {timed && <RepeatSection {...part} />}
      <SitesSection {...part} sites={sites.data ?? []} required={timed} />
      <PeopleSection {...part} people={people.data ?? []} partial={!timed} />
      <InvitedSection {...part} />
      <AgendaSection {...part} sites={sites.data ?? []} />
      <ConductSection {...part} sites={sites.data ?? []} required={timed} />
    </>
  );
}
