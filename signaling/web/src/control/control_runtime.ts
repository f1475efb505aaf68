import { ApiClient } from "../api/client";
import type { Store } from "../app/store";
import { createStore } from "../app/store";
import { PaperShelf } from "../papers/paper_shelf";
import type { Speaker } from "../seat/delegates";
import { delegatesOf } from "../seat/delegates";
import { Session } from "../session/session";
import { signalingUrl } from "../session/signaling_socket";
import { ScreenWakeLock } from "../session/wake_lock";

// A hall's control without its drawing: the buttons of the hall on a phone, by the phone's own token. It brings no sound
// and picture and takes no place of the hall's computer.
export class ControlRuntime {
  readonly store: Store = createStore();
  readonly shelf: PaperShelf;
  private readonly api: ApiClient;
  private readonly wakeLock = new ScreenWakeLock();
  private readonly session: Session;

  constructor(
    token: string,
    private readonly site: string,
  ) {
    this.api = new ApiClient(undefined, { token, unlock: null });
    this.shelf = new PaperShelf(this.api);
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

  delegates = (): Promise<readonly Speaker[]> => delegatesOf(this.site, this.api);

  answerCall = (conference: string): boolean => this.session.send({ type: "answer_call", conference });
}
