// A conference from its booking to its end, as a hall and its chair live through it.
import assert from "node:assert/strict";
import { hold, kViewport } from "../lib/browser.js";
import { kDayHall, kDaySites } from "../lib/day.js";
import { fits } from "../lib/form.js";
import { eventually } from "../lib/wait.js";

const kPdf = new TextEncoder().encode("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");

const connected = (page) => page.waitForSelector("[data-connection=good]");

const enterAsChair = (day, login = "chutri") => day.entered(login, "Vào phòng chủ trì");

async function conduct(page, ...actions) {
  for (const action of ["conduct", ...actions]) await page.click(`[data-action=${action}]`);
}

// Each language once.
async function fitsInBoth(page) {
  for (const button of ["English", "Tiếng Việt"]) {
    await page.click(`text=${button}`);
    await fits(page, `a page that fits after ${button}`);
  }
}

// Who takes part without leading has a page of another kind, and there no button of the chair that would be obeyed.
async function follows(day, login, link, kind) {
  await day.hallEnters(await day.province.book("Giao ban tháng", { sites: kDaySites }));
  const page = await day.entered(login, link);
  await page.locator(`[data-page=${kind}]`).waitFor();
  for (const action of ["conduct", "mute-all", "grant", "revoke", "stage", "take"]) {
    assert.equal(await page.locator(`[data-action=${action}]:enabled`).count(), 0, action);
  }
  await page.context().close();
}

export const conductTests = {
  "a hall in standby answers its invitation and reads the papers of the agenda": async (day) => {
    const { hallPage, province } = day;
    const name = "Báo cáo tình hình mưa lũ.pdf";
    const type = { "Content-Type": "application/pdf" };
    const paper = await province.operator.ask("POST", `/papers?name=${encodeURIComponent(name)}`, kPdf, type);
    const item = { title: "Báo cáo", planned_min: 10, speakers: [], layout_preset: "", papers: [paper.id] };
    const start = new Date(Date.now() + 26 * 3_600_000);
    const booking = await province.book("Giao ban toàn tỉnh", { start, sites: kDaySites, agenda: [item] });
    await hallPage.getByRole("button", { name: "Trả lời giấy mời: Giao ban toàn tỉnh" }).click();
    await hallPage.getByLabel("Trưởng đoàn").fill("Đỗ Văn Đức, Chủ tịch");
    await hallPage.getByLabel("Số đại biểu").fill("25");
    await hallPage.getByRole("button", { name: "Gửi trả lời" }).click();
    await hallPage.locator("[data-answer=yes]").waitFor();
    const { items } = await province.operator.get(`/bookings/${booking}/invitations`);
    assert.equal(items.find(({ site }) => site === kDayHall).attendance.number, 25);
    await hallPage.click("[data-action=papers]");
    const row = hallPage.locator(`[data-paper="${paper.id}"]`);
    await row.getByText(name).waitFor();
    const tab = hallPage.waitForEvent("popup");
    await row.getByRole("button").click();
    await (await tab).close();
    await hallPage.keyboard.press("Escape");
    await fitsInBoth(hallPage);
  },

  "the chair begins, breaks, resumes, extends, ends and reopens; the hall follows without a click": async (day) => {
    const { hall, hallPage, province } = day;
    await day.hallEnters(await province.book("Giao ban tuần", { sites: kDaySites }));
    const chair = await enterAsChair(day);
    await fitsInBoth(chair);
    await conduct(chair, "begin");
    await hallPage.locator("[data-phase]").waitFor({ state: "detached" });
    await conduct(chair, "pause");
    await hallPage.locator("[data-phase=paused]").waitFor();
    await conduct(chair, "begin");
    await hallPage.locator("[data-phase]").waitFor({ state: "detached" });
    await chair.click("[data-action=conduct]");
    await chair.click("[data-extend='15']");
    await chair.getByText("Đã kéo dài đến").waitFor();
    await hold(chair, "[data-action=close]");
    await chair.locator("[data-message=conference_over]").waitFor();
    await hallPage.locator("[data-standby]").waitFor();
    await chair.click("[data-action=reopen]");
    await connected(chair);
    await hall.connected();
    await chair.context().close();
  },

  "a restart of signaling brings hall and chair back; a log-out ends the chair's page": async (day) => {
    const { hall, hallPage, province, services } = day;
    const conference = await province.book("Giao ban quý", { sites: kDaySites });
    await day.hallEnters(conference);
    const chair = await enterAsChair(day);
    await services.kill("signaling");
    await hallPage.waitForSelector("[data-lost]");
    await chair.waitForSelector("text=Mất kết nối với máy chủ");
    await services.revive();
    await Promise.all([hall.connected(), connected(chair)]);
    assert.equal((await province.operator.get(`/conferences/${conference}`)).phase, "testing");
    await chair.reload();
    await connected(chair);
    const { users, administrator } = province;
    await administrator.post(`/users/${users.get("chutri")}/log-outs`);
    await chair.locator("[data-message=login_over]").waitFor();
    await chair.context().close();
  },

  "a secretary writes and does not lead": (day) => follows(day, "thuky", "Vào bàn thư ký", "secretary"),
  "a technician sees the desk and does not lead": (day) => follows(day, "kythuat", "Vào theo dõi", "desk"),
  "an observer watches and has no buttons": (day) => follows(day, "theodoi", "Vào theo dõi", "watch"),

  "a deputy begins as the chair does": async (day) => {
    const { hallPage, province } = day;
    await day.hallEnters(await province.book("Giao ban năm", { sites: kDaySites }));
    const deputy = await enterAsChair(day, "phochutri");
    await conduct(deputy, "begin");
    await hallPage.locator("[data-phase]").waitFor({ state: "detached" });
    await deputy.context().close();
  },

  "a chair's tablet is enrolled, sets its PIN, and is back in its conference after a reload": async (day) => {
    const { hallPage, province } = day;
    const tablet = await day.page();
    await day.enrol(tablet, "ubnd-tinh", "chair_tablet");
    await tablet.getByLabel("Mã PIN mới").fill("482916");
    await tablet.getByLabel("Nhập lại mã PIN").fill("482916");
    await tablet.getByRole("button", { name: "Đặt mã PIN" }).click();
    await tablet.locator("[data-page=tablet_conferences]").waitFor();
    await day.hallEnters(await province.book("Giao ban ngày", { sites: kDaySites }));
    await tablet.getByRole("button", { name: "Vào phòng chủ trì" }).click();
    await connected(tablet);
    await conduct(tablet, "begin");
    await hallPage.locator("[data-phase]").waitFor({ state: "detached" });
    await tablet.reload();
    await connected(tablet);
    const devices = (await province.administrator.get("/devices")).items;
    const { id } = devices.find(({ kind, revoked }) => kind === "chair_tablet" && revoked === null);
    await province.administrator.ask("DELETE", `/devices/${id}`);
    await tablet.locator("[data-message=device_revoked]").waitFor();
    await tablet.context().close();
  },

  "an urgent call rings in an idle hall and is answered by itself; afterwards it waits again": async (day) => {
    const { hall, hallPage, province } = day;
    const call = { title: "Họp khẩn: bão số 9", sites: kDaySites, length_min: 30, chair_site: "ubnd-tinh" };
    const rings = hallPage.getByText("Họp khẩn", { exact: true }).waitFor(); // it does not ring for long
    const [{ conference }] = await Promise.all([province.operator.post("/calls", call), rings]);
    await hall.connected();
    await eventually("the hall connected", async () => {
      const { sites } = await province.operator.get(`/conferences/${conference}`);
      return sites.find(({ site }) => site === kDayHall).state === "connected";
    });
    await province.phase(conference, "closed");
    await hallPage.locator("[data-standby]").waitFor();
  },

  "an urgent call takes a hall out of a conference in session after a notice, and gives it back paused": async (day) => {
    const { hall, hallPage, province } = day;
    const interrupted = await day.inSession();
    const chair = await enterAsChair(day);
    const call = { title: "Họp khẩn: vỡ đê", sites: [kDayHall, "my-loc"], length_min: 30, chair_site: "my-loc" };
    const notice = hallPage.locator("[data-move-notice]");
    const told = notice.getByText(call.title).waitFor().then(() => fits(hallPage)); // it stands for ten seconds
    const [{ conference: urgent }] = await Promise.all([province.operator.post("/calls", call), told]);
    await eventually("the hall in the urgent conference", () => day.hallsConference() === urgent);
    const { heard } = hallPage;
    const toldAt = heard.findIndex(({ type, conference }) => type === "move_notice" && conference === urgent);
    const movedAt = heard.findIndex(({ type, conference }) => type === "joined" && conference.id === urgent);
    assert.ok(toldAt !== -1 && toldAt < movedAt, "it is told before it is moved");
    await notice.waitFor({ state: "detached" });
    await chair.locator("[data-phase=paused]").waitFor();
    await hall.connected();

    // The operator has the chair's buttons there: an urgent conference has no chair of its own.
    const operator = await day.loggedIn("vanhanh", kViewport);
    const card = (id) => operator.locator(`[data-conference="${id}"]`);
    await operator.goto(`${day.url}/operator/running`);
    await card(interrupted).getByText(`Tạm ngừng vì họp khẩn: ${call.title}`).waitFor();
    await card(urgent).locator("[data-action=enter]").click();
    await connected(operator);
    await operator.click(`li[data-site="${kDayHall}"] [data-action=grant]`);
    await hall.microphoneBecomes("live");

    await province.phase(urgent, "closed");
    await eventually("the hall back", () => day.hallsConference() === interrupted);
    await hallPage.locator("[data-phase=paused]").waitFor();
    await operator.goto(`${day.url}/operator/running`);
    await card(interrupted).locator("[data-action=resume]").click();
    await hallPage.locator("[data-phase]").waitFor({ state: "detached" });
    await chair.locator("[data-phase]").waitFor({ state: "detached" });
    for (const page of [operator, chair]) await page.context().close();
  },

  "a seat's new computer takes it over; the old one says so and stays away": async (day) => {
    const [former, fresh] = [await day.page(kViewport), await day.page(kViewport)];
    for (const computer of [former, fresh]) {
      await day.enrol(computer, "my-loc");
      await computer.locator("[data-standby]").waitFor();
    }
    await former.locator("[data-message=device_revoked]").waitFor();
    assert.match(await former.innerText("h1"), /Máy này đã bị gỡ khỏi điểm cầu/);
    await former.reload();
    await former.locator("[data-message=device_revoked]").waitFor();
    assert.equal(await fresh.locator("[data-standby]").count(), 1);
    for (const computer of [former, fresh]) await computer.context().close();
  },
};
