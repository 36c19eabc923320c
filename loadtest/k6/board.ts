import { PROTOCOL_VERSION, v1 } from '@fieldcast/protocol';
import type { Environment } from './environment.ts';
import { createLink, type Dialect } from './link.ts';
import { LIVE_ACCURACY_M } from './technician.ts';

/** First byte of a frame that is a Delta: field 3, length-delimited. */
const DELTA_TAG = (3 << 3) | 2;
const LIVE_ACCURACY_DM = LIVE_ACCURACY_M * 10;

export interface BoardOptions {
  readonly id: string;
  readonly mapUrl: string;
  /** Share of the deltas that are decoded. Deltas do not need one another for what is measured here. */
  readonly decodedShare: number;
  /** When it leaves, ms since the epoch. */
  readonly endsAtMs: number;
}

/** Watches a tenant's whole map, and measures how old positions are when they come. */
export function startBoard({ id, mapUrl, decodedShare, endsAtMs }: BoardOptions, environment: Environment): void {
  const { now, random, timers, measures } = environment;
  const isLookedAt = (bytes: Uint8Array) => {
    measures.count('board_frames');
    measures.count('board_bytes', bytes.length);
    return bytes[0] !== DELTA_TAG || random() < decodedShare;
  };
  const link = createLink(id, dialectOf(mapUrl, isLookedAt), environment, {
    onFrame: ({ delta }) => {
      if (delta) measureDelta(delta, environment);
    },
    onLost: () => undefined,
  });
  link.open();
  timers.setTimeout(() => {
    link.close();
  }, endsAtMs - now());
}

function measureDelta({ technicians }: v1.Delta.$Properties, { now, measures }: Environment): void {
  const nowMs = now();
  for (const { position } of technicians ?? []) {
    if (!position) continue;
    measures.count('board_positions');
    if (position.accuracyDm === LIVE_ACCURACY_DM)
      measures.time('fix_to_board_ms', nowMs - (position.recordedAtMs ?? 0));
  }
}

function dialectOf(url: string, isLookedAt: (bytes: Uint8Array) => boolean): Dialect<v1.BoardServerFrame> {
  const encode = (frame: v1.BoardClientFrame.$Properties) =>
    v1.BoardClientFrame.encode(frame).finish() as Uint8Array<ArrayBuffer>;
  return {
    url,
    role: 'dispatcher',
    hello: (token) => encode({ hello: { protocolVersion: PROTOCOL_VERSION, token } }),
    refresh: (token) => encode({ refresh: { token } }),
    ping: (nonce) => encode({ ping: { nonce } }),
    decode: (bytes) => (isLookedAt(bytes) ? v1.BoardServerFrame.decode(bytes) : undefined),
    heartbeatMs: ({ welcome }) => welcome?.heartbeatMs,
  };
}
