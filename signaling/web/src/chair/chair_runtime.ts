import type { Store } from "../app/store";
import { createStore } from "../app/store";
import type { TicketSource } from "../session/session";
import { Session } from "../session/session";
import { signalingUrl } from "../session/signaling_socket";
import { ScreenWakeLock } from "../session/wake_lock";

// The chair's page without its drawing: a session that neither sends nor plays.
export class ChairRuntime {
  readonly store: Store = createStore();
  private readonly wakeLock = new ScreenWakeLock();
  private readonly session: Session;

  // A token of the configuration, or where a person's tickets come from.
  constructor(token: string | TicketSource) {
    this.session = new Session({
      url: signalingUrl(location),
      token,
      store: this.store,
      media: null,
      now: () => performance.now(),
    });
  }

  start(): void {
    this.wakeLock.hold();
    this.session.start();
  }

  send: Session["send"] = (message) => this.session.send(message);
}
