// What the browser itself says of its policies, and what they keep its user from.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { eventually } from "../lib/wait.js";

const kFile = "/etc/chromium/policies/managed/diem-cau-hall.json";

// Every policy of the file is known to this Chromium, is in force for the machine, and is none that it gives up soon.
export async function policiesAreInForce(screen) {
  const wanted = Object.keys(JSON.parse(await readFile(kFile, "utf8"))).sort();
  const page = await screen.tab("chrome://policy");
  const rows = await eventually("the list of policies", async () => {
    const found = await page.evaluate(rowsOfPolicies);
    return found.length >= wanted.length && found;
  });
  const good = rows.filter((row) => /Platform Machine Mandatory OK /.test(row)).map((row) => row.trim().split(" ")[0]);
  assert.deepEqual(good.sort(), wanted);
  await page.close();
}

export async function otherAddressesAreClosed(screen) {
  for (const address of ["http://127.0.0.1/", "file:///etc/passwd", "data:text/html,x"]) {
    const page = await screen.tab(address);
    await eventually(`no way to ${address}`, () => page.url().startsWith("chrome-error:"));
    await page.close();
  }
}

// Runs in chrome://policy: the texts of the rows that are set.
function rowsOfPolicies() {
  const rows = [];
  const walk = (node) => {
    if (node.tagName === "POLICY-ROW") rows.push(node.shadowRoot.textContent.replace(/\s+/g, " "));
    for (const child of [...(node.shadowRoot?.children ?? []), ...node.children]) walk(child);
  };
  walk(document.body);
  return rows.filter((row) => row.includes("Mandatory"));
}
