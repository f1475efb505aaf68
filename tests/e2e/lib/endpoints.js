// Native hall endpoints: many seats in one process of tools/endpoint, driven by JSON lines.
import { execFile, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { kBin, kRoot, kSites } from "./services.js";
import { eventually } from "./wait.js";

// Shared with the demonstration: encoding takes a minute, once.
const kMedia = process.env.DIEMCAU_MEDIA ?? join(kRoot, "build/media");

export class Endpoints {
  events = [];
  next = 1;

  // Takes the seats of the sites in `tokens` (id → its device's token). Those in `watching` decode what they receive; the
  // others only take it. `faults`: what a site suffers from (id → the seat's "fault").
  static async start(services, tokens, watching, faults = new Map()) {
    await promisify(execFile)(join(kBin, "make_media"), [kMedia, "--sites", String(kSites.length)]);
    const seats = kSites
      .filter(({ id }) => tokens.has(id))
      .map(({ id, sign }) => ({
        name: id,
        url: `ws://127.0.0.1:${services.httpPort}/ws`,
        token: tokens.get(id),
        sign,
        messages: watching.includes(id) ? ["roster"] : [],
        decode: watching.includes(id) ? "always" : "never",
        ...(faults.has(id) && { fault: faults.get(id) }),
      }));
    const file = join(services.folder, "seats.json");
    await writeFile(file, JSON.stringify(seats));
    const endpoints = new Endpoints();
    endpoints.process = spawn(join(kBin, "endpoint"), ["--seats", file, "--replay", kMedia], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    endpoints.process.stderr.pipe(createWriteStream(join(services.folder, "endpoint.log")));
    endpoints.process.stdin.on("error", () => undefined);
    createInterface({ input: endpoints.process.stdout }).on("line", (line) => endpoints.onLine(line));
    await eventually(
      `${seats.length} endpoints with media`,
      () => {
        const connected = (seat) => endpoints.events.some((e) => e.event === "media" && e.seat === seat && e.connected);
        return seats.every(({ name }) => connected(name));
      },
    );
    return endpoints;
  }

  onLine(line) {
    try {
      this.events.push(JSON.parse(line));
    } catch {
      // not an event
    }
  }

  // Sends a command and waits for its answer.
  async do(seat, action, members = {}) {
    const id = this.next++;
    this.process.stdin.write(`${JSON.stringify({ seat, do: action, id, ...members })}\n`);
    const answer = await eventually(`${action} of ${seat}`, () =>
      this.events.find((e) => (e.event === "done" || e.event === "failed") && e.id === id),
    );
    if (answer.event === "failed") throw new Error(`${action} of ${seat}: ${JSON.stringify(answer)}`);
  }

  // What a seat hears and sees since it was last reset.
  async report(seat) {
    const from = this.events.length;
    await this.do(seat, "report");
    return eventually(`report of ${seat}`, () =>
      this.events.slice(from).find((e) => e.event === "report" && e.seat === seat),
    );
  }

  // Signs of the tones a seat hears during `ms` from now.
  async tones(seat, ms = 1500) {
    await this.do(seat, "reset");
    await new Promise((done) => setTimeout(done, ms));
    const { sound } = await this.report(seat);
    return sound.tones.filter((tone) => tone.heard > 0.5).map((tone) => tone.sign);
  }

  // Whether the newest roster a watching seat got has this site connected.
  sees(seat, site) {
    const rosters = this.events.filter((e) => e.event === "message" && e.seat === seat && e.message.type === "roster");
    return rosters.at(-1)?.message.sites.some((entry) => entry.site === site && entry.connected) ?? false;
  }

  async stop() {
    if (this.process.exitCode !== null) return;
    const ended = new Promise((done) => this.process.once("exit", done));
    this.process.kill("SIGTERM");
    const last = setTimeout(() => this.process.kill("SIGKILL"), 3000);
    await ended;
    clearTimeout(last);
  }
}
