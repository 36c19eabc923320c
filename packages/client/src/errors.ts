import { type ErrorName, errorNameOf, errors, type v1 } from '@fieldcast/protocol';

/** Faults the client itself finds, besides those of the protocol's catalogue. */
export type ClientFault = 'CONNECTION_LOST' | 'TOKEN_UNAVAILABLE' | 'SIGNED_OUT';

/** What went wrong on a connection. `isFinal`: the client gave up and waits for the app to call `start` again. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: ErrorName | ClientFault;
  readonly isFinal: boolean;
  constructor(code: ErrorName | ClientFault, message: string, options: ErrorOptions & { isFinal?: boolean } = {}) {
    super(message, options);
    this.code = code;
    this.isFinal = options.isFinal ?? false;
  }
}

/** To be thrown by an app's `getToken` when the person is no longer signed in: the client closes instead of retrying. */
export class SignedOutError extends Error {
  override readonly name = 'SignedOutError';
}

/** The server's Error frame as an error. */
export function fromErrorFrame(frame: v1.Error.$Properties, isFinal = false): ClientError {
  const code = errorNameOf(frame.code ?? 0);
  return new ClientError(code, frame.message || errors[code].message, { isFinal });
}

/** What a close code says when no Error frame came before it. */
export function fromCloseCode(closeCode: number, reason: string, isFinal = false): ClientError {
  const entry = Object.entries(errors).find(([, { closeCode: known }]) => known === closeCode);
  if (entry) return new ClientError(entry[0] as ErrorName, entry[1].message, { isFinal });
  return new ClientError('CONNECTION_LOST', `The connection ended: ${reason} (close code ${closeCode})`, { isFinal });
}
