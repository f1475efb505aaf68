// Files that Chromium takes for a camera and a microphone.
import { writeFile } from "node:fs/promises";
import { signColour, toneHz } from "./signs.js";

const kWidth = 1280;
const kHeight = 720;
const kRate = 48000;

// A camera that sees one colour with a square moving in brightness only, so that frames differ and the mean stays.
export async function writeCamera(path, sign, frames = 10) {
  const { y, u, v } = signColour(sign);
  const chroma = Buffer.concat([Buffer.alloc((kWidth * kHeight) / 4, u), Buffer.alloc((kWidth * kHeight) / 4, v)]);
  const parts = [Buffer.from(`YUV4MPEG2 W${kWidth} H${kHeight} F30:1 Ip A1:1 C420jpeg\n`)];
  for (let frame = 0; frame < frames; frame++) {
    const luma = Buffer.alloc(kWidth * kHeight, y);
    for (let row = 300; row < 420; row++) {
      const left = row * kWidth + frame * 100;
      luma.fill(y + 40, left, left + 120);
    }
    parts.push(Buffer.from("FRAME\n"), luma, chroma);
  }
  await writeFile(path, Buffer.concat(parts));
}

// One second of a tone with whole cycles, so that the loop has no click; 16-bit mono WAV.
export async function writeTone(path, sign) {
  const samples = Buffer.alloc(kRate * 2);
  for (let i = 0; i < kRate; i++) {
    samples.writeInt16LE(Math.round(9000 * Math.sin((2 * Math.PI * toneHz(sign) * i) / kRate)), i * 2);
  }
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(kRate, 24);
  header.writeUInt32LE(kRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.length, 40);
  await writeFile(path, Buffer.concat([header, samples]));
}
