import { ApiClient } from "../api/client";
import { createStore } from "../app/store";
import type { RemoteCommand, Sentence, ServerMessage, SiteId } from "../protocol/messages";
import type { BrokenStatus } from "../session/devices";
import { isBroken, statusOfError } from "../session/devices";
import { kHallReception } from "../session/media_session";
import { Session } from "../session/session";
import { loadSettings } from "../session/settings";
import { signalingUrl } from "../session/signaling_socket";
import { StreamBoard } from "../session/stream_board";
import { ticketSource } from "../session/ticket_source";
import type { Action } from "../state/reducer";

// Hears what the site sends, or gets exactly what the site is sent.
export type Hearing = "listen" | "watch";

export interface LineState {
  hearing: Hearing | null;
  talking: boolean; // the way into the site's mix is open; never without hearing
  speaking: boolean; // the own microphone is on
  fault: Sentence | BrokenStatus | null; // what signaling refused, or why there is no microphone
}

interface Told {
  hearing: Hearing | null;
  talking: boolean;
}

const kClosed: LineState = { hearing: null, talking: false, speaking: false, fault: null };
const kNothing: Told = { hearing: null, talking: false };
const kIdPrefix = "line-";

// A technician's own connection with sound to one site: it hears the site alone, or gets what the site is sent, and may
// speak into the site's mix. There is a connection only while one of these is wanted, with pictures only for "watch".
// Whoever comes back after a loss has it again. stop() ends it all and frees the microphone.
export class TechnicianLine {
  readonly board = new StreamBoard();
  readonly store = createStore();
  private state = kClosed;
  private session: Session | null = null;
  private pictures = false; // of the session
  private told = kNothing; // on the present connection
  private connected = true; // the site is
  private microphone: MediaStreamTrack | null = null;
  private readonly listeners = new Set<() => void>();

  // `devices` is navigator.mediaDevices, which is undefined on a page that is neither https nor localhost.
  constructor(
    private readonly conference: string,
    private readonly site: SiteId,
    private readonly devices: Pick<MediaDevices, "getUserMedia"> | undefined,
    private readonly api: ApiClient = new ApiClient(),
  ) {}

  snapshot = (): LineState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  // Null ends it, and the talk with it.
  hear(hearing: Hearing | null): void {
    if (hearing === null) return this.stop();
    this.change({ hearing, fault: null });
    this.connect();
  }

  // Opens the way into the site's mix with the microphone off, or closes it. Who talks hears the site too.
  async talk(on: boolean): Promise<void> {
    if (!on) return this.hangUp(null);
    if (this.state.talking) return;
    this.change({ talking: true, speaking: false, hearing: this.state.hearing ?? "listen", fault: null });
    this.connect();
    const microphone = await this.openMicrophone();
    if (typeof microphone === "string") return this.hangUp(microphone);
    if (!this.state.talking || this.microphone !== null) return microphone.stop(); // it was closed meanwhile
    this.microphone = microphone;
    microphone.enabled = this.state.speaking;
    microphone.addEventListener("ended", () => this.microphone === microphone && this.hangUp("unplugged"));
    this.session?.setTrack("microphone", microphone);
  }

  // Switches the own microphone, as long as the way is open.
  speak(on: boolean): void {
    const speaking = on && this.state.talking;
    if (this.microphone !== null) this.microphone.enabled = speaking;
    if (speaking !== this.state.speaking) this.change({ speaking });
  }

  // Signaling forgets what concerns a site that is lost; it is asked anew when that is back.
  setConnected(connected: boolean): void {
    this.connected = connected;
    if (!connected) this.told = kNothing;
    if (this.session !== null) this.tell();
  }

  stop(): void {
    this.end(null);
  }

  microphoneLevel = (): Promise<number | null> => this.session?.microphoneLevel() ?? Promise.resolve(null);

  private hangUp(fault: LineState["fault"]): void {
    this.freeMicrophone();
    this.change({ talking: false, speaking: false, fault });
    this.tell();
  }

  private end(fault: LineState["fault"]): void {
    this.freeMicrophone();
    const { session } = this;
    this.session = null;
    session?.stop();
    this.change({ ...kClosed, fault });
  }

  // A page's lines never change once they are offered: pictures need a connection of their own.
  private connect(): void {
    const pictures = this.state.hearing === "watch";
    if (this.session !== null && this.pictures === pictures) return this.tell();
    const former = this.session;
    this.session = null;
    former?.stop();
    this.told = kNothing;
    this.pictures = pictures;
    const session: Session = new Session({
      url: signalingUrl(location),
      token: ticketSource(this.conference, this.api),
      store: { ...this.store, dispatch: (action) => void (this.session === session && this.take(action)) },
      media: {
        local: { track: (kind) => (kind === "microphone" ? this.microphone : null) },
        board: this.board,
        reception: { sound: true, pictures: pictures ? kHallReception.pictures : 0, talk: true },
      },
      now: () => performance.now(),
    });
    this.session = session;
    session.start();
  }

  private take(action: Action): void {
    if (action.type === "server" && this.isRefusal(action.message)) return;
    this.store.dispatch(action);
    if (action.type !== "session") return;
    if (action.session.phase === "ended") return this.end(null);
    if (action.session.phase === "live") this.tell();
    else this.told = kNothing;
  }

  // Says to signaling what it has not heard on this connection.
  private tell(): void {
    if (!this.connected) return;
    const { hearing, talking } = this.state;
    if (hearing !== null && hearing !== this.told.hearing && this.send(hearing, this.site)) {
      this.told = { ...this.told, hearing };
    }
    if (talking !== this.told.talking && this.send("talk", talking ? this.site : null)) {
      this.told = { ...this.told, talking };
    }
  }

  private send(what: Hearing | "talk", site: SiteId | null): boolean {
    const message: RemoteCommand = { type: `remote.${what}`, site };
    return this.session?.send({ ...message, id: `${kIdPrefix}${what}` }) === true;
  }

  private isRefusal(message: ServerMessage): boolean {
    if (message.type !== "error" || !String(message.reply_to).startsWith(kIdPrefix)) return false;
    if (message.reply_to === `${kIdPrefix}talk`) {
      this.told = { ...this.told, talking: false };
      this.hangUp(message.message);
    } else {
      this.end(message.message);
    }
    return true;
  }

  private async openMicrophone(): Promise<MediaStreamTrack | BrokenStatus> {
    if (this.devices === undefined) return "insecure";
    const { microphone: id, soundProcessing: on } = loadSettings(); // as it was chosen at this browser
    const wish = { echoCancellation: on, noiseSuppression: on, autoGainControl: on };
    try {
      const stream = await this.devices.getUserMedia({
        audio: id === null ? wish : { ...wish, deviceId: { ideal: id } },
      });
      return stream.getAudioTracks()[0] ?? "missing";
    } catch (error) {
      const status = statusOfError(error);
      return isBroken(status) ? status : "busy";
    }
  }

  private freeMicrophone(): void {
    const { microphone } = this;
    this.microphone = null;
    microphone?.stop();
    this.session?.setTrack("microphone", null);
  }

  private change(change: Partial<LineState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
