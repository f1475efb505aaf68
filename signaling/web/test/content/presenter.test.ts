import { beforeEach, describe, expect, it } from "vitest";
import { ContentError } from "../../src/content/content_source";
import type { ContentSource } from "../../src/content/content_source";
import type { PresentedPaper } from "../../src/content/presented_paper";
import { Presenter } from "../../src/content/presenter";
import type { ClientMessage } from "../../src/protocol/messages";
import { kInitialModel } from "../../src/state/model";

class Source implements ContentSource {
  readonly track: MediaStreamTrack;
  stopped = false;
  ended: () => void = () => undefined;
  private at = 1;
  readonly pages;

  constructor(
    readonly name: string,
    count: number,
  ) {
    this.track = { id: name } as MediaStreamTrack;
    const show = async (page: number) => void (this.at = Math.min(Math.max(page, 1), count));
    this.pages = count === 0 ? null : { count, page: () => this.at, show };
  }

  onEnded(ended: () => void): void {
    this.ended = ended;
  }

  stop(): void {
    this.stopped = true;
  }
}

let sent: ClientMessage[];
let tracks: (string | null)[];
let kept: PresentedPaper | null;
let opened: Source[];
let refusal: ContentError | null;
let presenter: Presenter;

function open(name: string, pages: number): Promise<ContentSource> {
  if (refusal !== null) return Promise.reject(refusal);
  opened.push(new Source(name, pages));
  return Promise.resolve(opened.at(-1) as Source);
}

function told(content: { holder?: boolean; place?: number | null }, ended = false): void {
  const { microphone, session } = kInitialModel;
  presenter.update({
    microphone: { ...microphone, content: { holder: false, place: null, canSend: false, ...content } },
    session: { ...session, phase: ended ? "ended" : "live" },
  });
}

beforeEach(() => {
  [sent, tracks, kept, opened, refusal] = [[], [], null, [], null];
  presenter = new Presenter({
    send: (message) => sent.push(message) > 0,
    setTrack: (track) => void tracks.push(track?.id ?? null),
    openScreen: (name) => open(name, 0),
    openPaper: ({ name }) => open(name, 5),
    load: () => kept,
    save: (paper) => void (kept = paper),
  });
});

const kRequest = { type: "floor.request", floor: "content" };
const kRelease = { type: "floor.release", floor: "content" };
const kCancel = { type: "floor.cancel", floor: "content" };

describe("presenting", () => {
  it("asks for the floor and sends nothing before it is granted", async () => {
    await presenter.showScreen("màn hình");
    expect(sent).toEqual([kRequest]);
    told({ place: 1 });
    expect(presenter.track()).toBeNull();
    told({ holder: true });
    expect(presenter.track()?.id).toBe("màn hình");
    expect(tracks.at(-1)).toBe("màn hình");
  });

  it("changes what is shown without asking again", async () => {
    await presenter.showScreen("màn hình");
    told({ holder: true });
    await presenter.showPaper({ id: 7, name: "Báo cáo.pdf" });
    expect(sent).toEqual([kRequest]);
    expect(opened[0]?.stopped).toBe(true);
    expect(tracks.at(-1)).toBe("Báo cáo.pdf");
  });

  it("gives the floor back when it is stopped", async () => {
    await presenter.showScreen("màn hình");
    told({ holder: true });
    presenter.stop();
    expect(sent.at(-1)).toEqual(kRelease);
    expect(opened[0]?.stopped).toBe(true);
    expect(tracks.at(-1)).toBeNull();
    expect(presenter.snapshot().name).toBeNull();
  });

  it("takes the request back when it is stopped while it waits", async () => {
    await presenter.showScreen("màn hình");
    told({ place: 2 });
    presenter.stop();
    expect(sent.at(-1)).toEqual(kCancel);
  });

  it("stops when the browser ends the sharing", async () => {
    await presenter.showScreen("màn hình");
    told({ holder: true });
    opened[0]?.ended();
    expect(sent.at(-1)).toEqual(kRelease);
  });

  it.each([
    ["denied", { place: 1 }],
    ["revoked", { holder: true }],
  ])("puts everything away when it is %s", async (_, before) => {
    await presenter.showScreen("màn hình");
    told(before);
    told({});
    expect(opened[0]?.stopped).toBe(true);
    expect(presenter.snapshot().name).toBeNull();
  });

  it("says why something cannot be shown, and asks for nothing then", async () => {
    refusal = new ContentError("refused");
    await presenter.showScreen("màn hình");
    expect(presenter.snapshot()).toMatchObject({ name: null, opening: false, failure: "refused" });
    expect(sent).toEqual([]);
  });

  it("shows the last of two that were chosen quickly", async () => {
    const first = presenter.showPaper({ id: 1, name: "A.pdf" });
    await presenter.showPaper({ id: 2, name: "B.pdf" });
    await first;
    expect(presenter.snapshot().name).toBe("B.pdf");
    expect(opened.find(({ name }) => name === "A.pdf")?.stopped).toBe(true);
  });
});

describe("a paper", () => {
  it("is turned page by page and no further", async () => {
    await presenter.showPaper({ id: 7, name: "Báo cáo.pdf" });
    for (const [step, page] of [[1, 2], [1, 3], [-5, 1], [9, 5]] as const) {
      await presenter.turn(step);
      expect(presenter.snapshot()).toMatchObject({ page, pages: 5 });
    }
    expect(kept).toEqual({ id: 7, name: "Báo cáo.pdf", page: 5 });
  });

  it("comes back at its page after a reload, if the site still holds the floor", async () => {
    kept = { id: 7, name: "Báo cáo.pdf", page: 3 };
    told({ holder: true });
    await new Promise((done) => setTimeout(done));
    expect(presenter.snapshot()).toMatchObject({ name: "Báo cáo.pdf", page: 3 });
    expect(presenter.track()?.id).toBe("Báo cáo.pdf");
    expect(sent).toEqual([]);
  });

  it("is forgotten with the floor", async () => {
    await presenter.showPaper({ id: 7, name: "Báo cáo.pdf" });
    told({ holder: true });
    told({});
    expect(kept).toBeNull();
  });
});
