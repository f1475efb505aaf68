import { describe, expect, it } from "vitest";
import { faultAt, faultBelow, faultyMembers, memberOf, toFault } from "../../../src/operator/booking/field_faults";

const kFaults = [
  { pointer: "/agenda/3/title", code: "field.empty", vi: "Cần tên.", en: "A title is needed." },
  { pointer: "/sites/1", code: "site.twice", vi: "Trùng.", en: "Twice." },
  { pointer: "/title", code: "field.empty", vi: "Cần tên hội nghị.", en: "A title is needed." },
  { pointer: "/elsewhere", code: "x", vi: "?", en: "?" },
].map(toFault);

describe("field faults", () => {
  it("stand beside their field, in the reader's language", () => {
    expect(faultAt(kFaults, "/agenda/3/title", "vi")).toBe("Cần tên.");
    expect(faultAt(kFaults, "/agenda/3/title", "en")).toBe("A title is needed.");
    expect(faultAt(kFaults, "/agenda", "vi")).toBeUndefined();
  });

  it("of a list's entries are heard by the list", () => {
    expect(faultBelow(kFaults, "/sites", "vi")).toBe("Trùng.");
    expect(faultBelow(kFaults, "/si", "vi")).toBeUndefined();
  });

  it("name their members in the form's order", () => {
    expect(faultyMembers(kFaults)).toEqual(["title", "sites", "agenda"]);
    expect(memberOf("/elsewhere")).toBeNull();
    expect(memberOf("")).toBeNull();
  });
});
