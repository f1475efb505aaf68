// The second picture: a paper shown from a hall's page in a real browser, and one that another site shows.
import assert from "node:assert/strict";
import { choose } from "../lib/browser.js";
import { kDayHall, kDaySites } from "../lib/day.js";
import { Endpoints } from "../lib/endpoints.js";
import { fits } from "../lib/form.js";
import { paperOf } from "../lib/paper.js";
import { kChairSite, kSites } from "../lib/services.js";
import { documentSign } from "../lib/signs.js";
import { eventually, kPatienceMs } from "../lib/wait.js";

const kName = "Phương án sơ tán dân.pdf";
const kPages = [documentSign(2), documentSign(3)]; // what the time codes of its pages say
const kChairSign = kSites.find(({ id }) => id === kChairSite).sign;
const kBesideCode = [0.03, 0.43, 0.06, 0.12]; // of a document: its site's colour

// A conference with the paper in its agenda, in session; the chair's site is a native endpoint that sees.
async function withPaper(day, run) {
  const { province, services } = day;
  const type = { "Content-Type": "application/pdf" };
  const paper = await province.operator.ask("POST", `/papers?name=${encodeURIComponent(kName)}`, paperOf(kPages), type);
  const item = { title: "Báo cáo", planned_min: 10, speakers: [], layout_preset: "", papers: [paper.id] };
  const members = { sites: kDaySites, agenda: [item] };
  const conference = await province.book("Họp phòng chống bão", members);
  await day.hallEnters(conference);
  await province.phase(conference, "in_session");
  const tokens = new Map([[kChairSite, await province.enrol(kChairSite)]]);
  const endpoints = await Endpoints.start(services, tokens, [kChairSite]);
  try {
    await run(endpoints, paper);
  } finally {
    await endpoints.stop();
  }
}

// Until the chair's site sees this sign first in its composed picture, or as a stream of its own in the content's slot.
function sees(endpoints, sign, isPicture = ({ composed }) => composed) {
  return eventually(`the sign ${sign} at the chair's site`, async () => {
    await endpoints.do(kChairSite, "reset");
    const { pictures } = await endpoints.report(kChairSite);
    return pictures.find(isPicture)?.tiles[0]?.sign === sign;
  }, kPatienceMs, 300);
}

export const contentTests = {
  "a hall shows a paper page by page when the chair allows it, and the layout comes back when it ends": (day) =>
    withPaper(day, async (endpoints, paper) => {
      const { hallPage } = day;
      const chair = await day.loggedIn("chutri");
      await chair.getByRole("link", { name: "Vào phòng chủ trì" }).click();
      await sees(endpoints, kChairSign);
      await hallPage.click("[data-action=present]");
      await hallPage.click(`[data-present="${paper.id}"]`);
      await chair.locator(`[data-asks-to-present=${kDayHall}]`).waitFor();
      await fits(chair);
      await chair.click("[data-action=grant-content]");
      await sees(endpoints, kPages[0]);
      await hallPage.getByRole("button", { name: "Trang sau" }).click();
      await sees(endpoints, kPages[1]);
      await endpoints.do(kChairSite, "view", { view: "forwarded" });
      await sees(endpoints, kPages[1], ({ slot, site }) => slot === "content" && site === kDayHall);
      await endpoints.do(kChairSite, "view", { view: "composed" });
      await chair.click("[data-action=revoke-content]");
      await hallPage.locator("[data-content-bar]").waitFor({ state: "detached" });
      await sees(endpoints, kChairSign);
      assert.deepEqual(chair.problems, []);
      await chair.context().close();
    }),

  "a hall that watches separate streams sees another's document as one of them": (day) =>
    withPaper(day, async (endpoints) => {
      const { hall, hallPage } = day;
      await choose(hallPage, "Hình riêng");
      await endpoints.do(kChairSite, "ask", { floor: "content" });
      await hallPage.locator("[data-content]").waitFor();
      await eventually("the colour of the chair's site beside the document", async () =>
        (await hall.sign("[data-content] video", kBesideCode)) === kChairSign);
      await endpoints.do(kChairSite, "release", { floor: "content" });
      await hallPage.locator("[data-content]").waitFor({ state: "detached" });
      await choose(hallPage, "Tổng hợp");
    }),
};
