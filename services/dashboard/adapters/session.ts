import { type ReadonlySignal, signal } from '@preact/signals';
import { type SessionState, signInProblem } from '../core/session.ts';
import { createZone } from '../core/zone.ts';
import { ApiError, type DispatchApi, type SessionInfo } from './dispatch-api.ts';

/** The browser's session with the dispatch service. */
export interface Session {
  readonly state: ReadonlySignal<SessionState>;
  /** Finds out whether somebody is signed in, or signs in with the code of a link. */
  start(code: string | undefined): Promise<void>;
  signIn(email: string, password: string): Promise<void>;
  /** Ends the session here and on the server; the page forgets it even when the server does not answer. */
  signOut(): Promise<void>;
  /** Back to the sign-in form, because the session has ended by itself. */
  expire(): void;
}

/** Between two attempts to find out who is signed in, ms. */
const START_RETRY_MS = 3_000;

export function createSession(api: DispatchApi): Session {
  const state = signal<SessionState>({ kind: 'starting', isFailing: false });

  const enter = async (way: 'password' | 'link', credentials: Parameters<DispatchApi['signIn']>[0]) => {
    state.value = { kind: 'signing-in', way };
    try {
      state.value = signedIn(await api.signIn(credentials));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      state.value = { kind: 'signed-out', problem: signInProblem(way, error.status, error.retryAfterMs) };
    }
  };
  const resume = async () => {
    try {
      const session = await api.readSession();
      state.value = session ? signedIn(session) : { kind: 'signed-out', problem: undefined };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      state.value = { kind: 'starting', isFailing: true };
      await new Promise((resolve) => setTimeout(resolve, START_RETRY_MS));
      await resume();
    }
  };
  return {
    state,
    start: (code) => (code === undefined ? resume() : enter('link', { code })),
    signIn: (email, password) => enter('password', { email, password }),
    signOut: async () => {
      state.value = { kind: 'signed-out', problem: undefined };
      try {
        await api.signOut();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        // The cookie may still be good: better to say so than to leave a shared computer signed in unnoticed.
        state.value = { kind: 'signed-out', problem: { kind: 'not-ended' } };
      }
    },
    expire: () => {
      state.value = { kind: 'signed-out', problem: undefined };
    },
  };
}

function signedIn({ userName, tenantName, timeZone }: SessionInfo): SessionState {
  return { kind: 'signed-in', userName, tenantName, zone: createZone(timeZone) };
}
