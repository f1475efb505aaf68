import type { SiteEntry } from "../protocol/messages";
import { useText } from "../i18n/language";
import { Icon } from "../ui/icon";
import { LiveVideo } from "./live_video";
import type { Place } from "./arrange";
import styles from "./tile.module.css";

interface TileProps {
  entry: SiteEntry;
  stream: MediaStream | null;
  speaking: boolean;
  place: Place;
}

// One site's own picture in the forwarded view, with its name and whether it is heard.
export function Tile({ entry, stream, speaking, place }: TileProps) {
  const text = useText();
  const live = entry.microphone === "live";
  const state = entry.connected ? null : text.siteState.disconnected;
  return (
    <figure
      className={[styles.tile, speaking ? styles.speaking : "", place.span > 2 ? styles.large : ""].join(" ")}
      style={{ gridColumn: `${place.column} / span ${place.span}`, gridRow: `${place.row} / span ${place.span}` }}
      data-site={entry.site}
    >
      <LiveVideo
        stream={stream}
        source={entry.site}
        label={text.picture.tile(entry.name)}
        placeholder={<p className={styles.placeholder}>{state ?? text.picture.waiting}</p>}
        frozen={<p className={styles.frozen}>{state ?? text.picture.frozen}</p>}
      />
      <figcaption className={live ? `${styles.caption} ${styles.live}` : styles.caption}>
        {live && <Icon name="microphone" size="1.1em" />}
        {entry.role === "chair" && (
          <span className={styles.chair}>
            <Icon name="star" size="0.95em" />
            <span className="visually-hidden">{text.chairRole}</span>
          </span>
        )}
        <span className={styles.name}>{entry.name}</span>
      </figcaption>
    </figure>
  );
}
