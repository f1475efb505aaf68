import type { ReactNode, RefObject } from "react";
import { useEffect, useRef, useState } from "react";
import type { Freshness } from "./frame_watch";
import { startFrameWatch, watchFrames } from "./frame_watch";
import styles from "./live_video.module.css";

const kLookEveryMs = 200;

interface LiveVideoProps {
  stream: MediaStream | null;
  source: string; // what it shows: a change hides the former picture until a new frame comes
  label: string;
  placeholder?: ReactNode; // while there is no frame
  frozen?: ReactNode; // over a picture that stands still
}

// A picture without sound that never shows a frame under the wrong name.
export function LiveVideo({ stream, source, label, placeholder, frozen }: LiveVideoProps) {
  const element = useRef<HTMLVideoElement>(null);
  const freshness = useFreshness(element, source);

  useEffect(() => {
    const video = element.current;
    if (video === null || video.srcObject === stream) return;
    video.srcObject = stream;
    if (stream !== null) void video.play().catch(() => undefined); // muted: refused only while it has no data
  }, [stream]);

  return (
    <>
      <video
        ref={element}
        className={freshness === "none" ? `${styles.video} ${styles.hidden}` : styles.video}
        aria-label={label}
        data-source={source}
        muted
        autoPlay
        playsInline
      />
      {freshness === "none" && placeholder}
      {freshness === "frozen" && frozen}
    </>
  );
}

function useFreshness(element: RefObject<HTMLVideoElement | null>, source: string): Freshness {
  const [seen, setSeen] = useState<{ source: string; freshness: Freshness }>({ source, freshness: "none" });
  useEffect(() => {
    let watch = startFrameWatch(source, frameCount(element.current), performance.now());
    const timer = setInterval(() => {
      const next = watchFrames(watch, source, frameCount(element.current), performance.now());
      if (next.freshness !== watch.freshness) setSeen({ source, freshness: next.freshness });
      watch = next;
    }, kLookEveryMs);
    return () => clearInterval(timer);
  }, [element, source]);
  return seen.source === source ? seen.freshness : "none";
}

function frameCount(video: HTMLVideoElement | null): number {
  return video?.getVideoPlaybackQuality?.().totalVideoFrames ?? 0;
}
