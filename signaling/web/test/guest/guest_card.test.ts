import { describe, expect, it } from "vitest";
import { conferenceOf, loadGuestCard, makeGuestCard, saveGuestCard } from "../../src/guest/guest_card";

function storage(first: string | null = null) {
  let kept = first;
  return { getItem: () => kept, setItem: (_: string, value: string) => void (kept = value) };
}

describe("a guest's card", () => {
  it("names the conference by the token's front", () => {
    expect(conferenceOf("hn-20261201-1--20261208.0123abc")).toBe("hn-20261201-1--20261208");
    expect(conferenceOf("nonsense")).toBe("");
  });

  it("has a secret nobody else has, and composed, tidy texts", () => {
    const card = makeGuestCard("hn", "  Tra\u0302\u0300n  Va\u0306n An ", " xa\u0303 Ha\u0309i Minh");
    expect(card.name).toBe("Trần Văn An");
    expect(card.unit).toBe("xã Hải Minh");
    expect(card.secret).toMatch(/^[0-9a-f]{48}$/);
    expect(makeGuestCard("hn", "An", "").secret).not.toBe(card.secret);
  });

  it("survives a reload", () => {
    const kept = storage();
    const card = makeGuestCard("hn", "An", "");
    saveGuestCard(card, kept);
    expect(loadGuestCard(kept)).toEqual(card);
  });

  it("is none where something else is kept", () => {
    expect(loadGuestCard(storage())).toBeNull();
    expect(loadGuestCard(storage("{"))).toBeNull();
    expect(loadGuestCard(storage('{"name":"An"}'))).toBeNull();
  });
});
