import { describe, expect, it } from "vitest";
import { fold, matches } from "../../src/text/fold";

describe("fold", () => {
  it("takes diacritics and capitals away, đ too", () => {
    expect(fold("Điểm cầu Ý Yên")).toBe("diem cau y yen");
    expect(fold("Nguyễn Thị Đào")).toBe("nguyen thi dao");
  });

  it("folds composed and decomposed forms to the same", () => {
    const name = "Trần Quốc Hưởng";
    expect(fold(name.normalize("NFD"))).toBe(fold(name.normalize("NFC")));
  });
});

describe("matches", () => {
  it("finds every word, in any order", () => {
    expect(matches("Nguyễn Văn Đức", "duc nguyen")).toBe(true);
    expect(matches("Nguyễn Văn Đức", "đức")).toBe(true);
    expect(matches("Nguyễn Văn Đức", "tran duc")).toBe(false);
    expect(matches("Nguyễn Văn Đức", "")).toBe(true);
  });
});
