import { expect, it } from "vitest";
import type { ChatEntry, ServerMessage } from "../../src/protocol/messages";
import { currentItem, rollEntry } from "../../src/state/queries";
import { openAlarm } from "../support/alarms";
import { joined, play } from "../support/messages";

const kJoined = joined();

it("has no section of which signaling has not told", () => {
  const { agenda, roll, vote, stage, undo, floorRules } = play([kJoined]);
  expect({ agenda, roll, vote, stage, undo, floorRules }).toEqual({
    agenda: null,
    roll: null,
    vote: null,
    stage: null,
    undo: null,
    floorRules: null,
  });
});

it("knows the current item of the agenda", () => {
  const item = { title: "Báo cáo", planned_minutes: 10, speakers: [], papers: [], preset: "", notes: "", conclusion: "" };
  const model = play([kJoined, { type: "agenda", current: 1, items: [{ ...item, title: "Khai mạc" }, item] }]);
  expect(currentItem(model)?.title).toBe("Báo cáo");
  expect(currentItem(play([{ type: "agenda", current: null, items: [item] }], 1, model))).toBeNull();
});

it("counts down the call of the roll", () => {
  const entry = { site: "y-yen", presence: null, answered: false, head: "", delegates: 0, invited: 25 };
  const roll: ServerMessage = { type: "roll", running: true, calling: "y-yen", remaining_ms: 20_000, entries: [entry] };
  const model = play([kJoined, roll]);
  expect(model.roll).toEqual({ running: true, calling: "y-yen", endsAt: 21_000, entries: [entry] });
  expect(rollEntry(model, "y-yen")?.invited).toBe(25);
  expect(rollEntry(model, "other")).toBeNull();
});

const chat = (...numbers: number[]): ServerMessage => ({
  type: "chat",
  messages: numbers.map(
    (n): ChatEntry => ({ n, at: "", site: null, name: "Lan", role: "operator", to: "all", text: `tin ${n}` }),
  ),
});

it("has a chat in every conference, before the first message too", () => expect(play([kJoined]).chat).toEqual([]));

it("appends to the chat, and takes a fresh one in place of the old", () => {
  const told = play([kJoined, chat(1, 2), chat(3)]);
  expect(told.chat?.map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(play([chat()], 1, told).chat).toHaveLength(3);
  expect(play([chat(1, 2, 3, 4)], 1, told).chat?.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
  expect(play([chat(1)], 1, told).chat?.map(({ n }) => n)).toEqual([1]);
});

it("has the alarms that are open now", () => {
  const model = play([kJoined, { type: "alarms", alarms: [openAlarm({ id: 3 }), openAlarm({ id: 2 })] }]);
  expect(model.alarms.map(({ id }) => id)).toEqual([3, 2]);
  expect(play([{ type: "alarms", alarms: [] }], 1, model).alarms).toEqual([]);
});
