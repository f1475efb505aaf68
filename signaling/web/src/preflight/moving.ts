const kLeastShare = 0.005; // of the pixels

// Whether pictures of one camera, in their order and all of one size, are alive: even of a still room a working camera
// never gives the same picture twice, because of its noise. Bytes of any channel order.
export function isMoving(frames: readonly Uint8ClampedArray[]): boolean {
  return frames.some((frame, index) => index > 0 && differ(frames[index - 1]!, frame));
}

function differ(former: Uint8ClampedArray, frame: Uint8ClampedArray): boolean {
  const changed = frame.reduce((count, byte, index) => count + (byte === former[index] ? 0 : 1), 0);
  return changed >= kLeastShare * frame.length;
}
