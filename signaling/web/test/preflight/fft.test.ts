import { describe, expect, it } from "vitest";
import { makePoints, transform } from "../../src/preflight/fft";

describe("transform", () => {
  it.each([1, 2, 4, 16, 64])("is the sum of the definition, for %i points", (length) => {
    const points = makePoints(length);
    for (let n = 0; n < length; ++n) {
      points.re[n] = Math.sin(3 * n) + 0.2 * n;
      points.im[n] = Math.cos(7 * n);
    }
    const { re, im } = { re: points.re.slice(), im: points.im.slice() };
    transform(points, "forward");
    for (let k = 0; k < length; ++k) {
      let [sumRe, sumIm] = [0, 0];
      for (let n = 0; n < length; ++n) {
        const angle = (-2 * Math.PI * k * n) / length;
        sumRe += re[n]! * Math.cos(angle) - im[n]! * Math.sin(angle);
        sumIm += re[n]! * Math.sin(angle) + im[n]! * Math.cos(angle);
      }
      expect(points.re[k]).toBeCloseTo(sumRe, 9);
      expect(points.im[k]).toBeCloseTo(sumIm, 9);
    }
  });

  it("comes back by its inverse, times the number of points", () => {
    const points = makePoints(8, [1, -2, 3, 0.5]);
    transform(points, "forward");
    transform(points, "inverse");
    expect([...points.re].map((value) => value / 8 + 0)).toEqual([1, -2, 3, 0.5, 0, 0, 0, 0].map((v) => expect.closeTo(v, 12)));
  });
});
