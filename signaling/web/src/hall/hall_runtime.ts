import { ApiClient, path, search } from "../api/client";
import type { Store } from "../app/store";
import { createStore } from "../app/store";
import { openPaper } from "../content/paper_source";
import { Presenter } from "../content/presenter";
import { openScreen } from "../content/screen_source";
import type { GuestCard } from "../guest/guest_card";
import { ControlPairing } from "../control/control_pairing";
import { PaperShelf } from "../papers/paper_shelf";
import { LineProbe } from "../preflight/line_probe";
import { watchCamera } from "../preflight/moving_camera";
import { PreflightRunner } from "../preflight/preflight_runner";
import { RoomSound } from "../preflight/room_sound";
import type { ClientMessage, InvitationEntry } from "../protocol/messages";
import { RemoteHand } from "../remote/remote_hand";
import { takeStill } from "../remote/still_picture";
import type { Speaker } from "../seat/delegates";
import { delegatesOf } from "../seat/delegates";
import type { DeviceKind } from "../session/devices";
import { browserName, devicesReport } from "../session/endpoint_report";
import { EndpointReporter } from "../session/endpoint_reporter";
import { LocalMedia } from "../session/local_media";
import { kHallReception } from "../session/media_session";
import { MicrophoneGate } from "../session/microphone_gate";
import type { Order } from "../session/session";
import { Session } from "../session/session";
import type { DeviceSettings } from "../session/settings";
import { loadSettings, saveSettings } from "../session/settings";
import { signalingUrl } from "../session/signaling_socket";
import { StreamBoard } from "../session/stream_board";
import { ScreenWakeLock } from "../session/wake_lock";
import type { Attendance } from "./attendance_dialog";
import { CallAnswer } from "./call_answer";
import { canPlayOn } from "./loudspeaker";
import { closesMicrophone } from "./microphone_control";

const kDevicesHeadStartMs = 1500;
const kHeardWithinMs = 1500;
const kDeviceToken = "dcd_"; // how the tokens of enrolled devices begin

// Everything of a hall page that is not drawing: devices, session, microphone gate, streams, wake lock, what signaling
// and technicians ask of the devices.
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
  private readonly preflight: PreflightRunner;
  private readonly remoteHand: RemoteHand;
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
      obey: (order) => this.obey(order),
      ...(guest !== null && { guest: () => introduction(guest()) }),
    });
    this.reporter = this.makeReporter();
    this.preflight = this.makePreflight(token);
    this.remoteHand = this.makeRemoteHand();
    this.store.subscribe(() => this.gate.update(this.store.model()));
    this.store.subscribe(() => this.callAnswer.update(this.store.model().standby?.call ?? null));
    this.store.subscribe(() => this.presenter.update(this.store.model()));
    this.store.subscribe(() => this.freeDevicesWhenEnded());
    this.store.subscribe(() => this.tellWhatWasClosed());
    this.store.subscribe(() => this.reporter.update());
    this.store.subscribe(() => this.endTestOutside());
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

  // Done when the devices were tried.
  async applySettings(settings: DeviceSettings): Promise<void> {
    this.choices = settings;
    saveSettings(settings);
    await this.local.apply(settings);
  }

  // Asks for a test of the own site, by which the loudspeaker plays a short sound.
  testWithSound = (): boolean => {
    const site = this.store.model().self?.site ?? null;
    return site !== null && this.session.send({ type: "preflight.run", site, sounds: true });
  };

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

  private makePreflight(token: string): PreflightRunner {
    const probe = new LineProbe(token);
    return new PreflightRunner({
      devices: () => devicesReport(this.store.model().devices, this.mutedDevices()),
      cameraMoves: () => watchCamera(this.local.track("camera")),
      openRoom: () => {
        const { microphone, loudspeaker } = this.store.model().devices;
        return RoomSound.open(navigator.mediaDevices, microphone.deviceId, loudspeaker.deviceId);
      },
      probe: (bounds, signal) => probe.run(bounds, signal),
      clockMs: () => Date.now(),
      browser: browserName(navigator.userAgent),
      send: (message) => this.session.report(message),
    });
  }

  private makeRemoteHand(): RemoteHand {
    return new RemoteHand({
      devices: () => this.store.model().devices,
      choose: (kind, id) => this.applySettings({ ...this.choices, [kind]: id }),
      canPlayOn,
      restart: () => {
        void this.local.restart();
        this.session.restartMedia();
      },
      still: () => takeStill(this.local.track("camera")),
      send: (message) => this.session.report(message),
    });
  }

  private obey(order: Order): void {
    if (order.type === "preflight.start") this.preflight.start(order);
    else void this.remoteHand.obey(order);
  }

  // What was tested for a conference that the hall has left is of no use.
  private endTestOutside(): void {
    const { conference, session } = this.store.model();
    if (conference === null || session.phase === "ended") this.preflight.stop();
  }

  private mutedDevices(): Record<DeviceKind, boolean> {
    return { camera: this.local.track("camera")?.muted === true, microphone: this.local.track("microphone")?.muted === true };
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
