import type { Model } from "../state/model";
import { isSpeaking, siteById, siteName } from "../state/queries";
import type { Streams } from "../session/stream_board";
import { useText } from "../i18n/language";
import { BrandMark } from "../ui/brand_mark";
import { arrange } from "./arrange";
import { ContentTile } from "./content_tile";
import { DeskMessage } from "./desk_message";
import { LiveVideo } from "./live_video";
import { PauseCard } from "./pause_card";
import type { PlannedTile } from "./picture_plan";
import { planPicture } from "./picture_plan";
import { Tile } from "./tile";
import styles from "./picture.module.css";

interface PictureProps {
  model: Model;
  streams: Streams;
}

// The big picture: one composed video, or stage and gallery as separate streams.
export function Picture({ model, streams }: PictureProps) {
  const text = useText();
  const plan = planPicture(model.slots);
  return (
    <section className={styles.area} aria-label={text.picture.label} data-picture={plan.kind}>
      <div className={styles.frame}>
        {plan.kind === "nothing" && <Waiting />}
        {plan.kind !== "composed" && <PauseCard model={model} />}
        {plan.kind !== "composed" && <DeskMessage words={model.deskMessage} />}
        {plan.kind === "composed" && (
          <LiveVideo
            stream={streams.slots.get(plan.mid) ?? null}
            source="composed"
            label={text.picture.label}
            placeholder={<Waiting />}
            frozen={<p className={styles.frozen}>{text.picture.frozen}</p>}
          />
        )}
        {plan.kind === "forwarded" && (
          <Tiles model={model} streams={streams} content={plan.content} tiles={plan.tiles} />
        )}
      </div>
    </section>
  );
}

interface TilesProps extends PictureProps {
  content: PlannedTile | null;
  tiles: readonly PlannedTile[];
}

// Content takes the large place, the sites stand around it.
function Tiles({ model, streams, content, tiles }: TilesProps) {
  const first = content === null ? 0 : 1;
  const { columns, rows, places } = arrange(content === null ? model.preset : "stage", tiles.length + first);
  return (
    <div
      className={styles.tiles}
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
        aspectRatio: `${16 * columns} / ${9 * rows}`,
        width: `min(100%, ${(columns / rows) * 100}cqh * 16 / 9)`,
      }}
    >
      {content !== null && places[0] !== undefined && (
        <ContentTile
          name={siteName(model, content.site)}
          stream={streams.slots.get(content.mid) ?? null}
          place={places[0]}
        />
      )}
      {tiles.map(({ mid, site }, index) => {
        const entry = siteById(model, site);
        const place = places[index + first];
        if (entry === null || place === undefined) return null;
        const stream = streams.slots.get(mid) ?? null;
        return <Tile key={mid} entry={entry} stream={stream} speaking={isSpeaking(model, site)} place={place} />;
      })}
    </div>
  );
}

function Waiting() {
  const text = useText();
  return (
    <div className={styles.waiting}>
      <BrandMark size="4.5rem" />
      <p>{text.picture.waiting}</p>
    </div>
  );
}
