import type { ClientMessage, RemoteAnswerMessage, RemoteCommand, Sentence, ServerMessage } from "../protocol/messages";

// What a technician may ask over the conference: a test, or help at a site.
export type Request =
  | Extract<ClientMessage, { type: "preflight.run" }>
  | Exclude<RemoteCommand, { type: "remote.listen" | "remote.watch" | "remote.talk" }>;

// What came of a request.
export interface Asked {
  state: "asked" | "done" | "failed";
  words: Sentence | null; // why it failed; null: the line was lost, or nobody answered
  answer: RemoteAnswerMessage | null; // of the site's device
}

// Of one kind at one site there is one request at a time.
export function keyOf({ type, site = "" }: Pick<Request, "type"> & { site?: string | undefined }): string {
  return `${type} ${site}`;
}

type Send = (message: Request & { id: string }) => boolean;

const kIdPrefix = "help-";
const kLongestMs = 15_000; // signaling itself gives up after ten seconds

// Keeps what was asked and what came of it, the newest of each kind and site. A listener is told of every change.
export class RequestLedger {
  private asked: ReadonlyMap<string, Asked> = new Map();
  private readonly open = new Map<string, Request>(); // by the id of the message
  private readonly listeners = new Set<() => void>();
  private count = 0;

  constructor(private readonly send: Send) {}

  snapshot = (): ReadonlyMap<string, Asked> => this.asked;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  // Asks, unless the same is on its way.
  ask(request: Request): void {
    if (this.asked.get(keyOf(request))?.state === "asked") return;
    const id = `${kIdPrefix}${++this.count}`;
    if (!this.send({ ...request, id })) return this.note(request, { state: "failed", words: null });
    this.open.set(id, request);
    this.note(request, { state: "asked", words: null });
    setTimeout(() => this.end(id, { state: "failed", words: null }), kLongestMs);
  }

  // Takes what answers a request; true: it did, and is nobody else's business.
  hear(message: ServerMessage): boolean {
    if (message.type !== "ok" && message.type !== "error" && message.type !== "remote.answer") return false;
    const id = String(message.reply_to);
    if (!id.startsWith(kIdPrefix)) return false;
    const request = this.open.get(id);
    if (message.type === "error") this.end(id, { state: "failed", words: message.message });
    if (message.type === "ok" && request !== undefined && !isDoneByDevice(request)) {
      this.end(id, { state: "done", words: null });
    }
    if (message.type === "remote.answer") this.hearAnswer(id, message);
    return true;
  }

  // The line is down: nothing that is still open will be answered.
  lose(): void {
    for (const id of [...this.open.keys()]) this.end(id, { state: "failed", words: null });
  }

  private hearAnswer(id: string, answer: RemoteAnswerMessage): void {
    this.end(id, { state: answer.ok ? "done" : "failed", words: answer.text, answer });
  }

  private end(id: string, outcome: Partial<Asked> & Pick<Asked, "state" | "words">): void {
    const request = this.open.get(id);
    if (request === undefined) return;
    this.open.delete(id);
    this.note(request, outcome);
  }

  // A new list of devices, or a new picture, takes the place of the former when it is there.
  private note(request: Request, { answer, ...outcome }: Partial<Asked> & Pick<Asked, "state" | "words">): void {
    const key = keyOf(request);
    const kept = this.asked.get(key)?.answer ?? null;
    this.asked = new Map(this.asked).set(key, { ...outcome, answer: answer?.ok === true ? answer : kept });
    this.listeners.forEach((listener) => listener());
  }
}

// Signaling passes these on, and its "ok" says no more than that.
function isDoneByDevice({ type }: Request): boolean {
  return type === "remote.devices" || type === "remote.switch" || type === "remote.restart" || type === "remote.still";
}
