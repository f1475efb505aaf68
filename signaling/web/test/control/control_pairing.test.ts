import { expect, it } from "vitest";
import { ApiError, kNetworkProblem } from "../../src/api/problem";
import { afterFailure, ControlPairing, kNoControl } from "../../src/control/control_pairing";

function pairing(paired: string | null, online: boolean, asked: string[] = []): ControlPairing {
  return new ControlPairing({
    get: async <T>(path: string) => {
      asked.push(`GET ${path}`);
      return { paired, online, code_expires: null } as T;
    },
    post: async <T>(path: string) => {
      asked.push(`POST ${path}`);
      return { code: "K7MX-24PQ", expires: "2026-12-01T08:15:00+07:00", link: "/enrol#K7MX-24PQ" } as T;
    },
    remove: async (path) => void asked.push(`DELETE ${path}`),
  });
}

it.each([
  [null, false, { paired: false, online: false }],
  ["2026-12-01T08:00:00Z", false, { paired: true, online: false }],
  ["2026-12-01T08:00:00Z", true, { paired: true, online: true }],
])("paired at %s, online %s", async (paired, online, control) =>
  expect(await pairing(paired, online).read()).toEqual(control),
);

it("makes a code and ends the pairing", async () => {
  const asked: string[] = [];
  expect((await pairing(null, false, asked).makeCode()).code).toBe("K7MX-24PQ");
  await pairing(null, false, asked).end();
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
