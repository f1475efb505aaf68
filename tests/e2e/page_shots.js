// Takes pictures of the pages of a conference as busy as it gets, in both languages, to be looked at: twelve sites, a
// full queue, a turn with its clock, long names and messages, the roll, a vote and its result.
//   node tests/e2e/page_shots.js [FOLDER [PORT [floor|roll|vote…]]]      build/screens, 8090, all three if left out;
// needs what tools/demo has built
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { kViewport, launchBrowser } from "./lib/browser.js";
import { Conductor } from "./lib/conductor.js";
import { Demonstration, patientPage } from "./lib/demonstration.js";
import { misfits } from "./lib/form.js";
import { Rest } from "./lib/rest.js";
import { kRoot, kSites } from "./lib/services.js";

const kFolder = resolve(process.argv[2] ?? join(kRoot, "build/screens"));
const kWanted = process.argv.length > 4 ? process.argv.slice(4) : ["floor", "roll", "vote"];
const kTablet = { width: 1280, height: 800 };
const kChairSite = "ubnd-tinh";
const kVisitor = "vu-ban";
const kVisitorSign = 4;
const kFaultsTold = 4; // a list that scrolls has many
const kSettleMs = 1500;
const kName = "Nguyễn Thị Phương Thảo Nguyên";
const kPost = "Phó Chủ tịch thường trực UBND huyện";
const kLong = "Đề nghị các điểm cầu kiểm tra lại âm thanh trước khi phát biểu; điểm cầu nào chưa nhận được tài liệu về phương án " +
  "sơ tán dân ngoài đê thì báo ngay cho cán bộ vận hành.";

const demo = await Demonstration.start(Number(process.argv[3] ?? 8090));
const scratch = await mkdtemp(join(tmpdir(), "diem-cau-shots-"));
const browser = await launchBrowser(scratch, { devices: kVisitorSign });
await mkdir(kFolder, { recursive: true });

// In the language it stands in, then in the other.
async function shoot(page, name, size = page.viewportSize()) {
  await page.setViewportSize(size);
  for (const language of ["vi", "en"]) {
    if ((await page.getAttribute("html", "lang")) !== language) {
      await page.click(`text=${language === "en" ? "English" : "Tiếng Việt"}`);
    }
    await page.waitForTimeout(kSettleMs);
    await page.screenshot({ path: join(kFolder, `${name}.${language}.png`) });
    const wrong = await misfits(page);
    console.log([`${name}.${language}`, ...wrong.slice(0, kFaultsTold)].join("\n  "));
  }
}

async function room(login, link, size) {
  const page = await demo.loggedIn(browser, login, size);
  await page.goto(`${demo.url}/conferences`);
  await page.getByRole("link", { name: link }).click();
  await page.waitForSelector("[data-connection=good]");
  return page;
}

// Shows its page to `look`, then leaves it: the machine decodes for one at a time.
async function visit(login, link, size, look) {
  const page = await room(login, link, size);
  await look(page);
  await page.context().close();
}

const asChair = (look) => visit("chutri", "Vào phòng chủ trì", kTablet, look);
const atDesk = (look) => visit("vanhanh", "Vào bàn vận hành", kViewport, look);
const asSecretary = (look) => visit("thuky", "Vào bàn thư ký", kViewport, look);
const asObserver = (look) => visit("theodoi", "Vào theo dõi", kViewport, look);

async function shootTabs(page, prefix, names) {
  for (const name of names) {
    await page.click(`[data-tab=${name}]`);
    await shoot(page, `${prefix}-${name}`);
  }
}

async function shootFloor(hall) {
  await asChair((page) => shootTabs(page, "chair", ["queue", "agenda", "rules"]));
  await atDesk(async (page) => {
    await shootTabs(page, "desk", ["queue", "agenda", "chat", "help"]);
    await page.click("[data-action=place] >> nth=3");
    await shoot(page, "desk-placing");
    await page.click("[data-action=place] >> nth=3");
    await page.click("[data-action=floor-rules]");
    await page.waitForTimeout(kSettleMs);
    await page.screenshot({ path: join(kFolder, "desk-floor-rules.png") });
  });
  await shoot(hall, "hall-live");
  await hall.click("[data-action=chat]");
  await hall.waitForTimeout(kSettleMs);
  await hall.screenshot({ path: join(kFolder, "hall-chat.png") });
  await hall.keyboard.press("Escape");
  await asObserver((page) => shoot(page, "watch"));
}

async function shootRoll(conductor, hall) {
  await conductor.send({ type: "floor.revoke", site: kVisitor });
  await conductor.send({ type: "roll.start" });
  await asSecretary(async (page) => {
    await page.fill("[data-note=notes]", `${kLong}\n${kLong}`);
    await conductor.send({ type: "roll.call", site: kVisitor });
    await shoot(page, "secretary-roll");
  });
  await asChair((page) => shootTabs(page, "chair", ["roll"]));
  await atDesk((page) => shootTabs(page, "desk", ["roll"]));
  await conductor.send({ type: "roll.call", site: kVisitor });
  await shoot(hall, "hall-roll");
  await conductor.send({ type: "roll.end" });
}

async function shootVote(conductor, hall) {
  await conductor.send({ type: "vote.open", question: kLong });
  await shoot(hall, "hall-vote");
  await asChair((page) => shootTabs(page, "chair", ["vote"]));
  await atDesk((page) => shootTabs(page, "desk", ["vote"]));
  await asSecretary((page) => shootTabs(page, "secretary", ["vote", "agenda", "chat"]));
  await conductor.send({ type: "vote.close" });
  await conductor.send({ type: "vote.confirm" });
  await shoot(hall, "hall-voted");
  await asChair((page) => shootTabs(page, "chair-after", ["vote"]));
}

try {
  const operator = await new Rest(demo.url).logIn("vanhanh", demo.password);
  const { items } = await operator.get("/conferences");
  const { conference } = items.find(({ phase }) => phase === "in_session");
  const conductor = await Conductor.enter({ province: { operator }, browser, url: demo.url }, conference);
  const hall = await patientPage(browser);
  await hall.goto(demo.hall);
  await hall.waitForSelector("[data-connection=good]");

  await conductor.send({ type: "agenda.go", item: 1 });
  await conductor.send({ type: "floor.grant", site: kVisitor, seconds: 600, delegate: kName, post: kPost });
  for (const { id } of kSites.filter(({ id: site }) => ![kChairSite, kVisitor].includes(site))) {
    await conductor.send({ type: "floor.request", site: id, delegate: kName, post: kPost });
  }
  for (const text of ["Đã nhận đủ tài liệu.", kLong, "Xin cảm ơn.", kLong]) await conductor.send({ type: "chat", to: "all", text });
  await hall.click("[data-action=help-open]");
  await hall.getByLabel("Cần giúp việc gì").fill("Máy chiếu của hội trường lúc có hình lúc không");
  await hall.click("[data-action=help]");
  await hall.keyboard.press("Escape");

  if (kWanted.includes("floor")) await shootFloor(hall);
  if (kWanted.includes("roll")) await shootRoll(conductor, hall);
  if (kWanted.includes("vote")) await shootVote(conductor, hall);
} finally {
  await browser.close();
  demo.stop();
  await rm(scratch, { recursive: true });
}
