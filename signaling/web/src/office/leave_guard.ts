import { useEffect } from "react";
import type { AroundNavHandler } from "wouter";

// Keeps what was typed from being lost by a click away: a page with unsaved work sets the guard, and whoever leaves it
// is asked first. One page at a time has one. Three ways lead away: a link of these pages (aroundNav), back and forward
// (popstate), and the browser itself (beforeunload, where only the browser may ask).
type Ask = (leave: () => void) => void;

interface Guard {
  address: string; // of the page with unsaved work
  ask: Ask;
}

let guard: Guard | null = null;
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
    const free = () => {
      guard = null;
    };
    guard = {
      address: location.href,
      ask: (leave) =>
        asker(() => {
          free();
          leave();
        }),
    };
    window.addEventListener("beforeunload", holdBrowser);
    return () => {
      free();
      window.removeEventListener("beforeunload", holdBrowser);
    };
  }, [dirty]);
}

// For wouter's Router: goes on at once unless a guard is set.
export const guardedNavigation: AroundNavHandler = (navigate, to, options) => {
  if (guard === null) navigate(to, options);
  else guard.ask(() => navigate(to, options));
};

function holdBrowser(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

// The address has changed already: it is put back before the pages hear of it, and the way is gone again if it is wanted.
function holdBack(event: PopStateEvent): void {
  if (guard === null) return;
  const wanted = location.pathname + location.search;
  event.stopImmediatePropagation();
  history.pushState(null, "", guard.address);
  guard.ask(() => history.pushState(null, "", wanted));
}

// Once and for ever, and when this file is loaded: listeners at the window itself are called in the order in which they
// were added, capturing or not, so this one has to be there before the router's.
if (typeof window !== "undefined") window.addEventListener("popstate", holdBack, { capture: true });
