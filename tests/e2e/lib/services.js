// mcu and signaling as real processes with settings of their own in a scratch folder.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { openSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { eventually } from "./wait.js";

export const kRoot = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
export const kBin = resolve(process.env.DIEMCAU_BIN ?? join(kRoot, "build/release/bin"));

// The twelve sites as shipped, in order; the index is the sign of the simulated ones.
export const kSites = [
  ["tinh-uy", "Tỉnh ủy"],
  ["ubnd-tinh", "UBND tỉnh"],
  ["tp-nam-dinh", "TP. Nam Định"],
  ["my-loc", "Mỹ Lộc"],
  ["vu-ban", "Vụ Bản"],
  ["y-yen", "Ý Yên"],
  ["nghia-hung", "Nghĩa Hưng"],
  ["nam-truc", "Nam Trực"],
  ["truc-ninh", "Trực Ninh"],
  ["xuan-truong", "Xuân Trường"],
  ["giao-thuy", "Giao Thủy"],
  ["hai-hau", "Hải Hậu"],
].map(([id, name], sign) => ({ id, name, sign }));

export const kChairSite = "ubnd-tinh";
export const kHallSite = kSites.find(({ id }) => id === "vu-ban"); // whose page runs in the browser

// Of tools/setup's packages: gives signaling a calendar clock that a test can set, as tools/demo --check does.
const kFakeTime = {
  LD_PRELOAD: "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
  FAKETIME_DONT_FAKE_MONOTONIC: "1",
  FAKETIME_CACHE_DURATION: "1",
  FAKETIME_DONT_RESET: "1",
};

// Below those that the system gives to every connection that goes out, which might take them before a service does.
async function freePorts(count) {
  const ports = new Set();
  while (ports.size < count) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const free = await new Promise((done) => {
      const server = createServer().once("error", () => done(false));
      server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
    });
    if (free) ports.add(port);
  }
  return [...ports];
}

export class Services {
  processes = new Map();
  environment = {}; // of signaling, beside this process's

  // `https`: {address, port, certificate, key} besides http on the loopback. `clock`: there is a setAhead().
  static async start({ https = null, clock = false } = {}) {
    const services = new Services();
    services.https = https;
    services.folder = await mkdtemp(join(tmpdir(), "diem-cau-e2e-"));
    if (clock) await services.giveClock();
    [services.controlPort, services.httpPort] = await freePorts(2);
    await services.writeSettings();
    try {
      services.startOne("mcu");
      services.startOne("signaling");
      await services.healthy();
    } catch (error) {
      const tails = await services.logTails();
      await services.stop();
      throw new Error(`${error.message}\n${tails}`);
    }
    return services;
  }

  get url() {
    return `http://127.0.0.1:${this.httpPort}`;
  }

  startOne(name) {
    const log = openSync(join(this.folder, `${name}.log`), "a");
    const child = spawn(join(kBin, name), ["--config", join(this.folder, `${name}.toml`)], {
      cwd: this.folder,
      env: name === "signaling" ? { ...process.env, ...this.environment } : process.env,
      stdio: ["ignore", log, log],
    });
    child.on("error", () => undefined); // a missing program shows as a service that is not healthy
    this.processes.set(name, child);
  }

  async giveClock() {
    this.environment = { ...kFakeTime, FAKETIME_TIMESTAMP_FILE: join(this.folder, "clock") };
    await this.setAhead(0);
  }

  // Sets signaling's calendar clock to so many minutes after this machine's; the clock that measures spans goes on.
  async setAhead(minutes) {
    const fresh = join(this.folder, "clock.new");
    await writeFile(fresh, `+${minutes * 60}s\n`);
    await rename(fresh, this.environment.FAKETIME_TIMESTAMP_FILE);
  }

  // Ends one service as a power cut would.
  async kill(name) {
    const process = this.processes.get(name);
    const ended = new Promise((done) => process.once("exit", done));
    process.kill("SIGKILL");
    await ended;
  }

  // Starts again what does not run.
  async revive() {
    const dead = [...this.processes].filter(([, process]) => process.exitCode !== null || process.signalCode !== null);
    for (const [name] of dead) this.startOne(name);
    if (dead.length > 0) await this.healthy();
  }

  healthy() {
    return eventually("signaling with its mcu", async () => {
      const answer = await fetch(`${this.url}/healthz`);
      return (await answer.json()).mcu === "connected";
    });
  }

  // What signaling prints while there is no administrator.
  firstAdministratorToken() {
    return eventually("a link for the first administrator", async () =>
      /\/first-administrator#(\S+)/.exec(await readFile(join(this.folder, "signaling.log"), "utf8"))?.[1]);
  }

  async stop() {
    for (const process of this.processes.values()) {
      if (process.exitCode !== null || process.signalCode !== null || process.pid === undefined) continue;
      const ended = new Promise((done) => process.once("exit", done));
      process.kill("SIGTERM");
      const last = setTimeout(() => process.kill("SIGKILL"), 20_000);
      await ended;
      clearTimeout(last);
    }
    if (process.env.DIEMCAU_KEEP === undefined) await rm(this.folder, { recursive: true, force: true });
  }

  // What the services say only when something is wrong in them.
  async faults() {
    const logs = await Promise.all(["mcu", "signaling"].map((name) => readFile(join(this.folder, `${name}.log`), "utf8")));
    return logs.join("\n").split("\n").filter((line) => /LOG ERROR| critical /.test(line));
  }

  async logTails(lines = 12) {
    const tails = ["mcu", "signaling", "endpoint"].map(async (name) => {
      const text = await readFile(join(this.folder, `${name}.log`), "utf8").catch(() => "(no log)");
      return `--- ${name}\n${text.trimEnd().split("\n").slice(-lines).join("\n")}`;
    });
    return (await Promise.all(tails)).join("\n");
  }

  async writeSettings() {
    const text = JSON.stringify; // strings of JSON are strings of TOML too
    const write = (name, content) => writeFile(join(this.folder, name), content);
    const firstMediaPort = 30000 + Math.floor(Math.random() * 20) * 100;
    await mkdir(join(this.folder, "state"));
    await write("control.secret", randomBytes(32).toString("hex"));
    const sites = kSites.map(({ id, name }) => `[[site]]\nid = ${text(id)}\nname = ${text(name)}\n`);
    await write("sites.toml", sites.join(""));
    await write("signaling.toml", `[http]
address = "127.0.0.1"
port = ${this.httpPort}
[https]
${this.https === null ? "enabled = false" : Object.entries(this.https).map(([k, v]) => `${k} = ${text(v)}`).join("\n")}
[pages]
web_root = ${text(join(kRoot, "signaling/web/dist"))}
[mcu]
port = ${this.controlPort}
secret_file = "control.secret"
[files]
sites = "sites.toml"
layouts = ${text(join(kRoot, "config/layouts.toml"))}
state = "state"
`);
    await write("mcu.toml", `[control]
port = ${this.controlPort}
secret_file = "control.secret"
[media]
port_min = ${firstMediaPort}
port_max = ${firstMediaPort + 99}
`);
  }
}
