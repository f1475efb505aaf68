import { describe, expect, it } from "vitest";
import { extendedEnd } from "../../src/time/extended_end";

describe("extendedEnd", () => {
  const end = "2026-12-01T10:00:00+07:00";
  it("is after the expected end, or after now if that has passed", () => {
    expect(extendedEnd(end, 30, Date.parse("2026-12-01T09:50:00+07:00"))).toBe("2026-12-01T10:30:00+07:00");
    expect(extendedEnd(end, 30, Date.parse("2026-12-01T10:12:20+07:00"))).toBe("2026-12-01T10:43:00+07:00");
  });
});
