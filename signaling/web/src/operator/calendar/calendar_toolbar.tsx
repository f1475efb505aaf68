import type { CalendarController } from "@fullcalendar/react";
import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import { Icon } from "../../ui/icon";
import { useOperatorWords } from "../../i18n/operator";
import styles from "./calendar.module.css";

const kViews = { month: "dayGridMonth", week: "timeGridWeek", list: "listMonth" } as const;

// Moves the calendar through time and between its views.
export function CalendarToolbar({ controller }: { controller: CalendarController }) {
  const words = useOperatorWords().calendar;
  return (
    <div className={styles.toolbar}>
      <div className={styles.moves}>
        <ActionIcon variant="default" size="lg" aria-label={words.previous} onClick={() => controller.prev()}>
          <Icon name="chevronLeft" />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={words.next} onClick={() => controller.next()}>
          <Icon name="chevronRight" />
        </ActionIcon>
        <Button variant="default" onClick={() => controller.today()}>
          {words.today}
        </Button>
      </div>
      <h2 className={styles.period} aria-live="polite">
        {controller.view?.title ?? ""}
      </h2>
      <SegmentedControl
        aria-label={words.view}
        value={controller.view?.type ?? kViews.month}
        onChange={(view) => controller.changeView(view)}
        data={[
          { value: kViews.month, label: words.month },
          { value: kViews.week, label: words.week },
          { value: kViews.list, label: words.list },
        ]}
      />
    </div>
  );
}
