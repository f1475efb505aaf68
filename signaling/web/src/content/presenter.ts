import type { ClientMessage } from "../protocol/messages";
import type { Model } from "../state/model";
import type { ContentFailure, ContentSource } from "./content_source";
import { ContentError } from "./content_source";
import type { PresentedPaper } from "./presented_paper";
import { loadPresented, savePresented } from "./presented_paper";

export interface PaperRef {
  id: number;
  name: string;
}

// What the page shows of its presenting. A snapshot never changes; a change makes a new one.
export interface Presenting {
  name: string | null; // of what is to be shown; null: nothing
  opening: boolean;
  page: number; // from 1
  pages: number; // 0: nothing to turn
  failure: ContentFailure | null; // of the last attempt
}

export interface PresenterPorts {
  send(message: ClientMessage): boolean;
  setTrack(track: MediaStreamTrack | null): void; // what is sent as the second picture
  openScreen(name: string): Promise<ContentSource>;
  openPaper(paper: PaperRef): Promise<ContentSource>;
  load?: () => PresentedPaper | null; // of a former life of the page
  save?: (paper: PresentedPaper | null) => void;
}

type Floor = "none" | "asked" | "held";

const kNotPresenting: Presenting = { name: null, opening: false, page: 0, pages: 0, failure: null };

// Shows something under the floor "content": opens it, asks for the floor, sends it while the site holds the floor, and
// puts it away when the floor is gone. Without React; knows no peer connection.
export class Presenter {
  private source: ContentSource | null = null;
  private paper: PaperRef | null = null;
  private floor: Floor = "none";
  private restored = false;
  private state: Presenting = kNotPresenting;
  private attempt = 0;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly ports: PresenterPorts) {}

  readonly snapshot = (): Presenting => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  // What is sent now, for a new peer connection.
  track(): MediaStreamTrack | null {
    return this.floor === "held" ? (this.source?.track ?? null) : null;
  }

  // Must be called by a press of a button: browsers ask for one.
  showScreen(name: string): Promise<void> {
    return this.show(() => this.ports.openScreen(name), null);
  }

  showPaper(paper: PaperRef): Promise<void> {
    return this.show(() => this.ports.openPaper(paper), paper);
  }

  async turn(step: number): Promise<void> {
    const pages = this.source?.pages;
    if (pages == null) return;
    await pages.show(pages.page() + step).catch(() => this.publish({ failure: "unreadable" }));
    this.publishPages();
  }

  // Ends it: gives the floor back, or takes the request back.
  stop(): void {
    if (this.floor === "held") this.ports.send({ type: "floor.release", floor: "content" });
    if (this.floor === "asked") this.ports.send({ type: "floor.cancel", floor: "content" });
    this.putAway();
  }

  // Follows what signaling says of the site's content.
  update({ microphone, session }: Pick<Model, "microphone" | "session">): void {
    if (session.phase === "ended") return this.putAway();
    const { holder, place } = microphone.content;
    const floor = holder ? "held" : place !== null ? "asked" : "none";
    if (floor === this.floor) return;
    this.floor = floor;
    if (floor === "none") return this.putAway();
    if (floor === "held" && this.source === null && !this.restored) void this.restore();
    this.ports.setTrack(this.track());
  }

  private async show(open: () => Promise<ContentSource>, paper: PaperRef | null): Promise<void> {
    const attempt = ++this.attempt;
    this.restored = true; // what a former life of the page showed is forgotten
    this.publish({ opening: true, failure: null });
    try {
      const source = await open();
      if (attempt !== this.attempt) return source.stop();
      this.take(source, paper);
    } catch (error) {
      if (attempt !== this.attempt) return;
      this.publish({ opening: false, failure: error instanceof ContentError ? error.failure : "unreachable" });
    }
  }

  private take(source: ContentSource, paper: PaperRef | null): void {
    this.source?.stop();
    this.source = source;
    this.paper = paper;
    source.onEnded(() => {
      if (this.source === source) this.stop();
    });
    this.publish({ name: source.name, opening: false });
    this.publishPages();
    if (this.floor === "none") this.ports.send({ type: "floor.request", floor: "content" });
    this.ports.setTrack(this.track());
  }

  private async restore(): Promise<void> {
    this.restored = true;
    const kept = (this.ports.load ?? loadPresented)();
    if (kept === null) return;
    await this.showPaper({ id: kept.id, name: kept.name });
    await this.turn(kept.page - 1);
  }

  private putAway(): void {
    ++this.attempt;
    if (this.source === null && !this.state.opening) return;
    this.source?.stop();
    this.source = null;
    this.paper = null;
    this.save(null);
    this.ports.setTrack(null);
    this.publish({ ...kNotPresenting, failure: this.state.failure });
  }

  private publishPages(): void {
    const pages = this.source?.pages ?? null;
    const page = pages?.page() ?? 0;
    this.save(this.paper === null ? null : { ...this.paper, page: Math.max(page, 1) });
    this.publish({ page, pages: pages?.count ?? 0 });
  }

  private save(paper: PresentedPaper | null): void {
    (this.ports.save ?? savePresented)(paper);
  }

  private publish(change: Partial<Presenting>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
