// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { OfficePages } from "../../src/shell/office_pages";
import type { Request } from "../office/stage";
import { barriers, serve, show } from "../office/stage";

const kMe = {
  user: { id: 1, login: "quan.tri", name: "Nguyễn Thị Ánh", role: "administrator" },
  csrf_token: "c",
  actions: ["user.read", "user.create", "user.change", "health.read"],
};
const kUser = {
  id: 7, login: "van.hanh", name: "Đặng Văn Đức", role: "operator", disabled: false, created: "2026-01-01T00:00:00Z",
  last_login: null,
};
const kFaults = {
  status: 422,
  body: {
    code: "body.invalid",
    title: "Có trường chưa đúng",
    errors: [{ pointer: "/login", code: "auth.login_taken", vi: "Tên này đã có người dùng", en: "Taken" }],
  },
};

let changed = 0;
beforeEach(() => void (changed = 0));
afterEach(() => vi.unstubAllGlobals());

function open(more: Parameters<typeof serve>[0] = {}): Request[] {
  const asked = serve({
    "GET /me": { body: kMe },
    "GET /users": ({ path }) => ({ body: { items: path.includes("zzz") ? [] : [kUser], next: null } }),
    "GET /users/7": () => ({ body: { ...kUser, name: `Đặng Văn Đức ${changed}` }, headers: { ETag: `"${changed}"` } }),
    ...more,
  });
  show(<OfficePages />, "/admin/users");
  return asked;
}

it("lists users and asks signaling to search", async () => {
  const asked = open();
  await screen.findByText("Đặng Văn Đức", {}, { timeout: 5000 });
  expect(await barriers()).toEqual([]);
  await userEvent.type(screen.getByLabelText("Tìm"), "zzz");
  await screen.findByText("Không tìm thấy ai");
  expect(asked.at(-1)?.path).toBe("/users?text=zzz");
});

it("shows what signaling finds wrong beside its field", async () => {
  open({ "POST /users": kFaults });
  await userEvent.click(await screen.findByRole("button", { name: "Thêm người dùng" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByLabelText("Tên đăng nhập"), "van.hanh");
  await userEvent.click(within(dialog).getByRole("button", { name: "Thêm người dùng" }));
  await within(dialog).findByText("Tên này đã có người dùng");
  expect(within(dialog).getByLabelText("Tên đăng nhập").getAttribute("aria-invalid")).toBe("true");
  expect(await barriers()).toEqual([]);
});

it("does not overwrite what somebody else has changed", async () => {
  const asked = open({
    "PUT /users/7": ({ headers }) =>
      headers["If-Match"] === `"${changed}"` ? { body: kUser } : { status: 412, body: { title: "Vừa được người khác sửa" } },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Sửa Đặng Văn Đức" }));
  const dialog = await screen.findByRole("dialog");
  await within(dialog).findByDisplayValue("Đặng Văn Đức 0");
  changed = 1;
  await userEvent.click(within(dialog).getByRole("button", { name: "Lưu" }));
  await within(dialog).findByText("Vừa được người khác sửa");
  await userEvent.click(within(dialog).getByRole("button", { name: "Đọc bản mới" }));
  await within(dialog).findByDisplayValue("Đặng Văn Đức 1");
  await userEvent.click(within(dialog).getByRole("button", { name: "Lưu" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(asked.filter(({ method }) => method === "PUT").map(({ headers }) => headers["If-Match"])).toEqual(['"0"', '"1"']);
});

it("keeps the question open with the reason when it is refused", async () => {
  open({ "DELETE /users/7": { status: 409, body: { title: "Người này còn phụ trách hội nghị sắp tới" } } });
  await userEvent.click(await screen.findByRole("button", { name: "Thao tác khác với Đặng Văn Đức" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Khóa vĩnh viễn" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.click(within(dialog).getByRole("button", { name: "Khóa vĩnh viễn" }));
  await within(dialog).findByText("Người này còn phụ trách hội nghị sắp tới");
});

it("says that a list cannot be read, and reads it again", async () => {
  let broken = true;
  open({
    "GET /users": () =>
      broken ? { status: 503, body: { title: "Kho dữ liệu đang bận" } } : { body: { items: [kUser], next: null } },
  });
  await screen.findByText("Kho dữ liệu đang bận");
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Thử lại" }));
  await screen.findByText("Đặng Văn Đức");
});
