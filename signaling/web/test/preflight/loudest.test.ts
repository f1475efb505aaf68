import { describe, expect, it } from "vitest";
import { Loudest } from "../../src/preflight/loudest";

const kRate = 8000;

function dbovOf(pieces: number[][]): number | null {
  const loudest = new Loudest(kRate);
  for (const piece of pieces) loudest.add(Float32Array.from(piece));
  return loudest.dbov();
}

const sine = (amplitude: number, length = kRate) =>
  Array.from({ length }, (_, n) => amplitude * Math.sin((2 * Math.PI * 1000 * n) / kRate));

describe("Loudest", () => {
  it.each<[string, number[][], number | null]>([
    ["a square wave of full scale", [Array.from({ length: 800 }, (_, n) => (n % 2 === 0 ? 1 : -1))], 0],
    ["a sine of full scale", [sine(1)], -3],
    ["one at a tenth of it", [sine(0.1)], -23],
    ["the loudest part", [sine(0.001), sine(0.1), sine(0.001)], -23],
    ["digital silence", [Array(800).fill(0)], -127],
    ["more than full scale", [Array(800).fill(3)], 0],
    ["pieces that end anywhere", [sine(0.1, 300), sine(0.1, 501)], -23],
    ["less than a tenth of a second", [sine(1, 799)], null],
    ["nothing", [], null],
  ])("%s", (_, pieces, dbov) => {
    if (dbov === null) expect(dbovOf(pieces)).toBeNull();
    else expect(dbovOf(pieces)).toBeCloseTo(dbov, 0);
  });
});
