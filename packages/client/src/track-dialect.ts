import { PROTOCOL_VERSION, type v1 } from '@fieldcast/protocol';
import { decodeServerFrame, encodeClientFrame } from '@fieldcast/protocol/track';
import type { Dialect } from './session.ts';

/** Used when a server names no heartbeat. */
const HEARTBEAT_MS = 30_000;

/** What the app says about itself in Hello. */
export interface DeviceIdentity {
  readonly deviceId: string;
  readonly appVersion: string;
  readonly os: string;
}

/** The frames of `/v1/track`. */
export function trackDialect(identity: () => DeviceIdentity): Dialect<v1.ServerFrame> {
  return {
    hello: (token) => encodeClientFrame({ hello: { protocolVersion: PROTOCOL_VERSION, token, ...identity() } }),
    refresh: (token) => encodeClientFrame({ refresh: { token } }),
    ping: (nonce) => encodeClientFrame({ ping: { nonce } }),
    decode: decodeServerFrame,
    heartbeatMs: ({ welcome }) => welcome?.limits?.heartbeatMs || HEARTBEAT_MS,
  };
}
