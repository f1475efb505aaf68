import { useEffect } from "react";
import type { AroundNavHandler } from "wouter";

// Keeps what was typed from being lost by a click away: a page with unsaved work sets the guard, and whoever leaves it
// is asked first. One page at a time has one. Three ways lead away: a link of these pages (aroundNav), back and forward
// (popstate), and the browser itself (beforeunload, where only the browser may ask).
type Ask = (leave: () => void) => void;

interface Guard {
  guarded: boolean;
  ask: Ask;
}

const kFree: Guard = { guarded: false, ask: (leave) => leave() };
let guard = kFree;
let asker: Ask = (leave) => leave();

// The one dialog of the application that asks; see LeaveDialog.
export function setAsker(ask: Ask): () => void {
  asker = ask;
  return () => {
    asker = (leave) => leave();
  };
}

// While `dirty`, leaving is asked about.
export function useLeaveGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const address = location.href;
    const free = () => {
      guard = kFree;
    };
    guard = {
      guarded: true,
      ask: (leave) =>
        asker(() => {
          free();
          leave();
        }),
    };
    const onBack = (event: PopStateEvent) => holdBack(event, address);
    window.addEventListener("beforeunload", holdBrowser);
    window.addEventListener("popstate", onBack, { capture: true });
    return () => {
      free();
      window.removeEventListener("beforeunload", holdBrowser);
      window.removeEventListener("popstate", onBack, { capture: true });
    };
  }, [dirty]);
}

// For wouter's Router: goes on at once unless a guard is set.
export const guardedNavigation: AroundNavHandler = (navigate, to, options) => {
  if (guard.guarded) guard.ask(() => navigate(to, options));
  else navigate(to, options);
};

function holdBrowser(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

// The address has changed already: it is put back before the pages hear of it, and the way is gone again if it is wanted.
function holdBack(event: PopStateEvent, address: string): void {
  if (!guard.guarded) return;
  const wanted = location.pathname + location.search;
  event.stopImmediatePropagation();
  history.pushState(null, "", address);
  guard.ask(() => history.pushState(null, "", wanted));
}
