const kFirstPictureMs = 2000;
const kEmptySize = 2; // Chromium shows a black picture of 2×2 before the first real one

// Looks at the pictures of a camera's track, from open() to close(). A page that is hidden gets no new ones.
export class CameraEye {
  private constructor(private readonly video: HTMLVideoElement) {}

  // Null if no picture comes. The track goes on as it was.
  static async open(track: MediaStreamTrack): Promise<CameraEye | null> {
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.srcObject = new MediaStream([track]);
    const eye = new CameraEye(video);
    await Promise.race([video.play().catch(() => undefined), pause(kFirstPictureMs)]);
    for (let waited = 0; waited < kFirstPictureMs && !eye.sees(); waited += 50) await pause(50);
    if (eye.sees()) return eye;
    eye.close();
    return null;
  }

  // The picture now, at most so wide; null if it cannot be drawn.
  draw(maxWidth: number): HTMLCanvasElement | null {
    const { videoWidth, videoHeight } = this.video;
    const width = Math.min(maxWidth, videoWidth);
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = Math.max(1, Math.round((videoHeight * width) / videoWidth));
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    if (pen === null) return null;
    pen.drawImage(this.video, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  close(): void {
    this.video.srcObject = null;
  }

  private sees(): boolean {
    return this.video.videoWidth > kEmptySize;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
