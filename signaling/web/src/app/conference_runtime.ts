import { ThumbnailFeed } from "../picture/thumbnail_feed";
import type { Role } from "../protocol/messages";
import type { Reception } from "../session/media_session";
import type { TicketSource } from "../session/session";
import { Session } from "../session/session";
import { signalingUrl } from "../session/signaling_socket";
import { StreamBoard } from "../session/stream_board";
import { ScreenWakeLock } from "../session/wake_lock";
import { createStore } from "./store";

// The slot in which a role gets the picture of thumbnails; null: it gets none. Who directs has the halls' picture first.
function thumbnailSlot(role: Role | null): string | null {
  if (role === "chair" || role === "deputy" || role === "secretary") return "stage";
  return role === "operator" || role === "technician" ? "gallery-1" : null;
}

// A page that leads or follows a conference, without its drawing: a session that sends nothing, the pictures it
// receives, and the thumbnails cut out of one of them. It works without its pictures too.
export class ConferenceRuntime {
  readonly store = createStore();
  readonly board = new StreamBoard();
  readonly feed = new ThumbnailFeed();
  private readonly wakeLock = new ScreenWakeLock();
  private readonly session: Session;

  constructor(token: TicketSource, reception: Reception) {
    this.session = new Session({
      url: signalingUrl(location),
      token,
      store: this.store,
      media: { local: null, board: this.board, reception, control: true },
      now: () => performance.now(),
    });
    this.store.subscribe(() => this.cut());
    this.board.subscribe(() => this.cut());
  }

  start(): void {
    this.wakeLock.hold();
    this.session.start();
  }

  send: Session["send"] = (message) => this.session.send(message);

  // What comes in a slot now.
  stream(slot: string): MediaStream | null {
    const mid = this.store.model().slots.find((entry) => entry.slot === slot)?.mid;
    return mid === undefined ? null : (this.board.snapshot().slots.get(mid) ?? null);
  }

  private cut(): void {
    const slot = thumbnailSlot(this.store.model().self?.role ?? null);
    this.feed.show(slot === null ? null : this.stream(slot));
  }
}
