import { CameraEye } from "../session/camera_eye";
import { isMoving } from "./moving";

const kFrames = 10;
const kEveryMs = 220;
const kWidth = 64;

// Watches the own camera for two seconds: whether its picture moves. Null if that cannot be seen, because there is no
// picture or the page is hidden.
export async function watchCamera(track: MediaStreamTrack | null): Promise<boolean | null> {
  const eye = track === null || track.readyState === "ended" ? null : await CameraEye.open(track);
  if (eye === null) return null;
  const frames: Uint8ClampedArray[] = [];
  let hidden = false;
  while (frames.length < kFrames) {
    hidden ||= document.visibilityState === "hidden";
    const canvas = eye.draw(kWidth);
    const pixels = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
    if (pixels === undefined) break;
    frames.push(pixels);
    await new Promise((resolve) => setTimeout(resolve, kEveryMs));
  }
  eye.close();
  return hidden || frames.length < kFrames ? null : isMoving(frames);
}
