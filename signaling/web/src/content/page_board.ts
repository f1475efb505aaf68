// The canvas on which a paper is shown. Its picture has always the same size, with the page as large as it fits in the
// middle, so that turning a page is no change of the stream.

const kBoardWidth = 1920;
const kBoardHeight = 1080;
const kRepeatMs = 500; // a canvas makes pictures only while it is drawn on

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

// Where a page of this size stands on the board.
export function boxOf(width: number, height: number): Box {
  const scale = Math.min(kBoardWidth / width, kBoardHeight / height);
  const box = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return { x: Math.round((kBoardWidth - box.width) / 2), y: Math.round((kBoardHeight - box.height) / 2), ...box };
}

export class PageBoard {
  readonly track: MediaStreamTrack;
  private readonly canvas = document.createElement("canvas");
  private readonly pen: CanvasRenderingContext2D;
  private readonly timer: ReturnType<typeof setInterval>;
  private page: CanvasImageSource | null = null;
  private box: Box = { x: 0, y: 0, width: 0, height: 0 };

  constructor() {
    this.canvas.width = kBoardWidth;
    this.canvas.height = kBoardHeight;
    const pen = this.canvas.getContext("2d", { alpha: false });
    const track = this.canvas.captureStream(5).getVideoTracks()[0];
    if (pen === null || track === undefined) throw new Error("this browser makes no stream of a canvas");
    track.contentHint = "detail";
    this.pen = pen;
    this.track = track;
    this.timer = setInterval(() => this.draw(), kRepeatMs);
    this.draw();
  }

  // `page` must not change any more.
  show(page: CanvasImageSource, width: number, height: number): void {
    this.page = page;
    this.box = boxOf(width, height);
    this.draw();
  }

  stop(): void {
    clearInterval(this.timer);
    this.track.stop();
  }

  private draw(): void {
    const { x, y, width, height } = this.box;
    this.pen.fillStyle = "#101614";
    this.pen.fillRect(0, 0, kBoardWidth, kBoardHeight);
    if (this.page !== null) this.pen.drawImage(this.page, x, y, width, height);
  }
}
