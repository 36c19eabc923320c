import { closeCodes, isReconnectable } from '@fieldcast/protocol';
import type { ClientError } from './errors.ts';
import type { SessionEnd } from './session.ts';

/** Where a connection stands. Times by the local clock, ms. */
export type ConnectionState =
  /** Not started yet, or stopped. */
  | { readonly kind: 'idle' }
  /** Gets a token, opens the socket, waits for the Welcome. */
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online'; readonly sinceMs: number }
  /** Tries again by itself at `retryAtMs`; `isDelayGiven` when the server chose that moment. */
  | {
      readonly kind: 'backoff';
      readonly retryAtMs: number;
      readonly isDelayGiven: boolean;
      readonly error: ClientError | undefined;
    }
  /** The device says it has no network: waits until it has one, trying about once a minute in case it is wrong. */
  | { readonly kind: 'offline'; readonly retryAtMs: number; readonly error: ClientError | undefined }
  /** Does nothing until the app calls `start` again. */
  | { readonly kind: 'closed'; readonly error: ClientError };

/** Why a connection changed its state. */
export type ConnectionReason =
  /** The app said so: `start`, `stop`, `wake`. */
  | 'started'
  | 'stopped'
  | 'woken'
  /** The wait between two attempts is over. */
  | 'retry'
  /** The server's Welcome. */
  | 'welcomed'
  /** The device said so. */
  | 'network_back'
  | 'network_lost'
  | 'network_changed'
  | 'foreground'
  /** The connection ended, or never came about. */
  | 'connection_lost'
  | 'no_welcome'
  | 'no_heartbeat'
  | 'unreadable_frame'
  /** What was received does not fit together; only a new session helps. */
  | 'out_of_step'
  /** The server ended it: for a deploy, for now, or for good. */
  | 'draining'
  | 'server_busy'
  | 'server_refused'
  /** The token: none to be had, not taken by the server, at its end, or the person is signed out. */
  | 'token_unavailable'
  | 'token_refused'
  | 'token_expired'
  | 'unauthorized'
  /** The platform refused to open a socket at all. */
  | 'transport_failed';

const REASON_OF_END = {
  drain: 'draining',
  'no welcome': 'no_welcome',
  'no heartbeat': 'no_heartbeat',
  'unreadable frame': 'unreadable_frame',
} as const satisfies Record<Exclude<SessionEnd['reason'], 'closed'>, ConnectionReason>;

/** Codes of our own catalogue with which a server ends a connection that may come back. */
const CODES_OF_OURS_MIN = 4000;

/** What the end of a session means for the state that follows. */
export function reasonOfEnd({ reason, closeCode }: SessionEnd): ConnectionReason {
  if (reason !== 'closed') return REASON_OF_END[reason];
  if (closeCode === closeCodes.tokenInvalid) return 'token_refused';
  if (closeCode === closeCodes.tokenExpired) return 'token_expired';
  if (closeCode === closeCodes.draining) return 'draining';
  if (!isReconnectable(closeCode)) return 'server_refused';
  return closeCode >= CODES_OF_OURS_MIN ? 'server_busy' : 'connection_lost';
}
