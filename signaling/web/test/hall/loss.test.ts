import { describe, expect, it } from "vitest";
import { isHeard, lossOf } from "../../src/hall/loss";
import { connectionState } from "../../src/ui/connection_state";
import type { SessionState } from "../../src/session/session_machine";
import { kInitialSession } from "../../src/session/session_machine";
import { vi } from "../../src/i18n/vi";

const model = (session: Partial<SessionState>, mcu = true) => ({ session: { ...kInitialSession, ...session }, mcu });
const live = model({ phase: "live", link: "connected" });

describe("lossOf", () => {
  it("has nothing to say while all is well or on its first way in", () => {
    expect(lossOf(live)).toBeNull();
    expect(lossOf(model({ phase: "connecting" }))).toBeNull();
    expect(lossOf(model({ phase: "live", link: "negotiating" }))).toBeNull();
  });

  it("tells the line, an unanswered offer and the media server apart", () => {
    expect(lossOf(model({ phase: "waiting", lost: "line", link: "connected" }))).toBe("line");
    expect(lossOf(model({ phase: "live", link: "disturbed" }))).toBe("line");
    expect(lossOf(model({ phase: "live", link: "restarting" }))).toBe("line");
    expect(lossOf(model({ phase: "connecting", lost: "media" }))).toBe("media");
    expect(lossOf(model({ phase: "live", link: "connected" }, false))).toBe("mcu");
    expect(lossOf(model({ phase: "live", link: "disturbed" }, false))).toBe("mcu");
  });

  it("takes the line for lost when signaling is gone, whatever it said of the media server", () => {
    expect(lossOf(model({ phase: "waiting", lost: "line" }, false))).toBe("line");
  });
});

describe("isHeard", () => {
  it("needs the media path and a media server", () => {
    expect(isHeard(live)).toBe(true);
    expect(isHeard(model({ phase: "live", link: "connected" }, false))).toBe(false);
    expect(isHeard(model({ phase: "live", link: "disturbed" }))).toBe(false);
    expect(isHeard(model({ phase: "live", link: "negotiating" }))).toBe(false);
  });

  it("goes on without signaling", () => {
    expect(isHeard(model({ phase: "waiting", lost: "line", link: "connected" }))).toBe(true);
  });
});

describe("connectionState", () => {
  const entered = { standby: null, lobby: null };

  it("is bad for a hall without media server, and good for the chair's page, which says so elsewhere", () => {
    const without = model({ phase: "live", link: "connected" }, false);
    expect(connectionState({ ...without, ...entered }, true, vi)).toEqual({ tone: "bad", words: vi.connection.mcuLost });
    expect(connectionState({ ...without, ...entered }, false, vi).tone).toBe("good");
    expect(connectionState({ ...live, ...entered }, true, vi)).toEqual({ tone: "good", words: vi.connection.connected });
  });

  it("is good for a hall or a guest that waits without media", () => {
    const waiting = { ...model({ phase: "live", link: "none" }, true), ...entered };
    const standby = { next: null, invitations: [], call: null };
    const connected = { tone: "good", words: vi.connection.connected };
    expect(connectionState({ ...waiting, standby }, true, vi)).toEqual(connected);
    expect(connectionState(waiting, true, vi).tone).toBe("busy");
    expect(connectionState({ ...waiting, lobby: { title: "", chair: "", askAt: null } }, true, vi)).toEqual(connected);
  });

  it("is no fault for a guest who is early", () => {
    const early = { ...model({ phase: "waiting", lost: "unknown_conference" }, true), ...entered };
    expect(connectionState(early, true, vi)).toEqual({ tone: "busy", words: vi.connection.unknownConferenceTitle });
  });
});
