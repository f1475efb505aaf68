// A hall's computer as deploy/hall makes one, in a folder: its files, the province's CA in the browser's store. What
// runs on it lies in hall_computer/.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { kRoot } from "./services.js";

export const kAddress = "198.51.100.1"; // of the network that namespace.sh makes
export const kHttpsPort = 8443;
export const kServer = `https://${kAddress}:${kHttpsPort}`;

const kHere = join(kRoot, "tests/e2e/hall_computer");
const run = promisify(execFile);

export const files = (folder) => ({
  ca: join(folder, "ca.crt"),
  certificate: join(folder, "server.crt"),
  key: join(folder, "server.key"),
  root: join(folder, "root"),
});

export const install = (folder, ...options) =>
  run(join(kRoot, "deploy/hall/install"), ["--root", files(folder).root, ...options]);

export class HallComputer {
  services = { logTails: async () => "" }; // the day's own report has them

  static async start() {
    const computer = new HallComputer();
    computer.folder = await mkdtemp(join(tmpdir(), "diem-cau-hall-"));
    await makeCertificates(computer.folder);
    await install(computer.folder, "--server", kServer, "--ca", files(computer.folder).ca);
    return computer;
  }

  // Runs a program of hall_computer/ there and gives what it printed; throws with that if it fails.
  async run(program) {
    const root = process.getuid() === 0 ? [] : ["--user", "--map-root-user"];
    const namespaces = [...root, "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc"];
    const command = ["bash", join(kHere, "namespace.sh"), files(this.folder).root, process.execPath];
    const child = spawn("unshare", [...namespaces, ...command, join(kHere, program), this.folder], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
    const status = await new Promise((done, failed) => child.once("error", failed).once("close", done));
    if (status !== 0) throw new Error(`${program}: status ${status}\n${said}`);
    return said;
  }

  calm() {}

  async stop() {
    if (process.env.DIEMCAU_KEEP === undefined) await rm(this.folder, { recursive: true, force: true });
  }
}

// A CA as a province has one, and the server's certificate by it.
async function makeCertificates(folder) {
  const { ca, certificate, key } = files(folder);
  const extensions = join(folder, "server.ext");
  const caKey = join(folder, "ca.key");
  const request = join(folder, "server.csr");
  const fresh = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  await writeFile(extensions, `subjectAltName=IP:${kAddress}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n`);
  await run("openssl", ["req", "-x509", ...fresh, "-days", "30", "-subj", "/CN=Tinh CA", "-keyout", caKey, "-out", ca]);
  await run("openssl", ["req", ...fresh, "-subj", `/CN=${kAddress}`, "-keyout", key, "-out", request]);
  const signing = ["-CA", ca, "-CAkey", caKey, "-CAcreateserial", "-days", "30", "-extfile", extensions];
  await run("openssl", ["x509", "-req", "-in", request, ...signing, "-out", certificate]);
}
