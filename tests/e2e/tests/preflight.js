// Before a conference its halls are tested by themselves; whoever is red is looked at in time.
import assert from "node:assert/strict";
import { checkOf, kAbsent } from "../lib/helped.js";
import { fits } from "../lib/form.js";
import { kHallSite } from "../lib/services.js";
import { eventually, kPatienceMs } from "../lib/wait.js";

const kPatience = { timeout: 2 * kPatienceMs };
const card = (page, site) => page.locator(`li[data-site="${site}"]`);
const done = ({ state }) => state === "done";

export const preflightTests = {
  "an hour before, a hall is tested by itself without a sound, and the technician has its lamp": async (helped) => {
    const { technician, hallPage } = helped;
    const entry = await helped.testedSo(kHallSite.id, "a finished test", done);
    const asked = hallPage.heard.find(({ type }) => type === "preflight.start");
    assert.equal(asked.sounds, false);
    assert.ok(asked.probe.max_kbps > 0, "its bandwidth is probed while nobody meets");
    for (const name of ["reach", "microphone"]) assert.equal(checkOf(entry, name)?.result, "pass", name);
    // All that is tested runs on one machine, which may be overloaded indeed.
    const camera = checkOf(entry, "camera");
    assert.ok(camera?.result === "pass" || camera?.vi.startsWith("Máy tính ở điểm cầu quá tải"), JSON.stringify(camera));
    for (const name of ["rtt", "loss_up", "loss_down", "jitter_up", "jitter_down", "band_up", "band_down"]) {
      assert.equal(typeof checkOf(entry, name)?.value, "number", `${name} was measured`);
    }
    assert.ok(checkOf(entry, "band_up").value > 300 && checkOf(entry, "band_down").value > 300, "a line inside a machine");
    assert.equal(checkOf(entry, "echo")?.result ?? "skipped", "skipped", "no sound was asked for");

    await technician.getByRole("link", { name: "Kiểm tra trước" }).click();
    await eventually("the lamp that the service tells", async () =>
      (await card(technician, kHallSite.id).getAttribute("data-lamp-of")) === (await helped.tested(kHallSite.id)).lamp);
    await card(technician, kHallSite.id).getByRole("button").first().click();
    await technician.locator("[data-check=band]").getByText("bit/s").first().waitFor();
  },

  "the hall sees its own lamp, and nobody else's": async ({ hallPage }) => {
    const boards = hallPage.heard.filter(({ type }) => type === "preflight");
    assert.ok(boards.length > 0);
    for (const { sites } of boards) assert.deepEqual(sites.map(({ site }) => site), [kHallSite.id]);
    assert.ok(boards.some(({ sites: [own] }) => own.state === "running"), "it was told while it was tested");
    await hallPage.locator("[data-preflight=done]").waitFor();
    await fits(hallPage, "a hall page that fits with its lamp");
  },

  "a hall that is not there is red, and the board says so": async (helped) => {
    const entry = await helped.testedSo(kAbsent, "a red lamp", ({ lamp }) => lamp === "red");
    assert.equal(checkOf(entry, "reach").result, "fail");
    assert.match(checkOf(entry, "reach").vi, /[Cc]hưa kết nối/);
    await card(helped.technician, kAbsent).getByText("Không đạt").first().waitFor(kPatience);
    await card(helped.technician, kAbsent).getByText(/[Cc]hưa kết nối/).first().waitFor();
  },

  "the technician tests one hall again": async (helped) => {
    const before = await helped.tested(kHallSite.id);
    const hall = card(helped.technician, kHallSite.id);
    const said = hall.getByText(/đang (kiểm tra|chờ)/).first().waitFor(); // not for long
    await Promise.all([hall.getByRole("button", { name: "Kiểm tra" }).click(), said]);
    await helped.testedSo(kHallSite.id, "a newer test", (entry) => done(entry) && entry.at !== before.at);
  },

  "the hall tests loudspeaker and microphone with a sound, at a click of its own": async (helped) => {
    const { hallPage, technician } = helped;
    await hallPage.locator("[data-preflight] [data-action=preflight-open]").click();
    await hallPage.locator("[data-action=preflight-sound]").click();
    const entry = await helped.testedSo(kHallSite.id, "a test with sound", (one) => done(one) && one.sounds);
    // Its microphone is a file with a tone: whatever is found, it was listened for.
    assert.ok(["pass", "warn", "fail"].includes(checkOf(entry, "echo")?.result), JSON.stringify(checkOf(entry, "echo")));
    assert.ok(hallPage.heard.some(({ type, sounds }) => type === "preflight.start" && sounds));
    await card(technician, kHallSite.id).getByText("có tiếng").waitFor();
    await hallPage.keyboard.press("Escape");
  },
};
