// Puts office pages on a stage: a page in jsdom whose requests are answered by the test.
import { render } from "@testing-library/react";
import axe from "axe-core";
import type { ReactElement } from "react";
import { vi } from "vitest";
import { LanguageProvider } from "../../src/i18n/language";

export interface Request {
  method: string;
  path: string; // without /api/v1, with the query
  body: unknown;
  headers: Readonly<Record<string, string>>;
}

type Reply = { status?: number; body?: unknown; headers?: Record<string, string> };

// Answers by "METHOD /path"; the query does not count. What the test did not foresee is 404.
export function serve(routes: Readonly<Record<string, Reply | ((request: Request) => Reply)>>): Request[] {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", (url: string, init: RequestInit = {}) => {
    const request = {
      method: init.method ?? "GET",
      path: url.replace(/^\/api\/v1/, ""),
      body: typeof init.body === "string" ? (JSON.parse(init.body) as unknown) : undefined,
      headers: init.headers as Record<string, string>,
    };
    asked.push(request);
    const route = routes[`${request.method} ${request.path.split("?")[0]}`] ?? { status: 404, body: {} };
    const { status = 200, body, headers = {} } = typeof route === "function" ? route(request) : route;
    const text = body === undefined ? null : JSON.stringify(body);
    return Promise.resolve(
      new Response(text, { status, headers: { "Content-Type": "application/json", ...headers } }),
    );
  });
  return asked;
}

export function show(page: ReactElement, address = "/") {
  history.replaceState(null, "", address);
  return render(<LanguageProvider>{page}</LanguageProvider>);
}

// What axe finds that a person with a screen reader or without a mouse would stumble over. Colours need a real browser.
export async function barriers(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}
