import { fullJitterDelayMs } from '@fieldcast/core';
import { type Environment, TIMER_MS_MAX } from './environment.ts';
import type { ServerClock } from './server-clock.ts';
import type { TokenSource } from './token-source.ts';

/** A token is renewed after this share of its remaining life, drawn for each renewal. */
const RENEW_SHARE = { min: 0.75, max: 0.9 };
/** Never ask the app for tokens faster than this while the connection is up. */
const RENEW_DELAY_MS_MIN = 5_000;
const RENEW_RETRY_BOUNDS = { baseMs: 10_000, capMs: 60_000 };

/** Gets the next token before the one in use ends. */
export interface TokenRenewal {
  /** A session begins with this token. */
  use(token: string): void;
  /** The server took the token in use and named its end, ms since the epoch; 0: it did not, and will remind us. */
  accepted(expiresAtMs: number): void;
  /** The server's clock is known anew: what was computed from it is not true any more. */
  clockWasSet(): void;
  /** Renews now. While a renewal is under way: nothing more. */
  renew(): void;
  /** Renews now if its time has come unnoticed, while the device slept. */
  renewIfDue(): void;
  /** Before a new session: a token past its renewal is not worth a Hello. */
  forgetIfDue(): void;
  /** The session is over; answers that come later are remembered but not sent. */
  pause(): void;
}

interface RenewalEvents {
  /** A new token, to be sent on the open connection. */
  onRenewed(token: string): void;
  /** What `getToken` threw; true when there is no use in trying again. */
  onFailed(cause: unknown): boolean;
}

export function createTokenRenewal(
  { tokens, serverClock }: { tokens: TokenSource; serverClock: ServerClock },
  { random, timers }: Pick<Environment, 'random' | 'timers'>,
  { onRenewed, onFailed }: RenewalEvents,
): TokenRenewal {
  /** Both by the server's clock, ms: the timers of a device that sleeps, or whose clock is set, tell too little. */
  let expiresAtMs = Number.POSITIVE_INFINITY;
  let renewAtMs = Number.POSITIVE_INFINITY;
  let tokenInUse: string | undefined;
  let failures = 0;
  let timer: unknown;
  /** Changes with each session, so that an answer knows whether its question still counts. */
  let session = 0;
  let isRenewing = false;

  const renewAfter = (delayMs: number) => {
    timers.clearTimeout(timer);
    timer = timers.setTimeout(renew, Math.min(Math.max(delayMs, RENEW_DELAY_MS_MIN), TIMER_MS_MAX));
  };
  const renewLater = () => {
    const delayMs = fullJitterDelayMs(failures++, RENEW_RETRY_BOUNDS, random);
    renewAtMs = serverClock.nowMs() + delayMs;
    renewAfter(delayMs);
  };
  const schedule = () => {
    timers.clearTimeout(timer);
    if (expiresAtMs === Number.POSITIVE_INFINITY) return;
    const lifeMs = expiresAtMs - serverClock.nowMs();
    renewAtMs = expiresAtMs - lifeMs * (1 - RENEW_SHARE.min - random() * (RENEW_SHARE.max - RENEW_SHARE.min));
    // The server took it a moment ago, so it is a clock that is wrong; asking the app in a loop would not set it right.
    if (lifeMs <= 0) renewLater();
    else renewAfter(renewAtMs - serverClock.nowMs());
  };
  const take = (token: string) => {
    // An app that hands out its cached token again has nothing newer yet.
    if (token === tokenInUse) return renewLater();
    use(token);
    onRenewed(token);
  };
  const use = (token: string) => {
    tokenInUse = token;
    expiresAtMs = Number.POSITIVE_INFINITY;
    renewAtMs = Number.POSITIVE_INFINITY;
  };
  const renew = () => {
    if (isRenewing) return;
    timers.clearTimeout(timer);
    const asked = session;
    isRenewing = true;
    tokens.renew('renewal').then(
      (token) => {
        if (session !== asked) return;
        isRenewing = false;
        take(token);
      },
      (cause: unknown) => {
        if (session !== asked) return;
        isRenewing = false;
        if (!onFailed(cause)) renewLater();
      },
    );
  };

  return {
    use: (token) => {
      if (token !== tokenInUse) use(token);
    },
    accepted: (acceptedUntilMs) => {
      tokens.accepted();
      expiresAtMs = acceptedUntilMs > 0 ? acceptedUntilMs : Number.POSITIVE_INFINITY;
      renewAtMs = Number.POSITIVE_INFINITY;
      if (expiresAtMs - serverClock.nowMs() > 0) failures = 0;
      schedule();
    },
    clockWasSet: () => {
      if (!isRenewing) schedule();
    },
    renew,
    renewIfDue: () => {
      if (serverClock.nowMs() >= renewAtMs) renew();
    },
    forgetIfDue: () => {
      const nowMs = serverClock.nowMs();
      if (nowMs < renewAtMs && nowMs < expiresAtMs) return;
      // A renewal that ended after its session has already brought another one, which is fresh.
      tokens.forget(nowMs >= expiresAtMs ? 'expired' : 'renewal', tokenInUse);
      renewAtMs = Number.POSITIVE_INFINITY;
    },
    pause: () => {
      session++;
      isRenewing = false;
      timers.clearTimeout(timer);
    },
  };
}
