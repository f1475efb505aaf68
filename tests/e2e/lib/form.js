// What is wrong with the form of a page, by its own measures: one text for each fault.
import { eventually } from "./wait.js";

// Until nothing is: fonts, pictures and what signaling tells come when they come.
export function fits(page, what = "a page that fits", counts = () => true) {
  return eventually(what, async () => {
    const found = (await misfits(page)).filter(counts);
    if (found.length > 0) throw new Error(found.join("\n"));
    return true;
  });
}

// A fingertip is 44 px wide. Screens round.
export function misfits(page) {
  return page.evaluate(() => {
    const kFinger = 43.5;
    const found = [];
    const words = (element) =>
      (element.getAttribute("aria-label") ?? element.innerText).replaceAll("\n", " ").slice(0, 40);
    const visible = (element) =>
      element.checkVisibility({ visibilityProperty: true }) && element.closest(".visually-hidden") === null;
    const outside = ({ left, top, right, bottom }) =>
      Math.min(left, top) < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5;
    const textsOf = (element) =>
      element.tagName === "TEXTAREA" ? [] : [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "");

    for (const element of document.querySelectorAll("button, label:has(input), select")) {
      if (!visible(element)) continue;
      const box = element.getBoundingClientRect();
      if (Math.min(box.width, box.height) < kFinger) found.push(`small: ${words(element)} ${box.width}×${box.height}`);
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      if (top === null || !(element.contains(top) || top.contains(element))) found.push(`covered: ${words(element)}`);
    }

    // Texts: whole within their box, the box within the window, and no two on each other.
    const texts = [];
    for (const element of document.querySelectorAll("body *")) {
      if (!visible(element)) continue;
      const own = textsOf(element);
      if (own.length === 0) continue;
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline") {
        found.push(`cut: ${words(element)}`);
      }
      for (const node of own) {
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        if (outside(box)) found.push(`outside: ${node.textContent}`);
        for (let parent = element; parent !== document.body; parent = parent.parentElement) {
          const frame = parent.getBoundingClientRect();
          const clips = getComputedStyle(parent).overflowX !== "visible" || parent.tagName === "BUTTON";
          if (clips && (box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 2)) {
            found.push(`beyond its frame: ${node.textContent}`);
            break;
          }
        }
        const slack = box.height / 5; // letters leave the top and the bottom of their line empty
        const letters = new DOMRect(box.x, box.y + slack, box.width, box.height - 2 * slack);
        texts.push({ text: node.textContent, box: letters });
      }
    }
    for (const [i, a] of texts.entries()) {
      for (const b of texts.slice(i + 1)) {
        const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (width > 1 && height > 1) found.push(`on each other: ${a.text} / ${b.text}`);
      }
    }

    for (const scroller of document.querySelectorAll("html, ul, ol, main, aside, section, div")) {
      const { scrollHeight, clientHeight } = scroller;
      const clips = getComputedStyle(scroller).overflowY !== "visible" && clientHeight > 0;
      if (clips && scrollHeight > clientHeight + 1) {
        found.push(`scrolls: ${scroller.tagName} ${scroller.className} ${scrollHeight} > ${clientHeight}`);
      }
    }
    return found;
  });
}
