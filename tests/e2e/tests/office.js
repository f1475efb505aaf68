// The office pages against the running service: the first administrator, people, seats, and every page of the
// administration without barriers in both languages.
import assert from "node:assert/strict";
import { barriers, cutWords, watchPolicy } from "../lib/barriers.js";
import { logIn, newPage } from "../lib/browser.js";
import { eventually } from "../lib/wait.js";

const kAdministrator = { name: "Nguyễn Thị Ánh Nguyệt", login: "quan.tri", password: "mat khau that dai 1975" };
const kOperator = { name: "Đặng Văn Đức", login: "van.hanh", password: "mat khau khac cung dai" };
const kPages = ["users", "sites", "sites/y-yen/delegates", "devices", "settings", "mail", "feeds", "backups", "audit", "health"];

async function administratorLink(services) {
  return `${services.url}/first-administrator#${await services.firstAdministratorToken()}`;
}

// The page of the administrator, who is made by the printed link when first asked for.
async function administrator(fixture) {
  if (fixture.administratorPage !== undefined) return fixture.administratorPage;
  const page = await newPage(fixture.browser);
  await page.goto(await administratorLink(fixture.services));
  await page.getByLabel("Họ và tên").fill(kAdministrator.name);
  await page.getByLabel("Tên đăng nhập").fill(kAdministrator.login);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(kAdministrator.password);
  await page.getByLabel("Nhập lại mật khẩu mới").fill(kAdministrator.password);
  await page.getByRole("button", { name: "Tạo tài khoản và đăng nhập" }).click();
  await page.getByRole("heading", { name: "Người dùng" }).waitFor();
  fixture.administratorPage = page;
  return page;
}

export const officeTests = {
  "the first administrator comes by the printed link, which works once": async (fixture) => {
    await administrator(fixture);
    const page = await newPage(fixture.browser);
    await page.goto(await administratorLink(fixture.services));
    await page.getByLabel("Họ và tên").fill("Người khác");
    await page.getByLabel("Tên đăng nhập").fill("nguoi.khac");
    await page.getByLabel("Mật khẩu", { exact: true }).fill(kOperator.password);
    await page.getByLabel("Nhập lại mật khẩu mới").fill(kOperator.password);
    await page.getByRole("button", { name: "Tạo tài khoản và đăng nhập" }).click();
    await page.locator("[data-problem]").waitFor();
    await page.context().close();
  },

  "an administrator adds a user, finds the name without diacritics, and the user logs in": async (fixture) => {
    const page = await administrator(fixture);
    await page.goto(`${fixture.services.url}/admin/users`);
    await page.getByRole("button", { name: "Thêm người dùng" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Họ và tên").fill(kOperator.name);
    await dialog.getByLabel("Tên đăng nhập").fill(kOperator.login);
    await dialog.getByLabel("Mật khẩu ban đầu").fill("ngan");
    await dialog.getByRole("button", { name: "Thêm người dùng" }).click();
    await dialog.locator("[aria-invalid=true]").waitFor();
    await dialog.getByLabel("Mật khẩu ban đầu").fill(kOperator.password);
    await dialog.getByRole("button", { name: "Thêm người dùng" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByLabel("Tìm").fill("dang van duc");
    await page.locator(`[data-user="${kOperator.login}"]`).waitFor();
    await page.locator(`[data-user="${kAdministrator.login}"]`).waitFor({ state: "detached" });

    const own = await newPage(fixture.browser);
    await logIn(own, fixture.services.url, kOperator.login, "mat khau sai hoan toan");
    await own.locator("[data-problem]").waitFor();
    await logIn(own, fixture.services.url, kOperator.login, kOperator.password);
    await own.getByRole("button", { name: new RegExp(kOperator.name) }).waitFor();
    await own.context().close();
  },

  "a hall is enrolled by its spoken code, opens one address and is let go when it is revoked": async (fixture) => {
    const page = await administrator(fixture);
    await page.goto(`${fixture.services.url}/admin/devices`);
    await page.getByRole("button", { name: "Mã ghép máy: Ý Yên, Máy hội trường" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Tạo mã" }).click();
    const code = (await page.locator("[data-code]").innerText()).trim();
    assert.match(code, /^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    await page.getByRole("dialog").getByRole("button", { name: "Đóng" }).last().click();

    const hall = await newPage(fixture.browser);
    await hall.goto(`${fixture.services.url}/hall`);
    await hall.getByLabel("Mã ghép máy").fill("AAAA-AAAA");
    await hall.getByRole("button", { name: "Ghép máy" }).click();
    await hall.locator("[aria-invalid=true]").waitFor();
    await hall.getByLabel("Mã ghép máy").fill(code.toLowerCase().replace("-", " "));
    await hall.getByRole("button", { name: "Ghép máy" }).click();
    await hall.locator("[data-standby]").waitFor();
    await hall.reload();
    await hall.locator("[data-standby]").waitFor();

    await page.reload();
    await page.getByRole("button", { name: "Gỡ máy: Ý Yên, Máy hội trường" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Gỡ máy" }).click();
    await hall.locator("[data-message=device_revoked]").waitFor();
    await hall.context().close();
  },

  "every page of the administration is free of barriers and cut words, in both languages": async (fixture) => {
    const page = await administrator(fixture);
    const refused = watchPolicy(page);
    for (const language of ["en", "vi"]) {
      await page.evaluate((chosen) => localStorage.setItem("diemcau.language", chosen), language);
      for (const name of kPages) {
        await page.goto(`${fixture.services.url}/admin/${name}`);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.waitForLoadState("networkidle");
        await eventually(`no barrier on ${name}, ${language}`, async () => {
          const found = [...(await barriers(page)), ...(await cutWords(page))];
          return found.length === 0 || assert.fail(found.join("\n"));
        });
        assert.equal(await page.locator("[data-problem]").count(), 0, `${name} shows a problem`);
      }
    }
    assert.deepEqual(refused, []);
    assert.deepEqual(page.problems, []);
  },
};
