import { type ErrorName, errorNameOf, errors, isReconnectable, type v1 } from '@fieldcast/protocol';

/** Faults the client itself finds, besides those of the protocol's catalogue. */
export type ClientFault =
  /** The connection ended without a word of why. */
  | 'CONNECTION_LOST'
  /** The store of fixes failed or is full; the queue goes on in memory and tries it again. */
  | 'STORE_FAILED'
  /** The store held records that could not be read; what came before them is there. */
  | 'STORE_CORRUPT'
  /** The app's `getToken` failed or did not answer in time. */
  | 'TOKEN_UNAVAILABLE'
  /** The app's `getToken` answered something that is no token. */
  | 'TOKEN_INVALID_ANSWER'
  /** The app's `getToken` answered a token that has already expired. */
  | 'TOKEN_EXPIRED_ANSWER'
  /** The app's `getToken` threw `UnauthorizedError`. */
  | 'UNAUTHORIZED'
  /** The address is not one of a WebSocket. */
  | 'INVALID_URL'
  /** An option that cannot work; the message says which. */
  | 'INVALID_OPTION'
  /** The device gave no usable position when it was asked for one. */
  | 'NO_LOCATION'
  /** There is no WebSocket constructor here. */
  | 'NO_TRANSPORT';

interface ClientErrorOptions extends ErrorOptions {
  readonly isFinal?: boolean;
  /** Default: what the catalogue says of the code, true of a fault of the client's own; false when final. */
  readonly retryable?: boolean | undefined;
}

/** What went wrong on a connection or in a call. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: ErrorName | ClientFault;
  /** The client gave up and waits for the app to call `start` again. */
  readonly isFinal: boolean;
  /** The same may succeed later without anybody changing anything. Never true of a final error. */
  readonly retryable: boolean;
  constructor(code: ErrorName | ClientFault, message: string, options: ClientErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.isFinal = options.isFinal ?? false;
    this.retryable = !this.isFinal && (options.retryable ?? isRetryable(code));
  }
}

/**
 * To be thrown by an app's `getToken` when the person is no longer signed in: the client closes instead of retrying.
 * Any error named `Unauthorized` or `UnauthorizedError` counts as one, so that a token service needs no import of it.
 */
export class UnauthorizedError extends Error {
  override readonly name = 'UnauthorizedError';
}

/** Whether what an app's `getToken` threw means that the person is no longer signed in. */
export function isUnauthorized(cause: unknown): boolean {
  if (cause instanceof UnauthorizedError) return true;
  const name = typeof cause === 'object' && cause !== null && 'name' in cause ? cause.name : undefined;
  return name === 'Unauthorized' || name === 'UnauthorizedError';
}

/** The server's Error frame as an error. */
export function fromErrorFrame(frame: v1.Error.$Properties, isFinal = false): ClientError {
  const code = errorNameOf(frame.code ?? 0);
  const message = frame.message || errors[code].message;
  return new ClientError(code, message, { isFinal, retryable: frame.retryable ?? undefined });
}

/** What a close code says when no Error frame came before it. */
export function fromCloseCode(closeCode: number, reason: string, isFinal = false): ClientError {
  const entry = Object.entries(errors).find(([, { closeCode: known }]) => known === closeCode);
  if (entry) return new ClientError(entry[0] as ErrorName, entry[1].message, { isFinal });
  const message = `The connection ended: ${reason} (close code ${closeCode})`;
  return new ClientError('CONNECTION_LOST', message, { isFinal, retryable: isReconnectable(closeCode) });
}

/** What `getToken` threw, or what is wrong with its answer. */
export function toTokenError(cause: unknown): ClientError {
  if (cause instanceof ClientError) return cause;
  return new ClientError('TOKEN_UNAVAILABLE', `No token: ${messageOf(cause)}`, { cause });
}

/** The words of anything thrown. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function isRetryable(code: ErrorName | ClientFault): boolean {
  return code in errors ? errors[code as ErrorName].retryable : true;
}
