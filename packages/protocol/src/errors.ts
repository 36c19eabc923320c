import { type CloseCode, closeCodes } from './close-codes.ts';
import { ErrorCode } from './gen/track.js';
import type { v1 } from './wire.ts';

/** One entry of the error catalogue, shared by the WebSocket frames and the REST answers. */
export interface ErrorEntry {
  readonly code: v1.ErrorCode;
  /** English, for developers: what happened and what to do. */
  readonly message: string;
  /** The same request may succeed later without anybody changing it. */
  readonly retryable: boolean;
  /** The connection is closed with this code after the error; null leaves it open. */
  readonly closeCode: CloseCode | null;
  readonly httpStatus: number;
}

function entry(
  code: v1.ErrorCode,
  httpStatus: number,
  closeCode: CloseCode | null,
  retryable: boolean,
  message: string,
): ErrorEntry {
  return Object.freeze({ code, message, retryable, closeCode, httpStatus });
}

/** The error catalogue: the name is the stable string of logs, metrics and REST answers. */
export const errors = {
  MALFORMED_FRAME: entry(
    ErrorCode.MALFORMED_FRAME,
    400,
    closeCodes.protocolError,
    false,
    'The message is not a valid frame. Send one protobuf-encoded ClientFrame per binary WebSocket message.',
  ),
  FRAME_OUT_OF_ORDER: entry(
    ErrorCode.FRAME_OUT_OF_ORDER,
    400,
    closeCodes.protocolError,
    false,
    'Hello must be the first frame and be sent once.',
  ),
  UNSUPPORTED_VERSION: entry(
    ErrorCode.UNSUPPORTED_VERSION,
    400,
    closeCodes.unsupportedVersion,
    false,
    'This server speaks protocol version 1. Update the app or the server.',
  ),
  FRAME_TOO_LARGE: entry(
    ErrorCode.FRAME_TOO_LARGE,
    413,
    closeCodes.protocolError,
    false,
    'The message is over the size limit of the Welcome frame. Send smaller reports.',
  ),
  HELLO_TIMEOUT: entry(
    ErrorCode.HELLO_TIMEOUT,
    408,
    closeCodes.helloTimeout,
    true,
    'No Hello arrived in time. Send Hello directly after the connection opens.',
  ),
  TOKEN_INVALID: entry(
    ErrorCode.TOKEN_INVALID,
    401,
    closeCodes.tokenInvalid,
    false,
    'The token is not valid here: check its signature, algorithm, audience, tenant and subject, and mint a new one.',
  ),
  TOKEN_EXPIRED: entry(
    ErrorCode.TOKEN_EXPIRED,
    401,
    closeCodes.tokenExpired,
    true,
    'The token has expired. Reconnect with a new one, or send Refresh before it expires.',
  ),
  FORBIDDEN: entry(
    ErrorCode.FORBIDDEN,
    403,
    closeCodes.forbidden,
    false,
    'The token is valid but its role may not do this.',
  ),
  REVOKED: entry(
    ErrorCode.REVOKED,
    403,
    closeCodes.revoked,
    false,
    'Access was revoked by the company. Sign in again when it has been granted anew.',
  ),
  REPLACED: entry(
    ErrorCode.REPLACED,
    409,
    closeCodes.replaced,
    false,
    'The same device opened a newer connection. Keep one connection per device.',
  ),
  RATE_LIMITED: entry(
    ErrorCode.RATE_LIMITED,
    429,
    null,
    true,
    'Too many requests. Wait for the given time and send again.',
  ),
  WINDOW_EXCEEDED: entry(
    ErrorCode.WINDOW_EXCEEDED,
    429,
    null,
    true,
    'More unacknowledged reports than the window of the Welcome frame. Wait for an Ack and send the report again.',
  ),
  OVERLOADED: entry(
    ErrorCode.OVERLOADED,
    503,
    null,
    true,
    'The server holds as much as it may. Keep the report and send it again later.',
  ),
  LOG_UNAVAILABLE: entry(
    ErrorCode.LOG_UNAVAILABLE,
    503,
    null,
    true,
    'The log does not take messages now. Keep the report and send it again later.',
  ),
  DRAINING: entry(
    ErrorCode.DRAINING,
    503,
    closeCodes.draining,
    true,
    'This node is stopping. Reconnect after the given delay.',
  ),
  TOO_MANY_CONNECTIONS: entry(
    ErrorCode.TOO_MANY_CONNECTIONS,
    429,
    closeCodes.tooManyConnections,
    true,
    'Too many connections from this address. Reconnect later.',
  ),
  INVALID_ID: entry(
    ErrorCode.INVALID_ID,
    400,
    closeCodes.protocolError,
    false,
    'Device and technician ids are 1 to 128 bytes of printable text.',
  ),
  STORAGE_UNAVAILABLE: entry(
    ErrorCode.STORAGE_UNAVAILABLE,
    503,
    null,
    true,
    'The database does not answer now. Try again later.',
  ),
  HEARTBEAT_TIMEOUT: entry(
    ErrorCode.HEARTBEAT_TIMEOUT,
    408,
    closeCodes.noHeartbeat,
    true,
    'Nothing was heard on this connection for two heartbeats. Reconnect.',
  ),
  INTERNAL: entry(
    ErrorCode.INTERNAL,
    500,
    closeCodes.internal,
    true,
    'The server failed. The operator finds the cause in its log.',
  ),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorName = keyof typeof errors;

const nameByCode = new Map<number, ErrorName>(
  (Object.entries(errors) as [ErrorName, ErrorEntry][]).map(([name, { code }]) => [code, name]),
);

/** The catalogue name of a wire code; `INTERNAL` for a code this version does not know. */
export function errorNameOf(code: number): ErrorName {
  return nameByCode.get(code) ?? 'INTERNAL';
}

/** The Error message of a catalogue entry, ready to be put into a server frame. */
export function errorMessage(
  name: ErrorName,
  detail: { message?: string; retryAfterMs?: number; reportId?: number } = {},
): v1.Error.$Properties {
  const { code, message, retryable } = errors[name];
  return {
    code,
    message: detail.message ?? message,
    retryable,
    retryAfterMs: detail.retryAfterMs ?? 0,
    reportId: detail.reportId ?? 0,
  };
}
