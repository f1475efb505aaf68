// Guests by the conference's link: the lobby, being let in, speaking, coming back, being turned away.
import assert from "node:assert/strict";
import { kViewport, launchBrowser, newPage } from "../lib/browser.js";
import { Conductor } from "../lib/conductor.js";
import { kDaySites } from "../lib/day.js";
import { fits } from "../lib/form.js";
import { Hall } from "../lib/hall.js";
import { eventually } from "../lib/wait.js";

const kGuestSign = 9; // what the guest's camera and microphone send; the hall's send another

// A conference in session, with the hall in it, somebody at the desk, and a guest's laptop before its link.
async function withGuest(day, use) {
  const conference = await day.inSession();
  const desk = await Conductor.enter(day, conference);
  const { link } = await day.province.operator.get(`/conferences/${conference}/guest-link`);
  const laptop = await launchBrowser(day.services.folder, { devices: kGuestSign });
  const page = await newPage(laptop, { viewport: kViewport });
  try {
    await page.goto(day.url + new URL(link, day.url).pathname + new URL(link, day.url).hash);
    await use({ conference, desk, page, guest: new Hall(page) });
    assert.deepEqual(page.problems, []);
  } finally {
    await laptop.close();
    await desk.leave();
  }
}

async function waitInLobby(page) {
  await page.getByLabel("Họ và tên").fill("Trần Văn An");
  await page.getByLabel("Đơn vị").fill("Ủy ban nhân dân xã Hải Minh");
  await fits(page);
  await page.click("[data-action=come]");
  await page.locator("[data-lobby=waiting]").waitFor();
}

// Waits in the lobby and is let in from the desk; gives the guest's seat.
async function letIn({ desk, page, guest }) {
  await waitInLobby(page);
  const { guests } = await desk.heard("guests", (message) => message.guests.length === 1);
  await desk.send({ type: "guest.admit", site: guests[0].site });
  await guest.connected();
  return guests[0].site;
}

export const guestTests = {
  "a guest waits, is let in by the chair, and asks for the floor under name and unit": (day) =>
    withGuest(day, async ({ page, guest }) => {
      await waitInLobby(page);
      assert.equal(page.heard.filter(({ type }) => type === "roster").length, 0, "the lobby tells nothing else");
      await fits(page);
      const chair = await day.entered("chutri", "Vào phòng chủ trì");
      await chair.click("[data-tab=lobby]");
      await fits(chair);
      await chair.click("[data-action=admit]");
      await guest.connected();
      await guest.press("request");
      await chair.click("[data-tab=queue]");
      await chair.locator("ol").getByText("Trần Văn An, Ủy ban nhân dân xã Hải Minh").waitFor();
      await chair.context().close();
    }),

  "a guest is seen and heard when granted, is back after a reload, and out for good when removed": (day) =>
    withGuest(day, async ({ desk, page, guest }) => {
      const site = await letIn({ desk, page, guest });
      await desk.send({ type: "floor.grant", site });
      await guest.microphoneBecomes("live");
      await eventually("the guest heard", async () => (await day.hall.hears()).includes(kGuestSign));
      await eventually("the guest on stage", async () =>
        (await day.hall.sign("video[data-source=composed]", [0.1, 0.2, 0.2, 0.2])) === kGuestSign);
      await page.reload();
      await guest.connected();
      await guest.microphoneBecomes("live");
      await desk.send({ type: "remove", site });
      await page.locator("[data-message=guest_removed]").waitFor();
    }),

  "a guest who is turned away is told so, and may be let in all the same; a restart brings him back": (day) =>
    withGuest(day, async ({ conference, desk, page, guest }) => {
      await waitInLobby(page);
      const { guests } = await desk.heard("guests", (message) => message.guests.length === 1);
      await desk.send({ type: "guest.turn_away", site: guests[0].site });
      await page.locator("[data-lobby=turned-away]").waitFor();
      await page.locator("[data-action=ask-again]:disabled").waitFor();
      await fits(page);
      await desk.send({ type: "guest.admit", site: guests[0].site });
      await guest.connected();
      await day.services.kill("signaling");
      await page.waitForSelector("[data-lost]");
      await day.services.revive();
      await guest.connected();
      const made = await day.province.operator.post(`/conferences/${conference}/guest-link/renewals`);
      assert.match(made.link, /\/guest#/);
      await page.reload();
      await guest.connected(); // who was let in comes by the former link too
    }),

  "a guest who is early is told when the lobby opens": async (day) => {
    const start = new Date(Date.now() + 3 * 3_600_000);
    const conference = await day.province.book("Giao ban chiều", { start, sites: kDaySites });
    const { link } = await day.province.operator.get(`/conferences/${conference}/guest-link`);
    const page = await day.page(kViewport);
    await page.goto(day.url + new URL(link, day.url).pathname + new URL(link, day.url).hash);
    await page.getByText("Hội nghị chưa mở").waitFor();
    await waitBefore(page);
    await day.province.phase(conference, "testing");
    await page.locator("[data-lobby=waiting]").waitFor();
    await page.context().close();
  },
};

async function waitBefore(page) {
  await page.getByLabel("Họ và tên").fill("Lê Thị Bình");
  await page.click("[data-action=come]");
  await page.locator("[data-page=guest-early]").waitFor();
}
