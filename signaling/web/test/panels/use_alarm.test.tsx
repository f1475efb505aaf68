// @vitest-environment jsdom
import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useAlarm } from "../../src/panels/use_alarm";
import { kInitialModel, type Model } from "../../src/state/model";
import { openAlarm } from "../support/alarms";

const live = (role: "operator" | "chair", changes: Partial<Model> = {}): Model => ({
  ...kInitialModel,
  session: { ...kInitialModel.session, phase: "live" },
  self: { site: null, name: "Lan", role },
  ...changes,
});
const shown = (model: Model) => renderHook(() => useAlarm(model)).result.current;

it("tells the desk of a record with gaps, and nobody of a single line", () => {
  const record = openAlarm({ kind: "record", vi: "Nhật ký hội nghị thiếu 3 mục." });
  expect(shown(live("operator", { alarms: [openAlarm(), record] }))).toBe("Nhật ký hội nghị thiếu 3 mục. Hãy báo quản trị.");
  expect(shown(live("operator", { alarms: [openAlarm()] }))).toBeNull();
  expect(shown(live("chair", { alarms: [record] }))).toBeNull();
});
