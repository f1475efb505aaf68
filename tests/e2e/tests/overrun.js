// A conference in session whose expected end passes: nobody is sent home, and more time is asked of who comes next.
import assert from "node:assert/strict";
import { cutWords } from "../lib/barriers.js";
import { kViewport } from "../lib/browser.js";
import { kDaySites } from "../lib/day.js";
import { fits } from "../lib/form.js";
import { kPassword } from "../lib/province.js";
import { eventually, kPatienceMs } from "../lib/wait.js";

const kAheadMin = 10; // the conference ends in 6 to 7 minutes; a jump of two hours would end the log-ins, too
const kNoticed = { timeout: 2 * kPatienceMs }; // signaling looks at the calendar clock every 30 s
const kNext = { login: "vanhanh2", name: "Ngô Thị Kế", role: "operator", password: kPassword };

const minutesFromNow = (minutes) => new Date(Date.now() + minutes * 60_000);

async function runningConferences(day, login) {
  const page = await day.loggedIn(login, kViewport);
  await page.goto(`${day.url}/operator/running`);
  await page.locator("[data-conference]").first().waitFor();
  return page;
}

async function agree(page, title) {
  const question = page.locator("[data-question]", { hasText: title });
  await question.getByRole("button", { name: "Đồng ý", exact: true }).click();
  await question.waitFor({ state: "detached" });
}

export const overrunTests = {
  "over its time a conference says so to chair and operator and goes on; more time asks who comes next": async (day) => {
    const { province, services } = day;
    const id = await day.inSession({ start: minutesFromNow(2), length_min: 5 });
    const conference = () => province.operator.get(`/conferences/${id}`);
    const chair = await day.entered("chutri", "Vào phòng chủ trì");
    const operator = await runningConferences(day, "vanhanh");
    const card = operator.locator(`[data-conference="${id}"]`);
    const overrun = [chair.locator("[data-overrun]"), card.getByText("Quá giờ", { exact: true })];
    for (const sign of overrun) assert.equal(await sign.count(), 0);

    await services.setAhead(kAheadMin);
    for (const sign of overrun) await sign.waitFor(kNoticed);
    assert.deepEqual([(await conference()).phase, await day.hall.microphone()], ["in_session", "off"]);
    await fits(chair);
    await eventually("no cut words", async () => (await cutWords(operator)).length === 0);

    await chair.click("[data-action=conduct]");
    await chair.click("[data-extend='15']");
    await chair.getByText("Đã kéo dài đến").waitFor();
    for (const sign of overrun) await sign.waitFor({ state: "detached" });

    const next = "Giao ban khối nội chính";
    const { id: nextOperator } = await province.administrator.post("/users", kNext);
    await province.book(next, {
      start: minutesFromNow(kAheadMin + 40), sites: kDaySites, operator_in_charge: nextOperator,
    });
    const { expected_end: before, title } = await conference();
    await chair.click("[data-extend='60']");
    await chair.getByText("Đang chờ cán bộ vận hành của hội nghị kế tiếp đồng ý.").waitFor();
    assert.equal((await conference()).expected_end, before, "not before they have agreed");
    const other = await runningConferences(day, kNext.login);
    await other.locator("[data-question]", { hasText: next }).waitFor();
    await agree(operator, title);
    assert.equal((await conference()).expected_end, before, "one of two");
    await agree(other, title);
    await eventually("the later end", async () => (await conference()).expected_end > before);
    assert.equal((await conference()).question, null);
    for (const page of [chair, operator, other]) await page.context().close();
  },
};
