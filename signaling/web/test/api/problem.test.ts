import { describe, expect, it } from "vitest";
import { faultsByField, fieldOf } from "../../src/api/faults";
import { ApiError, kNetworkProblem, parseProblem, problemOf } from "../../src/api/problem";

const kBody = {
  type: "about:blank",
  status: 422,
  code: "body.invalid",
  title: "Nội dung sai",
  detail: "Có trường sai.",
  en: { title: "Wrong content", detail: "Some members are wrong." },
  errors: [
    { pointer: "/name", code: "text.empty", vi: "Chưa có tên", en: "A name is missing" },
    { pointer: "/agenda/0/title", code: "text.long", vi: "Quá dài", en: "Too long" },
  ],
};

describe("parseProblem", () => {
  it("reads both languages and the faults", () => {
    const problem = parseProblem(422, kBody);
    expect(problem.code).toBe("body.invalid");
    expect(problem.title).toEqual({ vi: "Nội dung sai", en: "Wrong content" });
    expect(problem.detail.en).toBe("Some members are wrong.");
    expect(problem.faults[1]).toEqual({
      pointer: "/agenda/0/title",
      code: "text.long",
      text: { vi: "Quá dài", en: "Too long" },
    });
  });

  it.each([undefined, null, "text", 7, [], {}, { title: 7, errors: 7, en: 7 }, { errors: [null, 7] }])(
    "has something to say about %j",
    (body) => {
      const problem = parseProblem(503, body);
      expect(problem.title.vi).toContain("503");
      expect(problem.detail.en).toContain("503");
      expect(problem.code).toBe("unknown");
    },
  );

  it("uses the one language there is for both", () => {
    expect(parseProblem(404, { title: "Không có" }).title).toEqual({ vi: "Không có", en: "Không có" });
  });
});

describe("problemOf", () => {
  it("opens an ApiError", () => expect(problemOf(new ApiError(kNetworkProblem))).toBe(kNetworkProblem));
  it("names what else was thrown", () => expect(problemOf(new TypeError("x is null")).detail.en).toContain("x is null"));
});

describe("faults", () => {
  it.each([
    ["/name", "name"],
    ["/agenda/0/title", "agenda.0.title"],
    ["/a~1b/c~0d", "a/b.c~d"],
    ["", ""],
  ])("the pointer %s is the field %s", (pointer, field) => expect(fieldOf(pointer)).toBe(field));

  it("go to the fields of the form, the rest is noted", () => {
    expect(faultsByField(parseProblem(422, kBody), "vi", ["name"])).toEqual({
      fields: { name: "Chưa có tên" },
      others: ["Quá dài"],
    });
  });
});
