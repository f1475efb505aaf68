import type { Store } from "../app/store";
import { createStore } from "../app/store";
import { ApiClient } from "../api/client";
import { Session } from "../session/session";
import { signalingUrl } from "../session/signaling_socket";
import { ticketSource } from "../session/ticket_source";
import type { Action } from "../state/reducer";
import { BackFill, kFilledFigures } from "./back_fill";
import { readFigures } from "./history";
import { LineBoard } from "./line_board";
import { RequestLedger } from "./request_ledger";

// What the console hears of an open conference, its roster, and its lines once a second, those of before from the history;
// and what it asks there. A page without sound and picture; from start() to stop().
export class ConsoleFeed {
  readonly board = new LineBoard();
  readonly store: Store;
  readonly ledger = new RequestLedger((request) => this.session.send(request));
  private readonly session: Session;
  private readonly backFill: BackFill;

  constructor(
    readonly conference: string,
    api: ApiClient = new ApiClient(),
  ) {
    this.backFill = new BackFill(this.board, (sites, span, signal) =>
      readFigures(api, conference, sites, kFilledFigures, span, span.to - span.from, signal),
    );
    const store = createStore();
    this.store = { ...store, dispatch: (action) => this.hear(store, action) };
    this.session = new Session({
      url: signalingUrl(location),
      token: ticketSource(conference, api),
      store: this.store,
      media: null,
      now: () => performance.now(),
    });
  }

  start(): void {
    this.session.start();
  }

  stop(): void {
    this.session.stop();
    this.backFill.stop();
  }

  private hear(store: Store, action: Action): void {
    if (action.type === "session" && action.session.phase !== "live") this.ledger.lose();
    if (action.type !== "server") return store.dispatch(action);
    if (action.message.type === "lines") {
      this.board.add(action.message, action.now);
      this.backFill.hear(action.now);
    } else if (!this.ledger.hear(action.message)) store.dispatch(action);
  }
}
