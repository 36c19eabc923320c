/**
 * WebSocket close codes. The range decides what a client does: 4000–4499 reconnect with backoff, 4500–4999 do not
 * reconnect until the app acts (new token, new version, another account).
 */
export const closeCodes = {
  draining: 4000,
  tokenExpired: 4001,
  helloTimeout: 4003,
  noHeartbeat: 4004,
  internal: 4011,
  tooManyConnections: 4028,
  rateLimited: 4029,
  tokenInvalid: 4500,
  protocolError: 4501,
  replaced: 4502,
  revoked: 4503,
  forbidden: 4504,
  unsupportedVersion: 4505,
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

/** 1009: the transport refused a message over its size limit; the same message would be refused again. */
const MESSAGE_TOO_BIG = 1009;

/** True when a client may reconnect by itself after this close code. */
export function isReconnectable(code: number): boolean {
  return code !== MESSAGE_TOO_BIG && !(code >= 4500 && code <= 4999);
}
