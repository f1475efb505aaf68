// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Picture } from "../../src/hall/picture";
import { LanguageProvider } from "../../src/i18n/language";
import type { SlotEntry } from "../../src/protocol/messages";
import { parseServerMessage } from "../../src/protocol/parse";
import { joined, play, roster, site } from "../support/messages";

const kWords = "Nghỉ giải lao 15 phút";
const kNoStreams = { sound: null, slots: new Map(), self: null };

const slot = (composed: boolean): SlotEntry => ({
  mid: "2",
  slot: "stage",
  site: composed ? null : "y-yen",
  view: composed ? "composed" : "forwarded",
  composed,
});

// The page as it is after this roster came over the line.
function show(words: string, slots: SlotEntry[]) {
  const told = parseServerMessage(JSON.stringify({ ...roster([site("y-yen")]), message: words, seq: 2 }));
  if (told === null) throw new Error("the roster was not understood");
  const model = play([joined(), told, { type: "slots", slots }]);
  render(
    <LanguageProvider>
      <Picture model={model} streams={kNoStreams} />
    </LanguageProvider>,
  );
}

afterEach(cleanup);

it("stands over separate pictures, and while there is none", () => {
  show(kWords, [slot(false)]);
  expect(screen.getByRole("status").textContent).toBe(kWords);
  cleanup();
  show(kWords, []);
  expect(screen.getByRole("status").textContent).toBe(kWords);
});

it("is drawn in the composed picture and not written twice", () => {
  show(kWords, [slot(true)]);
  expect(screen.queryByText(kWords)).toBeNull();
});

it("goes when the desk takes it away", () => {
  show("", [slot(false)]);
  expect(screen.queryByRole("status")).toBeNull();
});
