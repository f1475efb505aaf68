import { expect, it } from "vitest";
import type { Device } from "../../src/app/device";
import { loadDevice, pageOf, saveDevice } from "../../src/app/device";

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

const kTablet: Device = {
  token: "dcd_x",
  kind: "chair_tablet",
  site: { id: "tinh-uy", name: "Tỉnh ủy" },
  unlock: "proof",
};

it("keeps what the browser is enrolled as", () => {
  const storage = memory();
  expect(loadDevice(storage)).toBeNull();
  saveDevice(kTablet, storage);
  expect(loadDevice(storage)).toEqual(kTablet);
});

it.each(["{", "7", "null", '{"token":""}', '{"token":"x","kind":"other"}', '{"token":"x","kind":"hall","site":7}'])(
  "takes %s for no device",
  (text) => {
    const storage = memory();
    storage.setItem("diemcau.device", text);
    expect(loadDevice(storage)).toBeNull();
  },
);

it("has a page for each kind", () => {
  expect(pageOf({ kind: "hall" })).toBe("/hall");
  expect(pageOf({ kind: "chair_tablet" })).toBe("/chair");
  expect(pageOf({ kind: "hall_control" })).toBe("/control");
});
