import { useConferenceWords } from "../i18n/conference";
import { useText } from "../i18n/language";
import { Thumbnail } from "../picture/thumbnail";
import type { ThumbnailFeed } from "../picture/thumbnail_feed";
import type { Model } from "../state/model";
import { currentItem, remainingMs, siteById, siteName, turnTime } from "../state/queries";
import { formatCountdown } from "../time/format";
import { useNow } from "../time/use_now";
import { ClockDigits } from "../ui/clock_digits";
import styles from "./now_speaking.module.css";

// Who speaks now and on what: for the one who writes it down.
export function NowSpeaking({ model, feed }: { model: Model; feed: ThumbnailFeed }) {
  const text = useText();
  const words = useConferenceWords().secretary;
  const now = useNow();
  const [holder] = model.holders;
  const item = currentItem(model);
  const shown = holder?.site ?? model.onStage;
  const left = holder === undefined ? null : remainingMs(holder.endsAt, turnTime(model, now));
  return (
    <section className={styles.now} aria-label={text.floor.holderHeading}>
      <span className={styles.picture}>
        {shown !== null && (
          <Thumbnail
            feed={feed}
            site={shown}
            order={model.stage?.thumbnails ?? model.sites.map(({ site }) => site)}
            live={siteById(model, shown)?.connected === true}
          />
        )}
      </span>
      <div className={styles.words}>
        <p className={styles.item}>{item === null ? words.noItem : item.title}</p>
        <p className={styles.name}>{holder === undefined ? text.floor.nobody : siteName(model, holder.site)}</p>
        {holder !== undefined && holder.delegate !== "" && (
          <p className={styles.item}>{[holder.delegate, holder.post].filter((part) => part !== "").join(", ")}</p>
        )}
      </div>
      {left !== null && (
        <p className={styles.time}>
          <ClockDigits time={formatCountdown(left)} />
        </p>
      )}
    </section>
  );
}
