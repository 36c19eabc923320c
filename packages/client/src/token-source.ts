import type { Timers } from './environment.ts';

/** Over it, a call of the app's `getToken` counts as failed and its late answer is ignored. */
const GET_TOKEN_MS_MAX = 30_000;

/** The token at hand and how to get the next one. */
export interface TokenSource {
  /** The token at hand, or a new one. */
  get(): Promise<string>;
  /** A new token. Calls during a call share its answer. */
  renew(): Promise<string>;
  /** The token at hand is of no use any more. */
  forget(): void;
}

/** Wraps the app's `getToken`: one call at a time, none for longer than 30 s, its last answer remembered. */
export function createTokenSource(getToken: () => Promise<string>, timers: Timers): TokenSource {
  let token: string | undefined;
  let inFlight: Promise<string> | undefined;

  const renew = () => {
    inFlight ??= withTimeout(getToken, timers)
      .then((renewed) => {
        token = renewed;
        return renewed;
      })
      .finally(() => {
        inFlight = undefined;
      });
    return inFlight;
  };
  return {
    get: () => (token === undefined ? renew() : Promise.resolve(token)),
    renew,
    forget: () => {
      token = undefined;
    },
  };
}

function withTimeout(getToken: () => Promise<string>, timers: Timers): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = timers.setTimeout(
      () => reject(new Error(`getToken did not answer within ${GET_TOKEN_MS_MAX} ms`)),
      GET_TOKEN_MS_MAX,
    );
    // An async wrapper turns a getToken that throws at once into a rejection.
    (async () => getToken())()
      .then(resolve, reject)
      .finally(() => timers.clearTimeout(timer));
  });
}
