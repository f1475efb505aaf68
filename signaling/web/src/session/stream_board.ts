import { whenPictureIsThere } from "./first_frame";
import type { ReceiveSlot } from "./media_session";

// The streams a page may show, by m-line. A snapshot never changes; a change makes a new one.
export interface Streams {
  sound: MediaStream | null;
  slots: ReadonlyMap<string, MediaStream>; // by mid
  self: MediaStream | null; // own camera
}

const kNoStreams: Streams = { sound: null, slots: new Map(), self: null };
const kSwapAtLatestMs = 3000;

// Holds the streams between media sessions and pages. When a new peer connection replaces an old one, each slot keeps
// its old picture until the new one has something to show, so that a reconnect does not turn the hall's screen black.
export class StreamBoard {
  private streams: Streams = kNoStreams;
  private readonly listeners = new Set<() => void>();
  private epoch = 0;

  readonly snapshot = (): Streams => this.streams;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  // Takes the tracks of a peer connection whose offer is out.
  adopt(sound: MediaStreamTrack | null, slots: readonly ReceiveSlot[]): void {
    const epoch = ++this.epoch;
    if (sound !== null) this.adoptSound(epoch, sound);
    for (const { mid, track } of slots) {
      if (!this.streams.slots.has(mid)) {
        this.show(epoch, mid, track);
      } else {
        // The track unmutes with its first packet; empty gallery slots never do and need no decoder.
        const probe = () => whenPictureIsThere(track, kSwapAtLatestMs, () => this.show(epoch, mid, track));
        track.addEventListener("unmute", probe, { once: true });
      }
    }
    setTimeout(() => slots.forEach(({ mid, track }) => this.show(epoch, mid, track)), 2 * kSwapAtLatestMs);
  }

  setSelf(track: MediaStreamTrack | null): void {
    this.publish({ self: track === null ? null : new MediaStream([track]) });
  }

  clear(): void {
    this.epoch++;
    this.publish({ sound: null, slots: new Map() });
  }

  private adoptSound(epoch: number, sound: MediaStreamTrack): void {
    const play = () => {
      if (epoch === this.epoch) this.publish({ sound: new MediaStream([sound]) });
    };
    if (this.streams.sound === null) return play();
    sound.addEventListener("unmute", play, { once: true });
  }

  private show(epoch: number, mid: string, track: MediaStreamTrack): void {
    if (epoch !== this.epoch || this.streams.slots.get(mid)?.getTracks()[0] === track) return;
    this.publish({ slots: new Map(this.streams.slots).set(mid, new MediaStream([track])) });
  }

  private publish(change: Partial<Streams>): void {
    this.streams = { ...this.streams, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
