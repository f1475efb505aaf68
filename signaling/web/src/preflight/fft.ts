// Points of a discrete Fourier transform; both arrays have the same length, a power of two.
export interface Points {
  re: Float64Array;
  im: Float64Array;
}

export function makePoints(length: number, real: ArrayLike<number> = []): Points {
  const re = new Float64Array(length);
  re.set(real);
  return { re, im: new Float64Array(length) };
}

// The transform in place: Cooley and Tukey, radix 2. The inverse is not divided by the number of points.
export function transform({ re, im }: Points, direction: "forward" | "inverse"): void {
  const length = re.length;
  reorder(re, im);
  const sign = direction === "forward" ? -1 : 1;
  for (let size = 2; size <= length; size *= 2) {
    const half = size / 2;
    for (let k = 0; k < half; ++k) {
      const cos = Math.cos((2 * Math.PI * k) / size);
      const sin = sign * Math.sin((2 * Math.PI * k) / size);
      for (let a = k; a < length; a += size) butterfly(re, im, a, a + half, cos, sin);
    }
  }
}

function butterfly(re: Float64Array, im: Float64Array, a: number, b: number, cos: number, sin: number): void {
  const [aRe, aIm, bRe, bIm] = [re[a]!, im[a]!, re[b]!, im[b]!];
  const turnedRe = bRe * cos - bIm * sin;
  const turnedIm = bRe * sin + bIm * cos;
  re[a] = aRe + turnedRe;
  im[a] = aIm + turnedIm;
  re[b] = aRe - turnedRe;
  im[b] = aIm - turnedIm;
}

// Each point to the place whose number has its bits in the opposite order.
function reorder(re: Float64Array, im: Float64Array): void {
  const length = re.length;
  for (let from = 0, to = 0; from < length; ++from) {
    if (from < to) {
      [re[from], re[to]] = [re[to]!, re[from]!];
      [im[from], im[to]] = [im[to]!, im[from]!];
    }
    let bit = length / 2;
    for (; bit >= 1 && (to & bit) !== 0; bit /= 2) to ^= bit;
    to |= bit;
  }
}
