// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { actionsMeant } from "../../src/admin/audit_search";
import { OfficePages } from "../../src/shell/office_pages";
import { barriers, serve, show } from "../office/stage";

const kMe = {
  user: { id: 1, login: "quan.tri", name: "Nguyễn Thị Ánh", role: "administrator" },
  csrf_token: "c",
  actions: ["audit.read", "health.read"],
};
const kEntry = { id: 9, at: "2026-11-20T01:00:00Z", who: "an", action: "site.change", object: "y-yen", details: "Ý Yên" };

afterEach(() => vi.unstubAllGlobals());

it("asks signaling to search, by the names of actions too, and looks further back by itself", async () => {
  const asked = serve({
    "GET /me": { body: kMe },
    "GET /audit": ({ path }) => {
      if (!path.includes("text=")) return { body: { items: [kEntry], next: null } };
      const last = path.includes("cursor=");
      return { body: { items: last ? [{ ...kEntry, id: 2, details: "Tìm thấy" }] : [], next: last ? null : "c1" } };
    },
  });
  show(<OfficePages />, "/admin/audit");
  await screen.findByText("Ý Yên");
  expect(await barriers()).toEqual([]);
  await userEvent.type(screen.getByLabelText("Tìm"), "sua diem cau");
  await screen.findByText("Tìm thấy");
  await waitFor(() => expect(screen.queryByText("Ý Yên")).toBeNull());
  const searches = asked.map(({ path }) => path).filter((path) => path.includes("sua+diem+cau"));
  expect(searches[0]).toBe("/audit?text=sua+diem+cau&actions=site.change");
  expect(searches.at(-1)).toBe("/audit?text=sua+diem+cau&actions=site.change&cursor=c1");
});

it.each([
  ["", ""],
  ["Xoa", "a.remove"],
  ["SỬA", "a.change,b.change"],
  ["không có", ""],
])("means by %j the actions %j", (text, actions) => {
  const names = { "a.change": "Sửa điểm cầu", "a.remove": "Xóa điểm cầu", "b.change": "Sửa đại biểu" };
  expect(actionsMeant(text, names)).toBe(actions);
});
