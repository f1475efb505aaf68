import { useModel } from "../app/store";
import { useHallWords } from "../i18n/hall";
import { useLanguage } from "../i18n/language";
import { clockOf, dayOf } from "../time/calendar_words";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { Notices } from "../ui/notices";
import { ControlHeader } from "./control_header";
import styles from "./control_page.module.css";
import type { ControlRuntime } from "./control_runtime";

// The hall is in no conference: what comes next, or an urgent call to answer.
export function ControlStandby({ runtime }: { runtime: ControlRuntime }) {
  const { text, language } = useLanguage();
  const words = useHallWords().control;
  const model = useModel(runtime.store);
  const next = model.standby?.next ?? null;
  const call = model.standby?.call ?? null;
  return (
    <div className={styles.page} data-ground="night" data-page="control" data-standby>
      <ControlHeader model={model} />
      <main className={styles.main}>
        {call !== null && (
          <section className={`${styles.card} ${styles.call}`} role="alertdialog" aria-label={text.call.heading}>
            <p className={styles.heading}>
              <Icon name="bell" /> {text.call.heading}
            </p>
            <p className={styles.title}>{call.title}</p>
            <p>{text.call.calls(call.from, model.self?.name ?? "")}</p>
            <Button tone="go" size="huge" icon="check" data-action="answer" onClick={() => runtime.answerCall(call.conference)}>
              {text.call.answer}
            </Button>
          </section>
        )}
        <section className={styles.card}>
          <p className={styles.heading}>{words.standby}</p>
          {next === null ? (
            <p>{text.standby.noNext}</p>
          ) : (
            <>
              <p className={styles.title}>{next.title}</p>
              <p>
                {clockOf(next.start)} · {dayOf(next.start, new Date(), language, text.standby)}
              </p>
              <p>{text.standby.testingFrom(clockOf(next.testing_from))}</p>
            </>
          )}
        </section>
      </main>
      <Notices notices={model.notices} store={runtime.store} />
    </div>
  );
}
