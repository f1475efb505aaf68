import { describe, expect, it } from "vitest";
import { fileNameOf, paperFault } from "../../../src/operator/booking/paper_rules";

describe("paperFault", () => {
  it("takes PDF and pictures up to 64 MiB", () => {
    expect(paperFault({ type: "application/pdf", size: 64 * 1024 * 1024 })).toBeNull();
    expect(paperFault({ type: "image/jpeg", size: 1 })).toBeNull();
    expect(paperFault({ type: "application/pdf", size: 64 * 1024 * 1024 + 1 })).toBe("too_large");
    expect(paperFault({ type: "application/msword", size: 1 })).toBe("wrong_type");
    expect(paperFault({ type: "", size: 1 })).toBe("wrong_type");
  });
});

describe("fileNameOf", () => {
  it("reads the extended form before the plain one", () => {
    const header = "inline; filename=\"Bao cao.pdf\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.pdf";
    expect(fileNameOf(header)).toBe("Báo cáo.pdf");
    expect(fileNameOf('attachment; filename="a.pdf"')).toBe("a.pdf");
  });

  it("is none where there is none", () => {
    expect(fileNameOf("inline")).toBeNull();
    expect(fileNameOf("inline; filename*=UTF-8''%E0%A4%A")).toBeNull();
  });
});
