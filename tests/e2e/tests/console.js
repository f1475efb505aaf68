// The technician's console: which hall has what, told in words, remembered, and raised where nobody looks.
import assert from "node:assert/strict";
import { kLossy, kOverloaded, kWell } from "../lib/troubled.js";

const kPatience = { timeout: 40_000 }; // a verdict stands on several seconds, on a machine that is busy
const row = (page, site) => page.locator(`[data-matrix] tr[data-site="${site}"]`);

export const consoleTests = {
  "the technician sees at one glance which hall's line is bad and which hall's computer is overloaded": async (lines) => {
    const { technician } = lines;
    await row(technician, kLossy).getByText("Đường truyền chiều lên của điểm cầu kém").waitFor(kPatience);
    await row(technician, kOverloaded).getByText("Máy tính ở điểm cầu quá tải").waitFor(kPatience);
    assert.equal(await row(technician, kWell).getAttribute("data-cause"), "fine");
    assert.match(await row(technician, kLossy).locator("[data-figure=uplinkLoss]").innerText(), /%/);
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

  "trouble that lasts becomes an alarm, which one technician takes for all": async (lines) => {
    const { technician } = lines;
    const strip = technician.locator("[data-severity]");
    await strip.waitFor(kPatience);
    await technician.getByRole("link", { name: /^Cảnh báo/ }).click();
    const alarms = technician.locator("tr[data-alarm]");
    await alarms.filter({ hasText: "Đường truyền chiều lên" }).getByRole("button", { name: "Đã biết" }).click(kPatience);
    await alarms.filter({ hasText: "Đường truyền chiều lên" }).getByText("Đỗ Văn Kỹ").waitFor();
  },
};
