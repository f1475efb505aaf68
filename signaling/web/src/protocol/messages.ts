// The WebSocket protocol between a page and signaling, version 2: one JSON object per text message. The names are those
// on the wire. Times are milliseconds as durations wherever a page counts them, so the two clocks need not agree.

export const kProtocolVersion = 2;

// Codes with which signaling closes a connection on purpose. Any other code is a lost line.
export const kCloseReplaced = 4001;
export const kCloseBadToken = 4003;
export const kCloseUnknownConference = 4004;
export const kCloseTooManyMessages = 4008;
export const kCloseConferenceEnded = 4010;
export const kCloseGuestRemoved = 4011;

export type * from "./values";
export type * from "./client_messages";
export type * from "./line_messages";
export type * from "./preflight_messages";
export type * from "./remote_messages";
export type * from "./server_messages";
