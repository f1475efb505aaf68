// Microphones and peer connections for tests: nothing is heard or sent.
import { vi } from "vitest";

export class FakeTrack extends EventTarget {
  enabled = true;
  stopped = false;

  stop(): void {
    this.stopped = true;
  }
}

export class FakePeer extends EventTarget {
  readonly lines: string[] = [];
  readonly localDescription = { sdp: "offer" };
  readonly connectionState = "new";
  closed = false;

  addTransceiver(kind: string | object, { direction }: { direction: string }) {
    this.lines.push(`${typeof kind === "string" ? kind : "audio"} ${direction}`);
    const sender = { replaceTrack: () => Promise.resolve(), getStats: () => Promise.resolve(new Map()) };
    return { sender, receiver: { track: new FakeTrack() }, mid: String(this.lines.length - 1) };
  }

  createOffer = () => Promise.resolve({});
  setLocalDescription = () => Promise.resolve();

  close(): void {
    this.closed = true;
  }
}

// Puts them into the browser; gives those that the page has made.
export function stubMedia() {
  const peers: FakePeer[] = [];
  const microphones: FakeTrack[] = [];
  let refusal: string | null = null;
  const devices = {
    getUserMedia: () => {
      if (refusal !== null) return Promise.reject(Object.assign(new Error(), { name: refusal }));
      const track = new FakeTrack();
      microphones.push(track);
      return Promise.resolve({ getAudioTracks: () => [track] });
    },
  };
  vi.stubGlobal("MediaStream", class {
    constructor(private readonly tracks: unknown[] = []) {}
    getTracks = () => this.tracks;
  });
  vi.stubGlobal("RTCRtpReceiver", { getCapabilities: () => null });
  vi.stubGlobal("RTCPeerConnection", class extends FakePeer {
    constructor() {
      super();
      peers.push(this);
    }
  });
  Object.defineProperty(navigator, "mediaDevices", { value: devices, configurable: true });
  HTMLMediaElement.prototype.play = () => Promise.resolve();
  return { peers, microphones, refuse: (name: string) => (refusal = name) };
}
