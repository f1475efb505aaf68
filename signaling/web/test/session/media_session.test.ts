import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Rid } from "../../src/protocol/messages";
import { MediaSession, kHallReception } from "../../src/session/media_session";

type Encoding = { rid: string; active: boolean; maxBitrate: number };

// The sender of the camera. As in Chromium, parameters are set a moment later, and only what was read last can be set.
class FakeSender {
  encodings: Encoding[] = [];
  settings = 0;
  private read: object | null = null;

  track: MediaStreamTrack | null = null;

  async replaceTrack(track: MediaStreamTrack | null) {
    this.track = track;
  }

  getParameters() {
    const parameters = { encodings: this.encodings.map((encoding) => ({ ...encoding })) };
    this.read = parameters;
    return parameters;
  }

  async setParameters(parameters: { encodings: Encoding[] }) {
    if (parameters !== this.read) throw Object.assign(new Error(), { name: "InvalidStateError" });
    await Promise.resolve();
    this.settings += 1;
    this.encodings = parameters.encodings;
  }

  active() {
    return this.encodings.filter((encoding) => encoding.active).map((encoding) => encoding.rid);
  }
}

// As in Chromium, an answer makes all layers active again.
class FakePeer extends EventTarget {
  readonly senders: FakeSender[] = [];
  readonly lines: string[] = [];
  localDescription = { sdp: "offer" };
  refusesAnswers = false;

  addTransceiver(kind: string | object, init: { direction: string; sendEncodings?: Encoding[] }) {
    this.lines.push(`${typeof kind === "string" ? kind : "audio"} ${init.direction}`);
    const sender = new FakeSender();
    sender.encodings = init.sendEncodings ?? [];
    this.senders.push(sender);
    return { sender, receiver: { track: {} }, mid: null };
  }

  async createOffer() {
    return {};
  }

  async setLocalDescription() {}

  async setRemoteDescription() {
    await Promise.resolve();
    if (this.refusesAnswers) throw new Error("refused");
    for (const encoding of this.camera.encodings) encoding.active = true;
  }

  close() {}

  get camera() {
    return this.senders[1]!;
  }
}

const kListener = {
  offerReady: vi.fn(),
  candidateFound: vi.fn(),
  linkChanged: vi.fn(),
  negotiationFailed: vi.fn(),
};

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("MediaSession: what a page that only watches offers", () => {
  beforeEach(() => vi.stubGlobal("RTCRtpReceiver", { getCapabilities: () => null }));
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    [{ sound: true, pictures: 1 }, ["audio recvonly", "video recvonly"]],
    [{ sound: false, pictures: 2 }, ["video recvonly", "video recvonly"]],
  ])("%j", async (reception, lines) => {
    const peer = new FakePeer();
    const session = new MediaSession(kListener, null, reception, peer as unknown as RTCPeerConnection);
    expect(peer.lines).toEqual(lines);
    expect(session.slots()).toHaveLength(reception.pictures);
    expect(session.sound() === null).toBe(!reception.sound);
    session.setLayers(["h"]);
    await session.setTrack("microphone", null);
    expect(kListener.negotiationFailed).not.toHaveBeenCalled();
  });
});

describe("MediaSession: a page that watches and may talk", () => {
  beforeEach(() => vi.stubGlobal("RTCRtpReceiver", { getCapabilities: () => null }));
  afterEach(() => vi.unstubAllGlobals());
  const reception = { sound: true, pictures: 1, talk: true };
  const microphone = { id: "microphone" } as MediaStreamTrack;

  it("has a line for its microphone from the start, and no other to send", async () => {
    const peer = new FakePeer();
    const session = new MediaSession(kListener, null, reception, peer as unknown as RTCPeerConnection);
    expect(peer.lines).toEqual(["audio sendrecv", "video recvonly"]);
    await session.setTrack("microphone", microphone);
    await session.setTrack("camera", microphone);
    expect(peer.senders.map(({ track }) => track)).toEqual([microphone, null]);
    session.stopSending();
    expect(peer.senders[0]!.track).toBeNull();
  });

  it("offers no picture when it has one", () => {
    const peer = new FakePeer();
    const tracks = { microphone, camera: microphone, content: null };
    new MediaSession(kListener, tracks, reception, peer as unknown as RTCPeerConnection);
    expect(peer.lines).toEqual(["audio sendrecv", "video recvonly"]);
  });
});

describe("MediaSession: what a hall offers", () => {
  beforeEach(() => vi.stubGlobal("RTCRtpReceiver", { getCapabilities: () => null }));
  afterEach(() => vi.unstubAllGlobals());

  it("has a line for content after the camera from the start, and sends on it when there is some", async () => {
    const peer = new FakePeer();
    const nothing = { camera: null, microphone: null, content: null };
    const session = new MediaSession(kListener, nothing, kHallReception, peer as unknown as RTCPeerConnection);
    const sent = ["audio sendrecv", "video sendonly", "video sendonly"];
    expect(peer.lines).toEqual([...sent, ...Array.from({ length: 17 }, () => "video recvonly")]);
    expect(peer.senders[2]!.encodings.every(({ rid }) => rid === undefined)).toBe(true);
    const slides = { id: "slides" } as MediaStreamTrack;
    await session.setTrack("content", slides);
    expect(peer.senders.map(({ track }) => track)).toEqual([null, null, slides, ...Array.from({ length: 17 }, () => null)]);
    session.stopSending();
    expect(peer.senders[2]!.track).toBeNull();
  });
});

describe("MediaSession: layers of the camera", () => {
  let peer: FakePeer;
  let session: MediaSession;
  const { negotiationFailed } = kListener;

  beforeEach(async () => {
    vi.stubGlobal("RTCRtpReceiver", { getCapabilities: () => null });
    negotiationFailed.mockClear();
    peer = new FakePeer();
    const tracks = { camera: null, microphone: null, content: null };
    session = new MediaSession(kListener, tracks, kHallReception, peer as unknown as RTCPeerConnection);
    await session.offer(false);
  });

  afterEach(() => vi.unstubAllGlobals());

  const want = (...layers: Rid[]) => session.setLayers(layers);

  it("sends what was wanted before the answer came", async () => {
    want("l");
    await session.acceptAnswer("answer");
    await settled();
    expect(peer.camera.active()).toEqual(["l"]);
  });

  it("sends what was wanted while the answer was being applied", async () => {
    const accepted = session.acceptAnswer("answer");
    want("m", "l");
    await accepted;
    await settled();
    expect(peer.camera.active()).toEqual(["m", "l"]);
  });

  it("keeps to it when ICE was restarted", async () => {
    await session.acceptAnswer("answer");
    want("l");
    await settled();
    await session.offer(true);
    await session.acceptAnswer("another answer");
    await settled();
    expect(peer.camera.active()).toEqual(["l"]);
  });

  it("ends with the last of several wishes", async () => {
    await session.acceptAnswer("answer");
    want("l");
    want("h", "l");
    want("h", "m");
    await settled();
    expect(peer.camera.active()).toEqual(["h", "m"]);
    expect(peer.camera.settings).toBe(2);
  });

  it("keeps to the cap, whatever is wanted, until it is lifted", async () => {
    session.setCap(400);
    await session.acceptAnswer("answer");
    await settled();
    expect(peer.camera.active()).toEqual(["m", "l"]);
    expect(peer.camera.encodings.map(({ maxBitrate }) => maxBitrate)).toEqual([1_500_000, 250_000, 150_000]);
    want("h");
    await settled();
    expect(peer.camera.active()).toEqual(["h"]);
    expect(peer.camera.encodings[0]!.maxBitrate).toBe(400_000);
    session.setCap(null);
    await settled();
    expect(peer.camera.encodings[0]!.maxBitrate).toBe(1_500_000);
    expect(peer.camera.active()).toEqual(["h"]);
  });

  it("sends all layers as long as nobody said what is wanted", async () => {
    await session.acceptAnswer("answer");
    await settled();
    expect(peer.camera.active()).toEqual(["h", "m", "l"]);
    expect(peer.camera.settings).toBe(0);
  });

  it("says that an answer was refused", async () => {
    peer.refusesAnswers = true;
    await session.acceptAnswer("answer");
    expect(negotiationFailed).toHaveBeenCalledOnce();
  });
});
