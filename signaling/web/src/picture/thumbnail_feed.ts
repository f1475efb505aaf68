import { layoutTiles } from "./layout_tiles";

const kEveryMs = 100; // the picture of thumbnails has no more than ten frames a second
const kStaleMs = 3000; // without a new frame for so long there is no picture

// Cuts single sites out of one composed picture, the grid of thumbnails: one decoder for all of them. Canvases come and
// go; each is drawn while it is attached. One instance a page; nothing runs before show().
export class ThumbnailFeed {
  private readonly video = document.createElement("video");
  private readonly canvases = new Map<HTMLCanvasElement, { index: number; count: number }>();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | null = null;
  private frames = 0;
  private changedAt = 0;
  private fresh = false;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.video.muted = true;
    this.video.playsInline = true;
  }

  // The picture to cut from; null: none.
  show(stream: MediaStream | null): void {
    if (this.video.srcObject === stream) return;
    this.video.srcObject = stream;
    if (stream !== null) void this.video.play().catch(() => undefined); // muted: refused only while it has no data
    this.timer ??= setInterval(() => this.draw(), kEveryMs);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.video.srcObject = null;
    this.setFresh(false);
  }

  // Draws place `index` of a grid of `count` into the canvas from now on.
  attach(canvas: HTMLCanvasElement, index: number, count: number): () => void {
    this.canvases.set(canvas, { index, count });
    this.drawInto(canvas, index, count);
    return () => this.canvases.delete(canvas);
  }

  // Whether there is a moving picture.
  readonly isFresh = (): boolean => this.fresh;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private draw(): void {
    const frames = this.video.getVideoPlaybackQuality?.().totalVideoFrames ?? 0;
    if (frames === this.frames) {
      if (this.now() - this.changedAt > kStaleMs) this.setFresh(false);
      return;
    }
    this.frames = frames;
    this.changedAt = this.now();
    for (const [canvas, { index, count }] of this.canvases) this.drawInto(canvas, index, count);
    this.setFresh(frames > 0);
  }

  private drawInto(canvas: HTMLCanvasElement, index: number, count: number): void {
    const { videoWidth, videoHeight } = this.video;
    const tile = layoutTiles("grid", count)[index];
    if (videoWidth === 0 || tile === undefined) return;
    const [x, y] = [tile.x * videoWidth, tile.y * videoHeight];
    const [width, height] = [tile.width * videoWidth, tile.height * videoHeight];
    if (canvas.width !== Math.round(width)) [canvas.width, canvas.height] = [Math.round(width), Math.round(height)];
    canvas.getContext("2d")?.drawImage(this.video, x, y, width, height, 0, 0, canvas.width, canvas.height);
  }

  private setFresh(fresh: boolean): void {
    if (fresh === this.fresh) return;
    this.fresh = fresh;
    this.listeners.forEach((listener) => listener());
  }
}
