// What stands between a page and somebody who sees badly, hears the page, or has no mouse: axe-core's serious findings
// of WCAG 2.2 A and AA. And what a page tries that its content security policy forbids.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const kSource = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const kRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export async function barriers(page) {
  await page.evaluate(await readFile(kSource, "utf8"));
  const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly }), kRules);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

// Collects what the browser refuses from now on.
export function watchPolicy(page) {
  const refused = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  });
  return refused;
}

// Buttons, links, headings and cells whose words do not fit, and a page that is wider than its window.
export function cutWords(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} px wide`] : [];
    const cut = [...document.querySelectorAll("button, a, th, td, h1, h2, label, p, dd")].filter((element) => {
      const { display } = getComputedStyle(element);
      const hidden = element.classList.contains("visually-hidden") || element.clientWidth === 0;
      return display !== "inline" && !hidden && element.scrollWidth > element.clientWidth + 1;
    });
    return [...wide, ...cut.map((element) => `${element.tagName}: ${element.textContent.slice(0, 60)}`)];
  });
}
