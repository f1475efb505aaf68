import { useEffect, useState } from "react";
import { RingTone, kAlarmRing } from "../hall/ring_tone";

const kKey = "diemcau.alarm_sound";

// Rings while `ringing`, unless the person at this browser has silenced it; the choice is kept.
export function useAlarmSound(ringing: boolean) {
  const [on, setOn] = useState(stored);
  const sounds = on && ringing;
  useEffect(() => {
    if (!sounds) return;
    const tone = new RingTone(kAlarmRing);
    tone.start();
    return () => tone.stop();
  }, [sounds]);
  const toggle = () => {
    setOn(!on);
    store(!on);
  };
  return { on, toggle };
}

function stored(): boolean {
  try {
    return localStorage.getItem(kKey) !== "off";
  } catch {
    return true;
  }
}

function store(on: boolean): void {
  try {
    localStorage.setItem(kKey, on ? "on" : "off");
  } catch {
    // private mode: the choice lasts until the page is closed
  }
}
