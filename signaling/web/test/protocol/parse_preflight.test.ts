import { describe, expect, it } from "vitest";
import { parseServerMessage } from "../../src/protocol/parse";
import { check, testedSite } from "../support/preflight";

const parse = (message: unknown) => parseServerMessage(JSON.stringify(message));

describe("preflight", () => {
  it("is read whole", () => {
    const advice = { vi: "Chọn micro khác.", en: "Choose another microphone." };
    const message = {
      type: "preflight",
      whole: false,
      sites: [
        testedSite("y-yen", {
          lamp: "red",
          asked_by: "Trần Thị B",
          sounds: true,
          retest_in_ms: 60_000,
          checks: [check(), check({ check: "microphone", result: "fail", value: null, unit: "dBov", advice })],
        }),
        testedSite("my-loc", { state: "untested", lamp: "none", at: null, checks: [] }),
      ],
    };
    expect(parse(message)).toEqual(message);
  });

  it("takes what it does not know as no pass", () => {
    expect(parse({ type: "preflight" })).toEqual({ type: "preflight", whole: true, sites: [] });
    const sites = [{ site: "a", state: "new", lamp: "blue", at: "no", checks: [{ check: "smell", result: "odd" }, 7] }, {}];
    expect(parse({ type: "preflight", sites })).toMatchObject({
      sites: [
        {
          site: "a",
          state: "untested",
          lamp: "none",
          at: null,
          retest_in_ms: null,
          checks: [{ check: null, result: "warn", value: null, unit: "", vi: "", en: "", advice: null }],
        },
      ],
    });
  });
});

describe("preflight.start", () => {
  const probe = { max_kbps: 4000, seconds: 2, bytes: 1_000_000 };
  const start = { type: "preflight.start", test: 7, sounds: true, quiet_ms: 6000, probe };

  it("is read whole", () => {
    expect(parse(start)).toEqual(start);
    expect(parse({ ...start, probe: null })).toEqual({ ...start, probe: null });
    expect(parse({ type: "preflight.start", test: 7 })).toEqual({ ...start, sounds: false, quiet_ms: 0, probe: null });
  });

  it.each([undefined, "7", 1.5, 2 ** 60])("needs the number of the test, which %j is not", (test) => {
    expect(parse({ ...start, test })).toBeNull();
  });

  it.each([{ seconds: 0 }, { max_kbps: -1 }, { bytes: "x" }, { bytes: 0.5 }])("has no probe without bounds: %j", (broken) => {
    expect(parse({ ...start, probe: { ...probe, ...broken } })).toMatchObject({ probe: null });
  });
});
