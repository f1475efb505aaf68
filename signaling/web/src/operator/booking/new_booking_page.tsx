import { Select } from "@mantine/core";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import type { Booking, BookingDraft } from "../../api/calendar_types";
import { useOperatorWords } from "../../i18n/operator";
import { useApi } from "../../office/api_context";
import { notifyDone } from "../../office/notify";
import { PageHead } from "../../office/page_head";
import { useSession } from "../../office/session";
import { addDays, toLocal } from "../../time/province_time";
import { startOf } from "../calendar/calendar_events";
import { operatorPath } from "../operator_route";
import { useBookingChanged, useTemplates } from "../queries";
import { BookingEditor } from "./booking_editor";
import type { BookingForm } from "./booking_form";
import { emptyForm, withTemplate } from "./booking_form";
import styles from "./booking.module.css";

interface NewBookingPageProps {
  start: string | null; // "2026-12-01T08:00", where the calendar was clicked
  template: string | null; // the id of one to begin with
}

export function NewBookingPage({ start, template }: NewBookingPageProps) {
  const words = useOperatorWords().booking;
  const api = useApi();
  const { user } = useSession();
  const [, navigate] = useLocation();
  const changed = useBookingChanged();
  const [initial] = useState(() => emptyForm(startOf(start) ?? tomorrowMorning(), user.id));
  const save = async (draft: BookingDraft) => {
    const { id } = await api.post<Booking>("/bookings", draft);
    await changed();
    notifyDone(words.saved);
    navigate(operatorPath({ page: "booking", booking: id }), { replace: true });
  };
  return (
    <>
      <PageHead title={words.newTitle} />
      <BookingEditor
        initial={initial}
        booking={null}
        onSave={save}
        above={(form, setForm) => <TemplateChoice first={template} form={form} setForm={setForm} />}
      />
    </>
  );
}

interface TemplateChoiceProps {
  first: string | null;
  form: BookingForm;
  setForm: (form: BookingForm) => void;
}

// Fills the form from a template; `first` is taken as soon as the templates are there.
function TemplateChoice({ first, form, setForm }: TemplateChoiceProps) {
  const words = useOperatorWords().booking;
  const templates = useTemplates();
  const [chosen, setChosen] = useState<string | null>(null);
  const [begun, setBegun] = useState(false);
  const choose = (id: string | null) => {
    const found = templates.data?.find((entry) => String(entry.id) === id);
    setChosen(found === undefined ? null : id);
    if (found !== undefined) setForm(withTemplate(form, found));
  };
  const due = first !== null && !begun && templates.data !== undefined;
  useEffect(() => {
    if (!due) return;
    setBegun(true);
    choose(first);
  });
  if ((templates.data ?? []).length === 0) return null;
  return (
    <div className={styles.section}>
      <Select
        label={words.template}
        description={words.templateNote}
        placeholder={words.noTemplate}
        maw="28rem"
        data={(templates.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={chosen}
        onChange={choose}
      />
    </div>
  );
}

function tomorrowMorning(): { date: string; time: string } {
  return { date: addDays(toLocal(Date.now()).date, 1), time: "08:00" };
}
