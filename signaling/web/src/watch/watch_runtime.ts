import { ApiClient } from "../api/client";
import type { Store } from "../app/store";
import { createStore } from "../app/store";
import { PaperShelf } from "../papers/paper_shelf";
import { Session } from "../session/session";
import { signalingUrl } from "../session/signaling_socket";
import { StreamBoard } from "../session/stream_board";
import { ticketSource } from "../session/ticket_source";
import { ScreenWakeLock } from "../session/wake_lock";

// An observer's page without its drawing: the halls' picture and sound, and nothing that it sends.
export class WatchRuntime {
  readonly store: Store = createStore();
  readonly board = new StreamBoard();
  readonly shelf: PaperShelf;
  private readonly wakeLock = new ScreenWakeLock();
  private readonly session: Session;

  constructor(conference: string) {
    const api = new ApiClient();
    this.shelf = new PaperShelf(api);
    this.session = new Session({
      url: signalingUrl(location),
      token: ticketSource(conference, api),
      store: this.store,
      media: { local: null, board: this.board, reception: { sound: true, pictures: 1 } },
      now: () => performance.now(),
    });
  }

  start(): void {
    this.wakeLock.hold();
    this.session.start();
  }
}
