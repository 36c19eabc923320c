import type { TrackingView } from '../core/tracking-view.ts';

/**
 * `window.__fieldcastPhone`: what browser tests look at instead of pixels. Nothing in the page reads it, and it shows
 * nothing that the person in front of the page does not see anyway.
 */
export interface TestHook {
  /** The session's kind, and the tracker's picture while somebody is signed in. */
  state(): { readonly session: string; readonly tracking: TrackingView | undefined };
}

declare global {
  interface Window {
    __fieldcastPhone?: TestHook;
  }
}

export function installTestHook(session: () => string, tracking: () => TrackingView | undefined): void {
  window.__fieldcastPhone = { state: () => ({ session: session(), tracking: tracking() }) };
}
