import { useEffect, useRef, useSyncExternalStore } from "react";
import type { SiteId } from "../protocol/messages";
import { Icon } from "../ui/icon";
import styles from "./thumbnail.module.css";
import type { ThumbnailFeed } from "./thumbnail_feed";

interface ThumbnailProps {
  feed: ThumbnailFeed;
  site: SiteId;
  order: readonly SiteId[]; // of the picture of thumbnails
  live: boolean; // false: the site sends nothing now
}

// One site's live picture, cut out of the thumbnails. Fills its parent; decorative, since words say whose it is.
export function Thumbnail({ feed, site, order, live }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const fresh = useSyncExternalStore(feed.subscribe, feed.isFresh);
  const index = order.indexOf(site);
  const count = order.length;
  useEffect(() => {
    if (canvas.current === null || index < 0) return;
    return feed.attach(canvas.current, index, count);
  }, [feed, index, count]);
  const shown = fresh && live && index >= 0;
  return (
    <span className={styles.frame} aria-hidden="true" data-thumbnail={shown ? site : ""}>
      <canvas ref={canvas} className={shown ? styles.picture : `${styles.picture} ${styles.hidden}`} />
      {!shown && <Icon name={live ? "camera" : "lineOff"} size="2.2em" />}
    </span>
  );
}
