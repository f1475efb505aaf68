import { expect, it } from "vitest";
import { gravestFirst, mustSound } from "../../src/console/use_alarms";
import type { AlarmEntry } from "../../src/protocol/messages";

const alarm = (id: number, severity: AlarmEntry["severity"], minute: number, by: string | null = null): AlarmEntry => ({
  id, kind: "line_up", severity, conference: null, site: null, raised: `2026-12-01T02:0${minute}:00Z`,
  acknowledged: by === null ? null : { by, at: "" }, vi: "", en: "",
});

it("puts the gravest first, the newest of those alike, and who is looked after last", () => {
  const alarms = [alarm(1, "warning", 1), alarm(2, "critical", 2, "Kỹ"), alarm(3, "warning", 3), alarm(4, "critical", 0)];
  expect(gravestFirst(alarms).map(({ id }) => id)).toEqual([4, 3, 1, 2]);
});

it.each([
  ["nothing is open", [], false],
  ["one is not looked after", [alarm(1, "warning", 1)], true],
  ["all are looked after", [alarm(1, "critical", 1, "Kỹ")], false],
  ["there is only information", [alarm(1, "info", 1)], false],
])("sounds or not when %s", (_, alarms, sounds) => expect(mustSound(alarms)).toBe(sounds));
