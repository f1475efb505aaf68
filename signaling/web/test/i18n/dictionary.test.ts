import { describe, expect, it } from "vitest";
import { kDictionaries } from "../../src/i18n/dictionary";
import { en as adminEn } from "../../src/i18n/admin/en";
import { vi as adminVi } from "../../src/i18n/admin/vi";
import { conferenceEn } from "../../src/i18n/conference/en";
import { conferenceVi } from "../../src/i18n/conference/vi";
import { consoleEn } from "../../src/i18n/console/en";
import { consoleVi } from "../../src/i18n/console/vi";
import { en as hallEn } from "../../src/i18n/hall/en";
import { vi as hallVi } from "../../src/i18n/hall/vi";
import { en as helpEn } from "../../src/i18n/help/en";
import { vi as helpVi } from "../../src/i18n/help/vi";
import { en as officeEn } from "../../src/i18n/office/en";
import { vi as officeVi } from "../../src/i18n/office/vi";
import { operatorEn } from "../../src/i18n/operator/en";
import { operatorVi } from "../../src/i18n/operator/vi";
import { en as shellEn } from "../../src/i18n/shell/en";
import { vi as shellVi } from "../../src/i18n/shell/vi";

// Every word with its path; parameters are replaced so that phrases can be looked at too.
function flatten(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") return [[path, String((node as (...args: unknown[]) => unknown)("7", "12"))]];
  return Object.entries(node as object).flatMap(([key, value]) => flatten(value, path === "" ? key : `${path}.${key}`));
}

// One row an area: a new area of the pages adds its own.
const kAreas: readonly [string, object, object][] = [
  ["hall and chair", kDictionaries.vi, kDictionaries.en],
  ["conference", conferenceVi, conferenceEn],
  ["office", officeVi, officeEn],
  ["operator", operatorVi, operatorEn],
  ["shell", shellVi, shellEn],
  ["admin", adminVi, adminEn],
  ["hall", hallVi, hallEn],
  ["help", helpVi, helpEn],
  ["console", consoleVi, consoleEn],
];
const kSame = new Set(["product", "devices.camera", "chairSite"]); // words both languages may share

describe.each(kAreas)("words of %s", (_, vi, en) => {
  const inVietnamese = new Map(flatten(vi));
  const inEnglish = new Map(flatten(en));

  it("have the same keys", () => expect([...inEnglish.keys()].sort()).toEqual([...inVietnamese.keys()].sort()));

  it("leave nothing empty", () => {
    for (const [path, words] of [...inVietnamese, ...inEnglish]) expect(words.trim(), path).not.toBe("");
  });

  it("translate everything", () => {
    for (const [path, words] of inVietnamese) if (!kSame.has(path)) expect(inEnglish.get(path), path).not.toBe(words);
  });

  it("write Vietnamese in composed form, so that every font draws it", () => {
    for (const [path, words] of inVietnamese) expect(words, path).toBe(words.normalize("NFC"));
  });
});

describe("dictionaries", () => {
  it("use the field's words", () => {
    expect(kDictionaries.vi.microphone.request).toBe("Đăng ký phát biểu");
    expect(kDictionaries.vi.microphone.cancel).toBe("Hủy đăng ký");
    expect(kDictionaries.vi.microphone.release).toBe("Kết thúc phần phát biểu");
    expect(kDictionaries.vi.floor.grant).toBe("Mời phát biểu");
    expect(kDictionaries.vi.floor.deny).toBe("Để sau");
    expect(kDictionaries.vi.floor.revoke).toBe("Kết thúc phát biểu");
    expect(kDictionaries.vi.view.composed).toBe("Hình tổng hợp");
    expect(kDictionaries.vi.view.forwarded).toBe("Hình riêng từng điểm cầu");
    expect(kDictionaries.vi.connection.replacedTitle).toBe("Đã mở ở nơi khác");
    expect(kDictionaries.vi.picture.soundOn).toBe("Bật tiếng");
    expect(kDictionaries.vi.microphone.asked(3)).toBe("Đã đăng ký, thứ 3");
    expect(kDictionaries.vi.microphone.remaining("2:41")).toBe("còn 2:41");
  });
});
