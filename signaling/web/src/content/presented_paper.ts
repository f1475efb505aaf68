// The paper that this page presents, kept over a reload: a hall comes back as it was.
export interface PresentedPaper {
  id: number;
  name: string;
  page: number; // from 1
}

const kKey = "diemcau.presented";

type Drawer = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export function loadPresented(drawer: Drawer | null = sessionDrawer()): PresentedPaper | null {
  try {
    const json: unknown = JSON.parse(drawer?.getItem(kKey) ?? "null");
    if (typeof json !== "object" || json === null) return null;
    const { id, name, page } = json as Record<string, unknown>;
    if (typeof id !== "number" || typeof name !== "string" || typeof page !== "number") return null;
    return { id, name, page };
  } catch {
    return null;
  }
}

export function savePresented(paper: PresentedPaper | null, drawer: Drawer | null = sessionDrawer()): void {
  try {
    if (paper === null) drawer?.removeItem(kKey);
    else drawer?.setItem(kKey, JSON.stringify(paper));
  } catch {
    // private mode or full: the paper is chosen again after a reload
  }
}

function sessionDrawer(): Drawer | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}
