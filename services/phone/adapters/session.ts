import { type ReadonlySignal, signal } from '@preact/signals';
import { type Person, pastedCodeOf, type SessionState, type SignInProblem, signInProblem } from '../core/session.ts';
import { ApiError, type PhoneApi, type SessionInfo } from './phone-api.ts';
import type { PhoneMemory } from './phone-memory.ts';

/** Who this phone sends for. */
export interface Session {
  readonly state: ReadonlySignal<SessionState>;
  /** Signs in with the code of a link, or goes on as whom the phone remembers: without a network too. */
  start(code: string | undefined): Promise<void>;
  /** Signs in with what somebody pasted: a link, or the code of one. */
  signInWith(pasted: string): Promise<void>;
  /** Once more, with the code that could not be sent. */
  retry(): Promise<void>;
  /** The same, when the last attempt could not reach the server. */
  retryIfUnreachable(): Promise<void>;
  /** A token for the technician's connection. @throws ApiError; 401 has ended the session here as well. */
  token(signal?: AbortSignal): Promise<string>;
  signOut(): Promise<void>;
}

export function createSession(api: PhoneApi, memory: PhoneMemory): Session {
  const state = signal<SessionState>({ kind: 'opening' });
  const signedOut = (problem: SignInProblem | undefined) => {
    memory.setPerson(undefined);
    state.value = { kind: 'signed-out', problem };
  };
  const enter = (person: Person) => {
    memory.setPerson(person);
    const before = state.peek();
    // The same person again must not restart a tracker that is already at work.
    if (before.kind === 'signed-in' && isSame(before.person, person)) return;
    state.value = { kind: 'signed-in', person };
  };
  const personOf = async (info: SessionInfo): Promise<Person> => {
    const { trackUrl } = await api.trackToken();
    return { ...info, trackUrl };
  };

  const signIn = async (code: string) => {
    state.value = { kind: 'signing-in' };
    try {
      enter(await personOf(await api.signIn(code)));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const known = memory.person();
      const problem = signInProblem(error.status, code, error.retryAfterMs);
      // Who opens last week's link again, or opens it in a cellar, is still signed in from the last time.
      if (known) await goOnAs(known);
      else state.value = { kind: 'signed-out', problem };
    }
  };
  /** Asks who is signed in; while the server is out of reach the remembered person stays. */
  const confirm = async () => {
    try {
      const info = await api.readSession();
      if (info) enter(await personOf(info));
      else signedOut(memory.person() && { kind: 'session-over' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 401) signedOut({ kind: 'session-over' });
      else if (!memory.person())
        state.value = { kind: 'signed-out', problem: { kind: 'unreachable', code: undefined } };
    }
  };

  const goOnAs = (known: Person) => {
    state.value = { kind: 'signed-in', person: known };
    return confirm();
  };

  const retry = () => {
    const before = state.peek();
    const problem = before.kind === 'signed-out' ? before.problem : undefined;
    return problem?.kind === 'unreachable' && problem.code !== undefined ? signIn(problem.code) : confirm();
  };

  return {
    state,
    start: (code) => {
      if (code !== undefined) return signIn(code);
      const known = memory.person();
      return known ? goOnAs(known) : confirm();
    },
    signInWith: async (pasted) => {
      const code = pastedCodeOf(pasted);
      if (code === undefined) state.value = { kind: 'signed-out', problem: { kind: 'not-a-link' } };
      else await signIn(code);
    },
    retry,
    retryIfUnreachable: async () => {
      const before = state.peek();
      if (before.kind === 'signed-out' && before.problem?.kind === 'unreachable') await retry();
    },
    token: async (signal) => {
      try {
        const { token, trackUrl } = await api.trackToken(signal);
        const known = memory.person();
        // A server that moved is met at its new address from the next start on.
        if (known && known.trackUrl !== trackUrl) memory.setPerson({ ...known, trackUrl });
        return token;
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) signedOut({ kind: 'session-over' });
        throw error;
      }
    },
    signOut: async () => {
      signedOut(undefined);
      try {
        await api.signOut();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        // The cookie may still be good: better to say so than to leave a lent phone signed in unnoticed.
        signedOut({ kind: 'not-ended' });
      }
    },
  };
}

function isSame(one: Person, other: Person): boolean {
  return one.technicianId === other.technicianId && one.trackUrl === other.trackUrl;
}
