import { createBrowserLocation, createIndexedDbStore, createTracker, UnauthorizedError } from '@fieldcast/client';
import type { Person } from '../core/session.ts';
import { ApiError } from './phone-api.ts';
import type { Session } from './session.ts';
import type { PhoneTracker } from './tracking.ts';

const APP_VERSION = 'phone-page/0.1.0';

/** The SDK's tracker for this person: the browser's location, and a queue of their own that outlives the page. */
export function openTracker(person: Person, session: Pick<Session, 'token'>): PhoneTracker {
  return createTracker({
    url: person.trackUrl,
    getToken: ({ signal }) => tokenOf(session, signal),
    location: createBrowserLocation(),
    // Who signs in next on this phone must not send what this person left behind.
    store: createIndexedDbStore({ name: `fieldcast-phone ${person.trackUrl} ${person.technicianId}` }),
    appVersion: APP_VERSION,
  });
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
