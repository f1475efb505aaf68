import { render } from "@testing-library/react";
import userEvent, { PointerEventsCheckLevel } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import type { LogIn } from "../../../src/api/types";
import { LanguageProvider } from "../../../src/i18n/language";
import { OfficeProviders } from "../../../src/office/providers";
import { SessionProvider } from "../../../src/office/session";

export interface Request {
  method: string;
  path: string; // below /api/v1, without the query
  body: unknown;
  headers: Record<string, string>;
}

export interface Reply {
  status?: number;
  body?: unknown;
  etag?: string;
}

const kLogIn: LogIn = {
  user: { id: 1, login: "lan", name: "Nguyễn Thị Lan", role: "operator" },
  csrf_token: "c",
  actions: ["booking.create", "booking.change", "booking.cancel", "template.change", "call.now", "preflight.read",
    "conference.open_testing", "conference.begin_session", "conference.pause", "conference.resume",
    "conference.close", "conference.reopen", "conference.extend"],
};

// No pauses between keys, no look through all ancestors before each click.
const kQuickly = { delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never };

const kSites = ["tinh-uy", "my-loc", "y-yen"].map((id, index) => ({
  id,
  name: ["Tỉnh ủy", "Mỹ Lộc", "Ý Yên"][index],
  short_name: id,
  sort_order: index,
  duty_telephone: "",
  line_kind: "",
  mail: "",
}));

const kPeople = [
  { id: 1, login: "lan", name: "Nguyễn Thị Lan", role: "operator", disabled: false },
  { id: 2, login: "duc", name: "Phạm Văn Đức", role: "chair", disabled: false },
];

// A page of the operator in a browser that is no real one: `answer` stands for the service; what it leaves undefined is
// an empty list. Gives the requests that were made, and hands to type and click with.
export function renderPage(page: ReactNode, answer: (request: Request) => Reply | undefined = () => undefined) {
  const requests: Request[] = [];
  const fetched = (input: RequestInfo | URL, init: RequestInit = {}) => {
    const path = new URL(String(input), "http://service").pathname.replace("/api/v1", "");
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as unknown) : undefined;
    const headers = init.headers as Record<string, string>;
    const request = { method: init.method ?? "GET", path, body, headers };
    requests.push(request);
    return Promise.resolve(responseOf(answer(request) ?? usual(path)));
  };
  globalThis.fetch = fetched as typeof fetch;
  const location = memoryLocation({ path: "/operator", record: true });
  const view = render(
    <LanguageProvider>
      <OfficeProviders>
        <SessionProvider known={kLogIn} onLogIn={() => undefined}>
          <Router hook={location.hook}>{page}</Router>
        </SessionProvider>
      </OfficeProviders>
    </LanguageProvider>,
  );
  return { ...view, requests, location, user: userEvent.setup(kQuickly) };
}

function usual(path: string): Reply {
  if (path === "/sites") return { body: { items: kSites, next: null } };
  if (path === "/users") return { body: { items: kPeople, next: null } };
  if (path === "/bookings/checks") return { body: { errors: [], warnings: [], clashes: [], more: false } };
  return { body: { items: [], next: null } };
}

function responseOf({ status = 200, body, etag }: Reply): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", ...(etag !== undefined && { ETag: etag }) },
  });
}
