import type { Rid } from "../protocol/messages";
import type { DeviceKind } from "./devices";
import type { EndpointStats } from "./endpoint_report";
import { kCameraLayers, withActiveLayers } from "./camera_layers";
import { audioCodecs, videoCodecs } from "./codec_choice";
import { readEndpointStats } from "./endpoint_report";

// What a page receives. A hall shows stage, content and gallery 1…15; a page that only watches takes fewer, or no sound.
export interface Reception {
  sound: boolean;
  pictures: number;
  talk?: boolean; // of a page for no site: it may send a microphone too, and nothing else
}

export const kHallReception: Reception = { sound: true, pictures: 17 };

// What a hall sends: its camera, its microphone, and a second picture that it presents now and then.
export type SentKind = DeviceKind | "content";

interface CameraWish {
  layers: readonly Rid[];
  capKbps: number | null;
}

const kAllLayers = kCameraLayers.map(({ rid }) => rid);
const kContentEncoding: RTCRtpEncodingParameters = { maxBitrate: 2_000_000, maxFramerate: 15 }; // bit/s

export interface MediaSessionListener {
  offerReady(sdp: string): void;
  candidateFound(candidate: string, mid: string): void; // never before its offer
  linkChanged(state: "connected" | "disconnected" | "failed"): void;
  negotiationFailed(error: unknown): void;
}

// One receive m-line of the offer.
export interface ReceiveSlot {
  mid: string;
  track: MediaStreamTrack;
}

// One peer connection to the mcu. Its m-lines never change after the first offer, in this order: audio both ways, the
// camera in three layers, the content, then "stage", "content" and gallery 1… to receive. Devices and content come and go
// by replaceTrack without a new offer. A page that sends no pictures has no line for them, and audio both ways only if it
// may talk. Without React and without knowledge of signaling; one instance per connection, close() ends it.
export class MediaSession {
  private readonly peer: RTCPeerConnection;
  private readonly audio: RTCRtpTransceiver | null;
  private readonly speaks: boolean; // the audio goes both ways
  private readonly camera: RTCRtpTransceiver | null;
  private readonly content: RTCRtpTransceiver | null;
  private readonly receivers: readonly RTCRtpTransceiver[];
  private heldCandidates: RTCIceCandidate[] | null = []; // null once the offer is out
  private earlyCandidates: { candidate: string; mid: string }[] | null = []; // null once the answer is in
  private wish: CameraWish | null = null; // null: nobody said anything yet
  private settingLayers = false;
  private closed = false;

  constructor(
    private readonly listener: MediaSessionListener,
    tracks: Record<SentKind, MediaStreamTrack | null> | null, // null: sends nothing yet; what may come, `reception` says
    reception: Reception = kHallReception,
    peer: RTCPeerConnection = new RTCPeerConnection({ bundlePolicy: "max-bundle" }),
  ) {
    this.peer = peer;
    peer.addEventListener("icecandidate", (event) => this.onCandidate(event.candidate));
    peer.addEventListener("connectionstatechange", () => this.onConnectionState());
    const pictures = reception.talk === true ? null : tracks;
    this.speaks = tracks !== null || reception.talk === true;
    this.audio = this.speaks || reception.sound ? addAudio(peer, tracks?.microphone ?? null, this.speaks) : null;
    this.camera = pictures && addCamera(peer, pictures.camera);
    this.content = pictures && addContent(peer, pictures.content);
    this.receivers = Array.from({ length: reception.pictures }, () =>
      peer.addTransceiver("video", { direction: "recvonly" }),
    );
    this.preferCodecs();
  }

  // Makes and applies the offer and hands it to the listener. `iceRestart` gives it a new ufrag.
  async offer(iceRestart: boolean): Promise<void> {
    try {
      this.heldCandidates = [];
      this.earlyCandidates = [];
      await this.peer.setLocalDescription(await this.peer.createOffer({ iceRestart }));
      if (this.closed) return;
      this.listener.offerReady(this.peer.localDescription?.sdp ?? "");
      const held = this.heldCandidates;
      this.heldCandidates = null;
      for (const candidate of held) this.onCandidate(candidate);
    } catch (error) {
      this.fail(error);
    }
  }

  async acceptAnswer(sdp: string): Promise<void> {
    try {
      await this.peer.setRemoteDescription({ type: "answer", sdp });
      const early = this.earlyCandidates ?? [];
      this.earlyCandidates = null;
      void this.applyLayers();
      for (const { candidate, mid } of early) await this.addCandidate(candidate, mid);
    } catch (error) {
      this.fail(error);
    }
  }

  async addCandidate(candidate: string, mid: string): Promise<void> {
    if (this.earlyCandidates !== null) {
      this.earlyCandidates.push({ candidate, mid });
      return;
    }
    try {
      await this.peer.addIceCandidate({ candidate, sdpMid: mid });
    } catch {
      // one bad candidate is no reason to give up the others
    }
  }

  async setTrack(kind: SentKind, track: MediaStreamTrack | null): Promise<void> {
    const microphone = this.speaks ? this.audio : null;
    const transceiver = { camera: this.camera, microphone, content: this.content }[kind];
    try {
      await transceiver?.sender.replaceTrack(track);
    } catch (error) {
      this.fail(error);
    }
  }

  // Sends exactly these layers of the camera from now on, as far as the cap allows.
  setLayers(layers: readonly Rid[]): void {
    this.wish = { layers, capKbps: this.wish?.capKbps ?? null };
    void this.applyLayers();
  }

  // What the layers of the camera may take together; null: their own bounds alone.
  setCap(capKbps: number | null): void {
    if (capKbps === (this.wish?.capKbps ?? null)) return;
    this.wish = { layers: this.wish?.layers ?? kAllLayers, capKbps };
    void this.applyLayers();
  }

  // The mixed sound, if it was asked for.
  sound(): MediaStreamTrack | null {
    return this.audio?.receiver.track ?? null;
  }

  // Picture slots in m-line order, stage first. Their mids stand after the offer.
  slots(): ReceiveSlot[] {
    return this.receivers.map(({ mid, receiver }) => ({ mid: mid ?? "", track: receiver.track }));
  }

  // Level of the own microphone as sent, 0…1, or null if nothing is sent.
  async microphoneLevel(): Promise<number | null> {
    try {
      for (const report of (await this.audio?.sender.getStats())?.values() ?? []) {
        if (report.type === "media-source" && typeof report.audioLevel === "number") return report.audioLevel;
      }
    } catch {
      // closed meanwhile
    }
    return null;
  }

  // How the camera's encoder and the large picture do; null if nothing is sent, or it is over.
  async endpointStats(): Promise<EndpointStats | null> {
    const [stage] = this.receivers;
    if (this.camera === null || stage === undefined || this.closed) return null;
    try {
      const [camera, shown] = await Promise.all([this.camera.sender.getStats(), stage.receiver.getStats()]);
      return readEndpointStats(camera.values(), shown.values());
    } catch {
      return null; // closed meanwhile
    }
  }

  // Sends nothing more, but leaves its last pictures standing until close().
  stopSending(): void {
    void this.setTrack("camera", null);
    void this.setTrack("microphone", null);
    void this.setTrack("content", null);
  }

  close(): void {
    this.closed = true;
    this.peer.close();
  }

  // Not before the answer is in: Chromium makes all layers active when it applies one.
  private async applyLayers(): Promise<void> {
    if (this.settingLayers || this.camera === null) return;
    const { sender } = this.camera;
    this.settingLayers = true;
    for (let set = null; this.wish !== null && set !== this.wish && this.earlyCandidates === null; ) {
      set = this.wish;
      try {
        const parameters = sender.getParameters();
        parameters.encodings = withActiveLayers(parameters.encodings, set.layers, set.capKbps);
        await sender.setParameters(parameters);
      } catch {
        // closed meanwhile; the next connection is told anew
      }
    }
    this.settingLayers = false;
  }

  private preferCodecs(): void {
    const audio = audioCodecs(RTCRtpReceiver.getCapabilities("audio")?.codecs ?? []);
    const video = videoCodecs(RTCRtpReceiver.getCapabilities("video")?.codecs ?? []);
    if (audio.length > 0) this.audio?.setCodecPreferences?.(audio);
    if (video.length > 0) {
      for (const transceiver of [this.camera, this.content, ...this.receivers]) transceiver?.setCodecPreferences?.(video);
    }
  }

  private onCandidate(candidate: RTCIceCandidate | null): void {
    if (this.closed || candidate === null) return;
    if (this.heldCandidates !== null) {
      this.heldCandidates.push(candidate);
    } else {
      this.listener.candidateFound(candidate.candidate, candidate.sdpMid ?? "0");
    }
  }

  private onConnectionState(): void {
    const state = this.peer.connectionState;
    if (this.closed) return;
    if (state === "connected" || state === "disconnected" || state === "failed") this.listener.linkChanged(state);
  }

  private fail(error: unknown): void {
    if (!this.closed) this.listener.negotiationFailed(error);
  }
}

function addAudio(peer: RTCPeerConnection, track: MediaStreamTrack | null, speaks: boolean): RTCRtpTransceiver {
  return peer.addTransceiver(track ?? "audio", { direction: speaks ? "sendrecv" : "recvonly" });
}

function addCamera(peer: RTCPeerConnection, track: MediaStreamTrack | null): RTCRtpTransceiver {
  return peer.addTransceiver(track ?? "video", {
    direction: "sendonly",
    sendEncodings: kCameraLayers.map((layer) => ({ ...layer })),
  });
}

function addContent(peer: RTCPeerConnection, track: MediaStreamTrack | null): RTCRtpTransceiver {
  return peer.addTransceiver(track ?? "video", { direction: "sendonly", sendEncodings: [{ ...kContentEncoding }] });
}
