// What a hall does in a conference besides speaking, on its own page and on a phone that is its control.
import assert from "node:assert/strict";
import { Conductor } from "../lib/conductor.js";
import { kDayHall } from "../lib/day.js";
import { fits } from "../lib/form.js";

const kPhone = { width: 390, height: 844 };

// A conference in session, with the hall in it and somebody at the desk.
async function inSession(day) {
  const conference = await day.inSession();
  return { conference, desk: await Conductor.enter(day, conference) };
}

export const hallTests = {
  "a hall answers the roll in one touch and votes": async (day) => {
    const { hallPage } = day;
    const { desk } = await inSession(day);
    await desk.send({ type: "roll.call", site: kDayHall });
    await hallPage.locator("[data-roll=called]").waitFor();
    await hallPage.click("[data-action=roll-change]");
    await hallPage.getByLabel("Số đại biểu có mặt").fill("9");
    await hallPage.click("[data-action=roll-answer]");
    const mine = ({ site }) => site === kDayHall;
    await desk.heard("roll", ({ entries }) => entries.find(mine)?.delegates === 9);
    await desk.send({ type: "vote.open", question: "Thông qua phương án sơ tán?" });
    await hallPage.click("[data-action=vote-enter]");
    await hallPage.click("[data-votes=no] button:last-child");
    assert.equal(await hallPage.isDisabled("[data-action=vote-send]"), true, "ten votes of nine delegates");
    await hallPage.click("[data-votes=yes] button:first-of-type");
    await hallPage.click("[data-action=vote-send]");
    const { total } = await desk.heard("vote", ({ entries }) => entries.some(mine));
    assert.deepEqual([total.yes, total.no], [8, 1]);
    await hallPage.locator("[data-vote=entered]").waitFor();
    await fits(hallPage);
    await desk.leave();
  },

  "a hall names who will speak, writes to the desk and calls for help": async (day) => {
    const { hallPage } = day;
    const { desk } = await inSession(day);
    await hallPage.click("[data-action=choose-delegate]");
    await hallPage.getByLabel("Họ và tên").fill("Bà Trần Thị Hoa");
    await hallPage.click("[data-action=request-named]");
    await desk.heard("floor", ({ speech }) => speech.queue[0]?.delegate === "Bà Trần Thị Hoa");
    await hallPage.click("[data-action=chat]");
    await hallPage.getByLabel("Nội dung").fill("Vụ Bản đã sẵn sàng");
    await hallPage.click("[data-action=chat-send]");
    await desk.heard("chat", ({ messages }) => messages.at(-1)?.text === "Vụ Bản đã sẵn sàng");
    await hallPage.keyboard.press("Escape");
    await hallPage.click("[data-action=help-open]");
    await hallPage.click("[data-action=help]");
    await hallPage.locator("[data-help-called]").waitFor();
    await hallPage.keyboard.press("Escape");
    await desk.leave();
  },

  "a hall that is taken out waits, and comes back by itself": async (day) => {
    const { hall, hallPage } = day;
    const { desk } = await inSession(day);
    await desk.send({ type: "remove", site: kDayHall });
    await hallPage.locator("[data-message=removed]").waitFor();
    await desk.send({ type: "readmit", site: kDayHall });
    await hall.connected();
    await desk.leave();
  },

  "a phone becomes the hall's control by the code, and the picture stands alone": async (day) => {
    const { hallPage } = day;
    const { desk } = await inSession(day);
    await hallPage.click("[data-action=control]");
    await hallPage.click("[data-action=make-code]");
    const code = await hallPage.locator("[data-code]").innerText();
    const phone = await day.page(kPhone);
    await phone.goto(`${day.url}/enrol#${code}`);
    await phone.locator("[data-page=control] [data-connection=good]").waitFor();
    await hallPage.locator("[data-bare]").waitFor();
    await phone.click("[data-action=request]");
    await desk.heard("floor", ({ speech }) => speech.queue[0]?.site === kDayHall);
    await phone.locator("[data-microphone=asked]").waitFor();
    const { items } = await day.province.administrator.get("/devices");
    const control = items.find(({ kind, site, revoked }) => kind === "hall_control" && site === kDayHall && revoked === null);
    await day.province.administrator.ask("DELETE", `/devices/${control.id}`);
    await phone.locator("[data-message=control_removed]").waitFor();
    await hallPage.locator("[data-bare]").waitFor({ state: "detached" });
    await phone.context().close();
    await desk.leave();
  },

  "neither the hall's page nor the services met an error that day": async ({ hallPage, services }) => {
    assert.deepEqual(hallPage.problems, []);
    assert.deepEqual(await services.faults(), []);
  },
};
