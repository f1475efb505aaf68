// The screen of a hall's computer: the session that deploy/hall installs, on an X server without a monitor.
import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { writeCamera, writeTone } from "../lib/fake_devices.js";
import { files } from "../lib/hall_computer.js";
import { eventually } from "../lib/wait.js";

// What this machine lacks: a camera, a microphone, a user who is not root, a graphics card. Nothing that allows
// anything to the page.
const kLacks = ["--no-sandbox", "--disable-gpu", "--use-fake-device-for-media-stream", "--remote-debugging-port=0"];

export class Screen {
  // `sign`: what camera and microphone send.
  static async start(folder, sign) {
    const screen = new Screen();
    const home = join(files(folder).root, "var/lib/diem-cau-hall");
    const [camera, microphone] = [join(folder, "camera.y4m"), join(folder, "microphone.wav")];
    await writeCamera(camera, sign);
    await writeTone(microphone, sign);
    const devices = [`--use-file-for-fake-video-capture=${camera}`, `--use-file-for-fake-audio-capture=${microphone}`];
    screen.display = await startDisplay();
    const port = join(home, "browser/DevToolsActivePort");
    await rm(port, { force: true });
    const log = openSync(join(folder, "screen.log"), "a");
    const session = spawn("/usr/local/lib/diem-cau-hall/session", [...kLacks, ...devices], {
      stdio: ["ignore", log, log],
      env: { PATH: process.env.PATH, HOME: home, DISPLAY: screen.display },
    });
    screen.ended = new Promise((done) => session.once("exit", done));
    const number = await eventually("a browser that can be asked", async () =>
      (await readFile(port, "utf8")).split("\n")[0]);
    screen.browser = await chromium.connectOverCDP(`http://127.0.0.1:${number}`);
    const page = await eventually("its one page", () => screen.browser.contexts()[0].pages()[0]);
    screen.page = await QuietPage.of(page);
    return screen;
  }

  // Another tab, one of Playwright's own.
  async tab(url) {
    const protocol = await this.browser.newBrowserCDPSession();
    const opened = this.browser.contexts()[0].waitForEvent("page");
    await protocol.send("Target.createTarget", { url });
    return opened;
  }
}

// A page that is asked without its noticing: Playwright's own evaluate() counts as an act of the page's user, who may
// then hear without a click.
class QuietPage {
  static async of(page) {
    const quiet = new QuietPage();
    quiet.protocol = await page.context().newCDPSession(page);
    return quiet;
  }

  async evaluate(wanted, argument = null) {
    const expression = `(${wanted})(${JSON.stringify(argument)})`;
    const { result, exceptionDetails } = await this.protocol.send("Runtime.evaluate", {
      expression, awaitPromise: true, returnByValue: true, userGesture: false,
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  shows(selector) {
    return eventually(`a page with ${selector}`, () => this.has(selector));
  }

  has(selector) {
    return this.evaluate((wanted) => document.querySelector(wanted) !== null, selector);
  }

  async open(url) {
    await this.protocol.send("Page.navigate", { url });
    await eventually(`the page ${url}`, () =>
      this.evaluate((wanted) => location.href === wanted && document.readyState === "complete", url));
  }
}

// An X server that takes a free number and says which.
async function startDisplay() {
  const server = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const failed = new Promise((_, fail) => server.once("error", fail).once("exit", () => fail(new Error("Xvfb ended"))));
  const number = new Promise((done) => createInterface({ input: server.stdout }).once("line", done));
  failed.catch(() => undefined); // it ends with everything here
  return `:${await Promise.race([number, failed])}`;
}
