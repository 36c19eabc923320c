/** The board's link to the server, as the dispatcher needs to know it. Times by the page's clock. */
export type Connection =
  /** The first attempt of this visit. */
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online' }
  /** Nothing was ever received, and an attempt has failed. `retryAtMs`: the next one; undefined while trying. */
  | { readonly kind: 'unreachable'; readonly retryAtMs: number | undefined }
  /** What is shown is what was known at `sinceMs`. */
  | { readonly kind: 'interrupted'; readonly sinceMs: number; readonly retryAtMs: number | undefined }
  /** The session ended; only signing in again helps. */
  | { readonly kind: 'signed-out'; readonly sinceMs: number | undefined }
  /** The server does not want this page. A reload may help, waiting does not. */
  | { readonly kind: 'refused'; readonly reason: string; readonly sinceMs: number | undefined };

/** What the board client says about itself. Times by the page's clock. */
export interface LinkReport {
  readonly status: 'connecting' | 'online' | 'waiting' | 'closed';
  /** An attempt has failed since the page was opened. */
  readonly hasFailed: boolean;
  /** When anything was last received; undefined before the first frame. */
  readonly lastFrameAtMs: number | undefined;
  readonly retryAtMs: number | undefined;
  /** The error it closed with for good. */
  readonly closeReason: string | undefined;
}

/** The error of a client whose session has ended. */
const UNAUTHORIZED = 'UNAUTHORIZED';

/** The connection as shown, from what the client reports. */
export function connectionOf({ status, hasFailed, lastFrameAtMs, retryAtMs, closeReason }: LinkReport): Connection {
  if (status === 'online') return { kind: 'online' };
  if (status === 'closed') {
    if (closeReason === UNAUTHORIZED) return { kind: 'signed-out', sinceMs: lastFrameAtMs };
    return { kind: 'refused', reason: closeReason ?? 'unknown', sinceMs: lastFrameAtMs };
  }
  const nextMs = status === 'waiting' ? retryAtMs : undefined;
  if (lastFrameAtMs !== undefined) return { kind: 'interrupted', sinceMs: lastFrameAtMs, retryAtMs: nextMs };
  return hasFailed ? { kind: 'unreachable', retryAtMs: nextMs } : { kind: 'connecting' };
}
