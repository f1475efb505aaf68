// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { OfficePages } from "../../src/shell/office_pages";
import { barriers, serve, show } from "../office/stage";

const kLogIn = {
  user: { id: 3, login: "chu.tri", name: "Phạm Đình Nghị", role: "chair" },
  csrf_token: "c".repeat(64),
  actions: ["conference.join", "user.change_password"],
};
const kNobody = { status: 401, body: { code: "auth.not_logged_in", title: "Chưa đăng nhập" } };
const kVersion = { body: { version: "1", name: "Điểm Cầu", province: "Tỉnh Nam Định", needs_administrator: false } };
const kWrong = { status: 401, body: { code: "auth.wrong_login", title: "Sai mật khẩu", en: { title: "Wrong" } } };

afterEach(() => vi.unstubAllGlobals());

describe("log-in", () => {
  it("stands at every address for who is not logged in, and can be read by everybody", async () => {
    serve({ "GET /me": kNobody, "GET /version": kVersion });
    show(<OfficePages />, "/admin/users");
    await screen.findByRole("heading", { name: "Đăng nhập" });
    await screen.findByText("Tỉnh Nam Định");
    expect(await barriers()).toEqual([]);
  });

  it("says what is wrong, and then leads to the home of the role", async () => {
    const asked = serve({
      "GET /me": kNobody,
      "GET /version": kVersion,
      "POST /login": ({ body }) => ((body as { password: string }).password === "right" ? { body: kLogIn } : kWrong),
      "GET /conferences": { body: { items: [], next: null } },
    });
    show(<OfficePages />);
    const login = await screen.findByLabelText("Tên đăng nhập");
    await userEvent.type(login, "chu.tri");
    await userEvent.type(screen.getByLabelText("Mật khẩu"), "wrong{Enter}");
    await screen.findByText("Sai mật khẩu");
    await userEvent.clear(screen.getByLabelText("Mật khẩu"));
    await userEvent.type(screen.getByLabelText("Mật khẩu"), "right{Enter}");
    await screen.findByText("Chưa có hội nghị nào");
    expect(location.pathname).toBe("/conferences");
    expect(asked.filter(({ path }) => path === "/login")).toHaveLength(2);
    expect(await barriers()).toEqual([]);
  });

  it("comes back when the log-in is over, and keeps the address", async () => {
    let over = false;
    serve({
      "GET /me": { body: kLogIn },
      "GET /version": kVersion,
      "GET /conferences": { body: { items: [], next: null } },
      "GET /me/tokens": () => (over ? kNobody : { body: { items: [], next: null } }),
    });
    over = true;
    show(<OfficePages />, "/account");
    await screen.findByRole("heading", { name: "Đăng nhập" });
    expect(location.pathname).toBe("/account");
  });

  it("sends the CSRF token with a change, and logs out", async () => {
    const asked = serve({
      "GET /me": { body: kLogIn },
      "GET /version": kVersion,
      "GET /conferences": { body: { items: [], next: null } },
      "POST /logout": { status: 204 },
    });
    show(<OfficePages />);
    await userEvent.click(await screen.findByRole("button", { name: /Phạm Đình Nghị/ }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Đăng xuất" }));
    await screen.findByRole("heading", { name: "Đăng nhập" });
    const out = asked.find(({ path }) => path === "/logout");
    expect(out?.headers["X-CSRF-Token"]).toBe(kLogIn.csrf_token);
  });

  it("shows the areas of the role only", async () => {
    serve({ "GET /me": { body: kLogIn }, "GET /conferences": { body: { items: [], next: null } } });
    show(<OfficePages />, "/admin/users");
    await screen.findByText("Không có trang này");
    await waitFor(() => expect(screen.queryByRole("link", { name: "Quản trị" })).toBeNull());
  });
});
