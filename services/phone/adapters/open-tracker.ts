import { createTracker, type DeviceStatus, type Duty, UnauthorizedError } from '@fieldcast/client';
import { defaultPolicy, type Sampling } from '@fieldcast/core';
import type { Fix } from '@fieldcast/protocol';
import type { Person } from '../core/session.ts';
import { createGeolocationWatch } from './geolocation-watch.ts';
import { ApiError } from './phone-api.ts';
import type { Session } from './session.ts';
import type { PhoneTracker } from './tracking.ts';

const APP_VERSION = 'phone-page/0.1.0';
/** The one way of sampling there is here: the policy's own, whatever the phone does. */
const SAMPLING: Sampling = { ...defaultPolicy, accuracy: 'high', reason: 'moving' };

/** A tracker for this person, fed by the browser's location while on duty. Its queue lives as long as the page. */
export function openTracker(person: Person, session: Pick<Session, 'token'>, deviceId: string): PhoneTracker {
  const tracker = createTracker({
    url: person.trackUrl,
    getToken: ({ signal }) => tokenOf(session, signal),
    deviceId,
    appVersion: APP_VERSION,
  });
  const changed = new Set<() => void>();
  const tellAll = () => {
    for (const handler of changed) handler();
  };
  let status: DeviceStatus = {};
  let lastFix: Fix | undefined;
  let lastStored: Fix | undefined;
  const setStatus = (part: DeviceStatus) => {
    status = { ...status, ...part };
    tracker.setStatus(status);
    tellAll();
  };
  const watch = createGeolocationWatch({
    sampling: SAMPLING,
    onFix: (fix) => {
      lastFix = fix;
      tracker.push(fix);
      tellAll();
    },
    onBlockers: (blockers) => setStatus({ blockers }),
  });
  for (const event of ['state', 'logged', 'refused', 'dropped', 'error'] as const) tracker.on(event, tellAll);
  tracker.on('stored', ({ fixes }) => {
    for (const fix of fixes) if (fix.timeMs >= (lastStored?.timeMs ?? 0)) lastStored = fix;
    tellAll();
  });
  const duty = (): Duty => status.duty ?? 'off_duty';
  return {
    start: () => tracker.start(),
    stop: () => {
      watch.stop();
      return tracker.stop();
    },
    setDuty: (wanted) => {
      setStatus({ duty: wanted });
      if (wanted === 'off_duty') watch.stop();
      else watch.start();
    },
    setStatus,
    locateNow: () => watch.locateNow(),
    flush: async () => tracker.wake(),
    wake: () => tracker.wake(),
    on: (_, handler) => {
      changed.add(handler);
      return () => void changed.delete(handler);
    },
    getState: () => {
      const state = tracker.getState();
      return {
        ...state,
        duty: duty(),
        blockers: status.blockers ?? [],
        depth: state.queued + state.inFlight + state.logged,
        oldestTimeMs: undefined,
        thinned: 0,
        isStoreFailing: false,
        sampling: duty() === 'off_duty' ? undefined : SAMPLING,
        isWatched: false,
        watcherNames: [],
        lastFix,
        lastStored,
      };
    },
  };
}

async function tokenOf(session: Pick<Session, 'token'>, signal: AbortSignal): Promise<string> {
  try {
    return await session.token(signal);
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 401)
      throw new UnauthorizedError('the session has ended', { cause });
    throw cause;
  }
}
