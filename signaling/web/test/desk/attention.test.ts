import { expect, it } from "vitest";
import { attentionOf } from "../../src/desk/attention";
import { site } from "../support/messages";

it("puts halls that ask for help first, then lost ones, then what can wait", () => {
  const found = attentionOf([
    site("a"),
    site("b", { connected: false, was_in: false }),
    site("c", { removed: true, connected: false }),
    site("d", { silent: true }),
    site("e", { connected: false }),
    site("f", { help: "không có tiếng", connected: false }),
  ]);
  expect(found.map(({ kind, entry }) => `${kind} ${entry.site}`)).toEqual([
    "help f",
    "lost e",
    "lost f",
    "silent d",
    "removed c",
    "absent b",
  ]);
});
