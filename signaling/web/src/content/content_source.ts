// Something to be shown to all sites as the second picture. stop() frees it; `ended` is called once if it goes by
// itself, as when the person at the browser ends the sharing.
export interface ContentSource {
  readonly name: string;
  readonly track: MediaStreamTrack;
  readonly pages: ContentPages | null; // null: nothing to turn
  onEnded(ended: () => void): void;
  stop(): void;
}

export interface ContentPages {
  readonly count: number;
  page(): number; // from 1
  show(page: number): Promise<void>;
}

export type ContentFailure = "refused" | "unreadable" | "unreachable";

export class ContentError extends Error {
  constructor(readonly failure: ContentFailure) {
    super(failure);
  }
}
