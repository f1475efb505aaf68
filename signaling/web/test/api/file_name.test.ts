import { describe, expect, it } from "vitest";
import { fileNameOf } from "../../src/api/file_name";

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
