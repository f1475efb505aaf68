import { describe, expect, it } from "vitest";
import { mayRetryOnChange, statusOfError } from "../../src/session/devices";

describe("statusOfError", () => {
  it.each([
    ["NotAllowedError", "denied"],
    ["SecurityError", "denied"],
    ["NotFoundError", "missing"],
    ["OverconstrainedError", "missing"],
    ["NotReadableError", "busy"],
    ["AbortError", "busy"],
  ])("%s → %s", (name, status) => expect(statusOfError({ name })).toBe(status));

  it("takes anything else for a busy device", () => {
    for (const thrown of [null, undefined, "no", 7, {}]) expect(statusOfError(thrown)).toBe("busy");
  });
});

it("retries on a change what a plug can heal", () => {
  expect(["missing", "unplugged", "busy"].every((status) => mayRetryOnChange(status as "missing"))).toBe(true);
  expect(["denied", "insecure", "ready", "off"].some((status) => mayRetryOnChange(status as "denied"))).toBe(false);
});
