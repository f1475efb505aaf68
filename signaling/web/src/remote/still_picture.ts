import { CameraEye } from "../session/camera_eye";

const kWidth = 640;
const kMostCharacters = 98_304; // 72 KiB of JPEG in base64
const kQualities = [0.85, 0.7, 0.5, 0.3, 0.1];
const kPrefix = "data:image/jpeg;base64,";

// A picture of what the camera sends now: a JPEG in base64, or null if there is none.
export async function takeStill(track: MediaStreamTrack | null): Promise<string | null> {
  const eye = track === null || track.readyState === "ended" ? null : await CameraEye.open(track);
  const canvas = eye?.draw(kWidth) ?? null;
  eye?.close();
  return canvas && encodeStill((quality) => canvas.toDataURL("image/jpeg", quality));
}

// The best one that is small enough.
export function encodeStill(encode: (quality: number) => string): string | null {
  for (const quality of kQualities) {
    const url = encode(quality);
    if (!url.startsWith(kPrefix)) return null; // this browser makes no JPEG
    if (url.length - kPrefix.length <= kMostCharacters) return url.slice(kPrefix.length);
  }
  return null;
}
