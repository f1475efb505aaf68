import { expect, it, vi } from "vitest";
import type { ApiClient } from "../../src/api/client";
import { ApiError, kNetworkProblem } from "../../src/api/problem";
import type { Device } from "../../src/app/device";
import { TabletAccess, openConferences } from "../../src/chair/tablet_access";

const kTablet: Device = { token: "dcd_t", kind: "chair_tablet", site: { id: "a", name: "Tỉnh ủy" }, unlock: null };

function tablet(api: Partial<Record<"get" | "offer", unknown>>) {
  const saved: Device[] = [];
  const keys: Device[] = [];
  const access = new TabletAccess(
    kTablet,
    (device) => saved.push(device),
    (key) => {
      keys.push(key);
      return api as unknown as ApiClient;
    },
  );
  return { access, saved, keys };
}

it.each([
  [{ has_pin: true, locked: true }, "pin"],
  [{ has_pin: false, locked: true }, "no_pin"],
  [{ has_pin: true, locked: false }, "open"],
])("%j means %s", async (device, lock) => {
  const { access } = tablet({ get: vi.fn().mockResolvedValue({ device }) });
  await expect(access.lock()).resolves.toBe(lock);
});

it("knows that it was revoked, and tells it from a lost line", async () => {
  const refused = tablet({ get: vi.fn().mockRejectedValue(new ApiError({ ...kNetworkProblem, status: 401 })) });
  await expect(refused.access.lock()).resolves.toBe("revoked");
  const lost = tablet({ get: vi.fn().mockRejectedValue(new ApiError(kNetworkProblem)) });
  await expect(lost.access.lock()).rejects.toBeInstanceOf(ApiError);
});

it("keeps the proof of its PIN and shows it from then on", async () => {
  const { access, saved, keys } = tablet({
    offer: vi.fn().mockResolvedValue({ unlock: "proof" }),
    get: vi.fn().mockResolvedValue({ items: [], next: null }),
  });
  await access.unlock("482916");
  expect(saved).toEqual([{ ...kTablet, unlock: "proof" }]);
  await access.conferences();
  expect(keys.at(-1)?.unlock).toBe("proof");
});

it("enters only what is open and is chaired from its site", () => {
  const entry = { conference: "c", title: "t", start: "", chair_site: "ubnd-tinh" };
  const all = (["scheduled", "testing", "in_session", "paused", "closed"] as const).map((phase) => ({ ...entry, phase }));
  expect(openConferences(all, "ubnd-tinh").map(({ phase }) => phase)).toEqual(["testing", "in_session", "paused"]);
  expect(openConferences(all, "y-yen")).toEqual([]);
});
