// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { OfficePages } from "../../src/shell/office_pages";
import type { Request } from "../office/stage";
import { barriers, serve, show } from "../office/stage";

const kSite = { id: "y-yen", name: "Ý Yên" };
const kCodes = ["hall", "hall_control"].map((kind) => (
  { site: "y-yen", kind, expires: "2026-12-01T01:15:00Z", tries_left: 10 }
));

afterEach(() => vi.unstubAllGlobals());

// The devices' page for somebody with these rights; codes are open for the hall's computer and for its control.
function open(actions: readonly string[], refusal?: { status: number; body: unknown }): Request[] {
  let codes = kCodes;
  const withdraw = ({ path }: Request) => {
    if (refusal !== undefined) return refusal;
    codes = codes.filter(({ kind }) => !path.endsWith(`/${kind}`));
    return { status: 204 };
  };
  const asked = serve({
    "GET /me": {
      body: {
        user: { id: 1, login: "quan.tri", name: "Nguyễn Thị Ánh", role: "administrator" },
        csrf_token: "c",
        actions: ["device.read", "health.read", ...actions],
      },
    },
    "GET /sites": { body: { items: [kSite], next: null } },
    "GET /devices": { body: { items: [], next: null } },
    "GET /enrolment-codes": () => ({ body: { items: codes, next: null } }),
    "DELETE /sites/y-yen/enrolment-codes/hall": withdraw,
    "DELETE /sites/y-yen/enrolment-codes/hall_control": withdraw,
  });
  show(<OfficePages />, "/admin/devices");
  return asked;
}

const kOfControl = "Hủy mã: Ý Yên, Điều khiển của hội trường";
const kOfHall = "Hủy mã: Ý Yên, Máy hội trường";

it("withdraws an open code, also the one that a hall shows for its control", async () => {
  const asked = open(["device.enrol_hall", "device.revoke"]);
  await userEvent.click(await screen.findByRole("button", { name: kOfControl }, { timeout: 5000 }));
  const dialog = await screen.findByRole("dialog");
  within(dialog).getByText("Hủy mã ghép điều khiển của hội trường của Ý Yên?");
  expect(await barriers()).toEqual([]);
  await userEvent.click(within(dialog).getByRole("button", { name: "Hủy mã" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: kOfControl })).toBeNull());
  expect(asked.filter(({ method }) => method === "DELETE").map(({ path }) => path)).toEqual([
    "/sites/y-yen/enrolment-codes/hall_control",
  ]);
  screen.getByRole("button", { name: kOfHall });
});

it("offers it to whoever may, and nothing where no code is open", async () => {
  open(["device.enrol_hall"]);
  await screen.findByRole("button", { name: kOfHall }, { timeout: 5000 });
  expect(screen.queryByRole("button", { name: kOfControl })).toBeNull();
  expect(screen.getAllByRole("button", { name: /^Hủy mã/ })).toHaveLength(1);
});

it("says why a code cannot be withdrawn", async () => {
  open(["device.enrol_hall"], { status: 503, body: { code: "store.busy", title: "Chưa ghi được, hãy thử lại" } });
  await userEvent.click(await screen.findByRole("button", { name: kOfHall }, { timeout: 5000 }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.click(within(dialog).getByRole("button", { name: "Hủy mã" }));
  await within(dialog).findByText("Chưa ghi được, hãy thử lại");
});
