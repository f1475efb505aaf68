// What keeps a chair from a slip of the finger, and what an observer sees of it all.
import assert from "node:assert/strict";
import { hold, kViewport } from "../lib/browser.js";
import { kDayHall, kDayHallSign } from "../lib/day.js";
import { fits } from "../lib/form.js";
import { Hall } from "../lib/hall.js";
import { eventually, stays } from "../lib/wait.js";

const kTile = `li[data-site="${kDayHall}"]`;
const kMiddle = [0.4, 0.25, 0.2, 0.1]; // of the picture, clear of captions
const kQuietMs = 1200; // as long as a hold

const enterAsChair = (day) => day.entered("chutri", "Vào phòng chủ trì");

// Grants and takes it back. A busy machine may be too late for that: then the grant is revoked, and it is tried again.
async function takesBack(chair, hall) {
  await chair.click(`${kTile} [data-action=grant]`);
  await hall.microphoneBecomes("live");
  const undone = await chair.click('[data-undo="floor.grant"]', { timeout: 5000 })
    .then(() => hall.microphoneBecomes("off", 5000)).catch(() => false);
  if (!undone) await chair.click(`${kTile} [data-action=revoke]`);
  await hall.microphoneBecomes("off");
  return undone;
}

export const leadingTests = {
  "the chair takes back an act within five seconds, and later cannot": async (day) => {
    const { hall } = day;
    await day.inSession();
    const chair = await enterAsChair(day);
    await eventually("an act that is taken back in time", () => takesBack(chair, hall));
    const undo = chair.locator("[data-undo]");
    await undo.waitFor({ state: "detached" });
    await Promise.all([undo.waitFor(), chair.click(`${kTile} [data-action=grant]`)]);
    await hall.microphoneBecomes("live");
    await undo.waitFor({ state: "detached" });
    assert.equal(await hall.microphone(), "live");
    await chair.context().close();
  },

  "a touch does not close the conference, holding does": async (day) => {
    const conference = await day.inSession();
    const chair = await enterAsChair(day);
    await chair.click("[data-action=conduct]");
    await chair.click("[data-action=close]");
    const phase = async () => (await day.province.operator.get(`/conferences/${conference}`)).phase;
    await stays("in session after a touch", async () => (await phase()) === "in_session", kQuietMs, 300);
    await hold(chair, "[data-action=close]");
    await chair.locator("[data-message=conference_over]").waitFor();
    assert.equal(await phase(), "closed");
    await day.hallPage.locator("[data-standby]").waitFor();
    await chair.context().close();
  },

  "a hall that is booked to lecture is heard without being asked": async (day) => {
    await day.inSession({ policy: "lecture", lecturer: kDayHall });
    const chair = await enterAsChair(day);
    await day.hall.microphoneBecomes("live");
    await chair.click("[data-tab=rules]");
    await eventually("the lecturer", async () =>
      (await chair.locator("[data-action=choose-lecturer]").inputValue()) === kDayHall);
    await chair.context().close();
  },

  "an observer sees and hears who has the floor, and where the agenda is": async (day) => {
    const item = { planned_min: 10, speakers: [], layout_preset: "full", papers: [] };
    const agenda = [{ ...item, title: "Báo cáo mưa lũ" }, { ...item, title: "Thảo luận" }];
    await day.inSession({ layout_presets: ["stage", "full"], agenda });
    const page = await day.entered("theodoi", "Vào theo dõi", kViewport);
    const observer = new Hall(page);
    const chair = await enterAsChair(day);
    await chair.click("[data-tab=agenda]");
    await chair.click('[data-item="1"] [data-action=agenda-go]');
    await chair.click(`${kTile} [data-action=grant]`);
    await page.locator("[aria-current=step]", { hasText: "Thảo luận" }).waitFor();
    await eventually("the hall's picture", async () =>
      (await observer.sign("video[data-source=composed]", kMiddle)) === kDayHallSign);
    await eventually("the hall's tone", async () => (await observer.hears()).includes(kDayHallSign));
    await fits(page);
    assert.deepEqual(page.problems, []);
    await chair.context().close();
    await page.context().close();
  },
};
