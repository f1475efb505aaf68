import type { ClientMessage, ServerMessage } from "../protocol/messages";
import { parseServerMessage } from "../protocol/parse";

export interface SignalingSocketListener {
  socketOpened(): void;
  socketMessage(message: ServerMessage): void;
  socketClosed(code: number): void;
}

// One WebSocket to signaling, for one connection. After drop() the listener hears nothing more.
export class SignalingSocket {
  private readonly socket: WebSocket;
  private dropped = false;

  constructor(url: string, listener: SignalingSocketListener) {
    this.socket = new WebSocket(url);
    this.socket.onopen = () => this.unlessDropped(() => listener.socketOpened());
    this.socket.onclose = (event) => this.unlessDropped(() => listener.socketClosed(event.code));
    this.socket.onmessage = (event) =>
      this.unlessDropped(() => {
        const message = typeof event.data === "string" ? parseServerMessage(event.data) : null;
        if (message !== null) listener.socketMessage(message);
      });
  }

  // False if the message could not be sent.
  send(message: ClientMessage & { id?: string }): boolean {
    if (this.dropped || this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  drop(): void {
    this.dropped = true;
    this.socket.close();
  }

  private unlessDropped(action: () => void): void {
    if (!this.dropped) action();
  }
}

// Where signaling of this page listens.
export function signalingUrl(location: Pick<Location, "protocol" | "host">): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
}
