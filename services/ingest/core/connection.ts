import { type CloseCode, closeCodes, v1 } from '@fieldcast/protocol';
import type { PendingAcks } from './ack-frames.ts';
import type { Guidance } from './policy-feed.ts';
import type { Bucket } from './rate-limit.ts';

/** What we need of a WebSocket; uWebSockets' own has this shape. */
export interface Socket {
  /** 1: sent, 0: buffered, 2: dropped because the buffer is full. */
  send(message: Uint8Array, isBinary: boolean): number;
  ping(): number;
  /** Packs the sends of `work` into one system call. */
  cork(work: () => void): unknown;
  /** Sends a close frame and calls the close handler before it returns. */
  end(code: number, reason: string): void;
  /** Drops the connection without a close frame. */
  close(): void;
}

/** Who is on the other side, as its verified token and its Hello say. */
export interface Identity {
  readonly tenantId: string;
  readonly technicianId: string;
  readonly deviceId: string;
}

export interface TokenTimes {
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  /** When TokenExpiring is sent. Infinity: it was. */
  readonly remindAtMs: number;
}

export interface Online {
  readonly kind: 'online';
  readonly identity: Identity;
  readonly appVersion: string;
  readonly connectedAtMs: number;
  /** When it came online or last changed its status. */
  changedAtMs: number;
  token: TokenTimes;
  /** A Refresh is being verified; another one has to wait. */
  isRefreshing: boolean;
  status: v1.Status.$Properties | undefined;
  /** The flags and policy it was told last. */
  guidance: Guidance;
  /** Reports accepted and not yet LOGGED: what the window counts. */
  unloggedReports: number;
  /** Acks that wait for the next flush; most of the time there are none. */
  acks: PendingAcks | undefined;
  /** What its reports have in common in the log; made for its first one. */
  reportHeader: Uint8Array | undefined;
  usage: Usage | undefined;
}

/** What a connection has used up of its rates. */
export interface Usage {
  readonly frames: Bucket;
  readonly fixes: Bucket;
  readonly refusedFrames: Bucket;
}

/**
 * The life of a connection:
 *
 *     awaiting_hello ── Hello ──> verifying ── Welcome ──> online
 *            └───────────────────────┴──────────────────────┴──> closed
 */
export type Phase =
  | { readonly kind: 'awaiting_hello'; readonly bearerToken: string | undefined }
  | { readonly kind: 'verifying' }
  | Online
  | { readonly kind: 'closed' };

export interface Connection {
  /** Unique on this node as long as it runs. */
  readonly id: number;
  readonly address: string;
  readonly openedAtMs: number;
  readonly socket: Socket;
  phase: Phase;
  lastHeardAtMs: number;
  /** The code with which we closed it; undefined while open, and when the other side or the network ended it. */
  closedWith: CloseCode | 'slow_reader' | undefined;
}

export function createConnection(
  id: number,
  socket: Socket,
  { address, bearerToken, nowMs }: { address: string; bearerToken: string | undefined; nowMs: number },
): Connection {
  return {
    id,
    address,
    socket,
    openedAtMs: nowMs,
    lastHeardAtMs: nowMs,
    phase: { kind: 'awaiting_hello', bearerToken },
    closedWith: undefined,
  };
}

const nextKinds: Record<Phase['kind'], readonly Phase['kind'][]> = {
  awaiting_hello: ['verifying', 'closed'],
  verifying: ['online', 'closed'],
  online: ['closed'],
  closed: [],
};

/** The only place where a connection changes its phase. @throws Error for a change that cannot be: a bug of ours. */
export function transition(connection: Connection, phase: Phase): void {
  if (!nextKinds[connection.phase.kind].includes(phase.kind))
    throw new Error(`a connection cannot go from ${connection.phase.kind} to ${phase.kind}`);
  connection.phase = phase;
}

export function createOnline(
  identity: Identity,
  { appVersion, guidance }: { appVersion: string; guidance: Guidance },
  token: TokenTimes,
  nowMs: number,
): Online {
  return {
    kind: 'online',
    identity,
    appVersion,
    connectedAtMs: nowMs,
    changedAtMs: nowMs,
    token,
    isRefreshing: false,
    status: undefined,
    guidance,
    unloggedReports: 0,
    acks: undefined,
    reportHeader: undefined,
    usage: undefined,
  };
}

/** Made for its first frame: of thousands of connections most are idle, and each object counts then. */
export function usageOf(online: Online): Usage {
  online.usage ??= { frames: { fullAtMs: 0 }, fixes: { fullAtMs: 0 }, refusedFrames: { fullAtMs: 0 } };
  return online.usage;
}

const { DisconnectReason } = v1;

const reasonByCloseCode: Record<CloseCode, v1.DisconnectReason> = {
  [closeCodes.draining]: DisconnectReason.NODE_DRAINING,
  [closeCodes.tokenExpired]: DisconnectReason.TOKEN_RAN_OUT,
  [closeCodes.helloTimeout]: DisconnectReason.PROTOCOL_VIOLATION,
  [closeCodes.noHeartbeat]: DisconnectReason.NO_HEARTBEAT,
  [closeCodes.internal]: DisconnectReason.CONNECTION_LOST,
  [closeCodes.tooManyConnections]: DisconnectReason.CONNECTION_LOST,
  [closeCodes.rateLimited]: DisconnectReason.PROTOCOL_VIOLATION,
  [closeCodes.tokenInvalid]: DisconnectReason.PROTOCOL_VIOLATION,
  [closeCodes.protocolError]: DisconnectReason.PROTOCOL_VIOLATION,
  [closeCodes.replaced]: DisconnectReason.NEWER_CONNECTION,
  [closeCodes.revoked]: DisconnectReason.ACCESS_REVOKED,
  [closeCodes.forbidden]: DisconnectReason.PROTOCOL_VIOLATION,
  [closeCodes.unsupportedVersion]: DisconnectReason.PROTOCOL_VIOLATION,
};
/** No close frame came: RFC 6455, 7.1.5. */
const ABNORMAL_CLOSURE = 1006;

/** Why a connection ended: our own close code if we closed it, else what the transport saw. */
export function disconnectReason({ closedWith }: Connection, transportCode: number): v1.DisconnectReason {
  if (closedWith === 'slow_reader') return DisconnectReason.CONNECTION_LOST;
  if (closedWith !== undefined) return reasonByCloseCode[closedWith];
  return transportCode === ABNORMAL_CLOSURE ? DisconnectReason.CONNECTION_LOST : DisconnectReason.CLIENT_CLOSED;
}
