import type { TrackingView } from './tracking-view.ts';

/** What the one big line of the page says. `waiting`: positions that are still only on this phone. */
export type Status =
  | { readonly kind: 'off-duty'; readonly waiting: number }
  /** There is no location to send: the first blocker that stops it. */
  | { readonly kind: 'no-location'; readonly waiting: number }
  /** The person has not granted, or the phone has switched off, what the page needs. */
  | { readonly kind: 'not-allowed'; readonly waiting: number }
  | { readonly kind: 'no-signal'; readonly waiting: number }
  | { readonly kind: 'no-server'; readonly waiting: number; readonly retryAtMs: number | undefined }
  | { readonly kind: 'ended'; readonly waiting: number; readonly errorCode: string | undefined }
  | { readonly kind: 'connecting'; readonly waiting: number }
  | { readonly kind: 'first-position'; readonly waiting: number }
  /** Connected, but what the server has is not fresh: the rest is on its way. */
  | { readonly kind: 'sending'; readonly waiting: number; readonly storedAtMs: number | undefined }
  /** Not connected, to spare the battery: it connects again when there is enough to send. */
  | { readonly kind: 'resting'; readonly waiting: number; readonly storedAtMs: number | undefined }
  | { readonly kind: 'sent'; readonly waiting: number; readonly storedAtMs: number };

/** Never by colour alone: `text.ts` has words for each kind as well. */
export type Tone = 'calm' | 'good' | 'busy' | 'alarm';

/** A stored position younger than its interval and this is fresh: the way to the server and back takes a while, ms. */
const STORED_LATE_MS_MAX = 15_000;
/** Taken when the interval is not known yet, ms. */
const INTERVAL_MS_DEFAULT = 5_000;

/** The worst true thing first: nobody may read "sent" while nothing is taken or nothing arrives. */
export function statusOf(view: TrackingView, nowMs: number): Status {
  const { waiting, connection, blockers } = view;
  if (view.duty === 'off_duty') return { kind: 'off-duty', waiting };
  if (connection === 'closed') return { kind: 'ended', waiting, errorCode: view.errorCode };
  if (blockers.includes('no_permission') || blockers.includes('location_off')) return { kind: 'not-allowed', waiting };
  if (connection === 'offline') return { kind: 'no-signal', waiting };
  if (connection === 'backoff') return { kind: 'no-server', waiting, retryAtMs: view.retryAtMs };
  if (blockers.includes('no_signal')) return { kind: 'no-location', waiting };
  if (view.lastFixAtMs === undefined && waiting === 0) return { kind: 'first-position', waiting };
  if (isFresh(view, nowMs)) return { kind: 'sent', waiting, storedAtMs: view.lastStoredAtMs };
  if (connection === 'connecting') return { kind: 'connecting', waiting };
  if (connection === 'idle') return { kind: 'resting', waiting, storedAtMs: view.lastStoredAtMs };
  return { kind: 'sending', waiting, storedAtMs: view.lastStoredAtMs };
}

export function toneOf(status: Status): Tone {
  switch (status.kind) {
    case 'sent':
      return 'good';
    case 'off-duty':
    case 'resting':
      return 'calm';
    case 'connecting':
    case 'first-position':
    case 'sending':
      return 'busy';
    case 'no-location':
    case 'not-allowed':
    case 'no-signal':
    case 'no-server':
    case 'ended':
      return 'alarm';
  }
}

function isFresh(view: TrackingView, nowMs: number): view is TrackingView & { readonly lastStoredAtMs: number } {
  const intervalMs = view.sampling?.intervalMs ?? INTERVAL_MS_DEFAULT;
  return view.lastStoredAtMs !== undefined && nowMs - view.lastStoredAtMs <= intervalMs + STORED_LATE_MS_MAX;
}
