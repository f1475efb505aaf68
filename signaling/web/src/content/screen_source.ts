import { ContentError } from "./content_source";
import type { ContentSource } from "./content_source";

// Text stands still and wants its pixels, so few pictures a second are enough.
const kScreen: DisplayMediaStreamOptions = {
  video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { max: 15 } },
  audio: false,
};

export type DisplayCapture = Pick<MediaDevices, "getDisplayMedia">;

// A window or the screen of this computer, chosen in the browser's own dialog. Must be called by a press of a button.
// Throws ContentError.
export async function openScreen(name: string, devices: DisplayCapture): Promise<ContentSource> {
  const stream = await devices.getDisplayMedia(kScreen).catch(() => {
    throw new ContentError("refused");
  });
  const track = stream.getVideoTracks()[0];
  if (track === undefined) throw new ContentError("refused");
  track.contentHint = "detail";
  return {
    name,
    track,
    pages: null,
    onEnded: (ended) => track.addEventListener("ended", ended, { once: true }),
    stop: () => track.stop(),
  };
}
