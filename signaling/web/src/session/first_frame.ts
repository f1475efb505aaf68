const kLookEveryMs = 50;
const kEmptySize = 2; // Chromium shows a black picture of 2×2 before the first real one

// Calls `ready` once when the track has a picture to show, at the latest after `atLatestMs`. Decodes into an element
// that stands nowhere on the page.
export function whenPictureIsThere(track: MediaStreamTrack, atLatestMs: number, ready: () => void): void {
  const probe = document.createElement("video");
  probe.muted = true;
  probe.srcObject = new MediaStream([track]);
  void probe.play().catch(() => undefined);
  let waited = 0;
  const timer = setInterval(() => {
    waited += kLookEveryMs;
    if (probe.videoWidth <= kEmptySize && waited < atLatestMs) return;
    clearInterval(timer);
    probe.srcObject = null;
    ready();
  }, kLookEveryMs);
}
