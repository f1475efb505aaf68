// Requests to signaling's REST resources below /api/v1. Every failure is an ApiError; a refusal for too many requests
// (429) is waited out and tried again, since such a request was not carried out.
import { fileNameOf } from "./file_name";
import { ApiError, kNetworkProblem, parseProblem } from "./problem";
import { sendFile } from "./send_file";

export const kApiRoot = "/api/v1";

export type Method = "GET" | "HEAD" | "POST" | "PUT" | "DELETE";

export interface Answer<T> {
  body: T; // undefined where the answer has none (204)
  etag: string | null; // to be given back with the PUT that changes what was read
}

export interface Page<T> {
  items: readonly T[];
  next: string | null; // the cursor of the next page
}

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

interface RequestOptions {
  query?: Query;
  body?: unknown; // sent as JSON, a Blob as it is
  etag?: string | null; // If-Match
  patient?: boolean; // false: a refusal for too many requests is thrown and not waited out
  signal?: AbortSignal;
}

export interface ClientEvents {
  loggedOut(): void; // a request was answered with 401: the log-in is over
  waiting(seconds: number | null): void; // signaling asked for patience; null: the wait is over
}

// A device's credentials; `unlock` is the proof of a tablet's PIN.
export interface DeviceKey {
  token: string;
  unlock: string | null;
}

interface Surroundings {
  fetch: typeof fetch;
  pause(ms: number): Promise<void>;
}

const kRetries = 3;
const kLongestWaitS = 60;

export class ApiClient {
  private csrfToken: string | null = null;

  // Without a device's key the cookie of the log-in counts.
  constructor(
    private readonly events: ClientEvents = { loggedOut: () => undefined, waiting: () => undefined },
    private readonly device: DeviceKey | null = null,
    private readonly outside: Surroundings = {
      fetch: (input, init) => fetch(input, init),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    },
  ) {}

  // Belongs to the log-in; sent with every change (see GET /me).
  setCsrfToken(token: string | null): void {
    this.csrfToken = token;
  }

  async get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
    return (await this.read<T>(path, query, signal)).body;
  }

  // As get, with the ETag.
  read<T>(path: string, query?: Query, signal?: AbortSignal): Promise<Answer<T>> {
    return this.request<T>("GET", path, { ...(query && { query }), ...(signal && { signal }) });
  }

  async post<T>(path: string, body?: unknown): Promise<T> {
    return (await this.request<T>("POST", path, { body })).body;
  }

  // Offers a password, a PIN or a code. Who has guessed too often is told so at once.
  async offer<T>(path: string, secret: unknown): Promise<T> {
    return (await this.request<T>("POST", path, { body: secret, patient: false })).body;
  }

  put<T>(path: string, body: unknown, etag: string | null = null): Promise<Answer<T>> {
    return this.request<T>("PUT", path, { body, etag });
  }

  async remove(path: string, body?: unknown): Promise<void> {
    await this.request<undefined>("DELETE", path, { body });
  }

  // A file as the body, with its progress from 0 to 1. Not tried again by itself.
  async upload<T>(
    path: string,
    query: Query,
    file: Blob,
    onProgress: (part: number) => void,
    signal: AbortSignal,
  ): Promise<T> {
    const headers = this.headers("POST", { body: file });
    const answer = await sendFile(kApiRoot + path + search(query), file, headers, onProgress, signal).catch(
      (reason: unknown) => {
        throw reason ?? new ApiError(kNetworkProblem);
      },
    );
    const body = parsed(answer.text);
    if (answer.status >= 200 && answer.status < 300) return body as T;
    if (answer.status === 401) this.events.loggedOut();
    throw new ApiError(parseProblem(answer.status, body));
  }

  // What a stored file is called; null if that is not said.
  async fileName(path: string): Promise<string | null> {
    const response = await this.respond("HEAD", path);
    if (!response.ok) await this.open(path, response);
    return fileNameOf(response.headers.get("Content-Disposition") ?? "");
  }

  async file(path: string): Promise<Blob> {
    const response = await this.respond("GET", path);
    if (!response.ok) await this.open(path, response);
    return response.blob();
  }

  async request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
    return this.open<T>(path, await this.respond(method, path, options));
  }

  private async respond(method: Method, path: string, options: RequestOptions = {}): Promise<Response> {
    for (let tries = 0; ; ++tries) {
      const response = await this.fetchOnce(method, path, options);
      if (response.status !== 429 || tries === kRetries || options.patient === false) return response;
      await this.wait(response);
    }
  }

  private async fetchOnce(method: Method, path: string, options: RequestOptions): Promise<Response> {
    try {
      return await this.outside.fetch(kApiRoot + path + search(options.query), {
        method,
        headers: this.headers(method, options),
        credentials: this.device === null ? "same-origin" : "omit",
        cache: "no-store",
        ...(options.body !== undefined && { body: encoded(options.body) }),
        ...(options.signal && { signal: options.signal }),
      });
    } catch (error) {
      if (options.signal?.aborted === true) throw error;
      throw new ApiError(kNetworkProblem);
    }
  }

  private headers(method: Method, options: RequestOptions): Record<string, string> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (options.body !== undefined) headers["Content-Type"] = mediaType(options.body);
    if (typeof options.etag === "string") headers["If-Match"] = options.etag;
    if (this.device !== null) headers["Authorization"] = `Bearer ${this.device.token}`;
    if (this.device?.unlock != null) headers["X-Unlock"] = this.device.unlock;
    if (this.device === null && method !== "GET" && this.csrfToken !== null) headers["X-CSRF-Token"] = this.csrfToken;
    return headers;
  }

  private async open<T>(path: string, response: Response): Promise<Answer<T>> {
    const body = await content(response);
    if (response.ok) return { body: body as T, etag: response.headers.get("ETag") };
    if (response.status === 401 && path !== "/login") this.events.loggedOut();
    throw new ApiError(parseProblem(response.status, body));
  }

  private async wait(response: Response): Promise<void> {
    const asked = Number(response.headers.get("Retry-After"));
    const seconds = Math.min(Math.max(Number.isFinite(asked) ? asked : 1, 1), kLongestWaitS);
    this.events.waiting(seconds);
    await this.outside.pause(seconds * 1000);
    this.events.waiting(null);
  }
}

// "?text=…&limit=…"; what is null, undefined or empty is left out.
export function search(query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

// A path with its values escaped: path`/users/${id}/tokens`.
export function path(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return parts.reduce((text, part, index) => text + encodeURIComponent(values[index - 1] ?? "") + part);
}

function encoded(body: unknown): BodyInit {
  return body instanceof Blob ? body : JSON.stringify(body);
}

function mediaType(body: unknown): string {
  return body instanceof Blob ? body.type || "application/octet-stream" : "application/json";
}

async function content(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return undefined;
  return (response.headers.get("Content-Type") ?? "").includes("json") ? parsed(text) : text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
