import { useCallback, useEffect, useState } from "react";
import type { ControlPairing, PairedControl } from "./control_pairing";
import { afterFailure, kNoControl } from "./control_pairing";

const kLookEveryMs = 3000;

export interface UsedControl {
  control: PairedControl | null; // null: this hall can have none
  look: () => void; // now
}

// The hall's control as signaling knows it, looked at again and again.
export function useControl(pairing: ControlPairing | null): UsedControl {
  const [control, setControl] = useState<PairedControl | null>(pairing === null ? null : kNoControl);
  const look = useCallback(() => {
    pairing?.read().then(setControl, (error: unknown) => setControl(afterFailure(error)));
  }, [pairing]);
  useEffect(() => {
    look();
    const timer = setInterval(look, kLookEveryMs);
    return () => clearInterval(timer);
  }, [look]);
  return { control, look };
}
