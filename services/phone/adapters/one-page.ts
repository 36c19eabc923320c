import { type ReadonlySignal, signal } from '@preact/signals';

/** Whether this page, of all that are open on the phone, is the one that sends. */
export type Place = 'asking' | 'here' | 'elsewhere';

const LOCK_NAME = 'fieldcast-tracker';

/**
 * Two pages would take each position twice and share one queue. The first one open sends; the next takes over by itself
 * when that one is closed. A browser without locks is trusted to have one page open.
 */
export function claimPlace(): ReadonlySignal<Place> {
  const place = signal<Place>('asking');
  if (!('locks' in navigator)) {
    place.value = 'here';
    return place;
  }
  const untilThePageEnds = new Promise<never>(() => undefined);
  const hold = () => {
    place.value = 'here';
    return untilThePageEnds;
  };
  const onFault = (error: unknown) => {
    console.warn('fieldcast_lock_failed', error);
    place.value = 'here';
  };
  navigator.locks
    .request(LOCK_NAME, { ifAvailable: true }, (lock) => {
      if (lock) return hold();
      place.value = 'elsewhere';
      navigator.locks.request(LOCK_NAME, hold).catch(onFault);
      return undefined;
    })
    .catch(onFault);
  return place;
}
