import type { Rid } from "../protocol/messages";

// The three simulcast layers of a camera, largest first as the offer lists them: 720p, 360p, 180p of a 720p camera.
// maxBitrate in bit/s.
export const kCameraLayers: readonly (RTCRtpEncodingParameters & { rid: Rid })[] = [
  { rid: "h", scaleResolutionDownBy: 1, maxBitrate: 1_500_000, maxFramerate: 30, active: true },
  { rid: "m", scaleResolutionDownBy: 2, maxBitrate: 500_000, maxFramerate: 30, active: true },
  { rid: "l", scaleResolutionDownBy: 4, maxBitrate: 150_000, maxFramerate: 30, active: true },
];

const kLeastShare = 0.5; // of its rate; a layer that would get less looks worse than the one below it

// The encodings with the wanted layers active, as far as they fit under a cap. Layers the mcu does not want cost the
// hall's line nothing. `capKbps` bounds their sum; null: no cap. The smallest one always stays: a hall that is capped is
// still seen.
export function withActiveLayers<T extends { rid?: string; active?: boolean; maxBitrate?: number }>(
  encodings: readonly T[],
  wanted: readonly Rid[],
  capKbps: number | null = null,
): T[] {
  const rates = ratesOf(wanted, capKbps);
  return encodings.map((encoding) => {
    const rate = rates.find(({ rid }) => rid === encoding.rid)?.maxBitrate;
    return rate === undefined ? { ...encoding, active: false } : { ...encoding, active: true, maxBitrate: rate };
  });
}

// Gives what the cap leaves from the smallest layer up; above one that does not fit there is none.
function ratesOf(wanted: readonly Rid[], capKbps: number | null): { rid: Rid; maxBitrate: number }[] {
  let left = capKbps === null ? Infinity : capKbps * 1000;
  const rates: { rid: Rid; maxBitrate: number }[] = [];
  for (const { rid, maxBitrate: full = 0 } of [...kCameraLayers].reverse()) {
    if (!wanted.includes(rid)) continue;
    if (rates.length > 0 && left < kLeastShare * full) break;
    const maxBitrate = Math.min(full, left);
    rates.push({ rid, maxBitrate });
    left -= maxBitrate;
  }
  return rates;
}
