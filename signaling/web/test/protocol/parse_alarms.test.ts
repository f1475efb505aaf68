import { describe, expect, it } from "vitest";
import { parseServerMessage } from "../../src/protocol/parse";
import { openAlarm } from "../support/alarms";

const parse = (alarms: unknown) => parseServerMessage(JSON.stringify({ type: "alarms", alarms }));

describe("alarms", () => {
  it("are read whole", () => {
    const alarms = [
      openAlarm({ acknowledged: { by: "Trần Văn An", at: "2026-12-01T02:43:00Z" }, severity: "critical" }),
      openAlarm({ id: 6, kind: "disk", conference: null, site: null, severity: "info" }),
    ];
    expect(parse(alarms)).toEqual({ type: "alarms", alarms });
    expect(parse([])).toEqual({ type: "alarms", alarms: [] });
  });

  it("may be of a kind or severity that this page does not know", () => {
    expect(parse([{ id: 1, kind: "flood", severity: "purple" }])).toEqual({
      type: "alarms",
      alarms: [
        { id: 1, kind: "flood", severity: "warning", conference: null, site: null, raised: "", acknowledged: null, vi: "", en: "" },
      ],
    });
  });

  it("leave out what has no number", () => {
    expect(parse([openAlarm(), { kind: "disk" }, null])).toEqual({ type: "alarms", alarms: [openAlarm()] });
    expect(parse("x")).toEqual({ type: "alarms", alarms: [] });
  });
});
