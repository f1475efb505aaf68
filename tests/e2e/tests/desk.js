// The operator's desk: what is placed there and taken is what the halls see, and it acts for whoever asks.
import assert from "node:assert/strict";
import { choose, kViewport } from "../lib/browser.js";
import { kDayHall, kDayHallSign } from "../lib/day.js";
import { fits } from "../lib/form.js";
import { assertLeft } from "../lib/hall.js";
import { eventually } from "../lib/wait.js";

const kPicture = "video[data-source=composed]";
const kTile = `li[data-site="${kDayHall}"]`;

// Parts of the picture, clear of names: the two sides of "pair", the foot where messages are drawn.
const kLeft = [0.15, 0.45, 0.2, 0.1];
const kRight = [0.65, 0.45, 0.2, 0.1];
const kFoot = [0.45, 0.965, 0.1, 0.03];

const enterDesk = (day) => day.entered("vanhanh", "Vào bàn vận hành", kViewport);

// Where the hall's camera is seen in the picture of the halls.
function shows(day, parts, expected, what) {
  const wanted = JSON.stringify(expected);
  return eventually(what, async () => {
    const seen = (await day.hall.signs(kPicture, parts)).map((sign) => sign === kDayHallSign);
    if (JSON.stringify(seen) !== wanted) throw new Error(JSON.stringify(seen));
    return true;
  });
}

// In the preview: what stands in a place, and by whose choice.
const inPlace = (desk, place, site) =>
  desk.locator(`[aria-label="Chuẩn bị"] [data-place="${place}"][data-in-place="${site}"]`).waitFor();

export const deskTests = {
  "the desk places a hall by touch, by dragging and by rule; a take is seen in the halls": async (day) => {
    await day.inSession();
    const desk = await enterDesk(day);
    await choose(desk, "Hai hình bằng nhau");
    await desk.getByRole("button", { name: /^Ô 2:/ }).click();
    await desk.locator("[data-asking]").waitFor();
    await desk.click(`${kTile} [data-action=more]`);
    await inPlace(desk, 1, kDayHall);
    await desk.click("[data-action=take]");
    await shows(day, [kLeft, kRight], [false, true], "the hall at the right");
    await desk.locator(kTile).locator("[data-action=more]").hover();
    await desk.mouse.down();
    const first = await desk.locator("[data-action=place]").first().boundingBox();
    await desk.mouse.move(first.x + first.width / 2, first.y + first.height / 2, { steps: 5 });
    await desk.mouse.up();
    await inPlace(desk, 0, kDayHall);
    await desk.click("[data-action=take]");
    await shows(day, [kLeft, kRight], [true, false], "the hall at the left");
    await fits(desk);
    await desk.getByRole("button", { name: /^Ô 1:/ }).click();
    await desk.click("[data-action=place-empty]");
    await inPlace(desk, 0, "");
    await desk.getByRole("button", { name: /^Ô 1:/ }).click();
    await desk.click("[data-action=place-rule]");
    await choose(desk, "Một hình");
    await desk.click("[data-action=take]");
    await shows(day, [kLeft, kRight], [true, true], "the hall alone");
    await desk.context().close();
  },

  "an item of the agenda brings its layout; a message is drawn in the picture and taken away": async (day) => {
    const item = { planned_min: 10, speakers: [{ site: kDayHall, delegate: "" }], papers: [] };
    await day.inSession({ layout_presets: ["stage", "full"], agenda: [
      { ...item, title: "Báo cáo mưa lũ", layout_preset: "full" },
      { ...item, title: "Thảo luận", layout_preset: "stage" },
    ] });
    const desk = await enterDesk(day);
    await desk.click(`${kTile} [data-action=grant]`);
    await day.hall.microphoneBecomes("live");
    await desk.click("[data-tab=agenda]");
    await desk.click("[data-action=agenda-next]");
    await desk.locator('[data-item="0"] [aria-current=step]').waitFor();
    await shows(day, [kLeft, kRight, kFoot], [true, true, true], "the layout of the item");
    await desk.getByLabel("Thông báo trên hình", { exact: true }).fill("Hội trường chuẩn bị kết nối lúc 9 giờ 30");
    await desk.click("[data-action=message]");
    await shows(day, [kLeft, kRight, kFoot], [true, true, false], "the message at the foot of the picture");
    await desk.click("[data-action=message-away]");
    await shows(day, [kLeft, kRight, kFoot], [true, true, true], "no message");
    await desk.context().close();
  },

  "the desk answers a call for help, acts for the hall, sets its view and the rules of the floor": async (day) => {
    const { hall, hallPage } = day;
    await day.inSession();
    const desk = await enterDesk(day);
    await hallPage.click("[data-action=help-open]");
    await hallPage.getByLabel("Cần giúp việc gì").fill("Không nghe được");
    await hallPage.click("[data-action=help]");
    await desk.click("[data-tab=help]");
    const call = desk.locator(`[data-attention=help][data-of="${kDayHall}"]`);
    await call.getByText("Không nghe được").waitFor();
    await call.locator("[data-action=help-answer]").click();
    await hallPage.locator("[data-help-called]").waitFor({ state: "detached" });
    await hallPage.keyboard.press("Escape");
    await call.waitFor({ state: "detached" });

    await desk.click(`${kTile} [data-action=more]`);
    await desk.click("[data-action=request-for]");
    await hall.microphoneBecomes("asked");
    await desk.click(`${kTile} [data-action=more]`);
    await choose(desk, "Hình riêng từng điểm cầu");
    await hallPage.getByRole("radio", { name: "Hình riêng", checked: true }).waitFor();
    await choose(desk, "Hình tổng hợp");
    await hallPage.locator("[data-picture=composed]").waitFor();
    await desk.click("[data-action=cancel-for]");
    await hall.microphoneBecomes("off");

    await desk.click("[data-action=floor-rules]");
    await desk.selectOption("[data-rule=seconds]", "180");
    await desk.selectOption("[data-rule=warning]", "60");
    await desk.selectOption("[data-rule=grace]", "0");
    await desk.selectOption("[data-rule=holders]", "2");
    const { settings } = await eventually("the rules", () => desk.heard.findLast(
      ({ type, settings: rules }) => type === "floor" && rules.holders === 2 && rules.grace === 0));
    assert.deepEqual([settings.seconds, settings.warning], [180, 60]);
    await desk.keyboard.press("Escape");
    await desk.locator("dialog").waitFor({ state: "detached" });
    await fits(desk);
    const granted = Date.now();
    await desk.click(`${kTile} [data-action=grant]`);
    await hall.microphoneBecomes("live");
    assertLeft(await hall.timeLeft(), 180, granted);
    assert.deepEqual(desk.problems, []);
    await desk.context().close();
  },
};
