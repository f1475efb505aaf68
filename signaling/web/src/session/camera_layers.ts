import type { Rid } from "../protocol/messages";

// The three simulcast layers of a camera, largest first as the offer lists them: 720p, 360p, 180p of a 720p camera.
// maxBitrate in bit/s.
export const kCameraLayers: readonly (RTCRtpEncodingParameters & { rid: Rid })[] = [
  { rid: "h", scaleResolutionDownBy: 1, maxBitrate: 1_500_000, maxFramerate: 30, active: true },
  { rid: "m", scaleResolutionDownBy: 2, maxBitrate: 500_000, maxFramerate: 30, active: true },
  { rid: "l", scaleResolutionDownBy: 4, maxBitrate: 150_000, maxFramerate: 30, active: true },
];

// The encodings with exactly the wanted layers active. Layers the mcu does not want cost the hall's line nothing.
export function withActiveLayers<T extends { rid?: string; active?: boolean }>(
  encodings: readonly T[],
  wanted: readonly Rid[],
): T[] {
  return encodings.map((encoding) => ({ ...encoding, active: wanted.some((rid) => rid === encoding.rid) }));
}
