import { expect, it } from "vitest";
import { roomOf } from "../../src/shell/rooms";

it.each([
  ["chair", "/chair?conference=hn-1"],
  ["deputy", "/chair?conference=hn-1"],
  ["operator", "/desk?conference=hn-1"],
  ["technician", "/desk?conference=hn-1"],
  ["observer", "/watch?conference=hn-1"],
  ["secretary", "/secretary?conference=hn-1"],
] as const)("%s goes to %s", (part, room) => expect(roomOf(part, "hn-1")).toBe(room));
