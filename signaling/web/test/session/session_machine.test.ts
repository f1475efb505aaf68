import { describe, expect, it } from "vitest";
import type { Effect, SessionEvent, SessionState } from "../../src/session/session_machine";
import {
  kDisturbedMs,
  kInitialSession,
  kNegotiateTimeoutMs,
  kOpenTimeoutMs,
  kPicturesRetryMs,
  kPingEveryMs,
  kRestartTimeoutMs,
  kSilenceMs,
  kUnknownConferenceRetryMs,
  mayResume,
  nextDeadline,
  stepSession,
} from "../../src/session/session_machine";

// Plays events against the machine under a clock of its own and keeps what it wanted done.
class Script {
  state: SessionState = kInitialSession;
  now = 1000;
  effects: Effect[] = [];

  constructor(
    private readonly media = true,
    private readonly control = false,
  ) {}

  feed(...events: SessionEvent[]): this {
    for (const event of events) {
      const step = stepSession(this.state, event, this.now, { media: this.media, control: this.control, random: () => 0 });
      this.state = step.state;
      this.effects.push(...step.effects);
    }
    return this;
  }

  // Lets time pass, ticking at every deadline on the way.
  pass(ms: number): this {
    const end = this.now + ms;
    for (let deadline = nextDeadline(this.state); deadline !== null && deadline <= end; ) {
      this.now = Math.max(this.now, deadline);
      this.feed({ type: "tick" });
      const next = nextDeadline(this.state);
      expect(next === null || next > deadline, "a tick must move the deadline").toBe(true);
      deadline = next;
    }
    this.now = end;
    return this;
  }

  take(): Effect[] {
    return this.effects.splice(0);
  }
}

const kJoined: SessionEvent = { type: "joined", resumed: false };

function live(media = true): Script {
  const script = new Script(media).feed({ type: "start" }, { type: "opened" }, kJoined);
  if (media) script.feed({ type: "link_connected" });
  script.take();
  return script;
}

describe("a restart of the media", () => {
  it("comes back with a new connection, and shows no loss", () => {
    const script = live().feed({ type: "restart" });
    expect(script.take()).toEqual(["drop_socket"]);
    expect(script.state).toMatchObject({ phase: "waiting", lost: null });
    expect(mayResume(script.state)).toBe(false);
    script.pass(300);
    expect(script.feed({ type: "opened" }, kJoined).take()).toEqual(["open_socket", "send_join", "start_media"]);
    script.feed({ type: "link_connected" });
    expect(script.state).toMatchObject({ phase: "live", link: "connected", attempt: 0 });
  });

  it("is nothing where there is no media", () => {
    expect(live(false).feed({ type: "restart" }).take()).toEqual([]);
    expect(live().feed({ type: "closed", code: 1006 }, { type: "restart" }).take()).toEqual([]);
  });
});

describe("joining", () => {
  it("opens, joins, then starts media", () => {
    const script = new Script().feed({ type: "start" });
    expect(script.take()).toEqual(["open_socket"]);
    expect(script.feed({ type: "opened" }).take()).toEqual(["send_join"]);
    expect(script.feed(kJoined).take()).toEqual(["start_media"]);
    expect(script.state).toMatchObject({ phase: "live", link: "negotiating" });
    script.feed({ type: "link_connected" });
    expect(script.state).toMatchObject({ phase: "live", link: "connected", lost: null });
  });

  it("starts no media on a control page", () => {
    const script = new Script(false).feed({ type: "start" }, { type: "opened" }, kJoined);
    expect(script.take()).toEqual(["open_socket", "send_join"]);
    expect(script.state).toMatchObject({ phase: "live", link: "none" });
  });

  it("gives up a socket that does not open and one that does not join", () => {
    const script = new Script().feed({ type: "start" });
    script.take();
    expect(script.pass(kOpenTimeoutMs).take()).toEqual(["drop_socket"]);
    expect(script.pass(200).take()).toEqual(["open_socket"]);
    script.feed({ type: "opened" }).take();
    expect(script.pass(kOpenTimeoutMs).take()).toEqual(["drop_socket"]);
    expect(script.state).toMatchObject({ phase: "waiting", lost: "line" });
  });
});

describe("a lost WebSocket", () => {
  it("comes back with growing delays and no click, media running on meanwhile", () => {
    const script = live();
    const delays = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      script.feed({ type: "closed", code: 1006 });
      expect(script.state.phase).toBe("waiting");
      delays.push((script.state.deadline ?? 0) - script.now);
      script.pass(3000);
      expect(script.state.phase).toBe("connecting");
    }
    expect(delays).toEqual([200, 400, 800, 1600, 3000, 3000]);
    expect(script.take()).toEqual(Array.from({ length: 6 }, () => "open_socket"));
    expect(script.state.link).toBe("connected");
  });

  it("starts from 0.2 s again once the seat worked", () => {
    const script = live();
    script.feed({ type: "closed", code: 1012 }).pass(200);
    script.feed({ type: "closed", code: 1006 }).pass(400);
    script.feed({ type: "opened" }, kJoined, { type: "link_connected" });
    script.feed({ type: "closed", code: 1006 });
    expect((script.state.deadline ?? 0) - script.now).toBe(200);
  });

  it("does not wait when the network is back", () => {
    const script = live();
    script.feed({ type: "closed", code: 1006 }, { type: "online" });
    expect(script.take()).toEqual(["open_socket"]);
  });

  it("keeps resumed media", () => {
    const script = live();
    script.feed({ type: "closed", code: 1006 }).pass(200);
    expect(mayResume(script.state)).toBe(true);
    script.feed({ type: "opened" }, { type: "joined", resumed: true });
    expect(script.take()).toEqual(["open_socket", "send_join"]);
    expect(script.state).toMatchObject({ phase: "live", link: "connected", lost: null, attempt: 0 });
  });

  it("makes new media if the old one is gone", () => {
    const script = live();
    script.feed({ type: "closed", code: 1006 }, { type: "link_failed" }).pass(200);
    script.feed({ type: "opened" }, kJoined);
    expect(script.take()).toEqual(["open_socket", "send_join", "start_media"]);
  });

  it("is found by silence: pings go unanswered", () => {
    const script = live();
    expect(script.pass(kPingEveryMs).take()).toEqual(["send_ping"]);
    script.feed({ type: "heard" });
    const effects = script.pass(kSilenceMs + kPingEveryMs).take();
    expect(effects).toContain("drop_socket");
    expect(effects.filter((effect) => effect === "send_ping").length).toBeGreaterThanOrEqual(2);
  });

  it("stays while pings are answered", () => {
    const script = live();
    for (let i = 0; i < 20; i++) script.pass(kPingEveryMs).feed({ type: "heard" });
    expect(script.take()).toEqual(Array.from({ length: 20 }, () => "send_ping"));
    expect(script.state.phase).toBe("live");
  });
});

describe("the ends", () => {
  it("does not come back after 4001, whatever happens", () => {
    const script = live().feed({ type: "closed", code: 4001 });
    expect(script.take()).toEqual(["stop_media"]);
    expect(script.state).toMatchObject({ phase: "ended", end: "replaced" });
    script.pass(60_000).feed({ type: "online" }, { type: "link_failed" }, { type: "closed", code: 1006 });
    expect(script.take()).toEqual([]);
    expect(nextDeadline(script.state)).toBeNull();
    expect(script.feed({ type: "start" }).take()).toEqual(["open_socket"]); // the person asked for it
  });

  it("stops at a bad token", () => {
    const script = new Script().feed({ type: "start" }, { type: "opened" }, { type: "closed", code: 4003 });
    expect(script.state).toMatchObject({ phase: "ended", end: "bad_token" });
  });

  it("keeps knocking, slowly, at a conference that is not open", () => {
    const script = new Script().feed({ type: "start" }, { type: "opened" }, { type: "closed", code: 4004 });
    expect(script.state).toMatchObject({ phase: "waiting", lost: "unknown_conference" });
    expect((script.state.deadline ?? 0) - script.now).toBe(kUnknownConferenceRetryMs);
  });

  it("waits longest after too many messages", () => {
    const script = live().feed({ type: "closed", code: 4008 });
    expect((script.state.deadline ?? 0) - script.now).toBe(3000);
  });
});

describe("a lost media link", () => {
  it("gets a moment to heal", () => {
    const script = live().feed({ type: "link_disconnected" });
    expect(script.state.link).toBe("disturbed");
    script.pass(kDisturbedMs - 1).feed({ type: "link_connected" }).pass(1000);
    expect(script.take()).toEqual([]);
    expect(script.state.link).toBe("connected");
  });

  it("restarts ICE on the same connection", () => {
    const script = live().feed({ type: "link_disconnected" });
    expect(script.pass(kDisturbedMs).take()).toEqual(["restart_ice"]);
    script.feed({ type: "link_connected" });
    expect(script.state).toMatchObject({ phase: "live", link: "connected", linkDeadline: null });
  });

  it("restarts at once when it failed", () => {
    expect(live().feed({ type: "link_failed" }).take()).toEqual(["restart_ice"]);
  });

  it("makes a new connection if the restart does not help", () => {
    const script = live().feed({ type: "link_failed" });
    script.take();
    const effects = script.pass(kRestartTimeoutMs + 200).take();
    expect(effects.filter((effect) => effect !== "send_ping")).toEqual(["drop_socket", "open_socket"]);
    expect(script.state).toMatchObject({ phase: "connecting", lost: "media" });
  });

  it("makes a new connection if the first negotiation fails, with growing delays", () => {
    const script = new Script().feed({ type: "start" }, { type: "opened" }, kJoined, { type: "offer_failed" });
    expect((script.state.deadline ?? 0) - script.now).toBe(200);
    script.pass(200).feed({ type: "opened" }, kJoined);
    for (let waited = 0; waited < kNegotiateTimeoutMs; waited += 1000) script.pass(1000).feed({ type: "heard" });
    expect(script.state).toMatchObject({ phase: "waiting", lost: "media", attempt: 2 });
    expect((script.state.deadline ?? 0) - script.now).toBe(400);
  });

  it("waits for a media server that is away instead of giving up", () => {
    const script = live().feed({ type: "mcu", available: false }, { type: "link_disconnected" }, { type: "link_failed" });
    for (let waited = 0; waited < 60; waited++) script.pass(1000).feed({ type: "heard" });
    expect(script.take().filter((effect) => effect !== "send_ping")).toEqual([]);
    script.feed({ type: "mcu", available: true });
    expect(script.pass(kDisturbedMs).take()).toContain("restart_ice");
  });

  it("lets an offer wait while the media server is away", () => {
    const script = new Script().feed({ type: "start" }, { type: "opened" }, kJoined, { type: "mcu", available: false });
    script.take();
    for (let waited = 0; waited < 30; waited++) script.pass(1000).feed({ type: "heard" });
    expect(script.state).toMatchObject({ phase: "live", link: "negotiating" });
    script.feed({ type: "mcu", available: true }, { type: "link_connected" });
    expect(script.state).toMatchObject({ phase: "live", link: "connected" });
  });
});

describe("standby", () => {
  it("keeps the seat without media, and takes the conference that comes", () => {
    const script = new Script().feed({ type: "start" }, { type: "opened" });
    script.take();
    script.feed({ type: "standby" });
    expect(script.take()).toEqual(["stop_media"]);
    expect(script.state).toMatchObject({ phase: "live", link: "none", lost: null });
    expect(mayResume(script.state)).toBe(false);
    expect(script.pass(kPingEveryMs).take()).toEqual(["send_ping"]);
    expect(script.feed(kJoined).take()).toEqual(["start_media"]);
    expect(script.state).toMatchObject({ phase: "live", link: "negotiating" });
  });

  it("ends the media of the conference that it comes from", () => {
    const script = live();
    expect(script.feed({ type: "standby" }).take()).toEqual(["stop_media"]);
    expect(script.state.link).toBe("none");
    script.feed({ type: "link_disconnected" }, { type: "offer_failed" });
    expect(script.state.link).toBe("none");
  });

  it("moves from one conference to the next with new media", () => {
    const script = live();
    expect(script.feed(kJoined).take()).toEqual(["start_media"]);
    expect(script.state).toMatchObject({ phase: "live", link: "negotiating" });
  });

  it("comes back to standby after a lost line", () => {
    const script = new Script().feed({ type: "start" }, { type: "opened" }, { type: "standby" });
    script.feed({ type: "closed", code: 1006 });
    expect(script.state).toMatchObject({ phase: "waiting", lost: "line" });
    script.pass(200).feed({ type: "opened" }, { type: "standby" });
    expect(script.state).toMatchObject({ phase: "live", lost: null, attempt: 0 });
  });

  it("is ended with the conference for a page that is no hall's", () => {
    const script = live(false).feed({ type: "closed", code: 4010 });
    expect(script.state).toMatchObject({ phase: "ended", end: "conference_over" });
  });
});

describe("a control page", () => {
  const control = () => new Script(true, true).feed({ type: "start" }, { type: "opened" }, kJoined);

  it("stays when its pictures fail, and comes back for them seldom", () => {
    const script = control();
    script.take();
    script.feed({ type: "offer_failed" });
    expect(script.take()).toEqual(["stop_media"]);
    expect(script.state).toMatchObject({ phase: "live", link: "none" });
    const end = script.now + kPicturesRetryMs;
    while (script.now + kPingEveryMs < end) script.feed({ type: "heard" }).pass(kPingEveryMs);
    expect(script.state.phase).toBe("live");
    script.feed({ type: "heard" }).pass(end - script.now);
    expect(script.state).toMatchObject({ phase: "waiting", lost: "media" });
    expect(script.pass(200).feed({ type: "opened" }, kJoined).take().slice(-2)).toEqual(["send_join", "start_media"]);
  });

  it("stays when its pictures do not come in time, or end", () => {
    const slow = control().feed({ type: "heard" }).pass(kNegotiateTimeoutMs - 1).feed({ type: "heard" }).pass(1);
    expect(slow.state).toMatchObject({ phase: "live", link: "none" });
    const lost = control().feed({ type: "link_connected" }, { type: "link_failed" }, { type: "link_failed" });
    expect(lost.state).toMatchObject({ phase: "live", link: "none" });
  });

  it("does not forget to come back while the media server is away", () => {
    const script = control().feed({ type: "offer_failed" }, { type: "mcu", available: false });
    expect(script.state.linkDeadline).not.toBeNull();
  });
});

describe("a site that is taken out", () => {
  const kOut: SessionEvent = { type: "outside", outside: true };
  const kIn: SessionEvent = { type: "outside", outside: false };

  it("stays without media, however long it takes", () => {
    const script = live().feed(kOut);
    expect(script.take()).toEqual(["stop_media"]);
    expect(script.state).toMatchObject({ phase: "live", link: "none", linkDeadline: null });
    script.feed({ type: "link_failed" }, { type: "offer_failed" });
    expect(script.state.phase).toBe("live");
    expect(script.take()).toEqual([]);
  });

  it("gets new media when it is let in again", () => {
    const script = live().feed(kOut, kOut);
    script.take();
    script.feed(kIn, kIn);
    expect(script.take()).toEqual(["start_media"]);
    expect(script.state.link).toBe("negotiating");
  });

  it("is told so again after a lost line", () => {
    const script = live().feed(kOut, { type: "closed", code: 1006 });
    script.take();
    script.pass(5000).feed({ type: "opened" }, kJoined, kOut);
    expect(script.take().slice(-2)).toEqual(["start_media", "stop_media"]);
    expect(script.state.link).toBe("none");
  });

  it("is nothing to a page without media", () => {
    const script = live(false).feed(kOut, kIn);
    expect(script.take()).toEqual([]);
  });
});
