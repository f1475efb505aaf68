import { kVerdictKinds, type VerdictKind } from "../protocol/line_messages";
import type { IconName } from "../ui/icon";

// Who has to act: the three causes that the console tells apart, and a site that is not there.
export type Cause = "fine" | "line" | "hall" | "unreachable" | "server" | "unknown";

interface VerdictView {
  cause: Cause;
  icon: IconName;
}

const kViews: Readonly<Record<VerdictKind, VerdictView>> = {
  fine: { cause: "fine", icon: "check" },
  uplink: { cause: "line", icon: "arrowUp" },
  downlink: { cause: "line", icon: "arrowDown" },
  trunk: { cause: "line", icon: "trunk" },
  hall_camera: { cause: "hall", icon: "camera" },
  hall_microphone: { cause: "hall", icon: "microphone" },
  hall_loudspeaker: { cause: "hall", icon: "sound" },
  hall_computer: { cause: "hall", icon: "computer" },
  hall_browser: { cause: "hall", icon: "window" },
  unreachable: { cause: "unreachable", icon: "lineOff" },
  server: { cause: "server", icon: "server" },
};

// A kind that this page does not know, or none, is drawn as unknown.
export function verdictView(kind: string | null): VerdictView {
  return isVerdictKind(kind) ? kViews[kind] : { cause: "unknown", icon: "help" };
}

export function isVerdictKind(kind: string | null): kind is VerdictKind {
  return kVerdictKinds.some((known) => known === kind);
}

// What the history stores; null: not known.
export function verdictKindOf(stored: number | null | undefined): VerdictKind | null {
  return typeof stored === "number" ? (kVerdictKinds[Math.round(stored)] ?? null) : null;
}

const kGravest: readonly Cause[] = ["server", "unreachable", "line", "hall", "unknown", "fine"];

// Smaller is graver.
export function gravity(kind: string | null): number {
  return kGravest.indexOf(verdictView(kind).cause);
}
