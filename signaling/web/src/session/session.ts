import type {
  ClientMessage,
  JoinMessage,
  PreflightResultMessage,
  PreflightStartMessage,
  RemoteDoMessage,
  RemoteReportMessage,
  ReportMessage,
  RosterMessage,
  ServerMessage,
} from "../protocol/messages";
import { kProtocolVersion } from "../protocol/messages";
import type { Store } from "../app/store";
import type { EndpointStats } from "./endpoint_report";
import type { Reception, SentKind } from "./media_session";
import { MediaSession } from "./media_session";
import type { Heard } from "./heard";
import { furthest } from "./heard";
import type { Effect, SessionEvent, SessionState } from "./session_machine";
import { kInitialSession, mayResume, nextDeadline, stepSession } from "./session_machine";
import type { SignalingSocketListener } from "./signaling_socket";
import { SignalingSocket } from "./signaling_socket";
import type { StreamBoard } from "./stream_board";

// A replaced peer connection keeps its last pictures on the screen for so long, while the new ones arrive.
const kOverlapMs = 5000;

// Answers to it are nobody's business: a page that was just taken out of its conference may still report, and what it
// reports may come too late.
const kReportId = "report";

// Gets a fresh one-use ticket for each join; a number is the close code that its refusal amounts to.
export type TicketSource = () => Promise<string | number>;

// What a page with sound and picture brings.
export interface SessionMedia {
  local: { track(kind: SentKind): MediaStreamTrack | null } | null; // null: it only receives
  board: StreamBoard;
  reception: Reception;
  control?: boolean; // it works without its pictures too: see SessionTraits
}

// What signaling asks of the page's devices.
export type Order = PreflightStartMessage | RemoteDoMessage;

// What the page says by itself.
export type Report = ReportMessage | PreflightResultMessage | RemoteReportMessage;

export interface SessionOptions {
  url: string;
  token: string | TicketSource;
  store: Store;
  media: SessionMedia | null; // null for a page without sound and picture
  obey?: (order: Order) => void;
  guest?: () => Pick<JoinMessage, "name" | "unit" | "secret">; // who comes by a guest link
  now: () => number;
}

// Drives the session machine with a real socket, a real peer connection and real timers, and feeds the store. One per
// page, from start() to stop().
export class Session implements SignalingSocketListener {
  private state: SessionState = kInitialSession;
  private socket: SignalingSocket | null = null;
  private media: MediaSession | null = null;
  private mediaAnswered = false;
  private replacedMedia: MediaSession | null = null; // plays on until the new one is answered
  private timer: ReturnType<typeof setTimeout> | null = null;
  private offers = 0;
  private connection = ""; // id of the newest one that joined
  private heard: Heard | null = null;
  private readonly onOnline = () => this.handle({ type: "online" });

  constructor(private readonly options: SessionOptions) {}

  start(): void {
    globalThis.addEventListener?.("online", this.onOnline);
    this.handle({ type: "start" });
  }

  stop(): void {
    globalThis.removeEventListener?.("online", this.onOnline);
    this.handle({ type: "stop" });
  }

  // Sends a command of the person at the page; false if the line is down. The answer to an `id` names it.
  send(message: ClientMessage & { id?: string }): boolean {
    return this.state.phase === "live" && this.socket?.send(message) === true;
  }

  // Tells how the page does; false if nobody can hear it now: the line is down, or it is in no conference.
  report(message: Report): boolean {
    const { conference, standby, lobby } = this.options.store.model();
    const inside = conference !== null && standby === null && lobby === null;
    return inside && this.state.phase === "live" && this.socket?.send({ ...message, id: kReportId }) === true;
  }

  // Makes a new peer connection in place of the one there is.
  restartMedia(): void {
    this.handle({ type: "restart" });
  }

  setTrack(kind: SentKind, track: MediaStreamTrack | null): void {
    void this.media?.setTrack(kind, track);
  }

  endpointStats(): Promise<EndpointStats | null> {
    return this.media?.endpointStats() ?? Promise.resolve(null);
  }

  microphoneLevel(): Promise<number | null> {
    return this.media?.microphoneLevel() ?? Promise.resolve(null);
  }

  socketOpened(): void {
    this.handle({ type: "opened" });
  }

  socketClosed(code: number): void {
    this.socket = null;
    this.handle({ type: "closed", code });
  }

  socketMessage(message: ServerMessage): void {
    this.handle({ type: "heard" });
    this.heard = furthest(this.heard, message);
    if (answersReport(message)) return;
    this.options.store.dispatch({ type: "server", message, now: this.options.now() });
    switch (message.type) {
      case "joined":
        this.connection = message.connection;
        this.applyCap();
        return this.handle({ type: "joined", resumed: message.resumed });
      case "lobby":
      case "standby":
        return this.handle({ type: "standby" });
      case "roster":
        this.handle({ type: "outside", outside: this.isOutside(message) });
        return this.handle({ type: "mcu", available: message.mcu });
      case "answer":
        return this.answered(message.sdp);
      case "candidate":
        return void this.media?.addCandidate(message.candidate, message.mid);
      case "layers":
        return this.media?.setLayers(message.layers);
      case "remote.state":
        return this.applyCap();
      case "preflight.start":
      case "remote.do":
        return this.options.obey?.(message);
      case "error":
        if (message.reply_to === this.offerId()) this.handle({ type: "offer_failed" });
        return;
      default:
        return;
    }
  }

  // A technician's bound of what the camera sends holds on every connection, till it is taken away.
  private applyCap(): void {
    this.media?.setCap(this.options.store.model().remoteHelp.capKbps);
  }

  // Whether the page's own site is taken out of the conference.
  private isOutside({ sites }: RosterMessage): boolean {
    const own = this.options.store.model().self?.site ?? null;
    return sites.some(({ site, removed }) => site === own && removed);
  }

  private handle(event: SessionEvent): void {
    const { media } = this.options;
    const traits = { media: media !== null, control: media?.control ?? false, random: Math.random };
    const { state, effects } = stepSession(this.state, event, this.options.now(), traits);
    const visible = state.phase !== this.state.phase || state.link !== this.state.link || state.lost !== this.state.lost;
    this.state = state;
    if (visible) this.options.store.dispatch({ type: "session", session: state });
    for (const effect of effects) this.apply(effect);
    this.schedule();
  }

  private apply(effect: Effect): void {
    switch (effect) {
      case "open_socket":
        this.socket = new SignalingSocket(this.options.url, this);
        return;
      case "send_join":
        return void this.join();
      case "send_ping":
        this.socket?.send({ type: "ping" });
        return;
      case "drop_socket":
        this.socket?.drop();
        this.socket = null;
        return;
      case "start_media":
        return this.startMedia();
      case "restart_ice":
        return void this.media?.offer(true);
      case "stop_media":
        return this.stopMedia();
    }
  }

  private async join(): Promise<void> {
    const { token } = this.options;
    if (typeof token === "string") return this.sendJoin(token);
    const socket = this.socket;
    const ticket = await token();
    if (this.socket !== socket) return; // another attempt has begun meanwhile
    if (typeof ticket === "string") return this.sendJoin(ticket);
    socket?.drop();
    this.socketClosed(ticket);
  }

  private sendJoin(token: string): void {
    this.socket?.send({
      type: "join",
      token,
      version: kProtocolVersion,
      media: this.options.media !== null,
      ...(this.media !== null && mayResume(this.state) ? { connection: this.connection } : {}),
      ...(this.heard ?? {}),
      ...this.options.guest?.(),
    });
  }

  private schedule(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    const deadline = nextDeadline(this.state);
    this.timer =
      deadline === null
        ? null
        : setTimeout(() => this.handle({ type: "tick" }), Math.max(0, deadline - this.options.now()));
  }

  private startMedia(): void {
    const { media } = this.options;
    if (media === null) return;
    this.retireMedia();
    const current: MediaSession = new MediaSession(
      {
        offerReady: (sdp) => {
          if (this.media !== current) return;
          this.offers++;
          this.socket?.send({ type: "offer", sdp, id: this.offerId() });
          if (!adopted) media.board.adopt(current.sound(), current.slots());
          adopted = true;
        },
        candidateFound: (candidate, mid) => {
          if (this.media === current) this.socket?.send({ type: "candidate", candidate, mid });
        },
        linkChanged: (state) => {
          if (this.media === current) this.handle({ type: `link_${state}` });
        },
        negotiationFailed: () => {
          if (this.media === current) this.handle({ type: "offer_failed" });
        },
      },
      media.local && tracksOf(media.local),
      media.reception,
    );
    let adopted = false;
    this.media = current;
    this.applyCap();
    void current.offer(false);
  }

  // The newest peer connection that ever worked goes on playing beside the coming one.
  private retireMedia(): void {
    if (this.mediaAnswered) {
      this.replacedMedia?.close();
      this.replacedMedia = this.media;
    } else {
      this.media?.close();
    }
    this.mediaAnswered = false;
  }

  private answered(sdp: string): void {
    this.mediaAnswered = true;
    void this.media?.acceptAnswer(sdp);
    const replaced = this.replacedMedia;
    if (replaced === null) return;
    this.replacedMedia = null;
    replaced.stopSending();
    setTimeout(() => replaced.close(), kOverlapMs);
  }

  private stopMedia(): void {
    this.media?.close();
    this.replacedMedia?.close();
    this.media = null;
    this.replacedMedia = null;
    this.options.media?.board.clear();
  }

  private offerId(): string {
    return `offer-${this.offers}`;
  }
}

function answersReport(message: ServerMessage): boolean {
  return (message.type === "ok" || message.type === "error") && message.reply_to === kReportId;
}

function tracksOf(local: NonNullable<SessionMedia["local"]>): Record<SentKind, MediaStreamTrack | null> {
  return { camera: local.track("camera"), microphone: local.track("microphone"), content: local.track("content") };
}
