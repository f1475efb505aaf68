import { describe, expect, it } from "vitest";
import { findChirp, makeChirp } from "../../src/preflight/chirp";

const kRate = 16_000; // the rooms are the same at 48 kHz, the tests three times faster
const kSeconds = 2.5;

// The same every time (mulberry32), −1…1.
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

interface Room {
  delayMs: number;
  lossDb: number;
  noiseRms?: number;
  reverbSeconds?: number; // until the room's own sound is 60 dB weaker
  inverted?: boolean; // a loudspeaker with its wires the wrong way round
  speech?: number; // rms of somebody who talks meanwhile
}

// What a microphone hears of the chirp in such a room.
function hear(room: Room, rate = kRate): Float32Array {
  const { delayMs, lossDb, noiseRms = 0, reverbSeconds = 0, inverted = false, speech = 0 } = room;
  const next = random(7);
  const chirp = makeChirp(rate);
  const heard = new Float32Array(Math.round(kSeconds * rate));
  const add = (delay: number, gain: number) => {
    for (let n = 0; n < chirp.length && n + delay < heard.length; ++n) heard[n + delay]! += gain * chirp[n]!;
  };
  const direct = Math.round((delayMs / 1000) * rate);
  const gain = 10 ** (-lossDb / 20) * (inverted ? -1 : 1);
  if (Number.isFinite(gain)) add(direct, gain);
  for (let at = 0.004; at < reverbSeconds; at += 0.004 * (1 + 0.5 * next())) {
    add(direct + Math.round(at * rate), 0.5 * gain * next() * 10 ** ((-3 * at) / reverbSeconds));
  }
  for (let n = 0; n < heard.length; ++n) {
    const voice = Math.sin((2 * Math.PI * 140 * n) / rate) + Math.sin((2 * Math.PI * 980 * n) / rate + Math.sin(n / 900));
    heard[n]! += Math.sqrt(3) * noiseRms * next() + speech * voice;
  }
  return heard;
}

describe("makeChirp", () => {
  it("is half a second at −12 dBFS that begins and ends in silence, and rises", () => {
    const chirp = makeChirp(48_000);
    expect(chirp).toHaveLength(24_000);
    expect(Math.max(...chirp)).toBeCloseTo(10 ** (-12 / 20), 3);
    expect(chirp[0]).toBe(0);
    expect(Math.abs(chirp.at(-1)!)).toBeLessThan(1e-6);
    const crossings = (from: number, to: number) =>
      chirp.slice(from, to).filter((sample, n, part) => n > 0 && sample >= 0 && part[n - 1]! < 0).length;
    expect(crossings(480, 2400)).toBeGreaterThanOrEqual(12); // 300…415 Hz in 40 ms
    expect(crossings(480, 2400)).toBeLessThanOrEqual(17);
    expect(crossings(21_600, 23_520)).toBeGreaterThan(160); // 4500…5800 Hz
  });
});

describe("findChirp", () => {
  it.each<[string, Room]>([
    ["a wire", { delayMs: 0, lossDb: 0 }],
    ["a near loudspeaker", { delayMs: 31, lossDb: 6 }],
    ["a loud one", { delayMs: 120, lossDb: -10 }],
    ["a far one in noise", { delayMs: 200, lossDb: 26, noiseRms: 0.01 }],
    ["a long way", { delayMs: 1990, lossDb: 20, noiseRms: 0.001 }],
    ["a room that sounds long", { delayMs: 90, lossDb: 12, reverbSeconds: 0.6, noiseRms: 0.002 }],
    ["a hall that sounds very long", { delayMs: 150, lossDb: 18, reverbSeconds: 1.2, noiseRms: 0.002 }],
    ["a loudspeaker with its wires crossed", { delayMs: 60, lossDb: 9, inverted: true }],
    ["somebody who talks", { delayMs: 140, lossDb: 15, speech: 0.05, noiseRms: 0.002 }],
  ])("hears it by %s", (_, room) => {
    const found = findChirp(hear(room), makeChirp(kRate), kRate);
    expect(found).not.toBeNull();
    expect(Math.abs(found!.delayMs - room.delayMs)).toBeLessThan(5);
    expect(Math.abs(found!.lossDb - room.lossDb)).toBeLessThan(3);
  });

  it.each<[string, Room]>([
    ["a dead input", { delayMs: 0, lossDb: Infinity }],
    ["noise alone", { delayMs: 0, lossDb: Infinity, noiseRms: 0.05 }],
    ["a loud hum and noise", { delayMs: 0, lossDb: Infinity, speech: 0.3, noiseRms: 0.01 }],
    ["one that drowns in noise", { delayMs: 100, lossDb: 60, noiseRms: 0.05 }],
    ["one that comes later than anything does", { delayMs: 2300, lossDb: 6, noiseRms: 0.001 }],
  ])("does not hear it in %s", (_, room) => {
    expect(findChirp(hear(room), makeChirp(kRate), kRate)).toBeNull();
  });

  it("gives the delay by the rate of the samples", () => {
    const found = findChirp(hear({ delayMs: 80, lossDb: 10 }, 48_000), makeChirp(48_000), 48_000);
    expect(found!.delayMs).toBeCloseTo(80, 0);
    expect(found!.lossDb).toBeCloseTo(10, 0);
  });

  it("finds nothing in a recording that is too short", () => {
    expect(findChirp(new Float32Array(100), makeChirp(kRate), kRate)).toBeNull();
  });
});
