// What a hall page sends, hears and shows, asked from outside: statistics, pixels, tones.
import { kSignCount, signOfColour, toneHz } from "./signs.js";
import { eventually } from "./wait.js";

export class Hall {
  constructor(page) {
    this.page = page;
  }

  async open(url) {
    await this.page.goto(url);
    await this.connected();
  }

  connected(ms = 15000) {
    return eventually("a connected hall page", async () =>
      (await this.attribute("[data-connection]", "data-connection")) === "good" &&
      (await this.attribute("[data-lost]", "data-lost")) === null, ms);
  }

  // null while the element is not there.
  attribute(selector, name) {
    return this.page.evaluate(([s, n]) => document.querySelector(s)?.getAttribute(n) ?? null, [selector, name]);
  }

  microphone() {
    return this.attribute("section[data-microphone]", "data-microphone");
  }

  microphoneBecomes(state, ms = 8000) {
    return eventually(`microphone ${state}`, async () => (await this.microphone()) === state, ms, 30);
  }

  lampText() {
    return this.page.innerText("section[data-microphone]");
  }

  press(action) {
    return this.page.click(`section[data-microphone] [data-action="${action}"]`);
  }

  // Layers of the camera the mcu wants, as the page was told last.
  wantedLayers() {
    return this.page.heard.findLast((message) => message.type === "layers")?.layers ?? null;
  }

  // Layers the camera sends: [{rid, width, fps}], in the order of the offer.
  async sentLayers() {
    const layers = (await this.stats()).filter(({ type, rid }) => type === "outbound-rtp" && rid !== undefined);
    return layers.filter(({ active }) => active).map((s) => ({ rid: s.rid, width: s.frameWidth ?? 0, fps: s.framesPerSecond ?? 0 }));
  }

  // Energy of the sound that left the page for the mcu so far; of a tone it grows, of silence it does not.
  async soundSent() {
    return (await this.stats()).find((s) => s.type === "media-source" && s.kind === "audio").totalAudioEnergy;
  }

  // The same as soon as it no longer grows: the browser's level falls to a quarter every tenth of a second.
  async soundEnds(ms = 5000) {
    let last = -1;
    await eventually("the end of the sound", async () => last === (last = await this.soundSent()), ms, 150);
    return last;
  }

  // Statistics of the newest peer connection: [{type, kind, …}].
  stats() {
    return this.page.evaluate(async () => [...(await window.peers.at(-1).getStats()).values()]);
  }

  // Frames a second of the picture with the most frames, and freezes, over `ms`.
  async frameRate(ms = 4000) {
    const frames = async () => {
      const videos = (await this.stats()).filter((s) => s.type === "inbound-rtp" && s.kind === "video");
      const best = videos.sort((a, b) => (b.framesDecoded ?? 0) - (a.framesDecoded ?? 0))[0];
      const { framesReceived: received = 0, framesDecoded: decoded = 0, packetsLost: lost = 0 } = best ?? {};
      return { received, decoded, lost, frozen: best?.totalFreezesDuration ?? 0, at: Date.now() };
    };
    const before = await frames();
    await new Promise((done) => setTimeout(done, ms));
    const after = await frames();
    return {
      fps: ((after.decoded - before.decoded) * 1000) / (after.at - before.at),
      received: ((after.received - before.received) * 1000) / (after.at - before.at),
      lost: after.lost - before.lost,
      frozenSeconds: after.frozen - before.frozen,
    };
  }

  // Sign by mean colour of a part of a picture; `part` in shares of its width and height: [x, y, width, height].
  async sign(selector, part) {
    const [mean] = await this.means(selector, [part]);
    return mean === null ? null : signOfColour(mean);
  }

  async signs(selector, parts) {
    return (await this.means(selector, parts)).map((mean) => (mean === null ? null : signOfColour(mean)));
  }

  means(selector, parts) {
    return this.page.evaluate(
      ([s, rects]) => {
        const video = document.querySelector(s);
        if (!(video instanceof HTMLVideoElement) || video.videoWidth <= 2) return rects.map(() => null);
        const canvas = document.createElement("canvas");
        canvas.width = video.videoWidth;
        canvas.height = video.videoHeight;
        const graphics = canvas.getContext("2d", { willReadFrequently: true });
        graphics.drawImage(video, 0, 0);
        return rects.map(([x, y, w, h]) => {
          const { data } = graphics.getImageData(
            Math.round(x * canvas.width),
            Math.round(y * canvas.height),
            Math.max(1, Math.round(w * canvas.width)),
            Math.max(1, Math.round(h * canvas.height)),
          );
          const sums = [0, 0, 0];
          for (let i = 0; i < data.length; i += 4) for (let c = 0; c < 3; c++) sums[c] += data[i + c];
          return sums.map((sum) => sum / (data.length / 4));
        });
      },
      [selector, parts],
    );
  }

  // Level in dB of each sign's tone in the sound the page plays: the median over `ms`, so that a click is no tone.
  toneLevels(ms = 800) {
    const frequencies = Array.from({ length: kSignCount }, (_, sign) => toneHz(sign));
    return this.page.evaluate(
      async ([wanted, duration]) => {
        const stream = document.querySelector("audio").srcObject;
        const context = new AudioContext();
        const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
        context.createMediaStreamSource(stream).connect(analyser);
        const bins = new Float32Array(analyser.frequencyBinCount);
        const levels = wanted.map(() => []);
        await new Promise((done) => setTimeout(done, 250)); // let the window fill
        for (const end = performance.now() + duration; performance.now() < end; ) {
          analyser.getFloatFrequencyData(bins);
          wanted.forEach((hz, i) => {
            const bin = Math.round((hz * analyser.fftSize) / context.sampleRate);
            levels[i].push(Math.max(bins[bin - 1], bins[bin], bins[bin + 1]));
          });
          await new Promise((done) => setTimeout(done, 40));
        }
        await context.close();
        return levels.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]);
      },
      [frequencies, ms],
    );
  }

  // Signs whose tones are heard: above silence and not far below the loudest. (Two tones through the soft clip of a
  // mixer leave their sums and differences, some 30 dB below them.)
  async hears(ms = 800) {
    const levels = await this.toneLevels(ms);
    const loudest = Math.max(...levels);
    return levels.flatMap((level, sign) => (level > -60 && level > loudest - 20 ? [sign] : []));
  }
}
