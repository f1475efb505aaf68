import { useConferenceWords } from "../i18n/conference";
import { Thumbnail } from "../picture/thumbnail";
import type { ThumbnailFeed } from "../picture/thumbnail_feed";
import type { Model } from "../state/model";
import { siteById, siteName } from "../state/queries";
import { Icon } from "../ui/icon";
import styles from "./diagram.module.css";
import type { PlannedTile } from "./stage_plan";
import { kContent } from "./stage_plan";

interface DiagramProps {
  label: string;
  tiles: readonly PlannedTile[];
  model: Model;
  feed: ThumbnailFeed;
  selected?: number | null;
  onSelect?: (index: number) => void; // none: it only shows
  over?: number | null; // the place above which a site is dragged
}

// A picture that is not there yet: its tiles with the live thumbnails in them.
export function Diagram({ label, tiles, model, feed, selected = null, onSelect, over = null }: DiagramProps) {
  return (
    <ol className={styles.picture} aria-label={label} data-drop={onSelect !== undefined || undefined}>
      {tiles.map((tile, index) => (
        <li
          key={index}
          className={over === index ? `${styles.tile} ${styles.over}` : styles.tile}
          style={{
            left: `${tile.rect.x * 100}%`,
            top: `${tile.rect.y * 100}%`,
            width: `${tile.rect.width * 100}%`,
            height: `${tile.rect.height * 100}%`,
          }}
          data-place={index}
          data-in-place={tile.place}
        >
          <Place index={index} tile={tile} model={model} feed={feed} selected={selected === index} onSelect={onSelect} />
        </li>
      ))}
    </ol>
  );
}

interface PlaceProps extends Pick<DiagramProps, "model" | "feed"> {
  index: number;
  tile: PlannedTile;
  selected: boolean;
  onSelect: DiagramProps["onSelect"] | undefined;
}

function Place({ index, tile, model, feed, selected, onSelect }: PlaceProps) {
  const words = useConferenceWords().stage;
  const name = usePlaceName(tile, model);
  const inside = (
    <>
      <Inside tile={tile} model={model} feed={feed} />
      <span className={styles.name}>
        {tile.by === "hand" && <Icon name="pin" size="0.95em" />}
        {name}
      </span>
    </>
  );
  if (onSelect === undefined) return <span className={styles.inside}>{inside}</span>;
  return (
    <button
      type="button"
      className={styles.inside}
      aria-pressed={selected}
      aria-label={words.place(index + 1, name)}
      data-action="place"
      onClick={() => onSelect(index)}
    >
      {inside}
    </button>
  );
}

function Inside({ tile, model, feed }: Pick<PlaceProps, "tile" | "model" | "feed">) {
  if (tile.place === kContent) return <Icon name="document" size="2em" />;
  if (tile.place === "") return null;
  const order = model.stage?.thumbnails ?? [];
  const site = siteById(model, tile.place);
  return <Thumbnail feed={feed} site={tile.place} order={order} live={site?.connected === true && !site.removed} />;
}

function usePlaceName({ place }: PlannedTile, model: Model): string {
  const words = useConferenceWords().stage;
  if (place === kContent) return words.content;
  return place === "" ? words.empty : siteName(model, place);
}
