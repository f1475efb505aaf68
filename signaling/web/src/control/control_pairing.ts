import type { ApiClient } from "../api/client";
import { ApiError } from "../api/problem";

// The code by which a phone becomes the hall's control.
export interface ControlCode {
  code: string; // "K7MX-24PQ"
  expires: string;
  link: string; // for the QR code; without a host if none is set
}

// Whether a control is paired, and whether it is connected now.
export interface PairedControl {
  paired: boolean;
  online: boolean;
}

export const kNoControl: PairedControl = { paired: false, online: false };

// What the hall's computer does about its control, by its own token. Throws ApiError.
export class ControlPairing {
  constructor(private readonly api: Pick<ApiClient, "get" | "post" | "remove">) {}

  async read(): Promise<PairedControl> {
    const { paired, online } = await this.api.get<{ paired: string | null; online: boolean }>("/self/control");
    return { paired: paired !== null, online };
  }

  makeCode(): Promise<ControlCode> {
    return this.api.post<ControlCode>("/self/control-codes");
  }

  end(): Promise<void> {
    return this.api.remove("/self/control");
  }
}

// What is known after one more look: a line that is down for a moment brings the hall's buttons back to its screen, since
// then nobody can say that the control works.
export function afterFailure(error: unknown): PairedControl | null {
  const status = error instanceof ApiError ? error.problem.status : 0;
  return status === 404 || status === 403 ? null : kNoControl;
}
