import { describe, expect, it } from "vitest";
import { paperFault } from "../../src/papers/paper_rules";

describe("paperFault", () => {
  it("takes PDF and pictures up to 64 MiB", () => {
    expect(paperFault({ type: "application/pdf", size: 64 * 1024 * 1024 })).toBeNull();
    expect(paperFault({ type: "image/jpeg", size: 1 })).toBeNull();
    expect(paperFault({ type: "application/pdf", size: 64 * 1024 * 1024 + 1 })).toBe("too_large");
    expect(paperFault({ type: "application/msword", size: 1 })).toBe("wrong_type");
    expect(paperFault({ type: "", size: 1 })).toBe("wrong_type");
  });
});
