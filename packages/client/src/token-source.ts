import type { Timers } from './environment.ts';
import { hasExpired, tokenFrom } from './token-answer.ts';

/** Over it, a call of the app's `getToken` counts as failed and its late answer is ignored. */
const GET_TOKEN_MS_MAX = 30_000;
/** So many answers in a row that look expired are sent back to the app; after them the clock is as suspect as they are. */
const EXPIRED_ANSWERS_MAX = 3;

/**
 * Why a token is wanted. `start`: there is none yet; `renewal`: the one in use ends soon; `refused`: the server did not
 * take it; `expired`: it has ended. A cached token is of no use for any but the first.
 */
export type TokenReason = 'start' | 'renewal' | 'refused' | 'expired';

export interface TokenRequest {
  readonly reason: TokenReason;
  /** Aborts when nobody waits for the answer any more: stopped, closed or 30 s over. Pass it on to `fetch`. */
  readonly signal: AbortSignal;
}

/**
 * The app's function that answers a token of its company. What it throws is retried with backoff, except for
 * `UnauthorizedError`, which closes the connection.
 */
export type GetToken = (request: TokenRequest) => Promise<string>;

/** The token at hand and how to get the next one. */
export interface TokenSource {
  /** The token at hand, or a new one. @throws what `getToken` threw, or ClientError when it answered no usable token */
  get(): Promise<string>;
  /** A new token. Calls during a call share its answer. @throws as `get` does */
  renew(reason: TokenReason): Promise<string>;
  /** The token at hand, or only `which`, is of no use any more, for the reason that the next call tells the app. */
  forget(reason: TokenReason, which?: string): void;
  /** Nobody waits any more: a call under way is aborted and its answer ignored. */
  abort(): void;
  /** The server took the token. */
  accepted(): void;
}

/**
 * Wraps the app's `getToken`: one call at a time, none for longer than 30 s, its last answer remembered.
 * @param serverNowMs the server's time, ms since the epoch; undefined while unknown
 */
export function createTokenSource(
  getToken: GetToken,
  serverNowMs: () => number | undefined,
  timers: Timers,
): TokenSource {
  let token: string | undefined;
  let inFlight: Call<string> | undefined;
  let nextReason: TokenReason = 'start';
  let expiredAnswers = 0;

  // Once the server has been left to judge, it is until it takes a token: our clock would only hide the fresh one.
  const judgingTimeMs = () => (expiredAnswers < EXPIRED_ANSWERS_MAX ? serverNowMs() : undefined);
  const remember = (answer: unknown) => {
    const nowMs = judgingTimeMs();
    if (typeof answer === 'string' && hasExpired(answer, nowMs)) {
      expiredAnswers++;
      nextReason = 'expired';
    }
    token = tokenFrom(answer, nowMs);
    return token;
  };
  const renew = (reason: TokenReason) => {
    if (inFlight) return inFlight.answer;
    const asked = ask(getToken, reason, timers);
    const call: Call<string> = {
      abort: asked.abort,
      answer: asked.answer
        .then((answer) => {
          if (inFlight !== call) throw new Error('the answer of getToken came after nobody waited any more');
          return remember(answer);
        })
        .finally(() => {
          if (inFlight === call) inFlight = undefined;
        }),
    };
    inFlight = call;
    return call.answer;
  };
  return {
    get: () => {
      if (token !== undefined && hasExpired(token, judgingTimeMs())) {
        token = undefined;
        nextReason = 'expired';
      }
      return token === undefined ? renew(nextReason) : Promise.resolve(token);
    },
    renew,
    forget: (reason, which = token) => {
      if (token !== which) return;
      token = undefined;
      nextReason = reason;
    },
    abort: () => {
      const aborted = inFlight;
      inFlight = undefined;
      aborted?.abort();
    },
    accepted: () => {
      expiredAnswers = 0;
    },
  };
}

interface Call<Answer> {
  readonly answer: Promise<Answer>;
  abort(): void;
}

function ask(getToken: GetToken, reason: TokenReason, timers: Timers): Call<unknown> {
  const controller = new AbortController();
  let abort: () => void = () => undefined;
  const answer = new Promise<unknown>((resolve, reject) => {
    const giveUp = (message: string) => {
      timers.clearTimeout(timer);
      controller.abort();
      reject(new Error(message));
    };
    const timer = timers.setTimeout(
      () => giveUp(`getToken did not answer within ${GET_TOKEN_MS_MAX} ms`),
      GET_TOKEN_MS_MAX,
    );
    abort = () => giveUp('getToken was aborted');
    // An async wrapper turns a getToken that throws at once into a rejection.
    (async () => getToken({ reason, signal: controller.signal }))()
      .then(resolve, reject)
      .finally(() => timers.clearTimeout(timer));
  });
  return { answer, abort };
}
