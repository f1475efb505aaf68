import { Text, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useCallback, useState } from "react";
import { useLocation } from "wouter";
import { ProblemAlert } from "../../office/problem_alert";
import { useSession } from "../../office/session";
import { operatorPath } from "../operator_route";
import type { CalendarFilter } from "../queries";
import { useCalendar } from "../queries";
import { useOperatorWords } from "../../i18n/operator";
import { useSites } from "../../office/sites";
import { CalendarFilters } from "./calendar_filters";
import { CalendarLegend } from "./calendar_legend";
import { CalendarView } from "./calendar_view";
import frame from "../operator_pages.module.css";

const kTypingMs = 250;

// All booked conferences by month, by week or as a list.
export function CalendarPage() {
  const words = useOperatorWords().calendar;
  const { may } = useSession();
  const [, navigate] = useLocation();
  const [range, setRange] = useState<Pick<CalendarFilter, "from" | "to"> | null>(null);
  const [site, setSite] = useState<string | null>(null);
  const [text, setText] = useState("");
  const [sought] = useDebouncedValue(text.trim(), kTypingMs);
  const sites = useSites();
  const entries = useCalendar(range === null ? null : { ...range, site, text: sought });
  const mayBook = may("booking.create");
  const book = useCallback(
    (start: string) => navigate(operatorPath({ page: "new_booking", start, template: null })),
    [navigate],
  );
  const open = useCallback((booking: string) => navigate(operatorPath({ page: "booking", booking })), [navigate]);
  const filtered = site !== null || sought !== "";
  return (
    <>
      <div className={frame.head}>
        <Title order={1}>{words.title}</Title>
        <CalendarFilters sites={sites.data ?? []} site={site} text={text} onSite={setSite} onText={setText} />
      </div>
      <ProblemAlert error={entries.error} onRetry={() => void entries.refetch()} />
      <CalendarView
        entries={entries.data ?? []}
        loading={entries.isFetching}
        emptyText={filtered ? words.emptyFiltered : words.empty}
        onRange={setRange}
        onBook={mayBook ? book : null}
        onOpen={open}
      />
      {entries.data?.length === 0 && (
        <Text c="dimmed" mt="xs" role="status">
          {filtered ? words.emptyFiltered : words.empty}
        </Text>
      )}
      <CalendarLegend hint={mayBook ? words.hint : null} />
    </>
  );
}
