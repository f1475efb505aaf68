import { describe, expect, it } from "vitest";
import { timelineOf } from "../../src/console/timeline";
import { consoleVi } from "../../src/i18n/console/vi";

const alarm = (site: string | null, raised: string, conference: string | null = "hop") => ({
  id: 1, kind: "line_up", severity: "warning" as const, conference, site, raised, acknowledged: null, cleared: null,
  vi: "Chiều lên kém.", en: "Uplink bad.",
});

const list = (...[sources]: [Partial<Parameters<typeof timelineOf>[0]>]) =>
  timelineOf({ events: [], alarms: [], periods: [], ...sources }, "y-yen", "hop", consoleVi, "vi");

describe("the time line of a site", () => {
  it("has its own and everybody's events, alarms and verdicts in their order", () => {
    const entries = list({
      events: [
        { at: "2026-12-01T02:00:05Z", kind: "turn_begun", site: "y-yen" },
        { at: "2026-12-01T02:00:01Z", kind: "phase", text: "in_session" },
        { at: "2026-12-01T02:00:02Z", kind: "turn_begun", site: "my-loc" },
      ],
      alarms: [alarm("y-yen", "2026-12-01T02:00:04Z"), alarm("my-loc", "2026-12-01T02:00:04Z"), alarm(null, "2026-12-01T02:00:06Z")],
      periods: [{ kind: "uplink", from: Date.parse("2026-12-01T02:00:03Z") / 1000, to: 0 }],
    });
    expect(entries.map(({ what }) => what)).toEqual([
      "Hội nghị: Đang họp",
      "Chẩn đoán: Chiều lên kém",
      "Cảnh báo: Chiều lên kém.",
      "Bắt đầu phát biểu",
      "Cảnh báo: Chiều lên kém.",
    ]);
  });

  it("leaves out alarms of other conferences and what has no time", () => {
    expect(list({ alarms: [alarm("y-yen", "2026-12-01T02:00:04Z", "other")] })).toEqual([]);
    expect(list({ events: [{ at: "", kind: "joined", site: "y-yen" }] })).toEqual([]);
    expect(list({ events: [{ at: "2026-12-01T02:00:04Z", kind: "verdict", site: "y-yen", text: "uplink" }] })).toEqual([]);
  });

  it.each([
    [{ kind: "layout", text: "chair_speaker" }, "Đổi bố cục hình: chủ trì và người phát biểu"],
    [{ kind: "layout", text: "cua-tinh" }, "Đổi bố cục hình: cua-tinh"],
    [{ kind: "turn_ended", text: "revoked" }, "Hết lượt phát biểu"],
    [{ kind: "microphone", text: "muted" }, "Micro: bị tắt"],
    [{ kind: "item", text: "2" }, "Sang nội dung thứ: 2"],
    [{ kind: "tested", text: "red" }, "Kiểm tra trước hội nghị: không đạt"],
    [{ kind: "tested", text: "green", by: "An" }, "Kiểm tra trước hội nghị: đạt, theo yêu cầu của An"],
    [{ kind: "remote", text: "listen" }, "Kỹ thuật viên hỗ trợ từ xa: nghe riêng"],
    [{ kind: "remote_over", text: "cap" }, "Thôi hỗ trợ từ xa: giới hạn tốc độ gửi"],
    [{ kind: "constructor" }, "Sự kiện"],
  ])("puts %j into words", (event, words) =>
    expect(list({ events: [{ at: "2026-12-01T02:00:00Z", ...event }] }).map(({ what }) => what)).toEqual([words]));
});
