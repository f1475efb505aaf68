// Who a guest is, kept in this browser so that the page comes straight back after a reload: the secret tells signaling
// that it is the same guest.
export interface GuestCard {
  conference: string;
  name: string;
  unit: string;
  secret: string;
}

export const kLongestGuestName = 80;

const kKey = "diemcau.guest";
const kSecretBytes = 24;

// The conference that a guest link's token is for; it stands before the last dot.
export function conferenceOf(token: string): string {
  return token.slice(0, Math.max(0, token.lastIndexOf(".")));
}

// Of any conference: name and unit are offered again for another one. Null: this browser has been no guest yet.
export function loadGuestCard(storage: Pick<Storage, "getItem"> = localStorage): GuestCard | null {
  try {
    return parseCard(JSON.parse(storage.getItem(kKey) ?? "null"));
  } catch {
    return null;
  }
}

// Where the browser keeps nothing, the guest waits anew after a reload.
export function saveGuestCard(card: GuestCard, storage: Pick<Storage, "setItem"> = localStorage): void {
  try {
    storage.setItem(kKey, JSON.stringify(card));
  } catch {
    // A private window may refuse.
  }
}

// A card for this conference. Texts are composed (NFC): a name typed on another keyboard is the same name.
export function makeGuestCard(conference: string, name: string, unit: string): GuestCard {
  const bytes = crypto.getRandomValues(new Uint8Array(kSecretBytes));
  const secret = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { conference, name: tidy(name), unit: tidy(unit), secret };
}

function tidy(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

function parseCard(json: unknown): GuestCard | null {
  if (typeof json !== "object" || json === null) return null;
  const { conference, name, unit, secret } = json as Record<string, unknown>;
  const texts = [conference, name, unit, secret];
  if (!texts.every((text) => typeof text === "string")) return null;
  return { conference, name, unit, secret } as GuestCard;
}
