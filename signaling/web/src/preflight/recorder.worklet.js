// Hands on what comes in, in pieces, each with the number of its first frame. Loaded by the browser as it stands here.
const kFrames = 2048;

class Recorder extends AudioWorkletProcessor {
  constructor() {
    super();
    this.piece = new Float32Array(kFrames);
    this.filled = 0;
    this.first = 0;
  }

  process([input]) {
    const heard = input[0];
    if (heard === undefined) return true; // the microphone is gone
    if (this.filled + heard.length > kFrames) this.flush();
    if (this.filled === 0) this.first = currentFrame;
    this.piece.set(heard, this.filled);
    this.filled += heard.length;
    return true;
  }

  flush() {
    this.port.postMessage({ first: this.first, samples: this.piece.slice(0, this.filled) });
    this.filled = 0;
  }
}

registerProcessor("recorder", Recorder);
