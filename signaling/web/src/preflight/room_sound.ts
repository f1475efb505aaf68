import type { ChirpResult } from "../protocol/messages";
import type { HeardChirp } from "./chirp";
import { findChirp, kChirpSeconds, kLongestDelaySeconds, makeChirp } from "./chirp";
import { Loudest } from "./loudest";

const kRunningWithinMs = 1000;
const kHeadStartSeconds = 0.1; // so that the chirp is not late for its own start
const kPatienceMs = 6000;

export interface ChirpOutcome {
  chirp: ChirpResult;
  heard: HeardChirp | null;
}

interface Piece {
  first: number; // frame
  samples: Float32Array;
}

// What the hall's microphone hears, as it is: without echo cancellation, noise suppression and gain control, and whether
// or not the microphone is on the air. Its own capture, so that the one of the conference is not touched, and it leaves
// the page never. From open() to close().
export class RoomSound {
  private readonly loudest: Loudest;
  private listener: ((piece: Piece) => void) | null = null;

  private constructor(
    private readonly stream: MediaStream,
    private readonly context: AudioContext,
    private readonly output: AudioNode,
  ) {
    this.loudest = new Loudest(context.sampleRate);
  }

  // The devices by their ids, null: the system's. Null if the microphone cannot be opened, or the browser lets a page do
  // nothing with sound before a click.
  static async open(
    devices: MediaDevices | undefined,
    microphone: string | null,
    loudspeaker: string | null,
  ): Promise<RoomSound | null> {
    if (devices === undefined || globalThis.AudioWorkletNode === undefined) return null;
    const stream = await devices.getUserMedia({ audio: rawMicrophone(microphone) }).catch(() => null);
    if (stream === null) return null;
    const context = new AudioContext();
    try {
      if (!(await isRunning(context))) throw new Error("not before a click");
      const room = new RoomSound(stream, context, await outputOf(context, loudspeaker));
      await room.record();
      return room;
    } catch {
      end(stream, context);
      return null;
    }
  }

  // Of all that was heard so far; null: nothing yet.
  dbov(): number | null {
    return this.loudest.dbov();
  }

  // Plays the chirp once and listens for it.
  async chirp(): Promise<ChirpOutcome> {
    const { context, output } = this;
    const rate = context.sampleRate;
    const chirp = makeChirp(rate);
    const source = context.createBufferSource();
    source.buffer = bufferOf(context, chirp);
    source.connect(output);
    const start = Math.ceil((context.currentTime + kHeadStartSeconds) * rate);
    const heard = this.hear(start, Math.round((kLongestDelaySeconds + kChirpSeconds) * rate));
    source.start(start / rate);
    const samples = await heard;
    if (samples === null) return { chirp: "failed", heard: null };
    const found = findChirp(samples, chirp, rate);
    return { chirp: found === null ? "silent" : "heard", heard: found };
  }

  close(): void {
    this.listener = null;
    end(this.stream, this.context);
  }

  private async record(): Promise<void> {
    await this.context.audioWorklet.addModule(new URL("./recorder.worklet.js", import.meta.url));
    const recorder = new AudioWorkletNode(this.context, "recorder", {
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: "explicit",
    });
    recorder.port.onmessage = ({ data }: MessageEvent<Piece>) => {
      this.loudest.add(data.samples);
      this.listener?.(data);
    };
    this.context.createMediaStreamSource(this.stream).connect(recorder);
  }

  // `length` frames from frame `start` on; null if they do not come.
  private hear(start: number, length: number): Promise<Float32Array | null> {
    const samples = new Float32Array(length);
    return new Promise((resolve) => {
      const done = (result: Float32Array | null) => {
        clearTimeout(timer);
        this.listener = null;
        resolve(result);
      };
      const timer = setTimeout(() => done(null), kPatienceMs);
      this.listener = (piece) => {
        const at = piece.first - start;
        const from = Math.max(0, -at);
        const room = length - Math.max(0, at);
        if (from < piece.samples.length && room > 0) {
          samples.set(piece.samples.subarray(from, from + room), at + from);
        }
        if (at + piece.samples.length >= length) done(samples);
      };
    });
  }
}

function rawMicrophone(id: string | null): MediaTrackConstraints {
  return {
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    ...(id !== null && { deviceId: { ideal: id } }),
  };
}

// A browser may hold the context back until somebody clicks: resume() then never ends.
async function isRunning(context: AudioContext): Promise<boolean> {
  const patience = new Promise((resolve) => setTimeout(resolve, kRunningWithinMs));
  await Promise.race([context.resume(), patience]);
  return context.state === "running";
}

// Not every browser can send a context's sound to a loudspeaker of choice; an element can.
async function outputOf(context: AudioContext, loudspeaker: string | null): Promise<AudioNode> {
  if (loudspeaker === null) return context.destination;
  const able = context as AudioContext & { setSinkId?: (id: string) => Promise<void> };
  if (able.setSinkId !== undefined) {
    await able.setSinkId(loudspeaker);
    return context.destination;
  }
  const bridge = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = bridge.stream;
  await element.setSinkId?.(loudspeaker);
  await element.play();
  return bridge;
}

function bufferOf(context: AudioContext, samples: Float32Array): AudioBuffer {
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.getChannelData(0).set(samples);
  return buffer;
}

function end(stream: MediaStream, context: AudioContext): void {
  stream.getTracks().forEach((track) => track.stop());
  void context.close().catch(() => undefined);
}
