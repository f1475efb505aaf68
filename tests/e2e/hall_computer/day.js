// A day of a hall's computer: switched on before its server is there, enrolled by the code of its installation, taken
// into a conference, heard and seen there. Nobody clicks, nobody is asked. Run by lib/hall_computer.js.
import assert from "node:assert/strict";
import { Endpoints } from "../lib/endpoints.js";
import { Hall } from "../lib/hall.js";
import { files, install, kAddress, kHttpsPort, kServer } from "../lib/hall_computer.js";
import { kPassword, Province } from "../lib/province.js";
import { Rest } from "../lib/rest.js";
import { kChairSite, kSites, Services } from "../lib/services.js";
import { eventually } from "../lib/wait.js";
import { otherAddressesAreClosed, policiesAreInForce } from "./policies.js";
import { Screen } from "./screen.js";

const folder = process.argv[2];
const kHall = kSites.find(({ id }) => id === "y-yen");
const kChair = kSites.find(({ id }) => id === kChairSite);

// The server has been set up; then its power is cut, and the hall's computer is switched on.
async function switchedOnTooEarly(services, province) {
  await install(folder, "--code", await province.code(kHall.id));
  await services.kill("signaling");
  const screen = await Screen.start(folder, kHall.sign);
  const { page } = screen;
  await eventually("the waiting page", () => page.evaluate(() => document.body.innerText.includes("Đang chờ máy chủ")));
  await policiesAreInForce(screen);
  await otherAddressesAreClosed(screen);
  await services.revive();
  await page.shows("[data-standby]");
  assert.equal(await page.evaluate(() => location.href), `${kServer}/hall`);
  return page;
}

// Whoever captures may play sound anyway; so it is tried where the browser has neither camera nor microphone open, as in
// a hall that lacks them. And coming back loses nothing. (A tone would be taken for noise: the hall's sound goes
// unprocessed.)
async function soundIsAllowed(page) {
  await page.evaluate(() => localStorage.setItem("diemcau.devices", JSON.stringify({ soundProcessing: false })));
  await page.open(`${kServer}/enrol`);
  await eventually("sound without a click", () => page.evaluate(() => {
    window.sound ??= new AudioContext();
    return window.sound.state === "running";
  }));
  await page.open(`${kServer}/hall`);
  await page.shows("[data-standby]");
}

async function screenIsFull(page) {
  const [ofPage, ofScreen] = await page.evaluate(() => [
    [innerWidth, innerHeight],
    [screen.width, screen.height],
  ]);
  assert.deepEqual(ofPage, ofScreen);
}

async function conferenceOpens(services, province) {
  const sites = [kChair.id, kHall.id];
  const conference = await province.book("Giao ban", { sites, chair_site: kChair.id });
  const tokens = new Map([[kChair.id, await province.enrol(kChair.id)]]);
  const endpoints = await Endpoints.start(services, tokens, [kChair.id]);
  const chair = await new Rest(services.url).logIn("chutri", kPassword);
  const { ticket } = await chair.post(`/conferences/${conference}/tickets`, { role: "chair" });
  const url = `ws://127.0.0.1:${services.httpPort}/ws`;
  await endpoints.do("chair", "add", { url, token: ticket, media: "none", decode: "never" });
  return endpoints;
}

async function devicesAreLive(page, hall) {
  for (const name of ["camera", "microphone"]) {
    const state = await page.evaluate(async (wanted) => (await navigator.permissions.query({ name: wanted })).state, name);
    assert.equal(state, "granted", name);
  }
  assert.equal(await page.has("[data-problem]"), false);
  await eventually("its own camera", async () =>
    (await hall.sign("video[data-source=self]", [0.1, 0.1, 0.3, 0.2])) === kHall.sign);
}

async function soundPlays(page, hall) {
  await eventually("the chair's voice", async () => (await hall.hears()).includes(kChair.sign));
  const before = await page.evaluate(() => document.querySelector("audio").currentTime);
  await eventually("sound that goes on", async () =>
    (await page.evaluate(() => document.querySelector("audio").currentTime)) > before);
  const { paused, muted } = await page.evaluate(() => {
    const { paused, muted } = document.querySelector("audio");
    return { paused, muted };
  });
  assert.deepEqual({ paused, muted }, { paused: false, muted: false });
  assert.equal(await page.has("[data-action=sound-on]"), false);
}

async function day(services) {
  const province = await Province.setUp(services);
  const page = await switchedOnTooEarly(services, province);
  await screenIsFull(page);
  await soundIsAllowed(page);
  const endpoints = await conferenceOpens(services, province);
  const hall = new Hall(page);
  await hall.connected();
  await devicesAreLive(page, hall);
  await soundPlays(page, hall);
  await endpoints.do("chair", "grant", { site: kHall.id });
  await eventually("the hall's voice", async () => (await endpoints.tones(kChair.id)).includes(kHall.sign));
  assert.equal(await page.evaluate(() => navigator.userActivation.hasBeenActive), false, "somebody clicked");
}

const { certificate, key } = files(folder);
const services = await Services.start({ https: { address: kAddress, port: kHttpsPort, certificate, key } });
try {
  await day(services);
} catch (error) {
  console.error(error, await services.logTails());
  process.exit(1);
}
process.exit(0); // and with it, everything in these namespaces
