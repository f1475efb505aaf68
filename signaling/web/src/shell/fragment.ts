import { useState } from "react";

// The secret behind "#" in the address, "" if there is none. It is taken out of the address at once, so that neither
// the history nor a look at the screen gives it away.
export function useFragment(): string {
  const [fragment] = useState(takeFragment);
  return fragment;
}

function takeFragment(): string {
  const fragment = decoded(location.hash.slice(1));
  if (location.hash !== "") history.replaceState(history.state, "", location.pathname + location.search);
  return fragment;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
