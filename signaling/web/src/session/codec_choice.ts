interface Codec {
  mimeType: string;
}

// The codecs to offer for video: VP8 and its retransmission, the only ones the bridge speaks. Empty if the browser has
// no VP8, in which case its own list is offered and the bridge names the reason of its refusal.
export function videoCodecs<T extends Codec>(available: readonly T[]): T[] {
  if (!available.some((codec) => isType(codec, "video/vp8"))) return [];
  return pick(available, ["video/vp8", "video/rtx"]);
}

// For audio: Opus only.
export function audioCodecs<T extends Codec>(available: readonly T[]): T[] {
  return pick(available, ["audio/opus"]);
}

function pick<T extends Codec>(available: readonly T[], types: readonly string[]): T[] {
  return types.flatMap((type) => available.filter((codec) => isType(codec, type)));
}

function isType(codec: Codec, type: string): boolean {
  return codec.mimeType.toLowerCase() === type;
}
