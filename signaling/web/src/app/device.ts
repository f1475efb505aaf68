const kKinds = ["hall", "chair_tablet", "hall_control"] as const;

// What this browser is enrolled as: a hall's computer, a chair's tablet, or a hall's control on a phone. Kept until it is
// enrolled anew or revoked.
export interface Device {
  token: string;
  kind: (typeof kKinds)[number];
  site: { id: string; name: string };
  unlock: string | null; // proof of the tablet's PIN
}

const kKey = "diemcau.device";

export function loadDevice(storage: Pick<Storage, "getItem"> = localStorage): Device | null {
  try {
    return parseDevice(JSON.parse(storage.getItem(kKey) ?? "null"));
  } catch {
    return null;
  }
}

// Throws where the browser keeps nothing: an enrolment that would be forgotten must not look like one.
export function saveDevice(device: Device, storage: Pick<Storage, "setItem"> = localStorage): void {
  storage.setItem(kKey, JSON.stringify(device));
}

// Where the device's own page is.
export function pageOf(device: Pick<Device, "kind">): "/hall" | "/chair" | "/control" {
  return ({ hall: "/hall", chair_tablet: "/chair", hall_control: "/control" } as const)[device.kind];
}

function parseDevice(json: unknown): Device | null {
  if (typeof json !== "object" || json === null) return null;
  const { token, kind: word, site, unlock } = json as Record<string, unknown>;
  const kind = kKinds.find((known) => known === word);
  if (typeof token !== "string" || token === "" || kind === undefined) return null;
  if (typeof site !== "object" || site === null) return null;
  const { id, name } = site as Record<string, unknown>;
  if (typeof id !== "string" || typeof name !== "string") return null;
  return { token, kind, site: { id, name }, unlock: typeof unlock === "string" ? unlock : null };
}
