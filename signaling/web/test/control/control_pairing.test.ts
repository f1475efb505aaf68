import { expect, it } from "vitest";
import { ApiError, kNetworkProblem } from "../../src/api/problem";
import { afterFailure, ControlPairing, kNoControl } from "../../src/control/control_pairing";

function pairing(device: { online: boolean } | null, asked: string[] = []): ControlPairing {
  return new ControlPairing({
    get: async <T>(path: string) => {
      asked.push(`GET ${path}`);
      return { device, code: null } as T;
    },
    post: async <T>(path: string) => {
      asked.push(`POST ${path}`);
      return { code: "K7MX-24PQ", expires: "2026-12-01T08:15:00+07:00", link: "/enrol#K7MX-24PQ" } as T;
    },
    remove: async (path) => void asked.push(`DELETE ${path}`),
  });
}

it.each([
  [null, { paired: false, online: false }],
  [{ online: false }, { paired: true, online: false }],
  [{ online: true }, { paired: true, online: true }],
])("a device %o", async (device, control) => expect(await pairing(device).read()).toEqual(control));

it("makes a code and ends the pairing", async () => {
  const asked: string[] = [];
  expect((await pairing(null, asked).makeCode()).code).toBe("K7MX-24PQ");
  await pairing(null, asked).end();
  expect(asked).toEqual(["POST /self/control-codes", "DELETE /self/control"]);
});

it.each([
  [403, null],
  [404, null],
  [0, kNoControl],
  [503, kNoControl],
])("after a failure with status %s", (status, control) =>
  expect(afterFailure(new ApiError({ ...kNetworkProblem, status }))).toEqual(control),
);
