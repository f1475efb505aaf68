import { ApiClient, path, search } from "../api/client";
import type { Store } from "../app/store";
import { createStore } from "../app/store";
import { openPaper } from "../content/paper_source";
import { Presenter } from "../content/presenter";
import { openScreen } from "../content/screen_source";
import type { GuestCard } from "../guest/guest_card";
import { ControlPairing } from "../control/control_pairing";
import { PaperShelf } from "../papers/paper_shelf";
import type { ClientMessage, InvitationEntry } from "../protocol/messages";
import type { Speaker } from "../seat/delegates";
import { delegatesOf } from "../seat/delegates";
import type { DeviceKind } from "../session/devices";
import { EndpointReporter } from "../session/endpoint_reporter";
import { LocalMedia } from "../session/local_media";
import { kHallReception } from "../session/media_session";
import { MicrophoneGate } from "../session/microphone_gate";
import { Session } from "../session/session";
import type { DeviceSettings } from "../session/settings";
import { loadSettings, saveSettings } from "../session/settings";
import { signalingUrl } from "../session/signaling_socket";
import { StreamBoard } from "../session/stream_board";
import { ScreenWakeLock } from "../session/wake_lock";
import type { Attendance } from "./attendance_dialog";
import { CallAnswer } from "./call_answer";
import { closesMicrophone } from "./microphone_control";

const kDevicesHeadStartMs = 1500;
const kHeardWithinMs = 1500;
const kDeviceToken = "dcd_"; // how the tokens of enrolled devices begin

// Everything of a hall page that is not drawing: devices, session, microphone gate, streams, wake lock.
export class HallRuntime {
  readonly store: Store = createStore();
  readonly board = new StreamBoard();
  readonly shelf: PaperShelf | null; // null: papers are for enrolled halls
  readonly pairing: ControlPairing | null; // null: so are controls
  readonly presenter: Presenter;
  readonly canShare = navigator.mediaDevices?.getDisplayMedia !== undefined;
  private readonly now = () => performance.now();
  private readonly gate = new MicrophoneGate(this.now);
  private readonly callAnswer = new CallAnswer(this.now, (conference) => this.answerCall(conference));
  private readonly wakeLock = new ScreenWakeLock();
  private readonly local: LocalMedia;
  private readonly session: Session;
  private readonly reporter: EndpointReporter;
  private choices = loadSettings();
  private readonly api: ApiClient;
  private ended = false;
  private devicesOpen = false;
  private untold: ClientMessage | null = null;

  // `guest`: the token is a guest link's; says who comes by it, when he comes.
  constructor(token: string, guest: (() => GuestCard | null) | null = null) {
    this.api = new ApiClient(undefined, { token, unlock: null });
    const enrolled = token.startsWith(kDeviceToken);
    this.shelf = enrolled ? new PaperShelf(this.api) : null;
    this.pairing = enrolled ? new ControlPairing(this.api) : null;
    this.local = new LocalMedia(navigator.mediaDevices, this.choices, {
      devicesChanged: (devices) => this.store.dispatch({ type: "devices", devices }),
      trackChanged: (kind, track) => this.onTrack(kind, track),
    });
    this.presenter = this.makePresenter();
    this.session = new Session({
      url: signalingUrl(location),
      token,
      store: this.store,
      media: {
        local: { track: (kind) => (kind === "content" ? this.presenter.track() : this.local.track(kind)) },
        board: this.board,
        reception: kHallReception,
      },
      now: this.now,
      ...(guest !== null && { guest: () => introduction(guest()) }),
    });
    this.reporter = this.makeReporter();
    this.store.subscribe(() => this.gate.update(this.store.model()));
    this.store.subscribe(() => this.callAnswer.update(this.store.model().standby?.call ?? null));
    this.store.subscribe(() => this.presenter.update(this.store.model()));
    this.store.subscribe(() => this.freeDevicesWhenEnded());
    this.store.subscribe(() => this.tellWhatWasClosed());
    this.store.subscribe(() => this.reporter.update());
  }

  // Camera and microphone before joining, so that one sees whether they work.
  async openDevices(): Promise<void> {
    if (this.devicesOpen) return;
    this.devicesOpen = true;
    await this.local.start();
  }

  // Joins with what there is: devices get a moment to open, but a question of the browser that nobody answers does not
  // keep the hall out.
  async start(): Promise<void> {
    this.wakeLock.hold();
    const headStart = new Promise((resolve) => setTimeout(resolve, kDevicesHeadStartMs));
    await Promise.race([this.openDevices(), headStart]);
    this.session.start();
    this.reporter.start();
  }

  // Sends what the person at the page wants. Closing the microphone takes effect here even if the line is down, and is
  // told to signaling as soon as it is back.
  send: Session["send"] = (message) => {
    if (this.session.send(message)) return true;
    if (!closesMicrophone(message)) return false;
    this.untold = message;
    this.gate.hold(true);
    this.store.dispatch({ type: "closed_here" });
    return true;
  };

  // Says whether the hall attends; signaling then tells the screen anew. Throws ApiError.
  answerInvitation = async (invitation: InvitationEntry, attendance: Attendance): Promise<void> => {
    const site = this.store.model().self?.site ?? "";
    const address = path`/bookings/${invitation.booking}/attendance/${site}`;
    await this.api.put(address + search({ occurrence: invitation.occurrence }), attendance);
  };

  answerCall = (conference: string): boolean => this.session.send({ type: "answer_call", conference });

  // Those who may speak here, of an enrolled hall; null: they cannot be read.
  delegates = (): (() => Promise<readonly Speaker[]>) | null => (this.shelf === null ? null : this.readDelegates);

  microphoneLevel = (): Promise<number | null> => this.session.microphoneLevel();

  settings(): DeviceSettings {
    return this.choices;
  }

  applySettings(settings: DeviceSettings): void {
    this.choices = settings;
    saveSettings(settings);
    void this.local.apply(settings);
  }

  private readonly readDelegates = () => delegatesOf(this.store.model().self?.site ?? "", this.api);

  private makePresenter(): Presenter {
    return new Presenter({
      send: (message) => this.session.send(message),
      setTrack: (track) => this.session.setTrack("content", track),
      openScreen: (name) => openScreen(name, navigator.mediaDevices),
      openPaper: async ({ id, name }) => openPaper(name, await this.api.file(path`/papers/${id}`)),
    });
  }

  private makeReporter(): EndpointReporter {
    return new EndpointReporter({
      stats: () => this.session.endpointStats(),
      track: (kind) => this.local.track(kind),
      devices: () => this.store.model().devices,
      soundBlocked: () => this.store.model().soundBlocked,
      hidden: () => document.visibilityState === "hidden",
      clockMs: () => Date.now(),
      userAgent: navigator.userAgent,
      send: (message) => this.session.report(message),
    });
  }

  // The gate stays shut until signaling has surely heard it: its first words after a join still say "live".
  private tellWhatWasClosed(): void {
    if (this.untold === null || !this.session.send(this.untold)) return;
    this.untold = null;
    setTimeout(() => this.gate.hold(this.untold !== null), kHeardWithinMs);
  }

  // A page that lost its seat lets go of the camera, which the other window may need.
  private freeDevicesWhenEnded(): void {
    const ended = this.store.model().session.phase === "ended";
    const justEnded = ended && !this.ended;
    this.ended = ended;
    if (!justEnded) return;
    this.devicesOpen = false;
    this.local.stop();
  }

  private onTrack(kind: DeviceKind, track: MediaStreamTrack | null): void {
    if (kind === "camera") this.board.setSelf(track);
    if (kind === "microphone") this.gate.setTrack(track);
    this.session.setTrack(kind, track);
  }
}

// What a guest says of himself when he joins.
function introduction(card: GuestCard | null) {
  return { name: card?.name ?? "", unit: card?.unit ?? "", secret: card?.secret ?? "" };
}
