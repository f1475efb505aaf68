import { useHallWords } from "../i18n/hall";
import { Icon } from "../ui/icon";
import type { Place } from "./arrange";
import { LiveVideo } from "./live_video";
import styles from "./tile.module.css";

interface ContentTileProps {
  name: string; // of the site that presents
  stream: MediaStream | null;
  place: Place;
}

// The content of a site in the forwarded view.
export function ContentTile({ name, stream, place }: ContentTileProps) {
  const label = useHallWords().content.tile(name);
  return (
    <figure
      className={`${styles.tile} ${styles.large}`}
      style={{ gridColumn: `${place.column} / span ${place.span}`, gridRow: `${place.row} / span ${place.span}` }}
      data-content
    >
      <LiveVideo stream={stream} source={`content of ${name}`} label={label} />
      <figcaption className={styles.caption}>
        <Icon name="present" size="1em" />
        <span className={styles.name}>{name}</span>
      </figcaption>
    </figure>
  );
}
