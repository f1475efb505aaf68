import { expect, it } from "vitest";
import type { Heard } from "../../src/session/heard";
import { furthest } from "../../src/session/heard";
import { joined, microphone } from "../support/messages";

const kAt7: Heard = { stream: "s1", seq: 7 };

it("begins with a stream, and goes on with the one it knows", () => {
  expect(furthest(null, { ...joined(), seq: 40 })).toEqual({ stream: "s1", seq: 0 });
  expect(furthest(kAt7, { ...joined({ resumed_state: true }), seq: 40 })).toEqual(kAt7);
  expect(furthest(kAt7, { ...joined(), seq: 40 })).toEqual({ stream: "s1", seq: 0 });
  expect(furthest(kAt7, joined({ stream: "s2", resumed_state: true }))).toEqual({ stream: "s2", seq: 0 });
  expect(furthest(kAt7, joined({ stream: "" }))).toBeNull();
});

it("goes only forward, by numbered messages of a stream", () => {
  expect(furthest(kAt7, { ...microphone(), seq: 9 })).toEqual({ stream: "s1", seq: 9 });
  expect(furthest(kAt7, { ...microphone(), seq: 3 })).toEqual(kAt7);
  expect(furthest(kAt7, { type: "pong" })).toEqual(kAt7);
  expect(furthest(null, { ...microphone(), seq: 9 })).toBeNull();
});

it("has nothing to go on with after the conference", () => {
  expect(furthest(kAt7, { type: "ended", conference: "hop", cause: "closed" })).toBeNull();
});
