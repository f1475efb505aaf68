// Whether a picture is alive, from a count of frames that is looked at now and then.

export type Freshness = "none" | "live" | "frozen"; // none: no frame of this source yet

export interface FrameWatch {
  source: string; // what the picture should show; a new source has no frame yet
  frames: number;
  changedAt: number;
  freshness: Freshness;
}

export const kFrozenAfterMs = 1500;

export function startFrameWatch(source: string, frames: number, now: number): FrameWatch {
  return { source, frames, changedAt: now, freshness: "none" };
}

export function watchFrames(watch: FrameWatch, source: string, frames: number, now: number): FrameWatch {
  if (source !== watch.source) return startFrameWatch(source, frames, now);
  if (frames !== watch.frames) return { source, frames, changedAt: now, freshness: "live" };
  if (watch.freshness === "live" && now - watch.changedAt > kFrozenAfterMs) return { ...watch, freshness: "frozen" };
  return watch;
}
