// By what a simulated site is known again: a tone and a colour of its own (tools/endpoint/core/site_signs.cpp).

export const kSignCount = 18;

// A document has a sign of its own, in its time code only; round its page stands its site's colour.
export const documentSign = (sign) => kSignCount + sign;

export const toneHz = (sign) => 300 + 150 * sign;

// YUV (BT.601, limited range).
export function signColour(sign) {
  const angle = (2 * Math.PI * sign) / kSignCount;
  return {
    y: sign % 2 === 0 ? 105 : 140,
    u: Math.round(128 + 58 * Math.cos(angle)),
    v: Math.round(128 + 58 * Math.sin(angle)),
  };
}

// The sign whose colour a mean [r, g, b] of a picture comes nearest to, or null if it is none of them.
export function signOfColour([r, g, b]) {
  const u = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
  const v = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
  let best = { sign: null, distance: 22 };
  for (let sign = 0; sign < kSignCount; sign++) {
    const colour = signColour(sign);
    const distance = Math.hypot(u - colour.u, v - colour.v);
    if (distance < best.distance) best = { sign, distance };
  }
  return best.sign;
}
