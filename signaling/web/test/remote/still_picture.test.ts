import { describe, expect, it } from "vitest";
import { encodeStill } from "../../src/remote/still_picture";

const kPrefix = "data:image/jpeg;base64,";

describe("encodeStill", () => {
  it("takes the best picture that is small enough", () => {
    const tried: number[] = [];
    const image = encodeStill((quality) => {
      tried.push(quality);
      return kPrefix + "A".repeat(Math.round(quality * 190_000));
    });
    expect(image).toHaveLength(95_000);
    expect(tried).toEqual([0.85, 0.7, 0.5]);
  });

  it.each([
    ["is always too large", kPrefix + "A".repeat(98_305)],
    ["is no JPEG", "data:image/png;base64,iVBORw0KGgo="],
  ])("gives none that %s", (_, url) => expect(encodeStill(() => url)).toBeNull());
});
