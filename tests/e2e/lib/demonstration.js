// The demonstration (tools/demo) as something to take pictures of.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { kViewport, newPage } from "./browser.js";
import { kRoot } from "./services.js";

const kPatienceMs = 60_000; // the simulated halls keep the machine busy

export class Demonstration {
  static async start(port) {
    const demonstration = new Demonstration();
    demonstration.url = `http://localhost:${port}`;
    demonstration.process = spawn("python3", ["-B", "tools/lib/demo.py", "--skip-build", "--port", String(port)], {
      cwd: kRoot,
      stdio: ["ignore", "pipe", "inherit"],
    });
    for await (const line of createInterface({ input: demonstration.process.stdout })) {
      demonstration.password ??= /password of all demo accounts: (.+)$/.exec(line)?.[1];
      demonstration.hall ??= /\S+\/hall\?token=\S+/.exec(line)?.[0]; // left for a visitor
      if (line.includes("Ctrl-C")) break; // the last paragraph
    }
    demonstration.process.stdout.resume();
    if (!demonstration.password || !demonstration.hall) throw new Error("the demonstration did not say how to get in");
    return demonstration;
  }

  // A page in which this person is logged in.
  async loggedIn(browser, login, viewport = kViewport) {
    const page = await patientPage(browser, viewport);
    await page.goto(this.url);
    await page.getByLabel("Tên đăng nhập").fill(login);
    await page.getByLabel("Mật khẩu").fill(this.password);
    await page.getByRole("button", { name: "Đăng nhập" }).click();
    await page.getByLabel("Tên đăng nhập").waitFor({ state: "detached" });
    return page;
  }

  stop() {
    this.process.kill("SIGTERM");
  }
}

export async function patientPage(browser, viewport = kViewport) {
  const page = await newPage(browser, { viewport });
  page.setDefaultTimeout(kPatienceMs);
  return page;
}
