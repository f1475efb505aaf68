// The console's pages in a browser that is no real one: the service is the test's `answer`, the conference's WebSocket is
// spoken by the test.
import { act, render } from "@testing-library/react";
import userEvent, { PointerEventsCheckLevel } from "@testing-library/user-event";
import { vi } from "vitest";
import type { LogIn } from "../../../src/api/types";
import { ConsolePages } from "../../../src/console/console_pages";
import { LanguageProvider } from "../../../src/i18n/language";
import { OfficeProviders } from "../../../src/office/providers";
import { SessionProvider } from "../../../src/office/session";
import { joined, roster, site } from "../../support/messages";

export interface Asked {
  method: string;
  path: string; // below /api/v1, without the query
  query: URLSearchParams;
}

export const kBegin = Date.parse("2026-12-01T02:00:00Z");
const kSites = [["y-yen", "Ý Yên"], ["my-loc", "Mỹ Lộc"]] as const;
const kLogIn: LogIn = {
  user: { id: 1, login: "kythuat", name: "Đỗ Văn Kỹ", role: "technician" },
  csrf_token: "c",
  actions: ["line.read_figures", "alarm.read", "alarm.acknowledge"],
};

const kOpen = {
  conference: "hop", booking: "hop", title: "Họp giao ban", phase: "in_session", start: "2026-12-01T01:00:00Z",
  expected_end: "2026-12-01T04:00:00Z", urgent: false, overrun: false, part: "technician",
  sites: kSites.map(([id, name]) => ({ site: id, name, state: "connected" })),
};

const kStored = {
  conference: "hop", title: "Họp giao ban", first: "2026-12-01T02:00:00Z", last: "2026-12-01T02:59:59Z",
  sites: ["my-loc", "y-yen"],
};

export type Sent = { type: string } & Record<string, unknown>;

class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  readonly sent: Sent[] = [];

  constructor() {
    FakeSocket.all.push(this);
    queueMicrotask(() => this.onopen?.());
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Sent);
  }

  close(): void {
    this.readyState = 3;
  }
}

type Answer = (asked: Asked) => unknown;

interface Stage {
  answer?: Answer; // what it leaves undefined is an empty list
  open?: boolean; // whether the conference "hop" is
  actions?: readonly string[]; // that the person may do besides the usual
}

export function renderConsole(address: string, { answer, open = true, actions = [] }: Stage = {}) {
  const logIn = { ...kLogIn, actions: [...kLogIn.actions, ...actions] };
  const asked: Asked[] = [];
  FakeSocket.all = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("fetch", (input: string, init: RequestInit = {}) => {
    const url = new URL(input, "http://service");
    const one = { method: init.method ?? "GET", path: url.pathname.replace("/api/v1", ""), query: url.searchParams };
    asked.push(one);
    const body = answer?.(one) ?? usual(one, open, logIn);
    return Promise.resolve(new Response(JSON.stringify(body), { headers: { "Content-Type": "application/json" } }));
  });
  history.replaceState(null, "", address);
  const view = render(
    <LanguageProvider>
      <OfficeProviders>
        <SessionProvider known={logIn} onLogIn={() => undefined}>
          <ConsolePages />
        </SessionProvider>
      </OfficeProviders>
    </LanguageProvider>,
  );
  return { ...view, asked, user: userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never }) };
}

// What the page has sent of a type, on any connection.
export function sent(type: string): readonly Sent[] {
  return FakeSocket.all.flatMap((socket) => socket.sent.filter((message) => message.type === type));
}

type Tell = ((message: object) => void) & { close: (code: number) => void };

// Speaks for the conference once the page has asked to join, on its connection of this number.
export async function join(connection = 0): Promise<Tell> {
  const socket = await vi.waitFor(() => {
    const own = FakeSocket.all[connection];
    if (own === undefined || !own.sent.some(({ type }) => type === "join")) throw new Error("has not joined yet");
    return own;
  });
  const tell = (message: object) => act(() => socket.onmessage?.({ data: JSON.stringify(message) }));
  tell(joined({ conference: { id: "hop", title: "Họp giao ban", policy: "chaired" }, self: { site: null, name: "Kỹ", role: "technician" } }));
  tell(roster(kSites.map(([id, name]) => site(id, { name }))));
  return Object.assign(tell, { close: (code: number) => act(() => socket.onclose?.({ code })) });
}

function usual({ path }: Asked, open: boolean, logIn: LogIn): unknown {
  if (path === "/me") return logIn;
  if (path === "/conferences") return { items: open ? [kOpen] : [], next: null };
  if (path.endsWith("/tickets")) return { ticket: "t" };
  if (path === "/sites") return { items: kSites.map(([id, name], sort_order) => ({ id, name, sort_order })), next: null };
  if (path === "/history/conferences") return { items: [kStored], next: null };
  if (path.endsWith("/figures")) return { from: "2026-12-01T02:00:00Z", step_s: 1, series: [] };
  return { items: [], next: null };
}
