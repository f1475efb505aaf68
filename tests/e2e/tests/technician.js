// What technicians have from a hall's page: its test before the conference, and help from afar.
import assert from "node:assert/strict";
import { Conductor } from "../lib/conductor.js";
import { kDayHall, kDaySites } from "../lib/day.js";
import { misfits } from "../lib/form.js";
import { kPassword } from "../lib/province.js";
import { Rest } from "../lib/rest.js";
import { eventually } from "../lib/wait.js";

const kTestMs = 45_000; // a whole test with its quiet time and its probe, on a busy machine

async function technician(day, conference) {
  const rest = await new Rest(day.url).logIn("kythuat", kPassword);
  return Conductor.enter(day, conference, rest);
}

// The hall's entry on the board, once it is as it should be.
async function tested(desk, isRight) {
  const mine = ({ sites }) => sites.find(({ site }) => site === kDayHall);
  const board = await desk.heard("preflight", (message) => isRight(mine(message) ?? {}), kTestMs);
  return mine(board);
}

const found = ({ checks }, name) => checks.find(({ check }) => check === name);

export const technicianTests = {
  "a hall is tested before its conference, without a sound until somebody asks for one": async (day) => {
    const { hall, hallPage, province } = day;
    const conference = await province.book("Giao ban thử máy", { sites: kDaySites });
    await hallPage.locator("[data-phase=testing]").waitFor();
    await hall.connected();
    const desk = await technician(day, conference);
    await hallPage.locator("[data-preflight=running]").waitFor();
    const quiet = await tested(desk, ({ state }) => state === "done");
    assert.equal(quiet.sounds, false);
    for (const name of ["reach", "rtt", "camera", "microphone", "clock", "browser"]) {
      assert.equal(found(quiet, name).result, "pass", JSON.stringify(found(quiet, name)));
    }
    for (const name of ["band_up", "band_down"]) assert.ok(found(quiet, name).value > 500, JSON.stringify(found(quiet, name)));
    assert.equal(found(quiet, "echo").result, "skipped");

    assert.deepEqual(await misfits(hallPage), []);
    await hallPage.click("[data-preflight=done] [data-action=preflight-open]");
    const behind = /^(covered|on each other): /; // of a page below a dialog
    assert.deepEqual((await misfits(hallPage)).filter((misfit) => !behind.test(misfit)), []);
    await hallPage.click("[data-action=preflight-sound]");
    const loud = await tested(desk, ({ state, sounds }) => state === "done" && sounds);
    assert.notEqual(found(loud, "echo").result, "skipped");
    assert.notEqual(found(loud, "echo").result, "pass", "this microphone hears a tone and no loudspeaker");
    await hallPage.locator("[data-check=echo] [data-result]:not([data-result=skipped])").waitFor();
    await hallPage.keyboard.press("Escape");
    await desk.leave();
  },

  "a technician asks a hall for its devices and a picture, caps what it sends and restarts its media": async (day) => {
    const { hall, hallPage } = day;
    const desk = await technician(day, await day.inSession());
    const answer = async (type, more = {}) => {
      await desk.send({ type, id: type, site: kDayHall, ...more });
      return desk.heard("remote.answer", ({ reply_to }) => reply_to === type);
    };

    const { devices } = await answer("remote.devices");
    assert.deepEqual(new Set(devices.filter(({ chosen }) => chosen).map(({ kind }) => kind)), new Set(["camera", "microphone"]));
    const camera = devices.find(({ kind }) => kind === "camera");
    assert.equal((await answer("remote.switch", { kind: "camera", device: camera.id })).ok, true);
    assert.equal((await answer("remote.switch", { kind: "camera", device: "gone" })).ok, false);
    assert.match((await answer("remote.still")).image, /^\/9j\//);

    await desk.send({ type: "remote.cap", site: kDayHall, kbps: 200 });
    await desk.heard("remote", ({ sites }) => sites.some(({ site, cap_kbps }) => site === kDayHall && cap_kbps === 200));
    await eventually("one small layer", async () => {
      const rates = await hallPage.evaluate(() => {
        const camera = window.peers.at(-1).getSenders().find((sender) => sender.getParameters().encodings.length === 3);
        return camera.getParameters().encodings.filter(({ active }) => active).map(({ maxBitrate }) => maxBitrate);
      });
      return rates.reduce((sum, rate) => sum + rate, 0) <= 200_000;
    });
    await desk.send({ type: "remote.cap", site: kDayHall, kbps: null });
    await desk.heard("remote", ({ sites }) => !sites.some(({ site }) => site === kDayHall));

    const before = await hallPage.evaluate(() => window.peers.length);
    assert.equal((await answer("remote.restart")).ok, true);
    await eventually("another connection", async () => (await hallPage.evaluate(() => window.peers.length)) > before, 10_000);
    await hall.connected();
    await desk.leave();
  },
};
