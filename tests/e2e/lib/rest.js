// One caller of the REST interface: a person after logIn(), or a device by its token.
import { eventually, kPatienceMs } from "./wait.js";

export class Refused extends Error {
  constructor(what, status, problem) {
    super(`${what}: ${status} ${problem?.code} ${problem?.title} ${JSON.stringify(problem?.errors ?? [])}`);
    this.status = status;
    this.code = problem?.code;
  }
}

export class Rest {
  constructor(url, token = null) {
    this.url = url;
    this.headers = token === null ? {} : { Authorization: `Bearer ${token}` };
  }

  async ask(method, path, body, headers = {}) {
    const raw = body instanceof Uint8Array;
    const sent = { ...this.headers, ...(body === undefined || raw ? {} : { "Content-Type": "application/json" }), ...headers };
    let answer;
    await eventually(`an answer to ${method} ${path}`, async () => {
      answer = await fetch(`${this.url}/api/v1${path}`, { method, headers: sent, body: raw ? body : JSON.stringify(body) });
      return answer.status !== 429;
    }, kPatienceMs, 500);
    const text = await answer.text();
    const json = (answer.headers.get("content-type") ?? "").includes("json") ? JSON.parse(text) : null;
    if (answer.status >= 400) throw new Refused(`${method} ${path}`, answer.status, json);
    this.keep(answer, json);
    return json;
  }

  keep(answer, json) {
    const cookie = /diem_cau_session=[^;]*/.exec(answer.headers.get("set-cookie") ?? "");
    if (cookie !== null) this.headers.Cookie = cookie[0];
    if (typeof json?.csrf_token === "string") this.headers["X-CSRF-Token"] = json.csrf_token;
  }

  get(path) {
    return this.ask("GET", path);
  }

  post(path, body = {}) {
    return this.ask("POST", path, body);
  }

  async logIn(login, password) {
    await this.post("/login", { login, password });
    return this;
  }
}
