import { useSyncExternalStore } from "react";
import type { Asked, RequestLedger } from "./request_ledger";
import { keyOf } from "./request_ledger";

const kNone: ReadonlyMap<string, Asked> = new Map();
const never = () => () => undefined;
const nothing = () => kNone;

// What came of the requests of this page, by kind and site; null: that was never asked.
export function useAsked(ledger: RequestLedger | null): (request: Parameters<typeof keyOf>[0]) => Asked | null {
  const all = useSyncExternalStore(ledger?.subscribe ?? never, ledger?.snapshot ?? nothing);
  return (request) => all.get(keyOf(request)) ?? null;
}
