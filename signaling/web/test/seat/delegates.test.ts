import { expect, it } from "vitest";
import { delegatesOf, kLongestName, requestOf } from "../../src/seat/delegates";

it.each([
  [{ delegate: "", post: "" }, false, { type: "floor.request" }],
  [{ delegate: "Bà Hoa", post: "" }, false, { type: "floor.request", delegate: "Bà Hoa" }],
  [
    { delegate: "Bà Hoa", post: "Chủ tịch xã" },
    true,
    { type: "floor.request", delegate: "Bà Hoa", post: "Chủ tịch xã", priority: true },
  ],
  [{ delegate: "", post: "" }, true, { type: "floor.request", priority: true }],
])("asks for %o, priority %s", (speaker, priority, message) => expect(requestOf(speaker, priority)).toEqual(message));

it("reads the delegates of its site, none too long for a request", async () => {
  const asked: string[] = [];
  const api = {
    get: async <T>(path: string) => {
      asked.push(path);
      const one = { id: 1, site: "y-yen", commune: "" };
      return {
        items: [
          { ...one, name: "Bà Hoa", post: "Chủ tịch", unit: "UBND xã Yên Ninh" },
          { ...one, name: "Ông Đức", post: "", unit: "Phòng Nông nghiệp" },
          { ...one, name: "ế".repeat(200), post: "", unit: "" },
        ],
        next: null,
      } as T;
    },
  };
  expect(await delegatesOf("y-yen", api)).toEqual([
    { delegate: "Bà Hoa", post: "Chủ tịch, UBND xã Yên Ninh" },
    { delegate: "Ông Đức", post: "Phòng Nông nghiệp" },
    { delegate: "ế".repeat(kLongestName), post: "" },
  ]);
  expect(asked).toEqual(["/sites/y-yen/delegates"]);
});
