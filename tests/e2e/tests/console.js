// The technician's console: which hall has what, told in words, remembered, and raised where nobody looks.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { fits } from "../lib/form.js";
import { Hall } from "../lib/hall.js";
import { kChairSite, kHallSite, kSites } from "../lib/services.js";
import { kLossy, kOverloaded, kWell } from "../lib/troubled.js";
import { eventually, kPatienceMs } from "../lib/wait.js";

// A verdict stands on several seconds, a whole test on more, on a machine that is busy.
const kPatience = { timeout: 2 * kPatienceMs };
const signOf = (site) => kSites.find(({ id }) => id === site).sign;
const row = (page, site) => page.locator(`[data-matrix] tr[data-site="${site}"]`);

export const consoleTests = {
  "the technician sees at one glance which hall's line is bad and which hall's computer is overloaded": async (lines) => {
    const { technician } = lines;
    await row(technician, kLossy).getByText("Đường truyền chiều lên của điểm cầu kém").waitFor(kPatience);
    await row(technician, kOverloaded).getByText("Máy tính ở điểm cầu quá tải").waitFor(kPatience);
    await technician.locator(`[data-matrix] tr[data-site="${kWell}"][data-cause=fine]`).waitFor(kPatience);
    await row(technician, kLossy).locator("[data-figure=uplinkLoss]", { hasText: "%" }).waitFor();
    const tall = await technician.evaluate(() => document.documentElement.scrollHeight > innerHeight);
    assert.ok(!tall, "the matrix fits a laptop's screen");
  },

  "what a hall's line did is drawn, with the grounds of the verdict, in both languages": async (lines) => {
    const { technician } = lines;
    await row(technician, kLossy).getByRole("link").first().click();
    await technician.getByText("Mất gói", { exact: true }).first().waitFor();
    await technician.locator(".uplot canvas").first().waitFor();
    await technician.getByRole("button", { name: "English" }).click();
    await technician.getByText("Loss", { exact: true }).first().waitFor();
    await technician.getByRole("button", { name: "Tiếng Việt" }).click();
    await technician.goBack();
    await row(technician, kLossy).waitFor();
  },

  "a page that is opened anew shows the seconds of before, and a replay begins where something was measured": async (lines) => {
    const { technician } = lines;
    await technician.reload();
    const spark = row(technician, kWell).locator("[data-figure=uplinkRate] canvas");
    await spark.waitFor();
    await eventually("a line longer than the page is old", async () => (await spark.evaluate(secondsBefore)) > 4);
    await technician.getByRole("link", { name: "Xem lại", exact: true }).click();
    await row(technician, kWell).waitFor();
    await technician.goBack();
    await row(technician, kWell).waitFor();
  },

  "trouble that lasts becomes an alarm, which one technician takes for all": async (lines) => {
    const { technician } = lines;
    const strip = technician.locator("[data-severity]");
    await strip.waitFor(kPatience);
    await technician.getByRole("link", { name: /^Cảnh báo/ }).click();
    const alarms = technician.locator("tr[data-alarm]");
    await alarms.filter({ hasText: "Đường truyền chiều lên" }).getByRole("button", { name: "Đã biết" }).click(kPatience);
    await alarms.filter({ hasText: "Đường truyền chiều lên" }).getByText("Đỗ Văn Kỹ").waitFor();
  },

  "the board of tests has a lamp with reasons for each hall, and tests one at a click": async (lines) => {
    const { technician } = lines;
    await openMatrix(technician);
    await technician.getByRole("link", { name: "Kiểm tra trước" }).click();
    const card = technician.locator(`li[data-site="${kWell}"]`);
    await card.getByRole("button", { name: /^Kiểm tra/ }).click();
    await card.locator("time").waitFor(kPatience);
    assert.notEqual(await card.getAttribute("data-lamp-of"), "none");
    await card.getByRole("button").first().click();
    await technician.locator("[data-check=loss]").getByText("Đạt").waitFor();
    // It is made for a mouse, and its list of checks scrolls.
    const counts = (fault) => /^(cut|covered|on each other)/.test(fault);
    await fits(technician, "a page without cut words", counts);
  },

  "a hall's devices come to the technician, and words where it cannot do what is asked": async (lines) => {
    const { technician } = lines;
    await openHelp(technician, kWell);
    await technician.click("[data-action=remote-devices]");
    await technician.locator("option", { hasText: "Micro mô phỏng" }).first().waitFor({ state: "attached" });
    await technician.click("[data-action=remote-still]"); // which has no camera but a file
    await technician.getByText("Không làm được: Máy này không chụp được ảnh").waitFor();
  },

  "the technician hears one hall, talks to it alone, and sees what it is sent": async (lines) => {
    const { technician, endpoints } = lines;
    const ear = new Hall(technician);
    const hears = (what, signs) => eventually(what, async () => isDeepStrictEqual(await ear.hears(), signs));
    await openHelp(technician, kChairSite);
    await technician.getByRole("radio", { name: "Nghe" }).check({ force: true });
    await technician.locator("[data-live=true]").waitFor();
    await hears("the chair's hall alone", [signOf(kChairSite)]);

    await openHelp(technician, kWell);
    await technician.getByRole("radio", { name: "Nghe" }).check({ force: true });
    await technician.locator("[data-live=true]").waitFor();
    await hears("a hall whose microphone is off, and nobody else", []);

    await technician.click("[data-action=talk]");
    await technician.hover("[data-action=hold-to-talk]");
    await technician.mouse.down();
    await eventually("the technician in the hall", async () => (await endpoints.tones(kWell)).includes(kHallSite.sign));
    assert.ok(!(await endpoints.tones(kChairSite)).includes(kHallSite.sign), "nobody else hears the technician");
    await technician.mouse.up();
    await eventually("silence", async () => !(await endpoints.tones(kWell)).includes(kHallSite.sign));
    await technician.click("[data-action=hang-up]");

    await technician.getByRole("radio", { name: "Xem" }).check({ force: true });
    await technician.locator("[data-watched] video[data-source]").first().waitFor();
    await technician.locator("[data-live=true]").waitFor();
    await hears("what the hall hears: the chair", [signOf(kChairSite)]);
    const stage = async () => (await ear.sign("[data-watched] video", [0.05, 0.2, 0.1, 0.1])) === signOf(kChairSite);
    await eventually("the picture sent to the hall", stage);
    await technician.getByRole("radio", { name: "Tắt" }).check({ force: true });
    await technician.locator("[data-watched]").waitFor({ state: "detached" });
  },
};

async function openMatrix(page) {
  await page.getByRole("link", { name: "Bàn kỹ thuật" }).click();
  await page.getByRole("link", { name: "Mở bảng điểm cầu" }).click();
  await row(page, kWell).waitFor();
}

async function openHelp(page, site) {
  await openMatrix(page);
  await row(page, site).getByRole("link").first().click();
  await page.click("[data-tab=remote]");
}

// How much longer a sparkline is than its page is old.
function secondsBefore(canvas) {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const drawn = new Set();
  for (let pixel = 0; pixel < width * height; ++pixel) if (data[4 * pixel + 3] > 0) drawn.add(pixel % width);
  return (120 * drawn.size) / width - performance.now() / 1000;
}
