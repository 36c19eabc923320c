import { PROTOCOL_VERSION, v1 } from '@fieldcast/protocol';
import type { Dialect } from './session.ts';
import { toBytes } from './wire-bytes.ts';

/** Used when a server names no heartbeat. */
const HEARTBEAT_MS = 30_000;

/** What the app says about itself in Hello. */
export interface DeviceIdentity {
  readonly deviceId: string;
  readonly appVersion: string;
  readonly os: string;
}

/** The frames of `/v1/track`. */
export function trackDialect(device: DeviceIdentity): Dialect<v1.ServerFrame> {
  return {
    hello: (token) => encodeClientFrame({ hello: { protocolVersion: PROTOCOL_VERSION, token, ...device } }),
    refresh: (token) => encodeClientFrame({ refresh: { token } }),
    ping: (nonce) => encodeClientFrame({ ping: { nonce } }),
    decode: (bytes) => v1.ServerFrame.decode(bytes),
    heartbeatMs: ({ welcome }) => welcome?.limits?.heartbeatMs || HEARTBEAT_MS,
  };
}

export function encodeClientFrame(frame: v1.ClientFrame.$Properties): Uint8Array<ArrayBuffer> {
  return toBytes(v1.ClientFrame.encode(frame));
}
