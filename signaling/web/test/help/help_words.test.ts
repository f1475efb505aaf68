import { describe, expect, it } from "vitest";
import { markedParts } from "../../src/help/help_text";
import { kHelpRoles } from "../../src/help/help_role";
import { kDictionaries } from "../../src/i18n/dictionary";
import type { Language } from "../../src/i18n/dictionary";
import { en as adminEn } from "../../src/i18n/admin/en";
import { vi as adminVi } from "../../src/i18n/admin/vi";
import { consoleEn } from "../../src/i18n/console/en";
import { consoleVi } from "../../src/i18n/console/vi";
import { conferenceEn } from "../../src/i18n/conference/en";
import { conferenceVi } from "../../src/i18n/conference/vi";
import { en as hallEn } from "../../src/i18n/hall/en";
import { vi as hallVi } from "../../src/i18n/hall/vi";
import { kHelp } from "../../src/i18n/help";
import type { HelpWords } from "../../src/i18n/help/help_words";
import { operatorEn } from "../../src/i18n/operator/en";
import { operatorVi } from "../../src/i18n/operator/vi";
import { en as shellEn } from "../../src/i18n/shell/en";
import { vi as shellVi } from "../../src/i18n/shell/vi";

// Where the pages take their words from: what a sheet quotes must stand in one of them.
const kPages: Record<Language, readonly object[]> = {
  vi: [kDictionaries.vi, conferenceVi, hallVi, adminVi, operatorVi, shellVi, consoleVi],
  en: [kDictionaries.en, conferenceEn, hallEn, adminEn, operatorEn, shellEn, consoleEn],
};

function valuesOf(node: unknown): string[] {
  if (typeof node === "string") return [node];
  return typeof node === "object" && node !== null ? Object.values(node).flatMap(valuesOf) : [];
}

function sentences({ seat, parts, troubles }: HelpWords): string[] {
  return [
    seat,
    ...parts.flatMap(({ heading, steps }) => [heading, ...steps]),
    ...troubles.flatMap(({ sign, cure }) => [sign, cure]),
  ];
}

const kSheets = kHelpRoles.flatMap((role) =>
  (["vi", "en"] as const).map((language) => [role, language, kHelp[role][language]] as const),
);

describe.each(kSheets)("the sheet of %s in %s", (_, language, sheet) => {
  it("quotes only words that stand on the pages", () => {
    const known = new Set(kPages[language].flatMap(valuesOf));
    const quoted = sentences(sheet).flatMap(markedParts).filter(({ marked }) => marked);
    expect(quoted.map(({ text }) => text).filter((text) => !known.has(text))).toEqual([]);
  });

  it("closes each bracket it opens, and leaves nothing empty", () => {
    for (const sentence of sentences(sheet)) {
      expect(sentence.split("[[").length, sentence).toBe(sentence.split("]]").length);
      expect(sentence.trim()).not.toBe("");
    }
  });
});

it.each(kHelpRoles)("%s is told the same in both languages", (role) => {
  const shape = ({ parts, troubles }: HelpWords) => [parts.map(({ steps }) => steps.length), troubles.length];
  expect(shape(kHelp[role].en)).toEqual(shape(kHelp[role].vi));
});

it("marks what stands in double brackets", () => {
  expect(markedParts("Bấm [[Mời]] để mời")).toEqual([
    { text: "Bấm ", marked: false },
    { text: "Mời", marked: true },
    { text: " để mời", marked: false },
  ]);
});
