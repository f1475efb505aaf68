// The secretary's page: the roll, the notes and the votes are there after a reload, and in the record.
import assert from "node:assert/strict";
import { kViewport } from "../lib/browser.js";
import { kDayHall, kDayHallName } from "../lib/day.js";
import { fits } from "../lib/form.js";
import { eventually } from "../lib/wait.js";

const kRow = `tr[data-roll="${kDayHall}"]`;
const kChairRow = 'tr[data-roll="ubnd-tinh"]';
const kHead = "Bà Nguyễn Thị Hường, Phó Chủ tịch";
const kNotes = "Mực nước sông Đáy 3,2 m.\nĐã sơ tán 120 hộ.";
const kConclusion = "Giao Sở Nông nghiệp báo cáo trước 17 giờ.";

const enterAsSecretary = (day) => day.entered("thuky", "Vào bàn thư ký", kViewport);

const item = (title) => ({ title, planned_min: 10, speakers: [], layout_preset: "", papers: [] });

// What the record says happened: [{event, …}], once `isThere` is true of one of it: it is written after it was told.
function record(day, conference, isThere) {
  return eventually("it in the record", async () => {
    const { items } = await day.province.operator.get(`/conferences/${conference}/record?limit=200`);
    const events = items.map(({ event }) => event.what);
    return events.some(isThere) && events;
  });
}

// Until a field has this value.
const holds = (field, value) => eventually(`the value ${value}`, async () => (await field.inputValue()) === value);

async function presence(page, row, site, words, value) {
  await page.locator(row).getByLabel(`Tình trạng của ${site}`, { exact: true }).selectOption(words);
  await page.locator(`${row}[data-presence=${value}]`).waitFor();
}

export const secretaryTests = {
  "a secretary calls the roll and writes notes; both are there after a reload and in the record": async (day) => {
    const { hallPage } = day;
    const conference = await day.inSession({ agenda: [item("Báo cáo mưa lũ"), item("Thảo luận")] });
    const page = await enterAsSecretary(day);
    await page.click("[data-action=roll-start]");
    const called = hallPage.locator("[data-roll=called]").waitFor(); // not for long
    await Promise.all([presence(page, kChairRow, "UBND tỉnh", "Có mặt", "present"), called]);
    await presence(page, kRow, kDayHallName, "Đến muộn", "late");
    await page.getByLabel(`Trưởng đoàn của ${kDayHallName}`).fill(kHead);
    await page.getByLabel(`Số đại biểu của ${kDayHallName}`).fill("17");
    await presence(page, kRow, kDayHallName, "Cử người dự thay", "stand_in");

    await page.fill("[data-note=notes]", kNotes);
    await page.fill("[data-note=conclusion]", kConclusion);
    await page.getByLabel("Mục của chương trình").selectOption("1");
    await page.fill("[data-note=notes]", "Chưa thảo luận.");
    await page.locator("[data-save=saved]").waitFor();
    await fits(page);

    await page.reload();
    await page.locator("[data-connection=good]").waitFor();
    await page.locator(`${kRow}[data-presence=stand_in]`).waitFor();
    await holds(page.getByLabel(`Trưởng đoàn của ${kDayHallName}`), kHead);
    await holds(page.getByLabel(`Số đại biểu của ${kDayHallName}`), "17");
    await holds(page.locator("[data-note=notes]"), kNotes);
    await holds(page.locator("[data-note=conclusion]"), kConclusion);

    const events = await record(day, conference, ({ event, item: number }) => event === "note" && number === 1);
    const marks = events.filter(({ event, site }) => event === "recorded" && site === kDayHall);
    assert.deepEqual(marks.map(({ presence: as }) => as).slice(0, 1), ["late"]);
    assert.deepEqual(marks.map(({ presence: as, head, delegates }) => [as, head, delegates]).at(-1), ["stand_in", kHead, 17]);
    const notes = events.filter(({ event }) => event === "note");
    assert.deepEqual(notes.findLast(({ item: number }) => number === 0), {
      ...notes.findLast(({ item: number }) => number === 0), notes: kNotes, conclusion: kConclusion,
    });
    assert.equal(notes.findLast(({ item: number }) => number === 1).notes, "Chưa thảo luận.");
    await page.context().close();
  },

  "a secretary attaches a paper in session, a hall can show it at once, and takes it off": async (day) => {
    const { hallPage, province } = day;
    const conference = await day.inSession({ agenda: [item("Báo cáo mưa lũ")] });
    const page = await enterAsSecretary(day);
    const name = "Bản đồ ngập.pdf";
    await page.click("[data-action=item-papers]");
    const file = { name, mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") };
    await page.setInputFiles("[data-field=papers]", file);
    const row = page.locator("li[data-paper]");
    await row.getByText(name).waitFor();
    const paper = await eventually("the paper in the booking", async () =>
      (await province.operator.get(`/bookings/${conference}`)).agenda[0].papers[0]);
    await hallPage.click("[data-action=present]");
    await hallPage.locator(`[data-present="${paper}"]`).getByText(name).waitFor();
    await row.locator("[data-action=paper-leave]").click();
    await row.locator("[data-action=paper-take-off]").click();
    await page.getByText("Mục này chưa có tài liệu.").waitFor();
    await hallPage.locator(`[data-present="${paper}"]`).waitFor({ state: "detached" });
    await hallPage.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await fits(page);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  },

  "a secretary opens a vote, enters it for a hall, and the chair confirms": async (day) => {
    const { hallPage } = day;
    const conference = await day.inSession();
    const page = await enterAsSecretary(day);
    await presence(page, kRow, kDayHallName, "Có mặt", "present");
    await page.getByLabel(`Số đại biểu của ${kDayHallName}`).fill("9");
    await page.getByLabel(`Số đại biểu của ${kDayHallName}`).blur();
    await page.click("[data-tab=vote]");
    await page.getByLabel("Nội dung biểu quyết").fill("Thông qua phương án sơ tán?");
    await page.click("[data-action=vote-open]");
    const entry = page.locator(`[data-vote-entry="${kDayHall}"]`);
    await entry.locator("[data-action=vote-edit]").click();
    for (const [hand, count] of [["Tán thành", "7"], ["Không tán thành", "1"], ["Không biểu quyết", "1"]]) {
      await entry.getByLabel(hand, { exact: true }).fill(count);
    }
    await entry.locator("[data-action=vote-enter]").click();
    await page.locator('[data-total="7 1 1"]').waitFor();
    await hallPage.locator("[data-vote=entered]").waitFor();
    await fits(page);
    await page.click("[data-action=vote-close]");
    await page.locator("[data-action=vote-confirm]:disabled").waitFor();
    const chair = await day.entered("chutri", "Vào phòng chủ trì");
    await chair.click("[data-tab=vote]");
    await chair.click("[data-action=vote-confirm]");
    await page.getByText("Tán thành 7, không tán thành 1, không biểu quyết 1; có mặt 9").waitFor();
    await record(day, conference, ({ event }) => event === "confirmed");
    await chair.context().close();
    await page.context().close();
  },
};
