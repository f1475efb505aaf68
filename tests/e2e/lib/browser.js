// Real Chromium with a camera that sees a colour and a microphone that hears a tone.
import { join } from "node:path";
import { chromium } from "playwright-core";
import { writeCamera, writeTone } from "./fake_devices.js";
import { kPatienceMs } from "./wait.js";

export const kViewport = { width: 1366, height: 768 };

const kFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// `devices`: the sign that camera and microphone send; null: the machine has neither. `refuse`: pages may not have
// them. `autoplay` false: sound needs a click.
export async function launchBrowser(folder, { devices = null, refuse = false, autoplay = true } = {}) {
  const args = [...kFlags];
  if (devices !== null) {
    const camera = join(folder, `camera-${devices}.y4m`);
    const microphone = join(folder, `microphone-${devices}.wav`);
    await writeCamera(camera, devices);
    await writeTone(microphone, devices);
    args.push(
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${camera}`,
      `--use-file-for-fake-audio-capture=${microphone}`,
    );
  }
  if (!refuse) args.push("--use-fake-ui-for-media-stream");
  if (autoplay) args.push("--autoplay-policy=no-user-gesture-required");
  const executablePath = process.env.DIEMCAU_CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, headless: true, args, timeout: 2 * kPatienceMs });
}

// Chooses one of a few by its words, also in a panel whose tab is not open; the first tab is open afterwards.
// Waits until it is chosen: that is when signaling says so.
export async function choose(page, words) {
  const radio = page.getByRole("radio", { name: words, exact: true, includeHidden: true });
  const label = page.locator("label").filter({ has: radio });
  const panel = await label.evaluate((element) => element.closest("[role=tabpanel][hidden]")?.id ?? null);
  if (panel !== null) await page.click(`[aria-controls="${panel}"]`);
  await label.click();
  const chosen = { name: words, exact: true, includeHidden: true, checked: true };
  await page.getByRole("radio", chosen).waitFor({ state: "attached" });
  if (panel !== null) await page.click("[role=tab] >> nth=0");
}

// Sends the log-in page's form.
export async function logIn(page, url, login, password) {
  await page.goto(url);
  await page.getByLabel("Tên đăng nhập").fill(login);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
}

// Holds a button that wants to be held until it has had enough, however slow the machine is.
export async function hold(page, selector) {
  await page.focus(selector);
  await page.$eval(selector, (button) => {
    window.held = new Promise((done) => {
      let holding = false;
      new MutationObserver(() => {
        if (holding && button.dataset.holding === "false") done();
        holding = button.dataset.holding === "true";
      }).observe(button, { attributeFilter: ["data-holding"] });
    });
  });
  await page.keyboard.down("Enter");
  await page.evaluate(() => window.held);
  await page.keyboard.up("Enter");
}

// A page whose peer connections can be asked for their statistics. A tone would be taken for noise: no processing.
export async function newPage(browser, { viewport = kViewport, language = "vi" } = {}) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  page.setDefaultTimeout(kPatienceMs);
  page.problems = [];
  page.heard = []; // what signaling told it
  page.on("pageerror", (error) => page.problems.push(String(error)));
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => page.heard.push(JSON.parse(payload))));
  await page.addInitScript((chosen) => {
    if (localStorage.getItem("diemcau.language") === null) localStorage.setItem("diemcau.language", chosen);
    localStorage.setItem("diemcau.devices", JSON.stringify({ soundProcessing: false }));
    const Original = window.RTCPeerConnection;
    window.peers = [];
    window.RTCPeerConnection = class extends Original {
      constructor(...parameters) {
        super(...parameters);
        window.peers.push(this);
      }
    };
  }, language);
  return page;
}

// Looks at a page and presses its mouse button without running a script there: whatever runs one counts as an act of
// the page's user, who may then hear.
export class Onlooker {
  static async of(page) {
    const onlooker = new Onlooker();
    onlooker.protocol = await page.context().newCDPSession(page);
    return onlooker;
  }

  // Middle of the element; null: it is not there.
  async find(selector) {
    const { root } = await this.protocol.send("DOM.getDocument", { depth: 0 });
    const { nodeId } = await this.protocol.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    if (nodeId === 0) return null;
    const { model } = await this.protocol.send("DOM.getBoxModel", { nodeId });
    const [left, top, , , right, bottom] = model.border;
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }

  async press({ x, y }) {
    for (const type of ["mousePressed", "mouseReleased"]) {
      await this.protocol.send("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
    }
  }
}
