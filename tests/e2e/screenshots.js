// Takes the pictures of the root README from the demonstration, in Vietnamese, into .github/. Look at them afterwards.
//   node tests/e2e/screenshots.js [PORT]      needs what tools/demo has built; PORT: of its pages (8090)
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowser } from "./lib/browser.js";
import { Demonstration, patientPage } from "./lib/demonstration.js";
import { kRoot } from "./lib/services.js";

const kAccounts = { operator: "vanhanh", chair: "chutri" };
const kVisitorSign = 4; // what the visitor's camera sees
const kRequestsSeconds = 30; // until some simulated halls have asked for the floor

async function shoot(page, name) {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(1000); // transitions
  await page.screenshot({ path: join(kRoot, ".github", `${name}.png`) });
  console.log(`.github/${name}.png`);
}

async function shootOperator(page) {
  await page.goto(`${demo.url}/operator`);
  await page.getByText("Giao ban tuần của UBND tỉnh").first().waitFor();
  await shoot(page, "calendar");

  const day = new Date(Date.now() + 3 * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10); // the province's
  await page.goto(`${demo.url}/operator/bookings/new?start=${day}T08:30`);
  await page.getByLabel("Tên hội nghị").fill("Giao ban công tác phòng, chống bão số 4");
  await page.getByRole("button", { name: "Chọn tất cả", exact: true }).click();
  await page.locator("[data-clash]").first().waitFor();
  await shoot(page, "booking");

  await page.goto(`${demo.url}/operator/running`);
  await page.locator('[data-conference][data-phase="in_session"]').waitFor();
  await page.getByText("Xem các điểm cầu").click();
  await shoot(page, "running");
}

async function shootChair(page) {
  await page.goto(`${demo.url}/conferences`);
  await page.getByRole("link", { name: "Vào phòng chủ trì" }).click();
  await page.waitForTimeout(kRequestsSeconds * 1000);
  await shoot(page, "chair");
}

// The conference ends, as when the operator closes it; the visitor's hall is then in standby.
async function shootStandby(operator, page, address) {
  await operator.evaluate(async () => {
    const { csrf_token } = await (await fetch("/api/v1/me")).json();
    const { items } = await (await fetch("/api/v1/conferences")).json();
    for (const { conference } of items.filter(({ phase }) => phase === "in_session")) {
      await fetch(`/api/v1/conferences/${conference}/phases`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf_token },
        body: JSON.stringify({ phase: "closed", confirmed: true }),
      });
    }
  });
  await page.goto(address);
  await page.locator("[data-standby]").waitFor();
  await shoot(page, "standby");
}

const demo = await Demonstration.start(Number(process.argv[2] ?? 8090));
const folder = await mkdtemp(join(tmpdir(), "diem-cau-screenshots-"));
const browser = await launchBrowser(folder, { devices: kVisitorSign });
try {
  const operator = await demo.loggedIn(browser, kAccounts.operator);
  await shootOperator(operator);
  await shootChair(await demo.loggedIn(browser, kAccounts.chair));
  await shootStandby(operator, await patientPage(browser), demo.hall);
} finally {
  await browser.close();
  demo.stop();
  await rm(folder, { recursive: true });
}
