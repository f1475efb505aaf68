import { useState } from "react";

const kKey = "diemcau.enlarged";

// Whether the picture is enlarged, kept over a reload: a hall comes back as it was.
export function useEnlarged(): [boolean, (enlarged: boolean) => void] {
  const [enlarged, setEnlarged] = useState(load);
  const keep = (next: boolean) => {
    setEnlarged(next);
    save(next);
  };
  return [enlarged, keep];
}

function load(): boolean {
  try {
    return sessionStorage.getItem(kKey) === "yes";
  } catch {
    return false;
  }
}

function save(enlarged: boolean): void {
  try {
    sessionStorage.setItem(kKey, enlarged ? "yes" : "no");
  } catch {
    // private mode: it is enlarged again by hand
  }
}
